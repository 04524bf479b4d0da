"""Scores of single wafers, against numbers worked out by hand."""

import math

import numpy as np
import pytest

from ml_core.active.scores import bald, score_passes, score_wafer
from ml_core.wafer.errors import SelectionError

LN2 = math.log(2)
H_QUARTER = 0.25 * math.log(4) + 0.75 * math.log(4 / 3)


def dies(*columns):
    """(8, dies) from one row of eight probabilities a die; missing ones are 0."""
    return np.array([[*column, *[0.0] * (8 - len(column))] for column in columns]).T


def test_a_sure_model_has_no_entropy():
    assert score_wafer(dies([1, 0, 1], [0, 0, 0])).entropy == 0


def test_entropy_is_the_mean_over_dies_of_the_sum_over_channels():
    scores = score_wafer(dies([0.5, 0.5], [0.25], [1.0], [0.0]))
    assert scores.entropy == pytest.approx((2 * LN2 + H_QUARTER) / 4)


def test_the_most_that_entropy_can_be():
    assert score_wafer(np.full((8, 5), 0.5)).entropy == pytest.approx(8 * LN2)


def test_confident_comes_before_uncertain_and_uncertain_before_ignorant():
    entropies = [score_wafer(np.full((8, 3), p)).entropy for p in (0.01, 0.1, 0.3, 0.5)]
    assert entropies == sorted(entropies)
    assert len(set(entropies)) == 4


def test_the_doubt_of_a_die_goes_to_the_classes_suspected_there():
    # one die in doubt between edge (0.5) and nothing, on a sure scratch; one sure and empty
    found = score_wafer(dies([0.5, 0, 0, 1.0], [])).class_entropy
    assert found == pytest.approx([LN2 * 0.5 / 2, 0, 0, LN2 * 1.0 / 2, 0, 0, 0, 0])


def test_identical_passes_have_no_disagreement():
    passes = np.repeat(np.random.default_rng(1).random((1, 8, 30)), 20, axis=0)
    assert score_passes(passes).bald == pytest.approx(0, abs=1e-12)


def test_two_passes_that_contradict_each_other_disagree_by_ln_2_a_channel():
    one = np.zeros((2, 8, 4))
    one[1, 3] = 1
    assert score_passes(one).bald == pytest.approx(LN2)
    every = np.stack([np.zeros((8, 4)), np.ones((8, 4))])
    assert score_passes(every).bald == pytest.approx(8 * LN2)


def test_disagreement_leaves_out_the_doubt_that_passes_share():
    passes = np.zeros((2, 8, 1))
    passes[:, 0, 0] = 0.25, 0.75
    assert bald(passes) == pytest.approx(LN2 - H_QUARTER)
    doubt = np.full((5, 8, 1), 0.5)
    assert bald(doubt) == 0


def test_entropy_after_several_passes_is_that_of_their_mean():
    passes = np.stack([np.zeros((8, 2)), np.ones((8, 2))])
    assert score_passes(passes).entropy == pytest.approx(8 * LN2)
    assert score_wafer(passes[0]).bald is None


def test_the_verdict_is_the_class_with_most_probability_over_its_dies():
    # scratch: 0.9 + 0.9 = 1.8; edge: 0.6 three times = 1.8 + 0.1; particle never reaches 0.5
    found = score_wafer(
        dies(
            [0.6, 0, 0, 0.9, 0.4],
            [0.6, 0, 0, 0.9, 0.4],
            [0.7, 0, 0, 0, 0.4],
            *[[0, 0, 0, 0, 0.4]] * 9,
        )
    )
    assert found.verdict == 0
    assert score_wafer(np.full((8, 9), 0.49)).verdict == 8
    assert score_wafer(np.full((8, 9), 0.49), threshold=0.4).verdict == 0


@pytest.mark.parametrize("shape", [(7, 4), (8, 0), (8,), (2, 8, 4)])
def test_another_shape_is_one_clear_sentence(shape):
    with pytest.raises(SelectionError, match="give \\(8, dies\\)"):
        score_wafer(np.zeros(shape))


@pytest.mark.parametrize("value", [-0.1, 1.1, np.nan, np.inf])
def test_logits_are_no_probabilities(value):
    with pytest.raises(SelectionError, match="apply the sigmoid"):
        score_passes(np.full((2, 8, 3), value))


def test_half_precision_is_scored_as_well():
    passes = np.random.default_rng(2).random((3, 8, 50))
    exact, half = score_passes(passes), score_passes(passes.astype(np.float16))
    assert half.bald == pytest.approx(exact.bald, abs=1e-3)
