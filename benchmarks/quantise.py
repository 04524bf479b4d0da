"""What int8 costs: fp32, seven and eight bits a weight, with and without VNNI.

``--checkpoint RUN/last.pt --size 160`` (needs the extra 'train') or ``--model GPU.wsmodel`` has a
float graph to quantise and compare with; a package without one shows its int8 graph alone.
CPUs without VNNI are emulated exactly (`ml_core.training.packing.saturation`). ``--emulator
qemu-x86_64`` also runs onnxruntime's own AVX2 code under QEMU on ``--emulated`` wafers, and tells
how far its logits are from this machine's and from the emulation's. ``--trials`` compares
calibrators.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.report import print_report
from ml_core.segmentation.package import FP32_GRAPH, read_package
from ml_core.segmentation.preprocess import model_input
from ml_core.simulate.wafer import simulate_set, wafer_of
from ml_core.training.packing.export import export_onnx, session_of
from ml_core.training.packing.quantise import Calibrator, quantise
from ml_core.training.packing.saturation import SaturatingRun, count_saturation, largest_weight
from ml_core.training.packing.scores import logits_of, mask_scores, probabilities_of
from ml_core.training.packing.trained import load_trained
from ml_core.training.scoring import Predict

STARTER: Final = Path(__file__).resolve().parents[1] / "resources" / "models" / "starter"
SEED: Final = 7_500_001
"""Seed of the wafers; settings are compared on them, so the test set stays out of it."""

_COUNTED: Final = 8
_TIMED: Final = 20


@dataclass(frozen=True, slots=True)
class Model:
    """What is measured.

    Attributes:
        fp32: float graph; None where the package has none.
        int8: the int8 graph of a package; None where it is made here.
        size: side of the input.
        temperature: logits are divided by it.
        thresholds: per class.
    """

    fp32: bytes | None
    int8: bytes | None
    size: int
    temperature: float
    thresholds: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One graph and how it is run."""

    name: str
    mean_iou: float
    overall_iou: float
    ms: float | None
    megabytes: float
    largest_weight: int | None
    saturated: float | None


def main() -> None:
    """Measure and print."""
    options = _options()
    model = _model(options)
    count = 8 if options.quick else options.count
    rows = []
    if model.fp32:
        rows.append(measured("fp32", model.fp32, model, count=count))
    seven = model.int8 or quantise(model.fp32 or b"", size=model.size)
    rows.append(measured("int8, 7 bits", seven, model, count=count))
    if model.fp32:
        eight = quantise(model.fp32, size=model.size, eight_bits=True)
        rows.append(measured("int8, 8 bits", eight, model, count=count))
        without = SaturatingRun(eight).logits
        rows.append(measured("int8, 8 bits, no VNNI", eight, model, count=count, logits=without))
        rows += trials(model, count=count) if options.trials else []
        if options.emulator:
            for name, graph in (("7 bits", seven), ("8 bits", eight)):
                under_emulator(name, graph, model, options.emulator, options.emulated)
    print_report("quantise", table(rows), figures(rows, count))


def measured(
    name: str, graph: bytes, model: Model, *, count: int, logits: Predict | None = None
) -> Row:
    """Score and time one graph; ``logits`` runs it in another way, which is not timed."""
    session = session_of(graph)
    predict = probabilities_of(logits or logits_of(session), model.temperature)
    scores = mask_scores(
        predict, simulate_set(count, SEED), size=model.size, thresholds=model.thresholds
    )
    layers = count_saturation(graph, maps_of(min(count, _COUNTED), model.size))
    pairs = sum(layer.pairs for layer in layers)
    return Row(
        name=name,
        mean_iou=scores.mean_iou,
        overall_iou=scores.overall_iou,
        ms=None if logits else milliseconds(logits_of(session), model.size),
        megabytes=len(graph) / 1e6,
        largest_weight=largest_weight(graph) or None,
        saturated=sum(layer.saturated for layer in layers) / pairs if pairs else None,
    )


