"""Marks of the states of syncing: each a shape of its own, so that no state is colour alone."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from wafer_studio.ui.sync.words import Mark

SIDE: Final = 16

Draw = Callable[[QPainter], None]


@lru_cache(maxsize=64)
def mark_icon(mark: Mark, colour: str, ratio: float) -> QIcon:
    """A mark as an icon.

    Args:
        mark: which.
        colour: ``#RRGGBB`` of its lines.
        ratio: device pixels a screen pixel has.
    """
    pixmap = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    _DRAWN[mark](painter)
    painter.end()
    return QIcon(pixmap)


def _local(painter: QPainter) -> None:
    painter.drawRect(QRectF(2, 3, 12, 8))
    painter.drawLine(QPointF(5, 14), QPointF(11, 14))


def _synced(painter: QPainter) -> None:
    painter.drawPolyline(_line((2.5, 8.5), (6.5, 12.5), (13.5, 4)))


def _unsent(painter: QPainter) -> None:
    painter.drawLine(QPointF(8, 13.5), QPointF(8, 3))
    painter.drawPolyline(_line((3.5, 7), (8, 2.5), (12.5, 7)))


def _running(painter: QPainter) -> None:
    for x, tip in ((5, 2.5), (11, 13.5)):
        side = 3.5 if tip < 8 else -3.5
        painter.drawLine(QPointF(x, 2.5), QPointF(x, 13.5))
        painter.drawPolyline(_line((x - 2.5, tip + side), (x, tip), (x + 2.5, tip + side)))


def _paused(painter: QPainter) -> None:
    for x in (5.5, 10.5):
        painter.drawLine(QPointF(x, 3.5), QPointF(x, 12.5))


def _trouble(painter: QPainter) -> None:
    painter.drawPolygon(_line((8, 2), (14.5, 13.5), (1.5, 13.5)))
    painter.drawLine(QPointF(8, 6.5), QPointF(8, 9))
    painter.drawPoint(QPointF(8, 11.5))


def _conflict(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(1.5, 4, 8, 8))
    painter.drawEllipse(QRectF(6.5, 4, 8, 8))


def _refused(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(2, 2, 12, 12))
    painter.drawLine(QPointF(4.2, 4.2), QPointF(11.8, 11.8))


def _question(painter: QPainter) -> None:
    painter.drawArc(QRectF(4.5, 2, 7, 6.5), -60 * 16, 230 * 16)
    painter.drawLine(QPointF(8.6, 8.4), QPointF(8, 10.5))
    painter.drawPoint(QPointF(8, 13.5))


def _line(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


_DRAWN: Final[dict[Mark, Draw]] = {
    Mark.LOCAL: _local,
    Mark.SYNCED: _synced,
    Mark.UNSENT: _unsent,
    Mark.RUNNING: _running,
    Mark.PAUSED: _paused,
    Mark.TROUBLE: _trouble,
    Mark.CONFLICT: _conflict,
    Mark.REFUSED: _refused,
    Mark.QUESTION: _question,
}
