"""All annotations as one COCO file (cocodataset.org), written page by page.

Ids are stable: an image's is the wafer's number, an annotation's is the number that the log gave
the shape's first change. Beside what COCO names, images have lot, wafer and product, annotations
have class confidence, the annotator's pseudonym, the time taken and the newest verdict. What an
expert rejected is left out.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from ml_core.wafer.taxonomy import BY_KEY
from sync_server.annotations.showing import judged
from sync_server.annotations.state import KeptAnnotation, KeptShape, kept, polygon_of
from sync_server.annotations.wafers import Raster, WaferKey, raster_of
from sync_server.errors import Refused
from sync_server.parts import Parts
from sync_server.store.tables import Annotation, Wafer

_PAGE: Final = 50


@dataclass(frozen=True)
class CocoFilter:
    """Which annotations to write.

    Attributes:
        product, lot: only of these; None for all.
        state: how far they are.
        reviewed_only: only those whose present version an expert accepted or corrected.
    """

    product: str | None = None
    lot: str | None = None
    state: Literal["draft", "submitted", "skipped"] = "submitted"
    reviewed_only: bool = False


@dataclass(frozen=True)
class _Judged:
    """An annotation and the newest verdict on its present version."""

    annotation: KeptAnnotation
    verdict: str | None


@dataclass(frozen=True)
class _Entry:
    """A wafer with its annotations, all that one image and its annotations are made of."""

    key: WaferKey
    lot: str | None
    wafer: str | None
    product: str | None
    annotations: tuple[_Judged, ...]


def coco_text(parts: Parts, wanted: CocoFilter) -> Iterator[str]:
    """The file's text in pieces; each page of wafers is read in a transaction of its own.

    Args:
        parts: of the server.
        wanted: which annotations.
    """
    from ml_core.formats.results.coco import head  # OpenCV: only where one exports

    yield head("Annotations kept by a Wafer Studio server")
    separator, images, left_out, last = "\n", list[str](), list[int](), 0
    while True:
        with parts.database.reading() as session:
            page = _page(session, wanted, after=last)
        if not page:
            break
        last = page[-1].key.number
        for entry in page:
            try:
                raster = raster_of(parts.blobs, entry.key)
            except Refused:
                left_out.append(entry.key.number)
                continue
            if entry.annotations:
                images.append(_json(_image(entry, raster)))
            for line in _lines(entry, raster):
                yield separator + line
                separator = ",\n"
    joined = ",\n".join(images)
    yield f'\n],\n"images": [\n{joined}\n],\n"left_out": {json.dumps(left_out)}}}\n'


def _page(session: Session, wanted: CocoFilter, *, after: int) -> list[_Entry]:
    """The next wafers that have annotations in the state that is wanted."""
    submitted = select(Annotation.wafer_id).where(Annotation.state == wanted.state)
    query = select(Wafer).where(Wafer.number > after, Wafer.wafer_id.in_(submitted))
    if wanted.product is not None:
        query = query.where(Wafer.product == wanted.product)
    if wanted.lot is not None:
        query = query.where(Wafer.lot == wanted.lot)
    wafers = session.scalars(query.order_by(Wafer.number).limit(_PAGE)).all()
    found = _annotations(session, [wafer.wafer_id for wafer in wafers], wanted)
    return [
        _Entry(
            WaferKey(wafer.number, wafer.wafer_id, wafer.blob),
            wafer.lot,
            wafer.wafer,
            wafer.product,
            tuple(found[wafer.wafer_id]),
        )
        for wafer in wafers
    ]


def _annotations(
    session: Session, wafer_ids: list[str], wanted: CocoFilter
) -> dict[str, list[_Judged]]:
    ids = session.scalars(
        select(Annotation.annotation_id).where(
            Annotation.wafer_id.in_(wafer_ids), Annotation.state == wanted.state
        )
    ).all()
    verdicts = {(j.annotation_id, j.version): j.verdict for j in judged(session, ids)}
    found: dict[str, list[_Judged]] = defaultdict(list)
    for each in kept(session, ids):
        verdict = verdicts.get((each.annotation_id, each.version))
        is_good = verdict in ("accept", "correct")
        if verdict != "reject" and (is_good or not wanted.reviewed_only):
            found[each.wafer_id].append(_Judged(each, verdict))
    return found


def _image(entry: _Entry, raster: Raster) -> dict[str, Any]:
    return {
        "id": entry.key.number,
        "file_name": f"{entry.key.number}.png",
        "width": raster.width,
        "height": raster.height,
        "license": 1,
        "lot": entry.lot,
        "wafer": entry.wafer,
        "wafer_id": entry.key.wafer_id,
        "product": entry.product,
    }


def _lines(entry: _Entry, raster: Raster) -> Iterator[str]:
    for each in entry.annotations:
        for shape in each.annotation.shapes:
            yield _json(_region(entry.key.number, each, shape, raster))


def _region(number: int, judged: _Judged, shape: KeptShape, raster: Raster) -> dict[str, Any]:
    from ml_core.formats.results.coco import segmentation

    polygon, remarks = polygon_of(shape.body), judged.annotation.remarks
    (left, top), (right, bottom) = polygon.exterior.min(axis=0), polygon.exterior.max(axis=0)
    return {
        "id": shape.number,
        "image_id": number,
        "category_id": BY_KEY[shape.body.class_key].index + 1,
        "segmentation": segmentation(polygon, size=(raster.width, raster.height)),
        "area": polygon.area,
        "bbox": [float(left), float(top), float(right - left), float(bottom - top)],
        "iscrowd": 0,
        "confidence": 1.0 if shape.body.confidence is None else shape.body.confidence,
        "annotation_id": judged.annotation.annotation_id,
        "annotator_id": remarks.profile_id,
        "annotation_time_seconds": remarks.seconds,
        "verdict": judged.verdict,
    }


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))
