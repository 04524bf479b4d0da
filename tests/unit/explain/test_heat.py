import numpy as np
import pytest

from ml_core.explain.heat import defect_region, heat_map_of, region_plane
from ml_core.wafer.errors import ShapeError
from tests.unit.segmentation.tiny_model import grid_of, wafer_of
from tests.wafers import inspection_of, plain_wafer

ROUND = wafer_of(grid_of(".oo.", "oxxo", "oooo", ".oo."))


def test_heat_is_one_at_most_and_nothing_outside_the_dies():
    activation = np.array([[4.0, 0.0], [0.0, 2.0]], np.float32)
    heat = heat_map_of(activation, ROUND, "edge")
    assert heat.raster.shape == (300, 300)
    assert heat.raster.max() == 1.0
    assert heat.raster.min() == 0.0
    assert not heat.raster[~ROUND.raster(ROUND.die_mask)].any()
    assert heat.dies[0, 0] == 0.0
    # corner to corner through the middle, bilinear: all but equal parts of 4, 0, 0 and 2
    middle = heat.raster[149:151, 149:151].mean() / heat.raster[80, 80]
    assert middle == pytest.approx(1.5 / 4.0, rel=0.15)


def test_a_die_holds_the_mean_of_its_pixels():
    activation = np.random.default_rng(0).random((3, 3), np.float32)
    heat = heat_map_of(activation, ROUND, "edge")
    blocks = heat.raster.reshape(4, 75, 4, 75).mean(axis=(1, 3))
    np.testing.assert_allclose(heat.dies, blocks, atol=1e-5)


def test_nothing_stays_nothing():
    heat = heat_map_of(np.zeros((2, 2), np.float32), ROUND, "ring")
    assert heat.is_empty
    assert not heat.dies.any()
    assert heat.class_key == "ring"


def test_a_region_is_the_same_by_dies_and_by_raster():
    dies = np.zeros((4, 4), bool)
    dies[1, 2] = True
    raster = np.zeros((300, 300), bool)
    raster[75:150, 150:225] = True
    plane = region_plane(dies, ROUND.grid, size=32)
    np.testing.assert_allclose(region_plane(raster, ROUND.grid, size=32), plane, atol=1e-5)
    expected = np.zeros((32, 32))
    expected[8:16, 16:24] = 1
    np.testing.assert_allclose(plane, expected, atol=1e-5)


def test_a_region_that_cannot_be_is_refused():
    with pytest.raises(ShapeError, match=r"fits neither the 4 x 4 dies nor the 300 x 300 raster"):
        region_plane(np.ones((5, 4), bool), ROUND.grid, size=32)
    with pytest.raises(ShapeError, match="empty"):
        region_plane(np.zeros((4, 4), bool), ROUND.grid, size=32)


def test_the_region_of_a_defect_is_its_outline():
    wafer = plain_wafer()  # 12 x 10 dies of 25 x 30 pixels
    (defect,) = inspection_of(wafer).defects  # dies 5 and 6 of row 4, but for a tiny hole
    region = defect_region(defect, wafer.grid)
    assert region[4 * 30 : 5 * 30, 5 * 25 : 7 * 25].mean() > 0.999
    assert not region[: 4 * 30].any()
    assert not region[:, 7 * 25 :].any()
