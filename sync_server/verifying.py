"""Check a data folder: the database, its log, the blobs and the audit trail."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from sync_server.audit_check import verify_chain
from sync_server.blobs import BlobStore
from sync_server.parts import Parts
from sync_server.store.tables import LoggedChange


def troubles(parts: Parts) -> Iterator[str]:
    """What is wrong, in words; nothing where all is well."""
    with parts.database.reading() as session:
        if parts.database.is_sqlite:
            yield from _of_sqlite(session)
        yield from _of_log(session)
        audit = verify_chain(session)
        if not audit.is_whole:
            yield f"audit trail: {audit.trouble}"
    yield from _of_blobs(parts.blobs)


def _of_sqlite(session: Session) -> Iterator[str]:
    for (said,) in session.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield f"database: {said}"
    for row in session.execute(text("PRAGMA foreign_key_check")):
        yield f"database: a line of {row[0]} refers to a line of {row[2]} that is not there"


def _of_log(session: Session) -> Iterator[str]:
    count, last = session.execute(
        select(func.count(), func.coalesce(func.max(LoggedChange.number), 0))
    ).one()
    if count != last:
        yield f"log: {last - count} of {last} changes are missing"


def _of_blobs(blobs: BlobStore) -> Iterator[str]:
    for name in blobs.names():
        digest = hashlib.sha256()
        for piece in blobs.read(name):
            digest.update(piece)
        if digest.hexdigest() != name:
            yield f"blob {name}: its bytes have another SHA-256"
