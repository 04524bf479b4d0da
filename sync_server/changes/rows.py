"""The rows of annotations and shapes as the log has them: of each entity, its first head."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection

from sync_server.changes import statements as sql
from sync_server.changes.checks import Body
from sync_server.contract.bodies import REMARKS_BODY, SHAPE_BODY, RemarksBody, ShapeBody
from sync_server.contract.sync import Change, Entity

_Row: TypeAlias = dict[str, object]


@dataclass(frozen=True)
class Kept:
    """A change that was just accepted, with its number, digest and parsed body."""

    number: int
    digest: str
    change: Change
    body: Body | None


def bring_up_to_date(
    connection: Connection, kept: Sequence[Kept], *, seen: set[str], now: str
) -> int:
    """Write the rows of the entities that changes touched anew.

    Args:
        connection: of the transaction that kept the changes.
        kept: the changes.
        seen: entities that had a head before; most strokes are the first of their shape, and for
            these nothing need be looked up.
        now: when the changes came.

    Returns:
        How many of the entities are in conflict now: heads that say different things.
    """
    times = Counter(each.change.entity_id for each in kept)
    again = [entity for entity, count in times.items() if count > 1 or entity in seen]
    known = set(again)
    rows = [
        _row(each.change, each.body, now) for each in kept if each.change.entity_id not in known
    ]
    conflicts = 0
    if again:
        lines = connection.execute(sql.HEADS_OF, {"ids": again}).all()
        rows += _first_heads(lines)
        conflicts = _conflicts(lines)
        connection.execute(sql.REMOVE_SHAPES, {"ids": again})
        connection.execute(sql.REMOVE_ANNOTATIONS, {"ids": again})
    shapes = [row for row in rows if row is not None and "shape_id" in row]
    annotations = [row for row in rows if row is not None and "shape_id" not in row]
    if shapes:
        connection.execute(sql.ADD_SHAPES, shapes)
    if annotations:
        connection.execute(sql.ADD_ANNOTATIONS, annotations)
    return conflicts


def _conflicts(lines: Sequence[Any]) -> int:
    said = {(line.entity_id, line.body) for line in lines}
    return sum(count > 1 for count in Counter(entity for entity, _ in said).values())


def _first_heads(lines: Sequence[Any]) -> list[_Row | None]:
    first: dict[str, _Row | None] = {}
    for line in lines:
        if line.entity_id not in first:
            adapter = SHAPE_BODY if line.entity == Entity.SHAPE else REMARKS_BODY
            body = None if line.body is None else adapter.validate_json(line.body)
            first[line.entity_id] = _row(line, body, line.received_at)
    return list(first.values())


def _row(change: Any, body: Body | None, received_at: str) -> _Row | None:
    """The row of a change, or of a line of the log; None for a removed entity."""
    if isinstance(body, ShapeBody):
        return {
            "shape_id": change.entity_id,
            "annotation_id": change.annotation_id,
            "class_key": body.class_key,
            "body": change.body,
            "change_id": change.change_id,
        }
    if isinstance(body, RemarksBody):
        return {
            "annotation_id": change.entity_id,
            "wafer_id": change.wafer_id,
            "change_id": change.change_id,
            "changed_at": received_at,
            **body.model_dump(exclude={"rejected"}),
        }
    return None
