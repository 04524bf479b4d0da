"""Wafers that people leased, kept for days without a network.

The server tells the time that is left, never a time of day. Here it runs by two clocks, and the
one on which more time passed counts: the machine's time of day, which goes on while the machine
sleeps or is off, and the process's own clock, which nobody can set. So a clock that is set back
never makes a lease longer while the program runs; one set back while it did not run gives back at
most what had passed until then; one set forward shows a lease as over too early, until the next
sync tells anew. Either way it is the server that decides.
"""

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from wafer_studio.store.codec import clean_text
from wafer_studio.store.transaction import rows_of, told_in_words, transaction

if TYPE_CHECKING:
    from sqlite_utils import Database

    from sync_server.contract.queue import Lease

Clock = Callable[[], float]
"""Seconds, on a clock of its own."""


class Leases:
    """The leases of an open store's file.

    Args:
        db: the store's database.
        shown: its path for messages.
        wall: the time of day, seconds since 1970.
        steady: a clock that only goes forwards.
    """

    def __init__(
        self, db: "Database", shown: str, *, wall: Clock = time.time, steady: Clock = time.monotonic
    ) -> None:
        self._db, self._shown = db, shown
        self._wall, self._steady = wall, steady
        self._wall_at_start, self._steady_at_start = wall(), steady()

    def keep(self, profile_id: str, leases: "Sequence[Lease]") -> None:
        """Keep a person's leases in place of those known before; the time left runs from now."""
        now = self._now()
        rows = [
            (
                profile_id, lease.lease_id, place, lease.item_id, lease.wafer_id,
                lease.kind.value, lease.priority, clean_text(lease.reason),
                " ".join(lease.readings), lease.seconds_left, now,
            )
            for place, lease in enumerate(leases)
        ]  # fmt: skip
        with told_in_words(self._shown), transaction(self._db):
            self._db.conn.execute("DELETE FROM lease WHERE profile_id = ?", [profile_id])
            self._db.conn.executemany(
                "INSERT OR REPLACE INTO lease VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
            )

    def of(self, profile_id: str) -> "tuple[Lease, ...]":
        """A person's leases, as the server sorted them, with the time that is left now.

        One that ran out stays, with 0 seconds, until the server says what became of it.
        """
        from sync_server.contract.queue import Lease, LeaseKind

        now = self._now()
        with told_in_words(self._shown):
            rows = rows_of(
                self._db, "SELECT * FROM lease WHERE profile_id = ? ORDER BY place", [profile_id]
            )
            return tuple(
                Lease(
                    lease_id=row["lease_id"], item_id=row["item_id"], wafer_id=row["wafer_id"],
                    kind=LeaseKind(row["kind"]), priority=row["priority"], reason=row["reason"],
                    seconds_left=_left(row["seconds_left"], row["told_at"], now),
                    readings=tuple(row["readings"].split()),
                )
                for row in rows
            )  # fmt: skip

    def count(self, profile_id: str) -> int:
        """Leases of a person that have time left."""
        now = self._now()
        rows = rows_of(
            self._db, "SELECT seconds_left, told_at FROM lease WHERE profile_id = ?", [profile_id]
        )
        return sum(1 for row in rows if _left(row["seconds_left"], row["told_at"], now) > 0)

    def _now(self) -> float:
        """Time of day by the clock on which more time has passed since the file was opened."""
        passed = self._steady() - self._steady_at_start
        return max(self._wall(), self._wall_at_start + passed)


def _left(seconds_left: float, told_at: float, now: float) -> float:
    return max(0.0, seconds_left - max(0.0, now - told_at))
