"""How unsure a model is of a wafer, from the probabilities of its dies.

The eight channels are independent sigmoids, so a die has eight yes-or-no answers and its entropy
is the sum of theirs (0 to 8 ln 2 nats). A wafer's score is the mean over its dies (FR-002), which
makes wafers of 500 and of 20,000 dies comparable.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ml_core.wafer.errors import SelectionError
from ml_core.wafer.taxonomy import CLASSES

Floats = NDArray[np.float64]

NONE_INDEX: Final = len(CLASSES)
"""Index of the verdict ``none``; those of the classes are 0 to 7."""


@dataclass(frozen=True, slots=True, eq=False)
class WaferScores:
    """What a pool keeps of a wafer's probabilities: eleven numbers instead of 8 x dies.

    Attributes:
        entropy: predictive entropy, nats, 0 to 8 ln 2.
        class_entropy: (8,) entropy of the dies weighted by each class's probability.
        bald: disagreement of the passes, nats; None after a single pass.
        verdict: predicted verdict, 0 to 7 a class, 8 none.
    """

    entropy: float
    class_entropy: Floats
    bald: float | None
    verdict: int


def score_wafer(probabilities: NDArray[Any], *, threshold: float = 0.5) -> WaferScores:
    """Score a wafer after one pass.

    Args:
        probabilities: (8, dies), 0 to 1, of the dies that exist.
        threshold: probability from which a die counts for the verdict.

    Returns:
        Its scores, without BALD.

    Raises:
        SelectionError: another shape, no die, or a value that is no probability.
    """
    values = _checked(probabilities, dimensions=2, shape="(8, dies)")
    return _scores(values, bald=None, threshold=threshold)


def score_passes(passes: NDArray[Any], *, threshold: float = 0.5) -> WaferScores:
    """Score a wafer after several stochastic passes (MC dropout, turned copies, an ensemble).

    Args:
        passes: (T, 8, dies), 0 to 1, of the dies that exist; the same dies in each pass.
        threshold: mean probability from which a die counts for the verdict.

    Returns:
        Its scores; entropy, class entropy and verdict are those of the mean over the passes.

    Raises:
        SelectionError: another shape, no pass, no die, or a value that is no probability.
    """
    values = _checked(passes, dimensions=3, shape="(passes, 8, dies)")
    return _scores(values.mean(0), bald=bald(values), threshold=threshold)


def binary_entropy(probabilities: Floats) -> Floats:
    """Entropy of yes-or-no answers.

    Args:
        probabilities: any shape, 0 to 1.

    Returns:
        Same shape, nats: 0 at 0 and 1, ln 2 at one half.
    """
    return _minus_x_log_x(probabilities) + _minus_x_log_x(1.0 - probabilities)


def predictive_entropy(probabilities: Floats) -> float:
    """Mean over dies of the entropy of their eight answers, nats (Shannon; FR-002).

    Args:
        probabilities: (8, dies).

    Returns:
        0 to 8 ln 2.
    """
    return float(binary_entropy(probabilities).sum(0).mean())


def class_weighted_entropy(probabilities: Floats) -> Floats:
    """Mean over dies of H(p) p_c: how much of the doubt lies where class c is suspected.

    Args:
        probabilities: (8, dies).

    Returns:
        (8,) nats. Source: ClaSP PE (Lüth, Traub et al., TMLR 2026), there with softmax.
    """
    of_dies = binary_entropy(probabilities).sum(0)
    weighted: Floats = (probabilities * of_dies).mean(1)
    return weighted


def bald(passes: Floats) -> float:
    """Entropy of the mean less the mean entropy: what the passes disagree about.

    Args:
        passes: (T, 8, dies).

    Returns:
        Mean over dies of the sum over channels, nats: 0 if all passes agree. Source: Houlsby et
        al. 2011, equation 2; Gal, Islam, Ghahramani 2017, section 3.
    """
    gain = binary_entropy(passes.mean(0)) - binary_entropy(passes).mean(0)
    return max(0.0, float(gain.sum(0).mean()))


def leading_verdict(probabilities: Floats, *, threshold: float) -> int:
    """Class with the largest sum of probability over the dies at or over the threshold.

    A pipeline that finds defects gives a better verdict; this one needs only the dies.

    Args:
        probabilities: (8, dies).
        threshold: 0 to 1.

    Returns:
        0 to 7 a class, 8 none.
    """
    sums = np.where(probabilities >= threshold, probabilities, 0.0).sum(1)
    return int(sums.argmax()) if sums.max() > 0 else NONE_INDEX


def _scores(mean: Floats, *, bald: float | None, threshold: float) -> WaferScores:
    return WaferScores(
        entropy=predictive_entropy(mean),
        class_entropy=class_weighted_entropy(mean),
        bald=bald,
        verdict=leading_verdict(mean, threshold=threshold),
    )


def _checked(array: NDArray[Any], *, dimensions: int, shape: str) -> Floats:
    if array.ndim != dimensions or array.shape[-2] != len(CLASSES) or array.size == 0:
        raise SelectionError(
            f"probabilities of a wafer have shape {array.shape}; "
            f"give {shape} with at least one of each"
        )
    values = array.astype(np.float64)
    if not ((values >= 0.0) & (values <= 1.0)).all():
        raise SelectionError(
            "probabilities of a wafer go from 0 to 1, but some lie outside or are not numbers; "
            "apply the sigmoid to logits first"
        )
    return values


def _minus_x_log_x(values: Floats) -> Floats:
    product: Floats = -values * np.log(np.where(values > 0.0, values, 1.0))
    return product
