"""The list of steps: all that can be taken back or taken again."""

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from ml_core.wafer.annotation import Step
from wafer_studio.ui.language import noted, translated
from wafer_studio.ui.panels.times import local_time
from wafer_studio.ui.panels.words import WithWords
from wafer_studio.ui.shared_words import step_words

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_FIRST: Final = noted("steps", "As it was opened first")


class StepModel(QAbstractListModel):
    """Steps, oldest first, below a line that stands for none of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()

    def set_steps(self, steps: tuple[Step, ...]) -> None:
        """Show other steps."""
        self.beginResetModel()
        self._steps = steps
        self.endResetModel()

    @property
    def current_row(self) -> int:
        """Row of the last step that is done; 0 where none is."""
        return sum(1 for step in self._steps if not step.is_undone)

    def number_at(self, row: int) -> int:
        """Number of the step in a row; 0 in the first."""
        return self._steps[row - 1].number if row else 0

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102, N802  Qt's name
        return 0 if parent.isValid() or not self._steps else len(self._steps) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: D102
        if not index.isValid():
            return None
        if index.row() == 0:
            return translated("steps", _FIRST) if role == Qt.ItemDataRole.DisplayRole else None
        step = self._steps[index.row() - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return step_words(step.name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return local_time(step.made_at)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{step_words(step.name)}, {_done(step)}, {local_time(step.made_at)}"
        if role == Qt.ItemDataRole.FontRole and step.is_undone:
            font = QFont()
            font.setItalic(True)
            font.setStrikeOut(True)
            return font
        return None


class StepsPanel(QWidget):
    """The list; a click goes to a step."""

    chosen = Signal(int)
    """Go to the step of this number; 0 undoes all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = StepModel(self)
        self.view = QListView(uniformItemSizes=True)
        self.view.setModel(self.model)
        self.view.setAccessibleName(translated("steps", "Steps"))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        self._framed = WithWords(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 6, 0)
        layout.addWidget(self._framed)
        self.set_steps(())

    def set_steps(self, steps: tuple[Step, ...]) -> None:
        """Show steps, the last one that is done marked."""
        self.model.set_steps(steps)
        self._framed.say(
            ""
            if steps
            else translated("steps", "Each stroke is one step here, and can be taken back.")
        )
        current = self.model.index(self.model.current_row)
        self.view.setCurrentIndex(current)
        self.view.scrollTo(current)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.number_at(index.row()))


def _done(step: Step) -> str:
    return translated("steps", "undone") if step.is_undone else translated("steps", "done")
