"""Numbers of drawn shapes, worked out by hand."""

import numpy as np
import pytest

from ml_core.drawing.meter import ShapeMeter, cells_under
from ml_core.wafer.annotation import proposal_key
from ml_core.wafer.checks import Trouble
from ml_core.wafer.shapes import Polygon, Shape
from tests.wafers import inspection_of, plain_wafer

WAFER = plain_wafer()  # 12 x 10 dies of 25 x 30 pixels, two of which failed: (5, 4) and (6, 4)
KX, KY = WAFER.grid.die_pixels


def box(left, top, right, bottom, name="a", key="scratch"):
    """A shape over cells left to right - 1, top to bottom - 1."""
    corners = [[left, top], [right, top], [right, bottom], [left, bottom]]
    return Shape(name, key, Polygon(np.array(corners, float) * (KX, KY)))


def test_a_die_is_under_a_shape_when_over_half_of_it_is():
    half = Polygon(np.array([[0, 0], [1.5, 0], [1.5, 1], [0, 1]]) * (KX, KY))
    assert cells_under(half, WAFER).tolist() == [0]  # 12 of 25 columns are no half
    more = Polygon(np.array([[0, 0], [1.56, 0], [1.56, 1], [0, 1]]) * (KX, KY))
    assert cells_under(more, WAFER).tolist() == [0, 1]


def test_cells_count_row_by_row_and_stop_at_the_raster():
    assert cells_under(box(10, 8, 15, 14).polygon, WAFER).tolist() == [106, 107, 118, 119]
    assert cells_under(box(20, 0, 22, 2).polygon, WAFER).tolist() == []


def test_dies_kill_ratio_area_and_coverage():
    report = ShapeMeter(WAFER).report([box(4, 4, 8, 5), box(7, 4, 8, 6, "b", "edge")], None)
    assert report.cells.tolist() == [52, 53, 54, 55, 67]
    assert report.total.dies == 5  # (4..7, 4) and (7, 5); the die they share counts once
    assert report.total.kill_ratio == pytest.approx(2 / 5)
    assert report.total.coverage == pytest.approx(5 / 120)
    die = WAFER.grid.pitch_mm[0] * WAFER.grid.pitch_mm[1]
    assert report.total.area_mm2 == pytest.approx(5 * die)
    assert [(key, f.dies, f.kill_ratio) for key, f in report.by_shape] == [
        ("a", 4, 0.5), ("b", 2, 0.0),
    ]  # fmt: skip


def test_nothing_drawn_is_nothing_covered():
    report = ShapeMeter(WAFER).report([], None)
    assert (report.total.dies, report.total.kill_ratio, report.total.coverage) == (0, None, 0.0)
    assert report.findings == ()


def test_checks_come_along():
    findings = ShapeMeter(WAFER).report([box(0, 0, 12, 10)], None).findings
    assert Trouble.TOO_LARGE in {f.trouble for f in findings}


def test_what_the_model_sees_and_nobody_drew_is_told():
    inspection = inspection_of(WAFER)
    (defect,) = inspection.defects
    meter = ShapeMeter(WAFER)
    assert meter.report([], inspection).unmarked == (defect.number,)
    drawn = Shape("d", "edge", defect.polygon)
    assert meter.report([drawn], inspection).unmarked == ()
    assert meter.report([box(0, 0, 1, 1)], inspection).unmarked == (defect.number,)
    rejected = (proposal_key(inspection.model.sha256, defect.number),)
    assert meter.report([], inspection, rejected=rejected).unmarked == ()


def test_a_shape_that_was_changed_is_measured_anew():
    meter = ShapeMeter(WAFER)
    assert meter.report([box(0, 0, 2, 2)], None).total.dies == 4
    assert meter.report([box(0, 0, 3, 2)], None).total.dies == 6
