"""The real demo lot: the facts that are known of it without this program."""

import gzip
import random
from pathlib import Path

import numpy as np
import pytest

from ml_core.wafer.grid import Known, Notch
from ml_core.wafer.map import NO_BIN
from tests.shared_data import shared_data
from tests.unit.formats.opened import only_wafer, wafers_and_errors

LOT2 = "stdf/lot2.stdf.gz"


def test_counts_of_the_demo_lot() -> None:
    wafer = only_wafer(shared_data(LOT2))
    assert wafer.die_count == 1456
    assert len(wafer.retests) == 113
    assert wafer.pass_count == 1389
    assert wafer.fail_count == 67
    assert wafer.unplaced == ()
    earlier_failed = sum(result.passed is False for result in wafer.retests)
    assert earlier_failed + wafer.fail_count == 180


def test_metadata_of_the_demo_lot() -> None:
    info = only_wafer(shared_data(LOT2)).info
    assert (info.lot, info.wafer, info.product) == ("GAL-LOT", "GAL-LOT-02", "GOLD8BAR")
    assert (info.program, info.equipment, info.step) == ("mobile-05", "galaxy-t", "E38")
    assert info.tested_at == "2001-06-05T20:50:22Z"


def test_grid_of_the_demo_lot() -> None:
    grid = only_wafer(shared_data(LOT2)).grid
    assert (grid.columns, grid.rows) == (42, 43)
    assert grid.first_die == (4, -3)  # x grows right, y grows up: row 0 is the greatest y
    assert (grid.x_right, grid.y_down, grid.notch) == (True, False, Notch.DOWN)
    assert grid.pitch_known is Known.ESTIMATED  # its WCR says die size zero
    assert grid.cell_to_die([41, 42]).tolist() == [45, -45]


def test_bins_of_the_demo_lot() -> None:
    wafer = only_wafer(shared_data(LOT2))
    assert wafer.hard_bins is not None
    bins = np.unique(wafer.hard_bins[wafer.die_mask])
    assert set(bins) | {result.hard_bin for result in wafer.retests} >= set(bins)
    assert np.count_nonzero(wafer.hard_bins == 1) == 1389
    assert (wafer.hard_bins[~wafer.die_mask] == NO_BIN).all()


def _result_ends(data: bytes) -> list[int]:
    """Byte after each PRR, from the record headers alone (big-endian)."""
    ends, at = [], 0
    while at + 4 <= len(data):
        after = at + 4 + int.from_bytes(data[at : at + 2], "big")
        if data[at + 2 : at + 4] == b"\x05\x14":
            ends.append(after)
        at = after
    return ends


@pytest.mark.parametrize("count", [25, pytest.param(300, marks=pytest.mark.slow)])
def test_no_die_before_a_cut_is_lost_unseen(tmp_path: Path, count: int) -> None:
    data = gzip.decompress(shared_data(LOT2).read_bytes())
    ends = _result_ends(data)
    assert len(ends) == 1569
    path = tmp_path / "cut.stdf"
    for cut in random.Random(count).sample(range(300, len(data)), count):
        path.write_bytes(data[:cut])
        (wafer,), _ = wafers_and_errors(path)
        assert wafer.die_count + len(wafer.retests) == sum(end <= cut for end in ends)
        assert any("MRR" in line or "cut" in line for line in wafer.warnings), cut
