"""What explaining costs, and whether it is right.

Time of one explanation (wafer to heat map: features, gradient, raster) against 0.5 s; size of the
graph against 25 MB; distance from pytorch-grad-cam; seconds of 20 passes of MC dropout; expected
calibration error on the simulated test set before and after the package's temperature. A package
without ``explain.onnx`` is timed and compared with an untrained network of the same kind, whose
arithmetic is the same; its calibration is its own.
"""

import argparse
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import torch

from benchmarks.report import print_report
from ml_core.explain.explainer import Explainer, load_explainer
from ml_core.explain.reliability import CalibrationErrors, calibration_errors
from ml_core.explain.samples import PASSES
from ml_core.explain.session import EXPLAIN_INPUTS
from ml_core.segmentation.evaluate import wafers_of
from ml_core.segmentation.package import (
    CPU_GRAPH,
    EXPLAIN_GRAPH,
    ModelPackage,
    read_package,
    write_package,
)
from ml_core.segmentation.preprocess import model_input, planes_on_dies
from ml_core.segmentation.session import CPU, ModelSession
from ml_core.simulate.wafer import simulate_set
from ml_core.training.explain_graph import explain_onnx
from ml_core.training.network import WaferNet
from ml_core.training.packing.agreement import TEST_SEED
from ml_core.training.packing.export import export_onnx, session_of
from ml_core.training.packing.quantise import quantise
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import CLASS_KEYS, CLASSES

STARTER = Path(__file__).resolve().parents[1] / "resources" / "models" / "starter"


@dataclass(frozen=True)
class Times:
    """Milliseconds, a value a turn."""

    explanation: np.ndarray
    gradient: np.ndarray
    passes: np.ndarray


def main() -> None:
    arguments = _arguments()
    package = read_package(arguments.model)
    network = untrained()
    wafers = list(wafers_of(simulate_set(8, TEST_SEED)))
    with tempfile.TemporaryDirectory() as folder:
        path = explaining_package(package, arguments.model, network, Path(folder))
        graph = read_package(path).files[EXPLAIN_GRAPH]
        size = package.description.input_size
        times = measure(load_explainer(path), wafers, count=3 if arguments.quick else 60)
    distances = distances_from_grad_cam(network, size=64 if arguments.quick else size)
    count = 40 if arguments.quick else arguments.wafers
    before, after = calibration(package, count)
    figures: dict[str, float | int | str | bool] = {
        "model": f"{package.description.name} {package.description.version}",
        "own_explain_graph": EXPLAIN_GRAPH in package.files,
        "size": size,
        "explanation_p50_ms": round(float(np.median(times.explanation)), 1),
        "explanation_p95_ms": round(float(np.percentile(times.explanation, 95)), 1),
        "mc_passes": PASSES,
        "mc_p50_s": round(float(np.median(times.passes)) / 1000, 2),
        "graph_mb": round(len(graph) / 1e6, 2),
        **{name: float(f"{value:.2g}") for name, value in distances.items()},
        "wafers": count,
        "temperature": package.description.temperature,
        "ece_before": round(before.overall, 4),
        "ece_after": round(after.overall, 4),
    }
    print_report("explain", [*_time_rows(times), *_error_rows(before, after)], figures)


def untrained() -> WaferNet:
    """A seeded ResNet-50 network whose presence term is at work."""
    torch.manual_seed(0)
    network = WaferNet("resnet50").eval()
    torch.nn.init.normal_(network.presence.weight, std=0.02)
    return network


def explaining_package(package: ModelPackage, path: Path, network: WaferNet, folder: Path) -> Path:
    """The package itself if it explains, else one of an untrained network at its size."""
    if EXPLAIN_GRAPH in package.files:
        return path
    size = package.description.input_size
    model = quantise(export_onnx(network), size=size, count=2)
    graphs = {CPU_GRAPH: model, EXPLAIN_GRAPH: explain_onnx(network)}
    write_package(folder, replace(package.description, name="untrained"), graphs)
    return folder


def measure(explainer: Explainer, wafers: list[WaferMap], *, count: int) -> Times:
    """Explain wafers by turns, after two to warm up; passes of dropout every sixth turn."""
    rows, passes = [], []
    for turn in range(count + 2):
        wafer, key = wafers[turn % len(wafers)], CLASS_KEYS[turn % len(CLASS_KEYS)]
        start = perf_counter()
        features = explainer.features_of(wafer)
        middle = perf_counter()
        explainer.heat_map(wafer, features, key)
        end = perf_counter()
        rows.append((end - start, end - middle))
        if turn % 6 == 0:
            explainer.dropout_uncertainty(features, passes=PASSES)
            passes.append(perf_counter() - end)
    whole, gradient = np.array(rows[2:]).T * 1000
    return Times(whole, gradient, np.array(passes) * 1000)


