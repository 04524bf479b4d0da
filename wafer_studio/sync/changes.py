"""What a store of changes must do so that it can be synced.

The store fulfils these protocols without knowing this package; `wafer_studio.app` joins them.
All calls are made in the store's lane.
"""

from collections.abc import Sequence
from typing import Protocol

from sync_server.contract.queue import Lease
from sync_server.contract.sync import Change, ExchangeReply
from sync_server.contract.wafers import WaferRecord
from wafer_studio.store.sync_rows import (
    Applied,
    Conflict,
    Cursor,
    Refusal,
    SyncState,
)


class ChangeStore(Protocol):
    """Changes of a profile, and what a server said of them."""

    def cursor(self, profile_id: str) -> Cursor:
        """How far a profile has synced, and with which database."""
        ...

    def unsent(self, profile_id: str, limit: int) -> tuple[Change, ...]:
        """Oldest changes by a profile that no server has acknowledged or refused."""
        ...

    def settle(
        self, profile_id: str, reply: ExchangeReply, *, may_remove_many: bool = False
    ) -> Applied:
        """Store an answer: numbers, refusals, pulled changes and the cursor, in one transaction.

        Raises:
            StoreError: it cannot be written, or (unless ``may_remove_many``) would remove over
                half of the shapes of this machine; nothing of it is kept, the cursor included.
        """
        ...

    def forget_numbers(self, profile_id: str, database_id: str | None) -> None:
        """Treat all changes as unsent and the cursor as 0: the server's history differs."""
        ...

    def state(self, profile_id: str) -> SyncState:
        """What is unsent, since when, refused and in conflict; the last success."""
        ...

    def refused(self, profile_id: str) -> tuple[Refusal, ...]:
        """Changes that the server refused, with its reasons, oldest first."""
        ...

    def try_again(self, change_ids: Sequence[str]) -> None:
        """Take refused changes out of the tray and send them again."""
        ...

    def conflicts(self, annotation_id: str | None = None) -> tuple[Conflict, ...]:
        """Entities with heads whose bodies differ (of one annotation, or all)."""
        ...


class WaferOutbox(Protocol):
    """Wafers that the server has yet to get."""

    def wafers_to_send(self, database_id: str, limit: int) -> tuple[WaferRecord, ...]:
        """Records of wafers that have annotations and that this server was not sent."""
        ...

    def packed_wafer(self, wafer_id: str) -> bytes:
        """Bytes of a wafer (`ml_core.wafer.packing`)."""
        ...

    def wafer_was_sent(self, database_id: str, wafer_id: str) -> None:
        """Note that the server has a wafer, record and bytes."""
        ...


class LeaseStore(Protocol):
    """Wafers that people leased, for days without a network."""

    def keep_leases(self, profile_id: str, leases: Sequence[Lease]) -> None:
        """Keep a person's leases in place of those known before; the time left runs from now."""
        ...

    def leases(self, profile_id: str) -> tuple[Lease, ...]:
        """A person's leases, most urgent first, with the time that is left now."""
        ...
