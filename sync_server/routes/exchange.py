"""Push and pull of changes in one request."""

from fastapi import APIRouter, Request

from sync_server.answers import answer
from sync_server.auth.caller import SignedIn
from sync_server.contract.envelope import Envelope, ErrorCode
from sync_server.contract.sync import ExchangeReply, ExchangeRequest
from sync_server.contract.versions import CONTRACT_VERSION
from sync_server.errors import Refused
from sync_server.parts import TheParts
from sync_server.speaks import check_contract

router = APIRouter(prefix="/sync", tags=["sync"])


@router.post("/exchange")
async def exchange(
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
    exchanged = await parts.together.exchange(asked, caller)
    page = exchanged.page
    return answer(
        request,
        ExchangeReply(
            contract=CONTRACT_VERSION,
            database_id=parts.database_id,
            results=exchanged.results,
            changes=page.changes,
            covered=page.covered,
            covered_change_id=page.covered_change_id,
            has_more=page.has_more,
        ),
    )
