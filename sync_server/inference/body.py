"""A prediction as the JSON that is sent and cached. Loads OpenCV: imported when a model runs."""

import base64
import json
from dataclasses import replace
from typing import Any

import numpy as np

from ml_core.formats.results.masks import MASK_COLOURS, class_indices
from ml_core.formats.results.png import indexed_png
from ml_core.formats.results.results_json import result_json
from ml_core.segmentation.defects import die_shares, over_half
from ml_core.segmentation.metrics import measure
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import polygons_to_mask
from ml_core.wafer.taxonomy import CLASSES
from sync_server.inference.options import Options


def prediction_body(
    wafer: WaferMap, inspection: Inspection, options: Options, *, number: int, version: str,
    milliseconds: float,
) -> bytes:  # fmt: skip
    """One prediction as JSON (`contract.predict.Prediction`).

    Args:
        wafer: the wafer.
        inspection: what the model says of it.
        options: what is wanted of that.
        number: of the wafer.
        version: of the model.
        milliseconds: that it took.
    """
    told = inspection
    if options.threshold > 0:
        told = without_doubtful(wafer, inspection, threshold=options.threshold)
    entry: dict[str, Any] = json.loads(result_json(wafer, told))
    for defect in entry["defects"]:
        defect["defect_id"] = f"d{defect['number']}"
        defect["defect_class"] = defect["class"]
        if not options.polygons:
            defect["polygon_px"] = None
    if not options.metrics:
        entry["metrics"] = None
    mask = indexed_png(class_indices(told), MASK_COLOURS) if options.masks else None
    body = {
        "wafer_map_id": number,
        "model_version": version,
        "inference_time_ms": round(milliseconds, 3),
        "segmentation_mask": None if mask is None else base64.b64encode(mask).decode("ascii"),
        **entry,
    }
    return json.dumps(body, allow_nan=False, separators=(",", ":")).encode("ascii")


def without_doubtful(wafer: WaferMap, inspection: Inspection, *, threshold: float) -> Inspection:
    """The inspection without defects of less confidence: they go from mask and metrics, too.

    Verdict and severity stay: they judge the wafer with all that was found on it.
    """
    kept = tuple(defect for defect in inspection.defects if defect.confidence >= threshold)
    height, width = inspection.mask.shape
    mask, die_mask = np.zeros_like(inspection.mask), np.zeros_like(inspection.die_mask)
    for each in CLASSES:
        outlines = [defect.polygon for defect in kept if defect.class_key == each.key]
        if outlines:
            painted = polygons_to_mask(outlines, width=width, height=height).astype(np.uint8)
            mask |= painted << np.uint8(each.index)
            covered = over_half(die_shares(painted, wafer.grid), wafer.grid)
            die_mask |= covered.view(np.uint8) << np.uint8(each.index)
    metrics = measure(wafer, kept, mask, die_mask)
    return replace(inspection, defects=kept, metrics=metrics, mask=mask, die_mask=die_mask)
