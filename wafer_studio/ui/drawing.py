"""Drawing on the map: joins tools, desk and view."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ml_core.wafer.annotation import Edit
from ml_core.wafer.taxonomy import CLASSES
from wafer_studio.app.annotating import Annotating
from wafer_studio.ui.canvas.tools.bench import Bench, ToolSettings
from wafer_studio.ui.canvas.tools.table import TOOLS, make_tools
from wafer_studio.ui.canvas.view import MapView
from wafer_studio.ui.desk import Desk
from wafer_studio.ui.shape_commands import ShapeCommands

LOOK: Final = "look"
"""Key of no tool: a click chooses a defect."""
_SELECT: Final = "select"


class Drawing(QObject):
    """What a person draws on one map view.

    Args:
        view: shows the shapes and hosts the tools.
        desk: what tools and panels share.
        annotating: the open annotation.

    Attributes:
        settings: what a person sets for the tools.
        commands: on the selected shapes.
        shortcuts: keys that choose a class, by their names in the table of keys.
    """

    tool_changed = Signal(str)
    """Another tool is in use, by its key; ``LOOK`` for none."""

    def __init__(self, view: MapView, desk: Desk, annotating: Annotating) -> None:
        super().__init__(view)
        self._view, self._desk, self._annotating = view, desk, annotating
        self.settings = ToolSettings()
        self.commands = ShapeCommands(desk)
        self._tools = make_tools(Bench(desk, self.settings))
        self._tool = LOOK
        self.shortcuts: dict[str, QShortcut] = {}
        annotating.opened.connect(lambda: view.set_shapes(annotating.shapes))
        annotating.edited.connect(self._show_edit)
        desk.selection_changed.connect(lambda: view.set_selected(desk.selected_ids))
        desk.redraw_asked.connect(view.update)

    @property
    def tool(self) -> str:
        """Key of the tool in use; ``LOOK`` for none."""
        return self._tool

    @property
    def is_busy(self) -> bool:
        """True while a stroke or an outline is under way."""
        tool = self._tools.get(self._tool)
        return tool is not None and tool.is_busy

    def choose_tool(self, key: str) -> None:
        """Use a tool, or none."""
        if key == self._tool:
            return
        self._tool = key
        self._view.set_tool(self._tools.get(key))
        self.tool_changed.emit(key)

    def add_class_keys(self, parent: QWidget) -> None:
        """Have the digits choose classes wherever the focus is inside a widget."""
        for each in CLASSES:
            shortcut = QShortcut(QKeySequence(each.hotkey), parent)
            shortcut.activated.connect(lambda key=each.key: self.choose_class(key))
            self.shortcuts[f"pick_class_{each.hotkey}"] = shortcut

    def choose_class(self, class_key: str) -> None:
        """Draw this class from now on; with the tool that selects, give it to the selection too."""
        self._desk.set_class(class_key)
        if self._desk.selected and self._tool == _SELECT:
            self.commands.set_class(class_key)

    def calls(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does, by its key."""
        keys = (LOOK, *(entry.key for entry in TOOLS))
        chosen = {f"tool_{key}": lambda key=key: self.choose_tool(key) for key in keys}
        history = {"undo": self._annotating.undo, "redo": self._annotating.redo}
        return {**chosen, **history, **self.commands.calls()}

    def _show_edit(self, edit: Edit) -> None:
        self._view.set_shapes(self._annotating.shapes, edit.shape_ids)
