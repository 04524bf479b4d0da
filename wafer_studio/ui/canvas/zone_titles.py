"""Titles of zones on the map: upright, in what is seen of each zone, beside each other."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ml_core.lots.zones import Zones
from ml_core.wafer.grid import DieGrid
from wafer_studio.ui.canvas.camera import Camera
from wafer_studio.ui.canvas.layers import ZONE_COLOUR, Points
from wafer_studio.ui.shared_words import zone_words
from wafer_studio.ui.theme import CASING_INNER

_EDGE: Final = 3.0
_ROUND: Final = 3.0
_SAMPLES: Final = 25
"""Points across and down of what is seen, at which zones are looked for."""

Title = tuple[QRectF, str]


class ZoneTitles:
    """The titles of zones.

    Args:
        zones: the zones; those without marks have no titles.
        grid: their die grid.
    """

    def __init__(self, zones: Zones, grid: DieGrid) -> None:
        self._zones, self._grid = zones, grid
        self._kept: tuple[object, tuple[Title, ...]] = (None, ())

    def paint(self, painter: QPainter, camera: Camera, seen: QRectF) -> None:
        """Paint in screen coordinates, light on black: they are read on any die.

        Args:
            painter: where.
            camera: view.
            seen: what is seen, screen pixels; titles keep inside.
        """
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box, text in self.placed(camera, seen, painter.font()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(CASING_INNER))
            painter.drawRoundedRect(box, _ROUND, _ROUND)
            painter.setPen(QColor(ZONE_COLOUR))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.restore()

    def placed(self, camera: Camera, seen: QRectF, font: QFont) -> tuple[Title, ...]:
        """Boxes and titles that can be read: none over another, none cut by the border."""
        key = (camera, seen.getRect(), font.key())
        if self._kept[0] != key:
            self._kept = (key, self._laid_out(camera, seen, QFontMetricsF(font)))
        return self._kept[1]

    def _laid_out(self, camera: Camera, seen: QRectF, metrics: QFontMetricsF) -> tuple[Title, ...]:
        room = seen.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        points, zones = self._sampled(camera, room)
        titles: list[Title] = []
        for number, mark in enumerate(self._zones.marks):
            text = zone_words(mark.text)
            at = QPointF(*camera.to_screen(*mark.place))
            place = at if room.contains(at) else _middle_of(points[zones == number])
            if place is None:
                continue
            box = QRectF(0, 0, metrics.horizontalAdvance(text) + 8, metrics.height() + 2)
            box.moveCenter(place)
            box.moveLeft(min(max(box.left(), room.left()), room.right() - box.width()))
            box.moveTop(min(max(box.top(), room.top()), room.bottom() - box.height()))
            if room.contains(box) and not any(box.intersects(other) for other, _ in titles):
                titles.append((box, text))
        return tuple(titles)

    def _sampled(self, camera: Camera, room: QRectF) -> tuple[Points, NDArray[np.int32]]:
        """Screen points (n, 2) all over what is seen, and the zone of each; -1 beside the map."""
        across, down = (
            np.linspace(low, high, _SAMPLES)
            for low, high in ((room.left(), room.right()), (room.top(), room.bottom()))
        )
        points = np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)
        ax, ay, dx, dy = camera.matrix
        raster = (points - (camera.x, camera.y)) @ np.linalg.inv([[ax, ay], [dx, dy]])
        column, row = self._grid.pixel_to_cell(raster).T
        rows, columns = self._zones.numbers.shape
        inside = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
        zones = np.full(len(points), -1, dtype=np.int32)
        zones[inside] = self._zones.numbers[row[inside], column[inside]]
        return points, zones


def _middle_of(points: Points) -> QPointF | None:
    """The point nearest to the middle of all; None of none."""
    if not len(points):
        return None
    away = np.square(points - points.mean(axis=0)).sum(axis=1)
    return QPointF(*points[away.argmin()].tolist())
