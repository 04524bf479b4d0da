"""Whole dies: which cells a path touches, and cells as polygons along die edges."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from ml_core.drawing.regions import Region, polygons_of, union_of
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Mask, Polygon, mask_to_polygons

Cell = tuple[int, int]

_NECK_PX: Final = 0.25
"""Half the width of the neck between dies that touch at a corner: it covers no pixel's centre."""


def touched_cells(start: tuple[float, float], end: tuple[float, float], grid: DieGrid) -> set[Cell]:
    """Cells (column, row) that a straight line touches, inside the grid or not.

    Args:
        start: (x, y), raster pixels.
        end: (x, y), raster pixels.
        grid: the die grid.

    Returns:
        Every cell that holds a point of the line.
    """
    first, last = (np.asarray(p, dtype=np.float64) / grid.die_pixels for p in (start, end))
    shares = [np.array([0.0, 1.0])]
    for a, b in zip(first.tolist(), last.tolist(), strict=True):
        low, high = sorted((a, b))
        crossed = np.arange(np.floor(low) + 1, np.ceil(high))
        shares.append((crossed - a) / (b - a) if a != b else crossed[:0])
    at = np.unique(np.concatenate(shares))
    middles = np.concatenate([at[:1], (at[1:] + at[:-1]) / 2, at[-1:]])
    cells = np.floor(first + middles[:, None] * (last - first)).astype(np.int64)
    return {(column, row) for column, row in cells.tolist()}


def cells_mask(cells: Sequence[Cell] | set[Cell], wafer: WaferMap) -> Mask:
    """Cells as a mask.

    Args:
        cells: (column, row), inside the grid or not.
        wafer: the wafer.

    Returns:
        (rows, columns) bool: True for each of the cells that holds a die.
    """
    mask = np.zeros_like(wafer.die_mask)
    for column, row in cells:
        if 0 <= column < wafer.grid.columns and 0 <= row < wafer.grid.rows:
            mask[row, column] = True
    return mask & wafer.die_mask


def cells_region(mask: Mask, grid: DieGrid) -> Region:
    """Cells as a region along die edges.

    Args:
        mask: (rows, columns) bool.
        grid: the die grid.

    Returns:
        A valid region. Dies that touch only at a corner are one part: a neck of half a pixel
        joins them, too thin to add a pixel.
    """
    left, top, width, height = set_box(mask)
    near = mask[top : top + height, left : left + width]
    parts = [_scaled(polygon, grid, (left, top)) for polygon in mask_to_polygons(near)]
    corners = (_touching_corners(near) + np.array([left, top])) * grid.die_pixels
    return union_of([*parts, *(_neck(corner) for corner in corners)])


def set_box(mask: Mask) -> tuple[int, int, int, int]:
    """Left, top, width and height of the part of a mask that is set; zeros where none is."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return 0, 0, 0, 0
    (top, bottom), (left, right) = rows[[0, -1]].tolist(), columns[[0, -1]].tolist()
    return left, top, right - left + 1, bottom - top + 1


def cells_to_polygons(mask: Mask, grid: DieGrid) -> tuple[Polygon, ...]:
    """Polygons of ``cells_region``, largest first."""
    return polygons_of(cells_region(mask, grid))


def _scaled(polygon: Polygon, grid: DieGrid, first: Cell) -> shapely.Polygon:
    rings = [grid.cell_to_pixel(ring + first) for ring in polygon.rings]
    return shapely.Polygon(rings[0], rings[1:])


def _touching_corners(mask: Mask) -> NDArray[np.int64]:
    """(n, 2) corners (column, row) at which two set cells touch and the two others are not."""
    a, b, c, d = mask[:-1, :-1], mask[:-1, 1:], mask[1:, :-1], mask[1:, 1:]
    touch = (a & d & ~b & ~c) | (b & c & ~a & ~d)
    return np.argwhere(touch)[:, ::-1] + 1


def _neck(corner: NDArray[np.int64]) -> shapely.Polygon:
    x, y = corner.tolist()
    r = _NECK_PX
    return shapely.Polygon([(x - r, y), (x, y - r), (x + r, y), (x, y + r)])
