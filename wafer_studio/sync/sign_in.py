"""Signing in to the server, by password or through the company's identity provider."""

from dataclasses import dataclass

from wafer_studio.sync.errors import SyncError
from wafer_studio.sync.server import Server
from wafer_studio.sync.tokens import Kept, Pair


@dataclass(frozen=True)
class SignedIn:
    """Who signed in.

    Attributes:
        pair: tokens to go on with.
        account_id: the account's pseudonym.
        username: as signed in.
        full_name: as the server knows it; empty where it does not.
        role: annotator, engineer or admin.
        profiles: workstation profiles that are linked to the account, the canonical one first.
    """

    pair: Pair
    account_id: str
    username: str
    full_name: str
    role: str
    profiles: tuple[str, ...]


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
    raise SyncError("This server does not say how to sign in.")


def refreshed(server: Server, kept: Kept) -> Pair:
    """The next pair of tokens.

    Raises:
        SignInNeeded: the token is no longer good.
        Offline: nobody knows whether it was taken; the same try is to be made again.
    """
    raise SyncError("This server does not say how to stay signed in.")


def sign_out(server: Server) -> None:
    """End this sign-in at the server."""
    raise SyncError("This server does not say how to sign out.")


def link_profile(server: Server, profile_id: str, name: str) -> tuple[str, ...]:
    """Link a profile of this machine to the account; gives all linked ones, canonical first."""
    raise SyncError("This server does not say how to link profiles.")
