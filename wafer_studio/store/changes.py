"""All that syncing asks of an open store.

Fulfils the protocols of `wafer_studio.sync.changes` without knowing them. Calls are made in the
store's lane.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wafer_studio.store.conflicts import conflicts_of
from wafer_studio.store.leases import Leases
from wafer_studio.store.outbox import Outbox
from wafer_studio.store.settling import Settling
from wafer_studio.store.showing import Showing
from wafer_studio.store.sync_rows import Applied, Conflict, Cursor, Refusal, SyncState
from wafer_studio.store.transaction import rows_of, told_in_words, transaction
from wafer_studio.store.tray import Tray

if TYPE_CHECKING:
    from sqlite_utils import Database

    from sync_server.contract.queue import Lease
    from sync_server.contract.sync import Change, ExchangeReply
    from sync_server.contract.wafers import WaferRecord


class Changes:
    """Changes, wafers and leases between an open store and a server.

    Args:
        db: the store's database.
        shown: its path for messages.
    """

    def __init__(self, db: "Database", shown: str) -> None:
        self._db, self._shown = db, shown
        self._tray, self._outbox = Tray(db, shown), Outbox(db, shown)
        self._leases = Leases(db, shown)

    def cursor(self, profile_id: str) -> Cursor:
        """How far a profile has synced, and with which database."""
        with told_in_words(self._shown):
            rows = rows_of(
                self._db,
                "SELECT database_id, number, change_id FROM sync_cursor WHERE profile_id = ?",
                [profile_id],
            )
            return next((Cursor(**row) for row in rows), Cursor())

    def unsent(self, profile_id: str, limit: int) -> "tuple[Change, ...]":
        """Oldest changes by a profile that no server has acknowledged or refused.

        One that no server could take goes to the tray instead. Gives fewer than ``limit`` where
        bodies are long, and none only where there are none.
        """
        return self._tray.unsent(profile_id, limit)

    def settle(
        self, profile_id: str, reply: "ExchangeReply", *, may_remove_many: bool = False
    ) -> Applied:
        """Store an answer: numbers, refusals, pulled changes and the cursor, in one transaction.

        Args:
            profile_id: the profile that syncs.
            reply: the answer; the same one may come again.
            may_remove_many: True where a person has agreed to lose over half of the shapes.

        Raises:
            TooManyRemovals: the pull would remove over half of the shapes that were shown before
                it began, and at least ten.
            StoreError: it cannot be written, is another database's, or contradicts a change that
                is here. Nothing of it is kept, the cursor included.
        """
        with told_in_words(self._shown), transaction(self._db):
            settling = Settling(self._db, self._shown, profile_id)
            return settling.settle(reply, may_remove_many=may_remove_many)

    def forget_numbers(self, profile_id: str, database_id: str | None) -> None:
        """Treat all changes as unsent and the cursor as 0: the server's history differs.

        The other profiles of this machine begin at 0, too: the numbers were theirs as well. Wafers
        count as unsent, too: a server restored from a backup may lack some. Refused changes stay
        in the tray.

        Args:
            profile_id: the profile that syncs.
            database_id: the server's database from now on; None to take the next one's.
        """
        run = self._db.conn.execute
        with told_in_words(self._shown), transaction(self._db):
            run("UPDATE change SET server_number = NULL WHERE server_number IS NOT NULL")
            run("DELETE FROM wafer_sent")
            run("INSERT OR IGNORE INTO sync_cursor (profile_id) VALUES (?)", [profile_id])
            run(
                "UPDATE sync_cursor SET number = 0, change_id = NULL, shown_before = NULL, "
                "last_before = NULL, removed = 0"
            )
            run(
                "UPDATE sync_cursor SET database_id = ? WHERE profile_id = ?",
                [database_id, profile_id],
            )
            Showing(self._db, self._shown).bring_up_several_headed()

    def state(self, profile_id: str) -> SyncState:
        """What is unsent, since when, refused and in conflict; the last success."""
        with told_in_words(self._shown):
            (row,) = rows_of(self._db, _STATE, {"profile_id": profile_id})
            return SyncState(**row, leases=self._leases.count(profile_id))

    def refused(self, profile_id: str) -> tuple[Refusal, ...]:
        """Changes that were refused, with the reasons, oldest first."""
        return self._tray.refused(profile_id)

    def try_again(self, change_ids: Sequence[str]) -> None:
        """Take refused changes out of the tray and send them again."""
        self._tray.try_again(change_ids)

    def tray_lines(self, profile_id: str) -> tuple[str, ...]:
        """The tray as lines of JSON: each change with all that it says, code and reason."""
        return self._tray.lines(profile_id)

    def conflicts(self, annotation_id: str | None = None) -> tuple[Conflict, ...]:
        """Entities with heads whose bodies differ (of one annotation, or all)."""
        with told_in_words(self._shown):
            return conflicts_of(self._db, annotation_id)

    def wafers_to_send(self, database_id: str, limit: int) -> "tuple[WaferRecord, ...]":
        """Records of wafers that have annotations and that this server was not sent."""
        return self._outbox.to_send(database_id, limit)

    def packed_wafer(self, wafer_id: str) -> bytes:
        """Bytes of a wafer (`ml_core.wafer.packing`).

        Raises:
            StoreError: it is not in this library, or damaged.
        """
        return self._outbox.packed(wafer_id)

    def wafer_was_sent(self, database_id: str, wafer_id: str) -> None:
        """Note that the server has a wafer, record and bytes."""
        self._outbox.was_sent(database_id, wafer_id)

    def keep_leases(self, profile_id: str, leases: "Sequence[Lease]") -> None:
        """Keep a person's leases in place of those known before; the time left runs from now."""
        self._leases.keep(profile_id, leases)

    def leases(self, profile_id: str) -> "tuple[Lease, ...]":
        """A person's leases, most urgent first, with the time that is left now.

        One that ran out stays, with 0 seconds, until the server says what became of it.
        """
        return self._leases.of(profile_id)


_UNSENT = "author = :profile_id AND server_number IS NULL AND refusal_code IS NULL"
_STATE = (
    f"SELECT (SELECT count(*) FROM change WHERE {_UNSENT}) AS unsent, "
    f"(SELECT made_at FROM change WHERE {_UNSENT} ORDER BY number LIMIT 1) AS unsent_since, "
    "(SELECT count(*) FROM change WHERE author = :profile_id AND refusal_code IS NOT NULL) "
    "AS refused, (SELECT count(*) FROM contested) AS conflicts, "
    "(SELECT last_success FROM sync_cursor WHERE profile_id = :profile_id) AS last_success"
)
