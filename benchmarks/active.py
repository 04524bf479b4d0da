"""Chooses 100 wafers, and 20 in reserve, out of a pool of 100,000, by each method.

A wafer's embedding is drawn around one of 40 patterns, one of the patterns a thousand times as
rare as another; 1,000 wafers are labelled. Each method runs in a fresh process: its time is that
of `select`, its memory the highest that the process held beyond the pool. The last rows are
CoreSet elsewhere: embeddings of float32, without any pattern, a pool without labels, and one of
which a tenth is labelled.

With ``--curves`` it simulates the loop instead and prints labels against mean IoU (setting and
duration: `benchmarks.active_curves`); this needs the extra ``train``. With ``--out`` it may be
killed at any time, and the same command goes on.
"""

import argparse
import json
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, Final

import numpy as np
import psutil
from numpy.typing import NDArray

from benchmarks.report import print_report
from ml_core.active.pool import Candidates
from ml_core.active.selection import select
from ml_core.active.settings import Method, SelectionSettings

PATTERNS: Final = 40
DIMENSIONS: Final = 2048
EXTRA: Final = ("coreset-float32", "coreset-iid", "coreset-unlabelled", "coreset-tenth-labelled")
SAMPLE_SECONDS: Final = 0.005
_LABELLED: Final = {"coreset-unlabelled": 0.0, "coreset-tenth-labelled": 0.1}


def main() -> None:
    """Measure each method in its own process and print."""
    options = _options()
    if options.measure:
        print(json.dumps(measure(options.measure, options.wafers)))
        return
    if options.curves:
        from benchmarks.active_curves import measure_curves  # loads torch

        measure_curves(options.out, hours=options.hours, quick=options.quick)
        return
    wafers = 5_000 if options.quick else options.wafers
    rows = [["method", "s", "peak MB beyond the pool"]]
    figures: dict[str, float | int] = {"wafers": wafers}
    for name in (*Method, *EXTRA):
        found = _in_a_process(name, wafers)
        rows.append([name, f"{found['seconds']:.2f}", f"{found['peak_mb']:.0f}"])
        key = name.replace("-", "_")
        figures |= {f"{key}_s": found["seconds"], f"{key}_peak_mb": found["peak_mb"]}
    print_report("active", rows, figures)


def measure(name: str, wafers: int) -> dict[str, float]:
    """Time one choice.

    Args:
        name: a method, or one of ``EXTRA``.
        wafers: size of the pool.

    Returns:
        ``seconds`` and ``peak_mb``.
    """
    method = Method(name.split("-")[0]) if name in EXTRA else Method(name)
    candidates = pool(
        wafers,
        kind=np.float32 if name == "coreset-float32" else np.float16,
        patterns=0 if name == "coreset-iid" else PATTERNS,
        labelled=int(wafers * _LABELLED.get(name, 0.01)),
    )
    settings = SelectionSettings(method=method)
    before = psutil.Process().memory_info().rss
    with _Peak() as peak:
        start = time.perf_counter()
        selection = select(candidates, settings, np.random.default_rng(1))
        seconds = time.perf_counter() - start
    assert len(selection.choices) == settings.size
    return {"seconds": round(seconds, 3), "peak_mb": round((peak.bytes - before) / 2**20, 1)}


def pool(wafers: int, *, kind: type[Any], patterns: int, labelled: int) -> Candidates:
    """Make a pool.

    Args:
        wafers: its size.
        kind: dtype of the embeddings.
        patterns: centres around which they lie; 0 for none.
        labelled: how many wafers have a label.

    Returns:
        The pool, the same each time.
    """
    rng = np.random.default_rng(0)
    pattern = (patterns * rng.random(wafers) ** 3).astype(int)
    class_entropy = rng.gamma(0.3, 0.05, (wafers, 8))
    return Candidates(
        ids=np.array([rng.bytes(32).hex() for _ in range(wafers)]),
        entropy=class_entropy.sum(1),
        class_entropy=class_entropy,
        verdict=(pattern % 9).astype(np.int8),
        labelled=rng.permutation(wafers) < labelled,
        bald=rng.gamma(0.3, 0.05, wafers),
        embeddings=_embeddings(pattern, rng, kind=kind, patterns=patterns),
    )


def _embeddings(
    pattern: NDArray[np.int64], rng: np.random.Generator, *, kind: type[Any], patterns: int
) -> NDArray[np.floating[Any]]:
    centres = rng.normal(0, 1, (max(1, patterns), DIMENSIONS)).astype(np.float32)
    centres *= min(1, patterns)
    embeddings = np.empty((len(pattern), DIMENSIONS), dtype=kind)
    for start in range(0, len(pattern), 4096):
        part = centres[pattern[start : start + 4096]]
        noise = rng.standard_normal(part.shape, dtype=np.float32)
        embeddings[start : start + 4096] = np.maximum(part + 0.5 * noise, 0)
    return embeddings


class _Peak:
    """Watches the process's memory from a thread."""

    def __init__(self) -> None:
        self.bytes = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> "_Peak":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        process = psutil.Process()
        while True:
            self.bytes = max(self.bytes, process.memory_info().rss)
            if self._done.wait(SAMPLE_SECONDS):
                return


def _in_a_process(name: str, wafers: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.active"]
    command += ["--measure", name, "--wafers", str(wafers)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(result.stdout)
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.active", description=__doc__)
    parser.add_argument("--wafers", type=int, default=100_000)
    parser.add_argument("--quick", action="store_true", help="5,000 wafers; tiny curves")
    parser.add_argument("--curves", action="store_true", help="simulate the loop")
    parser.add_argument("--hours", type=float, help="no training begins after so many")
    parser.add_argument("--out", type=Path, help="file of the curves' results, to go on with")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
