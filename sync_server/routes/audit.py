"""The audit log, for admins."""

import json
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from sqlalchemy import ColumnElement, func, select

from sync_server.answers import answer
from sync_server.audit_check import verify_chain
from sync_server.auth.caller import Caller, needs
from sync_server.auth.permissions import Permission
from sync_server.contract.administration import AuditCheck, AuditEntry, AuditPage
from sync_server.contract.envelope import Envelope
from sync_server.paging import ThePage
from sync_server.parts import TheParts
from sync_server.store.account_tables import AuditLine, AuditOrigin

router = APIRouter(prefix="/audit", tags=["audit"])

Reader = Annotated[Caller, Depends(needs(Permission.USER_READ))]
Word = Annotated[str | None, Query(max_length=100)]


@router.get("")
def show(
    request: Request,
    _caller: Reader,
    parts: TheParts,
    page: ThePage,
    event: Word = None,
    account_id: Word = None,
    resource_id: Word = None,
    since: Annotated[Word, Query(description="ISO 8601, UTC, inclusive")] = None,
    until: Annotated[Word, Query(description="ISO 8601, UTC, exclusive")] = None,
) -> Envelope[AuditPage]:
    """Show a page of the log, newest line first; an event may be a beginning such as 'auth.'."""
    found = _conditions(event, account_id, resource_id, since, until)
    with parts.database.reading() as session:
        total = session.scalar(select(func.count(AuditLine.number)).where(*found)) or 0
        rows = session.execute(
            select(AuditLine, AuditOrigin)
            .outerjoin(AuditOrigin, AuditOrigin.number == AuditLine.number)
            .where(*found)
            .order_by(AuditLine.number.desc())
            .limit(page.size)
            .offset(page.offset)
        )
        entries = tuple(_told(line, where) for line, where in rows)
    return answer(request, AuditPage(entries=entries, paging=page.of(total)))


@router.get("/check")
def check(
    request: Request,
    _caller: Reader,
    parts: TheParts,
    known_number: Annotated[int | None, Query(ge=1)] = None,
    known_hash: Annotated[str | None, Query(pattern="^[0-9a-f]{64}$")] = None,
) -> Envelope[AuditCheck]:
    """Check the whole log, against a line that was noted where one is given."""
    with parts.database.reading() as session:
        found = verify_chain(session, known_number=known_number, known_hash=known_hash)
    return answer(
        request,
        AuditCheck(
            lines=found.lines,
            head=found.head,
            erased=found.erased,
            is_whole=found.is_whole,
            trouble=found.trouble,
        ),
    )


def _conditions(
    event: str | None,
    account_id: str | None,
    resource_id: str | None,
    since: str | None,
    until: str | None,
) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if event is not None:
        found.append(AuditLine.event.startswith(event, autoescape=True))
    if account_id is not None:
        found.append(AuditLine.account_id == account_id)
    if resource_id is not None:
        found.append(AuditLine.resource_id == resource_id)
    if since is not None:
        found.append(AuditLine.at >= since)
    if until is not None:
        found.append(AuditLine.at < until)
    return found


def _told(line: AuditLine, where: AuditOrigin | None) -> AuditEntry:
    return AuditEntry(
        number=line.number,
        timestamp=line.at,
        event_type=line.event,
        user_id=line.account_id,
        user_role=line.role,
        key_id=line.key_id,
        ip_address=None if where is None else where.ip,
        user_agent=None if where is None else where.user_agent,
        resource_type=line.resource_type,
        resource_id=line.resource_id,
        request_id=line.request_id,
        result=line.result,
        details=json.loads(line.details),
        hash=line.hash,
    )
