"""Reader of ATDF, the ASCII form of STDF (Teradyne, ATDF specification, version 2)."""

from collections.abc import Iterator
from typing import Final

from ml_core.formats.reader import PlainFile, Reader, ReadOptions
from ml_core.formats.testlogs.atdf_log import read_log
from ml_core.formats.testlogs.testwafers import wafers_of
from ml_core.wafer.map import WaferMap


class AtdfReader:
    """ATDF files with any field separator."""

    name = "atdf"

    def claims(self, file: PlainFile) -> bool:
        """True where the file begins with an ATDF file attributes record (FAR)."""
        return file.head.startswith(b"FAR:A")

    def read(self, file: PlainFile, options: ReadOptions) -> Iterator[WaferMap]:
        """Yield the wafers in the order in which they were put on the prober.

        Raises:
            WaferFileError: no wafer with a die that has a position; or, after the others,
                wafers that hold none.
        """
        return wafers_of(read_log(file), file, options, format_name=self.name)


READER: Final[Reader] = AtdfReader()
"""The reader for the registry."""
