import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from ml_core.segmentation.defects import describe, die_shares, long_axis, over_half
from ml_core.segmentation.instances import Region, find_instances
from ml_core.wafer.grid import DieGrid, Notch
from ml_core.wafer.shapes import polygons_to_mask

# 10 x 10 dies of 10 mm: a raster of 300 x 300 pixels of 1/3 mm.
GRID = DieGrid(columns=10, rows=10, pitch_mm=(10.0, 10.0), diameter_mm=100.0, notch=Notch.DOWN)
SURE = np.ones((300, 300), np.float32)


def region_of(mask):
    (region,) = find_instances(mask, np.ones_like(mask), class_index=0)
    return region


def block(x, y, width, height):
    return Region(x, y, np.ones((height, width), np.uint8), width * height)


def measured(region, *, grid=GRID, probability=SURE):
    return describe(region, probability, grid, class_index=0).defect


def test_a_square_frame_has_a_hole_and_a_long_outline():
    mask = np.zeros((300, 300), np.uint8)
    mask[100:160, 200:260] = 1
    mask[120:140, 220:240] = 0
    defect = measured(region_of(mask))

    assert defect.area_px == 3600 - 400
    assert defect.area_mm2 == pytest.approx(3200 / 9)
    assert defect.perimeter_px == 4 * 60 + 4 * 20
    assert defect.compactness == pytest.approx(4 * math.pi * 3200 / 320**2)
    assert defect.bbox_px == (200, 100, 60, 60)
    assert defect.centroid_px == (230.0, 130.0)
    assert defect.centroid_mm == pytest.approx(((230 - 150) / 3, (150 - 130) / 3))
    assert defect.orientation_deg == 0.0  # a square has no long axis
    assert len(defect.polygon.holes) == 1
    assert np.array_equal(polygons_to_mask([defect.polygon], width=300, height=300), mask > 0)


@pytest.mark.parametrize(
    ("region", "notch", "angle"),
    [
        (block(60, 100, 90, 6), Notch.DOWN, 0.0),
        (block(100, 60, 6, 90), Notch.DOWN, 90.0),
        (block(60, 100, 90, 6), Notch.LEFT, 90.0),
        (block(100, 60, 6, 90), Notch.UP, 90.0),
        (block(100, 60, 6, 90), Notch.RIGHT, 0.0),
    ],
)
def test_the_long_axis_is_told_with_the_notch_down(region, notch, angle):
    grid = DieGrid(columns=10, rows=10, pitch_mm=(10, 10), diameter_mm=100.0, notch=notch)
    defect = measured(region, grid=grid)
    assert defect.orientation_deg == pytest.approx(angle, abs=1e-9)
    assert defect.length_mm == pytest.approx(30.0)


def test_a_diagonal_rises_in_millimetres_where_it_falls_in_rows():
    falling = np.zeros((300, 300), np.uint8)
    for i in range(100):
        falling[50 + i, 50 + i : 53 + i] = 1  # down the raster to the right: y falls in mm
    rising = np.ascontiguousarray(falling[::-1])
    assert measured(region_of(falling)).orientation_deg == pytest.approx(135.0, abs=1.0)
    assert measured(region_of(rising)).orientation_deg == pytest.approx(45.0, abs=1.0)


def test_dies_that_are_not_square_count_in_millimetres():
    # 30 x 10 dies of 2 x 10 mm: pixels of 0.2 x 1/3 mm, 10 x 30 a die
    grid = DieGrid(columns=30, rows=10, pitch_mm=(2, 10), diameter_mm=100.0, notch=Notch.DOWN)
    defect = measured(block(0, 0, 50, 40), grid=grid)  # 10 mm x 13.3 mm
    assert defect.area_mm2 == pytest.approx(10 * 40 / 3)
    assert defect.orientation_deg == pytest.approx(90.0)
    assert defect.length_mm == pytest.approx(40 / 3)


def test_dies_are_named_as_the_source_does_and_need_over_half():
    grid = DieGrid(
        columns=10, rows=10, pitch_mm=(10, 10), diameter_mm=100.0, first_die=(-5, 7), y_down=False
    )
    # column 2 whole, column 3 by exactly half (15 of 30 pixels): only over half counts
    assert measured(block(60, 30, 45, 30), grid=grid).dies == ((-3, 6),)
    assert measured(block(60, 30, 46, 30), grid=grid).dies == ((-3, 6), (-2, 6))


