"""Points of a wafer that a person wants to look at on a microscope."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

import numpy as np

from ml_core.stage.findings import Finding
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.inspection import Point
from ml_core.wafer.taxonomy import BY_KEY


class PointKind(Enum):
    """What a point stands for."""

    DEFECT = "defect"
    """A cluster that was found."""
    DIE = "die"
    """A single die."""
    REPORTED = "reported"
    """A defect that the source itself lists (KLARF)."""


@dataclass(frozen=True)
class Candidate:
    """A point that can be picked.

    Attributes:
        kind: what it stands for.
        pixel: where to look, raster pixels (x, y); on no die's border.
        class_key: the defect's class; empty for others.
        defect: the defect's number in its inspection or its source; None for a die.
        area_mm2: of the defect or of the die, mm2.
        size_mm: extent (width, height) on the map, mm.
    """

    kind: PointKind
    pixel: Point
    class_key: str = ""
    defect: int | None = None
    area_mm2: float = 0.0
    size_mm: Point = (0.0, 0.0)

    @property
    def key(self) -> tuple[PointKind, str, Point]:
        """What tells it from others of its wafer."""
        return self.kind, self.class_key, self.pixel

    @property
    def title(self) -> str:
        """What it is, for people."""
        if self.kind is PointKind.DIE:
            return "Die"
        if self.kind is PointKind.REPORTED:
            return f"Reported {self.defect}"
        title = BY_KEY[self.class_key].title if self.class_key in BY_KEY else "Defect"
        return f"{title} {self.defect}" if self.defect else title

    def die(self, grid: DieGrid) -> tuple[int, int] | None:
        """Source coordinates of the die it lies in; None for an image without dies."""
        if not grid.has_dies:
            return None
        x, y = grid.pixel_to_die(self.pixel).tolist()
        return x, y

    def place_mm(self, grid: DieGrid) -> Point:
        """Wafer millimetres, notch down."""
        x, y = grid.pixel_to_mm(self.pixel).tolist()
        return x, y


@dataclass(frozen=True)
class StagePoint:
    """A point that was picked; its number is its id for the microscope's side.

    Attributes:
        number: unique in the library, and never given out again.
        wafer_id: its wafer.
        candidate: what and where.
        finding: the newest that was found there; None while nothing is known.
    """

    number: int
    wafer_id: str
    candidate: Candidate
    finding: Finding | None = None


class Spot(Enum):
    """Place in a die, on the map as it is oriented; a corner is where saw streets cross."""

    MIDDLE = "middle"
    LOWER_LEFT = "lower left"
    LOWER_RIGHT = "lower right"
    UPPER_LEFT = "upper left"
    UPPER_RIGHT = "upper right"


_IN_CELL: Final = {
    Spot.MIDDLE: (0.5, 0.5), Spot.LOWER_LEFT: (0.0, 1.0), Spot.LOWER_RIGHT: (1.0, 1.0),
    Spot.UPPER_LEFT: (0.0, 0.0), Spot.UPPER_RIGHT: (1.0, 0.0),
}  # fmt: skip


@dataclass(frozen=True)
class ReferencePoint:
    """One alignment point.

    Attributes:
        pixel: any place in its die, raster pixels; the place itself for an image without dies.
        stage_mm: what the stage showed there, mm; None while it was not driven to.
        spot: where in the die it is.
    """

    pixel: Point
    stage_mm: Point | None = None
    spot: Spot = Spot.MIDDLE

    def place_mm(self, grid: DieGrid) -> Point:
        """Wafer millimetres, notch down: exact, whatever pixel of the die is named."""
        place = np.asarray(self.pixel, dtype=np.float64)
        if grid.has_dies:
            place = grid.cell_to_pixel(grid.pixel_to_cell(self.pixel) + _IN_CELL[self.spot])
        x, y = grid.pixel_to_mm(place).tolist()
        return x, y
