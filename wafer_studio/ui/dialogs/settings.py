"""The settings dialog: a form made from the table of settings."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ml_core.wafer.errors import WaferStudioError
from wafer_studio.app.settings import SETTINGS, AnySetting, Page, Settings, Value
from wafer_studio.ui.accessibility import announce
from wafer_studio.ui.dialogs.sizes import begin_with
from wafer_studio.ui.language import translated

_FIELD_WIDTH: Final = 250


class _Combo(QComboBox):
    """One that the wheel does not change: it scrolls the form."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        event.ignore()


class _Spin(QSpinBox):
    """One that the wheel does not change: it scrolls the form."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        event.ignore()


class SettingRow(QWidget):
    """One setting: title, field, help, and a button that gives the default back.

    Args:
        setting: the setting.
        value: its value.
    """

    asked = Signal(object)
    """The user wants this value."""

    def __init__(self, setting: AnySetting, value: Value) -> None:
        super().__init__()
        self.setting = setting
        self.title = translated("settings", setting.title)
        self.help = translated("settings", setting.help)
        self.field, self._show = self._made_field()
        self.reset = QPushButton(translated("settings", "Default"))
        self.reset.setAutoDefault(False)
        self.reset.setAccessibleName(
            translated("settings", "Default of {title}").format(title=self.title)
        )
        self.reset.clicked.connect(lambda: self.asked.emit(setting.default))
        self._lay_out()
        self.show_value(value)

    def show_value(self, value: Value) -> None:
        """Show a value without asking for it."""
        self.field.blockSignals(True)
        self._show(value)
        self.field.blockSignals(False)
        self.reset.setEnabled(value != self.setting.default)

    def matches(self, words: str) -> bool:
        """True where title or help hold every word of a search."""
        text = f"{self.title} {self.help}".casefold()
        return all(word in text for word in words.casefold().split())

    def _lay_out(self) -> None:
        label = QLabel(self.title)
        label.setBuddy(self.field)
        row = QHBoxLayout()
        row.addWidget(label, 1)
        row.addWidget(self.field)
        if self.setting.is_folder:
            row.addWidget(self._made_browse())
        row.addWidget(self.reset)
        later = translated("settings", "Holds from the next start.")
        words = QLabel(f"{self.help} {later}" if self.setting.from_next_start else self.help)
        words.setWordWrap(True)
        words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 6)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(words)
        self.field.setAccessibleName(self.title)
        self.field.setAccessibleDescription(words.text())

    def _made_field(self) -> tuple[QWidget, Callable[[Value], None]]:
        """The field of the setting's type, and what shows a value in it."""
        if type(self.setting.default) is bool:
            return self._made_check()
        if self.setting.choices:
            return self._made_combo()
        if self.setting.span is not None:
            return self._made_spin(*self.setting.span)
        return self._made_line()

    def _made_check(self) -> tuple[QWidget, Callable[[Value], None]]:
        box = QCheckBox()
        box.toggled.connect(lambda on: self.asked.emit(on))
        return box, lambda value: box.setChecked(bool(value))

    def _made_combo(self) -> tuple[QWidget, Callable[[Value], None]]:
        combo = _Combo()
        combo.setMinimumWidth(_FIELD_WIDTH)
        choices = self.setting.choices
        for choice, name in zip(choices, self.setting.named or map(str, choices), strict=True):
            combo.addItem(translated("settings", name), choice)
        combo.currentIndexChanged.connect(lambda index: self.asked.emit(choices[index]))
        return combo, lambda value: combo.setCurrentIndex(list(choices).index(value))

    def _made_spin(self, least: int, most: int) -> tuple[QWidget, Callable[..., None]]:
        spin = _Spin(minimum=least, maximum=most, suffix=self.setting.unit)
        spin.setMinimumWidth(_FIELD_WIDTH)
        spin.setGroupSeparatorShown(True)
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(lambda number: self.asked.emit(number))
        return spin, lambda value: spin.setValue(int(value))

    def _made_line(self) -> tuple[QWidget, Callable[[Value], None]]:
        line = QLineEdit(clearButtonEnabled=True)
        line.setMinimumWidth(_FIELD_WIDTH)
        line.editingFinished.connect(lambda: self.asked.emit(line.text().strip()))
        return line, lambda value: line.setText(str(value))

    def _made_browse(self) -> QPushButton:
        browse = QPushButton(translated("settings", "Browse…"))
        browse.setAutoDefault(False)
        browse.setAccessibleName(
            translated("settings", "Browse for {title}").format(title=self.title)
        )
        browse.clicked.connect(self._browse)
        return browse

    def _browse(self) -> None:
        line = cast(QLineEdit, self.field)
        name = QFileDialog.getExistingDirectory(self, self.title, line.text())
        if name:
            self.asked.emit(name)


