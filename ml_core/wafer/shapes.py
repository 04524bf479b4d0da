"""Shapes: outlined regions as polygons with holes, and their masks, without loss either way.

A pixel belongs to a polygon when its centre does (even-odd rule). Outlines that are made from
a mask run along pixel edges, so their vertices are integers and the mask comes back exactly.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from ml_core.wafer.errors import ShapeError
from ml_core.wafer.grid import RASTER_VERSION

Ring = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Polygon:
    """One outline with holes, raster pixels.

    Attributes:
        exterior: (n, 2) float64 vertices (x, y), n >= 3, first not repeated at the end.
        holes: rings of the same form.

    Raises:
        ShapeError: a ring has under three vertices or a vertex is not finite.
    """

    exterior: Ring
    holes: tuple[Ring, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "exterior", _checked_ring(self.exterior))
        object.__setattr__(self, "holes", tuple(_checked_ring(ring) for ring in self.holes))

    @property
    def rings(self) -> tuple[Ring, ...]:
        """Exterior first, then the holes."""
        return (self.exterior, *self.holes)

    @property
    def vertex_count(self) -> int:
        """Number of vertices of all rings."""
        return sum(len(ring) for ring in self.rings)

    @property
    def is_valid(self) -> bool:
        """False where the outline crosses itself or a hole leaves it."""
        return bool(self.to_shapely().is_valid)

    @property
    def area(self) -> float:
        """Area, square pixels, holes taken off."""
        return float(self.to_shapely().area)

    def to_shapely(self) -> shapely.Polygon:
        """The same region as shapely's polygon."""
        return shapely.Polygon(self.exterior, self.holes)

    @classmethod
    def from_shapely(cls, polygon: shapely.Polygon) -> "Polygon":
        """The same region from shapely's polygon (closing vertices dropped).

        Raises:
            ShapeError: the polygon is empty.
        """
        if polygon.is_empty:
            raise ShapeError("An outline without area cannot be kept; draw it again.")
        exterior = np.asarray(polygon.exterior.coords)[:-1, :2]
        holes = tuple(np.asarray(ring.coords)[:-1, :2] for ring in polygon.interiors)
        return cls(exterior, holes)


@dataclass(frozen=True, eq=False)
class Shape:
    """One outlined region of one class on one wafer.

    Attributes:
        shape_id: UUID, made where the shape was drawn.
        class_key: key of its class.
        polygon: outline in raster pixels.
        raster_version: version of the raster rule that the pixels follow.
        confidence: the model's confidence for a proposal, None for a shape drawn by a person.
        is_locked: True for a shape that no tool changes until it is unlocked.
    """

    shape_id: str
    class_key: str
    polygon: Polygon
    raster_version: int = RASTER_VERSION
    confidence: float | None = None
    is_locked: bool = False


def polygons_to_mask(polygons: Iterable[Polygon], *, width: int, height: int) -> Mask:
    """Fill polygons.

    Args:
        polygons: any number; a pixel in any of them is set.
        width: pixels.
        height: pixels.

    Returns:
        (height, width) bool, True where a pixel's centre lies inside (even-odd).
    """
    mask = np.zeros((height, width), dtype=np.bool_)
    for polygon in polygons:
        _fill_even_odd(mask, polygon.rings)
    return mask


def _fill_even_odd(mask: Mask, rings: tuple[Ring, ...]) -> None:
    """Set the pixels inside the rings, at a cost that follows their box, not the mask."""
    height, width = mask.shape
    low = np.floor(np.clip(rings[0].min(axis=0), 0, (width, height))).astype(np.int64)
    high = np.ceil(np.clip(rings[0].max(axis=0), 0, (width, height))).astype(np.int64)
    box_width, box_height = (high - low).tolist()
    toggles = np.zeros((box_height, box_width + 1), dtype=np.int32)
    for ring in rings:
        rows, columns = _crossings(ring - low, width=box_width, height=box_height)
        np.add.at(toggles, (rows, columns), 1)
    inside = (np.cumsum(toggles[:, :-1], axis=1) & 1).astype(np.bool_)
    mask[low[1] : high[1], low[0] : high[0]] |= inside


