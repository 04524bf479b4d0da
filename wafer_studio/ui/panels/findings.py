"""What the checks say of the drawing, and what the model sees that nobody drew."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QStyle, QVBoxLayout, QWidget

from ml_core.wafer.checks import MENDABLE, Finding
from ml_core.wafer.inspection import Defect
from wafer_studio.ui.language import translated
from wafer_studio.ui.panels.words import WithWords
from wafer_studio.ui.shared_words import class_title

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ICONS: Final = {
    "error": QStyle.StandardPixmap.SP_MessageBoxCritical,
    "warning": QStyle.StandardPixmap.SP_MessageBoxWarning,
    "hint": QStyle.StandardPixmap.SP_MessageBoxInformation,
}


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the list.

    Attributes:
        finding: of a check, or None.
        defect: the model's defect that no shape covers, or None.
    """

    finding: Finding | None = None
    defect: Defect | None = None

    @property
    def text(self) -> str:
        """The sentence."""
        if self.defect is not None:
            return _hint(self.defect)
        return "" if self.finding is None else self.finding.message

    @property
    def kind(self) -> str:
        """How grave it is: one of the keys of ``_ICONS``."""
        if self.finding is None:
            return "hint"
        return "error" if self.finding.blocks else "warning"

    @property
    def can_mend(self) -> bool:
        """True where one click puts it right."""
        if self.finding is None:
            return self.defect is not None
        return self.finding.trouble in MENDABLE and self.finding.shape_id is not None


class FindingModel(QAbstractListModel):
    """Lines; nothing of one is worked out before it is seen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        style = parent.style()
        self._lines: list[_Line] = []
        self._icons = {kind: style.standardIcon(icon) for kind, icon in _ICONS.items()}

    def set_lines(self, lines: list[_Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line_at(self, row: int) -> _Line | None:
        """The line of a row; None where there is none."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102, N802  Qt's name
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: D102
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.kind}: {line.text}"
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icons[line.kind]
        return None


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
        self.model = FindingModel(self)
        self.view = QListView()
        self.view.setUniformItemSizes(True)
        self.view.setModel(self.model)
        self.view.setAccessibleName(translated("findings", "Checks"))
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.view.activated.connect(lambda _: self._mend())
        self._framed = WithWords(self.view)
        self.mend = QPushButton(translated("findings", "Mend"))
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
        rows = range(self.model.rowCount())
        return tuple(str(self.model.index(row).data()) for row in rows)

    def show_report(self, findings: tuple[Finding, ...], unmarked: tuple[Defect, ...]) -> None:
        """Show findings, those that block first, then what nobody drew."""
        lines = [_Line(finding) for finding in findings if finding.blocks]
        lines += [_Line(finding) for finding in findings if not finding.blocks]
        lines += [_Line(defect=defect) for defect in unmarked]
        self.model.set_lines(lines)
        self._framed.say("" if lines else translated("findings", "Nothing to mend."))
        self._choose()

    def choose(self, row: int) -> None:
        """Choose a line."""
        self.view.setCurrentIndex(self.model.index(row))

    def _current(self) -> _Line | None:
        return self.model.line_at(self.view.currentIndex().row())

    def _choose(self) -> None:
        line = self._current()
        self.mend.setEnabled(line is not None and line.can_mend)
        self.mend.setText(
            translated("findings", "Accept")
            if line is not None and line.defect
            else translated("findings", "Mend")
        )
        if line is None:
            return
        if line.defect is not None:
            self.defect_chosen.emit(line.defect.number)
        elif line.finding is not None and line.finding.shape_id:
            self.shape_chosen.emit(line.finding.shape_id)

    def _mend(self) -> None:
        line = self._current()
        if line is None or not line.can_mend:
            return
        if line.defect is not None:
            self.accept_asked.emit(line.defect.number)
        else:
            self.mend_asked.emit(line.finding)


def _hint(defect: Defect) -> str:
    title, sure = class_title(defect.defect_class), round(100 * defect.confidence)
    return translated(
        "findings",
        "The model sees {title} ({sure} %, defect {number}) and no shape covers it.",
    ).format(title=title, sure=sure, number=defect.number)
