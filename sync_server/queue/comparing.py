"""Compare the readings of a wafer, and let an expert decide where they disagree."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from sync_server.annotations.comparison import ENOUGH, Comparison, compared, level_of
from sync_server.annotations.state import KeptAnnotation, drawn, kept
from sync_server.annotations.wafers import WaferKey, opened, wafer_with_id
from sync_server.clock import stamp
from sync_server.contract.annotations import AgreementTold
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.parts import Parts
from sync_server.queue.reviews import is_drawn, queue_review, sample_single
from sync_server.queue.turn import take_turn
from sync_server.store.queue_tables import Agreement, Reading

ALONE: Final = AgreementTold(available=False, message="No second reading for comparison")

_USUAL_DISAGREEMENT: Final = (1 - ENOUGH) / 2
"""Of readings that agree: those that disagree more than this are drawn more often."""


@dataclass(frozen=True)
class _Readings:
    """A reading, the others of its wafer, and the wafer; None where it is not here."""

    mine: KeptAnnotation
    others: tuple[KeptAnnotation, ...]
    wafer: WaferKey | None


@dataclass(frozen=True)
class _Pair:
    """Two readings and their agreement."""

    mine: KeptAnnotation
    other: KeptAnnotation
    comparison: Comparison


def compare(parts: Parts, annotation_id: str, *, may_review: bool = True) -> AgreementTold:
    """Compare a reading with all others of its wafer, and keep what comes of it.

    The masks are filled outside of any transaction. Repeated, it gives the same rows.

    Args:
        parts: of the server.
        annotation_id: the reading that is new or was changed.
        may_review: False where an expert corrected it: they are the review.

    Returns:
        The agreement with the reading that differs most.
    """
    with parts.database.reading() as session:
        readings = _readings(session, annotation_id)
    if readings is None:
        return ALONE
    try:
        pairs = _compared(parts, readings)
    except Refused as refused:
        return _not_compared(parts, readings, refused.message, may_review=may_review)
    worst = min(pairs, key=lambda pair: pair.comparison.iou)
    with parts.database.writing() as session:
        now = stamp(parts.clock)
        take_turn(session, now=now)
        for pair in pairs:
            session.merge(_row(pair, now))
        if may_review:
            _review(session, worst, now)
    return _told(worst.comparison)


def agreement_of(session: Session, annotation_ids: Collection[str]) -> AgreementTold:
    """The kept agreement of these readings with any other that differs most."""
    row = session.scalars(
        select(Agreement)
        .where(_touches(annotation_ids))
        .order_by(Agreement.iou, Agreement.annotation_id, Agreement.other_id)
        .limit(1)
    ).first()
    return ALONE if row is None else _told(Comparison(row.iou, row.dice, row.kappa))


def agreements_of(session: Session, annotation_ids: Collection[str]) -> tuple[Agreement, ...]:
    """All kept agreements of these readings."""
    return tuple(session.scalars(select(Agreement).where(_touches(annotation_ids))))


def _touches(annotation_ids: Collection[str]) -> ColumnElement[bool]:
    return or_(Agreement.annotation_id.in_(annotation_ids), Agreement.other_id.in_(annotation_ids))


def _readings(session: Session, annotation_id: str) -> _Readings | None:
    wafer_id = session.scalars(
        select(Reading.wafer_id).where(Reading.annotation_id == annotation_id)
    ).first()
    if wafer_id is None:
        return None
    ids = session.scalars(select(Reading.annotation_id).where(Reading.wafer_id == wafer_id)).all()
    annotations = kept(session, ids)
    mine = [each for each in annotations if each.annotation_id == annotation_id]
    others = tuple(each for each in annotations if each.annotation_id != annotation_id)
    if not mine or not others:
        return None
    return _Readings(mine[0], others, wafer_with_id(session, wafer_id))


def _compared(parts: Parts, readings: _Readings) -> Sequence[_Pair]:
    if readings.wafer is None:
        raise Refused(ErrorCode.NOT_FOUND, "The wafer itself is not on this server.")
    wafer = opened(parts.blobs, readings.wafer)
    mine = drawn(readings.mine)
    return [
        _Pair(readings.mine, other, compared(wafer, mine, drawn(other)))
        for other in readings.others
    ]


def _not_compared(
    parts: Parts, readings: _Readings, why: str, *, may_review: bool
) -> AgreementTold:
    """The lot decides as if there were one reading, since nobody knows how well they agree."""
    mine = readings.mine
    if may_review:
        with parts.database.writing() as session:
            now = stamp(parts.clock)
            take_turn(session, now=now)
            sample_single(session, mine.wafer_id, mine.annotation_id, now=now)
    return AgreementTold(available=False, message=f"The readings were not compared: {why}")


def _row(pair: _Pair, now: str) -> Agreement:
    first, second = sorted((pair.mine.annotation_id, pair.other.annotation_id))
    return Agreement(
        annotation_id=first,
        other_id=second,
        wafer_id=pair.mine.wafer_id,
        iou=pair.comparison.iou,
        dice=pair.comparison.dice,
        kappa=pair.comparison.kappa,
        level=level_of(pair.comparison.iou),
        needs_review=pair.comparison.iou < ENOUGH,
        compared_at=now,
    )


def _review(session: Session, pair: _Pair, now: str) -> None:
    iou = pair.comparison.iou
    mine, other = pair.mine.annotation_id, pair.other.annotation_id
    if iou < ENOUGH:
        reason = f"Two readings disagree: their masks overlap by {100 * iou:.0f} %."
    elif is_drawn(min(mine, other), weight=(1 - iou) / _USUAL_DISAGREEMENT):
        reason = f"Drawn for review: two readings that agree by {100 * iou:.0f} %."
    else:
        return
    queue_review(
        session, pair.mine.wafer_id, (mine, other), priority=1 - iou, reason=reason, now=now
    )


def _told(comparison: Comparison) -> AgreementTold:
    level = level_of(comparison.iou)
    return AgreementTold(
        available=True,
        message=f"The readings agree by {100 * comparison.iou:.0f} % (IoU): {level}.",
        iou_score=comparison.iou,
        dice_score=comparison.dice,
        kappa=comparison.kappa,
        agreement_level=level,
    )
