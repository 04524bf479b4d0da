"""Regions: the arithmetic of outlines under all tools.

A region is a shapely geometry in raster pixels. Overlays snap to a grid of 1/64 pixel, so that
shapes that were cut along a line fit together again without slivers, and so that a hundred
strokes in one place stay as exact as the first.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from ml_core.wafer.checks import MAX_VERTICES
from ml_core.wafer.identity import new_id
from ml_core.wafer.shapes import Polygon, Ring, Shape

Points = NDArray[np.float64]
Region = BaseGeometry

PRECISION: Final = 1 / 64
"""Overlays snap to this grid, raster pixels."""
SLIVER_PX: Final = 0.5
"""A part that is left of a shape with less area, square pixels, is dropped."""

_THINNED_TO: Final = 900
"""An outline with too many vertices gets this many, so that the next stroke finds room."""

# Outlines never change, so that the region of each is made once, while it is in use.
_KNOWN: "WeakKeyDictionary[Polygon, Region]" = WeakKeyDictionary()


def region_of(polygon: Polygon) -> Region:
    """The region of an outline; one that crosses itself is cut into its simple parts."""
    return regions_of([polygon])[0]


def regions_of(polygons: Sequence[Polygon]) -> list[Region]:
    """The regions of many outlines: as ``region_of``, all at once."""
    new = [polygon for polygon in polygons if polygon not in _KNOWN]
    if new:
        made = [polygon.to_shapely() for polygon in new if polygon.holes]
        plain = [polygon.exterior for polygon in new if not polygon.holes]
        order = [p for p in new if p.holes] + [p for p in new if not p.holes]
        regions = np.array([*made, *_plain_regions(plain)], dtype=object)
        for polygon, region, is_valid in zip(
            order, regions, shapely.is_valid(regions), strict=True
        ):
            _KNOWN[polygon] = region if is_valid else _mended(region)
    return [_KNOWN[polygon] for polygon in polygons]


def meeting(region: Region, shapes: Sequence[Shape]) -> list[Shape]:
    """Shapes that a region meets, if only at its edge."""
    if not shapes or region.is_empty:
        return []
    shapely.prepare(region)
    own = np.array(regions_of([shape.polygon for shape in shapes]), dtype=object)
    hits = np.flatnonzero(shapely.intersects(region, own))
    return [shapes[row] for row in hits.tolist()]


def overlaps(region: Region, other: Region) -> bool:
    """Whether two regions that meet share more than their edge."""
    return not shapely.touches(region, other)


def union_of(regions: Sequence[Region]) -> Region:
    """All of several regions as one."""
    return shapely.union_all(list(regions), grid_size=PRECISION)


def without(region: Region, other: Region) -> Region:
    """A region less another."""
    return shapely.difference(region, other, grid_size=PRECISION)


def clipped(region: Region, *, width: float, height: float) -> Region:
    """What of a region lies on the raster.

    Args:
        region: any region.
        width: raster width, pixels.
        height: raster height, pixels.

    Returns:
        The region itself where all of it does.
    """
    left, top, right, bottom = region.bounds if not region.is_empty else (0, 0, 0, 0)
    if left >= 0 and top >= 0 and right <= width and bottom <= height:
        return region
    return shapely.intersection(region, shapely.box(0, 0, width, height), grid_size=PRECISION)


def polygons_of(region: Region) -> tuple[Polygon, ...]:
    """The polygons of a region.

    Args:
        region: any region; lines and points in it are dropped, and parts under ``SLIVER_PX``.

    Returns:
        Valid polygons with holes, largest first, each of at most ``MAX_VERTICES`` vertices.
    """
    parts = sorted(_solid(region), key=lambda part: -part.area)
    return tuple(Polygon.from_shapely(_thinned(part)) for part in parts)


def new_shape(class_key: str, polygon: Polygon) -> Shape:
    """A shape with an id of its own, as if drawn by hand."""
    return Shape(new_id(), class_key, polygon)


def new_shapes(class_key: str, region: Region) -> tuple[Shape, ...]:
    """Shapes of all parts of a region, largest first."""
    return tuple(new_shape(class_key, polygon) for polygon in polygons_of(region))


def redrawn(shape: Shape, polygon: Polygon, *, shape_id: str = "") -> Shape:
    """A shape with another outline, under its own id where none is given.

    A proposal that a person corrects is that person's: it has no confidence any more.
    """
    key = shape_id or shape.shape_id
    return replace(shape, shape_id=key, polygon=polygon, confidence=None)


def in_place_of(shape: Shape, region: Region) -> tuple[Shape, ...]:
    """What takes a shape's place once its region has changed.

    Args:
        shape: the shape as it was.
        region: its new region, in one part or several, or empty.

    Returns:
        None where nothing is left; else the largest part under the old id, and each further
        part as a new shape of the same class.
    """
    polygons = polygons_of(region)
    return tuple(
        redrawn(shape, polygon, shape_id=shape.shape_id if i == 0 else new_id())
        for i, polygon in enumerate(polygons)
    )


def stretched(region: Region, stretch: float) -> Region:
    """A region with its y multiplied by a factor."""
    if stretch == 1.0:
        return region
    return shapely.transform(region, lambda points: points * (1.0, stretch))


def _plain_regions(rings: Sequence[Ring]) -> list[Region]:
    """Polygons without holes, all at once."""
    if not rings:
        return []
    owner = np.repeat(np.arange(len(rings)), [len(ring) for ring in rings])
    outlines = shapely.linearrings(np.concatenate(rings), indices=owner)
    regions: NDArray[np.object_] = np.asarray(shapely.polygons(outlines), dtype=object)
    return list(regions)


def _mended(region: Region) -> Region:
    return shapely.union_all(_solid(shapely.make_valid(region)))


def _solid(region: Region) -> list[shapely.Polygon]:
    if isinstance(region, shapely.Polygon):
        return [region] if region.area >= SLIVER_PX else []
    parts = [part for piece in shapely.get_parts(region) for part in shapely.get_parts(piece)]
    return [p for p in parts if isinstance(p, shapely.Polygon) and p.area >= SLIVER_PX]


def _thinned(part: shapely.Polygon) -> shapely.Polygon:
    if _vertices(part) <= MAX_VERTICES:
        return part
    thin, tolerance = part, 0.25
    while _vertices(thin) > _THINNED_TO:
        thin, tolerance = _largest(shapely.simplify(thin, tolerance)), tolerance * 2
        if tolerance > 8:  # thousands of small holes: no line to thin is left, so holes go
            thin = _with_largest_holes(thin)
    return thin


def _largest(region: Region) -> shapely.Polygon:
    parts: list[shapely.Polygon] = list(shapely.get_parts(region))
    return max(parts, key=lambda part: part.area)


def _with_largest_holes(part: shapely.Polygon) -> shapely.Polygon:
    holes = sorted(part.interiors, key=lambda ring: -shapely.Polygon(ring).area)
    room, kept = _THINNED_TO - len(part.exterior.coords), []
    for ring in holes:
        room -= len(ring.coords)
        if room < 0:
            break
        kept.append(ring)
    return shapely.Polygon(part.exterior, kept)


def _vertices(part: shapely.Polygon) -> int:
    return int(shapely.get_num_coordinates(part)) - 1 - len(part.interiors)
