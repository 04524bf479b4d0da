"""An answer of the server is stored whole or not at all, and nothing is lost by it."""

import json
from dataclasses import replace

import pytest

from ml_core.wafer.annotation import AnnotationState, Edit, Remarks
from ml_core.wafer.errors import StoreError
from ml_core.wafer.identity import annotation_id
from sync_server.contract.bodies import REMARKS_BODY, SHAPE_BODY
from sync_server.contract.sync import ChangeResult, Entity, Outcome
from tests.lab import DATABASE, Lab, change_of, numbered, reply
from tests.unit.store.conftest import OTHER, PERSON
from tests.unit.store.shapes import WAFER, Desk, key, shape
from wafer_studio.store.annotation_codec import KeptRemarks, remarks_text, shape_text
from wafer_studio.store.sync_rows import Cursor, SyncState, TooManyRemovals

ANNOTATION = annotation_id(WAFER, PERSON)
FOREIGN = annotation_id(WAFER, OTHER)


def foreign(entity_id, body=None, *, author=OTHER, annotation=FOREIGN, bases=(), **fields):
    return change_of(
        entity_id, annotation_id=annotation, wafer_id=WAFER, author=author, body=body,
        bases=bases, **fields,
    )  # fmt: skip


def begun(person=OTHER, **fields):
    return remarks_text(KeptRemarks(person, Remarks(**fields), 0.0))


def drawn(number, x=0.0):
    return foreign(key(number), shape_text(shape(number, x)))


def dump(store):
    tables = ("change", "head", "based_on", "shape", "annotation", "sync_cursor", "contested")
    return {t: store._db.execute(f"SELECT * FROM {t} ORDER BY 1, 2").fetchall() for t in tables}


def test_what_one_machine_drew_another_one_shows(machine):
    here, there, lab = machine("here"), machine("there"), Lab()
    desk = Desk(here, PERSON).take(Edit("Draw", after=(shape(1), shape(2, 5))))
    desk.take(Edit("Move", before=(desk.shape(1),), after=(shape(1, 3),)))
    desk.take(Edit("Delete", before=(desk.shape(2),)))
    (sent,) = lab.sync(here, PERSON)
    assert (sent.acknowledged, sent.pulled, sent.annotation_ids) == (5, 0, ())
    (got,) = lab.sync(there, PERSON)
    assert (got.acknowledged, got.pulled, got.annotation_ids) == (0, 5, (ANNOTATION,))
    assert Desk(there, PERSON).left == [(1, 3.0)]
    assert there.changes.conflicts() == ()
    assert here.changes.cursor(PERSON) == there.changes.cursor(PERSON)
    assert here.changes.cursor(PERSON) == Cursor(DATABASE, 5, lab.changes[-1].change_id)
    assert lab.sync(there, PERSON)[0].pulled == 0


def test_what_is_sent_is_what_the_contract_describes(machine):
    desk = Desk(machine(), PERSON)
    desk.annotation = replace(desk.annotation, seconds=7.25)
    desk.take(Edit("Draw", after=(shape(1, 1 / 3, confidence=0.1, is_locked=True),)))
    said = Remarks(AnnotationState.SKIPPED, note="ä\ud800", priority=3, rejected=("a/1", "b/2"))
    desk.take(Edit("Skip", remarks=(desk.annotation.remarks, said)))
    first, second, third = desk.store.changes.unsent(PERSON, 500)
    assert [c.entity.value for c in (first, second, third)] == ["annotation", "shape", "annotation"]
    assert [c.bases for c in (first, second, third)] == [(), (), (first.change_id,)]
    assert REMARKS_BODY.validate_json(first.body).model_dump(exclude={"profile_id"}) == {
        "state": "draft", "has_no_defect": False, "note": "", "reason": "", "priority": 0,
        "rejected": "", "seconds": 0.0,
    }  # fmt: skip
    body = SHAPE_BODY.validate_json(second.body)
    assert (body.shape_id, body.confidence, body.is_locked) == (key(1), 0.1, True)
    assert body.rings[0][0] == (1 / 3, 0.1)
    assert second.body == json.dumps(json.loads(second.body), sort_keys=True, separators=(",", ":"))
    assert json.loads(third.body)["seconds"] == 7.25
    assert (third.author, third.wafer_id, third.step) == (PERSON, WAFER, "Skip")


