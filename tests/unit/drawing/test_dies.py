"""Whole dies: cells of a path, and their outlines along die edges."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ml_core.drawing.dies import cells_mask, cells_region, cells_to_polygons, touched_cells
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.shapes import polygons_to_mask
from tests.unit.drawing.shapes import box, same
from tests.wafers import plain_wafer

WAFER = plain_wafer()  # 12 x 10 dies of 25 x 30 pixels


def test_a_point_touches_its_die():
    assert touched_cells((30, 31), (30, 31), WAFER.grid) == {(1, 1)}


def test_a_line_touches_every_die_it_goes_through():
    assert touched_cells((10, 10), (90, 10), WAFER.grid) == {(0, 0), (1, 0), (2, 0), (3, 0)}
    # From (0.4, 0.5) to (1.6, 1.5) in cells: it leaves column 0 at x = 1, y = 1 exactly.
    assert touched_cells((10, 15), (40, 45), WAFER.grid) >= {(0, 0), (1, 1)}
    # Steep: column 0 rows 0 to 3, with no gap however fast the pointer went.
    assert touched_cells((5, 5), (5, 119), WAFER.grid) == {(0, row) for row in range(4)}
    assert touched_cells((90, 10), (10, 10), WAFER.grid) == {(0, 0), (1, 0), (2, 0), (3, 0)}


def test_only_dies_count():
    cells = WAFER.cells.copy()
    cells[1, 1] = 0
    wafer = replace(WAFER, cells=cells)
    mask = cells_mask({(0, 0), (1, 1), (-1, 3), (12, 0), (0, 10)}, wafer)
    assert np.argwhere(mask).tolist() == [[0, 0]]


def test_cells_are_outlined_along_die_edges():
    mask = cells_mask({(5, 4), (6, 4)}, WAFER)
    (polygon,) = cells_to_polygons(mask, WAFER.grid)
    assert same(polygon, box(125, 120, 175, 150))
    assert polygon.vertex_count == 4


def test_dies_that_meet_at_a_corner_are_one_shape_with_the_same_pixels():
    mask = cells_mask({(1, 1), (2, 2), (3, 1)}, WAFER)
    (polygon,) = cells_to_polygons(mask, WAFER.grid)
    assert polygon.is_valid
    width, height = WAFER.grid.raster_size
    np.testing.assert_array_equal(
        polygons_to_mask([polygon], width=width, height=height), WAFER.raster(mask)
    )


def test_no_cells_make_no_polygons():
    assert cells_to_polygons(np.zeros((10, 12), bool), WAFER.grid) == ()


@given(st.lists(st.integers(0, 59), max_size=40), st.sampled_from([(10, 6), (301, 299)]))
def test_any_cells_come_back_from_their_outlines(numbers, size):
    grid = DieGrid.estimated(columns=size[0], rows=size[1])
    mask = np.zeros((size[1], size[0]), dtype=bool)
    mask[[n // 10 for n in numbers], [n % 10 for n in numbers]] = True
    polygons = cells_to_polygons(mask, grid)
    assert all(polygon.is_valid for polygon in polygons)
    assert cells_region(mask, grid).is_valid
    width, height = grid.raster_size
    kx, ky = grid.die_pixels
    found = polygons_to_mask(polygons, width=width, height=height)
    np.testing.assert_array_equal(found[ky // 2 :: ky, kx // 2 :: kx], mask)
    assert found.sum() == mask.sum() * kx * ky
