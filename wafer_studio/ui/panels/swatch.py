"""A class's colour, hatch and letter as a small picture."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap

from ml_core.wafer.taxonomy import DefectClass
from wafer_studio.ui.canvas.hatch import hatch_brush
from wafer_studio.ui.theme import CASING_INNER, CASING_OUTER

WIDTH: Final = 40
HEIGHT: Final = 18


def swatch(defect_class: DefectClass, ratio: float) -> QPixmap:
    """Colour with hatch at the left, the letter at the right, cased.

    Args:
        defect_class: the class.
        ratio: device pixels a screen pixel has.
    """
    pixmap = QPixmap(round(WIDTH * ratio), round(HEIGHT * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(CASING_INNER))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    patch = QRectF(2, 2, WIDTH - 18, HEIGHT - 4)
    colour = QColor(defect_class.colour)
    painter.fillRect(patch, colour)
    painter.fillRect(patch, hatch_brush(defect_class, ratio))
    font = QFont(painter.font())
    font.setPixelSize(12)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(CASING_OUTER))
    painter.drawText(
        QRectF(WIDTH - 16, 0, 15, HEIGHT), Qt.AlignmentFlag.AlignCenter, defect_class.letter
    )
    painter.setPen(QPen(QColor(CASING_OUTER), 1))
    painter.drawRect(QRectF(0.5, 0.5, WIDTH - 1, HEIGHT - 1))
    painter.end()
    return pixmap


@lru_cache(maxsize=64)
def swatch_icon(defect_class: DefectClass, ratio: float) -> QIcon:
    """The same as an icon."""
    return QIcon(swatch(defect_class, ratio))
