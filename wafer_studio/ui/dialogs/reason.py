"""Why a wafer is skipped: one of the usual reasons, or the user's own words."""

from typing import Final

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

REASONS: Final = (
    "The map is broken or incomplete",
    "The wafer is of a product that I do not know",
    "I cannot tell what I see",
    "It was annotated elsewhere",
)


class ReasonDialog(QDialog):
    """A list of reasons that can be typed over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Skip this wafer")
        self.setMinimumWidth(420)
        self.field = QComboBox(editable=True)
        self.field.addItems(REASONS)
        self.field.setAccessibleName("Reason")
        question = QLabel("&Why is it skipped?")
        question.setBuddy(self.field)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.accept_button = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.accept_button.setText("Skip")
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
