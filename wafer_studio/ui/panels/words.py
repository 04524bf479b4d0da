"""A panel that says in words why it is empty."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget


class WithWords(QWidget):
    """Shows a widget, or a sentence in its place.

    Args:
        shown: the widget.
    """

    link_chosen = Signal(str)
    """A link in the words was clicked or entered."""

    def __init__(self, shown: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setMargin(16)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._words.linkActivated.connect(self.link_chosen)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(shown)
        self._stack.addWidget(self._words)

    @property
    def words(self) -> str:
        """The sentence that is shown, empty while the widget is."""
        return self._words.text() if self._stack.currentIndex() == 1 else ""

    def say(self, words: str) -> None:
        """Show a sentence, or the widget where it is empty."""
        self._words.setText(words)
        self._stack.setCurrentIndex(1 if words else 0)
