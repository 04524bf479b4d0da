"""The annotation queue: which wafers wait for people, and who has leased which."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from sync_server.contract.bodies import Sha256, Uuid
from sync_server.contract.envelope import Message


class LeaseKind(StrEnum):
    """What a leased wafer is to be read for."""

    FIRST = "first"
    """First reading."""
    SECOND = "second"
    """Blind second reading: the first one is not shown."""
    REVIEW = "review"
    """Review by an expert, who sees the readings."""


class Lease(Message):
    """A wafer that one person has for a time.

    Clocks are never compared between machines, so the time left is told, not a time of day.

    Attributes:
        lease_id: which lease.
        item_id: which place in the queue.
        wafer_id: which wafer.
        kind: what it is to be read for.
        priority: the higher, the sooner; 0 to 1.
        reason: why this wafer was chosen, in words.
        seconds_left: time until it returns to the queue.
        readings: annotations to be reviewed; empty unless ``kind`` is review.
    """

    lease_id: Uuid
    item_id: Uuid
    wafer_id: Sha256
    kind: LeaseKind
    priority: float
    reason: str
    seconds_left: float
    readings: tuple[Uuid, ...] = ()


class LeaseRequest(Message):
    """Ask for wafers.

    Attributes:
        profile_id: for whom; must be linked to the account.
        count: how many at most.
        days: for how long.
    """

    profile_id: Uuid
    count: Annotated[int, Field(ge=1, le=500)] = 10
    days: Annotated[float, Field(gt=0, le=90)] = 7.0


class LeaseList(Message):
    """Leases of a person, most urgent first."""

    leases: tuple[Lease, ...]


class RenewRequest(Message):
    """Keep a lease longer: so many days from now."""

    days: Annotated[float, Field(gt=0, le=90)] = 7.0


class SkipRequest(Message):
    """Pass a leased wafer over; another one takes its place in the queue."""

    reason: Annotated[str, Field(min_length=1, max_length=2000)]


class DoneRequest(Message):
    """Say that the leased wafer was read; its submitted annotation was pushed before."""

    annotation_id: Uuid
