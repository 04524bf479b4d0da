"""Brush strokes: a path with a radius becomes a region, at a cost that follows the path alone.

The region grows while the pointer moves, a few points at a time, so that lifting the brush after
a long scribble takes no longer than after a dab.
"""

import math
from collections.abc import Sequence
from typing import Final

import shapely

from ml_core.drawing.regions import (
    PRECISION,
    Region,
    clipped,
    in_place_of,
    overlaps,
    region_of,
    stretched,
    without,
)
from ml_core.wafer.shapes import Shape

_PIECE: Final = 16
"""Points that are made into a region at a time."""


class Stroke:
    """A stroke under way.

    Args:
        radius: half the brush's width, raster pixels, positive.
        stretch: height of a raster pixel over its width; the brush is round on the wafer.
    """

    def __init__(self, *, radius: float, stretch: float = 1.0) -> None:
        self.radius = radius
        self._stretch = stretch
        self._done: Region = shapely.Polygon()
        self._open: list[tuple[float, float]] = []
        self.path: list[tuple[float, float]] = []

    def add(self, x: float, y: float, *, step: float = 0.0) -> bool:
        """Go on to a point.

        Args:
            x: raster pixels.
            y: raster pixels.
            step: a point nearer than this to the last one adds nothing.

        Returns:
            True where the point was taken.
        """
        x, y = round(x / PRECISION) * PRECISION, round(y / PRECISION) * PRECISION
        if self.path and math.dist(self.path[-1], (x, y)) < step:
            return False
        self.path.append((x, y))
        self._open.append((x, y * self._stretch))
        if len(self._open) > _PIECE:
            self._done = shapely.union(self._done, self._brushed(self._open))
            self._open = self._open[-1:]
        return True

    def shown(self) -> Region:
        """The region painted so far as the screen shows it: y times ``stretch``, not cut off.

        Its parts follow the stroke's outline and not its path, so that a long scribble in one
        place costs no more to paint than a dab.
        """
        if not self.path:
            return shapely.Polygon()
        return shapely.union(self._done, self._brushed(self._open))

    def region(self, *, width: float, height: float) -> Region:
        """The region painted so far.

        Args:
            width: raster width, pixels; what lies outside is cut off.
            height: raster height, pixels.

        Returns:
            A valid region, empty where no point was added; its outline departs from the round
            brush's by less than half a pixel, or 2 % of the radius where that is more.
        """
        if not self.path:
            return shapely.Polygon()
        thin = shapely.simplify(self.shown(), _error(self.radius))
        flat = stretched(thin, 1 / self._stretch)
        return clipped(shapely.set_precision(flat, PRECISION), width=width, height=height)

    def _brushed(self, path: Sequence[tuple[float, float]]) -> Region:
        error = _error(self.radius)
        line = shapely.Point(path[0]) if len(set(path)) == 1 else shapely.LineString(path)
        thin = shapely.simplify(line, error)
        return shapely.buffer(thin, self.radius, quad_segs=_quarter(self.radius, error))


def stroke_region(
    path: Sequence[tuple[float, float]],
    *,
    radius: float,
    width: float,
    height: float,
    stretch: float = 1.0,
) -> Region:
    """The region of a whole stroke.

    Args:
        path: points (x, y), raster pixels.
        radius: half the brush's width, raster pixels.
        width: raster width, pixels.
        height: raster height, pixels.
        stretch: height of a raster pixel over its width.

    Returns:
        As ``Stroke.region``.
    """
    stroke = Stroke(radius=radius, stretch=stretch)
    for x, y in path:
        stroke.add(x, y)
    return stroke.region(width=width, height=height)


def erased(shape: Shape, region: Region) -> tuple[Shape, ...] | None:
    """Take a region off a shape.

    Args:
        shape: the shape.
        region: what is erased.

    Returns:
        What is left: nothing, the shape, or several; None where the region misses the shape.
    """
    whole = region_of(shape.polygon)
    shapely.prepare(region)
    if not (shapely.intersects(region, whole) and overlaps(region, whole)):
        return None
    return in_place_of(shape, without(whole, region))


def _error(radius: float) -> float:
    """How far an outline may depart from the true one, raster pixels."""
    return min(max(0.2, 0.01 * radius), 0.25 * radius)


def _quarter(radius: float, error: float) -> int:
    """Edges of a quarter circle that stay within an error of it (sagitta of a chord)."""
    half_angle = math.acos(max(1 - error / radius, 0.0))
    return max(4, math.ceil(math.pi / 4 / half_angle))
