"""Hatch patterns, so that classes are told apart without their colours."""

from collections.abc import Callable
from functools import cache
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

TILE: Final = 14
"""Side of a hatch tile, pixels; the pattern repeats without a seam."""

Mask = NDArray[np.bool_]


def hatch_mask(hatch: str, *, width: int, height: int) -> Mask:
    r"""Where a hatch pattern puts ink.

    Args:
        hatch: one of the taxonomy's characters ``/ o \\ - . + x *``.
        width: pixels.
        height: pixels.

    Returns:
        (height, width) bool.

    Raises:
        KeyError: an unknown character.
    """
    tile = _tile(hatch)
    repeats = (-(-height // TILE), -(-width // TILE))
    return np.tile(tile, repeats)[:height, :width]


@cache
def _tile(hatch: str) -> Mask:
    # Drawn on three by three tiles, of which the middle one is cut out: no seams.
    side = 3 * TILE
    sheet = np.zeros((side, side), dtype=np.uint8)
    for top in range(0, side, TILE):
        for left in range(0, side, TILE):
            _DRAW[hatch](sheet, left, top)
    tile = sheet[TILE : 2 * TILE, TILE : 2 * TILE] > 0
    tile.flags.writeable = False
    return np.asarray(tile, dtype=np.bool_)


def _line(sheet: NDArray[np.uint8], start: tuple[int, int], end: tuple[int, int]) -> None:
    cv2.line(sheet, start, end, 255, 2)


def _rising(sheet: NDArray[np.uint8], left: int, top: int) -> None:
    _line(sheet, (left, top + TILE), (left + TILE, top))


def _falling(sheet: NDArray[np.uint8], left: int, top: int) -> None:
    _line(sheet, (left, top), (left + TILE, top + TILE))


def _level(sheet: NDArray[np.uint8], left: int, top: int) -> None:
    for y in (top + TILE // 4, top + 3 * TILE // 4):
        _line(sheet, (left, y), (left + TILE, y))


def _circle(sheet: NDArray[np.uint8], left: int, top: int) -> None:
    cv2.circle(sheet, (left + TILE // 2, top + TILE // 2), 4, 255, 2)


def _dot(sheet: NDArray[np.uint8], left: int, top: int) -> None:
    cv2.circle(sheet, (left + TILE // 4, top + TILE // 4), 2, 255, -1)
    cv2.circle(sheet, (left + 3 * TILE // 4, top + 3 * TILE // 4), 2, 255, -1)


def _plus(sheet: NDArray[np.uint8], left: int, top: int) -> None:
    x, y, arm = left + TILE // 2, top + TILE // 2, TILE // 3
    _line(sheet, (x - arm, y), (x + arm, y))
    _line(sheet, (x, y - arm), (x, y + arm))


def _cross(sheet: NDArray[np.uint8], left: int, top: int) -> None:
    _rising(sheet, left, top)
    _falling(sheet, left, top)


def _star(sheet: NDArray[np.uint8], left: int, top: int) -> None:
    x, y, arm = left + TILE // 2, top + TILE // 2, TILE // 3
    cv2.line(sheet, (x - arm, y), (x + arm, y), 255, 1)
    cv2.line(sheet, (x - arm // 2, y - arm), (x + arm // 2, y + arm), 255, 1)
    cv2.line(sheet, (x - arm // 2, y + arm), (x + arm // 2, y - arm), 255, 1)


_DRAW: Final[dict[str, Callable[[NDArray[np.uint8], int, int], None]]] = {
    "/": _rising,
    "\\": _falling,
    "-": _level,
    "o": _circle,
    ".": _dot,
    "+": _plus,
    "x": _cross,
    "*": _star,
}
