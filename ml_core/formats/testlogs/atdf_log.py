"""ATDF text to a TestLog.

A record is a three-letter name, a colon and fields; a line that begins with a blank goes on
with the record before it. The character after ``FAR:A`` separates fields.
"""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

import numpy as np
import pyarrow as pa

from ml_core.formats.reader import PlainFile
from ml_core.formats.shared.sources import number
from ml_core.formats.testlogs.testlog import (
    ENDED_ABNORMALLY,
    FAILED,
    MAX_PARTS,
    MAX_WAFER_RECORDS,
    NO_BIN_NUMBER,
    NO_COORDINATE,
    NO_VERDICT,
    REPLACES_PART,
    REPLACES_PLACE,
    Begins,
    Ints,
    Lot,
    Parts,
    TestLog,
    WaferEnd,
    WaferSetup,
    WaferStart,
)  # fmt: skip
from ml_core.wafer.errors import WaferFileError

_LONGEST_LINE: Final = 1 << 16
_LONGEST_RECORD: Final = 1 << 20
_KEPT: Final = ("MIR", "WCR", "WIR", "PIR", "PRR", "WRR", "HBR", "SBR", "MRR")
_PASSED_OVER: Final = frozenset(
    name + b":"
    for name in (
        b"FAR", b"ATR", b"PCR", b"PMR", b"PGR", b"PLR", b"RDR", b"SDR", b"TSR", b"PTR", b"MPR",
        b"FTR", b"BPS", b"EPS", b"GDR", b"DTR", b"VUR", b"PSR", b"NMR", b"CNR", b"SSR", b"CDR",
        b"STR",
    )
)  # fmt: skip
"""How lines begin that tell nothing about wafers and parts; most lines of a log do."""
_VERDICTS: Final = {"P": 0, "F": FAILED}
_RETESTS: Final = {"I": REPLACES_PART, "C": REPLACES_PLACE}
_TIME: Final = "%H:%M:%S %d-%b-%Y"

Fields = list[str]


def _columns() -> dict[str, "array[int]"]:
    names = ("sequence", "head", "site", "flags", "hard_bin", "soft_bin", "x", "y")
    return {name: array("i") for name in names}


@dataclass
class _Gathered:
    """Records read so far."""

    parts: dict[str, "array[int]"] = field(default_factory=_columns)
    names: list[str] = field(default_factory=list)
    begins: tuple["array[int]", "array[int]", "array[int]"] = field(
        default_factory=lambda: (array("i"), array("i"), array("i"))
    )
    starts: list[WaferStart] = field(default_factory=list)
    ends: list[WaferEnd] = field(default_factory=list)
    setups: list[WaferSetup] = field(default_factory=list)
    lots: list[Lot] = field(default_factory=list)
    hard_bins: dict[int, bool] = field(default_factory=dict)
    soft_bins: dict[int, bool] = field(default_factory=dict)
    is_ended: bool = False
    bad: list[str] = field(default_factory=list)
    bad_count: int = 0

    def refuse(self, line: int, why: str) -> None:
        """Count a record that cannot be read; the first is kept for the warning."""
        self.bad_count += 1
        if not self.bad:
            self.bad.append(f"line {line}: {why}")


def read_log(file: PlainFile) -> TestLog:
    """Read one ATDF file.

    Args:
        file: the plain bytes.

    Returns:
        All records that can be read; a last one that may be cut is left out with a warning.

    Raises:
        WaferFileError: a record without end, or more of them than a lot holds.
    """
    gathered, last_line = _Gathered(), 0
    separator = separator_of(file)
    for line, text in _records(file):
        last_line = line
        kind, _, body = text.partition(":")
        if kind in _KEPT:
            _add(gathered, kind, line, [part.strip() for part in body.split(separator)])
            _check_counts(gathered, file, line)
        else:
            gathered.refuse(line, f"'{kind[:20]}' is no ATDF record")
    return _log_of(gathered, last_line)


def separator_of(file: PlainFile) -> str:
    """The character that separates the fields of an ATDF file."""
    separator = chr(file.head[5]) if len(file.head) > 5 else "|"
    return "|" if separator in "\r\n" else separator


