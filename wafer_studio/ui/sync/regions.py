"""The list of regions that only some versions have: one key a choice."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from ml_core.drawing.merging import Keeps, Part, Split
from wafer_studio.ui.language import translated
from wafer_studio.ui.panels.swatch import HEIGHT, WIDTH, swatch_icon
from wafer_studio.ui.sync.looks import look_of, who_words

_KEEP: Final = "b"
_LEAVE: Final = "0"
_OPEN: Final = "?"
_OWN_KEYS: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_Backspace)


class RegionList(QTableWidget):
    """Arrow keys walk; 1, 2, … takes a version's side, B keeps, 0 leaves out, ? opens again."""

    pointed = Signal(int)
    """Another region is the current one: its place."""
    kept = Signal(int, object)
    """A region is to be kept (True), left out (False) or left open (None)."""
    taken_as = Signal(int, int)
    """A region is to be as one version has it: the places of both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self._versions = 0
        self.setHorizontalHeaderLabels(
            [
                translated("conflicts", "Has it"),
                translated("conflicts", "Pixels"),
                translated("conflicts", "Dies"),
                translated("conflicts", "Choice"),
            ]
        )
        self.setAccessibleName(translated("conflicts", "Regions that only some versions have"))
        self.setToolTip(
            translated(
                "conflicts",
                "1, 2, … have the region as that version has it; B keeps it, 0 leaves it out, "
                "? leaves it open again.",
            )
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setIconSize(QSize(WIDTH, HEIGHT))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(HEIGHT + 6)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.currentCellChanged.connect(lambda row, *_: self.pointed.emit(row))

    def show_split(self, parts: Split) -> None:
        """List other regions."""
        self._versions = len(parts.versions)
        self.blockSignals(True)
        self.setRowCount(len(parts.parts))
        for row, part in enumerate(parts.parts):
            for column, item in enumerate(self._items_of(part)):
                self.setItem(row, column, item)
        self.blockSignals(False)
        self.resizeColumnsToContents()
        if parts.parts:
            self.setCurrentCell(0, 0)

    def show_choices(self, keeps: Keeps) -> None:
        """Show what is chosen."""
        for row, keep in enumerate(keeps):
            item = self.item(row, 3)
            if item is not None:
                item.setText(_choice_words(keep))
                self._say(row)

    def event(self, event: QEvent) -> bool:  # noqa: D102  Qt's name
        # The window's own keys (B is its brush) would otherwise take these from the list.
        is_asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802  Qt's name
        row = self.currentRow()
        if row < 0 or not self._is_own(event):
            super().keyPressEvent(event)
            return
        text, key = event.text().lower(), event.key()
        if text in self._digits():
            self.taken_as.emit(row, int(text) - 1)
        elif text == _OPEN or key == Qt.Key.Key_Backspace:
            self.kept.emit(row, None)
            return
        else:
            self.kept.emit(row, text == _KEEP or key == Qt.Key.Key_Insert)
        if row + 1 < self.rowCount():
            self.setCurrentCell(row + 1, 0)

    def _is_own(self, event: QKeyEvent) -> bool:
        more = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        texts = (*self._digits(), _KEEP, _LEAVE, _OPEN)
        return not more and (event.text().lower() in texts or event.key() in _OWN_KEYS)

    def _digits(self) -> Sequence[str]:
        return [str(number) for number in range(1, min(self._versions, 9) + 1)]

    def _items_of(self, part: Part) -> list[QTableWidgetItem]:
        who = QTableWidgetItem(who_words(part.sides, self._versions))
        who.setIcon(swatch_icon(look_of(part.sides, self._versions), self.devicePixelRatioF()))
        numbers = [QTableWidgetItem(text) for text in (f"{part.area_px:,.0f}", _dies(part))]
        for item in numbers:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return [who, *numbers, QTableWidgetItem(_choice_words(None))]

    def _say(self, row: int) -> None:
        texts = [self.item(row, column) for column in range(4)]
        words = translated("conflicts", "{who}, {pixels} pixels, {dies} dies: {choice}")
        who, pixels, dies, choice = ("" if item is None else item.text() for item in texts)
        told = words.format(who=who, pixels=pixels, dies=dies, choice=choice)
        for item in texts:
            if item is not None:
                item.setData(Qt.ItemDataRole.AccessibleTextRole, told)


def _choice_words(keep: bool | None) -> str:
    if keep is None:
        return translated("conflicts", "? open")
    return translated("conflicts", "✓ kept") if keep else translated("conflicts", "✕ left out")


def _dies(part: Part) -> str:
    return "–" if part.dies is None else f"{part.dies:,}"
