"""Points keep their numbers and findings through everything that happens to them."""

from dataclasses import replace

import pytest

from ml_core.stage.findings import Finding, Outcome
from ml_core.stage.points import Candidate, PointKind, ReferencePoint, Spot
from tests.wafers import plain_wafer
from wafer_studio.store import store as store_module
from wafer_studio.store.fa_verdicts import StagePoints, stage_points_and_findings
from wafer_studio.store.migrations import MIGRATIONS, Migration
from wafer_studio.store.store import Store

A, B = plain_wafer("1").wafer_id, plain_wafer("2").wafer_id
CENTER = Candidate(PointKind.DEFECT, (150.5, 120.5), "center", 1, 12.5, (2.0, 3.0))
DIE = Candidate(PointKind.DIE, (12.5, 15.5), area_mm2=6.0, size_mm=(2.0, 3.0))


@pytest.fixture
def store(tmp_path, monkeypatch):
    if all(step.apply is not stage_points_and_findings for step in MIGRATIONS):
        own = Migration("stage points", stage_points_and_findings)
        monkeypatch.setattr(store_module, "MIGRATIONS", (*MIGRATIONS, own))
    opened = Store(tmp_path / "library.sqlite")
    opened.add_wafers([plain_wafer("1"), plain_wafer("2")])
    yield opened
    opened.close()


@pytest.fixture
def points(store):
    return StagePoints.of(store)


def numbers(points, wafer_id=A):
    return [point.number for point in points.picked(wafer_id)]


def test_picked_points_come_back_with_their_numbers(points):
    far = replace(DIE, pixel=(99.5, 15.5))
    points.pick(A, [far, CENTER])
    points.pick(B, [CENTER])
    points.pick(A, [DIE])
    assert [(p.number, p.candidate) for p in points.picked(A)] == [(1, far), (2, CENTER), (4, DIE)]
    assert numbers(points, B) == [3]
    assert points.picked(A)[0].finding is None


def test_a_point_that_is_picked_again_keeps_number_and_finding(points):
    points.pick(A, [CENTER, DIE])
    points.note([Finding(1, Outcome.CONFIRMED, "void", "2026-11-24")])
    points.unpick([1])
    assert numbers(points) == [2]
    points.pick(A, [DIE, replace(CENTER, defect=4)])
    assert numbers(points) == [1, 2]
    point = points.picked(A)[0]
    assert point.candidate.defect == 4
    assert point.finding == Finding(1, Outcome.CONFIRMED, "void", "2026-11-24", wafer_id=A)


def test_the_newest_finding_counts_and_the_others_stay(points):
    points.pick(A, [CENTER])
    points.note([Finding(1, Outcome.NOT_FOUND, "", "2026-11-01")])
    points.note([Finding(1, Outcome.OTHER, "crack", "2026-11-02", "Lee")])
    assert points.picked(A)[0].finding.outcome is Outcome.OTHER
    points.note([Finding(1, Outcome.WITHDRAWN, "", "2026-11-03")])
    assert points.picked(A)[0].finding is None
    assert [each.outcome for each in points.history(1)] == [
        Outcome.NOT_FOUND, Outcome.OTHER, Outcome.WITHDRAWN,
    ]  # fmt: skip


def test_findings_of_no_point_or_of_another_wafer_are_given_back(points):
    points.pick(A, [CENTER, DIE])
    good = Finding(1, Outcome.CONFIRMED, "", "2026-11-24", wafer_id=A[:12])
    foreign = Finding(2, Outcome.CONFIRMED, "", "2026-11-24", wafer_id=B[:12])
    unknown = Finding(99, Outcome.CONFIRMED, "", "2026-11-24")
    assert points.note([good, foreign, unknown]) == (foreign, unknown)
    assert [bool(point.finding) for point in points.picked(A)] == [True, False]


def test_alignment_points_are_kept_with_and_without_a_reading(points):
    kept = (
        ReferencePoint((1.5, 2.5), (10.25, -3.0), Spot.UPPER_LEFT),
        ReferencePoint((7.5, 2.5)),
    )
    points.set_references(A, kept)
    points.set_references(B, kept[:1])
    assert points.references(A) == kept
    points.set_references(A, kept[1:])
    assert points.references(A) == kept[1:]
    assert points.references(B) == kept[:1]


def test_findings_outlive_the_wafer(points, store):
    points.pick(A, [CENTER])
    points.note([Finding(1, Outcome.CONFIRMED, "void", "2026-11-24")])
    store.remove_wafers([A])
    store.add_wafers([plain_wafer("1")])
    assert points.picked(A)[0].finding.words == "void"


def test_all_is_there_after_the_file_was_closed(points, store, tmp_path):
    points.pick(A, [CENTER])
    points.note([Finding(1, Outcome.CONFIRMED, "void", "2026-11-24")])
    again = Store(tmp_path / "library.sqlite")
    assert StagePoints.of(again).picked(A)[0].finding.words == "void"
    again.close()
