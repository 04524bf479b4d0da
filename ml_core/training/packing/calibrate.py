"""Temperature and thresholds, fitted after training.

Temperature and masks on simulated wafers that no training saw; verdicts, where there are real maps,
on the maps that training did see: the held-out lots stay out of this too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.segmentation.preprocess import model_input, planes_on_dies
from ml_core.simulate.wafer import simulate_set
from ml_core.training.packing.real import RealMap
from ml_core.training.scoring import Predict
from ml_core.wafer.taxonomy import CLASSES

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

FIT_SEED: Final = 6_000_001
"""Seed of the wafers that temperature and thresholds are fitted on."""

_TEMPERATURES: Final = np.exp(np.linspace(np.log(0.3), np.log(3.0), 47))
_THRESHOLDS: Final = np.round(np.arange(0.2, 0.801, 0.025), 3)
_ROUNDS: Final = 3


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was fitted.

    Attributes:
        temperature: logits are divided by it (Guo 2017).
        thresholds: per class, the probability from which a die is covered.
    """

    temperature: float
    thresholds: tuple[float, ...]


def fit_calibration(
    logits: Predict, *, size: int, count: int, real: Sequence[RealMap] = ()
) -> Calibration:
    """Fit the temperature by likelihood, then the thresholds by IoU and recall.

    Args:
        logits: function from inputs to logits.
        size: side of the input.
        count: simulated wafers to fit on.
        real: real maps of the training's lots, maybe none.

    Returns:
        Temperature, and thresholds between 0.2 and 0.8.
    """
    scores, truth = _simulated(logits, size=size, count=count)
    losses = [_likelihood_loss(scores / t, truth) for t in _TEMPERATURES]
    temperature = round(float(_TEMPERATURES[int(np.argmin(losses))]), 3)
    iou = iou_table(_sigmoid(scores / temperature), truth)
    sums = np.stack(
        [sum_table(_sigmoid(_on_dies(logits, m.cells, size) / temperature)) for m in real]
    ) if real else np.zeros((0, len(CLASSES), len(_THRESHOLDS)))  # fmt: skip
    chosen = choose_thresholds(iou, sums, np.array([m.verdict for m in real], np.int64))
    return Calibration(temperature, tuple(float(_THRESHOLDS[c]) for c in chosen))


def iou_table(shares: Floats, truth: Flags) -> Floats:
    """Pooled IoU of each class at each threshold.

    Args:
        shares: (8, dies) probabilities.
        truth: (8, dies).

    Returns:
        (8, thresholds); 0 where a class occurs nowhere.
    """
    table = np.zeros((len(CLASSES), len(_THRESHOLDS)), np.float32)
    for place, limit in enumerate(_THRESHOLDS):
        found = shares >= limit
        both, either = (found & truth).sum(1), (found | truth).sum(1)
        table[:, place] = both / np.maximum(either, 1)
    return table


def sum_table(shares: Floats) -> Floats:
    """What each class brings to one wafer's verdict at each threshold.

    Args:
        shares: (8, dies) probabilities.

    Returns:
        (8, thresholds) sums of probability over the mask's dies.
    """
    found = shares[..., None] >= _THRESHOLDS  # (8, dies, thresholds)
    return np.asarray((shares[..., None] * found).sum(axis=1), np.float32)


def choose_thresholds(
    iou: Floats, sums: NDArray[np.floating], verdicts: NDArray[np.int64]
) -> list[int]:
    """Climb, one class at a time, to the best mean IoU plus macro recall.

    Args:
        iou: (8, thresholds).
        sums: (wafers, 8, thresholds), maybe no wafers.
        verdicts: (wafers,) class index, or 8 for none.

    Returns:
        Place of each class's threshold.
    """
    places = [int(p) for p in iou.argmax(axis=1)]
    for _ in range(_ROUNDS):
        for known in range(len(CLASSES)):
            trials = [
                iou[known, p] / len(CLASSES)
                + _recall(sums, verdicts, [*places[:known], p, *places[known + 1 :]])
                for p in range(len(_THRESHOLDS))
            ]
            best = np.flatnonzero(np.array(trials) >= max(trials) - 1e-4)
            places[known] = int(best[len(best) // 2])  # the middle of equally good ones
    return places


def _recall(sums: NDArray[np.floating], verdicts: NDArray[np.int64], places: list[int]) -> float:
    if not len(verdicts):
        return 0.0
    scores = sums[:, np.arange(len(CLASSES)), places]
    found = np.where(scores.max(axis=1) > 0, scores.argmax(axis=1), len(CLASSES))
    return float(np.mean([(found[verdicts == v] == v).mean() for v in np.unique(verdicts)]))


def _simulated(logits: Predict, *, size: int, count: int) -> tuple[Floats, Flags]:
    """Logits (8, dies) averaged over dies of all wafers, and truth of the same shape."""
    dies = simulate_set(count, FIT_SEED)
    bits = np.array([c.bit for c in CLASSES])[:, None]
    found, truth = [], []
    for index in range(count):
        cells, masks = dies.cells_of(index), dies.masks_of(index)
        if masks is None:
            raise ValueError("the simulator gives masks with every set")
        found.append(_on_dies(logits, cells, size))
        truth.append((masks[cells > 0][None] & bits) > 0)
    return np.concatenate(found, axis=1), np.concatenate(truth, axis=1)


def _on_dies(logits: Predict, cells: Bytes, size: int) -> Floats:
    """Logits averaged over each die that exists, (8, dies)."""
    planes = logits(model_input(cells, size=size)[None])[0]
    rows, columns = cells.shape
    return planes_on_dies(planes, rows=rows, columns=columns)[:, cells > 0]


def _sigmoid(values: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-values)), np.float32)


def _likelihood_loss(scores: Floats, truth: Flags) -> float:
    signed = np.where(truth, scores, -scores)
    return float(np.logaddexp(0, -signed).mean())
