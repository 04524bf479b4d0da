"""From die coordinates and lengths that a file tells to cells and a DieGrid."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.formats.reader import PlainFile
from ml_core.formats.shared.sources import refuse
from ml_core.wafer.grid import DieGrid, Known, Notch
from ml_core.wafer.map import NO_BIN

MAX_CELLS: Final = 1 << 24
"""Most cells that a map may have (4096 x 4096); a larger one is taken for a broken file."""
MAX_SIDE: Final = 1 << 15
"""Most columns or rows that a map may have."""
STANDARD_MM: Final = (25.4, 50.8, 76.2, 100.0, 125.0, 150.0, 200.0, 300.0, 450.0)
"""Diameters that wafers are made in, mm."""
_LENGTH_MM: Final = (1e-4, 1e4)

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Extent:
    """Smallest rectangle of dies.

    Attributes:
        left: smallest x.
        low: smallest y.
        columns: number of columns.
        rows: number of rows.
    """

    left: int
    low: int
    columns: int
    rows: int


def check_size(file: PlainFile, *, columns: int, rows: int, where: str = "") -> None:
    """Refuse a map before anything of its size is allocated.

    Raises:
        WaferFileError: no cell at all, a side over ``MAX_SIDE``, or over ``MAX_CELLS`` cells.
    """
    if columns < 1 or rows < 1:
        raise refuse(file, f"a map of {columns} x {rows} dies has no die in it", where)
    if max(columns, rows) > MAX_SIDE or columns * rows > MAX_CELLS:
        raise refuse(
            file,
            f"a map of {columns:,} x {rows:,} dies is larger than the {MAX_CELLS:,} cells that "
            "can be shown; check the die coordinates",
            where,
        )


def extent_of(file: PlainFile, x: Ints, y: Ints, *, where: str = "") -> Extent:
    """Rectangle that holds all dies.

    Args:
        file: for the message.
        x: (n,) die coordinates.
        y: (n,) die coordinates.
        where: place in the file, for the message.

    Raises:
        WaferFileError: no die, or a rectangle that is too large.
    """
    if x.size == 0:
        raise refuse(file, "there is no die with a position in it", where)
    left, right, low, high = int(x.min()), int(x.max()), int(y.min()), int(y.max())
    check_size(file, columns=right - left + 1, rows=high - low + 1, where=where)
    return Extent(left, low, right - left + 1, high - low + 1)


def spread(
    extent: Extent, x: Ints, y: Ints, values: NDArray[np.generic], *, y_down: bool, empty: int
) -> NDArray[np.generic]:
    """Values of dies as a (rows, columns) array; where a die comes twice the last one stands.

    Args:
        extent: rectangle of dies.
        x: (n,) die coordinates inside it.
        y: (n,) die coordinates inside it.
        values: (n,) of any dtype.
        y_down: False where y grows upwards, so that the largest y is row 0.
        empty: value of cells without a die.
    """
    cells = np.full((extent.rows, extent.columns), empty, dtype=values.dtype)
    rows = y - extent.low
    cells[rows if y_down else extent.rows - 1 - rows, x - extent.left] = values
    return cells


def spread_bins(extent: Extent, x: Ints, y: Ints, bins: Ints, *, y_down: bool) -> NDArray[np.int32]:
    """Bins of dies as (rows, columns) int32 with NO_BIN where there is none."""
    cells = spread(extent, x, y, bins.astype(np.int32), y_down=y_down, empty=NO_BIN)
    return cells.astype(np.int32, copy=False)


def grid_of(
    *,
    columns: int,
    rows: int,
    pitch_mm: tuple[float, float] | None = None,
    diameter_mm: float | None = None,
    notch: Notch = Notch.UNKNOWN,
    first_die: tuple[int, int] = (0, 0),
    x_right: bool = True,
    y_down: bool = True,
    centre: tuple[float, float] | None = None,
) -> DieGrid:
    """Die grid from what a file tells; lengths that are missing or cannot be are estimated.

    Args:
        columns: number of columns, at least 1.
        rows: number of rows, at least 1.
        pitch_mm: die pitch (horizontal, vertical), mm, None if not told.
        diameter_mm: wafer diameter, mm, None if not told. Where only the pitch is told, the
            smallest standard diameter that holds the middles of the outermost dies is taken.
        notch: side of the notch on the raster.
        first_die: source coordinates of the die at column 0, row 0.
        x_right: the source's x grows to the right.
        y_down: the source's y grows downwards.
        centre: cell coordinates of the wafer's centre, None for the middle.
    """
    pitch = pitch_mm if pitch_mm and all(plausible_mm(v) for v in pitch_mm) else None
    diameter = diameter_mm if diameter_mm and plausible_mm(diameter_mm) else None
    guess = diameter or (_standard_for(columns, rows, pitch) if pitch else 300.0)
    return DieGrid(
        columns=columns,
        rows=rows,
        pitch_mm=pitch or (guess / columns, guess / rows),
        diameter_mm=guess,
        notch=notch,
        first_die=first_die,
        x_right=x_right,
        y_down=y_down,
        centre=centre,
        pitch_known=Known.READ if pitch else Known.ESTIMATED,
        diameter_known=Known.READ if diameter else Known.ESTIMATED,
    )


def plausible_mm(value: float) -> bool:
    """True for a length between 0.1 um and 10 m."""
    return _LENGTH_MM[0] <= value <= _LENGTH_MM[1]


def notch_of_degrees(degrees: float | None) -> Notch:
    """Side of a notch told in degrees clockwise from the bottom (SEMI E5, FNLOC)."""
    if degrees is None:
        return Notch.UNKNOWN
    sides = {0: Notch.DOWN, 90: Notch.LEFT, 180: Notch.UP, 270: Notch.RIGHT}
    return sides.get(round(degrees) % 360, Notch.UNKNOWN)


def diameter_of(size: float | None) -> float | None:
    """Wafer diameter in mm from a number whose unit is told only by its size.

    Up to 18 it is inches, up to 1,000 millimetres, above that micrometres.
    """
    if size is None or size <= 0:
        return None
    if size <= 18:
        return size * 25.4 if size < 5 else round(size * 25)
    return size if size <= 1000 else size / 1000


def _standard_for(columns: int, rows: int, pitch: tuple[float, float]) -> float:
    width = max((columns - 1) * pitch[0], (rows - 1) * pitch[1])
    return next((size for size in STANDARD_MM if size >= width), max(width, 1.0))
