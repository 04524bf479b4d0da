"""A map of one colour a die, for stacks, measured values and comparisons; zoom, walk, lasso."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ml_core.lots.zones import Zones
from ml_core.wafer.errors import ShapeError
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.shapes import Polygon
from wafer_studio.ui.canvas.camera import Camera, fitted
from wafer_studio.ui.canvas.layers import defect_path, transform_of, wafer_path
from wafer_studio.ui.canvas.readout import cell_at
from wafer_studio.ui.canvas.zone_titles import ZoneTitles
from wafer_studio.ui.lot.copying import add_copy_picture
from wafer_studio.ui.theme import CASING_INNER, CASING_OUTER, LIGHT, Theme

Cell = tuple[int, int]
Describe = Callable[[Cell], str]

_STEP: Final = 1.25
_GAPS_FROM: Final = 7.0
"""Dies this many screen pixels wide get lines between them."""
_GLYPHS_FROM: Final = 9.0
"""Dies this many screen pixels wide carry their glyph."""
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}

_OWN_KEYS: Final = (*_ARROWS, Qt.Key.Key_Space, Qt.Key.Key_Plus, Qt.Key.Key_Minus)
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


class CellMap(QWidget):
    """Shows cells; what it shows comes from outside, choices go out as signals."""

    cell_changed = Signal(str)
    """What is said of the die under the pointer or the keyboard's cursor; empty for none."""
    lassoed = Signal(object)
    """A loop was drawn while painting: a ``Polygon`` in raster pixels."""
    picked = Signal(object)
    """A die was clicked, or Space pressed on it, while painting: its cell (column, row)."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid: DieGrid | None = None
        self._image: QImage | None = None
        self._describe: Describe = lambda _: ""
        self._outlines: tuple[Polygon, ...] = ()
        self._titles: ZoneTitles | None = None
        self._region: tuple[Polygon, ...] = ()
        self._glyphs: Mapping[Cell, str] = {}
        self._theme = LIGHT
        self._camera = Camera()
        self._is_fitted = True
        self._cursor: Cell | None = None
        self._loop: list[QPointF] = []
        self._panned_from: QPointF | None = None
        self._is_painting = False
        self._words = ""
        self._picture: QPixmap | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(200, 200)
        self.setAccessibleName(name)
        self.copying = add_copy_picture(self)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme; the picture of the cells has to be set anew."""
        self._theme = theme
        self._forget()

    def set_cells(
        self, grid: DieGrid | None, image: QImage | None, *, describe: Describe, words: str = ""
    ) -> None:
        """Show other cells.

        Args:
            grid: their die grid, None for nothing.
            image: one pixel a cell.
            describe: says in a line what is known of a cell (column, row).
            words: what is written in place of nothing.
        """
        is_same = grid == self._grid
        self._grid, self._image, self._describe, self._words = grid, image, describe, words
        if not is_same:
            self._outlines = self._region = ()
            self._titles = None
            self._glyphs = {}
            self._point_at(None)
            self.fit()
        self._forget()

    def set_zones(self, zones: Zones | None) -> None:
        """Draw zones of the grid over the cells, with their titles, or none."""
        is_there = zones is not None and self._grid is not None
        self._outlines = zones.outlines if zones is not None else ()
        self._titles = ZoneTitles(zones, self._grid) if is_there else None  # type: ignore[arg-type]
        self._forget()

    def set_region(self, region: Sequence[Polygon]) -> None:
        """Mark a region."""
        self._region = tuple(region)
        self._forget()

    def set_glyphs(self, glyphs: Mapping[Cell, str]) -> None:
        """Have dies (column, row) carry a sign, so that colour is not all that tells them."""
        self._glyphs = glyphs
        self._forget()

    def set_painting(self, is_painting: bool) -> None:
        """Have the left button draw a loop, or not."""
        self._is_painting = is_painting
        self._loop.clear()
        cross, arrow = Qt.CursorShape.CrossCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(cross if is_painting else arrow)
        self.update()

    def fit(self) -> None:
        """Show the whole wafer."""
        self._camera, self._is_fitted = self._fitted(), True
        self._forget()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom by a factor around a screen point, the middle where None."""
        at = at or QPointF(self.width() / 2, self.height() / 2)
        smallest = self._fitted().scale * 0.5
        self._camera = self._camera.zoomed(factor, x=at.x(), y=at.y(), smallest=smallest)
        self._is_fitted = False
        self._forget()

    def screen_of(self, cell: Cell) -> QPointF:
        """The screen point at the middle of a cell (column, row)."""
        return self._box_of(cell).center()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802, ARG002  Qt's name
        painter = QPainter(self)
        if self._grid is None:
            painter.fillRect(self.rect(), QColor(self._theme.backdrop))
            painter.setPen(QColor(self._theme.faint))
            room = self.rect().adjusted(24, 24, -24, -24)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), self._words)
        else:
            painter.drawPixmap(0, 0, self._painted(self._grid))
            self._paint_moving(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.highlight), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802  Qt's name
        super().resizeEvent(event)
        if self._is_fitted:
            self._camera = self._fitted()
        self._forget()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102, N802  Qt's name
        turns = event.angleDelta().y() / 120
        if turns:
            self.zoom(_STEP**turns, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802  Qt's name
        if event.button() == Qt.MouseButton.MiddleButton:
            self._panned_from = event.position()
        elif event.button() == Qt.MouseButton.LeftButton and self._is_painting:
            self._loop = [event.position()]
            self._point_at(self._cell_under(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802  Qt's name
        at = event.position()
        if self._panned_from is not None:
            moved, self._panned_from = at - self._panned_from, at
            self._camera = self._camera.panned(moved.x(), moved.y())
            self._is_fitted = False
            self._forget()
        elif self._loop:
            self._loop.append(at)
            self.update()
        self._point_at(self._cell_under(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802, ARG002  Qt's name
        self._panned_from = None
        loop, self._loop = self._loop, []
        self.update()
        if loop and len(loop) < 3:
            self._pick(self._cell_under(loop[0]))
        if len(loop) < 3:
            return
        points = [self._camera.to_raster(point.x(), point.y()) for point in loop]
        try:
            self.lassoed.emit(Polygon(np.array(points)))
        except ShapeError:  # a loop without area is no region
            return

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802, ARG002
        if not self._is_painting:
            self.fit()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: D102, N802, ARG002  Qt's name
        self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802  Qt's name
        key = Qt.Key(event.key())
        if key in _ARROWS and self._grid is not None:
            is_far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._walk(self._grid, _ARROWS[key], stride=10 if is_far else 1)
        elif key == Qt.Key.Key_Escape and (self._loop or self._cursor):
            self._loop.clear()
            self._point_at(None)
        elif key == Qt.Key.Key_Space and self._is_painting:
            self._pick(self._cursor)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _STEP)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:  # noqa: D102  Qt's name
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self._cell_under(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if cell is None else self._describe(cell), self)
            return True
        # A window's own keys would otherwise take these from the map that has the focus.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in _OWN_KEYS
            and not event.modifiers() & _CONTROL
        ):
            event.accept()
            return True
        return super().event(event)

    def _fitted(self) -> Camera:
        if self._grid is None:
            return Camera()
        width, height = self._grid.raster_size
        across, down = self._grid.pixel_mm if self._grid.has_dies else (1.0, 1.0)
        box = (0.0, 0.0, float(width), float(height))
        return fitted(
            box,
            width=float(self.width()),
            height=float(self.height()),
            largest=32.0,
            stretch=down / across,
        )

    def _forget(self) -> None:
        self._picture = None
        self.update()

    def _painted(self, grid: DieGrid) -> QPixmap:
        if self._picture is None:
            ratio = self.devicePixelRatioF()
            picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(QColor(self._theme.backdrop))
            painter = QPainter(picture)
            self._paint_still(painter, grid)
            painter.end()
            self._picture = picture
        return self._picture

    def _paint_still(self, painter: QPainter, grid: DieGrid) -> None:
        transform = transform_of(self._camera)
        rim = transform.map(wafer_path(grid))
        smooth = QPainter.RenderHint.Antialiasing
        painter.setRenderHint(smooth)
        painter.fillPath(rim, QColor(self._theme.disc))
        painter.setRenderHint(smooth, False)
        width, height = grid.raster_size
        scale, down = self._camera.scale, self._camera.scale_down
        target = QRectF(*self._camera.to_screen(0, 0), width * scale, height * down)
        if self._image is not None:
            painter.drawImage(target, self._image)
        kx, ky = grid.die_pixels
        if grid.has_dies and min(kx * scale, ky * down) >= _GAPS_FROM:
            _paint_gaps(painter, target, kx * scale, ky * down, QColor(self._theme.backdrop))
        if kx * scale >= _GLYPHS_FROM:
            self._paint_glyphs(painter)
        painter.setRenderHint(smooth)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        style = Qt.PenStyle.DashLine if grid.is_estimated else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(self._theme.rim), 1.5, style))
        painter.drawPath(rim)
        for lines, widths in ((self._outlines, (3.0, 1.2)), (self._region, (6.0, 2.5))):
            path = transform.map(defect_path(lines))
            for colour, pen_width in zip((CASING_INNER, CASING_OUTER), widths, strict=True):
                painter.setPen(QPen(QColor(colour), pen_width))
                painter.drawPath(path)
        if self._titles is not None:
            painter.setFont(self.font())
            self._titles.paint(painter, self._camera, QRectF(self.rect()))

    def _paint_glyphs(self, painter: QPainter) -> None:
        font = painter.font()
        font.setBold(True)
        font.setPixelSize(max(7, min(14, round(self._box_of((0, 0)).height() * 0.62))))
        painter.setFont(font)
        painter.setPen(QColor(CASING_INNER))
        for cell, glyph in self._glyphs.items():
            painter.drawText(self._box_of(cell), int(Qt.AlignmentFlag.AlignCenter), glyph)

    def _paint_moving(self, painter: QPainter) -> None:
        pens = ((CASING_INNER, 3.0), (CASING_OUTER, 1.0))
        for colour, width in pens:
            painter.setPen(QPen(QColor(colour), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if self._cursor is not None:
                painter.drawRect(self._box_of(self._cursor))
            if len(self._loop) > 1:
                painter.drawPolygon(QPolygonF(self._loop))

    def _box_of(self, cell: Cell) -> QRectF:
        camera = self._camera
        kx, ky = (1, 1) if self._grid is None else self._grid.die_pixels
        x, y = camera.to_screen(cell[0] * kx, cell[1] * ky)
        return QRectF(x, y, kx * camera.scale, ky * camera.scale_down)

    def _cell_under(self, at: QPointF) -> Cell | None:
        if self._grid is None:
            return None
        return cell_at(self._grid, *self._camera.to_raster(at.x(), at.y()))

    def _point_at(self, cell: Cell | None) -> None:
        if cell != self._cursor:
            self._cursor = cell
            self.update()
            said = "" if cell is None else self._describe(cell)
            self.setAccessibleDescription(said)
            self.cell_changed.emit(said)

    def _pick(self, cell: Cell | None) -> None:
        if cell is not None:
            self.picked.emit(cell)

    def _walk(self, grid: DieGrid, step: Cell, *, stride: int) -> None:
        column, row = self._cursor or (grid.columns // 2, grid.rows // 2)
        column = min(max(column + step[0] * stride, 0), grid.columns - 1)
        row = min(max(row + step[1] * stride, 0), grid.rows - 1)
        self._point_at((column, row))


def _paint_gaps(
    painter: QPainter, target: QRectF, across: float, down: float, colour: QColor
) -> None:
    colour.setAlphaF(0.55)
    painter.setPen(QPen(colour, 1))
    seen = QRectF(painter.window()).intersected(target)
    xs = np.arange(target.left(), target.right() + 1, across)
    ys = np.arange(target.top(), target.bottom() + 1, down)
    painter.drawLines(
        [QLineF(x, seen.top(), x, seen.bottom()) for x in xs if seen.left() <= x <= seen.right()]
        + [QLineF(seen.left(), y, seen.right(), y) for y in ys if seen.top() <= y <= seen.bottom()]
    )
