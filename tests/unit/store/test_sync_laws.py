"""Whatever order the changes come in: the same changes give the same state."""

import uuid
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ml_core.wafer.annotation import Remarks
from ml_core.wafer.identity import annotation_id
from tests.lab import change_of, numbered, reply
from tests.unit.store.conftest import OTHER, PERSON
from tests.unit.store.shapes import WAFER, key, shape
from wafer_studio.store.annotation_codec import KeptRemarks, remarks_text, shape_text
from wafer_studio.store.store import FILE_NAME, Store

PEOPLE = (PERSON, OTHER)


@st.composite
def histories(draw):
    """Changes with any bases that came before them, of two annotations and a few shapes."""
    made = []
    for number in range(1, draw(st.integers(1, 14)) + 1):
        person = draw(st.sampled_from(PEOPLE))
        annotation = annotation_id(WAFER, person)
        which = draw(st.integers(0, 2))
        entity = annotation if which == 0 else key(which + 10 * PEOPLE.index(person))
        before = [c.change_id for c in made if c.entity_id == entity]
        bases = draw(st.lists(st.sampled_from(before), unique=True)) if before else []
        if which == 0:
            said = Remarks(note=draw(st.sampled_from("ab")))
            body = remarks_text(KeptRemarks(person, said, float(number)))
        else:
            body = shape_text(shape(which + 10 * PEOPLE.index(person), draw(st.integers(0, 2))))
        change = change_of(
            entity, annotation_id=annotation, wafer_id=WAFER, author=person, bases=bases,
            body=draw(st.sampled_from([body, body, None])),
            change_id=str(uuid.UUID(int=number + 0x7000_8000_0000_0000_0000)),
        )  # fmt: skip
        made.append(numbered(change, number))
    return made


@st.composite
def orders(draw):
    """A history, and two ways in which it may come: any order, in any parts, with repeats."""
    history = draw(histories())
    ways = []
    for _ in range(2):
        order = [*draw(st.permutations(history)), *draw(st.lists(st.sampled_from(history)))]
        cuts = sorted(draw(st.lists(st.integers(0, len(order)), max_size=4)))
        bounds = [0, *cuts, len(order)]
        ways.append([order[a:b] for a, b in pairwise(bounds)])
    return history, ways


def state_of(store):
    """All that a person sees, and the heads under it."""
    query = store._db.execute
    shown = {
        person: [
            (s.shape_id, float(s.polygon.exterior[0, 0]))
            for s in sorted(opened.annotation.shapes, key=lambda s: s.shape_id)
        ] + [opened.annotation.remarks]
        for person in PEOPLE
        for opened in [store.annotations.opened(WAFER, person)]
    }  # fmt: skip
    conflicts = [
        (c.entity_id, [(s.change_id, s.is_shown) for s in c.sides])
        for c in store.changes.conflicts()
    ]
    return {
        "shown": shown,
        "conflicts": conflicts,
        "heads": query("SELECT * FROM head ORDER BY 1, 2").fetchall(),
        "rows": query("SELECT shape_id, change_id FROM shape ORDER BY 1").fetchall(),
        "remarks": query("SELECT annotation_id, change_id FROM annotation ORDER BY 1").fetchall(),
        "numbers": query("SELECT change_id, server_number FROM change ORDER BY 1").fetchall(),
    }


def settled(folder, parts):
    store = Store(folder / FILE_NAME)
    for person, name in zip(PEOPLE, ("a", "b"), strict=True):
        store.annotations.name_profile(person, name)
    for part in parts:
        store.changes.settle(PERSON, reply(part), may_remove_many=True)
    return store


@settings(max_examples=60, deadline=None)
@given(orders())
def test_any_order_and_any_parts_give_the_same_state(tmp_path_factory, given_orders):
    history, ways = given_orders
    stores = [settled(tmp_path_factory.mktemp("way"), parts) for parts in ways]
    first, second = (state_of(store) for store in stores)
    assert first == second
    assert {entity for entity, *_ in first["heads"]} == {c.entity_id for c in history}
    for store in stores:
        assert store.changes.cursor(PERSON).number == len(history)
        store.close()


@settings(max_examples=60, deadline=None)
@given(orders())
def test_heads_are_the_changes_that_no_other_is_based_on(tmp_path_factory, given_orders):
    history, (parts, _) = given_orders
    store = settled(tmp_path_factory.mktemp("heads"), parts)
    named = {base for change in history for base in change.bases}
    heads = {c.change_id for c in history} - named
    assert {change_id for _, change_id, _ in state_of(store)["heads"]} == heads
    bodies = {}
    for change in history:
        if change.change_id in heads:
            said = change.body
            if said is not None and change.entity.value == "annotation":
                said = "a" if '"note":"a"' in said else "b"
            bodies.setdefault(change.entity_id, set()).add(said)
    differing = {entity for entity, said in bodies.items() if len(said) > 1}
    assert {c.entity_id for c in store.changes.conflicts()} == differing
    store.close()
