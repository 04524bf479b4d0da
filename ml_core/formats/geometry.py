"""Geometry of wafers: what files say of it, and what users know better."""

from dataclasses import replace

from ml_core.formats.reader import ProductGeometry, ReadOptions
from ml_core.wafer.grid import DieGrid, Known


def apply_given(grid: DieGrid, product: str | None, options: ReadOptions) -> DieGrid:
    """The grid with the geometry that the user gave for its product, which rules over the file.

    Args:
        grid: as read from the file.
        product: the product as the file spells it, None if it is silent.
        options: what the user gave; an entry for the product goes before one for ``*``.

    Returns:
        A grid whose given lengths are marked GIVEN; the same grid if nothing was given.
    """
    given = _given_for(product, options)
    if given is None:
        return grid
    if given.pitch_mm is not None:
        grid = replace(grid, pitch_mm=given.pitch_mm, pitch_known=Known.GIVEN)
    if given.diameter_mm is not None:
        grid = replace(grid, diameter_mm=given.diameter_mm, diameter_known=Known.GIVEN)
    return grid if given.notch is None else replace(grid, notch=given.notch)


def _given_for(product: str | None, options: ReadOptions) -> ProductGeometry | None:
    by_name = {geometry.product: geometry for geometry in reversed(options.geometries)}
    return by_name.get(product or "*") or by_name.get("*")
