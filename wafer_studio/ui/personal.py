"""What makes the window each person's own: keys, settings, recent files, tour, announcements."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QMenu, QToolBar

from ml_core.wafer.errors import WaferStudioError
from wafer_studio.app.annotating import Saving
from wafer_studio.app.library import Order, WaferQuery, WaferRow
from wafer_studio.app.messages import Crash
from wafer_studio.app.recent import RecentFiles
from wafer_studio.app.settings import (
    BRUSH_SIZE,
    IDLE_SECONDS,
    INSPECT_ON_OPEN,
    MODEL,
    OPACITY,
    PERSON,
    PROVIDER,
    RECENT_LENGTH,
    THEME,
    TOUR_OFFERED,
)
from wafer_studio.places import resources
from wafer_studio.ui.accessibility import Announcer
from wafer_studio.ui.canvas.layer_table import MASKS, PROPOSALS, SHAPES
from wafer_studio.ui.commands import add_commands
from wafer_studio.ui.language import translated
from wafer_studio.ui.people import People
from wafer_studio.ui.restarting import restart_after
from wafer_studio.ui.shortcuts import Shortcuts
from wafer_studio.ui.tour import Tour, TourOffer, name_parts

if TYPE_CHECKING:
    from wafer_studio.ui.dialogs.crash import CrashDialog
    from wafer_studio.ui.window import MainWindow

_ELIDED_AT: Final = 70


class Personal(QObject):
    """Joins the personal rooms to the window; the window makes it after its own commands.

    Args:
        window: the window; gets the commands that it has not made itself.

    Attributes:
        keep_work: brings the work to the disk when a bug came up, and says in one sentence what
            is kept.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._station = window.station
        settings, data = self._station.settings, self._station.data
        self._crash: CrashDialog | None = None
        self.keep_work: Callable[[], str] = self._keep_annotation
        self.announcer = Announcer(window)
        self._announce()
        self.recent = RecentFiles(
            self._station.jobs, data / "recent.json", lambda: settings.get(RECENT_LENGTH), self
        )
        self.recent_menu = QMenu(window)
        self.recent_menu.setToolTipsVisible(True)
        self.people = People(self._station.switching, window)
        self._station.switching.settle = self._settle
        self.shortcuts = Shortcuts(data / "shortcuts.json", self)
        self._add_commands()
        self._connect()
        for owner in (window, window.page):
            name_parts(owner)
        for setting in (BRUSH_SIZE, OPACITY, IDLE_SECONDS):
            self._apply(setting.key)

    def show_settings(self) -> None:
        """Open the settings."""
        from wafer_studio.ui.dialogs.settings import SettingsDialog

        _open(SettingsDialog(self._station.settings, self._window))

    def show_keys(self) -> None:
        """Open the table of keys."""
        from wafer_studio.ui.dialogs.shortcuts import ShortcutsDialog

        _open(ShortcutsDialog(self.shortcuts, self._window))

    def start_tour(self) -> Tour:
        """Start the guided tour, on the sample lot where the library is empty."""
        if not self._window.wafers.model.rowCount():
            once = Qt.ConnectionType.SingleShotConnection
            self._station.library.opened.connect(self._open_telling_wafer, once)
            self._window.asking.open_sample()
        for offer in self._window.findChildren(TourOffer):
            offer.hide()
        self._window.pages.setCurrentIndex(0)
        self._window.page.tabs.setCurrentIndex(0)
        tour = Tour(self._window, self.announcer)
        tour.start()
        return tour

    def show_crash(self, crash: Crash) -> None:
        """Keep the work and show a bug; further ones go into the same dialog."""
        from wafer_studio.ui.dialogs.crash import CrashDialog

        if self._crash is not None:
            self._crash.add(crash)
            return
        self._crash = CrashDialog(
            crash,
            kept=self._kept(),
            restart=lambda: restart_after(self._window.close),
            parent=self._window,
        )
        self._crash.finished.connect(self._forget_crash)
        _open(self._crash)

    def _keep_annotation(self) -> str:
        """Bring what is drawn to the disk, as far as it is not there."""
        annotating = self._station.annotating
        annotating.keep_time()
        annotating.retry()
        if annotating.saving is Saving.SAVED:
            return translated(
                "crash",
                "Your work is safe: every finished step is in the journal on the disk, and the "
                "next start shows the wafers as they were.",
            )
        return annotating.trouble or translated(
            "crash", "The last step is on its way to the disk; all before it are there."
        )

    def _kept(self) -> str:
        try:
            return self.keep_work()
        except WaferStudioError as error:
            return str(error)
        except Exception as error:  # noqa: BLE001  the crash hook: the first bug must be shown
            words = translated("crash", "The last step could not be brought to the disk: {error}.")
            return words.format(error=error)

    def _settle(self) -> None:
        """Hand on what is typed and not told yet."""
        self._window.page.draw.remarks.note.finish()

    def _announce(self) -> None:
        window, document = self._window, self._station.document
        self.announcer.follow(document)
        self.announcer.follow_steps(self._station.annotating)
        self.announcer.follow_messages(self._station.messages)
        self.announcer.follow_cells(window.map, window.map.cell_changed)
        self.announcer.follow_defects(document, window.map.defect_chosen)
        self.announcer.follow_defects(document, window.defects.chosen)

    def _add_commands(self) -> None:
        window = self._window
        calls: dict[str, Callable[[], object]] = {
            "recent": _nothing,
            "person": _nothing,
            "new_person": self.people.ask_name,
            "settings": self.show_settings,
            "keys": self.show_keys,
            "tour": self.start_tour,
        }
        missing = {key: call for key, call in calls.items() if key not in window.actions_by_key}
        toolbar = window.findChild(QToolBar, "main")
        assert toolbar is not None
        window.actions_by_key |= add_commands(window, toolbar, missing)
        window.actions_by_key["recent"].setMenu(self.recent_menu)
        window.actions_by_key["person"].setMenu(self.people.menu)
        window.status.insertPermanentWidget(2, self.people.button)
        self.shortcuts.attach(window.actions_by_key)
        self.shortcuts.attach(window.legend.shortcuts)

    def _connect(self) -> None:
        self.shortcuts.changed.connect(self._window.legend.tell_keys)
        self._window.legend.tell_keys()
        self._station.library.asked.connect(self._remember)
        self._station.settings.changed.connect(self._apply)
        self.recent.changed.connect(self._fill_recent)
        self.recent_menu.aboutToShow.connect(self.recent.look)
        self._window.shown_first.connect(self._offer_tour)
        self._fill_recent()

    def _remember(self, paths: tuple[Path, ...]) -> None:
        own = [path for path in paths if path != resources() / "samples"]
        self._try(lambda: self.recent.add(own))

    def _apply(self, key: str) -> None:
        """Have a setting that was changed hold at once."""
        settings, station = self._station.settings, self._station
        if key == THEME.key:
            action = self._window.actions_by_key[f"theme_{settings.get(THEME)}"]
            if not action.isChecked():
                action.trigger()
        elif key in (MODEL.key, PROVIDER.key):
            station.load_model()
        elif key == INSPECT_ON_OPEN.key:
            station.inspecting.on_open = settings.get(INSPECT_ON_OPEN)
        elif key == IDLE_SECONDS.key:
            station.annotating.stopwatch.idle_seconds = float(settings.get(IDLE_SECONDS))
        elif key == PERSON.key:
            station.follow_person()
        elif key == BRUSH_SIZE.key:
            self._window.page.drawing.settings.brush_radius = settings.get(BRUSH_SIZE) / 2
        elif key == OPACITY.key:
            for layer in (MASKS, PROPOSALS, SHAPES):
                self._window.map.layers.set_opacity(layer, settings.get(OPACITY) / 100)
        elif key == RECENT_LENGTH.key:
            self._fill_recent()

    def _fill_recent(self) -> None:
        menu = self.recent_menu
        menu.clear()
        entries = self.recent.entries
        for number, entry in enumerate(entries, start=1):
            mark = f"&{number}  " if number < 10 else ""
            gone = translated("recent", "{path} (missing)") if entry.is_missing else "{path}"
            path = _elided(str(entry.path)).replace("&", "&&")
            action = menu.addAction(mark + gone.format(path=path))
            action.setToolTip(str(entry.path))
            action.setEnabled(not entry.is_missing)
            action.triggered.connect(partial(self._open_again, entry.path))
        if not entries:
            menu.addAction(translated("recent", "Nothing was opened yet")).setEnabled(False)
            return
        menu.addSeparator()
        forget = menu.addAction(translated("recent", "Forget what is &missing"))
        forget.setEnabled(any(entry.is_missing for entry in entries))
        forget.triggered.connect(lambda: self._try(self.recent.forget_missing))
        clear = menu.addAction(translated("recent", "&Forget all"))
        clear.triggered.connect(lambda: self._try(self.recent.clear))

    def _open_again(self, path: Path) -> None:
        self._station.library.open_paths([path])

    def _offer_tour(self) -> None:
        settings = self._station.settings
        if not settings.get(TOUR_OFFERED):
            self._try(lambda: settings.set(TOUR_OFFERED, True))
            offer = TourOffer(self._window, self.start_tour)
            self.announcer.say(offer.words.text())

    def _open_telling_wafer(self) -> None:
        """Open the wafer with the largest share of fails: there is something to see on it."""
        query = WaferQuery(order=Order.FAILS)
        self._station.library.page(query, first=0, size=1, then=self._choose_first)

    def _choose_first(self, rows: tuple[WaferRow, ...]) -> None:
        if rows:
            self._window.wafers.choose(rows[0].wafer_id)

    def _forget_crash(self) -> None:
        self._crash = None

    def _try(self, call: Callable[[], object]) -> None:
        try:
            call()
        except WaferStudioError as error:
            self._station.messages.report(error)


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _elided(name: str) -> str:
    half = _ELIDED_AT // 2
    return name if len(name) <= _ELIDED_AT else f"{name[: half - 10]}…{name[-half - 9 :]}"


def _nothing() -> None:
    """Open a submenu, which does it by itself."""
