"""Leases: who gets which wafers, for how long, and how they come back."""

import datetime
import math
from collections.abc import Collection
from typing import Final

from sqlalchemy import Select, and_, exists, false, func, or_, select, true
from sqlalchemy.orm import Session

from ml_core.wafer.identity import new_id
from sync_server.auth.caller import Caller
from sync_server.auth.permissions import Permission
from sync_server.contract.envelope import ErrorCode
from sync_server.contract.queue import ItemStatus, Lease, LeaseKind, LeaseRequest, Skipped
from sync_server.errors import Refused
from sync_server.queue.items import READINGS, end_lease, release
from sync_server.queue.turn import DONE, EXPIRED, LATE, OPEN, RETURNED, SKIPPED, is_live
from sync_server.store.queue_tables import QueueItem, QueueLease, Reading, ReviewedReading, Verdict

MAX_OPEN: Final = 200
"""Wafers that one person may have at a time."""

AT_WORK_DAYS: Final = 14
"""A person who took a wafer in these days counts among those who share the queue."""

_MS: Final = "milliseconds"


def grant(
    session: Session, asked: LeaseRequest, caller: Caller, *, now: datetime.datetime
) -> tuple[str, ...]:
    """Lease wafers to a person: those assigned to them first, then the most urgent ones.

    Of what is not assigned nobody gets more than a fair share: what waits and what is leased,
    divided by the people who took wafers lately.

    Args:
        session: of a writing transaction that has the turn.
        asked: how many, for how long, for which profile.
        caller: the person.
        now: the server's time.

    Returns:
        Ids of the new leases; none where nothing waits that the person may have.
    """
    account, moment = caller.account_id, now.isoformat(timespec=_MS)
    fitting = _may_have(caller, asked.kinds)
    for_me = QueueItem.assigned_to == account
    shared = _count(session, fitting.where(QueueItem.assigned_to.is_(None)))
    mine = _count(session, fitting.where(for_me))
    open_now = _leased(session, account)
    fair = _fair_share(session, account, waiting=shared, now=now)
    most = min(asked.count, MAX_OPEN - open_now, mine + max(0, fair - open_now))
    chosen = session.scalars(
        fitting.order_by(
            QueueItem.assigned_to.is_(None),
            QueueItem.priority.desc(),
            QueueItem.queued_at,
            QueueItem.item_id,
        ).limit(max(most, 0))
    )
    until = _until(now, asked.days)
    leases, wafers = [], set[str]()
    for item in chosen.all():
        if item.wafer_id not in wafers:  # a wafer may wait for a review and a reading
            wafers.add(item.wafer_id)
            leases.append(_leased_to(item, account, asked.profile_id, moment, until))
    session.add_all(leases)
    return tuple(lease.lease_id for lease in leases)


def told(
    session: Session, account_id: str, *, now: datetime.datetime, ids: Collection[str] | None = None
) -> tuple[Lease, ...]:
    """A person's leases that hold, most urgent first.

    Args:
        session: of any transaction.
        account_id: the person.
        now: the server's time.
        ids: only these; all where None.
    """
    query = (
        select(QueueLease, QueueItem)
        .join(QueueItem, QueueItem.item_id == QueueLease.item_id)
        .where(QueueLease.account_id == account_id, is_live(now.isoformat(timespec=_MS)))
        .order_by(QueueItem.priority.desc(), QueueItem.queued_at, QueueItem.item_id)
    )
    if ids is not None:
        query = query.where(QueueLease.lease_id.in_(ids))
    return tuple(_told(session, lease, item, now) for lease, item in session.execute(query))


def lease_of(session: Session, lease_id: str, account_id: str) -> QueueLease:
    """A person's lease, however it stands.

    Raises:
        Refused: the person has none with this id.
    """
    lease = session.get(QueueLease, lease_id)
    if lease is None or lease.account_id != account_id:
        raise Refused(ErrorCode.NOT_FOUND, f"You have no lease {lease_id}.")
    return lease


def renew(
    session: Session, lease_id: str, caller: Caller, *, days: float, now: datetime.datetime
) -> None:
    """Let a lease last so many days from now; one that ran out, too, while nobody took the wafer.

    Raises:
        Refused: the person has no such lease, or the wafer is no longer theirs.
    """
    lease = lease_of(session, lease_id, caller.account_id)
    item = session.get_one(QueueItem, lease.item_id)
    if lease.state == EXPIRED and _is_free_for(session, item, caller):
        lease.state, lease.ended_at = OPEN, None
        item.status, item.lease_id = ItemStatus.LEASED, lease.lease_id
    if lease.state != OPEN:
        raise _ended(lease)
    lease.leased_until = item.leased_until = _until(now, days)


def give_back(session: Session, lease_id: str, caller: Caller, *, now: str) -> None:
    """Return a wafer to the queue; one that came back by itself is left as it is.

    Raises:
        Refused: the person has no such lease, or the wafer was read or passed over.
    """
    lease = lease_of(session, lease_id, caller.account_id)
    if lease.state in (RETURNED, EXPIRED):
        return
    _free(session, lease, RETURNED, ItemStatus.PENDING, now)


