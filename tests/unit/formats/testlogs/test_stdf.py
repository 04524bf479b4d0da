"""STDF reader against records written byte by byte."""

from pathlib import Path

import pytest

from ml_core.formats.reader import ProductGeometry, ReadOptions
from ml_core.wafer.grid import Known, Notch
from ml_core.wafer.map import DieResult
from ml_core.wafer.taxonomy import FAIL, NO_DIE, PASS
from tests.stdf_files import ABNORMAL, FAILED, NO_VERDICT, SAME_PART, Order, StdfFile
from tests.unit.formats.opened import only_error, only_wafer, wafers_and_errors, wafers_of


def saved(folder: Path, file: StdfFile, name: str = "lot.stdf") -> Path:
    path = folder / name
    path.write_bytes(bytes(file))
    return path


def begun(order: Order = "<") -> StdfFile:
    return StdfFile(order).far().mir()


@pytest.mark.parametrize("order", ["<", ">"])
def test_both_byte_orders(tmp_path: Path, order: Order) -> None:
    file = begun(order).wcr(x="R", y="U").wir()
    file.part(5, -2, hard=1, soft=300).part(6, -2, flag=FAILED, hard=7).part(5, -3, hard=1)
    wafer = only_wafer(saved(tmp_path, file.wrr(parts=3, good=2).mrr()))
    assert wafer.cells.tolist() == [[PASS, FAIL], [PASS, NO_DIE]]
    assert wafer.hard_bins is not None
    assert wafer.hard_bins.tolist() == [[1, 7], [1, -1]]
    assert wafer.soft_bins is not None
    assert wafer.soft_bins.tolist() == [[300, -1], [-1, -1]]
    assert wafer.grid.first_die == (5, -2)
    assert wafer.info.lot == "LOT7"
    assert wafer.info.tested_at == "2001-09-09T01:46:40Z"
    assert wafer.warnings == ()


@pytest.mark.parametrize(
    ("x", "y", "cells", "first"),
    [
        ("R", "D", [[PASS, FAIL], [PASS, NO_DIE]], (1, 1)),
        ("R", "U", [[PASS, NO_DIE], [PASS, FAIL]], (1, 2)),
        ("L", "D", [[FAIL, PASS], [NO_DIE, PASS]], (2, 1)),
        ("L", "U", [[NO_DIE, PASS], [FAIL, PASS]], (2, 2)),
        (" ", " ", [[PASS, FAIL], [PASS, NO_DIE]], (1, 1)),
    ],
)
def test_raster_is_as_the_axes_say(
    tmp_path: Path, x: str, y: str, cells: list[list[int]], first: tuple[int, int]
) -> None:
    file = begun().wcr(x=x, y=y).wir().part(1, 1).part(2, 1, flag=FAILED).part(1, 2)
    wafer = only_wafer(saved(tmp_path, file.wrr(parts=3).mrr()))
    assert wafer.cells.tolist() == cells
    assert wafer.grid.first_die == first
    assert wafer.grid.die_to_cell([1, 2]).tolist() == (
        [[0, 1], [1, 1]][x == "L"] if y != "U" else [[0, 0], [1, 0]][x == "L"]
    )


def test_last_result_of_a_die_counts_and_earlier_ones_are_kept(tmp_path: Path) -> None:
    file = begun().wir().part(0, 0, flag=FAILED, hard=5, soft=50, part="1").part(1, 0, part="2")
    file.part(0, 0, flag=FAILED, hard=6, part="1b").part(0, 0, hard=1, part="1c")
    wafer = only_wafer(saved(tmp_path, file.wrr(parts=4).mrr()))
    assert wafer.cells.tolist() == [[PASS, PASS]]
    assert wafer.retests == (
        DieResult(0, 0, False, hard_bin=5, soft_bin=50, part="1"),
        DieResult(0, 0, False, hard_bin=6, part="1b"),
    )


def test_parts_without_a_position_are_kept_beside_the_map(tmp_path: Path) -> None:
    file = begun().wir().part(0, 0).part(flag=FAILED, hard=9, part="A").part(3, -32768, part="B")
    wafer = only_wafer(saved(tmp_path, file.wrr(parts=3).mrr()))
    assert wafer.unplaced == (
        DieResult(None, None, False, hard_bin=9, part="A"),
        DieResult(3, None, True, hard_bin=1, part="B"),
    )
    assert wafer.warnings == ("2 results have no position and are not on the map.",)


