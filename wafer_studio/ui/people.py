"""Who works here: a menu of people, and the name in the status bar."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QInputDialog, QMenu, QToolButton, QWidget

from wafer_studio.app.switching import LONGEST_NAME, Switching
from wafer_studio.ui.language import translated

_SHOWN: Final = 24


class People(QObject):
    """Lets another person take over.

    Args:
        switching: does it.
        window: owner of menu, button and dialog.

    Attributes:
        menu: everyone who ever worked here, and a line for somebody new.
        button: the name of who works here; opens the menu.
    """

    def __init__(self, switching: Switching, window: QWidget) -> None:
        super().__init__(window)
        self._switching, self._window = switching, window
        self.menu = QMenu(window)
        self.menu.aboutToShow.connect(self._ask)
        self.button = QToolButton(window)
        self.button.setAutoRaise(True)
        self.button.setMenu(self.menu)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._shown: tuple[object, ...] = ()
        switching.changed.connect(self._ask)
        switching.changed.connect(self._show_name)
        self._fill(())
        self._show_name()

    def ask_name(self) -> None:
        """Ask for the name of somebody new."""
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(translated("people", "New person"))
        dialog.setLabelText(translated("people", "Name of the person who works here from now on:"))
        dialog.textValueSelected.connect(self._switching.to)
        dialog.open()

    def _ask(self) -> None:
        self._switching.people(self._fill)

    def _fill(self, names: tuple[str, ...]) -> None:
        """Everyone whose name is known; who works here is marked."""
        current = self._switching.name
        if self._shown == (names, current):
            return  # a menu that is open is left alone
        self._shown = (names, current)
        self.menu.clear()
        group = QActionGroup(self.menu)
        for name in names or (current,):
            if name:
                action = self.menu.addAction(name[:LONGEST_NAME].replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(name == current)
                action.triggered.connect(partial(self._switching.to, name))
                group.addAction(action)
        self.menu.addSeparator()
        self.menu.addAction(translated("people", "&New person…"), self.ask_name)

    def _show_name(self) -> None:
        name = self._switching.name
        shown = name if len(name) <= _SHOWN else name[: _SHOWN - 1] + "…"
        self.button.setText((shown.replace("&", "&&") or "–") + "   ")  # room for the arrow
        words = translated("people", "Person: {name}").format(name=name or "–")
        self.button.setAccessibleName(words)
        self.button.setToolTip(words)
