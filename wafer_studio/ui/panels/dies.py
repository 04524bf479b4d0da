"""The table of dies: what the map shows, line by line, for eyes, keys and screen readers."""

from enum import Enum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import NO_BIN, WaferMap
from ml_core.wafer.taxonomy import CLASSES, FAIL, NO_DIE
from wafer_studio.ui.language import noted, translated
from wafer_studio.ui.panels.words import WithWords
from wafer_studio.ui.shared_words import class_title

Index = QModelIndex | QPersistentModelIndex
Cells = NDArray[np.int64]
_NOWHERE: Final = QModelIndex()
HEADS: Final = (
    "x",
    "y",
    noted("dies", "State"),
    noted("dies", "Hard bin"),
    noted("dies", "Soft bin"),
    "x mm",
    "y mm",
    noted("dies", "Found"),
    noted("dies", "Drawn"),
)
_TIPS: Final = (
    noted("dies", "Die coordinate of the source"),
    noted("dies", "Die coordinate of the source"),
    noted("dies", "Passed or failed"),
    noted("dies", "Hard bin"),
    noted("dies", "Soft bin"),
    noted("dies", "Middle of the die, mm, notch down"),
    noted("dies", "Middle of the die, mm, notch down"),
    noted("dies", "Classes that the model sees over half of the die"),
    noted("dies", "Under a drawn shape"),
)
_NONE: Final = np.zeros(0, np.int64)


class Which(Enum):
    """Which dies are listed; the value is what the box says."""

    FAILED = noted("dies", "Failed dies")
    DRAWN = noted("dies", "Dies under shapes")
    FOUND = noted("dies", "Dies in masks of the model")
    ALL = noted("dies", "All dies")


class DieModel(QAbstractTableModel):
    """Dies of one wafer; a line is worked out when it is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wafer: WaferMap | None = None
        self._inspection: Inspection | None = None
        self._drawn = _NONE
        self._which = Which.FAILED
        self._listed = _NONE

    def show_wafer(self, wafer: WaferMap | None, inspection: Inspection | None) -> None:
        """List another wafer's dies; none of an image without dies."""
        self._wafer = wafer if wafer is not None and wafer.grid.has_dies else None
        self._inspection = inspection
        self._list()

    def show_drawn(self, cells: Cells) -> None:
        """Take other dies for drawn: ``row * columns + column``, growing."""
        self._drawn = cells
        if self._which is Which.DRAWN:
            self._list()
        elif len(self._listed):
            last = self.index(len(self._listed) - 1, len(HEADS) - 1)
            self.dataChanged.emit(self.index(0, len(HEADS) - 1), last)

    def choose(self, which: Which) -> None:
        """List other dies."""
        self._which = which
        self._list()

    @property
    def why_empty(self) -> str:
        """Why no die is listed; empty where some are."""
        if len(self._listed):
            return ""
        if self._wafer is None:
            return translated("dies", "Choose a wafer in the list.")
        if self._which is Which.DRAWN:
            return translated("dies", "No die lies under a shape yet.")
        if self._which is Which.FOUND and self._inspection is None:
            return translated("dies", "The model has not seen this wafer yet.")
        if self._which is Which.FOUND:
            return translated("dies", "No die lies in a mask of the model.")
        return translated("dies", "No die of this wafer failed.")

    def cell_at(self, row: int) -> tuple[int, int]:
        """Cell (column, row of the grid) of a line."""
        assert self._wafer is not None  # a line is of a wafer
        at = int(self._listed[row])
        return at % self._wafer.grid.columns, at // self._wafer.grid.columns

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102, N802  Qt's name
        return 0 if parent.isValid() else len(self._listed)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102, N802  Qt's name
        return 0 if parent.isValid() else len(HEADS)

    def headerData(  # noqa: D102, N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        in_mm = HEADS[section].endswith("mm")
        is_guess = in_mm and self._wafer is not None and self._wafer.grid.is_estimated
        if role == Qt.ItemDataRole.DisplayRole:
            return "≈ " * is_guess + translated("dies", HEADS[section])
        return translated("dies", _TIPS[section]) if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if not index.isValid() or self._wafer is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self._text(index.row(), index.column()) or translated("dies", "none")
            return f"{translated('dies', _TIPS[index.column()])}: {text}"
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() not in (2, 7):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, row: int, column: int) -> str:
        wafer, (x, y) = self._wafer, self.cell_at(row)
        assert wafer is not None  # a line is of a wafer
        if column < 2:
            return str(int(wafer.grid.cell_to_die((x, y))[column]))
        if column == 2:
            failed = int(wafer.cells[y, x]) == FAIL
            return translated("dies", "fail") if failed else translated("dies", "pass")
        if column < 5:
            bins = wafer.hard_bins if column == 3 else wafer.soft_bins
            return "" if bins is None or int(bins[y, x]) == NO_BIN else str(int(bins[y, x]))
        if column < 7:
            middle = wafer.grid.cell_to_pixel((x + 0.5, y + 0.5))
            return f"{wafer.grid.pixel_to_mm(middle)[column - 5]:.2f}"
        if column == 7:
            bits = 0 if self._inspection is None else int(self._inspection.die_mask[y, x])
            return ", ".join(class_title(c) for c in CLASSES if bits & c.bit)
        place = int(np.searchsorted(self._drawn, self._listed[row]))
        is_drawn = place < len(self._drawn) and self._drawn[place] == self._listed[row]
        return translated("dies", "yes") if is_drawn else ""

    def _list(self) -> None:
        self.beginResetModel()
        self._listed = self._wanted()
        self.endResetModel()

    def _wanted(self) -> Cells:
        wafer, inspection = self._wafer, self._inspection
        if wafer is None:
            return _NONE
        if self._which is Which.DRAWN:
            return self._drawn
        if self._which is Which.FOUND:
            return _NONE if inspection is None else np.flatnonzero(inspection.die_mask)
        kept = wafer.cells == FAIL if self._which is Which.FAILED else wafer.cells != NO_DIE
        return np.flatnonzero(kept)


