import csv
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook

from ml_core.formats.results.exports import EXPORTS, export_named
from ml_core.formats.results.metrics_csv import MetricsFiles, csv_line
from ml_core.formats.results.report import Report
from ml_core.formats.results.rows import DEFECT_COLUMNS, WAFER_COLUMNS
from ml_core.formats.results.xlsx import Workbooks
from ml_core.wafer.errors import ExportError
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap
from tests.unit.formats.plain_inspection import inspection_of, wafer_map


def result(lot: str = "LOT7", *, has_dies: bool = True) -> tuple[WaferMap, Inspection]:
    cells = np.ones((10, 10), dtype=np.uint8)
    grid = None if has_dies else DieGrid.estimated(columns=10, rows=10, has_dies=False)
    wafer = wafer_map(cells, lot=lot, grid=grid)
    width, height = wafer.grid.raster_size
    mask = np.zeros((height, width), dtype=np.bool_)
    mask[: height // 5, : width // 2] = True
    return wafer, inspection_of(wafer, {"edge": mask})


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_metrics_csv_has_a_row_a_wafer_and_defects_csv_a_row_a_defect(tmp_path: Path) -> None:
    files = MetricsFiles(tmp_path)
    files.add(*result())
    files.add(*result(has_dies=False))
    assert files.close() == (tmp_path / "metrics.csv", tmp_path / "defects.csv")
    first, second = read(tmp_path / "metrics.csv")
    assert list(first) == list(WAFER_COLUMNS)
    assert (first["verdict"], first["dies"], first["edge_clusters"]) == ("edge", "100", "1")
    assert first["mm_estimated"] == "true"
    assert second["dies"] == second["affected_dies"] == ""
    defect, pixel_defect = read(tmp_path / "defects.csv")
    assert list(defect) == list(DEFECT_COLUMNS)
    assert defect["die_count"] == "10"
    assert defect["dies"].startswith("[[0, 0], [1, 0],")
    assert pixel_defect["die_count"] == pixel_defect["dies"] == ""


@pytest.mark.parametrize("text", ["=1+1", "+A1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_is_no_formula_in_csv(text: str) -> None:
    line = csv_line((text, -2.5, -3))
    assert next(csv.reader([line]))[0].startswith("'")
    assert line.endswith(",-2.5,-3\r\n")


@pytest.mark.parametrize("lot", ["=1+1", "+A1", "-2+3", "@SUM(A1)", "=cmd|'/C calc'!A0"])
def test_a_formula_is_text_in_excel(tmp_path: Path, lot: str) -> None:
    books = Workbooks(tmp_path)
    books.add(*result(lot))
    (path,) = books.close()
    for name in ("wafers", "defects"):
        cell = load_workbook(path)[name]["C2"]
        assert cell.value == lot
        assert cell.data_type == "s"


def test_the_workbook_holds_both_tables(tmp_path: Path) -> None:
    books = Workbooks(tmp_path)
    for _ in range(3):
        books.add(*result())
    (path,) = books.close()
    book = load_workbook(path)
    assert book.sheetnames == ["wafers", "defects"]
    header, *rows = book["wafers"].iter_rows(values_only=True)
    assert header == WAFER_COLUMNS
    assert len(rows) == 3
    values = dict(zip(header, rows[0], strict=True))
    assert (values["dies"], values["verdict"], values["alert"]) == (100, "edge", False)
    assert values["label"] is None


def test_marks_that_xml_cannot_hold_do_not_stop_a_workbook(tmp_path: Path) -> None:
    books = Workbooks(tmp_path)
    books.add(*result("a\x00b\x1fc\udcff"))
    (path,) = books.close()
    assert load_workbook(path)["wafers"]["C2"].value == "a\ufffdb\ufffdc\ufffd"


def pages_of(path: Path) -> int:
    return len(re.findall(rb"/Type /Page\b", path.read_bytes()))


def test_the_report_has_a_summary_and_a_page_a_wafer(tmp_path: Path) -> None:
    report = Report(tmp_path)
    for lot in ("LOT7", "工場", "=x"):
        report.add(*result(lot))
    report.add(*result(has_dies=False))
    (path,) = report.close()
    assert path.read_bytes().startswith(b"%PDF-")
    assert pages_of(path) == 1 + 4


def test_a_table_longer_than_a_page_goes_on_over_the_next(tmp_path: Path) -> None:
    wafer, inspection = result()
    (defect,) = inspection.defects
    many = replace(inspection, defects=(defect,) * 100)
    report = Report(tmp_path)
    report.add(wafer, many)
    (path,) = report.close()
    # 20 rows on the wafer's page, 53 on each that follows: 100 need three.
    assert pages_of(path) == 1 + 3


def test_a_report_of_nothing_is_still_a_page(tmp_path: Path) -> None:
    (path,) = Report(tmp_path).close()
    assert pages_of(path) == 1


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_each_export_opens_takes_wafers_and_says_what_it_wrote(
    tmp_path: Path, export: object
) -> None:
    sink = export_named(export.name).open(tmp_path / "out")  # type: ignore[attr-defined]
    sink.add(*result())
    sink.add(*result("other"))
    written = sink.close()
    assert written
    assert all(path.exists() for path in written)
    assert not list(tmp_path.rglob("*.part"))


def test_an_unknown_export_is_refused_with_those_there_are() -> None:
    with pytest.raises(ExportError, match="coco, klarf, stage, yolo, pdf, xlsx, evidence"):
        export_named("word")


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_a_file_in_the_folders_place_is_one_clear_sentence(tmp_path: Path, export: object) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(ExportError, match=r"in the way|is a file"):
        export.open(tmp_path / "out")  # type: ignore[attr-defined]
