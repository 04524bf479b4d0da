"""Signing in to the server, by password or through the company's identity provider."""

from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError

from sync_server.contract.accounts import (
    LoginRequest,
    LogoutRequest,
    Me,
    OidcResult,
    OidcResultRequest,
    OidcStart,
    PasswordRequest,
    ProfileRequest,
    RefreshRequest,
    TokenReply,
)
from sync_server.contract.envelope import ErrorCode, Message
from wafer_studio.sync.errors import RequestRefused, SignInNeeded
from wafer_studio.sync.server import Fixed, Server
from wafer_studio.sync.tokens import Kept, Pair
from wafer_studio.sync.wire import Wire

M = TypeVar("M", bound=Message)


@dataclass(frozen=True)
class SignedIn:
    """Who signed in.

    Attributes:
        pair: tokens to go on with.
        account_id: the account's pseudonym.
        username: as signed in.
        full_name: as the server knows it; empty where it does not.
        role: annotator, engineer or admin.
    """

    pair: Pair
    account_id: str
    username: str
    full_name: str
    role: str


@dataclass(frozen=True)
class Browser:
    """A sign-in that goes on in the person's browser.

    Attributes:
        url: the page to open.
        handle: proves that it is this workstation that goes on.
    """

    url: str
    handle: str


def by_password(server: Server, username: str, password: str, *, code: str = "") -> SignedIn:
    """Sign in with a password.

    Args:
        server: without credentials.
        username: of the account.
        password: its password; kept nowhere.
        code: of the second factor, where the account has one.

    Raises:
        SignInNeeded: name, password or code are wrong, or a code or a new password is needed.
        SyncError: it could not be tried.
    """
    asked = _filled(LoginRequest, username=username, password=password, code=code or None)
    return _signed_in(server.post("/auth/login", asked, TokenReply))


def by_new_password(
    server: Server, username: str, password: str, *, new_password: str, code: str = ""
) -> SignedIn:
    """Sign in with a new password in place of an old one; all other sign-ins end."""
    asked = _filled(
        PasswordRequest,
        username=username,
        password=password,
        new_password=new_password,
        code=code or None,
    )
    return _signed_in(server.post("/auth/password", asked, TokenReply))


def begin_in_browser(server: Server) -> Browser:
    """Begin to sign in through the company's identity provider."""
    begun = server.post("/auth/oidc/start", None, OidcStart)
    return Browser(begun.url, begun.handle)


def by_browser(server: Server, browser: Browser, code: str) -> SignedIn:
    """Go on with the code that the browser shows.

    Raises:
        SignInNeeded: the person has not signed in there yet, or the code is wrong.
    """
    asked = _filled(OidcResultRequest, handle=browser.handle, code=code)
    found = server.post("/auth/oidc/result", asked, OidcResult)
    if found.tokens is None:
        raise SignInNeeded("The browser has not signed in yet; sign in there, then go on.")
    return _signed_in(found.tokens)


def refreshed(server: Server, kept: Kept) -> Pair:
    """The next pair of tokens.

    Raises:
        SignInNeeded: the token is no longer good.
        Offline: nobody knows whether it was taken; the same try is to be made again.
    """
    asked = RefreshRequest(refresh_token=kept.refresh, attempt=kept.attempt)
    return _signed_in(server.post("/auth/refresh", asked, TokenReply)).pair


def sign_out(server: Server) -> None:
    """End this sign-in at the server."""
    server.do("POST", "/auth/logout", LogoutRequest())


def profile_of(signed: SignedIn, profile_id: str, name: str, *, wire: Wire) -> str:
    """Which profile the account works as on this machine.

    Args:
        signed: who signed in.
        profile_id: the profile that works here; it is linked where the account has none yet.
        name: its name.
        wire: to the server.

    Returns:
        ``profile_id`` where it is linked to the account, else the account's own, which this
        machine is to adopt.
    """
    server = Server(wire, Fixed(("Authorization", f"Bearer {signed.pair.access}")))
    me = server.get("/me", Me)
    if me.canonical_profile_id is None:
        link_profile(server, profile_id, name)
        return profile_id
    if any(profile.profile_id == profile_id for profile in me.profiles):
        return profile_id
    return me.canonical_profile_id


def link_profile(server: Server, profile_id: str, name: str) -> None:
    """Link a profile of this machine to the account that is signed in."""
    asked = _filled(ProfileRequest, profile_id=profile_id, name=name)
    server.post("/me/profiles", asked, Me)


def _filled(message: type[M], **fields: object) -> M:
    """A message of what a person typed.

    Raises:
        RequestRefused: a field cannot be so.
    """
    try:
        return message.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        name = " ".join(str(part) for part in first["loc"]).replace("_", " ")
        raise RequestRefused(
            f"The {name} cannot be so: {first['msg']}.", code=ErrorCode.INVALID_INPUT
        ) from None


def _signed_in(reply: TokenReply) -> SignedIn:
    user = reply.user
    return SignedIn(
        Pair(reply.access_token, reply.refresh_token),
        user.user_id,
        user.username,
        user.full_name or "",
        user.role,
    )
