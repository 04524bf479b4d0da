"""``--pyramid`` of ``inspect`` and ``evaluate``, in a process of its own."""

import json
from pathlib import Path

import pytest

from ml_core.segmentation.package import CPU_GRAPH, write_package
from tests.e2e.test_inspect_command import results, run, small_set
from tests.unit.segmentation.tiny_model import DESCRIPTION, tiny_graph


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A package of one size, 320, whose graph calls every failed region a particle."""
    write_package(tmp_path / "tiny", DESCRIPTION, {CPU_GRAPH: tiny_graph(fails={"particle": 8.0})})
    return tmp_path / "tiny"


def test_the_pyramid_is_asked_for_and_told(tmp_path: Path, model: Path) -> None:
    given = small_set(tmp_path / "s.npz", 1)
    out = tmp_path / "out"
    for mode, sizes in (("off", [320]), ("adaptive", [320]), ("on", [480, 320, 256])):
        done = run("inspect", given, "--out", out, "--model", model, "--pyramid", mode)
        (wafer,) = results(out)["wafers"]
        assert wafer["inputs"] == {"pyramid": mode, "sizes": sizes}
        assert wafer["verdict"] == "particle"
        assert ("lists one input size only" in done.stdout) == (mode != "off")
    told = run("evaluate", given, "--model", model, "--pyramid", "on", "--json").stdout
    assert json.loads(told)["pyramid"] == "on"
    assert json.loads(told)["masks"]["mean_iou"] == 1.0
