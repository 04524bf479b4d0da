"""Stage lists: where to drive on a microscope, one CSV file a wafer, in order of travel."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from ml_core.formats.results.die_places import DieFrame, visit_pixel
from ml_core.formats.results.metrics_csv import csv_line
from ml_core.formats.results.naming import NameBook
from ml_core.formats.results.rows import Cell
from ml_core.formats.results.writing import make_folder, write_whole
from ml_core.stage.travel import visiting_order
from ml_core.wafer.alignment import Alignment
from ml_core.wafer.inspection import Defect, Inspection
from ml_core.wafer.map import WaferMap

_COLUMNS: Final[tuple[str, ...]] = (
    "visit", "defect", "class", "confidence", "die_x", "die_y", "offset_x_um", "offset_y_um",
    "wafer_x_mm", "wafer_y_mm", "mm_estimated", "stage_x_mm", "stage_y_mm",
    "alignment_residual_um",
)  # fmt: skip


class StageFolder:
    """A folder of stage lists, written wafer by wafer."""

    def __init__(self, folder: Path, *, alignment: Alignment | None = None) -> None:
        """Make the folder.

        Args:
            folder: where the lists go.
            alignment: from wafer to stage; without it the stage columns stay empty.

        Raises:
            ExportError: it cannot be made.
        """
        self._folder = make_folder(folder)
        self._alignment = alignment
        self._names = NameBook()

    def add(self, wafer: WaferMap, inspection: Inspection) -> None:
        """Write one wafer as ``NAME.csv``.

        Raises:
            ExportError: the file cannot be written.
        """
        text = stage_list(wafer, inspection, alignment=self._alignment)
        name = self._names.name(wafer)
        write_whole(self._folder / f"{name}.csv", text.encode("utf-8", "replace"))

    def close(self) -> tuple[Path, ...]:
        """Give the folder; each file was whole as soon as it was added."""
        return (self._folder,)


def stage_list(
    wafer: WaferMap, inspection: Inspection, *, alignment: Alignment | None = None
) -> str:
    """One wafer's defects in the order in which to visit them, as CSV.

    Args:
        wafer: the wafer.
        inspection: the defects; each is visited at one point inside it.
        alignment: from wafer millimetres to the stage's.

    Returns:
        A header and one line a visit: die in source coordinates, offset from the die's lower
        left corner on the map, wafer mm (notch down), stage mm and the worst residual.
    """
    pixels = [visit_pixel(defect, wafer.grid) for defect in inspection.defects]
    points = wafer.grid.pixel_to_mm(np.asarray(pixels, dtype=np.float64).reshape(-1, 2))
    lines = [csv_line(_COLUMNS)]
    for visit, at in enumerate(visiting_order(points), 1):
        defect, place = inspection.defects[at], points[at]
        stage = alignment.to_stage(place).tolist() if alignment else (None, None)
        residual = round(alignment.worst_um, 3) if alignment else None
        cells: tuple[Cell, ...] = (
            visit, *_defect_cells(wafer, defect, pixels[at]), *_rounded(place.tolist(), 6),
            wafer.grid.is_estimated, *_rounded(stage, 6), residual,
        )  # fmt: skip
        lines.append(csv_line(cells))
    return "".join(lines)


def _defect_cells(wafer: WaferMap, defect: Defect, pixel: tuple[float, float]) -> tuple[Cell, ...]:
    place = DieFrame(wafer.grid).place(pixel)
    die = wafer.grid.pixel_to_die(pixel).tolist() if wafer.grid.has_dies else (None, None)
    return (
        defect.number, defect.class_key, round(defect.confidence, 4), *die,
        *_rounded(place.offset_um, 3),
    )  # fmt: skip


def _rounded(values: Sequence[float | None], digits: int) -> tuple[float | None, ...]:
    return tuple(None if value is None else round(value, digits) for value in values)
