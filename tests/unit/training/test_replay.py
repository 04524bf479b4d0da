"""The replay buffer: which wafers stay."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ml_core.training.replay import class_of, keep_balanced, refill
from ml_core.training.wafers import NO_VERDICT
from ml_core.wafer.errors import TrainingError
from ml_core.wafer.sets import DieGridSet, join_grids


def wafers(numbers, bits) -> DieGridSet:
    """Wafers that differ by number, each wholly covered by its class's bit."""
    grids = [np.array([[1 + (n >> k & 1) for k in range(10)]], np.uint8) for n in numbers]
    masks = [np.full((1, 10), bit, np.uint8) for bit in bits]
    count = len(grids)
    return join_grids(
        grids,
        labels=["edge"] * count,
        lots=[f"lot{n}" for n in numbers],
        wafers=list(numbers),
        masks=masks,
    )


def test_a_small_class_keeps_all_and_others_share_the_rest():
    classes = [0] * 10 + [1] * 2 + [2] * 10
    kept = keep_balanced(classes, list(range(22)), capacity=8)
    assert kept == (0, 1, 2, 10, 11, 12, 13, 14)  # 3 + 2 + 3, smallest keys first


def test_an_odd_place_goes_to_the_smallest_key():
    kept = keep_balanced([0, 0, 1, 1], [4, 9, 1, 8], capacity=3)
    assert kept == (0, 2, 3)  # seconds of each class have the keys 9 and 8


def test_all_stay_while_there_is_room():
    assert keep_balanced([3, 3, 5], [7, 1, 2], capacity=3) == (0, 1, 2)
    assert keep_balanced([], [], capacity=3) == ()


def test_no_room_is_refused():
    with pytest.raises(TrainingError, match="give 1 or more"):
        keep_balanced([0], [0], capacity=0)


def test_each_wafer_of_a_class_is_as_likely_to_stay():
    rng, stayed = np.random.default_rng(3), np.zeros(10)
    for _ in range(4000):
        stayed[list(keep_balanced([0] * 10, rng.random(10).tolist(), capacity=3))] += 1
    # 0.3 each; the spread of 4,000 draws is 0.0072
    np.testing.assert_allclose(stayed / 4000, 0.3, atol=0.03)


BITS = st.sampled_from([0, 1, 2, 128])


@given(st.lists(BITS, min_size=1, max_size=30), st.integers(0, 30), st.integers(1, 12))
def test_filled_in_parts_is_filled_at_once(bits, cut, capacity):
    nothing, numbers = wafers([], []), range(len(bits))
    everything = refill(nothing, wafers(numbers, bits), capacity=capacity)
    first = refill(nothing, wafers(numbers[:cut], bits[:cut]), capacity=capacity)
    both = refill(first, wafers(numbers[cut:], bits[cut:]), capacity=capacity)
    assert both.wafer.tolist() == everything.wafer.tolist()
    assert len(both) == min(capacity, len(bits))


@given(st.lists(BITS, min_size=1, max_size=30), st.integers(1, 12))
def test_no_class_has_two_more_than_one_that_lost_wafers(bits, capacity):
    kept = refill(wafers([], []), wafers(range(len(bits)), bits), capacity=capacity)
    counts = {bit: bits.count(bit) for bit in bits}
    stayed = {
        bit: sum(int(kept.masks_of(i)[0, 0]) == bit for i in range(len(kept))) for bit in bits
    }
    for bit, count in stayed.items():
        if count < counts[bit]:
            assert max(stayed.values()) <= count + 1


def test_a_wafer_that_comes_again_takes_one_place_with_its_newer_masks():
    found = refill(wafers([5, 6], [1, 1]), wafers([6, 7], [2, 2]), capacity=9)
    assert found.wafer.tolist() == [5, 6, 7]
    assert [int(found.masks_of(i)[0, 0]) for i in range(3)] == [1, 2, 2]
    assert found.lot.tolist() == ["lot5", "lot6", "lot7"]


def test_a_set_without_masks_is_refused():
    bare = join_grids([np.ones((2, 2), np.uint8)], labels=[""], lots=[""], wafers=[1])
    with pytest.raises(TrainingError, match="masks"):
        refill(wafers([], []), bare, capacity=3)


@pytest.mark.parametrize(
    ("masks", "expected"),
    [
        ([[0, 0, 0]], NO_VERDICT),
        ([[4, 4, 0]], 2),
        ([[4, 12, 4]], 3),  # a ring on three dies, a scratch on one of them
        ([[128, 1, 0]], 0),  # equals: the first
    ],
)
def test_a_wafer_counts_for_its_thinnest_class(masks, expected):
    assert class_of(np.array(masks, np.uint8)) == expected
