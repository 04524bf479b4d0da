"""Sign in at the company's identity provider."""

import html
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from sync_server.answers import answer
from sync_server.audit import Event, audit, origin_of
from sync_server.auth import oidc
from sync_server.auth.answering import told
from sync_server.auth.provider import Provider
from sync_server.contract.accounts import OidcResult, OidcResultRequest, OidcStart
from sync_server.contract.envelope import Envelope, ErrorCode
from sync_server.contract.versions import API_PREFIX
from sync_server.errors import Refused
from sync_server.parts import Parts, TheParts
from sync_server.routes.auth import never_kept

router = APIRouter(prefix="/auth/oidc", tags=["auth"], dependencies=[Depends(never_kept)])

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Wafer Studio</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"""
_POLICY = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"


def provider_of(request: Request, parts: TheParts) -> Provider:
    """The identity provider (a FastAPI dependency), made at its first use.

    Raises:
        Refused: the settings name none.
    """
    provider: Provider | None = getattr(request.app.state, "oidc_provider", None)
    if provider is None:
        request.app.state.oidc_provider = provider = _made(parts)
    return provider


TheProvider = Annotated[Provider, Depends(provider_of)]


@router.post("/start")
def start(request: Request, parts: TheParts, provider: TheProvider) -> Envelope[OidcStart]:
    """Begin: where to sign in with a browser, and a handle for the workstation."""
    started = oidc.start(parts, provider, redirect_uri=_redirect_uri(request, parts))
    reply = OidcStart(url=started.url, handle=started.handle, expires_in=oidc.MINUTES * 60)
    return answer(request, reply)


@router.get("/callback", response_class=HTMLResponse, include_in_schema=False)
def come_back(
    request: Request,
    parts: TheParts,
    provider: TheProvider,
    state: Annotated[str, Query(max_length=200)] = "",
    code: Annotated[str, Query(max_length=4000)] = "",
    error: Annotated[str, Query(max_length=200)] = "",
) -> HTMLResponse:
    """Where the provider sends the browser back to: shows the code for the workstation."""
    if error or not (state and code):
        return _page("Not signed in", "The identity provider did not let you in.", 400)
    try:
        shown = oidc.come_back(parts, provider, origin_of(request), state=state, code=code)
    except Refused as refused:
        with parts.database.writing() as session:
            details = {"why": "identity provider", "code": str(refused.code)}
            audit(
                session, origin_of(request), Event.LOGIN_FAILED, is_success=False, details=details
            )
        return _page("Not signed in", refused.message, refused.status)
    return _page(
        "Almost there",
        f"Type this code in Wafer Studio, on the workstation where you began: {shown} . Give it "
        "to nobody: if you did not begin at a workstation yourself, close this page.",
        200,
    )


@router.post("/result")
def result(request: Request, asked: OidcResultRequest, parts: TheParts) -> Envelope[OidcResult]:
    """Fetch the outcome: pending, the code is asked for, or tokens."""
    found = oidc.outcome(parts, origin_of(request), asked.handle, asked.code)
    tokens = None if found.tokens is None else told(parts, found.tokens)
    needs_code = not found.is_pending and tokens is None
    reply = OidcResult(is_pending=found.is_pending, needs_code=needs_code, tokens=tokens)
    return answer(request, reply)


def _made(parts: Parts) -> Provider:
    settings = parts.settings
    if settings.oidc_issuer is None or settings.oidc_client_id is None:
        raise Refused(
            ErrorCode.NOT_FOUND,
            "This server knows no identity provider; sign in with a password.",
        )
    secret = settings.oidc_client_secret
    return Provider(
        issuer=settings.oidc_issuer,
        client_id=settings.oidc_client_id,
        client_secret=None if secret is None else secret.get_secret_value(),
        groups_claim=settings.oidc_groups_claim,
        clock=parts.clock,
    )


def _redirect_uri(request: Request, parts: Parts) -> str:
    address = parts.settings.public_url or str(request.base_url)
    return f"{address.rstrip('/')}{API_PREFIX}/auth/oidc/callback"


def _page(title: str, text: str, status: int) -> HTMLResponse:
    page = _PAGE.format(title=html.escape(title), text=html.escape(text))
    headers = {
        "Content-Security-Policy": _POLICY,
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
    }
    return HTMLResponse(page, status, headers)
