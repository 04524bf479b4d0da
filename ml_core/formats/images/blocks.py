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
STRONG: Final = 0.15
"""Share of the strongest border's length that a border has at least in a blurred picture."""

_SLACK: Final = 1.0
_BLURRED_SLACK: Final = 1.7


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


def blocks_of(index: NDArray[np.uint8], *, is_exact: bool) -> tuple[Blocks, Blocks] | None:
    """Die blocks of a picture along its width and its height.

    Args:
        index: (height, width), the colour of each pixel.
        is_exact: False where colours were reduced (JPEG, antialiasing): borders are then where
            many pixels change, and may lie a pixel beside the grid.

    Returns:
        Blocks along x and along y, or None where colours change between the borders of any
        grid coarser than the pixels.
    """
    across = _axis(np.count_nonzero(index[:, 1:] != index[:, :-1], axis=0), is_exact)
    down = _axis(np.count_nonzero(index[1:] != index[:-1], axis=1), is_exact)
    if across is None or down is None or across.pitch * down.pitch < 2:
        return None
    return across, down


def _axis(changes: NDArray[np.int64], is_exact: bool) -> Blocks | None:
    """Blocks along one axis; ``changes[i]`` pixels change between pixel i and i + 1."""
    size = len(changes) + 1
    borders = (np.flatnonzero(changes) if is_exact else _strong(changes)) + 1
    if len(borders) < LEAST_BORDERS:
        return None
    step = math.gcd(*np.diff(borders).tolist())
    if is_exact and step > 1:
        return _blocks(float(step), float(borders[0]), size, 0.0)
    slack = _SLACK if is_exact else _BLURRED_SLACK
    found = _fraction(borders, slack=slack)
    if found is not None:
        return _blocks(*found, size, slack)
    return _blocks(1.0, 0.0, size, 0.0) if is_exact else None


def _blocks(pitch: float, first: float, size: int, slack: float) -> Blocks | None:
    """Blocks of a pitch of which one begins at ``first``; the outer ones may lack ``slack``."""
    first %= pitch
    if first > pitch - slack:
        first -= pitch
    count = math.floor((size - first + slack) / pitch)
    if count < LEAST_DIES:
        return None
    starts = first + np.arange(count) * pitch
    middles = np.clip(np.floor(starts + pitch / 2), 0, size - 1).astype(np.int64)
    return Blocks(np.maximum(np.rint(starts), 0).astype(np.int64), middles, pitch)


def _strong(changes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Places where changes peak: a border whose edge is blurred over three pixels is one."""
    if len(changes) < 3:
        return np.zeros(0, dtype=np.int64)
    summed = np.convolve(changes, np.ones(3, dtype=np.int64), mode="same")
    padded = np.pad(summed, 2, constant_values=-1)
    beside = (
        [padded[k : k + len(summed)] for k in (0, 1)],
        [padded[k : k + len(summed)] for k in (3, 4)],
    )
    is_peak = (summed > np.maximum(*beside[0])) & (summed >= np.maximum(*beside[1]))
    peaks = np.flatnonzero(is_peak & (summed >= STRONG * summed.max()))
    beside_peak = np.pad(changes, 1)[peaks[:, None] + np.arange(3)]
    return np.unique(peaks + beside_peak.argmax(axis=1) - 1)


def _fraction(borders: NDArray[np.int64], *, slack: float) -> tuple[float, float] | None:
    """Pitch and offset of a grid on which every border lies within ``slack`` pixels.

    The pitch need not be a whole number of pixels, such as 9.6.
    """
    least = float(np.quantile(np.diff(borders), 0.02))
    if least < 4:
        return None
    span = float(borders[-1] - borders[0])
    low, high = span / (least + slack + 1), span / max(least - slack, 3.0)
    for count in range(max(math.ceil(low), 1), math.floor(high) + 1):
        pitch = span / count
        steps = np.rint((borders - borders[0]) / pitch)
        if np.abs(borders - borders[0] - steps * pitch).max() > 2 * slack:
            continue
        pitch, first = np.polyfit(steps, borders, 1)
        if np.abs(borders - first - steps * pitch).max() <= slack and len(set(steps)) == len(steps):
            return float(pitch), float(first)
    return None
