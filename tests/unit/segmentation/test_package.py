import json
import zipfile
from pathlib import Path

import pytest

from ml_core.segmentation.figures import (
    Bootstrap,
    CalibrationFigures,
    Libraries,
    MaskFigures,
    ModelScores,
    Provenance,
    VerdictFigures,
)
from ml_core.segmentation.package import (
    CPU_GRAPH,
    DESCRIPTION,
    ModelDescription,
    read_package,
    write_package,
)
from ml_core.wafer.errors import ModelError

GRAPH = b"the bytes of a graph"

FULL = ModelDescription(
    name="starter",
    version="0.1.0",
    input_size=256,
    temperature=0.8,
    thresholds=(0.5, 0.4, 0.5, 0.6, 0.5, 0.5, 0.5, 0.5),
    scores=ModelScores(
        simulated=MaskFigures(
            10, 7, (0.5, None, *(0.6,) * 6), (0.7,) * 8, mean_iou=0.5, mean_dice=0.7,
            overall_iou=0.9, iou_intervals=((0.4, 0.6), None, *((0.5, 0.7),) * 6),
            mean_iou_interval=(0.4, 0.6), overall_iou_interval=(0.8, 0.95),
        ),
        real=VerdictFigures(
            5, "some", (0.5,) * 5 + (None, None, 1.0, 0.9), macro_recall=0.7,
            recall_intervals=((0.1, 0.9),) * 5 + (None, None, (1.0, 1.0), (0.8, 1.0)),
            macro_recall_interval=(0.6, 0.8),
        ),
        fp32_mean_iou=0.51,
        int8_mean_iou=0.5,
        onnx_difference=1e-5,
        onnx_mask_agreement=1.0,
        onnx_wafers=100,
        fp16_difference=0.02,
        largest_weight=64,
        calibration=CalibrationFigures(200, 7, 15, ece_before=0.02, ece_after=0.01),
        bootstrap=Bootstrap(0.95, 2000, 1),
    ),
    provenance=Provenance(
        seed=3, hours=1.2, images=9, manifest=("simulator seed 3",), weights="from nothing",
        dropout=0.1, libraries=Libraries(torch="2.13.0"),
    ),
    input_sizes=(160, 256),
)  # fmt: skip


@pytest.fixture(params=["model", "model.wsmodel"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / request.param


def test_reads_what_was_written(path: Path):
    write_package(path, FULL, {CPU_GRAPH: GRAPH, "explain.onnx": b"x"})
    package = read_package(path)
    assert package.description == FULL
    assert package.cpu_graph == GRAPH
    assert dict(package.files) == {CPU_GRAPH: GRAPH, "explain.onnx": b"x"}
    assert len(package.sha256) == 64


def test_writing_again_replaces(path: Path):
    write_package(path, FULL, {CPU_GRAPH: GRAPH})
    write_package(path, FULL, {CPU_GRAPH: b"newer"})
    assert read_package(path).cpu_graph == b"newer"


def test_a_changed_graph_is_refused(tmp_path: Path):
    write_package(tmp_path, FULL, {CPU_GRAPH: GRAPH})
    (tmp_path / CPU_GRAPH).write_bytes(GRAPH + b"!")
    with pytest.raises(ModelError, match=r"model.int8.onnx was changed or cut"):
        read_package(tmp_path)


def test_a_missing_graph_is_named(tmp_path: Path):
    write_package(tmp_path, FULL, {CPU_GRAPH: GRAPH})
    (tmp_path / CPU_GRAPH).unlink()
    with pytest.raises(ModelError, match=r"has no model.int8.onnx"):
        read_package(tmp_path)


@pytest.mark.parametrize("length", [0, 1, 30, 100, 300])
def test_a_cut_archive_is_refused(tmp_path: Path, length: int):
    whole = tmp_path / "a.wsmodel"
    write_package(whole, FULL, {CPU_GRAPH: GRAPH})
    cut = tmp_path / "cut.wsmodel"
    cut.write_bytes(whole.read_bytes()[:length])
    with pytest.raises(ModelError, match=r"cut\.wsmodel"):
        read_package(cut)


def test_a_damaged_archive_is_refused(tmp_path: Path):
    path = tmp_path / "a.wsmodel"
    write_package(path, FULL, {CPU_GRAPH: bytes(range(256)) * 40})
    data = bytearray(path.read_bytes())
    for place in range(50, 90):
        data[place] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(ModelError, match=r"a\.wsmodel"):
        read_package(path)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("package", 2, "package version 2 is not 1"),
        ("preprocessing", 9, "preprocessing version 9"),
        ("classes", ["edge"], "its classes are not"),
        ("input_size", 100, "input_size 100"),
        ("input_sizes", [160, 100], "input_sizes 100"),
        ("input_sizes", [0], "input_sizes 0"),
        ("input_sizes", 160, "is wrong at"),
        ("temperature", 0, "temperature 0"),
        ("thresholds", [0.5] * 7, "thresholds: one a class"),
        ("thresholds", [2.0] * 8, "thresholds: one a class"),
        ("files", {}, "has no model.int8.onnx"),
        ("files", None, "lists no files"),
        ("files", {"../x": ""}, "no file name"),
        ("provenance", "a friend", "is wrong at"),
        ("scores", {"simulated": {"wafers": 3}}, "is wrong at"),
        ("scores", {"simulated": 0.9}, "is wrong at MaskFigures: a table"),
    ],
)
def test_a_wrong_description_is_refused(tmp_path: Path, key: str, value: object, words: str):
    write_package(tmp_path, FULL, {CPU_GRAPH: GRAPH})
    table = json.loads((tmp_path / DESCRIPTION).read_text())
    table[key] = value
    (tmp_path / DESCRIPTION).write_text(json.dumps(table))
    with pytest.raises(ModelError, match=words):
        read_package(tmp_path)


