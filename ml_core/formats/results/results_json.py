"""results.json: all that was found, described by ``resources/schema/results.schema.json``.

What is unknown is null, never 0. Wafers are written one by one, so a run of any length needs
the memory of one wafer, and the file is whole at whatever point the run ends.
"""

import json
from pathlib import Path
from typing import Any, Final

from ml_core.formats.results.writing import Draft
from ml_core.wafer.grid import RASTER_VERSION, Known
from ml_core.wafer.inspection import (
    ClassMetrics,
    Defect,
    Inspection,
    Metrics,
    ModelInputs,
    StageTimes,
)
from ml_core.wafer.map import PaletteEntry, WaferMap
from ml_core.wafer.shapes import Polygon, Ring
from ml_core.wafer.taxonomy import FAIL, NO_DIE, PASS

RESULTS_VERSION: Final = 1
"""Version of the layout of results.json."""

_TINY: Final = 1e-12

_Json = dict[str, Any]


def result_json(wafer: WaferMap, inspection: Inspection) -> str:
    """One entry of the list ``wafers``, as JSON text on one line.

    Args:
        wafer: the wafer.
        inspection: what the model says of it.

    Returns:
        Text that meets ``$defs/wafer`` of the schema. Pixels are raster pixels (x right, y
        down), millimetres are wafer coordinates (notch down), dies are the source's own.
    """
    return _text(_wafer(wafer, inspection))


class ResultsFile:
    """results.json, written wafer by wafer.

    The wafers go to a temporary file beside the target; ``close`` adds the errors and puts it
    in the target's place. Until then an older results.json stays as it was.
    """

    def __init__(self, path: Path) -> None:
        """Start the file.

        Raises:
            ExportError: the folder cannot be written.
        """
        self._draft = Draft(path)
        self._errors: list[str] = []
        self._count = 0
        self._draft.append(f'{{"version": {RESULTS_VERSION}, "wafers": ['.encode())

    def add(self, wafer: WaferMap, inspection: Inspection) -> None:
        """Write one wafer.

        Raises:
            ExportError: the disk is full or gone.
        """
        separator = ",\n" if self._count else "\n"
        self._draft.append(_encoded(separator + result_json(wafer, inspection)))
        self._count += 1

    def add_error(self, *, source: str, message: str) -> None:
        """Note a file or wafer that could not be read or inspected.

        Args:
            source: the file's path as given, with ``!member`` inside an archive.
            message: one sentence: what is wrong, where, and what to do.
        """
        self._errors.append(_text({"source": source, "message": message}))

    def close(self) -> tuple[Path, ...]:
        """Finish the file and put it in its place.

        Raises:
            ExportError: the disk is full or gone; an older file is then as it was.
        """
        try:
            self._draft.append(_encoded("\n],\n" + self._errors_text() + "}\n"))
            return (self._draft.keep(),)
        finally:
            self._draft.discard()

    def _errors_text(self) -> str:
        body = ",\n".join(self._errors)
        return f'"errors": [\n{body}\n]' if body else '"errors": []'


def _text(value: _Json) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _encoded(text: str) -> bytes:
    # A path that is no valid UTF-8 holds lone surrogates; their escapes are valid JSON.
    return text.encode("utf-8", "backslashreplace")


def _wafer(wafer: WaferMap, inspection: Inspection) -> _Json:
    width, height = wafer.grid.raster_size
    return {
        "id": wafer.wafer_id,
        "source": wafer.source.path,
        "format": wafer.source.format or None,
        "lot": wafer.info.lot or None,
        "wafer": wafer.info.wafer or None,
        "product": wafer.info.product or None,
        "label": wafer.label or None,
        "raster": {"width": width, "height": height, "version": RASTER_VERSION},
        "grid": _grid(wafer),
        "counts": _counts(wafer),
        "verdict": inspection.verdict,
        "severity": _number(inspection.severity),
        "alert": inspection.is_alert,
        "defects": [_defect(defect) for defect in inspection.defects],
        "metrics": _metrics(inspection.metrics),
        "model": _model(inspection),
        "inputs": _inputs(inspection.inputs),
        "ms": _times(inspection.times),
        "warnings": list(wafer.warnings),
        "palette": [_palette_entry(entry) for entry in wafer.palette],
    }


def _palette_entry(entry: PaletteEntry) -> _Json:
    state = {NO_DIE: "no-die", PASS: "pass", FAIL: "fail"}[entry.state]
    return {"colour": entry.colour, "state": state, "share": _number(entry.share)}


