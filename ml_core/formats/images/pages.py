"""Pages of PNG, TIFF, JPEG and BMP files as 8-bit colour, sizes checked before decoding."""

import struct
import warnings
import zlib
from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ml_core.formats.reader import PlainFile
from ml_core.formats.shared.sources import refuse
from ml_core.wafer.errors import WaferFileError

MAX_PIXELS: Final = 1 << 26
"""Most pixels of a page (8192 x 8192)."""
MAX_PAGES: Final = 10_000
_FORMATS: Final = ("PNG", "TIFF", "JPEG", "BMP")
_BROKEN: Final = (
    OSError, EOFError, ValueError, TypeError, KeyError, IndexError, SyntaxError, OverflowError,
    MemoryError, RecursionError, NotImplementedError, AttributeError, RuntimeError,
    ZeroDivisionError, AssertionError, struct.error, zlib.error, Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)  # fmt: skip
_GREYS: Final = frozenset({"I", "F", "I;16", "I;16B", "I;16L", "I;16N"})


def pages_of(file: PlainFile) -> Iterator[NDArray[np.uint8]]:
    """Yield each page as (height, width, 3) uint8; transparent pixels are white.

    Grey levels of more than 8 bits are scaled from the smallest depth (8, 10, 12, 14 or 16
    bits) that holds the brightest to 8 bits; those up to 255 stay as they are.

    Raises:
        WaferFileError: a page is too large or cannot be decoded; names the page.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = Image.open(file.path, formats=_FORMATS)
        except _BROKEN as error:
            raise _damaged(file, error, 0) from error
    with image:
        for number in range(MAX_PAGES):
            page = _page(file, image, number)
            if page is None:
                return
            yield page


def _page(file: PlainFile, image: Image.Image, number: int) -> NDArray[np.uint8] | None:
    """One page, None past the last one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            if number:
                image.seek(number)
        except EOFError:
            return None
        except _BROKEN as error:
            raise _damaged(file, error, number) from error
        width, height = image.size
        if width < 1 or height < 1 or width * height > MAX_PIXELS:
            raise refuse(
                file,
                f"{width:,} x {height:,} pixels are more than the {MAX_PIXELS:,} that a picture "
                "may have; scale it down",
                f"page {number + 1}",
            )
        try:
            return _colour(image)
        except _BROKEN as error:
            raise _damaged(file, error, number) from error


def _colour(image: Image.Image) -> NDArray[np.uint8]:
    if image.mode in _GREYS:
        levels = _eight_bits(np.asarray(image))
        return np.repeat(levels[..., None], 3, axis=2)
    if image.mode in ("LA", "PA", "RGBA", "La", "RGBa") or "transparency" in image.info:
        coloured = image.convert("RGBA")
        white = Image.new("RGBA", coloured.size, "white")
        return _array(Image.alpha_composite(white, coloured).convert("RGB"))
    return _array(image if image.mode == "RGB" else image.convert("RGB"))


def _array(image: Image.Image) -> NDArray[np.uint8]:
    pixels: NDArray[np.uint8] = np.asarray(image, dtype=np.uint8)
    return pixels


def _eight_bits(levels: NDArray[np.generic]) -> NDArray[np.uint8]:
    values = np.nan_to_num(levels.astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    values = np.maximum(values, 0.0)
    top = float(values.max(initial=0.0))
    if top <= 1.0 and np.any((values > 0) & (values < 1)):
        return np.rint(values * 255).astype(np.uint8)
    if top <= 255:
        return values.astype(np.uint8)
    full = next((2**bits - 1 for bits in (10, 12, 14, 16) if top < 2**bits), top)
    scaled: NDArray[np.uint8] = np.rint(values * (255 / full)).astype(np.uint8)
    return scaled


def _damaged(file: PlainFile, error: BaseException, number: int) -> WaferFileError:
    where = f"page {number + 1}" if number else ""
    if isinstance(error, Image.DecompressionBombError):
        return refuse(file, "the picture is far too large; scale it down", where)
    reason = (str(error).split("\n")[0] or type(error).__name__)[:160]
    return refuse(file, f"the picture cannot be decoded ({reason}); save it again", where)
