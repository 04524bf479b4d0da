"""Doubt of answers whose entropies are known, and the laws it keeps."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from ml_core.explain.samples import TURNS, turn, turn_back
from ml_core.explain.uncertainty import binary_entropy, decompose, uncertainty_maps
from tests.unit.segmentation.tiny_model import grid_of, wafer_of


def answers(*values):
    return [np.full((8, 2, 2), v, np.float32) for v in values]


def test_entropy_of_known_chances():
    found = binary_entropy(np.array([0.0, 0.5, 1.0, 0.25]))
    quarter = -(0.25 * math.log2(0.25) + 0.75 * math.log2(0.75))
    np.testing.assert_allclose(found, [0, 1, 0, quarter], atol=1e-12)


def test_answers_that_agree_on_a_coin_are_noise():
    found = decompose(answers(0.5, 0.5, 0.5))
    np.testing.assert_allclose(found.aleatoric, 1.0)
    np.testing.assert_allclose(found.epistemic, 0.0)


def test_sure_answers_that_contradict_are_ignorance():
    found = decompose(answers(0.0, 1.0))
    np.testing.assert_allclose(found.mean, 0.5)
    np.testing.assert_allclose(found.aleatoric, 0.0)
    np.testing.assert_allclose(found.epistemic, 1.0)


def test_sure_answers_that_agree_are_no_doubt():
    assert not decompose(answers(1.0, 1.0)).total.any()


def test_a_mixture_by_hand():
    found = decompose(answers(0.5, 1.0))  # mean 0.75; entropies 1 and 0
    total = -(0.25 * math.log2(0.25) + 0.75 * math.log2(0.75))
    np.testing.assert_allclose(found.aleatoric, 0.5, rtol=1e-6)
    np.testing.assert_allclose(found.epistemic, total - 0.5, rtol=1e-5)


@given(arrays(np.float32, (5, 8, 3), elements=st.floats(0, 1, width=32)))
def test_parts_are_never_negative_and_make_up_the_whole(samples):
    found = decompose(samples)
    assert found.epistemic.min() >= 0
    assert found.aleatoric.min() >= 0
    assert found.total.max() <= 1 + 1e-6
    whole = binary_entropy(samples.astype(np.float64).mean(axis=0))
    np.testing.assert_allclose(found.total, whole, atol=1e-6)


def test_no_answer_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        decompose([])


def test_maps_lie_on_dies_only_and_sum_the_classes():
    wafer = wafer_of(grid_of(".oo.", "oxxo", "oooo", ".oo."))
    maps = uncertainty_maps(decompose([np.full((8, 32, 32), 0.5, np.float32)]), wafer)
    np.testing.assert_allclose(maps.dies.aleatoric, np.broadcast_to(wafer.die_mask, (8, 4, 4)))
    assert not maps.dies.epistemic.any()
    exists = wafer.raster(wafer.die_mask)
    np.testing.assert_allclose(maps.raster_aleatoric, 8.0 * exists)


@pytest.mark.parametrize(("quarter", "flip"), TURNS)
def test_each_turn_is_undone_exactly(quarter, flip):
    planes = np.random.default_rng(0).random((1, 3, 6, 6), np.float32)
    there = turn(planes, quarter=quarter, flip=flip)
    np.testing.assert_array_equal(turn_back(there, quarter=quarter, flip=flip), planes)


def test_the_turns_are_all_eight():
    planes = np.arange(9, dtype=np.float32).reshape(1, 1, 3, 3)
    seen = {turn(planes, quarter=q, flip=f).tobytes() for q, f in TURNS}
    assert len(seen) == len(TURNS) == 8
    corner = turn(np.array([[[1.0, 2.0], [3.0, 4.0]]], np.float32), quarter=1, flip=False)
    np.testing.assert_array_equal(corner, [[[2, 4], [1, 3]]])  # counter-clockwise
