"""Wafers that the server has yet to get, because someone annotated them here."""

import hashlib
import zlib
from typing import TYPE_CHECKING

from ml_core.wafer.errors import StoreError, WaferStudioError
from ml_core.wafer.map import WaferMap
from ml_core.wafer.packing import pack_wafer
from wafer_studio.store.codec import clean_text, wafer_of
from wafer_studio.store.transaction import told_in_words, transaction

if TYPE_CHECKING:
    from sqlite_utils import Database

    from sync_server.contract.wafers import WaferRecord

_LONGEST = 1000


class Outbox:
    """The wafers of an open store's file on their way out.

    Args:
        db: the store's database.
        shown: its path for messages.
    """

    def __init__(self, db: "Database", shown: str) -> None:
        self._db, self._shown = db, shown

    def to_send(self, database_id: str, limit: int) -> "tuple[WaferRecord, ...]":
        """Records of wafers that have annotations and that this server was not sent.

        A wafer that cannot be read, or that the contract does not allow, is passed over: it
        shall not keep the others back.
        """
        found: list[WaferRecord] = []
        with told_in_words(self._shown):
            for row in self._db.query(
                "SELECT DISTINCT a.wafer_id FROM annotation a JOIN wafer w "
                "ON w.wafer_id = a.wafer_id WHERE NOT EXISTS (SELECT 1 FROM wafer_sent s "
                "WHERE s.database_id = ? AND s.wafer_id = a.wafer_id) ORDER BY a.wafer_id",
                [database_id],
            ):
                record = self._record(row["wafer_id"])
                if record is not None:
                    found.append(record)
                if len(found) >= limit:
                    break
        return tuple(found)

    def packed(self, wafer_id: str) -> bytes:
        """Bytes of a wafer (`ml_core.wafer.packing`).

        Raises:
            StoreError: it is not in this library, or damaged.
        """
        return pack_wafer(self._wafer(wafer_id))

    def was_sent(self, database_id: str, wafer_id: str) -> None:
        """Note that the server has a wafer, record and bytes."""
        with told_in_words(self._shown), transaction(self._db):
            self._db.conn.execute(
                "INSERT OR IGNORE INTO wafer_sent VALUES (?, ?)", [database_id, wafer_id]
            )

    def _wafer(self, wafer_id: str) -> WaferMap:
        with told_in_words(self._shown):
            rows = list(self._db.query("SELECT * FROM wafer WHERE wafer_id = ?", [wafer_id]))
        if not rows:
            raise StoreError(f"{self._shown}: wafer {wafer_id[:12]} is not in this library.")
        try:
            return wafer_of(rows[0])
        except (ValueError, KeyError, TypeError, zlib.error, WaferStudioError) as error:
            raise StoreError(
                f"{self._shown}: wafer {wafer_id[:12]} cannot be read ({error}); drop its file "
                "again."
            ) from error

    def _record(self, wafer_id: str) -> "WaferRecord | None":
        from pydantic import ValidationError

        from sync_server.contract.wafers import WaferRecord

        try:
            wafer = self._wafer(wafer_id)
            packed, info = pack_wafer(wafer), wafer.info
            return WaferRecord(
                wafer_id=wafer_id, name=_text(wafer.name) or "", lot=_text(info.lot),
                wafer=_text(info.wafer), product=_text(info.product),
                test_program=_text(info.program), format=wafer.source.format,
                columns=wafer.grid.columns, rows=wafer.grid.rows, dies=wafer.die_count,
                fails=wafer.fail_count, blob=hashlib.sha256(packed).hexdigest(), size=len(packed),
            )  # fmt: skip
        except (StoreError, ValidationError):
            return None


def _text(text: str | None) -> str | None:
    return None if text is None else clean_text(text)[:_LONGEST]
