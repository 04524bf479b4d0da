"""FixMatch's parts by hand and by the papers' formulas, and views that keep masks true."""

import math
from functools import cache

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from ml_core.simulate.wafer import simulate_set
from ml_core.training.augment import Dies, bent, strong_view, turned, weak_view
from ml_core.training.data import WaferBatches
from ml_core.training.fixmatch import cut_mix, ramp_up, unlabelled_loss
from ml_core.training.settings import MatchSettings, Phase, Shares
from ml_core.training.wafers import Examples, labelled_examples
from ml_core.wafer.taxonomy import FAIL, NO_DIE

SEEDS = st.integers(0, 2**32 - 1)
SURE_YES, SURE_NO, UNSURE = 0.99, 0.01, 0.6
DIES = torch.ones(1, 1, 2, 2)


@st.composite
def wafers(draw) -> Dies:
    """Dies of any states; the first mask bit marks failing dies, the last is on some dies."""
    rng = np.random.default_rng(draw(SEEDS))
    shape = draw(st.integers(1, 25)), draw(st.integers(1, 25))
    cells = rng.integers(0, 3, shape).astype(np.uint8)
    last = 128 * ((cells != NO_DIE) & (rng.random(shape) < 0.5))
    return Dies(cells, ((cells == FAIL) + last).astype(np.uint8))


def assert_masks_true(dies: Dies) -> None:
    """Each failing die kept its own mask, and no mask lies where no die is."""
    assert dies.masks is not None
    np.testing.assert_array_equal(dies.masks & 1, dies.cells == FAIL)
    assert not dies.masks[dies.cells == NO_DIE].any()


@given(wafers(), SEEDS)
@settings(max_examples=200, deadline=None)
def test_a_weak_view_moves_dies_and_masks_together(dies, seed):
    assert_masks_true(weak_view(np.random.default_rng(seed), dies))


@given(wafers(), SEEDS)
@settings(max_examples=100, deadline=None)
def test_a_bend_moves_dies_and_masks_together(dies, seed):
    seen = bent(np.random.default_rng(seed), dies)
    assert_masks_true(seen)
    np.testing.assert_array_equal(seen.cells == NO_DIE, dies.cells == NO_DIE)


@cache
def seed_of_a_quarter_turn() -> int:
    """A seed with which `turned` does nothing but turn by a quarter."""
    marks = Dies(np.random.default_rng(0).integers(1, 3, (9, 14)).astype(np.uint8))
    for seed in range(500):
        seen = turned(np.random.default_rng(seed), marks).cells
        if seen.shape == (14, 9) and (seen == np.rot90(marks.cells)).all():
            return seed
    raise AssertionError("no seed of 500 turns by a quarter alone")


@given(wafers())
@settings(max_examples=100, deadline=None)
def test_four_quarter_turns_change_nothing(dies):
    seed, seen = seed_of_a_quarter_turn(), dies
    for _ in range(4):
        seen = turned(np.random.default_rng(seed), seen)
    np.testing.assert_array_equal(seen.cells, dies.cells)
    np.testing.assert_array_equal(seen.masks, dies.masks)


@given(wafers(), SEEDS, st.integers(0, 10), st.integers(0, 5))
@settings(max_examples=200, deadline=None)
def test_a_strong_view_leaves_dies_in_their_places(dies, seed, magnitude, operations):
    before = dies.cells.copy()
    rng = np.random.default_rng(seed)
    seen = strong_view(rng, dies.cells, operations=operations, magnitude=magnitude)
    assert seen.shape == before.shape
    assert seen.dtype == np.uint8
    assert seen.max() <= FAIL
    assert not seen[before == NO_DIE].any()  # no die appears, so no mask lacks one
    np.testing.assert_array_equal(dies.cells, before)  # the weak view is not touched


@given(wafers(), SEEDS)
@settings(max_examples=50, deadline=None)
def test_a_strong_view_without_strength_is_the_wafer(dies, seed):
    seen = strong_view(np.random.default_rng(seed), dies.cells, operations=5, magnitude=0)
    np.testing.assert_array_equal(seen, dies.cells)


def test_cut_mix_by_hand():
    planes = torch.stack([torch.full((1, 2, 3), float(value)) for value in (1, 2, 3)])
    boxes = torch.tensor([[0, 0, 1, 2], [0, 0, 0, 0], [1, 1, 2, 3]])
    mixed = cut_mix(planes, boxes)
    assert mixed[:, 0].tolist() == [
        [[3, 3, 1], [1, 1, 1]],  # the wafer before the first is the last
        [[2, 2, 2], [2, 2, 2]],
        [[3, 3, 3], [3, 2, 2]],  # from the second as it was, not as it became
    ]
    assert planes[0].unique().tolist() == [1]


