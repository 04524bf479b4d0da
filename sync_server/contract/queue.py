"""The annotation queue: which wafers wait for people, and who has leased which."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from sync_server.contract.annotations import AgreementTold, VerdictWord
from sync_server.contract.bodies import ClassKey, Sha256, Uuid
from sync_server.contract.envelope import Message, Paging

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
AccountId = Annotated[
    str, Field(min_length=1, max_length=100, examples=["0192f0c4-7d2e-7b1a-9c55-3e8a1f2b4c6d"])
]
Words = Annotated[
    str, Field(min_length=1, max_length=2000, examples=["The wafer was scanned out of focus."])
]


class ItemStatus(StrEnum):
    """How far a place in the queue is."""

    RESERVE = "reserve"
    """Takes the place of one that is skipped."""
    PENDING = "pending"
    LEASED = "leased"
    DONE = "done"
    SKIPPED = "skipped"
    WITHDRAWN = "withdrawn"


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
        kinds: what for; the account gets none that it may not have.
    """

    profile_id: Uuid
    count: Annotated[int, Field(ge=1, le=500)] = 10
    days: Annotated[float, Field(gt=0, le=90)] = 7.0
    kinds: Annotated[tuple[LeaseKind, ...], Field(min_length=1, max_length=3)] = tuple(LeaseKind)

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "profile_id": "5b0a52f1-4d0e-4d6e-9f0c-0f0b3f7a1c11",
                    "count": 20,
                    "days": 3,
                    "kinds": ["first", "second"],
                }
            ]
        }
    )


class LeaseList(Message):
    """Leases of a person, most urgent first."""

    leases: tuple[Lease, ...]


class RenewRequest(Message):
    """Keep a lease longer: so many days from now."""

    days: Annotated[float, Field(gt=0, le=90)] = 7.0


class SkipRequest(Message):
    """Pass a leased wafer over; another one takes its place in the queue."""

    reason: Words


class DoneRequest(Message):
    """Say that the leased wafer was read; its submitted annotation was pushed before."""

    annotation_id: Uuid


class Skipped(Message):
    """A wafer that was passed over.

    Attributes:
        item_id: its place in the queue.
        released: the place in the reserve that takes its place; None where there is none.
    """

    item_id: Uuid
    released: Uuid | None = None


class Done(Message):
    """What became of work that was handed in.

    Attributes:
        item_id: the place in the queue that it finished; None where it finished none.
        kept_as: which reading of the wafer it is.
        is_late: True where the lease had run out and another person has the place, or had it.
        message: one sentence for people.
        agreement: with the readings of others, where there are any.
    """

    item_id: Uuid | None
    kept_as: LeaseKind
    is_late: bool = False
    message: str
    agreement: AgreementTold | None = None


class QueueEntry(Message):
    """A wafer to be queued.

    Attributes:
        wafer_id: which one; the server must have it.
        priority: the higher, the sooner.
        reason: why it was chosen, in words.
        predicted_defect_type: what a model takes it for.
        double_reading: True for a blind second reading by another person after the first.
        is_reserve: True where it is to take the place of one that is skipped.
        assigned_to: account that it is for; anyone where None.
    """

    wafer_id: Sha256
    priority: Share = 0.5
    reason: Words
    predicted_defect_type: ClassKey | None = None
    double_reading: bool = False
    is_reserve: bool = False
    assigned_to: AccountId | None = None


class QueueRequest(Message):
    """Wafers to be queued.

    Attributes:
        items: at most 1,000.
        round: of active learning; None for none.
    """

    items: Annotated[tuple[QueueEntry, ...], Field(min_length=1, max_length=1000)]
    round: Annotated[int, Field(ge=0, le=1_000_000)] | None = None

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "items": [
                        {
                            "wafer_id": "ab" * 32,
                            "priority": 0.92,
                            "reason": "The model doubts between ring and edge.",
                            "double_reading": True,
                        }
                    ],
                    "round": 1,
                }
            ]
        }
    )


class Queued(Message):
    """What became of wafers that were to be queued.

    Attributes:
        items: places in the queue, new ones, in the order asked.
        already: wafers that wait for a reading already; nothing was changed.
    """

    items: tuple[Uuid, ...]
    already: tuple[Sha256, ...] = ()