def test_retest_of_a_part_without_a_position_replaces_it(tmp_path: Path) -> None:
    file = begun().wir().part(0, 0).part(flag=FAILED, part="A").part(part="A", flag=SAME_PART)
    wafer = only_wafer(saved(tmp_path, file.wrr(parts=3).mrr()))
    assert [result.passed for result in wafer.unplaced] == [True]
    assert [result.passed for result in wafer.retests] == [False]


def test_bins_judge_where_the_flag_says_nothing(tmp_path: Path) -> None:
    file = begun().wir()
    for x, hard in enumerate([1, 2, 3]):
        file.part(x, 0, flag=NO_VERDICT, hard=hard)
    file.part(3, 0, flag=NO_VERDICT | FAILED, hard=4, soft=40)
    file.wrr(parts=4).hbr(2, "P").hbr(3, "F").hbr(4, " ").sbr(40, "P").mrr()
    wafer = only_wafer(saved(tmp_path, file))
    assert wafer.cells.tolist() == [[PASS, PASS, FAIL, PASS]]
    assert "4 results do not say pass or fail" in wafer.warnings[0]


def test_short_results_take_the_missing_values(tmp_path: Path) -> None:
    file = begun().wir().part(0, 0).pir()
    file.record(5, 20, bytes([1, 0]))  # head and site only: no verdict, no bin, no position
    wafer = only_wafer(saved(tmp_path, file.wrr(parts=2).mrr()))
    assert wafer.unplaced == (DieResult(None, None, False),)


def test_geometry_of_the_setup_record(tmp_path: Path) -> None:
    file = begun().wcr(
        diameter=7.874, height=0.1, width=0.2, units=1, flat="L", centre=(1, 2), x="R", y="D"
    )
    file.wir()
    for x in range(4):
        for y in range(4):
            file.part(x, y)
    grid = only_wafer(saved(tmp_path, file.wrr(parts=16).mrr())).grid
    assert grid.pitch_mm == pytest.approx((5.08, 2.54), rel=1e-6)  # DIE_WID across, DIE_HT down
    assert grid.diameter_mm == pytest.approx(200.0, rel=1e-4)
    assert (grid.pitch_known, grid.diameter_known) == (Known.READ, Known.READ)
    assert grid.notch is Notch.LEFT
    assert grid.centre == (1.5, 2.5)


def test_the_told_centre_holds_for_half_a_wafer(tmp_path: Path) -> None:
    file = begun().wcr(
        diameter=100, height=10, width=10, units=3, flat="D", centre=(5, 5), x="R", y="U"
    )
    file.wir()
    for y in range(3):  # the test was stopped after three of nine rows
        for x in range(1, 10):
            file.part(x, y)
    wafer = only_wafer(saved(tmp_path, file.wrr(parts=27).mrr()))
    assert wafer.warnings == ()
    assert wafer.grid.die_to_mm((5, 0)).tolist() == pytest.approx([0.0, -50.0], abs=1e-5)
    assert wafer.grid.die_to_mm((1, 2)).tolist() == pytest.approx([-40.0, -30.0], abs=1e-5)


@pytest.mark.parametrize(("units", "factor"), [(1, 25.4), (2, 10.0), (3, 1.0), (4, 0.0254)])
def test_units_of_the_setup_record(tmp_path: Path, units: int, factor: float) -> None:
    file = begun().wcr(diameter=150 / factor, height=3 / factor, width=4 / factor, units=units)
    grid = only_wafer(saved(tmp_path, file.wir().part(0, 0).wrr(parts=1).mrr())).grid
    assert grid.pitch_mm == pytest.approx((4.0, 3.0), rel=1e-5)
    assert grid.diameter_mm == pytest.approx(150.0, rel=1e-5)


def test_lengths_without_a_unit_are_not_believed(tmp_path: Path) -> None:
    file = begun().wcr(diameter=300, height=3, width=3).wir().part(0, 0).wrr(parts=1).mrr()
    wafer = only_wafer(saved(tmp_path, file))
    assert wafer.grid.is_estimated
    assert "without their unit" in wafer.warnings[0]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -3.0, 1e30])
