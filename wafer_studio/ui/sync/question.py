"""What syncing waits for, asked calmly: the facts, and a way to put it off."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from wafer_studio.app.syncing_view import Question, QuestionKind
from wafer_studio.ui.language import translated


class QuestionDialog(QDialog):
    """Later is what Enter and Esc mean; nothing is sent, fetched or removed until a yes.

    Args:
        question: what syncing waits for.
    """

    answered = Signal(bool)
    """Yes or no; putting it off answers nothing."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translated("question", "Syncing waits for an answer"))
        self.setMinimumWidth(480)
        found = QLabel(question.text, wordWrap=True)
        found.setTextFormat(Qt.TextFormat.PlainText)
        self.facts = QLabel(_facts(question), wordWrap=True)
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.yes = buttons.addButton(_yes(question), role.DestructiveRole)
        self.no = buttons.addButton(
            translated("question", "&No, pause syncing"), role.DestructiveRole
        )
        self.later = buttons.addButton(translated("question", "Decide &later"), role.RejectRole)
        self.later.setDefault(True)
        self.yes.clicked.connect(lambda: self._answer(is_yes=True))
        self.no.clicked.connect(lambda: self._answer(is_yes=False))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (found, self.facts, buttons):
            layout.addWidget(widget)
        self.later.setFocus()

    def _answer(self, *, is_yes: bool) -> None:
        self.answered.emit(is_yes)
        self.accept()


def _facts(question: Question) -> str:
    if question.kind is QuestionKind.MANY_REMOVALS:
        words = translated(
            "question",
            "{removed} of {shown} shapes here would be removed. Until you answer, nothing is "
            "sent, fetched or removed; all shapes stay as they are.",
        )
        return words.format(removed=question.removed, shown=question.shown)
    return translated(
        "question",
        "It may have been moved or replaced; ask who runs it. Until you answer, nothing is sent "
        "or fetched; all work stays on this disk.",
    )


def _yes(question: Question) -> str:
    if question.kind is QuestionKind.MANY_REMOVALS:
        words = translated("question", "&Yes, remove {removed} shapes")
        return words.format(removed=question.removed)
    return translated("question", "&Yes, trust this server")
