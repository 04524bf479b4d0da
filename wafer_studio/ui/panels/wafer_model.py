"""The list of wafers as Qt's model: pages from the library, thumbnails as they come."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage

from ml_core.wafer.taxonomy import BY_KEY
from wafer_studio.app.library import Library, WaferQuery, WaferRow
from wafer_studio.app.thumbnails import Thumbnails
from wafer_studio.ui.canvas.layers import states_image
from wafer_studio.ui.language import translated
from wafer_studio.ui.shared_words import class_title, counted
from wafer_studio.ui.theme import LIGHT, Theme

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The line itself: a ``WaferRow``."""

_PAGE: Final = 200
_PICTURES: Final = 4000

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class WaferListModel(QAbstractListModel):
    """Wafers that a query finds, page by page."""

    page_came = Signal()
    """A page was added, or there was none to add."""
    repaint_asked = Signal(object)
    """Rows whose picture or words changed: a tuple."""

    def __init__(
        self, library: Library, thumbnails: Thumbnails, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._thumbnails = thumbnails
        self._theme = LIGHT
        self._rows: list[WaferRow] = []
        self._place: dict[str, int] = {}
        self._query = WaferQuery()
        self._round = 0
        self._has_more = True
        self._is_fetching = False
        self._pictures: OrderedDict[str, QImage] = OrderedDict()
        self._wanted: list[str] = []
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.timeout.connect(self._ask_for_pictures)
        self._changed: set[int] = set()
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(self._tell_changed)
        library.added.connect(self._look_for_more)
        library.opened.connect(self._reload_if_ordered)
        library.changed.connect(self._refresh)
        library.removed.connect(self._drop)
        library.corrected.connect(self._redraw)
        thumbnails.ready.connect(self._take_picture)

    @property
    def query(self) -> WaferQuery:
        """What is listed."""
        return self._query

    def set_query(self, query: WaferQuery) -> None:
        """List other wafers."""
        self._query = query
        self.reload()

    def reload(self) -> None:
        """Ask for the list anew."""
        self.beginResetModel()
        self._rows.clear()
        self._place.clear()
        self._round += 1
        self._has_more, self._is_fetching = True, False
        self.endResetModel()
        self.fetchMore(QModelIndex())

    def set_theme(self, theme: Theme) -> None:
        """Draw thumbnails in another theme."""
        self._theme = theme
        self._pictures.clear()
        self.repaint_asked.emit(tuple(range(len(self._rows))))

    def row_of(self, wafer_id: str) -> int:
        """Row of a wafer, -1 if it is not listed (yet)."""
        return self._place.get(wafer_id, -1)

    def id_at(self, row: int) -> str:
        """The wafer of a row."""
        return self._rows[row].wafer_id

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102, N802  Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(row.wafer_id)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{sentence(row)}\n{row.path}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return sentence(row)
        return None

    def canFetchMore(self, parent: Index) -> bool:  # noqa: D102, N802  Qt's name
        return not parent.isValid() and self._has_more and not self._is_fetching

    def fetchMore(self, parent: Index) -> None:  # noqa: D102, N802  Qt's name
        if not self.canFetchMore(parent):
            return
        self._is_fetching = True
        asked = self._round
        self._library.page(
            self._query,
            first=len(self._rows),
            size=_PAGE,
            then=lambda rows: self._take_page(asked, rows),
        )

    def _take_page(self, asked: int, rows: tuple[WaferRow, ...]) -> None:
        if asked != self._round:
            return
        self._is_fetching = False
        self._has_more = len(rows) == _PAGE
        new = [row for row in rows if row.wafer_id not in self._place]
        if new:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._place.update({row.wafer_id: first + n for n, row in enumerate(new)})
            self._rows += new
            self.endInsertRows()
        self.page_came.emit()

    def _look_for_more(self) -> None:
        if self._query == WaferQuery():
            self._has_more = True
            self.fetchMore(QModelIndex())

    def _reload_if_ordered(self) -> None:
        """New wafers stand anywhere in a list that is filtered or ordered: ask for it anew."""
        if self._query != WaferQuery():
            self.reload()

    def _refresh(self, wafer_ids: Sequence[str]) -> None:
        listed = [key for key in wafer_ids if key in self._place]
        if listed:
            self._library.lines(listed, then=self._take_lines)

    def _take_lines(self, rows: tuple[WaferRow, ...]) -> None:
        for row in rows:
            place = self.row_of(row.wafer_id)
            if place >= 0:
                self._rows[place] = row
                self._tell(place)

    def _drop(self, wafer_ids: Sequence[str]) -> None:
        for place in sorted((self.row_of(key) for key in wafer_ids), reverse=True):
            if place >= 0:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place]
                self.endRemoveRows()
        self._place = {row.wafer_id: n for n, row in enumerate(self._rows)}
        self.page_came.emit()

    def _redraw(self, wafer_id: str) -> None:
        self._pictures.pop(wafer_id, None)
        self._refresh([wafer_id])

    def _picture(self, wafer_id: str) -> QImage | None:
        if wafer_id in self._pictures:
            self._pictures.move_to_end(wafer_id)
            return self._pictures[wafer_id]
        self._wanted.append(wafer_id)
        if not self._asking.isActive():
            self._asking.start(0)
        return None

    def _ask_for_pictures(self) -> None:
        wanted = list(dict.fromkeys(self._wanted))
        self._wanted.clear()
        # A null picture stands for one that was asked for, so that it is asked for once.
        self._pictures.update((key, QImage()) for key in wanted)
        self._thumbnails.request(wanted)

    def _take_picture(self, wafer_id: str, states: object) -> None:
        self._pictures[wafer_id] = states_image(states, self._theme, beneath="")  # type: ignore[arg-type]
        while len(self._pictures) > _PICTURES:
            self._pictures.popitem(last=False)
        place = self.row_of(wafer_id)
        if place >= 0:
            self._tell(place)

    def _tell(self, place: int) -> None:
        self._changed.add(place)
        if not self._telling.isActive():
            self._telling.start()

    def _tell_changed(self) -> None:
        """Not by ``dataChanged``: a list view then lays all its items out anew."""
        rows = tuple(row for row in self._changed if row < len(self._rows))
        self._changed.clear()
        self.repaint_asked.emit(rows)


def sentence(row: WaferRow) -> str:
    """One line that says all the list knows of a wafer."""
    share = 100 * row.fails / row.dies if row.dies else 0.0
    parts = [
        row.name,
        translated("wafer_model", "{columns} x {rows} dies").format(
            columns=row.columns, rows=row.rows
        ),
        translated("wafer_model", "{share} % fail").format(share=f"{share:.1f}"),
    ]
    parts.append(found_words(row))
    if row.warnings:
        parts.append(counted("warning", row.warnings))
    return ", ".join(parts)


def found_words(row: WaferRow) -> str:
    """Verdict and severity in words."""
    if row.verdict is None or row.severity is None:
        return translated("wafer_model", "not inspected")
    title = (
        class_title(BY_KEY[row.verdict])
        if row.verdict in BY_KEY
        else translated("wafer_model", "No defect")
    )
    return translated("wafer_model", "{title}, severity {severity}").format(
        title=title, severity=f"{row.severity:.0f}"
    )
