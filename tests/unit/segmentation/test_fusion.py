"""Ten by ten dies on a raster of 300 x 300: a die is 30 x 30 pixels and a tenth of the side."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ml_core.segmentation.fusion import (
    FusionRule,
    Regions,
    View,
    fuse,
    fused_planes,
    mean_sizes,
    places_of,
    region_sizes,
)
from ml_core.segmentation.postprocess import class_planes, logit
from ml_core.wafer.taxonomy import BY_KEY
from tests.unit.segmentation.tiny_model import wafer_of

WAFER = wafer_of(np.ones((10, 10), np.uint8))
SIDE = 300
RULE = FusionRule(small=0.1, large=0.4, thin_dies=1.5)
SIZES = (256, 128, 64)
HALF = (0.5,) * 8


def plane(*blocks, background=0.05):
    """A plane with blocks of dies (x, y, columns, rows, probability)."""
    result = np.full((SIDE, SIDE), background, np.float32)
    for x, y, columns, rows, probability in blocks:
        result[30 * y : 30 * (y + rows), 30 * x : 30 * (x + columns)] = probability
    return result


def fused(*planes, sizes=SIZES, rule=RULE):
    masks = [(each > 0.5).astype(np.uint8) for each in planes]
    return fuse(planes, masks, sizes, grid=WAFER.grid, rule=rule)


def at(result, x, y):
    """Value in the middle of a die."""
    return float(result[30 * y + 15, 30 * x + 15])


@pytest.mark.parametrize("line", [(0, 4, 10, 1), (7, 0, 1, 10), (3, 3, 1, 1)])
def test_a_line_one_die_wide_comes_from_the_largest_input(line):
    result = fused(plane((*line, 0.9)), plane((*line, 0.7)), plane((*line, 0.6)))
    x, y, columns, rows = line
    window = result[30 * y : 30 * (y + rows), 30 * x : 30 * (x + columns)]
    assert np.all(window == np.float32(0.9))


def test_a_line_that_only_the_largest_input_sees_is_kept_whole():
    seen = plane((0, 4, 10, 1, 0.9))
    result = fused(seen, plane(), plane())
    assert np.array_equal(result > 0.5, seen > 0.5)


def test_a_speck_that_only_the_smallest_input_sees_is_dropped():
    assert not (fused(plane(), plane(), plane((3, 3, 1, 1, 0.9))) > 0.5).any()


def test_a_large_region_comes_from_the_smallest_input():
    block = (2, 2, 5, 5)  # half of the side
    result = fused(plane((*block, 0.9)), plane((*block, 0.8)), plane((*block, 0.7)))
    assert at(result, 4, 4) == pytest.approx(0.7, abs=1e-6)


def test_a_large_region_that_only_the_largest_input_sees_is_dropped():
    assert not (fused(plane((2, 2, 5, 5, 0.9)), plane(), plane()) > 0.5).any()


def test_two_regions_of_one_class_come_from_two_inputs():
    line, block = (0, 0, 10, 1), (2, 3, 6, 6)
    largest, middle, smallest = (plane((*line, p), (*block, p - 0.1)) for p in (0.95, 0.85, 0.75))
    result = fused(largest, middle, smallest)
    assert at(result, 5, 0) == np.float32(0.95)
    assert at(result, 5, 6) == pytest.approx(0.65, abs=1e-6)


@pytest.mark.parametrize(
    ("sizes", "share_of_last"),
    [
        ((256, 128, 64), None),  # 0.2 lies midway between 0.1 and 0.4, 128 between 256 and 64
        ((256, 64), 0.5),
        ((256, 160, 64), math.log(160 / 128) / math.log(160 / 64)),
    ],
)
def test_a_region_between_small_and_large_is_weighed_by_hand(sizes, share_of_last):
    values = np.linspace(0.9, 0.6, len(sizes))
    planes = [plane((4, 4, 2, 2, value)) for value in values]  # 0.2 of the side
    found = at(fused(*planes, sizes=sizes), 4, 4)
    if share_of_last is None:
        assert found == pytest.approx(0.75, abs=1e-6)
    else:
        before, last = values[-2:]
        assert found == pytest.approx(before + share_of_last * (last - before), abs=1e-6)


def test_inputs_that_disagree_on_a_size_are_averaged():
    # one die says 0.1, sixteen say 0.4: the geometric mean is 0.2, which wants the middle input
    planes = plane((4, 4, 1, 1, 0.9)), plane((4, 4, 1, 1, 0.8)), plane((4, 4, 4, 4, 0.7))
    sizes = np.array([[0.1], [0.1], [0.4]])
    expected = math.exp((2 * math.log(0.1) + math.log(0.4)) / 3)
    assert mean_sizes(sizes)[0] == pytest.approx(expected)
    place = math.log(expected / 0.1) / math.log(2)  # sizes halve from input to input
    assert at(fused(*planes), 4, 4) == pytest.approx(0.9 - 0.1 * place, abs=1e-6)


def test_an_input_that_does_not_see_a_region_says_nothing_of_its_size():
    assert mean_sizes(np.array([[0.0, 0.3], [0.2, 0.3], [0.0, 0.3]])).tolist() == pytest.approx(
        [0.2, 0.3]
    )


def test_sizes_of_regions_by_hand():
    mask = (plane((0, 0, 10, 1, 1), (0, 3, 3, 3, 1), (5, 3, 2, 2, 1)) > 0.5).astype(np.uint8)
    regions = Regions.of(mask)
    assert regions.count == 3
    found = sorted(region_sizes(regions, mask, grid=WAFER.grid, rule=RULE))
    # the line's area is 0.1 of the wafer, its root 0.32, but it is thin: 0.1
    assert found == pytest.approx([0.1, 0.2, 0.3])
    assert region_sizes(regions, 0 * mask, grid=WAFER.grid, rule=RULE).tolist() == [0, 0, 0]


def test_a_band_at_the_rasters_rim_is_as_thin_as_elsewhere():
    for line in ((0, 0, 10, 1), (0, 9, 10, 1), (0, 0, 1, 10), (9, 0, 1, 10)):
        mask = (plane((*line, 1)) > 0.5).astype(np.uint8)
        assert region_sizes(Regions.of(mask), mask, grid=WAFER.grid, rule=RULE) == [0.1]


def test_places_among_inputs_by_hand():
    region = np.array([0.01, 0.1, 0.2, 0.4, 1.0])
    assert places_of(region, SIZES, rule=RULE).tolist() == pytest.approx([0, 0, 1, 2, 2])
    assert places_of(region, (256, 64), rule=RULE).tolist() == pytest.approx([0, 0, 0.5, 1, 1])
    assert places_of(region, (128,), rule=RULE).tolist() == [0, 0, 0, 0, 0]


@st.composite
def three_planes(draw):
    """Three smooth planes."""
    import cv2

    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    coarse = rng.random((3, draw(st.integers(2, 14)), 9)).astype(np.float32)
    return [cv2.resize(each, (SIDE, SIDE)) for each in coarse]


@settings(max_examples=25, deadline=None)
@given(three_planes())
def test_equal_answers_give_the_same_answer(planes):
    assert np.array_equal(fused(*[planes[0]] * 3), planes[0])


@settings(max_examples=25, deadline=None)
@given(three_planes())
def test_the_answer_lies_between_the_answers_and_turns_with_them(planes):
    result = fused(*planes)
    assert np.all(result <= np.max(planes, axis=0) + 1e-6)
    assert np.all(result >= np.min(planes, axis=0) - 1e-6)
    turned = fused(*(np.rot90(each).copy() for each in planes))
    assert np.allclose(turned, np.rot90(result), atol=1e-6)


def views(**logits):
    """Views at 96, 64 and 32 whose logits are uniform: -20 but for the classes named."""
    found = []
    for position, size in enumerate((96, 64, 32)):
        answer = np.full((8, size, size), -20.0, np.float32)
        for key, values in logits.items():
            answer[BY_KEY[key].index] = values[position]
        found.append(View(size, answer))
    return found


def planes_of(found, **more):
    given = {"temperature": 1.0, "thresholds": HALF, "rule": RULE, **more}
    return list(fused_planes(found, WAFER, **given))


def test_classes_come_in_order_with_threshold_and_temperature():
    # each covers the whole wafer, so the smallest input decides
    found = views(random=(9.0, 9.0, 1.0), edge=(-9.0, -9.0, 2.0), ring=(9.0, 9.0, -1.0))
    shown = planes_of(found[::-1])
    assert [each.index for each in shown] == [0, 7]
    assert shown[0].mask.all()
    assert shown[0].probability[99, 99] == pytest.approx(1 / (1 + math.exp(-2)), abs=1e-6)
    warm = planes_of(found, temperature=2.0)
    assert warm[1].probability[99, 99] == pytest.approx(1 / (1 + math.exp(-0.5)), abs=1e-6)
    strict = (0.5,) * 7 + (0.74,)  # sigmoid(1) = 0.731
    assert [each.index for each in planes_of(found, thresholds=strict)] == [0]


def test_one_view_gives_what_class_planes_gives():
    rng = np.random.default_rng(5)
    logits = rng.normal(0, 2, (8, 64, 64)).astype(np.float32)
    plain = class_planes(logits, WAFER, temperature=1.0, thresholds=HALF)
    for one, other in zip(planes_of([View(64, logits)]), plain, strict=True):
        assert one.index == other.index
        assert np.array_equal(one.mask, other.mask)
        assert np.array_equal(one.probability, other.probability)


def test_fused_masks_end_where_dies_end():
    cells = np.ones((10, 10), np.uint8)
    cells[:, :4] = 0
    found = fused_planes(
        views(edge=(logit(0.9),) * 3), wafer_of(cells), temperature=1.0, thresholds=HALF, rule=RULE
    )
    (edge,) = found
    assert not edge.mask[:, :120].any()
    assert edge.mask[:, 120:].all()
