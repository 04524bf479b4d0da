"""Small parts that pages are made of."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from wafer_studio.ui.language import translated
from wafer_studio.ui.panels.swatch import HEIGHT, WIDTH
from wafer_studio.ui.panels.words import WithWords


def table_view(model: Any, name: str, widths: tuple[int, ...]) -> QTableView:
    """A table with swatches, whole lines selected, named for a screen reader.

    Args:
        model: its model; its ``ratio`` is set to the screen's.
        name: said by a screen reader.
        widths: of the columns at first, pixels.
    """
    view = QTableView(showGrid=False)
    view.setModel(model)
    model.ratio = view.devicePixelRatioF()
    view.setAlternatingRowColors(True)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setIconSize(QSize(WIDTH, HEIGHT))
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(HEIGHT + 8)
    head = view.horizontalHeader()
    head.setHighlightSections(False)
    head.setAccessibleName(translated("parts", "{name}: heads").format(name=name))
    for section, width in enumerate(widths):
        head.resizeSection(section, width)
    view.setAccessibleName(name)
    return view


def add_key(
    view: QWidget, keys: "QKeySequence.StandardKey | str", call: Callable[[], object]
) -> None:
    """Have keys do something while a widget has the focus."""
    shortcut = QShortcut(QKeySequence(keys), view)
    shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(call)


def sort_by_keys(view: QTableView) -> None:
    """Sort a table by the column of the current cell: Alt+Up, the largest first Alt+Down."""

    def sort(order: Qt.SortOrder) -> None:
        view.sortByColumn(max(view.currentIndex().column(), 0), order)

    add_key(view, "Alt+Up", partial(sort, Qt.SortOrder.AscendingOrder))
    add_key(view, "Alt+Down", partial(sort, Qt.SortOrder.DescendingOrder))


def combo_of(name: str, entries: Sequence[tuple[str, object]]) -> QComboBox:
    """A named list of titles and values."""
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setToolTip(name)
    for title, value in entries:
        combo.addItem(title, value)
    return combo


def row_of(*widgets: QWidget) -> QHBoxLayout:
    """Widgets beside each other."""
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    return row


def column_of(*parts: QWidget | QHBoxLayout) -> QWidget:
    """Parts below each other, as a widget."""
    column = QWidget()
    fill(column, *parts).setContentsMargins(0, 0, 6, 0)
    return column


def fill(box: QWidget, *parts: QWidget | QHBoxLayout) -> QVBoxLayout:
    """Put parts below each other in a box; tables take the room that is left."""
    layout = QVBoxLayout(box)
    for part in parts:
        if isinstance(part, QHBoxLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part, 1 if isinstance(part, WithWords) else 0)
    return layout


def places_of(*views: QTableView) -> list[tuple[QTableView, int, int]]:
    """Where each table stands, so that a reset does not lose the place."""
    return [(v, v.currentIndex().row(), v.currentIndex().column()) for v in views]


def go_back(places: list[tuple[QTableView, int, int]]) -> None:
    """Take each table back to where it stood."""
    for view, row, column in places:
        index: QModelIndex = view.model().index(row, column)
        if index.isValid() and view.currentIndex().row() < 0:
            view.setCurrentIndex(index)
