"""Hit testing: which of thousands of shapes lies under a point, near it, or in a box.

Boxes of all shapes lie in one array; outlines are looked at only where a box is hit. An index
is made again after each edit, and only shapes that are new to it are measured.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.wafer.shapes import Polygon, Ring, Shape

Box = tuple[float, float, float, float]

_NONE: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Spot:
    """A vertex or a place on an edge of a shape.

    Attributes:
        shape: the shape.
        ring: 0 for its exterior, 1 for the first hole, and so on.
        vertex: number of the vertex, or of the edge's first vertex.
        x: raster pixels.
        y: raster pixels.
        distance: from the point asked for, raster pixels along x.
    """

    shape: Shape
    ring: int
    vertex: int
    x: float
    y: float
    distance: float


class ShapeIndex:
    """Where shapes lie.

    Args:
        shapes: the shapes, those drawn last on top.
        before: an older index, from which known shapes are taken over.
    """

    def __init__(self, shapes: Sequence[Shape] = (), before: "ShapeIndex | None" = None) -> None:
        self.shapes = tuple(shapes)
        known: dict[int, int] = {} if before is None else before._rows
        keys = list(map(id, self.shapes))
        self._rows: dict[int, int] = dict(zip(keys, range(len(keys)), strict=True))
        old = np.array(list(map(known.get, keys, repeat(-1))), dtype=np.int64)
        # Columns: left, top, right, bottom, area of the exterior.
        self._boxes = np.empty((len(self.shapes), 5))
        if before is not None:
            self._boxes[old >= 0] = before._boxes[old[old >= 0]]
        new = np.flatnonzero(old < 0)
        if len(new):
            self._boxes[new] = _measured([self.shapes[row].polygon.exterior for row in new])

    @property
    def bounds(self) -> NDArray[np.float64]:
        """(n, 4) float64: left, top, right, bottom of each shape, raster pixels."""
        return self._boxes[:, :4]

    def at(self, x: float, y: float) -> Shape | None:
        """The smallest shape under a point, the one on top among equals; None beside all.

        Args:
            x: raster pixels.
            y: raster pixels.
        """
        return next(self.all_at(x, y), None)

    def all_at(self, x: float, y: float) -> Iterator[Shape]:
        """Shapes under a point, the smallest first."""
        rows = self._touching((x, y, x, y))
        order = np.lexsort((-rows, self._boxes[rows, 4]))
        for row in rows[order].tolist():
            if is_inside(self.shapes[row].polygon, x, y):
                yield self.shapes[row]

    def inside(self, box: Box) -> tuple[Shape, ...]:
        """Shapes that lie wholly in a box (left, top, right, bottom)."""
        left, top, right, bottom = box
        b = self._boxes
        hit = (b[:, 0] >= left) & (b[:, 1] >= top) & (b[:, 2] <= right) & (b[:, 3] <= bottom)
        return tuple(self.shapes[row] for row in np.flatnonzero(hit).tolist())

    def touching(self, box: Box) -> tuple[Shape, ...]:
        """Shapes whose own box meets a box (left, top, right, bottom)."""
        return tuple(self.shapes[row] for row in self._touching(box).tolist())

    def vertex_near(
        self,
        x: float,
        y: float,
        *,
        reach: float,
        stretch: float = 1.0,
        among: Collection[str] | None = None,
        leave_out: Collection[str] = _NONE,
    ) -> Spot | None:
        """The vertex nearest to a point.

        Args:
            x: raster pixels.
            y: raster pixels.
            reach: farthest distance, raster pixels along x.
            stretch: height of a raster pixel over its width: y counts that much more.
            among: ids to look at; all where None.
            leave_out: ids to pass over.

        Returns:
            The vertex, of the shape on top among equals; None where none is within reach.
        """
        best: Spot | None = None
        for shape in self._near(x, y, reach, stretch, among, leave_out):
            for number, ring in enumerate(shape.polygon.rings):
                found = _nearest_vertex(ring, x, y, stretch)
                if found[1] <= (reach if best is None else best.distance):
                    best = _vertex_spot(shape, number, *found)
        return best

    def edge_near(
        self,
        x: float,
        y: float,
        *,
        reach: float,
        stretch: float = 1.0,
        among: Collection[str] | None = None,
        leave_out: Collection[str] = _NONE,
    ) -> Spot | None:
        """The place on an edge nearest to a point: arguments as ``vertex_near``."""
        best: Spot | None = None
        for shape in self._near(x, y, reach, stretch, among, leave_out):
            for number, ring in enumerate(shape.polygon.rings):
                edge, px, py, distance = _nearest_edge(ring, x, y, stretch)
                if distance <= (reach if best is None else best.distance):
                    best = Spot(shape, number, edge, px, py, distance)
        return best

    def _near(
        self,
        x: float,
        y: float,
        reach: float,
        stretch: float,
        among: Collection[str] | None,
        leave_out: Collection[str],
    ) -> Iterator[Shape]:
        down = reach / stretch
        for row in self._touching((x - reach, y - down, x + reach, y + down)).tolist():
            shape = self.shapes[row]
            if shape.shape_id not in leave_out and (among is None or shape.shape_id in among):
                yield shape

    def _touching(self, box: Box) -> NDArray[np.int64]:
        left, top, right, bottom = box
        b = self._boxes
        hit = (b[:, 0] <= right) & (b[:, 2] >= left) & (b[:, 1] <= bottom) & (b[:, 3] >= top)
        return np.flatnonzero(hit)


def is_inside(polygon: Polygon, x: float, y: float) -> bool:
    """Whether a point lies in a polygon and in none of its holes (even-odd rule)."""
    return sum(_crossed(ring, x, y) for ring in polygon.rings) % 2 == 1


def _crossed(ring: Ring, x: float, y: float) -> int:
    """Edges of a ring that a ray from the point to the right crosses."""
    xs, ys = ring[:, 0], ring[:, 1]
    above = ys > y
    first = np.flatnonzero(above != np.concatenate((above[1:], above[:1])))
    then = (first + 1) % len(ring)
    share = (y - ys[first]) / (ys[then] - ys[first])
    return int(np.count_nonzero(xs[first] + share * (xs[then] - xs[first]) > x))


def _measured(rings: Sequence[Ring]) -> NDArray[np.float64]:
    """(n, 5) box and area of rings, all at once."""
    points = np.concatenate(rings)
    counts = np.array([len(ring) for ring in rings])
    starts = np.cumsum(counts) - counts
    following = np.arange(1, len(points) + 1)
    following[starts + counts - 1] = starts
    after = points[following]
    cross = points[:, 0] * after[:, 1] - after[:, 0] * points[:, 1]
    area = np.abs(np.add.reduceat(cross, starts)) / 2
    low, high = np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)
    return np.column_stack([low, high, area])


def _vertex_spot(shape: Shape, ring: int, vertex: int, distance: float) -> Spot:
    x, y = shape.polygon.rings[ring][vertex].tolist()
    return Spot(shape, ring, vertex, x, y, distance)


def _nearest_vertex(ring: Ring, x: float, y: float, stretch: float) -> tuple[int, float]:
    distance = np.hypot(ring[:, 0] - x, (ring[:, 1] - y) * stretch)
    vertex = int(distance.argmin())
    return vertex, float(distance[vertex])


def _nearest_edge(
    ring: Ring, x: float, y: float, stretch: float
) -> tuple[int, float, float, float]:
    """Edge, its point (x, y) nearest to the point asked for, and the distance."""
    scale = np.array([1.0, stretch])
    start = (ring - (x, y)) * scale
    along = np.concatenate((start[1:], start[:1])) - start
    length = np.maximum((along**2).sum(axis=1), 1e-12)
    share = np.clip(-(start * along).sum(axis=1) / length, 0.0, 1.0)
    place = start + along * share[:, None]
    distance = np.hypot(place[:, 0], place[:, 1])
    edge = int(distance.argmin())
    px, py = (place[edge] / scale + (x, y)).tolist()
    return edge, px, py, float(distance[edge])
