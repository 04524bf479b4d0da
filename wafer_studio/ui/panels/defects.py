"""The table of defects: one line each, sortable; a click goes to the cluster."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from ml_core.wafer.inspection import Defect, Inspection
from ml_core.wafer.map import WaferMap
from wafer_studio.ui.language import noted, translated
from wafer_studio.ui.panels.swatch import HEIGHT, WIDTH, swatch_icon
from wafer_studio.ui.panels.words import WithWords
from wafer_studio.ui.shared_words import class_title

_SORT_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_NOWHERE: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column:
    """One column of the table.

    Attributes:
        title: its head.
        text: what a cell shows.
        key: what it is sorted by.
        in_mm: True where it rests on millimetres and is marked if they are estimated.
        tip: what the head's tooltip says.
    """

    title: str
    text: Callable[[Defect], str]
    key: Callable[[Defect], float | str]
    in_mm: bool = False
    tip: str = ""


COLUMNS: Final = (
    Column(
        "#",
        lambda d: str(d.number),
        lambda d: d.number,
        tip=noted("defects", "Number, largest first"),
    ),
    Column(
        noted("defects", "Class"),
        lambda d: class_title(d.defect_class),
        lambda d: class_title(d.defect_class),
    ),
    Column(
        noted("defects", "Conf."),
        lambda d: f"{100 * d.confidence:.0f} %",
        lambda d: d.confidence,
        tip=noted("defects", "Confidence: mean probability inside the cluster"),
    ),
    Column(
        noted("defects", "Dies"),
        lambda d: "–" if d.dies is None else str(len(d.dies)),
        lambda d: -1 if d.dies is None else len(d.dies),
        tip=noted("defects", "Affected dies"),
    ),
    Column(
        "mm²",
        lambda d: f"{d.area_mm2:.1f}",
        lambda d: d.area_mm2,
        in_mm=True,
        tip=noted("defects", "Area"),
    ),
    Column(
        "x",
        lambda d: f"{d.centroid_mm[0]:.1f}",
        lambda d: d.centroid_mm[0],
        in_mm=True,
        tip=noted("defects", "Centroid in mm, notch down"),
    ),
    Column(
        "y",
        lambda d: f"{d.centroid_mm[1]:.1f}",
        lambda d: d.centroid_mm[1],
        in_mm=True,
        tip=noted("defects", "Centroid in mm, notch down"),
    ),
    Column(
        noted("defects", "Length"),
        lambda d: f"{d.length_mm:.1f}",
        lambda d: d.length_mm,
        in_mm=True,
        tip=noted("defects", "Extent along the long axis, mm"),
    ),
)
"""The table's columns."""

_WIDTHS: Final = (36, 104, 46, 42, 62, 52, 52, 56)


class DefectTableModel(QAbstractTableModel):
    """Defects of one inspection."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._defects: tuple[Defect, ...] = ()
        self._is_estimated = False
        self.ratio = 1.0

    def set_defects(self, defects: tuple[Defect, ...], *, is_estimated: bool) -> None:
        """Show other defects; millimetres are marked where they are estimated."""
        self.beginResetModel()
        self._defects, self._is_estimated = defects, is_estimated
        self.endResetModel()

    def number_at(self, row: int) -> int:
        """Number of the defect in a row."""
        return self._defects[row].number

    def row_of(self, number: int) -> int:
        """Row of a defect, -1 if there is none of that number."""
        return next((n for n, d in enumerate(self._defects) if d.number == number), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102, N802  Qt's name
        return 0 if parent.isValid() else len(self._defects)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102, N802  Qt's name
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # noqa: D102, N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        marked = column.in_mm and self._is_estimated
        if role == Qt.ItemDataRole.DisplayRole:
            return "≈ " * marked + translated("defects", column.title)
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                translated("defects", column.tip or column.title)
                + translated("defects", " (estimated: the source tells no size)") * marked
            )
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if not index.isValid():
            return None
        defect, column = self._defects[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(defect)
        if role == _SORT_ROLE:
            return column.key(defect)
        if role == Qt.ItemDataRole.DecorationRole and column.title == "Class":
            return swatch_icon(defect.defect_class, self.ratio)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.title != "Class":
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{translated('defects', column.tip or column.title)}: {column.text(defect)}"
        return None


class DefectTable(QWidget):
    """The table with its words for when it is empty."""

    chosen = Signal(int)
    """A line was clicked or reached by key: the defect's number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = DefectTableModel(self)
        self.model.ratio = self.devicePixelRatioF()
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.model)
        self._sorted.setSortRole(_SORT_ROLE)
        self.view = self._made_view()
        self._body = WithWords(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._body)
        self.view.clicked.connect(self._choose)
        self.view.selectionModel().currentRowChanged.connect(self._choose)

    @property
    def words(self) -> str:
        """What is said in place of an empty table."""
        return self._body.words

    def show_inspection(
        self, wafer: WaferMap | None, inspection: Inspection | None, *, trouble: str
    ) -> None:
        """Show the defects of an inspection, or say why there are none."""
        defects = () if inspection is None else inspection.defects
        estimated = wafer is not None and wafer.grid.is_estimated
        self.model.set_defects(defects, is_estimated=estimated)
        self._body.say("" if defects else _words(wafer, inspection, trouble))

    def mark(self, number: int) -> None:
        """Select a defect's line without choosing it anew; none for 0."""
        row = self.model.row_of(number)
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        if row < 0:
            selection.clear()
        else:
            self.view.selectRow(self._sorted.mapFromSource(self.model.index(row, 0)).row())
        selection.blockSignals(False)
        self.view.viewport().update()

    def step(self, by: int) -> None:
        """Choose the next (1) or previous (-1) line; the first where none is chosen."""
        count = self._sorted.rowCount()
        if count:
            row = (self.view.currentIndex().row() + by) % count
            self.view.setCurrentIndex(self._sorted.index(row, 0))

    def _made_view(self) -> QTableView:
        view = QTableView(sortingEnabled=True, showGrid=False)
        view.setModel(self._sorted)
        view.setAlternatingRowColors(True)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setIconSize(QSize(WIDTH, HEIGHT))
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(HEIGHT + 8)
        # Fixed at first, as fitting to what they hold asks every cell whenever that changes.
        for section, width in enumerate(_WIDTHS):
            view.horizontalHeader().resizeSection(section, width)
        view.horizontalHeader().setHighlightSections(False)
        view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        view.setAccessibleName(translated("defects", "Defects"))
        return view

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.model.number_at(self._sorted.mapToSource(index).row()))


def _words(wafer: WaferMap | None, inspection: Inspection | None, trouble: str) -> str:
    if wafer is None:
        return translated("defects", "Choose a wafer to see its defects.")
    if inspection is not None:
        return translated("defects", "No defects were found on this wafer.")
    return trouble or translated(
        "defects", "This wafer was not inspected yet. Press F5 to inspect it."
    )
