"""The page of tables: all defects of the library, and all wafers."""

from typing import Any, Final

from PySide6.QtCore import QMimeData, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from wafer_studio.app.tables import Copied, DefectListing, TableFilter, Tables, WaferListing
from wafer_studio.app.workstation import Workstation
from wafer_studio.ui.accessibility import announce
from wafer_studio.ui.language import noted, translated
from wafer_studio.ui.pages.paged_table import PagedModel
from wafer_studio.ui.pages.parts import add_key, sort_by_keys
from wafer_studio.ui.pages.table_columns import DEFECT_COLUMNS, WAFER_COLUMNS
from wafer_studio.ui.pages.table_filter import FilterBar
from wafer_studio.ui.panels.swatch import HEIGHT, WIDTH
from wafer_studio.ui.panels.words import WithWords
from wafer_studio.ui.shared_words import counted
from wafer_studio.ui.theme import LIGHT, Theme

_PICTURE_WIDTH: Final = 1400
_EMPTY: Final = noted(
    "defects",
    "<p><b>No wafers yet</b></p><p>Drop wafer files, folders or "
    "archives on the window; their defects are listed here as soon "
    "as the wafers are inspected.</p>",
)
_NOT_INSPECTED: Final = noted(
    "defects",
    "<p><b>No defects yet</b></p><p>No wafer here has an inspection "
    "with a defect. Inspect all wafers with Shift+F5.</p>",
)
_NO_MATCH: Final = noted("defects", "Nothing matches. Change the filter above, or reset it.")


