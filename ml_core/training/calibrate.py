"""Temperature and thresholds, fitted on simulated wafers that no training saw."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.segmentation.preprocess import model_input, planes_on_dies
from ml_core.simulate.wafer import simulate_set
from ml_core.training.scoring import Predict
from ml_core.wafer.taxonomy import CLASSES

Floats = NDArray[np.float32]

FIT_SEED: Final = 6_000_001
"""Seed of the wafers that temperature and thresholds are fitted on."""

_TEMPERATURES: Final = np.exp(np.linspace(np.log(0.3), np.log(3.0), 47))
_THRESHOLDS: Final = np.round(np.arange(0.3, 0.701, 0.025), 3)


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was fitted.

    Attributes:
        temperature: logits are divided by it (Guo 2017).
        thresholds: per class, the probability from which a die is covered.
    """

    temperature: float
    thresholds: tuple[float, ...]


def fit_calibration(logits: Predict, *, size: int, count: int) -> Calibration:
    """Fit the temperature by likelihood, then each class's threshold by pooled IoU.

    Args:
        logits: function from inputs to logits.
        size: side of the input.
        count: wafers to fit on.

    Returns:
        Temperature, and thresholds between 0.3 and 0.7.
    """
    scores, truth = _on_dies(logits, size=size, count=count)
    losses = [_likelihood_loss(scores / t, truth) for t in _TEMPERATURES]
    temperature = round(float(_TEMPERATURES[int(np.argmin(losses))]), 3)
    shares = 1 / (1 + np.exp(-scores / temperature))
    return Calibration(
        temperature=temperature,
        thresholds=tuple(_best_threshold(shares[k], truth[k]) for k in range(len(CLASSES))),
    )


def _on_dies(logits: Predict, *, size: int, count: int) -> tuple[Floats, NDArray[np.bool_]]:
    """Logits (8, dies) averaged over dies, and truth of the same shape."""
    dies = simulate_set(count, FIT_SEED)
    bits = np.array([c.bit for c in CLASSES])[:, None]
    found, truth = [], []
    for index in range(count):
        cells, masks = dies.cells_of(index), dies.masks_of(index)
        if masks is None:
            raise ValueError("the simulator gives masks with every set")
        planes = logits(model_input(cells, size=size)[None])[0]
        on_dies = planes_on_dies(planes, rows=cells.shape[0], columns=cells.shape[1])
        found.append(on_dies[:, cells > 0])
        truth.append((masks[cells > 0][None] & bits) > 0)
    return np.concatenate(found, axis=1), np.concatenate(truth, axis=1)


def _likelihood_loss(scores: Floats, truth: NDArray[np.bool_]) -> float:
    signed = np.where(truth, scores, -scores)
    return float(np.logaddexp(0, -signed).mean())


def _best_threshold(shares: Floats, truth: NDArray[np.bool_]) -> float:
    def iou(limit: float) -> float:
        found = shares >= limit
        return float((found & truth).sum() / max((found | truth).sum(), 1))

    scores = np.array([iou(float(t)) for t in _THRESHOLDS])
    best = np.flatnonzero(scores >= scores.max() - 1e-3)  # the middle of equally good ones
    return float(_THRESHOLDS[best[len(best) // 2]])
