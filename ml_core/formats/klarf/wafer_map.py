"""From a KLARF wafer to a map: dies with a defect fail, other inspected dies pass."""

from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.formats.klarf.wafer import KlarfWafer
from ml_core.formats.reader import PlainFile, ReadOptions
from ml_core.formats.shared.geometry import apply_given
from ml_core.formats.shared.layout import MAX_CELLS, extent_of, grid_of, plausible_mm, spread
from ml_core.formats.shared.sources import refuse, source_of
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import FAIL, NO_DIE, PASS

_PAIRS: Final = (0, 2)


def map_of(file: PlainFile, wafer: KlarfWafer, key: str, options: ReadOptions) -> WaferMap:
    """Wafer map of one KLARF wafer.

    Inspected dies are those of the test plan; without one, those whose whole area lies inside
    the wafer's circle. A die with a defect is on the map in any case. XINDEX grows to the right
    and YINDEX grows upwards.

    Args:
        file: the file.
        wafer: what it says.
        key: the wafer's key in the file.
        options: geometry that the user gave.

    Raises:
        WaferFileError: no die at all, or die indices too far apart.
    """
    where = f"line {wafer.line}"
    failed = _pairs(defect.die for defect in wafer.defects)
    tested = _pairs(wafer.plan) if wafer.plan else _dies_inside(file, wafer, where)
    if not len(tested) and not len(failed):
        tested = np.zeros((1, 2), dtype=np.int64)
    dies = np.concatenate([tested, failed])
    states = np.full(len(dies), FAIL, dtype=np.uint8)
    states[: len(tested)] = PASS
    x, y = dies[:, 0], dies[:, 1]
    extent = extent_of(file, x, y, where=where)
    cells = spread(extent, x, y, states, y_down=False, empty=NO_DIE).astype(np.uint8)
    top = extent.low + extent.rows - 1
    grid = grid_of(
        columns=extent.columns,
        rows=extent.rows,
        pitch_mm=_millimetres(wafer.pitch_um),
        diameter_mm=wafer.diameter_mm,
        notch=wafer.notch,
        first_die=(extent.left, top),
        y_down=False,
        centre=_centre_cell(wafer, extent.left, top),
    )
    return WaferMap(
        source=source_of(file, format_name="klarf", key=key),
        info=wafer.info,
        grid=apply_given(grid, wafer.info.product, options),
        cells=cells,
        reported=wafer.defects,
        warnings=(*wafer.warnings, *_outside_plan(wafer, tested, failed)),
    )


def _pairs(dies: Iterable[tuple[int, int]]) -> NDArray[np.int64]:
    return np.array(list(dies), dtype=np.int64).reshape(-1, 2)


def _millimetres(lengths: tuple[float, float] | None) -> tuple[float, float] | None:
    return None if lengths is None else (lengths[0] / 1000, lengths[1] / 1000)


def _centre_cell(wafer: KlarfWafer, left: int, top: int) -> tuple[float, float] | None:
    """Cell coordinates of the wafer's centre.

    SampleCenterLocation is told from the lower left corner of die (0, 0), which lies at cell
    column ``-left`` and, one die below its top edge, row ``top + 1``.
    """
    if wafer.centre_um is None or not _has_pitch(wafer):
        return None
    assert wafer.pitch_um is not None
    column = -left + wafer.centre_um[0] / wafer.pitch_um[0]
    row = top + 1 - wafer.centre_um[1] / wafer.pitch_um[1]
    far = max(abs(column), abs(row)) > 1e6
    return None if far else (column, row)


def _has_pitch(wafer: KlarfWafer) -> bool:
    return wafer.pitch_um is not None and all(plausible_mm(v / 1000) for v in wafer.pitch_um)


def _dies_inside(file: PlainFile, wafer: KlarfWafer, where: str) -> NDArray[np.int64]:
    """(n, 2) indices of the dies whose four corners lie inside the wafer's circle."""
    if wafer.diameter_mm is None or not _has_pitch(wafer):
        return np.zeros(_PAIRS, dtype=np.int64)
    assert wafer.pitch_um is not None
    radius = wafer.diameter_mm * 500
    across = 2 * radius / np.asarray(wafer.pitch_um)
    if across.prod() > MAX_CELLS or across.max() > MAX_CELLS:
        raise refuse(
            file,
            f"a pitch of {wafer.pitch_um[0]:g} x {wafer.pitch_um[1]:g} um puts more dies on a "
            f"{wafer.diameter_mm:g} mm wafer than the {MAX_CELLS:,} that can be shown",
            where,
        )
    centre = wafer.centre_um or (wafer.pitch_um[0] / 2, wafer.pitch_um[1] / 2)
    if max(abs(centre[0] / wafer.pitch_um[0]), abs(centre[1] / wafer.pitch_um[1])) > 1e6:
        return np.zeros(_PAIRS, dtype=np.int64)
    x, far_x = _reach(radius, wafer.pitch_um[0], centre[0])
    y, far_y = _reach(radius, wafer.pitch_um[1], centre[1])
    inside = far_x[:, None] ** 2 + far_y[None, :] ** 2 <= radius**2
    columns, rows = np.nonzero(inside)
    return np.column_stack([x[columns], y[rows]])


def _reach(
    radius: float, pitch: float, centre: float
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Indices along one axis, and how far each die's farther edge is from the centre, um."""
    index = np.arange(
        np.floor((centre - radius) / pitch), np.ceil((centre + radius) / pitch) + 1
    ).astype(np.int64)
    low = index * pitch - centre
    return index, np.maximum(np.abs(low), np.abs(low + pitch))


def _outside_plan(
    wafer: KlarfWafer, tested: NDArray[np.int64], failed: NDArray[np.int64]
) -> tuple[str, ...]:
    if not wafer.plan or not len(failed):
        return ()
    outside = set(map(tuple, failed.tolist())) - set(map(tuple, tested.tolist()))
    if not outside:
        return ()
    return (f"{len(outside)} dies with defects are not in the test plan; they are shown as well.",)
