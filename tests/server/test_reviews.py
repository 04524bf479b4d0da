"""Readings compared, reviews queued and judged, progress told."""

import csv
import io

import pytest
from sqlalchemy import select

from ml_core.wafer.identity import new_id
from sync_server.annotations.comparison import level_of
from sync_server.queue import reviews
from sync_server.store.queue_tables import Agreement
from sync_server.store.tables import LinkedProfile, Person
from tests.server.working import Lab, square, wafer_id_of

RING = square(60, 60)
WAFERS = [wafer_id_of(number) for number in (1, 2, 3)]


@pytest.fixture
def lab(served, tmp_path):
    made = Lab(served, tmp_path)
    for number in (1, 2, 3):
        made.wafer(number)
    return made


@pytest.fixture
def boss(lab):
    return lab.person("engineer")


@pytest.fixture
def two(lab):
    """Two people whose readings are not drawn for review."""
    return lab.people(2, *WAFERS)


def read_twice(boss, two, first, second, number=1):
    """Both annotations' ids, and what the second reader was told of the agreement."""
    boss.queue(wafer_id_of(number), double_reading=True)
    one = two[0].submit(number, first)
    other = two[1].submit(number, second)
    return one["annotation_id"], other["annotation_id"], other["inter_annotator_agreement"]


# A 60 x 60 square moved by d pixels: intersection (60 - d) * 60, union (60 + d) * 60.
@pytest.mark.parametrize(
    ("moved", "level"), [(0, "high"), (4, "high"), (5, "medium"), (10, "medium"), (12, "low")]
)
def test_two_readings_are_compared_by_their_masks(lab, boss, two, moved, level):
    _, _, told = read_twice(boss, two, [RING], [square(60 + moved, 60)])
    iou = (60 - moved) / (60 + moved)
    assert told["iou_score"] == pytest.approx(iou)
    assert told["dice_score"] == pytest.approx((60 - moved) / 60)
    assert told["agreement_level"] == level
    with lab.parts.database.reading() as session:
        (row,) = session.scalars(select(Agreement)).all()
        assert (row.iou, row.level) == (told["iou_score"], level)
        assert row.needs_review is (iou < 0.85)


def test_kappa_is_cohens(boss, two):
    _, _, told = read_twice(boss, two, [RING], [square(90, 60)])
    # 90,000 pixels, 3,600 each, 1,800 in both.
    observed = (90_000 - 3_600) / 90_000
    chance = (3_600 / 90_000) ** 2 + (86_400 / 90_000) ** 2
    assert told["kappa"] == pytest.approx((observed - chance) / (1 - chance))


def test_another_class_at_the_same_place_is_no_agreement(boss, two):
    _, _, told = read_twice(boss, two, [RING], [RING | {"defect_class": "edge"}])
    assert (told["iou_score"], told["agreement_level"]) == (0.0, "low")


def test_two_who_see_nothing_agree(boss, two):
    _, _, told = read_twice(boss, two, [], [])
    assert (told["iou_score"], told["dice_score"], told["kappa"]) == (1.0, 1.0, None)


@pytest.mark.parametrize(
    ("iou", "level"), [(0.85, "high"), (0.8499, "medium"), (0.7, "medium"), (0.6999, "low")]
)
def test_levels_begin_where_they_should(iou, level):
    assert level_of(iou) == level


def test_who_disagrees_is_reviewed_by_severity(boss, two):
    read_twice(boss, two, [RING], [square(66, 60)], number=1)
    read_twice(boss, two, [RING], [square(90, 60)], number=2)
    read_twice(boss, two, [RING], [RING], number=3)
    leases = boss.lease(kinds=["review"])
    assert [lease["wafer_id"] for lease in leases] == WAFERS[1::-1]
    assert leases[0]["priority"] == pytest.approx(1 - 1 / 3)
    assert "33 %" in leases[0]["reason"]
    assert len(leases[0]["readings"]) == 2


def test_one_reading_of_ten_is_drawn():
    drawn = [reviews.is_drawn(f"{n}") for n in range(20_000)]
    assert 0.094 < sum(drawn) / len(drawn) < 0.106  # 3 standard deviations are 0.0064
    heavier = [reviews.is_drawn(f"{n}", weight=2) for n in range(20_000)]
    assert 0.19 < sum(heavier) / len(heavier) < 0.21
    assert all(more for less, more in zip(drawn, heavier, strict=True) if less)
    assert not any(reviews.is_drawn(f"{n}", weight=0) for n in range(100))


