"""A plain painted bar chart, with a cumulated line or with lines at limits; and a legend."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from wafer_studio.ui.language import translated
from wafer_studio.ui.lot.colours import Swatch, Table
from wafer_studio.ui.lot.copying import add_copy_picture
from wafer_studio.ui.theme import LIGHT, Theme

_LEFT, _RIGHT, _TOP = 34, 44, 12
_TEXT_ROOM: Final = 4


@dataclass(frozen=True)
class Bar:
    """One bar.

    Attributes:
        label: what is written beneath it, or empty.
        value: its height, 0 or more.
        is_strong: painted as failing, or as passing.
    """

    label: str
    value: float
    is_strong: bool = True


@dataclass(frozen=True)
class Rule:
    """An upright line, such as a limit.

    Attributes:
        at: where, 0 at the left of the first bar to 1 at the right of the last one.
        label: what is written at its top.
    """

    at: float
    label: str


class BarChart(QWidget):
    """Bars from zero upwards."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._line: tuple[float, ...] = ()
        self._rules: tuple[Rule, ...] = ()
        self._theme = LIGHT
        self.setAccessibleName(name)
        add_copy_picture(self)
        self.setMinimumSize(200, 130)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.update()

    def set_bars(
        self,
        bars: Sequence[Bar],
        *,
        line: Sequence[float] = (),
        rules: Sequence[Rule] = (),
        spoken: str = "",
    ) -> None:
        """Show other bars.

        Args:
            bars: from left to right.
            line: shares, 0 to 1, one above each of the first bars.
            rules: upright lines.
            spoken: what a screen reader says of the chart.
        """
        self._bars, self._line, self._rules = tuple(bars), tuple(line), tuple(rules)
        self.setAccessibleDescription(spoken)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102, N802  Qt's name
        return QSize(420, 200)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802, ARG002  Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.base))
        if not self._bars:
            return
        height = self.fontMetrics().height()
        right = _RIGHT if self._line else 12
        top = _TOP + (height if self._rules else 0)
        most = max(bar.value for bar in self._bars) or 1
        left = self.fontMetrics().horizontalAdvance(_amount(most)) + 3 * _TEXT_ROOM
        left = max(left, _LEFT)
        room = QRectF(left, top, self.width() - left - right, self.height() - top - height - 10)
        self._paint_scale(painter, room, most)
        self._paint_bars(painter, room, most)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_line(painter, room)
        for rule in self._rules:
            self._paint_rule(painter, room, rule)

    def _paint_scale(self, painter: QPainter, room: QRectF, most: float) -> None:
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for share in (0.0, 0.5, 1.0):
            y = room.bottom() - share * room.height()
            painter.setPen(QPen(QColor(self._theme.border), 1))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(QColor(self._theme.faint))
            box = QRectF(0, y - 9, room.left() - _TEXT_ROOM, 18)
            painter.drawText(box, flags, _amount(most * share))
            if self._line:
                box = QRectF(room.right() + _TEXT_ROOM, y - 9, _RIGHT - _TEXT_ROOM, 18)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, f"{100 * share:.0f} %")

    def _paint_bars(self, painter: QPainter, room: QRectF, most: float) -> None:
        step = room.width() / len(self._bars)
        taken = 0.0
        for number, bar in enumerate(self._bars):
            height = room.height() * bar.value / most
            left = room.left() + number * step
            box = QRectF(left + step * 0.1, room.bottom() - height, step * 0.8, height)
            colour = self._theme.failed if bar.is_strong else self._theme.passed
            painter.fillRect(box, QColor(colour))
            width = self.fontMetrics().horizontalAdvance(bar.label) + 6
            begins = min(left + step / 2 - width / 2, self.width() - width)
            if bar.label and begins >= taken:
                painter.setPen(QColor(self._theme.text))
                place = QRectF(begins, room.bottom() + 3, width, 20)
                painter.drawText(place, int(Qt.AlignmentFlag.AlignHCenter), bar.label)
                taken = begins + width

    def _paint_line(self, painter: QPainter, room: QRectF) -> None:
        step = room.width() / len(self._bars)
        points = [
            QPointF(room.left() + (n + 0.5) * step, room.bottom() - share * room.height())
            for n, share in enumerate(self._line)
        ]
        painter.setPen(QPen(QColor(self._theme.link), 2))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(QColor(self._theme.link))
        for point in points:
            painter.drawEllipse(point, 2.5, 2.5)

    def _paint_rule(self, painter: QPainter, room: QRectF, rule: Rule) -> None:
        x = room.left() + rule.at * room.width()
        painter.setPen(QPen(QColor(self._theme.link), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
        width = self.fontMetrics().horizontalAdvance(rule.label) + 6
        left = min(max(x - width / 2, room.left()), room.right() - width)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(QPointF(left + 3, room.top() - 5), rule.label)


def _amount(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.1f}"


class Legend(QWidget):
    """A strip of colours with its ends in words, and single colours with theirs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self._ends = ("", "")
        self._swatches: tuple[Swatch, ...] = ()
        self._theme = LIGHT
        self.setFixedHeight(26)
        self.setAccessibleName(translated("chart", "Legend of the map"))

    def show_strip(
        self, theme: Theme, table: Table | None, ends: tuple[str, str], swatches: Sequence[Swatch]
    ) -> None:
        """Show other colours.

        Args:
            theme: colours of the text.
            table: colours of the strip, None for no strip.
            ends: what is written at its left and right.
            swatches: single colours.
        """
        self._theme, self._table, self._ends = theme, table, ends
        self._swatches = tuple(swatches)
        said = [translated("chart", " to ").join(ends)] if table is not None else []
        self.setAccessibleDescription(", ".join([*said, *(s.text for s in self._swatches)]))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802, ARG002  Qt's name
        painter = QPainter(self)
        painter.setPen(QColor(self._theme.text))
        x = 2.0
        if self._table is not None:
            x = self._text(painter, x, self._ends[0])
            x = self._text(painter, self._strip(painter, x, self._table), self._ends[1]) + 10
        for swatch in self._swatches:
            box = QRectF(x, 5, 16, 16)
            painter.fillRect(box, QColor(swatch.colour))
            painter.setPen(QColor("#000000"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), swatch.glyph)
            painter.setPen(QPen(QColor(self._theme.rim), 1))
            painter.drawRect(box)
            painter.setPen(QColor(self._theme.text))
            x = self._text(painter, x + 20, swatch.text) + 10

    def _text(self, painter: QPainter, x: float, text: str) -> float:
        width = self.fontMetrics().horizontalAdvance(text) + 6
        painter.drawText(QRectF(x, 0, width, 26), int(Qt.AlignmentFlag.AlignVCenter), text)
        return x + width

    def _strip(self, painter: QPainter, x: float, table: Table) -> float:
        strip = QLinearGradient(x, 0, x + 130, 0)
        for at in range(0, 256, 15):
            strip.setColorAt(at / 255, QColor.fromRgb(int(table[at])))
        box = QRectF(x, 5, 130, 16)
        painter.fillRect(box, strip)
        painter.setPen(QPen(QColor(self._theme.rim), 1))
        painter.drawRect(box)
        painter.setPen(QColor(self._theme.text))
        return x + 136
