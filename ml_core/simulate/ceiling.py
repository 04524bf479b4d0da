"""The Bayes ceiling: how well anyone could outline what was drawn, told almost everything.

A reader is imagined who is told, for each defect, its class, its killing rate, the background, all
other defects, and 75 equally likely outlines, of which one is the true one: five places along each
axis, one die apart, and three sizes, one die apart. Which of them is the true one is drawn by
chance, so that the middle of the 75 says nothing. He sees the dies, weighs the outlines by their
likelihood (Bayes) and marks the dies that are covered with enough probability. No model knows as
much, so none can do better on such wafers, up to sampling; how far below it the best possible
model lies is not known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from ml_core.simulate.patterns import Pattern
from ml_core.simulate.wafer import SimulatedWafer, mix
from ml_core.wafer.taxonomy import CLASS_KEYS, CLASSES, FAIL

Floats = NDArray[np.float32]

_PLACES: Final = 5
_SEED: Final = 3
_LIMITS: Final = np.linspace(0.3, 0.7, 9)
_TINY: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Ceiling:
    """Best pooled IoU at die level.

    Attributes:
        iou: per class in the taxonomy's order; nan where it does not occur.
        mean_iou: mean over the classes that occur.
        overall_iou: classes pooled too.
    """

    iou: tuple[float, ...]
    mean_iou: float
    overall_iou: float


def bayes_ceiling(wafers: Sequence[SimulatedWafer]) -> Ceiling:
    """Score the informed reader of this module's text on a set of wafers.

    Args:
        wafers: simulated wafers.

    Returns:
        IoU at the limit of probability that suits each class best, so that it errs upwards.
    """
    both = np.zeros((len(CLASSES), len(_LIMITS)))
    either = np.zeros_like(both)
    for index, wafer in enumerate(wafers):
        shares = posterior_masks(wafer, np.random.default_rng([_SEED, index]))
        dies = wafer.cells > 0
        for known in CLASSES:
            truth = (wafer.masks[dies] & known.bit) > 0
            found = shares[known.index][dies][None] >= _LIMITS[:, None]  # (limits, dies)
            both[known.index] += (found & truth).sum(1)
            either[known.index] += (found | truth).sum(1)
    with np.errstate(invalid="ignore"):
        best = (both / either).argmax(axis=1)
        rows = np.arange(len(CLASSES))
        iou = both[rows, best] / either[rows, best]
    overall = both[rows, best].sum() / max(either[rows, best].sum(), 1)
    return Ceiling(tuple(iou.tolist()), float(np.nanmean(iou)), float(overall))


def posterior_masks(wafer: SimulatedWafer, rng: np.random.Generator) -> Floats:
    """Probability of each class on each die for the informed reader.

    Args:
        wafer: with its truth.
        rng: draws which of the outlines is the true one.

    Returns:
        (8, rows, columns) float32.
    """
    clear = np.ones((len(CLASSES), *wafer.cells.shape), np.float32)
    for index, pattern in enumerate(wafer.patterns):
        others = wafer.patterns[:index] + wafer.patterns[index + 1 :]
        share = _posterior(rng, wafer, pattern, mix(wafer.p_background, others))
        clear[CLASS_KEYS.index(pattern.key)] *= 1 - share
    return np.asarray(1 - clear, np.float32)


def _posterior(
    rng: np.random.Generator, wafer: SimulatedWafer, pattern: Pattern, without: Floats
) -> Floats:
    dies, fails = wafer.cells > 0, wafer.cells == FAIL
    supports = np.stack(list(_outlines(rng, pattern.support)))
    chance = 1 - (1 - without) * (1 - pattern.rate * supports)
    chance = np.clip(chance, _TINY, 1 - _TINY)
    likelihood = np.where(fails, np.log(chance), np.log1p(-chance))[:, dies].sum(axis=1)
    weight = np.exp(likelihood - likelihood.max())
    masks = (supports >= 0.5).astype(np.float32)
    return np.asarray(np.tensordot(weight / weight.sum(), masks, axes=1), np.float32)


def _outlines(rng: np.random.Generator, support: Floats) -> Iterator[Floats]:
    """The 75 outlines; the true one's place among them is drawn."""
    rows, columns = support.shape
    top, left, thinnest = rng.integers(_PLACES), rng.integers(_PLACES), rng.integers(3)
    for size in range(3):
        wide = np.pad(_sized(support, size - int(thinnest)), _PLACES - 1, mode="edge")
        for down in range(_PLACES):
            for right in range(_PLACES):
                row, column = top + down, left + right
                yield wide[row : row + rows, column : column + columns]


def _sized(support: Floats, dies: int) -> Floats:
    """A support grown by so many dies, or shrunk; one that would vanish stays."""
    cross = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
    if dies >= 0:
        return np.asarray(cv2.dilate(support, cross, iterations=dies), np.float32)
    thin = np.asarray(cv2.erode(support, cross, iterations=-dies), np.float32)
    return thin if thin.max() >= 0.5 else support
