"""Asks which colours of a picture are no die, pass and fail."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ml_core.wafer.map import PaletteEntry
from ml_core.wafer.taxonomy import FAIL, NO_DIE, PASS
from wafer_studio.ui.language import noted, translated

STATES: Final = (
    (noted("palette", "No die"), NO_DIE),
    (noted("palette", "Pass"), PASS),
    (noted("palette", "Fail"), FAIL),
)
"""What a colour can mean."""


class PaletteDialog(QDialog):
    """One line a colour: swatch, share, meaning.

    Args:
        palette: the picture's colours and the guess.
        parent: the window.
    """

    def __init__(self, palette: tuple[PaletteEntry, ...], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translated("palette", "Colours of the picture"))
        self.resize(460, 420)
        self.combos: dict[str, QComboBox] = {}
        words = QLabel(
            translated(
                "palette",
                "What each colour was taken for. Correct it, and the picture is "
                "read again; what was found on it is then found anew.",
            )
        )
        words.setWordWrap(True)
        body = QWidget()
        grid = QGridLayout(body)
        for row, entry in enumerate(sorted(palette, key=lambda e: -e.share)):
            self._add(grid, row, entry)
        grid.setRowStretch(len(palette), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(body)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (words, area, buttons):
            layout.addWidget(widget)

    @property
    def states(self) -> dict[str, int]:
        """The chosen state of each colour ``#RRGGBB``."""
        return {colour: int(combo.currentData()) for colour, combo in self.combos.items()}

    def _add(self, grid: QGridLayout, row: int, entry: PaletteEntry) -> None:
        patch = QPixmap(48, 22)
        patch.fill(QColor(entry.colour))
        shown = QLabel()
        shown.setPixmap(patch)
        shown.setFrameShape(QLabel.Shape.Box)
        shown.setFixedSize(50, 24)
        combo = QComboBox()
        combo.setIconSize(QSize(12, 12))
        for title, state in STATES:
            combo.addItem(QIcon(), translated("palette", title), state)
        combo.setCurrentIndex(combo.findData(entry.state))
        combo.setAccessibleName(
            translated("palette", "Meaning of {colour}").format(colour=entry.colour)
        )
        grid.addWidget(shown, row, 0)
        grid.addWidget(QLabel(f"{entry.colour}   {100 * entry.share:.1f} %"), row, 1)
        grid.addWidget(combo, row, 2)
        self.combos[entry.colour] = combo
