"""What is said of a die or a place on the map, for tooltip, readout and screen reader."""

from ml_core.wafer.grid import DieGrid
from ml_core.wafer.inspection import Defect, Inspection
from ml_core.wafer.map import NO_BIN, WaferMap
from ml_core.wafer.taxonomy import CLASSES, FAIL, NO_DIE, PASS
from wafer_studio.ui.language import noted, translated
from wafer_studio.ui.shared_words import class_title

_STATES = {
    NO_DIE: noted("readout", "no die"),
    PASS: noted("readout", "pass"),
    FAIL: noted("readout", "fail"),
}


def cell_at(grid: DieGrid, x: float, y: float) -> tuple[int, int] | None:
    """Cell (column, row) at a raster point, None outside the grid."""
    column, row = grid.pixel_to_cell((x, y)).tolist()
    inside = 0 <= column < grid.columns and 0 <= row < grid.rows
    return (column, row) if inside else None


def describe_cell(
    wafer: WaferMap, inspection: Inspection | None, cell: tuple[int, int]
) -> tuple[str, ...]:
    """Lines that say all that is known of a cell.

    Args:
        wafer: the wafer.
        inspection: its inspection, or None.
        cell: (column, row) inside the grid.

    Returns:
        Short lines: die and state, bins, place in mm (marked where estimated), classes.
    """
    grid = wafer.grid
    column, row = cell
    lines = [
        f"{_place(grid, cell)}: {translated('readout', _STATES[int(wafer.cells[row, column])])}"
    ]
    bins = _bins(wafer, cell)
    if bins:
        lines.append(bins)
    x, y = grid.pixel_to_mm(grid.cell_to_pixel((column + 0.5, row + 0.5))).tolist()
    radius = (x * x + y * y) ** 0.5
    mark = translated("readout", " (est.)") if grid.is_estimated else ""
    lines.append(
        translated("readout", "x {x} mm, y {y} mm, radius {radius} mm{mark}").format(
            x=f"{x:.2f}", y=f"{y:.2f}", radius=f"{radius:.2f}", mark=mark
        )
    )
    if inspection is not None:
        lines.append(_classes(inspection, cell, has_dies=grid.has_dies))
    return tuple(lines)


def defect_at(inspection: Inspection, x: float, y: float, *, hidden: set[str]) -> Defect | None:
    """The smallest shown defect whose mask covers a raster point, or None."""
    under = [
        defect
        for defect in inspection.defects
        if defect.class_key not in hidden and _covers(defect, x, y)
    ]
    return min(under, key=lambda defect: defect.area_px, default=None)


def _place(grid: DieGrid, cell: tuple[int, int]) -> str:
    if not grid.has_dies:
        return translated("readout", "Pixel ({cell}, {cell_2})").format(
            cell=cell[0], cell_2=cell[1]
        )
    x, y = grid.cell_to_die(cell).tolist()
    return translated("readout", "Die ({x}, {y})").format(x=x, y=y)


def _bins(wafer: WaferMap, cell: tuple[int, int]) -> str:
    parts = []
    for name, bins in (
        (translated("readout", "hard bin"), wafer.hard_bins),
        (translated("readout", "soft bin"), wafer.soft_bins),
    ):
        if bins is not None and int(bins[cell[1], cell[0]]) != NO_BIN:
            parts.append(f"{name} {int(bins[cell[1], cell[0]])}")
    return ", ".join(parts)


def _classes(inspection: Inspection, cell: tuple[int, int], *, has_dies: bool) -> str:
    mask = inspection.die_mask if has_dies else inspection.mask
    bits = int(mask[cell[1], cell[0]])
    names = [class_title(c) for c in CLASSES if bits & c.bit]
    return (
        translated("readout", "in ") + ", ".join(names)
        if names
        else translated("readout", "in no defect")
    )


def _covers(defect: Defect, x: float, y: float) -> bool:
    left, top, width, height = defect.bbox_px
    if not (left <= x < left + width and top <= y < top + height):
        return False
    inside = False
    for ring in defect.polygon.rings:
        x1, y1 = ring[:, 0], ring[:, 1]
        x2, y2 = ring[[*range(1, len(ring)), 0]].T
        crossing = (y1 > y) != (y2 > y)
        at = x1[crossing] + (y - y1[crossing]) * (x2 - x1)[crossing] / (y2 - y1)[crossing]
        inside ^= bool((at > x).sum() % 2)
    return inside
