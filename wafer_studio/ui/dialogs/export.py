"""Asks what to export, of which wafers, and where."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from wafer_studio.app.evidence import EVIDENCE
from wafer_studio.app.exporting import OFFERED
from wafer_studio.ui.language import translated


class ExportDialog(QDialog):
    """Formats, scope, folder.

    Args:
        formats: names that are ticked at first.
        folder: folder that is named at first.
        selected: number of selected wafers.
        operator: who answers for evidence pages, as named at first.
        parent: the window.
    """

    def __init__(
        self,
        *,
        formats: Sequence[str],
        folder: str,
        selected: int,
        parent: QWidget | None,
        operator: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translated("export", "Export"))
        self.boxes: dict[str, QCheckBox] = {}
        self.scope = QButtonGroup(self)
        self.folder = QLineEdit(folder)
        self.folder.setAccessibleName(translated("export", "Folder"))
        self.folder.setMinimumWidth(360)
        self.operator = QLineEdit(
            operator, placeholderText=translated("export", "Empty: a line to sign on")
        )
        self.operator.setAccessibleName(translated("export", "Operator on evidence pages"))
        self.note = QLineEdit(placeholderText=translated("export", "Free text"))
        self.note.setAccessibleName(translated("export", "Note on evidence pages"))
        self._evidence = QGroupBox(translated("export", "On the evidence pages"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = self.buttons.addButton(
            translated("export", "Export"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._hint = QLabel()
        layout = QVBoxLayout(self)
        layout.addWidget(self._formats(formats))
        layout.addWidget(self._scopes(selected))
        self._lay_out_evidence()
        layout.addWidget(self._evidence)
        layout.addWidget(QLabel(translated("export", "Folder:")))
        layout.addLayout(self._folder_row())
        layout.addWidget(self._hint)
        layout.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.folder.textChanged.connect(self._check)
        self._check()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the exports that are ticked."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    @property
    def only_selected(self) -> bool:
        """True where only the selected wafers are wanted."""
        return self.scope.checkedId() == 1

    @property
    def target(self) -> Path:
        """The folder."""
        return Path(self.folder.text().strip()).expanduser()

    def _formats(self, formats: Sequence[str]) -> QGroupBox:
        group = QGroupBox(translated("export", "What"))
        layout = QVBoxLayout(group)
        for export in OFFERED:
            box = QCheckBox(f"{export.title} – {export.what}")
            box.setChecked(export.name in formats)
            box.toggled.connect(self._check)
            layout.addWidget(box)
            self.boxes[export.name] = box
        return group

    def _lay_out_evidence(self) -> None:
        form = QFormLayout(self._evidence)
        form.addRow(translated("export", "Operator:"), self.operator)
        form.addRow(translated("export", "Note:"), self.note)

    def _scopes(self, selected: int) -> QGroupBox:
        group = QGroupBox(translated("export", "Of which wafers"))
        layout = QVBoxLayout(group)
        names = (
            translated("export", "The selected ({selected})").format(selected=selected),
            translated("export", "The whole library"),
        )
        for number, name in enumerate(names, start=1):
            button = QRadioButton(name)
            self.scope.addButton(button, number)
            layout.addWidget(button)
        self.scope.button(1).setEnabled(selected > 0)
        self.scope.button(1 if selected else 2).setChecked(True)
        return group

    def _folder_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        browse = QPushButton(translated("export", "Browse…"))
        browse.clicked.connect(self._browse)
        row.addWidget(self.folder, 1)
        row.addWidget(browse)
        return row

    def _browse(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, translated("export", "Export to"), self.folder.text()
        )
        if name:
            self.folder.setText(name)

    def _check(self) -> None:
        missing = translated("export", "Tick at least one format.") if not self.names else ""
        if not missing and not self.folder.text().strip():
            missing = translated("export", "Name a folder.")
        self._hint.setText(missing)
        self._evidence.setEnabled(EVIDENCE in self.names)
        self.start.setEnabled(not missing)
