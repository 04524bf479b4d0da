import csv
import io
import re
from pathlib import Path

import numpy as np
import pytest

from ml_core.formats.results.die_places import DieFrame, visit_pixel
from ml_core.formats.results.klarf_writer import KlarfFolder, klarf_12, klarf_18
from ml_core.formats.results.stage import StageFolder, stage_list
from ml_core.wafer.alignment import PointPair, fit_alignment
from ml_core.wafer.grid import DieGrid, Known, Notch
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap
from tests.unit.formats.plain_inspection import inspection_of, wafer_map

READ = {"pitch_known": Known.READ, "diameter_known": Known.READ}


def one_defect(**grid_changes: object) -> tuple[WaferMap, Inspection]:
    """10 x 10 dies of 20 x 30 mm (30 px each), the cell (7, 2) covered but for its rim.

    KLARF's axes: die (0, 0) is at column 5, row 4, so column 7, row 2 is die (2, 2).
    """
    grid = DieGrid(
        **{
            "columns": 10, "rows": 10, "pitch_mm": (20.0, 30.0), "first_die": (-5, 4),
            "y_down": False, "notch": Notch.DOWN, **READ, **grid_changes,
        }
    )  # fmt: skip
    wafer = wafer_map(np.ones((10, 10), dtype=np.uint8), grid=grid)
    mask = np.zeros((300, 300), dtype=np.bool_)
    mask[62:88, 212:238] = True  # 26 x 26 px about (225, 75): the visit is pixel (225, 75)
    return wafer, inspection_of(wafer, {"particle": mask})


def records(text: str) -> list[dict[str, str]]:
    names = re.search(r"DefectRecordSpec \d+ ([A-Z ]+);", text)
    rows = re.search(r"DefectList\n(.*?);", text, re.DOTALL)
    assert names is not None
    assert rows is not None
    lines = rows[1].strip().splitlines()
    return [dict(zip(names[1].split(), line.split(), strict=True)) for line in lines]


def test_klarf_12_by_hand() -> None:
    (record,) = records(klarf_12(*one_defect()))
    # A pixel is 2/3 mm by 1 mm. The visit is pixel (225.5, 75.5): 15.5 px from the die's left
    # edge at 210, 14.5 px above its lower edge at 90.
    assert (record["XINDEX"], record["YINDEX"]) == ("2", "2")
    assert float(record["XREL"]) == pytest.approx(15.5 * 2000 / 3, abs=1e-3)
    assert float(record["YREL"]) == pytest.approx(14.5 * 1000, abs=1e-3)
    # The wafer's centre is at pixel (150, 150).
    assert float(record["XWAFER"]) == pytest.approx(75.5 * 2000 / 3, abs=1e-3)
    assert float(record["YWAFER"]) == pytest.approx(74.5 * 1000, abs=1e-3)
    assert float(record["XSIZE"]) == pytest.approx(26 * 2000 / 3, abs=1e-3)
    assert float(record["YSIZE"]) == 26000.0
    assert float(record["DEFECTAREA"]) == pytest.approx(26 * 26 * 2 / 3 * 1e6)
    assert record["CLASSNUMBER"] == "5"


def test_klarf_12_header_by_hand() -> None:
    text = klarf_12(*one_defect())
    assert text.startswith("FileVersion 1 2;\n")
    assert 'LotID "LOT7";\n' in text
    assert 'WaferID "03";\n' in text
    assert "DiePitch 2.0000000000e+04 3.0000000000e+04;\n" in text
    # Die (0, 0) is column 5, row 4; its lower left corner is the wafer's centre.
    assert "SampleCenterLocation 0.0000000000e+00 0.0000000000e+00;\n" in text
    assert "SampleTestPlan 100\n -5 4\n -4 4\n" in text
    assert ' 5 "Particle"\n' in text
    assert "OrientationMarkLocation DOWN;\n" in text
    assert text.endswith("EndOfFile;\n")


def test_place_and_centre_agree_whatever_way_the_axes_run() -> None:
    for x_right in (True, False):
        for y_down in (True, False):
            wafer, inspection = one_defect(x_right=x_right, y_down=y_down, first_die=(3, 40))
            frame = DieFrame(wafer.grid)
            place = frame.place(visit_pixel(inspection.defects[0], wafer.grid))
            for axis in (0, 1):
                assert 0 <= place.offset_um[axis] < frame.pitch_um[axis]
                corner = place.index[axis] * frame.pitch_um[axis]
                assert corner + place.offset_um[axis] - frame.centre_um[axis] == pytest.approx(
                    place.wafer_um[axis]
                )
            die = inspection.defects[0].dies
            assert die is not None
            assert [abs(n) for n in place.index] == [abs(n) for n in die[0]]
            assert place.wafer_um == pytest.approx((75.5 * 2000 / 3, 74500.0))


