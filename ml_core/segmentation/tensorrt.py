"""TensorRT's engine: built once for a graph and a GPU, which takes minutes, and kept.

ONNX Runtime's TensorRT provider builds the engine in the first run and keeps it in the folder
that `ml_core.segmentation.session.provider_options` names. So that no inspection waits for it, a
program starts with `quick_providers`, calls `build_engine` in a job in the background, and makes
its session again after. The provider itself tells nothing while it builds: progress is told in
words, before and after. No machine of this project has such a GPU: what can be tested without one
(order, words, what is remembered, what a failure does) is tested with engines made for the test.
"""

import hashlib
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import onnxruntime as ort

from ml_core.segmentation.package import ModelPackage
from ml_core.segmentation.session import (
    CPU,
    ENGINE_ERRORS,
    TENSORRT,
    Factory,
    first_line,
    graph_for,
    open_engine,
    provider_options,
)
from ml_core.wafer.errors import ModelError


def quick_providers(
    package: ModelPackage, offered: Iterable[str], *, folder: Path | None = None
) -> tuple[str, ...]:
    """Engines that start at once: TensorRT only where its engine was built before.

    Args:
        package: the model.
        offered: ONNX Runtime's names of the engines that this machine has.
        folder: of built engines; the user's cache where None.

    Returns:
        Those of them that need not be waited for.
    """
    ready = is_built(package, folder=folder)
    return tuple(name for name in offered if name != TENSORRT or ready)


def is_built(package: ModelPackage, *, folder: Path | None = None) -> bool:
    """Tell whether the engine of a package was built here.

    Args:
        package: the model.
        folder: of built engines; the user's cache where None.

    Returns:
        False also where a newer ONNX Runtime would build it again.
    """
    return _mark(package, folder).exists()


def build_engine(
    package: ModelPackage,
    *,
    tell: Callable[[str], None],
    factory: Factory = open_engine,
    folder: Path | None = None,
) -> None:
    """Build the engine and keep it; takes minutes, so call it where nobody waits.

    Args:
        package: the model, with a graph for GPUs.
        tell: hears in words how far it is; what it raises, such as `Cancelled`, ends the building.
        factory: makes an engine; ONNX Runtime's own where not given.
        folder: of built engines; the user's cache where None.

    Raises:
        ModelError: the package has no graph for GPUs, or TensorRT cannot build the engine; the
            engine in use goes on.
    """
    name = graph_for(TENSORRT, package.files)
    if name is None:
        raise ModelError("The model has no GPU graph; install its GPU package to use TensorRT.")
    if is_built(package, folder=folder):
        tell("The TensorRT engine is ready.")
        return
    tell("Building the TensorRT engine for this GPU. It takes some minutes, once.")
    start = time.monotonic()
    _run_once(package, name, factory)
    tell(f"The TensorRT engine is ready after {time.monotonic() - start:.0f} s.")
    mark = _mark(package, folder)
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()


def _run_once(package: ModelPackage, name: str, factory: Factory) -> None:
    """Make the session and run it at the model's size: either builds what is missing."""
    size = package.description.input_size
    try:
        engine = factory(package.files[name], TENSORRT, 1)
        used = engine.get_providers()[0]
        if used == TENSORRT:
            engine.run(["logits"], {"map": np.zeros((1, 3, size, size), np.float32)})
    except ENGINE_ERRORS as error:
        raise ModelError(
            f"TensorRT cannot build its engine ({first_line(error)}); the engine in use goes on. "
            "Update the driver, or install the extra 'tensorrt' again."
        ) from error
    if used != TENSORRT:
        raise ModelError(
            f"ONNX Runtime took up {used} in TensorRT's place; the engine in use goes on. "
            "Install the extra 'tensorrt' again."
        )


def _mark(package: ModelPackage, folder: Path | None) -> Path:
    """File that says that the engine of this graph, size and ONNX Runtime was built."""
    name = graph_for(TENSORRT, package.files) or graph_for(CPU, package.files) or ""
    digest = hashlib.sha256(package.files[name]).hexdigest()[:16]
    kept = folder or Path(provider_options(TENSORRT)["trt_engine_cache_path"])
    return kept / f"{digest}-{package.description.input_size}-{ort.__version__}.built"
