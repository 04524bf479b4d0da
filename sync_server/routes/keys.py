"""API keys: made by admins, seen, rotated and revoked by whose they are."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from sqlalchemy import func, select

from sync_server.answers import answer
from sync_server.audit import Event, audit, origin_of
from sync_server.auth import api_keys
from sync_server.auth.caller import Caller, SignedInPerson, needs
from sync_server.auth.permissions import Permission
from sync_server.contract.administration import KeyList, KeyReply, KeyRequest, NewKey, RotateRequest
from sync_server.contract.envelope import Envelope
from sync_server.paging import ThePage
from sync_server.parts import TheParts
from sync_server.routes.auth import never_kept
from sync_server.store.account_tables import ApiKey

router = APIRouter(prefix="/keys", tags=["keys"], dependencies=[Depends(never_kept)])


@router.post("")
def make(
    request: Request,
    asked: KeyRequest,
    caller: Annotated[Caller, Depends(needs(Permission.USER_WRITE))],
    parts: TheParts,
) -> Envelope[NewKey]:
    """Make a key; the answer shows it this one time."""
    account_id = asked.account_id or caller.account_id
    with parts.database.writing() as session:
        api_keys.check_scopes(session, caller, account_id, asked.scopes)
        row, key = api_keys.make_key(
            session,
            parts.clock,
            account_id=account_id,
            name=asked.name,
            scopes=set(asked.scopes),
            days=asked.days,
            per_hour=asked.per_hour or parts.settings.key_requests_per_hour,
        )
        reply = NewKey(key=_told(row), api_key=key)
        audit(
            session, origin_of(request), Event.KEY_MADE, resource_type="key",
            resource_id=row.key_id, details={"account_id": account_id, "scopes": row.scopes},
        )  # fmt: skip
    return answer(request, reply)


@router.get("")
def show(
    request: Request,
    caller: SignedInPerson,
    parts: TheParts,
    page: ThePage,
    account_id: Annotated[str | None, Query(max_length=100)] = None,
) -> Envelope[KeyList]:
    """List one's own keys; those of all, or of one account, for who sees users."""
    query = select(ApiKey)
    if not caller.may(Permission.USER_READ):
        query = query.where(ApiKey.account_id == caller.account_id)
    if account_id is not None:
        query = query.where(ApiKey.account_id == account_id)
    with parts.database.reading() as session:
        total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
        newest = query.order_by(ApiKey.made_at.desc(), ApiKey.key_id)
        rows = session.scalars(newest.limit(page.size).offset(page.offset))
        keys = tuple(_told(row) for row in rows)
    return answer(request, KeyList(keys=keys, paging=page.of(total)))


@router.post("/{key_id}/rotate")
def rotate(
    request: Request,
    key_id: str,
    caller: SignedInPerson,
    parts: TheParts,
    asked: RotateRequest | None = None,
) -> Envelope[NewKey]:
    """Replace a key; the old one stays good for the overlap, a day unless told otherwise."""
    overlap = (asked or RotateRequest()).overlap_hours
    with parts.database.writing() as session:
        old = api_keys.key_of(session, caller, key_id)
        row, key = api_keys.rotate(session, parts.clock, old, overlap_hours=overlap)
        reply = NewKey(key=_told(row), api_key=key)
        audit(
            session, origin_of(request), Event.KEY_ROTATED, resource_type="key",
            resource_id=key_id, details={"to": row.key_id, "overlap_hours": overlap},
        )  # fmt: skip
    return answer(request, reply)


@router.delete("/{key_id}")
def revoke(
    request: Request, key_id: str, caller: SignedInPerson, parts: TheParts
) -> Envelope[KeyReply]:
    """End a key at once."""
    with parts.database.writing() as session:
        row = api_keys.key_of(session, caller, key_id)
        api_keys.revoke(parts.clock, row)
        reply = _told(row)
        audit(
            session, origin_of(request), Event.KEY_REVOKED, resource_type="key",
            resource_id=key_id,
        )  # fmt: skip
    return answer(request, reply)


def _told(row: ApiKey) -> KeyReply:
    return KeyReply(
        key_id=row.key_id,
        account_id=row.account_id,
        name=row.name,
        tail=row.tail,
        scopes=tuple(row.scopes.split()),
        per_hour=row.per_hour,
        made_at=row.made_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        last_used_hour=row.used_hour,
    )
