"""Thumbnails keep every failed die in sight."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wafer_studio.app.thumbnails import thumbnail

sizes = st.integers(1, 130)


@given(sizes, sizes, st.data())
def test_a_single_failed_die_is_never_lost(rows, columns, data):
    cells = np.ones((rows, columns), dtype=np.uint8)
    row, column = data.draw(st.integers(0, rows - 1)), data.draw(st.integers(0, columns - 1))
    cells[row, column] = 2
    made = thumbnail(cells, side=56)
    assert made.shape == (56, 56)
    assert (made == 2).any()
    y, x = np.argwhere(made == 2).mean(axis=0)
    assert (y + 0.5) / 56 == pytest.approx((row + 0.5) / rows, abs=1.1 / min(56, rows) + 1 / 56)
    assert (x + 0.5) / 56 == pytest.approx(
        (column + 0.5) / columns, abs=1.1 / min(56, columns) + 1 / 56
    )


def test_small_maps_are_widened_die_by_die():
    cells = np.array([[0, 1], [2, 1]], dtype=np.uint8)
    made = thumbnail(cells, side=4)
    assert made.tolist() == [[0, 0, 1, 1], [0, 0, 1, 1], [2, 2, 1, 1], [2, 2, 1, 1]]


def test_a_large_picture_fails_only_where_a_quarter_of_it_does():
    cells = np.ones((1120, 560), dtype=np.uint8)
    cells[:, :100] = 0
    cells[:200, 300:400] = 2
    cells[::40, ::40] = 2  # single pixels, far fewer than a quarter
    made = thumbnail(cells, side=56)
    assert made.shape == (56, 56)
    assert set(made[:10, 30:40].ravel()) == {2}
    assert set(made[12:, 10:].ravel()) == {1}
    assert set(made[12:, :10].ravel()) == {0}
