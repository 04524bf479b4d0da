"""A table of any length: Qt's model over pages that come from the library when they are seen."""

import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from ml_core.wafer.taxonomy import BY_KEY
from wafer_studio.app.tables import (
    Cell,
    DefectLine,
    DefectOrder,
    Listing,
    TableFilter,
    WaferLine,
    WaferOrder,
)
from wafer_studio.ui.language import translated
from wafer_studio.ui.panels.swatch import swatch_icon

Line = TypeVar("Line", DefectLine, WaferLine)
Order = TypeVar("Order", DefectOrder, WaferOrder)
Index = QModelIndex | QPersistentModelIndex

PAGE: Final = 200
"""Lines of one page."""
_KEPT: Final = 40
_NOWHERE: Final = QModelIndex()
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class TableColumn(Generic[Line, Order]):
    """One column.

    Attributes:
        title: its head.
        width: pixels at first.
        order: what it is sorted by.
        value: the cell as it is copied: numbers with their digits.
        text: the cell as it is shown.
        tip: what the head's tooltip says; the title where empty.
        is_number: True where it stands at the right.
        class_key: the class whose swatch stands before the text; None for no swatch.
    """

    title: str
    width: int
    order: Order
    value: Callable[[Line], Cell]
    text: Callable[[Line], str]
    tip: str = ""
    is_number: bool = True
    class_key: Callable[[Line], str | None] | None = None

    @property
    def shown_tip(self) -> str:
        """What the head's tooltip says, in the language of the window."""
        return translated("table_columns", self.tip or self.title)

    def said(self, line: Line) -> str:
        """The cell as a screen reader says it: what it is, then its text."""
        name = re.split("[,:，：、]", self.shown_tip)[0]
        about = translated("stage_models", "about")
        return f"{name}: {self.text(line).replace('≈', about)}"


class PagedModel(QAbstractTableModel):
    """Lines of a listing; keeps a few pages, asks for others as they are shown."""

    listed = Signal()
    """The listing is new: its count may be another."""
    page_came = Signal()
    """Lines that were asked for are there."""

    def __init__(
        self,
        listing: Listing,
        columns: tuple[TableColumn[Any, Any], ...],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.ratio = 1.0
        self.listing = listing
        self.columns = columns
        self._filter = TableFilter()
        self._order = columns[0].order
        self._descending = False
        self._count = 0
        self._round = 0
        self._is_listing = False
        self._is_fetching = False
        self._pages: OrderedDict[int, dict[int, Any]] = OrderedDict()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.timeout.connect(self._ask)

    @property
    def filter(self) -> TableFilter:
        """What is listed."""
        return self._filter

    @property
    def is_listing(self) -> bool:
        """True while a new listing is being made; the old one is still shown."""
        return self._is_listing

    def set_filter(self, wanted: TableFilter) -> None:
        """List other lines."""
        self._filter = wanted
        self.reload()

    def sort(  # noqa: D102  Qt's name
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        wanted = self.columns[max(column, 0)].order
        descending = order == Qt.SortOrder.DescendingOrder
        if (wanted, descending) != (self._order, self._descending):
            self._order, self._descending = wanted, descending
            self.reload()

    def reload(self) -> None:
        """List anew; the old lines stay until the new ones are there."""
        self._round += 1
        asked = self._round
        self._is_listing = True
        self._asking.stop()
        self.listing.list_lines(
            self._filter,
            order=self._order,
            descending=self._descending,
            then=lambda count: self._take_count(asked, count),
        )

    def line_at(self, row: int) -> Any:
        """The line of a row; None while it is not there, or where it has gone."""
        return self._pages.get(row // PAGE, {}).get(row)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102, N802  Qt's name
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102, N802  Qt's name
        return 0 if parent.isValid() else len(self.columns)

    def headerData(  # noqa: D102, N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return f"{section + 1:,}" if role == Qt.ItemDataRole.DisplayRole else None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return translated("table_columns", column.title)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.shown_tip
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.is_number else None
        if role not in _SHOWN or (role == Qt.ItemDataRole.DecorationRole and not column.class_key):
            return None
        line = self._line(index.row())
        if line is None:
            return None if role == Qt.ItemDataRole.DecorationRole else "…"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.said(line)
        if role == Qt.ItemDataRole.DecorationRole:
            found = BY_KEY.get(column.class_key(line) or "") if column.class_key else None
            return swatch_icon(found, self.ratio) if found else None
        return column.text(line)

    def _line(self, row: int) -> Any:
        number = row // PAGE
        page = self._pages.get(number)
        if page is not None:
            self._pages.move_to_end(number)
            return page.get(row)
        self._wanted[number] = None
        self._wanted.move_to_end(number)
        if not self._asking.isActive() and not self._is_fetching and not self._is_listing:
            self._asking.start(0)
        return None

    def _ask(self) -> None:
        """Ask for the page that was wanted last: what is shown now."""
        if not self._wanted or self._is_listing or self._is_fetching:
            return
        number, _ = self._wanted.popitem(last=True)
        while len(self._wanted) > 2:  # what was only scrolled past
            self._wanted.popitem(last=False)
        self._is_fetching = True
        asked = self._round
        self.listing.page(
            first=number * PAGE,
            size=PAGE,
            then=lambda lines: self._take_page(asked, number, lines),
        )

    def _take_count(self, asked: int, count: int) -> None:
        if asked != self._round:
            return
        self.beginResetModel()
        self._count = count
        self._pages.clear()
        self._wanted.clear()
        self._is_listing = self._is_fetching = False
        self.endResetModel()
        self.listed.emit()

    def _take_page(self, asked: int, number: int, lines: tuple[Any, ...]) -> None:
        if asked != self._round:
            return
        self._is_fetching = False
        self._pages[number] = {line.place: line for line in lines}
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        first = number * PAGE
        last = min(first + PAGE, self._count) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
        self.page_came.emit()
        if self._wanted:
            self._asking.start(0)


_SHOWN: Final = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    }
)
