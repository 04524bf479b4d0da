"""Changes that are newer than a workstation's cursor."""

import uuid
from collections.abc import Iterable
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


class History:
    """The changes at the numbers that workstations have got to.

    Args:
        session: of any transaction.
        numbers: what their cursors say; 0 for those that have nothing.
    """

    def __init__(self, session: Session, numbers: Iterable[int]) -> None:
        asked = {number for number in numbers if number > 0}
        rows = session.connection().execute(sql.AT, {"numbers": list(asked)}) if asked else ()
        self._marks: dict[int, str] = {row.number: _mark(row) for row in rows}

    def check(self, *, since: int, last_change_id: str | None) -> None:
        """Pass a cursor that lies on this server's history.

        Raises:
            Refused: the workstation has seen changes that are not here: this database was
                restored from a backup.
        """
        there = self._marks.get(since)
        if since > 0 and (there is None or last_change_id not in (None, there)):
            raise Refused(
                ErrorCode.HISTORY_DIFFERS,
                "The server's history differs from what this workstation has seen: it was "
                "restored from a backup. The workstation sends its work again.",
            )


@dataclass(frozen=True)
class Newest:
    """The end of the log: its last number and that place's mark; 0 and None while it is empty."""

    number: int
    mark: str | None


def newest(session: Session) -> Newest:
    """The end of the log, as a reading transaction sees it."""
    row = session.connection().execute(sql.NEWEST).one_or_none()
    return Newest(0, None) if row is None else Newest(row.number, _mark(row))


class Whose:
    """Whose the latest changes are: so that who has nothing to pull is told so without asking.

    Args:
        session: of a reading transaction.
        since: the changes after this number.
    """

    def __init__(self, session: Session, since: int) -> None:
        self._since = since
        self._rows = session.connection().execute(sql.WHOSE_AFTER, {"since": since}).all()

    def has_any(self, caller: Caller, *, since: int, own: frozenset[int]) -> bool:
        """True where there may be a change after ``since`` to see that is not the caller's push."""
        profiles, sees_all = caller.profiles, caller.may(Permission.ANNOTATION_READ_ALL)
        return any(
            number > since
            and (sees_all or author in profiles or owner is None or owner in profiles)
            and number not in own
            for number, author, owner in self._rows[max(0, since - self._since) :]
        )


def pulled(
    session: Session,
    caller: Caller,
    *,
    since: int,
    limit: int,
    end: Newest,
    own: frozenset[int] = frozenset(),
) -> Page:
    """Changes after a number that a caller may see, by number.

    Args:
        session: of a reading transaction.
        caller: who asks.
        since: the cursor.
        limit: most changes of the answer.
        end: of the log, asked for before: what comes later is no gap.
        own: numbers of changes that the caller just pushed; they are left out.
    """
    asked: dict[str, object] = {
        "since": since,
        "own": sorted(n for n in own if n > since),
        "most": limit + 1,
    }
    statement = sql.AFTER
    if not caller.may(Permission.ANNOTATION_READ_ALL):
        statement, asked["profiles"] = sql.OWN_AFTER, sorted(caller.profiles)
    rows = session.connection().execute(statement, asked).all()
    changes = tuple(numbered(row) for row in rows[:limit])
    if len(rows) > limit:
        return Page(changes, changes[-1].number, _mark(rows[limit - 1]), has_more=True)
    return nothing_more(since, end, changes)


def nothing_more(since: int, end: Newest, changes: tuple[NumberedChange, ...] = ()) -> Page:
    """The page that reaches the end of the log."""
    return Page(changes, max(end.number, since), end.mark, has_more=False)


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
