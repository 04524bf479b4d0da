"""The annotation queue on a real server: who gets what, and what comes back."""

import threading

import pytest
from sqlalchemy import select

from ml_core.wafer.identity import new_id
from sync_server.contract.sync import NumberedChange
from sync_server.queue import leases
from sync_server.store.queue_tables import QueueItem, QueueLease, Reading
from tests.server.changes import removal
from tests.server.working import Lab, square, wafer_id_of

RING = square(60, 60)


@pytest.fixture
def lab(served, tmp_path):
    made = Lab(served, tmp_path)
    for number in range(1, 7):
        made.wafer(number)
    return made


@pytest.fixture
def boss(lab):
    return lab.person("engineer")


@pytest.fixture
def ann(lab):
    return lab.people(1, *map(wafer_id_of, range(1, 7)))[0]


@pytest.fixture
def bob(lab):
    return lab.people(1, *map(wafer_id_of, range(1, 7)))[0]


def wafers(*numbers):
    return [wafer_id_of(number) for number in numbers]


def queued(boss, *numbers, **more):
    return boss.queue(*wafers(*numbers), **more)["items"]


def statuses(boss, **params):
    items = boss.ask("GET", "/queue", params=params)["items"]
    return {item["wafer_map_id"]: item["status"] for item in items}


def test_the_most_urgent_wafer_is_leased_first(boss, ann):
    for number, priority in ((1, 0.2), (2, 0.9), (3, 0.5)):
        queued(boss, number, priority=priority)
    got = ann.lease(count=2, days=3)
    assert [lease["wafer_id"] for lease in got] == wafers(2, 3)
    assert got[0]["seconds_left"] == 3 * 86400
    assert (got[0]["reason"], got[0]["kind"]) == ("The model doubts.", "first")
    assert statuses(boss) == {1: "pending", 2: "leased", 3: "leased"}
    assert ann.ask("GET", "/queue/leases")["leases"] == got


def test_a_wafer_waits_once(boss):
    assert len(queued(boss, 1, 2)) == 2
    again = boss.queue(*wafers(2, 3, 3))
    assert (len(again["items"]), again["already"]) == (1, wafers(2, 3))


def test_what_the_server_does_not_have_cannot_wait(boss):
    error = boss.queue(*wafers(1, 9), status=400)
    assert list(error["details"]) == wafers(9)
    assert statuses(boss) == {}


def test_only_engineers_steer_the_queue(boss, ann):
    assert ann.queue(*wafers(1), status=403)["code"] == "FORBIDDEN"
    (item,) = queued(boss, 1)
    assert ann.ask("DELETE", f"/queue/items/{item}", status=403)
    path = f"/queue/items/{item}/assignment"
    assert ann.ask("PUT", path, status=403, json={"account_id": None})


def test_the_queue_as_the_product_needs_it(boss, ann, bob):
    queued(boss, 1, priority=0.2, predicted_defect_type="edge")
    lab_clock = boss.lab.clock
    lab_clock.pass_days(1)
    queued(boss, 2, priority=0.9)
    ann.lease(count=1)
    told = bob.ask("GET", "/annotations/queue", params={"sort_by": "queued_at", "limit": 1})
    assert told["queue"] == [
        {
            "wafer_map_id": 1, "priority_score": 0.2, "annotation_status": "pending",
            "iteration": None, "png_url": None, "predicted_defect_type": "edge",
            "queued_at": "2036-03-03T08:00:00.000+00:00",
        }
    ]  # fmt: skip
    assert (told["total_pending"], told["total_in_progress"], told["total_completed"]) == (1, 1, 0)
    assert told["pagination"] == {"page": 1, "page_size": 1, "total": 2, "total_pages": 2}
    asked = {"status": "in_progress"}
    (busy,) = bob.ask("GET", "/annotations/queue", params=asked)["queue"]
    assert (busy["wafer_map_id"], busy["annotation_status"]) == (2, "in_progress")


def test_who_has_what_is_for_engineers(boss, ann, bob):
    queued(boss, 1)
    ann.lease()
    (seen,) = boss.ask("GET", "/queue")["items"]
    (hidden,) = bob.ask("GET", "/queue")["items"]
    assert (seen["held_by"], hidden["held_by"]) == (ann.account, None)


