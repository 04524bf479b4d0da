"""Select and edit: choose shapes, move them and their vertices, delete."""

from collections.abc import Callable
from typing import ClassVar, Final

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from ml_core.drawing.edits import delete, move
from ml_core.drawing.hits import Spot, is_inside
from ml_core.drawing.outcome import Outcome, step
from ml_core.drawing.regions import redrawn
from ml_core.drawing.reshape import with_vertex_added, without_hole, without_vertex
from ml_core.wafer.errors import ShapeError
from ml_core.wafer.shapes import Polygon, Shape
from wafer_studio.ui.canvas.camera import Camera, Orientation
from wafer_studio.ui.canvas.tools.bench import REACH, Bench
from wafer_studio.ui.canvas.tools.drags import BandDrag, Drag, MoveDrag, VertexDrag
from wafer_studio.ui.canvas.tools.marks import draw_grips, draw_marked
from wafer_studio.ui.canvas.tools.plain import PlainTool
from wafer_studio.ui.canvas.tools.tool import Pointer

_ALT: Final = Qt.KeyboardModifier.AltModifier
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_DELETE: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_NUDGES: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_SHARE: Final = 0.25
_MOST_GRIPS: Final = 5000
"""Grips are painted while there are no more than these."""


class SelectTool(PlainTool):
    """Chooses shapes, and changes those that are chosen and not locked."""

    KEY: ClassVar[str] = "select"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._drag: Drag | None = None
        self._clicked = ""
        self._marked: tuple[str, int, int] | None = None
        self._cursor = Qt.CursorShape.ArrowCursor
        self._orientation = Orientation()

    @property
    def is_busy(self) -> bool:
        """True while something is dragged."""
        return self._drag is not None

    @property
    def cursor(self) -> Qt.CursorShape:
        """A hand over a vertex that can be taken, a cross over a shape, else an arrow."""
        return self._cursor

    def press(self, at: Pointer) -> bool:
        """Take a vertex, a shape, or the corner of a rubber band."""
        if self.bench.desk.wafer is None:
            return False
        self._clicked, self._marked = "", None
        grip = self._grip_at(at)
        if grip is not None:
            self._take_grip(grip, at)
        elif (shape := self._shape_at(at)) is not None:
            self._take_shape(shape, at)
        else:
            self._drag = BandDrag(self.bench, at)
        return True

    def move(self, at: Pointer) -> bool:
        """Drag, or show what can be taken."""
        if self._drag is not None:
            self._drag.move(at)
            return True
        before = self._cursor
        self._cursor = self._cursor_at(at)
        return before != self._cursor

    def release(self, at: Pointer) -> bool:
        """End the drag in one step; without a move it was a click."""
        drag, self._drag = self._drag, None
        if drag is None:
            return False
        drag.move(at)
        if drag.has_moved:
            drag.end()
        elif isinstance(drag, BandDrag) and not at.modifiers & _SHIFT:
            self.bench.desk.select([])
        elif self._clicked:
            self.bench.desk.select([self._clicked])
        return True

    def double_click(self, at: Pointer) -> bool:
        """Insert a vertex on an edge of a selected shape."""
        reach, stretch, ids = REACH / at.scale, self.bench.stretch, self.bench.open_ids
        edge = self.bench.index.edge_near(at.x, at.y, reach=reach, stretch=stretch, among=ids)
        if edge is None or self._grip_at(at) is not None or not self.bench.is_ready():
            return False
        x, y = self.bench.held(edge.x, edge.y)
        change = with_vertex_added(edge.shape.polygon, ring=edge.ring, edge=edge.vertex, x=x, y=y)
        if self.bench.take(_reshaped("Add vertex", edge.shape, change), selects=False):
            self._marked = (edge.shape.shape_id, edge.ring, edge.vertex + 1)
        return True

    def press_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Delete; nudge by Alt and arrows, Shift by dies; Esc drops the drag or the selection."""
        if self._drag is not None:
            return super().press_key(key, modifiers)
        if key in _DELETE and self.bench.desk.selected_ids:
            self._delete()
        elif key in _NUDGES and modifiers & _ALT and self.bench.desk.selected_ids:
            self._nudge(key, is_far=bool(modifiers & _SHIFT))
        elif key == Qt.Key.Key_Escape and self.bench.desk.selected_ids:
            self._marked = None
            self.bench.desk.select([])
        else:
            return False
        return True

    def drop(self) -> None:
        """Forget the drag and the chosen vertex."""
        self._drag = self._marked = None

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Grips of the selected shapes, and the drag."""
        self._orientation = camera.orientation
        rings = [r for s in self.bench.selected if not s.is_locked for r in s.polygon.rings]
        if rings and sum(len(ring) for ring in rings) <= _MOST_GRIPS:
            draw_grips(painter, camera, np.concatenate(rings))
        marked = self._marked_spot()
        if marked is not None:
            draw_marked(painter, camera, (marked.x, marked.y))
        if self._drag is not None:
            self._drag.paint(painter, camera)

    def _grip_at(self, at: Pointer) -> Spot | None:
        reach, ids = REACH / at.scale, self.bench.open_ids
        if not ids:
            return None
        stretch = self.bench.stretch
        spot = self.bench.index.vertex_near(at.x, at.y, reach=reach, stretch=stretch, among=ids)
        if spot is None or spot.distance <= _grip_share(spot.shape, stretch):
            return spot
        # Inside a shape that is small on the screen its middle must stay free to move it by.
        return None if is_inside(spot.shape.polygon, at.x, at.y) else spot

    def _shape_at(self, at: Pointer) -> Shape | None:
        """The smallest shape under the pointer, or one whose outline is near.

        With Alt held down the next larger one than the one that is selected.
        """
        under = list(self.bench.index.all_at(at.x, at.y))
        if not under:
            reach, stretch = REACH / 2 / at.scale, self.bench.stretch
            edge = self.bench.index.edge_near(at.x, at.y, reach=reach, stretch=stretch)
            return None if edge is None else edge.shape
        if not at.modifiers & _ALT:
            return under[0]
        chosen = [i for i, s in enumerate(under) if s.shape_id in self.bench.desk.selected_ids]
        return under[(chosen[-1] + 1) % len(under)] if chosen else under[0]

    def _take_grip(self, grip: Spot, at: Pointer) -> None:
        self._marked = (grip.shape.shape_id, grip.ring, grip.vertex)
        if self.bench.is_ready():
            takes = self.bench.settings.moves_neighbours or bool(at.modifiers & _CTRL)
            self._drag = VertexDrag(self.bench, grip, at, takes_neighbours=takes)

    def _take_shape(self, shape: Shape, at: Pointer) -> None:
        desk, key = self.bench.desk, shape.shape_id
        if at.modifiers & _SHIFT:
            desk.select([*(desk.selected_ids ^ {key})])
            return
        if key not in desk.selected_ids:
            desk.select([key])
        else:
            self._clicked = key  # let go without a move, it alone stays selected
        if desk.can_edit:
            self._drag = MoveDrag(self.bench, self.bench.selected, at)

    def _cursor_at(self, at: Pointer) -> Qt.CursorShape:
        if self.bench.desk.wafer is None:
            return Qt.CursorShape.ArrowCursor
        if self._grip_at(at) is not None:
            return Qt.CursorShape.PointingHandCursor
        is_over = self.bench.index.at(at.x, at.y) is not None
        return Qt.CursorShape.SizeAllCursor if is_over else Qt.CursorShape.ArrowCursor

    def _marked_spot(self) -> Spot | None:
        """The chosen vertex, where its shape is still there and selected."""
        if self._marked is None:
            return None
        key, ring, vertex = self._marked
        for shape in self.bench.selected:
            rings = shape.polygon.rings
            if shape.shape_id == key and ring < len(rings) and vertex < len(rings[ring]):
                x, y = rings[ring][vertex].tolist()
                return Spot(shape, ring, vertex, x, y, 0.0)
        return None

    def _delete(self) -> None:
        spot, self._marked = self._marked_spot(), None
        if not self.bench.is_ready():
            return
        if spot is None:
            self.bench.take(delete(self.bench.selected))
            return
        polygon = spot.shape.polygon
        if spot.ring and len(polygon.rings[spot.ring]) == 3:
            outcome = _reshaped("Fill hole", spot.shape, without_hole(polygon, spot.ring - 1))
        else:
            outcome = _or_words(lambda: _vertex_deleted(spot))
        self.bench.take(outcome, selects=False)

    def _nudge(self, key: Qt.Key, *, is_far: bool) -> None:
        wafer = self.bench.desk.wafer
        if not self.bench.is_ready() or wafer is None:
            return
        across, down = self._orientation.raster_step(_NUDGES[key])
        kx, ky = wafer.grid.die_pixels if is_far else (1, 1)
        width, height = self.bench.size
        dx, dy = float(across * kx), float(down * ky)
        outcome = move(self.bench.selected, dx, dy, width=width, height=height)
        self.bench.take(outcome, selects=False)


def _grip_share(shape: Shape, stretch: float) -> float:
    """How far into a shape its grips reach at least, raster pixels along x."""
    width, height = np.ptp(shape.polygon.exterior, axis=0).tolist()
    return float(_SHARE * min(width, height * stretch))


def _reshaped(verb: str, shape: Shape, polygon: Polygon) -> Outcome:
    return Outcome(step(verb, (shape,), (redrawn(shape, polygon),)))


def _vertex_deleted(spot: Spot) -> Outcome:
    polygon = without_vertex(spot.shape.polygon, ring=spot.ring, vertex=spot.vertex)
    return _reshaped("Delete vertex", spot.shape, polygon)


def _or_words(work: Callable[[], Outcome]) -> Outcome:
    """What comes of it, or the words of what is wrong with it."""
    try:
        return work()
    except ShapeError as error:
        return Outcome(said=str(error))
