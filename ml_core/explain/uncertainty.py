"""How unsure a model is, and of what kind: noise in the wafer, or too little known.

From several answers p_t to one wafer (Gal 2017, section 3.3.1; Kendall 2017): the entropy of the
mean answer is all there is to doubt; the mean of the answers' entropies is *aleatoric*, doubt
that every answer shares; what is left, the mutual information, is *epistemic*, doubt about which
answer is right. Each class is its own yes or no, so the entropies are binary and may be summed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ml_core.segmentation.preprocess import planes_on_dies, planes_on_raster
from ml_core.wafer.map import WaferMap

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Uncertainty:
    """Doubt of each class, bits, 0 to 1.

    Attributes:
        mean: (8, …) float32, mean probability.
        aleatoric: (8, …) float32, mean entropy of the answers.
        epistemic: (8, …) float32, mutual information between answer and pass.
    """

    mean: Floats
    aleatoric: Floats
    epistemic: Floats

    @property
    def total(self) -> Floats:
        """(8, …) entropy of the mean answer."""
        return self.aleatoric + self.epistemic


@dataclass(frozen=True, eq=False)
class UncertaintyMaps:
    """Doubt on one wafer, 0 where no die is.

    Attributes:
        dies: (8, rows, columns) each, of each class, 0 to 1 bit.
        raster_aleatoric: (height, width) float32, summed over the classes, 0 to 8 bits.
        raster_epistemic: the same.
    """

    dies: Uncertainty
    raster_aleatoric: Floats
    raster_epistemic: Floats


def decompose(samples: Iterable[Floats]) -> Uncertainty:
    """Split the doubt that several answers show.

    Args:
        samples: probabilities, float32 of one shape, class first; at least one.

    Returns:
        Mean, aleatoric and epistemic part, of the answers' shape.

    Raises:
        ValueError: there is no answer.
    """
    count = 0
    total = entropies = np.zeros((), np.float64)
    for sample in samples:
        total = total + sample
        entropies = entropies + binary_entropy(sample)
        count += 1
    if not count:
        raise ValueError("doubt needs at least one answer")
    mean, aleatoric = total / count, entropies / count
    # Jensen: never under 0 but by rounding
    epistemic = np.maximum(binary_entropy(mean) - aleatoric, 0.0)
    return Uncertainty(*(part.astype(np.float32) for part in (mean, aleatoric, epistemic)))


def binary_entropy(probability: NDArray[np.floating]) -> NDArray[np.float64]:
    """Entropy of a yes or no, bits: 0 where it is sure, 1 at a probability of one half."""
    p = np.asarray(probability, np.float64)
    return np.asarray(-(_p_log_p(p) + _p_log_p(1 - p)))


def uncertainty_maps(uncertainty: Uncertainty, wafer: WaferMap) -> UncertaintyMaps:
    """Bring doubt to a wafer's dies and raster.

    Args:
        uncertainty: (8, S, S), at the model's resolution.
        wafer: the wafer.

    Returns:
        Each class's mean over each die, and the sum over classes on the raster.
    """
    parts = (uncertainty.mean, uncertainty.aleatoric, uncertainty.epistemic)
    return UncertaintyMaps(
        Uncertainty(*(_on_dies(part, wafer) for part in parts)),
        _on_raster(uncertainty.aleatoric, wafer),
        _on_raster(uncertainty.epistemic, wafer),
    )


def _p_log_p(p: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(p * np.log2(np.maximum(p, np.finfo(np.float64).tiny)))


def _on_dies(planes: Floats, wafer: WaferMap) -> Floats:
    rows, columns = wafer.cells.shape
    return planes_on_dies(planes, rows=rows, columns=columns) * wafer.die_mask


def _on_raster(planes: Floats, wafer: WaferMap) -> Floats:
    width, height = wafer.grid.raster_size
    summed = planes.sum(axis=0, keepdims=True)  # (8, S, S) -> (1, S, S)
    raster = planes_on_raster(summed, height=height, width=width)[0]
    return np.asarray(raster * wafer.raster(wafer.die_mask), np.float32)
