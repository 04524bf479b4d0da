"""A library that is not whole says so in words, and is mended without losing work."""

import sqlite3

import pytest

from ml_core.wafer.annotation import Edit, Remarks
from ml_core.wafer.errors import StoreError
from ml_core.wafer.identity import annotation_id
from tests.lab import Lab
from tests.unit.store.conftest import OTHER, PERSON
from tests.unit.store.shapes import WAFER, Desk, key, shape
from tests.wafers import inspection_of, plain_wafer
from wafer_studio.cli import main
from wafer_studio.store.integrity import Mend, check_library
from wafer_studio.store.repair import repair_library
from wafer_studio.store.store import FILE_NAME, Store

ANNOTATION = annotation_id(WAFER, PERSON)


@pytest.fixture
def path(tmp_path):
    return tmp_path / FILE_NAME


@pytest.fixture
def worked(path):
    """A library with all kinds of work in it; closed."""
    store, lab = Store(path), Lab()
    store.add_wafers([plain_wafer(), plain_wafer("2")])
    store.add_inspections([inspection_of(plain_wafer())])
    store.annotations.name_profile(PERSON, "A. Reader")
    desk = Desk(store, PERSON).take(Edit("Draw", after=tuple(shape(n) for n in range(1, 41))))
    desk.take(Edit("Move", before=(desk.shape(1),), after=(shape(1, 5),)))
    desk.take(Edit("Delete", before=(desk.shape(2),)))
    desk.take(Edit("Note", remarks=(Remarks(), Remarks(note="seen"))))
    lab.sync(store, PERSON)
    assert state_of(store)["left"][0] == (1, 5.0)
    store.close()
    return path


def state_of(store):
    opened = Desk(store, PERSON)
    return {
        "left": opened.left,
        "remarks": opened.annotation.remarks,
        "steps": [s.name for s in opened.steps],
        "history": store.annotations.history_of(key(1)),
        "heads": store._db.execute("SELECT * FROM head ORDER BY 1, 2").fetchall(),
        "cursor": store.changes.cursor(PERSON),
        "wafers": store.count(),
        "changed": store._db.execute("SELECT changed_at, seconds FROM annotation").fetchall(),
    }


def look(path):
    store = Store(path)
    found = state_of(store)
    store.close()
    return found


def run(path, *statements):
    db = sqlite3.connect(path)
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()


def test_a_whole_library_has_nothing_to_tell(worked, capsys):
    before = look(worked)
    assert check_library(worked) == ()
    assert repair_library(worked) == ()
    assert main(["library", "check", "--data", str(worked.parent)]) == 0
    assert "whole" in capsys.readouterr().out
    assert look(worked) == before


MOVE = "SELECT change_id FROM change WHERE step = 'Move'"
BROKEN = {
    "no heads": ["DELETE FROM head"],
    "a head too many": [
        "INSERT INTO head SELECT entity_id, change_id, annotation_id FROM change "
        f"WHERE entity_id = '{key(1)}' AND step = 'Draw'"
    ],
    "a base not noted": ["DELETE FROM based_on"],
    "an old body shown": [
        "UPDATE shape SET body = (SELECT body FROM change WHERE step = 'Draw' "
        f"AND entity_id = '{key(1)}') WHERE shape_id = '{key(1)}'"
    ],
    "a shape not shown": [f"DELETE FROM shape WHERE shape_id = '{key(40)}'"],
    "a removed shape shown": [
        "INSERT INTO shape (shape_id, annotation_id, class_key, body, change_id) "
        "SELECT entity_id, annotation_id, 'scratch', body, change_id FROM change "
        f"WHERE step = 'Draw' AND entity_id = '{key(2)}'"
    ],
    "other remarks": ["UPDATE annotation SET note = 'never said'"],
    "an odd state": ["UPDATE annotation SET state = 'lost'"],
    "an old annotation": ["UPDATE annotation SET change_id = 'x'"],
    "a conflict that is none": [f"INSERT INTO contested VALUES ('{key(3)}', '{ANNOTATION}')"],
}


@pytest.mark.parametrize("statements", BROKEN.values(), ids=BROKEN.keys())
def test_what_follows_from_the_log_is_built_anew(worked, statements, capsys):
    before = look(worked)
    run(worked, *statements)
    found = check_library(worked)
    assert found
    assert {finding.mend for finding in found} == {Mend.REBUILD}
    assert main(["library", "check", "--data", str(worked.parent)]) == 1
    assert str(found[0]) in capsys.readouterr().out
    assert main(["library", "repair", "--data", str(worked.parent)]) == 0
    assert f"Mended: {found[0].what}." in capsys.readouterr().out
    after = look(worked)
    for name in ("left", "remarks", "history", "heads", "cursor", "wafers"):
        assert after[name] == before[name], name


def test_a_shape_that_is_in_no_change_comes_into_the_log(worked):
    before = look(worked)["left"]
    run(worked, f"DELETE FROM change WHERE entity_id = '{key(5)}'",
        f"DELETE FROM head WHERE entity_id = '{key(5)}'",
        f"DELETE FROM change WHERE entity_id = '{ANNOTATION}'")  # fmt: skip
    assert check_library(worked)
    repair_library(worked)
    store = Store(worked)
    assert Desk(store, PERSON).left == before
    assert [c.step for c in store.annotations.history_of(key(5))] == ["Repair"]
    assert [c.step for c in store.changes.unsent(PERSON, 9)] == ["Repair", "Repair"]
    assert Desk(store, PERSON).annotation.remarks.note == "seen"
    store.close()


