"""How well two readings of a wafer agree: over the masks of all classes, on dies that exist."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.wafer.agreement import class_kappas, mean, overlap_counts, scores_of
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Shape, polygons_to_mask
from ml_core.wafer.taxonomy import CLASSES
from sync_server.contract.annotations import Level

ENOUGH: Final = 0.85
"""IoU from which two readings agree; below it an expert decides."""
_MEDIUM: Final = 0.70


@dataclass(frozen=True)
class Comparison:
    """Agreement of two readings.

    Attributes:
        iou, dice: 0 to 1, classes pooled; 1 where both say that there is no defect.
        kappa: mean of the classes' kappas, -1 to 1; None where chance alone must agree.
    """

    iou: float
    dice: float
    kappa: float | None


def level_of(iou: float) -> Level:
    """An IoU in one word."""
    if iou >= ENOUGH:
        return "high"
    return "medium" if iou >= _MEDIUM else "low"


def compared(wafer: WaferMap, one: Sequence[Shape], other: Sequence[Shape]) -> Comparison:
    """Compare two readings of a wafer.

    Args:
        wafer: the wafer.
        one: shapes of one reading.
        other: shapes of the other.
    """
    exists = _judged_pixels(wafer)
    first, second = (_bits(wafer, shapes) for shapes in (one, other))
    scores = scores_of(overlap_counts(first, second, exists))
    iou, dice = scores.overall_iou, scores.overall_dice
    return Comparison(
        iou=1.0 if iou is None else iou,
        dice=1.0 if dice is None else dice,
        kappa=mean(class_kappas(first, second, exists)),
    )


def _judged_pixels(wafer: WaferMap) -> NDArray[np.bool_]:
    if wafer.grid.has_dies:
        return np.asarray(wafer.raster(wafer.die_mask), np.bool_)
    width, height = wafer.grid.raster_size
    return np.ones((height, width), np.bool_)


def _bits(wafer: WaferMap, shapes: Sequence[Shape]) -> NDArray[np.uint8]:
    """(height, width) uint8, bit k set where class k covers the pixel."""
    width, height = wafer.grid.raster_size
    bits = np.zeros((height, width), np.uint8)
    for each in CLASSES:
        polygons = [shape.polygon for shape in shapes if shape.class_key == each.key]
        if polygons:
            mask = polygons_to_mask(polygons, width=width, height=height)
            bits |= mask.astype(np.uint8) * np.uint8(each.bit)
    return bits
