"""Signing in and out: between the dialog, the settings and the account."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ml_core.wafer.errors import WaferStudioError
from wafer_studio.app.settings import SERVER, SERVER_CA
from wafer_studio.app.syncing_view import Trouble
from wafer_studio.ui.sync.sign_in import SignInDialog

if TYPE_CHECKING:
    from wafer_studio.ui.window import MainWindow


class Signing(QObject):
    """Opens the dialog, and closes it once somebody is signed in.

    Args:
        window: its parent.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._station = window, window.station
        self._syncing = window.station.syncing
        self._dialog: SignInDialog | None = None
        account = self._syncing.account
        account.failed.connect(self._show_failure)
        account.signed_in.connect(self._close)
        account.changed.connect(self._close_if_signed_in)
        account.browser_asked.connect(self._show_browser)

    def show(self) -> None:
        """Ask for the server, and for who signs in."""
        settings, account = self._station.settings, self._syncing.account
        dialog = self._dialog = SignInDialog(
            server=settings.get(SERVER), authority=settings.get(SERVER_CA), parent=self._window
        )
        dialog.asked.connect(self._sign_in)
        dialog.browser_asked.connect(lambda: self._at_server(account.sign_in_with_browser))
        dialog.none_asked.connect(self._work_without)
        dialog.finished.connect(self._forget)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def sign_out(self) -> None:
        """Sign out; all work stays."""
        self._syncing.account.sign_out()

    def _sign_in(self) -> None:
        dialog, account = self._dialog, self._syncing.account
        if dialog is None:
            return
        code = dialog.code.text().strip()
        name, password = dialog.username.text().strip(), dialog.password.text()
        new = dialog.new_password.text()
        if dialog.is_in_browser:
            self._at_server(lambda: account.give_code(code))
        elif new:
            self._at_server(lambda: account.change_password(name, password, new, code))
        else:
            self._at_server(lambda: account.sign_in(name, password, code))

    def _at_server(self, act: Callable[[], None]) -> None:
        """Do something at the server that the dialog names, or say there why it cannot be."""
        dialog, settings = self._dialog, self._station.settings
        if dialog is None:
            return
        try:
            settings.set(SERVER_CA, dialog.authority)
            self._syncing.use_server(dialog.server.text())
            dialog.set_busy(is_busy=True)
            act()
        except WaferStudioError as error:
            dialog.set_busy(is_busy=False)
            dialog.say(str(error), at_once=True)

    def _work_without(self) -> None:
        try:
            self._syncing.use_server("")
        except WaferStudioError as error:
            self._station.messages.report(error)
        self._close()

    def _show_failure(self, trouble: Trouble) -> None:
        if self._dialog is not None:
            self._dialog.show_trouble(trouble)
        else:
            self._station.messages.tell(trouble.text)

    def _show_browser(self, url: str) -> None:
        if self._dialog is not None:
            self._dialog.show_browser(url)

    def _close_if_signed_in(self) -> None:
        if self._syncing.account.view is not None:
            self._close()

    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()

    def _forget(self) -> None:
        self._dialog = None
