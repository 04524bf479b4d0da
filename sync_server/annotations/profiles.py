"""In whose name a caller writes: a workstation's profile, or one that stands for the account."""

import uuid
from dataclasses import replace
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from sync_server.auth.caller import Caller
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.store.tables import Account, Annotation, LinkedProfile, Person

_ACCOUNTS: Final = uuid.UUID("0f9a2f0c-6f1b-4f60-8a0e-6f5f1d7a9b21")


def own_profile(account_id: str) -> str:
    """The profile that stands for an account that has linked none of a workstation."""
    return str(uuid.uuid5(_ACCOUNTS, account_id))


def with_own_profile(caller: Caller) -> Caller:
    """The caller with the account's own profile among its profiles."""
    return replace(caller, profiles=caller.profiles | {own_profile(caller.account_id)})


def check_profile(caller: Caller, profile_id: str) -> None:
    """Pass a profile that belongs to the account.

    Raises:
        Refused: it belongs to another, or to none.
    """
    if profile_id not in with_own_profile(caller).profiles:
        raise Refused(
            ErrorCode.FORBIDDEN,
            "This profile is not linked to the account that is signed in; link it first.",
        )


def author_for(session: Session, caller: Caller, *, wafer_id: str, asked: str | None) -> str:
    """The profile in whose name a caller writes on a wafer.

    Args:
        session: of any transaction.
        caller: who writes.
        wafer_id: where.
        asked: the profile that the caller named; None where the server is to choose.

    Returns:
        The one named; else the one that has an annotation there; else the one that was linked
        first; else the account's own.

    Raises:
        Refused: the one named belongs to another account.
    """
    if asked is not None:
        check_profile(caller, asked)
        return asked
    own = own_profile(caller.account_id)
    others = caller.profiles - {own}
    there = session.scalars(
        select(Annotation.profile_id)
        .where(Annotation.wafer_id == wafer_id, Annotation.profile_id.in_({*others, own}))
        .order_by(Annotation.profile_id)
    ).first()
    if there is not None or not others:
        return there or own
    linked = session.scalars(
        select(LinkedProfile.profile_id)
        .where(LinkedProfile.profile_id.in_(others))
        .order_by(LinkedProfile.linked_at, LinkedProfile.profile_id)
    ).first()
    return linked or min(others)


def link_own_profile(session: Session, account_id: str, profile_id: str, *, now: str) -> None:
    """Write down that the account's own profile is the account's, once it is used.

    Args:
        session: of a writing transaction.
        account_id: the account.
        profile_id: the profile that is used; one of a workstation is linked already.
        now: the server's time.
    """
    if profile_id != own_profile(account_id):
        return
    if session.get(LinkedProfile, profile_id) is not None:
        return
    if session.get(Account, account_id) is not None:
        session.add(LinkedProfile(profile_id=profile_id, account_id=account_id, linked_at=now))


def name_of(session: Session, profile_id: str) -> str | None:
    """Name of the person behind a profile; None where it is not linked, or was erased."""
    person = session.scalars(
        select(Person)
        .join(LinkedProfile, LinkedProfile.account_id == Person.account_id)
        .where(LinkedProfile.profile_id == profile_id)
    ).first()
    return None if person is None else person.full_name or person.username
