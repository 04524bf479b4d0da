"""KLARF: real files with their known facts, and the dialects that tools write."""

import numpy as np
import pytest

from ml_core.formats.klarf.reader import READER
from ml_core.formats.reader import ProductGeometry, ReadOptions
from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.grid import Known, Notch
from ml_core.wafer.taxonomy import FAIL, NO_DIE, PASS
from tests.shared_data import shared_data
from tests.wafer_files import KLARF12_HEAD, KLARF12_SPEC, KLARF18, klarf12, plain, read, write


def test_real_file_of_three_wafers():
    wafers = read(READER, plain(shared_data("klarf/QUU_NUU.000")))
    assert [(w.info.wafer, len(w.reported), w.fail_count) for w in wafers] == [
        ("02", 56, 37),
        ("06", 36, 22),
        ("01", 95, 58),
    ]
    assert [w.info.slot for w in wafers] == ["1", "5", "25"]
    assert {w.info.lot for w in wafers} == {"QUU"}
    assert len({w.wafer_id for w in wafers}) == 3
    assert all(w.warnings == () for w in wafers)


def test_real_defects_lie_on_the_wafer():
    for wafer in read(READER, plain(shared_data("klarf/QUU_NUU.000"))):
        dies = np.array([defect.die for defect in wafer.reported])
        mm = wafer.grid.die_to_mm(dies)
        assert np.hypot(mm[:, 0], mm[:, 1]).max() < 100.0


def test_real_klarf11_with_a_test_plan():
    (wafer,) = read(READER, plain(shared_data("klarf/CPS3TwithoutReview.001")))
    assert (wafer.die_count, wafer.fail_count, len(wafer.reported)) == (4988, 15, 16)
    assert wafer.grid.pitch_mm == pytest.approx((2.48996, 2.25992))
    assert wafer.grid.diameter_mm == 200.0
    assert wafer.grid.notch is Notch.DOWN
    assert not wafer.grid.is_estimated
    # the plan's dies lie evenly around the centre that the file gives
    rows, columns = np.nonzero(wafer.die_mask)
    mm = wafer.grid.pixel_to_mm(wafer.grid.cell_to_pixel(np.column_stack([columns, rows]) + 0.5))
    assert np.abs(mm.mean(axis=0)).max() < 0.5
    assert np.hypot(mm[:, 0], mm[:, 1]).max() < 100.0


@pytest.mark.parametrize(
    ("name", "defects", "failed"),
    [("klarf_no_defect.000", 0, 0), ("simple12.klarf", 1, 1), ("klarf12Example.klarf", 2, 2)],
)
def test_real_small_files(name, defects, failed):
    (wafer,) = read(READER, plain(shared_data(f"klarf/{name}")))
    assert (len(wafer.reported), wafer.fail_count) == (defects, failed)


def test_real_list_broken_by_image_files():
    (wafer,) = read(READER, plain(shared_data("klarf/klarf12DefectListExample.klarf")))
    assert [defect.defect_id for defect in wafer.reported] == list(range(1, 14))
    images = {defect.defect_id: defect.images for defect in wafer.reported}
    assert images[1] == ("A_1.jpg",)
    assert images[2] == ()
    assert images[9] == ("A_5.jpg",)
    assert images[11] == ("multi-image.tif",)


def test_real_klarf18_is_in_nanometres():
    first, second = read(READER, plain(shared_data("klarf/simple18.klarf")))
    assert (first.info.wafer, second.info.wafer) == ("FirstWaferId", "SecondWaferId")
    assert (len(first.reported), len(second.reported)) == (3, 1)
    assert first.grid.diameter_mm == 300.0
    assert first.grid.pitch_mm == pytest.approx((5.74415, 5.410203))
    assert first.reported[0].offset_um == pytest.approx((1254.960, 4346.692))
    assert first.reported[0].size_um == pytest.approx((0.315, 0.195))
    assert first.reported[0].die == (2, 24)
    assert first.info.lot == "aLot.String"


def test_real_malformed_file_keeps_the_wafer_before_the_fault():
    file = plain(shared_data("klarf/bad12.klarf"))
    wafers = READER.read(file, ReadOptions())
    assert next(wafers).info.wafer == "aWafer"
    with pytest.raises(WaferFileError, match=r"bad12.klarf, line 36: wafer 'anotherWafer'"):
        next(wafers)


