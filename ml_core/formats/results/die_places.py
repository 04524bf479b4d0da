"""Where to drive for a defect: a point in it, in its die, and on the wafer."""

import math
from dataclasses import dataclass

import numpy as np
import shapely

from ml_core.wafer.grid import DieGrid
from ml_core.wafer.inspection import Defect, Point

_UM_PER_MM = 1000.0


@dataclass(frozen=True)
class DiePlace:
    """A point of the wafer in a KLARF's terms.

    Attributes:
        index: die (XINDEX, YINDEX), growing to the right and upwards.
        offset_um: (XREL, YREL) from the die's lower left corner, um.
        wafer_um: (x, y) from the wafer's centre, x right, y up on the map as it is oriented.
    """

    index: tuple[int, int]
    offset_um: Point
    wafer_um: Point


def visit_pixel(defect: Defect, grid: DieGrid) -> Point:
    """A point to look at: raster pixels (x, y).

    It is the middle of a pixel, so it lies on no die's border: at the centroid where that lies
    in the defect, else a point inside; and where that point is in none of the affected dies,
    the middle of the affected die nearest to it.
    """
    pixel = _inner_pixel(defect)
    if not defect.dies or tuple(grid.pixel_to_die(pixel).tolist()) in defect.dies:
        return pixel
    middles = grid.die_to_pixel(defect.dies)
    nearest = middles[int(np.square(middles - pixel).sum(axis=1).argmin())]
    return math.floor(nearest[0]) + 0.5, math.floor(nearest[1]) + 0.5


def _inner_pixel(defect: Defect) -> Point:
    polygon = defect.polygon.to_shapely()
    point = polygon.centroid
    if not polygon.contains(point):
        point = polygon.representative_point()
    # A point on a line between pixels may have its pixel on either side.
    for x, y in ((0, 0), (-1, 0), (0, -1), (-1, -1)):
        middle = (math.floor(point.x) + x + 0.5, math.floor(point.y) + y + 0.5)
        if polygon.contains(shapely.Point(middle)):
            return middle
    return float(point.x), float(point.y)


@dataclass(frozen=True)
class DieFrame:
    """A die grid in a KLARF's terms: indices grow right and up, the raster's orientation stays.

    Where the source's own axis runs the other way, its die coordinate is negated; so an index
    and a pitch give a place, as KLARF wants it. An image without dies is one big die (0, 0).

    Attributes:
        grid: the wafer's grid.
    """

    grid: DieGrid

    @property
    def pitch_um(self) -> Point:
        """Die pitch (x, y), um."""
        across, down = (1, 1) if self.grid.has_dies else (self.grid.columns, self.grid.rows)
        x, y = self.grid.pitch_mm
        return x * across * _UM_PER_MM, y * down * _UM_PER_MM

    @property
    def centre_um(self) -> Point:
        """The wafer's centre from the lower left corner of die (0, 0), um."""
        column, row = self.grid.centre_cell
        x, y = self.grid.pitch_mm
        first, last = self._corner_of_zero()
        return (column - first) * x * _UM_PER_MM, (last - row) * y * _UM_PER_MM

    def index_of(self, die: tuple[int, int]) -> tuple[int, int]:
        """Index of a die that is given in source coordinates; (0, 0) without dies."""
        if not self.grid.has_dies:
            return 0, 0
        x, y = die
        return (x if self.grid.x_right else -x), (-y if self.grid.y_down else y)

    def place(self, pixel: Point) -> DiePlace:
        """A raster pixel's place."""
        cell_x, cell_y = self.grid.pixel_mm
        first, last = self._corner_of_zero()
        kx, ky = self.grid.die_pixels
        right = (pixel[0] - first * kx) * cell_x * _UM_PER_MM
        up = (last * ky - pixel[1]) * cell_y * _UM_PER_MM
        x, y = self.grid.pixel_to_die(pixel).tolist()
        index, pitch, centre = self.index_of((x, y)), self.pitch_um, self.centre_um
        offset = (right - index[0] * pitch[0], up - index[1] * pitch[1])
        return DiePlace(index, offset, (right - centre[0], up - centre[1]))

    def _corner_of_zero(self) -> tuple[int, int]:
        """Cell coordinates (column, row) of the lower left corner of die (0, 0)."""
        if not self.grid.has_dies:
            return 0, self.grid.rows
        column, row = self.grid.die_to_cell((0, 0)).tolist()
        return column, row + 1
