"""Whether two wafers can be laid over each other, and if not, why."""

from collections.abc import Iterator
from typing import Final

from ml_core.wafer.grid import DieGrid, Known

_NEAR: Final = 1e-3
"""Relative difference of two lengths that are the same."""


def grid_difference(grid: DieGrid, other: DieGrid) -> str:
    """In words, how another grid differs, as the end of a sentence; empty where both agree.

    Lengths that were only estimated say nothing and are not compared.

    Args:
        grid: the grid that counts.
        other: the one that is told of.

    Returns:
        Such as ``it has 41 x 42 dies, not 42 x 43``.
    """
    return next(_differences(grid, other), "")


def _differences(grid: DieGrid, other: DieGrid) -> Iterator[str]:
    if grid.has_dies != other.has_dies:
        yield "it is a picture without dies" if grid.has_dies else "it has dies, and is no picture"
    what = "dies" if grid.has_dies else "pixels"
    if (grid.columns, grid.rows) != (other.columns, other.rows):
        yield f"it has {other.columns} x {other.rows} {what}, not {grid.columns} x {grid.rows}"
    if (grid.x_right, grid.y_down) != (other.x_right, other.y_down):
        yield "its die coordinates grow in another direction"
    if grid.first_die != other.first_die:
        yield f"its first die is {other.first_die}, not {grid.first_die}"
    if grid.notch != other.notch:
        yield f"its notch is {other.notch.value}, not {grid.notch.value}"
    if max(abs(a - b) for a, b in zip(grid.centre_cell, other.centre_cell, strict=True)) > _NEAR:
        yield "its centre lies on another die"
    yield from _length_differences(grid, other)


def _length_differences(grid: DieGrid, other: DieGrid) -> Iterator[str]:
    if Known.ESTIMATED not in (grid.pitch_known, other.pitch_known):
        pairs = zip(grid.pitch_mm, other.pitch_mm, strict=True)
        if any(abs(a - b) > _NEAR * a for a, b in pairs):
            yield f"its die pitch is {_both(other.pitch_mm)} mm, not {_both(grid.pitch_mm)} mm"
    if Known.ESTIMATED not in (grid.diameter_known, other.diameter_known):
        ours, theirs = grid.diameter_mm, other.diameter_mm
        if abs(ours - theirs) > _NEAR * ours:
            yield f"its diameter is {theirs:g} mm, not {ours:g} mm"


def _both(pitch: tuple[float, float]) -> str:
    return f"{pitch[0]:g} x {pitch[1]:g}"
