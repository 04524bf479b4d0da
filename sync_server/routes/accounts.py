"""Accounts of others, for admins."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from sync_server.answers import answer
from sync_server.audit import Event, audit, origin_of
from sync_server.auth import accounts, second_factor
from sync_server.auth.caller import Caller, needs
from sync_server.auth.erasure import ask_erasure
from sync_server.auth.erasure import erase as erase_now
from sync_server.auth.passwords import HASHING, temporary_password
from sync_server.auth.permissions import Permission, Role
from sync_server.auth.sign_ins import end_all
from sync_server.clock import stamp
from sync_server.contract.accounts import ErasureReply, RoleName
from sync_server.contract.administration import (
    AccountChange,
    AccountList,
    AccountReply,
    AccountRequest,
    AccountWithPassword,
    ResetRequest,
)
from sync_server.contract.envelope import Envelope
from sync_server.masking import masked
from sync_server.paging import ThePage
from sync_server.parts import TheParts
from sync_server.routes.auth import never_kept
from sync_server.store.account_tables import Erasure, LocalLogin
from sync_server.store.tables import Account, Person

router = APIRouter(prefix="/accounts", tags=["accounts"], dependencies=[Depends(never_kept)])

Reader = Annotated[Caller, Depends(needs(Permission.USER_READ))]
Writer = Annotated[Caller, Depends(needs(Permission.USER_WRITE))]


@router.get("")
def show_all(
    request: Request,
    _caller: Reader,
    parts: TheParts,
    page: ThePage,
    role: RoleName | None = None,
    is_active: bool | None = None,
    text: Annotated[str | None, Query(max_length=100, description="part of a name")] = None,
) -> Envelope[AccountList]:
    """List accounts by username; addresses are masked."""
    query = select(Account).outerjoin(Person, Person.account_id == Account.account_id)
    if role is not None:
        query = query.where(Account.role == str(role))
    if is_active is not None:
        query = query.where(Account.is_active == is_active)
    if text is not None:
        names = (Person.username, Person.full_name)
        query = query.where(or_(*(name.icontains(text, autoescape=True) for name in names)))
    with parts.database.reading() as session:
        total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
        ordered = query.order_by(Person.username, Account.account_id)
        rows = session.scalars(ordered.limit(page.size).offset(page.offset)).all()
        told = tuple(_told(session, row, is_masked=True) for row in rows)
    return answer(request, AccountList(accounts=told, paging=page.of(total)))


@router.post("")
def make(
    request: Request, asked: AccountRequest, _caller: Writer, parts: TheParts
) -> Envelope[AccountWithPassword]:
    """Make an account; its password is shown this one time, and must be changed at once."""
    password = temporary_password()
    with HASHING.turn():
        password_hash = HASHING.hash(password)
    with parts.database.writing() as session:
        account = accounts.add_account(
            session,
            parts.clock,
            username=asked.username,
            role=Role(asked.role),
            full_name=asked.full_name,
            email=asked.email,
        )
        accounts.set_password(
            session, parts.clock, account.account_id, password_hash, must_change=True
        )
        reply = _told(session, account)
        audit(
            session, origin_of(request), Event.ACCOUNT_MADE, resource_type="account",
            resource_id=account.account_id, details={"role": account.role},
        )  # fmt: skip
    return answer(request, AccountWithPassword(account=reply, temporary_password=password))


@router.get("/{account_id}")
def show(
    request: Request, account_id: str, _caller: Reader, parts: TheParts
) -> Envelope[AccountReply]:
    """Show an account."""
    with parts.database.reading() as session:
        return answer(request, _told(session, accounts.account_of(session, account_id)))


@router.patch("/{account_id}")
def change(
    request: Request, account_id: str, asked: AccountChange, _caller: Writer, parts: TheParts
) -> Envelope[AccountReply]:
    """Give an account another role, deactivate or activate it; good from the next request on."""
    origin = origin_of(request)
    with parts.database.writing() as session:
        account = accounts.account_of(session, account_id)
        if asked.role is not None:
            accounts.change_role(session, origin, account, Role(asked.role))
        if asked.is_active is False and account.is_active:
            accounts.deactivate(session, parts.clock, origin, account)
        if asked.is_active is True and not account.is_active:
            accounts.activate(session, origin, account)
        reply = _told(session, account)
    return answer(request, reply)


@router.post("/{account_id}/reset-password")
def reset(
    request: Request,
    account_id: str,
    _caller: Writer,
    parts: TheParts,
    asked: ResetRequest | None = None,
) -> Envelope[AccountWithPassword]:
    """Give an account a password to begin with; its sign-ins end."""
    password = temporary_password()
    with HASHING.turn():
        password_hash = HASHING.hash(password)
    also_factor = asked is not None and asked.also_second_factor
    with parts.database.writing() as session:
        account = accounts.account_of(session, account_id)
        accounts.refuse_without_person(session, account)
        accounts.set_password(session, parts.clock, account_id, password_hash, must_change=True)
        if also_factor:
            second_factor.remove(session, account_id)
        end_all(session, parts.clock, account_id)
        reply = _told(session, account)
        audit(
            session, origin_of(request), Event.PASSWORD_RESET, resource_type="account",
            resource_id=account_id, details={"also_second_factor": also_factor},
        )  # fmt: skip
    return answer(request, AccountWithPassword(account=reply, temporary_password=password))


@router.delete("/{account_id}")
def erase(
    request: Request, account_id: str, _caller: Writer, parts: TheParts, at_once: bool = False
) -> Envelope[ErasureReply]:
    """Erase the names of an account, after the time of grace or at once; its work stays."""
    origin = origin_of(request)
    with parts.database.writing() as session:
        account = accounts.account_of(session, account_id)
        if at_once:
            due_at = stamp(parts.clock)
            erase_now(session, parts.clock, origin, account)
        else:
            due_at = ask_erasure(session, parts, origin, account)
    return answer(request, ErasureReply(due_at=due_at))


def _told(session: Session, account: Account, *, is_masked: bool = False) -> AccountReply:
    person = session.get(Person, account.account_id)
    erasure = session.get(Erasure, account.account_id)
    email = None if person is None else person.email
    return AccountReply(
        account_id=account.account_id,
        username=None if person is None else person.username,
        full_name=None if person is None else person.full_name,
        email=masked(email) if email and is_masked else email,
        role=RoleName(account.role),
        is_active=account.is_active,
        made_at=account.made_at,
        has_password=session.get(LocalLogin, account.account_id) is not None,
        has_second_factor=second_factor.is_on(session, account.account_id),
        erasure_due_at=None if erasure is None else erasure.due_at,
    )
