"""Signing in to the lab's server; working without one stays as good as ever."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from wafer_studio.app.syncing_view import Trouble, TroubleKind
from wafer_studio.ui.accessibility import announce
from wafer_studio.ui.language import translated

_EXAMPLE = "https://wafers.example.com"


class SignInDialog(QDialog):
    """Address, name and password; code and new password only where the server wants them.

    Args:
        server: address as known so far.
        username: name as known so far.
        authority: file of the company's certificate authority; empty for the well-known ones.
    """

    asked = Signal()
    """Sign in with what the fields say."""
    browser_asked = Signal()
    """Sign in through the company's identity provider."""
    none_asked = Signal()
    """Work without a server from now on."""

    def __init__(
        self,
        *,
        server: str,
        username: str = "",
        authority: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.authority = authority
        self._is_in_browser = False
        self.setWindowTitle(translated("sign_in", "Sign in"))
        self.setMinimumWidth(480)
        self.server = _field(translated("sign_in", "Server"), server)
        self.server.setPlaceholderText(_EXAMPLE)
        self.username = _field(translated("sign_in", "Name"), username)
        self.password = _field(translated("sign_in", "Password"), is_secret=True)
        self.new_password = _field(translated("sign_in", "New password"), is_secret=True)
        self.code = _field(translated("sign_in", "Code"))
        self.words = QLabel(wordWrap=True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.certificate = QPushButton(translated("sign_in", "Company's &certificate…"))
        self.company = QPushButton(translated("sign_in", "Sign in through the &company…"))
        self.without = QPushButton(translated("sign_in", "&Work without a server"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton(
            translated("sign_in", "Sign in"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._form = QFormLayout()
        self._lay_out()
        self._connect()
        self._show_more(code=False, new_password=False)
        self.say(translated("sign_in", "Your work stays on this disk, signed in or not."))
        (self.username if server else self.server).setFocus()

    @property
    def is_in_browser(self) -> bool:
        """True while the code that the browser shows is wanted."""
        return self._is_in_browser

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what went wrong, and show the field that is wanted."""
        self.set_busy(is_busy=False)
        if trouble.kind is TroubleKind.CODE:
            self._show_more(code=True, new_password=self._form.isRowVisible(self.new_password))
            self.code.setFocus()
        elif trouble.kind is TroubleKind.NEW_PASSWORD:
            self._show_more(code=self._form.isRowVisible(self.code), new_password=True)
            self.new_password.setFocus()
        self.certificate.setVisible(trouble.kind is TroubleKind.UNTRUSTED or bool(self.authority))
        self.say(trouble.text, at_once=True)

    def show_browser(self, url: str) -> None:
        """Open a page in the person's browser; its address stands here too, if none opens."""
        self.set_busy(is_busy=False)
        self._is_in_browser = True
        self._show_more(code=True, new_password=False)
        words = translated(
            "sign_in",
            "Sign in in the browser, then type the code that it shows. The page is {address}",
        )
        self.say(words.format(address=url))
        self.code.setFocus()
        QDesktopServices.openUrl(QUrl(url))

    def set_busy(self, *, is_busy: bool) -> None:
        """While the server is asked nothing can be asked again."""
        self.go.setEnabled(not is_busy)
        self.company.setEnabled(not is_busy)
        if is_busy:
            self.say(translated("sign_in", "Asking the server …"))

    def _lay_out(self) -> None:
        for field in (self.server, self.username, self.password, self.new_password, self.code):
            title = QLabel(field.accessibleName() + ":")
            title.setBuddy(field)
            self._form.addRow(title, field)
        self.words.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        layout = QVBoxLayout(self)
        layout.addLayout(self._form)
        layout.addWidget(self.words)
        left = Qt.AlignmentFlag.AlignLeft
        for button in (self.certificate, self.company, self.without):
            button.setAutoDefault(False)
            layout.addWidget(button, 0, left)
        layout.addWidget(self.buttons)
        self.go.setDefault(True)
        self.certificate.setVisible(bool(self.authority))

    def _connect(self) -> None:
        self.buttons.accepted.connect(self.asked)
        self.buttons.rejected.connect(self.reject)
        self.company.clicked.connect(self.browser_asked)
        self.without.clicked.connect(self.none_asked)
        self.certificate.clicked.connect(self._choose_certificate)

    def _choose_certificate(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            translated("sign_in", "The company's certificate authority"),
            self.authority,
            translated("sign_in", "Certificates (*.pem *.crt)"),
        )
        if name:
            self.authority = name
            words = translated("sign_in", "Certificates are checked with {file} from now on.")
            self.say(words.format(file=name))

    def _show_more(self, *, code: bool, new_password: bool) -> None:
        self._form.setRowVisible(self.code, code)
        self._form.setRowVisible(self.new_password, new_password)
        for field in (self.username, self.password):
            self._form.setRowVisible(field, not self._is_in_browser)

    def say(self, words: str, *, at_once: bool = False) -> None:
        """Show a sentence, and have a screen reader say it."""
        self.words.setText(words)
        if self.isVisible():
            announce(self, words, at_once=at_once)


def _field(name: str, text: str = "", *, is_secret: bool = False) -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    if is_secret:
        field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
