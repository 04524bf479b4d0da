"""Annotations over REST: checked, kept as changes, shown to who may see them."""

import json

import pytest
from sqlalchemy import select

from ml_core.wafer.identity import annotation_id, new_id
from sync_server.store.tables import LoggedChange, Shape
from tests.server.changes import remarks, shape
from tests.server.working import Lab, square, wafer_id_of

RING = square(60, 60)
HOLED = square(60, 60, 100, holes=[[[90, 90], [120, 90], [120, 120], [90, 120]]])


@pytest.fixture
def lab(served, tmp_path):
    return Lab(served, tmp_path)


@pytest.fixture
def ann(lab):
    lab.wafer(1)
    return lab.person()


def logged(lab):
    with lab.parts.database.reading() as session:
        rows = session.scalars(select(LoggedChange).order_by(LoggedChange.number))
        return [(row.entity, row.step, row.body is None) for row in rows]


def test_an_annotation_is_taken_checked_and_kept_as_changes(lab, ann):
    posted = ann.submit(
        1, [RING, HOLED | {"defect_class": "edge"}],
        annotation_time_seconds=480, annotator_notes="clear",
    )  # fmt: skip
    assert posted["annotation_id"] == annotation_id(wafer_id_of(1), ann.profile)
    assert posted["num_defects_annotated"] == 2
    assert set(posted["quality_checks"].values()) == {"passed"}
    assert posted["inter_annotator_agreement"]["available"] is False
    assert logged(lab) == [
        ("annotation", "Submit", False), ("shape", "Submit", False), ("shape", "Submit", False),
    ]  # fmt: skip
    (shown,) = ann.annotations(1)
    assert [r["polygon"] for r in shown["polygons"]] == [RING["polygon"], HOLED["polygon"]]
    assert shown["polygons"][1]["holes"] == HOLED["holes"]
    assert [r["confidence"] for r in shown["polygons"]] == [1.0, 1.0]
    assert (shown["annotation_time_seconds"], shown["annotator_notes"]) == (480, "clear")
    assert (shown["state"], shown["is_reviewed"], shown["quality_score"]) == (
        "submitted", False, None,
    )  # fmt: skip


def test_a_workstation_pulls_what_came_over_rest(lab, ann):
    ann.submit(1, [RING])
    body = {"contract": 1, "profile_id": ann.profile, "since": 0, "changes": []}
    pulled = ann.ask("POST", "/sync/exchange", json=body)["changes"]
    assert [change["entity"] for change in pulled] == ["annotation", "shape"]
    assert json.loads(pulled[1]["body"])["class_key"] == "ring"


def test_no_region_says_that_there_is_no_defect(ann):
    ann.submit(1, [])
    (shown,) = ann.annotations(1)
    assert (shown["has_no_defect"], shown["polygons"]) == (True, [])


BAD = {
    "small": ([[10, 10], [12, 10], [12, 12]], "area_threshold_check"),
    "large": ([[0, 0], [300, 0], [300, 300], [0, 300]], "area_threshold_check"),
    "bow tie": ([[10, 10], [60, 60], [60, 10], [10, 60]], "self_intersection_check"),
    "outside": ([[250, 250], [310, 250], [310, 290]], "polygon_validation"),
    "long": ([[50 + i / 10, 50 + i % 2] for i in range(1001)] + [[90, 200]], "vertex_count_check"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_region_is_refused_by_its_place(lab, ann, name):
    polygon, check = BAD[name]
    error = ann.submit(1, [RING, square(10, 10) | {"polygon": polygon}], status=400)
    assert error["code"] == "INVALID_INPUT"
    assert list(error["details"]) == ["annotations.1"]
    assert check in error["details"]["annotations.1"]
    assert logged(lab) == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"defect_class": "banana"}, "defect_class"),
        ({"polygon": [[1, 2], [3, 4]]}, "polygon"),
        ({"confidence": 1.5}, "confidence"),
    ],
)
def test_a_region_that_is_none_is_refused_by_its_place(ann, change, place):
    error = ann.submit(1, [RING | change], status=400)
    assert f"body.annotations.0.{place}" in error["details"]


