"""A stack: the wafers of a lot laid over each other, and the share that fails at each die."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ml_core.lots.grids import grid_difference
from ml_core.lots.laying import around_both, laid_in, place_in, same_dies
from ml_core.wafer.errors import GeometryError
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import FAIL, NO_DIE

Counts = NDArray[np.int32]


@dataclass(frozen=True)
class LeftOut:
    """A wafer that does not lie in the stack.

    Attributes:
        wafer_id: the wafer.
        name: its name.
        reason: why, as the end of a sentence.
    """

    wafer_id: str
    name: str
    reason: str


@dataclass(frozen=True, eq=False)
class Stack:
    """Wafers of equal dies laid over each other.

    Attributes:
        grid: the grid that they share; the smallest around all where some maps end earlier.
        wafer_ids: the wafers in it.
        dies: (rows, columns) int32, wafers that have a die there.
        fails: (rows, columns) int32, wafers on which it failed.
        left_out: wafers whose dies are others.
    """

    grid: DieGrid
    wafer_ids: tuple[str, ...]
    dies: Counts
    fails: Counts
    left_out: tuple[LeftOut, ...] = ()

    @property
    def share(self) -> NDArray[np.float64]:
        """(rows, columns) float64: share of the wafers that fail, NaN where none has a die."""
        share = np.full(self.dies.shape, np.nan)
        np.divide(self.fails, self.dies, out=share, where=self.dies > 0)
        return share


@dataclass
class Stacking:
    """A stack in the making; wafers come one by one, so that a lot need not fit the memory."""

    _groups: list["_Group"] = field(default_factory=list)

    def add(self, wafer: WaferMap) -> None:
        """Lay one more wafer on those that have its dies."""
        group = next((g for g in self._groups if same_dies(g.grid, wafer.grid)), None)
        if group is None:
            shape = wafer.cells.shape
            group = _Group(wafer.grid, np.zeros(shape, np.int32), np.zeros(shape, np.int32))
            self._groups.append(group)
        group.grow(wafer.grid)
        cells = laid_in(group.grid, wafer)
        assert cells is not None  # the group's grid has grown around it
        group.wafers.append((wafer.wafer_id, wafer.name))
        group.dies += cells != NO_DIE
        group.fails += cells == FAIL

    def done(self) -> Stack:
        """The largest stack, the first of equal ones; the other wafers are left out.

        Raises:
            GeometryError: no wafer was added.
        """
        if not self._groups:
            raise GeometryError("There is no wafer to stack; choose a lot that holds some.")
        chosen = max(self._groups, key=lambda group: len(group.wafers))
        left_out = tuple(
            LeftOut(key, name, grid_difference(chosen.grid, group.grid))
            for group in self._groups
            if group is not chosen
            for key, name in group.wafers
        )
        ids = tuple(key for key, _ in chosen.wafers)
        return Stack(chosen.grid, ids, chosen.dies, chosen.fails, left_out)


@dataclass
class _Group:
    grid: DieGrid
    dies: Counts
    fails: Counts
    wafers: list[tuple[str, str]] = field(default_factory=list)

    def grow(self, grid: DieGrid) -> None:
        """Hold the dies of one more grid too."""
        around = around_both(self.grid, grid)
        if around == self.grid:
            return
        column, row = place_in(around, self.grid)
        rows, columns = self.dies.shape
        room = (row, around.rows - rows - row), (column, around.columns - columns - column)
        self.dies, self.fails = np.pad(self.dies, room), np.pad(self.fails, room)
        self.grid = around


def stack_of(wafers: Iterable[WaferMap]) -> Stack:
    """Stack wafers; those whose grid is not the most frequent one are left out.

    Raises:
        GeometryError: there is no wafer.
    """
    stacking = Stacking()
    for wafer in wafers:
        stacking.add(wafer)
    return stacking.done()