class DefectsPage(QWidget):
    """Tables over the whole library; a line that is entered goes to its wafer.

    Args:
        station: the workstation.
    """

    defect_chosen = Signal(str, int)
    """A defect's line was entered: the wafer's id and the defect's number."""
    wafer_chosen = Signal(str)
    """A wafer's line was entered: its id."""

    def __init__(self, station: Workstation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._theme = LIGHT
        self._is_stale = True
        self._tables: Tables = Tables(station.jobs, station.storing)
        self.defects: PagedModel = PagedModel(DefectListing(station.storing), DEFECT_COLUMNS, self)
        self.wafers: PagedModel = PagedModel(WaferListing(station.storing), WAFER_COLUMNS, self)
        self.filter = FilterBar()
        self.defect_view = self._made_view(self.defects, translated("defects", "All defects"))
        self.wafer_view = self._made_view(self.wafers, translated("defects", "All wafers"))
        self._defect_body, self._wafer_body = (
            WithWords(self.defect_view),
            WithWords(self.wafer_view),
        )
        self.tabs = QTabWidget()
        self.copy_button = QPushButton(translated("defects", "Copy &lines"))
        self.picture_button = QPushButton(translated("defects", "Copy map &picture"))
        self._told = QLabel()
        self._soon = QTimer(self, singleShot=True, interval=300)
        self._lay_out()
        self._connect()

    @property
    def words(self) -> str:
        """What is said in place of the table that is shown, if it is empty."""
        shown = self._defect_body if self.tabs.currentIndex() == 0 else self._wafer_body
        return shown.words

    @property
    def view(self) -> QTableView:
        """The table that is shown."""
        return self.defect_view if self.tabs.currentIndex() == 0 else self.wafer_view

    @property
    def model(self) -> PagedModel:
        """Its model."""
        return self.defects if self.tabs.currentIndex() == 0 else self.wafers

    def set_theme(self, theme: Theme) -> None:
        """Copy pictures in another theme; the tables follow the palette."""
        self._theme = theme

    def activate(self) -> None:
        """Come to the front: list anew what has changed since, and take the focus."""
        if self._is_stale:
            self._reload()
        self.view.setFocus()

    def copy_lines(self) -> None:
        """Put the selected lines on the clipboard, as text and as a table."""
        spans = _spans(self.view)
        model = self.model
        if not spans:
            self._tell(translated("defects", "Select lines to copy; Ctrl+A selects all."))
            return
        columns = model.columns
        self._tables.copy_lines(
            model.listing,
            spans,
            heads=[translated("table_columns", column.title) for column in columns],
            cells=lambda line: [column.value(line) for column in columns],
            then=self._keep_lines,
        )

    def copy_picture(self) -> None:
        """Put a picture of the current line's wafer on the clipboard."""
        line = self.model.line_at(self.view.currentIndex().row())
        if line is None:
            self._tell(translated("defects", "Choose a line first; its wafer is drawn."))
            return
        self._tables.draw_map(
            line.wafer_id, theme=self._theme.name, width=_PICTURE_WIDTH, then=self._keep_picture
        )

    def showEvent(self, event: Any) -> None:  # noqa: D102, N802  Qt's name
        super().showEvent(event)
        if self._is_stale:
            self._soon.start()

    def _made_view(self, model: PagedModel, name: str) -> QTableView:
        model.ratio = self.devicePixelRatioF()
        view = QTableView(showGrid=False)
        view.setModel(model)
        view.setAlternatingRowColors(True)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setIconSize(QSize(WIDTH, HEIGHT))
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(HEIGHT + 8)
        head = view.horizontalHeader()
        for section, column in enumerate(model.columns):
            head.resizeSection(section, column.width)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setAccessibleName(translated("defects", "{name}: heads").format(name=name))
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)
        view.setAccessibleName(name)
        return view

    def _lay_out(self) -> None:
        self.tabs.addTab(self._defect_body, translated("defects", "Defects"))
        self.tabs.addTab(self._wafer_body, translated("defects", "Wafers"))
        self.tabs.setDocumentMode(True)
        self.copy_button.setToolTip(
            translated("defects", "Selected lines, for a spreadsheet or a slide (Ctrl+C)")
        )
        self.picture_button.setToolTip(
            translated("defects", "The current line's wafer with its masks (Ctrl+Shift+C)")
        )
        row = QHBoxLayout()
        row.addWidget(self._told, 1)
        row.addWidget(self.copy_button)
        row.addWidget(self.picture_button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.filter)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(row)
        self._defect_body.say(translated("defects", _EMPTY))
        self._wafer_body.say(translated("defects", _EMPTY))

    def _connect(self) -> None:
        library = self._station.library
        for signal in (library.changed, library.removed, library.corrected, library.measured):
            signal.connect(self._grow_stale)
        library.added.connect(self._grow_stale)
        self._soon.timeout.connect(self._reload)
        self.filter.changed.connect(self._filter_anew)
        self.copy_button.clicked.connect(self.copy_lines)
        self.picture_button.clicked.connect(self.copy_picture)
        for view in (self.defect_view, self.wafer_view):
            view.activated.connect(self._enter)
            add_key(view, QKeySequence.StandardKey.Copy, self.copy_lines)
            add_key(view, "Ctrl+Shift+C", self.copy_picture)
            sort_by_keys(view)
        self.defects.listed.connect(lambda: self._tell_count(0))
        self.wafers.listed.connect(lambda: self._tell_count(1))
        self.tabs.currentChanged.connect(lambda _: self._told.clear())

    def _grow_stale(self, *_: object) -> None:
        self._is_stale = True
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _reload(self) -> None:
        self._is_stale = False
        self.defects.reload()
        self.wafers.reload()

    def _filter_anew(self, wanted: TableFilter) -> None:
        self._is_stale = False
        self.defects.set_filter(wanted)
        self.wafers.set_filter(wanted)

    def _tell_count(self, tab: int) -> None:
        """Show the number of lines, or why there are none; wafers are told after defects."""
        model = (self.defects, self.wafers)[tab]
        titles = translated("defects", "Defects"), translated("defects", "Wafers")
        self.tabs.setTabText(tab, f"{titles[tab]} ({model.rowCount():,})")
        is_all, wafers = model.filter == TableFilter(), self.wafers.rowCount()
        if tab == 1:
            self._wafer_body.say(
                ""
                if wafers
                else translated("defects", _EMPTY)
                if is_all
                else translated("defects", _NO_MATCH)
            )
        nothing = (
            translated("defects", _NO_MATCH)
            if not is_all
            else translated("defects", _NOT_INSPECTED)
            if wafers
            else translated("defects", _EMPTY)
        )
        self._defect_body.say("" if self.defects.rowCount() else nothing)

    def _enter(self, index: QModelIndex) -> None:
        line = self.model.line_at(index.row())
        if line is None:
            return
        if self.model is self.defects:
            self.defect_chosen.emit(line.wafer_id, line.number)
        else:
            self.wafer_chosen.emit(line.wafer_id)

    def _tell(self, words: str) -> None:
        """Show a sentence beside the buttons, and have a screen reader say it."""
        self._told.setText(words)
        announce(self, words)

    def _keep_lines(self, copied: Copied) -> None:
        data = QMimeData()
        data.setText(copied.text)
        data.setHtml(copied.html)
        QGuiApplication.clipboard().setMimeData(data)
        self._tell(counted("line copied", copied.count))

    def _keep_picture(self, pixels: Any) -> None:
        height, width, _ = pixels.shape
        image = QImage(
            pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888
        ).copy()
        QGuiApplication.clipboard().setImage(image)
        self._tell(
            translated("defects", "Picture copied, {width} x {height} pixels.").format(
                width=width, height=height
            )
        )


def _spans(view: QTableView) -> list[tuple[int, int]]:
    """First and last row of each stretch of selected lines, in order, none twice."""
    selection = view.selectionModel().selection()
    ranges = sorted((r.top(), r.bottom()) for r in selection)  # type: ignore[attr-defined]
    spans: list[tuple[int, int]] = []
    for top, bottom in ranges:
        if spans and top <= spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], max(bottom, spans[-1][1]))
        else:
            spans.append((top, bottom))
    return spans
