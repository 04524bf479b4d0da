"""Each step of an annotation is on the disk with its history, or nothing of it is."""

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from ml_core.wafer.annotation import Annotation, AnnotationState, Edit, Remarks
from ml_core.wafer.errors import StoreError
from ml_core.wafer.inspection import ModelInputs
from ml_core.wafer.shapes import Polygon, Shape
from tests.wafers import inspection_of, plain_wafer
from wafer_studio.store.annotations import KEPT_STEPS
from wafer_studio.store.migrations import MIGRATIONS, bring_up
from wafer_studio.store.store import FILE_NAME, Store

ROOT = Path(__file__).resolve().parents[3]
WAFER = plain_wafer().wafer_id


def shape(name, x=0.0, **fields):
    ring = np.array([[x, 0.1], [x + 4, 1 / 3], [x, 4]])
    return Shape(name, "scratch", Polygon(ring, (ring / 4 + 0.5,)), **fields)


@pytest.fixture
def store(tmp_path):
    opened = Store(tmp_path / FILE_NAME)
    yield opened
    opened.close()


@pytest.fixture
def person(store):
    return store.annotations.profile_named("A. Reader").profile_id


def take(store, annotation, edit):
    annotation = annotation.with_edit(edit)
    store.annotations.take(annotation, edit)
    return annotation


def ids(annotation):
    return [s.shape_id for s in annotation.shapes]


def reopened(store, person):
    return store.annotations.opened(WAFER, person)


def test_a_step_comes_back_with_every_field(store, person):
    empty = reopened(store, person)
    assert empty.annotation.shapes == ()
    assert empty.steps == ()
    drawn = shape("a", confidence=0.25, is_locked=True)
    take(store, replace(empty.annotation, seconds=7.5), Edit("Draw", after=(drawn,)))
    found = reopened(store, person)
    (kept,) = found.annotation.shapes
    assert (kept.shape_id, kept.class_key) == ("a", "scratch")
    assert (kept.confidence, kept.is_locked) == (0.25, True)
    assert kept.raster_version == drawn.raster_version
    assert all(
        np.array_equal(*pair) for pair in zip(kept.polygon.rings, drawn.polygon.rings, strict=True)
    )
    assert found.annotation.seconds == 7.5
    assert found.annotation.annotation_id == empty.annotation.annotation_id
    assert [(s.name, s.is_undone) for s in found.steps] == [("Draw", False)]


def test_undo_and_redo_go_through_a_restart(store, person):
    annotation = reopened(store, person).annotation
    for name in "abc":
        annotation = take(store, annotation, Edit(f"Draw {name}", after=(shape(name),)))
    store.close()
    again = Store(store.path)
    opened = again.annotations.opened(WAFER, person).annotation
    undone, edits = again.annotations.move(opened, -2)
    assert ids(undone) == ["a"]
    assert [e.name for e in edits] == ["Draw c", "Draw b"]
    steps = again.annotations.opened(WAFER, person).steps
    assert [(s.name, s.is_undone) for s in steps] == [
        ("Draw a", False), ("Draw b", True), ("Draw c", True),
    ]  # fmt: skip
    redone, edits = again.annotations.move(undone, 1)
    assert ids(redone) == ids(again.annotations.opened(WAFER, person).annotation) == ["a", "b"]
    assert [e.name for e in edits] == ["Draw b"]
    again.close()


def test_more_steps_than_there_are_is_all_of_them(store, person):
    annotation = take(store, reopened(store, person).annotation, Edit("Draw", after=(shape("a"),)))
    empty, edits = store.annotations.move(annotation, -9)
    assert (ids(empty), len(edits)) == ([], 1)
    assert store.annotations.move(empty, -1)[1] == ()
    assert ids(store.annotations.move(empty, 9)[0]) == ["a"]


