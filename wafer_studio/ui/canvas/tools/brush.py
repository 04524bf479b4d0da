"""Brush and eraser: a round brush whose size the wheel and the brackets set."""

import math
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from ml_core.drawing.painting import paint, take_off
from ml_core.drawing.regions import Region
from ml_core.drawing.strokes import Stroke
from wafer_studio.ui.canvas.camera import Camera
from wafer_studio.ui.canvas.tools.bench import Bench
from wafer_studio.ui.canvas.tools.marks import (
    colour_of,
    draw_circle,
    draw_region,
    erasing_colour,
)
from wafer_studio.ui.canvas.tools.plain import PlainTool
from wafer_studio.ui.canvas.tools.tool import Pointer
from wafer_studio.ui.language import translated

SMALLEST: Final = 0.5
LARGEST: Final = 512.0
_STEP: Final = 1.2
_SIZES: Final = {Qt.Key.Key_BracketLeft: -1, Qt.Key.Key_BracketRight: 1}
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


class BrushTool(PlainTool):
    """Paints the class: extends shapes of the class that it touches, or makes a new one."""

    KEY: ClassVar[str] = "brush"
    ERASES: ClassVar[bool] = False

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._stroke: Stroke | None = None
        self._erases = self._is_new = False
        self._at: tuple[float, float] | None = None

    @property
    def is_busy(self) -> bool:
        """True while a stroke is under way."""
        return self._stroke is not None

    def press(self, at: Pointer) -> bool:
        """Begin a stroke: Ctrl takes off, Shift makes a shape of its own."""
        self._at = (at.x, at.y)
        if not self.bench.is_ready():
            return True
        self._erases = self.ERASES or bool(at.modifiers & _CTRL)
        self._is_new = bool(at.modifiers & _SHIFT)
        radius, stretch = self.bench.settings.brush_radius, self.bench.stretch
        self._stroke = Stroke(radius=radius, stretch=stretch)
        self._stroke.add(at.x, at.y)
        return True

    def move(self, at: Pointer) -> bool:
        """Go on with the stroke, or show the brush."""
        self._at = (at.x, at.y)
        self._go_on(at)
        return True

    def release(self, at: Pointer) -> bool:
        """End the stroke: one step."""
        if self._stroke is None:
            return False
        self._go_on(at)
        stroke, width, height = self._stroke, *self.bench.size
        self.drop()
        self._commit(stroke.region(width=width, height=height))
        return True

    def wheel(self, steps: float, at: Pointer) -> bool:
        """Make the brush wider or narrower."""
        self._at = (at.x, at.y)
        return self._resize(steps)

    def press_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Brackets make the brush narrower and wider; Esc drops the stroke."""
        if key in _SIZES:
            return self._resize(_SIZES[key])
        return super().press_key(key, modifiers)

    def drop(self) -> None:
        """Forget the stroke."""
        self._stroke = None

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """The stroke so far, and the brush."""
        radius = self.bench.settings.brush_radius
        if self._stroke is not None:
            colour = erasing_colour() if self._erases else colour_of(self.bench.desk.class_key)
            radius = self._stroke.radius
            draw_region(painter, camera, self._stroke.shown(), colour=colour)
        if self._at is not None:
            draw_circle(painter, camera, self._at, radius=radius)

    def _go_on(self, at: Pointer) -> None:
        """Add a point where it is a pixel of the screen or a part of the brush away."""
        if self._stroke is None:
            return
        step = max(1 / at.scale, 0.05 * self._stroke.radius)
        self._stroke.add(at.x, at.y, step=step)

    def _commit(self, region: Region) -> None:
        shapes, selected = self.bench.near(region), self.bench.desk.selected_ids
        if self._erases:
            outcome = take_off("Erase", region, shapes, selected_ids=selected)
            self.bench.take(outcome, selects=False)
            return
        key = self.bench.class_for(region)
        outcome = paint(
            "Brush",
            region,
            shapes,
            class_key=key,
            selected_ids=selected,
            always_new=self._is_new,
        )
        self.bench.take(outcome)

    def _resize(self, steps: float) -> bool:
        settings = self.bench.settings
        radius = settings.brush_radius * math.pow(_STEP, steps)
        settings.brush_radius = min(max(radius, SMALLEST), LARGEST)
        self.bench.desk.say(
            translated("brush", "Brush {brush_radius} px wide").format(
                brush_radius=f"{2 * settings.brush_radius:.1f}"
            )
        )
        return True


class EraserTool(BrushTool):
    """Takes off: from the selected shapes that it meets, or else from all that it meets."""

    KEY: ClassVar[str] = "eraser"
    ERASES: ClassVar[bool] = True
