"""Places in the queue: how they come in, and how they go without having been read."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ml_core.wafer.identity import new_id
from sync_server.contract.envelope import ErrorCode
from sync_server.contract.queue import ItemStatus, LeaseKind, Queued, QueueEntry, QueueRequest
from sync_server.errors import Refused
from sync_server.queue.turn import OPEN, WITHDRAWN
from sync_server.store.queue_tables import QueueItem, QueueLease
from sync_server.store.tables import Account, Wafer

WAITING = (ItemStatus.RESERVE, ItemStatus.PENDING, ItemStatus.LEASED)
READINGS = (LeaseKind.FIRST, LeaseKind.SECOND)


def queue_up(session: Session, asked: QueueRequest, *, account_id: str, now: str) -> Queued:
    """Queue wafers; one that waits for a reading already is left as it is.

    Args:
        session: of a writing transaction that has the turn.
        asked: which wafers.
        account_id: who queues them.
        now: the server's time.

    Raises:
        Refused: a wafer or an account is not on this server; nothing is queued.
    """
    _check_wafers(session, [entry.wafer_id for entry in asked.items])
    for account in {entry.assigned_to for entry in asked.items} - {None}:
        check_account(session, account)
    waiting = _waiting(session, [entry.wafer_id for entry in asked.items])
    items, already = [], []
    for entry in asked.items:
        if entry.wafer_id in waiting:
            already.append(entry.wafer_id)
            continue
        waiting.add(entry.wafer_id)
        items.append(_first(entry, asked.round, account_id, now))
    session.add_all(items)
    return Queued(items=tuple(item.item_id for item in items), already=tuple(already))


def queue_second(session: Session, first: QueueItem, *, now: str) -> None:
    """Queue the blind second reading of a wafer that was read first."""
    reason = f"Blind second reading. {first.reason}"
    made = _item(first.wafer_id, LeaseKind.SECOND, first.priority, reason, first.queued_by, now)
    made.round, made.predicted = first.round, first.predicted
    session.add(made)


def new_review(
    wafer_id: str, *, priority: float, reason: str, account_id: str, now: str
) -> QueueItem:
    """A place for an expert's review; not yet in a session."""
    return _item(wafer_id, LeaseKind.REVIEW, priority, reason, account_id, now)


def item_with_id(session: Session, item_id: str) -> QueueItem:
    """A place in the queue.

    Raises:
        Refused: there is none with this id.
    """
    item = session.get(QueueItem, item_id)
    if item is None:
        raise Refused(ErrorCode.NOT_FOUND, f"There is no place {item_id} in the queue.")
    return item


def withdraw(session: Session, item_id: str, *, now: str) -> QueueItem:
    """Take a place out of the queue, whoever has it; work that arrives for it is kept.

    Raises:
        Refused: there is none with this id, or it is done.
    """
    item = item_with_id(session, item_id)
    if item.status == ItemStatus.DONE:
        raise Refused(ErrorCode.CONFLICT, "The wafer has been read; there is nothing to withdraw.")
    if item.lease_id is not None:
        end_lease(session.get_one(QueueLease, item.lease_id), WITHDRAWN, now=now)
    item.status, item.lease_id, item.leased_until = ItemStatus.WITHDRAWN, None, None
    return item


def assign(session: Session, item_id: str, account_id: str | None) -> QueueItem:
    """Keep a place for one account, or open it to all.

    Raises:
        Refused: place or account are not there, or another person has it or has read it.
    """
    item = item_with_id(session, item_id)
    if item.status not in (ItemStatus.RESERVE, ItemStatus.PENDING):
        raise Refused(
            ErrorCode.CONFLICT,
            f"The place is {item.status}; only one that is free can be assigned.",
        )
    if account_id is not None:
        check_account(session, account_id)
    item.assigned_to = account_id
    return item


def check_account(session: Session, account_id: str | None) -> None:
    """Pass an account that is here and active.

    Raises:
        Refused: it is not.
    """
    account = session.get(Account, account_id)
    if account is None or not account.is_active:
        raise Refused(
            ErrorCode.INVALID_INPUT,
            f"There is no active account {account_id}; ask an admin for the list.",
            details={"account_id": "must be an active account"},
        )


def release(session: Session, skipped: QueueItem) -> str | None:
    """Let the most urgent wafer of the reserve, of the same round if there is one, take a place.

    Returns:
        Its item; None where the reserve is empty.
    """
    found = session.scalars(
        select(QueueItem)
        .where(QueueItem.status == ItemStatus.RESERVE)
        .order_by(
            func.coalesce(QueueItem.round, -1) != (-1 if skipped.round is None else skipped.round),
            QueueItem.priority.desc(),
            QueueItem.queued_at,
            QueueItem.item_id,
        )
        .limit(1)
    ).first()
    if found is None:
        return None
    found.status = ItemStatus.PENDING
    return found.item_id


def end_lease(lease: QueueLease, state: str, *, now: str) -> None:
    """Write down how a lease ended."""
    if lease.state == OPEN:
        lease.ended_at = now
    lease.state = state


def _first(entry: QueueEntry, number: int | None, account_id: str, now: str) -> QueueItem:
    kind = LeaseKind.FIRST
    made = _item(entry.wafer_id, kind, entry.priority, entry.reason, account_id, now)
    made.round, made.double_reading = number, entry.double_reading
    made.predicted, made.assigned_to = entry.predicted_defect_type, entry.assigned_to
    if entry.is_reserve:
        made.status = ItemStatus.RESERVE
    return made


def _item(
    wafer_id: str, kind: LeaseKind, priority: float, reason: str, account_id: str, now: str
) -> QueueItem:
    return QueueItem(
        item_id=new_id(),
        wafer_id=wafer_id,
        kind=kind,
        status=ItemStatus.PENDING,
        priority=priority,
        reason=reason,
        double_reading=False,
        queued_by=account_id,
        queued_at=now,
    )


def _waiting(session: Session, wafer_ids: Collection[str]) -> set[str]:
    return set(
        session.scalars(
            select(QueueItem.wafer_id).where(
                QueueItem.wafer_id.in_(wafer_ids),
                QueueItem.status.in_(WAITING),
                QueueItem.kind.in_(READINGS),
            )
        )
    )


def _check_wafers(session: Session, wafer_ids: Collection[str]) -> None:
    there = set(session.scalars(select(Wafer.wafer_id).where(Wafer.wafer_id.in_(wafer_ids))))
    missing = [wafer_id for wafer_id in wafer_ids if wafer_id not in there]
    if missing:
        raise Refused(
            ErrorCode.INVALID_INPUT,
            f"{len(missing)} of the wafers are not on this server; send them first. Nothing was "
            "queued.",
            details=dict.fromkeys(missing[:100], "is not on this server"),
        )
