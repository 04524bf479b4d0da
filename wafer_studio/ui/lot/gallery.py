"""The gallery: all wafers of a lot as pictures, walked by keys, sorted and filtered."""

from typing import Final

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ml_core.wafer.taxonomy import BY_KEY
from wafer_studio.app.lots import LotWafer
from wafer_studio.app.thumbnails import Thumbnails
from wafer_studio.ui.language import noted, translated
from wafer_studio.ui.lot.gallery_model import ORDERS, WAFER_ROLE, GalleryModel
from wafer_studio.ui.panels.words import WithWords
from wafer_studio.ui.shared_words import counted
from wafer_studio.ui.theme import CASING_INNER, CASING_OUTER, LIGHT, Theme

PICTURE_SIDE: Final = 88
"""Screen pixels of a wafer's picture."""

_PAD: Final = 7
_NO_MATCH: Final = noted("gallery", "No wafer of this lot matches. Change the filter above.")


class GalleryDelegate(QStyledItemDelegate):
    """Picture, name, share of fails, letter of the verdict."""

    theme: Theme = LIGHT

    def sizeHint(  # noqa: D102, N802  Qt's name
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> QSize:
        lines = 2 * (QFontMetrics(option.font).height() + 1)
        return QSize(PICTURE_SIDE + 4 * _PAD, PICTURE_SIDE + lines + 3 * _PAD)

    def paint(  # noqa: D102  Qt's name
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        wafer = index.data(WAFER_ROLE)
        if not isinstance(wafer, LotWafer):
            return
        rect: QRect = option.rect
        inner = rect.adjusted(2, 2, -2, -2)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(inner, QColor(self.theme.highlight))
        left = rect.left() + (rect.width() - PICTURE_SIDE) // 2
        picture = QRect(left, rect.top() + _PAD, PICTURE_SIDE, PICTURE_SIDE)
        painter.fillRect(picture, QColor(self.theme.disc))
        made = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(made, QPixmap) and not made.isNull():
            painter.drawPixmap(picture, made)
        name = str(index.data())
        self._paint_words(painter, option, name, wafer, is_selected=is_selected)
        self._paint_letter(painter, picture, wafer)
        if option.state & QStyle.StateFlag.State_HasFocus:
            colour = self.theme.highlighted if is_selected else self.theme.text
            painter.setPen(QPen(QColor(colour), 1, Qt.PenStyle.DotLine))
            painter.drawRect(inner.adjusted(1, 1, -2, -2))

    def _paint_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        name: str,
        wafer: LotWafer,
        *,
        is_selected: bool,
    ) -> None:
        metrics = QFontMetrics(option.font)
        rect: QRect = option.rect
        line = QRect(rect.left() + 4, 0, rect.width() - 8, metrics.height() + 1)
        line.moveTop(rect.top() + PICTURE_SIDE + _PAD + 3)
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, line.width())
        centred = int(Qt.AlignmentFlag.AlignCenter)
        painter.setPen(QColor(self.theme.highlighted if is_selected else self.theme.text))
        painter.drawText(line, centred, shown)
        painter.setPen(QColor(self.theme.highlighted if is_selected else self.theme.faint))
        line.translate(0, line.height())
        painter.drawText(
            line,
            centred,
            translated("gallery", "{fail_share} % fail").format(
                fail_share=f"{100 * wafer.fail_share:.1f}"
            ),
        )

    def _paint_letter(self, painter: QPainter, picture: QRect, wafer: LotWafer) -> None:
        found = BY_KEY.get(wafer.verdict or "")
        if found is None:
            return
        box = QRect(picture.right() - 16, picture.top(), 17, 19)
        painter.setPen(QPen(QColor(CASING_OUTER), 1))
        painter.setBrush(QColor(CASING_INNER))
        painter.drawRect(box)
        painter.fillRect(box.adjusted(1, 15, 0, 0), QColor(found.colour))
        painter.drawText(
            box.adjusted(0, -3, 0, -2), int(Qt.AlignmentFlag.AlignCenter), found.letter
        )


