"""One wafer of a KLARF file, whatever its version, before it becomes a map."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ml_core.formats.shared.sources import told, whole
from ml_core.wafer.grid import Notch
from ml_core.wafer.map import ReportedDefect, WaferInfo

MAX_DEFECTS: Final = 2_000_000
"""Most defects that one wafer may list."""
MAX_DIE_INDEX: Final = 1_000_000
"""Largest die index that is taken for one."""

_SIDES: Final = {
    "DOWN": Notch.DOWN, "BOTTOM": Notch.DOWN, "UP": Notch.UP, "TOP": Notch.UP,
    "LEFT": Notch.LEFT, "RIGHT": Notch.RIGHT,
}  # fmt: skip
_DEGREES: Final = {0: Notch.DOWN, 90: Notch.LEFT, 180: Notch.UP, 270: Notch.RIGHT}
_STAMPS: Final = (
    "%m-%d-%y %H:%M:%S", "%m-%d-%Y %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S",
)  # fmt: skip


@dataclass(frozen=True)
class KlarfWafer:
    """What a KLARF file says of one wafer. Lengths are um as in KLARF 1.2.

    Attributes:
        line: line on which the wafer begins, from 1.
        info: lot, wafer and so on.
        pitch_um: die pitch (x, y), um, or None.
        diameter_mm: wafer diameter, mm, or None.
        centre_um: the wafer's centre from the lower left corner of die (0, 0), um, or None.
        notch: side of the notch or flat.
        plan: dies that were inspected, (XINDEX, YINDEX); empty if the file lists none.
        defects: the defect list.
        warnings: what was odd.
    """

    line: int
    info: WaferInfo
    pitch_um: tuple[float, float] | None
    diameter_mm: float | None
    centre_um: tuple[float, float] | None
    notch: Notch
    plan: tuple[tuple[int, int], ...]
    defects: tuple[ReportedDefect, ...]
    warnings: tuple[str, ...]


def notch_of(text: str | None) -> Notch:
    """Side of the notch from OrientationMarkLocation: a word, or degrees clockwise from down."""
    word = (text or "").strip().upper()
    if word in _SIDES:
        return _SIDES[word]
    degrees = whole(word, limit=3600)
    return Notch.UNKNOWN if degrees is None else _DEGREES.get(degrees % 360, Notch.UNKNOWN)


def stamp_of(words: list[str]) -> str | None:
    """A timestamp (month-day-year, two or four digits, or ISO 8601) as ISO 8601.

    One that cannot be read is given as it stands.
    """
    text = " ".join(word for word in words if told(word))
    for pattern in _STAMPS:
        try:
            return datetime.strptime(text, pattern).isoformat()
        except ValueError:
            continue
    return told(text)


def diameter_mm_of(size: float | None) -> float | None:
    """Diameter in mm of SampleSize in KLARF 1.2: mm, or um where it is over 1,000."""
    if size is None or size <= 0:
        return None
    return size if size <= 1000 else size / 1000
