"""What a reader is given and what it gives: the seam between files and formats."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ml_core.wafer.grid import Notch
from ml_core.wafer.map import WaferMap


@dataclass(frozen=True)
class ProductGeometry:
    """Geometry that the user gave for a product; it rules over what a file says.

    Attributes:
        product: the product's name as files spell it; ``*`` for every product.
        pitch_mm: die pitch (horizontal, vertical) on the raster, mm; None to leave as read.
        diameter_mm: wafer diameter, mm; None to leave as read.
        notch: side of the notch on the raster; None to leave as read.
    """

    product: str
    pitch_mm: tuple[float, float] | None = None
    diameter_mm: float | None = None
    notch: Notch | None = None


@dataclass(frozen=True)
class PaletteChoice:
    """What the user takes one colour of a picture for.

    Attributes:
        colour: ``#RRGGBB``.
        state: NO_DIE, PASS or FAIL.
    """

    colour: str
    state: int


@dataclass(frozen=True)
class ReadOptions:
    """What the user knows better than the file.

    Attributes:
        geometries: geometry by product.
        palette: what colours of pictures mean; colours not named are guessed.
    """

    geometries: tuple[ProductGeometry, ...] = ()
    palette: tuple[PaletteChoice, ...] = ()


@dataclass(frozen=True)
class PlainFile:
    """One file's plain bytes: as it lies on disk, or unpacked from its compression.

    Attributes:
        shown: the path as the user gave it, with ``!member`` for a file inside an archive.
        path: where the plain bytes lie now (a temporary file for a packed one).
        size: number of plain bytes.
        head: the first 64 KiB of them.
        sha256: hex SHA-256 of the file on disk that the user named (the archive's).
        member: the member's name inside an archive, else empty.
        cut: one sentence where the compressed data ended early and these bytes are what
            stands before the cut; empty for a whole file.
    """

    shown: str
    path: Path
    size: int
    head: bytes
    sha256: str
    member: str = ""
    cut: str = ""


class Reader(Protocol):
    """One format."""

    name: str
    """Short name, as in ``WaferSource.format``."""

    def claims(self, file: PlainFile) -> bool:
        """True where the content (not the ending) is this format's; cheap, never raises."""

    def read(self, file: PlainFile, options: ReadOptions) -> Iterator[WaferMap]:
        """Yield the file's wafers in file order.

        What is odd but readable goes into each wafer's ``warnings``.

        Raises:
            WaferFileError: nothing, or nothing more, can be read; names file and place.
        """
