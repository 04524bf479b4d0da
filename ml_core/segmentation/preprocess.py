"""From dies to the model's input and back: the one copy, used by training and by inspection.

The whole die grid is stretched onto a square, so a round wafer is round whatever the pitch of
its dies. Resampling is by exact area: a pixel that straddles dies holds their shares.
"""

from functools import lru_cache
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from ml_core.wafer.taxonomy import FAIL, NO_DIE, PASS

PREPROCESSING_VERSION: Final = 1
"""Raised whenever the same cells would give another input; a model package names its version."""

CHANNELS: Final[tuple[str, ...]] = ("no-die", "pass", "fail")
"""Meaning of the input's three channels, in order."""

Floats = NDArray[np.float32]


def model_input(cells: NDArray[np.uint8], *, size: int) -> Floats:
    """Turn a die grid into the model's input.

    Args:
        cells: (rows, columns) uint8, 0 no die, 1 pass, 2 fail.
        size: side of the square input in pixels, a multiple of 32.

    Returns:
        (3, size, size) float32: shares of no-die, pass and fail in each pixel, sum 1.

    Raises:
        ValueError: ``cells`` is not a filled two-dimensional grid of the three states.
    """
    _check(cells)
    states = np.stack([cells == PASS, cells == FAIL], axis=2).astype(np.float32)
    shares = resample_area(states, height=size, width=size)
    result = np.empty((3, size, size), np.float32)
    result[1], result[2] = shares[..., 0], shares[..., 1]
    np.subtract(1.0, result[1] + result[2], out=result[0])
    return result


def planes_on_raster(planes: Floats, *, height: int, width: int) -> Floats:
    """Bring model planes to a raster, bilinear, with pixel centres aligned.

    Args:
        planes: (K, size, size) float32, such as probabilities.
        height: rows of the raster.
        width: columns of the raster.

    Returns:
        (K, height, width) float32.
    """
    result = np.empty((len(planes), height, width), np.float32)
    for index, plane in enumerate(planes):
        cv2.resize(plane, (width, height), dst=result[index], interpolation=cv2.INTER_LINEAR)
    return result


def planes_on_dies(planes: Floats, *, rows: int, columns: int) -> Floats:
    """Average model planes over the area of each die.

    Args:
        planes: (K, size, size) float32.
        rows: rows of the die grid.
        columns: columns of the die grid.

    Returns:
        (K, rows, columns) float32; of a plane of 0 and 1 it is the share of the die covered.
    """
    result = np.empty((len(planes), rows, columns), np.float32)
    for index, plane in enumerate(planes):
        result[index] = resample_area(plane[..., None], height=rows, width=columns)[..., 0]
    return result


def resample_area(image: Floats, *, height: int, width: int) -> Floats:
    """Resample by exact area, larger or smaller, each axis by itself.

    Args:
        image: (H, W, C) float32, C at most 4.
        height: rows of the result.
        width: columns of the result.

    Returns:
        (height, width, C) float32, the mean of the input over each pixel's area.
    """
    if image.shape[0] < height:  # the cheaper order: shrink first, grow last
        return _resample_rows(_resample_columns(image, width), height)
    return _resample_columns(_resample_rows(image, height), width)


def _resample_rows(image: Floats, height: int) -> Floats:
    if image.shape[0] == height:
        return image
    if image.shape[0] > height:
        return _shrink(image, height=height, width=image.shape[1])
    first, second, share = _neighbours(image.shape[0], height)
    weight = share[:, None, None]
    return image[first] * weight + image[second] * (np.float32(1) - weight)


def _resample_columns(image: Floats, width: int) -> Floats:
    if image.shape[1] == width:
        return image
    if image.shape[1] > width:
        return _shrink(image, height=image.shape[0], width=width)
    first, second, share = _neighbours(image.shape[1], width)
    weight = share[None, :, None]
    return image[:, first] * weight + image[:, second] * (np.float32(1) - weight)


def _shrink(image: Floats, *, height: int, width: int) -> Floats:
    small = cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.float32).reshape(height, width, image.shape[2])


@lru_cache(maxsize=512)
def _neighbours(cells: int, pixels: int) -> tuple[NDArray[np.intp], NDArray[np.intp], Floats]:
    """Cells under each pixel when there are fewer cells than pixels: at most two."""
    start = np.arange(pixels) * cells  # exact: in units of 1/pixels of a cell
    first = start // pixels
    second = np.minimum((start + cells - 1) // pixels, cells - 1)
    share = np.minimum(((first + 1) * pixels - start) / cells, 1.0)
    return first.astype(np.intp), second.astype(np.intp), share.astype(np.float32)


def _check(cells: NDArray[np.uint8]) -> None:
    if cells.ndim != 2 or cells.dtype != np.uint8 or not cells.size:
        found = f"{cells.dtype} {cells.shape}"
        raise ValueError(f"a die grid must be uint8 (rows, columns) and not empty, not {found}")
    if int(cells.max()) > max(NO_DIE, PASS, FAIL):
        raise ValueError(f"a die's state is 0, 1 or 2, not {int(cells.max())}")
