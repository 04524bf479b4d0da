"""Versions of a shape taken apart and put together: by hand, and by laws."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from ml_core.drawing.merging import (
    SPECK_PX,
    Attributes,
    attributes_of,
    kept_apart,
    merged,
    split,
)
from ml_core.drawing.regions import region_of
from ml_core.wafer.checks import MAX_VERTICES, Trouble, check_shape
from ml_core.wafer.shapes import Polygon
from tests.unit.drawing.shapes import area, box, same, shape
from tests.wafers import plain_wafer

SCRATCH = Attributes("scratch")
LEFT = shape("one", box(0, 0, 60, 40))
RIGHT = shape("one", box(40, 0, 100, 40))
RING = shape("one", Polygon(box(0, 0, 50, 50).exterior, (box(20, 20, 30, 30).exterior,)))


def told(part):
    return part.sides, round(part.area_px, 3), part.region.bounds


def test_two_boxes_that_overlap_have_one_part_in_common_and_two_of_their_own():
    parts = split([LEFT, RIGHT])
    assert [told(p) for p in parts.common] == [((0, 1), 800, (40, 0, 60, 40))]
    assert [told(p) for p in parts.parts] == [
        ((0,), 1600, (0, 0, 40, 40)),
        ((1,), 1600, (60, 0, 100, 40)),
    ]
    assert parts.iou == pytest.approx(800 / 4000)


def test_three_versions_have_parts_that_two_of_them_share():
    middle = shape("one", box(50, 0, 70, 40))
    parts = split([LEFT, RIGHT, middle])
    assert [told(p) for p in parts.common] == [((0, 1, 2), 400, (50, 0, 60, 40))]
    assert [told(p) for p in parts.parts] == [
        ((0,), 1600, (0, 0, 40, 40)),
        ((1,), 1200, (70, 0, 100, 40)),
        ((0, 1), 400, (40, 0, 50, 40)),
        ((1, 2), 400, (60, 0, 70, 40)),
    ]
    assert parts.iou == pytest.approx(400 / 4000)


def test_dies_are_counted_where_there_is_a_grid():
    wafer = plain_wafer(columns=12, rows=10)
    kx, ky = wafer.grid.die_pixels
    here = shape("one", box(4 * kx, 4 * ky, 7 * kx, 5 * ky))
    there = shape("one", box(5 * kx, 4 * ky, 9 * kx, 5 * ky))
    parts = split([here, there], wafer)
    assert [p.dies for p in (*parts.common, *parts.parts)] == [2, 2, 1]
    assert [p.dies for p in split([here, there]).parts] == [None, None]


def test_the_wafer_falls_apart_where_regions_do_not_touch():
    cross = shape("one", box(20, -20, 40, 60))
    parts = split([LEFT, cross])
    assert [told(p) for p in parts.parts] == [
        ((0,), 800, (0, 0, 20, 40)),
        ((0,), 800, (40, 0, 60, 40)),
        ((1,), 400, (20, -20, 40, 0)),
        ((1,), 400, (20, 40, 40, 60)),
    ]


def test_a_choice_a_region_gives_the_outline():
    parts = split([LEFT, RIGHT])
    (left_only,) = merged(parts, (True, False), SCRATCH)
    assert left_only is not LEFT
    assert np.array_equal(left_only.polygon.exterior, LEFT.polygon.exterior)
    (both,) = merged(parts, parts.as_union, SCRATCH)
    assert same(both.polygon, box(0, 0, 100, 40))
    (common,) = merged(parts, parts.as_intersection, SCRATCH)
    assert same(common.polygon, box(40, 0, 60, 40))
    assert {left_only.shape_id, both.shape_id, common.shape_id} == {"one"}


def test_parts_that_do_not_touch_become_shapes_of_their_own_and_the_largest_keeps_the_id():
    far = shape("one", box(200, 0, 230, 40))
    parts = split([LEFT, far])
    first, second = merged(parts, parts.as_union, SCRATCH)
    assert (first.shape_id, same(first.polygon, LEFT.polygon)) == ("one", True)
    assert second.shape_id not in ("one", "")
    assert same(second.polygon, far.polygon)


def test_an_undecided_part_is_never_decided_here():
    parts = split([LEFT, RIGHT])
    assert parts.undecided == (None, None)
    for keeps in ((None, None), (True, None), (True,), (True, False, True)):
        with pytest.raises(ValueError, match="needs a choice"):
            merged(parts, keeps, SCRATCH)


def test_a_removed_version_is_one_without_parts():
    parts = split([LEFT, None])
    assert parts.common == ()
    assert [told(p) for p in parts.parts] == [((0,), 2400, (0, 0, 60, 40))]
    assert parts.iou == 0
    assert merged(parts, parts.as_side(1), SCRATCH) == ()
    (kept,) = merged(parts, parts.as_side(0), SCRATCH)
    assert np.array_equal(kept.polygon.exterior, LEFT.polygon.exterior)


def test_a_hole_that_only_one_version_has_is_a_part():
    parts = split([RING, shape("one", box(0, 0, 50, 50))])
    assert [told(p) for p in parts.parts] == [((1,), 100, (20, 20, 30, 30))]
    (ring,) = merged(parts, (False,), SCRATCH)
    assert ring.polygon.area == 2400
    assert len(ring.polygon.holes) == 1


def test_one_outline_with_two_classes_leaves_only_the_class_to_choose():
    other = shape("one", box(0, 0, 60, 40), class_key="ring", is_locked=True, confidence=0.87)
    parts = split([LEFT, other])
    assert (parts.parts, parts.iou) == ((), 1.0)
    attributes = attributes_of(parts.versions)
    assert attributes == (SCRATCH, Attributes("ring", True, 0.87))
    (chosen,) = merged(parts, (), attributes[1])
    assert (chosen.class_key, chosen.is_locked, chosen.confidence) == ("ring", True, 0.87)
    assert attributes_of([LEFT, None, LEFT]) == (SCRATCH,)


def test_a_confidence_does_not_outlive_the_outline_that_it_was_given_to():
    proposal = shape("one", box(0, 0, 60, 40), confidence=0.9)
    parts = split([proposal, RIGHT])
    (own,) = merged(parts, parts.as_side(0), Attributes("scratch", False, 0.9))
    assert own.confidence == 0.9
    (put_together,) = merged(parts, parts.as_union, Attributes("scratch", False, 0.9))
    assert put_together.confidence is None


def test_versions_are_kept_apart_as_they_are():
    first, second = kept_apart([LEFT, None, RIGHT, LEFT])
    assert (first.shape_id, second.shape_id != "one") == ("one", True)
    assert (first.polygon, second.polygon) == (LEFT.polygon, RIGHT.polygon)
    as_ring = shape("one", LEFT.polygon, class_key="ring")
    assert [s.class_key for s in kept_apart([LEFT, as_ring])] == ["scratch", "ring"]
    assert kept_apart([None, None]) == ()


def test_a_speck_counts_as_the_part_that_it_touches_most():
    wider = shape("one", box(0, 0, 60.01, 40))
    parts = split([LEFT, wider])
    assert parts.parts == ()
    assert sum(part.area_px for part in parts.common) == pytest.approx(2400, abs=1)


def test_versions_that_share_an_edge_beside_an_area():
    tall = shape("one", box(0, 0, 20, 60))
    step = np.array([(0, 40), (60, 40), (60, 80), (20, 80), (20, 60), (0, 60)], float)
    parts = split([tall, shape("one", Polygon(step)), tall])
    assert parts.iou == pytest.approx(400 / 2800)


def test_an_outline_that_crosses_itself_is_mended_on_the_way():
    eight = shape("one", Polygon(np.array([(0, 0), (40, 40), (40, 0), (0, 40)], float)))
    parts = split([eight, None])
    shapes = merged(parts, parts.as_side(0), SCRATCH)
    assert [s.polygon.area for s in shapes] == [400, 400]
    assert all(s.polygon.is_valid for s in shapes)


# Versions of one shape as hands and rules make them: whole pixels, quarters, and anything.
coordinate = st.one_of(
    st.integers(0, 60).map(float),
    st.integers(0, 240).map(lambda value: value / 4),
    st.floats(0, 60, allow_nan=False).map(lambda value: round(value, 3)),
)
outline = st.lists(st.tuples(coordinate, coordinate), min_size=3, max_size=9, unique=True)


def sound(points):
    polygon = Polygon(np.array(points, float))
    return region_of(polygon).area >= 4


version = outline.filter(sound).map(lambda points: shape("one", Polygon(np.array(points, float))))
versions = st.lists(st.one_of(version, version, version, st.none()), min_size=2, max_size=3).filter(
    lambda found: any(v is not None for v in found)
)


def regions(found):
    return [shapely.Polygon() if v is None else region_of(v.polygon) for v in found]


def apart(one, other):
    """Square pixels by which two regions differ."""
    return shapely.symmetric_difference(one, other).area


def common_of(found):
    """Pixels' worth that all regions have; areas only, whatever edges they share."""
    both = found[0]
    for region in found[1:]:
        pieces = shapely.get_parts(shapely.intersection(both, region))
        both = shapely.union_all([p for p in pieces if p.geom_type == "Polygon"])
    return both


