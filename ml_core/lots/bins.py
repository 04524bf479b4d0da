"""Bins: how many dies each has, which of them count as failing, and the map that follows.

What a map says of pass and fail was settled by the tester. Where an engineer decides otherwise
for a product, the cells are worked out anew from the bins that the map carries; the source file
is not needed. A die whose bin is not told keeps what it was.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from ml_core.wafer.map import NO_BIN, Bins, WaferMap
from ml_core.wafer.taxonomy import FAIL, NO_DIE, PASS


class BinKind(Enum):
    """Which of a die's two bins."""

    HARD = "hard"
    """How it was sorted."""
    SOFT = "soft"
    """Why."""


@dataclass(frozen=True)
class BinCount:
    """Dies of one bin.

    Attributes:
        number: the bin; NO_BIN for dies whose bin is not told.
        dies: dies in it.
        fails: those that the map shows as failed.
    """

    number: int
    dies: int
    fails: int


Tally = tuple[BinCount, ...]
"""Bins by number, NO_BIN first where there is any; empty for a map without bins."""


@dataclass(frozen=True)
class FailingBins:
    """Which bins of a product count as failing; all others pass.

    Attributes:
        product: the product as its sources spell it; empty for wafers that name none.
        kind: which bins they are.
        bins: the bins that fail.
    """

    product: str
    kind: BinKind
    bins: frozenset[int]


@dataclass(frozen=True)
class ParetoRow:
    """One bin of a Pareto.

    Attributes:
        number: the bin; NO_BIN for dies whose bin is not told.
        dies: dies in it.
        share: share of all dies, 0 to 1.
        is_failing: True where the bin counts as failing.
        cumulated: share of all failing dies in this bin and the larger ones, 0 to 1; None for a
            bin that passes.
        is_mixed: True where the map shows some of its dies as passed and some as failed.
    """

    number: int
    dies: int
    share: float
    is_failing: bool
    cumulated: float | None
    is_mixed: bool


def bins_of(wafer: WaferMap, kind: BinKind) -> Bins | None:
    """The map's bins of a kind, (rows, columns) int32; None if the source has none."""
    return wafer.hard_bins if kind is BinKind.HARD else wafer.soft_bins


def tally(wafer: WaferMap, kind: BinKind) -> Tally:
    """Count the dies of each bin of one wafer; retests do not count."""
    bins = bins_of(wafer, kind)
    if bins is None:
        return ()
    there = wafer.cells != NO_DIE
    numbers, place = np.unique(bins[there], return_inverse=True)
    dies = np.bincount(place, minlength=len(numbers))
    fails = np.bincount(place, weights=wafer.cells[there] == FAIL, minlength=len(numbers))
    return tuple(
        BinCount(int(number), int(count), int(failed))
        for number, count, failed in zip(numbers, dies, fails, strict=True)
    )


def summed(tallies: Iterable[Tally]) -> Tally:
    """Counts of several wafers as one."""
    sums: dict[int, tuple[int, int]] = {}
    for own in tallies:
        for count in own:
            dies, fails = sums.get(count.number, (0, 0))
            sums[count.number] = (dies + count.dies, fails + count.fails)
    return tuple(BinCount(number, *sums[number]) for number in sorted(sums))


def failing_in(counts: Tally) -> frozenset[int]:
    """Bins of which the map shows more than half of the dies as failed."""
    return frozenset(
        count.number for count in counts if count.number != NO_BIN and 2 * count.fails > count.dies
    )


def pareto(counts: Tally, failing: frozenset[int] | None = None) -> tuple[ParetoRow, ...]:
    """Bins by their number of dies: those that fail first, then those that pass.

    Args:
        counts: dies of each bin.
        failing: bins that count as failing; as the map shows them where None.

    Returns:
        One row a bin, ties by the bin's number; dies whose bin is not told come last.
    """
    fails = failing_in(counts) if failing is None else failing
    total = sum(count.dies for count in counts)
    lost = sum(count.dies for count in counts if count.number in fails)
    rows, so_far = [], 0
    for count in sorted(counts, key=lambda c: _rank(c, fails)):
        is_failing = count.number in fails
        so_far += count.dies if is_failing else 0
        rows.append(
            ParetoRow(
                number=count.number,
                dies=count.dies,
                share=count.dies / total,
                is_failing=is_failing,
                cumulated=so_far / lost if is_failing else None,
                is_mixed=0 < count.fails < count.dies,
            )
        )
    return tuple(rows)


def judged(wafer: WaferMap, choice: FailingBins) -> WaferMap:
    """The wafer with its cells worked out from its bins; the id stays.

    Args:
        wafer: the wafer.
        choice: which bins fail.

    Returns:
        The same object where nothing changes: the map has no bins of that kind, or shows them
        so already.
    """
    bins = bins_of(wafer, choice.kind)
    if bins is None:
        return wafer
    fails = np.isin(bins, np.fromiter(choice.bins, dtype=np.int32, count=len(choice.bins)))
    told = (wafer.cells != NO_DIE) & (bins != NO_BIN)
    cells = np.where(told, np.where(fails, FAIL, PASS), wafer.cells).astype(np.uint8)
    return wafer if np.array_equal(cells, wafer.cells) else replace(wafer, cells=cells)


def _rank(count: BinCount, fails: frozenset[int]) -> tuple[int, int, int]:
    group = 2 if count.number == NO_BIN else 0 if count.number in fails else 1
    return group, -count.dies, count.number
