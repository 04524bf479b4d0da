"""What becomes of a reading that is handed in: it finishes a place, or is kept beside it.

Work is never refused because it is late: the change log has it already. It finishes the place it
was leased for while nobody else has it; otherwise it is kept as another reading of the wafer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from sync_server.contract.envelope import ErrorCode
from sync_server.contract.queue import ItemStatus, LeaseKind
from sync_server.contract.sync import Change, Entity
from sync_server.errors import Refused
from sync_server.queue.items import READINGS, WAITING, end_lease, queue_second, withdraw
from sync_server.queue.reviews import (
    drop_from_reviews,
    give_reviews_back,
    has_seen_others,
    sample_single,
)
from sync_server.queue.turn import DONE, LATE, OPEN
from sync_server.store.queue_tables import Agreement, QueueItem, QueueLease, Reading
from sync_server.store.tables import Annotation


@dataclass(frozen=True)
class Work:
    """A submitted annotation of a person.

    Attributes:
        annotation_id, wafer_id: which annotation of which wafer.
        account_id, profile_id: the person.
    """

    annotation_id: str
    wafer_id: str
    account_id: str
    profile_id: str


@dataclass(frozen=True)
class Settled:
    """What became of a reading; the fields are those of `contract.queue.Done`."""

    item_id: str | None
    kept_as: LeaseKind
    is_late: bool
    message: str


_SEEN: Final = Settled(
    None,
    LeaseKind.REVIEW,
    is_late=False,
    message="You have seen the readings of others on this wafer; your annotation is kept, but it "
    "is not compared with theirs.",
)


def settle(session: Session, work: Work, *, lease: QueueLease | None, now: str) -> Settled:
    """Keep a reading, finish the place in the queue that it is for, and queue what follows.

    Args:
        session: of a writing transaction that has the turn.
        work: the reading.
        lease: the person's lease it was done under; None where it came without one.
        now: the server's time.

    Returns:
        What became of it; the same once more where the reading was kept before. Of a person who
        has had a review of the wafer nothing is kept as a reading: it would not be blind.

    Raises:
        Refused: the person has read the wafer before, in another annotation.
    """
    known = session.get(Reading, (work.wafer_id, work.account_id))
    if known is not None:
        return _repeated(known, work, lease, now)
    item = _place_for(session, work)
    holds = lease is not None or (item is not None and item.status == ItemStatus.LEASED)
    if not holds and has_seen_others(session, work.account_id, work.wafer_id):
        return _SEEN
    others = session.scalars(
        select(Reading.annotation_id).where(Reading.wafer_id == work.wafer_id)
    ).all()
    settled = _kept_beside(lease, others=len(others)) if item is None else _finished(item)
    if item is not None:
        _finish(session, item, work, now)
    if lease is not None and lease.state != DONE:
        end_lease(lease, DONE if item is not None else LATE, now=now)
        lease.annotation_id = work.annotation_id
    session.add(
        Reading(
            wafer_id=work.wafer_id,
            account_id=work.account_id,
            annotation_id=work.annotation_id,
            profile_id=work.profile_id,
            item_id=settled.item_id,
            kind=settled.kept_as,
            is_late=settled.is_late,
            read_at=now,
        )
    )
    session.flush()
    give_reviews_back(session, work.account_id, work.wafer_id, now=now)
    _follow_up(session, item, work, others=len(others), now=now)
    return settled


def forget(session: Session, annotation_id: str, *, now: str) -> None:
    """Forget the reading of an annotation that was removed: its place waits again.

    Args:
        session: of a writing transaction that has the turn.
        annotation_id: which annotation.
        now: the server's time.
    """
    gone = session.scalars(select(Reading).where(Reading.annotation_id == annotation_id)).first()
    if gone is not None:
        session.delete(gone)
        session.flush()
    session.execute(
        delete(Agreement).where(
            or_(Agreement.annotation_id == annotation_id, Agreement.other_id == annotation_id)
        )
    )
    for item in session.scalars(
        select(QueueItem).where(
            QueueItem.annotation_id == annotation_id, QueueItem.kind.in_(READINGS)
        )
    ):
        item.status, item.annotation_id, item.done_at = ItemStatus.PENDING, None, None
    for item_id in drop_from_reviews(session, annotation_id):
        withdraw(session, item_id, now=now)
    if gone is not None:
        session.flush()
        _read_twice_again(session, gone.wafer_id, now)


def forget_removed(session: Session, changes: Iterable[Change], *, now: str) -> None:
    """Forget the readings of annotations that pushed changes have removed.

    Args:
        session: of a writing transaction that has the turn.
        changes: as they were pushed; those that the log refused remove nothing.
        now: the server's time.
    """
    for annotation_id in {change.annotation_id for change in changes if removes(change)}:
        if session.get(Annotation, annotation_id) is None:
            forget(session, annotation_id, now=now)


def removes(change: Change) -> bool:
    """True for a change that removes an annotation."""
    return change.entity is Entity.ANNOTATION and change.body is None


def _read_twice_again(session: Session, wafer_id: str, now: str) -> None:
    """Queue the second reading of a wafer that has lost one of its two."""
    readings = select(func.count()).select_from(Reading).where(Reading.wafer_id == wafer_id)
    first = session.scalars(
        select(QueueItem).where(
            QueueItem.wafer_id == wafer_id,
            QueueItem.status == ItemStatus.DONE,
            QueueItem.double_reading,
        )
    ).first()
    is_single = session.scalar(readings) == 1
    if first is not None and is_single and not _waits(session, wafer_id):
        queue_second(session, first, now=now)


def _place_for(session: Session, work: Work) -> QueueItem | None:
    """The place that the person has; else one of the wafer that waits and is open to them."""
    query = select(QueueItem).where(
        QueueItem.wafer_id == work.wafer_id, QueueItem.kind.in_(READINGS)
    )
    own = select(QueueLease.lease_id).where(
        QueueLease.account_id == work.account_id, QueueLease.state == OPEN
    )
    held = query.where(QueueItem.status == ItemStatus.LEASED, QueueItem.lease_id.in_(own))
    waits = query.where(
        QueueItem.status == ItemStatus.PENDING,
        or_(QueueItem.assigned_to.is_(None), QueueItem.assigned_to == work.account_id),
    ).order_by(QueueItem.kind, QueueItem.queued_at, QueueItem.item_id)  # 'first' before 'second'
    return session.scalars(held).first() or session.scalars(waits).first()


def _finish(session: Session, item: QueueItem, work: Work, now: str) -> None:
    if item.lease_id is not None:
        held = session.get_one(QueueLease, item.lease_id)
        end_lease(held, DONE, now=now)
        held.annotation_id = work.annotation_id
    item.status, item.lease_id, item.leased_until = ItemStatus.DONE, None, None
    item.annotation_id, item.done_at = work.annotation_id, now


def _finished(item: QueueItem) -> Settled:
    kind = LeaseKind(item.kind)
    text = "The wafer is read." if kind is LeaseKind.FIRST else "The second reading is kept."
    return Settled(item.item_id, kind, is_late=False, message=text)


def _kept_beside(lease: QueueLease | None, *, others: int) -> Settled:
    if lease is not None:
        text = (
            "The lease had ended and the wafer was given on; your work is kept as a second "
            "reading and compared with the other."
        )
        return Settled(None, LeaseKind.SECOND, is_late=True, message=text)
    kind = LeaseKind.SECOND if others else LeaseKind.FIRST
    text = "No place in the queue waited for this; the annotation is kept as a reading."
    return Settled(None, kind, is_late=False, message=text)


def _repeated(known: Reading, work: Work, lease: QueueLease | None, now: str) -> Settled:
    if known.annotation_id != work.annotation_id:
        raise Refused(
            ErrorCode.CONFLICT,
            "You have read this wafer before, in another annotation; one person's two readings "
            "are never compared. The work itself is kept.",
            details={"annotation_id": known.annotation_id},
        )
    if lease is not None and lease.state not in (DONE, LATE):
        end_lease(lease, LATE, now=now)
        lease.annotation_id = work.annotation_id
    return Settled(known.item_id, LeaseKind(known.kind), known.is_late, "It was kept before.")


def _follow_up(
    session: Session, item: QueueItem | None, work: Work, *, others: int, now: str
) -> None:
    """Queue the blind second reading; or draw by lot whether an expert sees a single reading."""
    if others:
        return  # the comparison decides
    if _waits(session, work.wafer_id):
        return
    if item is not None and item.double_reading:
        queue_second(session, item, now=now)
    else:
        sample_single(session, work.wafer_id, work.annotation_id, now=now)


def _waits(session: Session, wafer_id: str) -> bool:
    """True where a wafer waits for a reading, or somebody has it for one."""
    place = session.scalars(
        select(QueueItem.item_id).where(
            QueueItem.wafer_id == wafer_id,
            QueueItem.kind.in_(READINGS),
            QueueItem.status.in_(WAITING),
        )
    ).first()
    return place is not None
