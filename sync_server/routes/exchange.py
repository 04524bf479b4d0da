"""Push and pull of changes in one request."""

from fastapi import APIRouter, Request

from sync_server.answers import answer
from sync_server.auth.caller import SignedIn
from sync_server.changes.append import append
from sync_server.changes.pull import check_history, pulled
from sync_server.clock import stamp
from sync_server.contract.envelope import Envelope, ErrorCode
from sync_server.contract.sync import ChangeResult, ExchangeReply, ExchangeRequest
from sync_server.contract.versions import CONTRACT_VERSION
from sync_server.errors import Refused
from sync_server.parts import TheParts
from sync_server.queue.readings import forget_removed, removes
from sync_server.queue.turn import take_turn
from sync_server.speaks import check_contract

router = APIRouter(prefix="/sync", tags=["sync"])


@router.post("/exchange")
def exchange(
    request: Request, asked: ExchangeRequest, caller: SignedIn, parts: TheParts
) -> Envelope[ExchangeReply]:
    """Keep pushed changes, and give those that are newer than the workstation's cursor."""
    check_contract(asked.contract)
    if asked.database_id not in (None, parts.database_id):
        raise Refused(
            ErrorCode.ANOTHER_DATABASE,
            "Another database answers at this address than the one this workstation has synced "
            "with; nothing was exchanged. Ask an admin which one is right.",
            details={"database_id": parts.database_id},
        )
    if asked.profile_id not in caller.profiles:
        raise Refused(
            ErrorCode.FORBIDDEN,
            "This profile is not linked to the account that is signed in; link it first.",
        )
    with parts.database.reading() as session:
        check_history(session, since=asked.since, last_change_id=asked.last_change_id)
    results: tuple[ChangeResult, ...] = ()
    if asked.changes:
        with parts.database.writing() as session:
            removed = [change for change in asked.changes if removes(change)]
            now = stamp(parts.clock)
            if removed:
                take_turn(session, now=now)
            results = append(session, asked.changes, caller=caller, clock=parts.clock)
            forget_removed(session, removed, now=now)
    own = frozenset(change.change_id for change in asked.changes)
    with parts.database.reading() as session:
        page = pulled(session, caller, since=asked.since, limit=asked.limit, leave_out=own)
    return answer(
        request,
        ExchangeReply(
            contract=CONTRACT_VERSION,
            database_id=parts.database_id,
            results=results,
            changes=page.changes,
            covered=page.covered,
            covered_change_id=page.covered_change_id,
            has_more=page.has_more,
        ),
    )