def leeway(found):
    """What rounding to 1/64 pixel and specks may take: their edges' length over 64, and specks."""
    edges = sum(region.length for region in regions(found))
    return edges / 64 + 8 * SPECK_PX * len(found) ** 2


@settings(max_examples=40, deadline=None)
@given(versions)
def test_nothing_is_lost_and_nothing_counts_twice(found):
    parts = split(found)
    pieces = [part.region for part in (*parts.common, *parts.parts)]
    total = sum(part.area_px for part in (*parts.common, *parts.parts))
    assert total == pytest.approx(shapely.union_all(regions(found)).area, abs=leeway(found))
    assert shapely.union_all(pieces).area == pytest.approx(total, abs=1e-6)
    assert all(piece.is_valid and piece.area >= SPECK_PX for piece in pieces)
    assert 0 <= parts.iou <= 1 + 1e-9


@settings(max_examples=40, deadline=None)
@given(versions)
def test_all_of_a_version_is_that_version_and_union_and_intersection_are_themselves(found):
    parts, own, room = split(found), regions(found), leeway(found)
    for place, each in enumerate(found):
        shapes = merged(parts, parts.as_side(place), SCRATCH)
        got = shapely.union_all([s.polygon.to_shapely() for s in shapes])
        assert apart(got, own[place]) <= room
        if each is not None and each.polygon.is_valid and parts.as_side(place) not in (
            parts.as_side(other) for other in range(place)
        ):  # fmt: skip
            assert shapes[0].polygon is each.polygon
    union = [s.polygon.to_shapely() for s in merged(parts, parts.as_union, SCRATCH)]
    assert apart(shapely.union_all(union), shapely.union_all(own)) <= room
    common = [s.polygon.to_shapely() for s in merged(parts, parts.as_intersection, SCRATCH)]
    assert apart(shapely.union_all(common), common_of(own)) <= room


