"""Which readings an expert sees, and what they say of them."""

import hashlib
from collections.abc import Collection
from typing import Final

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from ml_core.wafer.identity import new_id
from sync_server.annotations.state import KeptAnnotation, one_kept
from sync_server.auth.caller import Caller
from sync_server.auth.permissions import Permission
from sync_server.contract.envelope import ErrorCode
from sync_server.contract.queue import ItemStatus, LeaseKind, ReviewRequest
from sync_server.errors import Refused
from sync_server.queue.items import WAITING, end_lease, new_review
from sync_server.queue.turn import DONE, OPEN, RETURNED, is_live
from sync_server.store.queue_tables import QueueItem, QueueLease, Reading, ReviewedReading, Verdict
from sync_server.store.tables import LoggedChange

SAMPLED: Final = 0.10
"""Share of the readings without disagreement that an expert sees all the same."""

_UNKNOWN: Final = 0.10
"""Priority of a single reading's review: nobody knows what a second reader would say."""
_SERVER: Final = "server"


def is_drawn(annotation_id: str, *, weight: float = 1.0) -> bool:
    """Draw a reading for review by lot; the same answer for the same id, on any machine.

    Args:
        annotation_id: of the reading.
        weight: 1 for the usual chance, 2 for twice of it.
    """
    digest = hashlib.sha256(annotation_id.encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64 < SAMPLED * weight


def sample_single(session: Session, wafer_id: str, annotation_id: str, *, now: str) -> None:
    """Queue the review of a wafer's only reading if it is drawn."""
    if is_drawn(annotation_id):
        reason = "Drawn for review: one of ten readings is."
        queue_review(session, wafer_id, [annotation_id], priority=_UNKNOWN, reason=reason, now=now)


def queue_review(
    session: Session,
    wafer_id: str,
    annotation_ids: Collection[str],
    *,
    priority: float,
    reason: str,
    now: str,
) -> None:
    """Queue the review of readings; one of the wafer that waits already takes them in.

    Args:
        session: of a writing transaction that has the turn.
        wafer_id: the wafer.
        annotation_ids: its readings.
        priority: how much they disagree, 0 to 1.
        reason: why, in words.
        now: the server's time.
    """
    item = session.scalars(
        select(QueueItem).where(
            QueueItem.wafer_id == wafer_id,
            QueueItem.kind == LeaseKind.REVIEW,
            QueueItem.status.in_(WAITING),
        )
    ).first()
    if item is None:
        item = new_review(wafer_id, priority=priority, reason=reason, account_id=_SERVER, now=now)
        session.add(item)
        session.flush()
    elif priority > item.priority:
        item.priority, item.reason = priority, reason
    for annotation_id in annotation_ids:
        session.merge(ReviewedReading(item_id=item.item_id, annotation_id=annotation_id))


def was_reviewed(session: Session, annotation_ids: Collection[str]) -> bool:
    """True where some review was queued that has all of these readings."""
    together = (
        select(ReviewedReading.item_id)
        .where(ReviewedReading.annotation_id.in_(annotation_ids))
        .group_by(ReviewedReading.item_id)
        .having(func.count() == len(annotation_ids))
    )
    return session.scalars(together.limit(1)).first() is not None


def review_skipped_second(session: Session, lease: QueueLease, *, now: str) -> None:
    """Queue the review of a first reading whose second reader passed the wafer over."""
    first = session.scalars(
        select(Reading.annotation_id).where(Reading.wafer_id == lease.wafer_id)
    ).all()
    reason = f"The second reader passed it over: {lease.reason}"[:2000]
    queue_review(session, lease.wafer_id, first, priority=0.5, reason=reason, now=now)


def drop_from_reviews(session: Session, annotation_id: str) -> tuple[str, ...]:
    """Take a removed annotation out of the reviews that wait.

    Returns:
        Places that have no reading left.
    """
    items = session.scalars(
        select(QueueItem.item_id)
        .join(ReviewedReading, ReviewedReading.item_id == QueueItem.item_id)
        .where(ReviewedReading.annotation_id == annotation_id, QueueItem.status.in_(WAITING))
    ).all()
    session.execute(
        delete(ReviewedReading).where(
            ReviewedReading.annotation_id == annotation_id, ReviewedReading.item_id.in_(items)
        )
    )
    left = set(
        session.scalars(select(ReviewedReading.item_id).where(ReviewedReading.item_id.in_(items)))
    )
    return tuple(item_id for item_id in items if item_id not in left)


def has_seen_others(session: Session, account_id: str, wafer_id: str) -> bool:
    """True where a person has had a review of a wafer, or has judged a reading of it."""
    leased = select(QueueLease.lease_id).where(
        QueueLease.account_id == account_id,
        QueueLease.wafer_id == wafer_id,
        QueueLease.kind == LeaseKind.REVIEW,
    )
    judged = select(Verdict.review_id).where(
        Verdict.account_id == account_id, Verdict.wafer_id == wafer_id
    )
    return any(session.scalars(query.limit(1)).first() is not None for query in (leased, judged))


def give_reviews_back(session: Session, account_id: str, wafer_id: str, *, now: str) -> None:
    """Give a wafer's review back of a person who has read it: nobody reviews their own reading."""
    leases = session.scalars(
        select(QueueLease).where(
            QueueLease.account_id == account_id,
            QueueLease.wafer_id == wafer_id,
            QueueLease.kind == LeaseKind.REVIEW,
            QueueLease.state == OPEN,
        )
    )
    for lease in leases.all():
        end_lease(lease, RETURNED, now=now)
        item = session.get_one(QueueItem, lease.item_id)
        item.status, item.lease_id, item.leased_until = ItemStatus.PENDING, None, None


def reviews_of(session: Session, account_id: str, annotation_id: str, *, now: str) -> bool:
    """True where a person has an annotation for review now."""
    return (
        session.scalar(
            select(
                exists().where(
                    ReviewedReading.annotation_id == annotation_id,
                    QueueLease.item_id == ReviewedReading.item_id,
                    QueueLease.account_id == account_id,
                    is_live(now),
                )
            )
        )
        or False
    )


def judge(
    session: Session, asked: ReviewRequest, caller: Caller, *, profile_id: str, now: str
) -> Verdict:
    """Keep an expert's verdict, and finish the place in the queue once all its readings have one.

    Args:
        session: of a writing transaction that has the turn.
        asked: the verdict.
        caller: the expert.
        profile_id: in whose name.
        now: the server's time.

    Returns:
        The verdict; the kept one where it says the same of the same version.

    Raises:
        Refused: the caller may not judge it, or it is not in a state to be judged.
    """
    annotation = one_kept(session, asked.annotation_id)
    _check_judge(session, annotation, caller, now)
    if asked.verdict == "correct":
        _check_corrected(session, annotation, caller)
    item = _review_item(session, asked.annotation_id, caller.account_id)
    known = _known(session, asked, annotation, caller)
    if known is not None:
        return known
    verdict = Verdict(
        review_id=new_id(),
        annotation_id=asked.annotation_id,
        wafer_id=annotation.wafer_id,
        item_id=None if item is None else item.item_id,
        account_id=caller.account_id,
        profile_id=profile_id,
        verdict=asked.verdict,
        note=asked.note,
        version=annotation.version,
        judged_at=now,
    )
    session.add(verdict)
    session.flush()
    if item is not None:
        _finish_if_all_judged(session, item, asked.annotation_id, now)
    return verdict


def finished_by(session: Session, verdict: Verdict) -> str | None:
    """The place in the queue that a verdict belongs to, once all its readings have one."""
    if verdict.item_id is None or not is_all_judged(session, verdict.item_id):
        return None
    return verdict.item_id


def is_all_judged(session: Session, item_id: str) -> bool:
    """True where each reading of a review has its verdict."""
    judged = select(Verdict.annotation_id).where(Verdict.item_id == item_id)
    left = select(ReviewedReading.annotation_id).where(
        ReviewedReading.item_id == item_id, ReviewedReading.annotation_id.not_in(judged)
    )
    return session.scalars(left).first() is None


def _check_judge(session: Session, annotation: KeptAnnotation, caller: Caller, now: str) -> None:
    own = annotation.remarks.profile_id in caller.profiles
    lent = reviews_of(session, caller.account_id, annotation.annotation_id, now=now)
    if own or not (lent or caller.may(Permission.ANNOTATION_READ_ALL)):
        raise Refused(
            ErrorCode.FORBIDDEN,
            "Nobody reviews their own annotation; give the review back."
            if own
            else "Only an engineer, or who has leased the review, may judge an annotation.",
        )
    if annotation.remarks.state != "submitted":
        raise Refused(
            ErrorCode.CONFLICT,
            f"The annotation is a {annotation.remarks.state} one; only a submitted one is judged.",
        )


def _check_corrected(session: Session, annotation: KeptAnnotation, caller: Caller) -> None:
    own = select(LoggedChange.number).where(
        LoggedChange.annotation_id == annotation.annotation_id,
        LoggedChange.author.in_(caller.profiles),
    )
    if session.scalars(own.limit(1)).first() is None:
        raise Refused(
            ErrorCode.CONFLICT,
            "You have changed nothing in this annotation; correct its shapes first, then say so.",
        )


def _known(
    session: Session, asked: ReviewRequest, annotation: KeptAnnotation, caller: Caller
) -> Verdict | None:
    return session.scalars(
        select(Verdict).where(
            Verdict.annotation_id == asked.annotation_id,
            Verdict.account_id == caller.account_id,
            Verdict.version == annotation.version,
            Verdict.verdict == asked.verdict,
            Verdict.note == asked.note,
        )
    ).first()


def _review_item(session: Session, annotation_id: str, account_id: str) -> QueueItem | None:
    """The review that waits, or that this person has; one that another has is left to them."""
    items = session.scalars(
        select(QueueItem)
        .join(ReviewedReading, ReviewedReading.item_id == QueueItem.item_id)
        .where(ReviewedReading.annotation_id == annotation_id, QueueItem.status.in_(WAITING))
    )
    for item in items:
        holder = None
        if item.lease_id is not None:
            holder = session.get_one(QueueLease, item.lease_id).account_id
        if holder in (None, account_id):
            return item
    return None


def _finish_if_all_judged(session: Session, item: QueueItem, annotation_id: str, now: str) -> None:
    if not is_all_judged(session, item.item_id):
        return
    if item.lease_id is not None:
        lease = session.get_one(QueueLease, item.lease_id)
        end_lease(lease, DONE, now=now)
        lease.annotation_id = annotation_id
    item.status, item.lease_id, item.leased_until = ItemStatus.DONE, None, None
    item.annotation_id, item.done_at = annotation_id, now
