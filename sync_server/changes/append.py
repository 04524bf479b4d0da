"""Append changes: checked one by one, numbered without gaps, heads and rows brought up to date.

The caller's transaction holds all of it: when it commits, every accepted change is on the disk.
Several pushes may share one transaction; each change is judged by who pushed it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from sync_server.auth.caller import Caller
from sync_server.changes import statements as sql
from sync_server.changes.checks import Unfit, check
from sync_server.changes.rows import Kept, bring_up_to_date
from sync_server.clock import Clock, stamp
from sync_server.contract.bodies import RemarksBody
from sync_server.contract.sync import Change, ChangeResult, Outcome


@dataclass(frozen=True)
class Push:
    """Changes that one caller pushed, in the order in which they were made."""

    changes: Sequence[Change]
    caller: Caller


@dataclass(frozen=True)
class Appended:
    """What became of pushes.

    Attributes:
        results: for each push, what became of its changes.
        conflicts: how many shapes and annotations that they touched are in conflict now.
    """

    results: Sequence[tuple[ChangeResult, ...]]
    conflicts: int


def append(
    session: Session, changes: Sequence[Change], *, caller: Caller, clock: Clock
) -> tuple[ChangeResult, ...]:
    """Append changes to the log, in their order.

    Args:
        session: of a writing transaction.
        changes: as they were pushed.
        caller: who pushed them.
        clock: when they came.

    Returns:
        What became of each; one that is refused touches no other.
    """
    return append_all(session, [Push(changes, caller)], clock=clock).results[0]


def append_all(session: Session, pushes: Sequence[Push], *, clock: Clock) -> Appended:
    """Append several pushes, one after the other."""
    changes = [change for push in pushes for change in push.changes]
    if not changes:
        return Appended([() for _ in pushes], conflicts=0)
    connection = session.connection()
    last = _locked_head(connection)  # first of all: nobody else numbers changes until we commit
    log = _Log(last, _known(connection, changes), _owners(connection, changes))
    results = [tuple(log.judge(c, push.caller) for c in push.changes) for push in pushes]
    conflicts = _keep(connection, log.fresh, stamp(clock)) if log.fresh else 0
    return Appended(results, conflicts)


class _Log:
    """The end of the log as it grows under the changes that are judged."""

    def __init__(
        self, last: int, known: dict[str, tuple[int, str]], owners: dict[str, str]
    ) -> None:
        self._last, self._known, self._owners = last, known, owners
        self.fresh: list[tuple[Kept, Caller]] = []

    def judge(self, change: Change, caller: Caller) -> ChangeResult:
        """What becomes of a change; an accepted one takes the next number."""
        there = self._known.get(change.change_id)
        try:
            if there is not None:
                return _repeated(change, *there)
            body = check(change, caller, owner=self._owners.get(change.annotation_id))
        except Unfit as unfit:
            return ChangeResult(
                change_id=change.change_id,
                outcome=Outcome.REFUSED,
                code=unfit.code,
                reason=unfit.reason,
            )
        if isinstance(body, RemarksBody):
            self._owners.setdefault(change.annotation_id, body.profile_id)
        number = self._last + len(self.fresh) + 1
        digest = change.digest
        self._known[change.change_id] = (number, digest)
        self.fresh.append((Kept(number, digest, change, body), caller))
        return ChangeResult(change_id=change.change_id, outcome=Outcome.ACCEPTED, number=number)


def _locked_head(connection: Connection) -> int:
    value = connection.execute(sql.LOCKED_HEAD).scalar_one_or_none()
    if value is None:
        connection.execute(sql.ADD_FACT, {"key": sql.LOG_HEAD, "value": "0"})
        return 0
    return int(value)


def _known(connection: Connection, changes: Iterable[Change]) -> dict[str, tuple[int, str]]:
    rows = connection.execute(sql.KNOWN, {"ids": [change.change_id for change in changes]})
    return {change_id: (number, digest) for change_id, number, digest in rows}


def _owners(connection: Connection, changes: Iterable[Change]) -> dict[str, str]:
    rows = connection.execute(sql.OWNERS, {"ids": list({c.annotation_id for c in changes})})
    return {annotation_id: profile_id for annotation_id, profile_id in rows}  # noqa: C416


def _repeated(change: Change, number: int, digest: str) -> ChangeResult:
    if change.digest != digest:
        raise Unfit(
            "CHANGE_ID_TAKEN",
            "Another change with the same id and other content is kept already; nothing was "
            "overwritten. Draw the step again.",
        )
    return ChangeResult(change_id=change.change_id, outcome=Outcome.KNOWN, number=number)


def _keep(connection: Connection, fresh: Sequence[tuple[Kept, Caller]], now: str) -> int:
    kept = [each for each, _ in fresh]
    entities = list({each.change.entity_id for each in kept})
    seen = set(connection.execute(sql.ENTITIES_WITH_HEADS, {"ids": entities}).scalars())
    connection.execute(sql.ADD_CHANGES, [_row(each, caller, now) for each, caller in fresh])
    based = [
        {"base_id": base, "change_id": each.change.change_id}
        for each in kept
        for base in dict.fromkeys(each.change.bases)
    ]
    if based:
        connection.execute(sql.ADD_BASED_ON, based)
        connection.execute(sql.REMOVE_HEADS, {"ids": list({row["base_id"] for row in based})})
    ids = [each.change.change_id for each in kept]
    covered = set(connection.execute(sql.COVERED, {"ids": ids}).scalars())
    heads = [_head(each) for each in kept if each.change.change_id not in covered]
    if heads:
        connection.execute(sql.ADD_HEADS, heads)
    connection.execute(sql.MOVE_HEAD, {"number": str(kept[-1].number)})
    return bring_up_to_date(connection, kept, seen=seen, now=now)


def _head(kept: Kept) -> dict[str, object]:
    return {
        "entity_id": kept.change.entity_id,
        "change_id": kept.change.change_id,
        "annotation_id": kept.change.annotation_id,
        "number": kept.number,
    }


def _row(kept: Kept, caller: Caller, now: str) -> dict[str, object]:
    change = kept.change
    return {
        "number": kept.number,
        "change_id": change.change_id,
        "entity": change.entity.value,
        "entity_id": change.entity_id,
        "annotation_id": change.annotation_id,
        "wafer_id": change.wafer_id,
        "bases": " ".join(change.bases),
        "body": change.body,
        "author": change.author,
        "step": change.step,
        "client_time": change.client_time,
        "digest": kept.digest,
        "account_id": caller.account_id,
        "received_at": now,
    }
