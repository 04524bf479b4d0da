"""The minimap: the whole wafer in a corner, with a frame around what the view shows."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from wafer_studio.ui.canvas.camera import Camera, fitted
from wafer_studio.ui.canvas.layer_table import SHAPES
from wafer_studio.ui.canvas.picture import MapPicture
from wafer_studio.ui.language import translated
from wafer_studio.ui.theme import CASING_INNER, CASING_OUTER

_LARGEST: Final = 150
_SHARE: Final = 0.28
"""Of the view's shorter side."""
_EDGE: Final = 12


class Minimap(QWidget):
    """Shows the whole wafer; a click or a drag says where the view shall look.

    Args:
        picture: what the view shows.
        parent: the view, in whose upper right corner this stands.
    """

    pointed = Signal(QPointF)
    """A raster point that shall be in the middle of the view."""

    def __init__(self, picture: MapPicture, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = picture
        self._kept: tuple[tuple[object, ...], QPixmap] | None = None
        self._seen = (0.0, 0.0, 1.0, 1.0)
        self._camera = Camera()
        self.setAccessibleName(translated("minimap", "Whole wafer"))
        self.setToolTip(translated("minimap", "The whole wafer. Click or drag to look there."))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def follow(self, camera: Camera, size: QSize) -> None:
        """Frame what the view sees; hide where that is all.

        Args:
            camera: of the view.
            size: of the view, screen pixels.
        """
        x, y, width, height = self._picture.box
        seen = camera.box_to_raster((0, 0, size.width(), size.height()))
        sees_all = seen[0] <= x and seen[1] <= y and seen[2] >= x + width and seen[3] >= y + height
        self.setVisible(self._picture.wafer is not None and not sees_all)
        side = min(_LARGEST, int(_SHARE * min(size.width(), size.height())))
        self.setGeometry(size.width() - side - _EDGE, _EDGE, side, side)
        self._seen = seen
        self._camera = fitted(
            self._picture.box,
            width=side,
            height=side,
            largest=1e9,
            stretch=camera.stretch,
            orientation=camera.orientation,
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802, ARG002  Qt's name
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._painted())
        left, top, right, bottom = self._camera.box_to_screen(self._seen)
        frame = QRectF(left, top, right - left, bottom - top)
        frame = frame.intersected(QRectF(self.rect()).adjusted(2, 2, -2, -2))
        for colour, width in ((CASING_INNER, 3.0), (CASING_OUTER, 1.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRect(frame)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802  Qt's name
        self._point(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802  Qt's name
        self._point(event)

    def _point(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            at = event.position()
            self.pointed.emit(QPointF(*self._camera.to_raster(at.x(), at.y())))

    def _painted(self) -> QPixmap:
        ratio, theme = self.devicePixelRatioF(), self._picture.theme
        picture = self._picture
        strength = picture.states.strength(SHAPES)
        drawn = (picture.shapes.version, frozenset(picture.hidden), strength)
        key = (self._camera, self.size().toTuple(), ratio, *picture.quick_key, *drawn)
        if self._kept is None or self._kept[0] != key:
            pixmap = QPixmap(self.size() * ratio)
            pixmap.setDevicePixelRatio(ratio)
            painter = QPainter(pixmap)
            painter.setClipRect(self.rect())
            picture.paint_quick(painter, self._camera, ratio)
            painter.setOpacity(strength)
            if strength > 0:
                picture.shapes.paint_small(painter, self._camera)
            painter.setOpacity(1.0)
            painter.setPen(QPen(QColor(theme.rim), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
            painter.end()
            self._kept = (key, pixmap)
        return self._kept[1]
