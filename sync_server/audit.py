"""The audit log: one line for each thing that somebody may have to answer for.

A line carries the pseudonym of an account, never a name. Lines are chained: each holds the SHA-256
over the line before it and over its own content, so that one that is changed, removed, put in or
moved is found (`sync_server.audit_check`). Where a request came from is personal data: it lies in a
table of its own with a salt, and the chain holds only the digest over both. When the person is
erased, origin and salt go; the digest stays and says nothing to anyone, and the chain stays whole.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from fastapi import Request
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from sync_server.clock import Clock, stamp
from sync_server.store.account_tables import AuditLine, AuditOrigin
from sync_server.store.tables import ServerFact

HEAD: Final = "audit_head"
FIRST_HASH: Final = "0" * 64
_LONGEST: Final = 500
_NOT_HASHED: Final = frozenset({"hash"})


class Event(StrEnum):
    """What is audited."""

    LOGIN = "auth.login"
    LOGIN_FAILED = "auth.login_failed"
    LOGOUT = "auth.logout"
    LOCKED = "auth.locked"
    TOKEN_STOLEN = "auth.refresh_token_reused"
    PASSWORD_CHANGED = "auth.password_changed"
    PASSWORD_RESET = "auth.password_reset"
    SECOND_FACTOR = "auth.second_factor"
    DENIED = "auth.denied"
    KEY_MADE = "key.made"
    KEY_ROTATED = "key.rotated"
    KEY_REVOKED = "key.revoked"
    KEY_USED = "key.used"
    ACCOUNT_MADE = "account.made"
    ACCOUNT_CHANGED = "account.changed"
    ROLE_CHANGED = "account.role_changed"
    ACCOUNT_DEACTIVATED = "account.deactivated"
    ACCOUNT_ACTIVATED = "account.activated"
    ACCOUNT_EXPORTED = "account.exported"
    ERASURE_ASKED = "account.erasure_asked"
    ERASED = "account.erased"
    PROFILE_LINKED = "account.profile_linked"
    WAFER_ADDED = "wafer.added"
    WAFER_READ = "wafer.read"
    SUBMITTED = "annotation.submitted"
    ANNOTATION_DELETED = "annotation.deleted"
    EXPORTED = "export.made"
    PREDICTED = "inference.asked"
    TRAINING_STARTED = "training.started"
    TRAINING_CANCELLED = "training.cancelled"
    TRAINING_DELETED = "training.deleted"
    MODEL_ADDED = "model.added"
    MODEL_DOWNLOADED = "model.downloaded"
    MODEL_PROMOTED = "model.promoted"
    MODEL_DELETED = "model.deleted"
    CONFIG_CHANGED = "system.config"
    BACKUP = "system.backup"
    RESTORED = "system.restored"


@dataclass(frozen=True)
class Origin:
    """Who did it, when, and from where.

    Attributes:
        at: the server's time.
        account_id: pseudonym; None where nobody was signed in.
        role: of the account at that time.
        key_id: the API key that was used.
        request_id: names the request in other logs.
        ip, user_agent: of the machine; erasable.
    """

    at: str
    account_id: str | None = None
    role: str | None = None
    key_id: str | None = None
    request_id: str = ""
    ip: str = ""
    user_agent: str = ""


def origin_of(request: Request) -> Origin:
    """Who makes a request, as far as that is known already."""
    state = request.state
    return Origin(
        at=stamp(request.app.state.parts.clock),
        account_id=getattr(state, "account_id", None),
        role=getattr(state, "role", None),
        key_id=getattr(state, "key_id", None),
        request_id=getattr(state, "request_id", ""),
        ip=request.client.host if request.client is not None else "",
        user_agent=request.headers.get("User-Agent", "")[:_LONGEST],
    )


def origin_here(clock: Clock) -> Origin:
    """The server itself, or somebody at its command line."""
    return Origin(at=stamp(clock))


def audit(
    session: Session,
    origin: Origin,
    event: Event,
    *,
    resource_type: str = "",
    resource_id: str = "",
    is_success: bool = True,
    details: Mapping[str, str | int | float | bool | None] | None = None,
) -> int:
    """Add a line to the audit log.

    Call it last in the transaction that writes what it records: on PostgreSQL it holds the log's
    end until the commit.

    Args:
        session: of a writing transaction.
        origin: who did it (`origin_of`).
        event: what was done.
        resource_type: what it was done to, such as 'model'.
        resource_id: which one.
        is_success: False where it was tried in vain.
        details: what else matters; never a name, a secret or a free text of a person.

    Returns:
        Number of the line.
    """
    number, previous, head = _locked_head(session)
    where = AuditOrigin(
        number=number, salt=secrets.token_hex(16), ip=origin.ip, user_agent=origin.user_agent
    )
    line = _line_of(origin, event, is_success=is_success)
    line.number, line.previous = number, previous
    line.resource_type, line.resource_id = resource_type[:_LONGEST], resource_id[:_LONGEST]
    line.details = _canonical({k: _short(v) for k, v in (details or {}).items()})
    line.origin_digest = digest_of_origin(where)
    line.hash = hash_of(line)
    session.add_all([line, where])
    head.value = f"{number} {line.hash}"
    session.flush()
    return number


def _line_of(origin: Origin, event: Event, *, is_success: bool) -> AuditLine:
    return AuditLine(
        at=origin.at,
        event=str(event),
        result="success" if is_success else "failure",
        account_id=origin.account_id,
        role=None if origin.role is None else str(origin.role),
        key_id=origin.key_id,
        request_id=origin.request_id,
    )


def audit_denied(request: Request) -> None:
    """Add a line about a request that its caller had no right to make."""
    with request.app.state.parts.database.writing() as session:
        audit(
            session,
            origin_of(request),
            Event.DENIED,
            resource_type="endpoint",
            resource_id=f"{request.method} {request.url.path}",
            is_success=False,
        )


def hash_of(line: AuditLine) -> str:
    """SHA-256 over all columns of a line but its hash, hexadecimal."""
    names = [c.name for c in AuditLine.__table__.columns if c.name not in _NOT_HASHED]
    told = _canonical({name: getattr(line, name) for name in names})
    return hashlib.sha256(told.encode()).hexdigest()


def digest_of_origin(where: AuditOrigin) -> str:
    """SHA-256 over a line's origin and its salt, hexadecimal."""
    told = _canonical([where.number, where.salt, where.ip, where.user_agent])
    return hashlib.sha256(told.encode()).hexdigest()


def erase_origins(session: Session, account_id: str) -> None:
    """Forget from where an account's requests came; the chain stays whole."""
    numbers = select(AuditLine.number).where(AuditLine.account_id == account_id)
    session.execute(delete(AuditOrigin).where(AuditOrigin.number.in_(numbers)))


def _locked_head(session: Session) -> tuple[int, str, ServerFact]:
    head = session.get_one(ServerFact, HEAD, with_for_update=True)
    number, previous = head.value.split()
    return int(number) + 1, previous, head


def _short(value: str | int | float | bool | None) -> str | int | float | bool | None:
    return value[:_LONGEST] if isinstance(value, str) else value


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
