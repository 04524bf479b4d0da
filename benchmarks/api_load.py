"""Cached predictions under load, the server's start, and its memory: real processes.

The server is the one that people start, on a fresh folder, with real tokens; the load comes from a
process of its own over connections that stay open, each asking for the next as soon as it has the
last. Both share the machine's cores. Figures asked for: 100 cached predictions a second, the first
answer within 3 s of the start, under 250 MB.
"""

import argparse
import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import numpy as np
import psutil

from benchmarks.report import print_report
from ml_core.simulate.wafer import wafer_of
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.map import WaferInfo, WaferMap, WaferSource
from ml_core.wafer.packing import pack_wafer
from sync_server.app import open_parts
from sync_server.auth.sign_ins import begin
from sync_server.clock import SystemClock, stamp
from sync_server.contract.versions import API_PREFIX
from sync_server.settings import ServerSettings
from sync_server.store.tables import Account
from sync_server.wafers.keeping import keep, record_from
from sync_server.wafers.reading import facts_of

_SEED: Final = 7
_WAFERS: Final = 200
_CONNECTIONS: Final = 4
_MANY: Final = str(10**9)


@dataclass(frozen=True)
class Server:
    """A server process that answered.

    Attributes:
        process: of it.
        address: host and port.
        start: seconds from its start to the first answer.
    """

    process: psutil.Process
    address: str
    start: float

    @property
    def megabytes(self) -> float:
        """Resident memory, MB."""
        return float(self.process.memory_info().rss) / 1e6

    @property
    def processor_seconds(self) -> float:
        """Processor time so far."""
        times = self.process.cpu_times()
        return float(times.user + times.system)


