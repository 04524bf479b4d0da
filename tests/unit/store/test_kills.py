"""Killed at any moment, or with the disk full: what was acknowledged is there."""

import os
import signal
import sys

import pytest

from benchmarks.kill_store import kill_often
from ml_core.wafer.annotation import Edit
from ml_core.wafer.errors import StoreError
from tests.lab import Lab
from tests.unit.store.conftest import PERSON
from tests.unit.store.shapes import Desk, key, shape
from wafer_studio.store.integrity import check_library
from wafer_studio.store.store import FILE_NAME, Store

posix = pytest.mark.skipif(os.name == "nt", reason="SIGKILL and fork are POSIX")


@posix
@pytest.mark.slow
@pytest.mark.timeout(300)
def test_nothing_that_was_acknowledged_is_lost_by_sixty_kills(tmp_path):
    tally = kill_often(tmp_path / FILE_NAME, kills=60, seed=5)
    assert tally.kills == 60
    assert tally.acknowledged > 300
    assert tally.settled > 20


def test_a_full_disk_is_told_in_words_and_loses_nothing(machine):
    store, lab = machine(), Lab()
    desk = Desk(store, PERSON).take(Edit("Draw", after=(shape(1),)))
    there = Desk(machine("there"), PERSON).take(
        Edit("Draw", after=tuple(shape(n) for n in range(10, 200)))
    )
    lab.sync(there.store, PERSON)
    (pages,) = store._db.execute("PRAGMA page_count").fetchone()
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    many = Edit("Draw many", after=tuple(shape(n) for n in range(200, 400)))
    with pytest.raises(StoreError, match="no space left on the disk"):
        desk.take(many)
    with pytest.raises(StoreError, match="no space left on the disk"):
        lab.sync(store, PERSON)
    assert store.changes.cursor(PERSON).number == 0
    assert len(store.changes.unsent(PERSON, 500)) == 2
    assert desk.reopen().left == [(1, 0.0)]
    store._db.execute("PRAGMA max_page_count = 1000000")
    desk.take(many)
    lab.sync(store, PERSON)
    assert len(desk.reopen().left) == 391
    assert check_library(store.path) == ()


def _draw_with_small_files(path, told):
    import resource

    store = Store(path)
    desk = Desk(store, PERSON)
    limit = path.with_name(path.name + "-wal").stat().st_size + 1_000_000
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        for number in range(1, 10_000):
            desk.take(Edit("Draw", after=(shape(number),)))
            os.write(told, f"{number}\n".encode())
    except StoreError as error:
        os.write(told, f"error {error}\n".encode())
        os._exit(0)


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="RLIMIT_FSIZE of Linux")
def test_a_file_that_may_not_grow_is_told_in_words_and_loses_nothing(tmp_path):
    path = tmp_path / FILE_NAME
    store = Store(path)
    store.annotations.name_profile(PERSON, "A. Reader")
    store.close()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _draw_with_small_files(path, writing)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        *drawn, error = pipe.read().splitlines()
    assert os.waitpid(child, 0)[1] == 0
    assert "the disk" in error
    assert error.startswith("error ")
    assert len(drawn) > 3
    store = Store(path)
    shown = [s.shape_id for s in Desk(store, PERSON).annotation.shapes]
    assert shown == [key(int(number)) for number in drawn]
    store.close()
    assert check_library(path) == ()