def test_warnings_are_told_and_refuse_nothing(ann):
    posted = ann.submit(1, [square(60, 60, 20), square(70, 70, 20)])
    assert posted["quality_checks"]["polygon_validation"] == "warning"
    assert posted["quality_checks"]["area_threshold_check"] == "warning"
    assert len(posted["warnings"]) == 2
    assert "overlaps" in posted["warnings"][0]


def test_a_repeated_request_is_answered_as_before(lab, ann):
    key = {"Idempotency-Key": "once"}
    first = ann.submit(1, [RING], headers=key)
    assert ann.submit(1, [RING], headers=key) == first
    assert len(logged(lab)) == 2
    other = ann.submit(1, [square(10, 10)], headers=key, status=409)
    assert other["code"] == "CONFLICT"
    assert len(logged(lab)) == 2


def test_the_key_is_the_accounts_own(lab, ann):
    key = {"Idempotency-Key": "once"}
    ann.submit(1, [RING], headers=key)
    assert lab.person().submit(1, [RING], headers=key)["num_defects_annotated"] == 1


def test_a_second_post_overwrites_nothing(lab, ann):
    posted = ann.submit(1, [RING])
    error = ann.submit(1, [square(10, 10)], status=409)
    assert error["details"] == {"annotation_id": posted["annotation_id"]}
    assert len(logged(lab)) == 2


def test_wafers_that_are_not_here(lab, ann):
    assert ann.submit(9, [RING], status=404)["code"] == "NOT_FOUND"
    lab.wafer(2, bytes_there=False)
    assert ann.submit(2, [RING], status=409)["code"] == "CONFLICT"
    assert ann.ask("GET", "/annotations/9", status=404)["code"] == "NOT_FOUND"


def test_an_account_without_a_workstation_gets_a_profile_of_its_own(lab):
    lab.wafer(1)
    one = lab.person()
    one.session = lab.served.client("annotator", one.account)
    posted = one.submit(1, [RING])
    (shown,) = one.annotations(1)
    assert posted["annotation_id"] == annotation_id(wafer_id_of(1), shown["annotator_id"])
    assert one.submit(1, [RING], status=409)


def test_nobody_writes_in_anothers_profile(lab, ann):
    error = ann.submit(1, [RING], profile_id=lab.person().profile, status=403)
    assert error["code"] == "FORBIDDEN"


def test_replacing_writes_only_what_differs(lab, ann):
    key = ann.submit(1, [RING, square(200, 200, 40)], annotation_time_seconds=5)["annotation_id"]
    (before,) = ann.annotations(1)
    kept_id = before["polygons"][0]["shape_id"]
    told = ann.replace(key, 1, [RING, square(10, 10, 40)], annotation_time_seconds=9)
    assert told["polygons"][0]["shape_id"] == kept_id
    assert told["version"] != before["version"]
    assert told["annotation_time_seconds"] == 9
    assert logged(lab)[3:] == [
        ("shape", "Submit", False), ("shape", "Submit", True), ("annotation", "Submit", False),
    ]  # fmt: skip
    again = ann.replace(key, 1, [RING, square(10, 10, 40)], annotation_time_seconds=9)
    assert (again["version"], len(logged(lab))) == (told["version"], 6)


def test_a_region_that_names_its_shape_becomes_its_next_version(lab, ann):
    key = ann.submit(1, [RING])["annotation_id"]
    (before,) = ann.annotations(1)
    shape_id = before["polygons"][0]["shape_id"]
    told = ann.replace(key, 1, [square(10, 10) | {"shape_id": shape_id, "confidence": 0.5}])
    assert [(p["shape_id"], p["confidence"]) for p in told["polygons"]] == [(shape_id, 0.5)]
    twice = [RING | {"shape_id": shape_id}] * 2
    assert ann.replace(key, 1, twice, status=400)["details"] == {"shape_id": shape_id}
    assert ann.replace(key, 1, [RING | {"shape_id": new_id()}], status=400)


def test_a_version_that_was_overtaken_is_not_overwritten(ann):
    key = ann.submit(1, [RING])["annotation_id"]
    (seen,) = ann.annotations(1)
    match = {"If-Match": f'"{seen["version"]}"'}
    ann.replace(key, 1, [square(10, 10)], headers=match)
    error = ann.replace(key, 1, [square(20, 20)], headers=match, status=409)
    assert error["code"] == "CONFLICT"
    assert ann.ask("DELETE", f"/annotations/{key}", headers=match, status=409)


