"""The rows of the tables: one a wafer, one a defect. CSV and Excel write the same ones."""

import json
from typing import Final

from ml_core.wafer.inspection import ClassMetrics, Defect, Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import CLASS_KEYS

Cell = str | int | float | bool | None
"""One value of a table; None where it is unknown."""

WAFER_COLUMNS: Final[tuple[str, ...]] = (
    "wafer_id", "source", "lot", "wafer", "product", "label", "dies", "pass", "fail", "verdict",
    "severity", "alert", "clusters", "affected_dies", "failed_in_mask", "density_per_cm2",
    "coverage", "edge_ratio", "quadrant_1", "quadrant_2", "quadrant_3", "quadrant_4", "clock",
    "mm_estimated",
    *(f"{key}_{what}" for key in CLASS_KEYS for what in ("clusters", "affected_dies", "area_mm2")),
    "model", "model_version", "model_sha256", "provider", "ms_total",
)  # fmt: skip
"""Columns of the wafers' table."""

DEFECT_COLUMNS: Final[tuple[str, ...]] = (
    "wafer_id", "source", "lot", "wafer", "defect", "class", "confidence", "area_px", "area_mm2",
    "perimeter_px", "compactness", "orientation_deg", "length_mm", "centroid_x_px",
    "centroid_y_px", "centroid_x_mm", "centroid_y_mm", "bbox_x_px", "bbox_y_px", "bbox_width_px",
    "bbox_height_px", "die_count", "dies", "mm_estimated",
)  # fmt: skip
"""Columns of the defects' table."""


def wafer_row(wafer: WaferMap, inspection: Inspection) -> tuple[Cell, ...]:
    """One wafer's values in the order of ``WAFER_COLUMNS``."""
    metrics, model, info, times = (
        inspection.metrics, inspection.model, wafer.info, inspection.times,
    )  # fmt: skip
    counts = (wafer.die_count, wafer.pass_count, wafer.fail_count)
    total = times.read + times.preprocess + times.model + times.postprocess + times.metrics
    return (
        wafer.wafer_id, wafer.source.path, info.lot, info.wafer, info.product, wafer.label,
        *(counts if wafer.grid.has_dies else (None, None, None)),
        inspection.verdict, _tidy(inspection.severity), inspection.is_alert,
        metrics.cluster_count, metrics.affected_dies, _tidy(metrics.failed_in_mask),
        _tidy(metrics.density_per_cm2), _tidy(metrics.coverage), _tidy(metrics.edge_ratio),
        *(_tidy(share) for share in metrics.quadrants), _tidy(metrics.clock),
        wafer.grid.is_estimated,
        *(cell for key in CLASS_KEYS for cell in _class_cells(key, metrics.per_class)),
        model.name, model.version, model.sha256, model.provider, _tidy(total),
    )  # fmt: skip


def defect_row(wafer: WaferMap, defect: Defect) -> tuple[Cell, ...]:
    """One defect's values in the order of ``DEFECT_COLUMNS``; dies as ``[[x, y], [x, y]]``."""
    dies = defect.dies
    return (
        wafer.wafer_id, wafer.source.path, wafer.info.lot, wafer.info.wafer,
        defect.number, defect.class_key, _tidy(defect.confidence),
        defect.area_px, _tidy(defect.area_mm2), _tidy(defect.perimeter_px),
        _tidy(defect.compactness), _tidy(defect.orientation_deg), _tidy(defect.length_mm),
        *(_tidy(value) for value in (*defect.centroid_px, *defect.centroid_mm)),
        *(int(value) for value in defect.bbox_px),
        None if dies is None else len(dies),
        _die_text(dies),
        wafer.grid.is_estimated,
    )  # fmt: skip


def _class_cells(key: str, per_class: tuple[ClassMetrics, ...]) -> tuple[Cell, ...]:
    for entry in per_class:
        if entry.class_key == key:
            return entry.clusters, entry.affected_dies, _tidy(entry.area_mm2)
    return None, None, None


def _die_text(dies: tuple[tuple[int, int], ...] | None) -> str | None:
    # JSON, whose bracket also keeps a spreadsheet from taking "-3 5" for a formula.
    return None if dies is None else json.dumps([[int(x), int(y)] for x, y in dies])


def _tidy(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.7g}")