def test_lengths_that_cannot_be_are_estimated(tmp_path: Path, value: float) -> None:
    file = begun().wcr(diameter=value, height=value, width=value, units=3).wir().part(0, 0)
    grid = only_wafer(saved(tmp_path, file.wrr(parts=1).mrr())).grid
    assert grid.pitch_known is Known.ESTIMATED
    assert grid.diameter_known is Known.ESTIMATED


def test_geometry_of_the_user_rules_over_the_file(tmp_path: Path) -> None:
    file = begun().wcr(diameter=200, height=3, width=3, units=3, flat="D").wir().part(0, 0)
    path = saved(tmp_path, file.wrr(parts=1).mrr())
    every = ProductGeometry("*", pitch_mm=(9.0, 9.0))
    own = ProductGeometry("CHIP", pitch_mm=(5.0, 4.0), notch=Notch.UP)
    grid = only_wafer(path, ReadOptions(geometries=(every, own))).grid
    assert (grid.pitch_mm, grid.pitch_known) == ((5.0, 4.0), Known.GIVEN)
    assert (grid.diameter_mm, grid.diameter_known) == (pytest.approx(200.0), Known.READ)
    assert grid.notch is Notch.UP


def test_several_wafers_and_interleaved_sites(tmp_path: Path) -> None:
    file = begun().wir("A", start=1_000_000_100)
    file.pir(site=0).pir(site=1).ptr(site=1).prr(0, 0, site=1).prr(1, 0, flag=FAILED, site=0)
    file.wrr("A", parts=2).wir("B").part(4, 4).wrr("B", parts=1).mrr()
    first, second = wafers_of(saved(tmp_path, file))
    assert (first.info.wafer, first.cells.tolist()) == ("A", [[PASS, FAIL]])
    assert (second.info.wafer, second.cells.tolist()) == ("B", [[PASS]])
    assert first.info.tested_at == "2001-09-09T01:48:20Z"
    assert first.wafer_id != second.wafer_id
    assert first.warnings == second.warnings == ()


def test_wafers_on_two_heads_at_a_time(tmp_path: Path) -> None:
    file = begun().wir("A", head=1).wir("B", head=2)
    file.part(0, 0, head=1).part(0, 0, flag=FAILED, head=2).part(1, 0, head=1)
    file.wrr("B", parts=1, head=2).part(2, 0, head=1).wrr("A", parts=3, head=1).mrr()
    first, second = wafers_of(saved(tmp_path, file))
    assert first.cells.tolist() == [[PASS, PASS, PASS]]
    assert second.cells.tolist() == [[FAIL]]


def test_a_wafer_that_begins_for_each_site_group_is_one(tmp_path: Path) -> None:
    file = begun().wir("A").wir("A").part(0, 0).part(1, 0, site=1)
    wafer = only_wafer(saved(tmp_path, file.wrr("A", parts=2).wrr("A", parts=0).mrr()))
    assert (wafer.source.key, wafer.die_count, wafer.warnings) == ("A", 2, ())
    cut = begun().wir("A").part(0, 0).wrr("A", parts=1).wir("A")
    assert "no end record (MRR)" in only_wafer(saved(tmp_path, cut)).warnings[0]


def test_wafers_of_the_same_name_stay_two(tmp_path: Path) -> None:
    file = begun().wir("A").part(0, 0).wrr("A", parts=1).wir("A").part(0, 0).wrr("A", parts=1)
    first, second = wafers_of(saved(tmp_path, file.mrr()))
    assert (first.source.key, second.source.key) == ("A", "A#2")
    assert first.wafer_id != second.wafer_id
    assert second.warnings == ("The file holds wafer 'A' more than once; each is shown.",)


def test_parts_outside_any_wafer_become_one_of_their_own(tmp_path: Path) -> None:
    file = begun().part(9, 9).wir("A").part(0, 0).wrr("A", parts=1).part(8, 9).mrr()
    inside, outside = wafers_of(saved(tmp_path, file))
    assert inside.die_count == 1
    assert outside.die_count == 2
    assert "outside any wafer" in outside.warnings[0]


