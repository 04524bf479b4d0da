"""Reviews by experts, and the changes of one annotation for who may see it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, status
from sqlalchemy import select

from sync_server.annotations.profiles import author_for, link_own_profile, with_own_profile
from sync_server.annotations.showing import seen
from sync_server.answers import answer
from sync_server.auth.caller import Caller, needs
from sync_server.auth.permissions import Permission
from sync_server.changes.pull import numbered
from sync_server.clock import stamp
from sync_server.contract.bodies import Uuid
from sync_server.contract.envelope import Envelope
from sync_server.contract.queue import ReviewList, ReviewRequest, ReviewTold
from sync_server.contract.sync import MAX_CHANGES, AnnotationChanges
from sync_server.parts import TheParts
from sync_server.queue.reviews import finished_by, judge
from sync_server.queue.turn import take_turn
from sync_server.store.queue_tables import Verdict
from sync_server.store.tables import LoggedChange

router = APIRouter(tags=["reviews"])

Reads = Annotated[Caller, Depends(needs(Permission.ANNOTATION_READ))]
Writes = Annotated[Caller, Depends(needs(Permission.ANNOTATION_WRITE))]


@router.post("/reviews", status_code=status.HTTP_201_CREATED)
def review(
    request: Request, asked: ReviewRequest, caller: Writes, parts: TheParts
) -> Envelope[ReviewTold]:
    """Give a verdict on an annotation; the last one of a review finishes its queue place."""
    caller, now = with_own_profile(caller), stamp(parts.clock)
    with parts.database.writing() as session:
        take_turn(session, now=now)
        there = seen(session, asked.annotation_id, caller, now=now)
        profile = author_for(session, caller, wafer_id=there.wafer_id, asked=None)
        verdict = judge(session, asked, caller, profile_id=profile, now=now)
        link_own_profile(session, caller.account_id, profile, now=now)
        data = _told(verdict, finished_by(session, verdict))
    return answer(request, data)


@router.get("/reviews")
def reviews(
    request: Request, annotation_id: Annotated[Uuid, Query()], caller: Reads, parts: TheParts
) -> Envelope[ReviewList]:
    """Show the verdicts on an annotation, newest first."""
    caller = with_own_profile(caller)
    with parts.database.reading() as session:
        seen(session, annotation_id, caller, now=stamp(parts.clock))
        rows = session.scalars(
            select(Verdict)
            .where(Verdict.annotation_id == annotation_id)
            .order_by(Verdict.judged_at.desc(), Verdict.review_id)
            .limit(MAX_CHANGES)
        )
        data = ReviewList(reviews=tuple(_told(row, finished_by(session, row)) for row in rows))
    return answer(request, data)


@router.get("/sync/annotations/{annotation_id}")
def changes_of(
    request: Request,
    annotation_id: Uuid,
    caller: Reads,
    parts: TheParts,
    since: Annotated[int, Query(ge=0, le=2**62)] = 0,
    limit: Annotated[int, Query(ge=1, le=MAX_CHANGES)] = MAX_CHANGES,
) -> Envelope[AnnotationChanges]:
    """All changes of one annotation, for who may see it; a reviewer reads it with this."""
    caller = with_own_profile(caller)
    with parts.database.reading() as session:
        seen(session, annotation_id, caller, now=stamp(parts.clock))
        rows = session.scalars(
            select(LoggedChange)
            .where(LoggedChange.annotation_id == annotation_id, LoggedChange.number > since)
            .order_by(LoggedChange.number)
            .limit(limit + 1)
        ).all()
        data = AnnotationChanges(
            annotation_id=annotation_id,
            changes=tuple(numbered(row) for row in rows[:limit]),
            has_more=len(rows) > limit,
        )
    return answer(request, data)


def _told(verdict: Verdict, finished: str | None) -> ReviewTold:
    return ReviewTold.model_validate(
        {
            "review_id": verdict.review_id,
            "annotation_id": verdict.annotation_id,
            "verdict": verdict.verdict,
            "note": verdict.note,
            "version": verdict.version,
            "judged_at": verdict.judged_at,
            "reviewer": verdict.profile_id,
            "finished_item": finished,
        }
    )
