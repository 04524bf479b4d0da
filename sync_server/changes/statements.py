"""The statements of the log, built once: they run for each pushed stroke."""

from typing import Any, Final, cast

from sqlalchemy import Table, and_, bindparam, delete, exists, insert, select, update

from sync_server.store import tables

_CHANGE: Final = cast(Table, tables.LoggedChange.__table__)
_BASED_ON: Final = cast(Table, tables.BasedOn.__table__)
_HEAD: Final = cast(Table, tables.Head.__table__)
_ANNOTATION: Final = cast(Table, tables.Annotation.__table__)
_SHAPE: Final = cast(Table, tables.Shape.__table__)
_FACT: Final = cast(Table, tables.ServerFact.__table__)

LOG_HEAD: Final = "log_head"
"""Key of the fact that holds the newest number; its row is the lock of the order."""


def _ids() -> Any:
    return bindparam("ids", expanding=True)


LOCKED_HEAD: Final = select(_FACT.c.value).where(_FACT.c.key == LOG_HEAD).with_for_update()
MOVE_HEAD: Final = update(_FACT).where(_FACT.c.key == LOG_HEAD).values(value=bindparam("number"))
ADD_FACT: Final = insert(_FACT)

KNOWN: Final = select(_CHANGE.c.change_id, _CHANGE.c.number, _CHANGE.c.digest).where(
    _CHANGE.c.change_id.in_(_ids())
)
OWNERS: Final = select(_ANNOTATION.c.annotation_id, _ANNOTATION.c.profile_id).where(
    _ANNOTATION.c.annotation_id.in_(_ids())
)
ADD_CHANGES: Final = insert(_CHANGE)
ADD_BASED_ON: Final = insert(_BASED_ON)
COVERED: Final = select(_BASED_ON.c.base_id).where(_BASED_ON.c.base_id.in_(_ids())).distinct()

ENTITIES_WITH_HEADS: Final = (
    select(_HEAD.c.entity_id).where(_HEAD.c.entity_id.in_(_ids())).distinct()
)
ADD_HEADS: Final = insert(_HEAD)
REMOVE_HEADS: Final = delete(_HEAD).where(_HEAD.c.change_id.in_(_ids()))
HEADS_OF: Final = (
    select(
        _CHANGE.c.change_id,
        _CHANGE.c.entity,
        _CHANGE.c.entity_id,
        _CHANGE.c.annotation_id,
        _CHANGE.c.wafer_id,
        _CHANGE.c.body,
        _CHANGE.c.received_at,
    )
    .join(_HEAD, _HEAD.c.change_id == _CHANGE.c.change_id)
    .where(_HEAD.c.entity_id.in_(_ids()))
    .order_by(_CHANGE.c.number)
)

ADD_SHAPES: Final = insert(_SHAPE)
REMOVE_SHAPES: Final = delete(_SHAPE).where(_SHAPE.c.shape_id.in_(_ids()))
ADD_ANNOTATIONS: Final = insert(_ANNOTATION)
REMOVE_ANNOTATIONS: Final = delete(_ANNOTATION).where(_ANNOTATION.c.annotation_id.in_(_ids()))

NEWEST: Final = (
    select(_CHANGE.c.number, _CHANGE.c.change_id, _CHANGE.c.received_at)
    .order_by(_CHANGE.c.number.desc())
    .limit(1)
)
AT: Final = select(_CHANGE.c.number, _CHANGE.c.change_id, _CHANGE.c.received_at).where(
    _CHANGE.c.number.in_(bindparam("numbers", expanding=True))
)
AFTER: Final = (
    select(
        _CHANGE.c.change_id,
        _CHANGE.c.entity,
        _CHANGE.c.entity_id,
        _CHANGE.c.annotation_id,
        _CHANGE.c.wafer_id,
        _CHANGE.c.bases,
        _CHANGE.c.body,
        _CHANGE.c.author,
        _CHANGE.c.step,
        _CHANGE.c.client_time,
        _CHANGE.c.number,
        _CHANGE.c.received_at,
    )
    .where(
        _CHANGE.c.number > bindparam("since"),
        _CHANGE.c.number.not_in(bindparam("own", expanding=True)),
    )
    .order_by(_CHANGE.c.number)
    .limit(bindparam("most"))
)
WHOSE_AFTER: Final = (
    select(_CHANGE.c.number, _CHANGE.c.author, _ANNOTATION.c.profile_id)
    .outerjoin(_ANNOTATION, _ANNOTATION.c.annotation_id == _CHANGE.c.annotation_id)
    .where(_CHANGE.c.number > bindparam("since"))
    .order_by(_CHANGE.c.number)
)
_WORKED_ON: Final = _CHANGE.alias()
OWN_AFTER: Final = AFTER.where(
    _CHANGE.c.author.in_(bindparam("profiles", expanding=True))
    | _CHANGE.c.annotation_id.in_(
        select(_ANNOTATION.c.annotation_id).where(
            _ANNOTATION.c.profile_id.in_(bindparam("profiles", expanding=True))
        )
    )
    | and_(  # its own row has not come yet: whose it is follows from who works on it
        ~exists().where(_ANNOTATION.c.annotation_id == _CHANGE.c.annotation_id),
        exists().where(
            _WORKED_ON.c.annotation_id == _CHANGE.c.annotation_id,
            _WORKED_ON.c.author.in_(bindparam("profiles", expanding=True)),
        ),
    )
)
