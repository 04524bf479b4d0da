import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ml_core.segmentation.preprocess import (
    model_input,
    planes_on_dies,
    planes_on_raster,
    resample_area,
)


def overlaps(cells: int, pixels: int) -> np.ndarray:
    """Share of each cell in each pixel, by the definition of area."""
    edges = np.linspace(0, cells, pixels + 1)
    low, high = edges[:-1, None], edges[1:, None]
    cell = np.arange(cells)[None]
    shared = np.minimum(high, cell + 1) - np.maximum(low, cell)
    return np.clip(shared, 0, None) * pixels / cells


def test_one_die_fills_its_channel():
    for state in (0, 1, 2):
        shares = model_input(np.full((1, 1), state, np.uint8), size=32)
        assert shares.shape == (3, 32, 32)
        assert shares.dtype == np.float32
        assert (shares[state] == 1).all()
        assert shares.sum() == 32 * 32


def test_a_pixel_that_straddles_dies_holds_their_shares():
    cells = np.array([[1, 2, 2]], np.uint8)  # 3 cells on 32 pixels: pixel 10 is 2/3 of cell 0
    shares = model_input(cells, size=32)
    assert shares[1, 0, 9] == 1
    assert shares[1, 0, 10] == pytest.approx(2 / 3, abs=1e-6)
    assert shares[2, 0, 10] == pytest.approx(1 / 3, abs=1e-6)
    assert shares[2, 0, 11] == 1


@settings(max_examples=40, deadline=None)
@given(
    rows=st.integers(1, 90), columns=st.integers(1, 90), size=st.sampled_from([32, 64]),
    seed=st.integers(0, 9),
)  # fmt: skip
def test_resampling_is_by_area(rows: int, columns: int, size: int, seed: int):
    cells = np.random.default_rng(seed).integers(0, 3, (rows, columns)).astype(np.uint8)
    expected = [overlaps(rows, size) @ (cells == k) @ overlaps(columns, size).T for k in range(3)]
    found = model_input(cells, size=size)
    np.testing.assert_allclose(found, expected, atol=2e-6)
    assert (found >= -1e-6).all()


def test_dies_get_back_what_they_gave():
    cells = np.random.default_rng(1).integers(0, 3, (25, 27)).astype(np.uint8)
    wide = resample_area((cells == 2).astype(np.float32)[..., None], height=100, width=108)
    back = planes_on_dies(wide.transpose(2, 0, 1), rows=25, columns=27)
    np.testing.assert_allclose(back[0], cells == 2, atol=1e-6)


def test_dies_take_the_mean_over_their_area():
    plane = np.zeros((1, 32, 32), np.float32)
    plane[0, :8] = 1  # half of each die of the upper row
    found = planes_on_dies(plane, rows=2, columns=1)
    np.testing.assert_allclose(found[0], [[0.5], [0.0]])


def test_raster_keeps_pixel_centres():
    ramp = np.tile(np.arange(32, dtype=np.float32) + 0.5, (1, 32, 1))
    found = planes_on_raster(ramp, height=64, width=64)
    assert found.shape == (1, 64, 64)
    expected = (np.arange(64) + 0.5) / 2
    np.testing.assert_allclose(found[0, 5, 1:-1], expected[1:-1], atol=1e-5)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (np.zeros((2, 2), np.int64), "uint8"),
        (np.zeros(4, np.uint8), "rows, columns"),
        (np.zeros((0, 3), np.uint8), "not empty"),
        (np.full((2, 2), 3, np.uint8), "0, 1 or 2, not 3"),
    ],
)
def test_what_is_no_die_grid_is_refused(cells: np.ndarray, words: str):
    with pytest.raises(ValueError, match=words):
        model_input(cells, size=32)
