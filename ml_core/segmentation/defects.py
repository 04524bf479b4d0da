"""From a region of one class to a defect: outline, geometry in pixels and mm, dies."""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from ml_core.segmentation.instances import Region
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.inspection import Defect, Point
from ml_core.wafer.shapes import Polygon, mask_to_polygons
from ml_core.wafer.taxonomy import CLASS_KEYS

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]

_ROUND: Final = 1e-9
"""Spreads that differ by a smaller share are equal: a region without a long axis."""
_MANY_DIES: Final = 100
"""From here on picking names from a table, made once for a lot, is quicker than making them."""
_TABLE_DIES: Final = 250_000
"""No table is kept for a larger grid."""


@dataclass(frozen=True, eq=False)
class Finding:
    """One defect, and what it weighs in the verdict.

    Attributes:
        defect: the defect; its number is 0 until all of a wafer's are known.
        weight: sum of the mean probability of its dies; of its pixels on an image without dies.
    """

    defect: Defect
    weight: float


@dataclass(frozen=True, eq=False)
class DieCover:
    """Dies under one region.

    Attributes:
        names: source coordinates (x, y) of the dies, row by row on the raster.
        weight: sum of the dies' mean probability.
    """

    names: tuple[tuple[int, int], ...]
    weight: float


def describe(region: Region, probability: Floats, grid: DieGrid, *, class_index: int) -> Finding:
    """Measure one region.

    Args:
        region: the region.
        probability: (height, width) float32, the class's probability on the raster.
        grid: the wafer's die grid.
        class_index: the class's place in the taxonomy.

    Returns:
        The defect and its weight.
    """
    polygon = outline(region)
    perimeter = outline_length(polygon)
    centroid, spread = _moments(region)
    angle = long_axis(grid.affine[:, :2] @ spread @ grid.affine[:, :2].T)
    confidence = mean_probability(region, probability)
    cover = die_cover(region, probability, grid) if grid.has_dies else None
    height, width = region.mask.shape
    x_mm, y_mm = grid.pixel_to_mm(centroid).tolist()
    defect = Defect(
        number=0,
        class_key=CLASS_KEYS[class_index],
        confidence=confidence,
        polygon=polygon,
        area_px=region.area,
        area_mm2=region.area * grid.pixel_area_mm2,
        perimeter_px=perimeter,
        compactness=4.0 * math.pi * region.area / perimeter**2,
        orientation_deg=angle,
        length_mm=extent_along(grid.pixel_to_mm(polygon.exterior), angle),
        centroid_px=centroid,
        centroid_mm=(x_mm, y_mm),
        bbox_px=(region.x, region.y, width, height),
        dies=None if cover is None else cover.names,
    )
    return Finding(defect, confidence * region.area if cover is None else cover.weight)


def outline(region: Region) -> Polygon:
    """The region's outline along pixel edges, raster pixels, with its holes."""
    (polygon,) = mask_to_polygons(region.mask.view(np.bool_))
    shift = np.array([region.x, region.y], dtype=np.float64)
    return Polygon(polygon.exterior + shift, tuple(hole + shift for hole in polygon.holes))


def outline_length(polygon: Polygon) -> float:
    """Length of the outline, holes included, raster pixels."""
    sides = (np.diff(ring, axis=0, append=ring[:1]) for ring in polygon.rings)
    return float(sum(np.hypot(side[:, 0], side[:, 1]).sum() for side in sides))


def long_axis(spread: NDArray[np.float64]) -> float:
    """Direction of the long axis of a (2, 2) covariance, degrees, [0, 180), 0 if there is none."""
    (xx, xy), (_, yy) = spread.tolist()
    if math.hypot(2.0 * xy, xx - yy) <= _ROUND * (xx + yy):
        return 0.0
    angle = math.degrees(math.atan2(2.0 * xy, xx - yy)) / 2.0 % 180.0
    return 0.0 if angle >= 180.0 else angle


def extent_along(points: NDArray[np.float64], angle_deg: float) -> float:
    """Length of the shadow of points (n, 2) on a line at an angle, in their unit."""
    angle = math.radians(angle_deg)
    along = points @ np.array([math.cos(angle), math.sin(angle)])
    return float(along.max() - along.min())


