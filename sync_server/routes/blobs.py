"""Blobs: which are there, sending them in ranges, fetching them in ranges."""

import base64
import datetime
from collections.abc import AsyncIterator, Mapping
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Path, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response, StreamingResponse
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.requests import ClientDisconnect

from sync_server.answers import answer, refuse
from sync_server.auth.caller import Caller, needs
from sync_server.auth.permissions import Permission
from sync_server.blobs.ranges import Sent, asked_range, sent_range
from sync_server.blobs.space import check_space
from sync_server.blobs.store import PIECE
from sync_server.contract.envelope import Envelope, ErrorCode
from sync_server.contract.wafers import BlobAnswer, BlobQuestion, BlobState
from sync_server.errors import Refused
from sync_server.parts import Parts, TheParts
from sync_server.store.model_tables import Model
from sync_server.store.tables import Wafer

router = APIRouter(tags=["blobs"])

Name = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the blob.")]
Sender = Annotated[Caller, Depends(needs(Permission.WAFER_WRITE))]
Reader = Annotated[Caller, Depends(needs(Permission.WAFER_READ))]

ANY_LENGTH: Final = 2**62
"""Limit of a body that the endpoint itself reads piece by piece and bounds."""

_DRAINED: Final = 16 * 2**20
_BINARY: Final = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
BYTES: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": _BINARY, "description": "All of it."},
    206: {"content": _BINARY, "description": "The range that was asked for."},
    304: {"description": "The caller has it already."},
    416: {"description": "The range begins beyond the end."},
}


@router.post("/sync/blobs/missing")
def missing(
    request: Request, asked: BlobQuestion, caller: Sender, parts: TheParts
) -> Envelope[BlobAnswer]:
    """Tell how much of each blob is there, before any is sent."""
    states = tuple(_state(parts, caller, sha256) for sha256 in asked.sha256)
    return answer(request, BlobAnswer(blobs=states))


@router.put(
    "/blobs/{sha256}",
    max_body_size=ANY_LENGTH,
    openapi_extra={
        "requestBody": {"content": _BINARY, "required": True},
        "parameters": [{"name": "Content-Range", "in": "header", "schema": {"type": "string"}}],
    },
)
async def send(
    request: Request, sha256: Name, caller: Sender, parts: TheParts
) -> Envelope[BlobState]:
    """Send a blob, or a range of it (``Content-Range: bytes 0-999/5000``).

    What arrived before a connection broke is kept; sending goes on from ``received``. The blob
    counts once all bytes are there and their hash matched.
    """
    try:
        sent = sent_range(
            content_range=request.headers.get("content-range"),
            content_length=request.headers.get("content-length"),
        )
        if await run_in_threadpool(_is_wanted, parts, caller, sha256, sent):
            await _take(request, parts, caller, sha256, sent)
    except Refused:
        await _drain(request)
        raise
    return answer(request, await run_in_threadpool(_state, parts, caller, sha256))


@router.get("/blobs/{sha256}", responses=BYTES, response_class=Response)
def fetch(request: Request, sha256: Name, caller: Reader, parts: TheParts) -> Response:
    """Bytes of a wafer's or a model's blob; ``Range`` and ``If-Range`` are understood."""
    check_seen(parts, caller, sha256)
    return blob_response(request, parts, sha256)


@router.head("/blobs/{sha256}", responses=BYTES, response_class=Response)
def look(request: Request, sha256: Name, caller: Reader, parts: TheParts) -> Response:
    """Length and hash of a wafer's or a model's blob."""
    check_seen(parts, caller, sha256)
    return blob_response(request, parts, sha256)


def check_seen(parts: Parts, caller: Caller, sha256: str) -> None:
    """Pass a blob that the caller may read: a wafer's or a model's.

    Every role may see every wafer and model (the permission table): the queue is shared, and
    what a second reader must not see is the first one's annotation, never the wafer. A blob
    that nothing names is nobody's.

    Raises:
        Refused: there is no such blob, or it is not for this caller; the two look alike.
    """
    with parts.database.reading() as session:
        if _names(session, Wafer, sha256):
            return
        if _names(session, Model, sha256) and caller.may(Permission.MODEL_READ):
            return
    raise Refused(ErrorCode.NOT_FOUND, f"The server has no blob {sha256} for you.")


