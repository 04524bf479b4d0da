"""The table of keys: search, change, give back."""

from typing import Final

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ml_core.wafer.errors import WaferStudioError
from wafer_studio.ui.accessibility import announce
from wafer_studio.ui.dialogs.sizes import begin_with
from wafer_studio.ui.language import translated
from wafer_studio.ui.shortcuts import KeyRow, Shortcuts, native

_NAME: Final = int(Qt.ItemDataRole.UserRole)


class ShortcutsDialog(QDialog):
    """All keys of the program; a change holds at once, one that clashes is refused.

    Args:
        shortcuts: the keys.
        parent: the window.
    """

    def __init__(self, shortcuts: Shortcuts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shortcuts = shortcuts
        self.setWindowTitle(translated("shortcuts", "Keys"))
        begin_with(self, 640, 560)
        self._model = QStandardItemModel(self)
        self._shown = QSortFilterProxyModel(self)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.view = QTableView()
        self.editor = QKeySequenceEdit()
        self.hint = QLabel(wordWrap=True)
        self.no_key = QPushButton(translated("shortcuts", "No key"))
        self.reset = QPushButton(translated("shortcuts", "Reset this key"))
        self.reset_all = QPushButton(translated("shortcuts", "Reset all keys"))
        self._make_table()
        self._lay_out()
        self._connect()
        self._fill()
        self.view.selectRow(0)
        self.search.setFocus()

    @property
    def current(self) -> KeyRow | None:
        """The chosen line, None where there is none."""
        name = self.view.currentIndex().siblingAtColumn(0).data(_NAME)
        return next((row for row in self._shortcuts.rows if row.key == name), None)

    def choose(self, key: str) -> None:
        """Choose the line of a command or use."""
        for row in range(self._shown.rowCount()):
            if self._shown.index(row, 0).data(_NAME) == key:
                self.view.setCurrentIndex(self._shown.index(row, 0))

    def _make_table(self) -> None:
        self._shown.setSourceModel(self._model)
        self._shown.setFilterKeyColumn(-1)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.view.setModel(self._shown)
        self.view.setAccessibleName(translated("shortcuts", "Keys"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setAlternatingRowColors(True)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(translated("shortcuts", "Search by name or key"))
        self.search.setAccessibleName(translated("shortcuts", "Search keys"))
        self.editor.setMaximumSequenceLength(1)
        self.editor.setAccessibleName(translated("shortcuts", "Key"))
        label = QLabel(translated("shortcuts", "New key:"))
        label.setBuddy(self.editor)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.editor, 1)
        row.addWidget(self.no_key)
        row.addWidget(self.reset)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.reset_all, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.rejected.connect(self.reject)
        self.hint.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.view, 1)
        layout.addLayout(row)
        layout.addWidget(self.hint)
        layout.addWidget(buttons)
        for button in buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]
        for push in (self.no_key, self.reset):
            push.setAutoDefault(False)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.view.selectionModel().currentChanged.connect(self._show_current)
        self.view.activated.connect(lambda _: self.editor.setFocus())
        # Its other signal also tells of the emptying before each key that is pressed.
        self.editor.editingFinished.connect(self._take_pressed)
        self.no_key.clicked.connect(lambda: self._change(""))
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._reset_all)
        self._shortcuts.changed.connect(self._fill)

    def _fill(self) -> None:
        chosen = self.current
        self._model.clear()
        self._model.setHorizontalHeaderLabels(
            [
                translated("shortcuts", "Command"),
                translated("shortcuts", "Key"),
                translated("shortcuts", "Where"),
            ]
        )
        for row in self._shortcuts.rows:
            self._model.appendRow(_items_of(row))
        header = self.view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        if chosen is not None:
            self.choose(chosen.key)

    def _filter(self, text: str) -> None:
        chosen = self.current
        self._shown.setFilterFixedString(text.strip())
        if chosen is not None:
            self.choose(chosen.key)
        if not self.view.currentIndex().isValid() and self._shown.rowCount():
            self.view.selectRow(0)
        self._show_current()

    def _show_current(self, *_: QModelIndex) -> None:
        row = self.current
        self._show_keys(row)
        can_change = row is not None and not row.is_fixed
        self.editor.setEnabled(can_change)
        self.no_key.setEnabled(can_change and bool(row and row.keys))
        self.reset.setEnabled(row is not None and row.is_changed)
        fixed = translated("shortcuts", "This key cannot be changed.")
        self._say(fixed if row is not None and row.is_fixed else "")

    def _show_keys(self, row: KeyRow | None) -> None:
        self.editor.blockSignals(True)
        self.editor.setKeySequence(QKeySequence(row.keys if row else ""))
        self.editor.blockSignals(False)

    def _take_pressed(self) -> None:
        keys = self.editor.keySequence()
        if keys.isEmpty():
            self._show_keys(self.current)
        else:
            self._change(keys.toString())

    def _change(self, keys: str) -> None:
        row = self.current
        if row is None or row.is_fixed or row.keys == keys:
            return
        try:
            self._shortcuts.change(row.key, keys)
        except WaferStudioError as error:
            self._show_keys(row)
            self._say(str(error), is_alert=True)
        else:
            self._say(translated("shortcuts", "Changed."))

    def _reset(self) -> None:
        row = self.current
        try:
            if row is not None:
                self._shortcuts.reset(row.key)
        except WaferStudioError as error:
            self._say(str(error), is_alert=True)

    def _reset_all(self) -> None:
        try:
            self._shortcuts.reset_all()
        except WaferStudioError as error:
            self._say(str(error), is_alert=True)

    def _say(self, words: str, *, is_alert: bool = False) -> None:
        font = self.hint.font()
        font.setBold(is_alert)
        self.hint.setFont(font)
        self.hint.setText(words)
        self.hint.setAccessibleName(words)
        if words:
            announce(self, words, at_once=is_alert)


def _items_of(row: KeyRow) -> list[QStandardItem]:
    keys = row.spoken or native(row.keys)
    items = [QStandardItem(text) for text in (row.title, keys, row.group)]
    items[0].setData(row.key, _NAME)
    for item in items:
        font = item.font()
        font.setBold(row.is_changed)
        item.setFont(font)
    return items
