"""Zones: rings, quadrants, sectors, edge band, reticle positions, and the yield of each.

A die belongs to the zone that its middle lies in. Radii and angles are those of the millimetre
frame (origin at the wafer's centre, notch down), so a zone means the same whatever way a source
orients its map; the stepper's grid goes by columns and rows of the map as it is shown.
"""

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.wafer.errors import GeometryError
from ml_core.wafer.grid import DieGrid, polar_to_mm
from ml_core.wafer.shapes import Polygon

ZoneNumbers = NDArray[np.int32]
Counts = NDArray[np.integer]
Array = NDArray[np.float64]

MAX_ZONES: Final = 400
"""Zones of one kind that are told apart; more cannot be read from a table."""

_ARC_STEP_DEG: Final = 3.0
_ON_THE_LINE: Final = 1e-9
"""A middle this close (relative) to a border lies on it, whatever floating point says."""
_QUADRANTS: Final = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class ZoneMark:
    """A zone's title on the map.

    Attributes:
        text: short, such as ``Ring 2``.
        place: raster pixel (x, y) in the middle of the zone, or of its upper part.
    """

    text: str
    place: tuple[float, float]


@dataclass(frozen=True, eq=False)
class Zones:
    """The zones of one die grid.

    Attributes:
        title: what kind of zones they are.
        numbers: (rows, columns) int32, the zone of each cell, 0 to ``len(names) - 1``.
        names: name of each zone.
        outlines: what is drawn, raster pixels: one outline a zone, but one a field for the
            stepper's grid.
        marks: title of each zone on the map; empty for zones of many pieces.
    """

    title: str
    numbers: ZoneNumbers
    names: tuple[str, ...]
    outlines: tuple[Polygon, ...]
    marks: tuple[ZoneMark, ...] = ()


@dataclass(frozen=True)
class ZoneYield:
    """Dies of one zone.

    Attributes:
        number: the zone.
        name: its name.
        dies: dies in it, over all wafers that were counted.
        fails: those that failed.
    """

    number: int
    name: str
    dies: int
    fails: int

    @property
    def passed_share(self) -> float | None:
        """Yield, 0 to 1; None for a zone without dies."""
        return None if not self.dies else 1.0 - self.fails / self.dies


def rings(grid: DieGrid, *, count: int, equal_area: bool = False) -> Zones:
    """Concentric rings from the middle outwards; what lies beyond the rim is in the last one.

    Args:
        grid: the die grid.
        count: number of rings, 1 to 50.
        equal_area: rings of equal area instead of equal width.

    Raises:
        GeometryError: a count that cannot be.
    """
    _check(count, least=1, most=50, what="rings")
    share = _polar(grid)[..., 0] / (grid.diameter_mm / 2.0)
    filled = share**2 if equal_area else share
    numbers = np.clip(np.floor(filled * count * (1 + _ON_THE_LINE)), 0, count - 1)
    steps = np.arange(count + 1) / count
    bounds = (np.sqrt(steps) if equal_area else steps) * grid.diameter_mm / 2.0
    spans = list(zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True))
    return Zones(
        title="Rings of equal area" if equal_area else "Rings of equal width",
        numbers=numbers.astype(np.int32),
        names=tuple(f"Ring {n} ({a:.0f}–{b:.0f} mm)" for n, (a, b) in enumerate(spans, start=1)),
        outlines=tuple(_annulus(grid, inner, outer) for inner, outer in spans),
        marks=tuple(
            _mark(grid, f"Ring {n}", (a + b) / 2 if a else 0.0, 90.0)
            for n, (a, b) in enumerate(spans, start=1)
        ),
    )


def edge_band(grid: DieGrid, *, width_mm: float) -> Zones:
    """The band along the rim, and what lies inside it.

    Args:
        grid: the die grid.
        width_mm: width of the band, mm, above 0 and below the radius.

    Raises:
        GeometryError: a width that cannot be.
    """
    radius = grid.diameter_mm / 2.0
    if not 0.0 < width_mm < radius:
        raise GeometryError(
            f"An edge band of {width_mm:g} mm cannot be on a wafer of {radius:g} mm radius; give "
            "a width between the two."
        )
    inner = radius - width_mm
    is_edge = _polar(grid)[..., 0] >= inner * (1 - _ON_THE_LINE)
    return Zones(
        title="Edge band",
        numbers=is_edge.astype(np.int32),
        names=("Inside", f"Edge (outer {width_mm:g} mm)"),
        outlines=(_annulus(grid, 0.0, inner), _annulus(grid, inner, radius)),
        marks=(_mark(grid, "Inside", 0.0, 90.0), _mark(grid, "Edge", radius - width_mm / 2, 90.0)),
    )


