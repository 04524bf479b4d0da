"""Shows a shape's history: who did what to it, and when."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from wafer_studio.app.history import ShapeChange
from wafer_studio.ui.dialogs.sizes import begin_with
from wafer_studio.ui.language import translated
from wafer_studio.ui.panels.times import local_time
from wafer_studio.ui.panels.words import WithWords
from wafer_studio.ui.shared_words import step_words

_WHAT: Final = 2


class HistoryDialog(QDialog):
    """One line a change, oldest first; the last one is marked at first.

    Args:
        title: names the shape.
        parent: the window.
    """

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translated("history", "History of {shape}").format(shape=title))
        begin_with(self, 560, 320)
        self.table = QTableWidget(0, 3)
        self.table.setHorizontalHeaderLabels(
            [
                translated("history", "When"),
                translated("history", "Who"),
                translated("history", "What"),
            ]
        )
        self.table.setAccessibleName(translated("history", "Changes of the shape"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        self._body = WithWords(self.table)
        self._body.say(translated("history", "Reading …"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._body, 1)
        layout.addWidget(buttons)

    @property
    def words(self) -> str:
        """What is said in place of an empty table."""
        return self._body.words

    def show_changes(self, changes: tuple[ShapeChange, ...]) -> None:
        """Show what happened to the shape."""
        self._body.say("" if changes else translated("history", "Nothing is known of this shape."))
        self.table.setRowCount(len(changes))
        for row, change in enumerate(changes):
            what = step_words(change.step)
            if change.is_removal:
                what = translated("history", "{step} (the shape went)").format(step=what)
            for column, text in enumerate((local_time(change.made_at), change.author, what)):
                self.table.setItem(row, column, _cell(text, change, what))
        if changes:
            self.table.setCurrentCell(len(changes) - 1, _WHAT)
            self.table.setFocus()


def _cell(text: str, change: ShapeChange, what: str) -> QTableWidgetItem:
    """A cell; a screen reader says the whole line at it."""
    item = QTableWidgetItem(text)
    said = translated("history", "Change {number}: {what}, by {author}, {when}").format(
        number=change.version, what=what, author=change.author, when=local_time(change.made_at)
    )
    item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
    item.setToolTip(said)
    return item
