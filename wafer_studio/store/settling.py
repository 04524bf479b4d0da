"""Stores an answer of the server: all of it in one transaction, or nothing.

The cursor moves in that transaction and nowhere else, so it can never be ahead of what is here.
"""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from ml_core.wafer.errors import StoreError
from wafer_studio.store.change_log import ChangeLog, LoggedChange, logged_of
from wafer_studio.store.codec import clean_text
from wafer_studio.store.profiles import Profiles
from wafer_studio.store.showing import Showing
from wafer_studio.store.shown_rows import time_now
from wafer_studio.store.sync_rows import Applied, TooManyRemovals
from wafer_studio.store.transaction import rows_of

if TYPE_CHECKING:
    from sqlite_utils import Database

    from sync_server.contract.sync import ChangeResult, ExchangeReply, NumberedChange

_NO_END: Final = 2**62
LEAST_REMOVALS = 10
"""A pull that removes fewer shapes is never asked about."""


class Settling:
    """One answer on its way into the file; inside one transaction.

    Args:
        db: the store's database.
        shown: its path for messages.
        profile_id: the profile that syncs.
    """

    def __init__(self, db: "Database", shown: str, profile_id: str) -> None:
        self._db, self._shown, self._profile_id = db, shown, profile_id
        self._log, self._showing = ChangeLog(db), Showing(db, shown)

    def settle(self, reply: "ExchangeReply", *, may_remove_many: bool) -> Applied:
        """Store an answer."""
        cursor = self._cursor(reply)
        acknowledged, refused = self._take_results(reply.results)
        pulled = self._take_pulled(reply.changes)
        was_there = [n for n in self._showing.removed if n <= cursor["last_before"]]
        cursor["removed"] += len(was_there)
        if cursor["shown_before"] is None and (reply.has_more or len(was_there) >= LEAST_REMOVALS):
            cursor["shown_before"] = self._shown_before()
        if not may_remove_many:
            _refuse_many(cursor["removed"], cursor["shown_before"] or 0, self._shown)
        renumbered = self._take_back_lost(cursor["number"], reply)
        renumbered += [result.change_id for result in reply.results]
        self._showing.bring_up_several_headed(renumbered)
        self._move_cursor(cursor, reply)
        return Applied(acknowledged, refused, pulled, tuple(sorted(self._showing.annotation_ids)))

    def _take_back_lost(self, since: int, reply: "ExchangeReply") -> list[str]:
        """Send again what the server has no more, though it gave it a number; gives the ids.

        The account sees its own changes. So one whose number the answer covers, or which lies
        above all that the server has, and of which the answer says nothing, was lost there: the
        server was put back to an older copy that the cursor happens to lie on.
        """
        told = [c.change_id for c in reply.changes] + [r.change_id for r in reply.results]
        end = reply.covered if reply.has_more else _NO_END
        found = self._db.conn.execute(
            "UPDATE change SET server_number = NULL WHERE author = ? AND server_number > ? "
            "AND server_number <= ? AND change_id NOT IN (SELECT value FROM json_each(?)) "
            "RETURNING change_id",
            [self._profile_id, since, end, json.dumps(told)],
        )
        return [str(row[0]) for row in found.fetchall()]

    def _cursor(self, reply: "ExchangeReply") -> dict[str, Any]:
        self._db.conn.execute(
            "INSERT OR IGNORE INTO sync_cursor (profile_id) VALUES (?)", [self._profile_id]
        )
        (row,) = rows_of(
            self._db, "SELECT * FROM sync_cursor WHERE profile_id = ?", [self._profile_id]
        )
        if row["database_id"] not in (None, reply.database_id):
            raise StoreError(
                f"{self._shown}: the answer is of another server database "
                f"({reply.database_id[:8]}, not {row['database_id'][:8]}); nothing of it is "
                "kept. Check the server's address."
            )
        if row["last_before"] is None:  # a pull begins
            last = self._db.conn.execute("SELECT max(number) FROM shape").fetchone()[0]
            row["last_before"] = last or 0
        return dict(row)

    def _shown_before(self) -> int:
        """Shapes that were shown before this answer."""
        count = self._db.conn.execute("SELECT count(*) FROM shape").fetchone()[0]
        return int(count) + len(self._showing.removed) - self._showing.added

    def _take_results(self, results: "Sequence[ChangeResult]") -> tuple[int, int]:
        acknowledged = refused = 0
        for result in results:
            if result.outcome.value == "refused":
                done = self._db.conn.execute(
                    "UPDATE change SET refusal_code = ?, refusal_reason = ? "
                    "WHERE change_id = ? AND server_number IS NULL",
                    [clean_text(result.code), clean_text(result.reason), result.change_id],
                )
                refused += done.rowcount
                continue
            if result.number is None:
                raise StoreError(
                    f"{self._shown}: the server gave change {result.change_id} no number; "
                    "nothing of its answer is kept. Sync again, and tell who runs the server."
                )
            done = self._db.conn.execute(
                "UPDATE change SET server_number = ?1, refusal_code = NULL, "
                "refusal_reason = NULL WHERE change_id = ?2 AND server_number IS NOT ?1",
                [result.number, result.change_id],
            )
            acknowledged += done.rowcount
        return acknowledged, refused

    def _take_pulled(self, changes: "Sequence[NumberedChange]") -> int:
        known = self._known([change.change_id for change in changes])
        touched, pulled = [], 0
        for change in changes:
            came = _logged(change)
            if came.change_id in known:
                self._refuse_other(known[came.change_id], came)
                self._number(came.change_id, change.number)
            else:
                self._log.add(came, made_here=False, server_number=change.number)
                known[came.change_id] = came
                pulled += 1
            touched.append(came)
        profiles = Profiles(self._db, self._shown)
        for author in sorted({change.author for change in touched}):
            profiles.expect(author)
        fitting = [change for change in touched if change.fits]
        self._showing.bring_up(
            {change.entity_id for change in fitting if change.entity == "shape"},
            {change.entity_id for change in fitting if change.entity == "annotation"},
        )
        return pulled

    def _number(self, change_id: str, number: int) -> None:
        self._db.conn.execute(
            "UPDATE change SET server_number = ?1, refusal_code = NULL, refusal_reason = NULL "
            "WHERE change_id = ?2 AND server_number IS NOT ?1",
            [number, change_id],
        )

    def _known(self, change_ids: Sequence[str]) -> dict[str, LoggedChange]:
        marks = ", ".join("?" * len(change_ids))
        rows = rows_of(
            self._db, f"SELECT * FROM change WHERE change_id IN ({marks})", list(change_ids)
        )
        return {row["change_id"]: logged_of(row) for row in rows}

    def _refuse_other(self, known: LoggedChange, came: LoggedChange) -> None:
        if known != came:
            raise StoreError(
                f"{self._shown}: the server has another content for change {came.change_id} "
                f"({came.step}, wafer {came.wafer_id[:12]}) than this library; nothing of its "
                "answer is kept. Tell who runs the server, and keep a copy of this library."
            )

    def _move_cursor(self, cursor: dict[str, Any], reply: "ExchangeReply") -> None:
        is_newer = reply.covered >= cursor["number"]
        number = reply.covered if is_newer else cursor["number"]
        change_id = reply.covered_change_id if is_newer else cursor["change_id"]
        goes_on = reply.has_more
        self._db.conn.execute(
            "UPDATE sync_cursor SET database_id = ?, number = ?, change_id = ?, "
            "last_success = ?, shown_before = ?, last_before = ?, removed = ? "
            "WHERE profile_id = ?",
            [reply.database_id, number, change_id,
             cursor["last_success"] if goes_on else time_now(),
             cursor["shown_before"] if goes_on else None,
             cursor["last_before"] if goes_on else None,
             cursor["removed"] if goes_on else 0, self._profile_id],
        )  # fmt: skip


def _refuse_many(removed: int, shown_before: int, shown: str) -> None:
    if removed >= LEAST_REMOVALS and removed * 2 > shown_before:
        raise TooManyRemovals(
            f"{shown}: the server's answer would remove {removed} of {shown_before} shapes here; "
            "nothing of it is kept. Check that the server is the right one, then confirm.",
            removed=removed,
            shown=shown_before,
        )


def _logged(change: "NumberedChange") -> LoggedChange:
    return LoggedChange(
        change.change_id, change.entity.value, change.entity_id, change.annotation_id,
        change.wafer_id, tuple(change.bases), change.body, change.author,
        clean_text(change.step), clean_text(change.client_time),
    )  # fmt: skip
