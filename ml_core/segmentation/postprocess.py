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
    exists = existing_pixels(wafer)
    for index, (plane, threshold) in enumerate(zip(logits, thresholds, strict=True)):
        if is_silent(plane, temperature=temperature, threshold=threshold):
            continue
        probability = probability_on_raster(plane, exists.shape, temperature)
        if (found := class_plane(index, probability, exists, threshold)) is not None:
            yield found


def existing_pixels(wafer: WaferMap) -> Bytes:
    """Raster (height, width) uint8 of a wafer, 1 where a die is."""
    return wafer.raster(wafer.die_mask.view(np.uint8)).astype(np.uint8, copy=False)


def is_silent(logits: Floats, *, temperature: float, threshold: float) -> bool:
    """Whether no logit of a class, any shape, is over its threshold."""
    return float(logits.max()) <= temperature * logit(threshold)


def class_plane(
    index: int, probability: Floats, exists: Bytes, threshold: float
) -> ClassPlane | None:
    """One class with its mask; None where it covers no pixel.

    Args:
        index: the class's place in the taxonomy.
        probability: (height, width) float32, 0 to 1.
        exists: (height, width) uint8, 1 where a die is.
        threshold: a pixel needs more than that.

    Returns:
        The plane.
    """
    mask = (probability > np.float32(threshold)).view(np.uint8)
    np.bitwise_and(mask, exists, out=mask)
    return ClassPlane(index, probability, mask, exists) if cv2.hasNonZero(mask) else None


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


def probability_on_raster(logits: Floats, shape: tuple[int, ...], temperature: float) -> Floats:
    """Probabilities of one class's logits (S, S) on a raster of a shape (height, width)."""
    height, width = shape
    probability = sigmoid(logits, temperature=temperature)
    return np.asarray(planes_on_raster(probability[None], height=height, width=width)[0])
