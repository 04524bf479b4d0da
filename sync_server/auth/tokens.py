"""Access tokens: JSON Web Tokens (RFC 7519), signed with Ed25519 (RFC 8037), good for an hour.

A token says who signed in and when, and nothing that names a person. What the caller may do is
looked up at every request, so that a role that is taken away is gone at once.
"""

import datetime
import uuid
from dataclasses import dataclass
from typing import Final

import jwt

from sync_server.auth.permissions import ROLES, Role
from sync_server.auth.secrets import ServerSecrets
from sync_server.clock import Clock
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused

ISSUER: Final = "wafer-defect-classifier-auth"
AUDIENCE: Final = "wafer-defect-classifier-api"
_ALGORITHM: Final = "EdDSA"
_CLAIMS: Final = ["sub", "sid", "exp", "iat", "iss", "aud"]


@dataclass(frozen=True)
class Claims:
    """What a good access token says.

    Attributes:
        account_id: who signed in.
        sign_in_id: in which signing in.
    """

    account_id: str
    sign_in_id: str


def access_token(
    secrets: ServerSecrets,
    claims: Claims,
    *,
    role: Role,
    clock: Clock,
    minutes: int,
    database_id: str,
) -> str:
    """A signed access token.

    Args:
        secrets: what signs.
        claims: who signed in.
        role: for the workstation to know what to offer; not what the server goes by.
        clock: what time it is.
        minutes: how long it is good for.
        database_id: of the server; a token of another database is not taken.
    """
    now = int(clock.now().timestamp())
    payload = {
        "sub": claims.account_id,
        "sid": claims.sign_in_id,
        "jti": str(uuid.uuid4()),
        "role": str(role),
        "permissions": sorted(ROLES[role]),
        "iss": ISSUER,
        "aud": [AUDIENCE, database_id],
        "iat": now,
        "exp": now + round(datetime.timedelta(minutes=minutes).total_seconds()),
    }
    return jwt.encode(
        payload, secrets.signing_key, algorithm=_ALGORITHM, headers={"kid": secrets.key_id}
    )


def read_access_token(
    secrets: ServerSecrets, token: str, *, clock: Clock, database_id: str
) -> Claims:
    """Who a token says has signed in.

    Raises:
        Refused: it was not signed here, or is no longer good.
    """
    try:
        key = secrets.verifying_keys[jwt.get_unverified_header(token)["kid"]]
        payload = jwt.decode(
            token,
            key,
            algorithms=[_ALGORITHM],
            audience=database_id,
            issuer=ISSUER,
            options={"require": _CLAIMS, "verify_exp": False, "verify_iat": False},
        )
        is_good = clock.now().timestamp() < int(payload["exp"])
        claims = Claims(str(payload["sub"]), str(payload["sid"]))
    except (jwt.InvalidTokenError, KeyError, TypeError, ValueError) as error:
        raise Refused(
            ErrorCode.NOT_SIGNED_IN, "The access token was not made here; sign in again."
        ) from error
    if not is_good:
        raise Refused(ErrorCode.NOT_SIGNED_IN, "The access token has expired; refresh it.")
    return claims