def _records(file: PlainFile) -> Iterator[tuple[int, str]]:
    """Line number and joined text of each record; a record cut by the end is left out.

    Only a line end shows that a record is whole, or the end record (MRR), which is the last.
    """
    record, begun, line, whole = "", 0, 0, True
    with file.path.open("rb") as stream:
        while data := stream.readline(_LONGEST_LINE):
            line += 1
            if data[:4] in _PASSED_OVER and len(data) < _LONGEST_LINE:
                if record:
                    yield begun, record
                record = ""
                continue
            whole = data.endswith(b"\n")
            text = data.decode("latin-1").rstrip("\r\n")
            _check_length(len(record) + len(text), data, file, line)
            if text.startswith(" "):
                record += text[1:] if record else ""
            elif text or not whole:
                if record:
                    yield begun, record
                record, begun = text, line
        if record and (whole or record.startswith("MRR")):
            yield begun, record


def _check_length(length: int, data: bytes, file: PlainFile, line: int) -> None:
    if length > _LONGEST_RECORD or len(data) == _LONGEST_LINE:
        what = "the line never ends; this is no ATDF file or a damaged one, export it again"
        raise WaferFileError(source=file.shown, where=f"line {line}", what=what)


def _check_counts(gathered: _Gathered, file: PlainFile, line: int) -> None:
    few = len(gathered.starts) + len(gathered.ends) + len(gathered.setups) + len(gathered.lots)
    parts = max(len(gathered.names), len(gathered.begins[0]))
    if parts > MAX_PARTS or few > MAX_WAFER_RECORDS:
        what = (
            f"holds more than {MAX_PARTS:,} parts or {MAX_WAFER_RECORDS:,} wafers, which no lot "
            "does; the file is damaged, export it again"
        )
        raise WaferFileError(source=file.shown, where=f"line {line}", what=what)


def _add(gathered: _Gathered, kind: str, line: int, fields: Fields) -> None:
    """Keep one record; one with a field that cannot be is refused."""
    try:
        match kind:
            case "PRR":
                _add_part(gathered, line, fields)
            case "PIR":
                values = (line, whole(fields, 0, 1, 0, 255), whole(fields, 1, 1, 0, 255))
                for column, value in zip(gathered.begins, values, strict=True):
                    column.append(value)
            case "WIR":
                gathered.starts.append(_start(line, fields))
            case "WRR":
                gathered.ends.append(_end(line, fields))
            case "WCR":
                gathered.setups.append(_setup(line, fields))
            case "MIR":
                gathered.lots.append(_lot(fields))
            case "MRR":
                gathered.is_ended = True
            case _:
                _add_bin(gathered, kind, fields)
    except ValueError as error:
        gathered.refuse(line, f"{kind}: {error}")


def _add_part(gathered: _Gathered, line: int, fields: Fields) -> None:
    flags = _VERDICTS.get(_text(fields, 4).upper(), NO_VERDICT)
    flags |= _RETESTS.get(_text(fields, 9).upper(), 0)
    flags |= ENDED_ABNORMALLY if _text(fields, 10) else 0
    values = {
        "sequence": line,
        "head": whole(fields, 0, 1, 0, 255),
        "site": whole(fields, 1, 1, 0, 255),
        "flags": flags,
        "hard_bin": whole(fields, 5, NO_BIN_NUMBER, 0, NO_BIN_NUMBER),
        "soft_bin": whole(fields, 6, NO_BIN_NUMBER, 0, NO_BIN_NUMBER),
        "x": whole(fields, 7, NO_COORDINATE, -32768, 32767),
        "y": whole(fields, 8, NO_COORDINATE, -32768, 32767),
    }
    for name, value in values.items():
        gathered.parts[name].append(value)
    gathered.names.append(_text(fields, 2))


def _add_bin(gathered: _Gathered, kind: str, fields: Fields) -> None:
    verdict = _text(fields, 4).upper()
    if verdict in ("P", "F"):
        bins = gathered.hard_bins if kind == "HBR" else gathered.soft_bins
        bins[whole(fields, 2, NO_BIN_NUMBER, 0, NO_BIN_NUMBER)] = verdict == "P"


