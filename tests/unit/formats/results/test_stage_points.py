"""Picked points come out in visiting order, and what was found there comes back."""

import csv
import datetime
import io
from dataclasses import replace

import numpy as np
import pytest

from ml_core.formats.klarf.reader import READER
from ml_core.formats.results.stage_points import (
    defect_candidates,
    die_candidate,
    die_candidates,
    points_csv,
    points_klarf,
    reported_candidates,
)
from ml_core.stage.findings import Finding, Outcome, read_findings
from ml_core.stage.points import PointKind, StagePoint
from ml_core.wafer.alignment import PointPair, fit_alignment
from ml_core.wafer.map import ReportedDefect
from tests.shared_data import shared_data
from tests.unit.formats.opened import wafers_of
from tests.unit.formats.results.test_klarf_stage import one_defect
from tests.wafer_files import read, write

# The stage is turned by a quarter (x right becomes y up) and shifted by (100, 50) mm.
TURNED = fit_alignment([PointPair((0, 0), (100, 50)), PointPair((10, 0), (100, 60))])


def three_points():
    """Die (2, 2), its defect, and die (-5, 4), with numbers that are not their order."""
    wafer, inspection = one_defect()
    picked = [
        die_candidate(wafer.grid, (2, 2)),
        defect_candidates(wafer, inspection)[0],
        die_candidate(wafer.grid, (-5, 4)),
    ]
    points = [
        StagePoint(number, wafer.wafer_id, candidate)
        for number, candidate in zip((40, 7, 12), picked, strict=True)
    ]
    return wafer, points


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_candidates_by_hand():
    wafer, inspection = one_defect()
    (defect,) = defect_candidates(wafer, inspection)
    assert (defect.pixel, defect.title, defect.die(wafer.grid)) == (
        (225.5, 75.5), "Particle 1", (2, 2),
    )  # fmt: skip
    # A pixel is 2/3 mm by 1 mm, and the wafer's centre is at pixel (150, 150).
    assert defect.place_mm(wafer.grid) == pytest.approx((75.5 * 2 / 3, 74.5))
    assert defect.size_mm == pytest.approx((26 * 2 / 3, 26.0))
    die = die_candidate(wafer.grid, (2, 2))
    assert (die.pixel, die.area_mm2, die.size_mm) == ((225.0, 75.0), 600.0, (20.0, 30.0))
    assert die.key != defect.key


def test_dies_that_failed_are_candidates_and_only_they():
    wafer, _ = one_defect()
    cells = wafer.cells.copy()
    cells[2, 7] = cells[9, 0] = 2
    found = die_candidates(replace(wafer, cells=cells))
    assert [each.die(wafer.grid) for each in found] == [(2, 2), (-5, -5)]
    assert die_candidates(wafer) == ()


def test_reported_defects_are_candidates_at_their_place_in_the_die():
    wafer, _ = one_defect()
    told = ReportedDefect(9, (2, 2), (5000.0, 10000.0), (20.0, 40.0), 800.0)
    (found,) = reported_candidates(replace(wafer, reported=(told,)))
    # The die's lower left corner is at pixel (210, 90).
    assert found.pixel == pytest.approx((217.5, 80.0))
    assert (found.kind, found.defect, found.title) == (PointKind.REPORTED, 9, "Reported 9")
    assert (found.area_mm2, *found.size_mm) == pytest.approx((0.0008, 0.02, 0.04))


