"""Dies in a picture: the blocks of equal pixels of a map that was drawn enlarged."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

LEAST_BORDERS: Final = 6
"""Fewer colour borders along an axis tell nothing of the die's size."""
LEAST_DIES: Final = 5
"""Fewest dies along an axis of a map that is recognised."""


@dataclass(frozen=True)
class Blocks:
    """Where the dies of a picture lie along one axis.

    Attributes:
        starts: (n,) int64, first pixel of each die.
        middles: (n,) int64, a pixel in the middle of each die.
        pitch: pixels a die.
    """

    starts: NDArray[np.int64]
    middles: NDArray[np.int64]
    pitch: float


def blocks_of(index: NDArray[np.uint8]) -> tuple[Blocks, Blocks] | None:
    """Die blocks of a picture along its width and its height.

    Args:
        index: (height, width), the colour of each pixel.

    Returns:
        Blocks along x and along y, or None where colours change between the borders of any
        grid coarser than the pixels.
    """
    across = _axis(
        np.flatnonzero(np.any(index[:, 1:] != index[:, :-1], axis=0)) + 1, index.shape[1]
    )
    down = _axis(np.flatnonzero(np.any(index[1:] != index[:-1], axis=1)) + 1, index.shape[0])
    if across is None or down is None or across.pitch * down.pitch < 2:
        return None
    return across, down


def _axis(borders: NDArray[np.int64], size: int) -> Blocks | None:
    if len(borders) < LEAST_BORDERS:
        return None
    step = math.gcd(*np.diff(borders).tolist())
    pitch = _fraction(borders) if step == 1 else float(step)
    if pitch is None:
        pitch = 1.0
    first = float(borders[0]) % pitch
    if first > pitch - 0.75:
        first -= pitch
    count = math.floor((size - first) / pitch + 0.25)
    if count < LEAST_DIES:
        return None
    starts = first + np.arange(count) * pitch
    middles = np.clip(np.floor(starts + pitch / 2), 0, size - 1).astype(np.int64)
    return Blocks(np.maximum(np.rint(starts), 0).astype(np.int64), middles, pitch)


def _fraction(borders: NDArray[np.int64]) -> float | None:
    """Pitch that is no whole number of pixels, such as 9.6, if every border lies on it."""
    least = int(np.diff(borders).min())
    if least < 4:
        return None
    span = float(borders[-1] - borders[0])
    for count in range(math.ceil(span / (least + 1)), math.floor(span / least) + 1):
        pitch = span / count
        places = (borders - borders[0]) / pitch
        if np.abs(places - np.rint(places)).max() * pitch <= 1.0:
            return pitch
    return None
