"""What the checks say of the drawing, and what the model sees that nobody drew."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from ml_core.wafer.checks import MENDABLE, Finding
from ml_core.wafer.inspection import Defect
from wafer_studio.ui.panels.words import WithWords

_ROLE: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the list.

    Attributes:
        text: the sentence.
        finding: of a check, or None.
        defect: number of the model's defect that no shape covers, or 0.
    """

    text: str
    finding: Finding | None = None
    defect: int = 0

    @property
    def can_mend(self) -> bool:
        """True where one click puts it right."""
        if self.finding is None:
            return bool(self.defect)
        return self.finding.trouble in MENDABLE and self.finding.shape_id is not None


class FindingList(QWidget):
    """One line a finding; Enter or the button mends it."""

    mend_asked = Signal(object)
    """Put a ``Finding`` right."""
    accept_asked = Signal(int)
    """Make a shape of the model's defect of this number."""
    shape_chosen = Signal(str)
    """A line on a shape was chosen: the shape's id."""
    defect_chosen = Signal(int)
    """A line on a defect of the model was chosen: its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QListWidget()
        self._list.setAccessibleName("Checks")
        self._list.setWordWrap(True)
        self._list.currentItemChanged.connect(self._choose)
        self._list.itemActivated.connect(lambda _: self._mend())
        self._framed = WithWords(self._list)
        self.mend = QPushButton("Mend")
        self.mend.clicked.connect(self._mend)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.mend)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._framed, 1)
        layout.addLayout(row)
        self.show_report((), ())

    @property
    def texts(self) -> tuple[str, ...]:
        """The sentences that are shown."""
        return tuple(self._list.item(row).text() for row in range(self._list.count()))

    def show_report(self, findings: tuple[Finding, ...], unmarked: tuple[Defect, ...]) -> None:
        """Show findings, those that block first, then what nobody drew."""
        lines = [_Line(f.message, f) for f in sorted(findings, key=lambda f: not f.blocks)]
        lines += [_Line(_hint(defect), defect=defect.number) for defect in unmarked]
        self._list.clear()
        for line in lines:
            item = QListWidgetItem(self._icon(line), line.text)
            item.setData(_ROLE, line)
            self._list.addItem(item)
        self._framed.say("" if lines else "Nothing to mend.")
        self._choose()

    def choose(self, row: int) -> None:
        """Choose a line."""
        self._list.setCurrentRow(row)

    def _icon(self, line: _Line) -> QIcon:
        kind = QStyle.StandardPixmap.SP_MessageBoxInformation
        if line.finding is not None:
            kind = (
                QStyle.StandardPixmap.SP_MessageBoxCritical
                if line.finding.blocks
                else QStyle.StandardPixmap.SP_MessageBoxWarning
            )
        return self.style().standardIcon(kind)

    def _current(self) -> _Line | None:
        item = self._list.currentItem()
        line = None if item is None else item.data(_ROLE)
        return line if isinstance(line, _Line) else None

    def _choose(self) -> None:
        line = self._current()
        self.mend.setEnabled(line is not None and line.can_mend)
        self.mend.setText("Accept" if line is not None and line.defect else "Mend")
        if line is None:
            return
        if line.defect:
            self.defect_chosen.emit(line.defect)
        elif line.finding is not None and line.finding.shape_id:
            self.shape_chosen.emit(line.finding.shape_id)

    def _mend(self) -> None:
        line = self._current()
        if line is None or not line.can_mend:
            return
        if line.defect:
            self.accept_asked.emit(line.defect)
        else:
            self.mend_asked.emit(line.finding)


def _hint(defect: Defect) -> str:
    title, sure = defect.defect_class.title, round(100 * defect.confidence)
    return f"The model sees {title} ({sure} %, defect {defect.number}) and no shape covers it."
