"""The few colours that a picture of a wafer is made of.

Pictures with at most 16 colours keep them exactly. Others (JPEG, antialiased edges, photographs)
are reduced: the most frequent colours that differ clearly become centres, every pixel goes to
the nearest centre, and a centre moves to the mean of its pixels.
"""

from collections.abc import Iterator
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

_STRIP: Final = 1 << 20
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
    table = np.zeros(1 << 24, dtype=np.uint8)
    table[exact] = np.arange(len(exact))
    index = np.empty(picture.shape[:2], dtype=np.uint8)
    for rows in _strips(picture):
        index[rows] = table[_packed(picture[rows])]
    rgb = np.stack([exact >> 16, exact >> 8 & 255, exact & 255], axis=-1).astype(np.uint8)
    return _colours(index, rgb, is_exact=True)


def _strips(picture: Rgb) -> Iterator[slice]:
    """Rows of a picture in strips of about a million pixels."""
    step = max(_STRIP // picture.shape[1], 1)
    for start in range(0, picture.shape[0], step):
        yield slice(start, start + step)


def _packed(picture: Rgb) -> NDArray[np.int64]:
    """(height, width) colours as numbers 0xRRGGBB."""
    wide = picture.astype(np.int64)
    return wide[..., 0] << 16 | wide[..., 1] << 8 | wide[..., 2]


def _few_colours(picture: Rgb) -> NDArray[np.int64] | None:
    """Sorted colours 0xRRGGBB, None where there are more than ``EXACT``."""
    found = np.zeros(1 << 24, dtype=bool)
    for rows in _strips(picture):
        packed = _packed(picture[rows])
        if np.unique(packed.ravel()[:: max(packed.size // 4096, 1)]).size > EXACT:
            return None
        found[packed] = True
    colours = np.flatnonzero(found)
    return colours if colours.size <= EXACT else None


def _cubes(picture: Rgb) -> NDArray[np.int64]:
    """(height, width) number of the small cube of colours (5 bits an axis) of each pixel."""
    low = (picture >> (8 - _BITS)).astype(np.int64)
    return low[..., 0] << (2 * _BITS) | low[..., 1] << _BITS | low[..., 2]


def _reduced(picture: Rgb) -> Colours:
    size = 1 << (3 * _BITS)
    count = np.zeros(size, dtype=np.int64)
    weight = np.zeros(size, dtype=np.int64)
    total = np.zeros((size, 3), dtype=np.float64)
    for rows in _strips(picture):
        part, even = picture[rows], _even_pixels(picture, rows)
        cube = _cubes(part)
        count += np.bincount(cube.ravel(), minlength=size)
        weight += np.bincount(cube[even], minlength=size)
        for axis in range(3):
            values = part[..., axis].ravel()
            total[:, axis] += np.bincount(cube.ravel(), weights=values, minlength=size)
    used = np.flatnonzero(count)
    means = total[used] / count[used, None]
    is_even = weight.sum() >= _LEAST_EVEN * count.sum()
    centres, nearest = _centres(means, (weight if is_even else count)[used])
    table = np.zeros(size, dtype=np.uint8)
    table[used] = nearest
    index = np.empty(picture.shape[:2], dtype=np.uint8)
    for rows in _strips(picture):
        index[rows] = table[_cubes(picture[rows])]
    rgb = np.clip(np.rint(centres), 0, 255).astype(np.uint8)
    return _colours(index, rgb, is_exact=False)


def _even_pixels(picture: Rgb, rows: slice) -> NDArray[np.bool_]:
    """(rows, width) bool: True where a pixel is like those to its right and below it.

    Only these choose the centres: pixels on the edges of dies have mixed colours.
    """
    here = picture[rows]
    even = np.ones(here.shape[:2], dtype=bool)
    below = picture[rows.start + 1 : rows.start + 1 + len(here)]
    for near, ahead, place in (
        (here[:, :-1], here[:, 1:], even[:, :-1]),
        (here[: len(below)], below, even[: len(below)]),
    ):
        gap = np.maximum(near, ahead) - np.minimum(near, ahead)
        place &= gap.max(axis=2, initial=0) <= _EVEN
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


def _colours(index: NDArray[np.uint8], rgb: Rgb, *, is_exact: bool) -> Colours:
    count = np.zeros(len(rgb), dtype=np.int64)
    for start in range(0, index.size, _STRIP):
        count += np.bincount(index.reshape(-1)[start : start + _STRIP], minlength=len(rgb))
    return Colours(index, rgb, count / max(index.size, 1), is_exact)
