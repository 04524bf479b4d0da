import numpy as np
import pytest

from ml_core.training.packing.calibrate import (
    choose_thresholds,
    fit_calibration,
    iou_table,
    sum_table,
)

NOTHING = np.zeros((0, 8, 25))
NO_VERDICTS = np.zeros(0, np.int64)


def test_iou_at_each_threshold():
    shares = np.zeros((8, 4), np.float32)
    shares[0] = [0.9, 0.5, 0.3, 0.1]
    truth = np.zeros((8, 4), bool)
    truth[0, :2] = True
    table = iou_table(shares, truth)  # thresholds 0.2, 0.225 … 0.8
    assert table.shape == (8, 25)
    assert table[0, 0] == pytest.approx(2 / 3)  # over 0.2: three dies, two of them right
    assert table[0, 8] == 1.0  # over 0.4
    assert table[0, -1] == 0.5  # over 0.8
    assert choose_thresholds(table, NOTHING, NO_VERDICTS)[0] in range(5, 13)


def test_what_a_class_brings_to_the_verdict():
    shares = np.zeros((8, 4), np.float32)
    shares[3] = [0.7, 0.7, 0.9, 0.1]
    table = sum_table(shares)
    assert table[3, 0] == pytest.approx(2.3)
    assert table[3, -1] == pytest.approx(0.9)


def test_recall_moves_a_threshold_where_iou_does_not_care():
    iou = np.full((8, 25), 0.5, np.float32)
    sums = np.zeros((2, 8, 25))
    sums[:, 0, :20] = 9.0  # edge is seen on both wafers up to the 20th threshold
    places = choose_thresholds(iou, sums, np.array([8, 8]))  # but both are 'none'
    assert places[0] >= 20


def test_temperature_of_overconfident_logits():
    def logits(maps: np.ndarray) -> np.ndarray:
        found = np.full((len(maps), 8, *maps.shape[2:]), -40.0, np.float32)
        found[:, 7] = np.where(maps[:, 2].mean() > 0.4, 40.0, -40.0)  # many fails: random
        return found

    fitted = fit_calibration(logits, size=32, count=40)
    assert fitted.temperature == 3.0  # the softest there is
    assert len(fitted.thresholds) == 8
