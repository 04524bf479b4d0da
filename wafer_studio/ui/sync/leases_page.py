"""The page of the wafers that a person has taken from the lab's queue, for days."""

import time
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from wafer_studio.app.syncing_view import SyncView
from wafer_studio.app.syncing_words import Lease, LeaseKind
from wafer_studio.ui.dialogs.reason import ReasonDialog
from wafer_studio.ui.language import translated
from wafer_studio.ui.lot.table import NumberTable
from wafer_studio.ui.panels.words import WithWords
from wafer_studio.ui.sync.words import time_left
from wafer_studio.ui.theme import Theme

_TICK_MS: Final = 30_000


class LeasesPage(QWidget):
    """Takes wafers, lists them with the time left and why each was chosen, ends them.

    Args:
        clock: seconds of a clock that only runs forward.
    """

    shown = Signal()
    """The page came to the front."""
    take_asked = Signal(int, float)
    """So many wafers are wanted for so many days."""
    renew_asked = Signal(str, float)
    """A lease is to last so many days from now."""
    back_asked = Signal(str)
    """A wafer is to go back to the queue."""
    skip_asked = Signal(str, str)
    """A wafer is passed over, and why."""
    done_asked = Signal(str)
    """A wafer was read."""
    open_asked = Signal(str)
    """A wafer is to be opened, by its id."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._told_at = clock()
        self._view = SyncView()
        self._names: Mapping[str, str] = {}
        self._seen: set[str] = set()
        self._pace: float | None = None
        self.count = _spin(translated("leases", "Wafers"), 10, 500)
        self.days = _spin(translated("leases", "Days"), 7, 90)
        self.take = QPushButton(translated("leases", "&Take wafers"))
        self.table = NumberTable(
            translated("leases", "Wafers taken"),
            [
                translated("leases", "Wafer"),
                translated("leases", "To be"),
                translated("leases", "Urgency"),
                translated("leases", "Time left"),
                translated("leases", "Why it was chosen"),
            ],
        )
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._body = WithWords(self.table)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(translated("leases", "Wafers done since they were taken"))
        self.words = QLabel(wordWrap=True)
        self.open = QPushButton(translated("leases", "&Open"))
        self.done = QPushButton(translated("leases", "Do&ne"))
        self.renew = QPushButton(translated("leases", "&Renew"))
        self.back = QPushButton(translated("leases", "&Give back"))
        self.skip = QPushButton(translated("leases", "S&kip…"))
        self._tick = QTimer(self, interval=_TICK_MS)
        self._lay_out()
        self._connect()
        self.show_view(self._view)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self.table.set_theme(theme)

    def activate(self) -> None:
        """The page came to the front."""
        self.shown.emit()
        self.table.setFocus()

    def show_view(self, view: SyncView) -> None:
        """Show another state of syncing."""
        self._view, self._told_at = view, self._clock()
        self._seen.update(lease.lease_id for lease in view.leases)
        self.refresh()

    def show_names(self, names: Mapping[str, str]) -> None:
        """Name the wafers that are on this machine, by their ids."""
        self._names = names
        self.refresh()

    def show_pace(self, seconds_a_wafer: float | None) -> None:
        """Take another working time a wafer, for the time to go; None for none yet."""
        self._pace = seconds_a_wafer
        self._tell()

    def refresh(self) -> None:
        """Show all as it is by now: time runs."""
        chosen, leases = self.current, self._view.leases
        passed = self._clock() - self._told_at
        self.table.set_rows([self._row_of(lease, passed) for lease in leases])
        stretch = QHeaderView.ResizeMode.Stretch
        self.table.horizontalHeader().setSectionResizeMode(4, stretch)
        keys = [lease.lease_id for lease in leases]
        if keys:
            known = chosen is not None and chosen.lease_id in keys
            self.table.selectRow(keys.index(chosen.lease_id) if known and chosen else 0)
        self._body.say("" if leases else self._empty_words())
        self._follow()

    @property
    def current(self) -> Lease | None:
        """The selected lease; None for none."""
        row = self.table.currentRow()
        return self._view.leases[row] if 0 <= row < len(self._view.leases) else None

    def _row_of(self, lease: Lease, passed: float) -> tuple[str, ...]:
        name = self._names.get(lease.wafer_id)
        if name is None:
            words = translated("leases", "{wafer} (not on this machine)")
            name = words.format(wafer=lease.wafer_id[:8])
        left = time_left(lease.seconds_left - passed)
        return name, kind_words(lease.kind), f"{lease.priority:.2f}", left, lease.reason

    def _tell(self) -> None:
        open_ = len(self._view.leases)
        self.bar.setMaximum(max(len(self._seen), 1))
        self.bar.setValue(len(self._seen) - open_)
        self.bar.setFormat(translated("leases", "%v of %m done"))
        self.bar.setVisible(bool(self._seen))
        told = [] if self.current is None else [f"{self.current.reason.rstrip('.')}."]
        if open_ and self._pace is not None:
            minutes = max(round(open_ * self._pace / 60), 1)
            words = translated("leases", "About {minutes} min of work at your pace.")
            told.append(words.format(minutes=minutes))
        if self._view.trouble is not None:
            told.append(self._view.trouble.text)
        told.append(
            translated(
                "leases",
                "Giving back, skipping and 'done' work without a network: the server hears of "
                "them at the next sync. Taking and renewing ask it now.",
            )
        )
        self.words.setText(" ".join(told))

    def _follow(self) -> None:
        self._tell()
        self._allow()

    def _empty_words(self) -> str:
        if self._view.account is None:
            return translated("leases", "Sign in to a server to take wafers from its queue.")
        return translated("leases", "You have taken no wafers. Take some, for as long as you need.")

    def _allow(self) -> None:
        lease, is_in = self.current, self._view.account is not None
        self.take.setEnabled(is_in and not self._view.is_running)
        for button in (self.done, self.back, self.skip):
            button.setEnabled(lease is not None)
        self.renew.setEnabled(lease is not None and is_in and not self._view.is_running)
        self.open.setEnabled(lease is not None and lease.wafer_id in self._names)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        for title, spin in (
            (translated("leases", "Nu&mber of wafers:"), self.count),
            (translated("leases", "for da&ys:"), self.days),
        ):
            label = QLabel(title)
            label.setBuddy(spin)
            head.addWidget(label)
            head.addWidget(spin)
        head.addWidget(self.take)
        head.addStretch(1)
        head.addWidget(self.bar)
        row = QHBoxLayout()
        for button in (self.open, self.done, self.renew, self.back, self.skip):
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(self._body, 1)
        layout.addLayout(row)
        layout.addWidget(self.words)

    def _connect(self) -> None:
        self._tick.timeout.connect(self.refresh)
        self._tick.start()
        self.table.itemSelectionChanged.connect(self._follow)
        self.table.cellActivated.connect(lambda *_: self.open.click())
        self.take.clicked.connect(
            lambda: self.take_asked.emit(self.count.value(), float(self.days.value()))
        )
        self.open.clicked.connect(lambda: self._ask(lambda c: self.open_asked.emit(c.wafer_id)))
        self.done.clicked.connect(lambda: self._ask(lambda c: self.done_asked.emit(c.lease_id)))
        self.back.clicked.connect(lambda: self._ask(lambda c: self.back_asked.emit(c.lease_id)))
        self.renew.clicked.connect(
            lambda: self._ask(lambda c: self.renew_asked.emit(c.lease_id, float(self.days.value())))
        )
        self.skip.clicked.connect(lambda: self._ask(self._skip))

    def _ask(self, act: Callable[[Lease], None]) -> None:
        lease = self.current
        if lease is not None:
            act(lease)

    def _skip(self, lease: Lease) -> None:
        dialog = ReasonDialog(self)
        dialog.accepted.connect(lambda: self.skip_asked.emit(lease.lease_id, dialog.reason))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def kind_words(kind: LeaseKind) -> str:
    """What a wafer is to be read for."""
    return {
        LeaseKind.FIRST: translated("leases", "annotated"),
        LeaseKind.SECOND: translated("leases", "read again, blind"),
        LeaseKind.REVIEW: translated("leases", "reviewed"),
    }[kind]


def _spin(name: str, value: int, most: int) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(1, most)
    spin.setValue(value)
    spin.setAccessibleName(name)
    return spin
