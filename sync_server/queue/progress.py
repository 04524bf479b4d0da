"""How far each person is, and how well their readings agree with those of others."""

import csv
import io

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from ml_core.wafer.agreement import mean
from sync_server.auth.caller import Caller
from sync_server.auth.permissions import Permission
from sync_server.contract.queue import Progress, ProgressLine
from sync_server.queue.turn import SKIPPED, is_live
from sync_server.store.queue_tables import Agreement, QueueLease, Reading, Verdict
from sync_server.store.tables import Annotation, Person


def progress(session: Session, caller: Caller, *, now: str) -> Progress:
    """Of each person who took or read a wafer; a person who is no engineer sees their own line."""
    sees_all = caller.may(Permission.ANNOTATION_READ_ALL)
    lines = [_line(session, account, now, named=sees_all) for account in _people(session)]
    if not sees_all:
        lines = [line for line in lines if line.account_id == caller.account_id]
    return Progress(annotators=tuple(sorted(lines, key=lambda x: (-x.done, x.account_id))))


def as_csv(told: Progress) -> str:
    """The lines as a table (RFC 4180); empty where something is not known."""
    text = io.StringIO(newline="")
    columns = list(ProgressLine.model_fields)
    writer = csv.writer(text)
    writer.writerow(columns)
    for line in told.annotators:
        values = line.model_dump()
        writer.writerow([_cell(values[name]) for name in columns])
    return text.getvalue()


def _cell(value: object) -> str:
    """A value as text; names that a spreadsheet would take for a formula are disarmed."""
    if value is None:
        return ""
    text = f"{value:.4f}" if isinstance(value, float) else str(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in "=+-@\t\r" else text


def _people(session: Session) -> list[str]:
    took = session.scalars(select(QueueLease.account_id).distinct())
    read = session.scalars(select(Reading.account_id).distinct())
    return sorted({*took, *read})


def _line(session: Session, account: str, now: str, *, named: bool) -> ProgressLine:
    readings = session.execute(
        select(Reading.annotation_id, Reading.is_late, Annotation.seconds)
        .outerjoin(Annotation, Annotation.annotation_id == Reading.annotation_id)
        .where(Reading.account_id == account)
    ).all()
    verdicts = _verdicts(session, account)
    accepted = sum(verdict == "accept" for verdict in verdicts)
    person = session.get(Person, account) if named else None
    return ProgressLine(
        account_id=account,
        name=None if person is None else person.full_name or person.username,
        done=len(readings),
        late=sum(is_late for _, is_late, _ in readings),
        skipped=_leases(session, account, QueueLease.state == SKIPPED),
        open=_leases(session, account, is_live(now)),
        seconds_per_wafer=mean([seconds for _, _, seconds in readings]),
        mean_iou=_mean_iou(session, account),
        reviewed=len(verdicts),
        share_accepted=accepted / len(verdicts) if verdicts else None,
    )


def _leases(session: Session, account: str, condition: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(QueueLease)
    return session.scalar(query.where(QueueLease.account_id == account, condition)) or 0


def _mean_iou(session: Session, account: str) -> float | None:
    own = select(Reading.annotation_id).where(Reading.account_id == account)
    rows = session.scalars(
        select(Agreement.iou).where(Agreement.annotation_id.in_(own) | Agreement.other_id.in_(own))
    )
    return mean(rows.all())


def _verdicts(session: Session, account: str) -> list[str]:
    """Of each of a person's annotations that experts have judged, the newest verdict."""
    rows = session.execute(
        select(Verdict.annotation_id, Verdict.verdict)
        .join(Reading, Reading.annotation_id == Verdict.annotation_id)
        .where(Reading.account_id == account)
        .order_by(Verdict.judged_at, Verdict.review_id)
    )
    newest = {annotation_id: verdict for annotation_id, verdict in rows}  # noqa: C416
    return list(newest.values())