class SettingsDialog(QDialog):
    """All settings that have a page; a change holds at once, a wrong one is told and refused.

    Args:
        settings: the settings.
        parent: the window.
    """

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(translated("settings", "Settings"))
        begin_with(self, 660, 620)
        self.rows = {s.key: SettingRow(s, settings.value(s)) for s in SETTINGS if s.page}
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(translated("settings", "Search settings"))
        self.search.setAccessibleName(translated("settings", "Search settings"))
        self.trouble = alert_label()
        self.reset_all = QPushButton(translated("settings", "All defaults"))
        self._nothing = QLabel(translated("settings", "No setting matches."))
        self._groups: dict[Page, QGroupBox] = {}
        self._lay_out()
        for row in self.rows.values():
            row.asked.connect(lambda value, row=row: self._set(row, value))
        self.search.textChanged.connect(self._filter)
        self.reset_all.clicked.connect(self._reset_all)
        settings.changed.connect(self._show)
        self._filter("")
        self._say("")
        self.search.setFocus()

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        for page in Page:
            group = self._groups[page] = QGroupBox(translated("settings", page.value))
            inside = QVBoxLayout(group)
            for row in self.rows.values():
                if row.setting.page is page:
                    inside.addWidget(row)
            column.addWidget(group)
        column.addWidget(self._nothing)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.reset_all, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.search, area, self.trouble, buttons):
            layout.addWidget(widget)
        for button in buttons.buttons():
            cast(QPushButton, button).setAutoDefault(False)

    def _set(self, row: SettingRow, value: Value) -> None:
        trouble = _trouble_of(row, value)
        try:
            if not trouble:
                self._settings.put(row.setting, value)
        except WaferStudioError as error:
            trouble = str(error)
        if trouble:
            row.show_value(self._settings.value(row.setting))
        self._say(trouble)

    def _show(self, key: str) -> None:
        if key in self.rows:
            row = self.rows[key]
            row.show_value(self._settings.value(row.setting))

    def _reset_all(self) -> None:
        for row in self.rows.values():
            self._set(row, row.setting.default)

    def _filter(self, words: str) -> None:
        for row in self.rows.values():
            row.setVisible(row.matches(words))
        for page, group in self._groups.items():
            group.setVisible(any(r.matches(words) for r in self._of(page)))
        self._nothing.setVisible(not any(row.matches(words) for row in self.rows.values()))

    def _of(self, page: Page) -> list[SettingRow]:
        return [row for row in self.rows.values() if row.setting.page is page]

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setAccessibleName(words)
        self.trouble.setVisible(bool(words))
        if words:
            announce(self, words, at_once=True)


def alert_label() -> QLabel:
    """A label for a sentence on what went wrong: bold, plain text, as wide as its place."""
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def _trouble_of(row: SettingRow, value: Value) -> str:
    """Why a value cannot be taken, empty where it can."""
    if row.setting.is_folder and value and not Path(str(value)).expanduser().is_dir():
        return translated(
            "settings", "{title}: there is no folder {folder}; choose one, or leave it empty."
        ).format(title=row.title, folder=value)
    if not row.setting.allows(value):
        return translated("settings", "{title}: {value} is not allowed.").format(
            title=row.title, value=value
        )
    return ""
