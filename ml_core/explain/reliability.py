"""Whether probabilities mean what they say: expected calibration error (Guo 2017, section 2).

Each class is its own yes or no, so the error is that of the class's probability against how often
the class is there (the class-wise form: Kull 2019, eq. 4), in bins of equal width.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.segmentation.postprocess import sigmoid

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Array = NDArray[np.float64]

BINS: Final = 15
"""Bins between 0 and 1, as in Guo 2017."""


@dataclass(frozen=True, eq=False)
class Reliability:
    """A reliability diagram: probabilities in bins, against what was true.

    Attributes:
        counts: (bins,) answers in each bin.
        predicted: (bins,) sum of their probabilities.
        true: (bins,) how many of them were true.
    """

    counts: Array
    predicted: Array
    true: Array

    @property
    def error(self) -> float:
        """Expected calibration error, 0 to 1; 0 without answers."""
        gaps = np.abs(self.predicted - self.true)
        return float(gaps.sum() / max(self.counts.sum(), 1))

    def __add__(self, other: "Reliability") -> "Reliability":
        """Pool two sets of answers."""
        return Reliability(
            self.counts + other.counts, self.predicted + other.predicted, self.true + other.true
        )


@dataclass(frozen=True)
class CalibrationErrors:
    """Expected calibration errors of all classes.

    Attributes:
        per_class: one a class, in taxonomy order.
        overall: of all classes' answers in the same bins.
    """

    per_class: tuple[float, ...]
    overall: float


def reliability_of(probabilities: Floats, truth: Flags, *, bins: int = BINS) -> Reliability:
    """Sort probabilities into bins.

    Args:
        probabilities: any shape, 0 to 1.
        truth: bool, the same shape.
        bins: of equal width; a value on a border belongs to the upper one, 1 to the last.

    Returns:
        The diagram.

    Raises:
        ValueError: the shapes differ.
    """
    if probabilities.shape != truth.shape:
        raise ValueError(f"probabilities are {probabilities.shape}, truth is {truth.shape}")
    values = probabilities.ravel().astype(np.float64)
    places = np.minimum((values * bins).astype(np.int64), bins - 1)
    weights = (np.ones_like(values), values, truth.ravel().astype(np.float64))
    sums = [np.bincount(places, weights=each, minlength=bins) for each in weights]
    return Reliability(*(each.astype(np.float64) for each in sums))


def calibration_errors(
    logits: Floats, truth: Flags, *, temperature: float = 1.0, bins: int = BINS
) -> CalibrationErrors:
    """Expected calibration error of each class and of all together.

    Args:
        logits: (8, n) float32.
        truth: (8, n) bool.
        temperature: the logits are divided by it; 1 is before calibration.
        bins: of equal width.

    Returns:
        The errors.
    """
    shares = sigmoid(logits, temperature=temperature)
    diagrams = [reliability_of(p, t, bins=bins) for p, t in zip(shares, truth, strict=True)]
    pooled = sum(diagrams[1:], start=diagrams[0])
    return CalibrationErrors(tuple(each.error for each in diagrams), pooled.error)
