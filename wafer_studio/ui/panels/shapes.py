"""The table of shapes: class, dies, kill ratio, area, lock."""

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from ml_core.wafer.shapes import Shape
from ml_core.wafer.taxonomy import BY_KEY
from wafer_studio.app.measuring import DrawnFigures
from wafer_studio.ui.language import noted, translated
from wafer_studio.ui.panels.swatch import HEIGHT, WIDTH, swatch_icon
from wafer_studio.ui.panels.words import WithWords
from wafer_studio.ui.shared_words import class_title

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
HEADS: Final = (
    "#",
    noted("shapes", "Class"),
    noted("shapes", "Dies"),
    noted("shapes", "Killed"),
    "mm²",
    noted("shapes", "Lock"),
)
_TIPS: Final = (
    noted("shapes", "Number, in the order of drawing"),
    noted("shapes", "Class"),
    noted("shapes", "Dies of which over half is covered"),
    noted("shapes", "Share of those dies that failed"),
    noted("shapes", "Area of those dies, mm²"),
    noted("shapes", "A locked shape is changed by no tool"),
)
_CLASS: Final = 1
_LOCK: Final = 5
_FEW: Final = 100
"""Lines that are told one by one; more are shown anew."""


class ShapeModel(QAbstractTableModel):
    """Shapes of the open annotation, with their numbers as far as they are measured."""

    lock_asked = Signal(str, bool)
    """Lock or unlock a shape, by its id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shapes: tuple[Shape, ...] = ()
        self._figures: dict[str, DrawnFigures] = {}
        self.ratio = 1.0

    def set_shapes(self, shapes: tuple[Shape, ...]) -> None:
        """Show other shapes; of a step that adds or changes some, only their lines change."""
        old, count = self._shapes, len(self._shapes)
        changed = [row for row, pair in enumerate(zip(old, shapes, strict=False)) if _differ(*pair)]
        if len(shapes) < count or len(changed) > _FEW:
            self.beginResetModel()
            self._shapes = shapes
            self.endResetModel()
            return
        if len(shapes) > count:
            self.beginInsertRows(_NOWHERE, count, len(shapes) - 1)
            self._shapes = shapes
            self.endInsertRows()
        self._shapes = shapes
        for row in changed:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(HEADS) - 1))

    def set_figures(self, figures: tuple[tuple[str, DrawnFigures], ...]) -> None:
        """Show their numbers."""
        self._figures = dict(figures)
        if self._shapes:
            last = self.index(len(self._shapes) - 1, len(HEADS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def id_at(self, row: int) -> str:
        """Id of the shape in a row."""
        return self._shapes[row].shape_id

    def rows_of(self, shape_ids: frozenset[str]) -> list[int]:
        """Rows of shapes."""
        return [row for row, s in enumerate(self._shapes) if s.shape_id in shape_ids]

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102, N802  Qt's name
        return 0 if parent.isValid() else len(self._shapes)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102, N802  Qt's name
        return 0 if parent.isValid() else len(HEADS)

    def headerData(  # noqa: D102, N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return translated("shapes", HEADS[section])
        return translated("shapes", _TIPS[section]) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:  # noqa: D102
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == _LOCK else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: D102, N802
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != _LOCK:
            return False
        is_locked = Qt.CheckState(value) == Qt.CheckState.Checked
        self.lock_asked.emit(self.id_at(index.row()), is_locked)
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if not index.isValid():
            return None
        shape, column = self._shapes[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), shape, column)
        if role == Qt.ItemDataRole.DecorationRole and column == _CLASS:
            return swatch_icon(BY_KEY[shape.class_key], self.ratio)
        if role == Qt.ItemDataRole.CheckStateRole and column == _LOCK:
            return Qt.CheckState.Checked if shape.is_locked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole and column != _CLASS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            locked = translated("shapes", "locked")
            is_locked = locked if shape.is_locked else translated("shapes", "not locked")
            text = self._text(index.row(), shape, column) or is_locked
            return f"{translated('shapes', HEADS[column])}: {text}"
        return None

    def _text(self, row: int, shape: Shape, column: int) -> str:
        figures = self._figures.get(shape.shape_id)
        if column == 0:
            return str(row + 1)
        if column == _CLASS:
            return class_title(BY_KEY[shape.class_key])
        if column == _LOCK or figures is None:
            return ""
        if column == 2:
            return "–" if figures.dies is None else str(figures.dies)
        if column == 3:
            return "–" if figures.kill_ratio is None else f"{100 * figures.kill_ratio:.0f} %"
        return f"{figures.area_mm2:.1f}"


class ShapeTable(QWidget):
    """The table; its selection is the selection on the map."""

    selected = Signal(object)
    """The user selected shapes: a frozenset of ids."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ShapeModel(self)
        self.model.ratio = self.devicePixelRatioF()
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(translated("shapes", "Shapes"))
        self.view.setIconSize(QSize(WIDTH, HEIGHT))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(24)
        self.view.setShowGrid(False)
        self.view.setAlternatingRowColors(True)
        self.view.setTabKeyNavigation(False)
        self.view.horizontalHeader().setSectionResizeMode(_CLASS, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate((34, 110, 50, 62, 70, 56)):
            self.view.setColumnWidth(column, width)
        self._is_told = False
        self.view.selectionModel().selectionChanged.connect(self._tell)
        self._framed = WithWords(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._framed)
        self.set_shapes((), frozenset())

    def set_shapes(self, shapes: tuple[Shape, ...], selected: frozenset[str]) -> None:
        """Show shapes and which of them are selected."""
        self._is_told = True
        self.model.set_shapes(shapes)
        self._is_told = False
        self._framed.say(
            ""
            if shapes
            else translated(
                "shapes", "No shape yet. Choose a tool and a class, and draw on the map."
            )
        )
        self.set_selected(selected)

    def set_selected(self, selected: frozenset[str]) -> None:
        """Select other shapes, as the map has them."""
        chosen = QItemSelection()
        for row in self.model.rows_of(selected):
            last = self.model.index(row, len(HEADS) - 1)
            chosen.select(self.model.index(row, 0), last)
        self._is_told = True
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().select(chosen, flag)
        self._is_told = False
        if chosen.indexes():
            self.view.scrollTo(chosen.indexes()[0])

    def _tell(self) -> None:
        if not self._is_told:
            rows = self.view.selectionModel().selectedRows()
            self.selected.emit(frozenset(self.model.id_at(i.row()) for i in rows))


def _differ(first: Shape, second: Shape) -> bool:
    return first is not second
