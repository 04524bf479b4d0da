"""Sign in at the company's identity provider, from a workstation.

The workstation gets an address to open in a browser, and a handle that it keeps. Provider and
browser come back to this server. The browser then shows a short code, and the workstation fetches
its tokens with handle and code. Without the code, somebody could send their own address to another
person, let them sign in, and fetch that person's tokens; a listener on the workstation would do as
well, but not through a remote desktop or a firewall that asks.

State, nonce and the verifier of PKCE are kept in the database for ten minutes, so that any server
on it can answer; each state is good once.
"""

import hmac
import json
import secrets
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from sync_server.audit import Event, Origin, audit
from sync_server.auth import sign_ins
from sync_server.auth.accounts import (
    account_of,
    add_account,
    change_role,
    is_last_admin,
    username_of,
)
from sync_server.auth.permissions import Role
from sync_server.auth.provider import Identity, Provider
from sync_server.auth.secrets import digest_of
from sync_server.auth.times import after
from sync_server.clock import stamp
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.parts import Parts
from sync_server.store.account_tables import OidcFlow, OidcIdentity
from sync_server.store.tables import Account, Person

MINUTES: Final = 10
_MOST_FLOWS: Final = 1000
_MOST_TRIES: Final = 5
_LETTERS: Final = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
_RANKS: Final = (Role.ADMIN, Role.ENGINEER, Role.ANNOTATOR)


@dataclass(frozen=True)
class Started:
    """A signing in that has begun.

    Attributes:
        url: to be opened in a browser.
        handle: to ask for the outcome with.
    """

    url: str
    handle: str


@dataclass(frozen=True)
class Outcome:
    """How far a signing in is.

    Attributes:
        is_pending: True while the person has not signed in.
        tokens: once they have, and the code was right.
    """

    is_pending: bool
    tokens: sign_ins.Tokens | None = None


def start(parts: Parts, provider: Provider, *, redirect_uri: str) -> Started:
    """Begin.

    Raises:
        Refused: the provider does not answer, or too many have begun.
    """
    state, handle = f"wss_{secrets.token_urlsafe(32)}", f"wsh_{secrets.token_urlsafe(32)}"
    nonce, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
    url = provider.address(redirect_uri=redirect_uri, state=state, nonce=nonce, verifier=verifier)
    kept = json.dumps({"nonce": nonce, "verifier": verifier, "redirect_uri": redirect_uri})
    with parts.database.writing() as session:
        session.execute(delete(OidcFlow).where(OidcFlow.expires_at <= stamp(parts.clock)))
        if (session.scalar(select(func.count()).select_from(OidcFlow)) or 0) >= _MOST_FLOWS:
            raise Refused(
                ErrorCode.UNAVAILABLE,
                "Too many people are signing in at this moment; try again in some minutes.",
                retry_after=60,
            )
        session.add(
            OidcFlow(
                state_hash=digest_of(state),
                handle_hash=digest_of(handle),
                boxed=parts.secrets.boxed(kept),
                expires_at=after(parts.clock, minutes=MINUTES),
                is_answered=False,
                code_hash=None,
                tries=0,
                account_id=None,
            )
        )
    return Started(url, handle)


def come_back(parts: Parts, provider: Provider, origin: Origin, *, state: str, code: str) -> str:
    """Take what the provider sent the browser back with; gives the code for the workstation.

    Raises:
        Refused: the state is unknown, used or expired, or the provider's answer is bad.
    """
    kept = _answered(parts, state)
    identity = provider.identity(
        code,
        redirect_uri=kept["redirect_uri"],
        nonce=kept["nonce"],
        verifier=kept["verifier"],
    )
    shown = "".join(secrets.choice(_LETTERS) for _ in range(8))
    with parts.database.writing() as session:
        account = _account(session, parts, origin, identity)
        row = session.get_one(OidcFlow, digest_of(state))
        row.account_id = account.account_id
        row.code_hash = parts.secrets.keyed_hash(shown, purpose="oidc code")
        is_active = account.is_active
    if not is_active:
        raise Refused(ErrorCode.FORBIDDEN, "This account is deactivated; ask an admin.")
    return f"{shown[:4]}-{shown[4:]}"


