"""Blobs on their way: what has arrived of each lies in a file until it is whole."""

import datetime
import hashlib
import os
import shutil
import threading
import uuid
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Final

from sync_server.blobs.space import told_when_full
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused

_TURNS: Final = 64


class ReceivingBlobs(ABC):
    """Receives blobs in ranges; where the whole ones lie is the heir's matter.

    Args:
        incoming: folder of what is not whole; made if it is not there. One process uses it.
    """

    def __init__(self, incoming: Path) -> None:
        self._incoming = incoming
        self._incoming.mkdir(parents=True, exist_ok=True)
        self._turns = tuple(threading.Lock() for _ in range(_TURNS))

    def tidy(self) -> None:
        """Put what a killed server left into order; see ``BlobStore``."""
        for part in self._incoming.glob("*.part"):
            _shorten(part)
        for copy in self._incoming.glob("*.copy"):
            copy.unlink()

    @abstractmethod
    def size(self, sha256: str) -> int | None:
        """Bytes of a blob; None where it is not (wholly) there."""

    @abstractmethod
    def _keep(self, path: Path, sha256: str) -> None:
        """Put a file, whose hash was checked and whose bytes are on the disk, in its place.

        It is there whole afterwards, or not at all; the file may be moved.
        """

    def received(self, sha256: str, *, uploader: str) -> int:
        """Bytes of a blob that are there; see ``BlobStore``."""
        whole = self.size(sha256)
        return _length(self._part(sha256, uploader)) if whole is None else whole

    def append(self, sha256: str, data: bytes, *, start: int, total: int, uploader: str) -> int:
        """Add bytes of a blob that is sent in ranges; see ``BlobStore``."""
        part = self._part(sha256, uploader)
        with self._turns[int(sha256[:8], 16) % _TURNS]:
            there = _length(part)
            if there > total:  # begun with another length: one of the two was wrong
                part.unlink()
                there = 0
            if start > there or start + len(data) > total:
                return self._whole_or_refused(sha256, there=there, total=total)
            reached = max(there, start + len(data))
            if there < reached or total == 0:
                _write(part, data[there - start :])
            if reached == total:
                self._finish(part, sha256)
            return reached

    def add(self, path: Path) -> str:
        """Keep a file's bytes, whole; gives their SHA-256."""
        copy = self._incoming / f"{uuid.uuid4()}.copy"
        try:
            with told_when_full():
                shutil.copyfile(path, copy)
                name = _hash_of(copy)
                _to_disk(copy)
                self._keep(copy, name)
        finally:
            copy.unlink(missing_ok=True)
        return name

    def sweep(self, before: datetime.datetime) -> int:
        """Remove what was begun and not gone on with since a time; gives how many."""
        old = [p for p in self._incoming.iterdir() if p.stat().st_mtime < before.timestamp()]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)

    def _part(self, sha256: str, uploader: str) -> Path:
        who = hashlib.sha256(uploader.encode()).hexdigest()[:16]
        return self._incoming / f"{sha256}-{who}.part"

    def _whole_or_refused(self, sha256: str, *, there: int, total: int) -> int:
        """Bytes of the blob, where another sender was quicker."""
        whole = self.size(sha256)
        if whole is not None:
            return whole
        raise Refused(
            ErrorCode.RANGE_NOT_SATISFIABLE,
            f"The range does not follow on what is there: {there} of {total} bytes; go on from "
            "there.",
            details={"received": str(there)},
        )

    def _finish(self, part: Path, sha256: str) -> None:
        if _hash_of(part) != sha256:
            part.unlink()
            raise Refused(
                ErrorCode.HASH_MISMATCH,
                "The bytes that arrived have another SHA-256 than they were announced with; "
                "send them again from the start.",
                details={"received": "0"},
            )
        try:
            with told_when_full():
                _to_disk(part)
                self._keep(part, sha256)
        except BaseException:
            _shorten(part)
            raise
        part.unlink(missing_ok=True)


def _write(part: Path, data: bytes) -> None:
    with told_when_full(), part.open("ab", buffering=0) as file:
        left = memoryview(data)
        while left:
            left = left[file.write(left) :]


def _shorten(part: Path) -> None:
    """Cut the last byte off, so that a sender of what is not whole has something left to send."""
    length = _length(part)
    if length:
        with part.open("r+b") as file:
            file.truncate(length - 1)


def _length(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
