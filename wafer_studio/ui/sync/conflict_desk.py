"""Conflicts in the window: the mark above the wafer, the page, and steps that resolve them."""

from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ml_core.wafer.annotation import Remarks
from ml_core.wafer.identity import annotation_id
from ml_core.wafer.shapes import Shape
from wafer_studio.app.syncing_words import Conflict
from wafer_studio.ui.language import translated
from wafer_studio.ui.sync.banner import ConflictBanner
from wafer_studio.ui.sync.choosing import whole_side
from wafer_studio.ui.sync.names import WaferNames

if TYPE_CHECKING:
    from wafer_studio.ui.sync.conflicts_page import ConflictsPage
    from wafer_studio.ui.window import MainWindow

_SAID_MS: Final = 6000

Resolved = tuple[Conflict, Sequence[Shape] | Remarks]


class ConflictDesk(QObject):
    """Looks conflicts up, shows them, and takes one step after the other to resolve them.

    Args:
        window: gets the mark and the page.
        names: of wafers.

    Attributes:
        banner: the mark above a wafer in conflict.
        conflicts: all, as they were last looked up.
    """

    looked_up = Signal()
    """``conflicts`` are new."""

    def __init__(self, window: "MainWindow", names: WaferNames) -> None:
        super().__init__(window)
        self._window, self._station = window, window.station
        self._syncing, self._names = window.station.syncing, names
        self._page: ConflictsPage | None = None
        self._to_merge: deque[Resolved] = deque()
        self.conflicts: tuple[Conflict, ...] = ()
        self.banner = ConflictBanner()
        layout = window.page.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, self.banner)
        self._place = window.pages.add_page(translated("sync", "Versions"), self._made_page)
        self.banner.compare_asked.connect(self.show)
        self._syncing.finished.connect(lambda _: self.look_up())
        self._station.document.wafer_changed.connect(self._show_wafer)
        self._station.annotating.opened.connect(self._show_banner)
        self._station.annotating.saving_changed.connect(self._merge_next)
        names.changed.connect(self._show_names)

    def show(self) -> None:
        """Bring the page that compares versions to the front."""
        self._window.pages.setCurrentIndex(self._place)

    def show_next(self) -> None:
        """Go to the next conflict, on its page."""
        is_there = self._window.pages.currentIndex() == self._place
        self.show()
        if is_there and self._page is not None:
            self._page.step(1)

    def look_up(self) -> None:
        """Look up what is in conflict now."""
        self._syncing.conflicts(self._take)

    def _made_page(self) -> QWidget:
        from wafer_studio.ui.sync.conflicts_page import ConflictsPage

        page = self._page = ConflictsPage(is_mine=self._is_mine)
        page.asked.connect(self.look_up)
        page.wafer_asked.connect(self._window.wafers.choose)
        page.merge_asked.connect(lambda conflict, outcome: self._merge([(conflict, outcome)]))
        page.batch_asked.connect(self._show_batch)
        page.show_names(self._names.known)
        page.show_wafer(self._station.document.wafer)
        page.show_conflicts(self.conflicts)
        return page

    def _take(self, conflicts: tuple[Conflict, ...]) -> None:
        self.conflicts = conflicts
        self._show_banner()
        self._names.look_up(conflict.wafer_id for conflict in conflicts)
        if self._page is not None:
            self._page.show_conflicts(conflicts)
        self.looked_up.emit()

    def _show_wafer(self) -> None:
        self._show_banner()
        if self._page is not None:
            self._page.show_wafer(self._station.document.wafer)

    def _show_names(self) -> None:
        if self._page is not None:
            self._page.show_names(self._names.known)

    def _show_banner(self) -> None:
        wafer_id = self._station.document.wafer_id
        mine = [c for c in self.conflicts if c.wafer_id == wafer_id and self._is_mine(c)]
        self.banner.show_count(len(mine))

    def _is_mine(self, conflict: Conflict) -> bool:
        """Whether a conflict is over an annotation of the person who works here."""
        profile = self._station.person.profile
        key = "" if profile is None else profile.profile_id
        return bool(key) and conflict.annotation_id == annotation_id(conflict.wafer_id, key)

    def _merge(self, resolved: Sequence[Resolved]) -> None:
        self._to_merge.extend(resolved)
        self._merge_next()

    def _merge_next(self) -> None:
        """Resolve the next one; each is a step, and begins when the one before is on the disk."""
        if not self._to_merge or not self._station.annotating.can_edit:
            return
        conflict, outcome = self._to_merge.popleft()
        if not self._syncing.merge(conflict, outcome):
            self._to_merge.clear()
            words = translated("conflicts", "Open the wafer of this conflict first.")
            self._window.status.showMessage(words, _SAID_MS)

    def _show_batch(self) -> None:
        from wafer_studio.ui.sync.batch import BatchDialog

        wafer = self._station.document.wafer
        if self._page is None or wafer is None:
            return
        mine = [conflict for conflict in self._page.of_this_wafer if self._is_mine(conflict)]
        dialog = BatchDialog(mine, wafer.name, self._window)
        dialog.accepted.connect(
            lambda: self._merge([(c, whole_side(c, side)) for c, side in dialog.chosen])
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
