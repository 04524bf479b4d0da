"""One writer of the queue at a time, and leases that have run out.

Whoever writes takes the turn first, and with it returns what has run out to the queue: so no
thread has to watch the clock, and two requests at the same moment cannot get the same item. The
turn comes before the log's own lock wherever both are taken.
"""

from sqlalchemy import ColumnElement, and_, case, update
from sqlalchemy.orm import Session

from sync_server.contract.queue import ItemStatus
from sync_server.store.queue_tables import QueueItem, QueueLease
from sync_server.store.tables import ServerFact

OPEN = "open"
EXPIRED = "expired"
RETURNED = "returned"
SKIPPED = "skipped"
DONE = "done"
LATE = "late"
WITHDRAWN = "withdrawn"


def take_turn(session: Session, *, now: str) -> None:
    """Wait until nobody else writes the queue, then return what has run out.

    Args:
        session: of a writing transaction; the turn ends with it.
        now: the server's time.
    """
    session.get_one(ServerFact, "queue_turn", with_for_update=True)
    session.execute(
        update(QueueLease)
        .where(QueueLease.state == OPEN, QueueLease.leased_until <= now)
        .values(state=EXPIRED, ended_at=QueueLease.leased_until)
    )
    session.execute(
        update(QueueItem)
        .where(QueueItem.status == ItemStatus.LEASED, QueueItem.leased_until <= now)
        .values(status=ItemStatus.PENDING, lease_id=None, leased_until=None)
    )


def status_at(now: str) -> ColumnElement[str]:
    """An item's status at a time, for readers who cannot wait for the next writer."""
    ran_out = and_(QueueItem.status == ItemStatus.LEASED, QueueItem.leased_until <= now)
    return case((ran_out, ItemStatus.PENDING.value), else_=QueueItem.status)


def is_live(now: str) -> ColumnElement[bool]:
    """Whether a lease holds at a time."""
    return and_(QueueLease.state == OPEN, QueueLease.leased_until > now)
