"""The map view: one wafer with its layers; zoom, pan, die cursor, tooltips, tools."""

from collections.abc import Collection, Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
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

from ml_core.lots.zones import Zones
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Shape
from wafer_studio.ui.canvas.furniture import paint_furniture
from wafer_studio.ui.canvas.layer_table import LayerStates
from wafer_studio.ui.canvas.looking import LookingView
from wafer_studio.ui.canvas.minimap import Minimap
from wafer_studio.ui.canvas.pointer import Hands
from wafer_studio.ui.canvas.readout import cell_at, defect_at
from wafer_studio.ui.canvas.tools.tool import Tool
from wafer_studio.ui.language import translated
from wafer_studio.ui.theme import CASING_INNER, CASING_OUTER, Theme

Cell = tuple[int, int]

_STEP: Final = 1.25
_USING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Insert)
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class MapView(LookingView):
    """Shows one wafer; all changes come from outside, all choices go out as signals."""

    cell_changed = Signal(object)
    """Lines on the cell under the pointer or the keyboard's cursor; empty for none."""
    defect_chosen = Signal(int)
    """A defect was clicked: its number; 0 for a click beside all."""

    menu_asked = Signal(QPoint, object)
    """A menu is wanted: where on the screen, and the raster point (x, y) that was pressed; None
    where a key asked for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hands = Hands(self)
        self._cursor: Cell | None = None
        self._is_walking = False
        self._words = ""
        self._minimap = Minimap(self._picture, self)
        self._minimap.pointed.connect(lambda at: self.look_at(at.x(), at.y()))
        self._picture.states.changed.connect(self._repaint)
        self.camera_changed.connect(lambda: self._minimap.follow(self._camera, self.size()))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 160)
        self.setAccessibleName(translated("view", "Wafer map"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def layers(self) -> LayerStates:
        """Which layers are shown, and how strongly."""
        return self._picture.states

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
        self._repaint()

    def set_words(self, words: str) -> None:
        """What is written where there is no wafer."""
        self._words = words
        self.update()

    def set_wafer(self, wafer: WaferMap | None, inspection: Inspection | None) -> None:
        """Show another wafer, all of it; the same one, corrected, keeps view and shapes."""
        before = self._picture.wafer
        is_same = wafer is not None and before is not None and wafer.wafer_id == before.wafer_id
        self._picture.set_wafer(wafer)
        self._point_at(None)
        self.set_inspection(inspection)
        if not is_same:
            self._tiles.clear()
            self._picture.shapes.set_shapes(())
            self._picture.shapes.set_selected(())
            self._orient(self._wanted_orientation())
            self.fit()

    def set_inspection(self, inspection: Inspection | None) -> None:
        """Show other masks on the same wafer, all of them proposed."""
        self._picture.set_inspection(inspection)
        self.setAccessibleDescription(self._picture.spoken)
        self._repaint()

    def set_proposals(self, numbers: Collection[int] | None) -> None:
        """Outline only these defects of the inspection, those without a verdict; None for all."""
        proposed = None if numbers is None else frozenset(numbers)
        if proposed is not None and all(d.number in proposed for d in self._picture.defects):
            proposed = None
        if proposed != self._picture.proposed:
            self._picture.proposed = proposed
            self._repaint()

    def set_zones(self, zones: Zones | None) -> None:
        """Show zones of the wafer with their titles, or none."""
        self._picture.set_zones(zones)
        self._repaint()

    def set_field(self, key: str, values: NDArray[np.floating] | None) -> None:
        """Show values over the whole raster as one of the layers ``heat_map``, ``uncertainty``.

        Args:
            key: of the layer.
            values: (rows, columns) of any resolution, 0 to 1, NaN for nothing; None for none.
        """
        if values is not None or key in self._picture.fields:
            self._picture.set_field(key, values)
            self._repaint()

    def set_shapes(
        self, shapes: Iterable[Shape], changed_ids: Collection[str] | None = None
    ) -> None:
        """Show these shapes; only where something changed is painted anew.

        Args:
            shapes: all of the annotation, those drawn last on top.
            changed_ids: those that came, went or changed, where it is known.
        """
        self._touch(self._picture.shapes.set_shapes(shapes, changed_ids))

    def set_selected(self, shape_ids: Iterable[str]) -> None:
        """Mark these shapes, with grips at their vertices, and no others."""
        self._touch(self._picture.shapes.set_selected(shape_ids))

    def set_tool(self, tool: Tool | None) -> None:
        """Give pointer and keys to a tool; without one a click chooses a defect."""
        self._hands.take(tool)

    def show_class(self, class_key: str, *, shown: bool) -> None:
        """Show or hide a class."""
        (self._picture.hidden.discard if shown else self._picture.hidden.add)(class_key)
        self._repaint()

    def mark_defect(self, number: int, *, zoom: bool = False) -> None:
        """Mark a defect (0 for none), and come near it if asked to."""
        picture = self._picture
        boxes = [*picture.box_of_defect(picture.current), *picture.box_of_defect(number)]
        picture.current = number
        found = [defect for defect in picture.defects if defect.number == number]
        if found and zoom:
            x, y, width, height = found[0].bbox_px
            room = 0.6 * max(width, height) + 12
            box = (x - room, y - room, width + 2 * room, height + 2 * room)
            self._look(self._fitted(box), is_fitted=False)
        self._touch(boxes)

    def screen_of(self, cell: Cell) -> QPointF:
        """The screen point at the middle of a cell (column, row)."""
        return self._box_of(cell).center()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802, ARG002  Qt's name
        painter = QPainter(self)
        wafer, theme = self._picture.wafer, self._picture.theme
        if wafer is None:
            painter.fillRect(self.rect(), QColor(theme.backdrop))
            painter.setPen(QColor(theme.faint))
            room = self.rect().adjusted(24, 24, -24, -24)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), self._words)
        else:
            self._paint_map(painter)
            painter.setClipRect(self.rect())
            camera = self.painted_camera
            self._picture.paint_tags(painter, camera, self.devicePixelRatioF())
            self._hands.paint(painter, camera)
            self._paint_cursor(painter)
            box = QRectF(self.rect())
            paint_furniture(painter, box, grid=wafer.grid, camera=self._camera, theme=theme)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.highlight), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802  Qt's name
        super().resizeEvent(event)
        self._minimap.follow(self._camera, self.size())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102, N802  Qt's name
        turns = event.angleDelta().y() / 120
        if not self._hands.wheel(event) and turns:
            self.zoom(_STEP**turns, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802  Qt's name
        if not self._hands.press(event) and event.button() == Qt.MouseButton.LeftButton:
            self._choose(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802  Qt's name
        if not self._hands.double_click(event) and event.button() == Qt.MouseButton.LeftButton:
            self._choose(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802  Qt's name
        if not self._hands.move(event):
            self._is_walking = False
            self._point_at(self._cell_under(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802  Qt's name
        self._hands.release(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: D102, N802  Qt's name
        if self._picture.wafer is None or self._hands.is_busy:
            return
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            cursor = self._cursor
            at = self.rect().center() if cursor is None else self.screen_of(cursor).toPoint()
            self.menu_asked.emit(self.mapToGlobal(at), None)
        else:
            at = event.pos()
            self.menu_asked.emit(event.globalPos(), self._camera.to_raster(at.x(), at.y()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: D102, N802, ARG002  Qt's name
        self._point_at(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: D102, N802  Qt's name
        self._hands.let_go()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802  Qt's name
        key = Qt.Key(event.key())
        if self._hands.press_key(event):
            return
        if key in _ARROWS:
            is_far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = self._camera.orientation.raster_step(_ARROWS[key])
            self._walk(step, stride=10 if is_far else 1)
        elif key == Qt.Key.Key_Escape:
            self._point_at(None)
            self.defect_chosen.emit(0)
        elif key in _USING and self._cursor is not None:
            place = self.screen_of(self._cursor)
            if not self._hands.click(place):
                self._choose(place)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802  Qt's name
        self._hands.release_key(event)
        super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:  # noqa: D102  Qt's name
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event.pos(), event.globalPos())
            return True
        if isinstance(event, QKeyEvent) and self._hands.wants(event):
            event.accept()
            return True
        return super().event(event)

    def _paint_cursor(self, painter: QPainter) -> None:
        if self._cursor is None or (self._hands.tool is not None and not self._is_walking):
            return
        box = self._box_of(self._cursor)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for colour, width in ((CASING_INNER, 3.0), (CASING_OUTER, 1.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRect(box)

    def _box_of(self, cell: Cell) -> QRectF:
        wafer = self._picture.wafer
        kx, ky = (1, 1) if wafer is None else wafer.grid.die_pixels
        x, y = cell[0] * kx, cell[1] * ky
        left, top, right, bottom = self._camera.box_to_screen((x, y, x + kx, y + ky))
        return QRectF(left, top, right - left, bottom - top)

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
        self.go_to((column, row))

    def go_to(self, cell: Cell) -> None:
        """Put the die cursor on a cell (column, row), and that cell into view."""
        self._is_walking = True
        self._point_at(cell)
        box = self._box_of(cell)
        if not QRectF(self.rect()).contains(box):
            moved = self._middle() - box.center()
            self.pan(moved.x(), moved.y())

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
