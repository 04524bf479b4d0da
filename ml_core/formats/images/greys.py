"""The grey levels of the picture that a wafer was read from, for tools that follow them."""

from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.formats.files.hashing import FileHashes
from ml_core.formats.files.unpacking import Unpacking, plain_files
from ml_core.formats.images.pages import pages_of
from ml_core.formats.images.reader import READER
from ml_core.formats.reader import PlainFile
from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.map import WaferMap

_LUMA: Final = np.array([0.299, 0.587, 0.114])
"""Weights of red, green and blue in a grey (ITU-R BT.601)."""


def greys_of(wafer: WaferMap) -> NDArray[np.uint8] | None:
    """Read the picture of a wafer again.

    Args:
        wafer: read from a picture in which each pixel is a cell of its own.

    Returns:
        (rows, columns) uint8, a grey level a cell; None where the wafer is of no picture, or of
        one whose dies are blocks of many pixels.

    Raises:
        WaferFileError: the file is not there any more, has changed, or cannot be decoded.
    """
    source = wafer.source
    if source.format != READER.name:
        return None
    on_disk = source.path.removesuffix(f"!{source.member}")
    with (
        FileHashes() as hashes,
        closing(plain_files(Path(on_disk), shown=on_disk, how=Unpacking(hashes=hashes))) as files,
    ):
        for file in files:
            if isinstance(file, WaferFileError):
                raise file
            if file.member == source.member:
                return _greys(file, wafer)
    raise _gone(wafer)


def _greys(file: PlainFile, wafer: WaferMap) -> NDArray[np.uint8] | None:
    if file.sha256 != wafer.source.sha256:
        raise _gone(wafer)
    number = int(wafer.source.key or 0)
    page = next(islice(pages_of(file), number, None), None)
    if page is None or page.shape[:2] != wafer.cells.shape:
        return None
    greys: NDArray[np.uint8] = np.rint(page @ _LUMA).astype(np.uint8)
    return greys


def _gone(wafer: WaferMap) -> WaferFileError:
    what = "is not there any more or has changed; drop the picture again"
    return WaferFileError(source=wafer.source.path, what=what)