def _crossings(
    ring: Ring, *, width: int, height: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Row and first column right of each crossing of an edge with a line of pixel centres."""
    start, end = ring, np.roll(ring, -1, axis=0)
    top, bottom = np.minimum(start[:, 1], end[:, 1]), np.maximum(start[:, 1], end[:, 1])
    first = np.clip(np.ceil(top - 0.5), 0, height).astype(np.int64)
    stop = np.clip(np.ceil(bottom - 0.5), 0, height).astype(np.int64)
    counts = np.maximum(stop - first, 0)
    edge = np.repeat(np.arange(len(ring)), counts)
    steps = np.arange(len(edge)) - np.repeat(np.cumsum(counts) - counts, counts)
    rows = first[edge] + steps
    slope = (rows + 0.5 - start[edge, 1]) / (end[edge, 1] - start[edge, 1])
    x = start[edge, 0] + slope * (end[edge, 0] - start[edge, 0])
    columns = np.clip(np.ceil(x - 0.5), 0, width).astype(np.int64)
    return rows, columns


def mask_to_polygons(mask: Mask) -> tuple[Polygon, ...]:
    """Outline a mask along its pixel edges.

    Args:
        mask: (height, width) bool.

    Returns:
        Valid polygons with integer vertices; regions that touch only at a corner are apart.
        ``polygons_to_mask`` gives the mask back exactly.
    """
    rings = [part for ring in _trace(mask) for part in _split_at_repeats(ring)]
    return _nest([np.asarray(ring, dtype=np.float64) for ring in rings])


def _trace(mask: Mask) -> list[list[tuple[int, int]]]:
    """Closed walks over the corners of a mask, alternately along rows and columns."""
    padded = np.zeros((mask.shape[0] + 2, mask.shape[1] + 2), dtype=np.int8)
    padded[1:-1, 1:-1] = mask
    corner = padded[:-1, :-1] + padded[1:, 1:] - padded[:-1, 1:] - padded[1:, :-1]
    ys, xs = np.nonzero(corner)
    twice = np.abs(corner[ys, xs])  # 2 where two pixels touch only at this corner
    # Such a corner is walked as two, each turning round its own pixel: the order of the two
    # along the column decides which way they turn.
    rising = np.repeat(corner[ys, xs] == -2, twice)
    ys, xs = np.repeat(ys, twice), np.repeat(xs, twice)
    number = np.arange(len(xs))
    along_row = _pairs(np.lexsort((number, xs, ys)))
    along_column = _pairs(np.lexsort((np.where(rising, -number, number), ys, xs)))
    return _walks(xs.tolist(), ys.tolist(), along_row.tolist(), along_column.tolist())


def _pairs(order: NDArray[np.int64]) -> NDArray[np.int64]:
    """Partner of each corner: corners pair up in sorted order along a line."""
    partner = np.empty_like(order)
    partner[order[0::2]], partner[order[1::2]] = order[1::2], order[0::2]
    return partner


def _walks(
    xs: list[int], ys: list[int], along_row: list[int], along_column: list[int]
) -> list[list[tuple[int, int]]]:
    seen = [False] * len(xs)
    walks = []
    for start in range(len(xs)):
        walk, here = [], start
        while not seen[here]:
            other = along_row[here]
            seen[here] = seen[other] = True
            walk += [(xs[here], ys[here]), (xs[other], ys[other])]
            here = along_column[other]
        if walk:
            walks.append(walk)
    return walks


def _split_at_repeats(walk: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Cut a closed walk where it comes back to a corner, so that each part is simple."""
    if len(set(walk)) == len(walk):
        return [walk]
    parts: list[list[tuple[int, int]]] = []
    open_part: list[tuple[int, int]] = []
    position: dict[tuple[int, int], int] = {}
    for corner in walk:
        if corner in position:
            first = position[corner]
            parts.append(open_part[first:])
            for gone in open_part[first + 1 :]:
                del position[gone]
            del open_part[first + 1 :]
            continue
        position[corner] = len(open_part)
        open_part.append(corner)
    return [*parts, open_part]


def _nest(rings: list[Ring]) -> tuple[Polygon, ...]:
    """Put simple rings that do not cross into polygons with holes, by their depth."""
    if len(rings) < 2:
        return tuple(Polygon(ring) for ring in rings)
    areas = [shapely.Polygon(ring) for ring in rings]
    tree = shapely.STRtree(areas)
    inner, outer = tree.query([area.representative_point() for area in areas], "within")
    inner, outer = _only_larger(inner, outer, np.array([area.area for area in areas]))
    depth = np.bincount(inner, minlength=len(rings))
    holes: dict[int, list[Ring]] = {int(i): [] for i in np.flatnonzero(depth % 2 == 0)}
    for i, j in zip(inner.tolist(), outer.tolist(), strict=True):
        if depth[i] % 2 == 1 and depth[j] == depth[i] - 1:
            holes[j].append(rings[i])
    return tuple(Polygon(rings[i], tuple(own)) for i, own in holes.items())


def _only_larger(
    inner: NDArray[np.int64], outer: NDArray[np.int64], area: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    keep = area[outer] > area[inner]
    return inner[keep], outer[keep]


def _checked_ring(ring: Ring) -> Ring:
    array = np.array(ring, dtype=np.float64)
    if array.ndim != 2 or array.shape[1] != 2 or len(array) < 3:
        raise ShapeError(f"An outline needs at least 3 points (x, y), not {array.shape}.")
    if not np.isfinite(array).all():
        raise ShapeError("An outline has a point that is no finite number; draw it again.")
    array.flags.writeable = False
    return array
