"""Wafers leased from the annotation queue: for days, without a network in between."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from sync_server.contract.envelope import ErrorCode
from sync_server.contract.queue import (
    DoneRequest,
    Lease,
    LeaseList,
    LeaseRequest,
    RenewRequest,
    SkipRequest,
)
from wafer_studio.sync.errors import RequestRefused
from wafer_studio.sync.server import Server

_LEASES: Final = "/queue/leases"
_OVER: Final = (ErrorCode.NOT_FOUND, ErrorCode.CONFLICT)


class Ending(Enum):
    """How a lease ends before its time."""

    DONE = "done"
    """The wafer was read, and its annotation handed in."""
    SKIPPED = "skipped"
    """The wafer was passed over, with a reason."""
    GIVEN_BACK = "given_back"
    """Somebody else shall have it."""


@dataclass(frozen=True)
class Ended:
    """What a person said of a lease, kept until the server has heard it.

    Attributes:
        lease_id: which lease.
        ending: how it ends.
        annotation_id: the annotation that was handed in; empty unless it is done.
        reason: why it was skipped; empty unless it was.
    """

    lease_id: str
    ending: Ending
    annotation_id: str = ""
    reason: str = ""


def take(server: Server, profile_id: str, *, count: int, days: float) -> tuple[Lease, ...]:
    """Lease wafers; gives all that the account has then."""
    asked = LeaseRequest(profile_id=profile_id, count=count, days=days)
    server.post(_LEASES, asked, LeaseList)
    return held(server)


def held(server: Server) -> tuple[Lease, ...]:
    """All leases that the account has, most urgent first."""
    return server.get(_LEASES, LeaseList).leases


def renew(server: Server, lease_id: str, *, days: float) -> None:
    """Keep a lease: so many days from now."""
    server.do("POST", f"{_LEASES}/{lease_id}/renew", RenewRequest(days=days))


def end(server: Server, ended: Ended) -> None:
    """Tell how a lease ended; one that the server no longer knows needs no telling.

    Raises:
        SyncError: it could not be told; it is to be told again.
    """
    path = f"{_LEASES}/{ended.lease_id}"
    try:
        if ended.ending is Ending.DONE:
            server.do("POST", f"{path}/done", DoneRequest(annotation_id=ended.annotation_id))
        elif ended.ending is Ending.SKIPPED:
            server.do("POST", f"{path}/skip", SkipRequest(reason=ended.reason))
        else:
            server.do("DELETE", path)
    except RequestRefused as refused:
        if refused.code not in _OVER:
            raise


def without_ended(leases: Sequence[Lease], ended: Sequence[Ended]) -> tuple[Lease, ...]:
    """Leases that nobody has said an ending of."""
    gone = {each.lease_id for each in ended}
    return tuple(lease for lease in leases if lease.lease_id not in gone)
