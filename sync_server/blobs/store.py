"""What is asked of whatever keeps blobs."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

from sync_server.blobs.space import told_when_full

PIECE: Final = 2**20
"""Bytes that are read or sent at a time."""


class BlobStore(Protocol):
    """Where blobs lie; all of it may be called from several threads at once."""

    def size(self, sha256: str) -> int | None:
        """Bytes of a blob; None where it is not (wholly) there."""
        ...

    def received(self, sha256: str, *, uploader: str) -> int:
        """Bytes of a blob that are there: all, or what this uploader has sent so far."""
        ...

    def append(self, sha256: str, data: bytes, *, start: int, total: int, uploader: str) -> int:
        """Add bytes of a blob that is sent in ranges.

        What two accounts send of one blob lies apart, so that wrong bytes of one do not spoil
        the other's. Two machines of one account go on from what is there.

        Args:
            sha256: of the whole.
            data: the range.
            start: its first byte's place; a range that is there already changes nothing.
            total: bytes of the whole.
            uploader: account that sends it.

        Returns:
            Bytes that are there now; ``total`` once the blob is whole.

        Raises:
            Refused: the range leaves a gap, the whole's hash does not match, or there is no
                space.
        """
        ...

    def add(self, path: Path) -> str:
        """Keep a file's bytes, whole; gives their SHA-256.

        Raises:
            Refused: there is no space.
        """
        ...

    def read(self, sha256: str, *, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Bytes ``start`` to ``end`` (exclusive) of a blob, in pieces.

        Raises:
            Refused: the blob is not there.
        """
        ...

    def names(self) -> Iterator[str]:
        """SHA-256 of all blobs that are there."""
        ...

    def remove(self, sha256: str) -> None:
        """Remove a blob; one that is not there is passed over."""
        ...

    def tidy(self) -> None:
        """Put what a killed server left into order.

        Called when a server starts, before it answers: it must not meet a sender.
        """
        ...

    def sweep(self, before: datetime.datetime) -> int:
        """Remove what was begun and not gone on with since a time; gives how many."""
        ...


def fetch(blobs: BlobStore, sha256: str, path: Path) -> None:
    """Copy a blob into a file.

    Raises:
        Refused: it is not there, or there is no space.
    """
    with told_when_full(), path.open("wb") as file:
        for piece in blobs.read(sha256):
            file.write(piece)
