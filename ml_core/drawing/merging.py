"""Merging: several versions of one shape side by side, and what a person chose of them.

The outlines of all versions cut the wafer into parts, each had by the same versions. What all
have is common ground; each other part is kept or left out, by a person's choice and never by
itself. A shape that one version removed is a version without any part.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import shapely

from ml_core.drawing.meter import cells_under
from ml_core.drawing.regions import PRECISION, Region, polygons_of, region_of, union_of
from ml_core.wafer.identity import new_id
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Polygon, Shape

Version = Shape | None
Piece = tuple[tuple[int, ...], shapely.Polygon]
Keeps = tuple[bool | None, ...]
"""One choice a contested part: kept, left out, or None while nobody has decided."""

SPECK_PX: Final = 1.0
"""A part or outline with less area, square pixels, is none of its own."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A connected region that the same versions have.

    Attributes:
        sides: places of the versions that have it, growing.
        region: a polygon, raster pixels.
        area_px: its area, square pixels.
        dies: dies that it covers over half; None where no dies are known.
    """

    sides: tuple[int, ...]
    region: shapely.Polygon
    area_px: float
    dies: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """Versions of a shape, taken apart.

    Attributes:
        versions: those that were taken apart; None for one that removed the shape.
        common: parts that all have, largest first.
        parts: parts that only some have, largest first: each is a question.
        iou: what all have over what any has, 0 to 1; 1 where there is nothing.
    """

    versions: tuple[Version, ...]
    common: tuple[Part, ...]
    parts: tuple[Part, ...]
    iou: float

    def as_side(self, place: int) -> Keeps:
        """The choices that give one version."""
        return tuple(place in part.sides for part in self.parts)

    @property
    def as_union(self) -> Keeps:
        """The choices that give all that any version has."""
        return (True,) * len(self.parts)

    @property
    def as_intersection(self) -> Keeps:
        """The choices that give what all versions have."""
        return (False,) * len(self.parts)

    @property
    def undecided(self) -> Keeps:
        """The choices while nothing was chosen."""
        return (None,) * len(self.parts)


@dataclass(frozen=True, slots=True)
class Attributes:
    """What is said of a shape beside its outline, as in `Shape`."""

    class_key: str
    is_locked: bool = False
    confidence: float | None = None


def split(versions: Sequence[Version], wafer: WaferMap | None = None) -> Split:
    """Take versions of a shape apart.

    Args:
        versions: two or more; None for one that removed the shape.
        wafer: whose dies are counted; None to count none.

    Returns:
        Parts whose areas add up to that of all versions together, but for specks that touch
        no other part. A smaller speck beside a part counts as that part.
    """
    regions = [_snapped(version) for version in versions]
    pieces, everyone = _pieces(regions), tuple(range(len(regions)))
    large = _without_specks(pieces)
    parts = sorted((_part(sides, piece, wafer) for sides, piece in large), key=_by_size)
    return Split(
        versions=tuple(versions),
        common=tuple(part for part in parts if part.sides == everyone),
        parts=tuple(part for part in parts if part.sides != everyone),
        iou=_iou(pieces, everyone),
    )


def attributes_of(versions: Sequence[Version]) -> tuple[Attributes, ...]:
    """What the versions say beside their outlines: each that differs once, in their order."""
    found = (Attributes(v.class_key, v.is_locked, v.confidence) for v in versions if v is not None)
    return tuple(dict.fromkeys(found))


def merged(parts: Split, keeps: Keeps, attributes: Attributes) -> tuple[Shape, ...]:
    """The shapes that choices give.

    Args:
        parts: the versions, taken apart.
        keeps: one choice a contested part; all of them made.
        attributes: what is said of the result. A confidence stays only where the outline is
            one version's own: what a person put together is that person's.

    Returns:
        Valid shapes, the largest under the versions' id and each further one under a new id;
        none where nothing is left. A version that was chosen in all its parts comes back
        vertex by vertex.

    Raises:
        ValueError: a choice is missing.
    """
    if len(keeps) != len(parts.parts) or None in keeps:
        raise ValueError("a merge needs a choice for each part that only some versions have")
    own = _own_outline(parts, keeps)
    if own is not None:
        return (_with(own, attributes),)
    kept = [part for part, keep in zip(parts.parts, keeps, strict=True) if keep]
    region = union_of([part.region for part in (*parts.common, *kept)])
    polygons = [polygon for polygon in polygons_of(region) if polygon.area >= SPECK_PX]
    first = next(version for version in parts.versions if version is not None)
    attributes = replace(attributes, confidence=None)
    return tuple(
        _with(replace(first, polygon=polygon, shape_id=_id(first, place)), attributes)
        for place, polygon in enumerate(polygons)
    )


def kept_apart(versions: Sequence[Version]) -> tuple[Shape, ...]:
    """All versions as shapes of their own, the first under the old id; equal ones once."""
    found: list[Shape] = []
    for version in versions:
        if version is not None and not any(_is_same(version, other) for other in found):
            found.append(version)
    return tuple(replace(v, shape_id=_id(found[0], place)) for place, v in enumerate(found))


def _id(first: Shape, place: int) -> str:
    return first.shape_id if place == 0 else new_id()


def _with(shape: Shape, attributes: Attributes) -> Shape:
    return replace(
        shape,
        class_key=attributes.class_key,
        is_locked=attributes.is_locked,
        confidence=attributes.confidence,
    )


def _is_same(one: Shape, other: Shape) -> bool:
    return one.class_key == other.class_key and _is_equal(one.polygon, other.polygon)


def _is_equal(one: Polygon, other: Polygon) -> bool:
    return len(one.rings) == len(other.rings) and all(
        np.array_equal(ring, ring_of_other)
        for ring, ring_of_other in zip(one.rings, other.rings, strict=True)
    )


def _own_outline(parts: Split, keeps: Keeps) -> Shape | None:
    """The version that has all that is kept and nothing else, if it is sound by itself."""
    for place, version in enumerate(parts.versions):
        is_chosen = version is not None and parts.as_side(place) == keeps
        if is_chosen and version is not None and version.polygon.is_valid:
            return version
    return None


def _snapped(version: Version) -> Region:
    if version is None:
        return shapely.Polygon()
    return shapely.set_precision(region_of(version.polygon), PRECISION)


def _pieces(regions: Sequence[Region]) -> list[Piece]:
    """Connected regions that the same versions have, and which versions."""
    lines = shapely.union_all([region.boundary for region in regions], grid_size=PRECISION)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))
    inner = shapely.point_on_surface(faces)
    has = np.array([shapely.covers(region, inner) for region in regions]).reshape(len(regions), -1)
    found: dict[tuple[int, ...], list[shapely.Polygon]] = {}
    for face, column in zip(faces.tolist(), has.T, strict=True):
        sides = tuple(np.flatnonzero(column).tolist())
        if sides:
            found.setdefault(sides, []).append(face)
    return [
        (sides, piece)
        for sides, group in found.items()
        for piece in shapely.get_parts(shapely.union_all(group)).tolist()
    ]


def _without_specks(pieces: list[Piece]) -> list[Piece]:
    """Pieces with each speck given to the one that it shares most of its edge with."""
    large = [(sides, piece) for sides, piece in pieces if piece.area >= SPECK_PX]
    regions = np.array([piece for _, piece in large], dtype=object)
    for _, speck in (pair for pair in pieces if pair[1].area < SPECK_PX):
        if not len(regions):
            break
        edges = shapely.length(shapely.intersection(regions, speck))
        best = int(np.argmax(edges))
        if edges[best] > 0:
            regions[best] = shapely.union(regions[best], speck)
    return [(sides, region) for (sides, _), region in zip(large, regions.tolist(), strict=True)]


def _part(sides: tuple[int, ...], piece: shapely.Polygon, wafer: WaferMap | None) -> Part:
    counts = wafer is not None and wafer.grid.has_dies
    dies = None
    if wafer is not None and counts:
        dies = len(cells_under(Polygon.from_shapely(piece), wafer))
    return Part(sides, piece, float(piece.area), dies)


def _by_size(part: Part) -> tuple[float, tuple[int, ...], tuple[float, ...]]:
    return -part.area_px, part.sides, tuple(part.region.bounds)


def _iou(pieces: Sequence[Piece], everyone: tuple[int, ...]) -> float:
    """Of pieces and not by overlays: those give lines and points where outlines only touch."""
    either = sum(float(piece.area) for _, piece in pieces)
    both = sum(float(piece.area) for sides, piece in pieces if sides == everyone)
    return both / either if either else 1.0
