"""Brush strokes and eraser: areas by hand, and laws."""

import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from ml_core.drawing.regions import polygons_of, region_of, union_of, without
from ml_core.drawing.strokes import Stroke, erased, stroke_region
from ml_core.wafer.checks import MAX_VERTICES
from tests.unit.drawing.shapes import area, box, same, shape

SIZE = {"width": 400, "height": 300}


def test_a_dab_is_a_disc_and_a_line_a_disc_with_a_bar():
    disc = stroke_region([(100, 100)], radius=20, **SIZE)
    assert disc.area == pytest.approx(math.pi * 400, rel=0.03)
    bar = stroke_region([(100, 100), (150, 100)], radius=20, **SIZE)
    assert bar.area == pytest.approx(math.pi * 400 + 50 * 40, rel=0.02)
    assert bar.bounds == pytest.approx((80, 80, 170, 120), abs=0.5)


def test_a_stroke_is_cut_at_the_raster():
    half = stroke_region([(0, 100)], radius=20, **SIZE)
    assert half.area == pytest.approx(math.pi * 200, rel=0.03)
    assert half.bounds[0] == 0
    assert stroke_region([(-50, 100)], radius=20, **SIZE).is_empty
    assert stroke_region([], radius=20, **SIZE).is_empty


def test_the_brush_is_round_on_the_wafer_where_pixels_are_not_square():
    dab = stroke_region([(100, 100)], radius=20, stretch=2.0, **SIZE)
    assert dab.bounds == pytest.approx((80, 90, 120, 110), abs=0.5)


def test_a_stroke_that_goes_round_keeps_its_hole():
    ring = [(200 + 80 * math.cos(a / 20), 150 + 80 * math.sin(a / 20)) for a in range(130)]
    (polygon,) = polygons_of(stroke_region(ring, radius=5, **SIZE))
    assert len(polygon.holes) == 1
    assert polygon.area == pytest.approx(2 * math.pi * 80 * 10, rel=0.02)
    assert polygon.vertex_count < 200


def test_a_long_stroke_has_no_gap():
    stroke = Stroke(radius=3)
    for x in range(20, 380, 6):
        stroke.add(x, 100)
    (polygon,) = polygons_of(stroke.region(**SIZE))
    assert polygon.area == pytest.approx(354 * 6 + math.pi * 9, rel=0.02)


def test_a_stroke_shows_what_it_will_leave():
    stroke = Stroke(radius=10, stretch=2.0)
    assert stroke.shown().is_empty
    for x in range(50, 350, 5):
        stroke.add(x, 60)
    assert stroke.shown().bounds == pytest.approx((40, 110, 355, 130), abs=0.5)
    assert stroke.region(**SIZE).area == pytest.approx(stroke.shown().area / 2, rel=0.02)


def test_a_point_nearer_than_the_step_adds_nothing():
    stroke = Stroke(radius=5)
    assert stroke.add(10, 10, step=2)
    assert not stroke.add(11, 10, step=2)
    assert stroke.add(12, 10, step=2)
    assert stroke.path == [(10, 10), (12, 10)]


def test_a_shape_falls_apart_under_the_eraser_and_its_largest_part_keeps_the_id():
    bar = shape("a", box(0, 0, 100, 10))
    parts = erased(bar, shapely.box(30, -5, 40, 15))
    assert [part.polygon.area for part in parts] == [600, 300]
    assert parts[0].shape_id == "a"
    assert parts[1].shape_id not in ("", "a")
    assert {part.class_key for part in parts} == {"scratch"}


def test_a_shape_erased_whole_is_gone_and_one_not_met_says_so():
    bar = shape("a", box(10, 10, 20, 20))
    assert erased(bar, shapely.box(0, 0, 30, 30)) == ()
    assert erased(bar, shapely.box(50, 50, 60, 60)) is None
    assert erased(bar, shapely.box(20, 10, 30, 20)) is None  # only touches


def test_erasing_inside_leaves_a_hole():
    (left,) = erased(shape("a", box(0, 0, 100, 100)), shapely.box(40, 40, 60, 60))
    assert left.polygon.area == 9600
    assert [hole.tolist() for hole in left.polygon.holes] != []
    (again,) = erased(left, shapely.box(0, 0, 10, 10))
    assert again.polygon.area == 9500
    assert len(again.polygon.holes) == 1


def test_a_frayed_region_is_thinned_to_a_thousand_vertices():
    teeth = [shapely.box(4 * i, 0, 4 * i + 2, 20) for i in range(600)]
    comb = union_of([*teeth, shapely.box(0, 20, 2400, 40)])
    (polygon,) = polygons_of(comb)
    assert polygon.vertex_count <= MAX_VERTICES
    assert polygon.is_valid


def test_a_sieve_keeps_its_largest_holes():
    sieve = shapely.box(0, 0, 300, 300)
    holes = [
        shapely.box(9 * x, 9 * y, 9 * x + 4, 9 * y + 4) for x in range(1, 32) for y in range(1, 32)
    ]
    big = shapely.box(100, 100, 150, 150)
    (polygon,) = polygons_of(without(sieve, union_of([*holes, big])))
    assert polygon.vertex_count <= MAX_VERTICES
    assert polygon.is_valid
    assert not polygon.to_shapely().contains(shapely.Point(125, 125))


points = st.tuples(st.floats(-20, 420), st.floats(-20, 320))


@given(st.lists(points, min_size=1, max_size=60), st.floats(0.5, 40))
def test_any_stroke_makes_valid_polygons_near_its_path(path, radius):
    region = stroke_region(path, radius=radius, **SIZE)
    true = (
        shapely.LineString([*path, path[-1]])
        .buffer(radius)
        .intersection(shapely.box(0, 0, 400, 300))
    )
    slack = max(0.6, 0.03 * radius)
    assert region.difference(true.buffer(slack)).area < 0.5
    assert true.buffer(-slack).difference(region).area < 0.5
    for polygon in polygons_of(region):
        assert polygon.is_valid
        assert polygon.vertex_count <= MAX_VERTICES


@given(st.lists(points, min_size=1, max_size=12), st.floats(2, 30))
def test_what_is_erased_and_what_is_left_make_up_the_shape(path, radius):
    whole = shape("a", box(50, 50, 350, 250))
    region = stroke_region(path, radius=radius, **SIZE)
    parts = erased(whole, region)
    left = 60_000 if parts is None else area(parts)
    off = region_of(whole.polygon).intersection(region).area
    assert left + off == pytest.approx(60_000, abs=0.6 * (1 if parts is None else len(parts) + 5))


@given(st.lists(points, min_size=2, max_size=30))
def test_painting_a_stroke_twice_is_painting_it_once(path):
    once = stroke_region(path, radius=8, **SIZE)
    twice = union_of([once, once])
    for first, second in zip(polygons_of(once), polygons_of(twice), strict=True):
        assert same(first, second)