def test_a_region_smaller_than_half_a_die_names_no_die():
    assert measured(block(85, 40, 10, 5)).dies == ()


def test_many_dies_are_named_as_few_are():
    grid = DieGrid(columns=60, rows=50, pitch_mm=(1, 2), diameter_mm=100.0, first_die=(3, -9))
    width, height = grid.raster_size
    defect = measured(
        block(0, 6, width, height - 6), grid=grid, probability=np.ones((height, width), np.float32)
    )
    assert len(defect.dies) == 60 * 49
    assert defect.dies[0] == (3, -8)
    assert defect.dies[60] == (3, -7)
    assert defect.dies[-1] == (62, 40)


def test_confidence_is_the_mean_probability_in_the_defect():
    probability = np.full((300, 300), 0.9, np.float32)
    probability[:, 75:] = 0.5
    assert measured(block(60, 0, 30, 30), probability=probability).confidence == pytest.approx(0.7)


def test_the_weight_is_the_sum_of_the_dies_mean_probability():
    probability = np.full((300, 300), 0.8, np.float32)
    probability[0:30, 0:15] = 0.4  # die (0, 0): 0.6 on average
    finding = describe(block(0, 0, 60, 30), probability, GRID, class_index=0)
    assert finding.weight == pytest.approx(0.6 + 0.8, rel=1e-5)
    picture = DieGrid(columns=300, rows=300, pitch_mm=(1, 1), diameter_mm=300.0, has_dies=False)
    finding = describe(block(0, 0, 60, 30), probability, picture, class_index=0)
    assert finding.defect.dies is None
    assert finding.weight == pytest.approx(15 * 30 * 0.4 + 45 * 30 * 0.8)


@pytest.mark.parametrize("side", [1, 2, 3, 7, 50, 299])
def test_half_of_a_die_is_not_over_half(side):
    grid = DieGrid(columns=side, rows=side, pitch_mm=(1, 1), diameter_mm=100.0)
    kx, ky = grid.die_pixels
    for count in (kx * ky // 2, kx * ky // 2 + 1):
        pixels = np.zeros(kx * ky, np.uint8)
        pixels[:count] = 1
        shares = die_shares(pixels.reshape(ky, kx), grid)
        assert shares.shape == (1, 1)
        assert bool(over_half(shares, grid)[0, 0]) == (2 * count > kx * ky)


@pytest.mark.parametrize(
    ("spread", "angle"),
    [
        ([[2, 0], [0, 1]], 0.0),
        ([[1, 0], [0, 2]], 90.0),
        ([[2, 1], [1, 2]], 45.0),
        ([[2, -1], [-1, 2]], 135.0),
        ([[1, 0], [0, 1 + 1e-12]], 0.0),
    ],
)
def test_long_axis_by_hand(spread, angle):
    assert long_axis(np.array(spread, float)) == pytest.approx(angle)


@settings(max_examples=60, deadline=None)
@given(hnp.arrays(np.uint8, (20, 30), elements=st.integers(0, 1)))
def test_every_region_is_told_within_its_bounds(noise):
    grid = DieGrid(columns=10, rows=10, pitch_mm=(7, 9), diameter_mm=100.0, notch=Notch.LEFT)
    mask = np.zeros((300, 300), np.uint8)
    mask[40:60, 200:230] = noise
    for region in find_instances(mask, np.ones_like(mask), class_index=0):
        defect = measured(region, grid=grid)
        x, y, width, height = defect.bbox_px
        assert 0 < defect.compactness <= 1
        assert 0 <= defect.orientation_deg < 180
        assert defect.perimeter_px >= 2 * (width + height)
        assert x <= defect.centroid_px[0] <= x + width
        assert y <= defect.centroid_px[1] <= y + height
        assert defect.polygon.is_valid
        assert defect.polygon.area == defect.area_px
        assert 0 < defect.length_mm <= math.hypot(width * 0.7 / 3 * 10, height * 0.9 / 3 * 10)
