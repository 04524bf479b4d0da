"""Joins all windows of syncing to the main window."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QToolBar

from ml_core.wafer.errors import WaferStudioError
from wafer_studio.app.syncing_view import SyncView
from wafer_studio.app.syncing_words import Refusal
from wafer_studio.ui.commands import add_commands
from wafer_studio.ui.language import translated
from wafer_studio.ui.sync.conflict_desk import ConflictDesk
from wafer_studio.ui.sync.lease_desk import LeaseDesk
from wafer_studio.ui.sync.names import WaferNames
from wafer_studio.ui.sync.signing import Signing
from wafer_studio.ui.sync.status import SyncStatus
from wafer_studio.ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from wafer_studio.ui.sync.panel import SyncPanel
    from wafer_studio.ui.sync.tray import TrayDialog
    from wafer_studio.ui.window import MainWindow

_SAID_MS: Final = 6000


class SyncRoom(QObject):
    """Status, panel, question and tray; conflicts, leases and signing in have desks of their own.

    Args:
        window: the window, with its own commands and its person's keys.

    Attributes:
        status: the state in the status bar.
        conflicts: conflicts in the window.
        leases: leased wafers in the window.
        signing: signing in and out.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._station = window, window.station
        self._syncing = window.station.syncing
        self._theme = LIGHT
        self._panel: SyncPanel | None = None
        self._tray: TrayDialog | None = None
        self._looked = (-1, -1)
        self._names = WaferNames(window.station.library, self)
        self.status = SyncStatus()
        window.status.insertPermanentWidget(1, self.status)
        self.conflicts = ConflictDesk(window, self._names)
        self.leases = LeaseDesk(window, self._names, self._open_on_map)
        self.signing = Signing(window)
        self._add_commands()
        self._connect()
        self._show(self._syncing.view)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.status.set_theme(theme)
        self.conflicts.banner.set_theme(theme)

    def show_panel(self) -> None:
        """Open all of the state of syncing."""
        from wafer_studio.ui.sync.panel import SyncPanel

        panel = self._panel = SyncPanel(parent=self._window)
        panel.sync_asked.connect(self._syncing.sync_now)
        panel.pause_asked.connect(self._pause)
        panel.sign_out_asked.connect(self.signing.sign_out)
        panel.along_asked.connect(self._syncing.account.take_along)
        for asked, show in (
            (panel.sign_in_asked, self.signing.show),
            (panel.question_asked, self.show_question),
            (panel.tray_asked, self.show_tray),
            (panel.conflicts_asked, self.conflicts.show),
            (panel.leases_asked, self.leases.show),
        ):
            asked.connect(panel.accept)
            asked.connect(show)
        panel.finished.connect(self._forget_panel)
        self._fill_panel(self._syncing.view)
        _open(panel)

    def show_question(self) -> None:
        """Ask what syncing waits for; nothing is asked where it waits for nothing."""
        from wafer_studio.ui.sync.question import QuestionDialog

        question = self._syncing.view.question
        if question is None:
            words = translated("sync", "Syncing waits for no answer.")
            self._window.status.showMessage(words, _SAID_MS)
            return
        dialog = QuestionDialog(question, self._window)
        dialog.answered.connect(lambda yes: self._try(lambda: self._syncing.answer_question(yes)))
        _open(dialog)

    def show_tray(self) -> None:
        """Open the tray of refused changes."""
        from wafer_studio.ui.sync.tray import TrayDialog

        tray = self._tray = TrayDialog(self._theme, parent=self._window)
        tray.again_asked.connect(self._syncing.try_again)
        tray.export_asked.connect(self._export_tray)
        tray.wafer_asked.connect(tray.accept)
        tray.wafer_asked.connect(self._open_on_map)
        tray.finished.connect(self._forget_tray)
        self._look_into_tray()
        _open(tray)

    def _add_commands(self) -> None:
        window = self._window
        calls: dict[str, Callable[[], object]] = {
            "sync_now": self._syncing.sync_now,
            "sync_state": self.show_panel,
            "sync_pause": lambda: self._pause(not self._syncing.view.is_paused),
            "conflicts": self.conflicts.show,
            "next_conflict": self.conflicts.show_next,
            "tray": self.show_tray,
            "leases": self.leases.show,
            "sign_in": self.signing.show,
            "sign_out": self.signing.sign_out,
        }
        toolbar = window.findChild(QToolBar, "main")
        assert toolbar is not None
        made = add_commands(window, toolbar, calls)
        window.actions_by_key |= made
        window.personal.shortcuts.attach(made)

    def _connect(self) -> None:
        self.status.clicked.connect(self.show_panel)
        self.status.told.connect(self._window.personal.announcer.say)
        self._syncing.changed.connect(self._show)
        self._syncing.refreshing.hold_while(self._is_under_way)
        self._names.changed.connect(self._look_into_tray)

    def _show(self, view: SyncView) -> None:
        self.status.show_view(view)
        actions = self._window.actions_by_key
        for key in ("sync_now", "sync_pause"):
            actions[key].setEnabled(bool(view.server))
        actions["sign_out"].setEnabled(view.account is not None)
        self._fill_panel(view)
        self.leases.show_view(view)
        if (view.conflicts, view.refused) != self._looked:
            self._looked = (view.conflicts, view.refused)
            self.conflicts.look_up()
            self._look_into_tray()

    def _fill_panel(self, view: SyncView) -> None:
        if self._panel is not None:
            left = self._syncing.account.left_behind
            self._panel.show_view(view, left_behind="" if left is None else left.name)

    def _look_into_tray(self) -> None:
        if self._tray is not None:
            self._syncing.refused(self._take_refusals)

    def _take_refusals(self, refusals: tuple[Refusal, ...]) -> None:
        self._names.look_up(refusal.wafer_id for refusal in refusals)
        if self._tray is not None:
            self._tray.show_refusals(refusals, self._names.known)

    def _export_tray(self, path: Path) -> None:
        words = translated("tray", "{count} refused changes were written to {path}.")
        messages = self._station.messages
        self._syncing.export_tray(
            path, then=lambda count: messages.tell(words.format(count=count, path=path))
        )

    def _open_on_map(self, wafer_id: str) -> None:
        self._window.pages.setCurrentWidget(self._window.page)
        self._window.wafers.choose(wafer_id)

    def _pause(self, is_paused: bool) -> None:
        self._try(lambda: self._syncing.pause(is_paused))

    def _forget_panel(self) -> None:
        self._panel = None

    def _forget_tray(self) -> None:
        self._tray = None

    def _is_under_way(self) -> bool:
        """Whether what came has to wait: a stroke, or a note that is being typed."""
        page, remarks = self._window.page, self._station.annotating.remarks
        note = page.draw.remarks.note
        is_typing = note.hasFocus() and note.toPlainText() != remarks.note
        return page.drawing.is_busy or is_typing

    def _try(self, call: Callable[[], object]) -> None:
        try:
            call()
        except WaferStudioError as error:
            self._station.messages.report(error)


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
