"""DieGrid: one worked example per notch side and axis direction, and the laws between frames."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ml_core.wafer.errors import GeometryError
from ml_core.wafer.grid import DieGrid, Known, Notch, mm_to_polar, polar_to_mm


def _grid(notch=Notch.DOWN, **more):
    """10 columns of 2 mm, 6 rows of 3 mm: raster 300 x 300, a die is 30 x 50 pixels."""
    return DieGrid(columns=10, rows=6, pitch_mm=(2.0, 3.0), diameter_mm=25.0, notch=notch, **more)


def test_raster_version_1_gives_each_die_whole_pixels_and_300_a_side():
    assert _grid().die_pixels == (30, 50)
    assert _grid().raster_size == (300, 300)
    wide = DieGrid.estimated(columns=212, rows=84)
    assert wide.die_pixels == (2, 4)  # ceil(300 / 212), ceil(300 / 84)
    assert wide.raster_size == (424, 336)
    big = DieGrid.estimated(columns=301, rows=299)
    assert big.die_pixels == (1, 2)


def test_an_image_without_dies_keeps_its_pixels():
    image = DieGrid.estimated(columns=640, rows=200, has_dies=False)
    assert image.raster_size == (640, 200)


# The top left corner lies 10 mm left of and 9 mm above the middle on the raster. Turning the
# notch down turns that corner along: see the sketch of each side.
@pytest.mark.parametrize(
    ("notch", "corner_mm"),
    [
        (Notch.DOWN, (-10.0, 9.0)),
        (Notch.UNKNOWN, (-10.0, 9.0)),
        (Notch.UP, (10.0, -9.0)),  # half a turn
        (Notch.LEFT, (-9.0, -10.0)),  # a quarter turn counter-clockwise: left comes down
        (Notch.RIGHT, (9.0, 10.0)),  # a quarter turn clockwise: right comes down
    ],
)
def test_millimetres_have_the_notch_down(notch, corner_mm):
    grid = _grid(notch)
    np.testing.assert_allclose(grid.pixel_to_mm((0, 0)), corner_mm, atol=1e-12)
    np.testing.assert_allclose(grid.pixel_to_mm((150, 150)), (0, 0), atol=1e-12)


@pytest.mark.parametrize(
    ("notch", "pixel"),
    [
        (Notch.DOWN, (150, 300)),
        (Notch.UP, (150, 0)),
        (Notch.LEFT, (0, 150)),
        (Notch.RIGHT, (300, 150)),
    ],
)
def test_the_side_with_the_notch_is_at_the_bottom_in_mm(notch, pixel):
    x, y = _grid(notch).pixel_to_mm(pixel)
    assert x == pytest.approx(0, abs=1e-12)
    assert y < -8


@pytest.mark.parametrize(
    ("x_right", "y_down", "die", "cell"),
    [
        (True, True, (7, -3), (2, 2)),
        (True, False, (7, -3), (2, -2)),
        (False, True, (7, -3), (-2, 2)),
        (False, False, (3, -7), (2, 2)),
    ],
)
def test_die_axes_run_as_the_source_says(x_right, y_down, die, cell):
    grid = _grid(first_die=(5, -5), x_right=x_right, y_down=y_down)
    assert grid.die_to_cell(die).tolist() == list(cell)
    assert grid.cell_to_die(cell).tolist() == list(die)


def test_a_die_with_y_up_lies_at_the_top_of_the_raster():
    grid = _grid(first_die=(0, 5), y_down=False)  # y = 5 is row 0, y = 0 is row 5
    assert grid.die_to_pixel((0, 5)).tolist() == [15, 25]
    assert grid.die_to_pixel((0, 0)).tolist() == [15, 275]
    assert grid.pixel_to_die((15.0, 275.0)).tolist() == [0, 0]
    assert grid.die_to_mm((9, 5)).tolist() == [9.0, 7.5]


def test_a_pixel_on_a_border_belongs_to_the_die_right_of_and_below_it():
    assert _grid().pixel_to_cell([(29.999, 49.999), (30, 50)]).tolist() == [[0, 0], [1, 1]]


def test_an_off_centre_wafer_has_its_own_origin():
    grid = _grid(centre=(4.0, 2.5))
    np.testing.assert_allclose(grid.pixel_to_mm((120, 125)), (0, 0), atol=1e-12)


def test_polar_angles_are_counter_clockwise_from_x():
    polar = mm_to_polar([(3, 0), (0, 3), (-3, 0), (0, -3)])
    np.testing.assert_allclose(polar[:, 1], [0, 90, 180, 270])
    np.testing.assert_allclose(polar[:, 0], 3)


def test_pixel_area():
    assert _grid().pixel_area_mm2 == pytest.approx(2 / 30 * 3 / 50)


def test_guesses_are_marked():
    guess = DieGrid.estimated(columns=30, rows=20)
    assert guess.is_estimated
    assert guess.pitch_mm == (10.0, 15.0)  # 300 mm over 30 columns and 20 rows
    half = DieGrid.estimated(columns=30, rows=20, diameter_mm=150.0)
    assert half.is_estimated
    assert half.diameter_known is Known.READ
    both = DieGrid(
        columns=1, rows=1, pitch_mm=(1, 1), pitch_known=Known.READ, diameter_known=Known.GIVEN
    )
    assert not both.is_estimated


@pytest.mark.parametrize(
    "wrong",
    [{"columns": 0}, {"rows": -1}, {"pitch_mm": (0.0, 1.0)}, {"diameter_mm": float("nan")}],
)
def test_impossible_geometry_is_refused_in_words(wrong):
    with pytest.raises(GeometryError, match=r"not|must"):
        DieGrid(**{"columns": 2, "rows": 2, "pitch_mm": (1.0, 1.0), **wrong})


grids = st.builds(
    DieGrid,
    columns=st.integers(1, 500),
    rows=st.integers(1, 500),
    pitch_mm=st.tuples(st.floats(0.05, 40), st.floats(0.05, 40)),
    diameter_mm=st.floats(25, 450),
    notch=st.sampled_from(Notch),
    first_die=st.tuples(st.integers(-32768, 32767), st.integers(-32768, 32767)),
    x_right=st.booleans(),
    y_down=st.booleans(),
)


@given(grids, st.data())
def test_die_to_mm_and_back_is_the_same_die(grid, data):
    column = data.draw(st.integers(0, grid.columns - 1))
    row = data.draw(st.integers(0, grid.rows - 1))
    die = grid.cell_to_die((column, row))
    assert grid.mm_to_die(grid.die_to_mm(die)).tolist() == die.tolist()
    assert grid.die_to_cell(die).tolist() == [column, row]


@given(grids, st.tuples(st.floats(-900, 900), st.floats(-900, 900)))
def test_pixel_to_mm_to_polar_and_back(grid, pixel):
    polar = grid.pixel_to_polar(pixel)
    assert 0 <= polar[1] < 360
    np.testing.assert_allclose(grid.polar_to_pixel(polar), pixel, atol=1e-6)
    np.testing.assert_allclose(polar_to_mm(polar), grid.pixel_to_mm(pixel), atol=1e-7)


@given(grids)
def test_the_map_to_mm_keeps_areas_and_mirrors_only_the_y_axis(grid):
    assert np.linalg.det(grid.affine[:, :2]) == pytest.approx(-grid.pixel_area_mm2)
