"""From a test floor's log to wafer maps: which part is on which wafer, and which result counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.formats.reader import PlainFile, ReadOptions
from ml_core.formats.shared.geometry import apply_given
from ml_core.formats.shared.numbering import numbered
from ml_core.formats.shared.sources import refuse, source_of
from ml_core.formats.testlogs.partspans import OUTSIDE, Span, owners, spans_of, unpaired
from ml_core.formats.testlogs.testgeometry import grid_of_log
from ml_core.formats.testlogs.testlog import (
    ENDED_ABNORMALLY,
    FAILED,
    NO_BIN_NUMBER,
    NO_COORDINATE,
    NO_VERDICT,
    REPLACES_PART,
    Ints,
    Parts,
    TestLog,
)  # fmt: skip
from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.map import NO_BIN, Bins, DieResult, WaferInfo, WaferMap
from ml_core.wafer.taxonomy import FAIL, NO_DIE, PASS

_NAMED: Final = 5
"""So many wafers are named in one message."""


@dataclass(frozen=True, eq=False)
class _Wafer:
    """One wafer's share of a log."""

    span: Span
    key: str
    parts: Parts
    warnings: tuple[str, ...]


def wafers_of(
    log: TestLog, file: PlainFile, options: ReadOptions, *, format_name: str
) -> Iterator[WaferMap]:
    """Yield a log's wafers in the order in which they were put on.

    Of several results of a die the last one counts; the earlier ones are kept as retests.

    Args:
        log: the log.
        file: where it comes from.
        options: what the user knows better.
        format_name: for ``WaferSource.format``.

    Raises:
        WaferFileError: after all that can be read: wafers without a die that has a position,
            or whose map would be too large.
    """
    problems = []
    for wafer in _shares(log):
        try:
            yield _map_of(wafer, log, file, options, format_name)
        except WaferFileError as error:
            problems.append((error.where, error.what))  # not the error: it holds this frame
    if problems:
        raise _joined(problems, file)
    if len(log.parts) == 0 and not log.starts:
        raise refuse(file, _with_end("holds no part (PRR) and no wafer (WIR)", log))


def parts_of(log: TestLog, key: str) -> Parts | None:
    """The parts of the wafer that has this key in its file; None if there is no such wafer."""
    return next((wafer.parts for wafer in _shares(log) if wafer.key == key), None)


def _with_end(what: str, log: TestLog) -> str:
    return f"{what}; {log.end_warning}" if log.end_warning else what


def _joined(problems: list[tuple[str, str]], file: PlainFile) -> WaferFileError:
    if len(problems) == 1:
        return refuse(file, problems[0][1], problems[0][0])
    listed = "; ".join(f"{where}: {what}" for where, what in problems[:_NAMED])
    rest = len(problems) - _NAMED
    more = f"; and {rest} more" if rest > 0 else ""
    return refuse(file, f"{len(problems)} wafers cannot be shown: {listed}{more}")


def _shares(log: TestLog) -> Iterator[_Wafer]:
    """What each span holds; the parts that are on no wafer come last."""
    spans = spans_of(log)
    owner = owners(log.parts.sequence, log.parts.head, spans)
    order = np.argsort(owner, kind="stable")
    bounds = np.searchsorted(owner[order], np.arange(OUTSIDE, len(spans) + 1))
    unfinished = _unfinished(log, owner, spans)
    chosen = _worth_showing(spans, np.diff(bounds))
    keys = numbered(spans[index].name if index != OUTSIDE else "" for index in chosen)
    for index, key in zip(chosen, keys, strict=True):
        rows = order[bounds[index + 1] : bounds[index + 2]]
        span = spans[index] if index != OUTSIDE else _outside(log, alone=not spans)
        is_last = index in (max(chosen), OUTSIDE)
        warnings = _span_warnings(span, key, log, unfinished[index], is_last=is_last)
        yield _Wafer(span, key, log.parts.chosen(rows), tuple(warnings))


def _worth_showing(spans: list[Span], counts: Ints) -> list[int]:
    """Indices of spans, then OUTSIDE if parts are there.

    Testers with several site groups begin a wafer once for each: of the spans of one name,
    those without a part say nothing.
    """
    filled = {span.name for span, count in zip(spans, counts[1:], strict=True) if count}
    chosen = [
        index for index, span in enumerate(spans) if counts[index + 1] or span.name not in filled
    ]
    return [*chosen, OUTSIDE] if counts[0] else chosen


