"""From the model's logits to masks on the raster, one class at a time.

``sigmoid(logit / temperature)`` gives probabilities at the model's own resolution; they are
brought to the raster bilinearly and compared with the class's threshold. Bilinear values never
rise above their neighbours, so a class whose highest logit stays at or under the threshold is
done before anything is resampled: on most wafers six of eight classes.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ml_core.segmentation.preprocess import planes_on_raster
from ml_core.wafer.map import WaferMap

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class ClassPlane:
    """One class on the raster.

    Attributes:
        index: the class's place in the taxonomy.
        probability: (height, width) float32, 0 to 1.
        mask: (height, width) uint8, 1 where the probability is over the threshold on a die.
        exists: (height, width) uint8, 1 where a die is; the same array for all of a wafer.
    """

    index: int
    probability: Floats
    mask: Bytes
    exists: Bytes


def class_planes(
    logits: Floats, wafer: WaferMap, *, temperature: float, thresholds: Sequence[float]
) -> Iterator[ClassPlane]:
    """Yield the classes that appear on a wafer, in taxonomy order, with their masks.

    Args:
        logits: (8, S, S) float32, the model's output for this wafer.
        wafer: the wafer; a mask covers existing dies only.
        temperature: the logits are divided by it before the sigmoid.
        thresholds: one probability a class; a pixel needs more than that.

    Yields:
        One plane for each class with at least one pixel.
    """
    exists = wafer.raster(wafer.die_mask.view(np.uint8)).astype(np.uint8, copy=False)
    for index, threshold in enumerate(thresholds):
        if float(logits[index].max()) <= temperature * logit(threshold):
            continue
        plane = _on_raster(logits[index], exists.shape, temperature)
        mask = (plane > np.float32(threshold)).view(np.uint8)
        np.bitwise_and(mask, exists, out=mask)
        if cv2.hasNonZero(mask):
            yield ClassPlane(index, plane, mask, exists)


def logit(probability: float) -> float:
    """The logit of a probability; minus and plus infinity at and beyond 0 and 1."""
    if probability <= 0.0:
        return -math.inf
    if probability >= 1.0:
        return math.inf
    return math.log(probability / (1.0 - probability))


def sigmoid(logits: Floats, *, temperature: float) -> Floats:
    """Probabilities of logits, any shape, float32, without overflow."""
    half = np.tanh(logits * np.float32(0.5 / temperature))  # sigmoid(x) = (1 + tanh(x / 2)) / 2
    return np.asarray(half * np.float32(0.5) + np.float32(0.5), dtype=np.float32)


def _on_raster(plane: Floats, shape: tuple[int, ...], temperature: float) -> Floats:
    height, width = shape
    probability = sigmoid(plane, temperature=temperature)
    return np.asarray(planes_on_raster(probability[None], height=height, width=width)[0])
