"""One's own account: what it is, its profiles, its data, its end."""

import tempfile
from collections.abc import Iterator
from typing import Final, TextIO

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sync_server.answers import answer
from sync_server.audit import Event, audit, origin_of
from sync_server.auth import second_factor
from sync_server.auth.accounts import account_of, flush_names, password_expires_at, username_of
from sync_server.auth.caller import Caller, SignedIn, SignedInPerson
from sync_server.auth.erasure import ask_erasure, export_of
from sync_server.clock import stamp
from sync_server.contract.accounts import (
    ErasureReply,
    Me,
    MeChange,
    ProfileReply,
    ProfileRequest,
    RoleName,
)
from sync_server.contract.envelope import Envelope, ErrorCode
from sync_server.errors import Refused
from sync_server.parts import Parts, TheParts
from sync_server.routes.auth import never_kept
from sync_server.store.tables import Account, LinkedProfile, Person

router = APIRouter(prefix="/me", tags=["me"], dependencies=[Depends(never_kept)])

_MOST_PROFILES: Final = 50


@router.get("")
def show(request: Request, caller: SignedIn, parts: TheParts) -> Envelope[Me]:
    """Tell who one is and what one may do."""
    with parts.database.reading() as session:
        return answer(request, _me(session, caller))


@router.put("")
def change(
    request: Request, asked: MeChange, caller: SignedInPerson, parts: TheParts
) -> Envelope[Me]:
    """Correct what the server says of oneself."""
    with parts.database.writing() as session:
        person = session.get(Person, caller.account_id)
        if person is None:
            raise Refused(ErrorCode.CONFLICT, "This account belongs to no person.")
        if asked.username is not None:
            person.username = username_of(asked.username)
        person.full_name = asked.full_name or person.full_name
        person.email = asked.email or person.email
        flush_names(session)
        fields = " ".join(sorted(asked.model_dump(exclude_none=True)))
        me = _me(session, caller)
        audit(
            session, origin_of(request), Event.ACCOUNT_CHANGED, resource_type="account",
            resource_id=caller.account_id, details={"fields": fields},
        )  # fmt: skip
    return answer(request, me)


@router.delete("")
def erase(request: Request, caller: SignedInPerson, parts: TheParts) -> Envelope[ErasureReply]:
    """End one's account: signed out at once, names erased after the time of grace."""
    with parts.database.writing() as session:
        account = account_of(session, caller.account_id)
        due_at = ask_erasure(session, parts, origin_of(request), account)
    return answer(request, ErasureReply(due_at=due_at))


@router.get(
    "/export",
    response_class=StreamingResponse,
    responses={200: {"content": {"application/json": {"schema": {"type": "object"}}}}},
)
def export(request: Request, caller: SignedInPerson, parts: TheParts) -> StreamingResponse:
    """Download all that is kept of oneself, as one JSON document."""
    file = tempfile.TemporaryFile("w+", encoding="utf-8", dir=parts.settings.data)  # noqa: SIM115
    with parts.database.reading() as session:
        file.writelines(export_of(session, caller.account_id))
    with parts.database.writing() as session:
        audit(
            session, origin_of(request), Event.ACCOUNT_EXPORTED, resource_type="account",
            resource_id=caller.account_id,
        )  # fmt: skip
    return StreamingResponse(
        _pieces(file),
        media_type="application/json",
        headers={"Content-Disposition": 'attachment; filename="wafer-studio-my-data.json"'},
    )


def _pieces(file: TextIO) -> Iterator[str]:
    """A file's text from its start; the file has no name and goes when it is closed."""
    with file:
        file.seek(0)
        while piece := file.read(2**16):
            yield piece


@router.post("/profiles")
def link(
    request: Request, asked: ProfileRequest, caller: SignedInPerson, parts: TheParts
) -> Envelope[Me]:
    """Link a workstation's profile to one's account; a linked one stays where it is."""
    with parts.database.writing() as session:
        row = session.get(LinkedProfile, asked.profile_id)
        if row is not None and row.account_id != caller.account_id:
            raise Refused(
                ErrorCode.CONFLICT,
                "This profile belongs to another account; sign in as the person who uses it, or "
                "make a profile of your own.",
            )
        if row is None:
            _link(session, parts, caller, asked)
            audit(
                session, origin_of(request), Event.PROFILE_LINKED, resource_type="profile",
                resource_id=asked.profile_id,
            )  # fmt: skip
        me = _me(session, caller)
    return answer(request, me)


def _link(session: Session, parts: Parts, caller: Caller, asked: ProfileRequest) -> None:
    session.get_one(Account, caller.account_id, with_for_update=True)
    count = select(func.count()).where(LinkedProfile.account_id == caller.account_id)
    if (session.scalar(count) or 0) >= _MOST_PROFILES:
        raise Refused(
            ErrorCode.CONFLICT,
            f"This account has {_MOST_PROFILES} profiles; adopt its first one instead.",
        )
    session.add(
        LinkedProfile(
            profile_id=asked.profile_id,
            account_id=caller.account_id,
            linked_at=stamp(parts.clock),
        )
    )
    person = session.get(Person, caller.account_id)
    if person is not None and person.full_name is None:
        person.full_name = asked.name
    session.flush()


def _me(session: Session, caller: Caller) -> Me:
    person = session.get(Person, caller.account_id)
    profiles = _profiles(session, caller.account_id)
    return Me(
        account_id=caller.account_id,
        username=None if person is None else person.username,
        full_name=None if person is None else person.full_name,
        email=None if person is None else person.email,
        role=RoleName(caller.role),
        permissions=tuple(sorted(caller.permissions)),
        profiles=profiles,
        canonical_profile_id=profiles[0].profile_id if profiles else None,
        has_second_factor=second_factor.is_on(session, caller.account_id),
        password_expires_at=password_expires_at(session, caller.account_id),
        key_id=caller.key_id,
    )


def _profiles(session: Session, account_id: str) -> tuple[ProfileReply, ...]:
    rows = session.scalars(
        select(LinkedProfile)
        .where(LinkedProfile.account_id == account_id)
        .order_by(LinkedProfile.linked_at, LinkedProfile.profile_id)
    )
    return tuple(
        ProfileReply(profile_id=row.profile_id, linked_at=row.linked_at, is_canonical=place == 0)
        for place, row in enumerate(rows)
    )