def test_the_same_first_step_on_two_machines_is_no_conflict(machine):
    lab, desks = Lab(), [Desk(machine(name), PERSON) for name in ("here", "there")]
    for seconds, desk in enumerate(desks):
        desk.annotation = replace(desk.annotation, seconds=3.0 + seconds)
        desk.take(Edit("Draw", after=(shape(1),)))
        submitted = replace(desk.annotation.remarks, state=AnnotationState.SUBMITTED)
        desk.take(Edit("Submit", remarks=(desk.annotation.remarks, submitted)))
    for desk in (*desks, desks[0]):
        lab.sync(desk.store, PERSON)
    for desk in desks:
        assert desk.store.changes.conflicts() == ()
        assert desk.store.changes.state(PERSON).conflicts == 0
        assert len(desk.reopen().steps) == 2  # nothing was changed under the journal


def test_a_refused_change_goes_to_the_tray_and_the_rest_is_sent(machine):
    store, lab = machine(), Lab()
    desk = Desk(store, PERSON).take(Edit("Draw", after=(shape(1),)))
    drawn_id = store.changes.unsent(PERSON, 500)[1].change_id
    lab.refuse[drawn_id] = "The wafer is locked."
    desk.take(Edit("Move", before=(shape(1),), after=(shape(1, 3),)))
    (applied,) = lab.sync(store, PERSON)
    assert (applied.acknowledged, applied.refused) == (2, 1)
    (refusal,) = store.changes.refused(PERSON)
    assert (refusal.change_id, refusal.step, refusal.wafer_id) == (drawn_id, "Draw", WAFER)
    assert (refusal.code, refusal.reason) == ("FORBIDDEN", "The wafer is locked.")
    assert store.changes.state(PERSON).refused == 1
    assert lab.changes[1].bases == (drawn_id,)  # the move was sent, on a base that nobody knows
    (line,) = map(json.loads, store.changes.tray_lines(PERSON))
    assert line["body"] == shape_text(shape(1))
    assert (line["change_id"], line["reason"]) == (drawn_id, "The wafer is locked.")
    lab.refuse.clear()
    store.changes.try_again([drawn_id])
    assert lab.sync(store, PERSON)[0].acknowledged == 1
    assert store.changes.refused(PERSON) == ()
    assert Desk(store, PERSON).left == [(1, 3.0)]


def test_a_change_that_no_server_could_take_does_not_block_the_rest(machine):
    store = machine()
    empty = Remarks()
    desk = Desk(store, PERSON).take(
        Edit("Note", remarks=(empty, replace(empty, note="x" * 4_000_001)))
    )
    desk.take(Edit("Draw", after=(shape(1),)))
    assert [c.step for c in store.changes.unsent(PERSON, 1)] == ["Draw"]
    (refusal,) = store.changes.refused(PERSON)
    assert (refusal.step, refusal.code) == ("Note", "INVALID_INPUT")
    assert "body" in refusal.reason


def test_long_bodies_are_given_out_in_parts(machine, monkeypatch):
    desk = Desk(machine(), PERSON).take(Edit("Draw", after=tuple(shape(n) for n in range(6))))
    monkeypatch.setattr("wafer_studio.store.tray.MOST_CHARACTERS", 700)
    first = desk.store.changes.unsent(PERSON, 500)
    assert 1 < len(first) < 7
    monkeypatch.setattr("wafer_studio.store.tray.MOST_CHARACTERS", 1)
    assert len(desk.store.changes.unsent(PERSON, 500)) == 1


def test_the_same_answer_twice_changes_nothing(machine):
    store = machine()
    answer = reply([numbered(foreign(FOREIGN, begun()), 1), numbered(drawn(1), 2)])
    assert store.changes.settle(PERSON, answer).pulled == 2
    before = dump(store)
    applied = store.changes.settle(PERSON, answer)
    assert (applied.pulled, applied.annotation_ids) == (0, ())
    after = dump(store)
    assert {**before, "sync_cursor": ""} == {**after, "sync_cursor": ""}


