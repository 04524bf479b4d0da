"""Two wafers: what both, one or neither of them show."""

from dataclasses import replace

import numpy as np
import pytest

from ml_core.lots.comparing import compare
from ml_core.wafer.errors import GeometryError
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.map import WaferInfo, WaferMap, WaferSource


def wafer(key, cells):
    cells = np.array(cells, dtype=np.uint8)
    rows, columns = cells.shape
    return WaferMap(
        source=WaferSource(path="a.csv", sha256="0" * 64, key=key),
        info=WaferInfo(lot="L", wafer=key),
        grid=DieGrid.estimated(columns=columns, rows=rows),
        cells=cells,
    )


def test_every_pair_of_states_by_hand():
    a = wafer("A", [[0, 0, 0], [1, 1, 1], [2, 2, 2]])
    b = wafer("B", [[0, 1, 2], [0, 1, 2], [0, 1, 2]])
    made = compare(a, b)
    assert made.states.tolist() == [[0, 5, 5], [5, 1, 4], [5, 3, 2]]
    assert made.counts == (1, 1, 1, 1, 1, 4)
    assert made.compared == 4
    assert made.agreement == 0.5
    assert made.shared_fails == pytest.approx(1 / 3)


def test_the_other_way_round_swaps_the_two():
    a, b = wafer("A", [[2, 2, 2, 1]]), wafer("B", [[1, 1, 2, 2]])
    there, back = compare(a, b).counts, compare(b, a).counts
    assert there == (0, 0, 1, 2, 1, 0)
    assert back == (0, 0, 1, 1, 2, 0)


def test_nothing_in_common_has_no_share():
    made = compare(wafer("A", [[0, 1]]), wafer("B", [[1, 0]]))
    assert made.agreement is None
    assert made.shared_fails is None


def test_two_clean_wafers_agree_and_share_no_fail():
    made = compare(wafer("A", [[1, 1]]), wafer("B", [[1, 1]]))
    assert made.agreement == 1.0
    assert made.shared_fails is None


def test_grids_that_differ_are_told_in_words():
    with pytest.raises(GeometryError) as caught:
        compare(wafer("A", [[1, 1]]), wafer("B", [[1, 1, 1]]))
    assert str(caught.value) == (
        "L / B cannot be laid over L / A: it has 3 x 1 dies, not 2 x 1; choose two wafers of one "
        "die grid."
    )
    a = wafer("A", [[1, 1]])
    b = a.with_grid(replace(a.grid, first_die=(3, 4)))
    with pytest.raises(GeometryError, match=r"its first die is \(3, 4\), not \(0, 0\)"):
        compare(a, b)
