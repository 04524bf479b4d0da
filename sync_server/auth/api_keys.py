"""API keys of programs: 128 random bits behind ``sk_live_``, kept as their SHA-256.

A slow hash such as argon2 would protect a guessable secret; these cannot be guessed, and a service
would pay for the slowness at each request (`sync_server.auth.secrets.digest_of`).
"""

import secrets
import uuid
from collections.abc import Iterable
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sync_server.auth.accounts import account_of
from sync_server.auth.caller import Caller
from sync_server.auth.permissions import ROLES, Permission, Role
from sync_server.auth.secrets import digest_of
from sync_server.auth.times import after
from sync_server.clock import Clock, stamp
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.store.account_tables import ApiKey

PREFIX: Final = "sk_live_"
LIFE_DAYS: Final = 90
_MOST: Final = 50


def make_key(
    session: Session,
    clock: Clock,
    *,
    account_id: str,
    name: str,
    scopes: Iterable[str],
    days: int,
    per_hour: int,
) -> tuple[ApiKey, str]:
    """Make a key; gives its line and the key itself, which is kept nowhere.

    Raises:
        Refused: the account has too many.
    """
    now = stamp(clock)
    good = select(func.count()).where(
        ApiKey.account_id == account_id, ApiKey.revoked_at.is_(None), ApiKey.expires_at > now
    )
    if (session.scalar(good) or 0) >= _MOST:
        raise Refused(ErrorCode.CONFLICT, f"This account has {_MOST} keys; revoke one first.")
    key = PREFIX + secrets.token_hex(16)
    row = ApiKey(
        key_id=str(uuid.uuid4()),
        account_id=account_id,
        name=name,
        key_hash=digest_of(key),
        tail=key[-4:],
        scopes=" ".join(sorted(scopes)),
        per_hour=per_hour,
        made_at=now,
        expires_at=after(clock, days=days),
        revoked_at=None,
        used_hour=None,
    )
    session.add(row)
    session.flush()
    return row, key


def check_scopes(session: Session, caller: Caller, account_id: str, scopes: Iterable[str]) -> None:
    """Pass scopes that the account has, and the one who gives them, too.

    Raises:
        Refused: one is unknown, or goes too far.
    """
    account = account_of(session, account_id)
    asked = set(scopes)
    unknown = asked - set(Permission)
    beyond = asked - ROLES[Role(account.role)] - unknown
    if unknown or beyond:
        raise Refused(
            ErrorCode.INVALID_INPUT,
            f"A key of the role '{account.role}' cannot have these scopes: "
            f"{', '.join(sorted(unknown | beyond))[:300]}.",
            details={"scopes": "are unknown or go beyond the role of the account"},
        )
    if asked - caller.permissions:
        raise Refused(ErrorCode.FORBIDDEN, "You cannot give a key more than you may do yourself.")


def key_of(session: Session, caller: Caller, key_id: str) -> ApiKey:
    """A key that the caller may change: their own, or any for who manages users.

    Raises:
        Refused: there is none, or it is another's.
    """
    row = session.get(ApiKey, key_id, with_for_update=True)
    is_theirs = row is not None and row.account_id == caller.account_id
    if row is None or not (is_theirs or caller.may(Permission.USER_WRITE)):
        raise Refused(ErrorCode.NOT_FOUND, "You have no such key.")
    return row


def rotate(
    session: Session, clock: Clock, row: ApiKey, *, overlap_hours: float
) -> tuple[ApiKey, str]:
    """Replace a key by a new one with the same scopes; the old one ends after the overlap.

    Raises:
        Refused: it was revoked.
    """
    if row.revoked_at is not None:
        raise Refused(ErrorCode.CONFLICT, "This key was revoked; make a new one.")
    row.expires_at = min(row.expires_at, after(clock, hours=overlap_hours))
    return make_key(
        session,
        clock,
        account_id=row.account_id,
        name=row.name,
        scopes=row.scopes.split(),
        days=LIFE_DAYS,
        per_hour=row.per_hour,
    )


def revoke(clock: Clock, row: ApiKey) -> None:
    """End a key at once."""
    row.revoked_at = row.revoked_at or stamp(clock)
