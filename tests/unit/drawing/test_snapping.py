"""Snapping to die corners, vertices and edges."""

from ml_core.drawing.hits import ShapeIndex
from ml_core.drawing.snapping import Snap, SnapKind, snap
from ml_core.wafer.grid import DieGrid
from tests.unit.drawing.shapes import box, shape

GRID = DieGrid.estimated(columns=10, rows=6)  # dies of 30 x 50 pixels
INDEX = ShapeIndex((shape("a", box(33, 51, 85, 140)),))


def near(x, y, *, reach=8.0, **more):
    return snap(x, y, reach=reach, index=INDEX, grid=GRID, **more)


def test_the_nearer_of_corner_and_vertex_is_meant():
    assert near(32.5, 51.5) == Snap(33, 51, SnapKind.VERTEX)
    assert near(29, 49) == Snap(30, 50, SnapKind.CORNER)
    assert near(91, 149) == Snap(90, 150, SnapKind.CORNER)


def test_a_vertex_on_a_corner_is_a_vertex():
    index = ShapeIndex((shape("a", box(30, 50, 90, 150)),))
    assert snap(31, 51, reach=8, index=index, grid=GRID) == Snap(30, 50, SnapKind.VERTEX)


def test_an_edge_counts_where_no_point_is_near():
    assert near(35, 80) == Snap(33, 80, SnapKind.EDGE)
    assert near(45, 80) is None
    assert near(35, 80, leave_out={"a"}) is None


def test_the_reach_is_told_in_raster_pixels():
    assert near(35, 80, reach=1.0) is None
    assert near(27, 47, reach=4.0) is None
    assert near(27, 47, reach=5.0) == Snap(30, 50, SnapKind.CORNER)


def test_between_corners_there_is_room_to_draw_freely():
    # Zoomed out, 100 raster pixels are within reach; a die is 30 wide.
    empty = ShapeIndex()
    assert snap(165, 125, reach=100, index=empty, grid=GRID) is None
    assert snap(161, 104, reach=100, index=empty, grid=GRID) is None  # 11.7, over 35 % of 30
    assert snap(155, 104, reach=100, index=empty, grid=GRID) == Snap(150, 100, SnapKind.CORNER)


def test_corners_beyond_the_grid_and_pictures_without_dies_have_none():
    empty = ShapeIndex()
    assert snap(303, 152, reach=8, index=empty, grid=GRID) == Snap(300, 150, SnapKind.CORNER)
    assert snap(330, 152, reach=8, index=empty, grid=GRID) is None
    picture = DieGrid.estimated(columns=300, rows=300, has_dies=False)
    assert snap(30, 50, reach=8, index=empty, grid=picture) is None
    assert snap(30, 50, reach=8, index=empty) is None


def test_distance_is_that_on_the_wafer():
    empty = ShapeIndex()
    assert snap(150, 105, reach=8, index=empty, grid=GRID, stretch=2.0) is None
    assert snap(155, 100, reach=8, index=empty, grid=GRID, stretch=2.0) is not None
