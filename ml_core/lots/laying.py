"""Wafers of one product whose maps end at other dies: laid over each other by die coordinates.

A tester that skips an empty row writes a smaller map of the same wafer. Its dies have the same
coordinates still, and by them it lies in the map of a wafer that was tested whole.
"""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.lots.grids import grid_difference
from ml_core.wafer.grid import DieGrid, Known
from ml_core.wafer.map import WaferMap

_NEAR: Final = 1e-3
_LARGEST: Final = 2.0
"""A grid around two others has at most so many times the cells of the larger one."""

Cells = NDArray[np.uint8]


def same_dies(grid: DieGrid, other: DieGrid) -> bool:
    """Whether equal die coordinates of two grids mean the same die.

    True for grids that agree, and for those that differ only in where they end. Of the latter the
    pitch is known and equal; or it is guessed, one lies in the other, and they begin at other
    dies, so that the coordinates are the source's and not made up by a reader.
    """
    if (grid.columns, grid.rows) == (other.columns, other.rows) and grid.first_die == (
        other.first_die
    ):
        return not grid_difference(grid, other)
    if not (grid.has_dies and other.has_dies and _counts_alike(grid, other)):
        return False
    around = around_both(grid, other)
    largest = max(grid.columns * grid.rows, other.columns * other.rows)
    if around.columns * around.rows > _LARGEST * largest:
        return False
    ended = _ended_as(grid, around), _ended_as(other, around)
    if None in (grid.centre, other.centre):  # nobody told it: there is nothing to compare
        ended = replace(ended[0], centre=None), replace(ended[1], centre=None)
    return not grid_difference(*ended)


def around_both(grid: DieGrid, other: DieGrid) -> DieGrid:
    """The smallest grid that holds the dies of two; the first one tells all else."""
    corners = np.array([[0, 0], [other.columns - 1, other.rows - 1]])
    cells = grid.die_to_cell(other.cell_to_die(corners))
    low = np.minimum(cells.min(axis=0), 0)
    high = np.maximum(cells.max(axis=0), (grid.columns - 1, grid.rows - 1))
    return _resized(grid, low, high)


def place_in(around: DieGrid, grid: DieGrid) -> tuple[int, int]:
    """Cell (column, row) of a grid at which the first cell of one inside it lies."""
    column, row = around.die_to_cell(grid.first_die).tolist()
    return column, row


def laid_in(around: DieGrid, wafer: WaferMap) -> Cells | None:
    """A wafer's cells on another grid.

    Args:
        around: the grid.
        wafer: the wafer.

    Returns:
        (rows, columns) uint8 states, NO_DIE where the wafer's map has ended; None where its dies
        are others, or some would lie outside.
    """
    if not same_dies(around, wafer.grid):
        return None
    column, row = place_in(around, wafer.grid)
    rows, columns = wafer.cells.shape
    if min(column, row) < 0 or column + columns > around.columns or row + rows > around.rows:
        return None
    cells = np.zeros((around.rows, around.columns), dtype=np.uint8)
    cells[row : row + rows, column : column + columns] = wafer.cells
    return cells


def _counts_alike(grid: DieGrid, other: DieGrid) -> bool:
    if Known.ESTIMATED not in (grid.pitch_known, other.pitch_known):
        pairs = zip(grid.pitch_mm, other.pitch_mm, strict=True)
        return all(abs(a - b) <= _NEAR * a for a, b in pairs)
    if grid.first_die == other.first_die:
        return False
    # Two maps of one size, counted from elsewhere, are rather counted in another way.
    around = around_both(grid, other)
    sizes = [(each.columns, each.rows) for each in (grid, other)]
    return (around.columns, around.rows) in sizes and sizes[0] != sizes[1]


def _ended_as(grid: DieGrid, around: DieGrid) -> DieGrid:
    """A grid that ends where another one does."""
    low = -np.asarray(place_in(around, grid), dtype=np.int64)
    high = low + np.array([around.columns - 1, around.rows - 1])
    return _resized(grid, low, high)


def _resized(grid: DieGrid, low: NDArray[np.int64], high: NDArray[np.int64]) -> DieGrid:
    """A grid that begins and ends at other cells of its own."""
    columns, rows = (high - low + 1).tolist()
    first = grid.cell_to_die(low).tolist()
    column, row = low.tolist()
    centre = grid.centre
    pitch = grid.pitch_mm
    if grid.pitch_known is Known.ESTIMATED:
        pitch = (grid.diameter_mm / columns, grid.diameter_mm / rows)
    return replace(
        grid,
        columns=columns,
        rows=rows,
        first_die=(first[0], first[1]),
        centre=None if centre is None else (centre[0] - column, centre[1] - row),
        pitch_mm=pitch,
    )
