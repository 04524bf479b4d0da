"""Wafers and inspections to the store's columns and back, without loss.

Arrays are kept as zlib of their bytes in row order; what is nested is kept as JSON with the
names of the fields, so that a later version can add one.
"""

import json
import zlib
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import DTypeLike, NDArray

from ml_core.wafer.inspection import ClassMetrics, Defect, Metrics
from ml_core.wafer.map import WaferMap
from ml_core.wafer.packing import extra_of, told_of, wafer_from
from ml_core.wafer.shapes import Polygon

Columns = dict[str, Any]
"""Values by column name; never leaves the store."""

_LEVEL: Final = 3


def pack_array(array: NDArray[Any] | None) -> bytes | None:
    """Bytes of an array in row order, compressed; None stays None."""
    return None if array is None else zlib.compress(np.ascontiguousarray(array).tobytes(), _LEVEL)


def unpack_array(
    packed: bytes | None, *, shape: tuple[int, int], dtype: DTypeLike
) -> NDArray[Any] | None:
    """Array of (rows, columns) from its compressed bytes; read-only; None stays None."""
    if packed is None:
        return None
    return np.frombuffer(zlib.decompress(packed), dtype=dtype).reshape(shape)


def pack_json(value: object) -> bytes:
    """Compressed UTF-8 JSON; text that a file had in no valid coding survives."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=True)
    return zlib.compress(text.encode("ascii"), _LEVEL)


def unpack_json(packed: bytes) -> Any:
    """Value from its compressed JSON."""
    return json.loads(zlib.decompress(packed))


def clean_text(text: str) -> str:
    """Text that SQLite can keep: what is no valid Unicode is written as an escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def wafer_columns(wafer: WaferMap) -> Columns:
    """Columns of a wafer (all but ``number`` and ``added_at``)."""
    source = wafer.source
    return {
        "wafer_id": wafer.wafer_id,
        "name": clean_text(wafer.name),
        "path": clean_text(source.path),
        "sha256": source.sha256,
        "member": clean_text(source.member),
        "key": clean_text(source.key),
        "format": source.format,
        "lot": _clean(wafer.info.lot),
        "wafer": _clean(wafer.info.wafer),
        "product": _clean(wafer.info.product),
        "label": _clean(wafer.label),
        "columns": wafer.grid.columns,
        "rows": wafer.grid.rows,
        "dies": wafer.die_count,
        "fails": wafer.fail_count,
        "warnings": len(wafer.warnings),
        "estimated": int(wafer.grid.is_estimated),
        "told": json.dumps(told_of(wafer), ensure_ascii=True),
        "cells": pack_array(wafer.cells),
        "hard_bins": pack_array(wafer.hard_bins),
        "soft_bins": pack_array(wafer.soft_bins),
        "truth": pack_array(wafer.truth),
        "extra": pack_json(extra_of(wafer)),
    }


def wafer_of(row: Columns) -> WaferMap:
    """The wafer that ``wafer_columns`` made the columns of."""
    shape = (row["rows"], row["columns"])
    kinds = {"hard_bins": np.int32, "soft_bins": np.int32, "truth": np.uint8}
    found = {n: unpack_array(row[n], shape=shape, dtype=kind) for n, kind in kinds.items()}
    arrays = {name: array for name, array in found.items() if array is not None}
    return wafer_from(
        json.loads(row["told"]), unpack_json(row["extra"]), {"cells": cells_of(row), **arrays}
    )


def cells_of(row: Columns) -> NDArray[np.uint8]:
    """Cells (rows, columns) uint8 of a wafer's columns; read-only."""
    cells = unpack_array(row["cells"], shape=(row["rows"], row["columns"]), dtype=np.uint8)
    assert cells is not None  # the column is NOT NULL
    return cells


def _clean(text: str | None) -> str | None:
    return None if text is None else clean_text(text)


def metrics_json(metrics: Metrics) -> str:
    """Metrics as JSON."""
    return json.dumps(asdict(metrics))


def metrics_of(text: str) -> Metrics:
    """Metrics from their JSON."""
    fields = json.loads(text)
    fields["quadrants"] = tuple(fields["quadrants"])
    fields["per_class"] = tuple(ClassMetrics(**entry) for entry in fields["per_class"])
    return Metrics(**fields)


def defect_columns(defect: Defect) -> Columns:
    """Columns of a defect (all but ``inspection``)."""
    details = _DefectDetails.of(defect)
    return {
        "number": defect.number,
        "class_key": defect.class_key,
        "confidence": defect.confidence,
        "area_px": defect.area_px,
        "area_mm2": defect.area_mm2,
        "x_mm": defect.centroid_mm[0],
        "y_mm": defect.centroid_mm[1],
        "die_count": None if defect.dies is None else len(defect.dies),
        "details": pack_json(asdict(details)),
    }


def defect_of(row: Columns) -> Defect:
    """The defect that ``defect_columns`` made the columns of."""
    details = unpack_json(row["details"])
    dies, (exterior, *holes) = details["dies"], details["rings"]
    return Defect(
        number=row["number"],
        class_key=row["class_key"],
        confidence=row["confidence"],
        polygon=Polygon(np.asarray(exterior), tuple(np.asarray(hole) for hole in holes)),
        area_px=row["area_px"],
        area_mm2=row["area_mm2"],
        perimeter_px=details["perimeter_px"],
        compactness=details["compactness"],
        orientation_deg=details["orientation_deg"],
        length_mm=details["length_mm"],
        centroid_px=(details["centroid_px"][0], details["centroid_px"][1]),
        centroid_mm=(row["x_mm"], row["y_mm"]),
        bbox_px=tuple(details["bbox_px"]),
        dies=None if dies is None else tuple((x, y) for x, y in dies),
    )


@dataclass(frozen=True)
class _DefectDetails:
    rings: list[Any]
    perimeter_px: float
    compactness: float
    orientation_deg: float
    length_mm: float
    centroid_px: tuple[float, float]
    bbox_px: tuple[int, int, int, int]
    dies: tuple[tuple[int, int], ...] | None

    @classmethod
    def of(cls, defect: Defect) -> "_DefectDetails":
        return cls(
            rings=[ring.tolist() for ring in defect.polygon.rings],
            perimeter_px=defect.perimeter_px,
            compactness=defect.compactness,
            orientation_deg=defect.orientation_deg,
            length_mm=defect.length_mm,
            centroid_px=defect.centroid_px,
            bbox_px=defect.bbox_px,
            dies=defect.dies,
        )
