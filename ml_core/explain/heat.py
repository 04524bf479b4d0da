"""Heat maps: what a model looked at, on the raster and on the dies, 0 to 1."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ml_core.segmentation.defects import die_shares
from ml_core.segmentation.preprocess import planes_on_raster, resample_area
from ml_core.wafer.errors import ShapeError
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.inspection import Defect
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import polygons_to_mask

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class HeatMap:
    """What speaks for one class on one wafer.

    Attributes:
        class_key: key of the class.
        raster: (height, width) float32, 0 to 1, its largest value 1 (0 throughout where nothing
            speaks for the class); 0 where no die is.
        dies: (rows, columns) float32, the raster's mean over each die.
    """

    class_key: str
    raster: Floats
    dies: Floats

    @property
    def is_empty(self) -> bool:
        """True where nothing speaks for the class."""
        return not self.raster.any()


def heat_map_of(activation: Floats, wafer: WaferMap, class_key: str) -> HeatMap:
    """Bring an activation to a wafer's raster and dies.

    Args:
        activation: (S/32, S/32) float32, 0 and up, of the wafer's whole die grid.
        wafer: the wafer.
        class_key: the class that it speaks for.

    Returns:
        The heat map, bilinear between the activation's cells.
    """
    width, height = wafer.grid.raster_size
    raster = planes_on_raster(activation[None], height=height, width=width)[0]
    raster *= wafer.raster(wafer.die_mask)
    largest = float(raster.max())
    if largest > 0:
        raster /= np.float32(largest)
    return HeatMap(class_key, raster, die_shares(raster, wafer.grid))


def region_plane(region: Mask, grid: DieGrid, *, size: int) -> Floats:
    """Bring a region to the model's input.

    Args:
        region: bool, on the dies (rows, columns) or on the raster (height, width).
        grid: the wafer's die grid.
        size: side of the model's input, pixels.

    Returns:
        (size, size) float32, the share of each pixel that the region covers.

    Raises:
        ShapeError: the region is empty, or its shape is neither the dies' nor the raster's.
    """
    width, height = grid.raster_size
    if region.shape not in ((grid.rows, grid.columns), (height, width)):
        raise ShapeError(
            f"A region of {region.shape[::-1]} cells fits neither the {grid.columns} x "
            f"{grid.rows} dies nor the {width} x {height} raster; outline it on this wafer."
        )
    if not region.any():
        raise ShapeError("The region is empty; outline what is to be explained.")
    return resample_area(region.astype(np.float32)[..., None], height=size, width=size)[..., 0]


def defect_region(defect: Defect, grid: DieGrid) -> Mask:
    """The raster pixels of one defect, (height, width) bool: the region of a clicked cluster."""
    width, height = grid.raster_size
    return polygons_to_mask([defect.polygon], width=width, height=height)
