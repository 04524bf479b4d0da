"""Make a model package of a checkpoint.

Exports, checks against torch, quantises, fits temperature and thresholds on wafers that no
training saw, scores what will ship, and writes the folder.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from ml_core.segmentation.figures import MaskFigures, ModelScores, Provenance, VerdictFigures
from ml_core.segmentation.package import CPU_GRAPH, ModelDescription, write_package
from ml_core.simulate.wafer import simulate_set
from ml_core.training.checkpoint import load_checkpoint
from ml_core.training.data import HELD_OUT_PERCENT, real_maps, simulated_sample
from ml_core.training.network import WaferNet
from ml_core.training.packing.calibrate import Calibration, fit_calibration
from ml_core.training.packing.export import export_onnx, largest_difference, session_of
from ml_core.training.packing.quantise import quantise
from ml_core.training.scoring import (
    MaskScores,
    Predict,
    VerdictScores,
    die_probabilities,
    score_masks,
    score_verdicts,
)
from ml_core.wafer.sets import DieGridSet

Floats = NDArray[np.float32]

TEST_SEED: Final = 9_000_001
"""Seed of the simulated test set; no training, calibration or check uses it."""

_COMPARED: Final = 100
"""Wafers on which int8 and fp32 are compared."""

TOLERANCE: Final = 1e-3
"""Largest difference between ONNX and torch at which a package is made."""


@dataclass(frozen=True, slots=True)
class PackSettings:
    """What to pack.

    Attributes:
        checkpoint: file of `ml_core.training.checkpoint`.
        out: folder or ``.wsmodel`` file to write.
        size: side of the input in pixels.
        name: of the model.
        version: of the model.
        real: labelled real maps, whose held-out lots are scored; or None.
        count: wafers of the simulated test set.
        code: folder of the code that trained it.
        command: that trained it.
        seed: of the training.
        notes: what else must be said.
    """

    checkpoint: Path
    out: Path
    size: int
    name: str
    version: str
    real: Path | None
    count: int
    code: Path
    command: str
    seed: int
    notes: str


def pack(settings: PackSettings) -> ModelDescription:
    """Make a package.

    Args:
        settings: what to pack.

    Returns:
        What the package says of itself.

    Raises:
        ValueError: ONNX and torch differ by more than `TOLERANCE`.
        OSError: a file cannot be read or written.
    """
    state = load_checkpoint(settings.checkpoint)
    network = WaferNet(state["encoder"])
    network.load_state_dict(state["average"])
    network.eval()
    graph = export_onnx(network)
    difference = _checked_difference(network, graph, settings.size)
    small = quantise(graph, size=settings.size)
    logits = logits_of(session_of(small))
    seen = real_maps(settings.real, held_out=False) if settings.real else ()
    count = min(200, settings.count)
    calibration = fit_calibration(logits, size=settings.size, count=count, real=seen)
    description = ModelDescription(
        name=settings.name,
        version=settings.version,
        input_size=settings.size,
        temperature=calibration.temperature,
        thresholds=calibration.thresholds,
        scores=_scores(settings, small, graph, calibration, difference),
        provenance=_provenance(settings, state["progress"]),
    )
    write_package(settings.out, description, {CPU_GRAPH: small})
    return description


def logits_of(session: onnxruntime.InferenceSession) -> Predict:
    """Make a function of a session.

    Args:
        session: of a graph with input ``map`` and output ``logits``.

    Returns:
        From (N, 3, H, W) to logits (N, 8, H, W).
    """

    def run(maps: Floats) -> Floats:
        return np.concatenate([session.run(["logits"], {"map": m[None]})[0] for m in maps])

    return run


def probabilities_of(logits: Predict, temperature: float) -> Predict:
    """Make probabilities of logits.

    Args:
        logits: function to logits.
        temperature: logits are divided by it.

    Returns:
        Function to probabilities.
    """
    return lambda maps: np.asarray(1 / (1 + np.exp(-logits(maps) / temperature)), np.float32)


def mask_scores(
    predict: Predict, dies: DieGridSet, *, size: int, thresholds: Sequence[float]
) -> MaskScores:
    """Score masks on a set with masks.

    Args:
        predict: function to probabilities.
        dies: a set with masks.
        size: side of the input.
        thresholds: per class.

    Returns:
        Pooled scores.

    Raises:
        ValueError: the set has no masks.
    """
    grids = [dies.cells_of(i) for i in range(len(dies))]
    masks = [m for i in range(len(dies)) if (m := dies.masks_of(i)) is not None]
    if len(masks) != len(grids):
        raise ValueError("the set has no masks to score against")
    found = die_probabilities(predict, grids, size=size)
    return score_masks(found, grids, masks, threshold=thresholds)


def real_scores(
    predict: Predict, path: Path, *, size: int, thresholds: Sequence[float]
) -> VerdictScores:
    """Score verdicts on the held-out lots of a labelled set.

    Args:
        predict: function to probabilities.
        path: the set.
        size: side of the input.
        thresholds: per class.

    Returns:
        Confusion and recall.

    Raises:
        ValueError: the file is no die-grid set.
    """
    maps = real_maps(path, held_out=True)
    grids = [m.cells for m in maps]
    found = die_probabilities(predict, grids, size=size)
    return score_verdicts(found, grids, [m.verdict for m in maps], threshold=thresholds)


def code_hash(root: Path) -> str:
    """Hash the code that makes and learns from wafers.

    Args:
        root: folder that holds ``ml_core``.

    Returns:
        SHA-256 in hex over paths and bytes of simulator, preprocessing, training and taxonomy.
    """
    core = root / "ml_core"
    files = [*core.glob("simulate/*.py"), *core.glob("training/*.py")]
    files += [core / "segmentation" / "preprocess.py", core / "wafer" / "taxonomy.py"]
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


def _checked_difference(network: WaferNet, graph: bytes, size: int) -> float:
    maps = np.stack([simulated_sample(TEST_SEED, i, size)[0] for i in range(4)])
    difference = largest_difference(network, graph, maps)
    if difference > TOLERANCE:
        raise ValueError(f"ONNX and torch differ by {difference:.2g}, more than {TOLERANCE}")
    return difference


def _scores(
    settings: PackSettings,
    small: bytes,
    graph: bytes,
    calibration: Calibration,
    difference: float,
) -> ModelScores:
    limits, size = calibration.thresholds, settings.size
    predict = probabilities_of(logits_of(session_of(small)), calibration.temperature)
    large = probabilities_of(logits_of(session_of(graph)), calibration.temperature)
    masks = mask_scores(
        predict, simulate_set(settings.count, TEST_SEED), size=size, thresholds=limits
    )
    few = simulate_set(min(settings.count, _COMPARED), TEST_SEED)
    int8, fp32 = (mask_scores(run, few, size=size, thresholds=limits) for run in (predict, large))
    return ModelScores(
        simulated=_mask_figures(masks, settings.count),
        real=_verdict_figures(settings, predict, limits) if settings.real else None,
        fp32_mean_iou=round(fp32.mean_iou, 4),
        int8_mean_iou=round(int8.mean_iou, 4),
        onnx_difference=float(f"{difference:.2g}"),
    )


def _mask_figures(scores: MaskScores, count: int) -> MaskFigures:
    return MaskFigures(
        wafers=count,
        seed=TEST_SEED,
        iou=_rounded(scores.iou),
        dice=_rounded(scores.dice),
        mean_iou=round(scores.mean_iou, 4),
        mean_dice=round(scores.mean_dice, 4),
        overall_iou=round(scores.overall_iou, 4),
    )


def _verdict_figures(
    settings: PackSettings, predict: Predict, thresholds: Sequence[float]
) -> VerdictFigures:
    if settings.real is None:
        raise ValueError("there is no real set")
    scores = real_scores(predict, settings.real, size=settings.size, thresholds=thresholds)
    return VerdictFigures(
        wafers=int(np.sum(scores.confusion)),
        which=(
            f"maps of {settings.real.name} whose lot's SHA-256 (first 8 hex digits) modulo 100 is "
            f"under {HELD_OUT_PERCENT}; no training saw a map of these lots"
        ),
        recall=_rounded(scores.recall),
        macro_recall=round(scores.macro_recall, 4),
    )


def _rounded(values: Sequence[float]) -> tuple[float | None, ...]:
    return tuple(None if np.isnan(v) else round(v, 4) for v in values)


def _provenance(settings: PackSettings, progress: Sequence[float]) -> Provenance:
    data = hashlib.sha256(f"simulator seed {settings.seed}".encode())
    if settings.real:
        data.update(settings.real.read_bytes())
    return Provenance(
        data=data.hexdigest(),
        code=code_hash(settings.code),
        seed=settings.seed,
        command=settings.command,
        hours=round(progress[1] / 3600, 2),
        images=int(progress[2]),
        notes=settings.notes,
    )
