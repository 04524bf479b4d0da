"""Calibration error of answers whose error is known."""

import numpy as np
import pytest

from ml_core.explain.reliability import calibration_errors, reliability_of


def logit(p):
    return np.log(p / (1 - p))


def test_answers_that_mean_what_they_say():
    shares = np.repeat([0.1, 0.5, 0.9], 10).astype(np.float32)
    truth = np.concatenate([np.arange(10) < n for n in (1, 5, 9)])
    assert reliability_of(shares, truth).error == pytest.approx(0.0, abs=1e-6)


def test_error_is_the_gap_weighted_by_the_bins_by_hand():
    shares = np.array([0.1, 0.1, 0.9, 0.9, 0.9, 0.9], np.float32)
    truth = np.array([False, True, True, False, True, True])
    # first bin: 2 of 6, said 0.1, true 0.5; last: 4 of 6, said 0.9, true 0.75
    expected = 2 / 6 * 0.4 + 4 / 6 * 0.15
    assert reliability_of(shares, truth, bins=2).error == pytest.approx(expected, rel=1e-5)


def test_gaps_cancel_inside_a_bin_only():
    shares = np.array([0.2, 0.4], np.float32)
    truth = np.array([False, True])
    assert reliability_of(shares, truth, bins=1).error == pytest.approx(0.2, rel=1e-5)
    assert reliability_of(shares, truth, bins=10).error == pytest.approx(0.4, rel=1e-5)


def test_borders_belong_to_the_upper_bin_and_one_to_the_last():
    found = reliability_of(np.array([0.0, 0.5, 1.0], np.float32), np.zeros(3, bool), bins=2)
    assert found.counts.tolist() == [1, 2]


def test_pooled_sets_are_one_set():
    random = np.random.default_rng(0)
    shares, truth = random.random(100).astype(np.float32), random.random(100) < 0.5
    parts = reliability_of(shares[:30], truth[:30]) + reliability_of(shares[30:], truth[30:])
    assert parts.error == pytest.approx(reliability_of(shares, truth).error)


def test_the_right_temperature_takes_the_error_away():
    # true with chance 0.8 but said with the logit of that doubled: over-confident by T = 2
    truth = np.tile(np.arange(1000) < 800, (8, 1))
    logits = np.full((8, 1000), 2 * logit(0.8), np.float32)
    before = calibration_errors(logits, truth)
    after = calibration_errors(logits, truth, temperature=2.0)
    said = 1 / (1 + np.exp(-2 * logit(0.8)))
    assert before.overall == pytest.approx(said - 0.8, abs=1e-4)
    assert before.per_class == pytest.approx((said - 0.8,) * 8, abs=1e-4)
    assert after.overall == pytest.approx(0.0, abs=1e-4)


def test_overall_pools_the_classes():
    truth = np.array([[True] * 4, [False] * 4])
    logits = np.zeros((2, 4), np.float32)  # one half each: wrong in each class, right together
    found = calibration_errors(logits, truth)
    assert found.per_class == (0.5, 0.5)
    assert found.overall == 0.0


def test_shapes_must_agree():
    with pytest.raises(ValueError, match="truth is"):
        reliability_of(np.zeros(3, np.float32), np.zeros(4, bool))
