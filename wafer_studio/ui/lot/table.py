"""A small table of numbers that can be copied, with a column to tick where one is wanted."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from wafer_studio.places import resources
from wafer_studio.ui.language import translated
from wafer_studio.ui.theme import Theme

_BOX_ROOM: Final = 16


class NumberTable(QTableWidget):
    """Rows of texts; Ctrl+C copies the selected cells, or all, with their heads.

    Args:
        name: what a screen reader calls it.
        heads: titles of its columns.
        ticked: True where the first column has boxes to tick.
    """

    tick_changed = Signal(int, bool)
    """A box was ticked or unticked by the user: its row and what it is now."""

    def __init__(
        self,
        name: str,
        heads: Sequence[str],
        *,
        ticked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(0, len(heads), parent)
        self._heads = list(heads)
        self._is_ticked = ticked
        self.setHorizontalHeaderLabels(self._heads)
        self.setAccessibleName(name)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.itemChanged.connect(self._changed)
        copying = QAction(translated("table", "Copy"), self)
        copying.triggered.connect(self.copy)
        self.addAction(copying)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def set_theme(self, theme: Theme) -> None:
        """Draw the boxes with an edge that can be seen: the style's own is darker than the dark."""
        check = (resources() / "icons" / "check.png").as_posix()
        self.setStyleSheet(
            f"""
            QTableView::indicator {{ width: 13px; height: 13px; border: 1px solid {theme.rim};
                border-radius: 3px; background: {theme.base}; }}
            QTableView::indicator:checked {{ background: {theme.highlight};
                image: url("{check}"); }}
            """
        )

    def set_rows(self, rows: Sequence[Sequence[str]], ticks: Sequence[bool] = ()) -> None:
        """Show other rows.

        Args:
            rows: one text a column; all columns but a name's are set flush right.
            ticks: state of the boxes, one a row, where there are any.
        """
        self.blockSignals(True)
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                self.setItem(number, column, _item(text))
            if self._is_ticked:
                _tick(self._cell(number, 0), is_on=ticks[number])
        self.blockSignals(False)
        self.resizeColumnsToContents()
        if self._is_ticked:  # Qt forgets the room around a box that a sheet styles
            self.setColumnWidth(0, self.columnWidth(0) + _BOX_ROOM)
        self.viewport().update()

    def texts(self) -> list[list[str]]:
        """All cells, row by row."""
        return [
            [self._cell(row, column).text() for column in range(self.columnCount())]
            for row in range(self.rowCount())
        ]

    def tick(self, row: int, *, is_on: bool) -> None:
        """Tick or untick a box as the user does."""
        item = self._cell(row, 0)
        item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)

    def copied(self) -> str:
        """What Ctrl+C copies: lines of texts, tabs between, the heads first."""
        chosen = {(index.row(), index.column()) for index in self.selectedIndexes()}
        rows = sorted({row for row, _ in chosen}) or range(self.rowCount())
        columns = sorted({column for _, column in chosen}) or range(self.columnCount())
        lines = [[self._heads[column] for column in columns]]
        lines += [[self._cell(row, column).text() for column in columns] for row in rows]
        return "\n".join("\t".join(line) for line in lines)

    def copy(self) -> None:
        """Put what is selected, or all, into the clipboard."""
        QGuiApplication.clipboard().setText(self.copied())

    def event(self, event: QEvent) -> bool:  # noqa: D102  Qt's name
        # A window's own Ctrl+C would otherwise take the key from the table that has the focus.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802  Qt's name
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        assert item is not None  # every row is filled
        return item

    def _changed(self, item: QTableWidgetItem) -> None:
        if self._is_ticked and item.column() == 0:
            self.tick_changed.emit(item.row(), item.checkState() == Qt.CheckState.Checked)


def _item(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    is_number = bool(text) and (text[0].isdigit() or text[0] in "-–+")
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item


def _tick(item: QTableWidgetItem, *, is_on: bool) -> None:
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
