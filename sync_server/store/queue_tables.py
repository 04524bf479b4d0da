"""Tables of the annotation queue: items, leases, readings, their agreement, and reviews."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from sync_server.store.tables import Table


class QueueItem(Table):
    """A wafer that waits for one person, or that one person has.

    ``status`` is 'leased' until the next writer finds that ``leased_until`` has passed.
    """

    __tablename__ = "queue_item"
    item_id: Mapped[str] = mapped_column(primary_key=True)
    wafer_id: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    status: Mapped[str]
    priority: Mapped[float]
    reason: Mapped[str]
    round: Mapped[int | None]
    double_reading: Mapped[bool] = mapped_column(default=False)
    predicted: Mapped[str | None]
    assigned_to: Mapped[str | None]
    queued_by: Mapped[str]
    queued_at: Mapped[str]
    lease_id: Mapped[str | None]
    leased_until: Mapped[str | None]
    annotation_id: Mapped[str | None] = mapped_column(index=True)
    done_at: Mapped[str | None]
    __table_args__ = (Index("ix_queue_item_status", "status", "priority"),)


class QueueLease(Table):
    """That a person had an item for a time, and how it ended; never removed."""

    __tablename__ = "queue_lease"
    lease_id: Mapped[str] = mapped_column(primary_key=True)
    item_id: Mapped[str] = mapped_column(index=True)
    wafer_id: Mapped[str]
    kind: Mapped[str]
    account_id: Mapped[str]
    profile_id: Mapped[str]
    state: Mapped[str]
    leased_at: Mapped[str]
    leased_until: Mapped[str]
    ended_at: Mapped[str | None]
    reason: Mapped[str]
    annotation_id: Mapped[str | None]
    __table_args__ = (
        Index("ix_queue_lease_account_id", "account_id", "state"),
        Index("ix_queue_lease_state", "state", "leased_until"),
    )


class Reading(Table):
    """That a person has read a wafer: at most once, whatever their profiles."""

    __tablename__ = "reading"
    wafer_id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(primary_key=True, index=True)
    annotation_id: Mapped[str] = mapped_column(unique=True)
    profile_id: Mapped[str]
    item_id: Mapped[str | None]
    kind: Mapped[str]
    is_late: Mapped[bool]
    read_at: Mapped[str]


class Agreement(Table):
    """How well two readings of a wafer agree; ``annotation_id`` is the smaller of the two ids."""

    __tablename__ = "agreement"
    annotation_id: Mapped[str] = mapped_column(primary_key=True)
    other_id: Mapped[str] = mapped_column(primary_key=True, index=True)
    wafer_id: Mapped[str] = mapped_column(index=True)
    iou: Mapped[float]
    dice: Mapped[float]
    kappa: Mapped[float | None]
    level: Mapped[str]
    needs_review: Mapped[bool]
    compared_at: Mapped[str]


class ReviewedReading(Table):
    """An annotation that an item of kind review is about."""

    __tablename__ = "reviewed_reading"
    item_id: Mapped[str] = mapped_column(primary_key=True)
    annotation_id: Mapped[str] = mapped_column(primary_key=True, index=True)


class Verdict(Table):
    """What an expert said of one version of an annotation."""

    __tablename__ = "verdict"
    review_id: Mapped[str] = mapped_column(primary_key=True)
    annotation_id: Mapped[str] = mapped_column(index=True)
    wafer_id: Mapped[str]
    item_id: Mapped[str | None] = mapped_column(index=True)
    account_id: Mapped[str]
    profile_id: Mapped[str]
    verdict: Mapped[str]
    note: Mapped[str]
    version: Mapped[str]
    judged_at: Mapped[str]


class KeptRequest(Table):
    """A request with an ``Idempotency-Key`` and what it was answered."""

    __tablename__ = "kept_request"
    account_id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str]
    answer: Mapped[str]
    kept_at: Mapped[str] = mapped_column(index=True)
