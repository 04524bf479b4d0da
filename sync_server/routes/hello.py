"""Who the server is: answered to anyone, before signing in."""

from fastapi import APIRouter, Request

from sync_server.answers import answer
from sync_server.contract.envelope import Envelope
from sync_server.contract.sync import Hello
from sync_server.contract.versions import CONTRACT_VERSION, OLDEST_CONTRACT
from sync_server.parts import TheParts
from sync_server.version import __version__

router = APIRouter(tags=["sync"])


@router.get("/hello")
def hello(request: Request, parts: TheParts) -> Envelope[Hello]:
    """Tell who the server is and which versions of the contract it understands."""
    return answer(
        request,
        Hello(
            database_id=parts.database_id,
            name=parts.settings.name,
            server_version=__version__,
            contract=CONTRACT_VERSION,
            oldest_contract=OLDEST_CONTRACT,
            has_oidc=parts.settings.oidc_issuer is not None,
        ),
    )
