"""Bytes by their SHA-256, in ranges that go on after a cut; half a file is never taken for one."""

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from ml_core.wafer.errors import ExportError
from sync_server.contract.envelope import ErrorCode
from sync_server.contract.wafers import BlobAnswer, BlobQuestion, BlobState
from wafer_studio.sync.errors import NotTheServer, RequestRefused
from wafer_studio.sync.server import Server

RANGE: Final = 2**20
"""Bytes of one range."""

_MOST_ASKED: Final = 1000
_TRIES: Final = 3

ReportBytes = Callable[[int, int], None]
"""Told (bytes done, bytes in all) after each range; may raise `Cancelled` to stop there."""


def nothing_to_report(_done: int, _total: int) -> None:
    """Tell nobody."""


def states_of(server: Server, names: Sequence[str]) -> tuple[BlobState, ...]:
    """How much of each blob the server has, in the order asked."""
    found: list[BlobState] = []
    for start in range(0, len(names), _MOST_ASKED):
        part = tuple(names[start : start + _MOST_ASKED])
        answered = server.post("/sync/blobs/missing", BlobQuestion(sha256=part), BlobAnswer).blobs
        if tuple(state.sha256 for state in answered) != part:
            raise NotTheServer("The server spoke of other blobs than it was asked about.")
        found += answered
    return tuple(found)


def send_blob(
    server: Server,
    state: BlobState,
    data: bytes,
    *,
    report: ReportBytes = nothing_to_report,
) -> None:
    """Send what the server has not got of a blob.

    Args:
        server: signed in.
        state: how much it has; a blob that is whole is not sent.
        data: all bytes of it.
        report: told after each range.

    Raises:
        SyncError: the server has not got it; what arrived stays, and sending goes on from there.
        Cancelled: ``report`` raised it.
    """
    path, tries = f"/blobs/{state.sha256}", 0
    while not state.is_whole:
        start = min(state.received, len(data) - 1)
        piece = data[start : start + RANGE]
        try:
            state = server.put_range(path, piece, start=start, total=len(data), into=BlobState)
        except RequestRefused as refused:
            tries += 1
            if tries >= _TRIES or refused.code not in _STARTS_ANEW:
                raise
            (state,) = states_of(server, [state.sha256])
            continue
        if not state.is_whole and state.received <= start:
            raise NotTheServer("The server keeps nothing of what it is sent; try again later.")
        report(len(data) if state.is_whole else state.received, len(data))


_STARTS_ANEW: Final = (ErrorCode.RANGE_NOT_SATISFIABLE, ErrorCode.HASH_MISMATCH)


def fetch_file(
    server: Server,
    path: str,
    target: Path,
    *,
    sha256: str,
    report: ReportBytes = nothing_to_report,
) -> None:
    """Download a file by ranges; it is at its place only once all its bytes have the right hash.

    Args:
        server: signed in.
        path: of the file, below the API's prefix.
        target: where it shall be; what came before a cut lies beside it, in ``.part``.
        sha256: of the whole file.
        report: told after each range.

    Raises:
        SyncError: it did not all come; the next try goes on from there.
        NotTheServer: what came has another hash; nothing of it is kept.
        ExportError: it cannot be written here.
        Cancelled: ``report`` raised it.
    """
    part = target.with_name(f"{target.name}.{sha256[:16]}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("ab") as file:
            _fetch(server, path, file, report)
            file.flush()
            os.fsync(file.fileno())
        if _hash_of(part) != sha256:
            part.unlink()
            raise NotTheServer(
                f"{target.name}: what came from the server has another SHA-256 than it was "
                "announced with; nothing of it is kept. Try again, and tell who runs the server "
                "if it stays so."
            )
        part.replace(target)
    except OSError as error:
        raise ExportError(
            f"{target}: the download cannot be written ({error.strerror}); check the disk, or "
            "choose another folder with --data."
        ) from error


def _fetch(server: Server, path: str, file: BinaryIO, report: ReportBytes) -> None:
    while True:
        start = file.tell()
        try:
            came = server.get_range(path, start=start, size=RANGE)
        except RequestRefused as refused:
            if refused.code is ErrorCode.RANGE_NOT_SATISFIABLE and start:
                return  # all was there already; the hash decides
            raise
        file.write(came.data)
        report(start + len(came.data), came.total)
        if start + len(came.data) >= came.total:
            return
        if not came.data:
            raise NotTheServer("The server sent nothing of a file that it says is longer.")


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
