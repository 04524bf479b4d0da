"""A file that version 4 of the file's schema wrote comes through whole."""

import sqlite3
from pathlib import Path

import pytest

from ml_core.wafer.annotation import AnnotationState, Edit, Remarks
from ml_core.wafer.identity import annotation_id
from sync_server.contract.bodies import REMARKS_BODY, SHAPE_BODY
from tests.lab import Lab
from tests.unit.store.shapes import left_of
from tests.wafers import plain_wafer
from wafer_studio.store.migrations import MIGRATIONS
from wafer_studio.store.store import FILE_NAME, Store

WRITTEN = Path(__file__).with_name("version_4.sql")
FIRST, SECOND = plain_wafer().wafer_id, plain_wafer("2").wafer_id


@pytest.fixture
def path(tmp_path):
    path = tmp_path / FILE_NAME
    db = sqlite3.connect(path)
    db.executescript(WRITTEN.read_text(encoding="utf-8"))
    db.close()
    return path


@pytest.fixture
def store(path):
    opened = Store(path)
    yield opened
    opened.close()


@pytest.fixture
def people(store):
    return {p.name: p.profile_id for p in store.annotations.profiles()}


def test_shapes_remarks_and_steps_are_there(store, people):
    opened = store.annotations.opened(FIRST, people["A. Reader"])
    assert opened.annotation.annotation_id == annotation_id(FIRST, people["A. Reader"])
    assert left_of(opened.annotation) == [(1, 3.0), (3, 9.0)]
    assert opened.annotation.seconds == 12.5
    assert [(s.name, s.is_undone) for s in opened.steps] == [
        ("Draw polygon", False), ("Draw polygon", False), ("Move", False), ("Delete", False),
        ("Lock", True),
    ]  # fmt: skip
    skipped = store.annotations.opened(SECOND, people["B. Reader"]).annotation
    assert skipped.remarks == Remarks(
        AnnotationState.SKIPPED, note="nö", reason="blurred", priority=3,
        rejected=("ab/1", "cd/2"),
    )  # fmt: skip
    assert store.annotations.last_sitting(people["A. Reader"]).wafer_id == FIRST
    assert store.count() == 2


def test_undo_and_redo_go_on(store, people):
    annotation = store.annotations.opened(FIRST, people["A. Reader"]).annotation
    annotation, (edit,) = store.annotations.move(annotation, 1)
    assert (edit.name, annotation.shapes[1].is_locked) == ("Lock", True)
    annotation, _ = store.annotations.move(annotation, -9)
    assert annotation.shapes == ()
    assert store.changes.conflicts() == ()


def test_changes_have_the_bases_that_their_versions_counted(path, store):
    old = sqlite3.connect(":memory:")
    old.row_factory = sqlite3.Row
    old.executescript(WRITTEN.read_text(encoding="utf-8"))
    versions = {}
    for row in old.execute("SELECT * FROM change"):
        versions[row["entity_id"], row["version"]] = row["change_id"]
    counted = {
        row["change_id"]: versions.get((row["entity_id"], row["base_version"]), "")
        for row in old.execute("SELECT * FROM change")
    }
    old.close()
    found = dict(store._db.execute("SELECT change_id, bases FROM change").fetchall())
    assert found == counted
    assert len(set(counted.values())) == 6  # five have a base
    heads = {row[0] for row in store._db.execute("SELECT change_id FROM head")}
    assert heads == set(counted) - set(counted.values())
    shown = store._db.execute("SELECT change_id FROM shape UNION SELECT change_id FROM annotation")
    assert {row[0] for row in shown} < heads


def test_all_of_it_can_be_sent_and_shown_elsewhere(store, people, tmp_path):
    lab, other = Lab(), Store(tmp_path / "other" / FILE_NAME)
    for name in people:
        lab.sync(store, people[name])
    assert len(lab.changes) == 12
    for change in lab.changes:
        if change.entity.value == "annotation":
            assert REMARKS_BODY.validate_json(change.body).profile_id == change.author
        elif change.body is not None:
            assert SHAPE_BODY.validate_json(change.body).shape_id == change.entity_id
    other.annotations.name_profile(people["A. Reader"], "A. Reader")
    lab.sync(other, people["A. Reader"])
    for wafer_id, person in ((FIRST, "A. Reader"), (SECOND, "B. Reader"), (FIRST, "B. Reader")):
        here, there = (
            s.annotations.opened(wafer_id, people[person]).annotation for s in (store, other)
        )
        assert sorted(left_of(here)) == sorted(left_of(there))
        assert here.remarks == there.remarks
    other.close()


def test_a_step_goes_on_top_of_the_old_ones(store, people):
    annotation = store.annotations.opened(FIRST, people["A. Reader"]).annotation
    (first, _) = annotation.shapes
    edit = Edit("Delete", before=(first,))
    store.annotations.take(annotation.with_edit(edit), edit)
    history = store.annotations.history_of(first.shape_id)
    assert [(c.version, c.step, c.is_removal) for c in history] == [
        (1, "Draw polygon", False), (2, "Move", False), (3, "Delete", True),
    ]  # fmt: skip
    assert store.changes.conflicts() == ()


def test_a_failure_on_the_way_leaves_the_old_file(path, monkeypatch):
    def dump():
        db = sqlite3.connect(path)
        lines = list(db.iterdump())
        db.close()
        return lines

    before = dump()
    failing = "wafer_studio.store.sync_schema._AFTER_HEADS"
    monkeypatch.setattr(failing, ("INSERT INTO no_such_table VALUES (1)",))
    with pytest.raises(Exception, match="no_such_table"):
        Store(path)
    assert dump() == before
    monkeypatch.undo()
    store = Store(path)
    assert store.version == len(MIGRATIONS)
    assert store._db.execute("PRAGMA foreign_key_check").fetchall() == []
    store.close()
