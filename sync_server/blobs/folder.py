"""Blobs in a folder."""

import os
from collections.abc import Iterator
from pathlib import Path

from sync_server.blobs.incoming import ReceivingBlobs
from sync_server.blobs.store import PIECE
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused


class FolderBlobs(ReceivingBlobs):
    """Blobs in a folder: ``ab/ab12...``; what is not whole lies in ``incoming``.

    Args:
        folder: made if it is not there.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "incoming")
        self._folder = folder

    def size(self, sha256: str) -> int | None:
        """Bytes of a blob; None where it is not (wholly) there."""
        try:
            return self._path(sha256).stat().st_size
        except FileNotFoundError:
            return None

    def read(self, sha256: str, *, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Bytes ``start`` to ``end`` (exclusive) of a blob, in pieces; see ``BlobStore``."""
        size = self.size(sha256)
        if size is None:
            raise Refused(ErrorCode.NOT_FOUND, f"The server has no blob {sha256}.")
        return _pieces(self._path(sha256), start, size if end is None else end)

    def names(self) -> Iterator[str]:
        """SHA-256 of all blobs that are there."""
        return (path.name for path in sorted(self._folder.glob("??/*")))

    def remove(self, sha256: str) -> None:
        """Remove a blob; one that is not there is passed over."""
        self._path(sha256).unlink(missing_ok=True)

    def _keep(self, path: Path, sha256: str) -> None:
        target = self._path(sha256)
        target.parent.mkdir(exist_ok=True)
        if not target.exists():
            path.replace(target)
            _sync_folder(target.parent)

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256


def _pieces(path: Path, start: int, end: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(start)
        while start < end and (piece := file.read(min(PIECE, end - start))):
            start += len(piece)
            yield piece


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
