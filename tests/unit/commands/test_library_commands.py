"""``list`` and ``verdicts`` work on the library without the window."""

import csv
import io

import pytest

from ml_core.stage.findings import Outcome
from ml_core.stage.points import Candidate, PointKind
from tests.wafers import inspection_of, plain_wafer
from wafer_studio.cli import main
from wafer_studio.store import store as store_module
from wafer_studio.store.fa_verdicts import StagePoints, stage_points_and_findings
from wafer_studio.store.migrations import MIGRATIONS, Migration
from wafer_studio.store.store import FILE_NAME, Store

A, B = plain_wafer("1", lot="=AA"), plain_wafer("2", lot="BB")


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A folder whose library has two wafers, each with one defect, and one picked point."""
    if all(step.apply is not stage_points_and_findings for step in MIGRATIONS):
        own = Migration("stage points", stage_points_and_findings)
        monkeypatch.setattr(store_module, "MIGRATIONS", (*MIGRATIONS, own))
    store = Store(tmp_path / FILE_NAME)
    store.add_wafers([A, B])
    store.add_inspections(
        [inspection_of(A, class_key="edge", severity=90.0), inspection_of(B, class_key="ring")]
    )
    StagePoints.of(store).pick(A.wafer_id, [Candidate(PointKind.DIE, (12.5, 15.5))])
    store.close()
    return tmp_path


def listed(capfdbinary, *arguments):
    assert main(["list", *map(str, arguments)]) == 0
    text = capfdbinary.readouterr().out.decode()
    return list(csv.DictReader(io.StringIO(text), delimiter="\t"))


def test_defects_are_listed_sorted_and_filtered(data, capfdbinary):
    rows = listed(capfdbinary, "defects", "--data", data, "--sort", "severity", "--descending")
    assert [(row["lot"], row["class"], row["area_mm2"]) for row in rows] == [
        ("'=AA", "edge", "12.5"), ("BB", "ring", "12.5"),
    ]  # fmt: skip
    rows = listed(capfdbinary, "defects", "--data", data, "--class", "ring")
    assert [row["wafer_id"] for row in rows] == [B.wafer_id]
    assert listed(capfdbinary, "defects", "--data", data, "--least-mm2", "13") == []


def test_wafers_are_listed(data, capfdbinary):
    rows = listed(capfdbinary, "wafers", "--data", data, "--sort", "wafer", "--descending")
    assert [(row["name"], row["verdict"], row["defects"]) for row in rows] == [
        ("BB / 2", "ring", "1"), ("'=AA / 1", "edge", "1"),
    ]  # fmt: skip


def test_an_unknown_column_and_a_missing_library_are_told(data, tmp_path, capsys):
    assert main(["list", "wafers", "--data", str(data), "--sort", "colour"]) == 4
    assert "choose from wafer, lot," in capsys.readouterr().err
    assert main(["list", "wafers", "--data", str(tmp_path / "none")]) == 4
    assert "there is no library" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_verdicts_are_kept_and_odd_lines_are_told(data, tmp_path, capsys):
    path = tmp_path / "back.csv"
    path.write_text("point,verdict,note\n1,confirmed,void\n9,no,\n1,perhaps,\n")
    assert main(["verdicts", str(path), "--data", str(data)]) == 1
    said = capsys.readouterr()
    assert said.out == "1 verdict taken, 0 points still open.\n"
    assert "point 9 is not in this library" in said.err
    assert "line 4" in said.err
    store = Store(data / FILE_NAME)
    (finding,) = StagePoints.of(store).history(1)
    store.close()
    assert (finding.outcome, finding.words) == (Outcome.CONFIRMED, "void")
    assert main(["verdicts", str(tmp_path / "none.csv"), "--data", str(data)]) == 3
    assert "cannot be read" in capsys.readouterr().err