def _grid(wafer: WaferMap) -> _Json:
    grid = wafer.grid
    pitch = [_number(value) for value in grid.pitch_mm] if grid.has_dies else None
    return {
        "columns": grid.columns if grid.has_dies else None,
        "rows": grid.rows if grid.has_dies else None,
        "pitch_mm": pitch,
        "diameter_mm": _number(grid.diameter_mm),
        "notch": grid.notch.value,
        "estimated": grid.is_estimated,
        "pitch_estimated": grid.pitch_known is Known.ESTIMATED,
        "diameter_estimated": grid.diameter_known is Known.ESTIMATED,
    }


def _counts(wafer: WaferMap) -> _Json:
    if not wafer.grid.has_dies:
        return {"dies": None, "pass": None, "fail": None}
    return {"dies": wafer.die_count, "pass": wafer.pass_count, "fail": wafer.fail_count}


def _defect(defect: Defect) -> _Json:
    return {
        "number": defect.number,
        "class": defect.class_key,
        "confidence": _number(defect.confidence),
        "area_px": int(defect.area_px),
        "area_mm2": _number(defect.area_mm2),
        "perimeter_px": _number(defect.perimeter_px),
        "compactness": _number(defect.compactness),
        "orientation_deg": _number(defect.orientation_deg),
        "length_mm": _number(defect.length_mm),
        "centroid_px": _numbers(defect.centroid_px),
        "centroid_mm": _numbers(defect.centroid_mm),
        "bbox_px": [int(value) for value in defect.bbox_px],
        "polygon_px": _polygon(defect.polygon),
        "dies": None if defect.dies is None else [[int(x), int(y)] for x, y in defect.dies],
    }


def _polygon(polygon: Polygon) -> _Json:
    return {"exterior": _ring(polygon.exterior), "holes": [_ring(ring) for ring in polygon.holes]}


def _ring(ring: Ring) -> list[list[float]]:
    return [_numbers((x, y)) for x, y in ring.tolist()]


def _metrics(metrics: Metrics) -> _Json:
    return {
        "cluster_count": metrics.cluster_count,
        "affected_dies": metrics.affected_dies,
        "failed_in_mask": _optional(metrics.failed_in_mask),
        "density_per_cm2": _number(metrics.density_per_cm2),
        "coverage": _number(metrics.coverage),
        "edge_ratio": _optional(metrics.edge_ratio),
        "quadrants": _numbers(metrics.quadrants),
        "clock": _optional(metrics.clock),
        "per_class": {entry.class_key: _class_metrics(entry) for entry in metrics.per_class},
    }


def _class_metrics(entry: ClassMetrics) -> _Json:
    # With no cluster there is no size to speak of: null, not 0.
    sizes = (entry.min_area_mm2, entry.mean_area_mm2, entry.max_area_mm2)
    least, mean, most = (_number(size) if entry.clusters else None for size in sizes)
    return {
        "clusters": entry.clusters,
        "affected_dies": entry.affected_dies,
        "area_mm2": _number(entry.area_mm2),
        "coverage": _number(entry.coverage),
        "min_area_mm2": least,
        "mean_area_mm2": mean,
        "max_area_mm2": most,
    }


def _model(inspection: Inspection) -> _Json:
    model = inspection.model
    return {
        "name": model.name,
        "version": model.version,
        "sha256": model.sha256,
        "provider": model.provider,
    }


def _inputs(inputs: ModelInputs | None) -> _Json | None:
    return None if inputs is None else {"pyramid": inputs.pyramid, "sizes": list(inputs.sizes)}


def _times(times: StageTimes) -> _Json:
    stages = {
        "read": times.read,
        "preprocess": times.preprocess,
        "model": times.model,
        "postprocess": times.postprocess,
        "metrics": times.metrics,
    }
    total = sum(stages.values())
    return {name: round(float(value), 3) for name, value in {**stages, "total": total}.items()}


def _optional(value: float | None) -> float | None:
    return None if value is None else _number(value)


def _numbers(values: tuple[float, ...]) -> list[float]:
    return [_number(value) for value in values]


def _number(value: float) -> float:
    """Nine significant digits, more than any of these numbers holds; whole ones without point."""
    rounded = 0.0 if abs(value) < _TINY else float(f"{value:.9g}")
    return int(rounded) if rounded.is_integer() else rounded
