"""An outline, and what is kept of it to paint it quickly: box, extremes, paths, clipped parts."""

import math
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from PySide6.QtGui import QPainterPath

from ml_core.wafer.shapes import Polygon, Ring, Shape
from ml_core.wafer.taxonomy import BY_KEY
from wafer_studio.ui.canvas.camera import Orientation
from wafer_studio.ui.canvas.layers import defect_path, polygon_of

_TOLERANCE: Final = 0.4
"""Screen pixels by which an outline that is seen from afar may be off."""
_WORTH: Final = 24
"""Outlines with fewer vertices are not made simpler."""
_LONG: Final = 160
"""Outlines with more vertices are clipped to what is painted."""
_LEAST: Final = 12.0
"""Vertices that a long outline counts for at least."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Boxes = NDArray[np.float64]


class Outline:
    """A polygon with its box, extremes and paths.

    Args:
        polygon: what is painted.
    """

    __slots__ = ("_areas", "_paths", "_simple", "area", "box", "extremes", "vertices")

    def __init__(self, polygon: Polygon) -> None:
        exterior = polygon.exterior
        low, high = exterior.argmin(axis=0), exterior.argmax(axis=0)
        left, top, right, bottom = exterior[[*low, *high]].tolist()
        self.box: Box = (left[0], top[1], right[0], bottom[1])
        self.extremes: tuple[Point, ...] = (tuple(left), tuple(top), tuple(right), tuple(bottom))
        self.vertices = polygon.vertex_count
        self.area = _area(polygon)
        self._simple: dict[int, Polygon] = {0: polygon}
        self._paths: dict[int, QPainterPath] = {}
        self._areas: dict[int, shapely.Polygon | None] = {}

    @property
    def length(self) -> float:
        """The longer side of its box, raster pixels."""
        return max(self.box[2] - self.box[0], self.box[3] - self.box[1])

    @property
    def spacing(self) -> float:
        """Raster pixels between two vertices, about."""
        return 3.0 * self.length / self.vertices

    def top(self, orientation: Orientation) -> Point:
        """The raster point of the outline that is highest on the screen."""
        (_, across), (_, down) = orientation.axes
        return min(self.extremes, key=lambda point: point[0] * across + point[1] * down)

    def path_at(self, scale: float) -> QPainterPath:
        """The outline as a path in raster pixels, simpler where it is seen from afar."""
        octave = self._octave(scale)
        path = self._paths.get(octave)
        if path is None:
            path = self._paths[octave] = defect_path([self._at(octave)])
        return path

    def paths_in(self, scale: float, box: Box) -> tuple[QPainterPath, QPainterPath]:
        """Two paths that look like the outline inside a raster box: one to fill, one to draw.

        What a long outline costs then follows the part of it that is painted.
        """
        left, top, right, bottom = self.box
        is_inside = box[0] <= left and box[1] <= top and box[2] >= right and box[3] >= bottom
        area = None if self.vertices < _LONG or is_inside else self._area_at(scale)
        if area is None:
            path = self.path_at(scale)
            return path, path
        return _fill_path(area, box), _line_path(area, box)

    def _area_at(self, scale: float) -> shapely.Polygon | None:
        """The outline to be clipped; None where it crosses itself and clipping would err."""
        octave = self._octave(scale)
        if octave not in self._areas:
            area = self._at(octave).to_shapely()
            self._areas[octave] = area if area.is_valid else None
        return self._areas[octave]

    def _octave(self, scale: float) -> int:
        is_simpler = scale < 1.0 and self.vertices >= _WORTH
        return math.floor(math.log2(scale)) if is_simpler else 0

    def _at(self, octave: int) -> Polygon:
        polygon = self._simple.get(octave)
        if polygon is None:
            polygon = self._simple[octave] = simplified(self._simple[0], _TOLERANCE / 2.0**octave)
        return polygon


class Drawn(Outline):
    """A shape and its outline.

    Args:
        shape: what is painted.
    """

    __slots__ = ("row", "shape")

    def __init__(self, shape: Shape) -> None:
        super().__init__(shape.polygon)
        self.shape = shape
        index = BY_KEY[shape.class_key].index
        left, top, right, bottom = self.extremes
        self.row = (*self.box, *left, *top, *right, *bottom, float(self.vertices), float(index))
        """Box, extremes, vertices and class: one line of a table of shapes."""

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


def overlapping(boxes: Boxes, box: Box) -> NDArray[np.bool_]:
    """Which of the boxes (n, 4), each (left, top, right, bottom), meet a box."""
    left, top, right, bottom = boxes.T
    found: NDArray[np.bool_] = (left <= box[2]) & (right >= box[0])
    found &= (top <= box[3]) & (bottom >= box[1])
    return found


def vertices_within(boxes: Boxes, vertices: NDArray[np.float64], box: Box) -> float:
    """Vertices that are painted for a box, about: of a long outline its share of the area.

    Args:
        boxes: (n, 4) of the outlines: left, top, right, bottom.
        vertices: (n,) how many each has.
        box: left, top, right, bottom.
    """
    found = overlapping(boxes, box)
    left, top, right, bottom = boxes[found].T
    width = np.minimum(right, box[2]) - np.maximum(left, box[0])
    height = np.minimum(bottom, box[3]) - np.maximum(top, box[1])
    area = np.maximum((right - left) * (bottom - top), 1e-9)
    share = np.clip(width * height / area, 0.0, 1.0)
    count = vertices[found]
    return float(np.where(count < _LONG, count, np.maximum(count * share, _LEAST)).sum())


def simplified(polygon: Polygon, tolerance: float) -> Polygon:
    """A polygon with fewer vertices, off by no more than a tolerance; itself where none is left.

    Args:
        polygon: to be simplified.
        tolerance: raster pixels.
    """
    simple = polygon.to_shapely().simplify(tolerance, preserve_topology=False)
    if not isinstance(simple, shapely.Polygon) or simple.is_empty:
        return polygon
    return Polygon.from_shapely(simple)


def _fill_path(area: shapely.Polygon, box: Box) -> QPainterPath:
    parts = shapely.get_parts(shapely.clip_by_rect(area, *box))
    polygons = [part for part in parts if isinstance(part, shapely.Polygon) and not part.is_empty]
    return defect_path(Polygon.from_shapely(part) for part in polygons)


def _line_path(area: shapely.Polygon, box: Box) -> QPainterPath:
    path = QPainterPath()
    for line in shapely.get_parts(shapely.clip_by_rect(area.boundary, *box)):
        path.addPolygon(polygon_of(shapely.get_coordinates(line)))
    return path


def _area(polygon: Polygon) -> float:
    """Area by the shoelace formula: shapely would first have to be told the vertices."""
    return _ring_area(polygon.exterior) - sum(map(_ring_area, polygon.holes))


def _ring_area(ring: Ring) -> float:
    x, y = ring[:, 0], ring[:, 1]
    twice = x[:-1] @ y[1:] - y[:-1] @ x[1:] + x[-1] * y[0] - y[-1] * x[0]
    return abs(float(twice)) / 2
