"""Annotations over REST: handed in, shown, replaced, removed; all of it through the change log."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Path, Request, status
from sqlalchemy.orm import Session

from ml_core.wafer.identity import annotation_id as id_of
from sync_server.annotations import showing, writing
from sync_server.annotations.once import IdempotencyKey, once
from sync_server.annotations.profiles import author_for, link_own_profile, with_own_profile
from sync_server.annotations.quality import Quality, checked
from sync_server.annotations.state import KeptAnnotation, kept, one_kept
from sync_server.annotations.wafers import WaferKey, raster_of, wafer_numbered
from sync_server.answers import answer
from sync_server.auth.caller import Caller, needs
from sync_server.auth.permissions import Permission
from sync_server.clock import stamp
from sync_server.contract.annotations import (
    AnnotationDeleted,
    AnnotationPosted,
    AnnotationRequest,
    AnnotationTold,
    QueueTold,
    WaferAnnotations,
)
from sync_server.contract.bodies import Uuid
from sync_server.contract.envelope import Envelope, ErrorCode
from sync_server.errors import Refused
from sync_server.parts import TheParts
from sync_server.queue.comparing import ALONE, agreement_of, compare
from sync_server.queue.readings import Work, forget, settle
from sync_server.queue.turn import take_turn

router = APIRouter(prefix="/annotations", tags=["annotations"])

Reads = Annotated[Caller, Depends(needs(Permission.ANNOTATION_READ))]
Writes = Annotated[Caller, Depends(needs(Permission.ANNOTATION_WRITE))]
IfMatch = Annotated[
    str | None, Header(max_length=200, description="The version that is to be replaced.")
]


@router.post("", status_code=status.HTTP_201_CREATED)
def submit(
    request: Request,
    asked: AnnotationRequest,
    caller: Writes,
    parts: TheParts,
    idempotency_key: IdempotencyKey = None,
) -> Envelope[AnnotationPosted]:
    """Hand in a person's annotation of a wafer; it is checked, and finishes its queue place."""
    caller = with_own_profile(caller)
    request_once = once(caller.account_id, idempotency_key, asked)
    with parts.database.reading() as session:
        wafer = wafer_numbered(session, asked.wafer_map_id)
        author = author_for(session, caller, wafer_id=wafer.wafer_id, asked=asked.profile_id)
    quality = checked(asked.annotations, raster_of(parts.blobs, wafer))
    key = id_of(wafer.wafer_id, author)
    pen = writing.pen_for(key, wafer.wafer_id, author=author, step="Submit", clock=parts.clock)
    with parts.database.writing() as session:
        take_turn(session, now=pen.now)
        told = request_once.answer(session)
        if told is None:
            _refuse_existing(kept(session, [key]))
            writing.submit(session, asked, pen, caller=caller, clock=parts.clock)
            link_own_profile(session, caller.account_id, author, now=pen.now)
            work = Work(key, wafer.wafer_id, caller.account_id, author)
            settled = settle(session, work, lease=None, now=pen.now)
            queue = QueueTold(item_id=settled.item_id, message=settled.message)
            posted = _posted(key, asked, quality, queue, pen.now)
            request_once.keep(session, posted, now=parts.clock.now())
        else:
            posted = AnnotationPosted.model_validate_json(told)
    agreement = compare(parts, posted.annotation_id)
    return answer(request, posted.model_copy(update={"inter_annotator_agreement": agreement}))


@router.get("/{wafer_map_id}")
def of_wafer(
    request: Request,
    wafer_map_id: Annotated[int, Path(ge=1, le=2**62)],
    caller: Reads,
    parts: TheParts,
) -> Envelope[WaferAnnotations]:
    """Show the annotations of a wafer that the caller may see."""
    caller, now = with_own_profile(caller), stamp(parts.clock)
    with parts.database.reading() as session:
        wafer = wafer_numbered(session, wafer_map_id)
        found = showing.seen_of_wafer(session, wafer.wafer_id, caller, now=now)
        ids = [annotation.annotation_id for annotation in found]
        data = WaferAnnotations(
            wafer_map_id=wafer.number,
            wafer_id=wafer.wafer_id,
            annotations=showing.told(session, found, caller),
            inter_annotator_agreement=agreement_of(session, ids),
        )
    return answer(request, data)


