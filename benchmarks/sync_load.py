"""The server under load: a real process, real connections, every push durable (fsync on).

Measured are: the start; a push of one annotation save (what is said of a wafer, and an outline of
60 points) by one workstation; 50 workstations that push at once; 8 that push at once, next to
MONAI Label's label endpoint; the first sync of 10,000 annotations, whole pages both ways; and a
sync that finds nothing new. Figures asked for: up in 3 s under 250 MB; p95 under 50 ms alone and
under 200 ms with 50; 3 times MONAI Label's saves a second; under 20 s; one request.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any, Final

import numpy as np
import psutil

from benchmarks.report import print_report
from benchmarks.sync_clients import Workstation

MONAI_LABEL: Final = 135.0
"""Label saves a second of MONAI Label 0.8.5 with 8 clients: the best of 105 to 135 measured when
this server was designed (p95 120 ms); it writes files without fsync. Not run here."""

_PAGE: Final = 250
"""Annotations of one request of a first sync: 500 changes."""


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sync_load", description=__doc__)
    parser.add_argument("--saves", type=int, default=40, help="pushes of each workstation (40)")
    parser.add_argument("--first", type=int, default=10_000, help="annotations at first (10000)")
    parser.add_argument("--quick", action="store_true", help="8 pushes each, 1,000 annotations")
    options = parser.parse_args()
    saves, first = (8, 1000) if options.quick else (options.saves, options.first)
    rows = [["what", "figure", "asked"]]
    figures: dict[str, float | int | str | bool] = {"saves": saves, "first_annotations": first}
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder) / "a") as server:
        _started(server, rows, figures)
        _loads(server, saves, rows, figures)
        figures["mb_after_load"] = round(_memory(server), 1)
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder) / "b") as server:
        _first_sync(server, first, rows, figures)
    print_report("sync_load", rows, figures)


class _Server:
    """A server process: its address, and how long its start took."""

    def __init__(self, process: "subprocess.Popen[str]", address: str, start: float) -> None:
        self.process, self.address, self.start = process, address, start


@contextmanager
def _served(data: Path) -> Iterator[_Server]:
    began = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.sync_served", str(data)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().split()[3]
        Workstation(address).exchange([])
        yield _Server(process, address, perf_counter() - began)
    finally:
        process.terminate()
        if process.wait(60) != 0:
            raise SystemExit("the server did not end well")


def _memory(server: _Server) -> float:
    return float(psutil.Process(server.process.pid).memory_info().rss) / 2**20


def _started(
    server: _Server, rows: list[list[str]], figures: dict[str, float | int | str | bool]
) -> None:
    figures["start_s"] = round(server.start, 2)
    figures["mb_at_start"] = round(_memory(server), 1)
    rows.append(["start to the first answer", f"{server.start:.2f} s", "< 3 s"])
    rows.append(["memory then", f"{figures['mb_at_start']} MB", "< 250 MB"])


def _loads(
    server: _Server,
    saves: int,
    rows: list[list[str]],
    figures: dict[str, float | int | str | bool],
) -> None:
    for clients, factor, asked in ((1, 8, "p95 < 50 ms"), (50, 1, "p95 < 200 ms"), (8, 4, "")):
        found = _at_once(server.address, clients=clients, saves=factor * saves)
        times, rate = found["times"], len(found["times"]) / found["took"]
        p50, p95 = (1000 * float(np.percentile(times, part)) for part in (50, 95))
        figures[f"p95_ms_{clients}"], figures[f"saves_a_s_{clients}"] = round(p95, 1), round(rate)
        told = f"p50 {p50:.1f} ms, p95 {p95:.1f} ms, {rate:.0f} saves/s"
        rows.append([f"{clients} pushing at once, durable", told, asked])
    ratio = float(figures["saves_a_s_8"]) / MONAI_LABEL
    figures["times_monai_label"] = round(ratio, 2)
    rows.append(["8 next to MONAI Label's 135/s", f"{ratio:.1f} times", ">= 3 times"])


def _at_once(address: str, *, clients: int, saves: int) -> Any:
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.sync_clients", address, str(clients), str(saves)],
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode != 0:
        raise SystemExit(run.stderr)
    return json.loads(run.stdout)


def _first_sync(
    server: _Server,
    annotations: int,
    rows: list[list[str]],
    figures: dict[str, float | int | str | bool],
) -> None:
    station = Workstation(server.address)
    pages = [
        [change for _ in range(min(_PAGE, annotations - start)) for change in station.save()]
        for start in range(0, annotations, _PAGE)
    ]
    began = perf_counter()
    for page in pages:
        station.exchange(page)
    up = perf_counter() - began
    began = perf_counter()
    pulled = _pulled(station)
    down = perf_counter() - began
    if pulled != 2 * annotations:
        raise SystemExit(f"{pulled} changes came back of {2 * annotations}")
    before = station.requests
    station.exchange([])
    figures["first_up_s"], figures["first_down_s"] = round(up, 2), round(down, 2)
    figures["requests_with_nothing_new"] = station.requests - before
    rows.append([f"first sync of {annotations}: up", f"{up:.1f} s", "< 20 s"])
    rows.append([f"first sync of {annotations}: down", f"{down:.1f} s", "< 20 s"])
    rows.append(["sync with nothing new", f"{station.requests - before} request", "1 request"])


def _pulled(station: Workstation) -> int:
    since, count, has_more = 0, 0, True
    while has_more:
        said = station.exchange([], since=since)
        since, has_more = said["covered"], said["has_more"]
        count += len(said["changes"])
    return count


if __name__ == "__main__":
    main()
