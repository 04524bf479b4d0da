"""Bins: counts, Pareto and maps that follow a choice of failing bins."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from ml_core.lots.bins import (
    BinCount,
    BinKind,
    FailingBins,
    failing_in,
    judged,
    pareto,
    summed,
    tally,
)
from ml_core.lots.summary import summary_of
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.map import NO_BIN, WaferInfo, WaferMap, WaferSource
from tests.shared_data import shared_data
from tests.unit.formats.opened import only_wafer


def wafer(cells, hard=None, soft=None):
    cells = np.array(cells, dtype=np.uint8)
    rows, columns = cells.shape
    return WaferMap(
        source=WaferSource(path="a.csv", sha256="0" * 64),
        info=WaferInfo(lot="L", product="P"),
        grid=DieGrid.estimated(columns=columns, rows=rows),
        cells=cells,
        hard_bins=None if hard is None else np.array(hard, dtype=np.int32),
        soft_bins=None if soft is None else np.array(soft, dtype=np.int32),
    )


SMALL = wafer(
    [[0, 1, 1, 1], [2, 2, 2, 1]],
    hard=[[-1, 1, 1, 3], [3, 3, 7, -1]],
    soft=[[-1, 10, 10, 30], [30, 31, 70, -1]],
)


def test_a_tally_by_hand():
    assert tally(SMALL, BinKind.HARD) == (
        BinCount(NO_BIN, 1, 0), BinCount(1, 2, 0), BinCount(3, 3, 2), BinCount(7, 1, 1),
    )  # fmt: skip
    assert tally(SMALL, BinKind.SOFT)[-1] == BinCount(70, 1, 1)
    assert tally(wafer([[1, 2]]), BinKind.HARD) == ()


def test_a_pareto_by_hand():
    counts = tally(SMALL, BinKind.HARD)
    assert failing_in(counts) == {3, 7}
    rows = pareto(counts)
    assert [(r.number, r.dies, r.is_failing) for r in rows] == [
        (3, 3, True), (7, 1, True), (1, 2, False), (NO_BIN, 1, False),
    ]  # fmt: skip
    assert [r.share for r in rows] == [pytest.approx(n / 7) for n in (3, 1, 2, 1)]
    assert [r.cumulated for r in rows] == [0.75, 1.0, None, None]
    assert [r.is_mixed for r in rows] == [True, False, False, False]


def test_a_pareto_follows_the_choice():
    rows = pareto(tally(SMALL, BinKind.HARD), frozenset({1}))
    assert [(r.number, r.cumulated) for r in rows] == [
        (1, 1.0),
        (3, None),
        (7, None),
        (NO_BIN, None),
    ]


def test_no_failing_bin_has_nothing_to_cumulate():
    rows = pareto(tally(SMALL, BinKind.HARD), frozenset())
    assert {r.cumulated for r in rows} == {None}


def test_tallies_add_up():
    first = (BinCount(1, 5, 0), BinCount(3, 2, 2))
    second = (BinCount(3, 4, 1), BinCount(9, 1, 1))
    assert summed([first, second]) == (BinCount(1, 5, 0), BinCount(3, 6, 3), BinCount(9, 1, 1))
    assert summed([]) == ()


def test_cells_follow_the_choice_and_bins_stay():
    made = judged(SMALL, FailingBins("P", BinKind.HARD, frozenset({7})))
    assert made.cells.tolist() == [[0, 1, 1, 1], [1, 1, 2, 1]]
    assert made.wafer_id == SMALL.wafer_id
    assert np.array_equal(made.hard_bins, SMALL.hard_bins)
    soft = judged(SMALL, FailingBins("P", BinKind.SOFT, frozenset({10, 70})))
    assert soft.cells.tolist() == [[0, 2, 2, 1], [1, 1, 2, 1]]


def test_a_die_whose_bin_is_not_told_keeps_what_it_was():
    told = SMALL.hard_bins.copy()
    told[1, 0] = NO_BIN
    made = judged(replace(SMALL, hard_bins=told), FailingBins("P", BinKind.HARD, frozenset()))
    assert made.cells.tolist() == [[0, 1, 1, 1], [2, 1, 1, 1]]


def test_what_changes_nothing_is_the_same_wafer():
    pure = wafer([[1, 2]], hard=[[1, 3]])
    assert judged(pure, FailingBins("P", BinKind.HARD, frozenset({3, 99}))) is pure
    assert judged(pure, FailingBins("P", BinKind.SOFT, frozenset({1}))) is pure


@given(
    arrays.arrays(np.int32, (4, 5), elements=st.integers(-1, 6)),
    arrays.arrays(np.uint8, (4, 5), elements=st.integers(0, 2)),
    st.frozensets(st.integers(0, 6)),
)
def test_laws_of_judging(bins, cells, fails):
    original = wafer(cells, hard=np.where(cells == 0, -1, bins))
    choice = FailingBins("P", BinKind.HARD, fails)
    made = judged(original, choice)
    assert np.array_equal(made.die_mask, original.die_mask)
    assert judged(made, choice) is made
    for count in tally(made, BinKind.HARD):
        if count.number != NO_BIN:
            assert count.fails == (count.dies if count.number in fails else 0)
    rows = pareto(tally(made, BinKind.HARD))
    assert sum(row.dies for row in rows) == original.die_count
    assert sum(row.share for row in rows) == pytest.approx(1.0 if rows else 0.0)
    cumulated = [row.cumulated for row in rows if row.is_failing]
    assert cumulated == sorted(cumulated)
    assert not cumulated or cumulated[-1] == 1.0


def test_the_real_demo_lot():
    summary = summary_of([only_wafer(shared_data("stdf/lot2.stdf.gz"))])
    counts = summary.bins(BinKind.HARD)
    assert summary.products == ("GOLD8BAR",)
    assert sum(count.dies for count in counts) == 1456
    assert next(count for count in counts if count.number == 1).dies == 1389
    rows = pareto(counts)
    assert sum(row.dies for row in rows if row.is_failing) == 67
    assert summary.bins(BinKind.HARD, wafer_id=summary.wafers[0].wafer_id) == counts
    assert summary.bins(BinKind.HARD, product="another") == ()