def test_every_field(tmp_path):
    (wafer,) = read(READER, write(tmp_path, klarf12()))
    assert wafer.info.equipment == "ACME Eye; 9"
    assert wafer.info.tested_at == "1999-12-31T23:59:58"
    assert (wafer.info.product, wafer.info.step, wafer.info.program) == ("PROD", "M1", "RECIPE")
    assert (wafer.info.lot, wafer.info.wafer, wafer.info.slot) == ("LOT1", "W 01", "7")
    (defect,) = wafer.reported
    assert defect.die == (-1, 2)
    assert defect.offset_um == (10.5, 20.5)
    assert defect.size_um == (3.0, 4.0)
    assert defect.area_um2 == 12.0
    assert (defect.class_number, defect.class_name) == (7, "Scratch; long")
    # x from -1 to 0, y from 2 (top) down to -1
    expected = np.array([[FAIL, PASS], [0, 0], [0, 0], [0, PASS]])
    assert np.array_equal(wafer.cells, expected)
    assert wafer.grid.first_die == (-1, 2)
    # the centre lies half a die right of and half a die above the lower left corner of die 0, 0
    assert wafer.grid.die_to_mm([(0, 0)])[0] == pytest.approx((0.0, 0.0))
    assert wafer.grid.die_to_mm([(0, 1)])[0] == pytest.approx((0.0, 20.0))
    assert wafer.warnings == ()


