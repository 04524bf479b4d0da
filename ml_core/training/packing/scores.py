"""What a package says of its model's quality: figures with intervals, of the graph that ships."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from ml_core.explain.reliability import BINS, reliability_of
from ml_core.segmentation.figures import CalibrationFigures, MaskFigures, VerdictFigures
from ml_core.training.packing.bootstrap import share_intervals
from ml_core.training.packing.real import RealMaps
from ml_core.training.scoring import (
    MaskScores,
    Predict,
    VerdictScores,
    die_probabilities,
    score_masks,
    score_verdicts,
)
from ml_core.wafer.sets import DieGridSet
from ml_core.wafer.taxonomy import CLASSES

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

_BITS: Final = np.array([c.bit for c in CLASSES])[:, None]


@dataclass(frozen=True, slots=True, eq=False)
class Predicted:
    """A set with masks and what a model says of it.

    Attributes:
        shares: probabilities (8, rows, columns) of each wafer.
        grids: cells (rows, columns) of each.
        masks: mask bits (rows, columns) of each.
    """

    shares: list[Floats]
    grids: list[Bytes]
    masks: list[Bytes]


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


def predict_set(predict: Predict, dies: DieGridSet, *, size: int) -> Predicted:
    """Run a model on a set with masks.

    Args:
        predict: function to probabilities.
        dies: a set with masks.
        size: side of the input.

    Returns:
        Probabilities beside the truth.

    Raises:
        ValueError: the set has no masks.
    """
    grids = [dies.cells_of(i) for i in range(len(dies))]
    masks = [m for i in range(len(dies)) if (m := dies.masks_of(i)) is not None]
    if len(masks) != len(grids):
        raise ValueError("the set has no masks to score against")
    return Predicted(die_probabilities(predict, grids, size=size), grids, masks)


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
    found = predict_set(predict, dies, size=size)
    return score_masks(found.shares, found.grids, found.masks, threshold=thresholds)


def real_scores(
    predict: Predict, maps: RealMaps, *, size: int, thresholds: Sequence[float]
) -> VerdictScores:
    """Score verdicts on the held-out lots of a labelled set.

    Args:
        predict: function to probabilities.
        maps: of the set.
        size: side of the input.
        thresholds: per class.

    Returns:
        Confusion and recall.
    """
    grids = [m.cells for m in maps.held_out]
    found = die_probabilities(predict, grids, size=size)
    return score_verdicts(found, grids, [m.verdict for m in maps.held_out], threshold=thresholds)


def mask_figures(found: Predicted, *, seed: int, thresholds: Sequence[float]) -> MaskFigures:
    """Score masks with intervals, wafers drawn again.

    Args:
        found: a set and what the model says of it.
        seed: the simulator's.
        thresholds: per class.

    Returns:
        The figures.
    """
    scores = score_masks(found.shares, found.grids, found.masks, threshold=thresholds)
    counts = [_counts(*wafer, thresholds) for wafer in _statements(found)]
    intervals = share_intervals(np.stack([c[0] for c in counts]), np.stack([c[1] for c in counts]))
    return MaskFigures(
        wafers=len(found.grids),
        seed=seed,
        iou=_rounded(scores.iou),
        dice=_rounded(scores.dice),
        mean_iou=round(scores.mean_iou, 4),
        mean_dice=round(scores.mean_dice, 4),
        overall_iou=round(scores.overall_iou, 4),
        iou_intervals=intervals.each,
        mean_iou_interval=intervals.mean,
        overall_iou_interval=intervals.pooled,
    )


def verdict_figures(
    predict: Predict, maps: RealMaps, *, size: int, thresholds: Sequence[float]
) -> VerdictFigures | None:
    """Score verdicts on the held-out lots with intervals, maps drawn again.

    Args:
        predict: function to probabilities.
        maps: of a labelled set.
        size: side of the input.
        thresholds: per class.

    Returns:
        The figures; None where nothing is held out.
    """
    if not maps.held_out:
        return None
    scores = real_scores(predict, maps, size=size, thresholds=thresholds)
    confusion = np.array(scores.confusion)  # (9, 9): truth, verdict
    truth, verdicts = np.repeat(np.argwhere(confusion >= 0), confusion.ravel(), axis=0).T
    whole = np.eye(len(confusion), dtype=np.int64)[truth]  # (maps, 9)
    intervals = share_intervals(whole * (verdicts == truth)[:, None], whole)
    return VerdictFigures(
        wafers=len(maps.held_out),
        which=maps.which,
        recall=_rounded(scores.recall),
        macro_recall=round(scores.macro_recall, 4),
        recall_intervals=intervals.each,
        macro_recall_interval=intervals.mean,
    )


def calibration_figures(before: Predicted, after: Predicted, *, seed: int) -> CalibrationFigures:
    """Compare probabilities with frequencies on dies, before and after the temperature.

    Args:
        before: at temperature 1.
        after: the same wafers at the package's temperature.
        seed: the simulator's.

    Returns:
        The figures.
    """
    return CalibrationFigures(
        wafers=len(before.grids),
        seed=seed,
        bins=BINS,
        ece_before=round(_calibration_error(before), 5),
        ece_after=round(_calibration_error(after), 5),
    )


def _calibration_error(found: Predicted) -> float:
    said, known = zip(*_statements(found), strict=True)
    return reliability_of(np.concatenate(said, 1), np.concatenate(known, 1)).error


def _statements(found: Predicted) -> list[tuple[Floats, Flags]]:
    """Probabilities and truth (8, dies) on the dies that exist, of each wafer."""
    wafers = zip(found.shares, found.grids, found.masks, strict=True)
    return [(s[:, c > 0], (m[c > 0][None] & _BITS) > 0) for s, c, m in wafers]


def _counts(
    shares: Floats, truth: Flags, thresholds: Sequence[float]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Dies in both and in either, per class."""
    found = shares >= np.array(thresholds)[:, None]
    return (found & truth).sum(1), (found | truth).sum(1)


def _rounded(values: Sequence[float]) -> tuple[float | None, ...]:
    return tuple(None if np.isnan(v) else round(v, 4) for v in values)