def distances_from_grad_cam(network: WaferNet, *, size: int) -> dict[str, float]:
    """Largest distance from pytorch-grad-cam, of its maximum, fp32 and fp16 weights."""
    from pytorch_grad_cam import GradCAM

    maps = np.stack([model_input(w.cells, size=size) for w in wafers_of(simulate_set(1, 1))])
    with torch.no_grad():
        features = network.encode(torch.from_numpy(maps))
    planes = [p.numpy() for p in (features.bottleneck, *features.skips)]
    region = np.ones((1, 1, size, size), np.float32)
    sessions = {
        name: session_of(explain_onnx(network, half=half))
        for name, half in (("distance_fp32", False), ("distance_fp16", True))
    }
    worst = dict.fromkeys(sessions, 0.0)
    for index in range(len(CLASSES)):
        target = np.eye(len(CLASSES), dtype=np.float32)[index : index + 1]
        expected = _grad_cam(GradCAM, network, maps, index)
        feeds = dict(zip(EXPLAIN_INPUTS, (*planes, target, region), strict=True))
        for name, session in sessions.items():
            (found,) = session.run(["cam"], feeds)
            largest = max(float(np.abs(expected).max()), 1e-12)
            worst[name] = max(worst[name], float(np.abs(found - expected).max()) / largest)
    return worst


def _grad_cam(method: Any, network: WaferNet, maps: np.ndarray, index: int) -> np.ndarray:
    """The raw map of pytorch-grad-cam for the sum of one class's logits."""
    targets = [lambda logits: logits[index].sum()]
    with method(network, [network.dropout]) as cam:
        cam(torch.from_numpy(maps), targets)
        found = cam.activations_and_grads
        raw = cam.get_cam_image(
            maps, network.dropout, targets, found.activations[0].numpy(),
            found.gradients[0].numpy(),
        )  # fmt: skip
    return np.asarray(np.maximum(raw, 0))


def calibration(package: ModelPackage, count: int) -> tuple[CalibrationErrors, CalibrationErrors]:
    """Calibration errors of the dies of the simulated test set, before and after temperature."""
    session = ModelSession(package.files, providers=[CPU])
    dies = simulate_set(count, TEST_SEED)
    logits, truth = [], []
    bits = np.array([c.bit for c in CLASSES])[:, None]
    for index in range(count):
        cells, masks = dies.cells_of(index), dies.masks_of(index)
        if masks is None:
            raise ValueError("the simulator gives masks with every set")
        (found,) = session.run(model_input(cells, size=package.description.input_size)[None])
        rows, columns = cells.shape
        logits.append(planes_on_dies(found[0], rows=rows, columns=columns)[:, cells > 0])
        truth.append((masks[cells > 0][None] & bits) > 0)
    all_logits, all_truth = np.concatenate(logits, axis=1), np.concatenate(truth, axis=1)
    temperature = package.description.temperature
    return (
        calibration_errors(all_logits, all_truth),
        calibration_errors(all_logits, all_truth, temperature=temperature),
    )


def _time_rows(times: Times) -> list[list[str]]:
    rows = [["time", "p50", "p95"]]
    for name, values in (
        ("one explanation, ms", times.explanation),
        ("of it the gradient and the map, ms", times.gradient),
        (f"{PASSES} passes of MC dropout, ms", times.passes),
    ):
        rows.append([name, f"{np.median(values):.1f}", f"{np.percentile(values, 95):.1f}"])
    return rows


def _error_rows(before: CalibrationErrors, after: CalibrationErrors) -> list[list[str]]:
    rows = [["", "", ""], ["calibration error", "before", "after"]]
    for key, first, second in zip(CLASS_KEYS, before.per_class, after.per_class, strict=True):
        rows.append([key, f"{first:.4f}", f"{second:.4f}"])
    return [*rows, ["overall", f"{before.overall:.4f}", f"{after.overall:.4f}"]]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.explain", description=__doc__)
    parser.add_argument("--model", type=Path, default=STARTER)
    parser.add_argument("--wafers", type=int, default=1000, help="simulated wafers for the ECE")
    parser.add_argument("--quick", action="store_true", help="few turns, 40 wafers")
    return parser.parse_args()


if __name__ == "__main__":
    main()