def test_steps_that_cannot_be_read_leave_the_journal(worked):
    run(worked, "UPDATE journal SET edit = x'00' WHERE name = 'Move'")
    (finding,) = check_library(worked)
    assert "1 steps of the journal cannot be read" in finding.what
    repair_library(worked)
    assert look(worked)["steps"] == ["Draw", "Delete", "Note"]


def test_a_wafer_that_cannot_be_read_is_named(worked, capsys):
    run(worked, "UPDATE wafer SET cells = x'00' WHERE wafer = '2'")
    (finding,) = check_library(worked)
    assert finding.mend is Mend.DROP_AGAIN
    assert main(["library", "repair", "--data", str(worked.parent)]) == 1
    assert "drop the wafer's file again" in capsys.readouterr().out


def test_an_older_file_is_brought_up(tmp_path):
    path = tmp_path / FILE_NAME
    from tests.unit.store.test_migration_5 import WRITTEN

    db = sqlite3.connect(path)
    db.executescript(WRITTEN.read_text(encoding="utf-8"))
    db.close()
    (finding,) = check_library(path)
    assert finding.mend is Mend.OPEN_ONCE
    repair_library(path)
    assert check_library(path) == ()


def test_there_must_be_a_library_and_it_must_not_be_open(tmp_path, worked, monkeypatch):
    for ask in (check_library, repair_library):
        with pytest.raises(StoreError, match="there is no library"):
            ask(tmp_path / "none.sqlite")
    monkeypatch.setattr("wafer_studio.store.integrity.WAIT_SECONDS", 0.0)
    store = Store(worked)
    store.count()
    assert check_library(worked) == ()
    with pytest.raises(StoreError, match="another program holds"):
        repair_library(worked)
    store.close()
    assert sorted(p.name for p in worked.parent.iterdir()) == [FILE_NAME]


def pages_of(path, name):
    db = sqlite3.connect(path)
    try:
        found = db.execute("SELECT pageno FROM dbstat WHERE name = ? ORDER BY pageno", [name])
        return [row[0] for row in found]
    except sqlite3.OperationalError:
        pytest.skip("this SQLite has no dbstat")
    finally:
        db.close()


def spoil(path, *pages):
    data = bytearray(path.read_bytes())
    for page in pages:
        data[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(data)
    return bytes(data)


@pytest.mark.parametrize("table", ["shape", "head", "contested", "annotation", "journal", "wafer"])
def test_a_damaged_file_is_salvaged_and_kept(worked, table):
    before = look(worked)
    spoiled = spoil(worked, *pages_of(worked, table)[:1])
    (finding,) = check_library(worked)
    assert finding.mend is Mend.SALVAGE
    told = repair_library(worked)
    assert check_library(worked) == ()
    after = look(worked)
    assert after["left"] == before["left"]
    assert after["remarks"] == before["remarks"]
    assert after["history"] == before["history"]
    assert after["cursor"] == before["cursor"]
    assert table in ("journal", "annotation") or after["steps"] == before["steps"]
    (kept,) = worked.parent.glob("library.damaged-*.sqlite")
    assert kept.read_bytes() == spoiled
    assert told[-1] == f"The damaged file is kept as {kept.name}."


def test_a_damaged_log_loses_no_shape_that_is_shown(worked):
    before = look(worked)["left"]
    pages = pages_of(worked, "change")
    assert len(pages) > 3
    spoil(worked, pages[2])
    told = repair_library(worked)
    assert any(sentence.startswith("Read") for sentence in told)
    assert check_library(worked) == ()
    assert sorted(look(worked)["left"]) == sorted(before)


def test_a_file_whose_tables_are_not_known_is_left_alone(worked):
    spoiled = spoil(worked, 1)
    with pytest.raises(StoreError, match="restore"):
        repair_library(worked)
    assert worked.read_bytes() == spoiled
    assert sorted(p.name for p in worked.parent.iterdir()) == [FILE_NAME]


def test_work_of_others_is_rebuilt_as_theirs(worked):
    store, lab = Store(worked), Lab()
    other = Store(worked.parent / "other" / FILE_NAME)
    other.annotations.name_profile(OTHER, "B. Reader")
    Desk(other, OTHER).take(Edit("Draw", after=(shape(90), shape(91))))
    for one, person in ((store, PERSON), (other, OTHER), (store, PERSON)):
        one.changes.forget_numbers(person, None)
        lab.sync(one, person)
    other.close()
    assert Desk(store, OTHER).left == [(90, 0.0), (91, 0.0)]
    store.close()
    run(worked, "DELETE FROM shape", "DELETE FROM head",
        "DELETE FROM journal", f"DELETE FROM annotation WHERE profile_id = '{OTHER}'")  # fmt: skip
    repair_library(worked)
    assert check_library(worked) == ()
    store = Store(worked)
    assert Desk(store, OTHER).left == [(90, 0.0), (91, 0.0)]
    assert len(Desk(store, PERSON).left) == 39
    store.close()