def _start(line: int, fields: Fields) -> WaferStart:
    return WaferStart(
        sequence=line, head=whole(fields, 0, 1, 0, 255),
        started=_seconds(_text(fields, 1)), name=_text(fields, 3),
    )  # fmt: skip


def _end(line: int, fields: Fields) -> WaferEnd:
    return WaferEnd(
        sequence=line, head=whole(fields, 0, 1, 0, 255), name=_text(fields, 3),
        part_count=_count(fields, 2), good_count=_count(fields, 7),
    )  # fmt: skip


def _setup(line: int, fields: Fields) -> WaferSetup:
    return WaferSetup(
        sequence=line, flat=_text(fields, 0)[:1].upper(),
        x_grows=_text(fields, 1)[:1].upper(), y_grows=_text(fields, 2)[:1].upper(),
        diameter=_length(fields, 3), die_height=_length(fields, 4), die_width=_length(fields, 5),
        units=whole(fields, 6, 0, 0, 255),
        centre=(
            whole(fields, 7, NO_COORDINATE, -32768, 32767),
            whole(fields, 8, NO_COORDINATE, -32768, 32767),
        ),
    )  # fmt: skip


def _lot(fields: Fields) -> Lot:
    return Lot(
        name=_text(fields, 0), product=_text(fields, 1), program=_text(fields, 2),
        node=_text(fields, 3), step=_text(fields, 11),
        started=_seconds(_text(fields, 6)) or _seconds(_text(fields, 5)),
    )  # fmt: skip


def _log_of(gathered: _Gathered, last_line: int) -> TestLog:
    columns = {name: _ints(column) for name, column in gathered.parts.items()}
    names = pa.chunked_array([pa.array(gathered.names, type=pa.string())])
    sequence, head, site = (_ints(column) for column in gathered.begins)
    ended = "" if gathered.is_ended else (
        f"The file has no end record (MRR): it may be cut at line {last_line}, and dies after it "
        "are missing."
    )  # fmt: skip
    return TestLog(
        parts=Parts(**columns, row=np.arange(len(gathered.names))),
        part_names=names,
        begins=Begins(sequence=sequence, head=head, site=site),
        starts=tuple(gathered.starts), ends=tuple(gathered.ends), setups=tuple(gathered.setups),
        lot=gathered.lots[0] if gathered.lots else Lot(),
        hard_bins=gathered.hard_bins, soft_bins=gathered.soft_bins,
        warnings=tuple(_warnings(gathered)), end_warning=ended,
    )  # fmt: skip


def _warnings(gathered: _Gathered) -> Iterator[str]:
    if gathered.bad:
        yield (
            f"{gathered.bad_count} records could not be read and were passed over; the first is "
            f"{gathered.bad[0]}."
        )
    if not gathered.lots:
        yield "The file has no master record (MIR): lot, product and program are not told."


def _ints(column: "array[int]") -> Ints:
    return np.array(column, dtype=np.int64)


def _text(fields: Fields, index: int) -> str:
    """A field without NUL, empty where the record is shorter."""
    return fields[index].replace("\0", "") if index < len(fields) else ""


def whole(fields: Fields, index: int, missing: int, low: int, high: int) -> int:
    """A whole number of a field, ``missing`` where it is empty.

    Raises:
        ValueError: no number, or one outside low to high.
    """
    text = _text(fields, index)
    if not text:
        return missing
    if len(text) <= 12 and text.lstrip("+-").isdecimal() and low <= (value := int(text)) <= high:
        return value
    raise ValueError(f"field {index + 1} is '{text[:20]}', not a number from {low} to {high}")


def _count(fields: Fields, index: int) -> int | None:
    return whole(fields, index, -1, 0, 2**32 - 1) if _text(fields, index) else None


def _length(fields: Fields, index: int) -> float:
    return number(_text(fields, index)) or 0.0


def _seconds(text: str) -> int:
    """Seconds since 1970 of ``8:23:02 23-JUL-1992``, 0 where it is no such time."""
    try:
        return max(0, int(datetime.strptime(text, _TIME).replace(tzinfo=UTC).timestamp()))
    except ValueError:
        return 0
