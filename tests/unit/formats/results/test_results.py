import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest

from ml_core.formats.results.results_json import ResultsFile, result_json
from ml_core.wafer.errors import ExportError
from ml_core.wafer.grid import DieGrid, Known, Notch
from ml_core.wafer.inspection import Inspection, ModelInputs
from ml_core.wafer.map import WaferMap, WaferSource
from tests.unit.formats.plain_inspection import inspection_of, wafer_map

SCHEMA = Path(__file__).resolve().parents[4] / "resources" / "schema" / "results.schema.json"


def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def framed_wafer(**changes: Any) -> tuple[WaferMap, Inspection]:
    """A 10 x 10 wafer of 30 px dies; a ring of dies 2..6 with a hole at die 4, 4."""
    cells = np.ones((10, 10), dtype=np.uint8)
    cells[0, 0] = 0
    cells[2:7, 2:7] = 2
    grid = DieGrid(
        10, 10, (20.0, 30.0), 300.0, Notch.LEFT, first_die=(-5, 100),
        pitch_known=Known.READ, diameter_known=Known.READ,
    )  # fmt: skip
    wafer = wafer_map(cells, grid=grid, **changes)
    mask = np.zeros((300, 300), dtype=np.bool_)
    mask[60:210, 60:210] = True
    mask[120:150, 120:150] = False
    return wafer, inspection_of(wafer, {"ring": mask})


def written(folder: Path, *results: tuple[WaferMap, Inspection]) -> Any:
    file = ResultsFile(folder / "results.json")
    for wafer, inspection in results:
        file.add(wafer, inspection)
    (path,) = file.close()
    return json.loads(path.read_text("utf-8"))


def test_a_wafer_reads_as_the_seams_say(tmp_path: Path) -> None:
    document = written(tmp_path, framed_wafer())
    validator().validate(document)
    entry = document["wafers"][0]
    assert entry["source"] == "lot7/03.csv"
    assert (entry["lot"], entry["wafer"]) == ("LOT7", "03")
    assert entry["raster"] == {"width": 300, "height": 300, "version": 1}
    assert entry["grid"]["pitch_mm"] == [20, 30]
    assert entry["grid"]["notch"] == "left"
    assert entry["grid"]["estimated"] is False
    assert entry["counts"] == {"dies": 99, "pass": 74, "fail": 25}
    assert entry["verdict"] == "ring"
    assert entry["ms"]["total"] == pytest.approx(67.5)
    assert document["errors"] == []


def test_a_defect_has_its_hole_its_box_and_its_dies(tmp_path: Path) -> None:
    (defect,) = written(tmp_path, framed_wafer())["wafers"][0]["defects"]
    assert defect["class"] == "ring"
    assert defect["bbox_px"] == [60, 60, 150, 150]
    assert defect["area_px"] == 150 * 150 - 30 * 30
    assert sorted(map(tuple, defect["polygon_px"]["exterior"])) == [
        (60, 60), (60, 210), (210, 60), (210, 210),
    ]  # fmt: skip
    (hole,) = defect["polygon_px"]["holes"]
    assert sorted(map(tuple, hole)) == [(120, 120), (120, 150), (150, 120), (150, 150)]
    # Column 2 is x -3, row 2 is y 102; the die in the hole is not affected.
    assert [-3, 102] in defect["dies"]
    assert [-1, 104] not in defect["dies"]
    assert len(defect["dies"]) == 24


def test_an_image_without_dies_says_null_and_not_zero(tmp_path: Path) -> None:
    cells = np.ones((40, 50), dtype=np.uint8)
    grid = DieGrid.estimated(columns=50, rows=40, has_dies=False)
    wafer = wafer_map(cells, grid=grid, lot=None, wafer=None)
    mask = np.zeros((40, 50), dtype=np.bool_)
    mask[5:9, 5:12] = True
    document = written(tmp_path, (wafer, inspection_of(wafer, {"particle": mask})))
    validator().validate(document)
    entry = document["wafers"][0]
    assert entry["counts"] == {"dies": None, "pass": None, "fail": None}
    assert entry["grid"]["columns"] is entry["grid"]["rows"] is entry["grid"]["pitch_mm"] is None
    assert entry["grid"]["estimated"] is True
    assert entry["lot"] is None
    assert entry["defects"][0]["dies"] is None
    assert entry["metrics"]["affected_dies"] is None


def test_a_clean_wafer_has_no_sizes_of_clusters(tmp_path: Path) -> None:
    wafer, _ = framed_wafer()
    document = written(tmp_path, (wafer, inspection_of(wafer, {})))
    validator().validate(document)
    entry = document["wafers"][0]
    assert entry["verdict"] == "none"
    assert entry["defects"] == []
    assert entry["metrics"]["edge_ratio"] is None
    assert entry["metrics"]["per_class"]["edge"]["mean_area_mm2"] is None


def test_errors_stand_beside_the_wafers(tmp_path: Path) -> None:
    file = ResultsFile(tmp_path / "results.json")
    file.add_error(source="lot.zip!a.stdf", message="lot.zip!a.stdf, byte 12: cut short.")
    file.close()
    document = json.loads((tmp_path / "results.json").read_text())
    validator().validate(document)
    assert document == {
        "version": 1,
        "wafers": [],
        "errors": [{"source": "lot.zip!a.stdf", "message": "lot.zip!a.stdf, byte 12: cut short."}],
    }


