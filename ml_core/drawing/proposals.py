"""What the model proposes: its defects as shapes, and the class of a shape drawn by hand."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.drawing.outcome import Outcome, open_and_locked, step
from ml_core.drawing.reshape import translated
from ml_core.wafer.identity import new_id
from ml_core.wafer.inspection import Defect, Inspection
from ml_core.wafer.shapes import Polygon, Shape, polygons_to_mask
from ml_core.wafer.taxonomy import CLASSES

LEAST_SHARE: Final = 0.1
"""The model names a shape's class where it marks at least this share of the shape's pixels."""


def accept(defects: Sequence[Defect]) -> Outcome:
    """Make shapes of defects that the model proposes.

    Args:
        defects: one or more.

    Returns:
        One step; the shapes have no confidence, since a person stands for them.
    """
    if not defects:
        return Outcome(said="Every defect of the model is drawn or rejected.")
    after = [Shape(new_id(), defect.class_key, defect.polygon) for defect in defects]
    return Outcome(step("Accept", (), after))


def class_under(polygon: Polygon, inspection: Inspection) -> str | None:
    """The class that the model sees under an outline.

    Args:
        polygon: the outline, raster pixels.
        inspection: the inspection of its wafer.

    Returns:
        Key of the class with the most pixels inside, the first in the taxonomy among equals;
        None where it has under ``LEAST_SHARE`` of them.
    """
    bits = _values_inside(polygon, inspection.mask)
    counts = [int(np.count_nonzero(bits & defect_class.bit)) for defect_class in CLASSES]
    best = int(np.argmax(counts))
    if not counts[best] or counts[best] < LEAST_SHARE * len(bits):
        return None
    return CLASSES[best].key


def fill_class(shapes: Sequence[Shape], inspection: Inspection) -> Outcome:
    """Give shapes the class that the model sees under them.

    Args:
        shapes: the shapes; locked ones stay.
        inspection: the inspection of their wafer.

    Returns:
        One step over the shapes whose class changes; a sentence where none does.
    """
    free, said = open_and_locked(shapes)
    seen = [(shape, class_under(shape.polygon, inspection)) for shape in free]
    pairs = [
        (s, replace(s, class_key=key, confidence=None))
        for s, key in seen
        if key not in (None, s.class_key)
    ]
    if not pairs:
        unseen = any(key is None for _, key in seen)
        words = "The model sees no defect there." if unseen else "The model sees the same class."
        return Outcome(said=said or words)
    after = [shape for _, shape in pairs]
    return Outcome(
        step("Class from model", [shape for shape, _ in pairs], after, about=after), said
    )


def _values_inside(polygon: Polygon, mask: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Values of a raster's pixels in an outline, at a cost that follows its box."""
    size = (mask.shape[1], mask.shape[0])
    low = np.floor(np.clip(polygon.exterior.min(axis=0), 0, size)).astype(np.int64)
    high = np.ceil(np.clip(polygon.exterior.max(axis=0), 0, size)).astype(np.int64)
    (left, top), (right, bottom) = low.tolist(), high.tolist()
    near = translated(polygon, -left, -top)
    inside = polygons_to_mask([near], width=right - left, height=bottom - top)
    return mask[top:bottom, left:right][inside]
