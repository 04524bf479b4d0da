"""Why a wafer is skipped: one of the usual reasons, or the user's own words."""

from typing import Final

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from wafer_studio.ui.language import noted, translated

REASONS: Final = (
    noted("reason", "The map is broken or incomplete"),
    noted("reason", "The wafer is of a product that I do not know"),
    noted("reason", "I cannot tell what I see"),
    noted("reason", "It was annotated elsewhere"),
)


class ReasonDialog(QDialog):
    """A list of reasons that can be typed over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translated("reason", "Skip this wafer"))
        self.setMinimumWidth(420)
        self.field = QComboBox(editable=True)
        self.field.addItems([translated("reason", each) for each in REASONS])
        self.field.setAccessibleName(translated("reason", "Reason"))
        question = QLabel(translated("reason", "&Why is it skipped?"))
        question.setBuddy(self.field)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.accept_button = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.accept_button.setText(translated("reason", "Skip"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (question, self.field, buttons):
            layout.addWidget(widget)
        self.field.editTextChanged.connect(
            lambda text: self.accept_button.setEnabled(bool(text.strip()))
        )

    @property
    def reason(self) -> str:
        """The reason."""
        return self.field.currentText().strip()
