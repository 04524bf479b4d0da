"""What a sync does in the network's lane, over a store that lives in its own."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from sync_server.contract.queue import Lease
from sync_server.contract.sync import Change, ExchangeReply
from sync_server.contract.wafers import WaferRecord
from wafer_studio.app.storing import Storing
from wafer_studio.store.sync_rows import Applied, Conflict, Cursor, Refusal, SyncState

if TYPE_CHECKING:
    from wafer_studio.store.changes import Changes

T = TypeVar("T")


class ChangesInLane:
    """The changes of a store, asked in the store's lane; for use in another one.

    Fulfils the protocols of `wafer_studio.sync.changes`; each method waits for the store.

    Args:
        storing: the store.
    """

    def __init__(self, storing: Storing) -> None:
        self._storing = storing

    def cursor(self, profile_id: str) -> Cursor:
        """See ``ChangeStore``."""
        return self._ask(lambda changes: changes.cursor(profile_id))

    def unsent(self, profile_id: str, limit: int) -> tuple[Change, ...]:
        """See ``ChangeStore``."""
        return self._ask(lambda changes: changes.unsent(profile_id, limit))

    def settle(
        self, profile_id: str, reply: ExchangeReply, *, may_remove_many: bool = False
    ) -> Applied:
        """See ``ChangeStore``."""
        return self._ask(
            lambda changes: changes.settle(profile_id, reply, may_remove_many=may_remove_many)
        )

    def forget_numbers(self, profile_id: str, database_id: str | None) -> None:
        """See ``ChangeStore``."""
        self._ask(lambda changes: changes.forget_numbers(profile_id, database_id))

    def state(self, profile_id: str) -> SyncState:
        """See ``ChangeStore``."""
        return self._ask(lambda changes: changes.state(profile_id))

    def refused(self, profile_id: str) -> tuple[Refusal, ...]:
        """See ``ChangeStore``."""
        return self._ask(lambda changes: changes.refused(profile_id))

    def try_again(self, change_ids: Sequence[str]) -> None:
        """See ``ChangeStore``."""
        self._ask(lambda changes: changes.try_again(change_ids))

    def conflicts(self, annotation_id: str | None = None) -> tuple[Conflict, ...]:
        """See ``ChangeStore``."""
        return self._ask(lambda changes: changes.conflicts(annotation_id))

    def wafers_to_send(self, database_id: str, limit: int) -> tuple[WaferRecord, ...]:
        """See ``WaferOutbox``."""
        return self._ask(lambda changes: changes.wafers_to_send(database_id, limit))

    def packed_wafer(self, wafer_id: str) -> bytes:
        """See ``WaferOutbox``."""
        return self._ask(lambda changes: changes.packed_wafer(wafer_id))

    def wafer_was_sent(self, database_id: str, wafer_id: str) -> None:
        """See ``WaferOutbox``."""
        self._ask(lambda changes: changes.wafer_was_sent(database_id, wafer_id))

    def keep_leases(self, profile_id: str, leases: Sequence[Lease]) -> None:
        """See ``LeaseStore``."""
        self._ask(lambda changes: changes.keep_leases(profile_id, leases))

    def leases(self, profile_id: str) -> tuple[Lease, ...]:
        """See ``LeaseStore``."""
        return self._ask(lambda changes: changes.leases(profile_id))

    def _ask(self, work: "Callable[[Changes], T]") -> T:
        return self._storing.ask(lambda store: work(store.changes)).result()
