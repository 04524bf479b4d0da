"""The annotation queue: what waits, leases, and how far the people are."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response, status
from sqlalchemy.orm import Session

from sync_server.annotations.profiles import check_profile, link_own_profile, with_own_profile
from sync_server.annotations.state import KeptAnnotation, one_kept
from sync_server.answers import answer
from sync_server.auth.caller import Caller, needs
from sync_server.auth.permissions import Permission
from sync_server.clock import stamp
from sync_server.contract.bodies import Uuid
from sync_server.contract.envelope import Envelope, ErrorCode
from sync_server.contract.queue import (
    AnnotationQueue,
    AssignRequest,
    Done,
    DoneRequest,
    ItemStatus,
    LeaseKind,
    LeaseList,
    LeaseRequest,
    Progress,
    Queued,
    QueueItemTold,
    QueuePage,
    QueueRequest,
    RenewRequest,
    Skipped,
    SkipRequest,
)
from sync_server.errors import Refused
from sync_server.parts import TheParts
from sync_server.queue import items, leases
from sync_server.queue.comparing import compare
from sync_server.queue.listing import ListRequest, listed, one_listed, waiting_wafers
from sync_server.queue.progress import as_csv, progress
from sync_server.queue.readings import Work, settle
from sync_server.queue.reviews import is_all_judged, review_skipped_second
from sync_server.queue.turn import DONE, OPEN, take_turn
from sync_server.store.queue_tables import QueueLease

router = APIRouter(tags=["queue"])

Reads = Annotated[Caller, Depends(needs(Permission.ANNOTATION_READ))]
Writes = Annotated[Caller, Depends(needs(Permission.ANNOTATION_WRITE))]
Steers = Annotated[Caller, Depends(needs(Permission.LEARNING_WRITE))]
Page = Annotated[int, Query(ge=1, le=1_000_000)]
Limit = Annotated[int, Query(ge=1, le=500)]
Round = Annotated[int | None, Query(ge=0, le=1_000_000)]

_STEERING = [Depends(needs(Permission.LEARNING_WRITE))]
_STATUS = {
    "pending": ItemStatus.PENDING,
    "in_progress": ItemStatus.LEASED,
    "completed": ItemStatus.DONE,
}


@router.get("/annotations/queue", dependencies=[Depends(needs(Permission.ANNOTATION_READ))])
def annotation_queue(
    request: Request,
    parts: TheParts,
    status: Annotated[Literal["pending", "in_progress", "completed"] | None, Query()] = None,
    limit: Limit = 50,
    page: Page = 1,
    sort_by: Annotated[Literal["priority", "queued_at"], Query()] = "priority",
) -> Envelope[AnnotationQueue]:
    """Show which wafers wait for a reading."""
    asked = ListRequest(
        status=None if status is None else _STATUS[status],
        page=page,
        limit=limit,
        by_time=sort_by == "queued_at",
    )
    with parts.database.reading() as session:
        return answer(request, waiting_wafers(session, asked, now=stamp(parts.clock)))


@router.get("/queue")
def show(
    request: Request,
    caller: Reads,
    parts: TheParts,
    status: Annotated[ItemStatus | None, Query()] = None,
    kind: Annotated[LeaseKind | None, Query()] = None,
    round: Round = None,
    limit: Limit = 50,
    page: Page = 1,
    sort_by: Annotated[Literal["priority", "queued_at"], Query()] = "priority",
) -> Envelope[QueuePage]:
    """Show the places in the queue; reviews to engineers and admins only."""
    asked = ListRequest(status, kind, round, page, limit, by_time=sort_by == "queued_at")
    with parts.database.reading() as session:
        return answer(request, listed(session, asked, caller, now=stamp(parts.clock)))


@router.post("/queue/items", status_code=status.HTTP_201_CREATED)
def queue_up(
    request: Request, asked: QueueRequest, caller: Steers, parts: TheParts
) -> Envelope[Queued]:
    """Queue wafers; repeated, it queues none twice."""
    now = stamp(parts.clock)
    with parts.database.writing() as session:
        take_turn(session, now=now)
        data = items.queue_up(session, asked, account_id=caller.account_id, now=now)
    return answer(request, data)


@router.delete("/queue/items/{item_id}", dependencies=_STEERING)
def withdraw(request: Request, item_id: Uuid, parts: TheParts) -> Envelope[QueueItemTold]:
    """Take a place out of the queue, whoever has it."""
    now = stamp(parts.clock)
    with parts.database.writing() as session:
        take_turn(session, now=now)
        items.withdraw(session, item_id, now=now)
        session.flush()
        return answer(request, one_listed(session, item_id, now=now))


@router.put("/queue/items/{item_id}/assignment", dependencies=_STEERING)
def assign(
    request: Request, item_id: Uuid, asked: AssignRequest, parts: TheParts
) -> Envelope[QueueItemTold]:
    """Keep a place for one person, or open it to all."""
    now = stamp(parts.clock)
    with parts.database.writing() as session:
        take_turn(session, now=now)
        items.assign(session, item_id, asked.account_id)
        session.flush()
        return answer(request, one_listed(session, item_id, now=now))


@router.post("/queue/leases", status_code=status.HTTP_201_CREATED)
def lease(
    request: Request, asked: LeaseRequest, caller: Writes, parts: TheParts
) -> Envelope[LeaseList]:
    """Lease wafers, most urgent first; where nothing waits that fits, the list is empty."""
    caller, now = with_own_profile(caller), parts.clock.now()
    check_profile(caller, asked.profile_id)
    with parts.database.writing() as session:
        take_turn(session, now=stamp(parts.clock))
        ids = leases.grant(session, asked, caller, now=now)
        link_own_profile(session, caller.account_id, asked.profile_id, now=stamp(parts.clock))
        session.flush()
        data = LeaseList(leases=leases.told(session, caller.account_id, now=now, ids=ids))
    return answer(request, data)


@router.get("/queue/leases")
def my_leases(request: Request, caller: Writes, parts: TheParts) -> Envelope[LeaseList]:
    """Show the caller's leases that hold, most urgent first."""
    with parts.database.reading() as session:
        mine = leases.told(session, caller.account_id, now=parts.clock.now())
    return answer(request, LeaseList(leases=mine))


