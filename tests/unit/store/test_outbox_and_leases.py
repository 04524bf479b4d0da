"""Wafers on their way out, leases without a network, and the protocols of syncing."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from mypy import api as mypy

from ml_core.wafer.annotation import Edit
from ml_core.wafer.errors import StoreError
from ml_core.wafer.packing import pack_wafer, unpack_wafer
from sync_server.contract.queue import Lease, LeaseKind
from tests.lab import DATABASE
from tests.unit.store.conftest import OTHER, PERSON
from tests.unit.store.shapes import Desk, shape
from tests.wafers import full_wafer, plain_wafer
from wafer_studio.store.leases import Leases
from wafer_studio.store.store import FILE_NAME, Store

ROOT = Path(__file__).resolve().parents[3]
ELSEWHERE = DATABASE.replace("a", "b")


def annotate(store, wafer):
    Desk(store, PERSON, wafer.wafer_id).take(Edit("Draw", after=(shape(ord(wafer.name[-1])),)))


def test_annotated_wafers_go_out_once_to_each_server(machine):
    store, wafers = machine(), [plain_wafer("1"), plain_wafer("2"), plain_wafer("3")]
    store.add_wafers(wafers)
    annotate(store, wafers[0])
    annotate(store, wafers[2])
    assert {r.wafer_id for r in store.changes.wafers_to_send(DATABASE, 10)} == {
        wafers[0].wafer_id, wafers[2].wafer_id,
    }  # fmt: skip
    (record,) = store.changes.wafers_to_send(DATABASE, 1)
    store.changes.wafer_was_sent(DATABASE, record.wafer_id)
    store.changes.wafer_was_sent(DATABASE, record.wafer_id)
    (other,) = store.changes.wafers_to_send(DATABASE, 10)
    assert other.wafer_id != record.wafer_id
    assert len(store.changes.wafers_to_send(ELSEWHERE, 10)) == 2
    store.changes.forget_numbers(PERSON, DATABASE)
    assert len(store.changes.wafers_to_send(DATABASE, 10)) == 2
    packed = store.changes.packed_wafer(record.wafer_id)
    assert (record.size, record.blob) == (len(packed), hashlib.sha256(packed).hexdigest())
    assert packed == pack_wafer(store.wafer(record.wafer_id))
    assert unpack_wafer(packed).wafer_id == record.wafer_id
    assert (record.columns, record.rows, record.dies, record.fails) == (12, 10, 120, 2)
    assert (record.lot, record.format) == ("LOT-1", "csv")


def test_a_wafer_of_odd_texts_goes_out(machine):
    store, wafer = machine(), full_wafer()
    wafer = replace(wafer, info=replace(wafer.info, lot="L" * 3000, wafer="W\udcff"))
    store.add_wafers([wafer])
    annotate(store, wafer)
    (record,) = store.changes.wafers_to_send(DATABASE, 10)
    assert record.lot == "L" * 1000
    assert record.wafer == "W\\udcff"
    assert record.test_program == "prog"


def test_a_damaged_wafer_does_not_keep_the_others_back(machine):
    store, wafers = machine(), [plain_wafer("1"), plain_wafer("2")]
    store.add_wafers(wafers)
    for wafer in wafers:
        annotate(store, wafer)
    store._db.execute("UPDATE wafer SET cells = x'00' WHERE wafer_id = ?", [wafers[0].wafer_id])
    (record,) = store.changes.wafers_to_send(DATABASE, 1)
    assert record.wafer_id == wafers[1].wafer_id
    with pytest.raises(StoreError, match="drop its file again"):
        store.changes.packed_wafer(wafers[0].wafer_id)
    with pytest.raises(StoreError, match="not in this library"):
        store.changes.packed_wafer("ab" * 32)


def lease(number, seconds, **fields):
    ids = f"{number:08d}-0000-4000-8000-00000000000"
    values = {"kind": LeaseKind.FIRST, "priority": 0.5, "reason": "unsure", **fields}
    return Lease(
        lease_id=ids + "1", item_id=ids + "2", wafer_id="ab" * 32, seconds_left=seconds, **values
    )


class Clocks:
    wall, steady = 1_000_000.0, 50.0


@pytest.fixture
def open_leases(tmp_path):
    store = Store(tmp_path / FILE_NAME)
    yield lambda: Leases(store._db, "x", wall=lambda: Clocks.wall, steady=lambda: Clocks.steady)
    store.close()
    Clocks.wall, Clocks.steady = 1_000_000.0, 50.0


def left(leases):
    return [one.seconds_left for one in leases.of(PERSON)]


def test_leases_come_back_in_the_servers_order(machine):
    store = machine()
    kept = [
        lease(2, 90.0, kind=LeaseKind.REVIEW, readings=(PERSON, OTHER), reason="ä"),
        lease(1, 500.0),
    ]
    store.changes.keep_leases(PERSON, kept)
    store.changes.keep_leases(OTHER, [lease(3, 1.0)])
    found = store.changes.leases(PERSON)
    assert [one.model_copy(update={"seconds_left": 0}) for one in found] == [
        one.model_copy(update={"seconds_left": 0}) for one in kept
    ]
    assert store.changes.state(PERSON).leases == 2
    store.changes.keep_leases(PERSON, [])
    assert store.changes.leases(PERSON) == ()
    assert len(store.changes.leases(OTHER)) == 1


def test_the_time_left_runs_down_to_nothing(open_leases):
    leases = open_leases()
    leases.keep(PERSON, [lease(1, 100.0)])
    Clocks.wall, Clocks.steady = Clocks.wall + 30, Clocks.steady + 30
    assert left(leases) == [70.0]
    assert left(open_leases()) == [70.0]
    Clocks.wall, Clocks.steady = Clocks.wall + 90, Clocks.steady + 90
    assert left(leases) == [0.0]
    assert leases.count(PERSON) == 0


def test_a_clock_that_is_set_back_does_not_make_a_lease_longer(open_leases):
    leases = open_leases()
    leases.keep(PERSON, [lease(1, 100.0)])
    Clocks.wall, Clocks.steady = Clocks.wall - 86_400, Clocks.steady + 30
    assert left(leases) == [70.0]
    assert left(open_leases()) == [100.0]  # a new run knows only what was left when it was told


def test_a_machine_that_slept_lets_the_time_run(open_leases):
    leases = open_leases()
    leases.keep(PERSON, [lease(1, 100.0)])
    Clocks.wall, Clocks.steady = Clocks.wall + 60, Clocks.steady + 1
    assert left(leases) == [40.0]


_ASSIGNED = """
from pathlib import Path
from wafer_studio.store.store import Store
from wafer_studio.sync.changes import ChangeStore, LeaseStore, WaferOutbox

store = Store(Path("x"))
changes: ChangeStore = store.changes
wafers: WaferOutbox = store.changes
leases: LeaseStore = store.changes
"""


@pytest.mark.slow
def test_the_store_fulfils_what_syncing_asks_for(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    path = tmp_path / "assigned.py"
    path.write_text(_ASSIGNED, encoding="utf-8")
    told, _, code = mypy.run([str(path), "--cache-dir", str(tmp_path / "cache")])
    assert code == 0, told
    path.write_text(_ASSIGNED.replace("store.changes", "store.annotations"), encoding="utf-8")
    told, _, code = mypy.run([str(path), "--cache-dir", str(tmp_path / "cache")])
    assert told.count("[assignment]") == 3