@dataclass(frozen=True)
class Load:
    """What a load found: seconds of each answer, and of all."""

    times: tuple[float, ...]
    seconds: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.api_load", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="20 wafers, 2 seconds")
    parser.add_argument("--seconds", type=float, default=10.0, help="of each load (10)")
    parser.add_argument("--ask", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.ask:
        _ask(*options.ask)
        return
    wafers, seconds = (20, 2.0) if options.quick else (_WAFERS, options.seconds)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        token = prepared(data, wafers=wafers)
        rows, figures = measured(data, token, wafers=wafers, seconds=seconds)
    print_report("api_load", rows, figures)


def measured(
    data: Path, token: str, *, wafers: int, seconds: float
) -> tuple[list[list[str]], dict[str, float | int | str | bool]]:
    """Rows and figures of all measurements."""
    rows = [["what", "asked", "measured"]]
    figures: dict[str, float | int | str | bool] = {"wafers": wafers, "connections": _CONNECTIONS}

    def note(name: str, what: str, asked: str, value: float, unit: str) -> None:
        rows.append([what, asked, f"{value:.2f} {unit}" if value < 10 else f"{value:.0f} {unit}"])
        figures[name] = round(value, 3)

    with served(data, model=False) as server:
        note("start_s", "start to first answer, no model", "under 3", server.start, "s")
        note("bare_mb", "memory, no model", "under 250", server.megabytes, "MB")
    with served(data, model=True) as server:
        note("start_model_s", "start to first answer, model to load", "under 3", server.start, "s")
        made = loaded(server, token, "POST", wafers)
        note("ready_s", "first start to first prediction", "–", server.start + made, "s")
        note("model_mb", "memory, model loaded", "under 250", server.megabytes, "MB")
        for method in ("POST", "GET"):
            before = server.processor_seconds
            load = under_load(server, token, method, seconds=seconds)
            spent = 1000 * (server.processor_seconds - before) / len(load.times)
            p95 = 1000 * float(np.percentile(load.times, 95))
            rate, name = len(load.times) / load.seconds, method.lower()
            note(f"{name}_per_s", f"{method} /predict, cached, a second", "100", rate, "")
            note(f"{name}_p95_ms", f"{method} /predict, cached, p95", "–", p95, "ms")
            note(
                f"{name}_cpu_ms",
                f"{method} /predict, the server's processor time",
                "–",
                spent,
                "ms",
            )
        note("loaded_mb", "memory after the load", "under 250", server.megabytes, "MB")
    return rows, figures


def prepared(data: Path, *, wafers: int) -> str:
    """A folder with wafers, and the token of an engineer."""
    parts = open_parts(ServerSettings(data=data), SystemClock())
    with parts.database.writing() as session:
        account = Account(account_id="load", role="engineer", made_at=stamp(parts.clock))
        session.add(account)
        session.flush()
        token = begin(session, parts, account, method="benchmark").access
    packed = data / "packed.wafer"
    for number in range(wafers):
        wafer = _wafer(number)
        packed.write_bytes(pack_wafer(wafer))
        blob = parts.blobs.add(packed)
        record = record_from(facts_of(wafer), blob=blob, size=packed.stat().st_size)
        with parts.database.writing() as session:
            keep(session, record, account_id="load", clock=parts.clock)
    parts.database.close()
    return token


@contextmanager
def served(data: Path, *, model: bool) -> Iterator[Server]:
    """The server as people start it, without limits of rate; ends with the block."""
    limits = ("PREDICTIONS_PER_MINUTE", "REQUESTS_PER_MINUTE")
    environment = {**os.environ, **{f"WAFER_SERVER_{name}": _MANY for name in limits}}
    if not model:
        environment["WAFER_SERVER_STARTER_MODEL"] = ""
    began = time.perf_counter()
    command = ["-m", "sync_server.cli", "serve", "--data", str(data), "--port", "0"]
    process = subprocess.Popen(
        [sys.executable, *command],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        address = urlsplit(process.stdout.readline().split()[3]).netloc
        connection = http.client.HTTPConnection(address, timeout=30)
        connection.request("GET", f"{API_PREFIX}/hello")
        if connection.getresponse().status != 200:
            raise SystemExit("the server does not say hello")
        start = time.perf_counter() - began
        connection.close()
        yield Server(psutil.Process(process.pid), address, start)
    finally:
        process.terminate()
        process.wait(60)


def loaded(server: Server, token: str, method: str, wafers: int) -> float:
    """Seconds until the first wafer is predicted; all are in the cache afterwards."""
    began, first = time.perf_counter(), 0.0
    connection = http.client.HTTPConnection(server.address, timeout=120)
    for number in range(1, wafers + 1):
        while _answered(connection, method, number, token) == 503:
            time.sleep(0.05)
        first = first or time.perf_counter() - began
    connection.close()
    return first


def under_load(server: Server, token: str, method: str, *, seconds: float) -> Load:
    """What a process that asks without a pause is answered."""
    asked = [server.address, token, method, str(seconds)]
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.api_load", "--ask", *asked],
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(run.stdout)
    return Load(tuple(told["times"]), told["seconds"])


def _ask(address: str, token: str, method: str, seconds: str) -> None:
    """Ask over some connections for so long, and print the seconds of each answer."""
    began = time.perf_counter()
    until = began + float(seconds)

    def one(first: int) -> list[float]:
        connection = http.client.HTTPConnection(address, timeout=60)
        times, number = [], first
        while time.perf_counter() < until:
            start = time.perf_counter()
            status = _answered(connection, method, 1 + number % 20, token)
            times.append(time.perf_counter() - start)
            if status != 200:
                raise SystemExit(f"answered with {status}")
            number += 1
        return times

    with ThreadPoolExecutor(_CONNECTIONS) as pool:
        times = [each for found in pool.map(one, range(_CONNECTIONS)) for each in found]
    print(json.dumps({"times": times, "seconds": time.perf_counter() - began}))


def _answered(connection: http.client.HTTPConnection, method: str, number: int, token: str) -> int:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    if method == "POST":
        body = json.dumps({"wafer_map_ids": [number]})
        connection.request("POST", f"{API_PREFIX}/predict", body, headers)
    else:
        connection.request("GET", f"{API_PREFIX}/predict/{number}", headers=headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status


def _wafer(number: int) -> WaferMap:
    cells = wafer_of(_SEED, number).cells
    rows, columns = cells.shape
    return WaferMap(
        source=WaferSource(path="simulated", sha256="0" * 64, key=str(number), format="simulated"),
        info=WaferInfo(lot="SIMULATED", wafer=str(number)),
        grid=DieGrid.estimated(columns=columns, rows=rows),
        cells=cells,
    )


if __name__ == "__main__":
    main()
