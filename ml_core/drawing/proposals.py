"""What the model proposes: its defects as shapes, and the class of a shape drawn by hand."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from ml_core.drawing.outcome import Outcome, open_and_locked, step
from ml_core.drawing.regions import Region, overlap_area, region_of
from ml_core.drawing.reshape import translated
from ml_core.wafer.inspection import Defect, Inspection
from ml_core.wafer.shapes import Polygon, Shape, polygons_to_mask
from ml_core.wafer.taxonomy import CLASSES

LEAST_SHARE: Final = 0.1
"""The model names a shape's class where it marks at least this share of the shape's pixels."""
ANSWERED_SHARE: Final = 0.5
"""A defect is answered where shapes of its class cover at least this share of it."""


def proposals_of(inspection: Inspection) -> tuple[Shape, ...]:
    """The defects of an inspection as shapes, in their order, with ids and confidence."""
    return tuple(
        Shape(str(uuid.uuid4()), defect.class_key, defect.polygon, confidence=defect.confidence)
        for defect in inspection.defects
    )


def accept(proposals: Sequence[Shape], shapes: Sequence[Shape] = ()) -> Outcome:
    """Take proposals over as if drawn by hand.

    Args:
        proposals: one or all of them; a locked one that is a shape already stays.
        shapes: shapes of the annotation; a proposal among them is changed in its place,
            another is added.

    Returns:
        One step; afterwards they have no confidence, since a person stands for them.
    """
    there = {shape.shape_id for shape in shapes}
    free, said = open_and_locked(proposals)
    if not free:
        return Outcome(said=said or "There is no proposal to accept.")
    before = [proposal for proposal in free if proposal.shape_id in there]
    after = [replace(proposal, confidence=None) for proposal in free]
    return Outcome(step("Accept", before, after, about=after), said)


def reject(proposals: Sequence[Shape], shapes: Sequence[Shape]) -> Outcome:
    """Take proposals out of an annotation.

    Args:
        proposals: one or all of them.
        shapes: shapes of the annotation.

    Returns:
        One step; none where no proposal is among the shapes, for then there is nothing to undo.
    """
    there = {shape.shape_id for shape in shapes}
    free, said = open_and_locked([p for p in proposals if p.shape_id in there])
    return Outcome(step("Reject", free, ()) if free else None, said)


def unanswered(
    inspection: Inspection, shapes: Sequence[Shape], *, leave_out: Collection[int] = ()
) -> tuple[Defect, ...]:
    """Defects that the model sees and no shape covers.

    Args:
        inspection: the inspection.
        shapes: shapes of the annotation.
        leave_out: numbers of defects that were rejected.

    Returns:
        Defects less than half covered by shapes of their class, in their order.
    """
    drawn: dict[str, list[shapely.Polygon]] = {}
    for shape in shapes:
        drawn.setdefault(shape.class_key, []).append(shape.polygon.to_shapely())
    covers = {
        key: shapely.union_all(shapely.make_valid(np.array(own))) for key, own in drawn.items()
    }
    return tuple(
        defect
        for defect in inspection.defects
        if defect.number not in leave_out
        and not _is_covered(defect, covers.get(defect.class_key, shapely.Polygon()))
    )


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
    pairs = [(s, replace(s, class_key=key)) for s, key in seen if key not in (None, s.class_key)]
    if not pairs:
        unseen = any(key is None for _, key in seen)
        words = "The model sees no defect there." if unseen else "The model sees the same class."
        return Outcome(said=said or words)
    after = [shape for _, shape in pairs]
    return Outcome(
        step("Class from model", [shape for shape, _ in pairs], after, about=after), said
    )


def _is_covered(defect: Defect, cover: Region) -> bool:
    region = region_of(defect.polygon)
    return overlap_area(region, cover) >= ANSWERED_SHARE * region.area


def _values_inside(polygon: Polygon, mask: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Values of a raster's pixels in an outline, at a cost that follows its box."""
    size = (mask.shape[1], mask.shape[0])
    low = np.floor(np.clip(polygon.exterior.min(axis=0), 0, size)).astype(np.int64)
    high = np.ceil(np.clip(polygon.exterior.max(axis=0), 0, size)).astype(np.int64)
    (left, top), (right, bottom) = low.tolist(), high.tolist()
    near = translated(polygon, -left, -top)
    inside = polygons_to_mask([near], width=right - left, height=bottom - top)
    return mask[top:bottom, left:right][inside]
