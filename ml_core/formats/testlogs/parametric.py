"""Values of single tests of an STDF or ATDF file, read when they are asked for.

The map needs no test results, so they are not kept with it: they are most of a file. Here only
they are read, from the same plain bytes. A test with several results at once (MPR) is as many
tests here; a functional test (FTR) has the value 1 where it passed and 0 where it failed.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final, TypeVar

import numpy as np

from ml_core.formats.files.hashing import FileHashes
from ml_core.formats.files.unpacking import Unpacking, plain_files
from ml_core.formats.reader import PlainFile
from ml_core.formats.registry import reader_of
from ml_core.formats.shared.sources import refuse
from ml_core.formats.testlogs import atdf_log, atdf_results, stdf_log, stdf_results
from ml_core.formats.testlogs.results import Results, Sink, Tests
from ml_core.formats.testlogs.testlog import Ints, Parts, TestLog, Tick
from ml_core.formats.testlogs.testwafers import parts_of
from ml_core.lots.parametric import ParametricTest, Retest, Values
from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.map import WaferMap, WaferSource

FORMATS: Final = ("stdf", "atdf")
"""Formats whose files hold values of tests."""

S = TypeVar("S", bound=Sink)


def parametric_tests(source: WaferSource, *, tick: Tick) -> tuple[ParametricTest, ...]:
    """List the tests of a wafer's source file.

    Args:
        source: where the wafer came from.
        tick: called often; raises Cancelled to stop.

    Returns:
        Tests in the order in which they are run first; limits and units as the first result of
        each tells them. Tests that share a number but not a name stand apart.

    Raises:
        WaferFileError: the file is no STDF or ATDF, is gone or has changed, or cannot be read.
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
        WaferFileError: the file is no STDF or ATDF, is gone or has changed, or cannot be read.
    """
    with _plain(wafer.source, tick) as file:
        return values_in(file, wafer, test, retest=retest, tick=tick)


def tests_in(file: PlainFile, *, tick: Tick) -> tuple[ParametricTest, ...]:
    """The same for a plain file.

    Raises:
        WaferFileError: it cannot be read.
    """
    try:
        sink = _gathered(file, Tests, tick)
    except OverflowError as error:
        raise refuse(file, f"holds {error}; the file is damaged, export it again") from error
    return tuple(sink.found.values())


def values_in(
    file: PlainFile, wafer: WaferMap, test: ParametricTest, *, retest: Retest, tick: Tick
) -> Values:
    """The same for a plain file.

    Raises:
        WaferFileError: it cannot be read, or does not hold the wafer.
    """
    log = atdf_log.read_log(file) if _is_atdf(file) else stdf_log.read_log(file)
    parts = parts_of(log, wafer.source.key)
    if parts is None:
        raise refuse(file, f"wafer '{wafer.source.key}' is not in it any more; drop it again")
    tick()
    results = _gathered(file, lambda: Results(test), tick).joined()
    by_part = _by_part(results, log)
    counted = _counted(parts, wafer, retest)
    known = np.append(by_part, np.nan)[counted]  # position -1, no die, is the last entry
    return np.asarray(known * 10.0**test.scale)


@contextmanager
def _plain(source: WaferSource, tick: Tick) -> Iterator[PlainFile]:
    """The plain bytes that a wafer was read from."""
    path = source.path.removesuffix(f"!{source.member}") if source.member else source.path
    if source.format not in FORMATS:
        what = f"is {source.format or 'of another format'}; values of tests are read from STDF"
        raise WaferFileError(source=source.path, what=f"{what} and ATDF only")
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


def _is_atdf(file: PlainFile) -> bool:
    return file.head.startswith(b"FAR:")


def _gathered(file: PlainFile, new_sink: Callable[[], S], tick: Tick) -> S:
    if _is_atdf(file):
        return atdf_results.gathered(file, new_sink(), tick)
    return stdf_results.gathered(file, new_sink(), new_sink(), tick)


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
