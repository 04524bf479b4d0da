"""DieGrid: the one place that converts between die, cell, pixel, millimetre and polar.

Four frames, all on the raster as the source orients it:

- **die** (x, y): the source's own die coordinates, integers, axes as the source has them.
- **cell** (column, row): column 0 at the left, row 0 at the top; integer at a die's corner.
- **pixel** (x, y): raster pixels, x right, y down, origin at the top left corner of the top
  left pixel, so the centre of pixel (0, 0) is (0.5, 0.5).
- **millimetre** (x, y): origin at the wafer's centre, x right, y up, notch turned down.

Every conversion takes and gives arrays whose last axis is 2; it is exact to rounding.
"""

import math
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ml_core.wafer.errors import GeometryError

RASTER_VERSION: Final = 1
"""Version of the rule that turns cells into raster pixels."""
RASTER_SIDE: Final = 300
"""A raster with dies has at least this many pixels a side."""
ASSUMED_DIAMETER_MM: Final = 300.0
"""Wafer diameter that is assumed, and marked as estimated, where nothing tells it."""

Array = NDArray[np.float64]


class Notch(Enum):
    """Side of the raster on which the notch or flat lies, as the source orients the map."""

    DOWN = "down"
    LEFT = "left"
    UP = "up"
    RIGHT = "right"
    UNKNOWN = "unknown"


class Known(Enum):
    """Where a length comes from."""

    READ = "read"
    GIVEN = "given"
    ESTIMATED = "estimated"


# cos and sin of the counter-clockwise turn (x right, y up) that brings the notch down.
_TURN: Final = {
    Notch.DOWN: (1.0, 0.0),
    Notch.UNKNOWN: (1.0, 0.0),
    Notch.LEFT: (0.0, 1.0),
    Notch.UP: (-1.0, 0.0),
    Notch.RIGHT: (0.0, -1.0),
}


