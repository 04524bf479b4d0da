"""The panel with the list of wafers: filter, order, list."""

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from ml_core.wafer.taxonomy import CLASSES, NONE_VERDICT
from wafer_studio.app.library import Library, Order, WaferQuery
from wafer_studio.app.thumbnails import Thumbnails
from wafer_studio.ui.language import noted, translated
from wafer_studio.ui.panels.wafer_delegate import WaferDelegate
from wafer_studio.ui.panels.wafer_model import WaferListModel
from wafer_studio.ui.panels.words import WithWords
from wafer_studio.ui.shared_words import class_title, counted
from wafer_studio.ui.theme import Theme

_ORDERS: Final = (
    (noted("wafer_list", "As added"), Order.ADDED),
    (noted("wafer_list", "Severity"), Order.SEVERITY),
    (noted("wafer_list", "Share of fails"), Order.FAILS),
    (noted("wafer_list", "Name"), Order.NAME),
)
_EMPTY: Final = noted(
    "wafer_list",
    "<p><b>No wafers yet</b></p><p>Drop wafer files, folders or "
    "archives anywhere on this window.</p><p><a "
    'href="open_files">Open files…</a></p><p><a '
    'href="open_sample">Open the sample lot</a></p>',
)
_NO_MATCH: Final = noted("wafer_list", "No wafer matches. Change the filter above.")


class WaferList(QWidget):
    """Lists the library's wafers; the chosen one goes out as a signal."""

    chosen = Signal(str)
    """Another wafer became the current one: its id."""
    asked = Signal(str)
    """A command was asked for in the words of the empty list: its key."""

    def __init__(
        self, library: Library, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model = WaferListModel(library, thumbnails, self)
        self._delegate = WaferDelegate(self)
        self._awaited = ""
        self.view = self._made_view()
        self._body = WithWords(self.view)
        self._text = QLineEdit(
            placeholderText=translated("wafer_list", "Filter by lot, wafer, file"),
            clearButtonEnabled=True,
        )
        self._text.setAccessibleName(translated("wafer_list", "Filter wafers"))
        self._verdict = _combo(
            translated("wafer_list", "Verdict"),
            [(translated("wafer_list", "Any verdict"), ""), *_verdicts()],
        )
        self._order = _combo(
            translated("wafer_list", "Order"),
            [(translated("wafer_list", title), order) for title, order in _ORDERS],
        )
        self._count = QLabel()
        self._typing = QTimer(self, singleShot=True, interval=200)
        self._lay_out()
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._delegate.theme = theme
        self.model.set_theme(theme)

    def choose(self, wafer_id: str) -> None:
        """Make a wafer the current one; waits for its line if it is not listed yet."""
        row = self.model.row_of(wafer_id)
        self._awaited = "" if row >= 0 else wafer_id
        if row >= 0:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(self.model.index(row), flags)
            self.view.scrollTo(self.model.index(row))

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) wafer."""
        row = self.view.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self.choose(self.model.id_at(row))

    @property
    def selected_ids(self) -> tuple[str, ...]:
        """Ids of the selected wafers, in the list's order."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        return tuple(self.model.id_at(row) for row in rows)

    @property
    def words(self) -> str:
        """What is said in place of an empty list."""
        return self._body.words

    def _made_view(self) -> QListView:
        view = QListView(uniformItemSizes=True)
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setAccessibleName(translated("wafer_list", "Wafers"))
        return view

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._verdict)
        row.addWidget(self._order)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 0, 6)
        layout.addWidget(self._text)
        layout.addLayout(row)
        layout.addWidget(self._body, 1)
        layout.addWidget(self._count)
        self._body.say(translated("wafer_list", _EMPTY))

    def _connect(self) -> None:
        self._text.textChanged.connect(lambda: self._typing.start())
        self._typing.timeout.connect(self._ask)
        self._verdict.currentIndexChanged.connect(self._ask)
        self._order.currentIndexChanged.connect(self._ask)
        self._body.link_chosen.connect(self.asked)
        self.model.page_came.connect(self._page_came)
        self.model.repaint_asked.connect(self._paint_rows)
        self.view.selectionModel().currentChanged.connect(self._choose_current)

    def _ask(self) -> None:
        query = WaferQuery(
            text=self._text.text().strip(),
            verdict=self._verdict.currentData(),
            order=self._order.currentData(),
        )
        if query != self.model.query:
            self.model.set_query(query)

    def _page_came(self) -> None:
        shown = self.model.rowCount()
        is_all = self.model.query == WaferQuery(order=self.model.query.order)
        self._body.say(
            ""
            if shown
            else translated("wafer_list", _EMPTY)
            if is_all
            else translated("wafer_list", _NO_MATCH)
        )
        more = "+" if self.model.canFetchMore(QModelIndex()) else ""
        self._count.setText(counted("wafer", shown, more=more) if shown else "")
        if self._awaited:
            self.choose(self._awaited)

    def _paint_rows(self, rows: tuple[int, ...]) -> None:
        for row in rows:
            self.view.update(self.model.index(row))

    def _choose_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.model.id_at(current.row()))


def _combo(name: str, entries: list[tuple[str, object]]) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    for title, value in entries:
        combo.addItem(title, value)
    return combo


def _verdicts() -> list[tuple[str, object]]:
    return [
        *((class_title(c), c.key) for c in CLASSES),
        (translated("wafer_list", "No defect"), NONE_VERDICT),
    ]
