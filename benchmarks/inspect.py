"""One inspection of a 300 x 300 wafer, ``.npy`` file to metrics, against the bare model.

Each turn runs the bare graph once, with the session options of the product, and then inspects
one wafer, so that whatever else the machine does falls on both alike. (A session whose threads
spin would take a core from the inspection after it; on idle cores it is no quicker itself.)
Figures asked for: p95 under 0.25 s, and at most 1.5 times the bare run.
"""

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np

from benchmarks.report import print_report
from benchmarks.wafers import SIDE, draw_round, input_of, read_wafers
from ml_core.segmentation.package import read_package
from ml_core.segmentation.pipeline import Inspector, load_inspector
from ml_core.segmentation.session import CPU, open_engine
from ml_core.wafer.inspection import StageTimes

STAGES = ("read", "preprocess", "model", "postprocess", "metrics")


@dataclass(frozen=True)
class Turn:
    """Milliseconds of one turn."""

    bare: float
    whole: float
    stages: StageTimes
    defects: int


def main() -> None:
    arguments = _arguments()
    inspector = load_inspector(arguments.model, providers=[CPU])
    turns = measure(arguments.model, inspector, count=10 if arguments.quick else arguments.count)
    bare, whole = [np.array([getattr(t, name) for t in turns]) for name in ("bare", "whole")]
    stages = {name: np.array([getattr(t.stages, name) for t in turns]) for name in STAGES}
    rows = [["stage", "p50 ms", "p95 ms"], _row("bare model", bare)]
    rows += [_row(name, values) for name, values in stages.items()]
    rows += [_row("file to metrics", whole)]
    figures = {
        "p50_ms": round(float(np.median(whole)), 2),
        "p95_ms": round(float(np.percentile(whole, 95)), 2),
        "bare_p50_ms": round(float(np.median(bare)), 2),
        "bare_p95_ms": round(float(np.percentile(bare, 95)), 2),
        "ratio": round(float(np.median(whole) / np.median(bare)), 3),
        "ratio_p95": round(float(np.percentile(whole, 95) / np.percentile(bare, 95)), 3),
        "defects": round(float(np.mean([t.defects for t in turns])), 1),
        "threads": inspector.session.threads,
    }
    print_report("inspect", rows, figures)


def measure(package: Path, inspector: Inspector, *, count: int) -> list[Turn]:
    """Bare runs and inspections by turns, after three of each to warm up."""
    parts = read_package(package)
    engine = open_engine(parts.cpu_graph, CPU, inspector.session.threads)
    turns = []
    with tempfile.TemporaryDirectory() as folder:
        paths = [_written(Path(folder), index) for index in range(16)]
        for turn in range(count + 3):
            path = paths[turn % len(paths)]
            batch = input_of(np.load(path), parts.description)
            start = perf_counter()
            engine.run(["logits"], {"map": batch})
            middle = perf_counter()
            (wafer,) = read_wafers(path)
            read = perf_counter()
            inspection = inspector.inspect(wafer)
            end = perf_counter()
            stages = StageTimes(
                **{**vars(inspection.times), "read": (read - middle) * 1000.0},
            )
            turns.append(
                Turn(
                    (middle - start) * 1000.0,
                    (end - middle) * 1000.0,
                    stages,
                    len(inspection.defects),
                )
            )
    return turns[3:]


def _written(folder: Path, index: int) -> Path:
    path = folder / f"{index}.npy"
    np.save(path, draw_round(index))
    return path


def _row(name: str, values: np.ndarray) -> list[str]:
    return [name, f"{np.median(values):.2f}", f"{np.percentile(values, 95):.2f}"]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=f"One inspection of a {SIDE} x {SIDE} wafer.")
    parser.add_argument("--model", type=Path, default=Path("resources/models/starter"))
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--quick", action="store_true", help="ten turns")
    return parser.parse_args()


if __name__ == "__main__":
    main()