def test_an_answer_that_comes_late_does_not_set_the_cursor_back(machine):
    store = machine()
    old, new = numbered(foreign(FOREIGN, begun()), 1), numbered(drawn(1), 2)
    store.changes.settle(PERSON, reply([old, new]))
    store.changes.settle(PERSON, reply([old]))
    assert store.changes.cursor(PERSON) == Cursor(DATABASE, 2, new.change_id)


def test_one_id_with_two_contents_is_refused_loudly(machine):
    store = machine()
    one = drawn(1)
    store.changes.settle(PERSON, reply([numbered(foreign(FOREIGN, begun()), 1), numbered(one, 2)]))
    before = dump(store)
    other = one.model_copy(update={"body": shape_text(shape(1, 9))})
    with pytest.raises(StoreError, match=one.change_id):
        store.changes.settle(PERSON, reply([numbered(drawn(2), 3), numbered(other, 4)]))
    assert dump(store) == before


def test_an_answer_of_another_database_is_refused(machine):
    store = machine()
    store.changes.settle(PERSON, reply([numbered(foreign(FOREIGN, begun()), 1)]))
    before = dump(store)
    other = DATABASE.replace("a", "b")
    with pytest.raises(StoreError, match="another server database"):
        store.changes.settle(PERSON, reply([numbered(drawn(1), 2)], database_id=other))
    assert dump(store) == before


def test_an_acknowledgement_without_a_number_is_refused(machine):
    desk = Desk(machine(), PERSON).take(Edit("Draw", after=(shape(1),)))
    (first, _) = desk.store.changes.unsent(PERSON, 500)
    result = ChangeResult(change_id=first.change_id, outcome=Outcome.ACCEPTED)
    with pytest.raises(StoreError, match="no number"):
        desk.store.changes.settle(PERSON, reply(results=(result,)))


def test_a_lost_reply_is_made_good_by_the_pull(machine):
    store, lab = machine(), Lab()
    Desk(store, PERSON).take(Edit("Draw", after=(shape(1),)))
    lab.answer(store.changes.unsent(PERSON, 500), 0)  # committed there; the answer is lost
    applied = store.changes.settle(PERSON, lab.answer((), 0))
    assert (applied.pulled, applied.annotation_ids) == (0, ())
    assert store.changes.unsent(PERSON, 500) == ()
    assert len(Desk(store, PERSON).steps) == 1


def test_shapes_before_their_annotation_are_shown_once_it_is_here(machine):
    store = machine()
    store.changes.settle(PERSON, reply([numbered(drawn(1), 2)]))
    assert Desk(store, OTHER).left == []
    applied = store.changes.settle(PERSON, reply([numbered(foreign(FOREIGN, begun()), 1)]))
    assert applied.annotation_ids == (FOREIGN,)
    assert Desk(store, OTHER).left == [(1, 0.0)]


def test_a_change_before_its_base_is_the_head_when_the_base_comes(machine):
    store = machine()
    first = drawn(1)
    second = foreign(key(1), shape_text(shape(1, 3)), bases=[first.change_id])
    store.changes.settle(
        PERSON, reply([numbered(foreign(FOREIGN, begun()), 1), numbered(second, 3)])
    )
    store.changes.settle(PERSON, reply([numbered(first, 2)]))
    assert Desk(store, OTHER).left == [(1, 3.0)]
    assert store.changes.conflicts() == ()


def test_what_cannot_be_shown_is_kept_and_does_not_stop_the_sync(machine):
    store = machine()
    bodies = ["", "[]", '{"shape_id":1}', shape_text(shape(9)), "[" * 5000]
    broken = [foreign(key(n), body) for n, body in enumerate(bodies)]
    stranger = annotation_id(WAFER, PERSON)  # says that it is another person's
    crooked = [
        foreign(stranger, begun(OTHER), annotation=stranger),
        foreign(key(70), begun(), annotation=FOREIGN),
        foreign(key(71), begun()).model_copy(update={"entity": Entity.ANNOTATION}),
        foreign(FOREIGN, begun()).model_copy(update={"entity": Entity.SHAPE}),
    ]
    changes = [foreign(FOREIGN, begun()), *broken, *crooked]
    answer = reply([numbered(c, n) for n, c in enumerate(changes, start=1)])
    assert store.changes.settle(PERSON, answer).pulled == len(changes)
    assert Desk(store, OTHER).left == []
    assert Desk(store, PERSON).annotation.remarks == Remarks()
    assert store.changes.settle(PERSON, answer).pulled == 0


