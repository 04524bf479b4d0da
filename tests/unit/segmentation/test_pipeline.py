import numpy as np
import pytest

from ml_core.segmentation.package import CPU_GRAPH, write_package
from ml_core.segmentation.pipeline import find_defects, load_inspector
from ml_core.segmentation.postprocess import ClassPlane
from ml_core.segmentation.session import CPU
from ml_core.wafer.errors import ModelError
from ml_core.wafer.inspection import split_bits
from ml_core.wafer.shapes import polygons_to_mask
from ml_core.wafer.taxonomy import BY_KEY
from tests.unit.segmentation.tiny_model import (
    DESCRIPTION,
    grid_of,
    tiny_graph,
    tiny_inspector,
    wafer_of,
)

BLOCK = grid_of(
    "..oooooo..",
    ".oooooooo.",
    "oooooooooo",
    "oooooooxxx",
    "oooooooxxx",
    "oooooooooo",
    "oooooooooo",
    "oooooooooo",
    ".oooooooo.",
    "..oooooo..",
)


def test_a_block_of_failed_dies_becomes_one_measured_defect(tmp_path):
    inspection = tiny_inspector(tmp_path, fails={"particle": 10.0}).inspect(wafer_of(BLOCK))

    assert inspection.verdict == "particle"
    (defect,) = inspection.defects
    # 10 x 10 dies on a raster of 300 x 300: 30 pixels and 10 mm a die.
    assert defect.number == 1
    assert defect.class_key == "particle"
    assert defect.bbox_px == (210, 90, 90, 60)
    assert defect.area_px == 90 * 60
    assert defect.area_mm2 == pytest.approx(600.0)
    assert defect.perimeter_px == 2 * (90 + 60)
    assert defect.compactness == pytest.approx(4 * np.pi * 5400 / 300**2)
    assert defect.centroid_px == pytest.approx((255.0, 120.0))
    assert defect.centroid_mm == pytest.approx((35.0, 10.0))
    assert defect.orientation_deg == pytest.approx(0.0, abs=1e-9)
    assert defect.length_mm == pytest.approx(30.0)
    assert defect.dies == ((7, 3), (8, 3), (9, 3), (7, 4), (8, 4), (9, 4))
    assert defect.polygon.area == 5400
    assert not defect.polygon.holes


def test_a_region_that_covers_no_die_over_half_is_no_defect():
    wafer = wafer_of(BLOCK)  # a die is 30 x 30 pixels
    mask = np.zeros((300, 300), np.uint8)
    mask[90:120, 90:106] = 1  # 16 of a die's 30 columns
    mask[150:180, 180:195] = 1  # just half of a die
    plane = ClassPlane(4, mask.astype(np.float32), mask, np.ones_like(mask))
    masked = find_defects([plane], wafer)
    (finding,) = masked.findings
    assert finding.defect.dies == ((3, 3),)
    assert np.count_nonzero(masked.mask) == 30 * 16
    assert np.argwhere(masked.die_mask).tolist() == [[3, 3]]


def test_masks_hold_exactly_the_defects(tmp_path):
    wafer = wafer_of(BLOCK)
    inspection = tiny_inspector(tmp_path, fails={"particle": 10.0}, passes={"edge": 10.0}).inspect(
        wafer
    )

    particle, edge = BY_KEY["particle"], BY_KEY["edge"]
    assert np.array_equal(inspection.die_mask == particle.bit, wafer.cells == 2)
    assert np.array_equal(inspection.die_mask == edge.bit, wafer.cells == 1)
    masks = split_bits(inspection.mask)
    for each in (particle, edge):
        own = [d.polygon for d in inspection.defects if d.class_key == each.key]
        assert np.array_equal(polygons_to_mask(own, width=300, height=300), masks[each.index])
    assert not inspection.mask[wafer.raster() == 0].any()
    assert [d.number for d in inspection.defects] == [1, 2]
    assert [d.class_key for d in inspection.defects] == ["edge", "particle"]
    assert inspection.verdict == "edge"


def test_a_wafer_without_fails_has_no_defect(tmp_path):
    cells = np.ones((10, 10), np.uint8)
    inspection = tiny_inspector(tmp_path, fails={"random": 10.0}).inspect(wafer_of(cells))

    assert inspection.verdict == "none"
    assert inspection.defects == ()
    assert inspection.severity == 0.0
    assert not inspection.is_alert
    assert inspection.metrics.cluster_count == 0
    assert inspection.metrics.clock is None
    assert inspection.metrics.edge_ratio is None
    assert not inspection.mask.any()


def test_a_wafer_lost_all_over_alerts(tmp_path):
    cells = np.full((30, 30), 2, np.uint8)
    inspection = tiny_inspector(tmp_path, fails={"random": 10.0}).inspect(wafer_of(cells))

    assert inspection.verdict == "random"
    # all dies failed and are covered: 0.4 * 100 + 0.3 * 100 + 0.3 * 50 for one cluster
    assert inspection.severity == pytest.approx(85.0)
    assert inspection.is_alert


def test_an_image_without_dies_has_pixels_and_no_dies(tmp_path):
    cells = np.ones((64, 96), np.uint8)
    cells[10:30, 40:70] = 2
    wafer = wafer_of(cells, has_dies=False)
    inspection = tiny_inspector(tmp_path, fails={"center": 10.0}).inspect(wafer)

    (defect,) = inspection.defects
    assert defect.dies is None
    # 64 rows to 320 model rows and back is exact; 96 columns to 320 blur less than a pixel
    x, y, width, height = defect.bbox_px
    assert (y, height) == (10, 20)
    assert abs(x - 40) <= 1
    assert abs(width - 30) <= 2
    assert inspection.metrics.affected_dies is None
    assert inspection.metrics.failed_in_mask is None
    assert inspection.verdict == "center"


def test_the_model_and_the_stages_are_told(tmp_path):
    inspector = tiny_inspector(tmp_path, fails={"particle": 10.0})
    inspection = inspector.inspect(wafer_of(BLOCK))

    assert inspection.model.name == "tiny"
    assert inspection.model.provider == CPU
    assert len(inspection.model.sha256) == 64
    assert inspector.notices == ()
    times = inspection.times
    assert min(times.preprocess, times.model, times.postprocess, times.metrics) > 0
    assert times.read == 0


def test_a_graph_of_another_kind_is_refused(tmp_path):
    inspector = tiny_inspector(tmp_path, fails={"particle": 10.0}, classes=7)
    with pytest.raises(ModelError, match="no wafer model of this program"):
        inspector.inspect(wafer_of(BLOCK))


def test_a_zipped_package_is_as_good_as_a_folder(tmp_path):
    path = tmp_path / "tiny.wsmodel"
    write_package(path, DESCRIPTION, {CPU_GRAPH: tiny_graph(fails={"particle": 10.0})})
    inspection = load_inspector(str(path), providers=[CPU], threads=1).inspect(wafer_of(BLOCK))
    assert inspection.verdict == "particle"


def test_a_package_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(ModelError, match="name the folder or file of a model package"):
        load_inspector(tmp_path / "nowhere")
