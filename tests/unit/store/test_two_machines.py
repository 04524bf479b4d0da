"""Two machines of one person, worked on in any turn: after syncing they hold the same."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ml_core.wafer.annotation import Edit
from tests.lab import Lab
from tests.unit.store.conftest import PERSON
from tests.unit.store.shapes import Desk, key, shape
from wafer_studio.store.integrity import check_library
from wafer_studio.store.store import FILE_NAME, Store

WHAT = (
    "draw", "move", "move", "delete", "note", "undo", "redo", "look", "merge", "drop", "sync",
    "sync", "lost reply",
)  # fmt: skip
TURNS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(WHAT), st.integers(0, 5)), max_size=24
)


def act(desk, lab, what, number):
    """One thing that a person, or the network, does; the screen may be stale."""
    store, shown = desk.store, desk.annotation.shapes
    if what == "look":
        desk.reopen()
    elif what == "draw" and key(number) not in {s.shape_id for s in shown}:
        desk.take(Edit("Draw", after=(shape(number),)))
    elif what in ("move", "delete") and shown:
        one = shown[number % len(shown)]
        which = next(n for n in range(6) if key(n) == one.shape_id)
        after = (shape(which, float(number)),) if what == "move" else ()
        desk.take(Edit(what, before=(one,), after=after))
    elif what == "note":
        said = replace(desk.annotation.remarks, note=str(number))
        desk.take(Edit("Note", remarks=(desk.annotation.remarks, said)))
    elif what in ("undo", "redo"):
        desk.reopen()
        desk.annotation, _ = store.annotations.move(desk.annotation, -1 if what == "undo" else 1)
    elif what in ("merge", "drop"):
        desk.reopen()
        for conflict in store.changes.conflicts()[:1]:
            merge(desk, conflict, keep=what == "merge")
    elif what == "sync":
        lab.sync(store, PERSON, limit=number + 1)
    elif what == "lost reply":
        lab.answer(store.changes.unsent(PERSON, 500), store.changes.cursor(PERSON).number)


def merge(desk, conflict, *, keep):
    annotations = desk.store.annotations
    side = conflict.sides[-1]
    if side.remarks is not None:
        merged = annotations.merge_remarks(desk.annotation, conflict, side.remarks)
    else:
        shapes = [side.shape] if keep and side.shape is not None else []
        merged = annotations.merge_shape(desk.annotation, conflict, shapes)
    desk.annotation = merged.annotation
    assert conflict.entity_id not in {c.entity_id for c in desk.store.changes.conflicts()}


@settings(max_examples=80, deadline=None)
@given(TURNS)
def test_after_syncing_both_hold_the_same(tmp_path_factory, turns):
    lab, desks = Lab(), []
    for _ in range(2):
        store = Store(tmp_path_factory.mktemp("machine") / FILE_NAME)
        store.annotations.name_profile(PERSON, "A. Reader")
        desks.append(Desk(store, PERSON))
    made = set()
    for machine, what, number in turns:
        act(desks[machine], lab, what, number)
        rows = desks[machine].store._db.execute("SELECT change_id FROM change").fetchall()
        made |= {row[0] for row in rows}
    for desk in (*desks, desks[0]):
        lab.sync(desk.store, PERSON)
    assert {change.change_id for change in lab.changes} == made  # nothing is lost
    here, there = (held_by(desk.store) for desk in desks)
    assert here == there
    if not here["contested"]:
        assert sorted(desks[0].reopen().left) == sorted(desks[1].reopen().left)
    for desk in desks:
        assert check_library(desk.store.path) == ()
        desk.store.close()


def held_by(store):
    query = store._db.execute
    assert store.changes.unsent(PERSON, 500) == ()
    return {
        "heads": query("SELECT * FROM head ORDER BY 1, 2").fetchall(),
        "contested": query("SELECT * FROM contested ORDER BY 1").fetchall(),
        "numbers": query("SELECT change_id, server_number FROM change ORDER BY 1").fetchall(),
        "cursor": store.changes.cursor(PERSON),
    }