def test_a_person_unknown_here_has_a_name_until_the_real_one_comes(machine):
    store = machine()
    store.changes.settle(PERSON, reply([numbered(foreign(FOREIGN, begun()), 1)]))
    assert {p.profile_id: p.name for p in store.annotations.profiles()} == {
        PERSON: "A. Reader", OTHER: "Person 2222",
    }  # fmt: skip
    assert store.annotations.name_profile(OTHER, "B. Reader").name == "B. Reader"
    assert store.annotations.name_profile(OTHER, "a. reader").name == "a. reader (2222)"
    assert store.annotations.profile_named("A. Reader").profile_id == PERSON
    twin = OTHER[:-1] + "3"
    assert store.annotations.name_profile(twin, "a. reader").name == f"a. reader ({twin})"


def test_steps_on_what_changed_elsewhere_leave_the_journal(machine):
    here, there, lab = machine("here"), machine("there"), Lab()
    desk = Desk(here, PERSON)
    for number in (1, 2, 3):
        desk.take(Edit(f"Draw {number}", after=(shape(number),)))
    lab.sync(here, PERSON)
    lab.sync(there, PERSON)
    Desk(there, PERSON).take(Edit("Move", before=(shape(2),), after=(shape(2, 7),)))
    lab.sync(there, PERSON)
    (applied,) = lab.sync(here, PERSON)
    assert applied.annotation_ids == (ANNOTATION,)
    assert [step.name for step in desk.reopen().steps] == ["Draw 3"]
    assert desk.left == [(1, 0.0), (2, 7.0), (3, 0.0)]
    desk.annotation, edits = here.annotations.move(desk.annotation, -9)
    assert [e.name for e in edits] == ["Draw 3"]
    assert desk.reopen().left == [(1, 0.0), (2, 7.0)]
    assert len(here.annotations.history_of(key(2))) == 2


def test_steps_that_were_undone_leave_with_those_on_top_of_them(machine):
    here, lab = machine(), Lab()
    desk = Desk(here, PERSON)
    for number in (1, 2, 3):
        desk.take(Edit(f"Draw {number}", after=(shape(number),)))
    moved = desk.shape(1)
    desk.take(Edit("Move 1", before=(moved,), after=(shape(1, 2),)))
    desk.take(Edit("Draw 4", after=(shape(4),)))
    desk.annotation, _ = here.annotations.move(desk.annotation, -2)
    lab.sync(here, PERSON)
    head = lab.changes[-1]
    assert head.entity_id == key(1)
    lab.add(foreign(key(1), shape_text(shape(1, 8)), annotation=ANNOTATION, bases=[head.change_id]))
    lab.sync(here, PERSON)
    assert [step.name for step in desk.reopen().steps] == ["Draw 2", "Draw 3"]
    assert desk.left == [(1, 8.0), (2, 0.0), (3, 0.0)]


def test_remarks_from_elsewhere_are_shown_and_the_longer_time_stays(machine):
    here, lab = machine(), Lab()
    desk = Desk(here, PERSON)
    desk.annotation = replace(desk.annotation, seconds=50.0)
    desk.take(Edit("Note", remarks=(Remarks(), Remarks(note="mine"))))
    lab.sync(here, PERSON)
    lab.add(
        foreign(ANNOTATION, begun(PERSON, note="theirs"), annotation=ANNOTATION,
                bases=[lab.changes[0].change_id])
    )  # fmt: skip
    lab.sync(here, PERSON)
    assert desk.reopen().annotation.remarks.note == "theirs"
    assert desk.annotation.seconds == 50.0
    assert desk.steps == ()