def test_a_log_without_wafers_is_shown_as_one(tmp_path: Path) -> None:
    wafer = only_wafer(saved(tmp_path, begun().part(1, 1).part(2, 1).mrr()))
    assert wafer.info.wafer is None
    assert wafer.warnings == ("The file names no wafer (WIR); all its parts are shown as one.",)


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (begun().wir().part(0, 0).wrr(parts=1), "no end record (MRR)"),
        (begun().wir().part(0, 0).mrr(), "no end record (WRR)"),
        (begun().part(0, 0).wrr(parts=1).mrr(), "no beginning (WIR)"),
        (begun().wir().part(0, 0).pir().wrr(parts=1).mrr(), "1 parts were begun (PIR)"),
        (begun().wir().part(0, 0).prr(1, 0).wrr(parts=2).mrr(), "1 results (PRR) have no"),
        (begun().wir().part(0, 0).wrr(parts=9).mrr(), "counts 9 parts, not 1"),
        (begun().wir().part(0, 0).wrr(parts=1, good=0).mrr(), "counts 0 good parts, not 1"),
        (begun().wir().part(0, 0).wrr("X", parts=1).mrr(), "begins as W01 but ends as X"),
        (begun().wir().part(0, 0, flag=ABNORMAL).wrr(parts=1).mrr(), "ended abnormally"),
        (begun().record(77, 3, b"?").wir().part(0, 0).wrr(parts=1).mrr(), "type 77/3 at byte"),
        (StdfFile().far().wir().part(0, 0).wrr(parts=1).mrr(), "no master record (MIR)"),
        (begun().wir().part(0, 0).wrr(parts=1).mrr().ptr(), "bytes follow the end record"),
        (begun().wcr(centre=(9, 9)).wir().part(0, 0).wrr(parts=1).mrr(), "die 9, 9 as the wafer's"),
    ],
)
def test_oddities_are_reported_and_the_die_is_kept(
    tmp_path: Path, file: StdfFile, told: str
) -> None:
    wafer = only_wafer(saved(tmp_path, file))
    assert wafer.cells[0, 0] == PASS
    assert any(told in line for line in wafer.warnings), wafer.warnings


def test_every_cut_keeps_the_dies_before_it_and_says_so(tmp_path: Path) -> None:
    file, ends = begun().wcr().wir(), []
    for x in range(3):
        file.pir().ptr()
        file.prr(x, 0)
        ends.append(len(file.data))
    data = bytes(file.wrr(parts=3).mrr())
    for cut in range(1, len(data)):
        path = tmp_path / "cut.stdf"
        path.write_bytes(data[:cut])
        wafers, errors = wafers_and_errors(path)
        whole = sum(end <= cut for end in ends)
        assert sum(wafer.die_count for wafer in wafers) == whole, cut
        assert bool(errors) == (whole == 0), cut
        assert all("cut" in wafer.warnings[-1] for wafer in wafers), cut


def test_an_empty_wafer_is_an_error_after_the_others(tmp_path: Path) -> None:
    file = begun().wir("A").wrr("A", parts=0).wir("B").part(0, 0).wrr("B", parts=1).mrr()
    (wafer,), (error,) = wafers_and_errors(saved(tmp_path, file))
    assert wafer.info.wafer == "B"
    assert error.where == "wafer A"


def test_absurd_coordinates_name_the_outliers(tmp_path: Path) -> None:
    file = begun().wir().part(1, 1).part(2, 1).part(32000, 31000).wrr(parts=3).mrr()
    error = only_error(saved(tmp_path, file))
    assert "(32000, 31000)" in error.what
    assert error.where == "wafer W01"


def test_another_version_is_refused(tmp_path: Path) -> None:
    error = only_error(saved(tmp_path, StdfFile().far(version=3).mir().mrr()))
    assert "version 3" in error.what
    assert error.where == "byte 5"


@pytest.mark.parametrize("name", ["lot.gz", "lot.zip", "lot.bz2", "日本 ü.stdf", "a.KLARF"])
def test_the_name_does_not_matter(tmp_path: Path, name: str) -> None:
    file = begun().wir().part(0, 0).wrr(parts=1).mrr()
    assert only_wafer(saved(tmp_path, file, name)).die_count == 1
