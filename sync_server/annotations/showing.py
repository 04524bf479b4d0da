"""Annotations as the caller may see them.

A person sees their own and those that they have for review; engineers and admins see all, but
for who has leased the blind second reading of a wafer: that one's other readings stay hidden.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from ml_core.wafer.agreement import mean
from sync_server.annotations.profiles import name_of
from sync_server.annotations.state import KeptAnnotation, kept, no_such, one_kept
from sync_server.annotations.wafers import wafer_with_id
from sync_server.annotations.writing import region_of
from sync_server.auth.caller import Caller
from sync_server.auth.permissions import Permission
from sync_server.contract.annotations import AnnotationTold, VerdictWord
from sync_server.contract.queue import LeaseKind
from sync_server.queue.comparing import agreements_of
from sync_server.queue.reviews import reviews_of
from sync_server.queue.turn import is_live
from sync_server.store.queue_tables import QueueLease, Verdict
from sync_server.store.tables import Annotation


@dataclass(frozen=True)
class Judged:
    """The newest verdict on one version of an annotation."""

    annotation_id: str
    version: str
    verdict: VerdictWord


def may_see(session: Session, caller: Caller, annotation: KeptAnnotation, *, now: str) -> bool:
    """True where a caller may see an annotation now.

    Args:
        session: of any transaction.
        caller: with the account's own profile.
        annotation: which one.
        now: the server's time.
    """
    if annotation.remarks.profile_id in caller.profiles:
        return True
    if reads_blind(session, caller.account_id, annotation.wafer_id, now=now):
        return False
    if caller.may(Permission.ANNOTATION_READ_ALL):
        return True
    return reviews_of(session, caller.account_id, annotation.annotation_id, now=now)


def lent(caller: Caller) -> Caller:
    """The caller as the log is to take them for an annotation that ``may_see`` has passed.

    An expert who is no engineer may correct what they have for review, and nothing else.
    """
    return replace(caller, permissions=caller.permissions | {Permission.ANNOTATION_READ_ALL})


def seen(session: Session, annotation_id: str, caller: Caller, *, now: str) -> KeptAnnotation:
    """An annotation that the caller may see.

    Raises:
        Refused: there is none with this id, or the caller may not see it.
    """
    annotation = one_kept(session, annotation_id)
    if not may_see(session, caller, annotation, now=now):
        raise no_such(annotation_id)
    return annotation


def seen_of_wafer(
    session: Session, wafer_id: str, caller: Caller, *, now: str
) -> tuple[KeptAnnotation, ...]:
    """The annotations of a wafer that the caller may see, oldest first."""
    ids = session.scalars(
        select(Annotation.annotation_id).where(Annotation.wafer_id == wafer_id)
    ).all()
    found = [each for each in kept(session, ids) if may_see(session, caller, each, now=now)]
    return tuple(sorted(found, key=lambda each: each.number))


def reads_blind(session: Session, account_id: str, wafer_id: str, *, now: str) -> bool:
    """True where a person has the blind second reading of a wafer."""
    lease = session.scalars(
        select(QueueLease.lease_id).where(
            QueueLease.account_id == account_id,
            QueueLease.wafer_id == wafer_id,
            QueueLease.kind == LeaseKind.SECOND,
            is_live(now),
        )
    ).first()
    return lease is not None


def told(
    session: Session, annotations: Sequence[KeptAnnotation], caller: Caller
) -> tuple[AnnotationTold, ...]:
    """Annotations as messages; names for those only who may know them."""
    ids = [annotation.annotation_id for annotation in annotations]
    verdicts = {(j.annotation_id, j.version): j.verdict for j in judged(session, ids)}
    scores = _scores(session, ids)
    return tuple(
        _told(
            session, each, caller,
            verdict=verdicts.get((each.annotation_id, each.version)),
            score=mean(scores[each.annotation_id]),
        )
        for each in annotations
    )  # fmt: skip


def judged(session: Session, annotation_ids: Collection[str]) -> tuple[Judged, ...]:
    """Of each version that experts have judged, the newest verdict."""
    rows = session.scalars(
        select(Verdict)
        .where(Verdict.annotation_id.in_(annotation_ids))
        .order_by(Verdict.judged_at, Verdict.review_id)
    )
    newest = {(row.annotation_id, row.version): row.verdict for row in rows}
    return tuple(Judged(*key, verdict) for key, verdict in newest.items())  # type: ignore[arg-type]


def _scores(session: Session, ids: Sequence[str]) -> dict[str, list[float]]:
    scores: dict[str, list[float]] = defaultdict(list)
    for row in agreements_of(session, ids):
        scores[row.annotation_id].append(row.iou)
        scores[row.other_id].append(row.iou)
    return scores


def _told(
    session: Session,
    annotation: KeptAnnotation,
    caller: Caller,
    *,
    verdict: VerdictWord | None,
    score: float | None,
) -> AnnotationTold:
    remarks = annotation.remarks
    wafer = wafer_with_id(session, annotation.wafer_id)
    named = caller.may(Permission.ANNOTATION_READ_ALL)
    return AnnotationTold(
        annotation_id=annotation.annotation_id,
        wafer_map_id=None if wafer is None else wafer.number,
        polygons=tuple(region_of(shape.body) for shape in annotation.shapes),
        state=remarks.state,
        has_no_defect=remarks.has_no_defect,
        annotator_id=remarks.profile_id,
        annotator_name=name_of(session, remarks.profile_id) if named else None,
        annotation_time_seconds=remarks.seconds,
        annotator_notes=remarks.note,
        created_at=annotation.created_at,
        updated_at=annotation.changed_at,
        version=annotation.version,
        has_conflict=annotation.has_conflict,
        is_reviewed=verdict is not None,
        verdict=verdict,
        quality_score=score,
    )
