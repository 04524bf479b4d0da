"""Two edits from one base are both kept until a person merges them, region by region."""

from dataclasses import replace

import pytest

from ml_core.wafer.annotation import Edit, Remarks
from ml_core.wafer.errors import StoreError
from ml_core.wafer.identity import annotation_id
from tests.lab import Lab
from tests.unit.store.conftest import PERSON
from tests.unit.store.shapes import WAFER, Desk, key, shape

ANNOTATION = annotation_id(WAFER, PERSON)


def move(desk, number, x):
    return desk.take(Edit("Move", before=(desk.shape(number),), after=(shape(number, x),)))


def delete(desk, number):
    return desk.take(Edit("Delete", before=(desk.shape(number),)))


@pytest.fixture
def torn(machine):
    """Two desks that hold one shape, and can both change it before they meet."""

    def tear(on_here, on_there):
        lab = Lab()
        here, there = (Desk(machine(name), PERSON) for name in ("here", "there"))
        here.take(Edit("Draw", after=(shape(1), shape(2))))
        for desk in (here, there):
            lab.sync(desk.store, PERSON)
            desk.reopen()
        on_here(here)
        on_there(there)
        for desk in (here, there, here):
            lab.sync(desk.store, PERSON)
        return lab, here.reopen(), there.reopen()

    return tear


def conflict_of(desk):
    (conflict,) = desk.store.changes.conflicts(ANNOTATION)
    assert desk.store.changes.state(PERSON).conflicts == 1
    return conflict


def told(conflict):
    return [
        (None if s.shape is None else float(s.shape.polygon.exterior[0, 0]), s.is_shown)
        for s in conflict.sides
    ]


def meet(lab, *desks):
    for desk in (*desks, *desks):
        lab.sync(desk.store, PERSON)
    for desk in desks:
        desk.reopen()


def test_each_machine_shows_its_own_side_and_tells_both(torn):
    _, here, there = torn(lambda d: move(d, 1, 5), lambda d: move(d, 1, 7))
    assert here.left == [(1, 5.0), (2, 0.0)]
    assert there.left == [(1, 7.0), (2, 0.0)]
    conflict = conflict_of(here)
    assert told(conflict) == [(5.0, True), (7.0, False)]
    assert told(conflict_of(there)) == [(7.0, True), (5.0, False)]
    assert (conflict.entity_id, conflict.annotation_id) == (key(1), ANNOTATION)
    assert (conflict.wafer_id, conflict.sides[0].author) == (WAFER, "A. Reader")
    assert conflict.sides[0].step == "Move"
    assert here.store.changes.conflicts(key(9)) == ()
    assert len(here.steps) == 2  # the shown side did not change


def test_the_same_edit_twice_is_no_conflict_and_the_next_one_is_made_on_both(torn):
    lab, here, there = torn(lambda d: move(d, 1, 5), lambda d: move(d, 1, 5))
    assert here.store.changes.conflicts() == ()
    move(here, 1, 6)
    meet(lab, here, there)
    assert here.left == there.left == [(1, 6.0), (2, 0.0)]
    assert len(lab.changes[-1].bases) == 2
    assert there.store.changes.conflicts() == ()


def test_editing_one_side_leaves_the_conflict(torn):
    lab, here, there = torn(lambda d: move(d, 1, 5), lambda d: move(d, 1, 7))
    move(here, 1, 6)
    meet(lab, here, there)
    assert told(conflict_of(here)) == [(6.0, True), (7.0, False)]
    assert told(conflict_of(there)) == [(7.0, True), (6.0, False)]


def test_an_edit_against_a_removal_is_a_conflict_both_ways(torn):
    _, here, there = torn(lambda d: delete(d, 1), lambda d: move(d, 1, 7))
    assert here.left == [(2, 0.0)]
    assert told(conflict_of(here)) == [(None, True), (7.0, False)]
    assert told(conflict_of(there)) == [(7.0, True), (None, False)]


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ([shape(1, 6)], [(1, 6.0), (2, 0.0)]),
        ([shape(1, 7)], [(1, 7.0), (2, 0.0)]),
        ([shape(1, 5)], [(1, 5.0), (2, 0.0)]),
        ([shape(1, 5), shape(3, 7)], [(1, 5.0), (2, 0.0), (3, 7.0)]),
        ([shape(9, 5)], [(1, 5.0), (2, 0.0)]),
        ([], [(2, 0.0)]),
    ],
)
@pytest.mark.parametrize("on_here", [lambda d: move(d, 1, 5), lambda d: delete(d, 1)])
def test_a_merge_ends_the_conflict_everywhere_and_can_be_undone(torn, chosen, left, on_here):
    lab, here, there = torn(on_here, lambda d: move(d, 1, 7))
    before = here.left
    merged = here.store.annotations.merge_shape(here.annotation, conflict_of(here), chosen)
    assert sorted(Desk(here.store, PERSON).left) == left
    assert {s.shape_id for s in merged.annotation.shapes} == {key(n) for n, _ in left}
    assert here.reopen().steps[-1] == merged.step
    meet(lab, here, there)
    assert sorted(there.left) == sorted(here.left) == left
    assert here.store.changes.conflicts() == there.store.changes.conflicts() == ()
    here.annotation, _ = here.store.annotations.move(here.annotation, -1)
    meet(lab, here, there)
    assert sorted(here.left) == sorted(there.left) == before
    assert there.store.changes.conflicts() == ()


