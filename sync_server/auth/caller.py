"""Who makes a request: the seam between signing in and everything else."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Protocol

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyHeader, HTTPBearer

from sync_server.auth.permissions import Permission, Role
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused


@dataclass(frozen=True)
class Caller:
    """Who makes a request.

    Attributes:
        account_id: pseudonym of the account.
        role: of the account.
        permissions: what this request may do; an API key's scopes may narrow the role's.
        profiles: workstation profiles that are linked to the account.
        key_id: the API key that was used; None for a person who signed in.
        key_limit: requests that the key may make in an hour; None for the server's usual.
        sign_in_id: the signing in whose token was used; None for a key.
    """

    account_id: str
    role: Role
    permissions: frozenset[Permission]
    profiles: frozenset[str] = frozenset()
    key_id: str | None = None
    key_limit: int | None = None
    sign_in_id: str | None = None

    def may(self, permission: Permission) -> bool:
        """True where the request may do this."""
        return permission in self.permissions

    def sees(self, profile_id: str) -> bool:
        """True where the caller may read annotations of a profile."""
        return profile_id in self.profiles or self.may(Permission.ANNOTATION_READ_ALL)


class Authenticator(Protocol):
    """Finds out who makes a request; ``app.state.authenticator``."""

    def caller(self, request: Request) -> Caller:
        """Who it is.

        Raises:
            Refused: nobody, or no longer.
        """
        ...


_TOKEN = HTTPBearer(
    auto_error=False, scheme_name="access token", description="From signing in; good for an hour."
)
_KEY = APIKeyHeader(
    name="X-API-Key", auto_error=False, scheme_name="API key", description="For programs."
)


def caller_of(
    request: Request, _token: object = Security(_TOKEN), _key: object = Security(_KEY)
) -> Caller:
    """Who makes the request (a FastAPI dependency); the schemes are for its description only."""
    authenticator: Authenticator = request.app.state.authenticator
    caller = authenticator.caller(request)
    request.state.account_id, request.state.role = caller.account_id, caller.role
    request.state.key_id = caller.key_id
    request.app.state.rates.check_caller(caller, request.scope["path"])
    return caller


SignedIn = Annotated[Caller, Depends(caller_of)]
"""Any caller who is signed in."""


def person_of(caller: SignedIn) -> Caller:
    """Who makes the request, where it is a person and no program (a FastAPI dependency)."""
    if caller.key_id is not None:
        raise Refused(
            ErrorCode.FORBIDDEN, "An API key cannot do this; sign in as the person it belongs to."
        )
    return caller


SignedInPerson = Annotated[Caller, Depends(person_of)]
"""Any caller who signed in, and no API key."""


NEEDED = "needed_permission"
"""Attribute of a dependency that ``needs`` made: which permission; for the test of the matrix."""


def needs(permission: Permission) -> Callable[[Caller], Caller]:
    """A dependency that lets only callers with a permission through."""

    def check(caller: SignedIn) -> Caller:
        if not caller.may(permission):
            raise Refused(
                ErrorCode.FORBIDDEN,
                f"Your role '{caller.role}' lacks the permission '{permission}'; ask an admin.",
            )
        return caller

    setattr(check, NEEDED, permission)
    return check
