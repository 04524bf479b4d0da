import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ml_core.wafer.alignment import Fit, PointPair, fit_alignment
from ml_core.wafer.errors import GeometryError


def pairs(*points: tuple[float, float, float, float]) -> list[PointPair]:
    return [PointPair((a, b), (c, d)) for a, b, c, d in points]


def test_a_quarter_turn_and_a_shift_by_hand() -> None:
    # Counter-clockwise by 90 degrees is (x, y) -> (-y, x); then shifted by (100, 50).
    alignment = fit_alignment(pairs((10, 0, 100, 60), (-10, 0, 100, 40)))
    assert np.allclose(alignment.to_stage([[0, 5], [10, 0]]), [[95, 50], [100, 60]])
    assert alignment.worst_um == pytest.approx(0, abs=1e-6)


def test_two_points_that_are_too_far_apart_on_the_stage_leave_half_the_error_each() -> None:
    # 20 mm on the wafer, 20.02 mm on the stage: a rigid map misses each end by 0.01 mm.
    alignment = fit_alignment(pairs((-10, 0, -10.01, 0), (10, 0, 10.01, 0)))
    assert alignment.residuals_um == pytest.approx((10.0, 10.0))
    assert alignment.rms_um == pytest.approx(10.0)


def test_a_stage_whose_y_runs_down_is_found_from_three_points() -> None:
    alignment = fit_alignment(pairs((0, 0, 5, 5), (10, 0, 15, 5), (0, 10, 5, -5)))
    assert np.allclose(alignment.to_stage([3, 4]), [8, 1])
    assert alignment.worst_um == pytest.approx(0, abs=1e-6)


def test_two_points_cannot_tell_a_mirror_but_can_be_told() -> None:
    points = pairs((0, 0, 0, 0), (10, 0, 10, 0))
    assert np.allclose(fit_alignment(points).to_stage([0, 1]), [0, 1])
    assert np.allclose(fit_alignment(points, mirrored=True).to_stage([0, 1]), [0, -1])


def test_affine_takes_up_scale_and_skew_by_hand() -> None:
    # stage x = 2 x + y + 1, stage y = 3 y - 4
    alignment = fit_alignment(pairs((0, 0, 1, -4), (1, 0, 3, -4), (0, 1, 2, -1)), fit=Fit.AFFINE)
    assert np.allclose(alignment.matrix, [[2, 1, 1], [0, 3, -4]])
    assert np.allclose(alignment.to_stage([2, 2]), [7, 2])


def test_least_squares_shares_an_error_among_four_points() -> None:
    # A square of which one stage corner is 0.04 mm off in x: an affine map can take three
    # quarters of it; each corner keeps a quarter, 10 um.
    square = pairs((1, 1, 1.04, 1), (-1, 1, -1, 1), (-1, -1, -1, -1), (1, -1, 1, -1))
    alignment = fit_alignment(square, fit=Fit.AFFINE)
    assert alignment.residuals_um == pytest.approx((10.0, 10.0, 10.0, 10.0))


@pytest.mark.parametrize(
    ("points", "fit", "words"),
    [
        (pairs((0, 0, 0, 0)), Fit.RIGID, "at least 2 points"),
        (pairs((0, 0, 0, 0), (1, 0, 1, 0)), Fit.AFFINE, "at least 3 points"),
        (pairs((1, 1, 0, 0), (1, 1, 5, 0)), Fit.RIGID, "all the same"),
        (pairs((0, 0, 2, 2), (1, 1, 2, 2)), Fit.RIGID, "all the same"),
        (pairs((0, 0, 0, 0), (1, 1, 1, 1), (2, 2, 2, 2)), Fit.AFFINE, "one line"),
        (pairs((0, 0, 0, 0), (1, math.nan, 1, 1)), Fit.RIGID, "finite"),
    ],
)
def test_what_cannot_be_fitted_is_refused_in_words(
    points: list[PointPair], fit: Fit, words: str
) -> None:
    with pytest.raises(GeometryError, match=words):
        fit_alignment(points, fit=fit)


@given(
    angle=st.floats(-180, 180),
    shift=st.tuples(st.floats(-500, 500), st.floats(-500, 500)),
    mirrored=st.booleans(),
)
def test_any_rigid_map_is_found_again(
    angle: float, shift: tuple[float, float], mirrored: bool
) -> None:
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    turn = np.array([[cos, -sin], [sin, cos]]) @ np.diag([1.0, -1.0 if mirrored else 1.0])
    wafer = np.array([[-140.0, 3.0], [120.0, -30.0], [15.0, 90.0]])
    stage = wafer @ turn.T + shift
    found = fit_alignment(
        [
            PointPair((a, b), (c, d))
            for (a, b), (c, d) in zip(wafer.tolist(), stage.tolist(), strict=True)
        ]
    )
    assert np.allclose(found.matrix, np.column_stack([turn, shift]), atol=1e-9)
    assert found.worst_um < 1e-6
