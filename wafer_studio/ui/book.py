"""The pages of the window: each is made when it is first shown."""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from wafer_studio.ui.theme import Theme


class Page(Protocol):
    """What the book asks of a page, beside being a widget."""

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""

    def activate(self) -> None:
        """The page came to the front."""


class Book(QTabWidget):
    """Tabs whose pages are made late, so that the window shows early."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self._makers: dict[int, Callable[[], QWidget]] = {}
        self._holders: dict[int, QVBoxLayout] = {}
        self._made: dict[int, QWidget] = {}
        self._theme: Theme | None = None
        self.currentChanged.connect(self._activate)

    def add_page(self, title: str, make: Callable[[], QWidget]) -> int:
        """Add a page that is made when it is first shown.

        Args:
            title: of its tab.
            make: makes a widget that is a `Page`.

        Returns:
            Its place.
        """
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        place = self.addTab(holder, title)
        self._makers[place], self._holders[place] = make, layout
        return place

    def page(self, place: int) -> QWidget:
        """The page in a place; made now if it was not yet."""
        if place not in self._made:
            made = self._makers[place]()
            self._holders[place].addWidget(made)
            self._made[place] = made
            if self._theme is not None:
                cast(Page, made).set_theme(self._theme)
        return self._made[place]

    def set_theme(self, theme: Theme) -> None:
        """Paint the pages that are made in another theme, and later ones when they are."""
        self._theme = theme
        for page in self._made.values():
            cast(Page, page).set_theme(theme)

    def _activate(self, place: int) -> None:
        if place in self._makers:
            cast(Page, self.page(place)).activate()
