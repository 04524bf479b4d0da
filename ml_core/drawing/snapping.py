"""Snapping: the die corner, vertex or edge nearby that a point meant."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from typing import Final

from ml_core.drawing.hits import ShapeIndex, Spot
from ml_core.wafer.grid import DieGrid

_CORNER_SHARE: Final = 0.35
"""Corners draw from at most this share of a die, so that one can still draw between them."""
_NONE: Final[frozenset[str]] = frozenset()


class SnapKind(Enum):
    """What a point snapped to."""

    CORNER = "die corner"
    VERTEX = "vertex"
    EDGE = "edge"


@dataclass(frozen=True, slots=True)
class Snap:
    """Where a point snapped to.

    Attributes:
        x: raster pixels.
        y: raster pixels.
        kind: what is there.
    """

    x: float
    y: float
    kind: SnapKind


def snap(
    x: float,
    y: float,
    *,
    reach: float,
    index: ShapeIndex,
    grid: DieGrid | None = None,
    stretch: float = 1.0,
    leave_out: Collection[str] = _NONE,
) -> Snap | None:
    """Find what a point snaps to.

    Args:
        x: raster pixels.
        y: raster pixels.
        reach: farthest distance, raster pixels along x.
        index: neighbouring shapes.
        grid: the die grid whose corners count; none do where None or without dies.
        stretch: height of a raster pixel over its width.
        leave_out: ids of shapes that do not count, such as the one being changed.

    Returns:
        The nearest vertex or die corner, a vertex first among equals; else the nearest edge;
        None where nothing is within reach.
    """
    vertex = index.vertex_near(x, y, reach=reach, stretch=stretch, leave_out=leave_out)
    corner = None if grid is None else _corner(x, y, reach, grid, stretch)
    if vertex is not None and (corner is None or vertex.distance <= corner[2]):
        return _at(vertex, SnapKind.VERTEX)
    if corner is not None:
        return Snap(corner[0], corner[1], SnapKind.CORNER)
    edge = index.edge_near(x, y, reach=reach, stretch=stretch, leave_out=leave_out)
    return None if edge is None else _at(edge, SnapKind.EDGE)


def _at(spot: Spot, kind: SnapKind) -> Snap:
    return Snap(spot.x, spot.y, kind)


def _corner(
    x: float, y: float, reach: float, grid: DieGrid, stretch: float
) -> tuple[float, float, float] | None:
    """Nearest die corner (x, y) and its distance, None out of reach."""
    if not grid.has_dies:
        return None
    kx, ky = grid.die_pixels
    column = min(max(round(x / kx), 0), grid.columns)
    row = min(max(round(y / ky), 0), grid.rows)
    distance = float(((x - column * kx) ** 2 + ((y - row * ky) * stretch) ** 2) ** 0.5)
    allowed = min(reach, _CORNER_SHARE * min(kx, ky * stretch))
    return (float(column * kx), float(row * ky), distance) if distance <= allowed else None