@dataclass(frozen=True)
class DieGrid:
    """The die grid of one wafer and its affine maps.

    Attributes:
        columns: number of die columns, at least 1 (pixels of width for an image without dies).
        rows: number of die rows, at least 1.
        pitch_mm: die pitch (horizontal, vertical) on the raster, mm, positive.
        diameter_mm: wafer diameter, mm, positive.
        notch: side of the raster on which the notch lies.
        first_die: source coordinates (x, y) of the die at column 0, row 0.
        x_right: True where the source's x grows to the right on the raster.
        y_down: True where the source's y grows downwards on the raster.
        centre: cell coordinates (column, row) of the wafer's centre; the middle of the
            grid where None.
        has_dies: False for an image in which no dies were found: a cell is then a pixel.
        pitch_known: whether the pitch was read, given by the user or estimated.
        diameter_known: the same for the diameter.

    Raises:
        GeometryError: a count below 1, or a length that is not positive and finite.
    """

    columns: int
    rows: int
    pitch_mm: tuple[float, float]
    diameter_mm: float = ASSUMED_DIAMETER_MM
    notch: Notch = Notch.UNKNOWN
    first_die: tuple[int, int] = (0, 0)
    x_right: bool = True
    y_down: bool = True
    centre: tuple[float, float] | None = None
    has_dies: bool = True
    pitch_known: Known = Known.ESTIMATED
    diameter_known: Known = Known.ESTIMATED

    def __post_init__(self) -> None:
        if self.columns < 1 or self.rows < 1:
            raise GeometryError(
                f"A die grid needs at least 1 column and 1 row, not {self.columns} x {self.rows}."
            )
        lengths = (*self.pitch_mm, self.diameter_mm)
        if not all(math.isfinite(value) and value > 0 for value in lengths):
            raise GeometryError(
                f"Die pitch {self.pitch_mm} mm and diameter {self.diameter_mm} mm must be "
                "positive; give the product's geometry."
            )

    @classmethod
    def estimated(
        cls,
        *,
        columns: int,
        rows: int,
        diameter_mm: float | None = None,
        notch: Notch = Notch.UNKNOWN,
        first_die: tuple[int, int] = (0, 0),
        x_right: bool = True,
        y_down: bool = True,
        has_dies: bool = True,
    ) -> "DieGrid":
        """Grid whose pitch is guessed: the wafer's diameter fills the columns and the rows.

        Args:
            columns: number of die columns.
            rows: number of die rows.
            diameter_mm: the diameter if the source tells it; 300 mm is assumed if not.
            notch: side of the notch on the raster.
            first_die: source coordinates of the die at column 0, row 0.
            x_right: the source's x grows to the right.
            y_down: the source's y grows downwards.
            has_dies: False for an image without dies.

        Returns:
            A grid with ``pitch_known`` ESTIMATED.
        """
        diameter = ASSUMED_DIAMETER_MM if diameter_mm is None else diameter_mm
        return cls(
            columns=columns,
            rows=rows,
            pitch_mm=(diameter / max(columns, 1), diameter / max(rows, 1)),
            diameter_mm=diameter,
            notch=notch,
            first_die=first_die,
            x_right=x_right,
            y_down=y_down,
            has_dies=has_dies,
            diameter_known=Known.ESTIMATED if diameter_mm is None else Known.READ,
        )

    @property
    def is_estimated(self) -> bool:
        """True where millimetres rest on a guess and must be marked wherever they show."""
        return Known.ESTIMATED in (self.pitch_known, self.diameter_known)

    @cached_property
    def die_pixels(self) -> tuple[int, int]:
        """Raster pixels a die takes (horizontal, vertical): raster version 1.

        An image without dies keeps its own pixels.
        """
        if not self.has_dies:
            return 1, 1
        return -(-RASTER_SIDE // self.columns), -(-RASTER_SIDE // self.rows)

    @cached_property
    def raster_size(self) -> tuple[int, int]:
        """Raster width and height, pixels."""
        kx, ky = self.die_pixels
        return self.columns * kx, self.rows * ky

    @property
    def centre_cell(self) -> tuple[float, float]:
        """Cell coordinates (column, row) of the wafer's centre."""
        return self.centre if self.centre is not None else (self.columns / 2, self.rows / 2)

    @cached_property
    def pixel_mm(self) -> tuple[float, float]:
        """Size of a raster pixel (horizontal, vertical) in mm."""
        kx, ky = self.die_pixels
        return self.pitch_mm[0] / kx, self.pitch_mm[1] / ky

    @property
    def pixel_area_mm2(self) -> float:
        """Area of one raster pixel, mm2."""
        return self.pixel_mm[0] * self.pixel_mm[1]

    @cached_property
    def affine(self) -> Array:
        """Pixel to millimetre: (2, 3) matrix A with ``mm = A @ (x, y, 1)``."""
        cos, sin = _TURN[self.notch]
        turn = np.array([[cos, -sin], [sin, cos]])
        linear = turn @ np.diag([self.pixel_mm[0], -self.pixel_mm[1]])
        kx, ky = self.die_pixels
        centre = np.array([self.centre_cell[0] * kx, self.centre_cell[1] * ky])
        return np.column_stack([linear, -linear @ centre])

    def die_to_cell(self, dies: ArrayLike) -> NDArray[np.int64]:
        """Source die coordinates (…, 2) to cell (column, row), int64, also outside the grid."""
        offset = np.asarray(dies, dtype=np.int64) - np.asarray(self.first_die, dtype=np.int64)
        return np.multiply(offset, self._die_signs, dtype=np.int64)

    def cell_to_die(self, cells: ArrayLike) -> NDArray[np.int64]:
        """Cells (…, 2) as (column, row) to source die coordinates (x, y), int64."""
        steps = np.asarray(cells, dtype=np.int64) * self._die_signs
        return np.asarray(steps + np.asarray(self.first_die, dtype=np.int64), dtype=np.int64)

    def cell_to_pixel(self, cells: ArrayLike) -> Array:
        """Cell coordinates (…, 2) to raster pixels; an integer is a die's top left corner."""
        scale = np.asarray(self.die_pixels, dtype=np.float64)
        return np.asarray(cells, dtype=np.float64) * scale

    def pixel_to_cell(self, pixels: ArrayLike) -> NDArray[np.int64]:
        """Raster pixels (…, 2) to the cell (column, row) they lie in, int64."""
        scale = np.asarray(self.die_pixels, dtype=np.float64)
        cells: NDArray[np.int64] = np.floor(np.asarray(pixels) / scale).astype(np.int64)
        return cells

    def die_to_pixel(self, dies: ArrayLike) -> Array:
        """Source die coordinates (…, 2) to the raster pixel at each die's middle."""
        return self.cell_to_pixel(self.die_to_cell(dies) + 0.5)

    def pixel_to_die(self, pixels: ArrayLike) -> NDArray[np.int64]:
        """Raster pixels (…, 2) to the source coordinates of the die they lie in, int64."""
        return self.cell_to_die(self.pixel_to_cell(pixels))

    def pixel_to_mm(self, pixels: ArrayLike) -> Array:
        """Raster pixels (…, 2) to millimetres (…, 2), notch down."""
        points = np.asarray(pixels, dtype=np.float64)
        return points @ self.affine[:, :2].T + self.affine[:, 2]

    def mm_to_pixel(self, points: ArrayLike) -> Array:
        """Millimetres (…, 2), notch down, to raster pixels (…, 2)."""
        offset = np.asarray(points, dtype=np.float64) - self.affine[:, 2]
        return offset @ np.linalg.inv(self.affine[:, :2]).T

    def die_to_mm(self, dies: ArrayLike) -> Array:
        """Source die coordinates (…, 2) to the millimetres of each die's middle."""
        return self.pixel_to_mm(self.die_to_pixel(dies))

    def mm_to_die(self, points: ArrayLike) -> NDArray[np.int64]:
        """Millimetres (…, 2), notch down, to the source coordinates of the die there, int64."""
        return self.pixel_to_die(self.mm_to_pixel(points))

    def pixel_to_polar(self, pixels: ArrayLike) -> Array:
        """Raster pixels (…, 2) to polar (…, 2): radius in mm, angle in degrees.

        The angle is counter-clockwise from +x with the notch down, in [0, 360).
        """
        return mm_to_polar(self.pixel_to_mm(pixels))

    def polar_to_pixel(self, polar: ArrayLike) -> Array:
        """Polar (…, 2), radius in mm and angle in degrees, to raster pixels (…, 2)."""
        return self.mm_to_pixel(polar_to_mm(polar))

    @property
    def _die_signs(self) -> NDArray[np.int64]:
        return np.array([1 if self.x_right else -1, 1 if self.y_down else -1], dtype=np.int64)


def mm_to_polar(points: ArrayLike) -> Array:
    """Millimetres (…, 2) to radius (mm) and angle (degrees, counter-clockwise, [0, 360))."""
    xy = np.asarray(points, dtype=np.float64)
    radius = np.hypot(xy[..., 0], xy[..., 1])
    angle = np.degrees(np.arctan2(xy[..., 1], xy[..., 0])) % 360.0
    return np.stack([radius, np.where(angle >= 360.0, 0.0, angle)], axis=-1)


def polar_to_mm(polar: ArrayLike) -> Array:
    """Radius (mm) and angle (degrees), (…, 2), to millimetres (…, 2)."""
    values = np.asarray(polar, dtype=np.float64)
    angle = np.radians(values[..., 1])
    return np.stack([values[..., 0] * np.cos(angle), values[..., 0] * np.sin(angle)], axis=-1)
