"""How far a model's probabilities are from how often it is right."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

BINS: Final = 15
"""Bins of probability, as in Guo 2017, section 2."""


def expected_calibration_error(
    probabilities: NDArray[np.floating], truth: NDArray[np.bool_], *, bins: int = BINS
) -> float:
    """Mean distance of probability and frequency over bins, weighted by their size (Naeini 2015).

    Each class at each die is one binary statement; the probability is that the class covers it.

    Args:
        probabilities: any shape, 0 to 1.
        truth: same shape.
        bins: of equal width.

    Returns:
        0 (as often right as it says) to 1.
    """
    values, known = probabilities.ravel().astype(np.float64), truth.ravel()
    place = np.minimum((values * bins).astype(np.int64), bins - 1)
    said = np.bincount(place, weights=values, minlength=bins)
    seen = np.bincount(place, weights=known, minlength=bins)
    return float(np.abs(said - seen).sum() / max(values.size, 1))