def _unfinished(log: TestLog, owner: Ints, spans: list[Span]) -> list[tuple[int, int]]:
    """Per span, then for OUTSIDE: begins without a result, results without a begin."""
    begun, unbegun = unpaired(log)
    lost = owners(log.begins.sequence[begun], log.begins.head[begun], spans)
    count = len(spans) + 1
    without_result = np.bincount(lost % count, minlength=count)  # OUTSIDE is -1: the last
    without_begin = np.bincount(owner[unbegun] % count, minlength=count)
    return list(zip(without_result.tolist(), without_begin.tolist(), strict=True))


def _outside(log: TestLog, *, alone: bool) -> Span:
    """The parts that are on no wafer, as one wafer of their own."""
    warning = (
        "The file names no wafer (WIR); all its parts are shown as one."
        if alone
        else "These parts stand outside any wafer (before WIR or after WRR) in the file."
    )
    return Span(head=0, first=0, stop=2**62, name="", started=log.lot.started, warnings=(warning,))


def _span_warnings(
    span: Span, key: str, log: TestLog, unfinished: tuple[int, int], *, is_last: bool
) -> Iterator[str]:
    yield from span.warnings
    if key != span.name:
        yield f"The file holds wafer '{span.name}' more than once; each is shown."
    begun, unbegun = unfinished
    if begun:
        yield f"{begun} parts were begun (PIR) but have no result (PRR)."
    if unbegun:
        yield f"{unbegun} results (PRR) have no beginning (PIR); they are kept."
    yield from log.warnings
    if is_last and log.end_warning:
        yield log.end_warning


def _map_of(
    wafer: _Wafer, log: TestLog, file: PlainFile, options: ReadOptions, format_name: str
) -> WaferMap:
    parts, passed = wafer.parts, _passed(wafer.parts, log)
    placed = np.flatnonzero(parts.placed)
    if not len(placed):
        what = f"none of its {len(parts)} parts has a position, so there is no map"
        raise refuse(file, _with_end(what, log), _where(wafer))
    grid, odd = grid_of_log(parts.x[placed], parts.y[placed], wafer.span, log, file)
    shown = _shown(grid, parts, placed)
    counted = shown[shown >= 0]
    unplaced, replaced = _split_unplaced(parts, log)
    retests = np.sort(np.concatenate([_without(placed, counted), replaced]))
    return WaferMap(
        source=source_of(file, format_name=format_name, key=wafer.key),
        info=_info(wafer.span, log),
        grid=apply_given(grid, log.lot.product or None, options),
        cells=_spread(shown, np.where(passed, PASS, FAIL), empty=NO_DIE).astype(np.uint8),
        hard_bins=_bins(shown, parts.hard_bin),
        soft_bins=_bins(shown, parts.soft_bin),
        retests=_results(parts, retests, passed, log),
        unplaced=_results(parts, unplaced, passed, log),
        warnings=(*wafer.warnings, *_part_warnings(wafer, passed, counted), *odd),
    )


def _where(wafer: _Wafer) -> str:
    return f"wafer {wafer.key}" if wafer.key else "its parts"


def _passed(parts: Parts, log: TestLog) -> NDArray[np.bool_]:
    """(n,) bool: by PART_FLG, or by the bin where the flag says that it says nothing.

    A bin passes when its bin record says so, and without one when its number is 1.
    """
    passed = (parts.flags & FAILED) == 0
    silent = np.flatnonzero(parts.flags & NO_VERDICT)
    for i in silent.tolist():
        hard, soft = int(parts.hard_bin[i]), int(parts.soft_bin[i])
        known = log.hard_bins.get(hard, log.soft_bins.get(soft))
        passed[i] = known if known is not None else hard == 1
    return np.asarray(passed)


def _shown(grid: DieGrid, parts: Parts, placed: Ints) -> Ints:
    """(rows, columns): position of the result that counts for each die, -1 without a die.

    NumPy leaves the last of several values that are written to one place.
    """
    column, row = grid.die_to_cell(np.stack([parts.x[placed], parts.y[placed]], axis=-1)).T
    shown = np.full((grid.rows, grid.columns), -1, dtype=np.int64)
    shown[row, column] = placed
    return shown


