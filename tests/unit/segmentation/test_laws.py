"""What holds for any wafer and any logits."""

import math

import cv2
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ml_core.segmentation.metrics import measure
from ml_core.segmentation.pipeline import find_defects, verdict
from ml_core.segmentation.postprocess import class_planes
from ml_core.segmentation.severity import severity
from ml_core.wafer.grid import Notch
from ml_core.wafer.inspection import split_bits
from ml_core.wafer.shapes import polygons_to_mask
from ml_core.wafer.taxonomy import CLASSES
from tests.unit.segmentation.tiny_model import wafer_of


@st.composite
def cases(draw):
    """A wafer of any grid, and smooth logits of 64 x 64."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    rows, columns = draw(st.integers(1, 60)), draw(st.integers(1, 60))
    cells = rng.choice([0, 1, 2], size=(rows, columns), p=[0.1, 0.6, 0.3]).astype(np.uint8)
    wafer = wafer_of(
        cells,
        notch=draw(st.sampled_from(list(Notch))),
        has_dies=draw(st.booleans()),
        first_die=(draw(st.integers(-50, 50)), draw(st.integers(-50, 50))),
        x_right=draw(st.booleans()),
        y_down=draw(st.booleans()),
    )
    coarse = rng.normal(draw(st.floats(-3, 1)), 3, (8, 6, 6)).astype(np.float32)
    return wafer, np.stack([cv2.resize(plane, (64, 64)) for plane in coarse])


@settings(max_examples=30, deadline=None)
@given(cases())
def test_masks_defects_dies_and_numbers_tell_one_story(case):
    wafer, logits = case
    planes = class_planes(logits, wafer, temperature=1.0, thresholds=(0.5,) * 8)
    masked = find_defects(planes, wafer)
    defects = [finding.defect for finding in masked.findings]
    width, height = wafer.grid.raster_size

    assert [d.number for d in defects] == list(range(1, len(defects) + 1))
    weighted = [d.confidence * d.area_px for d in defects]
    assert weighted == sorted(weighted, reverse=True)

    masks = split_bits(masked.mask)
    kx, ky = wafer.grid.die_pixels
    for each in CLASSES:
        own = [d for d in defects if d.class_key == each.key]
        outlined = polygons_to_mask([d.polygon for d in own], width=width, height=height)
        assert np.array_equal(outlined, masks[each.index])
        assert sum(d.area_px for d in own) == int(masks[each.index].sum())
        pixels = masks[each.index].reshape(wafer.grid.rows, ky, wafer.grid.columns, kx)
        over_half = 2 * pixels.sum(axis=(1, 3)) > kx * ky
        assert np.array_equal(masked.die_mask & each.bit != 0, over_half)
    assert not masked.die_mask[wafer.cells == 0].any()
    assert not masked.mask[wafer.raster() == 0].any()

    for defect in defects:
        assert 0.5 <= defect.confidence <= 1.0
        assert defect.area_px >= 10
        if wafer.grid.has_dies:
            columns, rows = wafer.grid.die_to_cell(np.array(defect.dies)).T
            assert np.all(wafer.cells[rows, columns] != 0)
            assert len(set(defect.dies)) == len(defect.dies)

    metrics = measure(wafer, defects, masked.mask, masked.die_mask)
    assert math.isclose(sum(metrics.quadrants), 1.0) == bool(defects)
    assert 0.0 <= metrics.coverage <= 1.0
    assert 0.0 <= severity(metrics, die_count=wafer.die_count) <= 100.0
    assert (verdict(masked.findings) == "none") == (not defects)
