"""KLARF 1.1, 1.2 and 1.8: defect lists of inspection tools (KLA Results File)."""

import re
from collections.abc import Iterator
from typing import Final

from ml_core.formats.klarf.version12 import klarf12_wafers
from ml_core.formats.klarf.version18 import klarf18_wafers
from ml_core.formats.klarf.wafer_map import map_of
from ml_core.formats.reader import PlainFile, ReadOptions
from ml_core.formats.shared.numbering import WaferKeys
from ml_core.wafer.map import WaferMap

_OLD: Final = re.compile(rb"^\s*(FileVersion\s+1\s+\d|FileTimestamp\s)", re.IGNORECASE)
_NEW: Final = re.compile(rb"^\s*Record\s+FileRecord\b", re.IGNORECASE)
_WORDS: Final = (b"DefectRecordSpec", b"InspectionStationID", b"SampleOrientationMarkType")


class KlarfReader:
    """Reads KLARF files; a wafer's key is its WaferID."""

    name = "klarf"

    def claims(self, file: PlainFile) -> bool:
        """True where the first statement is KLARF's, or several of its keywords stand there."""
        head = file.head.removeprefix(b"\xef\xbb\xbf")
        if _NEW.match(head) or _OLD.match(head):
            return True
        return sum(word in head for word in _WORDS) >= 2 and b"\0" not in head[:512]

    def read(self, file: PlainFile, options: ReadOptions) -> Iterator[WaferMap]:
        """Yield one map a wafer; defects are kept in ``reported``.

        Raises:
            WaferFileError: something that must be there is missing; names the line. Wafers
                before it have been given.
        """
        is_new = _NEW.match(file.head.removeprefix(b"\xef\xbb\xbf"))
        keys = WaferKeys()
        for wafer in klarf18_wafers(file) if is_new else klarf12_wafers(file):
            key = keys.key_of(wafer.info.wafer or "")
            yield map_of(file, wafer, key, options)


READER: Final = KlarfReader()
"""The reader of this format."""
