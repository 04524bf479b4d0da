"""The camera turned and flipped: only the view changes, never a coordinate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ml_core.wafer.grid import Notch
from wafer_studio.ui.canvas.camera import Camera, Orientation, fitted

SIDES = [Notch.DOWN, Notch.LEFT, Notch.UP, Notch.RIGHT]

places = st.floats(-1e4, 1e4)
orientations = st.builds(Orientation, st.integers(0, 3), st.booleans())
cameras = st.builds(
    Camera,
    scale=st.floats(0.05, 64.0),
    x=places,
    y=places,
    stretch=st.floats(0.2, 5.0),
    orientation=orientations,
)


def test_a_quarter_turn_goes_clockwise():
    # What lay at the right lies below, what lay below lies at the left.
    turned = Orientation(turns=1)
    assert turned.shown((1, 0)) == (0, 1)
    assert turned.shown((0, 1)) == (-1, 0)
    camera = Camera(scale=2, x=100, y=50, stretch=1.5, orientation=turned)
    assert camera.to_screen(10, 0) == (100, 70)
    assert camera.to_screen(0, 10) == (70, 50)


def test_a_flip_swaps_left_and_right_of_the_screen():
    assert Orientation().mirrored().shown((1, 0)) == (-1, 0)
    assert Orientation().mirrored().shown((0, 1)) == (0, 1)
    # Turned by a quarter the raster's x runs down; flipped, it still does, and y turns over.
    both = Orientation(turns=1).mirrored()
    assert both.shown((1, 0)) == (0, 1)
    assert both.shown((0, 1)) == (1, 0)


@given(orientations)
def test_four_turns_and_two_flips_change_nothing(orientation):
    assert orientation.turned(4) == orientation
    assert orientation.mirrored().mirrored() == orientation
    x, y = orientation.shown((1, 0))
    assert orientation.mirrored().shown((1, 0)) == (-x, y)


@given(orientations, st.sampled_from([(1, 0), (-1, 0), (0, 1), (0, -1)]))
def test_a_step_on_the_screen_and_on_the_raster_are_inverse(orientation, step):
    assert orientation.shown(orientation.raster_step(step)) == step


@given(cameras, places, places)
def test_screen_and_raster_are_inverse_however_it_lies(camera, x, y):
    assert camera.to_raster(*camera.to_screen(x, y)) == pytest.approx((x, y), abs=1e-4)


@given(cameras, orientations, st.floats(0, 2000), st.floats(0, 2000))
def test_turning_keeps_the_point_in_the_middle(camera, orientation, x, y):
    before = camera.to_raster(x, y)
    turned = camera.oriented(orientation, x=x, y=y)
    assert turned.to_raster(x, y) == pytest.approx(before, rel=1e-6, abs=1e-3)


@given(
    orientations,
    st.tuples(places, places, st.floats(1, 4000), st.floats(1, 4000)),
    st.floats(50, 3000),
    st.floats(50, 3000),
    st.floats(0.2, 5.0),
)
def test_what_is_fitted_is_in_the_middle_however_it_lies(orientation, box, width, height, stretch):
    camera = fitted(
        box, width=width, height=height, largest=32, stretch=stretch, orientation=orientation
    )
    corners = (box[0], box[1], box[0] + box[2], box[1] + box[3])
    left, top, right, bottom = camera.box_to_screen(corners)
    assert -0.01 <= left <= right <= width + 0.01
    assert -0.01 <= top <= bottom <= height + 0.01
    assert (left + right) / 2 == pytest.approx(width / 2, abs=0.1)
    assert (top + bottom) / 2 == pytest.approx(height / 2, abs=0.1)


def test_a_notch_shows_where_the_turn_brings_it():
    assert Orientation(turns=1).notch_side(Notch.DOWN) is Notch.LEFT
    assert Orientation(turns=2).notch_side(Notch.LEFT) is Notch.RIGHT
    assert Orientation(is_mirrored=True).notch_side(Notch.LEFT) is Notch.RIGHT
    assert Orientation(is_mirrored=True).notch_side(Notch.DOWN) is Notch.DOWN
    assert Orientation(turns=3).notch_side(Notch.UNKNOWN) is Notch.UNKNOWN


@given(orientations, st.sampled_from(SIDES), st.sampled_from(SIDES))
def test_a_notch_is_turned_to_any_side_without_a_flip(orientation, notch, side):
    turned = orientation.with_notch(notch, side)
    assert turned.notch_side(notch) is side
    assert turned.is_mirrored == orientation.is_mirrored


@given(orientations)
def test_a_notch_that_is_not_known_turns_nothing(orientation):
    assert orientation.with_notch(Notch.UNKNOWN, Notch.DOWN) == orientation