def test_without_a_plan_the_dies_inside_the_circle_are_shown(tmp_path):
    (wafer,) = read(READER, write(tmp_path, klarf12(plan="")))

    # 10 x 20 mm dies around the middle of die (0, 0) on a 200 mm wafer: those with corners
    # within 100 mm, counted by hand: rows at y = 0, +-1 … +-4
    def across(row: int) -> int:
        half = (100.0**2 - (20 * abs(row) + 10) ** 2) ** 0.5
        return 2 * int((half - 5) // 10) + 1

    assert wafer.die_count == sum(across(row) for row in range(-4, 5))
    assert wafer.fail_count == 1


@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r\n\r\n"])
def test_line_ends(tmp_path, newline):
    data = klarf12().replace("\n", newline)
    (wafer,) = read(READER, write(tmp_path, data))
    assert wafer.fail_count == 1


def test_columns_in_any_order_with_unknown_ones(tmp_path):
    spec = "DefectRecordSpec 6 YINDEX FOO XINDEX XREL YREL DEFECTID;\n"
    (wafer,) = read(READER, write(tmp_path, klarf12(["2 bar -1 1.5 2.5 9"], spec=spec)))
    (defect,) = wafer.reported
    assert (defect.defect_id, defect.die, defect.offset_um) == (9, (-1, 2), (1.5, 2.5))
    assert defect.size_um is None


def test_rows_over_several_lines_and_image_lists(tmp_path):
    rows = ["1 1 1 -1 2 3 4\n 12 5 7 2 2\n 10 0 11 0", "2 1 1 0 2 3 4 12 5 7 0 0"]
    (wafer,) = read(READER, write(tmp_path, klarf12(rows)))
    assert [defect.die for defect in wafer.reported] == [(-1, 2), (0, 2)]
    assert wafer.warnings == ()


def test_all_rows_on_one_line(tmp_path):
    spec = "DefectRecordSpec 3 DEFECTID XINDEX YINDEX;\n"
    (wafer,) = read(READER, write(tmp_path, klarf12(["1 -1 2 2 0 2 3 0 -1"], spec=spec)))
    assert [defect.die for defect in wafer.reported] == [(-1, 2), (0, 2), (0, -1)]


def test_values_that_are_not_there(tmp_path):
    rows = ["1 N/A N/A -1 2 N/A N/A N/A 5 N/A 0 0", "2 1 1 N/A N/A 3 4 12 5 7 0 0"]
    (wafer,) = read(READER, write(tmp_path, klarf12(rows)))
    (defect,) = wafer.reported
    assert (defect.size_um, defect.area_um2, defect.class_number) == (None, None, None)
    assert any("1 defects name no die" in warning for warning in wafer.warnings)
    assert any("1 defects give no position" in warning for warning in wafer.warnings)


def test_a_file_name_inside_the_list(tmp_path):
    rows = ["FILENAME a.tif", "1 1 1 -1 2 3 4 12 5 7 1 1 1 0", "2 1 1 0 2 3 4 12 5 7 0 0"]
    (wafer,) = read(READER, write(tmp_path, klarf12(rows)))
    assert [defect.images for defect in wafer.reported] == [("a.tif",), ()]


def test_a_count_that_disagrees_is_told(tmp_path):
    spec = KLARF12_SPEC.replace("Spec 12", "Spec 11")
    (wafer,) = read(READER, write(tmp_path, klarf12(spec=spec)))
    assert wafer.fail_count == 1
    assert "announces 11 columns but names 12" in wafer.warnings[0]


def test_a_missing_end_is_told(tmp_path):
    (wafer,) = read(READER, write(tmp_path, klarf12(end="")))
    assert "without EndOfFile" in wafer.warnings[0]


def test_a_cut_list_keeps_what_stands_before(tmp_path):
    whole = klarf12(["1 1 1 -1 2 3 4 12 5 7 0 0", "2 1 1 0 2 3 4 12 5 7 0 0"])
    (wafer,) = read(READER, write(tmp_path, whole[: whole.index("2 1 1 0 2") + 12]))
    assert [defect.die for defect in wafer.reported] == [(-1, 2)]
    assert "ends inside DefectList" in wafer.warnings[0]


def test_header_values_carry_over_to_later_wafers(tmp_path):
    text = (
        klarf12(end="") + 'WaferID "W 02";\nDefectList\n 1 1 1 0 2 3 4 12 5 7 0 0 ;\nEndOfFile;\n'
    )
    first, second = read(READER, write(tmp_path, text))
    assert (first.info.wafer, second.info.wafer) == ("W 01", "W 02")
    assert second.info.lot == "LOT1"
    assert second.grid == first.grid
    assert second.fail_count == 1


def test_a_wafer_named_twice_has_two_ids(tmp_path):
    text = (
        klarf12(end="") + 'WaferID "W 01";\nDefectList\n 1 1 1 0 2 3 4 12 5 7 0 0 ;\nEndOfFile;\n'
    )
    first, second = read(READER, write(tmp_path, text))
    assert first.source.key == "W 01"
    assert second.source.key == "W 01#2"


def test_statements_without_semicolons(tmp_path):
    text = (
        klarf12().replace("NOTCH;", "NOTCH").replace("DOWN;", "RIGHT").replace(";\nDieO", "\nDieO")
    )
    (wafer,) = read(READER, write(tmp_path, text))
    assert wafer.grid.notch is Notch.RIGHT
    assert wafer.grid.pitch_mm == (10.0, 20.0)


def test_text_that_is_not_utf8(tmp_path):
    data = klarf12().replace("PROD", "Prüfling").encode("latin-1")
    (wafer,) = read(READER, write(tmp_path, data))
    assert wafer.info.product == "Prüfling"


def test_what_the_user_gives_rules(tmp_path):
    given = ProductGeometry("PROD", pitch_mm=(1.0, 2.0), diameter_mm=150.0, notch=Notch.UP)
    options = ReadOptions(geometries=(ProductGeometry("*", diameter_mm=100.0), given))
    (wafer,) = read(READER, write(tmp_path, klarf12()), options)
    assert wafer.grid.pitch_mm == (1.0, 2.0)
    assert (wafer.grid.diameter_mm, wafer.grid.notch) == (150.0, Notch.UP)
    assert wafer.grid.pitch_known is Known.GIVEN


@pytest.mark.parametrize(
    ("stamp", "iso"),
    [
        ("12-31-99 23:59:58", "1999-12-31T23:59:58"),
        ("01-02-2024 22:22:01", "2024-01-02T22:22:01"),
        ("2024-01-02T22:22:01", "2024-01-02T22:22:01"),
        ("2024-01-02 22:22:01", "2024-01-02T22:22:01"),
        ("07-07-77 0:17:07", "1977-07-07T00:17:07"),
        ("yesterday at noon", "yesterday at noon"),
    ],
)
def test_timestamps(tmp_path, stamp, iso):
    text = klarf12().replace("ResultTimestamp 12-31-99 23:59:58", f"ResultTimestamp {stamp}")
    (wafer,) = read(READER, write(tmp_path, text))
    assert wafer.info.tested_at == iso


def test_mirrored_coordinates_are_told(tmp_path):
    text = klarf12().replace("DieOrigin 0 0;", "DieOrigin 0 0;\nCoordinatesMirrored YES;")
    (wafer,) = read(READER, write(tmp_path, text))
    assert "coordinates are mirrored" in wafer.warnings[0]


@pytest.mark.parametrize(
    ("mark", "notch"),
    [("DOWN", Notch.DOWN), ("left", Notch.LEFT), ("90", Notch.LEFT), ("180", Notch.UP),
     ("270", Notch.RIGHT), ("45", Notch.UNKNOWN), ("N/A", Notch.UNKNOWN)],
)  # fmt: skip
def test_notches(tmp_path, mark, notch):
    text = klarf12().replace("OrientationMarkLocation DOWN", f"OrientationMarkLocation {mark}")
    (wafer,) = read(READER, write(tmp_path, text))
    assert wafer.grid.notch is notch


def test_klarf18(tmp_path):
    (wafer,) = read(READER, write(tmp_path, KLARF18))
    assert (wafer.info.lot, wafer.info.wafer, wafer.info.slot) == ("LOT8", "W8", "3")
    assert wafer.grid.notch is Notch.UP
    first, second = wafer.reported
    assert (first.defect_id, first.die, first.offset_um) == (5, (-1, 2), (1.0, 2.0))
    assert (first.class_name, first.images, second.images) == ("Particle", ("a;b.tif",), ())
    assert wafer.cells[wafer.grid.die_to_cell([(-1, 2)])[0][1]].max() == FAIL
    assert int((wafer.cells != NO_DIE).sum()) == wafer.die_count


def test_klarf18_cut(tmp_path):
    (wafer,) = read(READER, write(tmp_path, KLARF18[: KLARF18.index("6 2000")]))
    assert len(wafer.reported) == 1
    assert "ends inside a block" in wafer.warnings[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (KLARF12_HEAD, "no DefectList"),
        (klarf12(["1 1 1 x 2 3 4 12 5 7 0 0"]), r"line 27: XINDEX 'x' is no die index"),
        (klarf12(["1 1 1 9999999 2 3 4 12 5 7 0 0"]), "no die index"),
        (klarf12(["1 1 1 999999 2 3 4 12 5 7 0 0"]), "check the die coordinates"),
        (klarf12(spec="DefectRecordSpec 1 DEFECTID;\n"), r"line 25.*XINDEX and YINDEX"),
        (klarf12(spec=""), "without a DefectRecordSpec"),
        (klarf12().replace("1.0e+04 2.0e+04", "1e4"), r"line 13: DiePitch needs two numbers"),
        (klarf12(plan="SampleTestPlan 1\n a b;\n"), "no die index"),
        (klarf12().replace("PROD", "PR\0D"), r"line 8: a NUL byte"),
        (klarf12(plan="").replace("1.0e+04 2.0e+04", "1 1"), "more dies"),
        ('Record FileRecord "1.8" { } }', "no block to close"),
        ('Record FileRecord "1.8" { Nonsense }', "'Nonsense' stands where"),
        ('Record FileRecord "1.8" {' * 100, "nested more than 64"),
        ('Record FileRecord "1.8" { }', "no WaferRecord"),
        (KLARF18.replace("int32 XINDEX", "int32 FOO"), "no column XINDEX"),
        (KLARF18.replace("{10000000, 20000000}", "{x, y}"), "DiePitch needs numbers"),
    ],
)
def test_faults_name_the_place(tmp_path, text, said):
    with pytest.raises(WaferFileError, match=said):
        read(READER, write(tmp_path, text))


def test_other_files_are_not_claimed(tmp_path):
    for data in (b"", b"PK\x03\x04", b"hello", b"\0" * 100):
        assert not READER.claims(write(tmp_path, data))
