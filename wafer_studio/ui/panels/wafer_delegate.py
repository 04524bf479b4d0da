"""How one line of the wafer list is painted."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ml_core.wafer.inspection import ALERT_SEVERITY
from ml_core.wafer.taxonomy import BY_KEY
from wafer_studio.app.library import WaferRow
from wafer_studio.app.thumbnails import THUMBNAIL_SIDE
from wafer_studio.ui.language import translated
from wafer_studio.ui.panels.wafer_model import ROW_ROLE, found_words
from wafer_studio.ui.shared_words import title_of_key
from wafer_studio.ui.theme import CASING_INNER, CASING_OUTER, LIGHT, Theme

_PAD: Final = 6
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class WaferDelegate(QStyledItemDelegate):
    """Thumbnail, name, size, verdict with its letter and colour."""

    theme: Theme = LIGHT

    def sizeHint(  # noqa: D102, N802  Qt's name
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> QSize:
        lines = 3 * (QFontMetrics(option.font).height() + 2)
        return QSize(200, max(THUMBNAIL_SIDE, lines) + 2 * _PAD)

    def paint(  # noqa: D102  Qt's name
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, WaferRow):
            return
        painter.save()
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        palette: QPalette = option.palette
        if selected:
            painter.fillRect(rect, palette.highlight())
        picture = QRect(rect.left() + _PAD, rect.top() + _PAD, THUMBNAIL_SIDE, THUMBNAIL_SIDE)
        self._paint_picture(painter, picture, index.data(Qt.ItemDataRole.DecorationRole))
        text = rect.adjusted(THUMBNAIL_SIDE + 3 * _PAD, _PAD, -_PAD, -_PAD)
        colour = self.theme.highlighted if selected else self.theme.text
        faint = self.theme.highlighted if selected else self.theme.faint
        _paint_lines(painter, text, row, colour=colour, faint=faint)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colour), 1, Qt.PenStyle.DotLine))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_picture(self, painter: QPainter, box: QRect, picture: object) -> None:
        painter.fillRect(box, QColor(self.theme.disc))
        if isinstance(picture, QImage) and not picture.isNull():
            painter.drawImage(box, picture)


def _paint_lines(painter: QPainter, box: QRect, row: WaferRow, *, colour: str, faint: str) -> None:
    bold = QFont(painter.font())
    bold.setBold(True)
    plain = painter.font()
    height = box.height() // 3
    lines = [QRect(box.left(), box.top() + n * height, box.width(), height) for n in range(3)]
    painter.setPen(QColor(colour))
    painter.setFont(bold)
    painter.drawText(lines[0], int(_LEFT), _cut(bold, row.name, box.width()))
    painter.setFont(plain)
    painter.setPen(QColor(faint))
    share = 100 * row.fails / row.dies if row.dies else 0.0
    size = translated("wafer_delegate", "{columns} × {rows} · {share} % fail").format(
        columns=row.columns, rows=row.rows, share=f"{share:.1f}"
    ) + " · ⚠" * bool(row.warnings)
    painter.drawText(lines[1], int(_LEFT), _cut(plain, size, box.width()))
    left = _paint_letter(painter, lines[2], row)
    words = found_words(row)
    if row.severity is not None and row.severity > ALERT_SEVERITY:
        title = title_of_key(row.verdict, translated("wafer_model", "No defect"))
        words = translated("wafer_delegate", "{title} {severity} – alert").format(
            title=title, severity=f"{row.severity:.0f}"
        )
        painter.setFont(bold)
    painter.setPen(QColor(colour if row.verdict else faint))
    painter.drawText(
        lines[2].adjusted(left, 0, 0, 0), int(_LEFT), _cut(bold, words, box.width() - left)
    )


def _paint_letter(painter: QPainter, line: QRect, row: WaferRow) -> int:
    """Paint the verdict's letter on its colour; returns the width that it took."""
    if row.verdict is None or row.verdict not in BY_KEY:
        return 0
    defect_class = BY_KEY[row.verdict]
    side = min(line.height(), 17)
    box = QRect(line.left(), line.center().y() - side // 2, side, side)
    painter.setPen(QPen(QColor(CASING_OUTER), 1))
    painter.setBrush(QColor(CASING_INNER))
    painter.drawRect(box)
    painter.fillRect(box.adjusted(1, side - 4, 0, 0), QColor(defect_class.colour))
    painter.setPen(QColor(CASING_OUTER))
    painter.drawText(
        box.adjusted(0, -2, 0, -2), int(Qt.AlignmentFlag.AlignCenter), defect_class.letter
    )
    return side + 6


def _cut(font: QFont, text: str, width: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, width)
