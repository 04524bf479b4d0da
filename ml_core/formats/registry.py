"""The readers, in the order in which they are asked: the one place that lists them."""

from typing import Final

from ml_core.formats.grids import lswmd
from ml_core.formats.grids import reader as grids
from ml_core.formats.images import reader as images
from ml_core.formats.klarf import reader as klarf
from ml_core.formats.maps import e142, g85, sinf
from ml_core.formats.reader import PlainFile, Reader
from ml_core.formats.tables import reader as tables
from ml_core.formats.testlogs import atdf, stdf

READERS: Final[tuple[Reader, ...]] = (
    stdf.READER,
    grids.READER,
    lswmd.READER,
    images.READER,
    atdf.READER,
    klarf.READER,
    g85.READER,
    e142.READER,
    sinf.READER,
    tables.READER,
)
"""First those that a few bytes decide, then text by its words, the forgiving tables last: the
first that claims a file reads it."""


def reader_of(file: PlainFile) -> Reader | None:
    """The first reader that claims a file by its content, None if none does."""
    return next((reader for reader in READERS if reader.claims(file)), None)
