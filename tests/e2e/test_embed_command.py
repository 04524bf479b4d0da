"""``wafer-studio embed`` in a process of its own, with a real (tiny) model."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from ml_core.segmentation.package import read_package
from ml_core.wafer.sets import join_grids, write_set
from tests.e2e.test_inspect_command import ROOT, command, run
from tests.unit.segmentation.tiny_model import tiny_graph
from tests.unit.similarity.embedding_model import embedder_in, embedding_graph, package_of


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return package_of(tmp_path_factory.mktemp("model") / "tiny", embedding_graph())


def striped_set(path: Path, count: int) -> Path:
    """Wafer n of a lot has n % 9 of its 8 columns failed."""
    grids = [np.ones((8, 8), np.uint8) for _ in range(count)]
    for number, grid in enumerate(grids):
        grid[:, : number % 9] = 2
    write_set(
        path,
        join_grids(grids, labels=[""] * count, lots=["L"] * count, wafers=list(range(count))),
    )
    return path


def test_wafers_become_one_file_and_bad_inputs_one_line_each(tmp_path: Path, model: Path) -> None:
    given = striped_set(tmp_path / "a.npz", 9)
    (tmp_path / "b.txt").write_text("no wafer")
    out = tmp_path / "e.npz"
    # twice: the file that the first run wrote into the folder is no bad input of the second
    for _ in range(2):
        done = run("embed", tmp_path, "--out", out, "--model", model, "--json", code=1)
        (line,) = done.stderr.splitlines()
        assert "b.txt" in line
        told = json.loads(done.stdout)
        assert (told["embedded"], told["failed"], told["cancelled"]) == (9, 1, False)
    with np.load(out, allow_pickle=False) as file:
        # number 2 is three times the share of failed dies
        assert file["embedding"][:, 2].tolist() == pytest.approx([3 * n / 8 for n in range(9)])
        assert file["wafer"].tolist() == [str(n) for n in range(9)]
        assert set(file["lot"].tolist()) == {"L"}
        assert set(file["source"].tolist()) == {str(given)}
        assert len(set(file["wafer_id"].tolist())) == 9
        assert str(file["model_sha256"]) == told["model_sha256"]
    assert told["model_sha256"] == embedder_in(tmp_path / "m").session.graph_sha256


def test_what_goes_wrong_has_its_exit_code(tmp_path: Path, model: Path) -> None:
    given = striped_set(tmp_path / "a.npz", 2)
    out = tmp_path / "deep" / "e.npz"
    done = run("embed", tmp_path / "nowhere", "--out", out, "--model", model, code=3)
    assert "nowhere" in done.stderr
    assert "0 wafers embedded" in done.stdout
    assert not out.exists()
    out.mkdir()
    assert "in the way" in run("embed", given, "--out", out, "--model", model, code=4).stderr
    other = package_of(tmp_path / "other", tiny_graph(fails={"edge": 1.0}))
    done = run("embed", given, "--out", tmp_path / "x.npz", "--model", other, code=4)
    assert "wafers cannot be compared with it" in done.stderr
    assert not (tmp_path / "x.npz").exists()
    assert read_package(other).description.input_sizes == (32, 64)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for other processes")
def test_ctrl_c_keeps_what_was_finished(tmp_path: Path, model: Path) -> None:
    first = striped_set(tmp_path / "a.npz", 40)
    (tmp_path / "b.txt").write_text("no wafer")
    rest = striped_set(tmp_path / "c.npz", 60_000)
    out = tmp_path / "e.npz"
    given = command("embed", first, tmp_path / "b.txt", rest, "--out", out, "--model", model)
    with subprocess.Popen(
        given, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as job:
        assert job.stderr is not None
        assert "b.txt" in job.stderr.readline()
        job.send_signal(signal.SIGINT)
        stdout, stderr = job.communicate(timeout=100)
    assert job.returncode == 130, stdout + stderr
    assert "stopped before the end" in stdout
    with np.load(out, allow_pickle=False) as file:
        assert 40 <= len(file["embedding"]) < 60_040
        assert file["wafer"].tolist()[:40] == [str(n) for n in range(40)]
