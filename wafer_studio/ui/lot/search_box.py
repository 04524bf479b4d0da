"""A box to choose from a long list: typing any part of an entry finds it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget


class SearchBox(QComboBox):
    """A combo box that is searched by typing; what is no entry does not stay in it.

    Args:
        name: what a screen reader calls it.
        width: characters that are shown at least.
    """

    def __init__(self, name: str, *, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(width)
        found = QCompleter(self.model(), self)
        found.setFilterMode(Qt.MatchFlag.MatchContains)
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        found.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(found)
        field = self.lineEdit()
        assert field is not None  # it is editable
        field.editingFinished.connect(self._show_current)

    def _show_current(self) -> None:
        if self.findText(self.currentText()) < 0:
            self.setEditText(self.itemText(self.currentIndex()))
