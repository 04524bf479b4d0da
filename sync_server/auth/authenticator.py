"""Who makes a request, from its token or its key; looked up in the database each time.

Two short reads by primary key: what is revoked, disabled or given another role is so at the next
request, on every server that shares the database.
"""

from dataclasses import dataclass, replace
from typing import Final

from fastapi import Request
from sqlalchemy import select
from sqlalchemy.orm import Session

from sync_server.audit import Event, audit, origin_of
from sync_server.auth.caller import Caller
from sync_server.auth.permissions import ROLES, Permission, Role
from sync_server.auth.secrets import digest_of
from sync_server.auth.sign_ins import is_open
from sync_server.auth.tokens import read_access_token
from sync_server.clock import stamp
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.parts import Parts
from sync_server.store.account_tables import ApiKey
from sync_server.store.tables import Account, LinkedProfile

_HOUR: Final = len("2026-01-01T00")


@dataclass(frozen=True)
class TokensAndKeys:
    """Takes ``Authorization: Bearer`` with an access token, or ``X-API-Key``.

    Attributes:
        parts: of the server.
    """

    parts: Parts

    def caller(self, request: Request) -> Caller:
        """Who it is.

        Raises:
            Refused: nobody, or no longer.
        """
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        key = request.headers.get("X-API-Key")
        if token and scheme.lower() == "bearer":
            return self._person(token.strip())
        if key:
            return self._program(request, key.strip())
        raise Refused(ErrorCode.NOT_SIGNED_IN, "Nobody is signed in; sign in first.")

    def _person(self, token: str) -> Caller:
        parts = self.parts
        claims = read_access_token(
            parts.secrets, token, clock=parts.clock, database_id=parts.database_id
        )
        with parts.database.reading() as session:
            if not is_open(session, claims):
                raise Refused(ErrorCode.NOT_SIGNED_IN, "This sign-in was ended; sign in again.")
            role, profiles = _standing(session, claims.account_id)
        return Caller(claims.account_id, role, ROLES[role], profiles, sign_in_id=claims.sign_in_id)

    def _program(self, request: Request, key: str) -> Caller:
        with self.parts.database.reading() as session:
            row = session.scalar(select(ApiKey).where(ApiKey.key_hash == digest_of(key)))
            if row is None or row.revoked_at is not None:
                raise Refused(ErrorCode.NOT_SIGNED_IN, "This API key is unknown or revoked.")
            if row.expires_at <= stamp(self.parts.clock):
                raise Refused(ErrorCode.NOT_SIGNED_IN, "This API key has expired; rotate it.")
            role, profiles = _standing(session, row.account_id)
            session.expunge(row)
        if row.used_hour != stamp(self.parts.clock)[:_HOUR]:
            self._note_use(request, row, role)
        scopes = frozenset(Permission(scope) for scope in row.scopes.split())
        return Caller(
            row.account_id,
            role,
            ROLES[role] & scopes,
            profiles,
            key_id=row.key_id,
            key_limit=row.per_hour,
        )

    def _note_use(self, request: Request, key: ApiKey, role: Role) -> None:
        """Audit the first use of a key in each hour."""
        origin = replace(
            origin_of(request), account_id=key.account_id, role=str(role), key_id=key.key_id
        )
        with self.parts.database.writing() as session:
            row = session.get_one(ApiKey, key.key_id, with_for_update=True)
            if row.used_hour != origin.at[:_HOUR]:
                row.used_hour = origin.at[:_HOUR]
                session.flush()
                audit(session, origin, Event.KEY_USED, resource_type="key", resource_id=key.key_id)


def _standing(session: Session, account_id: str) -> tuple[Role, frozenset[str]]:
    account = session.get(Account, account_id)
    if account is None or not account.is_active:
        raise Refused(ErrorCode.NOT_SIGNED_IN, "This account is deactivated; ask an admin.")
    profiles = session.scalars(
        select(LinkedProfile.profile_id).where(LinkedProfile.account_id == account_id)
    )
    return Role(account.role), frozenset(profiles)
