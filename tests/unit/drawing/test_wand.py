"""Magic wand on dies drawn as text, and on a small picture."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ml_core.drawing.dies import cells_to_polygons
from ml_core.drawing.wand import Alike, alike_dies, grown_dies, grown_pixels
from ml_core.wafer.grid import DieGrid
from tests.wafers import plain_wafer


def wafer_of(*rows):
    """A wafer drawn as text: blank no die, dot pass, x fail."""
    cells = np.array([[" .x".index(c) for c in row] for row in rows], dtype=np.uint8)
    grid = DieGrid.estimated(columns=cells.shape[1], rows=cells.shape[0])
    return replace(plain_wafer(), grid=grid, cells=cells)


def drawn(mask):
    return ["".join("#" if value else "-" for value in row) for row in mask]


SCRATCH = wafer_of("x.....", ".x....", "..xx..", "....x.", "x....x")


def test_a_diagonal_scratch_hangs_together_over_corners():
    expected = ["#-----", "-#----", "--##--", "----#-", "-----#"]
    assert drawn(grown_dies(SCRATCH, (3, 2))) == expected
    assert len(cells_to_polygons(grown_dies(SCRATCH, (3, 2)), SCRATCH.grid)) == 1


def test_over_edges_only_it_falls_apart():
    found = grown_dies(SCRATCH, (3, 2), over_corners=False)
    assert drawn(found) == ["------", "------", "--##--", "------", "------"]


def test_a_gap_steps_over_passing_dies_and_takes_them_in():
    dotted = wafer_of("x..x.x", "......")
    assert drawn(grown_dies(dotted, (3, 0), gap=0)) == ["---#--", "------"]
    assert drawn(grown_dies(dotted, (3, 0), gap=1)) == ["---###", "------"]
    assert drawn(grown_dies(dotted, (3, 0), gap=2)) == ["######", "------"]


def test_a_gap_is_no_more_than_it_says():
    wide = wafer_of("x...x")
    assert drawn(grown_dies(wide, (0, 0), gap=2)) == ["#----"]
    assert drawn(grown_dies(wide, (0, 0), gap=3)) == ["#####"]


def test_a_knights_move_is_bridged_to_one_region():
    knight = wafer_of("x....", "..x..", "....x")
    found = grown_dies(knight, (0, 0), gap=1)
    assert found[0, 0]
    assert found[1, 2]
    assert found[2, 4]
    assert len(cells_to_polygons(found, knight.grid)) == 1


def test_a_bridge_lies_between_its_dies_wherever_they_are():
    far = wafer_of("......", "......", ".x....", "...x..", "......")
    found = grown_dies(far, (3, 3), gap=1)
    assert drawn(found)[:2] == ["------"] * 2
    assert drawn(found)[2] in ("-#----", "-##---")  # the bridge takes one die between
    assert found.sum() == 3


def test_a_place_without_a_die_is_not_taken_in():
    torn = wafer_of("x x")
    assert drawn(grown_dies(torn, (0, 0), gap=1)) == ["#-#"]
    assert drawn(grown_dies(torn, (1, 0), gap=1)) == ["---"]
    assert drawn(grown_dies(torn, (7, 0))) == ["---"]


def test_bins_tell_dies_apart_that_all_failed():
    plain = wafer_of("xxxx")
    bins = np.array([[5, 5, 7, 5]], dtype=np.int32)
    wafer = replace(plain, soft_bins=bins)
    assert drawn(grown_dies(wafer, (0, 0), by=Alike.SOFT_BIN)) == ["##--"]
    assert drawn(grown_dies(wafer, (0, 0), by=Alike.SOFT_BIN, gap=1)) == ["####"]
    assert drawn(alike_dies(wafer, (0, 0), by=Alike.SOFT_BIN)) == ["##-#"]
    assert drawn(grown_dies(wafer, (0, 0), by=Alike.HARD_BIN)) == ["####"]  # no hard bins: state


PICTURE = np.array([[10, 12, 90, 11], [14, 13, 90, 12]], dtype=np.uint8)


@pytest.mark.parametrize(
    ("tolerance", "expected"),
    [(0, ["#---", "----"]), (2, ["##--", "----"]), (4, ["##--", "##--"]), (80, ["####", "####"])],
)
def test_pixels_as_grey_as_the_first_one(tolerance, expected):
    assert drawn(grown_pixels(PICTURE, (0, 0), tolerance=tolerance)) == expected


def test_the_picture_stays_as_it_is_and_outside_nothing_grows():
    before = PICTURE.copy()
    grown_pixels(PICTURE, (0, 0), tolerance=4)
    np.testing.assert_array_equal(PICTURE, before)
    assert not grown_pixels(PICTURE, (9, 0), tolerance=4).any()


@given(
    st.lists(st.sampled_from([".x", "x.", "..", "xx", "x x"]), min_size=3, max_size=8), st.data()
)
def test_a_wider_gap_never_loses_a_die(words, data):
    row = "".join(words)
    wafer = wafer_of(row, row[::-1], row)
    column = data.draw(st.integers(0, len(row) - 1))
    masks = [grown_dies(wafer, (column, 0), gap=gap) for gap in range(4)]
    for narrow, wide in pairwise(masks):
        alike = narrow & (wafer.cells == wafer.cells[0, column])
        assert (wide & alike).sum() == alike.sum()
        assert not (wide & ~wafer.die_mask).any()
