"""Wafers and their records: kept once, never changed."""

from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ml_core.wafer.errors import WaferFileError
from sync_server.blobs.store import BlobStore, fetch
from sync_server.clock import Clock, stamp
from sync_server.contract.envelope import ErrorCode
from sync_server.contract.wafers import KeptWafer, WaferMapLine, WaferRecord
from sync_server.errors import Refused
from sync_server.store.tables import Wafer
from sync_server.wafers.apart import Opening, unreadable
from sync_server.wafers.facts import CheckJob, Report, WaferFacts
from sync_server.wafers.reading import checked

_FIELDS: Final = tuple(WaferRecord.model_fields)
_CHECKED: Final = ("wafer_id", "columns", "rows", "dies", "fails")
_SMALL: Final = 16 * 1024
"""Bytes of a packed wafer that cannot unpack to much, whatever they are: zlib's most is 1,032
times as many. It is unpacked here, since a process of its own takes a third of a second."""


def check(record: WaferRecord, blobs: BlobStore, opening: Opening) -> None:
    """Pass a record that says what its packed wafer says.

    Raises:
        Refused: the blob is not whole, is no packed wafer, or is another wafer than it says.
    """
    size = blobs.size(record.blob)
    if size is None:
        raise Refused(
            ErrorCode.CONFLICT,
            "The wafer's blob is not whole yet; send the blob first, then the record.",
            details={"blob": record.blob},
        )
    facts = _facts_of_blob(record.blob, blobs, opening, size=size)
    wrong = [name for name in _CHECKED if getattr(record, name) != getattr(facts, name)]
    if size != record.size:
        wrong.append("size")
    if wrong:
        raise Refused(
            ErrorCode.INVALID_INPUT,
            f"The record and the packed wafer differ in: {', '.join(wrong)}; nothing was kept. "
            "Pack the wafer again.",
            details=dict.fromkeys(wrong, "must be what the packed wafer says"),
        )


def keep(session: Session, record: WaferRecord, *, account_id: str, clock: Clock) -> KeptWafer:
    """Keep a wafer's record; the same record again changes nothing.

    Raises:
        Refused: another record is kept under this id.
    """
    there = find(session, record.wafer_id)
    if there is None:
        try:
            with session.begin_nested():
                row = Wafer(**dict(record), added_by=account_id, added_at=stamp(clock))
                session.add(row)
            return kept(row, is_new=True)
        except IntegrityError:  # another was quicker
            there = find(session, record.wafer_id)
            if there is None:
                raise
    if record_of(there) != record:
        raise Refused(
            ErrorCode.CONFLICT,
            "The server keeps another record of this wafer, and records are never changed; "
            "use the one that is there.",
            details={"blob": there.blob, "wafer_map_id": str(there.number)},
        )
    return kept(there, is_new=False)


def find(session: Session, wafer_id: str) -> Wafer | None:
    """The wafer of an id."""
    return session.scalar(select(Wafer).where(Wafer.wafer_id == wafer_id))


def kept(row: Wafer, *, is_new: bool) -> KeptWafer:
    """What is answered of a wafer that was kept."""
    return KeptWafer(wafer_map_id=row.number, wafer_id=row.wafer_id, name=row.name, is_new=is_new)


def record_of(row: Wafer) -> WaferRecord:
    """The record of a wafer."""
    return WaferRecord(**{name: getattr(row, name) for name in _FIELDS})


def line_of(row: Wafer) -> WaferMapLine:
    """The wafer in lists."""
    return WaferMapLine(**dict(record_of(row)), wafer_map_id=row.number, added_at=row.added_at)


def record_from(facts: WaferFacts, *, blob: str, size: int) -> WaferRecord:
    """The record of a wafer that the server packed itself."""
    return WaferRecord(**dict(facts), blob=blob, size=size)


def _facts_of_blob(sha256: str, blobs: BlobStore, opening: Opening, *, size: int) -> WaferFacts:
    with opening.room() as room:
        path = room / "packed.wafer"
        fetch(blobs, sha256, path)
        report = (
            _small(path) if size <= _SMALL else opening.done(CheckJob(path=str(path)), room=room)
        )
    if not report.wafers:
        raise unreadable(report)
    return report.wafers[0]


def _small(path: Path) -> Report:
    try:
        return checked(path)
    except WaferFileError as error:
        return Report(troubles=(str(error),))
