"""Sign in with a password: proven, locked, told apart from nobody by neither word nor time."""

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from sync_server.audit import Event, Origin, audit
from sync_server.auth import lockout, second_factor, sign_ins
from sync_server.auth.accounts import (
    account_of,
    is_lapsed,
    login_of,
    must_change,
    remembered_hashes,
    set_password,
    username_of,
)
from sync_server.auth.passwords import HASHING, check_policy
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.parts import Parts
from sync_server.store.account_tables import LocalLogin
from sync_server.store.tables import Person


@dataclass(frozen=True)
class Credentials:
    """What somebody signs in with.

    Attributes:
        username: as it was typed.
        password: as it was typed.
        code: of the authenticator, or a recovery code; None where none was given.
    """

    username: str
    password: str
    code: str | None = None


@dataclass(frozen=True)
class _Known:
    """An account whose password was right."""

    account_id: str
    name_hash: str
    must_change: bool


def log_in(parts: Parts, origin: Origin, given: Credentials) -> sign_ins.Tokens:
    """Sign in.

    Raises:
        Refused: name, password or code are wrong, the name is locked, the account is
            deactivated, a code is asked for, or the password has expired.
    """
    known = _with_right_password(parts, origin, given)
    if known.must_change:
        _forgive_one(parts, known)
        raise Refused(
            ErrorCode.PASSWORD_EXPIRED,
            "This password must be changed before it can be used; choose a new one.",
        )
    _check_code(parts, origin, given, known)
    return _begun(parts, origin, known, Event.LOGIN)


def change_password(
    parts: Parts, origin: Origin, given: Credentials, new_password: str
) -> sign_ins.Tokens:
    """Change a password, expired or not, and sign in; all other sign-ins end.

    Raises:
        Refused: as `log_in`, or the new password is not good enough.
    """
    check_policy(new_password)
    known = _with_right_password(parts, origin, given)
    with parts.database.reading() as session:
        former = remembered_hashes(session, known.account_id)
    with HASHING.turn():
        is_old = any(HASHING.fits(one, new_password) for one in former)
        fresh = HASHING.hash(new_password)
    if is_old:
        _forgive_one(parts, known)
        raise Refused(
            ErrorCode.INVALID_INPUT,
            "The new password is one of the last five of this account; choose another one.",
            details={"new_password": "was used before"},
        )
    _check_code(parts, origin, given, known)
    return _begun(parts, origin, known, Event.PASSWORD_CHANGED, new_hash=fresh)


def check_password(parts: Parts, origin: Origin, account_id: str, password: str) -> None:
    """Pass the password of one who is signed in already, before something that matters.

    Raises:
        Refused: it is wrong, or the name is locked, or no password is kept here.
    """
    known = _with_right_password(parts, origin, Credentials(_username(parts, account_id), password))
    _forgive_one(parts, known)


def check_code_of(parts: Parts, origin: Origin, account_id: str, code: str) -> None:
    """Pass a code of one who is signed in already.

    Raises:
        Refused: it is wrong, or the name is locked.
    """
    given = Credentials(_username(parts, account_id), "", code)
    known = _Known(account_id, _name_hash(parts, given.username), must_change=False)
    with parts.database.writing() as session:
        attempt = lockout.count_attempt(session, parts.clock, known.name_hash)
    if attempt.seconds_locked is not None:
        raise _locked(attempt.seconds_locked)
    _check_code(parts, origin, given, known)
    _forgive_one(parts, known)


def _name_hash(parts: Parts, username: str) -> str:
    return parts.secrets.keyed_hash(username_of(username), purpose="username")


def _username(parts: Parts, account_id: str) -> str:
    with parts.database.reading() as session:
        person = session.get(Person, account_id)
        if person is None or session.get(LocalLogin, account_id) is None:
            raise Refused(
                ErrorCode.CONFLICT,
                "This account has no password here; its identity provider looks after it.",
            )
        return person.username


def _with_right_password(parts: Parts, origin: Origin, given: Credentials) -> _Known:
    name_hash = _name_hash(parts, given.username)
    with HASHING.turn():
        with parts.database.writing() as session:
            attempt = lockout.count_attempt(session, parts.clock, name_hash)
        if attempt.seconds_locked is not None:
            raise _locked(attempt.seconds_locked)
        with parts.database.reading() as session:
            account, login = login_of(session, given.username)
            session.expunge_all()
        fits = HASHING.fits(None if login is None else login.password_hash, given.password)
    account_id = None if account is None else account.account_id
    origin = replace(origin, account_id=account_id)
    if not fits or account is None or login is None or is_lapsed(login, parts.clock):
        _note_failure(parts, origin, attempt, "password")
        raise Refused(ErrorCode.NOT_SIGNED_IN, "Username or password is wrong.")
    if not account.is_active:
        _note_failure(parts, origin, attempt, "deactivated")
        raise Refused(ErrorCode.FORBIDDEN, "This account is deactivated; ask an admin.")
    return _Known(account.account_id, name_hash, must_change(login, parts.clock))


def _check_code(parts: Parts, origin: Origin, given: Credentials, known: _Known) -> None:
    origin = replace(origin, account_id=known.account_id)
    with parts.database.writing() as session:
        if not second_factor.is_on(session, known.account_id):
            return
        if given.code is None:
            lockout.forgive_one(session, known.name_hash)
        elif second_factor.takes(session, parts, known.account_id, given.code):
            return
        else:
            audit(session, origin, Event.LOGIN_FAILED, is_success=False, details={"why": "code"})
    if given.code is None:
        raise Refused(
            ErrorCode.SECOND_FACTOR_NEEDED, "Give the six digits that the authenticator shows."
        )
    raise Refused(
        ErrorCode.NOT_SIGNED_IN, "The code is wrong or was used before; wait for the next one."
    )


def _begun(
    parts: Parts, origin: Origin, known: _Known, event: Event, *, new_hash: str | None = None
) -> sign_ins.Tokens:
    with parts.database.writing() as session:
        if new_hash is not None:
            set_password(session, parts.clock, known.account_id, new_hash, must_change=False)
            sign_ins.end_all(session, parts.clock, known.account_id)
        lockout.forgive_all(session, known.name_hash)
        account = account_of(session, known.account_id)
        tokens = sign_ins.begin(session, parts, account, method="password")
        who = replace(origin, account_id=account.account_id, role=account.role)
        audit(session, who, event, details={"method": "password"})
    return tokens


def _note_failure(parts: Parts, origin: Origin, attempt: lockout.Attempt, why: str) -> None:
    with parts.database.writing() as session:
        audit(session, origin, Event.LOGIN_FAILED, is_success=False, details={"why": why})
        if attempt.number >= lockout.MOST_FAILURES:
            audit(session, origin, Event.LOCKED, details={"minutes": lockout.MINUTES})


def _forgive_one(parts: Parts, known: _Known) -> None:
    with parts.database.writing() as session:
        lockout.forgive_one(session, known.name_hash)


def _locked(seconds: float) -> Refused:
    return Refused(
        ErrorCode.ACCOUNT_LOCKED,
        f"After {lockout.MOST_FAILURES} failures this name is locked for {lockout.MINUTES} "
        "minutes; wait, or ask an admin.",
        retry_after=seconds,
    )


def may_stay(session: Session, parts: Parts, account_id: str) -> bool:
    """False where a refresh token is not enough any more: the password has expired."""
    login = session.get(LocalLogin, account_id)
    return login is None or not must_change(login, parts.clock)
