"""Wafers: records of workstations, uploaded files, the list, and pictures."""

from pathlib import Path as File
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from pydantic import ValidationError
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session
from starlette.requests import ClientDisconnect

from sync_server.answers import answer
from sync_server.auth.caller import Caller, needs
from sync_server.auth.permissions import Permission
from sync_server.blobs.space import check_space
from sync_server.blobs.store import PIECE
from sync_server.contract.envelope import Envelope, ErrorCode, Paging
from sync_server.contract.wafers import (
    KeptWafer,
    Uploaded,
    WaferMapLine,
    WaferMapPage,
    WaferRecord,
)
from sync_server.errors import Refused
from sync_server.parts import Parts, TheParts
from sync_server.routes.blobs import ANY_LENGTH
from sync_server.store.tables import Wafer
from sync_server.wafers.facts import Filling, Report
from sync_server.wafers.form import Form
from sync_server.wafers.keeping import check, find, keep, kept, line_of, record_from, record_of
from sync_server.wafers.unpacked import unpacked

router = APIRouter(tags=["wafers"])

WaferId = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", description="Id of the wafer.")]
Number = Annotated[int, Path(ge=1, le=2**62, description="The server's number of the wafer.")]
Word = Annotated[str | None, Query(max_length=1000)]
Sender = Annotated[Caller, Depends(needs(Permission.WAFER_WRITE))]
_READER: Final = [Depends(needs(Permission.WAFER_READ))]

_FORM_SPARE: Final = 64 * 1024
_FORM: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "string", "format": "binary"},
                        "lot_id": {"type": "string", "maxLength": 1000},
                        "wafer_id": {"type": "string", "maxLength": 1000},
                        "product_family": {"type": "string", "maxLength": 1000},
                    },
                }
            }
        },
    }
}
_PNG: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {"image/png": {}}, "description": "The map."},
    304: {"description": "The caller has it already."},
}


@router.put("/sync/wafers/{wafer_id}")
def put_record(
    request: Request, wafer_id: WaferId, record: WaferRecord, caller: Sender, parts: TheParts
) -> Envelope[KeptWafer]:
    """Keep a wafer's record; its blob must be whole, and be what the record says."""
    if record.wafer_id != wafer_id:
        raise Refused(ErrorCode.INVALID_INPUT, "The record is of another wafer than the address.")
    with parts.database.reading() as session:
        there = find(session, wafer_id)
        is_same = there is not None and record_of(there) == record
    if not is_same:
        check(record, parts.blobs, parts.opening)
    with parts.database.writing() as session:
        done = keep(session, record, account_id=caller.account_id, clock=parts.clock)
    return answer(request, done)


@router.get("/sync/wafers/{wafer_id}", dependencies=_READER)
def get_record(request: Request, wafer_id: WaferId, parts: TheParts) -> Envelope[WaferRecord]:
    """The record of a wafer."""
    with parts.database.reading() as session:
        row = find(session, wafer_id)
        if row is None:
            raise Refused(ErrorCode.NOT_FOUND, f"The server has no wafer {wafer_id}.")
        record = record_of(row)
    return answer(request, record)


@router.post("/wafer-maps/upload", openapi_extra=_FORM, max_body_size=ANY_LENGTH)
async def upload(request: Request, caller: Sender, parts: TheParts) -> Envelope[Uploaded]:
    """Send a file of any format that the program reads; each wafer in it gets a number.

    ``lot_id``, ``wafer_id`` and ``product_family`` fill in what the file does not tell;
    ``wafer_id`` only where the file holds one wafer.
    """
    with parts.opening.room() as room:
        incoming = room / "in"
        incoming.mkdir()
        form = Form(request.headers.get("content-type", ""), folder=incoming)
        try:
            await _take(request, form, parts)
            path = form.finish()
        finally:
            form.close()
        done = await run_in_threadpool(_opened, parts, caller, path, room, _filling(form))
    return answer(request, done)


