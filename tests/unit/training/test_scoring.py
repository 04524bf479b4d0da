import math

import numpy as np
import pytest

from ml_core.training.scoring import die_probabilities, score_masks, score_verdicts, verdict_index

HALF = (0.5,) * 8
CELLS = np.array([[0, 1, 1], [1, 2, 2]], np.uint8)


def shares(**planes: list[list[float]]) -> np.ndarray:
    keys = ("edge", "center", "ring", "scratch", "particle", "lithography", "etching", "random")
    found = np.zeros((8, 2, 3), np.float32)
    for key, values in planes.items():
        found[keys.index(key)] = values
    return found


def test_iou_by_hand():
    found = shares(edge=[[1, 1, 0], [1, 0, 0]], ring=[[0, 0, 0], [0, 0, 1]])
    truth = np.array([[1, 1, 1], [0, 0, 0]], np.uint8)  # the cell without die does not count
    scores = score_masks([found], [CELLS], [truth], threshold=HALF)
    assert scores.iou[0] == pytest.approx(1 / 3)
    assert scores.dice[0] == pytest.approx(2 / 4)
    assert scores.iou[2] == 0.0
    assert math.isnan(scores.iou[1])
    assert scores.mean_iou == pytest.approx(1 / 6)
    assert scores.overall_iou == pytest.approx(1 / 4)


def test_the_verdict_has_the_largest_sum_of_probability():
    assert verdict_index(shares(), CELLS, threshold=HALF) == 8
    both = shares(scratch=[[0, 0.9, 0.9], [0.6, 0, 0]], edge=[[0, 0.7, 0.7], [0.7, 0.4, 0]])
    assert verdict_index(both, CELLS, threshold=HALF) == 3  # 2.4 against 2.1: 0.4 is no mask
    assert verdict_index(both, CELLS, threshold=(0.3, *HALF[1:])) == 0  # 2.5 against 2.4


def test_recall_by_hand():
    nothing, edge = shares(), shares(edge=[[0, 1, 1], [1, 0, 0]])
    scores = score_verdicts([nothing, edge, edge], [CELLS] * 3, [8, 0, 8], threshold=HALF)
    assert scores.recall[0] == 1.0
    assert scores.recall[8] == 0.5
    assert scores.macro_recall == pytest.approx(0.75)
    assert scores.confusion[8][0] == 1


def test_predictions_are_averaged_over_dies():
    def predict(maps: np.ndarray) -> np.ndarray:
        return np.repeat(maps[:, 2:3], 8, axis=1)  # the share of fails as every class

    grids = [np.array([[1, 2]], np.uint8), CELLS] * 5
    found = die_probabilities(predict, grids, size=96)
    assert len(found) == 10
    np.testing.assert_allclose(found[0][3], [[0, 1]], atol=1e-6)
    np.testing.assert_allclose(found[9][0], CELLS == 2, atol=1e-6)
