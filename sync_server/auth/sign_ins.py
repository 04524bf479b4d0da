"""Signing in, staying signed in and signing out: families of refresh tokens.

A refresh token is good once. Its answer may be lost on the way, so a workstation names its attempt:
the same token with the same attempt is given the same answer again. The same token with another
attempt was stolen, by whoever came first or second, and ends the whole family.
"""

import hmac
import secrets as randomness
import uuid
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from sync_server.auth.permissions import Role
from sync_server.auth.secrets import ServerSecrets, digest_of
from sync_server.auth.times import after
from sync_server.auth.tokens import Claims, access_token
from sync_server.clock import Clock, stamp
from sync_server.parts import Parts
from sync_server.store.account_tables import SignIn
from sync_server.store.tables import Account

REFRESH_PREFIX: Final = "wsr_"


@dataclass(frozen=True)
class Tokens:
    """What one who signed in goes on with.

    Attributes:
        access: for the ``Authorization`` header.
        refresh: for the next pair.
        seconds: how long ``access`` is good for.
        account_id: who signed in.
        sign_in_id: in which signing in.
    """

    access: str
    refresh: str
    seconds: int
    account_id: str
    sign_in_id: str


@dataclass(frozen=True)
class Stolen:
    """A refresh token came twice; its family has been ended.

    Attributes:
        account_id: whose it was.
    """

    account_id: str


def begin(session: Session, parts: Parts, account: Account, *, method: str) -> Tokens:
    """Sign an account in.

    Args:
        session: of a writing transaction.
        parts: of the server.
        account: who it is; proven before.
        method: how it was proven, such as 'password'.
    """
    secret = randomness.token_urlsafe(32)
    row = SignIn(
        sign_in_id=str(uuid.uuid4()),
        account_id=account.account_id,
        method=method,
        made_at=stamp(parts.clock),
        used_at=stamp(parts.clock),
        expires_at=after(parts.clock, days=parts.settings.refresh_days),
        revoked_at=None,
        token_hash=digest_of(secret),
        former_hash=None,
        attempt=None,
    )
    session.add(row)
    return _tokens(parts, row, account, secret)


def go_on(
    session: Session, parts: Parts, refresh_token: str, *, attempt: str | None
) -> Tokens | Stolen | None:
    """Turn a refresh token into the next pair.

    Args:
        session: of a writing transaction, to be committed whatever the outcome is.
        parts: of the server.
        refresh_token: the newest of its family.
        attempt: names this try; the same one is answered alike.

    Returns:
        The pair; ``Stolen`` where the token was used before; None where it is unknown or over.
    """
    sign_in_id, _, secret = refresh_token.removeprefix(REFRESH_PREFIX).partition(".")
    row = session.get(SignIn, sign_in_id, with_for_update=True)
    now = stamp(parts.clock)
    if row is None or row.revoked_at is not None or row.expires_at <= now:
        return None
    account = session.get_one(Account, row.account_id)
    if not account.is_active:
        return None
    fresh = _next_secret(parts.secrets, secret, attempt or str(uuid.uuid4()))
    digest = digest_of(secret)
    if hmac.compare_digest(digest, row.token_hash):
        row.former_hash, row.token_hash = row.token_hash, digest_of(fresh)
        row.attempt = attempt
    elif attempt is None or attempt != row.attempt or digest != row.former_hash:
        row.revoked_at = now
        return Stolen(row.account_id)
    row.used_at = now
    row.expires_at = after(parts.clock, days=parts.settings.refresh_days)
    return _tokens(parts, row, account, fresh)


def end(session: Session, clock: Clock, sign_in_id: str) -> None:
    """Sign out: the family's tokens are no longer good, access tokens among them."""
    row = session.get(SignIn, sign_in_id)
    if row is not None and row.revoked_at is None:
        row.revoked_at = stamp(clock)


def end_all(session: Session, clock: Clock, account_id: str) -> None:
    """Sign an account out everywhere."""
    session.execute(
        update(SignIn)
        .where(SignIn.account_id == account_id, SignIn.revoked_at.is_(None))
        .values(revoked_at=stamp(clock))
    )


def is_open(session: Session, claims: Claims) -> bool:
    """True where a signing in of this account has not been ended."""
    revoked = session.execute(
        select(SignIn.revoked_at).where(
            SignIn.sign_in_id == claims.sign_in_id, SignIn.account_id == claims.account_id
        )
    ).one_or_none()
    return revoked is not None and revoked[0] is None


def _next_secret(secrets: ServerSecrets, secret: str, attempt: str) -> str:
    return secrets.keyed_hash(f"{secret}\0{attempt}", purpose="refresh")


def _tokens(parts: Parts, row: SignIn, account: Account, secret: str) -> Tokens:
    minutes = parts.settings.access_minutes
    access = access_token(
        parts.secrets,
        Claims(row.account_id, row.sign_in_id),
        role=Role(account.role),
        clock=parts.clock,
        minutes=minutes,
        database_id=parts.database_id,
    )
    refresh = f"{REFRESH_PREFIX}{row.sign_in_id}.{secret}"
    return Tokens(access, refresh, minutes * 60, row.account_id, row.sign_in_id)
