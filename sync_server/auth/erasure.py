"""What is kept of a person, and how it goes (GDPR, articles 15, 17 and 20).

What goes: the names, all that one signs in with, and from where one came. What stays: the account
as a pseudonym, with the changes and the audit lines that carry it.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import Session

from sync_server.audit import Event, Origin, audit, erase_origins, origin_here
from sync_server.auth.accounts import deactivate, refuse_last_admin
from sync_server.auth.sign_ins import end_all
from sync_server.auth.times import after
from sync_server.clock import Clock, stamp
from sync_server.parts import Parts
from sync_server.store.account_tables import (
    ApiKey,
    AuditLine,
    AuditOrigin,
    Erasure,
    LocalLogin,
    OidcFlow,
    OidcIdentity,
    OldPassword,
    RecoveryCode,
    SecondFactor,
    SignIn,
)
from sync_server.store.all_tables import METADATA
from sync_server.store.tables import Account, LinkedProfile, Person

_PERSONAL: Final = (
    Person, LocalLogin, OldPassword, SecondFactor, RecoveryCode, OidcIdentity, OidcFlow, SignIn,
    Erasure,
)  # fmt: skip
_PROFILE_COLUMNS: Final = frozenset({"profile_id", "author"})
SECRET_COLUMNS: Final = frozenset(
    {
        "password_hash",
        "code_hash",
        "boxed_secret",
        "boxed",
        "key_hash",
        "token_hash",
        "former_hash",
        "attempt",
        "state_hash",
        "handle_hash",
    }
)
"""Columns that say nothing of a person and could be used against them: not exported."""


def ask_erasure(session: Session, parts: Parts, origin: Origin, account: Account) -> str:
    """Deactivate an account and have its names erased later; gives when.

    Raises:
        Refused: it is the last admin.
    """
    if account.is_active:
        deactivate(session, parts.clock, origin, account)
    row = session.get(Erasure, account.account_id)
    if row is None:
        due_at = after(parts.clock, days=parts.settings.erasure_days)
        row = Erasure(account_id=account.account_id, asked_at=stamp(parts.clock), due_at=due_at)
        session.add(row)
        session.flush()
    audit(
        session, origin, Event.ERASURE_ASKED, resource_type="account",
        resource_id=account.account_id, details={"due_at": row.due_at},
    )  # fmt: skip
    return row.due_at


def erase(session: Session, clock: Clock, origin: Origin, account: Account) -> None:
    """Erase the names of an account now.

    Raises:
        Refused: it is the last admin.
    """
    refuse_last_admin(session, account)
    account_id = account.account_id
    account.is_active = False
    end_all(session, clock, account_id)
    for table in _PERSONAL:
        session.execute(delete(table).where(table.account_id == account_id))
    session.execute(
        update(ApiKey)
        .where(ApiKey.account_id == account_id)
        .values(name="", revoked_at=stamp(clock))
    )
    session.flush()
    audit(session, origin, Event.ERASED, resource_type="account", resource_id=account_id)
    erase_origins(session, account_id)


def erase_due(parts: Parts) -> int:
    """Erase all accounts whose time has come; gives how many."""
    with parts.database.reading() as session:
        due = list(
            session.scalars(
                select(Erasure.account_id).where(Erasure.due_at <= stamp(parts.clock)).limit(1000)
            )
        )
    for account_id in due:
        with parts.database.writing() as session:
            account = session.get_one(Account, account_id)
            erase(session, parts.clock, origin_here(parts.clock), account)
    return len(due)


def export_of(session: Session, account_id: str) -> Iterator[str]:
    """All that is kept of an account, as pieces of one JSON text.

    Each table with a column that names an account or a profile is told, whatever room it belongs
    to, without columns that are secrets.
    """
    profiles = list(
        session.scalars(
            select(LinkedProfile.profile_id).where(LinkedProfile.account_id == account_id)
        )
    )
    yield json.dumps({"format": "wafer-studio-person-1", "account_id": account_id})[:-1]
    for table in METADATA.sorted_tables:
        owner = owned_by(table, account_id, profiles)
        if owner is not None:
            yield f", {json.dumps(table.name)}: ["
            yield from _rows(session, table, owner)
            yield "]"
    yield "}\n"


def owned_by(table: SqlTable, account_id: str, profiles: list[str]) -> ColumnElement[bool] | None:
    """Which lines of a table belong to an account; None where the table names nobody."""
    if table.name == AuditOrigin.__tablename__:
        lines = select(AuditLine.number).where(AuditLine.account_id == account_id)
        return table.c.number.in_(lines)
    own: list[ColumnElement[bool]] = []
    for column in table.columns:
        if column.name == "account_id" or _names_account(column):
            own.append(column == account_id)
        elif column.name in _PROFILE_COLUMNS:
            own.append(column.in_(profiles))
    return or_(*own) if own else None


def _names_account(column: ColumnElement[Any]) -> bool:
    return any(key.target_fullname == "account.account_id" for key in column.foreign_keys)


def _rows(session: Session, table: SqlTable, owner: ColumnElement[bool]) -> Iterator[str]:
    columns = [column for column in table.columns if column.name not in SECRET_COLUMNS]
    comma = ""
    for row in session.execute(select(*columns).where(owner).execution_options(yield_per=500)):
        told: dict[str, Any] = dict(row._mapping)
        yield comma + json.dumps(told, default=str)
        comma = ", "
