"""The workstation's half of syncing, with a real store and a real server process.

The first sync of many annotations, into an empty server and from there into an empty library; a
sync with nothing new, which is one request; and wafers with their rasters, cut off half way: no
blob that had arrived whole is sent again.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import numpy as np

from benchmarks.report import print_report
from benchmarks.sync_served import headers
from ml_core.wafer.annotation import Edit
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.identity import new_id
from ml_core.wafer.map import WaferInfo, WaferMap, WaferSource
from ml_core.wafer.shapes import Polygon, Shape
from sync_server.app import open_parts
from sync_server.clock import SystemClock, stamp
from sync_server.settings import ServerSettings
from sync_server.store.tables import Account
from wafer_studio.store.store import FILE_NAME, Store
from wafer_studio.sync.errors import Offline
from wafer_studio.sync.exchange import Exchanged, sync_once
from wafer_studio.sync.server import Fixed, Server
from wafer_studio.sync.wafers import send_wafers
from wafer_studio.sync.wire import Answer, HttpWire, Request

POINTS = 12
"""Vertices of a shape."""


@dataclass
class Counted:
    """A wire that counts, and is cut where a measurement wants it.

    Attributes:
        wire: carries requests.
        requests: that were sent.
        blobs: bytes of each blob that were sent, by its address.
        cut_after: blob requests after which all further ones fail; None for never.
    """

    wire: HttpWire
    requests: int = 0
    blobs: dict[str, int] = field(default_factory=dict)
    cut_after: int | None = None

    def send(self, request: Request) -> Answer:
        """Send a request."""
        self.requests += 1
        if request.method == "PUT" and request.path.startswith("/blobs/"):
            if self.cut_after == 0:
                raise Offline("The line was cut.")
            if self.cut_after is not None:
                self.cut_after -= 1
            self.blobs[request.path] = self.blobs.get(request.path, 0) + len(request.body)
        return self.wire.send(request)

    def close(self) -> None:
        """Let go of all connections."""
        self.wire.close()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sync_client", description=__doc__)
    parser.add_argument("--annotations", type=int, default=10_000, help="to sync (10,000)")
    parser.add_argument("--wafers", type=int, default=1000, help="with rasters (1,000)")
    parser.add_argument("--quick", action="store_true", help="200 annotations, 20 wafers")
    options = parser.parse_args()
    annotations = 200 if options.quick else options.annotations
    wafers = 20 if options.quick else options.wafers
    profile = new_id()
    with tempfile.TemporaryDirectory() as name, served(Path(name) / "server", profile) as address:
        line = Counted(HttpWire(address))
        server = Server(line, Fixed(*headers(profile).items()))
        figures = synced(Path(name), line, server, profile, annotations=annotations)
        figures |= sent(Path(name), line, server, profile, count=wafers)
    rows = [["what", "measured"], *([key, str(value)] for key, value in figures.items())]
    print_report("sync_client", rows, figures)


def synced(
    folder: Path, line: Counted, server: Server, profile: str, *, annotations: int
) -> dict[str, float | int | str | bool]:
    """First sync up, nothing new, first sync down."""
    here, there = Store(folder / "a" / FILE_NAME), Store(folder / "b" / FILE_NAME)
    for store in (here, there):
        store.annotations.name_profile(profile, "A. Reader")
    rng = np.random.default_rng(1)
    for number in range(annotations):
        found = here.annotations.opened(f"{number:064x}", profile).annotation
        edit = Edit("Draw", after=(_shape(rng),))
        here.annotations.take(found.with_edit(edit), edit)
    up, pushed = _timed(lambda: sync_once(here.changes, server, profile))
    before = line.requests
    nothing, _ = _timed(lambda: sync_once(here.changes, server, profile))
    requests = line.requests - before
    down, pulled = _timed(lambda: sync_once(there.changes, server, profile))
    if (pushed.sent, pulled.pulled, requests) != (2 * annotations, 2 * annotations, 1):
        raise SystemExit(f"{pushed}, {pulled}, {requests} requests for nothing new")
    here.close()
    there.close()
    return {
        "annotations": annotations,
        "first_sync_up_s": round(up, 2),
        "first_sync_down_s": round(down, 2),
        "nothing_new_requests": requests,
        "nothing_new_ms": round(1000 * nothing, 1),
    }


def sent(
    folder: Path, line: Counted, server: Server, profile: str, *, count: int
) -> dict[str, float | int | str | bool]:
    """Wafers, cut off half way, and the rest."""
    store = Store(folder / "c" / FILE_NAME)
    store.annotations.name_profile(profile, "A. Reader")
    rng = np.random.default_rng(2)
    made = [_wafer(number, rng) for number in range(count)]
    store.add_wafers(made)
    for wafer in made:
        found = store.annotations.opened(wafer.wafer_id, profile).annotation
        edit = Edit("Draw", after=(_shape(rng),))
        store.annotations.take(found.with_edit(edit), edit)
    database_id = server.hello().database_id
    line.blobs.clear()
    line.cut_after = count // 2
    began = perf_counter()
    try:
        send_wafers(store.changes, server, database_id, report=lambda _: None)
    except Offline:
        line.cut_after = None
    outcome = send_wafers(store.changes, server, database_id, report=lambda _: None)
    seconds = perf_counter() - began
    sizes = {f"/blobs/{r.blob}": r.size for r in store.changes.wafers_to_send("none", count)}
    again = sum(total - sizes[path] for path, total in line.blobs.items())
    if outcome.refused or again or line.blobs.keys() != sizes.keys():
        raise SystemExit(f"{again} bytes were sent twice; {outcome.refused[:2]}")
    store.close()
    return {
        "wafers": count,
        "wafers_s": round(seconds, 2),
        "blob_bytes": sum(line.blobs.values()),
        "blob_bytes_sent_twice": again,
    }


@contextmanager
def served(data: Path, profile: str) -> Iterator[str]:
    """A server process that knows the account of a profile; gives its address."""
    parts = open_parts(ServerSettings(data=data), SystemClock())
    with parts.database.writing() as session:
        now = stamp(parts.clock)
        session.add(Account(account_id=profile, role="annotator", is_active=True, made_at=now))
    parts.database.close()
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.sync_served", str(data)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "WAFER_SERVER_REQUESTS_PER_MINUTE": "1000000"},
        text=True,
    )
    assert process.stdout is not None
    with process.stdout:
        try:
            yield process.stdout.readline().split()[3]
        finally:
            process.terminate()
            process.wait(30)


def _timed(work: Callable[[], Exchanged]) -> tuple[float, Exchanged]:
    began = perf_counter()
    done = work()
    return perf_counter() - began, done


def _shape(rng: np.random.Generator) -> Shape:
    angles = np.linspace(0, 2 * np.pi, POINTS, endpoint=False)
    centre, radius = rng.uniform(60, 240, 2), rng.uniform(5, 40)
    ring = centre + radius * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return Shape(new_id(), "scratch", Polygon(np.round(ring * 64) / 64))


def _wafer(number: int, rng: np.random.Generator) -> WaferMap:
    cells = rng.integers(1, 3, (60, 60), dtype=np.uint8)
    return WaferMap(
        source=WaferSource(path="lot.csv", sha256=f"{number:064x}", key="1", format="csv"),
        info=WaferInfo(lot="L", wafer=str(number)),
        grid=DieGrid(60, 60, (4.0, 4.0)),
        cells=cells,
    )


if __name__ == "__main__":
    main()