def test_a_wafer_is_not_given_to_two(boss, ann, bob):
    queued(boss, 1)
    assert len(ann.lease()) == 1
    assert bob.lease() == []


def test_done_needs_a_submitted_annotation_of_that_wafer_and_person(boss, ann, bob):
    queued(boss, 1)
    (lease,) = ann.lease()
    assert ann.done(lease, new_id(), status=404)
    assert ann.done(lease, bob.push(1), status=403)
    assert ann.done(lease, ann.push(2), status=400)
    assert ann.done(lease, ann.push(1, state="draft"), status=409)
    assert statuses(boss)[1] == "leased"


def test_a_read_wafer_is_done_and_never_comes_again(boss, ann):
    queued(boss, 1)
    (lease,) = ann.lease()
    key = ann.push(1)
    done = ann.done(lease, key)
    assert (done["item_id"], done["kept_as"], done["is_late"]) == (lease["item_id"], "first", False)
    assert ann.done(lease, key)["item_id"] == lease["item_id"]
    assert statuses(boss) == {1: "done"}
    queued(boss, 1)
    assert ann.lease() == []


def test_posting_an_annotation_finishes_its_place(boss, ann, bob):
    items = queued(boss, 1, priority=0.9) + queued(boss, 2, priority=0.1)
    ann.lease(count=1)
    posted = ann.submit(1, [RING])
    assert posted["queue"]["item_id"] == items[0]
    assert ann.ask("GET", "/queue/leases")["leases"] == []
    assert bob.submit(2, [RING])["queue"]["item_id"] == items[1]
    assert statuses(boss) == {1: "done", 2: "done"}


def test_the_second_reading_is_blind_and_goes_to_another(lab, boss, ann, bob):
    queued(boss, 1, double_reading=True, priority=0.7)
    ann.lease()
    ann.submit(1, [RING])
    assert ann.lease() == []
    (lease,) = bob.lease()
    assert (lease["kind"], lease["readings"], lease["priority"]) == ("second", [], 0.7)
    assert bob.annotations(1) == []
    done = bob.submit(1, [square(63, 60)])
    assert done["inter_annotator_agreement"]["iou_score"] == pytest.approx(57 / 63)
    assert sorted(i["kind"] for i in boss.ask("GET", "/queue")["items"]) == ["first", "second"]


def test_an_engineer_who_reads_blind_does_not_see_the_first_reading(lab, boss, ann):
    queued(boss, 1, double_reading=True)
    key = ann.submit(1, [RING])["annotation_id"]
    assert len(boss.annotations(1)) == 1
    (lease,) = boss.lease()
    assert lease["kind"] == "second"
    assert boss.annotations(1) == []
    assert boss.ask("GET", f"/sync/annotations/{key}", status=404)
    assert boss.review(key, "accept", status=404)


def test_nobody_holds_more_than_their_share(lab, boss, ann, bob):
    queued(boss, 1, 2, 3, 4, 5, 6)
    assert len(ann.lease(count=2)) == 2
    assert len(bob.lease(count=10)) == 3  # 6 for two people
    assert len(ann.lease(count=10)) == 1
    assert (ann.lease(), bob.lease()) == ([], [])


def test_nobody_holds_more_than_may_be_held(boss, ann, monkeypatch):
    monkeypatch.setattr(leases, "MAX_OPEN", 2)
    queued(boss, 1, 2, 3)
    assert len(ann.lease(count=10)) == 2
    assert ann.lease() == []


def test_an_assigned_wafer_waits_for_its_person(boss, ann, bob):
    (item,) = queued(boss, 1, assigned_to=bob.account)
    assert ann.lease() == []
    path = f"/queue/items/{item}/assignment"
    assert boss.ask("PUT", path, json={"account_id": ann.account})["assigned_to"] == ann.account
    assert bob.lease() == []
    assert len(ann.lease()) == 1
    assert boss.ask("PUT", path, status=409, json={"account_id": None})
    assert boss.queue(*wafers(2), assigned_to="nobody", status=400)


def test_a_lease_is_given_back(boss, ann, bob):
    queued(boss, 1)
    (lease,) = ann.lease()
    path = f"/queue/leases/{lease['lease_id']}"
    assert bob.ask("DELETE", path, status=404)
    assert ann.ask("DELETE", path)["leases"] == []
    assert ann.ask("DELETE", path)["leases"] == []
    assert len(bob.lease()) == 1
    assert ann.ask("POST", f"{path}/renew", status=409, json={"days": 1})