def trials(model: Model, *, count: int) -> list[Row]:
    """Other calibrators, and the first convolution in floats, at seven bits."""
    fp32 = model.fp32 or b""
    graphs = {c.value: quantise(fp32, size=model.size, calibrator=c) for c in Calibrator}
    graphs["first convolution in floats"] = quantise(fp32, size=model.size, first_in_floats=True)
    return [measured(name, graph, model, count=count) for name, graph in graphs.items()]


def under_emulator(name: str, graph: bytes, model: Model, program: str, count: int) -> None:
    """Print how far logits under a processor without VNNI are from those here."""
    script = Path(__file__).with_name("run_graph.py")
    with tempfile.TemporaryDirectory() as text:
        folder = Path(text)
        (folder / "graph.onnx").write_bytes(graph)
        maps = maps_of(count, model.size)
        np.savez(folder / "feeds.npz", map=maps)
        files = [str(folder / n) for n in ("graph.onnx", "feeds.npz", "out.npz")]
        command = [program, "-cpu", "max", sys.executable, "-P", str(script), *files]
        subprocess.run(command, check=True, capture_output=True)
        there = np.load(folder / "out.npz")["logits"]
    for words, logits in (("this machine", logits_of(session_of(graph))),
                          ("exact emulation", SaturatingRun(graph).logits)):  # fmt: skip
        distance = np.abs(logits(maps) - there)
        print(f"{name}: {program} against {words}: logits differ by at most {distance.max():.2g}, "
              f"on average {distance.mean():.2g}")  # fmt: skip


def maps_of(count: int, size: int) -> np.ndarray:
    """Inputs (count, 3, size, size)."""
    return np.stack([model_input(wafer_of(SEED, i).cells, size=size) for i in range(count)])


def milliseconds(logits: Predict, size: int) -> float:
    """Median time of one wafer."""
    map_, times = maps_of(1, size), []
    for _ in range(_TIMED):
        start = time.perf_counter()
        logits(map_)
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def table(rows: list[Row]) -> list[list[str]]:
    """The rows as text; the first row's mean IoU is what the others lose from."""
    head = ["graph", "mean IoU", "lost", "overall", "ms", "MB", "largest weight", "saturated pairs"]
    first = rows[0].mean_iou
    return [head] + [
        [
            row.name, f"{row.mean_iou:.4f}", f"{first - row.mean_iou:+.4f}",
            f"{row.overall_iou:.4f}", "-" if row.ms is None else f"{row.ms:.1f}",
            f"{row.megabytes:.1f}", str(row.largest_weight or "-"),
            "-" if row.saturated is None else f"{row.saturated:.2e}",
        ]
        for row in rows
    ]  # fmt: skip


def figures(rows: list[Row], count: int) -> dict[str, float | int | str | bool]:
    """Mean IoU of each row, by name."""
    return {"wafers": count, **{row.name: round(row.mean_iou, 4) for row in rows}}


def _model(options: argparse.Namespace) -> Model:
    if options.checkpoint:
        graph = export_onnx(load_trained(options.checkpoint).network)
        return Model(graph, None, options.size, 1.0, (0.5,) * 8)
    package = read_package(options.model)
    told = package.description
    fp32 = package.files.get(FP32_GRAPH)
    return Model(fp32, package.cpu_graph, told.input_size, told.temperature, told.thresholds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quantise", description=__doc__)
    add = parser.add_argument
    add("--checkpoint", type=Path, help="of a training; quantised here")
    add("--size", type=int, default=160, help="side of the input, with --checkpoint")
    add("--model", type=Path, default=STARTER, help="a package (default: the starter)")
    add("--count", type=int, default=100, help="simulated wafers (default 100)")
    add("--trials", action="store_true", help="other calibrators too")
    add("--emulator", help="program of QEMU's user mode, such as qemu-x86_64")
    add("--emulated", type=int, default=3, help="wafers that run under it (default 3)")
    add("--quick", action="store_true", help="8 wafers")
    return parser.parse_args()


if __name__ == "__main__":
    main()