def test_the_list_is_in_order_with_stage_and_legs():
    wafer, points = three_points()
    rows = rows_of(points_csv(wafer, points, alignment=TURNED))
    assert [(row["visit"], row["point"], row["kind"]) for row in rows] == [
        ("1", "40", "die"), ("2", "7", "defect"), ("3", "12", "die"),
    ]  # fmt: skip
    # Wafer (x, y) is at stage (100 - y, 50 + x); the die's middle is 75 px from the centre.
    x, y = 75 * 2 / 3, 75.0
    assert float(rows[0]["stage_x_mm"]) == pytest.approx(100 - y, abs=1e-6)
    assert float(rows[0]["stage_y_mm"]) == pytest.approx(50 + x, abs=1e-6)
    # The defect is looked at half a pixel away; die (-5, 4) is at column 0, row 0: its middle
    # is at pixel (15, 15).
    near, far = np.hypot(0.5 * 2 / 3, 0.5), np.hypot((225.5 - 15) * 2 / 3, 75.5 - 15)
    assert [float(row["leg_mm"]) for row in rows] == pytest.approx([0, near, far], abs=1e-3)
    assert float(rows[0]["alignment_residual_um"]) == pytest.approx(0, abs=1e-3)
    assert rows[0]["fa_verdict"] == ""
    assert rows_of(points_csv(wafer, points))[0]["stage_x_mm"] == ""


def test_a_list_that_was_filled_in_is_read_back():
    wafer, points = three_points()
    known = Finding(7, Outcome.OTHER, "=crack", "2026-11-20", "Lee", wafer.wafer_id)
    points[1] = replace(points[1], finding=known)
    rows = rows_of(points_csv(wafer, points))
    rows[2].update(fa_verdict="not found", fa_date="2026-11-23")
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    back = read_findings(
        text.getvalue().encode(), source="a.csv", today=datetime.date(2026, 11, 24)
    )
    missed = Finding(12, Outcome.NOT_FOUND, "", "2026-11-23", "", wafer.wafer_id)
    assert back.findings == (known, missed)
    assert (back.open, back.problems) == (1, ())


@pytest.mark.parametrize("version", ["1.2", "1.8"])
@pytest.mark.parametrize("alignment", [None, TURNED], ids=["loose", "aligned"])
def test_the_klarf_is_read_back_in_order_by_point(tmp_path, version, alignment):
    wafer, points = three_points()
    text = points_klarf(wafer, points, version=version, alignment=alignment)
    (back,) = read(READER, write(tmp_path, text))
    assert [each.defect_id for each in back.reported] == [40, 7, 12]
    assert [each.die for each in back.reported] == [(2, 2), (2, 2), (-5, 4)]
    assert [each.class_number for each in back.reported] == [0, 5, 0]
    # Dies in their middle; the defect 15.5 px of 2/3 mm from the left edge, 14.5 px of 1 mm up.
    places = [(10000.0, 15000.0), (15.5 * 2000 / 3, 14500.0), (10000.0, 15000.0)]
    for each, place in zip(back.reported, places, strict=True):
        assert each.offset_um == pytest.approx(place, abs=1e-3)
    assert ("XSTAGE" in text) == (alignment is not None)
    assert "order of travel" in text


def test_the_klarf_tells_the_stage_in_its_own_unit():
    wafer, points = three_points()
    line = next(
        row.rstrip(";").split()
        for row in points_klarf(wafer, points, version="1.2", alignment=TURNED).splitlines()
        if row.startswith(" 40 ")
    )
    assert [float(value) for value in line[-2:]] == pytest.approx(
        [(100 - 75) * 1000, (50 + 50) * 1000], abs=1e-3
    )


def test_a_real_klarf_goes_out_and_comes_back_at_the_same_places(tmp_path):
    wafers = wafers_of(shared_data("klarf/QUU_NUU.000"))
    wafer = next(wafer for wafer in wafers if len(wafer.reported) == 56)
    points = [
        StagePoint(n, wafer.wafer_id, each) for n, each in enumerate(reported_candidates(wafer), 1)
    ]
    (back,) = read(READER, write(tmp_path, points_klarf(wafer, points, version="1.2")))
    assert len(back.reported) == 56
    for told, was in zip(back.reported, wafer.reported, strict=True):
        assert told.offset_um == pytest.approx(was.offset_um, abs=2e-3)
        there = back.grid.die_to_mm(told.die)
        assert there == pytest.approx(wafer.grid.die_to_mm(was.die), abs=1e-3)
