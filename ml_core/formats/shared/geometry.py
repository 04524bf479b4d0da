"""Geometry of wafers: what files say of it, and what users know better."""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.formats.reader import PlainFile, ProductGeometry, ReadOptions
from ml_core.formats.shared.layout import grid_of
from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.grid import DieGrid, Known

MAX_CELLS: Final = 4_000_000
"""Most cells of a map that is spanned by die coordinates."""
MAX_SIDE: Final = 10_000
"""Most columns or rows of it: its raster has at least 300 pixels across them."""

Ints = NDArray[np.int64]


def apply_given(grid: DieGrid, product: str | None, options: ReadOptions) -> DieGrid:
    """The grid with the geometry that the user gave for its product, which rules over the file.

    A length that was estimated is estimated again from the one that is given.

    Args:
        grid: as read from the file.
        product: the product as the file spells it, None if it is silent.
        options: what the user gave; an entry for the product goes before one for ``*``.

    Returns:
        A grid whose given lengths are marked GIVEN; the same grid if nothing was given.

    Raises:
        GeometryError: a given length is not positive and finite.
    """
    given = _given_for(product, options)
    if given is None:
        return grid
    if given.pitch_mm is not None:
        grid = replace(grid, pitch_mm=given.pitch_mm, pitch_known=Known.GIVEN)
    if given.diameter_mm is not None:
        grid = replace(grid, diameter_mm=given.diameter_mm, diameter_known=Known.GIVEN)
    grid = grid if given.notch is None else replace(grid, notch=given.notch)
    return _estimated_again(grid)


def _given_for(product: str | None, options: ReadOptions) -> ProductGeometry | None:
    by_name = {geometry.product: geometry for geometry in reversed(options.geometries)}
    return by_name.get(product or "*") or by_name.get("*")


def _estimated_again(grid: DieGrid) -> DieGrid:
    """The grid with an estimated pitch or diameter that follows from the other, if given."""
    is_pitch_guessed = grid.pitch_known is Known.ESTIMATED
    is_diameter_guessed = grid.diameter_known is Known.ESTIMATED
    if is_pitch_guessed == is_diameter_guessed:
        return grid
    guess = grid_of(
        columns=grid.columns,
        rows=grid.rows,
        pitch_mm=None if is_pitch_guessed else grid.pitch_mm,
        diameter_mm=None if is_diameter_guessed else grid.diameter_mm,
    )
    return replace(grid, pitch_mm=guess.pitch_mm, diameter_mm=guess.diameter_mm)


def die_extent(file: PlainFile, x: Ints, y: Ints, *, where: str = "") -> tuple[int, int, int, int]:
    """Columns, rows, smallest x and smallest y of dies, refused before a map is allocated.

    Args:
        file: for the message.
        x: (n,) die coordinates, at least one.
        y: (n,) die coordinates.
        where: place in the file, for the message.

    Raises:
        WaferFileError: the map would have too many cells; the dies farthest out are named.
    """
    columns, rows = int(np.ptp(x)) + 1, int(np.ptp(y)) + 1
    if columns * rows > MAX_CELLS or max(columns, rows) > MAX_SIDE:
        away = np.hypot(x - np.median(x), y - np.median(y))
        far = [f"({x[i]}, {y[i]})" for i in np.argsort(-away, kind="stable")[:3].tolist()]
        what = (
            f"its dies span {columns:,} x {rows:,}, more than a map may have ({MAX_SIDE:,} a side, "
            f"{MAX_CELLS:,} cells); farthest out are {', '.join(far)}: check those coordinates"
        )
        raise WaferFileError(source=file.shown, where=where, what=what)
    return columns, rows, int(x.min()), int(y.min())