@router.get("/wafer-maps", dependencies=_READER)
def list_wafers(
    request: Request,
    parts: TheParts,
    page: Annotated[int, Query(ge=1, le=10**9)] = 1,
    page_size: Annotated[int, Query(ge=1, le=500)] = 50,
    lot: Word = None,
    product: Word = None,
) -> Envelope[WaferMapPage]:
    """The wafers, the newest first; of one lot or product where these are given."""
    with parts.database.reading() as session:
        total = session.scalar(_chosen(select(func.count()).select_from(Wafer), lot, product)) or 0
        query = _chosen(select(Wafer), lot, product).order_by(Wafer.number.desc())
        rows = session.scalars(query.limit(page_size).offset((page - 1) * page_size))
        lines = tuple(line_of(row) for row in rows)
    paging = Paging(page=page, page_size=page_size, total=total, total_pages=-(-total // page_size))
    return answer(request, WaferMapPage(wafer_maps=lines, paging=paging))


@router.get("/wafer-maps/{number}", dependencies=_READER)
def get_wafer(request: Request, number: Number, parts: TheParts) -> Envelope[WaferMapLine]:
    """Tell one wafer by its number, without its map."""
    with parts.database.reading() as session:
        line = line_of(wafer_of(session, number))
    return answer(request, line)


@router.get(
    "/wafer-maps/{number}/image",
    responses=_PNG,
    response_class=Response,
    dependencies=_READER,
)
def picture(request: Request, number: Number, parts: TheParts) -> Response:
    """The map as a PNG: white where there is no die, light for a pass, dark for a fail."""
    with parts.database.reading() as session:
        record = record_of(wafer_of(session, number))
    headers = {"ETag": f'"{record.blob}.png"', "Cache-Control": "private, max-age=86400"}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    from ml_core.formats.results.png import map_png  # OpenCV: only where a picture is drawn

    with parts.opening.turn():
        png = map_png(unpacked(record, parts.blobs))
    return Response(png, headers=headers, media_type="image/png")


def wafer_of(session: Session, number: int) -> Wafer:
    """The wafer of a number.

    Raises:
        Refused: there is none.
    """
    row = session.get(Wafer, number)
    if row is None:
        raise Refused(
            ErrorCode.NOT_FOUND,
            f"Wafer map {number} is not on this server.",
            details={"wafer_map_id": "must be on the server"},
        )
    return row


async def _take(request: Request, form: Form, parts: Parts) -> None:
    """Bring the form to the disk in pieces of bounded size."""
    most = parts.settings.max_upload + _FORM_SPARE
    announced = int(request.headers.get("content-length") or 0)
    if announced > most:
        raise _too_large(parts)
    check_space(parts.settings.data, announced)
    held, seen = bytearray(), 0
    try:
        async for chunk in request.stream():
            seen += len(chunk)
            if seen > most:
                raise _too_large(parts)
            held += chunk
            if len(held) >= PIECE:
                await run_in_threadpool(form.take, bytes(held))
                held.clear()
    except ClientDisconnect as gone:
        raise Refused(ErrorCode.INVALID_INPUT, "The connection broke; send it again.") from gone
    await run_in_threadpool(form.take, bytes(held))


def _too_large(parts: Parts) -> Refused:
    return Refused(
        ErrorCode.TOO_LARGE,
        f"The file has more than {parts.settings.max_upload:,} bytes, the most that this server "
        "takes; split it, or ask an admin to raise max_upload.",
    )


def _filling(form: Form) -> Filling:
    named = {"lot": "lot_id", "wafer": "wafer_id", "product": "product_family"}
    try:
        return Filling(**{name: form.fields.get(field) or None for name, field in named.items()})
    except ValidationError as error:
        raise Refused(ErrorCode.INVALID_INPUT, "A field of the form is too long.") from error


def _opened(parts: Parts, caller: Caller, path: File, room: File, filling: Filling) -> Uploaded:
    report = parts.opening.wafers(path, into=room, filling=filling)
    records = _added(report, room, parts)
    done: list[KeptWafer] = []
    with parts.database.writing() as session:
        for record in records:
            there = find(session, record.wafer_id)
            if there is None:
                done.append(keep(session, record, account_id=caller.account_id, clock=parts.clock))
            else:
                done.append(kept(there, is_new=False))
    return Uploaded(
        wafer_map_id=done[0].wafer_map_id, wafer_maps=tuple(done), troubles=report.troubles
    )


def _added(report: Report, room: File, parts: Parts) -> list[WaferRecord]:
    """Records of the wafers, the blobs of new ones kept."""
    with parts.database.reading() as session:
        ids = [facts.wafer_id for facts in report.wafers]
        known = set(session.scalars(select(Wafer.wafer_id).where(Wafer.wafer_id.in_(ids))))
    records = []
    for number, facts in enumerate(report.wafers):
        packed = room / f"{number}.wafer"
        blob = "0" * 64 if facts.wafer_id in known else parts.blobs.add(packed)
        records.append(record_from(facts, blob=blob, size=packed.stat().st_size))
    return records


def _chosen(query: Select[Any], lot: str | None, product: str | None) -> Select[Any]:
    if lot is not None:
        query = query.where(Wafer.lot == lot)
    return query if product is None else query.where(Wafer.product == product)
