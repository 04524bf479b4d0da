"""Checks of drawn shapes: each trouble has its message, and mends mend it."""

import numpy as np
import pytest

from ml_core.wafer.checks import MENDABLE, Trouble, check_annotation, check_shape, mend
from ml_core.wafer.shapes import Polygon, Shape

WAFER = 10_000.0


def _shape(points, key="edge", shape_id="a"):
    return Shape(shape_id, key, Polygon(np.array(points, dtype=float)))


def _box(size, at=0, **more):
    return _shape([(at, at), (at + size, at), (at + size, at + size), (at, at + size)], **more)


def _circle(count, radius=40.0):
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return _shape(np.column_stack([50 + radius * np.cos(angle), 50 + radius * np.sin(angle)]))


BOW_TIE = _shape([(0, 0), (20, 20), (20, 0), (0, 20)])

CASES = {
    Trouble.UNKNOWN_CLASS: _box(20, key="blob"),
    Trouble.SELF_INTERSECTION: BOW_TIE,
    Trouble.TOO_SMALL: _box(3),
    Trouble.TOO_LARGE: _box(96),
    Trouble.TOO_MANY_VERTICES: _circle(1001),
}


@pytest.mark.parametrize(("trouble", "shape"), CASES.items())
def test_each_trouble_is_found_and_told(trouble, shape):
    (finding, *rest) = check_shape(shape, wafer_area_px=WAFER)
    assert (finding.trouble, rest) == (trouble, [])
    assert finding.message.endswith(".")
    assert finding.shape_id == "a"
    assert finding.blocks


def test_limits_themselves_are_fine():
    assert check_shape(_shape([(0, 0), (5, 0), (5, 2), (0, 2)]), wafer_area_px=WAFER) == ()
    assert check_shape(_circle(1000), wafer_area_px=WAFER) == ()
    assert check_shape(_box(96, key="random"), wafer_area_px=WAFER) == ()


def test_overlap_is_only_with_the_same_class():
    same = check_annotation([_box(20), _box(20, at=15, shape_id="b")], wafer_area_px=WAFER)
    assert [(f.trouble, f.shape_id, f.blocks) for f in same] == [(Trouble.OVERLAP, "b", False)]
    assert "25 px" in same[0].message
    other = [_box(20), _box(20, at=15, key="ring", shape_id="b")]
    assert check_annotation(other, wafer_area_px=WAFER) == ()


def test_under_one_percent_is_a_warning_and_no_shape_is_a_verdict():
    (finding,) = check_annotation([_box(9)], wafer_area_px=WAFER)
    assert (finding.trouble, finding.blocks) == (Trouble.LOW_COVERAGE, False)
    assert check_annotation([], wafer_area_px=WAFER) == ()


def test_a_crossing_outline_becomes_its_two_halves():
    parts = mend(BOW_TIE, Trouble.SELF_INTERSECTION)
    assert [part.polygon.area for part in parts] == [100, 100]
    assert parts[0].shape_id == "a"
    assert len({part.shape_id for part in parts}) == 2
    assert all(part.polygon.is_valid for part in parts)


def test_too_many_vertices_are_thinned_without_losing_the_region():
    (thin,) = mend(_circle(5000), Trouble.TOO_MANY_VERTICES)
    assert check_shape(thin, wafer_area_px=WAFER) == ()
    assert thin.polygon.area == pytest.approx(np.pi * 1600, rel=0.01)


def test_an_overlap_is_taken_from_the_shape_alone():
    first, second = _box(20), _box(20, at=15, shape_id="b")
    (cut,) = mend(second, Trouble.OVERLAP, others=[first])
    assert cut.polygon.area == 400 - 25
    assert mend(_box(5), Trouble.OVERLAP, others=[first]) == ()


def test_too_small_a_shape_goes():
    assert mend(_box(2), Trouble.TOO_SMALL) == ()


@pytest.mark.parametrize("trouble", sorted(set(Trouble) - MENDABLE, key=lambda t: t.value))
def test_no_mend_is_said(trouble):
    with pytest.raises(ValueError, match="no mend"):
        mend(_box(20), trouble)
