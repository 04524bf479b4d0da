"""Shapes, remarks and edits to bytes and back, without loss: compressed JSON, exact numbers.

The body of a change is canonical JSON (sorted keys, no spaces, ASCII, the shortest digits that
give each number back), so that two machines that make the same edit write the same text; it is
what `sync_server.contract.bodies` describes.
"""

import json
import zlib
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np

from ml_core.wafer.annotation import AnnotationState, Edit, Remarks
from ml_core.wafer.shapes import Polygon, Shape
from wafer_studio.store.codec import pack_json, unpack_json

_LEVEL: Final = 3


@dataclass(frozen=True, slots=True)
class KeptRemarks:
    """The body of an annotation.

    Attributes:
        profile_id: the person whose annotation it is.
        remarks: what is said.
        seconds: time that the person worked on it.
    """

    profile_id: str
    remarks: Remarks
    seconds: float


def pack_text(text: str) -> bytes:
    """Bytes of a body's text, compressed."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack_text(packed: bytes) -> str:
    """The very text that ``pack_text`` made the bytes of."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def shape_text(shape: Shape) -> str:
    """Body of a shape."""
    return _canonical(_shape_fields(shape))


def unpack_shape(packed: bytes) -> Shape:
    """The shape of a packed body."""
    return _shape_of(unpack_json(packed))


def remarks_text(kept: KeptRemarks) -> str:
    """Body of an annotation."""
    fields = {
        **_remarks_fields(kept.remarks),
        "profile_id": kept.profile_id,
        "seconds": round(float(kept.seconds), 3),
    }
    return _canonical(fields)


def unpack_remarks(packed: bytes) -> KeptRemarks:
    """What the packed body of an annotation says."""
    fields = unpack_json(packed)
    return KeptRemarks(fields["profile_id"], remarks_of(fields), float(fields["seconds"]))


def is_same(packed: bytes | None, text: str | None) -> bool:
    """True where a packed body and a text say the same; None is a removal.

    The time that a person worked is no statement about the wafer: it is left out, or each wafer
    that one person opened on two machines would be in conflict.
    """
    if packed is None or text is None:
        return packed is None and text is None
    known = unpack_text(packed)
    if known == text:
        return True
    try:
        return bool(_said(known) == _said(text))
    except ValueError:
        return False


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


def old_remarks_text(packed: bytes, profile_id: str) -> str:
    """Body of an annotation as version 4 of the file kept it, in today's form."""
    return _canonical({**unpack_json(packed), "profile_id": profile_id})


def _canonical(fields: dict[str, Any]) -> str:
    return json.dumps(
        fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    )


def _said(text: str) -> Any:
    fields = json.loads(text)
    return {n: v for n, v in fields.items() if n != "seconds"} if isinstance(fields, dict) else text


def _remarks_fields(remarks: Remarks) -> dict[str, Any]:
    rejected = " ".join(remarks.rejected)
    return {**asdict(remarks), "state": remarks.state.value, "rejected": rejected}


def _shape_fields(shape: Shape) -> dict[str, Any]:
    return {
        "shape_id": shape.shape_id,
        "class_key": shape.class_key,
        "rings": [ring.tolist() for ring in shape.polygon.rings],
        "raster_version": shape.raster_version,
        "confidence": None if shape.confidence is None else float(shape.confidence),
        "is_locked": bool(shape.is_locked),
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
