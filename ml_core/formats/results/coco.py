"""COCO instance segmentation (cocodataset.org, format-data): pictures and one JSON file.

Categories are 1 to 8 in taxonomy order. A defect without holes is a polygon; one with holes
is run-length encoded, because COCO's polygons cannot have holes. Ids count up from 1 in the
order of the wafers, so equal input gives equal files. Beyond COCO each annotation has the
defect's ``dies`` (source coordinates) and ``score``, and each image its ``lot`` and ``wafer``.
"""

import json
from pathlib import Path
from typing import Any, Final

import numpy as np
from pycocotools import mask as coco_mask

from ml_core.formats.results.naming import NameBook
from ml_core.formats.results.png import map_png
from ml_core.formats.results.writing import Draft, make_folder, write_whole
from ml_core.wafer.inspection import Defect, Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Polygon, polygons_to_mask
from ml_core.wafer.taxonomy import CLASSES

_LICENCE: Final = "The wafer maps belong to whoever owns them."


class CocoFolder:
    """``instances.json`` and ``images/``, written wafer by wafer."""

    def __init__(self, folder: Path) -> None:
        """Start the export.

        Raises:
            ExportError: the folder cannot be made.
        """
        self._images_folder = make_folder(folder / "images")
        self._names = NameBook()
        self._images: list[str] = []
        self._annotations = 0
        self._draft = Draft(folder / "instances.json")
        self._draft.append(_encoded(head("Defects found by Wafer Studio")))

    def add(self, wafer: WaferMap, inspection: Inspection) -> None:
        """Write one wafer's picture and annotations.

        Raises:
            ExportError: a file cannot be written.
        """
        name = f"{self._names.name(wafer)}.png"
        write_whole(self._images_folder / name, map_png(wafer))
        image_id = len(self._images) + 1
        for defect in inspection.defects:
            separator = ",\n" if self._annotations else "\n"
            entry = _annotation(wafer, defect, number=self._annotations + 1, image_id=image_id)
            self._draft.append(_encoded(separator + json.dumps(entry, ensure_ascii=False)))
            self._annotations += 1
        image = _image(wafer, file_name=f"images/{name}", image_id=image_id)
        self._images.append(json.dumps(image, ensure_ascii=False))

    def close(self) -> tuple[Path, ...]:
        """Finish ``instances.json``.

        Raises:
            ExportError: the disk is full or gone.
        """
        try:
            images = ",\n".join(self._images)
            self._draft.append(_encoded(f'\n],\n"images": [\n{images}\n]}}\n'))
            return (self._draft.keep(),)
        finally:
            self._draft.discard()


def head(description: str) -> str:
    """The file's text up to the opening bracket of its annotations.

    Args:
        description: what the file holds.
    """
    info = {"description": description, "version": "1"}
    licences = [{"id": 1, "name": _LICENCE, "url": ""}]
    categories = [
        {"id": each.index + 1, "name": each.key, "supercategory": "defect"} for each in CLASSES
    ]
    parts = f'"info": {json.dumps(info)},\n"licenses": {json.dumps(licences)},\n'
    return f'{{{parts}"categories": {json.dumps(categories)},\n"annotations": ['


def _image(wafer: WaferMap, *, file_name: str, image_id: int) -> dict[str, Any]:
    width, height = wafer.grid.raster_size
    return {
        "id": image_id,
        "file_name": file_name,
        "width": width,
        "height": height,
        "license": 1,
        "lot": wafer.info.lot,
        "wafer": wafer.info.wafer,
        "wafer_id": wafer.wafer_id,
    }


def _annotation(wafer: WaferMap, defect: Defect, *, number: int, image_id: int) -> dict[str, Any]:
    return {
        "id": number,
        "image_id": image_id,
        "category_id": defect.defect_class.index + 1,
        "segmentation": segmentation(defect.polygon, size=wafer.grid.raster_size),
        "area": defect.area_px,
        "bbox": list(defect.bbox_px),
        "iscrowd": 0,
        "score": round(defect.confidence, 6),
        "dies": None if defect.dies is None else [list(die) for die in defect.dies],
    }


def segmentation(polygon: Polygon, *, size: tuple[int, int]) -> Any:
    """A region as COCO writes it: a polygon, or run-length encoded where it has holes.

    Args:
        polygon: raster pixels.
        size: width and height of the raster.
    """
    if not polygon.holes:
        return [polygon.exterior.ravel().tolist()]
    width, height = size
    mask = polygons_to_mask([polygon], width=width, height=height)
    encoded = coco_mask.encode(np.asfortranarray(mask, dtype=np.uint8))
    return {"size": [height, width], "counts": encoded["counts"].decode("ascii")}


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