def test_a_new_step_ends_what_could_be_redone_but_not_its_history(store, person):
    annotation = take(store, reopened(store, person).annotation, Edit("Draw", after=(shape("a"),)))
    annotation, _ = store.annotations.move(annotation, -1)
    take(store, annotation, Edit("Other", after=(shape("b"),)))
    assert [s.name for s in reopened(store, person).steps] == ["Other"]
    history = store.annotations.history_of("a")
    assert [(c.version, c.step, c.author, c.is_removal) for c in history] == [
        (1, "Draw", "A. Reader", False), (2, "Undo: Draw", "A. Reader", True),
    ]  # fmt: skip


def test_each_change_names_the_change_that_it_was_made_on(store, person):
    a = shape("a")
    annotation = take(store, reopened(store, person).annotation, Edit("Draw", after=(a,)))
    moved = shape("a", 3.0)
    take(store, annotation, Edit("Move", before=(a,), after=(moved,)))
    rows = list(store._db.query("SELECT * FROM change ORDER BY number"))
    assert [(r["entity"], r["bases"]) for r in rows] == [
        ("annotation", ""), ("shape", ""), ("shape", rows[1]["change_id"]),
    ]  # fmt: skip
    heads = {r["change_id"] for r in store._db.query("SELECT change_id FROM head")}
    assert heads == {rows[0]["change_id"], rows[2]["change_id"]}
    times = [r["change_id"][:13] for r in rows]  # milliseconds; within one the order is free
    assert times == sorted(times)
    assert {r["change_id"][14] for r in rows} == {"7"}
    assert len({r["change_id"] for r in rows}) == 3
    assert {r["author"] for r in rows} == {person}


def test_remarks_are_steps_too(store, person):
    empty = reopened(store, person).annotation
    said = Remarks(
        AnnotationState.SKIPPED, note="?", reason="blurred", priority=3, rejected=("ab/1", "ab/2")
    )
    annotation = take(store, empty, Edit("Skip", remarks=(empty.remarks, said)))
    assert reopened(store, person).annotation.remarks == said
    assert store.annotations.states(person)[AnnotationState.SKIPPED] == 1
    store.annotations.move(annotation, -1)
    assert reopened(store, person).annotation.remarks == Remarks()
    assert store.annotations.states(person) == {
        AnnotationState.DRAFT: 1, AnnotationState.SUBMITTED: 0, AnnotationState.SKIPPED: 0,
    }  # fmt: skip


def test_two_people_do_not_see_each_others_work(store, person):
    other = store.annotations.profile_named("B. Reader").profile_id
    take(store, reopened(store, person).annotation, Edit("Draw", after=(shape("a"),)))
    take(
        store, store.annotations.opened(WAFER, other).annotation, Edit("Draw", after=(shape("b"),))
    )
    assert ids(reopened(store, person).annotation) == ["a"]
    assert ids(store.annotations.opened(WAFER, other).annotation) == ["b"]
    assert store.annotations.profile_named("a. reader").profile_id == person
    assert [p.name for p in store.annotations.profiles()] == ["A. Reader", "B. Reader"]


def test_a_wafer_that_was_removed_keeps_its_shapes_for_its_return(store, person):
    store.add_wafers([plain_wafer()])
    take(store, reopened(store, person).annotation, Edit("Draw", after=(shape("a"),)))
    store.remove_wafers([WAFER])
    store.add_wafers([plain_wafer()])
    assert ids(reopened(store, person).annotation) == ["a"]


def test_a_step_that_cannot_be_written_leaves_nothing(store, person):
    annotation = take(store, reopened(store, person).annotation, Edit("Draw", after=(shape("a"),)))
    store._db.execute(
        "CREATE TEMP TRIGGER full BEFORE INSERT ON journal "
        "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
    )
    with pytest.raises(StoreError, match="no space left"):
        take(store, annotation, Edit("Draw b", after=(shape("b"),)))
    store._db.execute("DROP TRIGGER full")
    assert ids(reopened(store, person).annotation) == ["a"]
    assert store.annotations.history_of("b") == ()
    take(store, annotation, Edit("Draw b", after=(shape("b"),)))
    assert ids(reopened(store, person).annotation) == ["a", "b"]


