"""The store keeps what it is given, once, and says what is wrong with a file in words."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from ml_core.wafer.errors import StoreError
from tests.wafers import full_wafer, inspection_of, many_wafers, plain_wafer, renamed
from wafer_studio.store.migrations import MIGRATIONS, Migration, bring_up
from wafer_studio.store.rows import Order, WaferQuery
from wafer_studio.store.store import FILE_NAME, Store

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def store(tmp_path):
    opened = Store(tmp_path / "data" / FILE_NAME)
    yield opened
    opened.close()


def same(first, second):
    """Field by field equality of two dataclasses that hold arrays."""
    for part in fields(first):
        a, b = getattr(first, part.name), getattr(second, part.name)
        if isinstance(a, np.ndarray):
            assert a.dtype == b.dtype
            assert np.array_equal(a, b), part.name
        else:
            assert a == b, part.name


def test_a_wafer_comes_back_with_every_field(store):
    wafer = full_wafer()
    assert store.add_wafers([wafer]) == (wafer.wafer_id,)
    same(store.wafer(wafer.wafer_id), wafer)


def test_dropping_twice_adds_nothing(store):
    wafer = plain_wafer()
    assert store.add_wafers([wafer, wafer]) == (wafer.wafer_id,)
    assert store.add_wafers([renamed(wafer, "/elsewhere.csv"), plain_wafer("2")]) == (
        plain_wafer("2").wafer_id,
    )
    assert store.count() == 2
    assert store.wafer(wafer.wafer_id).source.path == "/data/LOT-1.csv"


def test_equal_maps_stay_two(store):
    assert len(store.add_wafers([plain_wafer("1"), plain_wafer("2")])) == 2


def test_an_inspection_comes_back(store):
    wafer = plain_wafer()
    store.add_wafers([wafer])
    assert store.newest_inspection(wafer.wafer_id) is None
    given = inspection_of(wafer)
    store.add_inspections([given])
    found = store.newest_inspection(wafer.wafer_id)
    for name in ("wafer_id", "model", "verdict", "severity", "metrics", "times"):
        assert getattr(found, name) == getattr(given, name)
    assert np.array_equal(found.mask, given.mask)
    assert np.array_equal(found.die_mask, given.die_mask)
    (defect,), (expected,) = found.defects, given.defects
    for part in fields(expected):
        if part.name != "polygon":
            assert getattr(defect, part.name) == getattr(expected, part.name)
    for ring, expected_ring in zip(defect.polygon.rings, expected.polygon.rings, strict=True):
        assert np.array_equal(ring, expected_ring)


def test_the_newest_inspection_rules_and_one_a_model_is_kept(store):
    wafer = plain_wafer()
    store.add_wafers([wafer])
    first = inspection_of(wafer)
    other = replace(first, model=replace(first.model, sha256="cd" * 32), verdict="none")
    store.add_inspections([first, other])
    assert store.newest_inspection(wafer.wafer_id).verdict == "none"
    store.add_inspections([replace(first, severity=99.0)])
    assert store.newest_inspection(wafer.wafer_id).severity == 99.0
    assert store._db.execute("SELECT count(*) FROM inspection").fetchone() == (2,)
    assert store.ids_not_inspected(first.model.sha256) == ()
    assert store.ids_not_inspected("cd" * 32) == (wafer.wafer_id,)


def test_an_inspection_of_a_wafer_that_is_gone_is_passed_over(store):
    store.add_inspections([inspection_of(plain_wafer())])
    assert store._db.execute("SELECT count(*) FROM inspection").fetchone() == (0,)


def test_correcting_keeps_the_id_and_drops_the_inspection(store):
    wafer = plain_wafer()
    store.add_wafers([wafer])
    store.add_inspections([inspection_of(wafer)])
    corrected = replace(wafer, cells=np.full_like(wafer.cells, 2))
    store.replace_wafer(corrected)
    assert store.wafer(wafer.wafer_id).fail_count == 120
    assert store.newest_inspection(wafer.wafer_id) is None
    assert store._db.execute("SELECT count(*) FROM defect").fetchone() == (0,)


def test_correcting_a_wafer_that_is_gone_is_refused(store):
    with pytest.raises(StoreError, match="no longer in the library"):
        store.replace_wafer(plain_wafer())


def test_removing_takes_the_inspections_along(store):
    wafer = plain_wafer()
    store.add_wafers([wafer])
    store.add_inspections([inspection_of(wafer)])
    store.remove_wafers([wafer.wafer_id, "0" * 64])
    assert store.count() == 0
    assert store._db.execute("SELECT count(*) FROM defect").fetchone() == (0,)
    with pytest.raises(StoreError, match="is not in this library"):
        store.wafer(wafer.wafer_id)


def test_pages_cover_the_list_once_in_order(store):
    wafers = many_wafers(25)
    store.add_wafers(wafers)
    pages = [store.page(WaferQuery(), first=first, size=10) for first in (0, 10, 20)]
    assert [len(page) for page in pages] == [10, 10, 5]
    assert [row.wafer_id for page in pages for row in page] == [w.wafer_id for w in wafers]
    row = pages[0][3]
    assert (row.name, row.columns, row.rows, row.dies, row.fails) == ("LOT-1 / 3", 12, 10, 120, 1)
    assert row.verdict is None


def test_a_query_filters_and_sorts(store):
    wafers = [plain_wafer("1"), plain_wafer("2"), plain_wafer("1", lot="B_%\\")]
    store.add_wafers(wafers)
    store.add_inspections(
        [
            inspection_of(wafers[0], severity=10.0),
            inspection_of(wafers[1], class_key="edge", severity=90.0),
        ]
    )

    def names(**query):
        return [row.name for row in store.page(WaferQuery(**query), first=0, size=9)]

    assert names(text="b_%\\") == ["B_%\\ / 1"]
    assert names(text="_") == ["B_%\\ / 1"]
    assert names(verdict="edge") == ["LOT-1 / 2"]
    assert names(order=Order.SEVERITY) == ["LOT-1 / 2", "LOT-1 / 1", "B_%\\ / 1"]
    assert names(order=Order.NAME)[0] == "B_%\\ / 1"
    assert store.count(WaferQuery(text="LOT-1")) == 2
    assert store.ids(WaferQuery(verdict="center")) == (wafers[0].wafer_id,)
    assert [row.severity for row in store.lines([wafers[1].wafer_id])] == [90.0]


def test_wafers_by_id_keep_the_order_asked_for(store):
    first, second = plain_wafer("1"), plain_wafer("2")
    store.add_wafers([first, second])
    found = store.wafers([second.wafer_id, "f" * 64, first.wafer_id])
    assert [wafer.wafer_id for wafer in found] == [second.wafer_id, first.wafer_id]


def test_wafers_of_a_product(store):
    store.add_wafers([full_wafer(), plain_wafer()])
    assert store.ids_of_product("P") == (full_wafer().wafer_id,)
    assert store.ids_of_product("p'") == ()
    assert len(store.ids_of_product(None)) == 2


def test_the_file_is_safe_by_its_pragmas(store):
    read = {name: store._db.execute(f"PRAGMA {name}").fetchone()[0] for name in _PRAGMAS}
    assert read == _PRAGMAS
    assert store.version == len(MIGRATIONS)
    recorded = store._db.execute("SELECT number, name FROM migration").fetchall()
    assert [number for number, _ in recorded] == [1, 2, 3, 4, 5, 6]


_PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_failed_migration_leaves_the_file_as_it_was(store):
    def break_it(db):
        db.execute("CREATE TABLE half (a)")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        bring_up(store._db, shown="x", migrations=(*MIGRATIONS, Migration("bad", break_it)))
    assert store.version == len(MIGRATIONS)
    assert not store._db.execute("SELECT * FROM sqlite_master WHERE name = 'half'").fetchall()


def test_a_newer_file_is_refused_in_words_and_left_alone(tmp_path):
    path = tmp_path / FILE_NAME
    Store(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 7")
    db.close()
    with pytest.raises(StoreError, match=r"newer Wafer Studio \(version 7.*knows 6.*--data"):
        Store(path)
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA user_version").fetchone() == (7,)
    db.close()


def test_another_programs_database_is_refused(tmp_path):
    path = tmp_path / FILE_NAME
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE recipe (a)")
    db.commit()
    db.close()
    with pytest.raises(StoreError, match="another program"):
        Store(path)


def test_what_is_no_database_is_refused(tmp_path):
    path = tmp_path / FILE_NAME
    path.write_bytes(b"GIF89a" * 1000)
    with pytest.raises(StoreError, match="not a Wafer Studio library"):
        Store(path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be made"):
        Store(tmp_path / "file" / "data" / FILE_NAME)


def test_a_damaged_file_is_told(tmp_path):
    path = tmp_path / FILE_NAME
    store = Store(path)
    store.add_wafers(many_wafers(400))
    store.close()
    content = bytearray(path.read_bytes())
    for page in range(4096 * 3, len(content), 4096):
        content[page : page + 4096] = b"\xff" * min(4096, len(content) - page)
    path.write_bytes(bytes(content))
    with pytest.raises(StoreError, match=r"library\.sqlite: .*damaged"):
        Store(path).page(WaferQuery(order=Order.NAME), first=0, size=500)


_WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from tests.wafers import plain_wafer
from wafer_studio.store.store import Store
store = Store(Path(sys.argv[2]))
for number in range(int(sys.argv[3]), int(sys.argv[4])):
    store.add_wafers([plain_wafer(str(number))])
    print(number, flush=True)
"""


