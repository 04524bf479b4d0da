"""Syncing as the window sees it: its whole state, and all that a person can do with it.

Nothing here pops up by itself and nothing waits: what is asked for runs in the background, and
what came of it is in ``view``. `docs/sync.md` tells how to use it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ml_core.wafer.annotation import Annotation, Remarks
from ml_core.wafer.shapes import Shape
from sync_server.contract.queue import Lease
from wafer_studio.app.account import Account
from wafer_studio.app.annotating import Saving
from wafer_studio.app.models_of_server import ModelsOfServer
from wafer_studio.app.refreshing import Refreshing
from wafer_studio.app.settings import SERVER, SYNC_PAUSED
from wafer_studio.app.syncing_leases import EndedLeases, Leasing
from wafer_studio.app.syncing_runs import DEBOUNCE_SECONDS, Order, SyncRuns
from wafer_studio.app.syncing_view import QuestionKind, SyncView
from wafer_studio.app.tray_export import write_tray
from wafer_studio.store.sync_rows import Conflict, Refusal, SyncState
from wafer_studio.sync.wire import Wire, checked_address

if TYPE_CHECKING:
    from wafer_studio.app.workstation import Workstation
    from wafer_studio.store.store import Store

_LOOK_MS: Final = 150

MakeWire = Callable[[str, Path | None], Wire]


class Syncing(QObject):
    """Joins store, network and timers; lives in the GUI thread.

    Args:
        station: whose parts it uses.
        make_wire: opens a connection to an address; a test may put its own.

    Attributes:
        account: who is signed in; signing in and out.
        leasing: leased wafers.
        refreshing: shows what came in the open annotation.
        models: model packages of the server.
    """

    changed = Signal(object)
    """``view`` changed: the new one (`SyncView`)."""
    finished = Signal(object)
    """A sync came to its end: what it did (`Exchanged`)."""

    def __init__(
        self,
        station: "Workstation",
        *,
        make_wire: MakeWire | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._storing, self._person = station.storing, station.person
        self._settings, self._annotating = station.settings, station.annotating
        self._library = station.library
        self._state, self._leases = SyncState(), tuple[Lease, ...]()
        ended = EndedLeases(station.data / "ended_leases.json")
        self.account = Account(station, make_wire=make_wire, parent=self)
        self._runs = SyncRuns(station, self.account, ended, parent=self)
        self.leasing = Leasing(station, self.account, ended, parent=self)
        self.refreshing = Refreshing(station.annotating, parent=self)
        self.models = ModelsOfServer(station, self.account, parent=self)
        self._looking = QTimer(self, interval=_LOOK_MS, singleShot=True)
        self._connect()

    @property
    def view(self) -> SyncView:
        """The whole state, as it was last looked at."""
        state, runs = self._state, self._runs
        return SyncView(
            server=self._settings.get(SERVER),
            account=self.account.view,
            is_paused=self._settings.get(SYNC_PAUSED),
            is_running=runs.is_running or self.leasing.is_running,
            unsent=state.unsent,
            unsent_since=state.unsent_since,
            refused=state.refused,
            conflicts=state.conflicts,
            last_success=state.last_success,
            trouble=runs.trouble or self.leasing.trouble,
            progress=runs.progress,
            leases=self._leases,
            question=runs.question,
        )

    def use_server(self, address: str) -> None:
        """Sync with another server from now on; none where empty.

        Raises:
            SyncError: the address is none, or would send passwords in the clear.
            ExportError: the settings cannot be written.
        """
        self._settings.set(SERVER, checked_address(address) if address.strip() else "")

    def sync_now(self) -> None:
        """Sync at once, also while paused; a question that waits is asked again."""
        self._runs.run(Order(is_asked=True))

    def pause(self, is_paused: bool) -> None:
        """Send and fetch nothing by itself, or go on with it.

        Raises:
            ExportError: the settings cannot be written.
        """
        self._settings.set(SYNC_PAUSED, is_paused)

    def network_is_back(self) -> None:
        """Try at once what failed for want of a network."""
        if self._runs.trouble is not None and self._runs.trouble.tries_again:
            self._runs.soon(0.0)

    def answer_question(self, yes: bool) -> None:
        """Answer what the sync waits for; a no pauses it, and nothing is touched."""
        question = self._runs.question
        if question is None:
            return
        self._runs.drop_question()
        if not yes:
            self.pause(True)
        elif question.kind is QuestionKind.ANOTHER_SERVER:
            self._runs.run(Order(trusts=True, is_asked=True))
        else:
            self._runs.run(Order(may_remove_many=True, is_asked=True))

    def refused(self, then: Callable[[tuple[Refusal, ...]], None]) -> None:
        """Look up the tray: changes that the server refused, oldest first."""
        key = self._profile_id
        self._storing.start(lambda store: store.changes.refused(key), then=then)

    def try_again(self, change_ids: Sequence[str]) -> None:
        """Take changes out of the tray and send them again."""

        def sent(_: None) -> None:
            self._look_soon()
            self._runs.run(Order())

        self._storing.write(lambda store: store.changes.try_again(change_ids), then=sent)

    def export_tray(self, path: Path, *, then: Callable[[int], None] | None = None) -> None:
        """Write the tray to a file, one change a line as JSON; a failure is told as a message.

        Args:
            path: the file.
            then: gets the number of changes.
        """
        key = self._profile_id
        self._storing.start(
            lambda store: write_tray(path, store.changes.tray_lines(key)), then=then
        )

    def conflicts(
        self,
        then: Callable[[tuple[Conflict, ...]], None],
        *,
        annotation_id: str | None = None,
    ) -> None:
        """Look up what is in conflict, of one annotation or all."""
        self._storing.start(lambda store: store.changes.conflicts(annotation_id), then=then)

    def merge(self, conflict: Conflict, outcome: Sequence[Shape] | Remarks) -> bool:
        """Resolve a conflict of the open annotation by a step that can be taken back.

        Args:
            conflict: as the person saw it; a side that came since then stays in conflict.
            outcome: the shapes that shall be there (the first keeps the shape's id; none of
                them: it is removed), or what shall be said of the wafer.

        Returns:
            False where the annotation is not open, or its last step is not on the disk yet.
        """
        annotation = self._annotating.annotation
        if annotation is None or annotation.annotation_id != conflict.annotation_id:
            return False

        def merge(store: "Store", now: Annotation) -> object:
            if isinstance(outcome, Remarks):
                return store.annotations.merge_remarks(now, conflict, outcome)
            return store.annotations.merge_shape(now, conflict, outcome)

        return self._annotating.have_store(merge)

    def close(self) -> None:
        """Begin nothing any more, and let go of the network."""
        self._looking.stop()
        self._runs.close()
        self.account.close()

    @property
    def _profile_id(self) -> str:
        profile = self._person.profile
        return "" if profile is None else profile.profile_id

    def _connect(self) -> None:
        runs, account = self._runs, self.account
        runs.changed.connect(self._tell)
        runs.came.connect(self.refreshing.came)
        runs.wafers_came.connect(lambda ids: self._library.added.emit(len(ids)))
        runs.finished.connect(self.finished)
        runs.finished.connect(self._look_soon)
        self.leasing.changed.connect(self._look_soon)
        self.leasing.ended.connect(lambda: runs.run(Order(is_asked=True)))
        account.changed.connect(self._tell)
        account.signed_in.connect(self._begin)
        self._person.changed.connect(self._begin)
        self._settings.changed.connect(self._follow)
        self._annotating.saving_changed.connect(self._follow_step)
        self._looking.timeout.connect(self._look)

    def _begin(self) -> None:
        """Begin with a person, or one who just signed in."""
        self._runs.forget()
        self._look()
        self._runs.soon(0.0)

    def _follow(self, key: str) -> None:
        if key == SERVER.key:
            self._begin()
        elif key == SYNC_PAUSED.key:
            self._runs.soon(0.0)
            self._tell()

    def _follow_step(self) -> None:
        if self._annotating.saving is Saving.SAVED:
            self._look_soon()
            self._runs.soon(DEBOUNCE_SECONDS)

    def _look_soon(self, *_: object) -> None:
        if not self._looking.isActive():
            self._looking.start()

    def _look(self) -> None:
        key = self._profile_id
        self._storing.start(
            lambda store: (store.changes.state(key), store.changes.leases(key)), then=self._take
        )

    def _take(self, found: tuple[SyncState, tuple[Lease, ...]]) -> None:
        self._state, leases = found
        self._leases = self.leasing.still_open(leases)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.view)