def mean_probability(region: Region, probability: Floats) -> float:
    """Mean probability over a region's pixels, 0 to 1."""
    return min(1.0, float(cv2.mean(probability[region.window], mask=region.mask)[0]))


def die_cover(region: Region, probability: Floats, grid: DieGrid) -> DieCover:
    """Find the dies that a region covers.

    Args:
        region: the region.
        probability: (height, width) float32, the class's probability on the raster.
        grid: the wafer's die grid.

    Returns:
        The dies over half of whose pixels are in the region; none for a sliver.
    """
    kx, ky = grid.die_pixels
    rows, columns = region.window
    left, right = columns.start // kx, -(-columns.stop // kx)
    top, bottom = rows.start // ky, -(-rows.stop // ky)
    share = die_shares(
        cv2.copyMakeBorder(
            region.mask,
            rows.start - top * ky,
            bottom * ky - rows.stop,
            columns.start - left * kx,
            right * kx - columns.stop,
            cv2.BORDER_CONSTANT,
            value=0,
        ),
        grid,
    )
    covered = over_half(share, grid)
    window = probability[top * ky : bottom * ky, left * kx : right * kx]
    weight = float(die_shares(window, grid)[covered].sum(dtype=np.float64))
    return DieCover(_die_names(covered, grid, column=left, row=top), weight)


def die_shares(values: NDArray[np.generic], grid: DieGrid) -> Floats:
    """Mean of raster pixels over each die.

    Args:
        values: (n*ky, m*kx) numbers on whole dies.
        grid: the wafer's die grid.

    Returns:
        (n, m) float32.
    """
    numbers = np.asarray(values, np.float32)
    kx, ky = grid.die_pixels
    if kx == ky == 1:
        return numbers
    size = numbers.shape[1] // kx, numbers.shape[0] // ky
    shares = cv2.resize(numbers, size, interpolation=cv2.INTER_AREA)
    return np.asarray(shares, np.float32).reshape(size[1], size[0])


def over_half(shares: Floats, grid: DieGrid) -> NDArray[np.bool_]:
    """True where over half of a die's pixels are set; exact although shares are rounded."""
    kx, ky = grid.die_pixels
    return np.asarray(shares > np.float32(0.5 + 0.25 / (kx * ky)))


def _die_names(
    covered: NDArray[np.bool_], grid: DieGrid, *, column: int, row: int
) -> tuple[tuple[int, int], ...]:
    """Source coordinates of dies in a window of the die grid, row by row on the raster."""
    count = int(np.count_nonzero(covered))
    if count >= _MANY_DIES and grid.columns * grid.rows <= _TABLE_DIES:
        height, width = covered.shape
        window = _names_of_all(grid)[row : row + height, column : column + width]
        return tuple(window[covered].tolist())
    rows, columns = np.nonzero(covered)
    dies = grid.cell_to_die(np.stack([columns + column, rows + row], axis=1))
    return tuple(zip(dies[:, 0].tolist(), dies[:, 1].tolist(), strict=True))


@lru_cache(maxsize=4)
def _names_of_all(grid: DieGrid) -> NDArray[np.object_]:
    """(rows, columns) source coordinates of all cells: the wafers of a lot share these objects."""
    diagonal = np.arange(max(grid.columns, grid.rows))
    dies = grid.cell_to_die(np.stack([diagonal, diagonal], axis=1))
    xs, ys = dies[: grid.columns, 0].tolist(), dies[: grid.rows, 1].tolist()
    names = np.empty((grid.rows, grid.columns), dtype=np.object_)
    for row, y in enumerate(ys):
        names[row] = [(x, y) for x in xs]
    return names


def _moments(region: Region) -> tuple[Point, NDArray[np.float64]]:
    """Centroid (raster pixels) and (2, 2) covariance (square pixels) of the region's area."""
    moments = cv2.moments(region.mask, binaryImage=True)
    area = moments["m00"]
    x = moments["m10"] / area + region.x + 0.5
    y = moments["m01"] / area + region.y + 0.5
    # A pixel is a square, not a point: its own spread is 1/12 each way.
    xx, yy = moments["mu20"] / area + 1 / 12, moments["mu02"] / area + 1 / 12
    xy = moments["mu11"] / area
    return (x, y), np.array([[xx, xy], [xy, yy]])
