"""Die brush: paints whole dies along their edges."""

from typing import ClassVar, Final

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from ml_core.drawing.dies import cells_mask, cells_region, touched_cells
from ml_core.drawing.painting import paint, take_off
from ml_core.drawing.regions import Region
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Mask
from wafer_studio.ui.canvas.camera import Camera
from wafer_studio.ui.canvas.tools.bench import Bench
from wafer_studio.ui.canvas.tools.marks import colour_of, draw_mask, erasing_colour, mask_picture
from wafer_studio.ui.canvas.tools.plain import PlainTool
from wafer_studio.ui.canvas.tools.tool import Pointer
from wafer_studio.ui.language import noted, translated

_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_NO_DIES: Final = noted("die_brush", "This picture has no dies; use the brush.")


class DieBrushTool(PlainTool):
    """Each die that the pointer touches is painted whole; places without a die are not."""

    KEY: ClassVar[str] = "die_brush"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._mask: Mask = np.zeros((0, 0), dtype=np.bool_)
        self._last: tuple[float, float] | None = None
        self._erases = self._is_new = False

    @property
    def is_busy(self) -> bool:
        """True while dies are painted."""
        return self._last is not None

    def press(self, at: Pointer) -> bool:
        """Begin: Ctrl takes off, Shift makes a shape of its own."""
        wafer = self.bench.desk.wafer
        if not self.bench.is_ready() or wafer is None:
            return True
        if not wafer.grid.has_dies:
            self.bench.desk.say(translated("die_brush", _NO_DIES))
            return True
        self._erases = bool(at.modifiers & _CTRL)
        self._is_new = bool(at.modifiers & _SHIFT)
        self._mask = np.zeros_like(wafer.die_mask)
        self._go_to(at, wafer)
        return True

    def move(self, at: Pointer) -> bool:
        """Paint the dies between the last point and this one."""
        wafer = self.bench.desk.wafer
        if self._last is None or wafer is None:
            return False
        self._go_to(at, wafer)
        return True

    def release(self, at: Pointer) -> bool:
        """End: one step."""
        wafer = self.bench.desk.wafer
        if self._last is None or wafer is None:
            return False
        self._go_to(at, wafer)
        mask = self._mask
        self.drop()
        self._commit(cells_region(mask, wafer.grid))
        return True

    def drop(self) -> None:
        """Forget the dies."""
        self._mask, self._last = np.zeros((0, 0), dtype=np.bool_), None

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """The dies so far."""
        if self._last is None:
            return
        colour = erasing_colour() if self._erases else colour_of(self.bench.desk.class_key)
        width, height = self.bench.size
        picture = mask_picture(self._mask, colour)
        draw_mask(painter, camera, picture, width=width, height=height)

    def _go_to(self, at: Pointer, wafer: WaferMap) -> None:
        here = (at.x, at.y)
        self._mask |= cells_mask(touched_cells(self._last or here, here, wafer.grid), wafer)
        self._last = here

    def _commit(self, region: Region) -> None:
        shapes, selected = self.bench.near(region), self.bench.desk.selected_ids
        if self._erases:
            outcome = take_off("Erase dies", region, shapes, selected_ids=selected)
            self.bench.take(outcome, selects=False)
            return
        key = self.bench.class_for(region)
        outcome = paint(
            "Paint dies",
            region,
            shapes,
            class_key=key,
            selected_ids=selected,
            always_new=self._is_new,
        )
        self.bench.take(outcome)
