"""The page of leased wafers in the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ml_core.wafer.errors import WaferStudioError
from wafer_studio.app.syncing_view import SyncView
from wafer_studio.ui.language import translated
from wafer_studio.ui.sync.names import WaferNames

if TYPE_CHECKING:
    from wafer_studio.ui.sync.leases_page import LeasesPage
    from wafer_studio.ui.window import MainWindow


class LeaseDesk(QObject):
    """Makes the page when it is first shown, and joins it to what syncing does.

    Args:
        window: gets the page.
        names: of wafers.
        open_wafer: opens one on the map, by its id.
    """

    def __init__(
        self, window: "MainWindow", names: WaferNames, open_wafer: Callable[[str], None]
    ) -> None:
        super().__init__(window)
        self._window, self._station = window, window.station
        self._names, self._open_wafer = names, open_wafer
        self._page: LeasesPage | None = None
        self._place = window.pages.add_page(translated("sync", "Queue"), self._made_page)
        names.changed.connect(self._show_names)
        self._station.tally.changed.connect(self._show_pace)
        self._station.library.opened.connect(self._look_up)

    def show(self) -> None:
        """Bring the page to the front."""
        self._window.pages.setCurrentIndex(self._place)

    def show_view(self, view: SyncView) -> None:
        """Show another state of syncing."""
        if self._page is not None:
            self._page.show_view(view)
            self._look_up()

    def _made_page(self) -> QWidget:
        from wafer_studio.ui.sync.leases_page import LeasesPage

        leasing = self._station.syncing.leasing
        page = self._page = LeasesPage()
        page.take_asked.connect(lambda count, days: leasing.take(count=count, days=days))
        page.renew_asked.connect(lambda key, days: leasing.renew(key, days=days))
        page.back_asked.connect(lambda key: self._try(lambda: leasing.give_back(key)))
        page.done_asked.connect(lambda key: self._try(lambda: leasing.done(key)))
        page.skip_asked.connect(lambda key, why: self._try(lambda: leasing.skip(key, why)))
        page.open_asked.connect(self._open_wafer)
        page.shown.connect(self._look_up)
        page.show_names(self._names.known)
        page.show_view(self._station.syncing.view)
        self._show_pace()
        return page

    def _look_up(self) -> None:
        if self._page is not None:
            self._names.look_up(lease.wafer_id for lease in self._station.syncing.view.leases)

    def _show_names(self) -> None:
        if self._page is not None:
            self._page.show_names(self._names.known)

    def _show_pace(self) -> None:
        standing = self._station.tally.standing
        if self._page is not None:
            self._page.show_pace(None if standing is None else standing.seconds_a_wafer)

    def _try(self, call: Callable[[], object]) -> None:
        try:
            call()
        except WaferStudioError as error:
            self._station.messages.report(error)
