"""Wafers that were annotated here, sent to the server; wafers that are leased, fetched from it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sync_server.contract.wafers import WaferRecord
from wafer_studio.sync.blobs import RANGE, send_blob, states_of
from wafer_studio.sync.changes import WaferOutbox
from wafer_studio.sync.errors import NotTheServer, RequestRefused
from wafer_studio.sync.server import Server

_AT_ONCE: Final = 100


@dataclass(frozen=True)
class SentWafers:
    """What became of wafers on their way out.

    Attributes:
        sent: wafers that the server has now.
        refused: (wafer id, the server's reason) of those that it does not take.
    """

    sent: int = 0
    refused: tuple[tuple[str, str], ...] = ()


ReportWafers = Callable[[int], None]
"""Told the number of wafers sent so far, before each; may raise `Cancelled`."""


def send_wafers(
    outbox: WaferOutbox, server: Server, database_id: str, *, report: ReportWafers
) -> SentWafers:
    """Send all wafers that the server has yet to get; none is sent twice.

    Args:
        outbox: the workstation's wafers.
        server: signed in.
        database_id: of the server.
        report: told before each wafer.

    Raises:
        SyncError: they are not all sent; those that are stay sent, and a blob that was cut off
            goes on from where it was.
        Cancelled: ``report`` raised it.
    """
    sent = 0
    refused: dict[str, str] = {}
    while True:
        found = outbox.wafers_to_send(database_id, _AT_ONCE + len(refused))
        records = [record for record in found if record.wafer_id not in refused]
        if not records:
            return SentWafers(sent, tuple(refused.items()))
        states = states_of(server, [record.blob for record in records])
        for record, state in zip(records, states, strict=True):
            report(sent)
            try:
                if not state.is_whole:
                    send_blob(server, state, outbox.packed_wafer(record.wafer_id))
                server.do("PUT", f"/sync/wafers/{record.wafer_id}", record)
            except RequestRefused as error:
                refused[record.wafer_id] = str(error)
                continue
            outbox.wafer_was_sent(database_id, record.wafer_id)
            sent += 1


def fetch_wafer(server: Server, wafer_id: str) -> bytes:
    """The packed bytes of a wafer (`ml_core.wafer.packing`).

    Raises:
        SyncError: it cannot be fetched, or came with another hash than the server told.
    """
    record = server.get(f"/sync/wafers/{wafer_id}", WaferRecord)
    found = bytearray()
    while len(found) < record.size:
        came = server.get_range(f"/blobs/{record.blob}", start=len(found), size=RANGE)
        if not came.data:
            break
        found += came.data
    if hashlib.sha256(found).hexdigest() != record.blob:
        raise NotTheServer(
            f"{record.name}: what came from the server has another SHA-256 than it told; nothing "
            "of it is kept. Try again."
        )
    return bytes(found)
