"""Freehand: an outline drawn in one drag."""

import math
from typing import ClassVar, Final

import numpy as np
from PySide6.QtGui import QPainter

from ml_core.drawing.painting import add
from ml_core.drawing.regions import polygons_of
from ml_core.drawing.reshape import outline_region
from wafer_studio.ui.canvas.camera import Camera
from wafer_studio.ui.canvas.tools.bench import Bench
from wafer_studio.ui.canvas.tools.marks import draw_line
from wafer_studio.ui.canvas.tools.plain import PlainTool
from wafer_studio.ui.canvas.tools.tool import Pointer
from wafer_studio.ui.language import noted, translated

_STEP: Final = 2.0
"""Points lie at least this far apart, screen pixels."""
_THIN: Final = 0.75
"""An outline may move by this when it is thinned, screen pixels."""
_NOTHING: Final = noted("freehand", "Draw round a region with the button held down.")


class FreehandTool(PlainTool):
    """Draws round a region; the end joins the beginning."""

    KEY: ClassVar[str] = "freehand"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._points: list[tuple[float, float]] = []

    @property
    def is_busy(self) -> bool:
        """True while an outline is drawn."""
        return bool(self._points)

    def press(self, at: Pointer) -> bool:
        """Begin."""
        if self.bench.is_ready():
            self._points = [(at.x, at.y)]
        return True

    def move(self, at: Pointer) -> bool:
        """Go on."""
        if not self._points:
            return False
        if math.dist(self._points[-1], (at.x, at.y)) * at.scale >= _STEP:
            self._points.append((at.x, at.y))
        return True

    def release(self, at: Pointer) -> bool:
        """Close the outline: one step; its specks are dropped, its crossings cut."""
        if not self._points:
            return False
        points, (width, height) = np.array([*self._points, (at.x, at.y)]), self.bench.size
        self.drop()
        region = outline_region(points, width=width, height=height, tolerance=_THIN / at.scale)
        polygons = polygons_of(region)
        if polygons:
            self.bench.take(add("Freehand", polygons, class_key=self.bench.class_for(region)))
        else:
            self.bench.desk.say(translated("freehand", _NOTHING))
        return True

    def drop(self) -> None:
        """Forget the outline."""
        self._points = []

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """The outline so far."""
        draw_line(painter, camera, self._points)
