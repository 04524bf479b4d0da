"""Changes that are newer than a workstation's cursor."""

from dataclasses import dataclass

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from sync_server.auth.caller import Caller
from sync_server.auth.permissions import Permission
from sync_server.changes.append import head_number
from sync_server.contract.envelope import ErrorCode
from sync_server.contract.sync import Entity, NumberedChange
from sync_server.errors import Refused
from sync_server.store.tables import Annotation, LoggedChange


@dataclass(frozen=True)
class Page:
    """A part of the log; the fields are those of `ExchangeReply`."""

    changes: tuple[NumberedChange, ...]
    covered: int
    covered_change_id: str | None
    has_more: bool


def check_history(session: Session, *, since: int, last_change_id: str | None) -> None:
    """Pass a cursor that lies on this server's history.

    Raises:
        Refused: the workstation has seen changes that are not here: this database was restored
            from a backup.
    """
    if since == 0:
        return
    there = session.scalar(select(LoggedChange.change_id).where(LoggedChange.number == since))
    if there is None or last_change_id not in (None, there):
        raise Refused(
            ErrorCode.HISTORY_DIFFERS,
            "The server's history differs from what this workstation has seen: it was restored "
            "from a backup. The workstation sends its work again.",
        )


def pulled(
    session: Session, caller: Caller, *, since: int, limit: int, leave_out: frozenset[str]
) -> Page:
    """Changes after a number that a caller may see, by number.

    Args:
        session: of a reading transaction.
        caller: who asks.
        since: the cursor.
        limit: most changes of the answer.
        leave_out: ids of changes that the caller just pushed.
    """
    head = head_number(session)
    rows = list(session.scalars(_visible(caller, since).limit(limit + 1)))
    has_more = len(rows) > limit
    covered = rows[limit - 1].number if has_more else max(head, since)
    changes = tuple(numbered(row) for row in rows[:limit] if row.change_id not in leave_out)
    last = session.scalar(select(LoggedChange.change_id).where(LoggedChange.number == covered))
    return Page(changes, covered, last, has_more)


def numbered(row: LoggedChange) -> NumberedChange:
    """A line of the log as a message."""
    return NumberedChange.model_construct(
        change_id=row.change_id,
        entity=Entity(row.entity),
        entity_id=row.entity_id,
        annotation_id=row.annotation_id,
        wafer_id=row.wafer_id,
        bases=tuple(row.bases.split()),
        body=row.body,
        author=row.author,
        step=row.step,
        client_time=row.client_time,
        number=row.number,
    )


def _visible(caller: Caller, since: int) -> Select[LoggedChange]:
    query = select(LoggedChange).where(LoggedChange.number > since).order_by(LoggedChange.number)
    if caller.may(Permission.ANNOTATION_READ_ALL):
        return query
    own = select(Annotation.annotation_id).where(Annotation.profile_id.in_(caller.profiles))
    return query.where(
        or_(LoggedChange.author.in_(caller.profiles), LoggedChange.annotation_id.in_(own))
    )
