"""Checks of drawn shapes, each with its own message and, where there is one, a way to mend it.

Limits: product requirements FR-005 and 13.4, as `taxonomy` and the project's requirements
amend them: 10 px to 90 % of the wafer, 3 to 1,000 vertices, no self-intersection, known class;
under 1 % coverage is only a warning, since a scratch can be five dies.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

import shapely

from ml_core.wafer.shapes import Polygon, Shape
from ml_core.wafer.taxonomy import BY_KEY, CLASS_KEYS

MIN_AREA_PX: Final = 10
MAX_WAFER_SHARE: Final = 0.90
MIN_COVERAGE: Final = 0.01
MAX_VERTICES: Final = 1000


class Trouble(Enum):
    """What can be wrong with a shape or an annotation."""

    UNKNOWN_CLASS = "unknown class"
    SELF_INTERSECTION = "self-intersection"
    TOO_SMALL = "too small"
    TOO_LARGE = "too large"
    TOO_MANY_VERTICES = "too many vertices"
    OVERLAP = "overlap"
    LOW_COVERAGE = "low coverage"


MENDABLE: Final = frozenset(
    {Trouble.SELF_INTERSECTION, Trouble.TOO_MANY_VERTICES, Trouble.OVERLAP, Trouble.TOO_SMALL}
)
"""Troubles that ``mend`` can put right."""


@dataclass(frozen=True)
class Finding:
    """One thing that a check found.

    Attributes:
        trouble: what.
        message: one sentence for people: what, and what to do.
        shape_id: the shape, or None if it is about all shapes together.
        blocks: True if the annotation cannot be submitted so; False for a warning.
    """

    trouble: Trouble
    message: str
    shape_id: str | None = None
    blocks: bool = True


def check_shape(shape: Shape, *, wafer_area_px: float) -> tuple[Finding, ...]:
    """Check one shape by itself.

    Args:
        shape: the shape.
        wafer_area_px: raster pixels of the wafer's dies.

    Returns:
        Findings, worst first; empty if the shape is fine.
    """
    area = float(
        shapely.area(_valid(shape.polygon))
    )  # a crossing outline's signed area may be nought
    findings = []
    if shape.class_key not in BY_KEY:
        findings.append(_unknown_class(shape))
    if not shape.polygon.is_valid:
        findings.append(_crossing(shape))
    if area < MIN_AREA_PX:
        text = f"The shape covers {area:.0f} px, under {MIN_AREA_PX}; enlarge or delete it."
        findings.append(Finding(Trouble.TOO_SMALL, text, shape.shape_id))
    if area > MAX_WAFER_SHARE * wafer_area_px and shape.class_key != "random":
        findings.append(_too_large(shape, share=area / wafer_area_px))
    if shape.polygon.vertex_count > MAX_VERTICES:
        findings.append(_too_many(shape))
    return tuple(findings)


def check_annotation(shapes: Sequence[Shape], *, wafer_area_px: float) -> tuple[Finding, ...]:
    """Check all shapes of a wafer: each by itself, then overlaps and coverage.

    Args:
        shapes: the shapes of one annotation; none means 'no defect', which is a verdict.
        wafer_area_px: raster pixels of the wafer's dies.

    Returns:
        Findings; empty if all is fine.
    """
    findings = [f for shape in shapes for f in check_shape(shape, wafer_area_px=wafer_area_px)]
    findings += _overlaps(shapes)
    covered = shapely.union_all([_valid(shape.polygon) for shape in shapes]).area
    if shapes and covered < MIN_COVERAGE * wafer_area_px:
        share = 100 * covered / wafer_area_px
        text = f"The shapes cover {share:.2f} % of the wafer; check that none is missing."
        findings.append(Finding(Trouble.LOW_COVERAGE, text, blocks=False))
    return tuple(findings)


def mend(shape: Shape, trouble: Trouble, *, others: Sequence[Shape] = ()) -> tuple[Shape, ...]:
    """Put one trouble right.

    A crossing outline is cut into its simple parts, too many vertices are thinned out, an
    overlap with a shape of the same class is taken from this shape, too small a shape goes.

    Args:
        shape: the shape.
        trouble: one of ``MENDABLE``.
        others: the wafer's other shapes, for an overlap.

    Returns:
        The shapes that take its place: none, one, or several (the first keeps the id).

    Raises:
        ValueError: the trouble has no mend.
    """
    if trouble is Trouble.TOO_SMALL:
        return ()
    if trouble is Trouble.SELF_INTERSECTION:
        return _in_place_of(shape, _valid(shape.polygon))
    if trouble is Trouble.TOO_MANY_VERTICES:
        return _in_place_of(shape, _thinned(shape.polygon))
    if trouble is Trouble.OVERLAP:
        same = [_valid(other.polygon) for other in others if other.class_key == shape.class_key]
        return _in_place_of(
            shape, shapely.difference(_valid(shape.polygon), shapely.union_all(same))
        )
    raise ValueError(f"there is no mend for '{trouble.value}'")


def _unknown_class(shape: Shape) -> Finding:
    text = f"'{shape.class_key}' is no defect class; choose one of {', '.join(CLASS_KEYS)}."
    return Finding(Trouble.UNKNOWN_CLASS, text, shape.shape_id)


def _crossing(shape: Shape) -> Finding:
    reason = shapely.is_valid_reason(shape.polygon.to_shapely())
    text = f"The outline crosses itself ({reason}); mend it or draw it again."
    return Finding(Trouble.SELF_INTERSECTION, text, shape.shape_id)


def _too_large(shape: Shape, *, share: float) -> Finding:
    text = (
        f"The shape covers {100 * share:.0f} % of the wafer, over {100 * MAX_WAFER_SHARE:.0f} %; "
        "use the class Random for fails all over, or make it smaller."
    )
    return Finding(Trouble.TOO_LARGE, text, shape.shape_id)


def _too_many(shape: Shape) -> Finding:
    count = shape.polygon.vertex_count
    text = f"The outline has {count} points, over {MAX_VERTICES}; simplify it."
    return Finding(Trouble.TOO_MANY_VERTICES, text, shape.shape_id)


def _overlaps(shapes: Sequence[Shape]) -> list[Finding]:
    if not shapes:
        return []
    regions = [_valid(shape.polygon) for shape in shapes]
    findings = []
    for first, second in shapely.STRtree(regions).query(regions, "intersects").T.tolist():
        if first < second and shapes[first].class_key == shapes[second].class_key:
            area = regions[first].intersection(regions[second]).area
            if area > 0:
                findings.append(_overlap(shapes[second], area=area))
    return findings


def _overlap(shape: Shape, *, area: float) -> Finding:
    text = (
        f"The shape overlaps another of class {shape.class_key} by {area:.0f} px; "
        "merge them or cut one."
    )
    return Finding(Trouble.OVERLAP, text, shape.shape_id, blocks=False)


def _valid(polygon: Polygon) -> shapely.Geometry:
    region = polygon.to_shapely()
    return region if region.is_valid else shapely.make_valid(region)


def _thinned(polygon: Polygon) -> shapely.Geometry:
    region, tolerance = _valid(polygon), 0.25
    while shapely.get_num_coordinates(region) > MAX_VERTICES:
        region, tolerance = shapely.simplify(region, tolerance), tolerance * 2
    return region


def _in_place_of(shape: Shape, region: shapely.Geometry) -> tuple[Shape, ...]:
    parts = [part for piece in shapely.get_parts(region) for part in shapely.get_parts(piece)]
    solid = sorted(
        (p for p in parts if p.geom_type == "Polygon" and p.area > 0), key=lambda p: -p.area
    )
    return tuple(
        replace(
            shape,
            polygon=Polygon.from_shapely(part),
            shape_id=shape.shape_id if number == 0 else _part_id(shape.shape_id, number),
        )
        for number, part in enumerate(solid)
    )


def _part_id(shape_id: str, number: int) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{shape_id}/{number}"))
