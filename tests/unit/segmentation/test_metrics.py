import math
from dataclasses import replace

import numpy as np
import pytest

from ml_core.segmentation.defects import describe
from ml_core.segmentation.instances import Region
from ml_core.segmentation.metrics import clock, edge_ratio, failed_share, measure, quadrants
from ml_core.segmentation.severity import severity
from ml_core.wafer.grid import Notch
from ml_core.wafer.taxonomy import BY_KEY, CLASS_KEYS
from tests.unit.segmentation.tiny_model import wafer_of

SURE = np.ones((300, 300), np.float32)
EDGE, RING = BY_KEY["edge"], BY_KEY["ring"]


def wafer_10(**grid):
    """10 x 10 dies of 10 mm on 100 mm; the four at (6..7, 2..3) failed."""
    cells = np.ones((10, 10), np.uint8)
    cells[2:4, 6:8] = 2
    return wafer_of(cells, **grid)


def defect(x, y, width, height, key="edge"):
    """A defect of whole dies, given in dies."""
    region = Region(
        30 * x, 30 * y, np.ones((30 * height, 30 * width), np.uint8), 900 * width * height
    )
    grid = wafer_10().grid
    return describe(region, SURE, grid, class_index=BY_KEY[key].index).defect


def masks_of(*defects):
    die_mask = np.zeros((10, 10), np.uint8)
    for each in defects:
        for x, y in each.dies:
            die_mask[y, x] |= each.defect_class.bit
    return np.repeat(np.repeat(die_mask, 30, 0), 30, 1), die_mask


def measured(wafer, *defects):
    return measure(wafer, defects, *masks_of(*defects))


def test_the_numbers_of_two_classes_by_hand():
    # edge: 3 x 2 dies at (6, 2), 600 mm2, of which 4 failed; and 1 die at (0, 0), 100 mm2
    # ring: 2 x 1 dies at (6, 2), 200 mm2, both failed, both also edge
    wafer = wafer_10()
    found = measured(wafer, defect(6, 2, 3, 2), defect(0, 0, 1, 1), defect(6, 2, 2, 1, "ring"))
    disc = math.pi * 50**2

    assert found.cluster_count == 3
    assert found.affected_dies == 7
    assert found.failed_in_mask == pytest.approx(4 / 7)
    assert found.density_per_cm2 == pytest.approx(3 / (disc / 100))
    assert found.coverage == pytest.approx(700 / disc)
    assert [m.class_key for m in found.per_class] == list(CLASS_KEYS)
    edge, ring = found.per_class[EDGE.index], found.per_class[RING.index]
    assert (edge.clusters, edge.affected_dies) == (2, 7)
    assert edge.area_mm2 == pytest.approx(700)
    assert edge.coverage == pytest.approx(700 / disc)
    areas = (edge.min_area_mm2, edge.mean_area_mm2, edge.max_area_mm2)
    assert areas == pytest.approx((100, 350, 600))
    assert (ring.clusters, ring.affected_dies) == (1, 2)
    assert ring.coverage == pytest.approx(200 / disc)
    silent = found.per_class[BY_KEY["scratch"].index]
    assert (silent.clusters, silent.affected_dies, silent.area_mm2) == (0, 0, 0.0)
    assert (silent.min_area_mm2, silent.mean_area_mm2, silent.max_area_mm2) == (0, 0, 0)


def test_edge_ratio_counts_centroids_within_10_mm_of_the_edge():
    # centroids (45, 5): r = 45.3 >= 40; (25, 5): r = 25.5; (35, -15): r = 38.1
    near, far, just_not = defect(9, 4, 1, 1), defect(7, 4, 1, 1), defect(8, 6, 1, 1)
    grid = wafer_10().grid
    assert edge_ratio([near, far, just_not], grid) == pytest.approx(1 / 3)
    assert edge_ratio([], grid) is None
    exact = replace(far, centroid_mm=(40.0, 0.0))
    assert edge_ratio([exact], grid) == 1.0


@pytest.mark.parametrize(
    ("notch", "expected"),
    [
        (Notch.DOWN, (1.0, 0.0, 0.0, 0.0)),
        (Notch.UNKNOWN, (1.0, 0.0, 0.0, 0.0)),
        (Notch.UP, (0.0, 0.0, 1.0, 0.0)),
        # notch at the raster's left is turned down counter-clockwise: top right goes top left
        (Notch.LEFT, (0.0, 1.0, 0.0, 0.0)),
        (Notch.RIGHT, (0.0, 0.0, 0.0, 1.0)),
    ],
)
def test_quadrants_turn_with_the_notch(notch, expected):
    mask, _ = masks_of(defect(6, 2, 3, 2))  # top right of the raster
    assert quadrants(mask, wafer_10(notch=notch).grid) == pytest.approx(expected)


