"""Whether the audit log is whole: ``verify_chain`` reads it from its first line to its last."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from sync_server.audit import FIRST_HASH, HEAD, digest_of_origin, hash_of
from sync_server.store.account_tables import AuditLine, AuditOrigin
from sync_server.store.tables import ServerFact

_PIECE: Final = 1000


@dataclass(frozen=True)
class ChainCheck:
    """What a check of the log found.

    Attributes:
        lines: that were read.
        head: hash of the last one; noted elsewhere, it proves later that no line before it was
            touched, even by somebody who wrote the whole log anew.
        erased: lines whose origin was erased.
        trouble: what is wrong with the first bad line; empty where the log is whole.
    """

    lines: int
    head: str
    erased: int = 0
    trouble: str = ""

    @property
    def is_whole(self) -> bool:
        """True where nothing was found."""
        return not self.trouble


def verify_chain(
    session: Session, *, known_number: int | None = None, known_hash: str | None = None
) -> ChainCheck:
    """Check the whole log.

    Args:
        session: of a reading transaction.
        known_number: a line whose hash was noted elsewhere.
        known_hash: that hash.
    """
    last, head, erased = 0, FIRST_HASH, 0
    while lines := _piece(session, after=last):
        origins = _origins(session, lines[0].number, lines[-1].number)
        for line in lines:
            trouble = _trouble(line, origins.get(line.number), number=last + 1, previous=head)
            if line.number == known_number and line.hash != known_hash:
                trouble = trouble or "is another one than was noted: the log was written anew"
            if trouble:
                return ChainCheck(last, head, erased, f"Line {line.number} {trouble}.")
            last, head = line.number, line.hash
            erased += line.number not in origins
        session.expunge_all()
    return ChainCheck(last, head, erased, _trouble_of_the_end(session, last, head, known_number))


def _trouble(line: AuditLine, where: AuditOrigin | None, *, number: int, previous: str) -> str:
    if line.number != number:
        return f"follows line {number - 1}: lines between them were removed"
    if line.previous != previous:
        return "does not follow from the line before it: one was changed, put in or moved"
    if line.hash != hash_of(line):
        return "has another content than its hash: it was changed"
    if where is not None and digest_of_origin(where) != line.origin_digest:
        return "has another origin than its digest: it was changed"
    return ""


def _trouble_of_the_end(session: Session, last: int, head: str, known: int | None) -> str:
    if session.get_one(ServerFact, HEAD).value != f"{last} {head}":
        return f"Line {last} is the last, but the log had gone on: lines were removed at its end."
    if known is not None and known > last:
        return f"Line {last} is the last, but line {known} was noted: lines were removed."
    return ""


def _piece(session: Session, *, after: int) -> list[AuditLine]:
    query = select(AuditLine).where(AuditLine.number > after).order_by(AuditLine.number)
    return list(session.scalars(query.limit(_PIECE)))


def _origins(session: Session, first: int, last: int) -> dict[int, AuditOrigin]:
    rows = session.scalars(select(AuditOrigin).where(AuditOrigin.number.between(first, last)))
    return {row.number: row for row in rows}