def test_a_side_that_came_after_the_person_looked_stays_in_conflict(torn):
    lab, here, there = torn(lambda d: move(d, 1, 5), lambda d: move(d, 1, 7))
    seen = conflict_of(here)
    move(there, 1, 8)
    meet(lab, there)
    lab.sync(here.store, PERSON)
    here.store.annotations.merge_shape(here.annotation, seen, [shape(1, 6)])
    assert told(conflict_of(here)) == [(6.0, True), (8.0, False)]


def test_remarks_are_merged_in_the_same_way(torn):
    def note(text):
        return lambda d: d.take(Edit("Note", remarks=(d.annotation.remarks, Remarks(note=text))))

    lab, here, there = torn(note("a"), note("b"))
    conflict = conflict_of(here)
    assert conflict.entity_id == ANNOTATION
    assert [s.remarks.note for s in conflict.sides] == ["a", "b"]
    merged = here.store.annotations.merge_remarks(here.annotation, conflict, Remarks(note="a b"))
    assert merged.annotation.remarks.note == "a b"
    meet(lab, here, there)
    assert there.annotation.remarks.note == here.annotation.remarks.note == "a b"
    assert there.store.changes.conflicts() == ()
    here.store.annotations.move(here.annotation, -1)
    meet(lab, here, there)
    assert there.annotation.remarks.note == "a"


def test_an_edit_of_what_the_screen_no_longer_shows_stands_beside_what_came(torn):
    """The answer came between the person's look and the stroke."""
    lab, here, there = torn(lambda d: None, lambda d: None)
    move(there, 1, 7)
    lab.sync(there.store, PERSON)
    lab.sync(here.store, PERSON)  # the screen is not read anew
    move(here, 1, 5)
    assert told(conflict_of(here)) == [(5.0, True), (7.0, False)]
    delete(here, 2)
    assert len(here.store.changes.conflicts()) == 1


def test_a_stroke_on_what_was_removed_meanwhile_is_a_conflict(torn):
    lab, here, there = torn(lambda d: None, lambda d: None)
    delete(there, 1)
    lab.sync(there.store, PERSON)
    lab.sync(here.store, PERSON)
    move(here, 1, 5)
    assert told(conflict_of(here)) == [(5.0, True), (None, False)]
    assert here.reopen().left == [(2, 0.0), (1, 5.0)]


def test_a_merge_that_cannot_be_written_leaves_the_conflict(torn):
    _, here, _ = torn(lambda d: move(d, 1, 5), lambda d: move(d, 1, 7))
    here.store._db.execute(
        "CREATE TEMP TRIGGER full BEFORE INSERT ON journal "
        "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
    )
    with pytest.raises(StoreError, match="no space left"):
        here.store.annotations.merge_shape(here.annotation, conflict_of(here), [])
    assert told(conflict_of(here)) == [(5.0, True), (7.0, False)]


def test_three_sides_are_three(torn, machine):
    lab, here, there = torn(lambda d: move(d, 1, 5), lambda d: move(d, 1, 7))
    third = Desk(machine("third"), PERSON)
    first, second = (c for c in lab.changes if c.step == "Draw" and c.entity_id in (key(1), key(2)))
    answer = lab.answer((), 0, limit=3)
    assert {first.change_id, second.change_id} <= {c.change_id for c in answer.changes}
    third.store.changes.settle(PERSON, answer)
    move(third.reopen(), 1, 9)
    meet(lab, third, here, there)
    assert sorted(x for x, _ in told(conflict_of(there))) == [5.0, 7.0, 9.0]
    assert third.left[0] == (1, 9.0)


def test_a_locked_shape_is_another_statement(torn):
    _, here, _ = torn(
        lambda d: d.take(
            Edit("Lock", before=(d.shape(1),), after=(replace(d.shape(1), is_locked=True),))
        ),
        lambda d: move(d, 1, 0.5),
    )
    assert [s.shape.is_locked for s in conflict_of(here).sides] == [True, False]
