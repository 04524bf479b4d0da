"""The map view: one wafer with its masks; zoom, pan, die cursor, tooltips."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap
from wafer_studio.ui.canvas.camera import Camera, fitted
from wafer_studio.ui.canvas.picture import MapPicture
from wafer_studio.ui.canvas.readout import cell_at, defect_at
from wafer_studio.ui.theme import CASING_INNER, CASING_OUTER, Theme

Cell = tuple[int, int]

_STEP: Final = 1.25
_NEAREST: Final = 32.0
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class MapView(QWidget):
    """Shows one wafer; all changes come from outside, all choices go out as signals."""

    cell_changed = Signal(object)
    """Lines on the cell under the pointer or the keyboard's cursor; empty for none."""
    defect_chosen = Signal(int)
    """A defect was clicked: its number; 0 for a click beside all."""
    camera_changed = Signal()
    """Zoomed or panned."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = MapPicture()
        self._camera = Camera()
        self._is_fitted = True
        self._cursor: Cell | None = None
        self._dragged_from: QPointF | None = None
        self._is_space_down = False
        self._words = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 200)
        self.setAccessibleName("Wafer map")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def camera(self) -> Camera:
        """The present view."""
        return self._camera

    @property
    def hidden_classes(self) -> frozenset[str]:
        """Keys of the classes that are not shown."""
        return frozenset(self._picture.hidden)

    @property
    def current_defect(self) -> int:
        """Number of the marked defect, 0 for none."""
        return self._picture.current

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._picture.set_theme(theme)
        self.update()

    def set_words(self, words: str) -> None:
        """What is written where there is no wafer."""
        self._words = words
        self.update()

    def set_wafer(self, wafer: WaferMap | None, inspection: Inspection | None) -> None:
        """Show another wafer, all of it; the same one, corrected, keeps the view."""
        before = self._picture.wafer
        is_same = wafer is not None and before is not None and wafer.wafer_id == before.wafer_id
        self._picture.set_wafer(wafer)
        self._point_at(None)
        self.set_inspection(inspection)
        if not is_same:
            self.fit()

    def set_inspection(self, inspection: Inspection | None) -> None:
        """Show other masks on the same wafer."""
        self._picture.set_inspection(inspection)
        self.setAccessibleDescription(self._picture.spoken)
        self._repaint()

    def show_class(self, class_key: str, *, shown: bool) -> None:
        """Show or hide a class."""
        (self._picture.hidden.discard if shown else self._picture.hidden.add)(class_key)
        self._repaint()

    def mark_defect(self, number: int, *, zoom: bool = False) -> None:
        """Mark a defect (0 for none), and come near it if asked to."""
        self._picture.current = number
        found = [defect for defect in self._picture.defects if defect.number == number]
        if found and zoom:
            x, y, width, height = found[0].bbox_px
            room = 0.6 * max(width, height) + 12
            box = (x - room, y - room, width + 2 * room, height + 2 * room)
            self._look(self._fitted(box), is_fitted=False)
        self._repaint()

    def fit(self) -> None:
        """Show the whole wafer."""
        self._look(self._fitted(self._picture.box), is_fitted=True)

    def zoom_to_actual(self) -> None:
        """One raster pixel a screen pixel, around the middle."""
        self.zoom(1 / self._camera.scale)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom by a factor around a screen point, the middle where None."""
        at = at or QPointF(self.width() / 2, self.height() / 2)
        smallest = min(self._fitted(self._picture.box).scale * 0.5, 1.0)
        camera = self._camera.zoomed(factor, x=at.x(), y=at.y(), smallest=smallest)
        self._look(camera, is_fitted=False)

    def screen_of(self, cell: Cell) -> QPointF:
        """The screen point at the middle of a cell (column, row)."""
        return self._box_of(cell).center()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802, ARG002  Qt's name
        painter = QPainter(self)
        if self._picture.wafer is None:
            painter.fillRect(self.rect(), QColor(self._picture.theme.backdrop))
            painter.setPen(QColor(self._picture.theme.faint))
            room = self.rect().adjusted(24, 24, -24, -24)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), self._words)
        else:
            ratio, font = self.devicePixelRatioF(), self.font()
            picture = self._picture.painted(self.size(), self._camera, ratio=ratio, font=font)
            painter.drawPixmap(0, 0, picture)
            self._paint_cursor(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._picture.theme.highlight), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802  Qt's name
        super().resizeEvent(event)
        if self._is_fitted:
            self._camera = self._fitted(self._picture.box)
        self._repaint()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102, N802  Qt's name
        turns = event.angleDelta().y() / 120
        if turns:
            self.zoom(_STEP**turns, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802  Qt's name
        is_left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (is_left and self._is_space_down):
            self._dragged_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif is_left:
            self._choose(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802  Qt's name
        if self._dragged_from is None:
            self._point_at(self._cell_under(event.position()))
            return
        moved = event.position() - self._dragged_from
        self._dragged_from = event.position()
        self._look(self._camera.panned(moved.x(), moved.y()), is_fitted=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802, ARG002  Qt's name
        self._dragged_from = None
        self._show_hand()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: D102, N802, ARG002  Qt's name
        self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802  Qt's name
        key = Qt.Key(event.key())
        if key in _ARROWS:
            is_far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._walk(_ARROWS[key], stride=10 if is_far else 1)
        elif key == Qt.Key.Key_Space:
            self._is_space_down = True
            self._show_hand()
        elif key == Qt.Key.Key_Escape:
            self._point_at(None)
            self.defect_chosen.emit(0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cursor is not None:
            self._choose(self.screen_of(self._cursor))
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802  Qt's name
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._is_space_down = False
            self._show_hand()
        super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:  # noqa: D102  Qt's name
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def _fitted(self, box: tuple[float, float, float, float]) -> Camera:
        size = {"width": float(self.width()), "height": float(self.height())}
        return fitted(box, **size, largest=_NEAREST, stretch=self._picture.stretch)

    def _look(self, camera: Camera, *, is_fitted: bool) -> None:
        self._camera, self._is_fitted = camera, is_fitted
        self._repaint()
        self.camera_changed.emit()

    def _repaint(self) -> None:
        self._picture.forget()
        self.update()

    def _paint_cursor(self, painter: QPainter) -> None:
        if self._cursor is None:
            return
        box = self._box_of(self._cursor)
        for colour, width in ((CASING_INNER, 3.0), (CASING_OUTER, 1.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRect(box)

    def _box_of(self, cell: Cell) -> QRectF:
        wafer, camera = self._picture.wafer, self._camera
        kx, ky = (1, 1) if wafer is None else wafer.grid.die_pixels
        x, y = camera.to_screen(cell[0] * kx, cell[1] * ky)
        return QRectF(x, y, kx * camera.scale, ky * camera.scale_down)

    def _cell_under(self, at: QPointF) -> Cell | None:
        if self._picture.wafer is None:
            return None
        return cell_at(self._picture.wafer.grid, *self._camera.to_raster(at.x(), at.y()))

    def _point_at(self, cell: Cell | None) -> None:
        if cell != self._cursor:
            self._cursor = cell
            self.update()
            self.cell_changed.emit(self._picture.lines(cell))

    def _walk(self, step: Cell, *, stride: int) -> None:
        if self._picture.wafer is None:
            return
        grid = self._picture.wafer.grid
        column, row = self._cursor or (grid.columns // 2, grid.rows // 2)
        column = min(max(column + step[0] * stride, 0), grid.columns - 1)
        row = min(max(row + step[1] * stride, 0), grid.rows - 1)
        self._point_at((column, row))
        box = self._box_of((column, row))
        if not QRectF(self.rect()).contains(box):
            moved = QPointF(self.width() / 2, self.height() / 2) - box.center()
            self._look(self._camera.panned(moved.x(), moved.y()), is_fitted=False)

    def _choose(self, at: QPointF) -> None:
        if self._picture.inspection is None:
            return
        x, y = self._camera.to_raster(at.x(), at.y())
        found = defect_at(self._picture.inspection, x, y, hidden=self._picture.hidden)
        self.defect_chosen.emit(0 if found is None else found.number)

    def _show_tip(self, at: QPoint, on_screen: QPoint) -> None:
        cell = self._cell_under(QPointF(at))
        if cell is None:
            QToolTip.hideText()
            return
        text = "\n".join(self._picture.lines(cell))
        QToolTip.showText(on_screen, text, self, self._box_of(cell).toAlignedRect())

    def _show_hand(self) -> None:
        if self._is_space_down and self._dragged_from is None:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif self._dragged_from is None:
            self.unsetCursor()