def _without(rows: Ints, others: Ints) -> Ints:
    """Those of ``rows`` that are not among ``others``."""
    is_other = np.zeros(int(rows.max()) + 1, dtype=np.bool_)
    is_other[others] = True
    return rows[~is_other[rows]]


def _split_unplaced(parts: Parts, log: TestLog) -> tuple[Ints, Ints]:
    """Parts without a position: those that stand, and those that a later one replaces."""
    rows = np.flatnonzero(~parts.placed)
    if not len(rows):
        return rows, rows
    names = log.names_of(parts.chosen(rows))
    replacing: set[str] = set()
    stands = np.ones(len(rows), dtype=np.bool_)
    for i in range(len(rows) - 1, -1, -1):
        stands[i] = names[i] not in replacing
        if names[i] and parts.flags[rows[i]] & REPLACES_PART:
            replacing.add(names[i])
    return rows[stands], rows[~stands]


def _spread(shown: Ints, values: Ints, *, empty: int) -> Ints:
    """(rows, columns) of the values of the results that count, ``empty`` without a die."""
    return np.asarray(np.where(shown >= 0, values[shown], empty))


def _bins(shown: Ints, bins: Ints) -> Bins | None:
    """(rows, columns) int32 with NO_BIN where not told; None if no die tells its bin."""
    cells = _spread(shown, np.where(bins == NO_BIN_NUMBER, NO_BIN, bins), empty=NO_BIN)
    return cells.astype(np.int32) if (cells != NO_BIN).any() else None


def _results(
    parts: Parts, rows: Ints, passed: NDArray[np.bool_], log: TestLog
) -> tuple[DieResult, ...]:
    if not len(rows):
        return ()
    some = parts.chosen(rows)
    columns = zip(
        some.x.tolist(), some.y.tolist(), passed[rows].tolist(), some.hard_bin.tolist(),
        some.soft_bin.tolist(), log.names_of(some), strict=True,
    )  # fmt: skip
    return tuple(
        DieResult(
            x=_unless(x, NO_COORDINATE), y=_unless(y, NO_COORDINATE), passed=verdict,
            hard_bin=_unless(hard, NO_BIN_NUMBER), soft_bin=_unless(soft, NO_BIN_NUMBER),
            part=name,
        )
        for x, y, verdict, hard, soft, name in columns
    )  # fmt: skip


def _unless(value: int, missing: int) -> int | None:
    return None if value == missing else value


def _info(span: Span, log: TestLog) -> WaferInfo:
    lot = log.lot
    started = span.started or lot.started
    return WaferInfo(
        lot=lot.name or None, wafer=span.name or None, product=lot.product or None,
        step=lot.step or None, program=lot.program or None, equipment=lot.node or None,
        tested_at=_iso(started) if started else None,
    )  # fmt: skip


def _iso(seconds: int) -> str:
    """Seconds since 1970, which STDF counts in the tester's time, as ISO 8601 in UTC."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _part_warnings(wafer: _Wafer, passed: NDArray[np.bool_], counted: Ints) -> Iterator[str]:
    parts, span = wafer.parts, wafer.span
    if silent := int(np.count_nonzero(parts.flags & NO_VERDICT)):
        yield f"{silent} results do not say pass or fail; they were judged by their bin."
    if broken := int(np.count_nonzero(parts.flags & ENDED_ABNORMALLY)):
        yield f"The test of {broken} parts ended abnormally; they are shown as the tester says."
    if unplaced := int(np.count_nonzero(~parts.placed)):
        yield f"{unplaced} results have no position and are not on the map."
    if span.part_count is not None and span.part_count not in (len(parts), len(counted)):
        yield f"The wafer's end record (WRR) counts {span.part_count} parts, not {len(parts)}."
    good = int(np.count_nonzero(passed)), int(np.count_nonzero(passed[counted]))
    if span.good_count is not None and span.good_count not in good:
        yield f"The wafer's end record (WRR) counts {span.good_count} good parts, not {good[0]}."
