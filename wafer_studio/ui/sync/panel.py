"""All of the state of syncing in words, and what can be done about it."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from wafer_studio.app.syncing_view import AccountView, Stage, SyncProgress, SyncView
from wafer_studio.ui.dialogs.sizes import begin_with
from wafer_studio.ui.language import translated
from wafer_studio.ui.sync.words import (
    ago,
    clock_of,
    conflicts_words,
    here_and_now,
    refused_words,
    unsent_words,
)


class SyncPanel(QDialog):
    """What is unsent since when and why, what is refused or in conflict, the last success.

    Args:
        clock: gives the time of this machine.
    """

    sync_asked = Signal()
    pause_asked = Signal(bool)
    sign_in_asked = Signal()
    sign_out_asked = Signal()
    tray_asked = Signal()
    conflicts_asked = Signal()
    leases_asked = Signal()
    question_asked = Signal()
    along_asked = Signal()
    """The work of who worked here before is to be sent, too."""

    def __init__(
        self,
        clock: Callable[[], datetime.datetime] = here_and_now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._view = SyncView()
        self.setWindowTitle(translated("sync", "Syncing"))
        begin_with(self, 560, 420)
        self.server, self.account = _line(), _line()
        self.unsent, self.success = _line(), _line()
        self.refused, self.conflicts, self.leases = _line(), _line(), _line()
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.safe = QLabel(
            translated(
                "sync",
                "All work is on this disk first and stays there, whatever the network does.",
            ),
            wordWrap=True,
        )
        self.bar = QProgressBar()
        self.bar.setAccessibleName(translated("sync", "Progress of syncing"))
        self.now = QPushButton(translated("sync", "&Sync now"))
        self.pause = QPushButton(translated("sync", "&Pause"))
        self.sign_in = QPushButton(translated("sync", "Sign &in…"))
        self.sign_out = QPushButton(translated("sync", "Sign &out"))
        self.answer = QPushButton(translated("sync", "&Answer the question…"))
        self.along = QPushButton()
        self.to_tray = QPushButton(translated("sync", "&Refused changes…"))
        self.to_conflicts = QPushButton(translated("sync", "&Compare versions…"))
        self.to_leases = QPushButton(translated("sync", "My &wafers…"))
        self._lay_out()
        self._connect()
        self.show_view(self._view)

    def show_view(self, view: SyncView, *, left_behind: str = "") -> None:
        """Show another state.

        Args:
            view: the state.
            left_behind: who worked here before this account; empty for nobody.
        """
        words = translated("sync", "Send the earlier work of {name}, &too")
        self.along.setText(words.format(name=left_behind))
        self.along.setVisible(bool(left_behind))
        self._view, now = view, self._clock()
        self.server.setText(view.server or translated("sync", "none; all work stays here"))
        self.account.setText(account_words(view.account))
        self.unsent.setText(unsent_words(view, now) or translated("sync", "nothing"))
        self.success.setText(_when(view.last_success, now))
        none = translated("sync", "none")
        self.refused.setText(refused_words(view.refused) if view.refused else none)
        self.conflicts.setText(conflicts_words(view.conflicts) if view.conflicts else none)
        self.leases.setText(str(len(view.leases)) if view.leases else none)
        self.trouble.setText(_told(view))
        self.trouble.setVisible(bool(self.trouble.text()))
        self._show_progress(view.progress if view.is_running else None)
        self._allow(view)

    def _show_progress(self, progress: SyncProgress | None) -> None:
        self.bar.setVisible(progress is not None)
        if progress is not None:
            self.bar.setMaximum(progress.total)
            self.bar.setValue(progress.done)
            self.bar.setFormat(f"{stage_words(progress.stage)}: %v / %m")

    def _allow(self, view: SyncView) -> None:
        is_in = view.account is not None
        self.now.setEnabled(bool(view.server) and is_in and not view.is_running)
        self.pause.setEnabled(bool(view.server))
        self.pause.setText(
            translated("sync", "&Go on") if view.is_paused else translated("sync", "&Pause")
        )
        self.sign_in.setVisible(not is_in)
        self.sign_out.setVisible(is_in)
        self.answer.setVisible(view.question is not None)
        self.to_tray.setEnabled(bool(view.refused))
        self.to_conflicts.setEnabled(bool(view.conflicts))

    def _lay_out(self) -> None:
        form = QFormLayout()
        for title, line in (
            (translated("sync", "Server:"), self.server),
            (translated("sync", "Signed in:"), self.account),
            (translated("sync", "Unsent:"), self.unsent),
            (translated("sync", "Last success:"), self.success),
        ):
            form.addRow(title, line)
        for title, line, button in (
            (translated("sync", "Refused:"), self.refused, self.to_tray),
            (translated("sync", "In conflict:"), self.conflicts, self.to_conflicts),
            (translated("sync", "Wafers taken:"), self.leases, self.to_leases),
        ):
            form.addRow(title, _beside(line, button))
        row = QHBoxLayout()
        for button in (self.now, self.pause, self.sign_in, self.sign_out):
            row.addWidget(button)
        row.addStretch(1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.trouble)
        layout.addWidget(self.answer, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.along, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(form)
        layout.addWidget(self.bar)
        layout.addWidget(self.safe)
        layout.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(close)

    def _connect(self) -> None:
        self.now.clicked.connect(self.sync_asked)
        self.pause.clicked.connect(lambda: self.pause_asked.emit(not self._view.is_paused))
        for button, asked in (
            (self.sign_in, self.sign_in_asked),
            (self.sign_out, self.sign_out_asked),
            (self.answer, self.question_asked),
            (self.along, self.along_asked),
            (self.to_tray, self.tray_asked),
            (self.to_conflicts, self.conflicts_asked),
            (self.to_leases, self.leases_asked),
        ):
            button.clicked.connect(asked)
            button.setAutoDefault(False)
        self.now.setDefault(True)


def account_words(account: AccountView | None) -> str:
    """Who is signed in."""
    if account is None:
        return translated("sync", "nobody")
    name = account.full_name or account.username
    if account.is_kept:
        return name
    return translated("sync", "{name}, until the program ends").format(name=name)


def stage_words(stage: Stage) -> str:
    """What a sync is at."""
    return {
        Stage.CHANGES: translated("sync", "Changes"),
        Stage.WAFERS: translated("sync", "Wafers"),
        Stage.LEASES: translated("sync", "Wafers taken"),
        Stage.MODEL: translated("sync", "Model"),
    }[stage]


def _told(view: SyncView) -> str:
    """Trouble and question, in full."""
    told = [] if view.question is None else [view.question.text]
    if view.trouble is not None:
        told.append(view.trouble.text)
        if view.trouble.tries_again:
            told.append(translated("sync", "It is tried again by itself."))
    return " ".join(told)


def _when(time: str | None, now: datetime.datetime) -> str:
    if time is None:
        return translated("sync", "never")
    words, clock = ago(time, now), clock_of(time, now)
    return words if words == clock else f"{words} ({clock})"


def _line() -> QLabel:
    line = QLabel(wordWrap=True)
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return line


def _beside(line: QLabel, button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(line, 1)
    row.addWidget(button)
    return row
