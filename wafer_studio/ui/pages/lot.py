"""The lot page: a lot's gallery beside its stack, bins, measured values and comparisons."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ml_core.lots.summary import LotSummary
from ml_core.wafer.errors import Cancelled
from ml_core.wafer.map import WaferMap
from wafer_studio.app.jobs import Job
from wafer_studio.app.lots import LotRow, Lots, LotWafer
from wafer_studio.app.thumbnails import Thumbnails
from wafer_studio.app.workstation import Workstation
from wafer_studio.ui.language import noted, translated
from wafer_studio.ui.lot.bins_panel import BinsPanel
from wafer_studio.ui.lot.gallery import PICTURE_SIDE, Gallery
from wafer_studio.ui.lot.parametric_panel import ParametricPanel
from wafer_studio.ui.lot.search_box import SearchBox
from wafer_studio.ui.lot.stack_panel import StackPanel
from wafer_studio.ui.pages.compare import ComparePanel
from wafer_studio.ui.shared_words import counted
from wafer_studio.ui.theme import Theme

_NO_LIBRARY: Final = noted(
    "lot",
    "No wafers yet. Drop wafer files, folders or archives anywhere on this window.",
)
_ALL: Final = "*"
"""The entry that stands for all wafers, of whatever lot."""


class LotPage(QWidget):
    """One lot of the library.

    Args:
        station: whose library it shows.
    """

    wafer_chosen = Signal(str)
    """A wafer is to be opened in the map view: its id."""
    stack_painted = Signal(object)
    """A region was painted on the stack: a ``StackPainted`` with a shape for each wafer."""

    def __init__(self, station: Workstation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lots = Lots(station.jobs, station.storing, self)
        self.judging = station.judging
        self._thumbnails = Thumbnails(station.jobs, station.storing, self, side=PICTURE_SIDE)
        self.lot = SearchBox(translated("lot", "Lot"), width=26)
        self.gallery = Gallery(self._thumbnails)
        self.stack = StackPanel(self.lots)
        self.bins = BinsPanel(self.judging)
        self.parametric = ParametricPanel(self.lots)
        self.compare = ComparePanel(self.lots)
        self.tabs = QTabWidget()
        self._is_stale = True
        self._is_stack_stale = True
        self._stacking: Job | None = None
        self._asked = 0
        self._wanted_wafer = ""
        self._redraw: set[str] = set()
        self._ids: tuple[str, ...] = ()
        self._lay_out()
        self._connect(station)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        for part in (self.gallery, self.stack, self.bins, self.parametric, self.compare):
            part.set_theme(theme)

    def activate(self) -> None:
        """The page is on the screen: look what lots there are, if any of it changed."""
        if self._is_stale:
            self._is_stale = False
            self.lots.lots(self._take_lots)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102, N802  Qt's name
        super().showEvent(event)
        self.activate()

    def _lay_out(self) -> None:
        self.tabs.addTab(self.stack, translated("lot", "Stack"))
        self.tabs.addTab(self.bins, translated("lot", "Bins"))
        self.tabs.addTab(self.parametric, translated("lot", "Parametric"))
        self.tabs.addTab(self.compare, translated("lot", "Compare"))
        self.tabs.setDocumentMode(True)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(6, 6, 0, 6)
        row = QHBoxLayout()
        row.addWidget(QLabel(translated("lot", "Lot:")))
        row.addWidget(self.lot, 1)
        column.addLayout(row)
        column.addWidget(self.gallery, 1)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(left)
        across.addWidget(self.tabs)
        across.setStretchFactor(0, 1)
        across.setStretchFactor(1, 1)
        across.setSizes([600, 640])
        across.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(across)

    def _connect(self, station: Workstation) -> None:
        library = station.library
        self.lot.currentIndexChanged.connect(self._choose_lot)
        self.gallery.opened.connect(self.wafer_chosen)
        self.gallery.current_changed.connect(self._choose_wafer)
        self.gallery.selection_changed.connect(self._compare)
        self.stack.painted.connect(self.stack_painted)
        self.tabs.currentChanged.connect(self._show_tab)
        for signal in (library.added, library.opened, library.removed, library.measured):
            signal.connect(lambda *_: self._go_stale(()))
        library.changed.connect(lambda ids: self._go_stale((), only=ids))
        library.corrected.connect(lambda key: self._go_stale((key,)))
        # One look when work is over, not one a wafer while it goes on.
        station.jobs.ended.connect(lambda _: self._look_again(station))

    def _go_stale(self, redraw: Sequence[str], *, only: Sequence[str] | None = None) -> None:
        self._redraw.update(redraw)
        self._is_stack_stale |= only is None
        self._is_stale |= only is None or not set(only).isdisjoint(self._ids)

    def _look_again(self, station: Workstation) -> None:
        if self._is_stale and self.isVisible() and not station.jobs.running:
            self.activate()

    def _take_lots(self, found: tuple[LotRow, ...]) -> None:
        before = self.lot.currentData()
        self.lot.blockSignals(True)
        self.lot.clear()
        for row in found:
            name = row.lot or translated("lot", "No lot told")
            self.lot.addItem(f"{name} ({counted('wafer', row.wafers)})", row.lot)
        if len(found) > 1:
            self.lot.addItem(
                translated("lot", "All wafers ({found})").format(
                    found=sum(row.wafers for row in found)
                ),
                _ALL,
            )
        self.lot.setCurrentIndex(max(self.lot.findData(before), 0) if found else -1)
        self.lot.setEnabled(bool(found))
        self.lot.blockSignals(False)
        self._choose_lot()

    def _choose_lot(self) -> None:
        self._asked += 1
        asked, lot = self._asked, self.lot.currentData()
        if lot is None:
            self._take_wafers(asked, ())
        else:
            name = None if lot == _ALL else lot
            self.lots.wafers(name, lambda wafers: self._take_wafers(asked, wafers))

    def _take_wafers(self, asked: int, wafers: tuple[LotWafer, ...]) -> None:
        if asked != self._asked:
            return
        redraw, self._redraw = tuple(self._redraw), set()
        before, self._ids = self._ids, tuple(wafer.wafer_id for wafer in wafers)
        has_lots = self.lot.currentData() == _ALL
        self.gallery.set_wafers(
            wafers, words=translated("lot", _NO_LIBRARY), has_lots=has_lots, redraw=redraw
        )
        if not wafers:
            self._take_summary(asked, None)
            self.stack.show_stack(None, words=translated("lot", _NO_LIBRARY))
            self._is_stack_stale = True
            return
        if self._ids == before and not self._is_stack_stale:
            return  # only what was found on them is new, and a region may be half painted
        self._is_stack_stale = False
        if self._stacking is not None:
            self._stacking.cancel()
        self._stacking = self.lots.summarise(
            self._ids,
            then=lambda summary: self._take_summary(asked, summary),
            failed=lambda error: self._fail(asked, error),
        )

    def _take_summary(self, asked: int, summary: LotSummary | None) -> None:
        if asked == self._asked:
            self.stack.show_stack(None if summary is None else summary.stack)
            self.bins.show_lot(summary)
            self._choose_wafer(self.gallery.current_id)

    def _fail(self, asked: int, error: BaseException) -> None:
        if asked == self._asked and not isinstance(error, Cancelled):
            self.stack.show_stack(None, words=str(error))
            self.bins.show_lot(None)

    def _choose_wafer(self, wafer_id: str) -> None:
        self._wanted_wafer = wafer_id
        self.bins.show_wafer(wafer_id)
        if wafer_id:
            self.lots.maps([wafer_id], then=self._take_wafer)
        else:
            self._take_wafer(())

    def _take_wafer(self, wafers: tuple[WaferMap, ...]) -> None:
        wafer = next((w for w in wafers if w.wafer_id == self._wanted_wafer), None)
        if wafer is not None or not wafers:
            self.stack.show_wafer(wafer)
            self.parametric.show_wafer(wafer)

    def _compare(self) -> None:
        if self.tabs.currentWidget() is self.compare:
            self.compare.show_wafers(self.gallery.selected_ids)

    def _show_tab(self) -> None:
        self._compare()
        if self.tabs.currentWidget() is self.parametric:
            self.parametric.read()
