"""When a sync runs, and what is known of the last one."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ml_core.wafer.errors import Cancelled, WaferStudioError
from ml_core.wafer.packing import unpack_wafer
from wafer_studio.app.account import Account
from wafer_studio.app.jobs import Job, Lane, Progress
from wafer_studio.app.settings import SERVER, SYNC_MINUTES, SYNC_PAUSED
from wafer_studio.app.syncing_leases import EndedLeases
from wafer_studio.app.syncing_view import (
    Question,
    QuestionKind,
    Stage,
    SyncProgress,
    Trouble,
    trouble_of,
)
from wafer_studio.app.syncing_work import ChangesInLane
from wafer_studio.store.sync_rows import TooManyRemovals
from wafer_studio.sync.backoff import Backoff
from wafer_studio.sync.errors import AnotherServer, RateLimited
from wafer_studio.sync.exchange import Exchanged, sync_once, trust
from wafer_studio.sync.leases import end, held
from wafer_studio.sync.server import Server
from wafer_studio.sync.wafers import fetch_wafer, send_wafers

if TYPE_CHECKING:
    from wafer_studio.app.workstation import Workstation

DEBOUNCE_SECONDS: Final = 3.0
"""A sync begins so long after the last step, so that a row of strokes goes in one request."""

_LEASES_SECONDS: Final = 1800.0


@dataclass(frozen=True)
class Order:
    """What one sync is allowed to do.

    Attributes:
        trusts: True to go on with the database that answers now.
        may_remove_many: True to store a pull that removes over half of the shapes.
        is_asked: True where a person asked for it: the leases are fetched, too.
    """

    trusts: bool = False
    may_remove_many: bool = False
    is_asked: bool = False


class SyncRuns(QObject):
    """Runs syncs, one at a time: soon after steps, every few minutes, after failures, on demand.

    Args:
        station: whose store, person and settings it uses.
        account: who is signed in.
        ended: leases whose ending the server is to be told.
    """

    changed = Signal()
    """Something of what is known changed."""
    came = Signal(object)
    """A frozenset of ids of annotations that look different now."""
    wafers_came = Signal(object)
    """Leased wafers were put into the library: a tuple of their ids."""
    finished = Signal(object)
    """A sync came to its end: what it did (`Exchanged`)."""

    def __init__(
        self,
        station: "Workstation",
        account: Account,
        ended: EndedLeases,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._person, self._settings = station.jobs, station.person, station.settings
        self._storing, self._changes = station.storing, ChangesInLane(station.storing)
        self._account, self._ended = account, ended
        self._backoff = Backoff()
        self._job: Job | None = None
        self._next: Order | None = None
        self._leases_at: dict[str, float] = {}
        self.trouble: Trouble | None = None
        self.question: Question | None = None
        self.progress: SyncProgress | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._by_itself)

    @property
    def is_running(self) -> bool:
        """True while a sync is under way."""
        return self._job is not None

    def run(self, order: Order) -> None:
        """Sync now; where a sync is under way, once more after it."""
        profile = self._person.profile
        if self._job is not None:
            self._next = order
            return
        if profile is None or not self._settings.get(SERVER):
            return
        self._timer.stop()
        keys = self._account.profiles
        try:
            server = self._account.server()
        except WaferStudioError as error:
            self._stop(error)
            return
        self.progress = SyncProgress(Stage.CHANGES)
        self._job = self._jobs.start(
            lambda progress: self._work(progress, server, keys, order),
            lane=Lane.NETWORK,
            then=self._succeed,
            failed=self._fail,
        )
        self.changed.emit()

    def soon(self, seconds: float) -> None:
        """Sync by itself after so long at the latest, unless that is not wanted."""
        wanted = int(1000 * seconds)
        if self._timer.isActive() and self._timer.remainingTime() <= wanted:
            return
        if not self._is_waiting_for_a_person:
            self._timer.start(wanted)

    def forget(self) -> None:
        """Begin afresh, such as for another person or server."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
        self.trouble = self.question = None
        self._backoff.succeeded()
        self.changed.emit()

    def drop_question(self) -> None:
        """Take the question as answered."""
        self.question = None
        self.changed.emit()

    def close(self) -> None:
        """Begin nothing any more."""
        self._timer.stop()
        self._next = None
        if self._job is not None:
            self._job.cancel()

    @property
    def _is_waiting_for_a_person(self) -> bool:
        is_stuck = self.trouble is not None and not self.trouble.tries_again
        paused = self._settings.get(SYNC_PAUSED)
        return paused or is_stuck or self.question is not None or not self._settings.get(SERVER)

    def _by_itself(self) -> None:
        if not self._is_waiting_for_a_person:
            self.run(Order())

    def _work(
        self, progress: Progress, server: Server, keys: tuple[str, ...], order: Order
    ) -> Exchanged:
        for also in keys[1:]:
            self._exchange(progress, server, also, order)
        done = self._exchange(progress, server, keys[0], order)
        self._send_wafers(progress, server, keys[0])
        self._tell_leases(server, keys[0], is_asked=order.is_asked)
        self._fetch_leased(progress, server, keys[0])
        return done

    def _exchange(self, progress: Progress, server: Server, key: str, order: Order) -> Exchanged:
        if order.trusts:
            trust(self._changes, server, key)
        waiting = self._changes.state(key).unsent

        def report(done: Exchanged) -> None:
            progress.check()
            self._tell(progress, SyncProgress(Stage.CHANGES, done.sent + done.pulled, waiting))
            if done.annotation_ids:
                progress.hand(lambda: self.came.emit(done.annotation_ids))

        return sync_once(
            self._changes, server, key, may_remove_many=order.may_remove_many, report=report
        )

    def _send_wafers(self, progress: Progress, server: Server, key: str) -> None:
        database_id = self._changes.cursor(key).database_id
        if database_id is None:
            return

        def report(sent: int) -> None:
            progress.check()
            self._tell(progress, SyncProgress(Stage.WAFERS, sent))

        send_wafers(self._changes, server, database_id, report=report)

    def _tell_leases(self, server: Server, key: str, *, is_asked: bool) -> None:
        """Tell how leases ended, and fetch those there are; seldom, where nobody asked for it."""
        pending = {change.annotation_id for change in self._changes.unsent(key, 500)}
        pending |= {refusal.annotation_id for refusal in self._changes.refused(key)}
        told = [each for each in self._ended.of(key) if each.annotation_id not in pending]
        for each in told:
            end(server, each)
            self._ended.told(key, each)
        now = time.monotonic()
        is_due = bool(self._changes.leases(key)) and (
            now - self._leases_at.get(key, -_LEASES_SECONDS) >= _LEASES_SECONDS
        )
        if told or is_asked or is_due:
            self._changes.keep_leases(key, held(server))
            self._leases_at[key] = now

    def _fetch_leased(self, progress: Progress, server: Server, key: str) -> None:
        """Fetch leased wafers that are not in the library, for days without a network."""
        wanted = [lease.wafer_id for lease in self._changes.leases(key) if lease.seconds_left > 0]
        lines = self._storing.ask(lambda store: store.lines(wanted)).result() if wanted else ()
        missing = [key for key in wanted if key not in {line.wafer_id for line in lines}]
        for done, wafer_id in enumerate(missing):
            progress.check()
            self._tell(progress, SyncProgress(Stage.LEASES, done, len(missing)))
            wafer = unpack_wafer(fetch_wafer(server, wafer_id))
            self._storing.ask(lambda store, wafer=wafer: store.add_wafers([wafer])).result()  # type: ignore[misc]
        if missing:
            progress.hand(lambda: self.wafers_came.emit(tuple(missing)))

    def _tell(self, progress: Progress, at: SyncProgress) -> None:
        def show() -> None:
            self.progress = at
            self.changed.emit()

        progress.hand(show)

    def _succeed(self, done: Exchanged) -> None:
        self.trouble = self.question = None
        self._backoff.succeeded()
        self._end()
        self.finished.emit(done)
        self.soon(60.0 * self._settings.get(SYNC_MINUTES))

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, WaferStudioError):
            self._end()
            self._jobs.report(error)
        elif isinstance(error, Cancelled):
            self._end()
        else:
            self._stop(error)

    def _stop(self, error: WaferStudioError) -> None:
        if isinstance(error, AnotherServer):
            self.question = Question(QuestionKind.ANOTHER_SERVER, str(error))
        elif isinstance(error, TooManyRemovals):
            self.question = Question(
                QuestionKind.MANY_REMOVALS, str(error), removed=error.removed, shown=error.shown
            )
        else:
            self.trouble = trouble_of(error)
        at_least = error.retry_after if isinstance(error, RateLimited) else 0.0
        wait = self._backoff.failed(at_least=at_least)
        self._end()
        self.soon(wait)

    def _end(self) -> None:
        self._job, self.progress = None, None
        wanted, self._next = self._next, None
        self.changed.emit()
        if wanted is not None:
            self.run(wanted)