def skip(session: Session, lease: QueueLease, *, reason: str, now: str) -> Skipped:
    """Pass a wafer over; repeated, it changes nothing.

    A first reading that is skipped gives its place to one of the reserve; a second one is
    decided by who asks for it (`sync_server.queue.reviews`); a review goes to another expert.

    Raises:
        Refused: the lease has ended otherwise.
    """
    if lease.state == SKIPPED:
        return Skipped(item_id=lease.item_id)
    is_review = lease.kind == LeaseKind.REVIEW
    item = _free(
        session, lease, SKIPPED, ItemStatus.PENDING if is_review else ItemStatus.SKIPPED, now
    )
    lease.reason = reason
    if is_review and item.assigned_to == lease.account_id:
        item.assigned_to = None
    released = release(session, item) if lease.kind == LeaseKind.FIRST else None
    return Skipped(item_id=item.item_id, released=released)


def _free(
    session: Session, lease: QueueLease, state: str, status: ItemStatus, now: str
) -> QueueItem:
    item = session.get_one(QueueItem, lease.item_id)
    if lease.state != OPEN or item.lease_id != lease.lease_id:
        raise _ended(lease)
    end_lease(lease, state, now=now)
    item.status, item.lease_id, item.leased_until = status, None, None
    return item


def _may_have(caller: Caller, kinds: Collection[LeaseKind]) -> Select[QueueItem]:
    """Items that wait and that a person may have."""
    account = caller.account_id
    wafer = QueueItem.wafer_id
    has_read = exists().where(Reading.wafer_id == wafer, Reading.account_id == account)
    has_judged = exists().where(Verdict.wafer_id == wafer, Verdict.account_id == account)
    has_or_skipped = exists().where(
        QueueLease.wafer_id == wafer,
        QueueLease.account_id == account,
        or_(
            QueueLease.state == OPEN,
            and_(QueueLease.state == SKIPPED, QueueLease.kind.in_(READINGS)),
            and_(QueueLease.state == SKIPPED, QueueLease.item_id == QueueItem.item_id),
        ),
    )
    has_seen = exists().where(
        QueueLease.wafer_id == wafer,
        QueueLease.account_id == account,
        QueueLease.kind == LeaseKind.REVIEW,
    )
    is_review = QueueItem.kind == LeaseKind.REVIEW
    reads_all = true() if caller.may(Permission.ANNOTATION_READ_ALL) else false()
    fits = or_(
        and_(~is_review, ~has_judged, ~has_seen),
        and_(is_review, or_(QueueItem.assigned_to == account, reads_all)),
    )
    return select(QueueItem).where(
        QueueItem.status == ItemStatus.PENDING,
        QueueItem.kind.in_(kinds),
        or_(QueueItem.assigned_to.is_(None), QueueItem.assigned_to == account),
        ~has_read,
        ~has_or_skipped,
        fits,
    )


def _is_free_for(session: Session, item: QueueItem, caller: Caller) -> bool:
    fitting = _may_have(caller, tuple(LeaseKind)).where(QueueItem.item_id == item.item_id)
    return _count(session, fitting) > 0


def _fair_share(session: Session, account: str, *, waiting: int, now: datetime.datetime) -> int:
    since = (now - datetime.timedelta(days=AT_WORK_DAYS)).isoformat(timespec=_MS)
    others = session.scalar(
        select(func.count(QueueLease.account_id.distinct())).where(
            QueueLease.account_id != account,
            or_(QueueLease.leased_at >= since, QueueLease.state == OPEN),
        )
    )
    leased = session.scalar(
        select(func.count()).select_from(QueueLease).where(QueueLease.state == OPEN)
    )
    return math.ceil((waiting + (leased or 0)) / ((others or 0) + 1))


def _leased(session: Session, account: str) -> int:
    query = select(func.count()).select_from(QueueLease)
    query = query.where(QueueLease.account_id == account, QueueLease.state == OPEN)
    return session.scalar(query) or 0


def _count(session: Session, query: Select[QueueItem]) -> int:
    return session.scalar(select(func.count()).select_from(query.subquery())) or 0


def _leased_to(item: QueueItem, account: str, profile_id: str, now: str, until: str) -> QueueLease:
    lease = QueueLease(
        lease_id=new_id(),
        item_id=item.item_id,
        wafer_id=item.wafer_id,
        kind=item.kind,
        account_id=account,
        profile_id=profile_id,
        state=OPEN,
        leased_at=now,
        leased_until=until,
        reason="",
    )
    item.status, item.lease_id, item.leased_until = ItemStatus.LEASED, lease.lease_id, until
    return lease


def _until(now: datetime.datetime, days: float) -> str:
    return (now + datetime.timedelta(days=days)).isoformat(timespec=_MS)


def _told(session: Session, lease: QueueLease, item: QueueItem, now: datetime.datetime) -> Lease:
    readings: tuple[str, ...] = ()
    if item.kind == LeaseKind.REVIEW:
        query = select(ReviewedReading.annotation_id).where(ReviewedReading.item_id == item.item_id)
        readings = tuple(sorted(session.scalars(query)))
    until = datetime.datetime.fromisoformat(lease.leased_until)
    return Lease(
        lease_id=lease.lease_id,
        item_id=item.item_id,
        wafer_id=item.wafer_id,
        kind=LeaseKind(item.kind),
        priority=item.priority,
        reason=item.reason,
        seconds_left=(until - now).total_seconds(),
        readings=readings,
    )


def _ended(lease: QueueLease) -> Refused:
    words = {
        DONE: "The wafer has been read.",
        LATE: "The wafer has been read.",
        SKIPPED: "The wafer was passed over.",
        RETURNED: "The wafer was given back.",
    }
    text = words.get(
        lease.state,
        "The lease has ended and the wafer is no longer yours; work on it is kept all the same.",
    )
    return Refused(ErrorCode.CONFLICT, text, details={"lease": lease.state})