def blob_response(
    request: Request, parts: Parts, sha256: str, *, headers: Mapping[str, str] | None = None
) -> Response:
    """A blob, or the range of it that a request asks for.

    Args:
        request: a GET or HEAD.
        parts: of the server.
        sha256: the blob.
        headers: more of them.

    Raises:
        Refused: the blob is not there.
    """
    size = parts.blobs.size(sha256)
    if size is None:
        raise Refused(ErrorCode.NOT_FOUND, f"The server has no blob {sha256}.")
    told = {**_headers(sha256), **(headers or {})}
    if told["ETag"] in _tags(request.headers.get("if-none-match")):
        return Response(status_code=304, headers=told)
    wanted = request.headers.get("range")
    if request.headers.get("if-range", told["ETag"]) != told["ETag"]:
        wanted = None
    try:
        asked = asked_range(wanted, size=size)
    except Refused as refused:
        answered = refuse(request, refused)
        answered.headers["Content-Range"] = f"bytes */{size}"
        return answered
    start, end = (asked.start, asked.end) if asked else (0, size)
    told["Content-Length"] = str(end - start)
    if asked:
        told["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    kind = "application/octet-stream"
    status = 206 if asked else 200
    if request.method == "HEAD":
        return Response(status_code=status, headers=told, media_type=kind)
    pieces = parts.blobs.read(sha256, start=start, end=end)
    return StreamingResponse(pieces, status, told, media_type=kind)


def _state(parts: Parts, caller: Caller, sha256: str) -> BlobState:
    whole = parts.blobs.size(sha256)
    if whole is not None:
        return BlobState(sha256=sha256, received=whole, is_whole=True)
    received = parts.blobs.received(sha256, uploader=caller.account_id)
    return BlobState(sha256=sha256, received=received, is_whole=False)


def _is_wanted(parts: Parts, caller: Caller, sha256: str, sent: Sent) -> bool:
    """True where the blob is not whole yet and may be taken."""
    most = parts.settings.max_upload
    if sent.total > most:
        raise Refused(
            ErrorCode.TOO_LARGE,
            f"The blob has {sent.total:,} bytes, and this server takes {most:,} at most; ask an "
            "admin to raise max_upload.",
        )
    if parts.blobs.size(sha256) is not None:
        return False
    there = parts.blobs.received(sha256, uploader=caller.account_id)
    if there == 0:
        parts.blobs.sweep(parts.clock.now() - datetime.timedelta(parts.settings.incoming_days))
    check_space(parts.settings.data, sent.total - there)
    return True


async def _take(request: Request, parts: Parts, caller: Caller, sha256: str, sent: Sent) -> None:
    place = sent.start
    async for piece in _pieces(request, most=sent.length):
        await run_in_threadpool(
            parts.blobs.append,
            sha256,
            piece,
            start=place,
            total=sent.total,
            uploader=caller.account_id,
        )
        place += len(piece)


async def _pieces(request: Request, *, most: int) -> AsyncIterator[bytes]:
    """The body in pieces of bounded size; where the connection breaks, what came before."""
    held, seen = bytearray(), 0
    try:
        async for chunk in request.stream():
            seen += len(chunk)
            if seen > most:
                raise Refused(ErrorCode.INVALID_INPUT, "The body is longer than its headers say.")
            held += chunk
            if len(held) >= PIECE:
                yield bytes(held)
                held.clear()
    except ClientDisconnect:
        pass  # nobody hears the answer, but what came is kept
    if held or not seen:
        yield bytes(held)


async def _drain(request: Request) -> None:
    """Read on a little: a sender that is still sending does not hear why it was refused."""
    left = _DRAINED
    try:
        async for chunk in request.stream():
            left -= len(chunk)
            if left < 0:
                return
    except (ClientDisconnect, RuntimeError):
        return


def _names(session: Session, table: type[Wafer] | type[Model], sha256: str) -> bool:
    return session.scalar(select(table.blob).where(table.blob == sha256).limit(1)) is not None


def _headers(sha256: str) -> dict[str, str]:
    digest = base64.b64encode(bytes.fromhex(sha256)).decode("ascii")
    return {
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, max-age=31536000, immutable",
        "ETag": f'"{sha256}"',
        "Repr-Digest": f"sha-256=:{digest}:",
    }


def _tags(header: str | None) -> frozenset[str]:
    return frozenset(tag.strip() for tag in (header or "").split(","))
