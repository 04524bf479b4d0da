"""The side of the model's input: enough pixels for a die, and no more than that needs."""

from collections.abc import Sequence
from typing import Final

PIXELS_A_DIE: Final = 4.0
"""Input pixels that a die should have: a scratch is one or two dies wide, and a network that
halves its input five times loses what is thinner than a few pixels."""

STEP: Final = 32
"""A side is a multiple of this: the encoder halves it five times."""

LARGEST: Final = 4096
"""No input is larger."""


def pixels_a_die(rows: int, columns: int, size: int) -> float:
    """Input pixels along a die's shorter side on the input.

    Args:
        rows: rows of the die grid, which is stretched onto the square input.
        columns: its columns.
        size: side of the input in pixels.

    Returns:
        Pixels; fewer than 1 where several dies share a pixel.
    """
    return size / max(rows, columns)


def input_size_for(
    rows: int, columns: int, sizes: Sequence[int], *, least: float = PIXELS_A_DIE
) -> int:
    """Choose the input for a wafer: the smallest that gives each die enough pixels.

    Args:
        rows: rows of the die grid.
        columns: its columns.
        sizes: sides that the model was trained for, pixels, in any order; at least one.
        least: pixels that a die should have along either axis.

    Returns:
        The smallest side with at least so many pixels a die; the largest where none has.
    """
    enough = [size for size in sizes if pixels_a_die(rows, columns, size) >= least]
    return min(enough) if enough else max(sizes)


def scaled_size(size: int, factor: float) -> int:
    """The multiple of 32 nearest to a scaled side, half a step up, from 32 to 4096."""
    steps = int(size * factor / STEP + 0.5)
    return min(max(steps * STEP, STEP), LARGEST)
