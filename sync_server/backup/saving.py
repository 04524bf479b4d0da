"""Back a data folder up while its server runs, and make a fresh one of an archive."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from sync_server.backup import archive
from sync_server.backup.archive import DATABASE, Manifest, Source
from sync_server.backup.sealing import Key
from sync_server.blobs import FolderBlobs
from sync_server.clock import Clock, stamp
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.settings import ServerSettings
from sync_server.version import __version__

_SERVED: Final = "server.sqlite"
_PIECE: Final = 2**20


def back_up(settings: ServerSettings, to: Path, *, key: Key | None, clock: Clock) -> Manifest:
    """Write an archive; it stands at its name only when it was read back and found whole.

    ``data/secrets`` is in it only where it is encrypted; without them a restored server takes no
    token that was given before, and can check nobody's second factor.

    Raises:
        Refused: there is nothing to back up, or not by this program.
    """
    database = settings.data / _SERVED
    _check_ours(settings, database)
    part = to.with_name(f".{to.name}.part")
    try:
        with tempfile.TemporaryDirectory(dir=to.parent, prefix=".backup-") as folder:
            copy = Path(folder) / DATABASE
            _copy_online(database, copy)
            with _private(part) as file:
                sources = _sources(settings.data, copy, with_secrets=key is not None)
                manifest = archive.write(
                    file, sources, key=key, made_at=stamp(clock), version=__version__
                )
                file.flush()
                os.fsync(file.fileno())
        if archive.check(part, key=key) != manifest:
            raise Refused(ErrorCode.INTERNAL, "The archive could not be read back as written.")
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)
    _sync(to.parent)
    return manifest


def restore(path: Path, data: Path, *, key: Key | None) -> Manifest:
    """Make a fresh data folder of an archive; it appears whole or not at all.

    Raises:
        Refused: the folder has something in it, or the archive is damaged.
    """
    if data.exists() and any(data.iterdir()):
        raise Refused(
            ErrorCode.CONFLICT,
            f"{data} has something in it, and a restore never writes over data: name a folder "
            "that is not there yet.",
        )
    if not path.is_file():
        raise Refused(ErrorCode.NOT_FOUND, f"There is no archive {path}.")
    data.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(dir=data.parent, prefix=f".{data.name}.restoring-"))
    try:
        manifest = archive.unpack(path, key=key, keep=lambda n, p: _keep(stage / n, p))
        _check_restored(stage, manifest)
        (stage / DATABASE).rename(stage / _SERVED)
        (stage / "blobs" / "incoming").mkdir(parents=True, exist_ok=True)
        for folder, _, _ in os.walk(stage):
            _sync(Path(folder))
        if data.exists():
            data.rmdir()
        stage.rename(data)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    _sync(data.parent)
    return manifest


def _check_ours(settings: ServerSettings, database: Path) -> None:
    if settings.database_url is not None:
        raise Refused(
            ErrorCode.INVALID_INPUT,
            "The database is a PostgreSQL: back it up with pg_dump, and the blobs as files.",
        )
    if settings.s3_bucket is not None:
        raise Refused(
            ErrorCode.INVALID_INPUT,
            "The blobs lie in an S3 bucket: back that up there, and the folder without "
            "WAFER_SERVER_S3_BUCKET.",
        )
    if not database.exists():
        raise Refused(ErrorCode.NOT_FOUND, f"There is no {database}; name the folder with --data.")


def _copy_online(database: Path, copy: Path) -> None:
    """One moment of the database, while others write."""
    with (
        closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE").fetchone()
    _check_database(copy)


def _check_database(path: Path) -> None:
    try:
        with closing(sqlite3.connect(path)) as database:
            said = database.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        said = str(error)
    if said != "ok":
        raise Refused(ErrorCode.INVALID_INPUT, f"The database is damaged: {said}.")


def _sources(data: Path, copy: Path, *, with_secrets: bool) -> Iterator[Source]:
    yield _file(DATABASE, copy)
    blobs = FolderBlobs(data / "blobs")  # after the database: it names no blob that came later
    for sha256 in blobs.names():
        size = blobs.size(sha256)
        if size is not None:
            name = f"blobs/{sha256[:2]}/{sha256}"
            yield Source(name, size, partial(blobs.read, sha256))
    if with_secrets and (data / "secrets").is_dir():
        for path in sorted((data / "secrets").iterdir()):
            yield _file(f"secrets/{path.name}", path)


def _file(name: str, path: Path) -> Source:
    return Source(name, path.stat().st_size, lambda: _pieces(path))


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _keep(path: Path, pieces: Iterator[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with _private(path) as file:
        for piece in pieces:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def _check_restored(stage: Path, manifest: Manifest) -> None:
    for name, part in manifest.files.items():
        if name.startswith("blobs/") and Path(name).name != part.sha256:
            raise Refused(ErrorCode.HASH_MISMATCH, f"{name} of the archive is another blob.")
    _check_database(stage / DATABASE)


def _private(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def _sync(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