@router.put("/{annotation_id}")
def replace(
    request: Request,
    annotation_id: Uuid,
    asked: AnnotationRequest,
    caller: Writes,
    parts: TheParts,
    if_match: IfMatch = None,
) -> Envelope[AnnotationTold]:
    """Replace an annotation, as a person does theirs, or an expert the one under review."""
    caller, now = with_own_profile(caller), stamp(parts.clock)
    with parts.database.reading() as session:
        there = showing.seen(session, annotation_id, caller, now=now)
        wafer = wafer_numbered(session, asked.wafer_map_id)
        author = _replacer(session, there, caller, asked=asked.profile_id)
    _check_wafer(there, wafer)
    checked(asked.annotations, raster_of(parts.blobs, wafer))
    own = author == there.remarks.profile_id
    step = "Submit" if own else "Correct"
    pen = writing.pen_for(
        annotation_id, there.wafer_id, author=author, step=step, clock=parts.clock
    )
    with parts.database.writing() as session:
        take_turn(session, now=pen.now)
        there = showing.seen(session, annotation_id, caller, now=now)
        _check_version(there, if_match)
        writing.replace(session, there, asked, pen, caller=showing.lent(caller), clock=parts.clock)
        link_own_profile(session, caller.account_id, author, now=pen.now)
        if own:
            work = Work(annotation_id, there.wafer_id, caller.account_id, author)
            settle(session, work, lease=None, now=pen.now)
    compare(parts, annotation_id, is_correction=not own)
    with parts.database.reading() as session:
        (data,) = showing.told(session, [one_kept(session, annotation_id)], caller)
    return answer(request, data)


@router.delete("/{annotation_id}")
def remove(
    request: Request,
    annotation_id: Uuid,
    caller: Writes,
    parts: TheParts,
    if_match: IfMatch = None,
) -> Envelope[AnnotationDeleted]:
    """Remove an annotation; every change of it stays in the log, and its wafer waits again."""
    caller, now = with_own_profile(caller), stamp(parts.clock)
    with parts.database.writing() as session:
        take_turn(session, now=now)
        there = showing.seen(session, annotation_id, caller, now=now)
        _check_version(there, if_match)
        author = _replacer(session, there, caller, asked=None)
        pen = writing.pen_for(
            annotation_id, there.wafer_id, author=author, step="Delete", clock=parts.clock
        )
        writing.remove(session, there, pen, caller=caller, clock=parts.clock)
        forget(session, annotation_id, now=now)
    return answer(
        request,
        AnnotationDeleted(
            annotation_id=annotation_id, deleted_at=now, deleted_by=caller.account_id
        ),
    )


def _posted(
    annotation_id: str, asked: AnnotationRequest, quality: Quality, queue: QueueTold, now: str
) -> AnnotationPosted:
    return AnnotationPosted(
        annotation_id=annotation_id,
        wafer_map_id=asked.wafer_map_id,
        num_defects_annotated=len(asked.annotations),
        quality_checks=quality.checks,
        warnings=quality.warnings,
        inter_annotator_agreement=ALONE,
        queue=queue,
        created_at=now,
    )


def _refuse_existing(there: Sequence[KeptAnnotation]) -> None:
    if there:
        raise Refused(
            ErrorCode.CONFLICT,
            "You have an annotation of this wafer already; nothing was overwritten. Replace it "
            "with PUT.",
            details={"annotation_id": there[0].annotation_id},
        )


def _check_wafer(there: KeptAnnotation, wafer: WaferKey) -> None:
    if there.wafer_id != wafer.wafer_id:
        raise Refused(
            ErrorCode.INVALID_INPUT,
            "The annotation belongs to another wafer than the one named.",
            details={"wafer_map_id": "must be the number of the annotation's wafer"},
        )


def _check_version(there: KeptAnnotation, if_match: str | None) -> None:
    if if_match is not None and if_match.strip('"') != there.version:
        raise Refused(
            ErrorCode.CONFLICT,
            "The annotation has changed since you read it; nothing was overwritten. Read it again.",
            details={"version": there.version},
        )


def _replacer(session: Session, there: KeptAnnotation, caller: Caller, *, asked: str | None) -> str:
    """The owner's profile where it is the caller's; else one of the caller's."""
    own = there.remarks.profile_id
    if asked is None and own in caller.profiles:
        return own
    return author_for(session, caller, wafer_id=there.wafer_id, asked=asked)
