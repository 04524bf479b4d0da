"""Reader of STDF V4 (Teradyne, Standard Test Data Format Specification, version 4)."""

from collections.abc import Iterator
from typing import Final

from ml_core.formats.reader import PlainFile, Reader, ReadOptions
from ml_core.formats.testlogs.stdf_log import read_log
from ml_core.formats.testlogs.testwafers import wafers_of
from ml_core.wafer.map import WaferMap

_FAR_HEADERS: Final = (b"\x02\x00\x00\x0a", b"\x00\x02\x00\x0a")
"""Length 2 in either byte order, type 0, subtype 10: how every STDF file begins."""


class StdfReader:
    """STDF V4 files of either byte order."""

    name = "stdf"

    def claims(self, file: PlainFile) -> bool:
        """True where the file begins with a file attributes record (FAR)."""
        return file.head.startswith(_FAR_HEADERS)

    def read(self, file: PlainFile, options: ReadOptions) -> Iterator[WaferMap]:
        """Yield the wafers in the order in which they were put on the prober.

        Raises:
            WaferFileError: no wafer with a die that has a position; or, after the others,
                wafers that hold none.
        """
        return wafers_of(read_log(file), file, options, format_name=self.name)


READER: Final[Reader] = StdfReader()
"""The reader for the registry."""
