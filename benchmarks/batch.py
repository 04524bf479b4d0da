"""1,000 wafers of a set against as many runs of the bare model, in one process.

The bare runs go one after another on all cores, as anybody would write them; a second row
gives what two of them at once need on one core each. Figures asked for: at most 1.5 times the
bare runs, memory under 1 GB and flat.
"""

import argparse
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
import psutil

from benchmarks.report import print_report
from benchmarks.wafers import input_of, read_wafers
from ml_core.segmentation.batch import inspect_all
from ml_core.segmentation.package import read_package
from ml_core.segmentation.pipeline import load_inspector
from ml_core.segmentation.session import CPU, Engine, open_engine
from ml_core.simulate.wafer import simulate_set
from ml_core.wafer.sets import DieGridSet, read_set, write_set

SEED = 20


def main() -> None:
    arguments = _arguments()
    count = 100 if arguments.quick else arguments.count
    with TemporaryDirectory() as folder:
        path = arguments.set or Path(folder) / "set.npz"
        if arguments.set is None:
            write_set(path, simulate_set(count, SEED))
        batch_s, memory = timed_batch(arguments.model, path, count)
        bare_s, paired_s = timed_bare(arguments.model, read_set(path), count)
    rows = [
        ["", "s", "ms a wafer"],
        _row("bare model, one run at a time", bare_s, count),
        _row("bare model, two runs at once", paired_s, count),
        _row("inspect_all, file to metrics", batch_s, count),
    ]
    figures = {
        "wafers": count,
        "batch_s": round(batch_s, 2),
        "bare_s": round(bare_s, 2),
        "bare_paired_s": round(paired_s, 2),
        "ratio": round(batch_s / bare_s, 3),
        "ratio_paired": round(batch_s / paired_s, 3),
        "rss_first_mb": round(float(np.mean(memory[len(memory) // 10 : len(memory) // 5])), 1),
        "rss_last_mb": round(float(np.mean(memory[-(len(memory) // 10) :])), 1),
        "rss_most_mb": round(max(memory), 1),
    }
    print_report("batch", rows, figures)


def timed_batch(model: Path, path: Path, count: int) -> tuple[float, list[float]]:
    """Seconds from opening the set to the last result, and memory after each wafer in MB."""
    inspector = load_inspector(model, providers=[CPU])
    process = psutil.Process()
    start = perf_counter()
    results = inspect_all(inspector, read_wafers(path))
    memory = [process.memory_info().rss / 1e6 for _ in results]
    if len(memory) != count:
        raise SystemExit(f"the set has {len(memory)} wafers, not {count}: say --count")
    return perf_counter() - start, memory


def timed_bare(model: Path, dies: DieGridSet, count: int) -> tuple[float, float]:
    """Seconds of bare runs: one at a time on all cores, and two at once on one core each."""
    package = read_package(model)
    batches = [input_of(dies.cells_of(i), package.description) for i in range(min(count, 50))]
    threads = load_inspector(model, providers=[CPU]).session.threads
    whole = _seconds(open_engine(package.cpu_graph, CPU, threads), batches, count, _one_by_one)
    paired = _seconds(open_engine(package.cpu_graph, CPU, 1), batches, count, _two_at_once)
    return whole, paired


def _seconds(
    engine: Engine,
    batches: list[np.ndarray],
    count: int,
    run: Callable[[Engine, list[np.ndarray]], None],
) -> float:
    run(engine, batches[:4])
    start = perf_counter()
    run(engine, [batches[i % len(batches)] for i in range(count)])
    return perf_counter() - start


def _one_by_one(engine: Engine, batches: list[np.ndarray]) -> None:
    for batch in batches:
        engine.run(["logits"], {"map": batch})


def _two_at_once(engine: Engine, batches: list[np.ndarray]) -> None:
    with ThreadPoolExecutor(2) as pool:
        for _ in pool.map(lambda batch: engine.run(["logits"], {"map": batch}), batches):
            pass


def _row(name: str, seconds: float, count: int) -> list[str]:
    return [name, f"{seconds:.2f}", f"{seconds / count * 1000:.1f}"]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="1,000 wafers against as many bare runs.")
    parser.add_argument("--model", type=Path, default=Path("resources/models/starter"))
    parser.add_argument("--set", type=Path, default=None, help="a die-grid set; else simulated")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--quick", action="store_true", help="100 wafers")
    return parser.parse_args()


if __name__ == "__main__":
    main()
