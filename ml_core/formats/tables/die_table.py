"""Die tables: columns of results as arrays, and the maps that they make."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.formats.reader import PlainFile, ReadOptions
from ml_core.formats.shared.geometry import apply_given
from ml_core.formats.shared.layout import Ints, extent_of, grid_of, spread, spread_bins
from ml_core.formats.shared.sources import refuse, source_of
from ml_core.wafer.map import NO_BIN, DieResult, WaferInfo, WaferMap
from ml_core.wafer.taxonomy import FAIL, NO_DIE, PASS

MAX_ASIDE: Final = 1_000_000
"""Most retests and unplaced results that are kept beside one map."""
UNKNOWN: Final = -1
"""Value of ``passed`` for a die of which nothing is told."""


@dataclass(frozen=True, eq=False)
class DieTable:
    """Results of dies in file order; arrays of length n.

    Attributes:
        x: int64 die coordinates; where ``placed`` is False without meaning.
        y: int64.
        placed: bool, False for a die with no position.
        passed: int8, 1 pass, 0 fail, UNKNOWN.
        hard: int64 hard bins, NO_BIN where not told; None if the table has none.
        soft: the same for soft bins.
        group: int64, which wafer each row belongs to.
        wafers: lot, wafer and product of each group.
    """

    x: Ints
    y: Ints
    placed: NDArray[np.bool_]
    passed: NDArray[np.int8]
    hard: Ints | None
    soft: Ints | None
    group: Ints
    wafers: tuple[WaferInfo, ...]


def maps_of(
    file: PlainFile,
    table: DieTable,
    options: ReadOptions,
    *,
    format_name: str,
    warnings: tuple[str, ...],
) -> Iterator[WaferMap]:
    """Yield one map a wafer, in the order in which the table first names them.

    Where a die comes twice the last result is shown and the earlier ones are kept. x grows to
    the right and y downwards, as the table does not tell otherwise.

    Raises:
        WaferFileError: a wafer without any die in place, or too many results beside the map.
    """
    order = np.argsort(table.group, kind="stable")
    ends = np.cumsum(np.bincount(table.group, minlength=len(table.wafers)))
    keys = _keys(table.wafers)
    start = 0
    for index, end in enumerate(ends.tolist()):
        rows = order[start:end]
        start = end
        yield _map(file, table, rows, index, keys[index], options, format_name, warnings)


def _keys(wafers: tuple[WaferInfo, ...]) -> list[str]:
    """A key for each wafer: its id, with its lot where the table holds several lots."""
    lots = {info.lot for info in wafers}
    if len(lots) > 1:
        return [f"{info.lot or ''}/{info.wafer or ''}" for info in wafers]
    return [info.wafer or "" for info in wafers]


def _map(
    file: PlainFile,
    table: DieTable,
    rows: Ints,
    index: int,
    key: str,
    options: ReadOptions,
    format_name: str,
    warnings: tuple[str, ...],
) -> WaferMap:
    where = f"wafer {key}" if key else ""
    placed = rows[table.placed[rows]]
    unplaced = rows[~table.placed[rows]]
    extent = extent_of(file, table.x[placed], table.y[placed], where=where)
    last, earlier = _last_of_each(table, placed)
    if len(earlier) + len(unplaced) > MAX_ASIDE:
        raise refuse(
            file,
            f"{len(earlier) + len(unplaced):,} results are retests or have no position; more "
            f"than {MAX_ASIDE:,} cannot be kept",
            where,
        )
    x, y = table.x[last], table.y[last]
    states = np.where(table.passed[last] == 1, PASS, FAIL).astype(np.uint8)
    cells = spread(extent, x, y, states, y_down=True, empty=NO_DIE).astype(np.uint8)
    info = table.wafers[index]
    grid = grid_of(columns=extent.columns, rows=extent.rows, first_die=(extent.left, extent.low))
    unknown = int(np.count_nonzero(table.passed[last] == UNKNOWN))
    said = (f"{unknown} dies have no result; they are shown as fails.",) if unknown else ()
    return WaferMap(
        source=source_of(file, format_name=format_name, key=key),
        info=info,
        grid=apply_given(grid, info.product, options),
        cells=cells,
        hard_bins=None
        if table.hard is None
        else spread_bins(extent, x, y, table.hard[last], y_down=True),
        soft_bins=None
        if table.soft is None
        else spread_bins(extent, x, y, table.soft[last], y_down=True),
        retests=_results(table, earlier),
        unplaced=_results(table, unplaced),
        warnings=(*warnings, *said),
    )


def _last_of_each(table: DieTable, rows: Ints) -> tuple[Ints, Ints]:
    """Rows with the last result of each die, and the earlier ones, both in file order."""
    x, y = table.x[rows], table.y[rows]
    place = (x - x.min()) * (int(y.max() - y.min()) + 1) + (y - y.min())
    _, first_from_behind = np.unique(place[::-1], return_index=True)
    is_last = np.zeros(len(rows), dtype=bool)
    is_last[len(rows) - 1 - first_from_behind] = True
    return rows[is_last], rows[~is_last]


def _results(table: DieTable, rows: Ints) -> tuple[DieResult, ...]:
    def one(row: int) -> DieResult:
        passed = int(table.passed[row])
        is_placed = bool(table.placed[row])
        return DieResult(
            x=int(table.x[row]) if is_placed else None,
            y=int(table.y[row]) if is_placed else None,
            passed=None if passed == UNKNOWN else passed == 1,
            hard_bin=_bin(table.hard, row),
            soft_bin=_bin(table.soft, row),
        )

    return tuple(one(int(row)) for row in rows)


def _bin(bins: Ints | None, row: int) -> int | None:
    return None if bins is None or bins[row] == NO_BIN else int(bins[row])
