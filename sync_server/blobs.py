"""Bytes by their SHA-256: a folder, or an S3.

A blob is there whole or not at all: bytes that arrive in ranges lie aside until all are there and
their hash matches.
"""

import hashlib
import os
import shutil
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused

_PIECE: Final = 2**20


class BlobStore(Protocol):
    """Where blobs lie."""

    def size(self, sha256: str) -> int | None:
        """Bytes of a blob; None where it is not (wholly) there."""
        ...

    def received(self, sha256: str) -> int:
        """Bytes of a blob that are there, whole or not."""
        ...

    def append(self, sha256: str, data: bytes, *, start: int, total: int) -> int:
        """Add bytes of a blob that is sent in ranges.

        Args:
            sha256: of the whole.
            data: the range.
            start: its first byte's place; a range that is there already changes nothing.
            total: bytes of the whole.

        Returns:
            Bytes that are there now.

        Raises:
            Refused: the range leaves a gap, or the whole's hash does not match.
        """
        ...

    def add(self, path: Path) -> str:
        """Keep a file's bytes, whole; gives their SHA-256."""
        ...

    def read(self, sha256: str, *, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Bytes ``start`` to ``end`` (exclusive) of a blob that is there, in pieces."""
        ...

    def names(self) -> Iterator[str]:
        """SHA-256 of all blobs that are there."""
        ...

    def remove(self, sha256: str) -> None:
        """Remove a blob; one that is not there is passed over."""
        ...


class FolderBlobs:
    """Blobs in a folder: ``ab/ab12...``; what is not whole lies in ``incoming``.

    Args:
        folder: made if it is not there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._incoming = folder, folder / "incoming"
        self._incoming.mkdir(parents=True, exist_ok=True)
        self._turn = threading.Lock()

    def size(self, sha256: str) -> int | None:
        """Bytes of a blob; None where it is not (wholly) there."""
        path = self._path(sha256)
        return path.stat().st_size if path.exists() else None

    def received(self, sha256: str) -> int:
        """Bytes of a blob that are there, whole or not."""
        whole = self.size(sha256)
        if whole is not None:
            return whole
        part = self._incoming / sha256
        return part.stat().st_size if part.exists() else 0

    def append(self, sha256: str, data: bytes, *, start: int, total: int) -> int:
        """Add bytes of a blob that is sent in ranges; see ``BlobStore``."""
        with self._turn:
            there = self.received(sha256)
            if self.size(sha256) is not None or start + len(data) <= there < total:
                return there
            if start > there or start + len(data) > total:
                raise Refused(
                    ErrorCode.RANGE_NOT_SATISFIABLE,
                    f"The range begins at byte {start}, but {there} of {total} bytes are there; "
                    "go on from there.",
                    details={"received": str(there)},
                )
            part = self._incoming / sha256
            with part.open("ab") as file:
                file.write(data[there - start :])
                file.flush()
                os.fsync(file.fileno())
            if start + len(data) == total:
                self._finish(part, sha256)
            return start + len(data)

    def add(self, path: Path) -> str:
        """Keep a file's bytes, whole; gives their SHA-256."""
        copy = self._incoming / f"{uuid.uuid4()}.part"
        try:
            shutil.copyfile(path, copy)
            name = _hash_of(copy)
            self._finish(copy, name)
        finally:
            copy.unlink(missing_ok=True)
        return name

    def read(self, sha256: str, *, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Bytes ``start`` to ``end`` (exclusive) of a blob that is there, in pieces."""
        with self._path(sha256).open("rb") as file:
            file.seek(start)
            left = (os.fstat(file.fileno()).st_size if end is None else end) - start
            while left > 0 and (piece := file.read(min(_PIECE, left))):
                left -= len(piece)
                yield piece

    def names(self) -> Iterator[str]:
        """SHA-256 of all blobs that are there."""
        return (path.name for path in sorted(self._folder.glob("??/*")))

    def remove(self, sha256: str) -> None:
        """Remove a blob; one that is not there is passed over."""
        self._path(sha256).unlink(missing_ok=True)

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256

    def _finish(self, part: Path, sha256: str) -> None:
        if _hash_of(part) != sha256:
            part.unlink()
            raise Refused(
                ErrorCode.HASH_MISMATCH,
                "The bytes that arrived have another SHA-256 than they were announced with; "
                "send them again from the start.",
            )
        self._path(sha256).parent.mkdir(exist_ok=True)
        part.replace(self._path(sha256))
        _sync_folder(self._path(sha256).parent)


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
