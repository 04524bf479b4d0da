"""Versions of a shape over the wafer, laid over each other, and what is chosen of them."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from ml_core.drawing.merging import Keeps, Part, Split
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Shape
from wafer_studio.ui.canvas.hatch import fill_brush, hatch_brush
from wafer_studio.ui.canvas.layers import defect_path, transform_of
from wafer_studio.ui.canvas.looking import LookingView
from wafer_studio.ui.canvas.tags import tag_picture, tag_size
from wafer_studio.ui.language import translated
from wafer_studio.ui.sync.looks import letters_of, look_of, path_of, tag_place
from wafer_studio.ui.theme import CASING_INNER, CASING_OUTER, Theme

_STEP: Final = 1.25
_MOST_TAGS: Final = 40
"""Tags that are shown at once, those of the largest parts."""
_SIGNS: Final = {True: " ✓", False: " ✕", None: " ?"}


class OverlayView(LookingView):
    """Parts by hatch, letter and colour; kept ones filled, left-out ones only outlined."""

    part_chosen = Signal(int)
    """A part that only some versions have was clicked: its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._split: Split | None = None
        self._common: list[tuple[Part, QPainterPath]] = []
        self._parts: list[tuple[Part, QPainterPath]] = []
        self._common_tags: list[tuple[float, float]] = []
        self._tags: list[tuple[float, float]] = []
        self._keeps: Keeps = ()
        self._current = -1
        self._result = QPainterPath()
        self._shows_result_only = False
        self._dragged_from: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 160)
        self.setAccessibleName(translated("conflicts", "Versions over the wafer"))
        self._picture.states.changed.connect(self._repaint)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._picture.set_theme(theme)
        self._repaint()

    def set_wafer(self, wafer: WaferMap | None) -> None:
        """Show the map of a wafer beneath."""
        if wafer is not self._picture.wafer:
            self._tiles.clear()
            self._picture.set_wafer(wafer)
            self.fit()
            self._repaint()

    def show_split(self, parts: Split | None) -> None:
        """Show other versions, and come near to them."""
        self._split = parts
        self._common = [] if parts is None else [(p, path_of(p)) for p in parts.common]
        self._parts = [] if parts is None else [(p, path_of(p)) for p in parts.parts]
        self._common_tags = [tag_place(part) for part, _ in self._common[:_MOST_TAGS]]
        self._tags = [tag_place(part) for part, _ in self._parts[:_MOST_TAGS]]
        self._keeps = ()
        self.look_near()

    def show_choice(self, keeps: Keeps, result: tuple[Shape, ...] | None, *, current: int) -> None:
        """Show what is chosen.

        Args:
            keeps: of each part.
            result: shapes that come of it; None while a choice is missing.
            current: place of the part that is asked about; -1 for none.
        """
        self._keeps, self._current = keeps, current
        self._result = defect_path([shape.polygon for shape in result or ()])
        self.update()

    def show_result_only(self, is_on: bool) -> None:
        """Show only what comes of the choices, or all versions."""
        self._shows_result_only = is_on
        self.update()

    def look_near(self) -> None:
        """Come near to all versions."""
        boxes = [path.boundingRect() for _, path in (*self._common, *self._parts)]
        if not boxes or self._picture.wafer is None:
            self.fit()
            return
        whole = boxes[0]
        for box in boxes[1:]:
            whole = whole.united(box)
        room = 0.25 * max(whole.width(), whole.height()) + 10
        near = whole.adjusted(-room, -room, room, room)
        place = (near.x(), near.y(), near.width(), near.height())
        self._look(self._fitted(place), is_fitted=False)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802, ARG002  Qt's name
        painter = QPainter(self)
        if self._picture.wafer is None:
            painter.fillRect(self.rect(), QColor(self._picture.theme.backdrop))
        else:
            self._paint_map(painter)
        painter.setClipRect(self.rect())
        shown = None if self._shows_result_only else self._split
        if shown is not None:
            self._paint_versions(painter, shown)
        self._paint_result(painter)
        if shown is not None:
            self._paint_tags(painter, shown)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._picture.theme.highlight), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102, N802  Qt's name
        turns = event.angleDelta().y() / 120
        if turns:
            self.zoom(_STEP**turns, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802  Qt's name
        if event.button() == Qt.MouseButton.MiddleButton:
            self._dragged_from = event.position()
        elif event.button() == Qt.MouseButton.LeftButton:
            at = QPointF(*self.painted_camera.to_raster(event.position().x(), event.position().y()))
            for place, (_, path) in enumerate(self._parts):
                if path.contains(at):
                    self.part_chosen.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802  Qt's name
        if self._dragged_from is not None:
            moved, self._dragged_from = event.position() - self._dragged_from, event.position()
            self.pan(moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802, ARG002
        self._dragged_from = None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802  Qt's name
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_STEP)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom(1 / _STEP)
        else:
            super().keyPressEvent(event)

    def _paint_versions(self, painter: QPainter, parts: Split) -> None:
        count = len(parts.versions)
        transform = transform_of(self.painted_camera)
        keeps = self._keeps or parts.undecided
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for part, path in self._common:
            self._fill(painter, transform.map(path), part, keep=True, count=count)
        for place, (part, path) in enumerate(self._parts):
            on_screen = transform.map(path)
            self._fill(painter, on_screen, part, keep=keeps[place], count=count)
            is_current = place == self._current
            colour, dash = look_of(part.sides, count).colour, keeps[place] is False
            _outline(painter, on_screen, colour, strong=is_current, dashed=dash)

    def _paint_tags(self, painter: QPainter, parts: Split) -> None:
        count, keeps = len(parts.versions), self._keeps or parts.undecided
        for place in self._common_tags:
            self._tag(painter, place, "=", strong=False)
        for number in range(len(self._tags) - 1, -1, -1):
            text = letters_of(parts.parts[number].sides, count) + _SIGNS[keeps[number]]
            self._tag(painter, self._tags[number], text, strong=number == self._current)

    def _fill(
        self, painter: QPainter, path: QPainterPath, part: Part, *, keep: bool | None, count: int
    ) -> None:
        if keep is False:
            return
        look, ratio = look_of(part.sides, count), self.devicePixelRatioF()
        painter.fillPath(path, fill_brush(look, ratio) if keep else hatch_brush(look, ratio))

    def _tag(
        self, painter: QPainter, place: tuple[float, float], text: str, *, strong: bool
    ) -> None:
        family, ratio = self.font().family(), self.devicePixelRatioF()
        tag = tag_picture(text, family=family, ratio=ratio, is_marked=strong)
        x, y = self.painted_camera.to_screen(*place)
        width, height = tag_size(tag)
        painter.drawPixmap(QPointF(round(x - width / 2), round(y - height / 2)), tag)

    def _paint_result(self, painter: QPainter) -> None:
        """What comes of it, as a band of white between black: 21:1 on any ground."""
        if self._result.isEmpty():
            return
        path = transform_of(self.painted_camera).map(self._result)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((CASING_INNER, 5.0), (CASING_OUTER, 2.6)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawPath(path)


def _outline(
    painter: QPainter, path: QPainterPath, colour: str, *, strong: bool, dashed: bool
) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    widths = (6.5, 3.5) if strong else (3.4, 1.4)
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(QColor(CASING_INNER), widths[0]))
    painter.drawPath(path)
    painter.setPen(QPen(QColor(colour), widths[1], style))
    painter.drawPath(path)
