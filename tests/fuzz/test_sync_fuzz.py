"""Nothing acknowledged is lost and no conflict is silent, whatever happens; and the fuzz bites."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from benchmarks.sync_fuzz import Broken, quick_folder, run
from benchmarks.sync_world import OPERATIONS, World
from sync_server.changes import statements
from tests.fuzz.sync_machine import SyncMachine
from wafer_studio.store.change_log import ChangeLog
from wafer_studio.store.settling import Settling

SEED = 20260101


@pytest.fixture
def folder():
    with tempfile.TemporaryDirectory(dir=quick_folder()) as made:
        yield Path(made)


def test_any_interleaving_of_a_few_steps():
    run_state_machine_as_test(
        SyncMachine,
        settings=settings(
            max_examples=8,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_four_hundred_operations(folder):
    ran = run(folder, operations=400, seed=SEED)
    assert ran.acknowledged > 150


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_ten_thousand_operations(folder):
    ran = run(folder, operations=10_000, seed=SEED)
    assert set(ran.done) == {name for name, _ in OPERATIONS}
    assert ran.acknowledged > 4000
    print(f"{ran.acknowledged} changes were acknowledged, none is lost")


def test_the_same_seed_does_the_same(tmp_path):
    traces = []
    for name in "ab":
        world, chance = World(tmp_path / name, seed=7), random.Random(7)
        for act in ("draw", "draw", "change", "sync", "draw", "undo", "sync", "delete", "sync"):
            world.act(act, chance)
        traces.append(list(world.trace))
        world.close()
    assert traces[0] == traces[1]


def cursor_before_the_write(monkeypatch):
    """The cursor is on the disk, and what it covers is not."""

    def settle(self, reply, *, may_remove_many):
        self._move_cursor(self._cursor(reply), reply)
        self._db.conn.execute("COMMIT")
        self._db.conn.execute("BEGIN IMMEDIATE")
        return real(self, reply, may_remove_many=may_remove_many)

    real = Settling.settle
    monkeypatch.setattr(Settling, "settle", settle)


def removals_are_dropped_at_pull(monkeypatch):
    """What others deleted stays here."""

    def add(self, change, **fields):
        if not fields["made_here"] and change.body is None:
            return
        real(self, change, **fields)

    real = ChangeLog.add
    monkeypatch.setattr(ChangeLog, "add", add)


def ids_are_ignored_by_the_server(monkeypatch):
    """A change that comes again is refused as if it were another one, or kept twice."""
    nothing_known = statements.KNOWN.where(statements.KNOWN.selected_columns.number < 0)
    monkeypatch.setattr(statements, "KNOWN", nothing_known)


def edits_stand_on_what_is_shown_now(monkeypatch):
    """An edit made on an older state of a shape overwrites the newer one in silence."""

    def bases(self, entity_id, seen):
        return tuple(head.change_id for head in self.heads(entity_id)[:1])

    monkeypatch.setattr(ChangeLog, "bases", bases)


def what_the_server_lost_counts_as_sent(monkeypatch):
    """A change that a restored server has no more is not sent again."""
    monkeypatch.setattr(Settling, "_take_back_lost", lambda self, since, reply: [])


@pytest.mark.parametrize(
    ("plant", "most"),
    [
        (cursor_before_the_write, 1500),
        (removals_are_dropped_at_pull, 500),
        (ids_are_ignored_by_the_server, 500),
        (edits_stand_on_what_is_shown_now, 500),
        pytest.param(what_the_server_lost_counts_as_sent, 6000, marks=pytest.mark.slow),
    ],
)
@pytest.mark.timeout(900)
def test_a_planted_bug_is_found(folder, monkeypatch, plant, most):
    plant(monkeypatch)
    with pytest.raises(Broken) as found:
        run(folder, operations=most, seed=SEED, settle_every=100)
    print(f"{plant.__name__}: found after {found.value.operations} operations")