def test_quadrants_share_what_an_axis_cuts():
    # dies 3..6 across and 4..5 down: half of each side of x = 5, half of each side of y = 5
    mask, _ = masks_of(defect(3, 4, 4, 2))
    assert quadrants(mask, wafer_10().grid) == pytest.approx((0.25,) * 4)
    # the centre lies half a die further right: 2.5 of 4 columns are to its left
    moved = wafer_10(centre=(5.5, 5.0)).grid
    assert quadrants(mask, moved) == pytest.approx((0.1875, 0.3125, 0.3125, 0.1875))
    # and half a pixel further down
    below = wafer_10(centre=(5.0, 5.0 + 1 / 60)).grid
    top, bottom = 30.5 / 60 / 2, 29.5 / 60 / 2
    assert quadrants(mask, below) == pytest.approx((top, top, bottom, bottom))


@pytest.mark.parametrize(
    ("point", "hour"),
    [
        ((0.0, 30.0), 12.0),
        ((30.0, 0.0), 3.0),
        ((0.0, -30.0), 6.0),
        ((-30.0, 0.0), 9.0),
        ((20.0, 20.0), 1.5),
        ((-0.001, 30.0), 12.0),
        ((2.0, 1.0), None),
        ((2.5, 0.0), None),
        ((2.6, 0.0), 3.0),
    ],
)
def test_clock_positions(point, hour):
    found = clock(point, wafer_10().grid)  # 5 % of the radius are 2.5 mm
    assert found == (None if hour is None else pytest.approx(hour, abs=0.001))


def test_the_wafers_clock_follows_the_notch():
    assert measured(wafer_10(), defect(9, 4, 1, 2)).clock == pytest.approx(3.0)
    assert measured(wafer_10(notch=Notch.UP), defect(9, 4, 1, 2)).clock == pytest.approx(9.0)
    # notch at the raster's left is turned down, so the raster's right is up
    assert measured(wafer_10(notch=Notch.LEFT), defect(9, 4, 1, 2)).clock == pytest.approx(12.0)


def test_coverage_stops_at_one_where_dies_overhang_the_disc():
    found = measured(wafer_10(), defect(0, 0, 10, 10))
    assert found.coverage == 1.0
    assert found.per_class[EDGE.index].coverage == 1.0


def test_a_wafer_without_defects_has_zeros_and_none():
    found = measured(wafer_10())
    assert found.cluster_count == found.affected_dies == 0
    assert found.failed_in_mask is None
    assert found.edge_ratio is None
    assert found.clock is None
    assert found.quadrants == (0.0, 0.0, 0.0, 0.0)
    assert found.coverage == found.density_per_cm2 == 0.0
    assert severity(found, die_count=100) == 0.0


def test_kill_ratio_is_unknown_without_dies():
    wafer = wafer_10(has_dies=False)
    assert failed_share(wafer, np.ones((10, 10), np.uint8)) is None


def test_severity_by_hand():
    wafer = wafer_10()
    found = measured(wafer, defect(6, 2, 3, 2))
    # 4 of 100 dies lost, 600 mm2 of the disc covered, one cluster
    expected = 100 * (0.4 * 0.04 / 0.5 + 0.3 * (600 / (math.pi * 2500)) / 0.5 + 0.3 / 2)
    assert severity(found, die_count=100) == pytest.approx(expected)


def test_severity_without_dies_takes_the_coverage_for_the_density():
    found = replace(measured(wafer_10(), defect(6, 2, 3, 2)), affected_dies=None, coverage=0.25)
    assert severity(found, die_count=0) == pytest.approx(100 * (0.4 * 0.5 + 0.3 * 0.5 + 0.3 / 2))


@pytest.mark.parametrize(
    ("clusters", "lost", "coverage", "expected"),
    [(1, 0.5, 0.5, 85.0), (1, 1.0, 1.0, 85.0), (9, 0.5, 0.5, 97.0), (4, 0.0, 0.0, 24.0)],
)
def test_severity_saturates_at_half_of_the_wafer(clusters, lost, coverage, expected):
    found = replace(
        measured(wafer_10(), defect(6, 2, 3, 2)),
        cluster_count=clusters,
        affected_dies=100,
        failed_in_mask=lost,
        coverage=coverage,
    )
    assert severity(found, die_count=100) == pytest.approx(expected)