def test_cut_mix_keeps_maps_and_targets_together():
    rng = torch.Generator().manual_seed(1)
    maps = torch.randint(0, 100, (4, 1, 6, 6), generator=rng).float()
    boxes = torch.tensor([[0, 0, 3, 3], [2, 1, 6, 5], [0, 0, 0, 0], [5, 5, 6, 6]])
    torch.testing.assert_close(cut_mix(maps, boxes) * 7, cut_mix(maps * 7, boxes))


@pytest.mark.parametrize(
    ("step", "weight"),
    [(0, math.exp(-5)), (50, math.exp(-5 * 0.75**2)), (100, math.exp(-5 * 0.5**2)), (200, 1.0),
     (900, 1.0)],
)  # fmt: skip
def test_ramp_up_is_that_of_the_paper(step, weight):
    assert ramp_up(step, 200) == pytest.approx(weight, rel=1e-6)


def test_no_ramp_up_is_full_weight():
    assert ramp_up(0, 0) == 1.0


def loss_of(logits: torch.Tensor, teacher: torch.Tensor, dies: torch.Tensor = DIES) -> float:
    return float(unlabelled_loss(logits, teacher, dies, threshold=0.95))


def test_the_loss_by_hand():
    teacher = torch.full((1, 8, 2, 2), SURE_NO)
    teacher[..., 0, :] = UNSURE
    # half of the dies teach, each at a cross entropy of ln 2; eight classes of mean weight one
    assert loss_of(torch.zeros(1, 8, 2, 2), teacher) == pytest.approx(8 * 0.5 * math.log(2))


def test_only_sure_pixels_on_dies_teach():
    teacher = torch.full((1, 8, 2, 2), UNSURE)
    teacher[:, :, 0, 0], teacher[:, :, 0, 1] = SURE_YES, SURE_NO
    teacher[:, :, 1, 1] = SURE_YES
    dies = DIES.clone()
    dies[..., 1, 1] = 0
    logits = torch.zeros(1, 8, 2, 2, requires_grad=True)
    unlabelled_loss(logits, teacher, dies, threshold=0.95).backward()
    assert logits.grad is not None
    assert (logits.grad[:, :, 0, 0] < 0).all()  # up, where the teacher says yes
    assert (logits.grad[:, :, 0, 1] > 0).all()
    assert not logits.grad[:, :, 1].any()


def test_a_lower_threshold_lets_more_pixels_teach():
    teacher, logits = torch.full((1, 8, 2, 2), 0.85), torch.zeros(1, 8, 2, 2)
    assert loss_of(logits, teacher) == 0
    at_80 = float(unlabelled_loss(logits, teacher, DIES, threshold=0.8))
    assert at_80 == pytest.approx(8 * math.log(2))


def test_right_answers_cost_nothing_and_wrong_ones_much():
    teacher = torch.full((1, 8, 2, 2), SURE_NO)
    teacher[:, 2, 0] = SURE_YES
    right = torch.where(teacher > 0.5, 15.0, -15.0)
    assert loss_of(right, teacher) < 1e-4
    assert loss_of(-right, teacher) == pytest.approx(8 * 15, rel=1e-3)


def test_a_pool_of_doubt_teaches_nothing():
    logits = torch.randn(1, 8, 2, 2, generator=torch.Generator().manual_seed(0))
    assert loss_of(logits, torch.full((1, 8, 2, 2), 0.5)) == 0
    assert loss_of(logits, torch.full((1, 8, 2, 2), SURE_NO), torch.zeros(1, 1, 2, 2)) == 0


def test_unlabelled_wafers_leave_the_labelled_ones_as_they_were():
    """What the table of FixMatch stands on: its arms differ in nothing but what is added."""
    dies = simulate_set(6, 1)
    known = labelled_examples(dies)
    examples = Examples(labelled=(known[:3],), unlabelled=(known[3:],))
    alone = Phase("alone", steps=1, size=32, batch=2, shares=Shares(labelled=1.0))
    beside = Phase("beside", steps=1, size=32, batch=4, shares=Shares(labelled=0.5, unlabelled=0.5))
    for number in range(3):
        one, other = (
            WaferBatches(seed=1, phase=p, examples=examples, match=MatchSettings()).batch(number)
            for p in (alone, beside)
        )
        assert len(one.strong[0]) == 0
        assert len(other.strong[0]) == 2
        assert torch.equal(one.masks, other.masks)
        assert torch.equal(one.maps, other.maps[:2])