def test_a_single_reading_that_is_drawn_is_reviewed(lab, boss):
    (drawn,) = lab.people(1, WAFERS[0], is_drawn=True)
    (other,) = lab.people(1, WAFERS[1])
    key = drawn.submit(1, [RING])["annotation_id"]
    other.submit(2, [RING])
    (lease,) = boss.lease()
    assert (lease["kind"], lease["readings"]) == ("review", [key])


def test_annotators_get_no_reviews_unless_assigned(lab, boss, two):
    key, _, _ = read_twice(boss, two, [RING], [square(90, 60)])
    expert = lab.person()
    assert expert.lease() == []
    assert expert.annotations(1) == []
    (item,) = boss.ask("GET", "/queue", params={"kind": "review"})["items"]
    path = f"/queue/items/{item['item_id']}/assignment"
    boss.ask("PUT", path, json={"account_id": expert.account})
    (lease,) = expert.lease()
    assert key in lease["readings"]
    assert len(expert.annotations(1)) == 2
    assert all(a["annotator_name"] is None for a in expert.annotations(1))
    assert len(expert.ask("GET", f"/sync/annotations/{key}")["changes"]) == 2
    assert expert.replace(key, 1, [square(10, 10)])["polygons"]
    assert expert.review(key, "correct")["verdict"] == "correct"


def test_nobody_reviews_what_they_read(lab, boss, two):
    (second,) = lab.people(1, WAFERS[0], role="engineer")
    _, own, _ = read_twice(boss, [two[0], second], [RING], [square(90, 60)])
    assert second.lease() == []
    assert second.review(own, "accept", status=403)
    assert two[0].review(own, "accept", status=404)


def test_a_review_is_done_when_each_reading_has_its_verdict(boss, two):
    one, other, _ = read_twice(boss, two, [RING], [square(90, 60)])
    (lease,) = boss.lease()
    assert boss.done(lease, one, status=409)
    first = boss.review(one, "accept", note="complete")
    assert (first["finished_item"], first["reviewer"]) == (None, boss.profile)
    assert boss.review(one, "accept", note="complete")["review_id"] == first["review_id"]
    last = boss.review(other, "reject")
    assert last["finished_item"] == lease["item_id"]
    assert boss.done(lease, other)["kept_as"] == "review"
    assert boss.ask("GET", "/queue/leases")["leases"] == []
    told = {a["annotation_id"]: a for a in boss.annotations(1)}
    assert (told[one]["is_reviewed"], told[one]["verdict"]) == (True, "accept")
    assert told[other]["verdict"] == "reject"
    assert told[one]["quality_score"] == pytest.approx(1 / 3)
    (kept,) = two[0].ask("GET", "/reviews", params={"annotation_id": one})["reviews"]
    assert kept["note"] == "complete"


def test_to_correct_is_to_change_something_first(boss, two):
    one, _, _ = read_twice(boss, two, [RING], [square(90, 60)])
    boss.lease()
    assert boss.review(one, "correct", status=409)
    boss.replace(one, 1, [square(90, 60)])
    boss.review(one, "correct")
    assert boss.annotations(1)[0]["verdict"] == "correct"
    told = boss.ask("GET", "/annotations/1")["inter_annotator_agreement"]
    assert told["iou_score"] == 1.0
    assert len(boss.ask("GET", "/queue", params={"kind": "review"})["items"]) == 1


def test_a_verdict_is_on_one_version(boss, two):
    key = two[0].submit(1, [RING])["annotation_id"]
    boss.review(key, "accept")
    assert boss.annotations(1)[0]["is_reviewed"] is True
    two[0].replace(key, 1, [square(10, 10)])
    assert boss.annotations(1)[0]["is_reviewed"] is False


def test_only_what_is_submitted_is_judged(boss, two):
    assert boss.review(new_id(), "accept", status=404)
    key = two[0].submit(1, [RING])["annotation_id"]
    assert two[1].review(key, "accept", status=404)
    assert boss.review(key, "perhaps", status=400)


def test_a_review_that_is_skipped_goes_to_another_expert(lab, boss, two):
    read_twice(boss, two, [RING], [square(90, 60)])
    (lease,) = boss.lease()
    boss.ask("POST", f"/queue/leases/{lease['lease_id']}/skip", json={"reason": "not mine"})
    assert boss.lease() == []
    (other,) = lab.person("engineer").lease()
    assert other["item_id"] == lease["item_id"]


def test_readings_of_a_wafer_that_is_not_here_are_not_compared(lab, boss, two):
    lab.wafer(9, bytes_there=False)
    boss.queue(wafer_id_of(9), double_reading=True)
    for person in two:
        (lease,) = person.lease()
        done = person.done(lease, person.push(9))
    assert done["agreement"]["available"] is False
    assert "not" in done["agreement"]["message"]


