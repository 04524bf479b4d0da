"""Numbers of drawn shapes: dies, mm2, kill ratio, and what the model sees that no shape covers.

A die is under a shape when over half of its pixels are (as for masks of the model). The kill
ratio is the share of the dies under a shape that failed.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.wafer.annotation import proposal_key
from ml_core.wafer.checks import Finding, check_annotation
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Polygon, Shape, polygons_to_mask
from ml_core.wafer.taxonomy import FAIL, NO_DIE

Cells = NDArray[np.int64]

_COVERED: Final = 0.2
"""A defect of the model is taken for marked when shapes cover this share of its dies."""


@dataclass(frozen=True, slots=True)
class DrawnFigures:
    """Numbers of one shape, or of all shapes of a wafer together.

    Attributes:
        dies: dies under it; None on an image without dies.
        kill_ratio: share of them that failed, 0 to 1; None without dies.
        area_mm2: area, mm2; of dies that exist, overlaps counted once.
        coverage: share of the wafer's dies, or of the image's pixels, 0 to 1.
    """

    dies: int | None
    kill_ratio: float | None
    area_mm2: float
    coverage: float


@dataclass(frozen=True, slots=True, eq=False)
class DrawnReport:
    """All that is said of an annotation while it is drawn.

    Attributes:
        total: of all shapes together.
        cells: (n,) int64, dies under any shape, ``row * columns + column``, growing; pixels of an
            image without dies.
        by_shape: of each, in order, by the shape's id.
        findings: of the checks.
        unmarked: numbers of the model's defects that no shape covers and nobody rejected.
    """

    total: DrawnFigures
    cells: Cells
    by_shape: tuple[tuple[str, DrawnFigures], ...]
    findings: tuple[Finding, ...]
    unmarked: tuple[int, ...]


class ShapeMeter:
    """Measures shapes on one wafer; what was measured of a shape once is kept while it stays.

    Args:
        wafer: the wafer.
    """

    def __init__(self, wafer: WaferMap) -> None:
        self._wafer = wafer
        self._cells: dict[Shape, Cells] = {}
        self._exists = wafer.cells != NO_DIE if wafer.grid.has_dies else None

    def report(
        self,
        shapes: Sequence[Shape],
        inspection: Inspection | None,
        *,
        rejected: Collection[str] = (),
    ) -> DrawnReport:
        """Measure and check shapes.

        Args:
            shapes: of one annotation.
            inspection: the model's, for what no shape covers; None where there is none.
            rejected: its defects that the person does not agree with (`proposal_key`).

        Returns:
            The report.
        """
        self._cells = {shape: self._cells_of(shape) for shape in shapes}
        kx, ky = self._wafer.grid.die_pixels
        size = self._wafer.grid.raster_size
        area = self._die_count * kx * ky if self._exists is not None else size[0] * size[1]
        return DrawnReport(
            total=self._figures(list(shapes)),
            cells=_union(self._cells[shape] for shape in shapes),
            by_shape=tuple((shape.shape_id, self._figures([shape])) for shape in shapes),
            findings=check_annotation(shapes, wafer_area_px=max(area, 1)),
            unmarked=self._unmarked(shapes, inspection, rejected),
        )

    @property
    def _die_count(self) -> int:
        return int(np.count_nonzero(self._exists)) if self._exists is not None else 0

    def _figures(self, shapes: Sequence[Shape]) -> DrawnFigures:
        grid = self._wafer.grid
        if self._exists is None:
            pixels = float(_union(self._cells[s] for s in shapes).size)
            width, height = grid.raster_size
            share = pixels / (width * height)
            return DrawnFigures(None, None, pixels * grid.pixel_area_mm2, share)
        cells = _union(self._cells[s] for s in shapes)
        failed = int(np.count_nonzero(self._wafer.cells.reshape(-1)[cells] == FAIL))
        kx, ky = grid.die_pixels
        return DrawnFigures(
            dies=len(cells),
            kill_ratio=failed / len(cells) if len(cells) else None,
            area_mm2=len(cells) * kx * ky * grid.pixel_area_mm2,
            coverage=len(cells) / max(self._die_count, 1),
        )

    def _cells_of(self, shape: Shape) -> Cells:
        """Numbers of the dies (or pixels) under a shape, row by row, growing."""
        known = self._cells.get(shape)
        return known if known is not None else cells_under(shape.polygon, self._wafer)

    def _unmarked(
        self, shapes: Sequence[Shape], inspection: Inspection | None, rejected: Collection[str]
    ) -> tuple[int, ...]:
        if inspection is None:
            return ()
        drawn = _union(self._cells[s] for s in shapes)
        return tuple(
            defect.number
            for defect in inspection.defects
            if proposal_key(inspection.model.sha256, defect.number) not in rejected
            and not _is_marked(cells_under(defect.polygon, self._wafer), drawn)
        )


def cells_under(polygon: Polygon, wafer: WaferMap) -> Cells:
    """Dies that a polygon covers over half; pixels on an image without dies.

    Args:
        polygon: raster pixels.
        wafer: the wafer.

    Returns:
        (n,) int64, ``row * columns + column`` of dies that exist, growing; ``y * width + x``
        of pixels without dies.
    """
    grid = wafer.grid
    (kx, ky), (width, height) = grid.die_pixels, grid.raster_size
    low = np.floor(polygon.exterior.min(axis=0) / (kx, ky)).astype(np.int64)
    high = np.ceil(polygon.exterior.max(axis=0) / (kx, ky)).astype(np.int64)
    left, top = np.clip(low, 0, (width // kx, height // ky)).tolist()
    right, bottom = np.clip(high, 0, (width // kx, height // ky)).tolist()
    if right <= left or bottom <= top:
        return np.zeros(0, np.int64)
    moved = Polygon(
        polygon.exterior - (left * kx, top * ky),
        tuple(hole - (left * kx, top * ky) for hole in polygon.holes),
    )
    wide, high_px = (right - left) * kx, (bottom - top) * ky
    mask = polygons_to_mask([moved], width=wide, height=high_px)
    shares = mask.reshape(bottom - top, ky, right - left, kx).mean(axis=(1, 3))
    rows, columns = np.nonzero(shares > 0.5)  # (rows of the box, columns of the box)
    rows, columns = rows + top, columns + left
    if grid.has_dies:
        exists = wafer.cells[rows, columns] != NO_DIE
        rows, columns = rows[exists], columns[exists]
    return np.asarray(rows * (width // kx) + columns, np.int64)


def _union(parts: Iterable[Cells]) -> Cells:
    found = list(parts)
    if not found:
        return np.zeros(0, np.int64)
    return np.asarray(np.unique(np.concatenate(found)) if len(found) > 1 else found[0])


def _is_marked(cells: Cells, drawn: Cells) -> bool:
    if not len(cells):
        return True
    return len(np.intersect1d(cells, drawn, assume_unique=True)) >= _COVERED * len(cells)