def test_klarf_18_holds_the_same_in_nanometres() -> None:
    text = klarf_18(*one_defect())
    assert "Field DiePitch 2 {20000000, 30000000}" in text
    assert "Field SampleSize 2 {300000000, 0}" in text
    match = re.search(
        r"List DefectList\n\{\n  Columns 17 \{ (.*?) \}\n  Data 1\n  \{\n(.*?);", text, re.S
    )
    assert match is not None
    names = [column.split()[1] for column in match[1].split(", ")]
    record = dict(zip(names, match[2].split(), strict=True))
    assert record["XREL"] == "10333333"
    assert record["YREL"] == "14500000"
    assert record["YWAFER"] == "74500000"
    assert record["CLASSNUMBER"] == "5"


def test_no_defect_is_an_empty_list_in_both() -> None:
    wafer, _ = one_defect()
    clean = inspection_of(wafer, {})
    assert "DefectList\n;\n" in klarf_12(wafer, clean)
    assert re.search(r"List DefectList\n\{\n  Columns 17 .*\n  Data 0\n", klarf_18(wafer, clean))


def test_a_name_cannot_break_out_of_its_quotes() -> None:
    wafer = wafer_map(np.ones((2, 2), dtype=np.uint8), lot='A";\nEndOfFile;', wafer="{\x00}")
    text = klarf_12(wafer, inspection_of(wafer, {}))
    assert 'LotID "A\', EndOfFile,";\n' in text
    assert text.count("EndOfFile;") == 1
    assert '"( )"' in klarf_18(wafer, inspection_of(wafer, {}))


def test_a_guessed_geometry_says_so() -> None:
    wafer = wafer_map(np.ones((2, 2), dtype=np.uint8))
    assert "estimated" in klarf_12(wafer, inspection_of(wafer, {}))
    assert "estimated" not in klarf_12(*one_defect())


def test_an_image_without_dies_is_one_die() -> None:
    grid = DieGrid.estimated(columns=300, rows=300, has_dies=False)
    wafer = wafer_map(np.ones((300, 300), dtype=np.uint8), grid=grid)
    mask = np.zeros((300, 300), dtype=np.bool_)
    mask[100:103, 200:203] = True
    (record,) = records(klarf_12(wafer, inspection_of(wafer, {"scratch": mask})))
    assert (record["XINDEX"], record["YINDEX"]) == ("0", "0")
    assert float(record["XREL"]) == pytest.approx(201500)
    assert float(record["YREL"]) == pytest.approx(198500)


def test_each_wafer_has_a_file_of_each_version(tmp_path: Path) -> None:
    sink = KlarfFolder(tmp_path)
    for _ in range(2):
        sink.add(*one_defect())
    assert sink.close() == (tmp_path,)
    names = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.klarf"))
    assert names == [
        "1.2/LOT7_03.klarf", "1.2/LOT7_03_2.klarf", "1.8/LOT7_03.klarf", "1.8/LOT7_03_2.klarf",
    ]  # fmt: skip


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_stage_list_by_hand() -> None:
    # A stage whose zero lies at the wafer's centre moved by (100, 50) and turned by 90 degrees.
    alignment = fit_alignment([PointPair((10, 0), (100, 60)), PointPair((-10, 0), (100, 40))])
    (row,) = rows_of(stage_list(*one_defect(), alignment=alignment))
    assert (row["visit"], row["defect"], row["class"]) == ("1", "1", "particle")
    assert (row["die_x"], row["die_y"]) == ("2", "2")
    assert float(row["wafer_x_mm"]) == pytest.approx(50.333333, abs=1e-6)
    assert float(row["wafer_y_mm"]) == pytest.approx(74.5)
    assert float(row["stage_x_mm"]) == pytest.approx(25.5)
    assert float(row["stage_y_mm"]) == pytest.approx(100.333333, abs=1e-6)
    assert float(row["alignment_residual_um"]) == 0.0
    assert row["mm_estimated"] == "false"


def test_without_an_alignment_the_stage_is_unknown(tmp_path: Path) -> None:
    StageFolder(tmp_path).add(*one_defect())
    (row,) = rows_of((tmp_path / "LOT7_03.csv").read_text())
    assert row["stage_x_mm"] == row["stage_y_mm"] == row["alignment_residual_um"] == ""


def test_a_ring_is_visited_on_the_ring_and_in_one_of_its_dies() -> None:
    wafer, _ = one_defect()
    mask = np.zeros((300, 300), dtype=np.bool_)
    mask[60:240, 60:240] = True
    mask[90:210, 90:210] = False
    inspection = inspection_of(wafer, {"ring": mask})
    x, y = visit_pixel(inspection.defects[0], wafer.grid)
    assert mask[int(y), int(x)]
    dies = inspection.defects[0].dies
    assert dies is not None
    assert tuple(wafer.grid.pixel_to_die((x, y)).tolist()) in dies
