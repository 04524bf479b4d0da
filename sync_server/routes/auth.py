"""Sign in, stay signed in, sign out (requirements document, section 11.3)."""

from dataclasses import replace

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse

from sync_server.answers import answer
from sync_server.audit import Event, audit, origin_of
from sync_server.auth import second_factor, sign_ins
from sync_server.auth.answering import told
from sync_server.auth.caller import SignedInPerson
from sync_server.auth.first_admin import PATH, make_first_admin
from sync_server.auth.first_admin_page import PAGE, POLICY
from sync_server.auth.signing_in import (
    Credentials,
    change_password,
    check_code_of,
    check_password,
    log_in,
    may_stay,
)
from sync_server.contract.accounts import (
    ConfirmRequest,
    EnrolReply,
    EnrolRequest,
    FirstAdminRequest,
    LoginRequest,
    LogoutRequest,
    PasswordRequest,
    RecoveryCodes,
    RefreshRequest,
    RemoveFactorRequest,
    TokenReply,
)
from sync_server.contract.envelope import Envelope, ErrorCode
from sync_server.errors import Refused
from sync_server.parts import TheParts
from sync_server.store.tables import Person


def never_kept(response: Response) -> None:
    """Tell caches that an answer holds secrets (a FastAPI dependency)."""
    response.headers["Cache-Control"] = "no-store"


router = APIRouter(prefix="/auth", tags=["auth"], dependencies=[Depends(never_kept)])


@router.post("/login")
def login(request: Request, asked: LoginRequest, parts: TheParts) -> Envelope[TokenReply]:
    """Sign in with username and password, and with a code where there is a second factor."""
    given = Credentials(asked.username, asked.password, asked.code)
    return answer(request, told(parts, log_in(parts, origin_of(request), given)))


@router.post("/refresh")
def refresh(request: Request, asked: RefreshRequest, parts: TheParts) -> Envelope[TokenReply]:
    """Get the next pair of tokens; a used refresh token ends the whole sign-in."""
    stays = True
    with parts.database.writing() as session:
        outcome = sign_ins.go_on(session, parts, asked.refresh_token, attempt=asked.attempt)
        if isinstance(outcome, sign_ins.Stolen):
            who = replace(origin_of(request), account_id=outcome.account_id)
            audit(session, who, Event.TOKEN_STOLEN, is_success=False)
        elif outcome is not None and not may_stay(session, parts, outcome.account_id):
            stays = False
            sign_ins.end(session, parts.clock, outcome.sign_in_id)
    if not stays:
        raise Refused(
            ErrorCode.PASSWORD_EXPIRED,
            "The password of this account has expired; change it to stay signed in.",
        )
    if outcome is None or isinstance(outcome, sign_ins.Stolen):
        raise Refused(ErrorCode.NOT_SIGNED_IN, "This sign-in has ended; sign in again.")
    return answer(request, told(parts, outcome))


@router.post("/logout")
def logout(
    request: Request, caller: SignedInPerson, parts: TheParts, asked: LogoutRequest | None = None
) -> Envelope[None]:
    """Sign out: this sign-in's tokens are good no longer, or those of all."""
    everywhere = asked is not None and asked.everywhere
    with parts.database.writing() as session:
        if everywhere:
            sign_ins.end_all(session, parts.clock, caller.account_id)
        elif caller.sign_in_id is not None:
            sign_ins.end(session, parts.clock, caller.sign_in_id)
        audit(session, origin_of(request), Event.LOGOUT, details={"everywhere": everywhere})
    return answer(request, None)


@router.post("/password")
def password(request: Request, asked: PasswordRequest, parts: TheParts) -> Envelope[TokenReply]:
    """Change one's password with the old one, expired or not; all other sign-ins end."""
    given = Credentials(asked.username, asked.password, asked.code)
    tokens = change_password(parts, origin_of(request), given, asked.new_password)
    return answer(request, told(parts, tokens))


@router.get(PATH.removeprefix("/auth"), response_class=HTMLResponse, include_in_schema=False)
def first_admin_page() -> HTMLResponse:
    """The page behind the link that the server prints at its first start."""
    headers = {"Content-Security-Policy": POLICY, "Referrer-Policy": "no-referrer"}
    return HTMLResponse(PAGE, headers={**headers, "Cache-Control": "no-store"})


@router.post(PATH.removeprefix("/auth"))
def first_admin(
    request: Request, asked: FirstAdminRequest, parts: TheParts
) -> Envelope[TokenReply]:
    """Make the first account, an admin's, with the token of that link; once."""
    given = Credentials(asked.username, asked.password)
    tokens = make_first_admin(
        parts, origin_of(request), asked.token, given, full_name=asked.full_name
    )
    return answer(request, told(parts, tokens))


@router.post("/totp/enrol")
def enrol(
    request: Request, asked: EnrolRequest, caller: SignedInPerson, parts: TheParts
) -> Envelope[EnrolReply]:
    """Begin a second factor."""
    check_password(parts, origin_of(request), caller.account_id, asked.password)
    with parts.database.writing() as session:
        username = session.get_one(Person, caller.account_id).username
        uri, secret = second_factor.enrol(session, parts, caller.account_id, username=username)
    return answer(request, EnrolReply(otpauth_uri=uri, secret=secret))


@router.post("/totp/confirm")
def confirm(
    request: Request, asked: ConfirmRequest, caller: SignedInPerson, parts: TheParts
) -> Envelope[RecoveryCodes]:
    """Confirm a second factor with its first code; from now on a code is asked for."""
    with parts.database.writing() as session:
        codes = second_factor.confirm(session, parts, caller.account_id, asked.code)
        audit(
            session, origin_of(request), Event.SECOND_FACTOR, is_success=codes is not None,
            details={"to": "on"},
        )  # fmt: skip
    if codes is None:
        raise Refused(
            ErrorCode.INVALID_INPUT,
            "The code is wrong; look whether the clock of the phone is right.",
            details={"code": "is wrong"},
        )
    return answer(request, RecoveryCodes(recovery_codes=codes))


@router.post("/totp/remove")
def remove(
    request: Request, asked: RemoveFactorRequest, caller: SignedInPerson, parts: TheParts
) -> Envelope[None]:
    """Remove one's second factor, with password and code."""
    origin = origin_of(request)
    check_password(parts, origin, caller.account_id, asked.password)
    check_code_of(parts, origin, caller.account_id, asked.code)
    with parts.database.writing() as session:
        second_factor.remove(session, caller.account_id)
        audit(session, origin, Event.SECOND_FACTOR, details={"to": "off"})
    return answer(request, None)
