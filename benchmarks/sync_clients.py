"""Workstations for measurements: each a thread with one connection that pushes annotation saves.

Runs as a process of its own, so that server and workstations share no interpreter:
``python -m benchmarks.sync_clients ADDRESS CLIENTS SAVES`` prints the milliseconds of each push as
one JSON list.
"""

import argparse
import http.client
import json
import math
import random
import threading
from time import perf_counter
from typing import Any, Final
from urllib.parse import urlsplit

from benchmarks.sync_served import headers
from ml_core.wafer.identity import new_change_id, new_id

POINTS: Final = 60
_PATH: Final = "/api/v1/sync/exchange"


class Workstation:
    """One connection of one person.

    Args:
        address: of the server.
    """

    def __init__(self, address: str) -> None:
        self.profile = new_id()
        self.requests = 0
        self._since, self._last = 0, None
        self._connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
        self._headers = {"Content-Type": "application/json", **headers(self.profile)}

    def exchange(self, changes: list[dict[str, Any]], *, since: int | None = None) -> Any:
        """Push changes and move the cursor; the answer's data.

        Raises:
            SystemExit: the server answers anything but that all is kept.
        """
        asked = {
            "contract": 1,
            "profile_id": self.profile,
            "since": self._since if since is None else since,
            "last_change_id": self._last if since is None else None,
            "changes": changes,
        }
        body = json.dumps(asked, separators=(",", ":"))
        self._connection.request("POST", _PATH, body, self._headers)
        response = self._connection.getresponse()
        answered = json.loads(response.read())
        self.requests += 1
        if response.status != 200:
            raise SystemExit(f"the server refused a push: {answered}")
        said = answered["data"]
        if any(result["outcome"] != "accepted" for result in said["results"]):
            raise SystemExit(f"a change was refused: {said['results']}")
        if since is None:
            self._since, self._last = said["covered"], said["covered_change_id"]
        return said

    def push(self, changes: list[dict[str, Any]]) -> float:
        """Push changes; seconds until they are acknowledged."""
        began = perf_counter()
        self.exchange(changes)
        return perf_counter() - began

    def save(self) -> list[dict[str, Any]]:
        """One annotation, saved: what is said of the wafer, and a drawn outline."""
        annotation, shape = new_id(), new_id()
        remarks = {"profile_id": self.profile, "state": "submitted", "seconds": 41.5}
        outline = {
            "shape_id": shape,
            "class_key": "scratch",
            "rings": [_ring()],
            "raster_version": 1,
        }
        return [
            self._change("annotation", annotation, annotation, remarks),
            self._change("shape", shape, annotation, outline),
        ]

    def _change(
        self, entity: str, entity_id: str, annotation_id: str, body: dict[str, Any]
    ) -> dict[str, Any]:
        return {
            "change_id": new_change_id(),
            "entity": entity,
            "entity_id": entity_id,
            "annotation_id": annotation_id,
            "wafer_id": f"{random.getrandbits(256):064x}",
            "bases": [],
            "body": json.dumps(body, separators=(",", ":")),
            "author": self.profile,
            "step": "Draw polygon",
            "client_time": "2026-01-01T00:00:00.000+00:00",
        }


def _ring() -> list[tuple[float, float]]:
    x, y, size = (random.uniform(20, 280) for _ in range(3))
    turns = (2 * math.pi * number / POINTS for number in range(POINTS))
    return [(round(x + size * math.cos(t), 3), round(y + size * math.sin(t), 3)) for t in turns]


def pushed_at_once(address: str, *, clients: int, saves: int) -> tuple[list[float], float]:
    """Seconds of each push of ``clients`` workstations at once, and of all together."""
    stations = [Workstation(address) for _ in range(clients)]
    work = [[station.save() for _ in range(saves)] for station in stations]
    for station in stations:
        station.exchange([])  # connected and signed in before the clock runs
    times: list[list[float]] = [[] for _ in stations]
    ready = threading.Barrier(clients + 1)

    def run(number: int) -> None:
        ready.wait()
        for save in work[number]:
            times[number].append(stations[number].push(save))

    threads = [threading.Thread(target=run, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    ready.wait()
    began = perf_counter()
    for thread in threads:
        thread.join()
    took = perf_counter() - began
    flat = [each for line in times for each in line]
    if len(flat) != clients * saves:
        raise SystemExit("a workstation met an error")
    return flat, took


def main() -> None:
    """Push, and print the times."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sync_clients", description=__doc__)
    parser.add_argument("address")
    parser.add_argument("clients", type=int)
    parser.add_argument("saves", type=int)
    options = parser.parse_args()
    times, took = pushed_at_once(options.address, clients=options.clients, saves=options.saves)
    print(json.dumps({"times": times, "took": took}))


if __name__ == "__main__":
    main()
