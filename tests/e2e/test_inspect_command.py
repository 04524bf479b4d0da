"""The real command in a process of its own, on real files, with a real (tiny) model."""

import gzip
import json
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest
from PIL import Image

from ml_core.segmentation.package import CPU_GRAPH, write_package
from ml_core.simulate.wafer import simulate_set
from ml_core.wafer.sets import join_grids, write_set
from tests.shared_data import shared_data
from tests.unit.segmentation.tiny_model import DESCRIPTION, tiny_graph
from wafer_studio.places import results_schema

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package whose graph calls every failed region a particle."""
    folder = tmp_path_factory.mktemp("model") / "tiny"
    write_package(folder, DESCRIPTION, {CPU_GRAPH: tiny_graph(fails={"particle": 8.0})})
    return folder


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "wafer_studio.cli", *map(str, arguments)]


def run(*arguments: object, code: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command(*arguments), cwd=ROOT, capture_output=True, text=True, timeout=110, check=False
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


def results(out: Path) -> Any:
    document = json.loads((out / "results.json").read_text("utf-8"))
    schema = json.loads(results_schema().read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(document)
    assert not list(out.rglob("*.part"))
    return document


def small_set(path: Path, count: int = 3) -> Path:
    cells = np.ones((20, 20), dtype=np.uint8)
    cells[5:9, 5:9] = 2
    write_set(
        path,
        join_grids(
            [cells] * count, labels=["particle"] * count, lots=["L"] * count,
            wafers=list(range(count)), masks=[np.where(cells == 2, 16, 0).astype(np.uint8)] * count,
        ),
    )  # fmt: skip
    return path


def test_real_files_of_many_formats_in_one_run(tmp_path: Path, model: Path) -> None:
    files = [
        shared_data("stdf/lot2.stdf.gz"),
        shared_data("klarf/QUU_NUU.000"),
        shared_data("klarf/CPS3TwithoutReview.001"),
        shared_data("g85/ex.xml"),
        shared_data("klarf/bad12.klarf"),
    ]
    done = run("inspect", *files, "--out", tmp_path / "out", "--model", model, code=1)
    assert "bad12.klarf, line 36" in done.stderr
    assert "Written to" in done.stdout
    document = results(tmp_path / "out")
    assert [entry["source"] for entry in document["errors"]] == [str(files[-1])]
    counts = {
        (Path(w["source"]).name, w["wafer"]): (w["counts"]["dies"], w["counts"]["fail"])
        for w in document["wafers"]
    }
    assert counts["lot2.stdf.gz", "GAL-LOT-02"] == (1456, 67)
    assert [counts["QUU_NUU.000", wafer][1] for wafer in ("02", "06", "01")] == [37, 22, 58]
    assert counts["CPS3TwithoutReview.001", "25"][1] == 15
    assert len(list((tmp_path / "out" / "overlays").glob("*.png"))) == len(document["wafers"])


def test_real_fab_maps_keep_their_order_and_labels(tmp_path: Path, model: Path) -> None:
    whole = np.load(shared_data("wm811k/wm811k_open.npz"))
    ends = np.cumsum(whole["shape"].prod(axis=1))
    part = tmp_path / "part.npz"
    np.savez(
        part, cells=whole["cells"][: ends[11]], shape=whole["shape"][:12],
        label=whole["label"][:12], lot=whole["lot"][:12], wafer=whole["wafer"][:12],
    )  # fmt: skip
    done = run("inspect", part, "--out", tmp_path / "out", "--model", model, "--json")
    summary = json.loads(done.stdout)
    assert (summary["inspected"], summary["failed"]) == (12, 0)
    wafers = results(tmp_path / "out")["wafers"]
    assert [w["lot"] for w in wafers] == [str(lot) for lot in whole["lot"][:12]]
    assert [w["label"] for w in wafers] == [str(label) for label in whole["label"][:12]]
    assert wafers[0]["counts"]["dies"] == int(np.count_nonzero(whole["cells"][: ends[0]]))


def test_what_is_found_lies_where_the_fails_are(tmp_path: Path, model: Path) -> None:
    run("inspect", small_set(tmp_path / "s.npz", 1), "--out", tmp_path / "out", "--model", model)
    (wafer,) = results(tmp_path / "out")["wafers"]
    assert wafer["verdict"] == "particle"
    (defect,) = wafer["defects"]
    assert sorted(map(tuple, defect["dies"])) == [(x, y) for x in range(5, 9) for y in range(5, 9)]
    with Image.open(tmp_path / "out" / "masks" / "L_0.bits.png") as picture:
        bits = np.asarray(picture)
    assert set(np.unique(bits)) == {0, 16}
    assert bits[6 * 15 + 7, 6 * 15 + 7] == 16


def test_every_export_is_written_and_named(tmp_path: Path, model: Path) -> None:
    out = tmp_path / "out"
    given = small_set(tmp_path / "s.npz", 2)
    done = run("inspect", given, "--out", out, "--model", model, "--export", "all",
               "--align", "0,0=10,10", "--align", "10,0=20,10")  # fmt: skip
    for name in (
        "metrics.csv", "defects.csv", "coco/instances.json", "yolo/data.yaml", "pdf/report.pdf",
        "xlsx/results.xlsx",
    ):  # fmt: skip
        assert (out / name).is_file()
        assert name in done.stdout.replace("\\", "/")
    assert (out / "klarf" / "1.8" / "L_1.klarf").is_file()
    header, row = (out / "stage" / "L_0.csv").read_text().splitlines()
    values = dict(zip(header.split(","), row.split(","), strict=True))
    assert float(values["stage_x_mm"]) == pytest.approx(float(values["wafer_x_mm"]) + 10)
    assert float(values["alignment_residual_um"]) == 0


def test_archives_folders_and_odd_names(tmp_path: Path, model: Path) -> None:
    folder = tmp_path / "Übergabe 工場"
    folder.mkdir()
    inner = small_set(folder / "set.npz", 1)
    with zipfile.ZipFile(folder / "lot.zip", "w") as archive:
        archive.write(inner, "deep/inner.npz")
        archive.writestr("notes.txt", "no wafer")
    (folder / "packed.npz.gz").write_bytes(gzip.compress(inner.read_bytes()))
    run("inspect", folder, "--out", tmp_path / "out", "--model", model, "--quiet", code=1)
    document = results(tmp_path / "out")
    assert [w["source"] for w in document["wafers"]] == [
        str(folder / "lot.zip") + "!deep/inner.npz",
        str(folder / "packed.npz.gz"),
        str(inner),
    ]
    assert [e["source"] for e in document["errors"]] == [str(folder / "lot.zip") + "!notes.txt"]
    assert len({w["id"] for w in document["wafers"]}) == 3
    assert len(list((tmp_path / "out" / "overlays").iterdir())) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file names")
def test_names_with_line_breaks_and_odd_characters_go_everywhere(
    tmp_path: Path, model: Path
) -> None:
    (tmp_path / "new\nline.csv").write_text("x,y,bin\n0,0,1\n1,0,2\n")
    odd = "lot,wafer,x,y,bin\n" + "".join(
        f'"=1+1\n\u2028lot","\U0001f600{x}\t<b>&",{x},0,2\n' for x in range(2)
    )
    (tmp_path / "odd.csv").write_text(odd, encoding="utf-8")
    out = tmp_path / "out"
    given = [tmp_path / "new\nline.csv", tmp_path / "odd.csv"]
    run("inspect", *given, "--out", out, "--model", model, "--export", "all")
    document = results(out)
    assert document["wafers"][0]["source"] == str(given[0])
    assert len(document["wafers"]) == 3
    assert (out / "xlsx" / "results.xlsx").is_file()


def test_results_inside_the_folder_that_is_inspected_are_no_wafers(
    tmp_path: Path, model: Path
) -> None:
    small_set(tmp_path / "s.npz", 2)
    for _ in range(2):
        run("inspect", tmp_path, "--out", tmp_path / "out", "--model", model, "--export", "yolo")
        document = results(tmp_path / "out")
        assert (len(document["wafers"]), document["errors"]) == (2, [])
    shown = tmp_path / "out" / "yolo" / "images" / "train" / "L_0.png"
    done = run("inspect", shown, "--out", tmp_path / "out", "--model", model)
    assert "1 wafer inspected" in done.stdout  # asked for by name, it is one
    (wafer,) = results(tmp_path / "out")["wafers"]
    states = {entry["colour"]: entry["state"] for entry in wafer["palette"]}
    assert states == {"#D6DEE6": "pass", "#3A424E": "fail"}
    assert "1 wafer with warnings" in done.stdout


def test_a_wafer_that_is_too_large_does_not_stop_the_others(tmp_path: Path, model: Path) -> None:
    huge = Image.new("1", (8_000, 4_300), 1)  # 34.4 million pixels, no dies
    huge.paste(0, (1_003, 1_007, 4_021, 3_019))
    huge.save(tmp_path / "2.png")
    small_set(tmp_path / "1.npz", 1)
    small_set(tmp_path / "3.npz", 1)
    out = tmp_path / "out"
    run("inspect", tmp_path / "1.npz", tmp_path / "2.png", tmp_path / "3.npz", "--out", out,
        "--model", model, code=1)  # fmt: skip
    document = results(out)
    sources = [str(tmp_path / name) for name in ("1.npz", "3.npz")]
    assert [wafer["source"] for wafer in document["wafers"]] == sources
    (error,) = document["errors"]
    assert error["source"] == str(tmp_path / "2.png")
    assert "too large to inspect" in error["message"]


def test_nothing_to_read_is_its_own_exit_code(tmp_path: Path, model: Path) -> None:
    done = run("inspect", tmp_path / "nowhere", "--out", tmp_path / "out", "--model", model, code=3)
    (line,) = done.stderr.splitlines()
    assert "nowhere" in line
    document = results(tmp_path / "out")
    assert document["wafers"] == []
    assert len(document["errors"]) == 1


def test_a_file_in_the_output_folders_place(tmp_path: Path, model: Path) -> None:
    (tmp_path / "out").write_text("precious")
    given = small_set(tmp_path / "s.npz", 1)
    done = run("inspect", given, "--out", tmp_path / "out", "--model", model, code=4)
    (line,) = done.stderr.splitlines()
    assert "in the way" in line
    assert (tmp_path / "out").read_text() == "precious"


def test_a_file_in_the_place_of_a_folder_within(tmp_path: Path, model: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "overlays").write_text("precious")
    given = small_set(tmp_path / "s.npz", 1)
    done = run("inspect", given, "--out", tmp_path / "out", "--model", model, code=4)
    (line,) = done.stderr.splitlines()
    assert "overlays cannot be written" in line


def test_what_cannot_be_written_in_the_middle_ends_the_run_with_the_rest_whole(
    tmp_path: Path, model: Path
) -> None:
    (tmp_path / "out" / "masks" / "L_2.png").mkdir(parents=True)
    given = small_set(tmp_path / "s.npz", 6)
    done = run("inspect", given, "--out", tmp_path / "out", "--model", model, code=4)
    (line,) = done.stderr.splitlines()
    assert "L_2.png cannot be written: a folder of that name is in the way" in line
    assert line.endswith("Finished before that: 2.")
    assert [wafer["wafer"] for wafer in results(tmp_path / "out")["wafers"]][:2] == ["0", "1"]


def test_a_model_that_is_none(tmp_path: Path) -> None:
    given = small_set(tmp_path / "s.npz", 1)
    done = run("inspect", given, "--out", tmp_path / "o", "--model", tmp_path / "none", code=4)
    (line,) = done.stderr.splitlines()
    assert "none" in line
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        ["--export", "word"],
        ["--geometry", "P"],
        ["--geometry", "2.5x0"],
        ["--geometry", "P=,nowhere"],
        ["--palette", "red=fail"],
        ["--palette", "#ff0000=maybe"],
        ["--providers", "abacus"],
        ["--pyramid", "maybe"],
        ["--align", "1,2"],
    ],
)
def test_a_command_line_that_cannot_be_understood(tmp_path: Path, wrong: list[str]) -> None:
    done = run("inspect", "x", "--out", tmp_path / "o", *wrong, code=2)
    assert wrong[1].removeprefix("P=,") in done.stderr


def test_a_given_geometry_rules(tmp_path: Path, model: Path) -> None:
    given = small_set(tmp_path / "s.npz", 1)
    run("inspect", given, "--out", tmp_path / "o", "--model", model,
        "--geometry", "*=2.5x3.5,150,left")  # fmt: skip
    grid = results(tmp_path / "o")["wafers"][0]["grid"]
    assert grid["pitch_mm"] == [2.5, 3.5]
    assert (grid["diameter_mm"], grid["notch"], grid["estimated"]) == (150, "left", False)


def test_a_given_palette_rules(tmp_path: Path, model: Path) -> None:
    pixels = np.zeros((60, 60, 3), dtype=np.uint8)
    pixels[10:50, 10:50] = (0, 0, 200)
    pixels[20:30, 20:30] = (0, 200, 0)
    Image.fromarray(pixels).save(tmp_path / "map.png")
    run("inspect", tmp_path / "map.png", "--out", tmp_path / "o", "--model", model,
        "--palette", "#0000c8=pass,#00c800=fail,#000000=none")  # fmt: skip
    (wafer,) = results(tmp_path / "o")["wafers"]
    assert {defect["class"] for defect in wafer["defects"]} == {"particle"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for other processes")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_leaves_whole_files(tmp_path: Path, model: Path, number: int) -> None:
    first = small_set(tmp_path / "a.npz", 20)
    (tmp_path / "b.txt").write_text("no wafer")
    rest = small_set(tmp_path / "c.npz", 5000)
    given = command("inspect", first, tmp_path / "b.txt", rest, "--out", tmp_path / "out",
                    "--model", model, "--export", "coco,xlsx")  # fmt: skip
    with subprocess.Popen(
        given, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        assert "b.txt" in process.stderr.readline()  # by now most of the first set is written
        process.send_signal(number)
        stdout, stderr = process.communicate(timeout=60)
    assert process.returncode == 130, stdout + stderr
    assert "stopped before the end" in stdout
    document = results(tmp_path / "out")
    finished = len(document["wafers"])
    assert 1 <= finished < 5000
    assert len((tmp_path / "out" / "metrics.csv").read_text().splitlines()) == finished + 1
    coco = json.loads((tmp_path / "out" / "coco" / "instances.json").read_text())
    assert len(coco["images"]) == finished
    assert (tmp_path / "out" / "xlsx" / "results.xlsx").is_file()


def test_evaluate_prints_what_the_set_allows(tmp_path: Path, model: Path) -> None:
    given = small_set(tmp_path / "s.npz", 4)
    document = json.loads(run("evaluate", given, "--model", model, "--json").stdout)
    assert document["wafers"] == 4
    assert document["masks"]["per_class"]["particle"]["iou"] == 1.0
    assert document["masks"]["per_class"]["edge"]["iou"] is None
    assert (document["masks"]["mean_iou"], document["masks"]["overall_dice"]) == (1.0, 1.0)
    assert document["verdicts"]["macro_recall"] == 1.0
    assert document["verdicts"]["confusion"][4][4] == 4
    table = run("evaluate", given, "--model", model).stdout
    assert "particle             1.000   1.000" in table
    assert "macro recall 1.000" in table


def test_evaluate_says_what_is_wrong_with_a_set(tmp_path: Path, model: Path) -> None:
    (tmp_path / "no.npz").write_text("no set")
    (tmp_path / "two.stdf").write_bytes(b"\2\0\0\n\2\4")
    np.savez(tmp_path / "objects.npz", cells=np.array([{}], object), shape=np.ones((1, 2), int))
    for name in ("no.npz", "missing.npz", "two.stdf", "objects.npz"):
        done = run("evaluate", tmp_path / name, "--model", model, code=3)
        (line,) = done.stderr.splitlines()
        assert name in line
        assert "allow_pickle" not in line


def test_simulate_writes_the_same_set_for_the_same_seed(tmp_path: Path) -> None:
    run("simulate", "--count", 5, "--seed", 11, "--out", tmp_path / "deep" / "set.npz")
    wanted = simulate_set(5, 11)
    with np.load(tmp_path / "deep" / "set.npz") as file:
        assert np.array_equal(file["cells"], wanted.cells)
        assert np.array_equal(file["masks"], wanted.masks)
    for count in (0, "many", "-3"):
        told = run("simulate", "--count", count, "--seed", 1, "--out", tmp_path / "x.npz", code=2)
        assert f"'{count}' is no number of wafers; give 1 or more" in told.stderr
    done = run("simulate", "--count", 1, "--seed", 1, "--out", tmp_path, code=4)
    assert "in the way" in done.stderr


def test_simulate_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "set.npz"
    process = subprocess.Popen(
        command("simulate", "--count", 200_000, "--seed", 1, "--out", out),
        cwd=ROOT, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(3)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told.endswith("wafer-studio: stopped.\n")
    assert list(tmp_path.iterdir()) == []


def test_help_names_the_exit_codes_and_version_is_the_projects() -> None:
    for arguments in (["--help"], ["inspect", "--help"], ["evaluate", "--help"]):
        assert "130  stopped by Ctrl-C" in run(*arguments).stdout
    assert "STDF V4, ATDF, KLARF" in run("inspect", "--help").stdout
    told = run("--version").stdout.strip()
    assert told == "wafer-studio " + _project_version()


def _project_version() -> str:
    import tomllib

    return str(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"])


def test_version_and_help_load_nothing_heavy() -> None:
    code = (
        "import sys\nfrom wafer_studio.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'numpy', 'cv2', 'onnxruntime', 'PySide6', 'shapely', 'PIL', 'tqdm'}\n"
        "print('LOADED', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "LOADED []" in done.stdout