@settings(max_examples=40, deadline=None)
@given(versions, st.randoms(use_true_random=False))
def test_whatever_is_chosen_is_valid_and_has_the_chosen_area(found, random):
    parts = split(found)
    keeps = tuple(random.random() < 0.5 for _ in parts.parts)
    shapes = merged(parts, keeps, SCRATCH)
    chosen = [p.area_px for p, keep in zip(parts.parts, keeps, strict=True) if keep]
    wanted = sum(chosen) + sum(part.area_px for part in parts.common)
    assert area(shapes) == pytest.approx(wanted, abs=leeway(found))
    assert len({s.shape_id for s in shapes}) == len(shapes)
    assert [s.shape_id for s in shapes[:1]] in ([], ["one"])
    for each in shapes:
        troubles = {finding.trouble for finding in check_shape(each, wafer_area_px=1e9)}
        assert troubles <= {Trouble.TOO_SMALL}
        assert each.polygon.vertex_count <= MAX_VERTICES
        assert each.polygon.area >= SPECK_PX or each.polygon in [v.polygon for v in found if v]


@settings(max_examples=30, deadline=None)
@given(versions)
def test_the_order_of_the_versions_names_parts_and_changes_none(found):
    forth, back = split(found), split(found[::-1])
    last = len(found) - 1
    turned = {tuple(sorted(last - s for s in part.sides)) for part in back.parts}
    assert turned == {part.sides for part in forth.parts}
    assert back.iou == pytest.approx(forth.iou)
