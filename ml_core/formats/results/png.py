"""PNG pictures in memory (ISO/IEC 15948): grey, true colour, and indexed with a palette."""

import struct
import zlib
from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from ml_core.wafer.errors import ExportError
from ml_core.wafer.map import WaferMap

Pixels = NDArray[np.uint8]
Colour = tuple[int, int, int]

# Without row filters, which older releases of OpenCV have no name for: drawings come out as
# small and twice as fast.
_PNG: Final = (cv2.IMWRITE_PNG_COMPRESSION, 3, 19, 8)

MAP_COLOURS: Final[tuple[Colour, ...]] = ((255, 255, 255), (214, 222, 230), (58, 66, 78))
"""Palette of a map: white where there is no die, light for a pass, dark for a fail."""


def grey_png(pixels: Pixels) -> bytes:
    """8-bit grey PNG.

    Args:
        pixels: (height, width) uint8.

    Returns:
        The file's bytes.
    """
    return _encoded(pixels)


def colour_png(pixels: Pixels) -> bytes:
    """24-bit PNG.

    Args:
        pixels: (height, width, 3) uint8, red, green, blue.

    Returns:
        The file's bytes.
    """
    return _encoded(pixels[:, :, ::-1])


def colour_jpeg(pixels: Pixels, *, width: int) -> bytes:
    """24-bit JPEG, shrunk to a width; for documents, where size counts more than exactness.

    Args:
        pixels: (height, width, 3) uint8, red, green, blue.
        width: of the result, pixels.

    Returns:
        The file's bytes.
    """
    size = (width, max(round(pixels.shape[0] * width / pixels.shape[1]), 1))
    small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return _encoded(small[:, :, ::-1], kind=".jpg", options=[cv2.IMWRITE_JPEG_QUALITY, 82])


def indexed_png(indices: Pixels, palette: tuple[Colour, ...]) -> bytes:
    """PNG with a palette: each pixel is an index and stays one.

    Args:
        indices: (height, width) uint8, each below the number of colours.
        palette: red, green, blue of each index, 1 to 256 entries.

    Returns:
        The file's bytes: colour type 3, 8 bits, PNG clause 11.2.3.
    """
    height, width = indices.shape
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    rows = np.zeros((height, width + 1), dtype=np.uint8)  # a filter byte of 0 before each row
    rows[:, 1:] = indices
    chunks = (
        (b"IHDR", header),
        (b"PLTE", bytes(value for colour in palette for value in colour)),
        (b"IDAT", zlib.compress(rows.tobytes(), 6)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def map_png(wafer: WaferMap) -> bytes:
    """The map itself as an indexed picture of the raster's size, in ``MAP_COLOURS``."""
    return indexed_png(wafer.raster().astype(np.uint8), MAP_COLOURS)


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def _encoded(pixels: Pixels, *, kind: str = ".png", options: Sequence[int] = _PNG) -> bytes:
    fits, data = cv2.imencode(kind, np.ascontiguousarray(pixels), options)
    if not fits:
        raise ExportError(f"A picture of {pixels.shape} pixels cannot be written as {kind[1:]}.")
    return data.tobytes()
