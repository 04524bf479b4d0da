"""Checks of an annotation that is handed in over REST: what fails is refused, shape by shape."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ml_core.wafer.checks import Finding, Trouble, check_annotation
from ml_core.wafer.shapes import Polygon, Shape
from sync_server.annotations.wafers import Raster
from sync_server.contract.annotations import Passed, QualityChecks, Region
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused

_CHECK_OF: Final = {
    Trouble.OVERLAP: "polygon_validation",
    Trouble.TOO_SMALL: "area_threshold_check",
    Trouble.TOO_LARGE: "area_threshold_check",
    Trouble.LOW_COVERAGE: "area_threshold_check",
    Trouble.UNKNOWN_CLASS: "label_consistency_check",
    Trouble.SELF_INTERSECTION: "self_intersection_check",
    Trouble.TOO_MANY_VERTICES: "vertex_count_check",
}
_MAX_TOLD: Final = 100


@dataclass(frozen=True)
class Quality:
    """What the checks say of regions that were taken.

    Attributes:
        checks: by name.
        warnings: one sentence each.
    """

    checks: QualityChecks
    warnings: tuple[str, ...]


def checked(regions: Sequence[Region], raster: Raster) -> Quality:
    """Check all regions of an annotation.

    Args:
        regions: as they were sent.
        raster: of the wafer.

    Raises:
        Refused: a check fails; the details name the region and say what to do.
    """
    shapes = [_shape(str(place), region) for place, region in enumerate(regions)]
    findings = check_annotation(shapes, wafer_area_px=raster.wafer_area_px)
    failed: dict[str, list[str]] = defaultdict(list)
    for shape in shapes:
        if not _is_on(raster, shape.polygon):
            failed[shape.shape_id].append(
                f"polygon_validation: The outline leaves the raster of {raster.width} x "
                f"{raster.height} pixels; cut it at the edge."
            )
    for finding in findings:
        if finding.blocks:
            check = _CHECK_OF[finding.trouble]
            failed[finding.shape_id or ""].append(f"{check}: {finding.message}")
    if failed:
        raise _refused(failed)
    return _passed([finding for finding in findings if not finding.blocks])


def _passed(odd: Sequence[Finding]) -> Quality:
    warned: dict[str, Passed] = {_CHECK_OF[finding.trouble]: "warning" for finding in odd}
    warnings = tuple(finding.message for finding in odd[:_MAX_TOLD])
    return Quality(QualityChecks(**warned), warnings)


def _refused(failed: dict[str, list[str]]) -> Refused:
    told = sorted(failed.items(), key=lambda item: int(item[0] or -1))[:_MAX_TOLD]
    count = "1 region fails" if len(failed) == 1 else f"{len(failed)} regions fail"
    return Refused(
        ErrorCode.INVALID_INPUT,
        f"{count} the quality checks; nothing was kept. Mend what the details name and send the "
        "annotation again.",
        details={f"annotations.{place}": " ".join(texts) for place, texts in told},
    )


def _shape(place: str, region: Region) -> Shape:
    holes = tuple(np.asarray(ring, dtype=np.float64) for ring in region.holes)
    return Shape(place, region.defect_class, Polygon(np.asarray(region.polygon, float), holes))


def _is_on(raster: Raster, polygon: Polygon) -> bool:
    low, high = polygon.exterior.min(axis=0), polygon.exterior.max(axis=0)
    return bool((low >= 0).all() and (high <= (raster.width, raster.height)).all())
