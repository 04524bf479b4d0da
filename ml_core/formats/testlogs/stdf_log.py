"""STDF V4 bytes to a TestLog, through stdf-convert's Arrow tables.

The parser stops in silence where a file ends inside a record's header, and gives up what it
has not yet handed out where it ends inside a record's body. So the end record (MRR) is asked
for, and a file that the parser refuses is read again up to its last whole record.
"""

import mmap
import struct
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import stdf_convert
from numpy.typing import NDArray

from ml_core.formats.reader import PlainFile
from ml_core.formats.testlogs.testlog import (
    MAX_PARTS,
    MAX_WAFER_RECORDS,
    NO_BIN_NUMBER,
    NO_VERDICT,
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

RECORDS: Final = ("MIR", "WCR", "WIR", "PIR", "PRR", "WRR", "HBR", "SBR", "MRR", "UNKNOWN")
"""Records that are asked of the parser."""

_FEW: Final = ("MIR", "WCR", "WIR", "WRR", "MRR")
_PACKED_ENDINGS: Final = (".gz", ".bz2", ".zip")
_COPY: Final = 1 << 24

Row = Mapping[str, object]


@dataclass
class _Tables:
    """Batches gathered by record type."""

    parts: list[pa.RecordBatch] = field(default_factory=list)
    begins: list[pa.RecordBatch] = field(default_factory=list)
    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in _FEW})
    hard_bins: dict[int, bool] = field(default_factory=dict)
    soft_bins: dict[int, bool] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    unknown: int = 0
    first_unknown: str = ""

    def add(self, kind: str, batch: pa.RecordBatch) -> None:
        """Keep what is needed of a batch; the bytes of unknown records are not.

        Raises:
            OverflowError: more records than a real file holds.
        """
        self.counts[kind] += batch.num_rows
        few = sum(self.counts[name] for name in _FEW)
        if max(self.counts["PRR"], self.counts["PIR"]) > MAX_PARTS or few > MAX_WAFER_RECORDS:
            raise OverflowError(f"more than {MAX_PARTS:,} parts or {MAX_WAFER_RECORDS:,} wafers")
        if kind == "PRR":
            self.parts.append(batch.drop_columns(["PART_TXT", "PART_FIX"]))
        elif kind == "PIR":
            self.begins.append(batch)
        elif kind == "UNKNOWN":
            self._add_unknown(batch)
        elif kind == "HBR":
            self.hard_bins.update(_bin_verdicts(batch, "HBIN"))
        elif kind == "SBR":
            self.soft_bins.update(_bin_verdicts(batch, "SBIN"))
        else:
            self.rows[kind] += batch.to_pylist()

    def _add_unknown(self, batch: pa.RecordBatch) -> None:
        if not self.unknown:
            row = batch.slice(0, 1).to_pylist()[0]
            self.first_unknown = f"{row['rec_typ']}/{row['rec_sub']} at byte {row['byte_offset']}"
        self.unknown += batch.num_rows


def read_log(file: PlainFile) -> TestLog:
    """Read one STDF file.

    Args:
        file: the plain bytes.

    Returns:
        All that stands before a cut, with a warning where there is one.

    Raises:
        WaferFileError: another STDF version, or no whole record but the first.
    """
    check_version(file)
    try:
        tables, end = _tables_of(file)
    except OverflowError as error:
        what = f"holds {error}, which no lot does; the file is damaged, export it again"
        raise WaferFileError(source=file.shown, what=what) from error
    return _log_of(tables, file, end=end)


def _tables_of(file: PlainFile) -> tuple[_Tables, int]:
    """Tables of the whole records, and the byte after the last of them."""
    with readable_name(file.path) as path:
        try:
            return _parse(path), file.size
        except stdf_convert.StdfError as error:
            end = last_whole_record(path, big=file.head[0] == 0)
            return _parse_prefix(path, end, file, error), end


def check_version(file: PlainFile) -> None:
    """Refuse what is not STDF V4.

    Raises:
        WaferFileError: the first record (FAR) is cut or names another version.
    """
    if len(file.head) < 6:
        raise WaferFileError(
            source=file.shown, where=f"byte {len(file.head)}",
            what="the STDF file ends inside its first record; copy it again",
        )  # fmt: skip
    if file.head[5] != 4:
        raise WaferFileError(
            source=file.shown, where="byte 5",
            what=f"STDF version {file.head[5]} cannot be read; convert the file to version 4",
        )  # fmt: skip


