"""The row of tools beside the map: one is in use at a time."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QToolBar, QWidget

from wafer_studio.ui.canvas.tools.table import TOOLS
from wafer_studio.ui.drawing import LOOK, Drawing
from wafer_studio.ui.language import translated


class Toolbox(QToolBar):
    """The tools' actions, one checked.

    Args:
        drawing: whose tools they are.
        actions: of the window, by key; ``tool_brush`` and the like are taken in.
    """

    def __init__(
        self, drawing: Drawing, actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(translated("toolbox", "Tools"), parent)
        self.setObjectName("tools")
        self.setAccessibleName(translated("toolbox", "Tools"))
        self.setOrientation(Qt.Orientation.Vertical)
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._group = QActionGroup(self)
        self._actions = {}
        for key in (LOOK, *(entry.key for entry in TOOLS)):
            action = actions[f"tool_{key}"]
            action.setCheckable(True)
            self._group.addAction(action)
            self.addAction(action)
            self._actions[key] = action
        self._show(drawing.tool)
        drawing.tool_changed.connect(self._show)

    def _show(self, key: str) -> None:
        self._actions[key].setChecked(True)
