"""Who made which version, when and by whose clock; each can be taken whole."""

import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wafer_studio.app.syncing_words import Conflict, Side
from wafer_studio.ui.language import translated
from wafer_studio.ui.panels.swatch import swatch
from wafer_studio.ui.sync.looks import letter_of, look_of
from wafer_studio.ui.sync.words import clock_of


class VersionLegend(QWidget):
    """A line a version, with a button that takes it."""

    chosen = Signal(int)
    """A version is to be taken whole: its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._rows = QWidget()
        self._layout.addWidget(self._rows)

    def show_conflict(self, conflict: Conflict, now: datetime.datetime) -> None:
        """Show the versions of another conflict."""
        self._layout.removeWidget(self._rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows, self.buttons = QWidget(), []
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for place, side in enumerate(conflict.sides):
            picture = QLabel()
            look = look_of((place,), len(conflict.sides))
            picture.setPixmap(swatch(look, self.devicePixelRatioF()))
            words = QLabel(side_words(side, place, now), wordWrap=True)
            words.setTextFormat(Qt.TextFormat.PlainText)
            button = QPushButton(_button_words(side, place))
            button.setAccessibleDescription(words.text())
            button.clicked.connect(lambda _=False, place=place: self.chosen.emit(place))
            self.buttons.append(button)
            for column, widget in enumerate((picture, words, button)):
                grid.addWidget(widget, place, column)
        note = QLabel(
            translated(
                "conflicts",
                "Times are those of the machine that each version was made on.",
            ),
            wordWrap=True,
        )
        grid.addWidget(note, len(conflict.sides), 0, 1, 3)
        self._layout.addWidget(self._rows)


def side_words(side: Side, place: int, now: datetime.datetime) -> str:
    """A version in one line: letter, person, time, step."""
    parts = [f"{letter_of(place)}: {side.author}", clock_of(side.made_at, now), side.step]
    if side.is_shown:
        parts.append(translated("conflicts", "on the map now"))
    return " · ".join(part for part in parts if part)


def _button_words(side: Side, place: int) -> str:
    letter = letter_of(place)
    if side.shape is None and side.remarks is None:
        return translated("conflicts", "{letter}: remove").format(letter=letter)
    return translated("conflicts", "Take {letter}").format(letter=letter)