@router.post("/queue/leases/{lease_id}/renew")
def renew(
    request: Request, lease_id: Uuid, asked: RenewRequest, caller: Writes, parts: TheParts
) -> Envelope[LeaseList]:
    """Let a lease last longer."""
    now = parts.clock.now()
    with parts.database.writing() as session:
        take_turn(session, now=stamp(parts.clock))
        leases.renew(session, lease_id, caller, days=asked.days, now=now)
        session.flush()
        data = LeaseList(leases=leases.told(session, caller.account_id, now=now, ids=[lease_id]))
    return answer(request, data)


@router.delete("/queue/leases/{lease_id}")
def give_back(
    request: Request, lease_id: Uuid, caller: Writes, parts: TheParts
) -> Envelope[LeaseList]:
    """Give a wafer back to the queue; the answer holds the leases that are left."""
    now = stamp(parts.clock)
    with parts.database.writing() as session:
        take_turn(session, now=now)
        leases.give_back(session, lease_id, caller, now=now)
        session.flush()
        left = leases.told(session, caller.account_id, now=parts.clock.now())
    return answer(request, LeaseList(leases=left))


@router.post("/queue/leases/{lease_id}/skip")
def skip(
    request: Request, lease_id: Uuid, asked: SkipRequest, caller: Writes, parts: TheParts
) -> Envelope[Skipped]:
    """Pass a wafer over; one of the reserve takes its place."""
    now = stamp(parts.clock)
    with parts.database.writing() as session:
        take_turn(session, now=now)
        held = leases.lease_of(session, lease_id, caller.account_id)
        is_new = held.state == OPEN
        data = leases.skip(session, held, reason=asked.reason, now=now)
        if is_new and held.kind == LeaseKind.SECOND:
            review_skipped_second(session, held, now=now)
    return answer(request, data)


@router.post("/queue/leases/{lease_id}/done")
def done(
    request: Request, lease_id: Uuid, asked: DoneRequest, caller: Writes, parts: TheParts
) -> Envelope[Done]:
    """Say that a leased wafer was read; late work is kept as a second reading."""
    caller, now = with_own_profile(caller), stamp(parts.clock)
    with parts.database.writing() as session:
        take_turn(session, now=now)
        held = leases.lease_of(session, lease_id, caller.account_id)
        if held.kind == LeaseKind.REVIEW:
            return answer(request, _reviewed(session, held))
        work = _work(one_kept(session, asked.annotation_id), held, caller)
        settled = settle(session, work, lease=held, now=now)
    agreement = compare(parts, asked.annotation_id)
    return answer(
        request,
        Done(
            item_id=settled.item_id,
            kept_as=settled.kept_as,
            is_late=settled.is_late,
            message=settled.message,
            agreement=agreement,
        ),
    )


@router.get("/queue/progress")
def show_progress(request: Request, caller: Reads, parts: TheParts) -> Envelope[Progress]:
    """Show how far each person is; to one who is no engineer, their own line."""
    with parts.database.reading() as session:
        return answer(request, progress(session, caller, now=stamp(parts.clock)))


@router.get(
    "/queue/progress.csv",
    response_class=Response,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
)
def progress_table(caller: Reads, parts: TheParts) -> Response:
    """The progress as a CSV table."""
    with parts.database.reading() as session:
        text = as_csv(progress(session, caller, now=stamp(parts.clock)))
    headers = {"Content-Disposition": 'attachment; filename="queue-progress.csv"'}
    return Response(text, media_type="text/csv; charset=utf-8", headers=headers)


def _work(annotation: KeptAnnotation, held: QueueLease, caller: Caller) -> Work:
    remarks = annotation.remarks
    if remarks.profile_id not in caller.profiles:
        raise Refused(ErrorCode.FORBIDDEN, "The annotation is another person's; name your own.")
    if annotation.wafer_id != held.wafer_id:
        raise Refused(
            ErrorCode.INVALID_INPUT,
            "The annotation belongs to another wafer than the leased one.",
            details={"annotation_id": "must be of the leased wafer"},
        )
    if remarks.state != "submitted":
        raise Refused(
            ErrorCode.CONFLICT,
            f"The annotation is a {remarks.state} one; submit it, let it be sent, then say done.",
        )
    return Work(
        annotation.annotation_id, annotation.wafer_id, caller.account_id, remarks.profile_id
    )


def _reviewed(session: Session, held: QueueLease) -> Done:
    """A review is done by its verdicts; to say so beside them changes nothing."""
    if held.state != DONE and not is_all_judged(session, held.item_id):
        raise Refused(
            ErrorCode.CONFLICT,
            "Not all readings of this review have a verdict; give one on each with POST /reviews.",
        )
    return Done(item_id=held.item_id, kept_as=LeaseKind.REVIEW, message="The review is done.")
