"""Heat over a map, told by lightness too, with lines at a half and at nine tenths."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

_INK: Final = (24, 28, 34)
_WHITE: Final = (255, 255, 255)
_SHARE: Final = 0.5  # how much of the map's own colour the heat takes (FR-013)
_LINES: Final = (0.5, 0.9)


def heat_colours(heat: Floats) -> Pixels:
    """Colours that grow lighter with the heat, for colour-blind readers too.

    Args:
        heat: (height, width) float32, 0 to 1.

    Returns:
        (height, width, 3) uint8, red, green, blue.
    """
    levels = np.rint(np.clip(heat, 0, 1) * 255).astype(np.uint8)
    return np.asarray(cv2.applyColorMap(levels, cv2.COLORMAP_CIVIDIS)[..., ::-1], np.uint8)


def with_heat(drawn: Pixels, heat: Floats, dies: NDArray[np.bool_]) -> Pixels:
    """A drawn map under heat.

    Args:
        drawn: (height, width, 3) uint8 picture of the map.
        heat: float32, 0 to 1, of any size; it is stretched over the picture.
        dies: (height, width) bool: where the picture shows a die; elsewhere no heat is drawn.

    Returns:
        A new picture of the same shape.
    """
    size = (drawn.shape[1], drawn.shape[0])
    warm = np.asarray(cv2.resize(heat, size, interpolation=cv2.INTER_LINEAR), np.float32)
    blended = drawn * (1 - _SHARE) + heat_colours(warm) * _SHARE
    hot = np.where(dies[..., None], np.rint(blended), drawn).astype(np.uint8)
    for level in _LINES:
        lines, _ = cv2.findContours(
            (warm >= level).astype(np.uint8), cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE
        )
        cv2.drawContours(hot, lines, -1, _INK, 2, cv2.LINE_AA)
        cv2.drawContours(hot, lines, -1, _WHITE, 1, cv2.LINE_AA)
    return hot
