"""Numbers of one wafer (FR-010, US-03): counts, dies, density, coverage, where on the wafer.

The wafer's area is pi r^2 of the grid's diameter, for density and for coverage alike, as the
product requirements say; where dies overhang that circle (a guessed pitch, a square grid) the
coverage stops at 1. All millimetres are as good as the grid: see ``DieGrid.is_estimated``.
"""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.wafer.grid import DieGrid
from ml_core.wafer.inspection import ClassMetrics, Defect, Metrics
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import CLASSES, FAIL, DefectClass

Bytes = NDArray[np.uint8]
Array = NDArray[np.float64]
Quadrants = tuple[float, float, float, float]

EDGE_BAND_MM: Final = 10.0
"""A centroid nearer to the wafer's edge counts as an edge defect (FR-010)."""
MIDDLE_SHARE: Final = 0.05
"""Within this share of the radius a centroid has no clock position."""


def measure(wafer: WaferMap, defects: Sequence[Defect], mask: Bytes, die_mask: Bytes) -> Metrics:
    """Work out the numbers of one wafer.

    Args:
        wafer: the wafer.
        defects: its defects.
        mask: (height, width) uint8 raster, bit k set where class k covers the pixel.
        die_mask: (rows, columns) uint8, bit k set where class k covers the die.

    Returns:
        The numbers; classes without a defect are listed with zeros.
    """
    grid = wafer.grid
    pixels = int(np.count_nonzero(mask))
    rows, columns = np.count_nonzero(mask, axis=1), np.count_nonzero(mask, axis=0)
    return Metrics(
        cluster_count=len(defects),
        affected_dies=int(np.count_nonzero(die_mask)) if grid.has_dies else None,
        failed_in_mask=failed_share(wafer, die_mask),
        density_per_cm2=len(defects) / (wafer_area_mm2(grid) / 100.0),
        coverage=_coverage(pixels * grid.pixel_area_mm2, grid),
        edge_ratio=edge_ratio(defects, grid),
        quadrants=quadrants(mask, grid) if pixels else (0.0, 0.0, 0.0, 0.0),
        clock=clock(_centroid_mm(rows, columns, grid), grid) if pixels else None,
        per_class=tuple(_of_class(each, defects, die_mask, grid) for each in CLASSES),
    )


def wafer_area_mm2(grid: DieGrid) -> float:
    """Area of the wafer's disc, mm2."""
    return math.pi * (grid.diameter_mm / 2.0) ** 2


def failed_share(wafer: WaferMap, die_mask: Bytes) -> float | None:
    """Share of the covered dies that failed, 0 to 1; None where no die is covered."""
    covered = wafer.cells[die_mask != 0]
    if not wafer.grid.has_dies or not covered.size:
        return None
    return int(np.count_nonzero(covered == FAIL)) / int(covered.size)


def edge_ratio(defects: Sequence[Defect], grid: DieGrid) -> float | None:
    """Share of the defects whose centroid is within 10 mm of the edge; None without defects."""
    if not defects:
        return None
    limit = grid.diameter_mm / 2.0 - EDGE_BAND_MM
    return sum(math.hypot(*d.centroid_mm) >= limit for d in defects) / len(defects)


def quadrants(mask: Bytes, grid: DieGrid) -> Quadrants:
    """Share of the masked area in quadrants I to IV, counter-clockwise from +x, +y.

    Exact to the area: of a pixel that an axis crosses each side gets its part.

    Args:
        mask: (height, width), masked where not 0; not all 0.
        grid: the wafer's die grid; the axes are those of the millimetre frame, notch down.
    """
    set_ = (mask != 0).astype(np.float32)
    height, width = mask.shape
    kx, ky = grid.die_pixels
    right = np.clip(np.arange(1, width + 1) - grid.centre_cell[0] * kx, 0.0, 1.0)
    below = np.clip(np.arange(1, height + 1) - grid.centre_cell[1] * ky, 0.0, 1.0)
    shares = np.zeros(4)
    on_right = set_ @ right
    on_left = set_.sum(axis=1) - on_right
    for side, band in ((1.0, on_right), (-1.0, on_left)):
        for down, part in ((1.0, below), (-1.0, 1.0 - below)):
            shares[_quadrant(grid.affine[:, :2] @ (side, down))] += part @ band
    first, second, third, fourth = (shares / shares.sum()).tolist()
    return first, second, third, fourth


def clock(centroid_mm: tuple[float, float], grid: DieGrid) -> float | None:
    """Position on a clock face whose 12 is opposite the notch; None near the middle.

    Args:
        centroid_mm: (x, y), mm, notch down.
        grid: the wafer's die grid.

    Returns:
        Hours, above 0 up to 12.
    """
    x, y = centroid_mm
    if math.hypot(x, y) <= MIDDLE_SHARE * grid.diameter_mm / 2.0:
        return None
    hours = math.degrees(math.atan2(x, y)) % 360.0 / 30.0
    return hours if hours > 0.0 else 12.0


def _quadrant(direction: Array) -> int:
    x, y = direction.tolist()
    if y >= 0:
        return 0 if x >= 0 else 1
    return 2 if x < 0 else 3


def _centroid_mm(
    rows: NDArray[np.intp], columns: NDArray[np.intp], grid: DieGrid
) -> tuple[float, float]:
    """Centroid of a mask, mm, from its number of set pixels a row and a column."""
    total = rows.sum()
    x = columns @ (np.arange(len(columns)) + 0.5) / total
    y = rows @ (np.arange(len(rows)) + 0.5) / total
    x_mm, y_mm = grid.pixel_to_mm((x, y)).tolist()
    return x_mm, y_mm


def _coverage(area_mm2: float, grid: DieGrid) -> float:
    return min(1.0, area_mm2 / wafer_area_mm2(grid))


def _of_class(
    defect_class: DefectClass, defects: Sequence[Defect], die_mask: Bytes, grid: DieGrid
) -> ClassMetrics:
    areas = [d.area_mm2 for d in defects if d.class_key == defect_class.key]
    covered = int(np.count_nonzero(die_mask & defect_class.bit)) if areas else 0
    return ClassMetrics(
        class_key=defect_class.key,
        clusters=len(areas),
        affected_dies=covered if grid.has_dies else None,
        area_mm2=sum(areas),
        coverage=_coverage(sum(areas), grid),
        min_area_mm2=min(areas, default=0.0),
        mean_area_mm2=sum(areas) / len(areas) if areas else 0.0,
        max_area_mm2=max(areas, default=0.0),
    )
