"""Changes that are newer than a workstation's cursor."""

import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from sync_server.auth.caller import Caller
from sync_server.auth.permissions import Permission
from sync_server.changes import statements as sql
from sync_server.contract.envelope import ErrorCode
from sync_server.contract.sync import Entity, NumberedChange
from sync_server.errors import Refused


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
    there = session.connection().execute(sql.AT, {"number": since}).one_or_none()
    if there is None or last_change_id not in (None, _mark(there)):
        raise Refused(
            ErrorCode.HISTORY_DIFFERS,
            "The server's history differs from what this workstation has seen: it was restored "
            "from a backup. The workstation sends its work again.",
        )


def pulled(
    session: Session, caller: Caller, *, since: int, limit: int, own: frozenset[int] = frozenset()
) -> Page:
    """Changes after a number that a caller may see, by number.

    Args:
        session: of a reading transaction.
        caller: who asks.
        since: the cursor.
        limit: most changes of the answer.
        own: numbers of changes that the caller just pushed; they are left out.
    """
    connection = session.connection()
    newest = connection.execute(sql.NEWEST).one_or_none()  # first: a later change is no gap
    head, head_id = (0, None) if newest is None else (newest.number, _mark(newest))
    newer_own = frozenset(number for number in own if number > since)
    if head - since <= len(newer_own):
        return Page((), max(head, since), head_id, has_more=False)
    asked = {"since": since, "own": sorted(newer_own), "most": limit + 1}
    if caller.may(Permission.ANNOTATION_READ_ALL):
        rows = connection.execute(sql.AFTER, asked).all()
    else:
        rows = connection.execute(
            sql.OWN_AFTER, {**asked, "profiles": sorted(caller.profiles)}
        ).all()
    changes = tuple(numbered(row) for row in rows[:limit])
    if len(rows) > limit:
        return Page(changes, changes[-1].number, _mark(rows[limit - 1]), has_more=True)
    return Page(changes, head, head_id, has_more=False)


def _mark(row: Any) -> str:
    """A UUID (version 5) that names a place in this history: its change, and when it came.

    The change alone would not do: after a restore it may come again and get its old number,
    behind others that were not there before.
    """
    return str(uuid.uuid5(uuid.UUID(row.change_id), row.received_at))


def numbered(row: Any) -> NumberedChange:
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
