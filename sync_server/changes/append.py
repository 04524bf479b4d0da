"""Append changes: checked one by one, numbered without gaps, heads and rows brought up to date.

The caller's transaction holds all of it: when it commits, every accepted change is on the disk.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from sync_server.auth.caller import Caller
from sync_server.changes.checks import Unfit, check
from sync_server.changes.rows import bring_up_to_date
from sync_server.clock import Clock, stamp
from sync_server.contract.bodies import REMARKS_BODY
from sync_server.contract.sync import Change, ChangeResult, Entity, Outcome
from sync_server.store.tables import Annotation, BasedOn, Head, LoggedChange, ServerFact

_HEAD = "log_head"


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
    if not changes:
        return ()
    last = _locked_head(session)  # first of all: nobody else numbers changes until we commit
    known = _known(session, changes)
    owners = _owners(session, changes)
    results: list[ChangeResult] = []
    fresh: list[tuple[int, Change]] = []
    for change in changes:
        result = _judged(change, caller, known, owners, number=last + len(fresh) + 1)
        if result.outcome is Outcome.ACCEPTED:
            assert result.number is not None
            fresh.append((result.number, change))
            known[change.change_id] = (result.number, change.digest)
        results.append(result)
    if fresh:
        _keep(session, fresh, caller, stamp(clock))
    return tuple(results)


def head_number(session: Session) -> int:
    """Number of the newest change; 0 while there is none."""
    fact = session.get(ServerFact, _HEAD)
    return 0 if fact is None else int(fact.value)


def _locked_head(session: Session) -> int:
    fact = session.get(ServerFact, _HEAD, with_for_update=True)
    if fact is None:
        fact = ServerFact(key=_HEAD, value="0")
        session.add(fact)
        session.flush()
    return int(fact.value)


def _known(session: Session, changes: Iterable[Change]) -> dict[str, tuple[int, str]]:
    ids = [change.change_id for change in changes]
    rows = session.execute(
        select(LoggedChange.change_id, LoggedChange.number, LoggedChange.digest).where(
            LoggedChange.change_id.in_(ids)
        )
    )
    return {change_id: (number, digest) for change_id, number, digest in rows}


def _owners(session: Session, changes: Iterable[Change]) -> dict[str, str]:
    ids = {change.annotation_id for change in changes}
    rows = session.execute(
        select(Annotation.annotation_id, Annotation.profile_id).where(
            Annotation.annotation_id.in_(ids)
        )
    )
    return {annotation_id: profile_id for annotation_id, profile_id in rows}  # noqa: C416


def _judged(
    change: Change,
    caller: Caller,
    known: dict[str, tuple[int, str]],
    owners: dict[str, str],
    *,
    number: int,
) -> ChangeResult:
    there = known.get(change.change_id)
    try:
        if there is not None:
            return _repeated(change, *there)
        check(change, caller, owner=owners.get(change.annotation_id))
    except Unfit as unfit:
        return ChangeResult(
            change_id=change.change_id,
            outcome=Outcome.REFUSED,
            code=unfit.code,
            reason=unfit.reason,
        )
    if change.entity is Entity.ANNOTATION and change.body is not None:
        owners.setdefault(change.annotation_id, REMARKS_BODY.validate_json(change.body).profile_id)
    return ChangeResult(change_id=change.change_id, outcome=Outcome.ACCEPTED, number=number)


def _repeated(change: Change, number: int, digest: str) -> ChangeResult:
    if change.digest != digest:
        raise Unfit(
            "CHANGE_ID_TAKEN",
            "Another change with the same id and other content is kept already; nothing was "
            "overwritten. Draw the step again.",
        )
    return ChangeResult(change_id=change.change_id, outcome=Outcome.KNOWN, number=number)


def _keep(session: Session, fresh: Sequence[tuple[int, Change]], caller: Caller, now: str) -> None:
    session.execute(insert(LoggedChange), [_row(n, c, caller, now) for n, c in fresh])
    ids = [change.change_id for _, change in fresh]
    based = [
        {"base_id": base, "change_id": change.change_id}
        for _, change in fresh
        for base in dict.fromkeys(change.bases)
    ]
    if based:
        session.execute(insert(BasedOn), based)
        session.execute(delete(Head).where(Head.change_id.in_({row["base_id"] for row in based})))
    covered = set(session.scalars(select(BasedOn.base_id).where(BasedOn.base_id.in_(ids))))
    heads = [
        {
            "entity_id": change.entity_id,
            "change_id": change.change_id,
            "annotation_id": change.annotation_id,
            "number": number,
        }
        for number, change in fresh
        if change.change_id not in covered
    ]
    if heads:
        session.execute(insert(Head), heads)
    fact = session.get_one(ServerFact, _HEAD)
    fact.value = str(fresh[-1][0])
    bring_up_to_date(session, {change.entity_id for _, change in fresh})


def _row(number: int, change: Change, caller: Caller, now: str) -> dict[str, object]:
    return {
        **change.model_dump(mode="json", exclude={"bases"}),
        "number": number,
        "bases": " ".join(change.bases),
        "digest": change.digest,
        "account_id": caller.account_id,
        "received_at": now,
    }
