"""Compare the readings of a wafer, and let an expert decide where they disagree."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from sync_server.annotations.comparison import ENOUGH, Comparison, compared, level_of
from sync_server.annotations.state import KeptAnnotation, drawn, kept
from sync_server.annotations.wafers import WaferKey, opened, wafer_with_id
from sync_server.clock import stamp
from sync_server.contract.annotations import AgreementTold
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.parts import Parts
from sync_server.queue.reviews import is_drawn, queue_review, sample_single, was_reviewed
from sync_server.queue.turn import take_turn
from sync_server.store.queue_tables import Agreement, Reading
from sync_server.store.tables import LoggedChange

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


def compare(parts: Parts, annotation_id: str, *, is_correction: bool = False) -> AgreementTold:
    """Compare a reading with all others of its wafer, and keep what comes of it.

    The masks are filled outside of any transaction. Repeated, it gives the same rows.

    Args:
        parts: of the server.
        annotation_id: the reading that is new or was changed.
        is_correction: True where an expert changed it: readings that had their review already
            do not get another.

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
        return _not_compared(parts, readings, refused.message, is_correction=is_correction)
    worst = min(pairs, key=lambda pair: pair.comparison.iou)
    with parts.database.writing() as session:
        now = stamp(parts.clock)
        take_turn(session, now=now)
        pairs = _unchanged(session, pairs)
        for pair in pairs:
            session.merge(_row(pair, now))
        _review(session, pairs, is_correction=is_correction, now=now)
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
    parts: Parts, readings: _Readings, why: str, *, is_correction: bool
) -> AgreementTold:
    """The lot decides as if there were one reading, since nobody knows how well they agree."""
    mine = readings.mine
    if not is_correction:
        with parts.database.writing() as session:
            now = stamp(parts.clock)
            take_turn(session, now=now)
            sample_single(session, mine.wafer_id, mine.annotation_id, now=now)
    return AgreementTold(available=False, message=f"The readings were not compared: {why}")


def _row(pair: _Pair, now: str) -> Agreement:
    first, second = sorted(_ids(pair))
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


def _unchanged(session: Session, pairs: Sequence[_Pair]) -> list[_Pair]:
    """Those whose readings are as they were compared; who changed the others compares them."""
    ids = {each.annotation_id for pair in pairs for each in (pair.mine, pair.other)}
    rows = session.execute(
        select(Reading.annotation_id, func.max(LoggedChange.number))
        .join(LoggedChange, LoggedChange.annotation_id == Reading.annotation_id)
        .where(Reading.annotation_id.in_(ids))
        .group_by(Reading.annotation_id)
    )
    now = {(annotation_id, number) for annotation_id, number in rows}
    return [
        pair
        for pair in pairs
        if {(each.annotation_id, each.last_number) for each in (pair.mine, pair.other)} <= now
    ]


def _review(session: Session, pairs: Sequence[_Pair], *, is_correction: bool, now: str) -> None:
    """Queue the review of all that disagree; where none does, the lot decides."""
    disagree = [pair for pair in pairs if pair.comparison.iou < ENOUGH]
    for pair in disagree:
        if is_correction and was_reviewed(session, _ids(pair)):
            continue
        told = f"Two readings disagree: their masks overlap by {100 * pair.comparison.iou:.0f} %."
        _queue(session, pair, told, now)
    if pairs and not disagree and not is_correction:
        worst = min(pairs, key=lambda pair: pair.comparison.iou)
        iou = worst.comparison.iou
        if is_drawn(min(_ids(worst)), weight=(1 - iou) / _USUAL_DISAGREEMENT):
            told = f"Drawn for review: two readings that agree by {100 * iou:.0f} %."
            _queue(session, worst, told, now)


def _queue(session: Session, pair: _Pair, reason: str, now: str) -> None:
    priority = 1 - pair.comparison.iou
    wafer_id = pair.mine.wafer_id
    queue_review(session, wafer_id, _ids(pair), priority=priority, reason=reason, now=now)


def _ids(pair: _Pair) -> tuple[str, str]:
    return pair.mine.annotation_id, pair.other.annotation_id


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
