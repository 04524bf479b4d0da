"""``wafer-studio explain`` in a process of its own, on a real (untrained) package."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ml_core.wafer.taxonomy import CLASS_KEYS
from tests.e2e.test_inspect_command import ROOT, small_set
from tests.unit.explain.conftest import package

__all__ = ["package"]  # the fixture


def run(*arguments, code=0):
    command = [sys.executable, "-m", "wafer_studio.cli", "explain", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=110, check=False
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


def document_of(out):
    assert not list(out.rglob("*.part"))
    return json.loads((out / "explain.json").read_text("utf-8"))


def test_pictures_maps_and_words_of_each_wafer(tmp_path, package):
    out = tmp_path / "out"
    bad = tmp_path / "bad.klarf"
    bad.write_text("no wafer")
    done = run(
        small_set(tmp_path / "s.npz", 2), bad, "--out", out, "--model", package,
        "--class", "random", "--uncertainty", "--passes", "2", code=1,
    )  # fmt: skip
    assert "2 wafers explained" in done.stdout
    document = document_of(out)
    assert [e["source"] for e in document["errors"]] == [str(bad)]
    assert document["model"]["name"] == "lively"
    assert [w["wafer"] for w in document["wafers"]] == ["0", "1"]
    for wafer in document["wafers"]:
        (entry,) = wafer["classes"]
        assert entry["class"] == "random"
        assert "attention for Random" in entry["words"]
        assert wafer["grid_estimated"] is True
        heat, dies = (np.load(out / entry[name]) for name in ("raster", "dies"))
        assert (heat.shape, dies.shape) == ((300, 300), (20, 20))
        assert heat.max() == 1.0
        np.testing.assert_allclose(dies, heat.reshape(20, 15, 20, 15).mean(axis=(1, 3)), atol=1e-5)
        with Image.open(out / entry["picture"]) as picture:
            assert picture.width > 3 * 400
        assert [each["way"] for each in wafer["uncertainty"]] == ["dropout", "turned"]
        for each in wafer["uncertainty"]:
            aleatoric = np.load(out / each["aleatoric_dies"])
            assert aleatoric.shape == (8, 20, 20)
            assert each["mean_aleatoric_bits"] == pytest.approx(
                float(aleatoric.sum(axis=0).mean()), abs=1e-4
            )
            assert (out / each["picture"]).is_file()


def test_without_a_class_each_that_was_found_is_explained(tmp_path, package):
    out = tmp_path / "out"
    run(small_set(tmp_path / "s.npz", 1), "--out", out, "--model", package, "--quiet")
    (wafer,) = document_of(out)["wafers"]
    keys = [entry["class"] for entry in wafer["classes"]]
    assert keys == [key for key in CLASS_KEYS if key in keys]
    assert keys, "the package finds something at thresholds of 0.2"
    for entry in wafer["classes"]:
        if entry["attention"]:
            assert entry["agreement"] == entry["attention"]["mask"]["attention"]
    assert wafer["uncertainty"] == []


def test_what_cannot_be_asked_is_told(tmp_path: Path, package: Path) -> None:
    given = small_set(tmp_path / "s.npz", 1)
    done = run(given, "--out", tmp_path / "o", "--class", "dent", code=2)
    assert "'dent' is no class" in done.stderr
    run(given, "--out", tmp_path / "o", "--passes", "1", code=2)
    done = run(tmp_path / "nowhere", "--out", tmp_path / "o", "--model", package, code=3)
    assert "nowhere" in done.stderr
