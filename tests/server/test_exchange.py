"""Push and pull: nothing twice, nothing lost, nothing overwritten."""

import pytest
import requests
from sqlalchemy import select

from ml_core.wafer.identity import new_id
from sync_server.store.tables import Head, Shape
from tests.server.changes import remarks, removal, shape

PROFILE, OTHER = new_id(), new_id()


@pytest.fixture
def me(served):
    return served.client("annotator", new_id(), PROFILE)


def ask(served, session, changes=(), *, profile=PROFILE, **more):
    body = {
        "contract": 1, "profile_id": profile, "since": 0,
        "changes": [change.model_dump(mode="json") for change in changes], **more,
    }  # fmt: skip
    return session.post(served.at("/sync/exchange"), json=body, timeout=20)


def exchange(served, session, changes=(), **more):
    answered = ask(served, session, changes, **more)
    assert answered.status_code == 200, answered.text
    return answered.json()["data"]


def test_hello_tells_who_the_server_is(served):
    said = served.client("annotator", "a").get(served.at("/hello"), timeout=20).json()
    assert said["success"]
    assert said["data"]["contract"] == 1
    assert len(said["data"]["database_id"]) == 36


def test_a_change_is_pulled_by_the_other_machine_of_the_person(served, me):
    annotation = new_id()
    first = remarks(annotation, PROFILE)
    drawn = shape(annotation, PROFILE)
    pushed = exchange(served, me, [first, drawn])
    assert [r["number"] for r in pushed["results"]] == [1, 2]
    assert pushed["changes"] == []
    assert pushed["covered"] == 2
    pulled = exchange(served, me)["changes"]
    assert [c["change_id"] for c in pulled] == [first.change_id, drawn.change_id]
    assert pulled[1]["body"] == drawn.body


def test_the_same_change_twice_is_kept_once(served, me):
    change = remarks(new_id(), PROFILE)
    assert exchange(served, me, [change])["results"][0]["outcome"] == "accepted"
    again = exchange(served, me, [change])["results"][0]
    assert (again["outcome"], again["number"]) == ("known", 1)


def test_the_same_id_with_other_content_is_refused_loudly(served, me):
    change = remarks(new_id(), PROFILE)
    exchange(served, me, [change])
    other = change.model_copy(update={"step": "Something else"})
    refused = exchange(served, me, [other])["results"][0]
    assert (refused["outcome"], refused["code"]) == ("refused", "CHANGE_ID_TAKEN")


def test_a_poisoned_change_does_not_block_the_rest(served, me):
    annotation = new_id()
    bad = shape(annotation, PROFILE, class_key="nonsense")
    changes = [remarks(annotation, PROFILE), bad, shape(annotation, PROFILE)]
    results = exchange(served, me, changes)["results"]
    assert [r["outcome"] for r in results] == ["accepted", "refused", "accepted"]
    assert [r["number"] for r in results] == [1, None, 2]
    assert "class_key" in results[1]["reason"]


def heads_of(served, entity_id):
    with served.app.state.parts.database.reading() as session:
        return set(session.scalars(select(Head.change_id).where(Head.entity_id == entity_id)))


def test_two_edits_of_one_shape_are_both_kept_until_merged(served, me):
    annotation = new_id()
    base = shape(annotation, PROFILE)
    exchange(served, me, [remarks(annotation, PROFILE), base])
    again = {"shape_id": base.entity_id, "bases": (base.change_id,)}
    one = shape(annotation, PROFILE, class_key="ring", **again)
    two = shape(annotation, PROFILE, class_key="center", **again)
    exchange(served, me, [one])
    exchange(served, me, [two])
    assert heads_of(served, base.entity_id) == {one.change_id, two.change_id}
    both = (one.change_id, two.change_id)
    merged = shape(annotation, PROFILE, shape_id=base.entity_id, bases=both)
    exchange(served, me, [merged])
    assert heads_of(served, base.entity_id) == {merged.change_id}


def test_a_base_may_come_after_what_is_made_on_it(served, me):
    annotation = new_id()
    base = shape(annotation, PROFILE)
    later = shape(
        annotation, PROFILE, shape_id=base.entity_id, bases=(base.change_id,), class_key="ring"
    )
    exchange(served, me, [remarks(annotation, PROFILE), later])
    exchange(served, me, [base])
    assert heads_of(served, base.entity_id) == {later.change_id}
    with served.app.state.parts.database.reading() as session:
        assert session.get_one(Shape, base.entity_id).class_key == "ring"


def test_a_removed_shape_has_no_row(served, me):
    annotation = new_id()
    base = shape(annotation, PROFILE)
    exchange(served, me, [remarks(annotation, PROFILE), base, removal(base)])
    with served.app.state.parts.database.reading() as session:
        assert session.get(Shape, base.entity_id) is None


def test_another_persons_work_is_not_shown_to_an_annotator(served, me):
    exchange(served, me, [remarks(new_id(), PROFILE)])
    other = served.client("annotator", new_id(), OTHER)
    assert exchange(served, other, profile=OTHER)["changes"] == []
    expert = served.client("engineer", new_id(), OTHER)
    assert len(exchange(served, expert, profile=OTHER)["changes"]) == 1


def test_nobody_writes_in_anothers_name_or_annotation(served, me):
    annotation = new_id()
    exchange(served, me, [remarks(annotation, PROFILE)])
    other = served.client("annotator", new_id(), OTHER)
    forged = shape(annotation, PROFILE)
    meddled = shape(annotation, OTHER)
    results = exchange(served, other, [forged, meddled], profile=OTHER)["results"]
    assert [r["code"] for r in results] == ["FOREIGN_AUTHOR", "FORBIDDEN"]


def test_a_page_covers_only_what_it_holds(served, me):
    exchange(served, me, [remarks(new_id(), PROFILE) for _ in range(5)])
    page = exchange(served, me, limit=2)
    assert (len(page["changes"]), page["covered"], page["has_more"]) == (2, 2, True)
    rest = exchange(served, me, since=2, last_change_id=page["covered_change_id"])
    assert (len(rest["changes"]), rest["covered"], rest["has_more"]) == (3, 5, False)


def test_a_cursor_from_another_history_is_noticed(served, me):
    exchange(served, me, [remarks(new_id(), PROFILE)])
    for more in ({"since": 9}, {"since": 1, "last_change_id": new_id()}):
        refused = ask(served, me, **more)
        assert (refused.status_code, refused.json()["error"]["code"]) == (409, "HISTORY_DIFFERS")


def test_another_database_stops_the_exchange(served, me):
    refused = ask(served, me, [remarks(new_id(), PROFILE)], database_id=new_id())
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "ANOTHER_DATABASE")
    assert exchange(served, me)["covered"] == 0


@pytest.mark.parametrize(("version", "code"), [(0, "CONTRACT_TOO_OLD"), (3, "CONTRACT_TOO_NEW")])
def test_versions_too_far_apart_say_so(served, me, version, code):
    refused = ask(served, me, contract=version)
    assert (refused.status_code, refused.json()["error"]["code"]) == (426, code)
    assert exchange(served, me, contract=2)["covered"] == 0


def test_nobody_syncs_without_signing_in(served):
    refused = ask(served, requests.Session())
    assert (refused.status_code, refused.json()["error"]["code"]) == (401, "NOT_SIGNED_IN")