def test_replacing_merges_versions_that_exclude_each_other(lab, ann):
    key = ann.submit(1, [RING])["annotation_id"]
    (shown,) = ann.annotations(1)
    shape_id = shown["polygons"][0]["shape_id"]
    with lab.parts.database.reading() as session:
        base = session.get_one(Shape, shape_id).change_id
    more = {"shape_id": shape_id, "bases": (base,), "wafer_id": wafer_id_of(1)}
    rivals = [shape(key, ann.profile, class_key=c, **more) for c in ("edge", "center")]
    body = {
        "contract": 1, "profile_id": ann.profile, "since": 0,
        "changes": [r.model_dump(mode="json") for r in rivals],
    }  # fmt: skip
    ann.ask("POST", "/sync/exchange", json=body)
    assert ann.annotations(1)[0]["has_conflict"] is True
    told = ann.replace(key, 1, [RING | {"shape_id": shape_id, "defect_class": "edge"}])
    assert told["has_conflict"] is False


def test_a_removed_annotation_leaves_its_changes_and_may_come_again(lab, ann):
    key = ann.submit(1, [RING])["annotation_id"]
    gone = ann.ask("DELETE", f"/annotations/{key}")
    assert (gone["annotation_id"], gone["deleted_by"]) == (key, ann.account)
    assert ann.annotations(1) == []
    assert logged(lab)[2:] == [("shape", "Delete", True), ("annotation", "Delete", True)]
    assert ann.ask("DELETE", f"/annotations/{key}", status=404)
    assert ann.submit(1, [square(10, 10)])["annotation_id"] == key
    assert len(ann.annotations(1)[0]["polygons"]) == 1


def test_others_see_it_only_where_they_may(lab, ann):
    key = ann.submit(1, [RING])["annotation_id"]
    other, expert = lab.person(), lab.person("engineer")
    assert other.annotations(1) == []
    assert other.replace(key, 1, [RING], status=404)
    assert other.ask("DELETE", f"/annotations/{key}", status=404)
    assert other.ask("GET", f"/sync/annotations/{key}", status=404)
    assert [a["annotation_id"] for a in expert.annotations(1)] == [key]
    pulled = expert.ask("GET", f"/sync/annotations/{key}", params={"limit": 1})
    assert (len(pulled["changes"]), pulled["has_more"]) == (1, True)
    since = {"since": pulled["changes"][0]["number"]}
    rest = expert.ask("GET", f"/sync/annotations/{key}", params=since)
    assert (len(rest["changes"]), rest["has_more"]) == (1, False)


def test_an_engineer_corrects_in_their_own_name(lab, ann):
    key = ann.submit(1, [RING], annotation_time_seconds=7, annotator_notes="mine")["annotation_id"]
    expert = lab.person("engineer")
    told = expert.replace(key, 1, [square(10, 10)], annotation_time_seconds=99)
    assert (told["annotation_time_seconds"], told["annotator_notes"]) == (7, "mine")
    assert told["annotator_id"] == ann.profile
    with lab.parts.database.reading() as session:
        authors = session.scalars(select(LoggedChange.author).where(LoggedChange.step == "Correct"))
        assert set(authors) == {expert.profile}


def test_a_draft_of_a_workstation_is_submitted_by_replacing(lab, ann):
    key = annotation_id(wafer_id_of(1), ann.profile)
    draft = remarks(key, ann.profile, wafer_id=wafer_id_of(1), priority=2)
    body = {
        "contract": 1, "profile_id": ann.profile, "changes": [draft.model_dump(mode="json")],
    }  # fmt: skip
    ann.ask("POST", "/sync/exchange", json=body)
    assert ann.submit(1, [RING], status=409)["details"] == {"annotation_id": key}
    assert ann.replace(key, 1, [RING])["state"] == "submitted"


@pytest.mark.parametrize("number", [0, -1, "x"])
def test_a_wafer_number_that_is_none_is_refused(ann, number):
    assert ann.ask("GET", f"/annotations/{number}", status=400)["code"] == "INVALID_INPUT"
