"""The bench: what all tools share — the desk, their settings, and where the shapes lie."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt

from ml_core.drawing.hits import ShapeIndex
from ml_core.drawing.outcome import Outcome
from ml_core.drawing.proposals import class_under
from ml_core.drawing.regions import PRECISION, Region, polygons_of
from ml_core.drawing.snapping import Snap, snap
from ml_core.drawing.wand import Alike
from ml_core.wafer.shapes import Shape
from wafer_studio.ui.canvas.tools.tool import Desk, Pointer
from wafer_studio.ui.language import noted, translated

REACH: Final = 8.0
"""A vertex or edge is meant by a pointer this near, screen pixels."""
START: Final = 4.0
"""A drag begins after this many screen pixels; less is a click."""

_WAIT: Final = noted("bench", "The last step is not on the disk yet; nothing was changed.")
_NO_WAFER: Final = noted("bench", "Open a wafer first.")
_ALT: Final = Qt.KeyboardModifier.AltModifier
_NONE: Final[frozenset[str]] = frozenset()


@dataclass(slots=True)
class ToolSettings:
    """What a person sets for the tools.

    Attributes:
        brush_radius: half the width of brush and eraser, raster pixels.
        is_snapping: False where points stay where they are put.
        moves_neighbours: True where a vertex takes along those of other shapes in its place.
        fills_class: True where a new shape takes the class that the model sees under it.
        wand_alike: what makes two dies alike to the wand.
        wand_over_corners: True where dies that meet at a corner hang together.
        wand_gap: dies that the wand steps over before it is dragged.
        wand_tolerance: grey levels that the wand allows before it is dragged.
        wand_picture: uint8 greys that the wand grows over instead of dies alike: one a raster
            pixel (height, width), or one a die (rows, columns); None for dies alike.
    """

    brush_radius: float = 8.0
    is_snapping: bool = True
    moves_neighbours: bool = False
    fills_class: bool = False
    wand_alike: Alike = Alike.STATE
    wand_over_corners: bool = True
    wand_gap: int = 0
    wand_tolerance: int = 15
    wand_picture: NDArray[np.uint8] | None = None


class Bench:
    """What the tools of one map view share.

    Args:
        desk: what they work on.
        settings: what a person set.
    """

    def __init__(self, desk: Desk, settings: ToolSettings) -> None:
        self.desk = desk
        self.settings = settings
        self._index = ShapeIndex()
        self._indexed: Sequence[Shape] = ()

    @property
    def index(self) -> ShapeIndex:
        """Where the shapes lie now."""
        shapes = self.desk.shapes
        if shapes is not self._indexed:
            self._index, self._indexed = ShapeIndex(shapes, self._index), shapes
        return self._index

    @property
    def size(self) -> tuple[int, int]:
        """Raster width and height, pixels."""
        wafer = self.desk.wafer
        return (1, 1) if wafer is None else wafer.grid.raster_size

    @property
    def stretch(self) -> float:
        """Height of a raster pixel over its width on the wafer."""
        wafer = self.desk.wafer
        if wafer is None or not wafer.grid.has_dies:
            return 1.0
        across, down = wafer.grid.pixel_mm
        return down / across

    @property
    def selected(self) -> tuple[Shape, ...]:
        """The shapes that are selected."""
        ids = self.desk.selected_ids
        return tuple(shape for shape in self.desk.shapes if shape.shape_id in ids) if ids else ()

    @property
    def open_ids(self) -> frozenset[str]:
        """Ids of the selected shapes that are not locked."""
        return frozenset(shape.shape_id for shape in self.selected if not shape.is_locked)

    def is_ready(self) -> bool:
        """Whether a step may begin; says why where not."""
        if self.desk.wafer is None:
            self.desk.say(translated("bench", _NO_WAFER))
        elif not self.desk.can_edit:
            self.desk.say(translated("bench", _WAIT))
        else:
            return True
        return False

    def near(self, region: Region) -> tuple[Shape, ...]:
        """Shapes whose box meets a region's."""
        return () if region.is_empty else self.index.touching(region.bounds)

    def class_for(self, region: Region) -> str:
        """The class of a new shape: the model's where that is asked for and seen."""
        inspection, own = self.desk.inspection, self.desk.class_key
        if not self.settings.fills_class or inspection is None:
            return own
        parts = polygons_of(region)
        return (class_under(parts[0], inspection) if parts else None) or own

    def held(self, x: float, y: float) -> tuple[float, float]:
        """A point on the raster, in steps of 1/64 pixel."""
        width, height = self.size
        x, y = min(max(x, 0.0), float(width)), min(max(y, 0.0), float(height))
        return round(x / PRECISION) * PRECISION, round(y / PRECISION) * PRECISION

    def snap_at(self, at: Pointer, leave_out: Collection[str] = _NONE) -> Snap | None:
        """What the pointer snaps to; nothing with Alt held down or snapping switched off."""
        if not self.settings.is_snapping or at.modifiers & _ALT or self.desk.wafer is None:
            return None
        return snap(
            at.x,
            at.y,
            reach=REACH / at.scale,
            index=self.index,
            grid=self.desk.wafer.grid,
            stretch=self.stretch,
            leave_out=leave_out,
        )

    def take(self, outcome: Outcome, *, selects: bool = True) -> bool:
        """Take a step and say what is to be said: see ``take``."""
        return take(self.desk, outcome, selects=selects)


def take(desk: Desk, outcome: Outcome, *, selects: bool = True) -> bool:
    """Hand what came of a command to the desk.

    Args:
        desk: where to.
        outcome: a step, words, or both.
        selects: True to select the shapes that came of it.

    Returns:
        True where a step was taken; False, with words, where the desk does not take one now.
    """
    if outcome.edit is not None and not desk.can_edit:
        desk.say(
            translated("bench", _NO_WAFER) if desk.wafer is None else translated("bench", _WAIT)
        )
        return False
    if outcome.edit is not None:
        desk.apply(outcome.edit)
        if selects:
            desk.select([shape.shape_id for shape in outcome.edit.after])
    if outcome.said:
        desk.say(outcome.said)
    return outcome.edit is not None
