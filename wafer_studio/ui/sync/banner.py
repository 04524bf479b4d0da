"""The mark above a wafer whose annotation is in conflict: it stays until all is decided."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from wafer_studio.ui.language import translated
from wafer_studio.ui.sync.marks import SIDE, mark_icon
from wafer_studio.ui.sync.words import Mark, conflicts_words
from wafer_studio.ui.theme import LIGHT, Theme


class ConflictBanner(QWidget):
    """'2 conflicts on this wafer. Both versions are kept until you decide.' and a way there."""

    compare_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = QLabel()
        self.words = QLabel()
        self.compare = QPushButton(translated("conflicts", "&Compare…"))
        self.compare.clicked.connect(self.compare_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.addWidget(self._mark)
        row.addWidget(self.words, 1)
        row.addWidget(self.compare)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_theme(LIGHT)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        icon = mark_icon(Mark.CONFLICT, theme.highlighted, self.devicePixelRatioF())
        self._mark.setPixmap(icon.pixmap(SIDE, SIDE))
        self.setStyleSheet(
            f"ConflictBanner {{ background: {theme.highlight}; }}"
            f"QLabel {{ background: {theme.highlight}; color: {theme.highlighted}; }}"
        )

    def show_count(self, count: int) -> None:
        """Show how many conflicts the open wafer has; hide where it has none."""
        words = translated(
            "conflicts", "{conflicts} on this wafer. Both versions are kept until you decide."
        )
        self.words.setText(words.format(conflicts=conflicts_words(count)))
        self.setVisible(count > 0)
