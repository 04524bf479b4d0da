"""Leased wafers: taking, renewing, and what people said of them until the server has heard it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ml_core.wafer.annotation import AnnotationState, Edit
from ml_core.wafer.errors import Cancelled, WaferStudioError
from ml_core.wafer.identity import annotation_id
from sync_server.contract.queue import Lease, LeaseKind
from wafer_studio.app.account import Account
from wafer_studio.app.jobs import Lane, Progress
from wafer_studio.app.keeping import keep, read_kept
from wafer_studio.app.syncing_view import Trouble, trouble_of
from wafer_studio.app.syncing_work import ChangesInLane
from wafer_studio.sync import leases
from wafer_studio.sync.leases import Ended, Ending
from wafer_studio.sync.server import Server

if TYPE_CHECKING:
    from wafer_studio.app.workstation import Workstation


class EndedLeases:
    """Leases that ended here, per profile; they are told to the server at the next sync.

    Args:
        path: the file; a missing or broken one holds none.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ended = _read(path)

    def of(self, profile_id: str) -> tuple[Ended, ...]:
        """What a person said, oldest first."""
        return self._ended.get(profile_id, ())

    def add(self, profile_id: str, ended: Ended) -> None:
        """Keep what a person said, in place of what they said of that lease before.

        Raises:
            ExportError: the file cannot be written; nothing changed.
        """
        others = tuple(e for e in self.of(profile_id) if e.lease_id != ended.lease_id)
        self._put(profile_id, (*others, ended))

    def told(self, profile_id: str, ended: Ended) -> None:
        """Forget what the server has heard.

        Raises:
            ExportError: the file cannot be written; nothing changed.
        """
        self._put(profile_id, tuple(e for e in self.of(profile_id) if e != ended))

    def _put(self, profile_id: str, ended: tuple[Ended, ...]) -> None:
        values = {**self._ended, profile_id: ended}
        keep(
            self._path,
            {
                key: [{**vars(each), "ending": each.ending.value} for each in value]
                for key, value in values.items()
                if value
            },
            what="leases",
        )
        self._ended = values


def _read(path: Path) -> dict[str, tuple[Ended, ...]]:
    try:
        found = read_kept(path)
        return {
            str(key): tuple(Ended(**{**each, "ending": Ending(each["ending"])}) for each in value)
            for key, value in (found if isinstance(found, dict) else {}).items()
        }
    except (TypeError, ValueError, KeyError, AttributeError):
        return {}


class Leasing(QObject):
    """Leased wafers of the person who works here; lives in the GUI thread.

    Taking and renewing need the network now; endings are kept here and told at the next sync.

    Args:
        station: whose parts it uses.
        account: who is signed in.
        kept: endings that the server is to be told.
    """

    changed = Signal()
    """Leases, trouble, or whether something runs changed."""
    ended = Signal()
    """Leases are others than they were: the server is to be told, leased wafers to be fetched."""

    def __init__(
        self,
        station: "Workstation",
        account: Account,
        kept: EndedLeases,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._person, self._annotating = (
            station.jobs,
            station.person,
            station.annotating,
        )
        self._changes = ChangesInLane(station.storing)
        self._account, self._kept = account, kept
        self._running = 0
        self._open: tuple[Lease, ...] = ()
        self.trouble: Trouble | None = None
        station.annotating.edited.connect(self._follow)

    @property
    def is_running(self) -> bool:
        """True while the server is asked for something."""
        return self._running > 0

    def take(self, *, count: int = 10, days: float = 7.0) -> None:
        """Lease wafers from the queue."""
        key = self._profile_id
        self._ask(lambda server: leases.take(server, key, count=count, days=days))

    def renew(self, lease_id: str, *, days: float = 7.0) -> None:
        """Keep a lease: so many days from now."""

        def work(server: Server) -> tuple[Lease, ...]:
            leases.renew(server, lease_id, days=days)
            return leases.held(server)

        self._ask(work)

    def give_back(self, lease_id: str) -> None:
        """Give a wafer back to the queue.

        Raises:
            ExportError: it cannot be kept.
        """
        self._end(Ended(lease_id, Ending.GIVEN_BACK))

    def skip(self, lease_id: str, reason: str) -> None:
        """Pass a wafer over; the reason is told with it.

        Raises:
            ExportError: it cannot be kept.
        """
        self._end(Ended(lease_id, Ending.SKIPPED, reason=reason))

    def done(self, lease_id: str) -> None:
        """Say that a wafer was read; it is told once the server has the annotation.

        Raises:
            ExportError: it cannot be kept.
        """
        lease = next((each for each in self._open if each.lease_id == lease_id), None)
        if lease is not None:
            key = annotation_id(lease.wafer_id, self._profile_id)
            self._end(Ended(lease_id, Ending.DONE, annotation_id=key))

    def still_open(self, found: Sequence[Lease]) -> tuple[Lease, ...]:
        """Note the leases of the library; gives those that nobody has said an ending of."""
        self._open = leases.without_ended(found, self._kept.of(self._profile_id))
        return self._open

    @property
    def _profile_id(self) -> str:
        profile = self._person.profile
        return "" if profile is None else profile.profile_id

    def _follow(self, edit: Edit) -> None:
        """What was handed in, or passed over, ends its lease."""
        annotation = self._annotating.annotation
        if edit.remarks is None or annotation is None:
            return
        was, now = edit.remarks
        if was.state is now.state:
            return
        for lease in self._open:
            if lease.wafer_id != annotation.wafer_id or lease.kind is LeaseKind.REVIEW:
                continue
            if now.state is AnnotationState.SUBMITTED:
                self.done(lease.lease_id)
            elif now.state is AnnotationState.SKIPPED:
                self.skip(lease.lease_id, now.reason or "Skipped")

    def _end(self, ended: Ended) -> None:
        self._kept.add(self._profile_id, ended)
        self.changed.emit()
        self.ended.emit()

    def _ask(self, work: Callable[[Server], tuple[Lease, ...]]) -> None:
        key = self._profile_id

        def run(_: Progress) -> None:
            self._changes.keep_leases(key, work(server))

        try:
            server = self._account.server()
        except WaferStudioError as error:
            self._failed(error)
            return
        self._running += 1
        self.trouble = None
        self._jobs.start(run, lane=Lane.NETWORK, then=self._succeeded, failed=self._ended_badly)
        self.changed.emit()

    def _succeeded(self, _: None) -> None:
        self._running -= 1
        self.changed.emit()
        self.ended.emit()

    def _ended_badly(self, error: BaseException) -> None:
        self._running -= 1
        self._failed(error)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, WaferStudioError) and not isinstance(error, Cancelled):
            self.trouble = trouble_of(error)
        else:
            self._jobs.report(error)
        self.changed.emit()
