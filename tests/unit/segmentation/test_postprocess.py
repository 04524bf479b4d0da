import math

import numpy as np
import pytest

from ml_core.segmentation.postprocess import class_planes, logit, sigmoid
from ml_core.wafer.taxonomy import BY_KEY
from tests.unit.segmentation.tiny_model import wafer_of

HALF = (0.5,) * 8


def logits_with(**planes):
    logits = np.full((8, 32, 32), -20.0, np.float32)
    for key, plane in planes.items():
        logits[BY_KEY[key].index] = plane
    return logits


def planes(logits, wafer, *, temperature=1.0, thresholds=HALF):
    return list(class_planes(logits, wafer, temperature=temperature, thresholds=thresholds))


def test_sigmoid_and_logit_by_hand():
    values = np.array([-1000.0, -2.0, 0.0, 2.0, 1000.0], np.float32)
    expected = [0.0, 1 / (1 + math.e**2), 0.5, 1 / (1 + math.e**-2), 1.0]
    assert sigmoid(values, temperature=1.0).tolist() == pytest.approx(expected, abs=1e-6)
    assert sigmoid(values, temperature=2.0)[3] == pytest.approx(1 / (1 + math.exp(-1)))
    assert logit(0.5) == 0.0
    assert logit(0.9) == pytest.approx(math.log(9))
    assert (logit(0.0), logit(1.0)) == (-math.inf, math.inf)


def test_classes_come_in_order_and_silent_ones_do_not_come():
    wafer = wafer_of(np.ones((10, 10), np.uint8))
    found = planes(logits_with(random=1.0, edge=2.0, ring=-0.1), wafer)

    assert [plane.index for plane in found] == [0, 7]
    assert found[0].mask.shape == (300, 300)
    assert found[0].mask.all()
    assert found[0].probability[150, 150] == pytest.approx(1 / (1 + math.exp(-2)))


def test_a_pixel_needs_more_than_its_class_threshold():
    wafer = wafer_of(np.ones((10, 10), np.uint8))
    thresholds = (0.5, 0.8, *HALF[2:])
    assert planes(logits_with(edge=0.0), wafer) == []
    assert planes(logits_with(center=logit(0.79)), wafer, thresholds=thresholds) == []
    (found,) = planes(logits_with(center=logit(0.81)), wafer, thresholds=thresholds)
    assert found.index == 1


def test_temperature_softens_before_the_threshold():
    wafer = wafer_of(np.ones((10, 10), np.uint8))
    thresholds = (0.7,) * 8
    assert len(planes(logits_with(edge=1.0), wafer, thresholds=thresholds)) == 1  # 0.73
    hot = planes(logits_with(edge=1.0), wafer, thresholds=thresholds, temperature=2.0)
    assert hot == []  # 0.62


def test_masks_end_where_dies_end():
    cells = np.ones((10, 10), np.uint8)
    cells[:, :4] = 0
    (found,) = planes(logits_with(edge=2.0), wafer_of(cells))
    assert not found.mask[:, :120].any()
    assert found.mask[:, 120:].all()


def test_a_class_only_where_no_die_is_does_not_come():
    cells = np.ones((10, 10), np.uint8)
    cells[:, :5] = 0
    plane = np.full((32, 32), -20.0, np.float32)
    plane[:, :8] = 5.0
    assert planes(logits_with(edge=plane), wafer_of(cells)) == []


def test_a_plane_is_interpolated_between_its_pixels_middles():
    # 32 model pixels on 64 raster pixels; a step from 0 to 1 between columns 15 and 16 passes
    # 0.5 at their common edge, the raster's x = 32, and 0.25 and 0.75 at its pixels' middles.
    plane = np.full((32, 32), -50.0, np.float32)
    plane[:, 16:] = 50.0
    wafer = wafer_of(np.ones((64, 64), np.uint8), has_dies=False)
    (found,) = planes(logits_with(ring=plane), wafer)
    assert found.probability[10, 29:35].tolist() == pytest.approx([0, 0, 0.25, 0.75, 1, 1])
    assert found.mask[10, 29:35].tolist() == [0, 0, 0, 1, 1, 1]
