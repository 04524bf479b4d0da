"""Tags: a class's letter, and a number where there is one, upright beside its outline."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from wafer_studio.ui.theme import CASING_INNER, CASING_OUTER

TAG_REACH: Final = 26.0
"""Screen pixels that outline, tag and grips may reach beyond a shape."""
OUTLINE_REACH: Final = 6.0
"""Screen pixels that an outline, with its pointed corners, may reach beyond a shape."""
CLIP_REACH: Final = 12.0
"""Screen pixels around what is painted to which outlines are kept: their ends stay out of it."""
_POINTS: Final = 9
_LOCK: Final = 9


@lru_cache(maxsize=1024)
def tag_picture(
    text: str, *, family: str, ratio: float, is_marked: bool, is_locked: bool = False
) -> QPixmap:
    """A tag: white letters on black, framed in white.

    Args:
        text: what it says.
        family: of the font.
        ratio: device pixels a screen pixel has.
        is_marked: True for a stronger frame.
        is_locked: True for a padlock behind the text.
    """
    font, metrics = _font(family)
    room = metrics.boundingRect(text)
    lock = _LOCK if is_locked else 0
    width, height = room.width() + 10 + lock, room.height() + 2
    pixmap = QPixmap(round((width + 2) * ratio), round((height + 2) * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    painter.setPen(QPen(QColor(CASING_OUTER), 1.6 if is_marked else 0.8))
    painter.setBrush(QColor(CASING_INNER))
    box = QRectF(1, 1, width, height)
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(QColor(CASING_OUTER))
    painter.drawText(box.adjusted(0, 0, -lock, 0), Qt.AlignmentFlag.AlignCenter, text)
    if is_locked:
        _draw_lock(painter, QPointF(box.right() - 8.5, box.center().y()))
    painter.end()
    return pixmap


@lru_cache(maxsize=8)
def _font(family: str) -> tuple[QFont, QFontMetrics]:
    font = QFont(family, _POINTS, QFont.Weight.Bold)
    return font, QFontMetrics(font)


def tag_size(pixmap: QPixmap) -> tuple[float, float]:
    """Width and height of a tag, screen pixels."""
    size = pixmap.deviceIndependentSize()
    return size.width(), size.height()


def _draw_lock(painter: QPainter, centre: QPointF) -> None:
    """A small padlock, its body's middle a little below the centre."""
    painter.setBrush(QColor(CASING_OUTER))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRect(QRectF(centre.x() - 3, centre.y() - 0.5, 6, 4.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(CASING_OUTER), 1.2))
    painter.drawArc(QRectF(centre.x() - 2, centre.y() - 4, 4, 6), 0, 180 * 16)
