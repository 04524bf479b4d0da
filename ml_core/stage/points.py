"""Points of a wafer that a person wants to look at on a microscope."""

from dataclasses import dataclass
from enum import Enum

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
        pixel: where to look, raster pixels (x, y); the middle of a pixel.
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


@dataclass(frozen=True)
class ReferencePoint:
    """One alignment point.

    Attributes:
        pixel: the place on the wafer, raster pixels.
        stage_mm: what the stage showed there, mm; None while it was not driven to.
    """

    pixel: Point
    stage_mm: Point | None = None
