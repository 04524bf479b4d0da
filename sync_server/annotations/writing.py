"""Annotations that come over REST, as changes of the log."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from ml_core.wafer.grid import RASTER_VERSION
from ml_core.wafer.identity import new_change_id, new_id
from sync_server.annotations.state import KeptAnnotation, KeptShape, heads_of
from sync_server.auth.caller import Caller
from sync_server.changes.append import append
from sync_server.clock import Clock, stamp
from sync_server.contract.annotations import AnnotationRequest, Region
from sync_server.contract.bodies import RemarksBody, ShapeBody
from sync_server.contract.envelope import ErrorCode
from sync_server.contract.sync import Change, Entity, Outcome
from sync_server.errors import Refused

_ANY: Final = "00000000-0000-0000-0000-000000000000"
_NOT_YOURS: Final = frozenset({"FORBIDDEN", "FOREIGN_AUTHOR"})


@dataclass(frozen=True)
class Pen:
    """Writes changes of one annotation.

    Attributes:
        annotation_id, wafer_id: which one.
        author: profile in whose name it writes.
        step: name of the step, as people see it.
        now: the server's time.
    """

    annotation_id: str
    wafer_id: str
    author: str
    step: str
    now: str

    def shape(self, shape_id: str, body: ShapeBody | None, bases: tuple[str, ...]) -> Change:
        """A version of a shape; None removes it."""
        return self._change(Entity.SHAPE, shape_id, body, bases)

    def remarks(self, body: RemarksBody | None, bases: tuple[str, ...]) -> Change:
        """A version of what is said beside the shapes; None removes the annotation."""
        return self._change(Entity.ANNOTATION, self.annotation_id, body, bases)

    def _change(
        self,
        entity: Entity,
        entity_id: str,
        body: ShapeBody | RemarksBody | None,
        bases: tuple[str, ...],
    ) -> Change:
        return Change(
            change_id=new_change_id(),
            entity=entity,
            entity_id=entity_id,
            annotation_id=self.annotation_id,
            wafer_id=self.wafer_id,
            bases=bases,
            body=None if body is None else body.model_dump_json(),
            author=self.author,
            step=self.step,
            client_time=self.now,
        )


def submit(
    session: Session, asked: AnnotationRequest, pen: Pen, *, caller: Caller, clock: Clock
) -> None:
    """Write an annotation that is not there yet (or was removed).

    Raises:
        Refused: a region names a shape, or the log refuses a change.
    """
    _check_named([r.shape_id for r in asked.annotations if r.shape_id is not None], {})
    remarks = RemarksBody(
        profile_id=pen.author,
        state="submitted",
        has_no_defect=not asked.annotations,
        note=asked.annotator_notes,
        seconds=asked.annotation_time_seconds,
    )
    changes = [pen.remarks(remarks, heads_of(session, pen.annotation_id))]
    changes += [_new(pen, region) for region in asked.annotations]
    _write(session, changes, caller=caller, clock=clock)


def replace(
    session: Session,
    there: KeptAnnotation,
    asked: AnnotationRequest,
    pen: Pen,
    *,
    caller: Caller,
    clock: Clock,
) -> None:
    """Write what differs between an annotation and what it is to be.

    Time and note of the person whose annotation it is stay when another corrects it.

    Raises:
        Refused: a region names a shape that is not there, or the log refuses a change.
    """
    remarks = there.remarks.model_copy(
        update={"state": "submitted", "has_no_defect": not asked.annotations, "reason": ""}
    )
    if pen.author == there.remarks.profile_id:
        told = {"note": asked.annotator_notes, "seconds": asked.annotation_time_seconds}
        remarks = remarks.model_copy(update=told)
    changes = _differences(there, asked.annotations, pen)
    if remarks != there.remarks or len(there.heads) > 1:
        changes.append(pen.remarks(remarks, there.heads))
    _write(session, changes, caller=caller, clock=clock)


def remove(
    session: Session, there: KeptAnnotation, pen: Pen, *, caller: Caller, clock: Clock
) -> None:
    """Write that an annotation and its shapes are removed; all that was written stays.

    Raises:
        Refused: the log refuses a change.
    """
    changes = [pen.shape(shape.body.shape_id, None, shape.heads) for shape in there.shapes]
    changes.append(pen.remarks(None, there.heads))
    _write(session, changes, caller=caller, clock=clock)


def region_of(body: ShapeBody) -> Region:
    """A shape as the REST interface shows it."""
    return Region(
        polygon=body.rings[0],
        holes=tuple(body.rings[1:]),
        defect_class=body.class_key,
        confidence=1.0 if body.confidence is None else body.confidence,
        shape_id=body.shape_id,
    )


def pen_for(annotation_id: str, wafer_id: str, *, author: str, step: str, clock: Clock) -> Pen:
    """A pen that writes now."""
    return Pen(annotation_id, wafer_id, author, step, stamp(clock))


def _differences(there: KeptAnnotation, regions: Sequence[Region], pen: Pen) -> list[Change]:
    known = {shape.body.shape_id: shape for shape in there.shapes}
    named = [region.shape_id for region in regions if region.shape_id is not None]
    _check_named(named, known)
    free: dict[str, list[KeptShape]] = defaultdict(list)
    for shape in there.shapes:
        if shape.body.shape_id not in named:
            free[_content(shape.body)].append(shape)
    changes: list[Change] = []
    for region in regions:
        same = _same(region, known, free)
        if same is None:
            changes.append(_new(pen, region))
            continue
        body = _body(region, same.body.shape_id, like=same.body)
        if body != same.body or len(same.heads) > 1:
            changes.append(pen.shape(same.body.shape_id, body, same.heads))
    gone = [shape for shapes in free.values() for shape in shapes]
    return changes + [pen.shape(shape.body.shape_id, None, shape.heads) for shape in gone]


def _same(
    region: Region, known: dict[str, KeptShape], free: dict[str, list[KeptShape]]
) -> KeptShape | None:
    """The shape that a region names; or one with the same content that nothing names."""
    if region.shape_id is not None:
        return known[region.shape_id]
    alike = free[_content(_body(region, _ANY))]
    return alike.pop(0) if alike else None


def _content(body: ShapeBody) -> str:
    return body.model_copy(update={"shape_id": _ANY, "is_locked": False}).model_dump_json()


def _check_named(named: Sequence[str], known: dict[str, KeptShape]) -> None:
    unknown = [shape_id for shape_id in named if shape_id not in known]
    twice = [shape_id for shape_id, count in Counter(named).items() if count > 1]
    if unknown or twice:
        raise Refused(
            ErrorCode.INVALID_INPUT,
            "A region names a shape that the annotation does not have, or has named already; "
            "leave shape_id out for a new one.",
            details={"shape_id": (unknown or twice)[0]},
        )


def _new(pen: Pen, region: Region) -> Change:
    shape_id = new_id()
    return pen.shape(shape_id, _body(region, shape_id), ())


def _body(region: Region, shape_id: str, *, like: ShapeBody | None = None) -> ShapeBody:
    return ShapeBody(
        shape_id=shape_id,
        class_key=region.defect_class,
        rings=[list(region.polygon), *(list(hole) for hole in region.holes)],
        raster_version=RASTER_VERSION,
        confidence=None if region.confidence == 1 else region.confidence,
        is_locked=like is not None and like.is_locked,
    )


def _write(session: Session, changes: Sequence[Change], *, caller: Caller, clock: Clock) -> None:
    for result in append(session, changes, caller=caller, clock=clock):
        if result.outcome is Outcome.REFUSED:
            code = ErrorCode.FORBIDDEN if result.code in _NOT_YOURS else ErrorCode.INVALID_INPUT
            raise Refused(code, result.reason, details={"code": result.code})
