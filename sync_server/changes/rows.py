"""The rows of annotations and shapes as the log has them: of each entity, its first head."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from sync_server.changes import statements as sql
from sync_server.contract.bodies import REMARKS_BODY, SHAPE_BODY
from sync_server.contract.sync import Change, Entity


@dataclass(frozen=True)
class Kept:
    """A change that was just accepted, with its number and digest."""

    number: int
    digest: str
    change: Change


def bring_up_to_date(
    connection: Connection, kept: Sequence[Kept], *, seen: set[str], now: str
) -> None:
    """Write the rows of the entities that changes touched anew.

    Args:
        connection: of the transaction that kept the changes.
        kept: the changes.
        seen: entities that had a head before; most strokes are the first of their shape, and for
            these nothing need be looked up.
        now: when the changes came.
    """
    times = Counter(each.change.entity_id for each in kept)
    again = [entity for entity, count in times.items() if count > 1 or entity in seen]
    known = set(again)
    shown: list[Any] = [
        _Shown(each.change, now) for each in kept if each.change.entity_id not in known
    ]
    if again:
        shown += _first_heads(connection, again)
        connection.execute(sql.REMOVE_SHAPES, {"ids": again})
        connection.execute(sql.REMOVE_ANNOTATIONS, {"ids": again})
    shapes = [_shape(c) for c in shown if c.entity == Entity.SHAPE and c.body is not None]
    annotations = [_annotation(c) for c in shown if c.entity == Entity.ANNOTATION and c.body]
    if shapes:
        connection.execute(sql.ADD_SHAPES, shapes)
    if annotations:
        connection.execute(sql.ADD_ANNOTATIONS, annotations)


class _Shown:
    """A fresh change, read like a line of the log."""

    def __init__(self, change: Change, received_at: str) -> None:
        self.change_id, self.entity, self.entity_id = (
            change.change_id,
            change.entity,
            change.entity_id,
        )
        self.annotation_id, self.wafer_id = change.annotation_id, change.wafer_id
        self.body, self.received_at = change.body, received_at


def _first_heads(connection: Connection, entity_ids: list[str]) -> list[Any]:
    first: dict[str, Any] = {}
    for line in connection.execute(sql.HEADS_OF, {"ids": entity_ids}):
        first.setdefault(line.entity_id, line)
    return list(first.values())


def _shape(change: Any) -> dict[str, object]:
    body = SHAPE_BODY.validate_json(change.body)
    return {
        "shape_id": change.entity_id,
        "annotation_id": change.annotation_id,
        "class_key": body.class_key,
        "body": change.body,
        "change_id": change.change_id,
    }


def _annotation(change: Any) -> dict[str, object]:
    body = REMARKS_BODY.validate_json(change.body)
    return {
        "annotation_id": change.entity_id,
        "wafer_id": change.wafer_id,
        "change_id": change.change_id,
        "changed_at": change.received_at,
        **body.model_dump(exclude={"rejected"}),
    }
