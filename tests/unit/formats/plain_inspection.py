"""Inspections made by hand or by plain morphology: real words, and no model."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ml_core.wafer.grid import DieGrid
from ml_core.wafer.inspection import (
    ClassMetrics,
    Defect,
    Inspection,
    Metrics,
    ModelRef,
    StageTimes,
    stack_bits,
)
from ml_core.wafer.map import WaferInfo, WaferMap, WaferSource
from ml_core.wafer.shapes import mask_to_polygons, polygons_to_mask
from ml_core.wafer.taxonomy import CLASS_KEYS, CLASSES, FAIL, NONE_VERDICT

MODEL = ModelRef("by-hand", "1.0", "c" * 64, "CPUExecutionProvider")


def wafer_map(
    cells: NDArray[np.uint8], *, lot: str | None = "LOT7", wafer: str | None = "03", **changes
) -> WaferMap:
    """A wafer over cells; ``changes`` replace the estimated grid or other parts."""
    rows, columns = cells.shape
    grid = changes.pop("grid", None) or DieGrid.estimated(columns=columns, rows=rows)
    source = changes.pop("source", None) or WaferSource("lot7/03.csv", "ab" * 32, key="3")
    return WaferMap(source, WaferInfo(lot=lot, wafer=wafer), grid, cells, **changes)


def inspection_of(wafer: WaferMap, masks: dict[str, NDArray[np.bool_]]) -> Inspection:
    """An inspection that finds these (height, width) raster masks, by class."""
    found = [_defects(wafer, key, mask) for key, mask in masks.items()]
    ranked = sorted((each for part in found for each in part), key=lambda each: -each.area_px)
    defects = tuple(_numbered(each, number) for number, each in enumerate(ranked, 1))
    width, height = wafer.grid.raster_size
    layers = np.zeros((len(CLASSES), height, width), dtype=np.bool_)
    for key, mask in masks.items():
        layers[CLASS_KEYS.index(key)] = mask
    bits = stack_bits(layers)
    return Inspection(
        wafer_id=wafer.wafer_id,
        model=MODEL,
        verdict=defects[0].class_key if defects else NONE_VERDICT,
        severity=63.25,
        defects=defects,
        metrics=_metrics(wafer, defects),
        mask=bits,
        die_mask=np.zeros((wafer.grid.rows, wafer.grid.columns), dtype=np.uint8),
        times=StageTimes(read=1.0, preprocess=2.0, model=60.0, postprocess=4.0, metrics=0.5),
    )


def inspect_plainly(wafer: WaferMap, key: str) -> Inspection:
    """Call every dense region of fails one class: a stand-in where any masks will do."""
    fails = (wafer.raster() == FAIL).astype(np.float32)
    side = max(min(wafer.grid.raster_size) // 12 | 1, 3)
    dense = cv2.GaussianBlur(fails, (side, side), 0) > 0.5
    return inspection_of(wafer, {key: np.asarray(dense)})


def _defects(wafer: WaferMap, key: str, mask: NDArray[np.bool_]) -> list[Defect]:
    height, width = mask.shape
    found = []
    for polygon in mask_to_polygons(mask):
        inside = polygons_to_mask([polygon], width=width, height=height)
        ys, xs = np.nonzero(inside)
        centre = (float(xs.mean() + 0.5), float(ys.mean() + 0.5))
        box = (int(xs.min()), int(ys.min()), int(np.ptp(xs)) + 1, int(np.ptp(ys)) + 1)
        mm_x, mm_y = wafer.grid.pixel_to_mm(centre).tolist()
        found.append(
            Defect(
                number=0, class_key=key, confidence=0.875, polygon=polygon, area_px=len(xs),
                area_mm2=len(xs) * wafer.grid.pixel_area_mm2,
                perimeter_px=float(sum(_length(ring) for ring in polygon.rings)),
                compactness=0.5, orientation_deg=45.0, length_mm=12.5, centroid_px=centre,
                centroid_mm=(mm_x, mm_y), bbox_px=box, dies=_dies(wafer, inside),
            )
        )  # fmt: skip
    return found


def _length(ring: NDArray[np.float64]) -> float:
    return float(np.abs(np.diff(ring, axis=0, append=ring[:1])).sum())


def _dies(wafer: WaferMap, inside: NDArray[np.bool_]) -> tuple[tuple[int, int], ...] | None:
    grid = wafer.grid
    if not grid.has_dies:
        return None
    kx, ky = grid.die_pixels
    share = inside.reshape(grid.rows, ky, grid.columns, kx).mean(axis=(1, 3))
    ys, xs = np.nonzero((share > 0.5) & wafer.die_mask)
    return tuple((x, y) for x, y in grid.cell_to_die(np.stack([xs, ys], axis=-1)).tolist())


def _numbered(defect: Defect, number: int) -> Defect:
    values = {name: getattr(defect, name) for name in Defect.__dataclass_fields__}
    return Defect(**{**values, "number": number})


def _metrics(wafer: WaferMap, defects: Sequence[Defect]) -> Metrics:
    dies = {die for defect in defects for die in defect.dies or ()}
    has_dies = wafer.grid.has_dies
    return Metrics(
        cluster_count=len(defects), affected_dies=len(dies) if has_dies else None,
        failed_in_mask=0.75 if dies else None, density_per_cm2=0.01, coverage=0.1,
        edge_ratio=0.5 if defects else None, quadrants=(0.25, 0.25, 0.25, 0.25), clock=3.5,
        per_class=tuple(_class_metrics(key, defects, has_dies) for key in CLASS_KEYS),
    )  # fmt: skip


def _class_metrics(key: str, defects: Sequence[Defect], has_dies: bool) -> ClassMetrics:
    own = [defect for defect in defects if defect.class_key == key]
    areas = [defect.area_mm2 for defect in own] or [0.0]
    return ClassMetrics(
        class_key=key, clusters=len(own),
        affected_dies=sum(len(d.dies or ()) for d in own) if has_dies else None,
        area_mm2=sum(areas), coverage=0.05, min_area_mm2=min(areas),
        mean_area_mm2=sum(areas) / len(areas), max_area_mm2=max(areas),
    )  # fmt: skip
