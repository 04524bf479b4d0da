"""Drawing on the map: joins tools, desk, view and the commands of the menus."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ml_core.drawing import edits, paste, proposals
from ml_core.drawing.outcome import Outcome
from ml_core.wafer.annotation import Edit, proposal_key
from ml_core.wafer.checks import Finding, mend
from ml_core.wafer.inspection import Defect
from ml_core.wafer.taxonomy import CLASSES
from wafer_studio.app.annotating import Annotating
from wafer_studio.app.measuring import Measuring
from wafer_studio.ui.canvas.tools.bench import Bench, ToolSettings, take
from wafer_studio.ui.canvas.tools.table import TOOLS, make_tools
from wafer_studio.ui.canvas.view import MapView
from wafer_studio.ui.desk import Desk

LOOK: Final = "look"
"""Key of no tool: a click chooses a defect."""
_SELECT: Final = "select"
TOLERANCE: Final = 0.75
"""Raster pixels that an outline may move when it is simplified."""
_ASIDE: Final = 6.0


class Drawing(QObject):
    """What a person does to shapes, on one map view.

    Args:
        view: shows the shapes and hosts the tools.
        desk: what tools and panels share.
        annotating: the open annotation.
        measuring: tells which defects of the model nobody drew.

    Attributes:
        settings: what a person sets for the tools.
        shortcuts: keys that choose a class, by their names in the table of keys.
    """

    tool_changed = Signal(str)
    """Another tool is in use, by its key; ``LOOK`` for none."""

    def __init__(
        self, view: MapView, desk: Desk, annotating: Annotating, measuring: Measuring
    ) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self._annotating, self._measuring = annotating, measuring
        self.settings = ToolSettings()
        self._tools = make_tools(Bench(desk, self.settings))
        self._tool = LOOK
        self._clip: paste.Clip | None = None
        self.shortcuts: dict[str, QShortcut] = {}
        annotating.opened.connect(self._show_all)
        annotating.edited.connect(self._show_edit)
        measuring.measured.connect(self._show_proposals)
        desk.selection_changed.connect(lambda: view.set_selected(desk.selected_ids))
        desk.redraw_asked.connect(view.update)

    @property
    def tool(self) -> str:
        """Key of the tool in use; ``LOOK`` for none."""
        return self._tool

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
            self._take(edits.set_class(self._desk.selected, class_key))

    def calls(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does, by its key."""
        chosen = {f"tool_{entry.key}": self._choice(entry.key) for entry in TOOLS}
        return {
            **chosen,
            "tool_look": self._choice(LOOK),
            "undo": self._annotating.undo,
            "redo": self._annotating.redo,
            "copy": self._copy,
            "paste": self._paste,
            "duplicate": self._duplicate,
            "delete": lambda: self._take(edits.delete(self._desk.selected)),
            "select_all": lambda: self._desk.select([s.shape_id for s in self._desk.shapes]),
            "merge": lambda: self._take(edits.merge(self._desk.selected)),
            "simplify": lambda: self._take(
                edits.simplify(self._desk.selected, tolerance=TOLERANCE)
            ),
            "lock": self._lock,
            "class_from_model": self._fill_class,
            "accept": self.accept,
            "accept_all": self._accept_all,
            "reject": self.reject,
            "no_defect": self._no_defect,
        }

    def accept(self, number: int = 0) -> None:
        """Make a shape of a defect of the model, and mark the next one that nobody drew.

        Args:
            number: of the defect; the marked one, else the first that nobody drew, where 0.
        """
        defect = self._proposal(number)
        if self._take(proposals.accept([] if defect is None else [defect])) and defect is not None:
            self._mark_next(defect.number)

    def reject(self) -> None:
        """Say that the marked defect of the model is none, and mark the next one."""
        defect, inspection = self._proposal(0), self._desk.inspection
        if defect is None or inspection is None:
            self._desk.say("Every defect of the model is drawn or rejected.")
            return
        said = self._annotating.remarks
        key = proposal_key(inspection.model.sha256, defect.number)
        name = f"Reject: {defect.defect_class.title} (defect {defect.number})"
        self._annotating.remark(name, replace(said, rejected=(*said.rejected, key)))
        self._mark_next(defect.number)

    def mend(self, finding: Finding) -> None:
        """Put right what a check found."""
        shape = next((s for s in self._desk.shapes if s.shape_id == finding.shape_id), None)
        if shape is None:
            return
        if shape.is_locked:
            self._desk.say("The shape is locked; unlock it to mend it.")
            return
        others = [s for s in self._desk.shapes if s is not shape]
        mended = mend(shape, finding.trouble, others=others)
        self._take(Outcome(Edit(f"Mend: {finding.trouble.value}", (shape,), mended)))

    def _choice(self, key: str) -> Callable[[], object]:
        return lambda: self.choose_tool(key)

    def _take(self, outcome: Outcome) -> bool:
        return take(self._desk, outcome)

    def _copy(self) -> None:
        wafer, shapes = self._desk.wafer, self._desk.selected
        if wafer is None or not shapes:
            self._desk.say("Select a shape first.")
            return
        self._clip = paste.clip_of(shapes, wafer)
        self._desk.say(f"{len(shapes)} shape{'' if len(shapes) == 1 else 's'} copied.")

    def _paste(self) -> None:
        wafer = self._desk.wafer
        if wafer is None or self._clip is None:
            self._desk.say("Copy a shape first.")
            return
        self._take(paste.paste(self._clip, wafer))

    def _duplicate(self) -> None:
        wafer = self._desk.wafer
        if wafer is not None:
            width, height = wafer.grid.raster_size
            chosen = self._desk.selected
            self._take(edits.duplicate(chosen, _ASIDE, _ASIDE, width=width, height=height))

    def _lock(self) -> None:
        chosen = self._desk.selected
        is_locked = not all(shape.is_locked for shape in chosen)
        self._take(edits.set_locked(chosen, is_locked=is_locked))

    def set_locked(self, shape_id: str, *, is_locked: bool) -> None:
        """Lock or unlock one shape."""
        chosen = [s for s in self._desk.shapes if s.shape_id == shape_id]
        take(self._desk, edits.set_locked(chosen, is_locked=is_locked), selects=False)

    def _fill_class(self) -> None:
        inspection = self._desk.inspection
        if inspection is None:
            self._desk.say("The model has not seen this wafer yet.")
            return
        self._take(proposals.fill_class(self._desk.selected, inspection))

    def _accept_all(self) -> None:
        self._take(proposals.accept(self._unmarked()))

    def _no_defect(self) -> None:
        said = self._annotating.remarks
        name = "Defects" if said.has_no_defect else "No defect"
        self._annotating.remark(name, replace(said, has_no_defect=not said.has_no_defect))

    def _unmarked(self) -> Sequence[Defect]:
        """Defects of the model that nobody drew or rejected."""
        report, inspection = self._measuring.report, self._desk.inspection
        if report is None or inspection is None:
            return ()
        return [d for d in inspection.defects if d.number in report.unmarked]

    def _proposal(self, number: int) -> Defect | None:
        left = self._unmarked()
        wanted = number or self._view.current_defect
        return next((d for d in left if d.number == wanted), left[0] if left else None)

    def _mark_next(self, number: int) -> None:
        rest = [d for d in self._unmarked() if d.number != number]
        later = [d for d in rest if d.number > number]
        following = later or rest
        self._view.mark_defect(following[0].number if following else 0)

    def _show_all(self) -> None:
        self._view.set_shapes(self._annotating.shapes)
        self._show_proposals()

    def _show_edit(self, edit: Edit) -> None:
        self._view.set_shapes(self._annotating.shapes, edit.shape_ids)

    def _show_proposals(self) -> None:
        report = self._measuring.report
        self._view.set_proposals(None if report is None else report.unmarked)