def writer(path, first, last):
    command = [sys.executable, "-c", _WRITER, str(ROOT), str(path), str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_what_was_acknowledged_survives_a_kill(tmp_path):
    path = tmp_path / FILE_NAME
    with writer(path, 0, 100_000) as process:
        told = [int(process.stdout.readline()) for _ in range(20)]
        os.kill(process.pid, signal.SIGKILL)
        told += [int(line) for line in process.stdout.read().split()]
    store = Store(path)
    kept = {row.name for row in store.page(WaferQuery(), first=0, size=100_000)}
    assert {f"LOT-1 / {number}" for number in told} <= kept
    assert store._db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    store.close()


def test_two_processes_make_and_fill_one_file(tmp_path):
    path = tmp_path / FILE_NAME
    with writer(path, 0, 30) as first, writer(path, 20, 50) as second:
        assert len(first.stdout.readlines()) == len(second.stdout.readlines()) == 30
    store = Store(path)
    assert store.count() == 50
    store.close()


def test_a_held_file_is_waited_for(tmp_path):
    path = tmp_path / FILE_NAME
    store = Store(path)
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.2, lambda: holder.execute("COMMIT"))
    release.start()
    assert len(store.add_wafers([plain_wafer()])) == 1
    release.join()
    holder.close()
    store.close()
