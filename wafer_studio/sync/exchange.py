"""One sync: push what the server has not acknowledged, pull what is newer, until nothing is left.

Each request may be cut off anywhere and repeated: changes carry their own ids, and the store keeps
an answer whole or not at all. So there is nothing to clean up after a failure.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sync_server.contract.envelope import ErrorCode
from sync_server.contract.sync import (
    MAX_CHANGES,
    Change,
    ChangeResult,
    ExchangeReply,
    ExchangeRequest,
    Hello,
    Outcome,
)
from sync_server.contract.versions import CONTRACT_VERSION, OLDEST_CONTRACT
from wafer_studio.store.sync_rows import Applied, Cursor
from wafer_studio.sync.changes import ChangeStore
from wafer_studio.sync.errors import (
    ContractTooNew,
    ContractTooOld,
    HistoryDiffers,
    NotTheServer,
    RequestRefused,
)
from wafer_studio.sync.server import Server

BATCH: Final = 250
"""Changes of one push: small enough that a slow line sees progress."""

_POISONED: Final = (ErrorCode.INVALID_INPUT, ErrorCode.TOO_LARGE, ErrorCode.UNSUPPORTED_MEDIA)
"""Refusals of a whole request that one change of it may be to blame for."""


@dataclass(frozen=True)
class Exchanged:
    """What a sync did so far.

    Attributes:
        sent: changes that the server acknowledged.
        refused: changes that it refused.
        pulled: changes that came.
        requests: exchanges with the server.
        annotation_ids: annotations that look different now.
        was_restored: True where the server's history differed and all was sent again.
    """

    sent: int = 0
    refused: int = 0
    pulled: int = 0
    requests: int = 0
    annotation_ids: frozenset[str] = frozenset()
    was_restored: bool = False

    def with_applied(self, applied: Applied) -> "Exchanged":
        """This and one more answer."""
        return replace(
            self,
            sent=self.sent + applied.acknowledged,
            refused=self.refused + applied.refused,
            pulled=self.pulled + applied.pulled,
            requests=self.requests + 1,
            annotation_ids=self.annotation_ids | set(applied.annotation_ids),
        )


Report = Callable[[Exchanged], None]
"""Told after each batch; may raise `Cancelled` to stop there."""


def sync_once(
    store: ChangeStore,
    server: Server,
    profile_id: str,
    *,
    may_remove_many: bool = False,
    batch: int = BATCH,
    page: int = MAX_CHANGES,
    report: Report = lambda _: None,
) -> Exchanged:
    """Sync a profile until nothing is left to push or pull.

    Args:
        store: the workstation's changes.
        server: signed in as one to whom the profile is linked.
        profile_id: the profile.
        may_remove_many: True once a person allowed a pull that removes over half of the shapes.
        batch: most changes that one request pushes.
        page: most changes that one answer may hold.
        report: told after each batch.

    Returns:
        What was done.

    Raises:
        SyncError: of the kind that `wafer_studio.sync.errors` tells; what was done until then
            stays done.
        StoreError: an answer cannot be stored, or would remove over half of the shapes.
        Cancelled: ``report`` raised it.
    """
    done = Exchanged()
    if store.cursor(profile_id).database_id is None:
        check_contract(server.hello())
    while True:
        report(done)
        cursor = store.cursor(profile_id)
        changes = store.unsent(profile_id, batch)
        try:
            reply = _exchanged(server, profile_id, cursor, changes, page=page)
        except HistoryDiffers:
            if done.was_restored:
                raise
            store.forget_numbers(profile_id, cursor.database_id)
            done = replace(done, was_restored=True)
            continue
        applied = store.settle(profile_id, reply, may_remove_many=may_remove_many)
        done = done.with_applied(applied)
        if not reply.has_more and not (changes and store.unsent(profile_id, 1)):
            report(done)
            return done


def trust(store: ChangeStore, server: Server, profile_id: str) -> Hello:
    """Go on with the database that answers now: all work is sent to it as if it were new.

    Nothing is removed here; what was sent to the old one stays known as sent to that one.
    """
    hello = server.hello()
    check_contract(hello)
    store.forget_numbers(profile_id, hello.database_id)
    return hello


def check_contract(hello: Hello) -> None:
    """Pass a server that this workstation understands.

    Raises:
        ContractTooOld: the server is too new.
        ContractTooNew: the server is too old.
    """
    told = (
        f"{hello.name} speaks version {hello.oldest_contract} to {hello.contract} of the "
        f"contract and this workstation {OLDEST_CONTRACT} to {CONTRACT_VERSION}"
    )
    if hello.oldest_contract > CONTRACT_VERSION:
        raise ContractTooOld(f"{told}; update this workstation. Its work is safe here.")
    if hello.contract < OLDEST_CONTRACT:
        raise ContractTooNew(f"{told}; ask an admin to update the server. The work is safe here.")


def _exchanged(
    server: Server, profile_id: str, cursor: Cursor, changes: Sequence[Change], *, page: int
) -> ExchangeReply:
    """Exchange these changes, or as many of them as the server takes in one request.

    A request that is refused as a whole is halved until the change that is to blame stands alone;
    that one goes to the tray with the server's reason, and the rest is not blocked.
    """
    pushed = tuple(changes)
    while True:
        asked = ExchangeRequest(
            contract=CONTRACT_VERSION,
            database_id=cursor.database_id,
            profile_id=profile_id,
            since=cursor.number,
            last_change_id=cursor.change_id,
            changes=pushed,
            limit=page,
        )
        try:
            reply = server.post("/sync/exchange", asked, ExchangeReply)
        except RequestRefused as refused:
            if refused.code not in _POISONED or not pushed:
                raise
            if len(pushed) == 1:
                return _without(pushed[0], refused, cursor, server)
            pushed = pushed[: len(pushed) // 2]
            continue
        if [result.change_id for result in reply.results] != [c.change_id for c in pushed]:
            raise NotTheServer(
                "The server did not say what became of each change; nothing of its answer is "
                "kept. Sync again, and tell who runs the server if it stays so."
            )
        return reply


def _without(
    change: Change, refused: RequestRefused, cursor: Cursor, server: Server
) -> ExchangeReply:
    """An answer that says of one change that it is refused, and moves nothing else."""
    result = ChangeResult(
        change_id=change.change_id, outcome=Outcome.REFUSED, code=refused.code, reason=str(refused)
    )
    return ExchangeReply(
        contract=CONTRACT_VERSION,
        database_id=cursor.database_id or server.hello().database_id,
        results=(result,),
        covered=cursor.number,
        covered_change_id=cursor.change_id,
        has_more=True,
    )
