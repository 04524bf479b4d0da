"""One shape and what is kept of it to paint it quickly."""

import math
from typing import Final

import numpy as np
from PySide6.QtGui import QPainterPath

from ml_core.wafer.shapes import Polygon, Shape
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

    __slots__ = ("_paths", "area", "box", "extremes", "shape")

    def __init__(self, shape: Shape) -> None:
        exterior = shape.polygon.exterior
        (left, top), (right, bottom) = exterior.min(axis=0).tolist(), exterior.max(axis=0).tolist()
        self.shape = shape
        self.box = (left, top, right, bottom)
        self.extremes: tuple[Point, ...] = _extremes(exterior)
        self.area = _area(shape.polygon)
        self._paths: dict[int, QPainterPath] = {}

    @property
    def length(self) -> float:
        """The longer side of its box, raster pixels."""
        return max(self.box[2] - self.box[0], self.box[3] - self.box[1])

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
        if scale < 1.0 and self.shape.polygon.vertex_count >= _WORTH:
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
        return Polygon.from_shapely(simple) if simple.geom_type == "Polygon" and simple else polygon


def _extremes(ring: np.ndarray) -> tuple[Point, ...]:  # type: ignore[type-arg]
    ends = (*ring.argmin(axis=0).tolist(), *ring.argmax(axis=0).tolist())
    return tuple((float(ring[n, 0]), float(ring[n, 1])) for n in ends)


def _area(polygon: Polygon) -> float:
    """Area by the shoelace formula: shapely would take longer to be told the vertices."""
    total = 0.0
    for ring in polygon.rings:
        x, y = ring[:, 0], ring[:, 1]
        twice = abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))))
        total += -twice / 2 if total else twice / 2
    return total
