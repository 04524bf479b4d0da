"""Magic wand: press on a die or pixel, drag for tolerance, let go to keep what is shown."""

import math
from typing import ClassVar, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from ml_core.drawing.dies import cells_region
from ml_core.drawing.painting import paint, take_off
from ml_core.drawing.regions import Region
from ml_core.drawing.wand import MAX_GAP, grown_dies, grown_pixels
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Mask
from wafer_studio.ui.canvas.camera import Camera
from wafer_studio.ui.canvas.tools.bench import Bench
from wafer_studio.ui.canvas.tools.marks import (
    MaskPicture,
    colour_of,
    draw_mask,
    erasing_colour,
    mask_picture,
)
from wafer_studio.ui.canvas.tools.plain import PlainTool
from wafer_studio.ui.canvas.tools.tool import Pointer
from wafer_studio.ui.language import noted, translated
from wafer_studio.ui.shared_words import counted

GREY_STEP: Final = 3.0
"""Screen pixels of a drag that allow one grey level more."""
GAP_STEP: Final = 12.0
"""Screen pixels of a drag that step over one die more."""
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_NOTHING: Final = noted("wand", "Nothing grows from there; press on a die.")


class WandTool(PlainTool):
    """Grows a region over dies alike, or over pixels as grey, from where it is pressed."""

    KEY: ClassVar[str] = "wand"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._start: Pointer | None = None
        self._tolerance = -1
        self._mask: Mask = np.zeros((0, 0), dtype=np.bool_)
        self._picture: MaskPicture | None = None
        self._erases = False

    @property
    def is_busy(self) -> bool:
        """True while the button is down."""
        return self._start is not None

    def press(self, at: Pointer) -> bool:
        """Show what grows from here: Ctrl takes it off shapes."""
        if not self.bench.is_ready():
            return True
        self._start, self._tolerance = at, -1
        self._erases = bool(at.modifiers & _CTRL)
        self._grow(at)
        return True

    def move(self, at: Pointer) -> bool:
        """The farther from the start, the more the wand allows."""
        if self._start is None:
            return False
        self._grow(at)
        return True

    def release(self, at: Pointer) -> bool:
        """Keep what is shown: one step."""
        wafer = self.bench.desk.wafer
        if self._start is None or wafer is None:
            return False
        self._grow(at)
        mask = self._mask
        self.drop()
        if mask.any():
            self._commit(cells_region(mask, _grid_of(mask, wafer.grid)))
        else:
            self.bench.desk.say(translated("wand", _NOTHING))
        return True

    def wheel(self, steps: float, at: Pointer) -> bool:  # noqa: ARG002
        """Set what the wand allows before it is dragged."""
        settings, change = self.bench.settings, 1 if steps > 0 else -1
        if settings.wand_picture is None:
            settings.wand_gap = min(max(settings.wand_gap + change, 0), MAX_GAP)
            self.bench.desk.say(
                translated("wand", "Wand steps over {wand_gap}").format(
                    wand_gap=_dies(settings.wand_gap)
                )
            )
        else:
            settings.wand_tolerance = min(max(settings.wand_tolerance + change, 0), 255)
            self.bench.desk.say(
                translated("wand", "Wand tolerance {wand_tolerance}").format(
                    wand_tolerance=settings.wand_tolerance
                )
            )
        return True

    def drop(self) -> None:
        """Forget what is shown."""
        self._start = None
        self._mask = np.zeros((0, 0), dtype=np.bool_)
        self._picture = None

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """What would be kept now."""
        if self._picture is not None:
            width, height = self.bench.size
            draw_mask(painter, camera, self._picture, width=width, height=height)

    def _grow(self, at: Pointer) -> None:
        """Grow again where the drag allows more or less than before."""
        wafer, start = self.bench.desk.wafer, self._start
        if wafer is None or start is None:
            return
        settings = self.bench.settings
        away = math.hypot(at.x - start.x, (at.y - start.y) * self.bench.stretch) * at.scale
        if settings.wand_picture is None:
            tolerance = min(settings.wand_gap + int(away / GAP_STEP), MAX_GAP)
        else:
            tolerance = min(settings.wand_tolerance + int(away / GREY_STEP), 255)
        if tolerance != self._tolerance:
            self._tolerance = tolerance
            self._mask = self._grown(start, tolerance, wafer)
            own = colour_of(self.bench.desk.class_key)
            self._picture = mask_picture(self._mask, erasing_colour() if self._erases else own)
            self.bench.desk.say(self._words())

    def _grown(self, start: Pointer, tolerance: int, wafer: WaferMap) -> Mask:
        settings = self.bench.settings
        picture = settings.wand_picture
        grid = wafer.grid if picture is None else _grid_of(picture, wafer.grid)
        column, row = grid.pixel_to_cell((start.x, start.y)).tolist()
        if picture is not None:
            return grown_pixels(picture, (column, row), tolerance=tolerance)
        return grown_dies(
            wafer,
            (column, row),
            by=settings.wand_alike,
            gap=tolerance,
            over_corners=settings.wand_over_corners,
        )

    def _words(self) -> str:
        count = int(np.count_nonzero(self._mask))
        if self.bench.settings.wand_picture is not None:
            return translated("wand", "Tolerance {_tolerance}: {count} pixels").format(
                _tolerance=self._tolerance, count=count
            )
        return translated("wand", "Steps over {tolerance}: {count}").format(
            tolerance=_dies(self._tolerance), count=_dies(count)
        )

    def _commit(self, region: Region) -> None:
        shapes, selected = self.bench.near(region), self.bench.desk.selected_ids
        if self._erases:
            outcome = take_off("Wand off", region, shapes, selected_ids=selected)
            self.bench.take(outcome, selects=False)
            return
        key = self.bench.class_for(region)
        self.bench.take(paint("Wand", region, shapes, class_key=key, selected_ids=selected))


def _grid_of(values: NDArray[np.generic], grid: DieGrid) -> DieGrid:
    """The die grid where there is one value a die; else one whose cells are pixels."""
    if values.shape == (grid.rows, grid.columns):
        return grid
    return DieGrid.estimated(columns=values.shape[1], rows=values.shape[0], has_dies=False)


def _dies(count: int) -> str:
    return counted("die", count)
