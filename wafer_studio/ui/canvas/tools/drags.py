"""Drags of the select tool: a vertex, whole shapes, a rubber band; each ends in one step."""

import math
from collections.abc import Sequence
from typing import Final, Protocol

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from ml_core.drawing.edits import move
from ml_core.drawing.hits import Spot
from ml_core.drawing.outcome import Outcome, open_and_locked, step
from ml_core.drawing.regions import redrawn
from ml_core.drawing.reshape import (
    box_of,
    held_box,
    with_shared_vertex_at,
    with_vertex_at,
)
from ml_core.drawing.snapping import Snap
from ml_core.wafer.shapes import Shape
from wafer_studio.ui.canvas.camera import Camera
from wafer_studio.ui.canvas.tools.bench import START, Bench
from wafer_studio.ui.canvas.tools.marks import (
    draw_band,
    draw_path,
    draw_snap,
    outline_path,
)
from wafer_studio.ui.canvas.tools.polygon import CROSSES
from wafer_studio.ui.canvas.tools.tool import Pointer
from wafer_studio.ui.language import translated

Pairs = tuple[tuple[Shape, Shape], ...]

_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_MOST_OUTLINES: Final = 300


class Drag(Protocol):
    """A drag under way."""

    @property
    def has_moved(self) -> bool:
        """False while it may still be a click."""

    def move(self, at: Pointer) -> None:
        """The pointer moved."""

    def end(self) -> None:
        """The button came up after a move."""

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Paint it in screen coordinates."""


class VertexDrag:
    """Moves one vertex, or with it those of other shapes in the same place.

    Args:
        bench: what all tools share.
        spot: the vertex.
        start: where the pointer took it.
        takes_neighbours: True to move all vertices in its place.
    """

    def __init__(self, bench: Bench, spot: Spot, start: Pointer, *, takes_neighbours: bool) -> None:
        self._bench, self._spot, self._start = bench, spot, start
        self._shapes: tuple[Shape, ...] = (spot.shape,)
        if takes_neighbours:
            x, y = spot.x, spot.y
            near = bench.index.touching((x - 1, y - 1, x + 1, y + 1))
            pairs = with_shared_vertex_at(near, start=(x, y), x=x, y=y)
            self._shapes = tuple(shape for shape, _ in pairs)
        self._ids = frozenset(shape.shape_id for shape in self._shapes)
        self._pairs: Pairs = ()
        self._snap: Snap | None = None

    @property
    def has_moved(self) -> bool:
        """False while it may still be a click."""
        return bool(self._pairs)

    def move(self, at: Pointer) -> None:
        """Take the vertex along."""
        if not self._pairs and _away(self._bench, self._start, at) < START:
            return
        self._snap = self._bench.snap_at(at, self._ids)
        place = (at.x, at.y) if self._snap is None else (self._snap.x, self._snap.y)
        self._pairs = self._moved(*self._bench.held(*place))

    def end(self) -> None:
        """One step."""
        before, after = [a for a, _ in self._pairs], [b for _, b in self._pairs]
        if not _are_there(self._bench, before):
            return
        is_taken = self._bench.take(Outcome(step("Move vertex", before, after)), selects=False)
        if is_taken and not all(shape.polygon.is_valid for shape in after):
            self._bench.desk.say(CROSSES)

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Outlines as they would be."""
        draw_path(painter, camera, outline_path(after.polygon for _, after in self._pairs))
        draw_snap(painter, camera, self._snap)

    def _moved(self, x: float, y: float) -> Pairs:
        spot = self._spot
        if len(self._shapes) > 1:
            return with_shared_vertex_at(self._shapes, start=(spot.x, spot.y), x=x, y=y)
        polygon = spot.shape.polygon
        moved = with_vertex_at(polygon, ring=spot.ring, vertex=spot.vertex, x=x, y=y)
        return ((spot.shape, redrawn(spot.shape, moved)),)


class MoveDrag:
    """Moves shapes together; they stop at the raster's edge.

    Args:
        bench: what all tools share.
        shapes: the shapes, locked ones too: they stay.
        start: where the pointer took them.
    """

    def __init__(self, bench: Bench, shapes: Sequence[Shape], start: Pointer) -> None:
        self._bench, self._shapes, self._start = bench, tuple(shapes), start
        self._free, self._said = open_and_locked(shapes)
        self._box = box_of(self._free) if self._free else (0.0, 0.0, 0.0, 0.0)
        self._path = outline_path(shape.polygon for shape in self._free[:_MOST_OUTLINES])
        self._by = (0.0, 0.0)
        self.has_moved = False

    def move(self, at: Pointer) -> None:
        """Take the shapes along; with Shift straight across or down."""
        if not self.has_moved and _away(self._bench, self._start, at) < START:
            return
        if not self.has_moved and self._said:
            self._bench.desk.say(self._said)
        self.has_moved = True
        dx, dy = at.x - self._start.x, at.y - self._start.y
        if at.modifiers & _SHIFT:
            dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) * self._bench.stretch else (0.0, dy)
        self._by = (float(round(dx)), float(round(dy)))

    def end(self) -> None:
        """One step, by whole pixels, so that what lay along die edges keeps its pixels."""
        width, height = self._bench.size
        if _are_there(self._bench, self._shapes):
            outcome = move(self._shapes, *self._by, width=width, height=height)
            self._bench.take(outcome, selects=False)

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Outlines where they would be; of very many only some, and a box round all."""
        if not self.has_moved or not self._free:
            return
        width, height = self._bench.size
        dx, dy = held_box(self._box, *self._by, width=width, height=height)
        draw_path(painter, camera, self._path, dx, dy)
        if len(self._free) > _MOST_OUTLINES:
            left, top, right, bottom = self._box
            draw_band(painter, camera, (left + dx, top + dy), (right + dx, bottom + dy))


class BandDrag:
    """Selects the shapes that lie wholly in a rubber band.

    Args:
        bench: what all tools share.
        start: where it begins.
    """

    def __init__(self, bench: Bench, start: Pointer) -> None:
        self._bench, self._start, self._end = bench, start, start
        self.has_moved = False

    def move(self, at: Pointer) -> None:
        """Draw the band to the pointer."""
        self.has_moved = self.has_moved or _away(self._bench, self._start, at) >= START
        self._end = at

    def end(self) -> None:
        """Select; with Shift held down at the start, more."""
        corners = np.array([(self._start.x, self._start.y), (self._end.x, self._end.y)])
        (left, top), (right, bottom) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
        found = [s.shape_id for s in self._bench.index.inside((left, top, right, bottom))]
        adds = self._start.modifiers & _SHIFT
        kept = self._bench.desk.selected_ids if adds else frozenset[str]()
        self._bench.desk.select([*kept, *(key for key in found if key not in kept)])

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """The band."""
        if self.has_moved:
            start, end = (self._start.x, self._start.y), (self._end.x, self._end.y)
            draw_band(painter, camera, start, end)


def _away(bench: Bench, start: Pointer, at: Pointer) -> float:
    """Screen pixels between two pointers."""
    return math.hypot(at.x - start.x, (at.y - start.y) * bench.stretch) * at.scale


def _are_there(bench: Bench, shapes: Sequence[Shape]) -> bool:
    """Whether shapes are still as they were when the drag began (a step may be undone in it)."""
    there = {shape.shape_id: shape for shape in bench.desk.shapes}
    if all(there.get(shape.shape_id) is shape for shape in shapes):
        return True
    bench.desk.say(translated("drags", "The shape changed meanwhile; drag it again."))
    return False
