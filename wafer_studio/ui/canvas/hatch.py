"""Hatches: a seamless pattern a class, so that no class is told by colour alone."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from ml_core.wafer.taxonomy import DefectClass
from wafer_studio.ui.theme import CASING_INNER

_SIDE: Final = 12
_STEPS: Final = (-1, 0, 1)
_FILL: Final = 0.38
"""How much of the colour covers the dies."""


@lru_cache(maxsize=64)
def hatch_brush(defect_class: DefectClass, ratio: float) -> QBrush:
    """Texture of a class in its colour over a dark casing.

    Args:
        defect_class: whose hatch.
        ratio: device pixels a screen pixel has.
    """
    pixmap = QPixmap(round(_SIDE * ratio), round(_SIDE * ratio))
    pixmap.setDevicePixelRatio(pixmap.width() / _SIDE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((CASING_INNER, 2.6), (defect_class.colour, 1.3)):
        painter.setPen(QPen(QColor(colour), width))
        painter.setBrush(QColor(colour) if defect_class.hatch == "." else Qt.BrushStyle.NoBrush)
        _draw(painter, defect_class.hatch, grow=width / 2)
    painter.end()
    return QBrush(pixmap)


@lru_cache(maxsize=64)
def fill_brush(defect_class: DefectClass, ratio: float) -> QBrush:
    """Texture of a class over its colour, thin enough to see the dies; in device pixels.

    Args:
        defect_class: whose colour and hatch.
        ratio: device pixels a screen pixel has.
    """
    hatch = hatch_brush(defect_class, ratio).texture()
    hatch.setDevicePixelRatio(1.0)
    pixmap = QPixmap(hatch.size())
    colour = QColor(defect_class.colour)
    colour.setAlphaF(_FILL)
    pixmap.fill(colour)
    painter = QPainter(pixmap)
    painter.drawPixmap(0, 0, hatch)
    painter.end()
    return QBrush(pixmap)


def _draw(painter: QPainter, hatch: str, *, grow: float) -> None:
    s = float(_SIDE)
    if hatch in "/x":
        _lines(painter, (0, s), (s, 0))
    if hatch in "\\x":
        _lines(painter, (0, 0), (s, s))
    if hatch in "-+":
        painter.drawLine(QPointF(-s, s / 2), QPointF(2 * s, s / 2))
    if hatch == "+":
        painter.drawLine(QPointF(s / 2, -s), QPointF(s / 2, 2 * s))
    if hatch == "o":
        painter.drawEllipse(QPointF(s / 2, s / 2), 3.0, 3.0)
    if hatch == ".":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(s / 2, s / 2), 1.2 + grow, 1.2 + grow)
    if hatch == "*":
        for dx, dy in ((3.4, 0.0), (1.7, 3.0), (1.7, -3.0)):
            painter.drawLine(QPointF(s / 2 - dx, s / 2 - dy), QPointF(s / 2 + dx, s / 2 + dy))


def _lines(painter: QPainter, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A diagonal and its neighbours, so that the tile joins at the corners."""
    for step in _STEPS:
        shift = QPointF(step * _SIDE, 0)
        painter.drawLine(QPointF(*start) + shift, QPointF(*end) + shift)
