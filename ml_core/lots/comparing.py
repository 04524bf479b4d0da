"""Two wafers side by side: which dies fail on both, and which on one only."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.lots.grids import grid_difference
from ml_core.wafer.errors import GeometryError
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import FAIL, NO_DIE

NEITHER: Final = 0
"""No die on either wafer."""
BOTH_PASS: Final = 1
BOTH_FAIL: Final = 2
ONLY_FIRST: Final = 3
"""Fails on the first wafer, passes on the second."""
ONLY_SECOND: Final = 4
"""The reverse."""
NOT_COMPARED: Final = 5
"""A die that only one of the wafers has."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """What two wafers have in common.

    Attributes:
        states: (rows, columns) uint8 of NEITHER, BOTH_PASS, BOTH_FAIL, ONLY_FIRST, ONLY_SECOND,
            NOT_COMPARED.
        counts: number of cells in each state, in that order.
    """

    states: NDArray[np.uint8]
    counts: tuple[int, int, int, int, int, int]

    @property
    def compared(self) -> int:
        """Dies that both wafers have."""
        return sum(self.counts[BOTH_PASS : ONLY_SECOND + 1])

    @property
    def agreement(self) -> float | None:
        """Share of those on which both say the same, 0 to 1; None without a common die."""
        if not self.compared:
            return None
        return (self.counts[BOTH_PASS] + self.counts[BOTH_FAIL]) / self.compared

    @property
    def shared_fails(self) -> float | None:
        """Fails of both over fails of either (Jaccard), 0 to 1; None where nothing fails."""
        either = sum(self.counts[BOTH_FAIL : ONLY_SECOND + 1])
        return self.counts[BOTH_FAIL] / either if either else None


def compare(first: WaferMap, second: WaferMap) -> Comparison:
    """Compare two wafers die by die.

    Raises:
        GeometryError: their grids differ; the message says in what.
    """
    if words := grid_difference(first.grid, second.grid):
        raise GeometryError(
            f"{second.name} cannot be laid over {first.name}: {words}; choose two wafers of one "
            "die grid."
        )
    a, b = first.cells, second.cells
    has_a, has_b = a != NO_DIE, b != NO_DIE
    fails_a, fails_b = a == FAIL, b == FAIL
    states = np.select(
        [~has_a & ~has_b, ~(has_a & has_b), fails_a & fails_b, fails_a, fails_b],
        [NEITHER, NOT_COMPARED, BOTH_FAIL, ONLY_FIRST, ONLY_SECOND],
        default=BOTH_PASS,
    ).astype(np.uint8)
    both, fail, one, two, alone = np.bincount(states.ravel(), minlength=6)[1:].tolist()
    neither = states.size - both - fail - one - two - alone
    return Comparison(states, (neither, both, fail, one, two, alone))
