"""Heat maps for evidence pages come from the model that found the defects, or tell why not."""

from dataclasses import replace

import numpy as np
import pytest

from ml_core.explain.evidence import HeatOfVerdict
from ml_core.formats.results.evidence import Heat
from ml_core.segmentation.package import CPU_GRAPH, write_package
from ml_core.segmentation.pipeline import load_inspector
from ml_core.segmentation.session import CPU
from tests.unit.segmentation.tiny_model import DESCRIPTION, tiny_graph, wafer_of
from wafer_studio.places import starter_model


@pytest.fixture
def wafer():
    cells = np.ones((20, 20), dtype=np.uint8)
    cells[6:14, 6:14] = 2
    return wafer_of(cells)


def test_a_verdict_is_explained_by_its_own_model(wafer):
    package = starter_model()
    found = load_inspector(package, providers=[CPU], threads=1).inspect(wafer)
    heat = HeatOfVerdict(lambda: package, providers=[CPU])(wafer, found)
    assert found.verdict != "none"
    assert isinstance(heat, Heat)
    assert heat.class_key == found.verdict
    assert heat.raster.shape == wafer.grid.raster_size[::-1]
    assert heat.raster.max() == 1.0
    assert heat.words.endswith(".")


def test_another_model_explains_nothing(wafer):
    package = starter_model()
    found = load_inspector(package, providers=[CPU], threads=1).inspect(wafer)
    other = replace(found, model=replace(found.model, sha256="0" * 64))
    said = HeatOfVerdict(lambda: package, providers=[CPU])(wafer, other)
    assert "by another model" in said


def test_a_package_that_cannot_explain_says_so_and_is_read_once(tmp_path, wafer):
    write_package(tmp_path, DESCRIPTION, {CPU_GRAPH: tiny_graph(fails={"center": 8.0})})
    asked = []

    def find():
        asked.append(1)
        return tmp_path

    source = HeatOfVerdict(find, providers=[CPU])
    found = load_inspector(tmp_path, providers=[CPU], threads=1).inspect(wafer)
    assert "no explain.onnx" in source(wafer, found)
    assert source(wafer, found) == source(wafer, found)
    assert asked == [1]
    assert "no defect" in source(wafer, replace(found, verdict="none"))
