"""Shapes, remarks and edits to bytes and back, without loss: compressed JSON, exact numbers."""

from dataclasses import asdict
from typing import Any

import numpy as np

from ml_core.wafer.annotation import AnnotationState, Edit, Remarks
from ml_core.wafer.shapes import Polygon, Shape
from wafer_studio.store.codec import pack_json, unpack_json


def pack_shape(shape: Shape) -> bytes:
    """Bytes of a shape."""
    return pack_json(_shape_fields(shape))


def unpack_shape(packed: bytes) -> Shape:
    """The shape that ``pack_shape`` made the bytes of."""
    return _shape_of(unpack_json(packed))


def pack_remarks(remarks: Remarks, seconds: float) -> bytes:
    """Bytes of what is said of a wafer, with the time that it took."""
    return pack_json({**_remarks_fields(remarks), "seconds": seconds})


def pack_edit(edit: Edit) -> bytes:
    """Bytes of an edit."""
    remarks = None if edit.remarks is None else [_remarks_fields(r) for r in edit.remarks]
    return pack_json(
        {
            "name": edit.name,
            "before": [_shape_fields(shape) for shape in edit.before],
            "after": [_shape_fields(shape) for shape in edit.after],
            "remarks": remarks,
        }
    )


def unpack_edit(packed: bytes) -> Edit:
    """The edit that ``pack_edit`` made the bytes of."""
    fields = unpack_json(packed)
    said = fields["remarks"]
    return Edit(
        fields["name"],
        before=tuple(_shape_of(value) for value in fields["before"]),
        after=tuple(_shape_of(value) for value in fields["after"]),
        remarks=None if said is None else (remarks_of(said[0]), remarks_of(said[1])),
    )


def remarks_of(fields: dict[str, Any]) -> Remarks:
    """Remarks from their columns or fields."""
    return Remarks(
        state=AnnotationState(fields["state"]),
        has_no_defect=bool(fields["has_no_defect"]),
        note=fields["note"],
        reason=fields["reason"],
        priority=fields["priority"],
        rejected=tuple(fields["rejected"].split()),
    )


def _remarks_fields(remarks: Remarks) -> dict[str, Any]:
    rejected = " ".join(remarks.rejected)
    return {**asdict(remarks), "state": remarks.state.value, "rejected": rejected}


def _shape_fields(shape: Shape) -> dict[str, Any]:
    return {
        "shape_id": shape.shape_id,
        "class_key": shape.class_key,
        "rings": [ring.tolist() for ring in shape.polygon.rings],
        "raster_version": shape.raster_version,
        "confidence": shape.confidence,
        "is_locked": shape.is_locked,
    }


def _shape_of(fields: dict[str, Any]) -> Shape:
    exterior, *holes = fields["rings"]
    return Shape(
        fields["shape_id"],
        fields["class_key"],
        Polygon(np.asarray(exterior), tuple(np.asarray(hole) for hole in holes)),
        raster_version=fields["raster_version"],
        confidence=fields["confidence"],
        is_locked=fields["is_locked"],
    )
