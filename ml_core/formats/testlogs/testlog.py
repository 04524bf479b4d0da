"""What a test floor's log tells, free of its file format: STDF and ATDF both become this.

Names and codes follow STDF V4 (Teradyne, Standard Test Data Format Specification, version 4).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Tick = Callable[[], None]
"""Called now and then; raises ``Cancelled`` to stop."""

MAX_PARTS: Final = 8_000_000
"""Parts in one file: more than any lot holds, few enough for the memory."""
MAX_WAFER_RECORDS: Final = 20_000
"""Records about wafers, geometry and lot in one file."""

NO_COORDINATE: Final = -32768
"""X_COORD, Y_COORD, CENTER_X, CENTER_Y: not told."""
NO_BIN_NUMBER: Final = 65535
"""HARD_BIN, SOFT_BIN: not told."""
NO_COUNT: Final = 0xFFFFFFFF
"""GOOD_CNT and its like: not told."""
REPLACES_PART: Final = 1
"""PART_FLG bit 0: this result stands for all earlier ones of the same PART_ID."""
REPLACES_PLACE: Final = 2
"""PART_FLG bit 1: this result stands for all earlier ones of the same X_COORD and Y_COORD."""
ENDED_ABNORMALLY: Final = 4
"""PART_FLG bit 2."""
FAILED: Final = 8
"""PART_FLG bit 3."""
NO_VERDICT: Final = 16
"""PART_FLG bit 4: bit 3 says nothing."""


@dataclass(frozen=True, eq=False)
class Parts:
    """Results of parts (PRR), one entry each in file order; all arrays (n,) int64.

    Attributes:
        sequence: position among the log's records, increasing.
        head: test head.
        site: test site.
        flags: PART_FLG.
        hard_bin: NO_BIN_NUMBER where not told.
        soft_bin: NO_BIN_NUMBER where not told.
        x: NO_COORDINATE where not told.
        y: NO_COORDINATE where not told.
        row: position in the log's ``part_names``.
    """

    sequence: Ints
    head: Ints
    site: Ints
    flags: Ints
    hard_bin: Ints
    soft_bin: Ints
    x: Ints
    y: Ints
    row: Ints

    def __len__(self) -> int:
        return len(self.sequence)

    @property
    def placed(self) -> NDArray[np.bool_]:
        """(n,) bool: True where both coordinates are told."""
        return np.asarray((self.x != NO_COORDINATE) & (self.y != NO_COORDINATE))

    def chosen(self, rows: Ints) -> "Parts":
        """The parts at these positions; a view where they are all of a stretch in order."""
        is_stretch = len(rows) > 0 and bool((np.diff(rows) == 1).all())
        which = slice(rows[0], rows[-1] + 1) if is_stretch else rows
        return Parts(
            sequence=self.sequence[which],
            head=self.head[which],
            site=self.site[which],
            flags=self.flags[which],
            hard_bin=self.hard_bin[which],
            soft_bin=self.soft_bin[which],
            x=self.x[which],
            y=self.y[which],
            row=self.row[which],
        )


@dataclass(frozen=True, eq=False)
class Begins:
    """Beginnings of parts (PIR), one entry each in file order; all arrays (n,) int64."""

    sequence: Ints
    head: Ints
    site: Ints


@dataclass(frozen=True)
class WaferStart:
    """A wafer is put on a head (WIR)."""

    sequence: int
    head: int
    name: str
    started: int


@dataclass(frozen=True)
class WaferEnd:
    """A wafer is taken off a head (WRR); a count is None where not told."""

    sequence: int
    head: int
    name: str
    part_count: int | None
    good_count: int | None


@dataclass(frozen=True)
class WaferSetup:
    """Geometry of the wafers (WCR), in the log's own terms.

    Attributes:
        sequence: position among the log's records.
        diameter: WAFR_SIZ, in ``units``.
        die_height: DIE_HT.
        die_width: DIE_WID.
        units: 0 unknown, 1 inch, 2 cm, 3 mm, 4 mil.
        flat: WF_FLAT: U, D, L, R or blank.
        centre: CENTER_X, CENTER_Y: die coordinates of the wafer's middle.
        x_grows: POS_X: L, R or blank.
        y_grows: POS_Y: U, D or blank.
    """

    sequence: int
    diameter: float
    die_height: float
    die_width: float
    units: int
    flat: str
    centre: tuple[int, int]
    x_grows: str
    y_grows: str


@dataclass(frozen=True)
class Lot:
    """The lot (MIR); empty or 0 where not told."""

    name: str = ""
    product: str = ""
    program: str = ""
    node: str = ""
    step: str = ""
    started: int = 0


@dataclass(frozen=True, eq=False)
class TestLog:
    """One test floor log.

    Attributes:
        parts: results.
        part_names: PART_ID of each part, Arrow strings.
        begins: beginnings of parts.
        starts: wafers put on.
        ends: wafers taken off.
        setups: geometries.
        lot: the lot.
        hard_bins: True for a hard bin that passes, False for one that fails (HBR).
        soft_bins: the same for soft bins (SBR).
        warnings: what is odd in the whole log.
        end_warning: what is odd at its end (a cut); it concerns the last wafer.
    """

    parts: Parts
    part_names: pa.ChunkedArray
    begins: Begins
    starts: tuple[WaferStart, ...] = ()
    ends: tuple[WaferEnd, ...] = ()
    setups: tuple[WaferSetup, ...] = ()
    lot: Lot = field(default_factory=Lot)
    hard_bins: Mapping[int, bool] = field(default_factory=dict)
    soft_bins: Mapping[int, bool] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    end_warning: str = ""

    __test__ = False  # pytest: a name that begins with Test is no test here

    def names_of(self, parts: Parts) -> list[str]:
        """PART_ID of parts; few are ever asked for, and Arrow's ``take`` is slow to load."""
        if not len(parts):
            return []
        rows = pa.Array.from_buffers(pa.int64(), len(parts), [None, pa.py_buffer(parts.row)])
        return [name or "" for name in self.part_names.take(rows).to_pylist()]
