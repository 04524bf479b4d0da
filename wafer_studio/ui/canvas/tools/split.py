"""Split: a line across shapes cuts them in two."""

from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from ml_core.drawing.painting import split
from ml_core.drawing.snapping import Snap
from wafer_studio.ui.canvas.camera import Camera
from wafer_studio.ui.canvas.tools.bench import Bench
from wafer_studio.ui.canvas.tools.marks import draw_line, draw_snap
from wafer_studio.ui.canvas.tools.plain import PlainTool
from wafer_studio.ui.canvas.tools.polygon import turned
from wafer_studio.ui.canvas.tools.tool import Pointer

Place = tuple[float, float]

_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


class SplitTool(PlainTool):
    """Cuts the selected shapes that a line crosses, or else all that it crosses."""

    KEY: ClassVar[str] = "split"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._line: tuple[Place, Place] | None = None
        self._snap: Snap | None = None

    @property
    def is_busy(self) -> bool:
        """True while a line is drawn."""
        return self._line is not None

    def press(self, at: Pointer) -> bool:
        """Begin the line."""
        if self.bench.is_ready():
            place = self._placed(at)
            self._line = (place, place)
        return True

    def move(self, at: Pointer) -> bool:
        """Draw it to the pointer."""
        place = self._placed(at)
        if self._line is not None:
            self._line = (self._line[0], place)
        return True

    def release(self, at: Pointer) -> bool:
        """Cut: one step."""
        if self._line is None:
            return False
        (x0, y0), (x1, y1) = line = (self._line[0], self._placed(at))
        self.drop()
        box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        near, selected = self.bench.index.touching(box), self.bench.desk.selected_ids
        self.bench.take(split(line, near, selected_ids=selected))
        return True

    def drop(self) -> None:
        """Forget the line."""
        self._line = self._snap = None

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """The line, and where the pointer snaps to."""
        if self._line is not None:
            draw_line(painter, camera, self._line)
        draw_snap(painter, camera, self._snap)

    def _placed(self, at: Pointer) -> Place:
        """Where the line ends: snapped, or with Shift along an eighth of a turn."""
        if at.modifiers & _SHIFT and self._line is not None:
            self._snap = None
            return turned(self._line[0], (at.x, at.y), self.bench.stretch)
        self._snap = self.bench.snap_at(at)
        return (at.x, at.y) if self._snap is None else (self._snap.x, self._snap.y)