def outcome(parts: Parts, origin: Origin, handle: str, code: str | None) -> Outcome:
    """How far a signing in is; its tokens, once, where the code is right.

    Raises:
        Refused: the handle is unknown, used or expired, or the code is wrong.
    """
    tokens, is_wrong = None, False
    with parts.database.writing() as session:
        row = session.scalar(
            select(OidcFlow).where(OidcFlow.handle_hash == digest_of(handle)).with_for_update()
        )
        if row is None or row.expires_at <= stamp(parts.clock) or row.tries >= _MOST_TRIES:
            raise Refused(
                ErrorCode.NOT_SIGNED_IN, "This signing in is over or took too long; begin again."
            )
        if row.account_id is None or row.code_hash is None:
            return Outcome(is_pending=True)
        if code is None:
            return Outcome(is_pending=False)
        if hmac.compare_digest(row.code_hash, _hash_of_typed(parts, code)):
            tokens = _signed_in(session, parts, origin, row)
        else:
            is_wrong, row.tries = True, row.tries + 1
            who = replace(origin, account_id=row.account_id)
            audit(session, who, Event.LOGIN_FAILED, is_success=False, details={"why": "oidc code"})
    if is_wrong:
        raise Refused(
            ErrorCode.INVALID_INPUT,
            "This is not the code that the browser shows.",
            details={"code": "is wrong"},
        )
    return Outcome(is_pending=False, tokens=tokens)


def _answered(parts: Parts, state: str) -> dict[str, str]:
    """Use a state up, before anything is asked of the provider."""
    with parts.database.writing() as session:
        row = session.get(OidcFlow, digest_of(state), with_for_update=True)
        if row is None or row.is_answered or row.expires_at <= stamp(parts.clock):
            raise Refused(
                ErrorCode.NOT_SIGNED_IN,
                "This signing in was answered before or took too long; begin again at the "
                "workstation.",
            )
        row.is_answered = True
        kept: dict[str, str] = json.loads(parts.secrets.unboxed(row.boxed))
    return kept


def _hash_of_typed(parts: Parts, code: str) -> str:
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return parts.secrets.keyed_hash(letters, purpose="oidc code")


def _signed_in(session: Session, parts: Parts, origin: Origin, row: OidcFlow) -> sign_ins.Tokens:
    assert row.account_id is not None
    account = account_of(session, row.account_id)
    if not account.is_active:
        raise Refused(ErrorCode.FORBIDDEN, "This account is deactivated; ask an admin.")
    session.delete(row)
    tokens = sign_ins.begin(session, parts, account, method="oidc")
    who = replace(origin, account_id=account.account_id, role=account.role)
    audit(session, who, Event.LOGIN, details={"method": "oidc"})
    return tokens


def _account(session: Session, parts: Parts, origin: Origin, identity: Identity) -> Account:
    """The account of an identity, made at its first signing in; its role as its groups say.

    The last admin stays one, whatever the groups say: somebody must be able to mend them.
    """
    role = _role(parts, identity)
    key = (identity.issuer, identity.subject)
    known = session.get(OidcIdentity, key)
    if known is not None:
        account = account_of(session, known.account_id)
        if role is not None and not is_last_admin(session, account):
            change_role(session, replace(origin, account_id=account.account_id), account, role)
        return account
    account = add_account(
        session,
        parts.clock,
        username=_free_username(session, identity),
        role=role or Role.ANNOTATOR,
        full_name=identity.full_name,
        email=_free_email(session, identity),
    )
    session.add(OidcIdentity(issuer=key[0], subject=key[1], account_id=account.account_id))
    session.flush()
    audit(
        session, replace(origin, account_id=account.account_id), Event.ACCOUNT_MADE,
        resource_type="account", resource_id=account.account_id,
        details={"role": account.role, "method": "oidc"},
    )  # fmt: skip
    return account


def _role(parts: Parts, identity: Identity) -> Role | None:
    """The highest role that the groups give; None where admins give the roles."""
    roles = parts.settings.oidc_roles
    if not roles:
        return None
    given = {role for group, role in roles.items() if group in identity.groups}
    return next((role for role in _RANKS if role in given), Role.ANNOTATOR)


def _free_username(session: Session, identity: Identity) -> str:
    """The provider's name, with a tail where somebody has it: names alone join no accounts."""
    name = username_of(identity.username or "oidc")[:80].replace(" ", ".")
    taken = session.scalar(select(Person.account_id).where(Person.username == name))
    return name if taken is None and identity.username else f"{name}.{secrets.token_hex(4)}"


def _free_email(session: Session, identity: Identity) -> str | None:
    taken = session.scalar(select(Person.account_id).where(Person.email == identity.email))
    return identity.email if taken is None else None
