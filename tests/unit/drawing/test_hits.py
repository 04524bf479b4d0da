"""Hit testing against hand-placed shapes, and against shapely on many."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from ml_core.drawing.hits import ShapeIndex, is_inside
from ml_core.wafer.shapes import Polygon
from tests.unit.drawing.shapes import box, shape

LARGE = shape("large", box(0, 0, 100, 100))
SMALL = shape("small", box(40, 40, 60, 60))
RING = shape("ring", Polygon(box(200, 0, 300, 100).exterior, (box(220, 20, 280, 80).exterior,)))


def test_the_smallest_shape_under_the_point_is_hit():
    index = ShapeIndex((SMALL, LARGE, RING))
    assert index.at(50, 50) is SMALL
    assert index.at(10, 10) is LARGE
    assert index.at(150, 50) is None
    assert [s.shape_id for s in index.all_at(50, 50)] == ["small", "large"]


def test_of_equals_the_one_on_top_is_hit():
    under, over = shape("under", box(0, 0, 9, 9)), shape("over", box(0, 0, 9, 9))
    assert ShapeIndex((under, over)).at(4, 4) is over


def test_a_hole_is_no_part_of_its_shape():
    index = ShapeIndex((RING,))
    assert index.at(250, 50) is None
    assert index.at(210, 50) is RING


def test_a_rubber_band_takes_what_lies_wholly_in_it():
    index = ShapeIndex((LARGE, SMALL, RING))
    assert index.inside((30, 30, 110, 110)) == (SMALL,)
    assert index.inside((-1, -1, 110, 110)) == (LARGE, SMALL)
    assert index.touching((90, 90, 210, 95)) == (LARGE, RING)


def test_vertices_and_edges_near_a_point():
    index = ShapeIndex((LARGE, RING))
    corner = index.vertex_near(103, 96, reach=6)
    assert (corner.shape, corner.ring, corner.vertex) == (LARGE, 0, 2)
    assert (corner.x, corner.y, corner.distance) == (100, 100, 5)
    assert index.vertex_near(103, 96, reach=4) is None
    hole = index.vertex_near(221, 21, reach=5)
    assert (hole.shape, hole.ring, hole.vertex) == (RING, 1, 0)
    edge = index.edge_near(50, 98, reach=5)
    assert (edge.shape, edge.ring, edge.vertex, edge.x, edge.y) == (LARGE, 0, 2, 50, 100)


def test_nearness_counts_screen_pixels_where_raster_pixels_are_stretched():
    index = ShapeIndex((LARGE,))
    assert index.vertex_near(100, 103, reach=5, stretch=2.0) is None  # 6 px on the screen
    assert index.vertex_near(103, 100, reach=5, stretch=2.0) is not None


def test_ids_can_be_left_out_or_asked_for():
    index = ShapeIndex((LARGE, shape("twin", box(0, 0, 100, 100))))
    assert index.vertex_near(0, 0, reach=2).shape.shape_id == "twin"
    assert index.vertex_near(0, 0, reach=2, leave_out={"twin"}).shape is LARGE
    assert index.edge_near(0, 50, reach=2, among={"large"}).shape is LARGE
    assert index.edge_near(0, 50, reach=2, among=()) is None


def test_an_empty_index_finds_nothing():
    index = ShapeIndex()
    assert index.at(0, 0) is None
    assert index.inside((0, 0, 9, 9)) == ()
    assert index.vertex_near(0, 0, reach=9) is None


def test_an_index_made_from_an_older_one_says_the_same_as_a_fresh_one():
    first = ShapeIndex((LARGE, SMALL, RING))
    moved = shape("small", box(140, 40, 160, 60))
    changed = (RING, moved, LARGE)
    np.testing.assert_array_equal(ShapeIndex(changed, first).bounds, ShapeIndex(changed).bounds)
    assert ShapeIndex(changed, first).at(150, 50) is moved
    assert ShapeIndex((), first).at(50, 50) is None


corners = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=3, max_size=8, unique=True
)


@given(corners, st.floats(0, 20), st.floats(0, 20))
def test_a_point_is_inside_where_shapely_says_so(ring, x, y):
    polygon = Polygon(np.array(ring, float))
    region = polygon.to_shapely()
    if not region.is_valid or region.boundary.distance(shapely.Point(x, y)) < 1e-6:
        return
    assert is_inside(polygon, x, y) == region.contains(shapely.Point(x, y))


@given(corners, st.floats(-5, 25), st.floats(-5, 25))
def test_the_nearest_edge_is_as_far_as_the_outline(ring, x, y):
    polygon = Polygon(np.array(ring, float))
    found = ShapeIndex((shape("a", polygon),)).edge_near(x, y, reach=100)
    outline = shapely.LinearRing(polygon.exterior)
    assert found.distance == pytest.approx(outline.distance(shapely.Point(x, y)), abs=1e-9)
    assert outline.distance(shapely.Point(found.x, found.y)) < 1e-9