@contextmanager
def readable_name(path: Path) -> Iterator[Path]:
    """A path whose ending does not make the parser unpack what is plain already."""
    if not path.name.lower().endswith(_PACKED_ENDINGS):
        yield path
        return
    with temporary_folder() as folder:
        target = Path(folder) / "plain.stdf"
        try:
            target.symlink_to(path.absolute())
        except OSError:  # Windows lets not every user make links
            copy_prefix(path, target, path.stat().st_size)
        yield target


def temporary_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder for plain bytes that is gone with its block."""
    return tempfile.TemporaryDirectory(prefix="wafer-studio-", ignore_cleanup_errors=True)


def _parse(path: Path) -> _Tables:
    tables = _Tables()
    for kind, batch in stdf_convert.batches(path, RECORDS):
        tables.add(kind, batch)
    return tables


def _parse_prefix(
    path: Path, end: int, file: PlainFile, refused: stdf_convert.StdfError
) -> _Tables:
    """Read the whole records before a cut from a copy that ends there."""
    if end == file.size:
        raise WaferFileError(
            source=file.shown, what=f"the STDF parser refuses it ({refused}); export it again"
        ) from refused
    with temporary_folder() as folder:
        whole = Path(folder) / "whole.stdf"
        copy_prefix(path, whole, end)
        try:
            return _parse(whole)
        except stdf_convert.StdfError as error:
            raise WaferFileError(
                source=file.shown, where=f"byte {end}",
                what=f"the STDF file is damaged ({error}); export it again",
            ) from error  # fmt: skip


def copy_prefix(source: Path, target: Path, count: int) -> None:
    """Copy the first ``count`` bytes of a file."""
    with source.open("rb") as reader, target.open("wb") as writer:
        while count > 0 and (piece := reader.read(min(_COPY, count))):
            writer.write(piece)
            count -= len(piece)


def last_whole_record(path: Path, *, big: bool) -> int:
    """Byte after the last record that is whole, by the chain of record lengths."""
    length = struct.Struct(">H" if big else "<H").unpack_from
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        size, end = len(data), 0
        while end + 4 <= size:
            after = end + 4 + length(data, end)[0]
            if after > size:
                break
            end = after
        return end


def _log_of(tables: _Tables, file: PlainFile, *, end: int) -> TestLog:
    rows = tables.rows
    vax = file.head[4] == 0
    parts = _table(tables.parts, "PRR")
    return TestLog(
        parts=_parts(parts),
        part_names=parts["PART_ID"],
        begins=_begins(tables.begins),
        starts=tuple(_start(row) for row in rows["WIR"]),
        ends=tuple(_end(row) for row in rows["WRR"]),
        setups=() if vax else tuple(_setup(row) for row in rows["WCR"]),
        lot=_lot(rows["MIR"]),
        hard_bins=tables.hard_bins,
        soft_bins=tables.soft_bins,
        warnings=tuple(_warnings(tables, vax=vax)),
        end_warning=_end_warning(tables, file, end=end),
    )


def _warnings(tables: _Tables, *, vax: bool) -> Iterator[str]:
    if tables.unknown:
        yield (
            f"{tables.unknown} records of a kind that STDF V4 does not know were passed over; "
            f"the first is of type {tables.first_unknown}."
        )
    if vax and tables.rows["WCR"]:
        yield "The file comes from a VAX, whose numbers for the geometry are not read."
    if not tables.rows["MIR"]:
        yield "The file has no master record (MIR): lot, product and program are not told."


def _end_warning(tables: _Tables, file: PlainFile, *, end: int) -> str:
    """What the end of the file tells: whole only if the end record (MRR) is its last byte."""
    if end < file.size:
        return (
            f"The file is cut inside the record at byte {end}, {file.size - end} bytes before its "
            "end; the dies before it are kept."
        )
    if not tables.rows["MRR"]:
        return (
            f"The file has no end record (MRR): it may be cut at byte {file.size}, and dies after "
            "it are missing."
        )
    last = tables.rows["MRR"][-1]
    rest = file.size - (_int(last, "byte_offset") + 4 + _int(last, "rec_len"))
    return f"{rest} bytes follow the end record (MRR)." if rest else ""


def _parts(table: pa.Table) -> Parts:
    length = column_of(table, "rec_len")
    flags = np.where(length >= 3, _flag_bytes(table["PART_FLG"]), NO_VERDICT)
    return Parts(
        sequence=column_of(table, "sequence_number"),
        head=column_of(table, "HEAD_NUM"),
        site=column_of(table, "SITE_NUM"),
        flags=flags,
        hard_bin=np.where(length >= 7, column_of(table, "HARD_BIN"), NO_BIN_NUMBER),
        soft_bin=column_of(table, "SOFT_BIN"),
        x=column_of(table, "X_COORD"),
        y=column_of(table, "Y_COORD"),
        row=np.arange(table.num_rows),
    )


def _begins(batches: list[pa.RecordBatch]) -> Begins:
    table = _table(batches, "PIR")
    return Begins(
        sequence=column_of(table, "sequence_number"),
        head=column_of(table, "HEAD_NUM"),
        site=column_of(table, "SITE_NUM"),
    )


def _table(batches: list[pa.RecordBatch], kind: str) -> pa.Table:
    if batches:
        return pa.Table.from_batches(batches)
    return stdf_convert.schema(kind).empty_table()


def column_of(table: pa.Table, name: str) -> Ints:
    """A whole-number column as int64, straight from Arrow's buffers.

    Arrow's own way to NumPy first loads pandas where it is installed, which takes a quarter
    of a second.
    """
    chunks = [
        np.frombuffer(chunk.buffers()[1], dtype=str(chunk.type))[
            chunk.offset : chunk.offset + len(chunk)
        ]
        for chunk in table[name].chunks
        if len(chunk)
    ]
    if not chunks:
        return np.zeros(0, dtype=np.int64)
    return np.concatenate(chunks).astype(np.int64)


def _flag_bytes(column: pa.ChunkedArray) -> NDArray[np.int64]:
    """First byte of each value of a binary column, 0 where a value is empty."""
    flags = [first_bytes(chunk) for chunk in column.chunks if len(chunk)]
    return np.concatenate(flags) if flags else np.zeros(0, dtype=np.int64)


def first_bytes(chunk: pa.BinaryArray) -> NDArray[np.int64]:
    """First byte of each value of a binary array, 0 where a value is empty."""
    _, offsets_buffer, data_buffer = chunk.buffers()
    offsets = np.frombuffer(offsets_buffer, dtype=np.int32)
    offsets = offsets[chunk.offset : chunk.offset + len(chunk) + 1]
    data = np.frombuffer(data_buffer, dtype=np.uint8) if data_buffer else np.zeros(0, np.uint8)
    flags = np.zeros(len(chunk), dtype=np.int64)
    filled = offsets[1:] > offsets[:-1]
    flags[filled] = data[offsets[:-1][filled]]
    return flags


def _start(row: Row) -> WaferStart:
    return WaferStart(
        sequence=_int(row, "sequence_number"), head=_int(row, "HEAD_NUM"),
        name=_text(row, "WAFER_ID"), started=_int(row, "START_T"),
    )  # fmt: skip


def _end(row: Row) -> WaferEnd:
    return WaferEnd(
        sequence=_int(row, "sequence_number"), head=_int(row, "HEAD_NUM"),
        name=_text(row, "WAFER_ID"),
        part_count=_int(row, "PART_CNT") if _int(row, "rec_len") >= 10 else None,
        good_count=_int(row, "GOOD_CNT") if _int(row, "rec_len") >= 22 else None,
    )  # fmt: skip


def _setup(row: Row) -> WaferSetup:
    return WaferSetup(
        sequence=_int(row, "sequence_number"),
        diameter=_float(row, "WAFR_SIZ"), die_height=_float(row, "DIE_HT"),
        die_width=_float(row, "DIE_WID"), units=_int(row, "WF_UNITS"),
        flat=_text(row, "WF_FLAT"), centre=(_int(row, "CENTER_X"), _int(row, "CENTER_Y")),
        x_grows=_text(row, "POS_X"), y_grows=_text(row, "POS_Y"),
    )  # fmt: skip


def _lot(rows: list[Row]) -> Lot:
    if not rows:
        return Lot()
    row = rows[0]
    return Lot(
        name=_text(row, "LOT_ID"), product=_text(row, "PART_TYP"), program=_text(row, "JOB_NAM"),
        node=_text(row, "NODE_NAM"), step=_text(row, "TEST_COD"),
        started=_int(row, "START_T") or _int(row, "SETUP_T"),
    )  # fmt: skip


def _bin_verdicts(batch: pa.RecordBatch, prefix: str) -> Iterator[tuple[int, bool]]:
    """Bin number and whether it passes, where the record says P or F."""
    numbers, verdicts = batch.column(f"{prefix}_NUM"), batch.column(f"{prefix}_PF")
    for number, verdict in zip(numbers.to_pylist(), verdicts.to_pylist(), strict=True):
        if verdict in ("P", "F"):
            yield number, verdict == "P"


def _int(row: Row, name: str) -> int:
    value = row[name]
    return value if isinstance(value, int) else 0


def _float(row: Row, name: str) -> float:
    value = row[name]
    return value if isinstance(value, float) else 0.0


def _text(row: Row, name: str) -> str:
    value = row[name]
    return value.replace("\0", "").strip() if isinstance(value, str) else ""
