"""The first account: made by whoever holds the link that the server printed at its first start."""

import hmac
import secrets
from dataclasses import replace
from typing import Final

from sqlalchemy.orm import Session

from sync_server.audit import Event, Origin, audit
from sync_server.auth import sign_ins
from sync_server.auth.accounts import add_account, count_accounts, set_password
from sync_server.auth.passwords import HASHING, check_policy
from sync_server.auth.permissions import Role
from sync_server.auth.secrets import digest_of
from sync_server.auth.signing_in import Credentials
from sync_server.auth.times import after
from sync_server.clock import stamp
from sync_server.contract.envelope import ErrorCode
from sync_server.contract.versions import API_PREFIX
from sync_server.errors import Refused
from sync_server.parts import Parts
from sync_server.store.tables import ServerFact

_FACT: Final = "first_admin_token"
_HOURS: Final = 24
PATH: Final = "/auth/first-admin"


def first_admin_link(parts: Parts, *, address: str) -> str | None:
    """A link that makes the first account, once, within 24 hours; the one before ends.

    The token stands behind the ``#``: browsers send that part to nobody, so that it is in no log.

    Args:
        parts: of the server.
        address: where the server is reached, such as ``https://wafers.example:8077``.

    Returns:
        The link; None where there are accounts already.
    """
    token = f"wsa_{secrets.token_urlsafe(32)}"
    with parts.database.writing() as session:
        if count_accounts(session):
            return None
        value = f"{digest_of(token)} {after(parts.clock, hours=_HOURS)}"
        session.merge(ServerFact(key=_FACT, value=value))
    return f"{address.rstrip('/')}{API_PREFIX}{PATH}#{token}"


def make_first_admin(
    parts: Parts, origin: Origin, token: str, given: Credentials, *, full_name: str | None
) -> sign_ins.Tokens:
    """Make the first account, an admin's, and sign it in.

    Raises:
        Refused: the token is wrong, used or expired, there are accounts already, or the password
            is not good enough.
    """
    check_policy(given.password)
    with parts.database.reading() as session:
        _check(session, parts, token)
    with HASHING.turn():
        password_hash = HASHING.hash(given.password)
    with parts.database.writing() as session:
        session.delete(_check(session, parts, token))
        account = add_account(
            session, parts.clock, username=given.username, role=Role.ADMIN, full_name=full_name
        )
        account_id = account.account_id
        set_password(session, parts.clock, account_id, password_hash, must_change=False)
        tokens = sign_ins.begin(session, parts, account, method="first admin")
        who = replace(origin, account_id=account_id, role=account.role)
        audit(
            session, who, Event.ACCOUNT_MADE, resource_type="account", resource_id=account_id,
            details={"role": account.role, "first": True},
        )  # fmt: skip
    return tokens


def _check(session: Session, parts: Parts, token: str) -> ServerFact:
    fact = session.get(ServerFact, _FACT, with_for_update=True)
    known, expires_at = ("", "") if fact is None else fact.value.split()
    is_right = hmac.compare_digest(known, digest_of(token)) and stamp(parts.clock) < expires_at
    if fact is None or not is_right or count_accounts(session):
        raise Refused(
            ErrorCode.NOT_SIGNED_IN,
            "This link was used, has expired or is not the newest; start the server again for "
            "another one, or sign in.",
        )
    return fact
