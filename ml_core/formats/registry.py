"""The readers, in the order in which they are asked: the one place that lists them."""

from typing import Final

from ml_core.formats import atdf, e142, g85, grids, images, klarf, lswmd, sinf, stdf, tables
from ml_core.formats.reader import PlainFile, Reader

READERS: Final[tuple[Reader, ...]] = (
    stdf.READER,
    atdf.READER,
    klarf.READER,
    g85.READER,
    e142.READER,
    sinf.READER,
    grids.READER,
    lswmd.READER,
    images.READER,
    tables.READER,
)
"""Strict formats first, forgiving ones (pictures, tables) last: the first that claims reads."""


def reader_of(file: PlainFile) -> Reader | None:
    """The first reader that claims a file by its content, None if none does."""
    return next((reader for reader in READERS if reader.claims(file)), None)
