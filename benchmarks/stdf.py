"""Reads the wafers of a large STDF file, and lets the parser alone read the same records.

Both run in fresh processes, by turns, on a file that is generated in a temporary folder and
lies in the page cache. The reader's time goes from the path to the last wafer map, the
file's SHA-256 included; the parser's from the path to its last Arrow batch of the records
that the reader asks for. The parser's time for all records is given beside it.
"""

import argparse
import json
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import numpy as np
import psutil
import stdf_convert

from benchmarks.report import print_report
from ml_core.formats.opening import open_wafers
from ml_core.formats.testlogs.stdf_log import RECORDS
from ml_core.wafer.map import WaferMap

WAFERS: Final = 25
DIES: Final = 7_000
TESTS: Final = 48
ROUNDS: Final = 5


def main() -> None:
    """Generate, measure and print."""
    options = _options()
    if options.measure:
        print(json.dumps(MEASURES[options.measure](options.file)))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lot.stdf"
        write_lot(path, wafers=2 if options.quick else WAFERS)
        _report(path, rounds=2 if options.quick else ROUNDS)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stdf", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two wafers, two rounds")
    parser.add_argument("--measure", choices=list(MEASURES), help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def write_lot(path: Path, *, wafers: int) -> None:
    """Write a little-endian lot of round wafers whose parts have 48 parametric tests each."""
    x, y = _round_wafer(DIES)
    with path.open("wb") as stream:
        stream.write(_record(0, 10, b"\x02\x04") + _lot_record() + _setup_record())
        for wafer in range(1, wafers + 1):
            name = _text(f"W{wafer:02d}")
            parts = _parts(x, y, np.random.default_rng(wafer))
            stream.write(_record(2, 10, struct.pack("<BBI", 1, 255, 1_700_000_000) + name))
            stream.write(parts.tobytes())
            counts = struct.pack("<BBIIIIII", 1, 255, 0, DIES, *(0xFFFFFFFF,) * 4)
            stream.write(_record(2, 20, counts + name))
        stream.write(_record(1, 20, struct.pack("<I", 0)))


def _round_wafer(count: int) -> tuple[np.ndarray, np.ndarray]:
    """The ``count`` grid points nearest to the middle, row by row."""
    side = np.arange(-60, 61)
    x, y = (axis.ravel() for axis in np.meshgrid(side, side))
    nearest = np.sort(np.argsort(x * x + y * y, kind="stable")[:count])
    return x[nearest], y[nearest]


def _parts(x: np.ndarray, y: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """(dies, bytes) uint8: PIR, the tests and PRR of each die."""
    begin = _record(5, 10, b"\x01\x00")
    tests = b"".join(_test_record(number) for number in range(TESTS))
    fixed = struct.pack("<BBBHHHhhI", 1, 0, 0, TESTS, 1, 1, 0, 0, 250)
    end = _record(5, 20, fixed + _text("00000") + _text("") + b"\0")
    parts = np.tile(np.frombuffer(begin + tests + end, dtype=np.uint8), (len(x), 1))
    result = len(begin) + len(tests) + 4
    failed = chance.random(len(x)) < 0.1
    _put(parts, result + 2, np.where(failed, 8, 0), "u1")
    _put(parts, result + 5, np.where(failed, chance.integers(2, 12, len(x)), 1), "<u2")
    _put(parts, result + 9, x, "<i2")
    _put(parts, result + 11, y, "<i2")
    for test in range(TESTS):
        at = len(begin) + test * (len(tests) // TESTS) + 12
        _put(parts, at, chance.normal(1.0, 0.1, len(x)), "<f4")
    return parts


def _put(parts: np.ndarray, at: int, values: np.ndarray, kind: str) -> None:
    data = values.astype(kind)
    parts[:, at : at + data.itemsize] = data.view(np.uint8).reshape(len(values), -1)


def _record(kind: int, sub: int, body: bytes) -> bytes:
    return struct.pack("<HBB", len(body), kind, sub) + body


def _text(value: str) -> bytes:
    return bytes([len(value)]) + value.encode("ascii")


def _test_record(number: int) -> bytes:
    body = struct.pack("<IBBBBf", 1000 + number, 1, 0, 0, 0, 0.0)
    return _record(15, 10, body + _text(f"leak_{number:04d}_1V8"[:11]) + _text(""))


def _lot_record() -> bytes:
    fixed = struct.pack("<IIBcccHc", 0, 1_700_000_000, 1, b"P", b" ", b" ", 65535, b" ")
    return _record(1, 10, fixed + b"".join(map(_text, ("LOT", "CHIP", "TESTER", "J", "JOB"))))


def _setup_record() -> bytes:
    body = struct.pack("<fffBchhcc", 300.0, 3.0, 3.0, 3, b"D", 0, 0, b"R", b"U")
    return _record(2, 30, body)


def _read_wafers(path: Path) -> int:
    wafers = [item for item in open_wafers([path]) if isinstance(item, WaferMap)]
    return sum(wafer.die_count for wafer in wafers)


def _parse_same(path: Path) -> int:
    return sum(batch.num_rows for _, batch in stdf_convert.batches(path, RECORDS))


def _parse_all(path: Path) -> int:
    return sum(batch.num_rows for _, batch in stdf_convert.batches(path))


def _measured(work: Callable[[Path], int]) -> Callable[[Path], Mapping[str, float]]:
    def measure(path: Path) -> Mapping[str, float]:
        begun, begun_cpu = time.perf_counter(), time.process_time()
        count = work(path)
        return {
            "seconds": time.perf_counter() - begun,
            "cpu": time.process_time() - begun_cpu,
            "count": count,
            "memory": _peak_memory_mb(),
        }

    return measure


MEASURES: Final = {
    "reader": _measured(_read_wafers),
    "parser": _measured(_parse_same),
    "parser_all": _measured(_parse_all),
}
"""What a fresh process measures."""


def _in_fresh_process(name: str, path: Path) -> Mapping[str, float]:
    command = [sys.executable, "-m", "benchmarks.stdf", "--measure", name, "--file", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    outcome: Mapping[str, float] = json.loads(done.stdout)
    return outcome


def _report(path: Path, *, rounds: int) -> None:
    _warm(path)
    runs: dict[str, list[Mapping[str, float]]] = {name: [] for name in MEASURES}
    for _ in range(rounds):
        for name, own in runs.items():
            own.append(_in_fresh_process(name, path))
    best = {name: min(run["seconds"] for run in own) for name, own in runs.items()}
    median = {name: float(np.median([r["seconds"] for r in own])) for name, own in runs.items()}
    megabytes = path.stat().st_size / 1e6
    rows = [["what", "best s", "median s", "CPU s", "MB/s", "peak MB", "dies or records"]]
    rows += [
        [
            TITLES[name],
            f"{best[name]:.3f}",
            f"{median[name]:.3f}",
            f"{min(run['cpu'] for run in own):.3f}",
            f"{megabytes / best[name]:.0f}",
            f"{max(run['memory'] for run in own):.0f}",
            f"{own[0]['count']:.0f}",
        ]
        for name, own in runs.items()
    ]
    figures: dict[str, float | int | str | bool] = {
        "file_mb": round(megabytes, 1),
        "reader_s": round(best["reader"], 3),
        "parser_s": round(best["parser"], 3),
        "parser_all_s": round(best["parser_all"], 3),
        "ratio": round(best["reader"] / best["parser"], 3),
        "stdf_convert": stdf_convert.__version__,
        "ratio_median": round(median["reader"] / median["parser"], 3),
        "ratio_to_all": round(best["reader"] / best["parser_all"], 3),
        "peak_mb": round(max(run["memory"] for run in runs["reader"]), 1),
        "dies": int(runs["reader"][0]["count"]),
    }
    title = f"STDF: wafers of a {megabytes:.0f} MB file, against its parser, {rounds} rounds"
    print_report(title, rows, figures)


def _warm(path: Path) -> None:
    """Bring a file into the page cache: the parser is measured, not the disk."""
    with path.open("rb") as stream:
        while stream.read(1 << 20):
            pass


def _peak_memory_mb() -> float:
    """The largest resident memory of this process so far, MB (10^6 bytes)."""
    if sys.platform == "win32":
        return float(psutil.Process().memory_info().peak_wset) / 1e6
    import resource

    scale = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / 1e6


TITLES: Final = {
    "reader": "open_wafers, SHA-256 included",
    "parser": "stdf-convert, the same records",
    "parser_all": "stdf-convert, all records",
}


if __name__ == "__main__":
    main()
