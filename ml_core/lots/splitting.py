"""From a region that was painted on a stack back to a shape on each of its wafers."""

import uuid
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from ml_core.lots.laying import laid_in, place_in
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Polygon, Shape, mask_to_polygons, polygons_to_mask
from ml_core.wafer.taxonomy import FAIL, NO_DIE

Dies = NDArray[np.bool_]


def dies_in(regions: Sequence[Polygon], grid: DieGrid) -> Dies:
    """Cells that a region covers: those over half of whose pixels lie in it.

    Args:
        regions: outlines, raster pixels; a pixel in any of them counts.
        grid: the die grid.

    Returns:
        (rows, columns) bool.
    """
    width, height = grid.raster_size
    kx, ky = grid.die_pixels
    mask = polygons_to_mask(regions, width=width, height=height)
    # (rows, ky, columns, kx): the pixels of each cell
    covered = mask.reshape(grid.rows, ky, grid.columns, kx).sum(axis=(1, 3))
    return np.asarray(2 * covered > kx * ky)


def outlines_of(dies: Dies, grid: DieGrid) -> tuple[Polygon, ...]:
    """Outlines of whole cells, raster pixels.

    Args:
        dies: (rows, columns) bool.
        grid: the die grid.

    Returns:
        Valid polygons along the cells' edges; ``dies_in`` gives the cells back.
    """
    scale = np.asarray(grid.die_pixels, dtype=np.float64)
    return tuple(
        Polygon(polygon.exterior * scale, tuple(hole * scale for hole in polygon.holes))
        for polygon in mask_to_polygons(dies)
    )


def split_region(
    regions: Sequence[Polygon],
    wafers: Iterable[WaferMap],
    *,
    grid: DieGrid,
    class_key: str,
    only_failing: bool = False,
) -> list[tuple[str, Shape]]:
    """Shapes on single wafers for a region that was painted on their stack.

    A wafer gets the dies of the region that it has, if at least one of them failed; a wafer on
    which the whole region passed gets nothing, and so does one whose grid is not the stack's.

    Args:
        regions: what was painted, raster pixels of the stack's grid.
        wafers: the stack's wafers.
        grid: the stack's grid.
        class_key: class of the shapes.
        only_failing: keep only the dies that failed on each wafer, not the whole region.

    Returns:
        (wafer id, shape) in the wafers' order; a wafer has as many shapes as the region has
        parts there. Each shape has an id of its own.
    """
    region = dies_in(regions, grid)
    found = []
    for wafer in wafers:
        cells = laid_in(grid, wafer)
        if cells is None or not (region & (cells == FAIL)).any():
            continue
        kept = region & ((cells == FAIL) if only_failing else (cells != NO_DIE))
        column, row = place_in(grid, wafer.grid)
        kept = kept[row : row + wafer.grid.rows, column : column + wafer.grid.columns]
        found += [
            (wafer.wafer_id, Shape(str(uuid.uuid4()), class_key, polygon))
            for polygon in outlines_of(kept, wafer.grid)
        ]
    return found
