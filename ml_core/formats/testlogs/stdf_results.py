"""Results of tests in an STDF file: PTR, MPR and FTR records to blocks."""

from pathlib import Path
from typing import Final, TypeVar

import numpy as np
import pyarrow as pa
import stdf_convert
from numpy.typing import NDArray

from ml_core.formats.reader import PlainFile
from ml_core.formats.shared.sources import refuse
from ml_core.formats.testlogs.results import Block, Sink, functional, measured
from ml_core.formats.testlogs.stdf_log import (
    check_version,
    column_of,
    copy_prefix,
    first_bytes,
    last_whole_record,
    readable_name,
    temporary_folder,
)
from ml_core.formats.testlogs.testlog import Ints, Tick
from ml_core.lots.parametric import ParametricTest, TestKind, Values

_NO_VALUE: Final = 0x3F
"""TEST_FLG bits 0 to 5 (alarm, invalid, unreliable, timeout, not executed, aborted): each makes
RESULT useless (STDF V4, PTR)."""
_NO_VERDICT: Final = 0x74
"""TEST_FLG bits 2, 4, 5, 6 of an FTR (unreliable, not executed, aborted, no pass or fail told):
each makes bit 7 useless. An alarm and a timeout leave it as it is."""
_FAILED: Final = 0x80
_BAD_MEASURE: Final = 0x07
"""PARM_FLG bits 0 to 2 (scale error, drift, oscillation): the same."""
_SCALE_INVALID, _LOW_INVALID, _HIGH_INVALID, _NO_LOW, _NO_HIGH = 0x01, 0x10, 0x20, 0x40, 0x80
"""OPT_FLAG bits 0, 4, 5, 6 and 7."""
_SHORTEST: Final = 12
"""Bytes of a PTR that reaches its RESULT."""
_KINDS: Final = {
    "PTR": TestKind.PARAMETRIC,
    "MPR": TestKind.MULTI_RESULT,
    "FTR": TestKind.FUNCTIONAL,
}

S = TypeVar("S", bound=Sink)


def gathered(file: PlainFile, sink: S, again: S, tick: Tick) -> S:
    """All results before a cut, in a sink.

    Args:
        file: STDF V4.
        sink: takes them in.
        again: an empty one for a file that ends inside a record and is read once more.
        tick: called before each batch; raises ``Cancelled`` to stop.

    Raises:
        WaferFileError: it is no STDF V4, or cannot be read.
    """
    check_version(file)
    with readable_name(file.path) as path:
        try:
            return _fed(path, sink, tick)
        except stdf_convert.StdfError as error:
            end = last_whole_record(path, big=file.head[0] == 0)
            if end == file.size:
                what = f"the STDF parser refuses it ({error}); export it again"
                raise refuse(file, what) from error
        with temporary_folder() as folder:
            whole = Path(folder) / "whole.stdf"
            copy_prefix(path, whole, end)
            try:
                return _fed(whole, again, tick)
            except stdf_convert.StdfError as error:
                what = f"the STDF file is damaged ({error}); export it again"
                raise refuse(file, what, f"byte {end}") from error


def _fed(path: Path, sink: S, tick: Tick) -> S:
    for kind, batch in stdf_convert.batches(path, tuple(_KINDS)):
        tick()
        sink.add(_block(_KINDS[kind], batch))
    return sink


def _block(kind: TestKind, batch: pa.RecordBatch) -> Block:
    table = pa.Table.from_batches([batch])
    rows, place, values = np.arange(batch.num_rows), np.zeros(batch.num_rows, np.int64), None
    match kind:
        case TestKind.PARAMETRIC:
            values = _floats(batch.column("RESULT"))
            values[_useless(batch) | (column_of(table, "rec_len") < _SHORTEST)] = np.nan
        case TestKind.MULTI_RESULT:
            rows, place, values = _spread(batch)
            values[_useless(batch)[rows]] = np.nan
        case TestKind.FUNCTIONAL:
            flags = first_bytes(batch.column("TEST_FLG"))
            values = np.where(flags & _FAILED, 0.0, 1.0)
            values[(flags & _NO_VERDICT) != 0] = np.nan
    values[~np.isfinite(values)] = np.nan
    name, words = _names(batch)
    slot = column_of(table, "HEAD_NUM") * 256 + column_of(table, "SITE_NUM")
    return Block(
        kind=kind,
        number=column_of(table, "TEST_NUM")[rows],
        place=place,
        name=name[rows],
        words=words,
        slot=slot[rows],
        sequence=column_of(table, "sequence_number")[rows],
        values=values,
        told=lambda row: _told(kind, batch.slice(int(rows[row]), 1).to_pylist()[0]),
    )


def _spread(batch: pa.RecordBatch) -> tuple[Ints, Ints, Values]:
    """Record, place from 1, and value of each result of records that have several."""
    lists = batch.column("RTN_RSLT")
    counts = lists.value_lengths().fill_null(0).to_numpy(zero_copy_only=False).astype(np.int64)
    rows = np.repeat(np.arange(len(counts)), counts)
    begins = np.repeat(np.cumsum(counts) - counts, counts)
    return rows, np.arange(len(rows)) - begins + 1, _floats(lists.flatten())


def _floats(column: pa.Array) -> Values:
    """(n,) float64; this one may be written to."""
    return np.array(column.fill_null(np.nan).to_numpy(zero_copy_only=False), dtype=np.float64)


def _useless(batch: pa.RecordBatch) -> NDArray[np.bool_]:
    flags = first_bytes(batch.column("TEST_FLG")) & _NO_VALUE
    measure = first_bytes(batch.column("PARM_FLG")) & _BAD_MEASURE
    return np.asarray((flags != 0) | (measure != 0))


def _names(batch: pa.RecordBatch) -> tuple[Ints, list[str]]:
    """Place of each record's name, and the names."""
    coded = batch.column("TEST_TXT").fill_null("").dictionary_encode()
    words = [_clean(word) for word in coded.dictionary.to_pylist()]
    return coded.indices.to_numpy(zero_copy_only=False).astype(np.int64), words or [""]


def _told(kind: TestKind, row: dict[str, object]) -> ParametricTest:
    if kind is TestKind.FUNCTIONAL:
        return functional()
    options = row["OPT_FLAG"]
    flags = options[0] if isinstance(options, bytes) and options else 0xFF
    scale = row["RES_SCAL"]
    low, high = row["LO_LIMIT"], row["HI_LIMIT"]
    return measured(
        units=_clean(row["UNITS"]),
        scale=scale if isinstance(scale, int) and not flags & _SCALE_INVALID else 0,
        low=low if isinstance(low, float) and not flags & (_LOW_INVALID | _NO_LOW) else None,
        high=high if isinstance(high, float) and not flags & (_HIGH_INVALID | _NO_HIGH) else None,
    )


def _clean(text: object) -> str:
    return str(text or "").replace("\0", "").strip()