def test_a_lease_that_ran_out_returns_by_itself(lab, boss, ann, bob):
    queued(boss, 1)
    (lease,) = ann.lease(days=2)
    lab.clock.pass_days(1.9)
    assert bob.lease() == []
    lab.clock.pass_days(0.1)
    assert statuses(boss) == {1: "pending"}
    assert ann.ask("GET", "/queue/leases")["leases"] == []
    assert len(bob.lease()) == 1
    renew = f"/queue/leases/{lease['lease_id']}/renew"
    assert ann.ask("POST", renew, status=409, json={"days": 1})["details"] == {"lease": "expired"}


def test_a_lease_is_renewed_also_after_it_ran_out(lab, boss, ann, bob):
    queued(boss, 1)
    (lease,) = ann.lease(days=2)
    renew = f"/queue/leases/{lease['lease_id']}/renew"
    for days in (1, 9):
        lab.clock.pass_days(days)
        (renewed,) = ann.ask("POST", renew, json={"days": 3})["leases"]
        assert (renewed["lease_id"], renewed["seconds_left"]) == (lease["lease_id"], 3 * 86400)
    assert bob.lease() == []


def test_late_work_is_taken_while_nobody_has_the_wafer(lab, boss, ann):
    queued(boss, 1)
    (lease,) = ann.lease(days=1)
    lab.clock.pass_days(5)
    done = ann.done(lease, ann.push(1))
    assert (done["item_id"], done["is_late"]) == (lease["item_id"], False)


def test_late_work_is_kept_as_a_second_reading(lab, boss, ann, bob):
    queued(boss, 1)
    (lease,) = ann.lease(days=1)
    lab.clock.pass_days(5)
    (taken,) = bob.lease()
    late = ann.done(lease, ann.push(1))
    assert (late["item_id"], late["kept_as"], late["is_late"]) == (None, "second", True)
    assert "second reading" in late["message"]
    done = bob.done(taken, bob.push(1))
    assert (done["item_id"], done["is_late"]) == (taken["item_id"], False)
    assert done["agreement"]["iou_score"] == 1.0
    lines = {p["account_id"]: p for p in boss.ask("GET", "/queue/progress")["annotators"]}
    assert (lines[ann.account]["late"], lines[bob.account]["late"]) == (1, 0)


def test_late_work_saves_the_second_reading(lab, boss, ann, bob):
    queued(boss, 1, double_reading=True)
    (lease,) = ann.lease(days=1)
    lab.clock.pass_days(5)
    bob.lease()
    bob.submit(1, [])
    late = ann.done(lease, ann.push(1))
    assert (late["kept_as"], late["is_late"]) == ("second", False)
    assert set(statuses(boss, status="pending")) == set()


def test_a_skipped_wafer_gives_its_place_to_the_reserve(boss, ann, bob):
    queued(boss, 1, priority=0.9, round=1)
    queued(boss, 2, priority=0.8, round=2, is_reserve=True)
    (spare,) = queued(boss, 3, priority=0.3, round=1, is_reserve=True)
    (lease,) = ann.lease()
    path = f"/queue/leases/{lease['lease_id']}/skip"
    assert ann.ask("POST", path, status=400, json={"reason": ""})
    skipped = ann.ask("POST", path, json={"reason": "smeared"})
    assert skipped == {"item_id": lease["item_id"], "released": spare}
    assert ann.ask("POST", path, json={"reason": "smeared"})["released"] is None
    assert statuses(boss) == {1: "skipped", 2: "reserve", 3: "pending"}
    queued(boss, 1)
    assert [lease["wafer_id"] for lease in ann.lease()] == wafers(3)
    assert [lease["wafer_id"] for lease in bob.lease()] == wafers(1)


def test_a_skipped_second_reading_goes_to_an_expert(lab, boss, ann, bob):
    queued(boss, 1, double_reading=True)
    key = ann.submit(1, [RING])["annotation_id"]
    (lease,) = bob.lease()
    bob.ask("POST", f"/queue/leases/{lease['lease_id']}/skip", json={"reason": "smeared"})
    (review,) = boss.lease()
    assert (review["kind"], review["readings"]) == ("review", [key])
    assert "smeared" in review["reason"]


