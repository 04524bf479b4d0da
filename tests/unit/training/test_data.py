import numpy as np
import pytest
import torch

from ml_core.training.augment import Dies
from ml_core.training.data import UNLABELLED, Batch, WaferBatches, counts_of, mask_target
from ml_core.training.settings import MatchSettings, Phase, Shares
from ml_core.training.wafers import NO_VERDICT, Example, Examples

SIMULATED = Phase("simulated", steps=1, size=32, batch=4)
MIXED = Phase(
    "mixed", steps=1, size=32, batch=8,
    shares=Shares(labelled=0.25, named=0.25, unlabelled=0.25),
)  # fmt: skip
FULL = np.full((12, 12), 2, np.uint8)
EXAMPLES = Examples(
    labelled=((Example(Dies(FULL, np.full((12, 12), 128, np.uint8))),),),
    named=((Example(Dies(FULL), 7),), (Example(Dies(np.ones_like(FULL)), NO_VERDICT),)),
    unlabelled=((Example(Dies(FULL)),),),
)


def made(number: int, phase: Phase = SIMULATED, examples: Examples | None = None) -> Batch:
    data = WaferBatches(
        seed=1, phase=phase, examples=examples or Examples(), match=MatchSettings(views=2)
    )
    return data.batch(number)


def same(one: Batch, other: Batch) -> bool:
    names = ("maps", "masks", "verdicts", "strong", "boxes")
    return all(torch.equal(getattr(one, n), getattr(other, n)) for n in names)


def test_a_batch_depends_on_seed_and_number_only():
    data = WaferBatches(
        seed=1, phase=MIXED, examples=EXAMPLES, match=MatchSettings(views=2), first=5, stride=3
    )
    found = iter(data)
    next(found)
    assert same(next(found), made(8, MIXED, EXAMPLES))
    assert not same(made(8, MIXED, EXAMPLES), made(9, MIXED, EXAMPLES))


def test_no_simulated_wafer_comes_twice():
    first, second = made(0), made(1)
    assert not torch.equal(first.maps, second.maps)
    assert not torch.equal(first.maps[0], first.maps[1])


def test_a_batch_holds_what_its_shares_say_those_with_masks_first():
    batch = made(0, MIXED, EXAMPLES)
    assert len(batch) == 8
    assert batch.masks.shape == (4, 8, 32, 32)  # two simulated, two labelled
    assert batch.masks[2:, 7].mean() > 0.9  # the labelled ones are covered by 'random'
    assert batch.strong.shape == (2, 4, 3, 32, 32)
    assert set(batch.verdicts[:2].tolist()) <= {7, NO_VERDICT}
    assert batch.verdicts[2:].tolist() == [UNLABELLED, UNLABELLED]


def test_what_is_not_there_is_simulated():
    assert counts_of(MIXED, EXAMPLES) == (2, 2, 2, 2)
    assert counts_of(MIXED, Examples(named=EXAMPLES.named)) == (6, 0, 2, 0)
    assert counts_of(MIXED, Examples()) == (8, 0, 0, 0)


def test_only_unlabelled_wafers_swap_boxes_and_boxes_lie_inside():
    match = MatchSettings(cut_mix=1.0)
    data = WaferBatches(seed=1, phase=MIXED, examples=EXAMPLES, match=match)
    for number in range(20):
        boxes = data.batch(number).boxes
        assert not boxes[:2].any()
        top, left, bottom, right = boxes[2:].T
        assert (top >= 0).all()
        assert (top < bottom).all()
        assert (bottom <= 32).all()
        assert (left >= 0).all()
        assert (left < right).all()
        assert (right <= 32).all()


def test_mask_bits_become_planes():
    target = mask_target(np.array([[1, 0], [0, 129]], np.uint8), size=32)
    assert target.shape == (8, 32, 32)
    assert target[0, :16, :16].all()
    assert target[0, 16:, 16:].all()
    assert target[7, 16:, 16:].all()
    assert target.sum() == 3 * 16 * 16


def test_a_wafer_without_masks_teaches_no_masks():
    with pytest.raises(ValueError, match="without masks"):
        mask_target(None, size=32)
