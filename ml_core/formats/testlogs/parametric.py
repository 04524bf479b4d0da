"""Values of single tests (PTR) of an STDF file, read when they are asked for.

The map needs no test results, so they are not kept with it: they are most of a file. Here the
same parser reads only them, from the same plain bytes. Tests with several results at once (MPR)
and functional tests (FTR) have no one value a die and are not listed.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Protocol, TypeVar

import numpy as np
import pyarrow as pa
import stdf_convert
from numpy.typing import NDArray

from ml_core.formats.files.hashing import FileHashes
from ml_core.formats.files.unpacking import Unpacking, plain_files
from ml_core.formats.reader import PlainFile
from ml_core.formats.registry import reader_of
from ml_core.formats.shared.sources import refuse
from ml_core.formats.testlogs.stdf_log import (
    check_version,
    column_of,
    copy_prefix,
    first_bytes,
    last_whole_record,
    read_log,
    readable_name,
    temporary_folder,
)
from ml_core.formats.testlogs.testlog import Ints, Parts, TestLog
from ml_core.formats.testlogs.testwafers import parts_of
from ml_core.lots.parametric import ParametricTest, Retest, Values
from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.map import WaferMap, WaferSource

MAX_TESTS: Final = 100_000
"""Different tests in one file: more than any program has, few enough for a list."""

Tick = Callable[[], None]
"""Called before each batch of records; raises ``Cancelled`` to stop."""

_NO_VALUE: Final = 0x3F
"""TEST_FLG bits 0 to 5 (alarm, invalid, unreliable, timeout, not executed, aborted): each makes
RESULT useless (STDF V4, PTR)."""
_BAD_MEASURE: Final = 0x07
"""PARM_FLG bits 0 to 2 (scale error, drift, oscillation): the same."""
_SCALE_INVALID, _LOW_INVALID, _HIGH_INVALID, _NO_LOW, _NO_HIGH = 0x01, 0x10, 0x20, 0x40, 0x80
"""OPT_FLAG bits 0, 4, 5, 6 and 7."""
_SHORTEST: Final = 12
"""Bytes of a PTR that reaches its RESULT."""
_PREFIXES: Final = {
    15: "f", 12: "p", 9: "n", 6: "µ", 3: "m", 2: "%", 0: "", -3: "k", -6: "M", -9: "G", -12: "T",
}  # fmt: skip


class _Sink(Protocol):
    def add(self, batch: pa.RecordBatch) -> None:
        """Take in some results."""


S = TypeVar("S", bound=_Sink)


def parametric_tests(source: WaferSource, *, tick: Tick) -> tuple[ParametricTest, ...]:
    """List the tests of a wafer's source file.

    Args:
        source: where the wafer came from.
        tick: called often; raises Cancelled to stop.

    Returns:
        Tests in the order in which they are run first; limits and units as the first result of
        each tells them. Tests that share a number but not a name stand apart.

    Raises:
        WaferFileError: the file is no STDF, is gone or has changed, or cannot be read.
    """
    with _plain(source, tick) as file:
        return tests_in(file, tick=tick)


def parametric_values(
    wafer: WaferMap, test: ParametricTest, *, retest: Retest, tick: Tick
) -> Values:
    """Values of one test on each die of a wafer, from its source file.

    Args:
        wafer: the wafer.
        test: one of ``parametric_tests``.
        retest: which of several results of a die counts.
        tick: called often; raises Cancelled to stop.

    Returns:
        (rows, columns) float64 in the test's units; NaN without a die, where the part that
        counts did not run the test, and where the tester calls the value invalid.

    Raises:
        WaferFileError: the file is no STDF, is gone or has changed, or cannot be read.
    """
    with _plain(wafer.source, tick) as file:
        return values_in(file, wafer, test, retest=retest, tick=tick)


def tests_in(file: PlainFile, *, tick: Tick) -> tuple[ParametricTest, ...]:
    """The same for a plain file.

    Raises:
        WaferFileError: it is no STDF V4, or cannot be read.
    """
    try:
        sink = _gathered(file, _Tests, tick)
    except OverflowError as error:
        raise refuse(file, f"holds {error}; the file is damaged, export it again") from error
    return tuple(sink.found.values())


def values_in(
    file: PlainFile, wafer: WaferMap, test: ParametricTest, *, retest: Retest, tick: Tick
) -> Values:
    """The same for a plain file.

    Raises:
        WaferFileError: it is no STDF V4, cannot be read, or does not hold the wafer.
    """
    log = read_log(file)
    parts = parts_of(log, wafer.source.key)
    if parts is None:
        raise refuse(file, f"wafer '{wafer.source.key}' is not in it any more; drop it again")
    tick()
    results = _gathered(file, lambda: _Results(test), tick).joined()
    by_part = _by_part(results, log)
    counted = _counted(parts, wafer, retest)
    known = np.append(by_part, np.nan)[counted]  # position -1, no die, is the last entry
    return np.asarray(known * 10.0**test.scale)


@contextmanager
def _plain(source: WaferSource, tick: Tick) -> Iterator[PlainFile]:
    """The plain bytes that a wafer was read from."""
    path = source.path.removesuffix(f"!{source.member}") if source.member else source.path
    if source.format != "stdf":
        what = f"is {source.format or 'of another format'}; values of tests are read from STDF"
        raise WaferFileError(source=source.path, what=f"{what} only")
    with FileHashes() as hashes:
        how = Unpacking(hashes, is_read_whole=lambda file: reader_of(file) is not None, tick=tick)
        with closing(plain_files(Path(path), shown=path, how=how)) as items:
            for item in items:
                if isinstance(item, WaferFileError):
                    raise item
                if item.member != source.member:
                    continue
                if item.sha256 != source.sha256:
                    raise refuse(item, "has changed since it was read; drop it again")
                yield item
                return
    raise WaferFileError(source=source.path, what="is not there any more; drop the file again")


@dataclass
class _Tests:
    """Tests by number and name, in the order of their first result."""

    found: dict[tuple[int, str], ParametricTest] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)

    def add(self, batch: pa.RecordBatch) -> None:
        numbers, names = _number_column(batch), batch.column("TEST_TXT").dictionary_encode()
        words = names.dictionary.to_pylist()
        codes = numbers * len(words) + _ints(names.indices)
        _, first, counts = np.unique(codes, return_index=True, return_counts=True)
        for at in np.argsort(first).tolist():
            self._count(batch.slice(int(first[at]), 1).to_pylist()[0], int(counts[at]))

    def _count(self, row: dict[str, object], count: int) -> None:
        number, told = int(str(row["TEST_NUM"])), _clean(row["TEST_TXT"])
        name = told or self.names.setdefault(number, "")
        if not self.names.get(number):
            self.names[number] = name
        key = (number, name)
        before = self.found.get(key)
        if before is None and len(self.found) >= MAX_TESTS:
            raise OverflowError(f"more than {MAX_TESTS:,} tests")
        test = before or _test_of(row, number, name)
        self.found[key] = replace(test, count=test.count + count)


@dataclass
class _Results:
    """Results of one test: sequence, slot and value of each."""

    test: ParametricTest
    chunks: list[tuple[Ints, Ints, Values]] = field(default_factory=list)
    first_name: str = ""

    def add(self, batch: pa.RecordBatch) -> None:
        rows = np.flatnonzero(_number_column(batch) == self.test.number)
        if not len(rows):
            return
        rows = rows[[self._is_own(name) for name in _taken(batch, "TEST_TXT", rows)]]
        table = pa.Table.from_batches([batch])
        slot = column_of(table, "HEAD_NUM") * 256 + column_of(table, "SITE_NUM")
        sequence = column_of(table, "sequence_number")
        self.chunks.append((sequence[rows], slot[rows], _values(batch, table, rows)))

    def _is_own(self, told: str) -> bool:
        """Later results may leave the name out; it is then the first one of the number."""
        name = _clean(told)
        self.first_name = self.first_name or name
        return (name or self.first_name) == self.test.name

    def joined(self) -> tuple[Ints, Ints, Values]:
        if not self.chunks:
            return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
        sequence, slot, values = zip(*self.chunks, strict=True)
        return np.concatenate(sequence), np.concatenate(slot), np.concatenate(values)


def _gathered(file: PlainFile, new_sink: Callable[[], S], tick: Tick) -> S:
    """All results before a cut, in a sink; a file that ends inside a record is read again."""
    check_version(file)
    with readable_name(file.path) as path:
        try:
            return _fed(path, new_sink(), tick)
        except stdf_convert.StdfError as error:
            end = last_whole_record(path, big=file.head[0] == 0)
            if end == file.size:
                what = f"the STDF parser refuses it ({error}); export it again"
                raise refuse(file, what) from error
        with temporary_folder() as folder:
            whole = Path(folder) / "whole.stdf"
            copy_prefix(path, whole, end)
            try:
                return _fed(whole, new_sink(), tick)
            except stdf_convert.StdfError as error:
                what = f"the STDF file is damaged ({error}); export it again"
                raise refuse(file, what, f"byte {end}") from error


def _fed(path: Path, sink: S, tick: Tick) -> S:
    for _, batch in stdf_convert.batches(path, ("PTR",)):
        tick()
        sink.add(batch)
    return sink


def _by_part(results: tuple[Ints, Ints, Values], log: TestLog) -> Values:
    """(parts,) value of each part of the log, NaN without one; the last where it has several.

    A result belongs to the next part that ends on its head and site.
    """
    sequence, slot, values = results
    parts = log.parts
    ends = (parts.head * 256 + parts.site) << 44 | parts.sequence
    order = np.argsort(ends, kind="stable")
    place = np.searchsorted(ends[order], slot << 44 | sequence)
    inside = place < len(order)
    owner = order[place[inside]]
    same = (parts.head * 256 + parts.site)[owner] == slot[inside]
    found = np.full(len(parts), np.nan)
    found[owner[same]] = values[inside][same]  # NumPy leaves the last of several
    return found


def _counted(parts: Parts, wafer: WaferMap, retest: Retest) -> Ints:
    """(rows, columns): position in the log of the part that counts for each die, else -1."""
    grid = wafer.grid
    placed = np.flatnonzero(parts.placed)
    if retest is Retest.FIRST:
        placed = placed[::-1]  # the first one is then written last, and stays
    cells = grid.die_to_cell(np.stack([parts.x[placed], parts.y[placed]], axis=-1))
    column, row = cells.T
    inside = (column >= 0) & (column < grid.columns) & (row >= 0) & (row < grid.rows)
    counted = np.full((grid.rows, grid.columns), -1, dtype=np.int64)
    counted[row[inside], column[inside]] = parts.row[placed[inside]]
    return counted


def _values(batch: pa.RecordBatch, table: pa.Table, rows: Ints) -> Values:
    """(rows,) results, NaN where the tester calls one useless."""
    results = batch.column("RESULT")
    raw = np.frombuffer(results.buffers()[1], dtype=np.float32)
    values = raw[results.offset : results.offset + len(results)][rows].astype(np.float64)
    flags = first_bytes(batch.column("TEST_FLG"))[rows] & _NO_VALUE
    measure = first_bytes(batch.column("PARM_FLG"))[rows] & _BAD_MEASURE
    useless = (flags != 0) | (measure != 0) | (column_of(table, "rec_len")[rows] < _SHORTEST)
    values[useless | ~np.isfinite(values)] = np.nan
    return values


def _test_of(row: dict[str, object], number: int, name: str) -> ParametricTest:
    options = row["OPT_FLAG"]
    flags = options[0] if isinstance(options, bytes) and options else 0xFF
    told = row["RES_SCAL"]
    scale = told if isinstance(told, int) and not flags & _SCALE_INVALID else 0
    scale = scale if scale in _PREFIXES else 0
    return ParametricTest(
        number=number,
        name=name,
        units=_PREFIXES[scale] + _clean(row["UNITS"]),
        low=None if flags & (_LOW_INVALID | _NO_LOW) else _limit(row["LO_LIMIT"], scale),
        high=None if flags & (_HIGH_INVALID | _NO_HIGH) else _limit(row["HI_LIMIT"], scale),
        scale=scale,
    )


def _limit(value: object, scale: int) -> float | None:
    if not isinstance(value, float) or not np.isfinite(value):
        return None
    return value * 10.0**scale


def _clean(text: object) -> str:
    return str(text or "").replace("\0", "").strip()


def _number_column(batch: pa.RecordBatch) -> Ints:
    return column_of(pa.Table.from_batches([batch]), "TEST_NUM")


def _ints(array: pa.Array) -> NDArray[np.int64]:
    raw = np.frombuffer(array.buffers()[1], dtype=str(array.type))
    return raw[array.offset : array.offset + len(array)].astype(np.int64)


def _taken(batch: pa.RecordBatch, name: str, rows: Ints) -> list[str]:
    places = pa.Array.from_buffers(pa.int64(), len(rows), [None, pa.py_buffer(rows)])
    return [text or "" for text in batch.column(name).take(places).to_pylist()]