def quadrants(grid: DieGrid) -> Zones:
    """Quadrants I to IV, counter-clockwise from +x, +y with the notch down."""
    numbers = np.clip(np.floor(_polar(grid)[..., 1] / 90.0), 0, 3)
    return Zones(
        title="Quadrants",
        numbers=numbers.astype(np.int32),
        names=tuple(f"Quadrant {name}" for name in _QUADRANTS),
        outlines=tuple(_wedge(grid, 90.0 * n, 90.0 * (n + 1)) for n in range(4)),
        marks=tuple(
            _mark(grid, f"Quadrant {name}", 0.25 * grid.diameter_mm, 45.0 + 90.0 * n)
            for n, name in enumerate(_QUADRANTS)
        ),
    )


def sectors(grid: DieGrid, *, count: int) -> Zones:
    """Equal sectors, clockwise from 12 o'clock, which is opposite the notch.

    Args:
        grid: the die grid.
        count: number of sectors, 2 to 36.

    Raises:
        GeometryError: a count that cannot be.
    """
    _check(count, least=2, most=36, what="sectors")
    turned = (90.0 - _polar(grid)[..., 1]) % 360.0
    numbers = np.floor(turned * (count / 360.0) * (1 + _ON_THE_LINE)) % count
    step = 360.0 / count
    hours = [(_clock(n * step / 30.0), _clock((n + 1) * step / 30.0)) for n in range(count)]
    return Zones(
        title="Sectors",
        numbers=numbers.astype(np.int32),
        names=tuple(f"{begin} to {end}" for begin, end in hours),
        outlines=tuple(_wedge(grid, 90.0 - (n + 1) * step, 90.0 - n * step) for n in range(count)),
        marks=tuple(
            _mark(grid, f"{begin}–{end}", 0.36 * grid.diameter_mm, 90.0 - (n + 0.5) * step)
            for n, (begin, end) in enumerate(hours)
        ),
    )


def reticle(grid: DieGrid, *, columns: int, rows: int, offset: tuple[int, int] = (0, 0)) -> Zones:
    """Positions in the stepper's field: the same position of every field is one zone.

    Args:
        grid: the die grid.
        columns: dies that a field is wide, as the map is shown.
        rows: dies that a field is high.
        offset: (column, row) of the cell at which a field begins; any whole numbers.

    Returns:
        Zones counted along the rows of a field from its top left; ``outlines`` are the fields.

    Raises:
        GeometryError: a field that cannot be.
    """
    column, row = _cells(grid)
    _check_field(grid, columns, rows)
    numbers = (row - offset[1]) % rows * columns + (column - offset[0]) % columns
    return Zones(
        title="Reticle positions",
        numbers=numbers.astype(np.int32),
        names=tuple(f"Column {c + 1}, row {r + 1}" for r in range(rows) for c in range(columns)),
        outlines=_field_outlines(grid, columns, rows, offset),
    )


def fields(grid: DieGrid, *, columns: int, rows: int, offset: tuple[int, int] = (0, 0)) -> Zones:
    """The stepper's fields: each exposure is one zone.

    Args:
        grid: the die grid.
        columns: dies that a field is wide, as the map is shown.
        rows: dies that a field is high.
        offset: (column, row) of the cell at which a field begins; any whole numbers.

    Raises:
        GeometryError: a field that cannot be, or more fields than can be told apart.
    """
    column, row = _cells(grid)
    _check_field(grid, columns, rows)
    across = (column - offset[0] % columns + columns) // columns
    down = (row - offset[1] % rows + rows) // rows
    across, down = across - across.min(), down - down.min()
    wide, high = int(across.max()) + 1, int(down.max()) + 1
    if wide * high > MAX_ZONES:
        raise GeometryError(
            f"Fields of {columns} x {rows} dies make {wide * high} zones, over {MAX_ZONES}; give "
            "a larger field."
        )
    return Zones(
        title="Fields",
        numbers=(down * wide + across).astype(np.int32),
        names=tuple(f"Field {c + 1}, {r + 1}" for r in range(high) for c in range(wide)),
        outlines=(outlines := _field_outlines(grid, columns, rows, offset)),
        marks=tuple(
            ZoneMark(f"{n % wide + 1}, {n // wide + 1}", _middle(outline))
            for n, outline in enumerate(outlines)
        ),
    )