class QueueItemTold(Message):
    """A place in the queue.

    Attributes:
        item_id: which one.
        wafer_id, wafer_map_id: its wafer.
        kind: what it is to be read for.
        status: how far it is.
        priority: the higher, the sooner.
        reason: why it was chosen, in words.
        round: of active learning.
        double_reading: True where a blind second reading follows the first.
        predicted_defect_type: what a model takes it for.
        queued_at, done_at: ISO 8601, UTC.
        assigned_to, held_by, annotation_id: for engineers and admins only.
    """

    item_id: Uuid
    wafer_id: Sha256
    wafer_map_id: int | None
    kind: LeaseKind
    status: ItemStatus
    priority: float
    reason: str
    round: int | None
    double_reading: bool
    predicted_defect_type: str | None
    queued_at: str
    done_at: str | None
    assigned_to: str | None = None
    held_by: str | None = None
    annotation_id: Uuid | None = None


class QueuePage(Message):
    """A part of the queue.

    Attributes:
        items: most urgent first, unless asked otherwise.
        totals: places by status, of all that the caller may see.
        pagination: which part.
    """

    items: tuple[QueueItemTold, ...]
    totals: dict[ItemStatus, int]
    pagination: Paging


class AnnotationQueueLine(Message):
    """A wafer that waits for a reading (requirements document, section 11.1.4)."""

    wafer_map_id: int | None
    priority_score: float
    annotation_status: Literal["pending", "in_progress", "completed", "skipped"]
    iteration: int | None
    png_url: str | None = None
    predicted_defect_type: str | None
    queued_at: str


class AnnotationQueue(Message):
    """Wafers that wait for a reading (requirements document, section 11.1.4)."""

    queue: tuple[AnnotationQueueLine, ...]
    total_pending: int
    total_in_progress: int
    total_completed: int
    pagination: Paging


class AssignRequest(Message):
    """Who alone is to have a place in the queue; anyone where None."""

    account_id: AccountId | None


class ReviewRequest(Message):
    """An expert's verdict on an annotation.

    Attributes:
        annotation_id: which one.
        verdict: 'correct' where the expert has corrected its shapes before.
        note: why.
    """

    annotation_id: Uuid
    verdict: VerdictWord
    note: Annotated[str, Field(max_length=20_000)] = ""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "annotation_id": "5b0a52f1-4d0e-4d6e-9f0c-0f0b3f7a1c11",
                    "verdict": "accept",
                    "note": "The ring is complete.",
                }
            ]
        }
    )


class ReviewTold(Message):
    """A verdict as it is kept.

    Attributes:
        review_id: of the verdict.
        annotation_id: what was judged.
        verdict: accept, correct or reject.
        note: why.
        version: of the annotation that was judged.
        judged_at: ISO 8601, UTC.
        reviewer: the expert's profile, a pseudonym.
        finished_item: place in the queue that the verdict finished; None while others of the
            place's readings wait for theirs, and where it belongs to none.
    """

    review_id: Uuid
    annotation_id: Uuid
    verdict: VerdictWord
    note: str
    version: str
    judged_at: str
    reviewer: Uuid
    finished_item: Uuid | None = None


class ReviewList(Message):
    """Verdicts on an annotation, newest first."""

    reviews: tuple[ReviewTold, ...]


class ProgressLine(Message):
    """How far one person is.

    Attributes:
        account_id: a pseudonym.
        name: for engineers and admins only.
        done: wafers read.
        late: of these, those that came after the lease had run out and was given on.
        skipped: wafers passed over.
        open: wafers leased now.
        seconds_per_wafer: mean; None before the first.
        mean_iou: mean agreement with the readings of others; None where there are none.
        reviewed: annotations that an expert has judged.
        share_accepted: share of these that were accepted as they were; None where there are none.
    """

    account_id: str
    name: str | None = None
    done: int
    late: int
    skipped: int
    open: int
    seconds_per_wafer: float | None
    mean_iou: float | None
    reviewed: int
    share_accepted: float | None


class Progress(Message):
    """How far the people are, those with most work done first."""

    annotators: tuple[ProgressLine, ...]
