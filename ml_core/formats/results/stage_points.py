"""Picked points of a wafer for a SEM or FIB: candidates, CSV, and KLARF, in visiting order."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from ml_core.formats.results.die_places import DieFrame, visit_pixel
from ml_core.formats.results.klarf_writer import KlarfRecord, records_as_12, records_as_18
from ml_core.formats.results.metrics_csv import csv_line
from ml_core.formats.results.rows import Cell
from ml_core.stage.points import Candidate, PointKind, StagePoint
from ml_core.wafer.alignment import Alignment
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.inspection import Inspection, Point
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import BY_KEY, FAIL

_COLUMNS: Final[tuple[str, ...]] = (
    "visit", "point", "kind", "defect", "class", "die_x", "die_y", "offset_x_um", "offset_y_um",
    "wafer_x_mm", "wafer_y_mm", "mm_estimated", "stage_x_mm", "stage_y_mm",
    "alignment_residual_um", "leg_mm", "wafer_id", "lot", "wafer", "fa_verdict", "fa_words",
    "fa_date", "fa_by",
)  # fmt: skip


def defect_candidates(wafer: WaferMap, inspection: Inspection) -> tuple[Candidate, ...]:
    """One candidate a defect, in the defects' order: a point inside it and in one of its dies."""
    across, down = wafer.grid.pixel_mm
    return tuple(
        Candidate(
            PointKind.DEFECT, visit_pixel(defect, wafer.grid), defect.class_key, defect.number,
            defect.area_mm2, (defect.bbox_px[2] * across, defect.bbox_px[3] * down),
        )
        for defect in inspection.defects
    )  # fmt: skip


def reported_candidates(wafer: WaferMap) -> tuple[Candidate, ...]:
    """One candidate a defect that the source lists, at the place in its die that it tells."""
    grid = wafer.grid
    kx, ky = grid.die_pixels
    made = []
    for each in wafer.reported:
        column, row = grid.die_to_cell(each.die).tolist()
        right, up = np.asarray(each.offset_um) / 1000 / grid.pixel_mm
        width, height = each.size_um or (0.0, 0.0)
        made.append(
            Candidate(
                PointKind.REPORTED, (column * kx + float(right), (row + 1) * ky - float(up)),
                defect=each.defect_id, area_mm2=(each.area_um2 or 0.0) / 1e6,
                size_mm=(width / 1000, height / 1000),
            )
        )  # fmt: skip
    return tuple(made)


def die_candidates(wafer: WaferMap) -> tuple[Candidate, ...]:
    """One candidate a die that failed, row by row; none for an image without dies."""
    if not wafer.grid.has_dies:
        return ()
    rows, columns = np.nonzero(wafer.cells == FAIL)
    middles = wafer.grid.cell_to_pixel(np.stack([columns, rows], axis=-1) + 0.5)
    return tuple(_die_at(wafer.grid, (x, y)) for x, y in middles.tolist())


def die_candidate(grid: DieGrid, die: tuple[int, int]) -> Candidate:
    """The exact middle of a die, given in source coordinates, as a candidate."""
    x, y = grid.die_to_pixel(die).tolist()
    return _die_at(grid, (x, y))


def _die_at(grid: DieGrid, middle: Point) -> Candidate:
    width, height = grid.pitch_mm
    return Candidate(PointKind.DIE, middle, area_mm2=width * height, size_mm=(width, height))


def points_csv(
    wafer: WaferMap, points: Sequence[StagePoint], *, alignment: Alignment | None = None
) -> str:
    """Points in their order, with empty columns for what is found there.

    Args:
        wafer: their wafer.
        points: in visiting order.
        alignment: from wafer millimetres to the stage's; without it those columns stay empty.

    Returns:
        A header and one line a point; the verdict's columns can be filled in and read back.
    """
    places = [point.candidate.place_mm(wafer.grid) for point in points]
    legs = [0.0, *np.hypot(*np.diff(np.reshape(places, (-1, 2)), axis=0).T).tolist()]
    lines = [csv_line(_COLUMNS)]
    for visit, (point, place, leg) in enumerate(zip(points, places, legs, strict=False), 1):
        lines.append(csv_line((visit, *_cells(wafer, point, place, leg, alignment))))
    return "".join(lines)


def points_klarf(
    wafer: WaferMap,
    points: Sequence[StagePoint],
    *,
    version: str,
    alignment: Alignment | None = None,
) -> str:
    """Points in their order as a KLARF; DEFECTID is the point's number.

    Args:
        wafer: their wafer; its dies are the test plan.
        points: in visiting order.
        version: ``1.2`` or ``1.8``.
        alignment: from wafer millimetres to the stage's; with it each record has XSTAGE and
            YSTAGE in the file's unit of length.

    Returns:
        The file's text.
    """
    write = records_as_12 if version == "1.2" else records_as_18
    note = "points in order of travel"
    if alignment is not None:
        note += f", stage aligned by {len(alignment.residuals_um)} points"
        note += f" with a residual of {alignment.worst_um:.1f} um at most"
    return write(wafer, [_klarf_record(wafer, each, alignment) for each in points], note=note)


def _cells(
    wafer: WaferMap, point: StagePoint, place: Point, leg: float, alignment: Alignment | None
) -> tuple[Cell, ...]:
    candidate, finding = point.candidate, point.finding
    frame = DieFrame(wafer.grid).place(candidate.pixel)
    stage = alignment.to_stage(place).tolist() if alignment else (None, None)
    found = (
        (finding.outcome.value, finding.words, finding.found_on, finding.author)
        if finding
        else (None,) * 4
    )
    return (
        point.number, candidate.kind.value, candidate.defect, candidate.class_key or None,
        *(candidate.die(wafer.grid) or (None, None)),
        *(round(value, 3) for value in frame.offset_um), *(round(value, 6) for value in place),
        wafer.grid.is_estimated, *(None if each is None else round(each, 6) for each in stage),
        round(alignment.worst_um, 3) if alignment else None, round(leg, 3),
        wafer.wafer_id, wafer.info.lot, wafer.info.wafer, *found,
    )  # fmt: skip


def _klarf_record(wafer: WaferMap, point: StagePoint, alignment: Alignment | None) -> KlarfRecord:
    candidate = point.candidate
    found = BY_KEY.get(candidate.class_key)
    die = candidate.die(wafer.grid)
    width, height = candidate.size_mm
    stage = None
    if alignment is not None:
        x, y = (alignment.to_stage(candidate.place_mm(wafer.grid)) * 1000).tolist()
        stage = (x, y)
    return KlarfRecord(
        number=point.number, pixel=candidate.pixel, size_um=(width * 1000, height * 1000),
        area_um2=candidate.area_mm2 * 1e6, length_um=max(width, height) * 1000,
        class_number=0 if found is None else found.index + 1,
        cluster=candidate.defect or 0, dies=() if die is None else (die,), stage_um=stage,
    )  # fmt: skip
