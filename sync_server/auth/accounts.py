"""Accounts: made, found, changed. All functions work in the caller's transaction."""

import datetime
import unicodedata
import uuid
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from sync_server.audit import Event, Origin, audit
from sync_server.auth.permissions import Role
from sync_server.auth.sign_ins import end_all
from sync_server.auth.times import before
from sync_server.clock import Clock, stamp
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.store.account_tables import Erasure, LocalLogin, OldPassword
from sync_server.store.tables import Account, Person

PASSWORD_DAYS: Final = 90
TEMPORARY_DAYS: Final = 7
_REMEMBERED: Final = 5
"""Passwords that may not be taken again, the one in use among them."""


def username_of(text: str) -> str:
    """A username as it is kept and compared: NFKC, no upper case."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def add_account(
    session: Session,
    clock: Clock,
    *,
    username: str,
    role: Role,
    full_name: str | None = None,
    email: str | None = None,
) -> Account:
    """Make an account with a person.

    Raises:
        Refused: username or address is taken.
    """
    account = Account(
        account_id=str(uuid.uuid4()), role=str(role), is_active=True, made_at=stamp(clock)
    )
    session.add(account)
    session.flush()
    person = Person(account_id=account.account_id, username=username_of(username))
    person.full_name, person.email = full_name, email
    session.add(person)
    flush_names(session)
    return account


def flush_names(session: Session) -> None:
    """Write names that must be nobody else's.

    Raises:
        Refused: username or address is taken.
    """
    try:
        session.flush()
    except IntegrityError as error:
        raise Refused(
            ErrorCode.CONFLICT, "Another account has this username or address; take another one."
        ) from error


def account_of(session: Session, account_id: str) -> Account:
    """An account by its pseudonym.

    Raises:
        Refused: there is none.
    """
    account = session.get(Account, account_id)
    if account is None:
        raise Refused(ErrorCode.NOT_FOUND, "There is no such account.")
    return account


def login_of(session: Session, username: str) -> tuple[Account | None, LocalLogin | None]:
    """Account and password of a username; None for what is not there."""
    row = session.execute(
        select(Account, LocalLogin)
        .join(Person, Person.account_id == Account.account_id)
        .join(LocalLogin, LocalLogin.account_id == Account.account_id)
        .where(Person.username == username_of(username))
    ).one_or_none()
    return (None, None) if row is None else (row[0], row[1])


def set_password(
    session: Session, clock: Clock, account_id: str, password_hash: str, *, must_change: bool
) -> None:
    """Give an account a password; the one before is remembered."""
    now = stamp(clock)
    login = session.get(LocalLogin, account_id)
    if login is None:
        login = LocalLogin(account_id=account_id)
        session.add(login)
    else:
        session.merge(
            OldPassword(
                account_id=account_id,
                changed_at=login.changed_at,
                password_hash=login.password_hash,
            )
        )
    login.password_hash, login.changed_at, login.must_change = password_hash, now, must_change
    session.flush()
    kept = (
        select(OldPassword.changed_at)
        .where(OldPassword.account_id == account_id)
        .order_by(OldPassword.changed_at.desc())
        .limit(_REMEMBERED - 1)
    )
    session.execute(
        delete(OldPassword).where(
            OldPassword.account_id == account_id,
            OldPassword.changed_at.not_in(list(session.scalars(kept))),
        )
    )


def remembered_hashes(session: Session, account_id: str) -> list[str]:
    """Hashes of the passwords that may not be taken again."""
    old = select(OldPassword.password_hash).where(OldPassword.account_id == account_id)
    now = select(LocalLogin.password_hash).where(LocalLogin.account_id == account_id)
    return [*session.scalars(now), *session.scalars(old)]


def must_change(login: LocalLogin, clock: Clock) -> bool:
    """True where a password is good for nothing but being changed."""
    return login.must_change or login.changed_at < before(clock, days=PASSWORD_DAYS)


def password_expires_at(session: Session, account_id: str) -> str | None:
    """When an account's password must be changed; None where none is kept here."""
    login = session.get(LocalLogin, account_id)
    if login is None:
        return None
    changed = datetime.datetime.fromisoformat(login.changed_at)
    days = datetime.timedelta(days=PASSWORD_DAYS)
    return (changed + days).isoformat(timespec="milliseconds")


def is_lapsed(login: LocalLogin, clock: Clock) -> bool:
    """True for a temporary password that nobody changed in time."""
    return login.must_change and login.changed_at < before(clock, days=TEMPORARY_DAYS)


def change_role(session: Session, origin: Origin, account: Account, role: Role) -> None:
    """Give an account another role.

    Raises:
        Refused: it is the last admin.
    """
    if role == account.role:
        return
    if role is not Role.ADMIN:
        refuse_last_admin(session, account)
    former, account.role = account.role, str(role)
    session.flush()
    audit(
        session,
        origin,
        Event.ROLE_CHANGED,
        resource_type="account",
        resource_id=account.account_id,
        details={"from": former, "to": str(role)},
    )


def deactivate(session: Session, clock: Clock, origin: Origin, account: Account) -> None:
    """Let nobody sign in with an account, and end its sign-ins.

    Raises:
        Refused: it is the last admin.
    """
    refuse_last_admin(session, account)
    account.is_active = False
    end_all(session, clock, account.account_id)
    session.flush()
    audit(
        session,
        origin,
        Event.ACCOUNT_DEACTIVATED,
        resource_type="account",
        resource_id=account.account_id,
    )


def activate(session: Session, origin: Origin, account: Account) -> None:
    """Let an account be used again; an erasure that was asked for is taken back.

    Raises:
        Refused: its names are erased.
    """
    refuse_without_person(session, account)
    account.is_active = True
    session.execute(delete(Erasure).where(Erasure.account_id == account.account_id))
    session.flush()
    audit(
        session,
        origin,
        Event.ACCOUNT_ACTIVATED,
        resource_type="account",
        resource_id=account.account_id,
    )


def refuse_without_person(session: Session, account: Account) -> None:
    """Pass an account whose names are there.

    Raises:
        Refused: they are erased.
    """
    if session.get(Person, account.account_id) is None:
        raise Refused(
            ErrorCode.CONFLICT, "The names of this account are erased; make a new account."
        )


def refuse_last_admin(session: Session, account: Account) -> None:
    """Pass an account unless it is the only one that can still manage the others.

    Raises:
        Refused: it is.
    """
    if is_last_admin(session, account):
        raise Refused(
            ErrorCode.CONFLICT, "This is the last active admin; make another account one first."
        )


def is_last_admin(session: Session, account: Account) -> bool:
    """True for the only account that can still manage the others."""
    if account.role != Role.ADMIN or not account.is_active:
        return False
    admins = select(Account.account_id).where(Account.role == str(Role.ADMIN), Account.is_active)
    return len(session.scalars(admins.with_for_update()).all()) <= 1


def count_accounts(session: Session) -> int:
    """How many accounts there are."""
    return session.scalar(select(func.count()).select_from(Account)) or 0