def test_a_reading_that_is_removed_leaves_its_review(boss, two):
    one, other, _ = read_twice(boss, two, [RING], [square(90, 60)])
    two[0].ask("DELETE", f"/annotations/{one}")
    (lease,) = [x for x in boss.lease() if x["kind"] == "review"]
    assert lease["readings"] == [other]
    two[1].ask("DELETE", f"/annotations/{other}")
    assert [x for x in boss.ask("GET", "/queue/leases")["leases"] if x["kind"] == "review"] == []


def test_a_changed_reading_is_compared_again(boss, two):
    one, _, _ = read_twice(boss, two, [RING], [RING])
    two[0].replace(one, 1, [square(90, 60)])
    told = boss.ask("GET", "/annotations/1")["inter_annotator_agreement"]
    assert told["iou_score"] == pytest.approx(1 / 3)
    assert [lease["kind"] for lease in boss.lease()] == ["review"]


def name(lab, person, username):
    with lab.parts.database.writing() as session:
        session.merge(
            Person(account_id=person.account, username=username, email=None, full_name=None)
        )
        session.merge(
            LinkedProfile(
                profile_id=person.profile, account_id=person.account, linked_at="2026-01-01"
            )
        )


def test_progress_of_each_person(lab, boss, two):
    name(lab, two[0], "=ann")
    boss.queue(*WAFERS[:2], double_reading=True)
    boss.queue(WAFERS[2], priority=0.1)
    for number, seconds in ((1, 100), (2, 300)):
        two[0].submit(number, [RING], annotation_time_seconds=seconds)
    two[1].submit(1, [square(90, 60)])
    key = boss.annotations(1)[0]["annotation_id"]
    boss.review(key, "accept")
    (lease,) = two[0].lease()
    two[0].ask("POST", f"/queue/leases/{lease['lease_id']}/skip", json={"reason": "no"})
    two[1].lease()
    first, second = boss.ask("GET", "/queue/progress")["annotators"]
    assert first == {
        "account_id": two[0].account, "name": "=ann", "done": 2, "late": 0, "skipped": 1, "open": 0,
        "seconds_per_wafer": 200.0, "mean_iou": pytest.approx(1 / 3), "reviewed": 1,
        "share_accepted": 1.0,
    }  # fmt: skip
    assert (second["open"], second["share_accepted"]) == (1, None)
    (own,) = two[0].ask("GET", "/queue/progress")["annotators"]
    assert (own["account_id"], own["name"]) == (two[0].account, None)
    text = boss.session.get(lab.served.at("/queue/progress.csv"), timeout=30).text
    lines = list(csv.DictReader(io.StringIO(text)))
    assert (lines[0]["name"], lines[0]["mean_iou"], lines[1]["mean_iou"]) == (
        "'=ann", "0.3333", "0.3333",
    )  # fmt: skip
    assert boss.annotations(1)[0]["annotator_name"] == "=ann"


def test_of_three_readings_each_pair_that_disagrees_is_reviewed(lab, boss, two):
    (third,) = lab.people(1, *WAFERS)
    one, other, _ = read_twice(boss, two, [RING], [RING])
    last = third.submit(1, [square(90, 60)])["annotation_id"]
    (lease,) = boss.lease()
    assert sorted(lease["readings"]) == sorted([one, other, last])


def test_a_correction_that_nobody_reviewed_is_reviewed(lab, boss, two):
    one, other, _ = read_twice(boss, two, [RING], [RING])
    boss.replace(one, 1, [square(90, 60)])
    (lease,) = lab.person("engineer").lease()
    assert sorted(lease["readings"]) == sorted([one, other])


def test_who_has_seen_the_readings_is_no_second_reader(lab, boss, two):
    read_twice(boss, two, [RING], [square(90, 60)])
    boss.lease()
    posted = boss.submit(1, [RING])
    assert "not compared" in posted["queue"]["message"]
    assert posted["inter_annotator_agreement"]["available"] is False
    assert len(boss.ask("GET", "/queue/leases")["leases"]) == 1


def test_a_review_is_given_back_by_who_turns_out_to_have_read_the_wafer(lab, boss, two):
    boss.queue(wafer_id_of(1), double_reading=True)
    (lease,) = boss.lease(days=1)
    lab.clock.pass_days(2)
    two[0].submit(1, [RING])
    two[1].submit(1, [square(90, 60)])
    assert [x["kind"] for x in boss.lease()] == ["review"]
    assert boss.done(lease, boss.push(1))["is_late"] is True
    assert boss.ask("GET", "/queue/leases")["leases"] == []
    assert len(lab.person("engineer").lease()) == 1
