"""Kills the server under load, at any moment, and looks whether it lost what it had acknowledged.

Workstations with real stores draw and sync without a pause with a real server process, which gets
SIGKILL at a random moment, while it starts too, and is started again on its data. After each kill
its database must hold each change to which a workstation's store was given a number, under that
number; in the end all must have come, numbered without gaps. This proves nothing about power cuts:
what the system has taken from a process survives the process.
"""

import argparse
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from time import perf_counter, sleep
from typing import Final

import numpy as np

from benchmarks.report import print_report
from benchmarks.sync_served import headers
from ml_core.wafer.annotation import Edit
from ml_core.wafer.identity import new_id
from ml_core.wafer.shapes import Polygon, Shape
from wafer_studio.store.store import FILE_NAME, Store
from wafer_studio.sync.errors import Offline
from wafer_studio.sync.exchange import sync_once
from wafer_studio.sync.server import Fixed, Server
from wafer_studio.sync.wire import Answer, HttpWire, Request

WAFERS: Final = tuple(f"{number:064x}" for number in range(2000))
_LONGEST: Final = 1.2
"""Seconds after the first answer, or the start, at which the server is killed at the latest."""


@dataclass
class Tally:
    """What happened.

    Attributes:
        kills: of the server; starting, as the part of them before it could answer.
        starting: see there.
        acknowledged: changes that the server acknowledged, all found again.
        cut: syncs that a kill cut off.
    """

    kills: int = 0
    starting: int = 0
    acknowledged: int = 0
    cut: int = 0


@dataclass
class Place:
    """Where the server answers now.

    Attributes:
        data: its folder.
        address: empty while it answers nowhere.
    """

    data: Path
    address: str = ""

    def send(self, request: Request) -> Answer:
        """Send a request to wherever it is."""
        address = self.address
        if not address:
            sleep(0.01)
            raise Offline("The server is not there.")
        wire = HttpWire(address, read_seconds=20)
        try:
            return wire.send(request)
        finally:
            wire.close()

    def close(self) -> None:
        """Nothing to let go of."""


@dataclass
class Client:
    """One workstation at work.

    Attributes:
        folder: of its library.
        place: of the server.
        profile_id: the person.
        sent: (change id, number) of each change that the server acknowledged.
        cut: syncs that came to no end.
    """

    folder: Path
    place: Place
    profile_id: str = field(default_factory=new_id)
    sent: dict[str, int] = field(default_factory=dict)
    cut: int = 0

    def work(self, stop: Event) -> None:
        """Draw and sync until told to stop, and then until all is sent."""
        store = Store(self.folder / FILE_NAME)
        store.annotations.name_profile(self.profile_id, self.profile_id)
        server = Server(self.place, Fixed(*headers(self.profile_id).items()))
        chance = random.Random(self.profile_id)
        try:
            while not stop.is_set():
                for _ in range(chance.randrange(1, 4)):
                    _draw(store, self.profile_id, chance)
                self._sync(store, server)
            while not self._sync(store, server):
                pass
        finally:
            store.close()

    def _sync(self, store: Store, server: Server) -> bool:
        try:
            sync_once(store.changes, server, self.profile_id, batch=20)
        except Offline:
            self.cut += 1
            return False
        finally:
            rows = store._db.execute(
                "SELECT change_id, server_number FROM change WHERE server_number IS NOT NULL"
            )
            self.sent.update({str(key): int(number) for key, number in rows.fetchall()})
        return True


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kill_server", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="how often (200)")
    parser.add_argument("--clients", type=int, default=3, help="workstations (3)")
    parser.add_argument("--seed", type=int, default=1, help="of the moments (1)")
    options = parser.parse_args()
    began = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        tally = kill_often(
            Path(folder), kills=options.kills, clients=options.clients, seed=options.seed
        )
    rows = [
        ["kills", "while it started", "changes acknowledged", "syncs cut off", "lost"],
        [str(tally.kills), str(tally.starting), str(tally.acknowledged), str(tally.cut), "0"],
    ]
    figures: dict[str, float | int | str | bool] = {
        "kills": tally.kills,
        "acknowledged": tally.acknowledged,
        "cut": tally.cut,
        "lost": 0,
        "seconds": round(perf_counter() - began, 1),
    }
    print_report("kill_server", rows, figures)


def kill_often(folder: Path, *, kills: int, clients: int = 3, seed: int = 1) -> Tally:
    """Kill the server so often.

    Args:
        folder: for all files; empty.
        kills: how often.
        clients: workstations that draw and sync meanwhile.
        seed: of the moments.

    Raises:
        AssertionError: something that was acknowledged is gone.
    """
    place, chance, tally = Place(folder / "server"), random.Random(seed), Tally()
    made = [Client(folder / str(number), place) for number in range(clients)]
    stop = Event()
    with ThreadPoolExecutor(clients) as pool:
        working = [pool.submit(client.work, stop) for client in made]
        try:
            for _ in range(kills):
                is_early = chance.random() < 0.1
                with _served(place, waits=not is_early):
                    sleep(chance.uniform(0.0, _LONGEST))
                _check(place.data, made)
                _raise_early(working)
                tally.kills += 1
                tally.starting += is_early
            stop.set()
            with _served(place, waits=True):
                for future in working:
                    future.result(120)
        finally:
            stop.set()
    tally.acknowledged = sum(len(client.sent) for client in made)
    tally.cut = sum(client.cut for client in made)
    _check(place.data, made, is_all=True)
    return tally


@contextmanager
def _served(place: Place, *, waits: bool) -> Iterator[None]:
    """A server process that is killed when the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.sync_served", str(place.data)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    with process.stdout:
        try:
            if waits:
                place.address = process.stdout.readline().split()[3]
            yield
        finally:
            process.kill()
            process.wait()
            place.address = ""


def _check(data: Path, clients: list[Client], *, is_all: bool = False) -> None:
    sent = {key: number for client in clients for key, number in list(client.sent.items())}
    path = data / "server.sqlite"
    if not path.exists():
        assert not sent
        return
    database = sqlite3.connect(path)
    try:
        there = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'change'").fetchone()
        rows = database.execute("SELECT change_id, number FROM change") if there else ()
        kept = {str(key): int(number) for key, number in rows}
        (whole,) = database.execute("PRAGMA integrity_check").fetchone()
    finally:
        database.close()
    assert whole == "ok", whole
    lost = [key for key, number in sent.items() if kept.get(key) != number]
    assert not lost, f"{len(lost)} acknowledged changes are gone, such as {lost[0]}"
    if is_all:
        assert kept == sent, f"{len(kept)} are kept and {len(sent)} were acknowledged"
        assert sorted(kept.values()) == list(range(1, len(kept) + 1)), "numbers have gaps"


def _raise_early(working: list["Future[None]"]) -> None:
    for future in working:
        if future.done():
            future.result()


def _draw(store: Store, profile_id: str, chance: random.Random) -> None:
    found = store.annotations.opened(chance.choice(WAFERS), profile_id).annotation
    ring = np.array([[0.0, 0.0], [9.0, 0.0], [0.0, 9.0]]) + chance.randrange(200)
    edit = Edit("Draw", after=(Shape(new_id(), "scratch", Polygon(ring)),))
    store.annotations.take(found.with_edit(edit), edit)


if __name__ == "__main__":
    main()
