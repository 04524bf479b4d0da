"""The graphs of a model package under the oldest onnxruntime that is shipped, against the newest.

Run as ``python -m tests.e2e.oldest_runtime [PACKAGE]``: installs numpy and onnxruntime 1.24 into an
empty environment, runs every graph of the package there and here on the same wafers, and compares
all outputs and the masks.
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import numpy as np

from ml_core.segmentation.package import CPU_GRAPH, EXPLAIN_GRAPH, ModelPackage, read_package
from ml_core.segmentation.preprocess import model_input
from ml_core.simulate.wafer import wafer_of

ROOT = Path(__file__).resolve().parents[2]
STARTER = ROOT / "resources" / "models" / "starter"
SCRIPT = ROOT / "benchmarks" / "run_graph.py"
OLDEST_ONNXRUNTIME = "1.24.*"
TOLERANCE = 1e-4
SEED, WAFERS = 5_000_001, 8


def differences(one: dict[str, np.ndarray], other: dict[str, np.ndarray]) -> dict[str, float]:
    """Largest difference of each output; infinite where the outputs are not the same ones."""
    if one.keys() != other.keys() or any(one[n].shape != other[n].shape for n in one):
        return {name: float("inf") for name in one.keys() | other.keys()}
    return {name: float(np.abs(one[name] - other[name]).max()) for name in one}


def same_masks(one: dict[str, np.ndarray], other: dict[str, np.ndarray]) -> bool:
    """True where the logits, if there are any, lead to the same masks."""
    return "logits" not in one or bool(((one["logits"] > 0) == (other["logits"] > 0)).all())


def old_environment(folder: Path) -> Path:
    """Python of an environment with numpy and the oldest onnxruntime only."""
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / "bin" / "python"
    wanted = ["numpy", f"onnxruntime=={OLDEST_ONNXRUNTIME}"]
    subprocess.run([python, "-m", "pip", "install", "-q", *wanted], check=True)
    return python


def run(python: Path, folder: Path, graph: bytes, feeds: dict[str, np.ndarray]) -> dict:
    """Outputs of a graph under a Python, and the version of its onnxruntime on the screen."""
    (folder / "graph.onnx").write_bytes(graph)
    np.savez(folder / "feeds.npz", **feeds)
    # -P: beside the script lies a module named like the standard library's `inspect`
    command = [
        python,
        "-P",
        SCRIPT,
        folder / "graph.onnx",
        folder / "feeds.npz",
        folder / "out.npz",
    ]
    print(subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip())
    return dict(np.load(folder / "out.npz"))


def feeds_of(package: ModelPackage) -> dict[str, np.ndarray]:
    """Wafers for the model's graphs; a class and a region for the one that explains."""
    size = package.description.input_size
    maps = [model_input(wafer_of(SEED, index).cells, size=size) for index in range(WAFERS)]
    target = np.eye(8, dtype=np.float32)[np.arange(WAFERS) % 8]
    region = np.ones((WAFERS, 1, size, size), np.float32)
    return {"map": np.stack(maps), "target": target, "region": region}


def check(package: ModelPackage, python: Path, folder: Path) -> None:
    """Run all graphs under both; trouble ends with a sentence and exit code 1."""
    feeds = feeds_of(package)
    here = Path(sys.executable)
    names = sorted(package.files, key=lambda name: name == EXPLAIN_GRAPH)  # needs the features
    for name in (n for n in names if n.endswith(".onnx")):
        new = run(here, folder, package.files[name], feeds)
        old = run(python, folder, package.files[name], feeds)
        found = differences(new, old)
        print(name, {k: float(f"{v:.2g}") for k, v in found.items()})
        if max(found.values()) > TOLERANCE or not same_masks(new, old):
            raise SystemExit(f"{name} differs between the two versions of onnxruntime: {found}")
        if name == CPU_GRAPH:
            feeds |= new


def main() -> None:
    """Install, run, compare."""
    package = read_package(Path(sys.argv[1]) if len(sys.argv) > 1 else STARTER)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        check(package, old_environment(folder), folder)
    print(f"{len(package.files)} graphs say the same under both versions of onnxruntime")


if __name__ == "__main__":
    main()