@pytest.mark.parametrize("page", [500, 4])
def test_a_pull_that_removes_over_half_is_asked_about_and_keeps_nothing(machine, page):
    here, lab = machine(), Lab()
    lab.add(foreign(FOREIGN, begun()))
    bases = [lab.add(drawn(n)).change_id for n in range(30)]
    lab.sync(here, PERSON)
    for n in range(16):
        lab.add(foreign(key(n), bases=[bases[n]]))
    with pytest.raises(TooManyRemovals, match="16 of 30") as caught:
        lab.sync(here, PERSON, limit=page)
    assert (caught.value.removed, caught.value.shown) == (16, 30)
    kept = {500: 30, 4: 18}[page]  # whole pages before were below the half
    assert len(Desk(here, OTHER).left) == kept
    pushed, since = here.changes.unsent(PERSON, 500), here.changes.cursor(PERSON).number
    here.changes.settle(PERSON, lab.answer(pushed, since), may_remove_many=True)
    assert len(Desk(here, OTHER).left) == 14


def test_a_new_machine_takes_a_long_history_of_removals_without_a_question(machine):
    here, lab = machine(), Lab()
    lab.add(foreign(FOREIGN, begun()))
    bases = [lab.add(drawn(n)).change_id for n in range(30)]
    for n in range(30):
        if n % 3:
            lab.add(foreign(key(n), bases=[bases[n]]))
    lab.sync(here, PERSON, limit=4)
    assert len(Desk(here, OTHER).left) == 10


def test_half_is_not_over_half(machine):
    here, lab = machine(), Lab()
    lab.add(foreign(FOREIGN, begun()))
    bases = [lab.add(drawn(n)).change_id for n in range(20)]
    lab.sync(here, PERSON)
    for n in range(10):
        lab.add(foreign(key(n), bases=[bases[n]]))
    lab.sync(here, PERSON)
    assert len(Desk(here, OTHER).left) == 10


def test_a_server_with_another_history_gets_everything_again(machine):
    here, lab = machine(), Lab()
    lab.add(foreign(FOREIGN, begun()))
    Desk(here, PERSON).take(Edit("Draw", after=(shape(1),)))
    lab.sync(here, PERSON)
    here.changes.forget_numbers(PERSON, None)
    assert here.changes.cursor(PERSON) == Cursor(None, 0, None)
    assert len(here.changes.unsent(PERSON, 500)) == 2
    restored = Lab("0000bbbb-0000-4000-8000-000000000000")
    (applied,) = restored.sync(here, PERSON)
    assert (applied.acknowledged, applied.pulled) == (2, 0)
    assert len(restored.changes) == 2
    assert len(Desk(here, PERSON).steps) == 1


def test_the_state_tells_what_is_unsent_since_when(machine):
    here, lab = machine(), Lab()
    assert here.changes.state(PERSON) == SyncState()
    Desk(here, PERSON).take(Edit("Draw", after=(shape(1),)))
    state = here.changes.state(PERSON)
    oldest = here.changes.unsent(PERSON, 1)[0]
    assert (state.unsent, state.unsent_since) == (2, oldest.client_time)
    assert state.last_success is None
    lab.sync(here, PERSON)
    state = here.changes.state(PERSON)
    assert (state.unsent, state.unsent_since) == (0, None)
    assert state.last_success > oldest.client_time
    assert here.changes.state(OTHER) == SyncState()


def test_one_of_many_pages_is_no_success_yet(machine):
    here, lab = machine(), Lab()
    lab.add(foreign(FOREIGN, begun()))
    lab.add(drawn(1))
    here.changes.settle(PERSON, lab.answer((), 0, limit=1))
    assert here.changes.state(PERSON).last_success is None
    assert here.changes.cursor(PERSON).number == 1


def test_an_annotation_has_the_same_id_on_all_machines(machine):
    assert Desk(machine(), PERSON).annotation.annotation_id == ANNOTATION
    assert annotation_id("ab" * 32, PERSON) == "80fd25cf-0efe-503f-b827-ae43853496cc"
