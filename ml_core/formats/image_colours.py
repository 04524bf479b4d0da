"""The few colours that a picture of a wafer is made of.

Pictures with at most 16 colours keep them exactly. Others (JPEG, antialiased edges, photographs)
are reduced: the most frequent colours that differ clearly become centres, every pixel goes to
the nearest centre, and a centre moves to the mean of its pixels.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

EXACT: Final = 16
"""Most colours that are kept as they are."""
CENTRES: Final = 8
"""Most colours that a picture of many colours is reduced to."""
APART: Final = 60.0
"""Distance in RGB (0 to 255 an axis) by which two centres differ at least."""
LEAST_SHARE: Final = 0.002
"""Share of the picture that a centre's own small cube of colours takes at least."""

_BLOCK: Final = 1 << 20
_EVEN: Final = 24
_LEAST_EVEN: Final = 0.2
_BITS: Final = 5
Rgb = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Colours:
    """Colours of a picture.

    Attributes:
        index: (height, width) uint8, which colour each pixel has.
        rgb: (n, 3) uint8.
        share: (n,) float64, share of the pixels.
        is_exact: True where the picture has no other colours.
    """

    index: NDArray[np.uint8]
    rgb: Rgb
    share: NDArray[np.float64]
    is_exact: bool


def colours_of(picture: Rgb) -> Colours:
    """Find the colours of a picture.

    Args:
        picture: (height, width, 3) uint8.
    """
    exact = _few_colours(picture)
    if exact is None:
        return _reduced(picture)
    flat = picture.reshape(-1, 3)
    index = np.empty(len(flat), dtype=np.uint8)
    for start in range(0, len(flat), _BLOCK):
        packed = _pack(flat[start : start + _BLOCK])
        index[start : start + _BLOCK] = np.searchsorted(exact, packed)
    rgb = np.stack([exact >> 16, exact >> 8 & 255, exact & 255], axis=-1).astype(np.uint8)
    return _colours(picture, index, rgb, is_exact=True)


def _pack(flat: Rgb) -> NDArray[np.uint32]:
    wide = flat.astype(np.uint32)
    packed: NDArray[np.uint32] = (wide[:, 0] << 16 | wide[:, 1] << 8 | wide[:, 2]).view(np.uint32)
    return packed


def _few_colours(picture: Rgb) -> NDArray[np.uint32] | None:
    """Sorted packed colours, None where there are more than ``EXACT``."""
    flat = picture.reshape(-1, 3)
    found = np.zeros(0, dtype=np.uint32)
    for start in range(0, len(flat), _BLOCK):
        packed = _pack(flat[start : start + _BLOCK])
        if np.unique(packed[:: max(len(packed) // 4096, 1)]).size > EXACT:
            return None
        found = np.union1d(found, packed)
        if found.size > EXACT:
            return None
    return found.astype(np.uint32)


def _cubes(flat: Rgb) -> NDArray[np.int64]:
    """Number of the small cube of colours (5 bits an axis) of each pixel."""
    low = (flat >> (8 - _BITS)).astype(np.int64)
    return low[:, 0] << (2 * _BITS) | low[:, 1] << _BITS | low[:, 2]


def _reduced(picture: Rgb) -> Colours:
    flat = picture.reshape(-1, 3)
    size = 1 << (3 * _BITS)
    even = _even_pixels(picture).reshape(-1)
    if np.count_nonzero(even) < _LEAST_EVEN * len(even):
        even[:] = True
    count = np.zeros(size, dtype=np.int64)
    weight = np.zeros(size, dtype=np.int64)
    total = np.zeros((size, 3), dtype=np.float64)
    for start in range(0, len(flat), _BLOCK):
        part = flat[start : start + _BLOCK]
        cube = _cubes(part)
        count += np.bincount(cube, minlength=size)
        weight += np.bincount(cube[even[start : start + _BLOCK]], minlength=size)
        for axis in range(3):
            total[:, axis] += np.bincount(cube, weights=part[:, axis], minlength=size)
    used = np.flatnonzero(count)
    means = total[used] / count[used, None]
    centres, nearest = _centres(means, weight[used])
    table = np.zeros(size, dtype=np.uint8)
    table[used] = nearest
    index = np.empty(len(flat), dtype=np.uint8)
    for start in range(0, len(flat), _BLOCK):
        index[start : start + _BLOCK] = table[_cubes(flat[start : start + _BLOCK])]
    rgb = np.clip(np.rint(centres), 0, 255).astype(np.uint8)
    return _colours(picture, index, rgb, is_exact=False)


def _even_pixels(picture: Rgb) -> NDArray[np.bool_]:
    """(height, width) bool: True where a pixel is like those to its right and below it.

    Only these choose the centres: pixels on the edges of dies have mixed colours.
    """
    even = np.ones(picture.shape[:2], dtype=bool)
    for axis in (0, 1):
        ahead = np.roll(picture, -1, axis=axis)
        gap = np.maximum(picture, ahead) - np.minimum(picture, ahead)
        even &= gap.max(axis=2) <= _EVEN
    return even


def _centres(
    means: NDArray[np.float64], count: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Centres (k, 3) and the centre of each cube (n,), weighted by ``count``."""
    chosen: list[int] = []
    least = LEAST_SHARE * count.sum()
    for cube in np.argsort(-count, kind="stable"):
        if len(chosen) == CENTRES or (chosen and count[cube] < least):
            break
        gaps = np.linalg.norm(means[chosen] - means[cube], axis=1) if chosen else np.array([999.0])
        if gaps.min() >= APART:
            chosen.append(int(cube))
    centres = means[chosen]
    for _ in range(4):
        nearest = np.argmin(np.linalg.norm(means[:, None] - centres[None], axis=2), axis=1)
        for k in range(len(centres)):
            mine = nearest == k
            if count[mine].any():
                centres[k] = np.average(means[mine], axis=0, weights=count[mine])
    return centres, nearest


def _colours(picture: Rgb, index: NDArray[np.uint8], rgb: Rgb, *, is_exact: bool) -> Colours:
    share = np.bincount(index, minlength=len(rgb)) / max(index.size, 1)
    return Colours(index.reshape(picture.shape[:2]), rgb, share, is_exact)