def test_the_journal_keeps_the_newest_steps(store, person, monkeypatch):
    assert KEPT_STEPS >= 1000
    monkeypatch.setattr("wafer_studio.store.annotations.KEPT_STEPS", 3)
    annotation = reopened(store, person).annotation
    for name in "abcde":
        annotation = take(store, annotation, Edit(f"Draw {name}", after=(shape(name),)))
    assert [s.name for s in reopened(store, person).steps] == ["Draw c", "Draw d", "Draw e"]


def test_a_sitting_tells_whether_it_was_ended(store, person):
    assert store.annotations.last_sitting(person) is None
    store.annotations.begin_sitting(person, WAFER)
    assert store.annotations.last_sitting(person).was_ended is False
    store.annotations.end_sitting(person, WAFER)
    assert store.annotations.last_sitting(person).was_ended is True
    assert store.annotations.last_sitting(person).wafer_id == WAFER


def test_a_file_of_the_first_version_is_brought_up_with_all_it_holds(tmp_path):
    path = tmp_path / FILE_NAME
    connection = sqlite3.connect(path, isolation_level=None)
    bring_up(Database(connection), shown="x", migrations=MIGRATIONS[:1])
    connection.close()
    store = Store(path)
    assert store.version == len(MIGRATIONS)
    store.add_wafers([plain_wafer()])
    looked = replace(inspection_of(plain_wafer()), inputs=ModelInputs("on", (160, 96)))
    store.add_inspections([looked])
    assert store.newest_inspection(WAFER).inputs == ModelInputs("on", (160, 96))
    store.close()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.one_of(st.sampled_from(["draw", "change", "delete"]), st.integers(-4, 4)), max_size=14
    )
)
def test_the_file_always_holds_what_the_screen_holds(tmp_path_factory, steps):
    store = Store(tmp_path_factory.mktemp("law") / FILE_NAME)
    person = store.annotations.profile_named("p").profile_id
    annotation: Annotation = reopened(store, person).annotation
    for number, step in enumerate(steps):
        if isinstance(step, int):
            annotation, _ = store.annotations.move(annotation, step)
        elif step == "draw":
            annotation = take(store, annotation, Edit("Draw", after=(shape(f"s{number}"),)))
        elif annotation.shapes:
            last = annotation.shapes[-1]
            after = (replace(last, class_key="edge"),) if step == "change" else ()
            annotation = take(store, annotation, Edit(step, before=(last,), after=after))
        found = {(s.shape_id, s.class_key) for s in reopened(store, person).annotation.shapes}
        assert found == {(s.shape_id, s.class_key) for s in annotation.shapes}
    store.close()


_DRAWER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from tests.unit.store.test_annotations import WAFER, shape
from ml_core.wafer.annotation import Edit
from wafer_studio.store.store import Store
store = Store(Path(sys.argv[2]))
person = store.annotations.profile_named("p").profile_id
annotation = store.annotations.opened(WAFER, person).annotation
for number in range(100000):
    edit = Edit(f"Draw {number}", after=(shape(f"s{number}"),))
    annotation = annotation.with_edit(edit)
    store.annotations.take(annotation, edit)
    print(number, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")
def test_what_was_acknowledged_survives_kill_9(tmp_path):
    path = tmp_path / FILE_NAME
    command = [sys.executable, "-c", _DRAWER, str(ROOT), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        told = [int(process.stdout.readline()) for _ in range(25)]
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().splitlines()
    acknowledged = [*told, *(int(line) for line in rest if line.isdigit())]
    store = Store(path)
    person = store.annotations.profile_named("p").profile_id
    found = reopened(store, person)
    kept = [s.shape_id for s in found.annotation.shapes]
    assert kept[: len(acknowledged)] == [f"s{n}" for n in acknowledged]
    assert len(kept) == len(found.steps) <= len(acknowledged) + 1
    store.close()
