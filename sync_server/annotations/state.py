"""An annotation as the log has it now: its shapes, its remarks, its heads and its version."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ml_core.wafer.shapes import Polygon
from ml_core.wafer.shapes import Shape as DrawnShape
from sync_server.contract.bodies import REMARKS_BODY, SHAPE_BODY, RemarksBody, ShapeBody
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.store.tables import Annotation, Head, LoggedChange, Shape

_Span = tuple[int, int, str, str]
"""Number of the first change and of the newest, and when they came."""


@dataclass(frozen=True)
class KeptShape:
    """A shape as its first head has it.

    Attributes:
        body: what it is.
        heads: ids of its changes that no other is based on; several are a conflict.
        number: the server's number of its first change: grows in the order of drawing.
    """

    body: ShapeBody
    heads: tuple[str, ...]
    number: int


@dataclass(frozen=True)
class KeptAnnotation:
    """An annotation as the log has it now.

    Attributes:
        annotation_id, wafer_id: which one.
        remarks: as its first head has them.
        heads: ids of its own changes that no other is based on.
        shapes: in the order in which they were drawn first.
        version: changes with each change.
        number, last_number: the server's numbers of its first and its newest change.
        created_at, changed_at: when the server got its first and its newest change.
    """

    annotation_id: str
    wafer_id: str
    remarks: RemarksBody
    heads: tuple[str, ...]
    shapes: tuple[KeptShape, ...]
    version: str
    number: int
    last_number: int
    created_at: str
    changed_at: str

    @property
    def has_conflict(self) -> bool:
        """True where a shape has versions that exclude each other."""
        return any(len(shape.heads) > 1 for shape in self.shapes)


def kept(session: Session, annotation_ids: Collection[str]) -> tuple[KeptAnnotation, ...]:
    """Annotations as they are now, in the order of their ids; removed ones are left out."""
    rows = session.execute(
        select(Annotation, LoggedChange.body)
        .join(LoggedChange, LoggedChange.change_id == Annotation.change_id)
        .where(Annotation.annotation_id.in_(annotation_ids))
        .order_by(Annotation.annotation_id)
    )
    heads = _heads(session, annotation_ids)
    shapes = _shapes(session, annotation_ids, heads)
    spans = _spans(session, annotation_ids)
    return tuple(
        KeptAnnotation(
            row.annotation_id,
            row.wafer_id,
            REMARKS_BODY.validate_json(body or ""),
            heads[row.annotation_id],
            tuple(shapes[row.annotation_id]),
            _version(heads[h] for h in _entities(row.annotation_id, shapes)),
            *spans[row.annotation_id],
        )
        for row, body in rows
    )


def one_kept(session: Session, annotation_id: str) -> KeptAnnotation:
    """One annotation as it is now.

    Raises:
        Refused: there is none with this id.
    """
    found = kept(session, [annotation_id])
    if not found:
        raise no_such(annotation_id)
    return found[0]


def no_such(annotation_id: str) -> Refused:
    """That there is no annotation with an id, or none that the caller may see."""
    return Refused(ErrorCode.NOT_FOUND, f"There is no annotation {annotation_id} to be seen.")


def heads_of(session: Session, entity_id: str) -> tuple[str, ...]:
    """Ids of an entity's changes that no other is based on; those of a removed one, too."""
    found = select(Head.change_id).where(Head.entity_id == entity_id).order_by(Head.number)
    return tuple(session.scalars(found))


def drawn(annotation: KeptAnnotation) -> tuple[DrawnShape, ...]:
    """The shapes of an annotation in the words of the masks."""
    return tuple(
        DrawnShape(
            shape.body.shape_id,
            shape.body.class_key,
            polygon_of(shape.body),
            shape.body.raster_version,
            shape.body.confidence,
        )
        for shape in annotation.shapes
    )


def polygon_of(body: ShapeBody) -> Polygon:
    """Outline and holes of a shape."""
    rings = [np.asarray(ring, dtype=np.float64) for ring in body.rings]
    return Polygon(rings[0], tuple(rings[1:]))


def _heads(session: Session, annotation_ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    rows = session.execute(
        select(Head.entity_id, Head.change_id)
        .where(Head.annotation_id.in_(annotation_ids))
        .order_by(Head.number)
    )
    for entity_id, change_id in rows:
        found[entity_id] += (change_id,)
    return found


def _shapes(
    session: Session, annotation_ids: Collection[str], heads: dict[str, tuple[str, ...]]
) -> dict[str, list[KeptShape]]:
    first = (
        select(LoggedChange.entity_id, func.min(LoggedChange.number).label("number"))
        .where(LoggedChange.annotation_id.in_(annotation_ids))
        .group_by(LoggedChange.entity_id)
        .subquery()
    )
    rows = session.execute(
        select(Shape, first.c.number)
        .join(first, first.c.entity_id == Shape.shape_id)
        .where(Shape.annotation_id.in_(annotation_ids))
        .order_by(first.c.number)
    )
    found: dict[str, list[KeptShape]] = defaultdict(list)
    for row, number in rows:
        body = SHAPE_BODY.validate_json(row.body)
        found[row.annotation_id].append(KeptShape(body, heads[row.shape_id], number))
    return found


def _spans(session: Session, annotation_ids: Collection[str]) -> dict[str, _Span]:
    rows = session.execute(
        select(
            LoggedChange.annotation_id,
            func.min(LoggedChange.number),
            func.max(LoggedChange.number),
            func.min(LoggedChange.received_at),
            func.max(LoggedChange.received_at),
        )
        .where(LoggedChange.annotation_id.in_(annotation_ids))
        .group_by(LoggedChange.annotation_id)
    )
    return {key: (first, last, since, until) for key, first, last, since, until in rows}


def _entities(annotation_id: str, shapes: dict[str, list[KeptShape]]) -> list[str]:
    return [annotation_id, *(shape.body.shape_id for shape in shapes[annotation_id])]


def _version(heads: Iterable[tuple[str, ...]]) -> str:
    told = " ".join(sorted(change_id for ids in heads for change_id in ids))
    return hashlib.sha256(told.encode()).hexdigest()[:32]
