"""Reshaping outlines: expectations by hand, and laws of splitting and moving."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from ml_core.drawing.regions import region_of, union_of
from ml_core.drawing.reshape import (
    held_on_raster,
    outline_region,
    simplified,
    split_region,
    translated,
    with_shared_vertex_at,
    with_vertex_added,
    with_vertex_at,
    without_hole,
    without_vertex,
)
from ml_core.wafer.errors import ShapeError
from ml_core.wafer.shapes import Polygon
from tests.unit.drawing.shapes import box, same, shape

RING = Polygon(box(0, 0, 30, 30).exterior, (box(10, 10, 20, 20).exterior,))


def test_a_vertex_is_moved_added_and_taken_out():
    moved = with_vertex_at(box(0, 0, 10, 10), ring=0, vertex=2, x=20, y=20)
    assert moved.exterior.tolist() == [[0, 0], [10, 0], [20, 20], [0, 10]]
    added = with_vertex_added(moved, ring=0, edge=0, x=5, y=-1)
    assert added.exterior.tolist() == [[0, 0], [5, -1], [10, 0], [20, 20], [0, 10]]
    assert without_vertex(added, ring=0, vertex=1).exterior.tolist() == moved.exterior.tolist()


def test_a_vertex_of_a_hole_is_a_vertex_too():
    moved = with_vertex_at(RING, ring=1, vertex=0, x=5, y=5)
    assert moved.holes[0][0].tolist() == [5, 5]
    assert moved.exterior.tolist() == RING.exterior.tolist()
    added = with_vertex_added(RING, ring=1, edge=3, x=10, y=15)
    assert added.holes[0].tolist()[-1] == [10, 15]


def test_the_last_three_vertices_stay():
    triangle = Polygon(np.array([(0, 0), (9, 0), (0, 9)], float))
    with pytest.raises(ShapeError, match="at least 3 points"):
        without_vertex(triangle, ring=0, vertex=1)


def test_a_hole_is_filled():
    assert same(without_hole(RING, 0), box(0, 0, 30, 30))


def test_neighbours_that_share_a_vertex_move_together_but_locked_ones():
    left, right = shape("left", box(0, 0, 10, 10)), shape("right", box(10, 0, 20, 10))
    locked = shape("locked", box(10, 10, 20, 20), is_locked=True)
    far = shape("far", box(50, 50, 60, 60))
    pairs = with_shared_vertex_at((left, right, locked, far), start=(10, 10), x=12, y=13)
    assert [(a.shape_id, b.shape_id) for a, b in pairs] == [("left", "left"), ("right", "right")]
    assert pairs[0][1].polygon.exterior.tolist() == [[0, 0], [10, 0], [12, 13], [0, 10]]
    assert pairs[1][1].polygon.exterior.tolist() == [[10, 0], [20, 0], [20, 10], [12, 13]]


def test_shapes_stop_together_at_the_raster_s_edge():
    shapes = (shape("a", box(10, 10, 20, 20)), shape("b", box(50, 30, 60, 40)))
    assert held_on_raster(shapes, 100, -30, width=100, height=100) == (40, -10)
    assert held_on_raster(shapes, 5, 6, width=100, height=100) == (5, 6)


def test_a_shape_that_is_over_the_edge_already_can_come_back():
    over = (shape("a", box(-10, 0, 20, 20)),)
    assert held_on_raster(over, 5, 0, width=100, height=100) == (5, 0)
    assert held_on_raster(over, -5, 0, width=100, height=100) == (0, 0)


def test_a_line_across_splits_and_one_that_ends_inside_does_not():
    square = region_of(box(0, 0, 100, 60))
    parts = split_region(square, [(30, -10), (30, 70)])
    assert [p.area for p in parts] == [4200, 1800]
    assert [p.area for p in split_region(square, [(30, -10), (30, 30)])] == [6000]
    assert [p.area for p in split_region(square, [(200, 0), (200, 60)])] == [6000]


def test_a_line_through_the_hole_opens_the_ring():
    parts = split_region(region_of(RING), [(15, -5), (15, 35)])
    assert [p.area for p in parts] == [400, 400]
    assert all(not p.holes for p in parts)


def test_a_hole_beside_the_line_stays_in_its_part():
    parts = split_region(region_of(RING), [(25, -5), (25, 35)])
    assert [p.area for p in parts] == [650, 150]
    assert len(parts[0].holes) == 1


def test_simplifying_takes_out_what_lies_on_a_line():
    edge = [(x, 0) for x in range(0, 100, 10)]
    dotted = Polygon(np.array([*edge, (100, 0), (100, 50), (0, 50)], float))
    assert same(simplified(dotted, 0.5), box(0, 0, 100, 50))
    assert simplified(dotted, 0.5).vertex_count == 4


def test_an_outline_by_hand_is_cut_at_the_raster_and_its_specks_go():
    loop = np.array([(-50, 20), (80, 20), (80, 80), (2, 18), (0, 18), (-50, 80)], float)
    region = outline_region(loop, width=100, height=100)
    assert region.is_valid
    assert region.bounds[0] >= 0
    assert outline_region(loop[:2], width=100, height=100).is_empty
    flat = np.array([(0, 0), (50, 50), (99, 99)], float)
    assert outline_region(flat, width=100, height=100).is_empty


def test_a_figure_of_eight_drawn_by_hand_becomes_two_parts():
    eight = np.array([(0, 0), (40, 40), (40, 0), (0, 40)], float)
    region = outline_region(eight, width=100, height=100)
    assert region.area == pytest.approx(800, abs=2)
    assert shapely.get_num_geometries(region) == 2


points = st.tuples(st.integers(-10, 110), st.integers(-10, 110))


@given(st.lists(points, min_size=2, max_size=5, unique=True))
def test_parts_sum_to_the_whole_and_fit_together_again(line):
    whole = region_of(Polygon(box(0, 0, 100, 100).exterior, (box(30, 30, 60, 70).exterior,)))
    parts = [region_of(p) for p in split_region(whole, line)]
    # A part thinner than half a square pixel is dropped; lines snap to a 64th of a pixel.
    assert sum(p.area for p in parts) == pytest.approx(whole.area, abs=6)
    united = union_of(parts)
    assert united.symmetric_difference(whole).area < 6
    for i, first in enumerate(parts):
        for second in parts[i + 1 :]:
            assert first.intersection(second).area < 1e-6


@given(st.floats(-300, 300), st.floats(-300, 300))
def test_moving_there_and_back_is_no_move(dx, dy):
    back = translated(translated(RING, dx, dy), -dx, -dy)
    for ring, before in zip(back.rings, RING.rings, strict=True):
        np.testing.assert_allclose(ring, before, atol=1e-9)
