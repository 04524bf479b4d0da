"""The rows of annotations and shapes as the log has them: of each entity, its first head."""

from collections.abc import Iterable

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from sync_server.contract.bodies import REMARKS_BODY, SHAPE_BODY
from sync_server.contract.sync import Entity
from sync_server.store.tables import Annotation, Head, LoggedChange, Shape


def bring_up_to_date(session: Session, entity_ids: Iterable[str]) -> None:
    """Write the rows of these entities anew."""
    ids = list(entity_ids)
    shown = _first_heads(session, ids)
    session.execute(delete(Shape).where(Shape.shape_id.in_(ids)))
    session.execute(delete(Annotation).where(Annotation.annotation_id.in_(ids)))
    shapes = [_shape(c) for c in shown if c.entity == Entity.SHAPE and c.body is not None]
    annotations = [_annotation(c) for c in shown if c.entity == Entity.ANNOTATION and c.body]
    if shapes:
        session.execute(insert(Shape), shapes)
    if annotations:
        session.execute(insert(Annotation), annotations)


def _first_heads(session: Session, entity_ids: list[str]) -> list[LoggedChange]:
    rows = session.scalars(
        select(LoggedChange)
        .join(Head, Head.change_id == LoggedChange.change_id)
        .where(Head.entity_id.in_(entity_ids))
        .order_by(LoggedChange.number)
    )
    first: dict[str, LoggedChange] = {}
    for change in rows:
        first.setdefault(change.entity_id, change)
    return list(first.values())


def _shape(change: LoggedChange) -> dict[str, object]:
    body = SHAPE_BODY.validate_json(change.body or "")
    return {
        "shape_id": change.entity_id,
        "annotation_id": change.annotation_id,
        "class_key": body.class_key,
        "body": change.body,
        "change_id": change.change_id,
    }


def _annotation(change: LoggedChange) -> dict[str, object]:
    body = REMARKS_BODY.validate_json(change.body or "")
    return {
        "annotation_id": change.entity_id,
        "wafer_id": change.wafer_id,
        "change_id": change.change_id,
        "changed_at": change.received_at,
        **body.model_dump(exclude={"rejected"}),
    }