def test_what_a_newer_package_says_besides_is_left(tmp_path: Path):
    write_package(tmp_path, FULL, {CPU_GRAPH: GRAPH})
    table = json.loads((tmp_path / DESCRIPTION).read_text())
    table["mood"] = "good"
    table["provenance"]["mood"] = table["provenance"]["libraries"]["jax"] = "9"
    table["scores"]["mood"] = table["scores"]["bootstrap"]["mood"] = {"a": [1]}
    table["scores"]["simulated"]["mood"] = table["scores"]["real"]["mood"] = None
    (tmp_path / DESCRIPTION).write_text(json.dumps(table))
    assert read_package(tmp_path).description == FULL


def test_a_description_as_version_0_1_0_wrote_it_is_read(tmp_path: Path):
    """The first package's fields, of which later ones have more."""
    write_package(tmp_path, FULL, {CPU_GRAPH: GRAPH})
    table = json.loads((tmp_path / DESCRIPTION).read_text())
    table["scores"] = {
        "simulated": {
            "wafers": 1000, "seed": 9000001, "iou": [0.4] * 8, "dice": [0.6] * 8,
            "mean_iou": 0.4, "mean_dice": 0.6, "overall_iou": 0.7,
        },
        "real": None, "fp32_mean_iou": 0.4, "int8_mean_iou": 0.4, "onnx_difference": 6.7e-06,
    }  # fmt: skip
    table["provenance"] = {
        "data": "85", "code": "81", "seed": 1, "command": "python", "hours": 1.23, "images": 34192,
        "notes": "Trained from nothing.",
    }  # fmt: skip
    (tmp_path / DESCRIPTION).write_text(json.dumps(table))
    found = read_package(tmp_path).description
    assert found.scores.simulated == MaskFigures(
        1000, 9000001, (0.4,) * 8, (0.6,) * 8, mean_iou=0.4, mean_dice=0.6, overall_iou=0.7
    )
    assert found.scores.calibration is None
    assert found.provenance.images == 34192
    assert found.provenance.libraries == Libraries()


@pytest.mark.parametrize("absent", [True, False])
def test_a_package_of_one_size_need_not_list_it(tmp_path: Path, absent: bool):
    write_package(tmp_path, FULL, {CPU_GRAPH: GRAPH})
    table = json.loads((tmp_path / DESCRIPTION).read_text())
    table["input_sizes"] = None
    if absent:
        del table["input_sizes"]
    (tmp_path / DESCRIPTION).write_text(json.dumps(table))
    assert read_package(tmp_path).description.input_sizes == ()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "\x00"])
def test_what_is_no_description_is_refused(tmp_path: Path, text: str):
    (tmp_path / DESCRIPTION).write_text(text)
    with pytest.raises(ModelError, match=r"model\.json"):
        read_package(tmp_path)


def test_nothing_there(tmp_path: Path):
    with pytest.raises(ModelError, match="is not there"):
        read_package(tmp_path / "nowhere")
    with pytest.raises(ModelError, match=r"has no model\.json"):
        read_package(tmp_path)


def test_an_archive_without_description(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "a.wsmodel", "w") as archive:
        archive.writestr("other", "x")
    with pytest.raises(ModelError, match=r"has no model\.json"):
        read_package(tmp_path / "a.wsmodel")


def test_a_package_needs_its_graph(tmp_path: Path):
    with pytest.raises(ModelError, match=r"needs model\.int8\.onnx"):
        write_package(tmp_path, FULL, {})
    with pytest.raises(ModelError, match="no file name"):
        write_package(tmp_path, FULL, {CPU_GRAPH: GRAPH, "a/b": b""})
