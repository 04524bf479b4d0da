"""Changes that tests make by hand."""

import json

from ml_core.wafer.identity import new_change_id, new_id
from sync_server.contract.sync import Change, Entity

WAFER = "ab" * 32
SQUARE = [[[10.0, 10.0], [30.0, 10.0], [30.0, 30.0], [10.0, 30.0]]]


def remarks(annotation_id, profile_id, *, bases=(), wafer_id=WAFER, **said):
    body = {"profile_id": profile_id, "state": "draft", **said}
    return _change(
        Entity.ANNOTATION, annotation_id, annotation_id, profile_id, bases, body, wafer_id
    )


def shape(annotation_id, profile_id, *, shape_id=None, bases=(), wafer_id=WAFER, **said):
    key = shape_id or new_id()
    body = {
        "shape_id": key, "class_key": "edge", "rings": SQUARE, "raster_version": 1, **said,
    }  # fmt: skip
    return _change(Entity.SHAPE, key, annotation_id, profile_id, bases, body, wafer_id)


def removal(change, *, author=None, bases=None):
    return change.model_copy(
        update={
            "change_id": new_change_id(),
            "bases": (change.change_id,) if bases is None else bases,
            "body": None,
            "author": author or change.author,
            "step": "Delete",
        }
    )


def _change(entity, entity_id, annotation_id, author, bases, body, wafer_id):
    return Change(
        change_id=new_change_id(),
        entity=entity,
        entity_id=entity_id,
        annotation_id=annotation_id,
        wafer_id=wafer_id,
        bases=bases,
        body=json.dumps(body, sort_keys=True, separators=(",", ":")),
        author=author,
        step="Draw polygon",
        client_time="2026-01-01T00:00:00.000+00:00",
    )
