"""One shape and what is kept of it to paint it quickly."""

import math
from typing import Final

import shapely
from PySide6.QtGui import QPainterPath

from ml_core.wafer.shapes import Polygon, Ring, Shape
from ml_core.wafer.taxonomy import BY_KEY
from wafer_studio.ui.canvas.camera import Orientation
from wafer_studio.ui.canvas.layers import defect_path

_TOLERANCE: Final = 0.4
"""Screen pixels by which an outline that is seen from afar may be off."""
_WORTH: Final = 24
"""Outlines with fewer vertices are not made simpler."""

Point = tuple[float, float]


class Drawn:
    """A shape with its path, box and extremes.

    Args:
        shape: what is painted.
    """

    __slots__ = ("_paths", "area", "box", "extremes", "row", "shape", "vertices")

    def __init__(self, shape: Shape) -> None:
        exterior = shape.polygon.exterior
        low, high = exterior.argmin(axis=0), exterior.argmax(axis=0)
        left, top, right, bottom = exterior[[*low, *high]].tolist()
        self.shape = shape
        self.vertices = shape.polygon.vertex_count
        self.box: tuple[float, float, float, float] = (left[0], top[1], right[0], bottom[1])
        self.extremes: tuple[Point, ...] = tuple((x, y) for x, y in (left, top, right, bottom))
        self.area = _area(shape.polygon)
        index = BY_KEY[shape.class_key].index
        points = (coordinate for point in self.extremes for coordinate in point)
        self.row = (*self.box, *points, float(self.vertices), float(index))
        """Box, extremes, vertices and class: one line of a table of shapes."""
        self._paths: dict[int, QPainterPath] = {}

    @property
    def length(self) -> float:
        """The longer side of its box, raster pixels."""
        return max(self.box[2] - self.box[0], self.box[3] - self.box[1])

    @property
    def spacing(self) -> float:
        """Raster pixels between two vertices, about."""
        return 3.0 * self.length / self.vertices

    @property
    def colour(self) -> str:
        """Colour of its class."""
        return BY_KEY[self.shape.class_key].colour

    @property
    def is_open(self) -> bool:
        """True where tools may change it."""
        return not self.shape.is_locked

    @property
    def style(self) -> tuple[str, bool]:
        """What of its look does not lie in the outline."""
        return self.shape.class_key, self.shape.is_locked

    def top(self, orientation: Orientation) -> Point:
        """The raster point of the outline that is highest on the screen."""
        (_, across), (_, down) = orientation.axes
        return min(self.extremes, key=lambda point: point[0] * across + point[1] * down)

    def path_at(self, scale: float) -> QPainterPath:
        """The outline as a path in raster pixels, simpler where it is seen from afar."""
        octave = 0
        if scale < 1.0 and self.vertices >= _WORTH:
            octave = math.floor(math.log2(scale))
        path = self._paths.get(octave)
        if path is None:
            path = self._paths[octave] = defect_path([self._simple(octave)])
        return path

    def _simple(self, octave: int) -> Polygon:
        polygon = self.shape.polygon
        if octave == 0:
            return polygon
        simple = polygon.to_shapely().simplify(_TOLERANCE / 2.0**octave, preserve_topology=False)
        if not isinstance(simple, shapely.Polygon) or simple.is_empty:
            return polygon
        return Polygon.from_shapely(simple)


def _area(polygon: Polygon) -> float:
    """Area by the shoelace formula: shapely would first have to be told the vertices."""
    exterior, *holes = (_ring_area(ring) for ring in polygon.rings)
    return exterior - sum(holes)


def _ring_area(ring: Ring) -> float:
    x, y = ring[:, 0], ring[:, 1]
    twice = x[:-1] @ y[1:] - y[:-1] @ x[1:] + x[-1] * y[0] - y[-1] * x[0]
    return abs(float(twice)) / 2