def test_a_path_that_is_no_utf8_comes_back_as_it_was(tmp_path: Path) -> None:
    odd = "Charge-Übersicht/\udcff工.csv"
    wafer, inspection = framed_wafer(source=WaferSource(odd, "ab" * 32))
    document = written(tmp_path, (wafer, inspection))
    assert document["wafers"][0]["source"] == odd


def _without(path: str) -> Any:
    def change(entry: dict[str, Any]) -> None:
        *parents, last = path.split(".")
        for name in parents:
            entry = entry[int(name) if name.isdigit() else name]  # type: ignore[index]
        del entry[last]

    return change


def _with(path: str, value: Any) -> Any:
    def change(entry: dict[str, Any]) -> None:
        *parents, last = path.split(".")
        for name in parents:
            entry = entry[int(name) if name.isdigit() else name]  # type: ignore[index]
        entry[last] = value

    return change


@pytest.mark.parametrize(
    "mistake",
    [
        _with("grid.pitch_mm", [20, 30, 300]),
        _with("grid.pitch_mm", {"x": 20, "y": 30}),
        _with("grid.pitch_mm", [0, 0]),
        _with("grid.columns", 0),
        _with("grid.notch", "bottom"),
        _with("grid.estimated", None),
        _with("counts.dies", -1),
        _with("counts.dies", 12.5),
        _without("counts.fail"),
        _with("defects.0.bbox_px", [60, 60, 0, 150]),
        _with("defects.0.bbox_px", [60, 60, 210]),
        _with("defects.0.class", "Ring"),
        _with("defects.0.class", "none"),
        _with("defects.0.confidence", 87.5),
        _with("defects.0.polygon_px", [[60, 60], [60, 210], [210, 210]]),
        _with("defects.0.polygon_px.exterior", [[60, 60], [60, 210]]),
        _without("defects.0.polygon_px.holes"),
        _with("defects.0.dies", [[1.5, 2]]),
        _with("defects.0.dies", [{"x": 1, "y": 2}]),
        _with("verdict", "donut"),
        _with("verdict", None),
        _with("severity", 101),
        _with("model.sha256", "CPU"),
        _without("model.provider"),
        _without("ms.total"),
        _with("lot", ""),
        _with("metrics.clock", 0),
        _with("metrics.quadrants", [1, 0, 0]),
        _with("raster.version", 2),
        _with("surprise", 1),
    ],
)
def test_the_schema_refuses_plausible_mistakes(tmp_path: Path, mistake: Any) -> None:
    document = written(tmp_path, framed_wafer())
    mistake(document["wafers"][0])
    assert not validator().is_valid(document)


def test_ten_wafers_are_one_document_and_leave_no_draft(tmp_path: Path) -> None:
    document = written(tmp_path, *[framed_wafer() for _ in range(10)])
    assert len(document["wafers"]) == 10
    assert [path.name for path in tmp_path.iterdir()] == ["results.json"]


def test_an_older_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    (tmp_path / "results.json").write_text("old")
    file = ResultsFile(tmp_path / "results.json")
    file.add(*framed_wafer())
    assert (tmp_path / "results.json").read_text() == "old"
    file.close()
    assert len(json.loads((tmp_path / "results.json").read_text())["wafers"]) == 1


def test_a_record_cut_short_does_not_spoil_the_file(tmp_path: Path) -> None:
    file = ResultsFile(tmp_path / "results.json")
    file.add(*framed_wafer())
    (draft,) = tmp_path.glob(".results.json.*.part")
    with draft.open("ab") as other:  # as if a signal, or a full disk, came in the middle
        other.write(b',\n{"id": "half a wa')
    file.close()
    document = json.loads((tmp_path / "results.json").read_text())
    validator().validate(document)
    assert len(document["wafers"]) == 1


def test_a_number_that_is_none_is_refused() -> None:
    wafer, inspection = framed_wafer()
    with pytest.raises(ValueError, match="not JSON compliant"):
        result_json(wafer, replace(inspection, severity=float("nan")))


def test_a_folder_that_is_a_file_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(ExportError, match="a part of that path is a file"):
        ResultsFile(tmp_path / "out" / "results.json")


def test_the_inputs_of_the_model_are_told_where_they_were_noted(tmp_path: Path) -> None:
    wafer, inspection = framed_wafer()
    noted = replace(inspection, inputs=ModelInputs("adaptive", (256, 160)))
    document = written(tmp_path, (wafer, inspection), (wafer, noted))
    validator().validate(document)
    assert document["wafers"][0]["inputs"] is None
    assert document["wafers"][1]["inputs"] == {"pyramid": "adaptive", "sizes": [256, 160]}
    del document["wafers"][0]["inputs"]  # as an older version wrote it
    validator().validate(document)
    document["wafers"][1]["inputs"]["pyramid"] = "sometimes"
    with pytest.raises(jsonschema.ValidationError, match="sometimes"):
        validator().validate(document)
