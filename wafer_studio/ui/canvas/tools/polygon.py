"""Polygon and hole: outlines set point by point."""

import math
from typing import ClassVar, Final

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from ml_core.drawing.painting import add, take_off
from ml_core.drawing.regions import Points
from ml_core.drawing.reshape import outline_region
from ml_core.drawing.snapping import Snap
from ml_core.wafer.shapes import Polygon
from wafer_studio.ui.canvas.camera import Camera
from wafer_studio.ui.canvas.tools.bench import REACH, Bench
from wafer_studio.ui.canvas.tools.marks import draw_grips, draw_line, draw_marked, draw_snap
from wafer_studio.ui.canvas.tools.plain import PlainTool
from wafer_studio.ui.canvas.tools.tool import Pointer
from wafer_studio.ui.language import noted, translated

Place = tuple[float, float]

CROSSES: Final = noted(
    "polygon",
    "The outline crosses itself; move a vertex, or mend it in the list of checks.",
)
_TOO_FEW: Final = noted(
    "polygon",
    "Set at least 3 points round a region; Backspace takes one back, Esc drops all.",
)
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_FINISH: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EIGHTH: Final = math.pi / 4


class PolygonTool(PlainTool):
    """A click sets a point; the first point, a double click or Enter closes the outline."""

    KEY: ClassVar[str] = "polygon"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.points: list[Place] = []
        self._hover: Place | None = None
        self._snap: Snap | None = None

    @property
    def is_busy(self) -> bool:
        """True while an outline is open."""
        return bool(self.points)

    def press(self, at: Pointer) -> bool:
        """Set a point, or close on the first one."""
        if not self.points and not self.bench.is_ready():
            return True
        place = self._placed(at)
        if self._closes(at):
            self._finish()
        elif not self.points or place != self.points[-1]:
            self.points.append(place)
        return True

    def move(self, at: Pointer) -> bool:
        """Show where the next point would be."""
        self._hover = self._placed(at)
        return True

    def release(self, at: Pointer) -> bool:  # noqa: ARG002
        """Points are set where the button goes down."""
        return True

    def double_click(self, at: Pointer) -> bool:  # noqa: ARG002
        """Close the outline; the first of the two clicks has set its last point."""
        if self.points:
            self._finish()
        return True

    def press_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Enter closes, Backspace takes a point back, Esc drops the outline."""
        if not self.points:
            return False
        if key in _FINISH:
            self._finish()
        elif key == Qt.Key.Key_Backspace:
            self.points.pop()
        else:
            return super().press_key(key, modifiers)
        return True

    def drop(self) -> None:
        """Forget the outline."""
        self.points = []
        self._snap = None

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """The outline so far, its points, and where the next would be."""
        hover = [self._hover] if self._hover is not None and self.points else []
        draw_line(painter, camera, [*self.points, *hover])
        if self.points:
            draw_grips(painter, camera, np.array(self.points))
            draw_marked(painter, camera, self.points[0])
        draw_snap(painter, camera, self._snap)

    def _placed(self, at: Pointer) -> Place:
        """Where a point goes: snapped, or with Shift along an eighth of a turn."""
        if at.modifiers & _SHIFT and self.points:
            self._snap = None
            return self.bench.held(*turned(self.points[-1], (at.x, at.y), self.bench.stretch))
        self._snap = self.bench.snap_at(at)
        found = self._snap
        return self.bench.held(*((at.x, at.y) if found is None else (found.x, found.y)))

    def _closes(self, at: Pointer) -> bool:
        if len(self.points) < 3:
            return False
        x, y = self.points[0]
        away = math.hypot(at.x - x, (at.y - y) * self.bench.stretch)
        return away * at.scale <= REACH

    def _finish(self) -> None:
        if len(self.points) < 3:
            self.bench.desk.say(translated("polygon", _TOO_FEW))
            return
        points = np.array(self.points)
        self.drop()
        self._commit(points)

    def _commit(self, points: Points) -> None:
        polygon = Polygon(points)
        width, height = self.bench.size
        region = outline_region(points, width=width, height=height)
        if region.is_empty:
            self.bench.desk.say(translated("polygon", _TOO_FEW))
            return
        is_taken = self.bench.take(
            add("Polygon", (polygon,), class_key=self.bench.class_for(region))
        )
        if is_taken and not polygon.is_valid:
            self.bench.desk.say(translated("polygon", CROSSES))


class HoleTool(PolygonTool):
    """Takes an outline off the selected shapes, or off all that it meets."""

    KEY: ClassVar[str] = "hole"

    def _commit(self, points: Points) -> None:
        width, height = self.bench.size
        region = outline_region(points, width=width, height=height)
        shapes, selected = self.bench.near(region), self.bench.desk.selected_ids
        outcome = take_off("Cut out", region, shapes, selected_ids=selected)
        if outcome.edit is None and not outcome.said:
            self.bench.desk.say(translated("polygon", "There is no shape to cut a hole into."))
        self.bench.take(outcome, selects=False)


def turned(start: Place, end: Place, stretch: float) -> Place:
    """The point nearest to another on a line at a multiple of 45 degrees, as seen on the wafer.

    Args:
        start: where the line begins, raster pixels.
        end: the point meant, raster pixels.
        stretch: height of a raster pixel over its width.
    """
    dx, dy = end[0] - start[0], (end[1] - start[1]) * stretch
    angle = round(math.atan2(dy, dx) / _EIGHTH) * _EIGHTH
    length = dx * math.cos(angle) + dy * math.sin(angle)
    return start[0] + length * math.cos(angle), start[1] + length * math.sin(angle) / stretch
