"""Stacks, what is left out of them, and the way back from a region to single wafers."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from ml_core.lots.grids import grid_difference
from ml_core.lots.splitting import dies_in, outlines_of, split_region
from ml_core.lots.stack import stack_of
from ml_core.lots.summary import summary_of
from ml_core.wafer.errors import GeometryError
from ml_core.wafer.grid import DieGrid, Known, Notch
from ml_core.wafer.shapes import Polygon
from tests.shared_data import shared_data
from tests.unit.formats.opened import wafers_and_errors
from tests.wafers import many_wafers, plain_wafer


def box(grid, x0, y0, x1, y1):
    return Polygon(grid.cell_to_pixel([(x0, y0), (x1, y0), (x1, y1), (x0, y1)]))


def test_a_stack_holds_the_share_that_fails():
    first = plain_wafer("1", fails=((5, 4), (6, 4)))
    second = plain_wafer("2", fails=((5, 4),))
    cells = second.cells.copy()
    cells[0, 0] = 0
    second = replace(second, cells=cells)
    third = replace(first, source=replace(first.source, key="3"), cells=cells * 0)
    made = stack_of([first, second, third])
    assert made.wafer_ids == (first.wafer_id, second.wafer_id, third.wafer_id)
    assert made.share[4, 5] == 1.0
    assert made.share[4, 6] == 0.5
    assert made.share[3, 3] == 0.0
    assert made.dies[0, 0] == 1
    assert np.isnan(stack_of([third]).share).all()


def test_wafers_of_another_grid_are_told_and_left_out():
    usual = many_wafers(3)
    other = plain_wafer("9", columns=11, rows=10)
    made = stack_of([other, *usual])
    assert made.wafer_ids == tuple(w.wafer_id for w in usual)
    (left,) = made.left_out
    assert (left.wafer_id, left.name) == (other.wafer_id, "LOT-1 / 9")
    assert left.reason == "it has 11 x 10 dies, not 12 x 10"


GRID = DieGrid(
    columns=4, rows=5, pitch_mm=(2.0, 3.0), diameter_mm=200.0, notch=Notch.DOWN,
    pitch_known=Known.READ, diameter_known=Known.READ,
)  # fmt: skip


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"rows": 6}, "it has 4 x 6 dies, not 4 x 5"),
        ({"has_dies": False}, "it is a picture without dies"),
        ({"x_right": False}, "its die coordinates grow in another direction"),
        ({"first_die": (1, 0)}, "its first die is (1, 0), not (0, 0)"),
        ({"notch": Notch.LEFT}, "its notch is left, not down"),
        ({"centre": (2.0, 3.0)}, "its centre lies on another die"),
        ({"pitch_mm": (2.0, 3.5)}, "its die pitch is 2 x 3.5 mm, not 2 x 3 mm"),
        ({"diameter_mm": 300.0}, "its diameter is 300 mm, not 200 mm"),
        ({"pitch_mm": (9.0, 9.0), "pitch_known": Known.ESTIMATED}, ""),
        ({"pitch_mm": (2.0000001, 3.0)}, ""),
        ({}, ""),
    ],
)
def test_a_difference_is_told_in_words(change, words):
    assert grid_difference(GRID, replace(GRID, **change)) == words


def test_nothing_to_stack_is_told():
    with pytest.raises(GeometryError, match="choose a lot"):
        stack_of([])


def test_a_region_comes_back_on_each_wafer_that_fails_in_it():
    first = plain_wafer("1", fails=((5, 4), (6, 4)))
    second = plain_wafer("2", fails=((0, 0),))
    region = box(first.grid, 5, 3, 8, 6)
    found = split_region([region], [first, second], grid=first.grid, class_key="scratch")
    ((key, shape),) = found
    assert (key, shape.class_key) == (first.wafer_id, "scratch")
    assert dies_in([shape.polygon], first.grid).sum() == 9
    assert shape.polygon.exterior.min(axis=0).tolist() == first.grid.cell_to_pixel((5, 3)).tolist()
    only = split_region(
        [region], [first, second], grid=first.grid, class_key="scratch", only_failing=True
    )
    ((key, shape),) = only
    kept = dies_in([shape.polygon], first.grid)
    assert {(int(c), int(r)) for r, c in np.argwhere(kept)} == {(5, 4), (6, 4)}
    assert shape.shape_id != found[0][1].shape_id


def test_a_region_leaves_out_places_without_a_die_and_other_grids():
    wafer = plain_wafer("1", fails=((5, 4),))
    cells = wafer.cells.copy()
    cells[4, 6] = 0
    wafer = replace(wafer, cells=cells)
    other = plain_wafer("2", columns=11, fails=((5, 4),))
    turned = wafer.with_grid(replace(wafer.grid, notch=Notch.UP))
    region = box(wafer.grid, 5, 4, 8, 5)
    found = split_region([region], [wafer, other, turned], grid=wafer.grid, class_key="edge")
    assert [key for key, _ in found] == [wafer.wafer_id] * 2  # two parts, either side of the gap
    kept = dies_in([shape.polygon for _, shape in found], wafer.grid)
    assert np.argwhere(kept).tolist() == [[4, 5], [4, 7]]


def test_half_a_die_is_not_enough():
    wafer = plain_wafer("1", columns=10, rows=10)  # 30 pixels a die
    half = Polygon(np.array([(0, 0), (15, 0), (15, 30), (0, 30)], dtype=float))
    more = Polygon(np.array([(0, 0), (16, 0), (16, 30), (0, 30)], dtype=float))
    assert dies_in([half], wafer.grid).sum() == 0
    assert dies_in([more], wafer.grid).sum() == 1


@given(
    arrays.arrays(np.uint8, (3, 6, 7), elements=st.integers(0, 2)),
    arrays.arrays(np.bool_, (6, 7)),
    st.booleans(),
)
def test_a_split_region_covers_what_it_says(cells, region, only_failing):
    base = plain_wafer("0", columns=7, rows=6, fails=())
    wafers = [
        replace(base, source=replace(base.source, key=str(n)), cells=own)
        for n, own in enumerate(cells)
    ]
    found = split_region(
        outlines_of(region, base.grid), wafers, grid=base.grid, class_key="edge",
        only_failing=only_failing,
    )  # fmt: skip
    for wafer in wafers:
        covered = dies_in([s.polygon for key, s in found if key == wafer.wafer_id], wafer.grid)
        failing = region & (wafer.cells == 2)
        whole = failing if only_failing else region & (wafer.cells > 0)
        assert np.array_equal(covered, whole if failing.any() else np.zeros_like(region))
    assert len({shape.shape_id for _, shape in found}) == len(found)


@given(st.integers(1, 12), st.integers(1, 12), st.data())
def test_outlines_of_dies_give_the_dies_back(columns, rows, data):
    grid = DieGrid.estimated(columns=columns, rows=rows)
    bits = data.draw(st.lists(st.booleans(), min_size=columns * rows, max_size=columns * rows))
    dies = np.array(bits).reshape(rows, columns)
    assert np.array_equal(dies_in(outlines_of(dies, grid), grid), dies)


def test_a_lot_of_real_wafers_adds_up():
    wafers, errors = wafers_and_errors(shared_data("wm811k/wm811k_open.npz"))
    assert not errors
    lot = [wafer for wafer in wafers if wafer.info.lot == "lot17184"]
    assert len(lot) == 8
    summary = summary_of(lot)
    assert summary.stack.fails.sum() == sum(wafer.fail_count for wafer in lot)
    assert summary.stack.dies.sum() == sum(wafer.die_count for wafer in lot)
    assert summary.stack.left_out == ()
    assert summary.stack.grid.rows == 41
    everything = summary_of(wafers)
    assert len(everything.stack.wafer_ids) + len(everything.stack.left_out) == 951
    assert all(left.reason for left in everything.stack.left_out)
