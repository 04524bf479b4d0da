"""Regions of outlines, and what takes a shape's place."""

import numpy as np
import shapely

from ml_core.drawing.regions import (
    clipped,
    in_place_of,
    meeting,
    new_shapes,
    polygons_of,
    region_of,
    regions_of,
)
from ml_core.wafer.shapes import Polygon
from tests.unit.drawing.shapes import box, shape

SQUARE = box(0, 0, 10, 10)
RING = Polygon(box(20, 0, 30, 10).exterior, (box(22, 2, 28, 8).exterior,))
EIGHT = Polygon(np.array([(0, 0), (10, 10), (10, 0), (0, 10)], float))


def test_each_outline_gets_its_own_region():
    regions = regions_of([SQUARE, RING, EIGHT, SQUARE])
    assert [region.area for region in regions] == [100, 64, 50, 100]
    assert all(region.is_valid for region in regions)
    assert regions_of([]) == []


def test_a_crossing_outline_falls_into_its_loops():
    assert sorted(p.area for p in polygons_of(region_of(EIGHT))) == [25, 25]


def test_lines_points_and_slivers_are_dropped():
    mixed = shapely.GeometryCollection(
        [
            shapely.box(0, 0, 2, 2),
            shapely.LineString([(0, 0), (9, 9)]),
            shapely.Point(5, 5),
            shapely.box(20, 0, 20.4, 1),
            shapely.MultiPolygon([shapely.box(30, 0, 33, 3), shapely.box(40, 0, 41, 1)]),
        ]
    )
    assert [p.area for p in polygons_of(mixed)] == [9, 4, 1]
    assert polygons_of(shapely.Polygon()) == ()
    assert polygons_of(shapely.box(0, 0, 0.5, 0.5)) == ()


def test_what_meets_a_region():
    shapes = [shape("square", SQUARE), shape("ring", RING)]
    assert meeting(shapely.box(10, 0, 19, 5), shapes) == shapes[:1]  # its edge
    assert meeting(shapely.box(23, 3, 27, 7), shapes) == []  # in the hole
    assert meeting(shapely.Polygon(), shapes) == []
    assert meeting(shapely.box(0, 0, 9, 9), []) == []


def test_the_raster_s_edge_cuts():
    whole = shapely.box(0, 0, 10, 10)
    assert clipped(whole, width=10, height=10) is whole
    assert clipped(shapely.box(-5, -5, 5, 15), width=10, height=10).bounds == (0, 0, 5, 10)
    assert clipped(shapely.Polygon(), width=10, height=10).is_empty


def test_parts_get_ids_of_their_own_and_are_the_person_s():
    region = shapely.MultiPolygon([shapely.box(0, 0, 2, 2), shapely.box(5, 0, 9, 4)])
    old = shape("old", SQUARE, class_key="ring", confidence=0.5)
    parts = in_place_of(old, region)
    assert [part.polygon.area for part in parts] == [16, 4]
    assert parts[0].shape_id == "old"
    assert parts[1].shape_id != "old"
    assert {(part.class_key, part.confidence) for part in parts} == {("ring", None)}
    assert in_place_of(old, shapely.Polygon()) == ()
    fresh = new_shapes("edge", region)
    assert len({part.shape_id for part in fresh}) == 2
    assert {part.confidence for part in fresh} == {None}
