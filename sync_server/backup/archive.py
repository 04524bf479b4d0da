"""The archive: a tar of database, blobs and secrets, and at its end a manifest of their SHA-256.

Names in an archive are not trusted: only those that a backup writes are taken, as regular files.
"""

import hashlib
import json
import re
import tarfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final, cast

from pydantic import BaseModel, ConfigDict, ValidationError

from sync_server.backup.sealing import MAGIC, Key, SealedReader, SealedWriter
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused

DATABASE: Final = "database.sqlite"
MANIFEST: Final = "manifest.json"
_NAMES: Final = re.compile(
    r"database\.sqlite|blobs/(?P<two>[0-9a-f]{2})/(?P=two)[0-9a-f]{62}|secrets/[A-Za-z0-9._-]{1,100}"
)
_MANIFEST_MOST: Final = 512 * 2**20
_PIECE: Final = 2**20


class Part(BaseModel):
    """What the manifest says of a file."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    sha256: str
    size: int


class Manifest(BaseModel):
    """What an archive holds.

    Attributes:
        format: of the archive.
        made_at: ISO 8601, UTC.
        server_version: of the program that wrote it.
        has_secrets: True where the keys that sign tokens are in it.
        files: each file by its name.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    format: int = 1
    made_at: str
    server_version: str
    has_secrets: bool
    files: dict[str, Part]


@dataclass(frozen=True)
class Source:
    """A file that goes into an archive."""

    name: str
    size: int
    pieces: Callable[[], Iterable[bytes]]


def write(
    file: BinaryIO, sources: Iterable[Source], *, key: Key | None, made_at: str, version: str
) -> Manifest:
    """Write an archive; encrypted where there is a key."""
    sealed = None if key is None else SealedWriter(file, key)
    files: dict[str, Part] = {}
    with tarfile.open(fileobj=cast(BinaryIO, sealed or file), mode="w|") as tar:
        for source in sources:
            hashed = _Hashed(source.pieces())
            tar.addfile(_info(source.name, source.size), cast(BinaryIO, hashed))
            files[source.name] = Part(sha256=hashed.digest.hexdigest(), size=source.size)
        manifest = Manifest(
            made_at=made_at,
            server_version=version,
            has_secrets=any(name.startswith("secrets/") for name in files),
            files=files,
        )
        text = manifest.model_dump_json(indent=1).encode()
        tar.addfile(_info(MANIFEST, len(text)), BytesIO(text))
    if sealed is not None:
        sealed.finish()
    return manifest


def check(path: Path, *, key: Key | None) -> Manifest:
    """Read an archive from beginning to end.

    Raises:
        Refused: it is damaged, cut off, or needs another key.
    """
    return unpack(path, key=key, keep=lambda _name, pieces: sum(map(len, pieces)))


def unpack(
    path: Path, *, key: Key | None, keep: Callable[[str, Iterator[bytes]], object]
) -> Manifest:
    """Hand over each file of an archive.

    Args:
        path: the archive.
        key: what it was encrypted with; None for a plain one.
        keep: takes a name and the bytes; must read them all.

    Returns:
        The manifest, which all files fulfil.

    Raises:
        Refused: it is damaged, cut off, or needs another key; what was kept is worth nothing.
    """
    found: dict[str, Part] = {}
    text = b""
    try:
        with _opened(path, key) as tar:
            for info in tar:
                if info.name == MANIFEST and info.isreg() and info.size <= _MANIFEST_MOST:
                    text = b"".join(_read(tar, info))
                    continue
                _check_name(info, found)
                hashed = _Hashed(_read(tar, info))
                keep(info.name, iter(hashed))
                found[info.name] = Part(sha256=hashed.digest.hexdigest(), size=info.size)
        manifest = Manifest.model_validate_json(text)
    except (tarfile.TarError, EOFError, ValidationError, json.JSONDecodeError) as error:
        raise _damaged("it is cut off, or is no backup of this program") from error
    if manifest.files != found or manifest.format != 1 or DATABASE not in found:
        raise _damaged("its files are not those of its manifest")
    return manifest


class _Hashed:
    """Bytes on their way, and their SHA-256."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = b""
        self.digest = hashlib.sha256()

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.digest.update(piece)
            yield piece

    def read(self, size: int) -> bytes:
        """At most so many bytes; fewer only at the end."""
        while len(self._rest) < size and (piece := next(self._pieces, b"")):
            self.digest.update(piece)
            self._rest += piece
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


@contextmanager
def _opened(path: Path, key: Key | None) -> Iterator[tarfile.TarFile]:
    with path.open("rb") as file:
        if key is None and file.peek(len(MAGIC))[: len(MAGIC)] == MAGIC:
            raise Refused(
                ErrorCode.INVALID_INPUT,
                f"{path} is encrypted; give its key with --decrypt-with or --passphrase-env.",
            )
        stream = file if key is None else SealedReader(file, key)
        with tarfile.open(fileobj=cast(BinaryIO, stream), mode="r|") as tar:
            yield tar
        while stream.read(_PIECE):  # to the end: a cut after the last file is a cut, too
            pass


def _read(tar: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[bytes]:
    file = tar.extractfile(info)
    left = info.size
    while file is not None and left > 0 and (piece := file.read(min(_PIECE, left))):
        left -= len(piece)
        yield piece
    if left:
        raise EOFError


def _check_name(info: tarfile.TarInfo, found: dict[str, Part]) -> None:
    if not info.isreg() or info.name in found or not _NAMES.fullmatch(info.name):
        raise _damaged("it holds something that no backup writes")


def _info(name: str, size: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info


def _damaged(why: str) -> Refused:
    return Refused(
        ErrorCode.INVALID_INPUT, f"The archive cannot be used: {why}. Nothing was changed."
    )
