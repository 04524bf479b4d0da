"""The queue as lists show it."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import Session

from sync_server.auth.caller import Caller
from sync_server.auth.permissions import Permission
from sync_server.contract.envelope import Paging
from sync_server.contract.queue import (
    AnnotationQueue,
    AnnotationQueueLine,
    ItemStatus,
    LeaseKind,
    QueueItemTold,
    QueuePage,
)
from sync_server.queue.items import READINGS
from sync_server.queue.turn import status_at
from sync_server.store.queue_tables import QueueItem, QueueLease
from sync_server.store.tables import Wafer

Line = Row[QueueItem, str, int | None, str | None]

_WORDS = {
    ItemStatus.RESERVE: "pending",
    ItemStatus.PENDING: "pending",
    ItemStatus.LEASED: "in_progress",
    ItemStatus.DONE: "completed",
    ItemStatus.SKIPPED: "skipped",
    ItemStatus.WITHDRAWN: "skipped",
}


@dataclass(frozen=True)
class ListRequest:
    """Which part of the queue, in which order.

    Attributes:
        status: only places that are so; None for all.
        kind: only places for this; None for all.
        round: only this round's; None for all.
        page: from 1.
        limit: places of a page.
        by_time: oldest first instead of most urgent first.
    """

    status: ItemStatus | None = None
    kind: LeaseKind | None = None
    round: int | None = None
    page: int = 1
    limit: int = 50
    by_time: bool = False


def listed(session: Session, asked: ListRequest, caller: Caller, *, now: str) -> QueuePage:
    """A page of the queue; reviews and who has what are for engineers and admins only."""
    sees_all = caller.may(Permission.ANNOTATION_READ_ALL)
    kinds = tuple(LeaseKind) if sees_all else READINGS
    totals = _totals(session, kinds, asked.round, now)
    lines = _lines(session, asked, kinds, now)
    return QueuePage(
        items=tuple(_told(line, sees_all=sees_all) for line in lines),
        totals={status: totals[status] for status in ItemStatus},
        pagination=_paging(session, asked, kinds, now),
    )


def one_listed(session: Session, item_id: str, *, now: str) -> QueueItemTold:
    """One place in the queue, with all that is known of it."""
    query = _query(now).where(QueueItem.item_id == item_id)
    return _told(session.execute(query).one(), sees_all=True)


def waiting_wafers(session: Session, asked: ListRequest, *, now: str) -> AnnotationQueue:
    """A page of the wafers that wait for a reading."""
    totals = _totals(session, READINGS, None, now)
    return AnnotationQueue(
        queue=tuple(_line(line) for line in _lines(session, asked, READINGS, now)),
        total_pending=totals[ItemStatus.PENDING],
        total_in_progress=totals[ItemStatus.LEASED],
        total_completed=totals[ItemStatus.DONE],
        pagination=_paging(session, asked, READINGS, now),
    )


def _conditions(
    asked: ListRequest, kinds: tuple[LeaseKind, ...], now: str
) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [QueueItem.kind.in_(kinds)]
    if asked.status is not None:
        conditions.append(status_at(now) == asked.status)
    if asked.kind is not None:
        conditions.append(QueueItem.kind == asked.kind)
    if asked.round is not None:
        conditions.append(QueueItem.round == asked.round)
    return conditions


def _lines(
    session: Session, asked: ListRequest, kinds: tuple[LeaseKind, ...], now: str
) -> list[Line]:
    order = (QueueItem.queued_at,) if asked.by_time else (QueueItem.priority.desc(),)
    query = (
        _query(now)
        .where(*_conditions(asked, kinds, now))
        .order_by(*order, QueueItem.queued_at, QueueItem.item_id)
        .offset((asked.page - 1) * asked.limit)
        .limit(asked.limit)
    )
    return list(session.execute(query))


def _query(now: str) -> Select[QueueItem, str, int | None, str | None]:
    return (
        select(QueueItem, status_at(now), Wafer.number, QueueLease.account_id)
        .outerjoin(Wafer, Wafer.wafer_id == QueueItem.wafer_id)
        .outerjoin(QueueLease, QueueLease.lease_id == QueueItem.lease_id)
    )


def _paging(session: Session, asked: ListRequest, kinds: tuple[LeaseKind, ...], now: str) -> Paging:
    query = select(func.count()).select_from(QueueItem).where(*_conditions(asked, kinds, now))
    total = session.scalar(query) or 0
    pages = -(-total // asked.limit)
    return Paging(page=asked.page, page_size=asked.limit, total=total, total_pages=pages)


def _totals(
    session: Session, kinds: tuple[LeaseKind, ...], number: int | None, now: str
) -> Counter[str]:
    status = status_at(now)
    query = select(status, func.count()).where(QueueItem.kind.in_(kinds)).group_by(status)
    if number is not None:
        query = query.where(QueueItem.round == number)
    rows = session.execute(query)
    return Counter({word: count for word, count in rows})  # noqa: C416


def _told(line: Line, *, sees_all: bool) -> QueueItemTold:
    item, status, number, holder = line
    is_leased = status == ItemStatus.LEASED
    return QueueItemTold(
        item_id=item.item_id,
        wafer_id=item.wafer_id,
        wafer_map_id=number,
        kind=LeaseKind(item.kind),
        status=ItemStatus(status),
        priority=item.priority,
        reason=item.reason,
        round=item.round,
        double_reading=item.double_reading,
        predicted_defect_type=item.predicted,
        queued_at=item.queued_at,
        done_at=item.done_at,
        assigned_to=item.assigned_to if sees_all else None,
        held_by=holder if sees_all and is_leased else None,
        annotation_id=item.annotation_id if sees_all else None,
    )


def _line(line: Line) -> AnnotationQueueLine:
    item, status, number, _ = line
    return AnnotationQueueLine.model_validate(
        {
            "wafer_map_id": number,
            "priority_score": item.priority,
            "annotation_status": _WORDS[ItemStatus(status)],
            "iteration": item.round,
            "predicted_defect_type": item.predicted,
            "queued_at": item.queued_at,
        }
    )