class DieTable(QWidget):
    """The table, a box for which dies, and how many there are."""

    chosen = Signal(object)
    """A line was entered or clicked: the cell (column, row)."""
    defects_asked = Signal()
    """The table of defects is wanted: of a picture without dies it tells all there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = DieModel(self)
        self.which = QComboBox()
        self.which.setAccessibleName(translated("dies", "Which dies"))
        for kind in Which:
            self.which.addItem(translated("dies", kind.value), kind)
        self.count = QLabel()
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(translated("dies", "Dies"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(22)
        self.view.setShowGrid(False)
        self.view.setAlternatingRowColors(True)
        self.view.setTabKeyNavigation(False)
        for column, width in enumerate((40, 40, 60, 66, 66, 64, 64, 110, 76)):
            self.view.setColumnWidth(column, width)
        self._framed = WithWords(self.view)
        self._picture_words = ""
        self._lay_out()
        self._connect()

    def show_wafer(self, wafer: WaferMap | None, inspection: Inspection | None) -> None:
        """List another wafer's dies."""
        is_picture = wafer is not None and not wafer.grid.has_dies
        self._picture_words = _words_of_picture(inspection) if is_picture else ""
        self.which.setEnabled(not is_picture)
        self.model.show_wafer(wafer, inspection)

    @property
    def words(self) -> str:
        """What is said in place of an empty table."""
        return self._framed.words

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.which)
        head.addStretch(1)
        head.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 6, 0)
        layout.addLayout(head)
        layout.addWidget(self._framed, 1)

    def _connect(self) -> None:
        self.which.activated.connect(lambda _: self.model.choose(self.which.currentData()))
        self.view.activated.connect(self._tell)
        self.view.clicked.connect(self._tell)
        self.model.modelReset.connect(self._show_count)
        self._framed.link_chosen.connect(lambda _: self.defects_asked.emit())
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self._copy)
        self._show_count()

    def _tell(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.cell_at(index.row()))

    def _show_count(self) -> None:
        count = self.model.rowCount()
        self.count.setText(
            translated("dies", "{count} dies").format(count=f"{count:,}") if count else ""
        )
        self._framed.say(self._picture_words or self.model.why_empty)

    def _copy(self) -> None:
        """Copy the selected lines as tab-separated text, or all of them."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        lines = ["\t".join(translated("dies", head) for head in HEADS)]
        for row in rows or range(self.model.rowCount()):
            cells = (self.model.index(row, column) for column in range(len(HEADS)))
            lines.append("\t".join(str(cell.data()) for cell in cells))
        QGuiApplication.clipboard().setText("\n".join(lines))


def _words_of_picture(inspection: Inspection | None) -> str:
    """Why a picture has no table of dies, and where what was found on it stands."""
    why = translated(
        "dies",
        "No dies were recognised in this picture: it has pixels only, and no die can be listed.",
    )
    if inspection is None:
        more = translated("dies", "The model has not seen this wafer yet.")
    elif not inspection.defects:
        more = translated("dies", "The model found no defect on it.")
    else:
        words = translated("dies", "What the model found on it ({count}) is in the table Found.")
        more = f'<a href="defects">{words.format(count=len(inspection.defects))}</a>'
    return f"<p>{why}</p><p>{more}</p>"
