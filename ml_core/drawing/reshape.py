"""Reshaping: vertices of outlines, and regions that are moved, split, thinned."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import shapely

from ml_core.drawing.regions import (
    PRECISION,
    Points,
    Region,
    clipped,
    polygons_of,
    redrawn,
    region_of,
)
from ml_core.wafer.errors import ShapeError
from ml_core.wafer.shapes import Polygon, Ring, Shape

Box = tuple[float, float, float, float]

_SAME_PX: Final = 2 * PRECISION
"""Vertices of neighbours that are this near are one."""


def with_vertex_at(polygon: Polygon, *, ring: int, vertex: int, x: float, y: float) -> Polygon:
    """Move one vertex.

    Args:
        polygon: the outline.
        ring: 0 for the exterior, 1 for the first hole, and so on.
        vertex: its number in the ring.
        x: where to, raster pixels.
        y: where to, raster pixels.

    Returns:
        The outline with that vertex there; it may cross itself.
    """
    points = polygon.rings[ring].copy()
    points[vertex] = (x, y)
    return _with_ring(polygon, ring, points)


def with_vertex_added(polygon: Polygon, *, ring: int, edge: int, x: float, y: float) -> Polygon:
    """Insert a vertex on an edge.

    Args:
        polygon: the outline.
        ring: 0 for the exterior, 1 for the first hole, and so on.
        edge: number of the edge's first vertex.
        x: place of the new vertex, raster pixels.
        y: the same.

    Returns:
        The outline with one vertex more, numbered ``edge + 1``.
    """
    points = np.insert(polygon.rings[ring], edge + 1, (x, y), axis=0)
    return _with_ring(polygon, ring, points)


def without_vertex(polygon: Polygon, *, ring: int, vertex: int) -> Polygon:
    """Take a vertex out.

    Args:
        polygon: the outline.
        ring: 0 for the exterior, 1 for the first hole, and so on.
        vertex: its number in the ring.

    Returns:
        The outline with one vertex less.

    Raises:
        ShapeError: only three are left.
    """
    points = polygon.rings[ring]
    if len(points) <= 3:
        raise ShapeError("An outline needs at least 3 points; delete the shape instead.")
    return _with_ring(polygon, ring, np.delete(points, vertex, axis=0))


def without_hole(polygon: Polygon, hole: int) -> Polygon:
    """Fill a hole: 0 is the first."""
    return Polygon(polygon.exterior, polygon.holes[:hole] + polygon.holes[hole + 1 :])


def with_shared_vertex_at(
    shapes: Sequence[Shape], *, start: tuple[float, float], x: float, y: float
) -> tuple[tuple[Shape, Shape], ...]:
    """Move a vertex of all shapes that share it.

    Args:
        shapes: the shapes to look at; locked ones stay as they are.
        start: (x, y) of the vertex, raster pixels.
        x: where to, raster pixels.
        y: where to, raster pixels.

    Returns:
        (before, after) of each shape that has a vertex there.
    """
    pairs = []
    for shape in shapes:
        polygon = _moved_where(shape.polygon, start, (x, y))
        if polygon is not None and not shape.is_locked:
            pairs.append((shape, redrawn(shape, polygon)))
    return tuple(pairs)


def translated(polygon: Polygon, dx: float, dy: float) -> Polygon:
    """Move an outline by raster pixels."""
    by = (dx, dy)
    return Polygon(polygon.exterior + by, tuple(ring + by for ring in polygon.holes))


def held_on_raster(
    shapes: Sequence[Shape], dx: float, dy: float, *, width: float, height: float
) -> tuple[float, float]:
    """How far shapes can go together without leaving the raster.

    Args:
        shapes: at least one.
        dx: wanted, raster pixels.
        dy: wanted, raster pixels.
        width: raster width, pixels.
        height: raster height, pixels.

    Returns:
        (dx, dy), cut where an outline would leave the raster.
    """
    return held_box(box_of(shapes), dx, dy, width=width, height=height)


def box_of(shapes: Sequence[Shape]) -> Box:
    """Left, top, right and bottom of all shapes together, at least one; raster pixels."""
    points = np.concatenate([shape.polygon.exterior for shape in shapes])
    (left, top), (right, bottom) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return left, top, right, bottom


def held_box(box: Box, dx: float, dy: float, *, width: float, height: float) -> tuple[float, float]:
    """As ``held_on_raster``, for what lies in a box (left, top, right, bottom)."""
    left, top, right, bottom = box
    across = min(max(dx, min(-left, 0.0)), max(width - right, 0.0))
    down = min(max(dy, min(-top, 0.0)), max(height - bottom, 0.0))
    return across, down


def split_region(region: Region, line: Sequence[tuple[float, float]]) -> list[Polygon]:
    """Cut a region along a line.

    Args:
        region: a valid region.
        line: points (x, y), raster pixels, at least two apart.

    Returns:
        The parts, largest first, whose areas sum to the region's; one part where the line does
        not cross it from outline to outline.
    """
    edges = shapely.union_all([region.boundary, shapely.LineString(line)], grid_size=PRECISION)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(edges)))
    snapped = shapely.set_precision(region, PRECISION)
    within = [face for face in faces if snapped.covers(face.representative_point())]
    parts = [polygon for face in within for polygon in polygons_of(face)]
    return sorted(parts, key=lambda polygon: -polygon.area)


def simplified(polygon: Polygon, tolerance: float) -> Polygon:
    """Take out vertices that matter little (Douglas and Peucker 1973, topology kept).

    Args:
        polygon: the outline.
        tolerance: farthest that the outline may move, raster pixels.

    Returns:
        A valid outline with at most as many vertices.
    """
    found = polygons_of(shapely.simplify(region_of(polygon), tolerance))
    return found[0] if found else polygon


def outline_region(
    points: Points, *, width: float, height: float, tolerance: float = 0.0
) -> Region:
    """The region inside an outline drawn by hand.

    Args:
        points: (n, 2), raster pixels; it may cross itself.
        width: raster width, pixels; what lies outside is cut off.
        height: raster height, pixels.
        tolerance: farthest that thinning may move it, raster pixels.

    Returns:
        A valid region without the specks that a crossing at the closing end leaves (parts of
        under 2 % of the largest); empty where the points hold no area.
    """
    if len(points) < 3:
        return shapely.Polygon()
    drawn = clipped(region_of(Polygon(points)), width=width, height=height)
    thin = shapely.simplify(shapely.set_precision(drawn, PRECISION), tolerance)
    parts = [part for part in shapely.get_parts(thin) if part.geom_type == "Polygon"]
    least = 0.02 * max((part.area for part in parts), default=0.0)
    return shapely.union_all([part for part in parts if part.area >= least])


def _with_ring(polygon: Polygon, ring: int, points: Ring) -> Polygon:
    rings = [*polygon.rings]
    rings[ring] = points
    return Polygon(rings[0], tuple(rings[1:]))


def _moved_where(
    polygon: Polygon, start: tuple[float, float], end: tuple[float, float]
) -> Polygon | None:
    rings, found = [], False
    for ring in polygon.rings:
        here = np.abs(ring - start).max(axis=1) <= _SAME_PX
        found = found or bool(here.any())
        rings.append(np.where(here[:, None], end, ring))
    return Polygon(rings[0], tuple(rings[1:])) if found else None
