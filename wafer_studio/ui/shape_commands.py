"""Commands on the selected shapes: each one step."""

from collections.abc import Callable
from typing import Final

from ml_core.drawing import edits, paste, proposals
from ml_core.drawing.outcome import Outcome
from ml_core.wafer.annotation import Edit
from ml_core.wafer.checks import Finding, mend
from wafer_studio.ui.canvas.tools.bench import take
from wafer_studio.ui.desk import Desk
from wafer_studio.ui.language import translated
from wafer_studio.ui.shared_words import counted

TOLERANCE: Final = 0.75
"""Raster pixels that an outline may move when it is simplified."""
_ASIDE: Final = 6.0


class ShapeCommands:
    """What the menus do to shapes.

    Args:
        desk: gives the selection and takes the steps.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._clip: paste.Clip | None = None

    def calls(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does, by its key."""
        return {
            "copy": self.copy,
            "paste": self.paste,
            "duplicate": self.duplicate,
            "delete": self.delete,
            "select_all": lambda: self._desk.select([s.shape_id for s in self._desk.shapes]),
            "merge": lambda: self._take(edits.merge(self._desk.selected)),
            "simplify": lambda: self._take(
                edits.simplify(self._desk.selected, tolerance=TOLERANCE)
            ),
            "lock": self.lock,
            "class_from_model": self.fill_class,
        }

    def set_class(self, class_key: str) -> None:
        """Give the selected shapes another class."""
        self._take(edits.set_class(self._desk.selected, class_key))

    def delete(self) -> None:
        """Delete the selected shapes."""
        self._take(edits.delete(self._desk.selected))

    def copy(self) -> None:
        """Copy the selected shapes, for this wafer or another."""
        wafer, shapes = self._desk.wafer, self._desk.selected
        if wafer is None or not shapes:
            self._desk.say(translated("shape_commands", "Select a shape first."))
            return
        self._clip = paste.clip_of(shapes, wafer)
        self._desk.say(counted("shape copied", len(shapes)))

    def paste(self) -> None:
        """Paste what was copied."""
        wafer = self._desk.wafer
        if wafer is None or self._clip is None:
            self._desk.say(translated("shape_commands", "Copy a shape first."))
            return
        self._take(paste.paste(self._clip, wafer))

    def duplicate(self) -> None:
        """Copy the selected shapes a little aside."""
        wafer = self._desk.wafer
        if wafer is not None:
            width, height = wafer.grid.raster_size
            chosen = self._desk.selected
            self._take(edits.duplicate(chosen, _ASIDE, _ASIDE, width=width, height=height))

    def lock(self) -> None:
        """Lock the selected shapes; unlock them where all are locked."""
        chosen = self._desk.selected
        is_locked = not all(shape.is_locked for shape in chosen)
        self._take(edits.set_locked(chosen, is_locked=is_locked))

    def set_locked(self, shape_id: str, *, is_locked: bool) -> None:
        """Lock or unlock one shape; the selection stays."""
        chosen = [s for s in self._desk.shapes if s.shape_id == shape_id]
        take(self._desk, edits.set_locked(chosen, is_locked=is_locked), selects=False)

    def fill_class(self) -> None:
        """Give the selected shapes the class that the model sees under them."""
        inspection = self._desk.inspection
        if inspection is None:
            self._desk.say(translated("shape_commands", "The model has not seen this wafer yet."))
            return
        self._take(proposals.fill_class(self._desk.selected, inspection))

    def mend(self, finding: Finding) -> None:
        """Put right what a check found."""
        shape = next((s for s in self._desk.shapes if s.shape_id == finding.shape_id), None)
        if shape is None:
            return
        if shape.is_locked:
            self._desk.say(
                translated("shape_commands", "The shape is locked; unlock it to mend it.")
            )
            return
        others = [s for s in self._desk.shapes if s is not shape]
        mended = mend(shape, finding.trouble, others=others)
        self._take(Outcome(Edit(f"Mend: {finding.trouble.value}", (shape,), mended)))

    def _take(self, outcome: Outcome) -> bool:
        return take(self._desk, outcome)
