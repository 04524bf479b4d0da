"""Maps of one product that end at other dies, laid over each other by die coordinates."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ml_core.lots.laying import around_both, laid_in, place_in, same_dies
from ml_core.lots.splitting import split_region
from ml_core.lots.stack import stack_of
from ml_core.wafer.grid import DieGrid, Known, Notch
from ml_core.wafer.shapes import Polygon
from tests.wafers import plain_wafer

WHOLE = DieGrid(
    columns=6, rows=5, pitch_mm=(10.0, 12.0), diameter_mm=100.0, notch=Notch.DOWN,
    first_die=(1, 7), y_down=False, centre=(3.0, 2.5),
    pitch_known=Known.READ, diameter_known=Known.READ,
)  # fmt: skip
"""x 1 to 6, y 7 (top) down to 3."""
TOPLESS = replace(WHOLE, rows=4, first_die=(1, 6), centre=(3.0, 1.5))
"""The same without its uppermost row."""
GUESSED = {"pitch_known": Known.ESTIMATED, "centre": None}


def wafer(grid, *, key, fails=()):
    """A wafer whose dies all pass, but for those of these coordinates."""
    made = plain_wafer(key, columns=grid.columns, rows=grid.rows, fails=())
    cells = np.ones((grid.rows, grid.columns), dtype=np.uint8)
    for die in fails:
        column, row = grid.die_to_cell(die).tolist()
        cells[row, column] = 2
    return replace(made, grid=grid, cells=cells)


def test_a_missing_row_is_laid_by_die_coordinates():
    assert same_dies(WHOLE, TOPLESS)
    assert same_dies(TOPLESS, WHOLE)
    assert around_both(TOPLESS, WHOLE) == around_both(WHOLE, TOPLESS) == WHOLE
    assert place_in(WHOLE, TOPLESS) == (0, 1)
    laid = laid_in(WHOLE, wafer(TOPLESS, key="1", fails=[(1, 6)]))
    assert laid[0].tolist() == [0] * 6
    assert laid[1].tolist() == [2, 1, 1, 1, 1, 1]
    assert laid_in(TOPLESS, wafer(WHOLE, key="2")) is None


@pytest.mark.parametrize("order", [1, -1])
def test_the_stack_counts_each_die_where_it_is(order):
    whole = wafer(WHOLE, key="1", fails=[(1, 7), (2, 6)])
    topless = wafer(TOPLESS, key="2", fails=[(2, 6)])
    made = stack_of([whole, topless][::order])
    assert made.left_out == ()
    assert made.grid == WHOLE
    assert made.dies[:, 0].tolist() == [1, 2, 2, 2, 2]
    assert made.fails[0, 0] == 1
    assert made.fails[1, 1] == 2
    assert made.share[1, 1] == 1.0


def test_two_that_each_lack_what_the_other_has_make_a_larger_one():
    lacks_left = replace(WHOLE, columns=5, first_die=(2, 7), centre=(2.0, 2.5))
    made = stack_of([wafer(TOPLESS, key="1"), wafer(lacks_left, key="2")])
    assert (made.grid.columns, made.grid.rows, made.grid.first_die) == (6, 5, (1, 7))
    assert made.grid.centre == (3.0, 2.5)
    assert made.dies[0].tolist() == [0, 1, 1, 1, 1, 1]
    assert made.dies[1].tolist() == [1, 2, 2, 2, 2, 2]


def test_a_region_comes_back_where_the_wafer_has_its_dies():
    topless = wafer(TOPLESS, key="2", fails=[(2, 6)])
    box = WHOLE.cell_to_pixel([(1, 0), (3, 0), (3, 2), (1, 2)])  # x 2 and 3, y 7 and 6
    ((key, shape),) = split_region([Polygon(box)], [topless], grid=WHOLE, class_key="ring")
    assert key == topless.wafer_id
    corner = TOPLESS.cell_to_pixel([(1, 0), (3, 1)])  # y 6 alone, the first row of its own map
    low, high = shape.polygon.exterior.min(axis=0), shape.polygon.exterior.max(axis=0)
    assert (low.tolist(), high.tolist()) == (corner[0].tolist(), corner[1].tolist())


@pytest.mark.parametrize(
    "other",
    [
        replace(TOPLESS, pitch_mm=(10.0, 12.5)),
        replace(TOPLESS, notch=Notch.LEFT),
        replace(TOPLESS, y_down=True),
        replace(TOPLESS, centre=(3.0, 2.5)),  # the middle of another die
        replace(TOPLESS, has_dies=False),
        replace(WHOLE, first_die=(101, 7)),  # far beside it
        replace(WHOLE, rows=4, first_die=(1, 7), **GUESSED),  # begins alike, ends elsewhere
        replace(WHOLE, first_die=(0, 6), **GUESSED),  # as large, counted otherwise
    ],
)
def test_what_may_be_another_product_is_left_out(other):
    whole = replace(WHOLE, **GUESSED) if other.pitch_known is Known.ESTIMATED else WHOLE
    assert not same_dies(whole, other)
    assert not same_dies(other, whole)
    assert len(stack_of([wafer(whole, key="1"), wafer(other, key="2")]).left_out) == 1


def test_a_guessed_pitch_is_guessed_anew_for_the_larger_grid():
    whole, topless = (replace(grid, **GUESSED) for grid in (WHOLE, TOPLESS))
    assert same_dies(topless, whole)
    made = stack_of([wafer(topless, key="1"), wafer(whole, key="2")])
    assert made.grid.pitch_mm == (100.0 / 6, 100.0 / 5)
    assert made.left_out == ()


@given(
    st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 2), st.integers(0, 1)),
    st.booleans(),
    st.booleans(),
)
def test_dies_keep_their_coordinates_whatever_is_cut_off(cut, x_right, y_down):
    left, right, top, bottom = cut
    whole = replace(WHOLE, x_right=x_right, y_down=y_down)
    part = replace(
        whole,
        columns=6 - left - right,
        rows=5 - top - bottom,
        first_die=tuple(whole.cell_to_die((left, top)).tolist()),
        centre=(3.0 - left, 2.5 - top),
    )
    die = part.cell_to_die((part.columns - 1, 0)).tolist()
    laid = laid_in(around_both(part, whole), wafer(part, key="1", fails=[die]))
    column, row = whole.die_to_cell(die).tolist()
    assert np.argwhere(laid == 2).tolist() == [[row, column]]
    assert np.count_nonzero(laid) == part.columns * part.rows