class Gallery(QWidget):
    """Filter, order and pictures.

    Args:
        thumbnails: makes the pictures, ``PICTURE_SIDE`` pixels wide.
    """

    opened = Signal(str)
    """A wafer was double-clicked or entered: its id."""
    current_changed = Signal(str)
    """Another wafer is the current one: its id, empty for none."""
    selection_changed = Signal()
    """Other wafers are selected."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = GalleryModel(thumbnails, self)
        self._delegate = GalleryDelegate(self)
        self.view = self._made_view()
        self._body = WithWords(self.view)
        self.filter = QLineEdit(
            placeholderText=translated("gallery", "Filter by wafer, label, verdict")
        )
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(translated("gallery", "Filter the gallery"))
        self.order = QComboBox()
        self.order.setAccessibleName(translated("gallery", "Order of the gallery"))
        for title, _ in ORDERS:
            self.order.addItem(translated("gallery_model", title))
        self._count = QLabel()
        self._words = ""
        self._typing = QTimer(self, singleShot=True, interval=150)
        self._lay_out()
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._delegate.theme = theme
        self.model.set_theme(theme)

    def set_wafers(
        self,
        wafers: tuple[LotWafer, ...],
        *,
        words: str,
        has_lots: bool = False,
        redraw: tuple[str, ...] = (),
    ) -> None:
        """Show other wafers; what was selected stays selected where it is still there.

        Args:
            wafers: the lot.
            words: what is said where there is none.
            has_lots: True for wafers of several lots.
            redraw: ids of wafers whose picture is out of date.
        """
        self._words = words
        self._keeping(lambda: self.model.set_wafers(wafers, has_lots=has_lots, redraw=redraw))

    @property
    def selected_ids(self) -> tuple[str, ...]:
        """Ids of the selected wafers, in the gallery's order."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        return tuple(self.model.wafer_at(row).wafer_id for row in rows)

    @property
    def current_id(self) -> str:
        """Id of the current wafer, empty for none."""
        row = self.view.currentIndex().row()
        return self.model.wafer_at(row).wafer_id if 0 <= row < self.model.rowCount() else ""

    @property
    def words(self) -> str:
        """What is said in place of an empty gallery."""
        return self._body.words

    def _made_view(self) -> QListView:
        view = QListView(uniformItemSizes=True)
        # List mode with wrapping, not icon mode: it places items by arithmetic alone.
        view.setFlow(QListView.Flow.LeftToRight)
        view.setWrapping(True)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.verticalScrollBar().setSingleStep(48)
        view.setAccessibleName(translated("gallery", "Gallery of the lot"))
        return view

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.filter, 1)
        row.addWidget(QLabel(translated("gallery", "Order:")))
        row.addWidget(self.order)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self._body, 1)
        layout.addWidget(self._count)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda: self._typing.start())
        self._typing.timeout.connect(
            lambda: self._keeping(lambda: self.model.set_text(self.filter.text()))
        )
        self.order.currentIndexChanged.connect(
            lambda row: self._keeping(lambda: self.model.set_order(ORDERS[row][1]))
        )
        self.view.activated.connect(self._open)
        self.model.pictured.connect(self._paint_rows)
        selection = self.view.selectionModel()
        selection.currentChanged.connect(lambda *_: self.current_changed.emit(self.current_id))
        selection.selectionChanged.connect(self._selected)

    def _keeping(self, change: object) -> None:
        """Change the model and select again what was selected."""
        current, chosen = self.current_id, self.selected_ids
        change()  # type: ignore[operator]
        selection = self.view.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        for key in chosen:
            if (row := self.model.row_of(key)) >= 0:
                selection.select(self.model.index(row), flags.Select)
        if (row := self.model.row_of(current)) >= 0:
            selection.setCurrentIndex(self.model.index(row), flags.NoUpdate)
            self.view.scrollTo(self.model.index(row))
        elif current:
            self.current_changed.emit(self.current_id)
        self._body.say(
            ""
            if self.model.rowCount()
            else translated("gallery", _NO_MATCH)
            if self.model.all
            else self._words
        )
        self._selected()

    def _selected(self) -> None:
        shown, total = self.model.rowCount(), len(self.model.all)
        words = counted("wafer", total)
        if shown != total:
            words = translated("gallery", "{shown} of {words}").format(shown=shown, words=words)
        chosen = len(self.view.selectionModel().selectedIndexes())
        self._count.setText(
            translated("gallery", "{words} · {chosen} selected").format(words=words, chosen=chosen)
            if chosen
            else words
        )
        self.selection_changed.emit()

    def _paint_rows(self, rows: tuple[int, ...]) -> None:
        for row in rows:
            self.view.update(self.model.index(row))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.model.wafer_at(index.row()).wafer_id)