def test_a_withdrawn_place_is_nobodys_and_work_on_it_is_kept(boss, ann):
    (item,) = queued(boss, 1)
    (lease,) = ann.lease()
    assert boss.ask("DELETE", f"/queue/items/{item}")["status"] == "withdrawn"
    assert ann.ask("GET", "/queue/leases")["leases"] == []
    assert ann.done(lease, ann.push(1))["item_id"] is None
    assert boss.ask("DELETE", f"/queue/items/{new_id()}", status=404)


def test_a_removed_annotation_returns_its_wafer(boss, ann, bob):
    queued(boss, 1)
    key = ann.submit(1, [RING])["annotation_id"]
    ann.ask("DELETE", f"/annotations/{key}")
    assert statuses(boss) == {1: "pending"}
    assert len(bob.lease()) == 1


def test_an_annotation_that_a_workstation_removes_returns_its_wafer(boss, ann):
    queued(boss, 1)
    key = ann.submit(1, [])["annotation_id"]
    changes = ann.ask("GET", f"/sync/annotations/{key}")["changes"]
    gone = removal(NumberedChange(**changes[0]).change)
    body = {
        "contract": 1, "profile_id": ann.profile, "changes": [gone.model_dump(mode="json")],
    }  # fmt: skip
    ann.ask("POST", "/sync/exchange", json=body)
    assert statuses(boss) == {1: "pending"}


def test_a_removed_second_reading_is_waited_for_again(lab, boss, ann, bob):
    queued(boss, 1, double_reading=True)
    (lease,) = ann.lease(days=1)
    lab.clock.pass_days(5)
    bob.lease()
    late = ann.push(1)
    assert ann.done(lease, late)["is_late"] is True
    bob.submit(1, [])
    assert statuses(boss) == {1: "done"}
    ann.ask("DELETE", f"/annotations/{late}")
    assert [lease["kind"] for lease in ann.lease()] == ["second"]


def test_one_person_with_two_profiles_reads_a_wafer_once(lab, boss, ann):
    queued(boss, 1, double_reading=True)
    (lease,) = ann.lease()
    ann.done(lease, ann.push(1))
    other = new_id()
    both = lab.served.client("annotator", ann.account, ann.profile, other)
    ann.session, ann.profile = both, other
    assert ann.lease() == []
    error = ann.submit(1, [RING], profile_id=other, status=409)
    assert "before" in error["message"]


def test_two_requests_at_one_moment_never_get_the_same_wafer(lab, boss):
    for number in range(7, 47):
        lab.wafer(number)
    queued(boss, *range(7, 47))
    people = [lab.person() for _ in range(8)]
    gate, got, lock = threading.Barrier(8), [], threading.Lock()

    def take(person):
        gate.wait()
        for _ in range(3):
            mine = person.lease(count=2)
            with lock:
                got.extend(lease["item_id"] for lease in mine)

    threads = [threading.Thread(target=take, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(got) == len(set(got)) > 8
    with lab.parts.database.reading() as session:
        held = session.scalars(select(QueueItem.lease_id).where(QueueItem.status == "leased")).all()
        open_ids = session.scalars(
            select(QueueLease.lease_id).where(QueueLease.state == "open")
        ).all()
    assert sorted(held) == sorted(open_ids)
    assert len(held) == len(got)


def test_one_annotation_posted_by_many_threads_is_one_reading(lab, boss, ann):
    queued(boss, 1)
    gate, codes = threading.Barrier(6), []

    def post():
        session = lab.served.client("annotator", ann.account, ann.profile)
        asked = {"wafer_map_id": 1, "annotations": [RING]}
        gate.wait()
        answered = session.post(
            lab.served.at("/annotations"), json=asked, timeout=30,
            headers={"Idempotency-Key": "k"},
        )  # fmt: skip
        codes.append(answered.status_code)

    threads = [threading.Thread(target=post) for _ in range(6)]
    [thread.start() for thread in threads]
    [thread.join(60) for thread in threads]
    assert codes == [201] * 6
    with lab.parts.database.reading() as session:
        assert len(session.scalars(select(Reading.annotation_id)).all()) == 1
