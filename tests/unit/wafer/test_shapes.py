"""Shapes: masks to polygons and back without loss, and what is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from ml_core.wafer.errors import ShapeError
from ml_core.wafer.shapes import Polygon, mask_to_polygons, polygons_to_mask


def _mask(*rows):
    return np.array([[c == "#" for c in row] for row in rows])


@given(arrays(np.bool_, array_shapes(min_dims=2, max_dims=2, max_side=14)))
def test_a_mask_comes_back_exactly_through_valid_polygons(mask):
    polygons = mask_to_polygons(mask)
    height, width = mask.shape
    assert all(polygon.is_valid for polygon in polygons)
    assert sum(polygon.area for polygon in polygons) == mask.sum()
    np.testing.assert_array_equal(polygons_to_mask(polygons, width=width, height=height), mask)


def test_a_ring_is_one_polygon_with_one_hole():
    (ring,) = mask_to_polygons(_mask("####", "#..#", "####"))
    assert ring.area == 10
    assert len(ring.holes) == 1
    assert {tuple(v) for v in ring.exterior} == {(0, 0), (4, 0), (4, 3), (0, 3)}
    assert {tuple(v) for v in ring.holes[0]} == {(1, 1), (3, 1), (3, 2), (1, 2)}


def test_an_island_in_a_hole_is_a_polygon_of_its_own():
    polygons = mask_to_polygons(_mask("#####", "#...#", "#.#.#", "#...#", "#####"))
    assert sorted(p.area for p in polygons) == [1, 16]
    assert sorted(len(p.holes) for p in polygons) == [0, 1]


@pytest.mark.parametrize("rows", [("#.", ".#"), (".#", "#.")])
def test_regions_that_touch_at_a_corner_are_apart(rows):
    assert [p.area for p in mask_to_polygons(_mask(*rows))] == [1, 1]


def test_a_pixel_is_inside_when_its_centre_is():
    triangle = Polygon(np.array([(0, 0), (4, 0), (0, 4)]))
    expected = _mask("###.", "##..", "#...", "....")
    # Centres on the slanted edge, (3.5, 0.5) and so on, lie on its right side: not inside.
    np.testing.assert_array_equal(polygons_to_mask([triangle], width=4, height=4), expected)


def test_an_outline_may_leave_the_raster():
    big = Polygon(np.array([(-5, -5), (50, -5), (50, 50), (-5, 50)]))
    assert polygons_to_mask([big], width=3, height=2).all()
    beside = Polygon(np.array([(10, 10), (20, 10), (20, 20)]))
    assert not polygons_to_mask([beside], width=5, height=5).any()


@given(st.lists(st.tuples(st.floats(-3, 12), st.floats(-3, 12)), min_size=3, max_size=9))
def test_filling_agrees_with_a_test_of_each_centre(points):
    polygon = Polygon(np.array(points))
    mask = polygons_to_mask([polygon], width=9, height=9)
    for row in range(9):
        for column in range(9):
            inside = _even_odd(points, column + 0.5, row + 0.5)
            assert inside is None or inside == mask[row, column]


def _even_odd(points, x, y):
    """Ray to the right by the textbook; None where the centre is within 1e-6 of an edge."""
    odd = False
    for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1], strict=True):
        if (y0 > y) != (y1 > y):
            crossing = x0 + (y - y0) / (y1 - y0) * (x1 - x0)
            if abs(crossing - x) < 1e-6:
                return None
            odd ^= crossing > x
        elif abs(y0 - y) < 1e-9 or abs(y1 - y) < 1e-9:
            return None
    return odd


@pytest.mark.parametrize(
    "points", [[(0, 0), (1, 1)], [(0, 0, 0)] * 3, [(0, 0), (1, 0), (1, np.nan)]]
)
def test_what_is_no_outline_is_refused(points):
    with pytest.raises(ShapeError):
        Polygon(np.array(points, dtype=float))
