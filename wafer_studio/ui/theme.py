"""Light and dark: every colour of the window, and the contrast between two of them."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from wafer_studio.places import resources


@dataclass(frozen=True)
class Theme:
    """Colours ``#RRGGBB``.

    Attributes:
        name: ``light`` or ``dark``.
        window: panels.
        base: lists, tables, fields.
        alternate: every other line of a table.
        text: text on window, base and alternate.
        faint: secondary text on the same.
        button: buttons.
        highlight: selected lines.
        highlighted: text on a selected line.
        link: links.
        border: lines between parts.
        backdrop: behind the wafer.
        disc: the wafer where it has no die.
        rim: the wafer's outline.
        passed: dies that passed.
        failed: dies that failed.
        alert: background of an alert.
        alert_text: text on an alert.
    """

    name: str
    window: str
    base: str
    alternate: str
    text: str
    faint: str
    button: str
    highlight: str
    highlighted: str
    link: str
    border: str
    backdrop: str
    disc: str
    rim: str
    passed: str
    failed: str
    alert: str
    alert_text: str


LIGHT: Final = Theme(
    name="light",
    window="#F3F5F7",
    base="#FFFFFF",
    alternate="#F4F6F8",
    text="#1B1F24",
    faint="#55606B",
    button="#E6EAEE",
    highlight="#0B5CAD",
    highlighted="#FFFFFF",
    link="#0B5CAD",
    border="#C3CBD3",
    backdrop="#FFFFFF",
    disc="#EEF1F4",
    rim="#6B7680",
    passed="#B4C0CB",
    failed="#20262D",
    alert="#A3260F",
    alert_text="#FFFFFF",
)
DARK: Final = Theme(
    name="dark",
    window="#1E2329",
    base="#161A1F",
    alternate="#1C2127",
    text="#E7EAEE",
    faint="#A3AEB9",
    button="#2C333B",
    highlight="#2B6CA8",
    highlighted="#FFFFFF",
    link="#7DB9F2",
    border="#3A434D",
    backdrop="#12161A",
    disc="#20262C",
    rim="#8894A0",
    passed="#4B5763",
    failed="#F2F4F6",
    alert="#C4361C",
    alert_text="#FFFFFF",
)

CASING_INNER: Final = "#000000"
"""Directly around each colour on the map: every class colour is at least 3:1 against it."""
CASING_OUTER: Final = "#FFFFFF"
"""Around that: 21:1 against it, whatever lies beneath."""


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2, 1.4.3), 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def theme_named(name: str) -> Theme:
    """The theme of a setting: ``light``, ``dark``, or what the system has for ``system``."""
    if name == "system":
        scheme = QGuiApplication.styleHints().colorScheme()
        name = "dark" if scheme == Qt.ColorScheme.Dark else "light"
    return DARK if name == "dark" else LIGHT


def apply_theme(theme: Theme) -> None:
    """Give the whole application a theme's palette."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setPalette(palette_of(theme))
        app.setStyleSheet(_sheet_of(theme))


def palette_of(theme: Theme) -> QPalette:
    """Qt's palette of a theme; an inactive window looks like an active one."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.base,
        role.AlternateBase: theme.alternate,
        role.Text: theme.text,
        role.PlaceholderText: theme.faint,
        role.Button: theme.button,
        role.ButtonText: theme.text,
        role.BrightText: theme.alert_text,
        role.Highlight: theme.highlight,
        role.HighlightedText: theme.highlighted,
        role.ToolTipBase: theme.base,
        role.ToolTipText: theme.text,
        role.Link: theme.link,
        role.LinkVisited: theme.link,
        role.Light: theme.base,
        role.Midlight: theme.alternate,
        role.Mid: theme.border,
        role.Dark: theme.border,
        role.Shadow: theme.rim,
        role.Accent: theme.highlight,
    }
    palette = QPalette()
    for key, colour in colours.items():
        palette.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(theme.faint))
    return palette


def _sheet_of(theme: Theme) -> str:
    """Fields and boxes to tick with an edge of 3:1: the style's own is darker than the dark."""
    icons = (resources() / "icons").as_posix()
    return f"""
        QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit {{
            border: 1px solid {theme.rim}; border-radius: 3px; padding: 2px;
            background: {theme.base};
        }}
        QComboBox {{ background: {theme.button}; padding: 2px 2px 2px 6px; }}
        QComboBox:focus, QComboBox:on {{
            border: 2px solid {theme.link}; padding: 1px 1px 1px 5px;
        }}
        QAbstractSpinBox:focus, QLineEdit:focus, QPlainTextEdit:focus {{
            border: 2px solid {theme.link}; padding: 1px;
        }}
        QAbstractSpinBox:disabled, QComboBox:disabled, QLineEdit:disabled {{
            color: {theme.faint}; border-color: {theme.border};
        }}
        QComboBox::drop-down, QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{
            border: none; background: transparent; width: 17px;
        }}
        QComboBox::down-arrow, QAbstractSpinBox::down-arrow {{
            image: url("{icons}/down-{theme.name}.png"); width: 9px; height: 6px;
        }}
        QAbstractSpinBox::up-arrow {{
            image: url("{icons}/up-{theme.name}.png"); width: 9px; height: 6px;
        }}
        QCheckBox::indicator, QRadioButton::indicator {{
            width: 13px; height: 13px; border: 1px solid {theme.rim}; background: {theme.base};
        }}
        QCheckBox::indicator {{ border-radius: 3px; }}
        QRadioButton::indicator {{ border-radius: 7px; }}
        QCheckBox::indicator:checked {{
            background: {theme.highlight}; image: url("{icons}/check.png");
        }}
        QRadioButton::indicator:checked {{
            background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
                stop: 0 {theme.highlight}, stop: 0.55 {theme.highlight},
                stop: 0.65 {theme.base}, stop: 1 {theme.base});
        }}
        QCheckBox::indicator:focus, QRadioButton::indicator:focus {{
            border: 2px solid {theme.text};
        }}
    """


def _luminance(colour: str) -> float:
    value = int(colour[1:], 16)
    parts = [(value >> shift & 255) / 255 for shift in (16, 8, 0)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