def zone_yields(zones: Zones, *, dies: Counts, fails: Counts) -> tuple[ZoneYield, ...]:
    """Dies and fails of each zone.

    Args:
        zones: the zones.
        dies: (rows, columns) dies at each cell: 0 or 1 for one wafer, a count for a stack.
        fails: (rows, columns) those that failed.

    Returns:
        One entry a zone, in the zones' order, also for those without dies.

    Raises:
        GeometryError: the counts are of another grid.
    """
    if dies.shape != zones.numbers.shape or fails.shape != zones.numbers.shape:
        raise GeometryError(
            f"The zones are of {zones.numbers.shape[1]} x {zones.numbers.shape[0]} dies, the "
            f"wafer of {dies.shape[1]} x {dies.shape[0]}; make the zones anew."
        )
    flat, count = zones.numbers.ravel(), len(zones.names)
    there = np.bincount(flat, weights=dies.ravel(), minlength=count).astype(np.int64)
    failed = np.bincount(flat, weights=fails.ravel(), minlength=count).astype(np.int64)
    return tuple(
        ZoneYield(number, name, int(there[number]), int(failed[number]))
        for number, name in enumerate(zones.names)
    )


def _cells(grid: DieGrid) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Column and row of each cell, both (rows, columns)."""
    row, column = np.indices((grid.rows, grid.columns))
    return column, row


def _polar(grid: DieGrid) -> Array:
    """(rows, columns, 2): radius in mm and angle in degrees of each die's middle."""
    column, row = _cells(grid)
    middles = np.stack([column, row], axis=-1) + 0.5
    return grid.pixel_to_polar(grid.cell_to_pixel(middles))


def _mark(grid: DieGrid, text: str, radius: float, degrees: float) -> ZoneMark:
    x, y = grid.mm_to_pixel(polar_to_mm((radius, degrees))).tolist()
    return ZoneMark(text, (x, y))


def _middle(outline: Polygon) -> tuple[float, float]:
    low, high = outline.exterior.min(axis=0), outline.exterior.max(axis=0)
    x, y = ((low + high) / 2).tolist()
    return x, y


def _annulus(grid: DieGrid, inner: float, outer: float) -> Polygon:
    holes = (_circle(grid, inner),) if inner > 0.0 else ()
    return Polygon(_circle(grid, outer), holes)


def _circle(grid: DieGrid, radius: float) -> Array:
    return _arc(grid, radius, 0.0, 360.0)[:-1]


def _wedge(grid: DieGrid, start: float, stop: float) -> Polygon:
    """A sector from one angle to another, counter-clockwise, degrees."""
    middle = grid.mm_to_pixel((0.0, 0.0))
    return Polygon(np.vstack([middle, _arc(grid, grid.diameter_mm / 2.0, start, stop)]))


def _arc(grid: DieGrid, radius: float, start: float, stop: float) -> Array:
    """(n, 2) raster pixels along a circle, both ends included."""
    angles = np.linspace(start, stop, math.ceil((stop - start) / _ARC_STEP_DEG) + 1)
    polar = np.stack([np.full_like(angles, radius), angles], axis=-1)
    return grid.mm_to_pixel(polar_to_mm(polar))


def _field_outlines(
    grid: DieGrid, columns: int, rows: int, offset: tuple[int, int]
) -> tuple[Polygon, ...]:
    across = _borders(grid.columns, columns, offset[0])
    down = _borders(grid.rows, rows, offset[1])
    return tuple(
        Polygon(grid.cell_to_pixel([(x0, y0), (x1, y0), (x1, y1), (x0, y1)]))
        for y0, y1 in pairwise(down)
        for x0, x1 in pairwise(across)
    )


def _borders(length: int, step: int, offset: int) -> list[int]:
    """Cells at which a field begins, with both ends of the grid."""
    return sorted({0, length, *range(offset % step, length, step)})


def _check(count: int, *, least: int, most: int, what: str) -> None:
    if not least <= count <= most:
        raise GeometryError(f"{count} {what} cannot be; give a number from {least} to {most}.")


def _check_field(grid: DieGrid, columns: int, rows: int) -> None:
    if not (1 <= columns <= grid.columns and 1 <= rows <= grid.rows):
        raise GeometryError(
            f"A field of {columns} x {rows} dies does not fit a map of {grid.columns} x "
            f"{grid.rows}; give the number of dies that the reticle holds."
        )
    if columns * rows > MAX_ZONES:
        raise GeometryError(
            f"A field of {columns} x {rows} dies has more than {MAX_ZONES} positions; give the "
            "number of dies that the reticle holds."
        )


def _clock(hours: float) -> str:
    whole, minutes = divmod(round(hours * 60), 60)
    return f"{whole % 12 or 12}:{minutes:02d}"
