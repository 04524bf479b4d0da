import numpy as np
import torch

from ml_core.training.data import (
    NO_VERDICT,
    SIMULATED,
    RealMap,
    Stage,
    WaferBatches,
    is_held_out,
    maps_of_set,
    mask_target,
    turned,
)
from ml_core.wafer.sets import join_grids

STAGE = Stage(size=32, batch=4, share=1.0)
REAL = (RealMap(np.full((5, 5), 2, np.uint8), 7), RealMap(np.ones((5, 5), np.uint8), NO_VERDICT))


def batches(first: int, count: int, real: tuple[RealMap, ...] = ()):
    data = WaferBatches(seed=1, first=first, stage=STAGE, real=real, real_share=0.5)
    found = iter(data)
    return [next(found) for _ in range(count)]


def test_a_batch_depends_on_seed_and_step_only():
    (again,) = batches(2, 1, REAL)
    third = batches(0, 3, REAL)[2]
    assert torch.equal(third.maps, again.maps)
    assert torch.equal(third.masks, again.masks)
    assert torch.equal(third.verdicts, again.verdicts)


def test_no_wafer_comes_twice():
    first, second = batches(0, 2)
    assert not torch.equal(first.maps, second.maps)
    assert not torch.equal(first.maps[0], first.maps[1])


def test_simulated_and_real_share_a_batch():
    (batch,) = batches(0, 1, REAL)
    assert batch.maps.shape == (4, 3, 32, 32)
    assert batch.masks.shape == (4, 8, 32, 32)
    assert batch.verdicts[:2].tolist() == [SIMULATED, SIMULATED]
    assert set(batch.verdicts[2:].tolist()) <= {7, NO_VERDICT}
    assert not batch.masks[2:].any()


def test_mask_bits_become_planes():
    target = mask_target(np.array([[1, 0], [0, 129]], np.uint8), size=32)
    assert target.shape == (8, 32, 32)
    assert target[0, :16, :16].all()
    assert target[0, 16:, 16:].all()
    assert target[7, 16:, 16:].all()
    assert target.sum() == 3 * 16 * 16


def test_turning_keeps_states_and_where_dies_are():
    rng = np.random.default_rng(0)
    disc = np.hypot(*np.meshgrid(np.linspace(-1, 1, 21), np.linspace(-1, 1, 21))) <= 1.02
    cells = np.where(disc, rng.integers(1, 3, (21, 21)), 0).astype(np.uint8)
    for _ in range(30):
        other = turned(rng, cells)
        assert other.dtype == np.uint8
        np.testing.assert_array_equal(other > 0, disc)  # the disc looks the same from all sides
        assert abs((other == 2).mean() - (cells == 2).mean()) < 0.1


def test_lots_are_held_out_by_name():
    names = [f"lot{n}" for n in range(2000)]
    share = np.mean([is_held_out(name) for name in names])
    assert 0.2 < share < 0.3


def test_maps_of_a_set_are_split_by_lot():
    grid = np.ones((2, 2), np.uint8)
    lots = [f"lot{n}" for n in range(40)]
    dies = join_grids(
        [grid] * 40, labels=["Donut"] * 39 + ["edge+ring"], lots=lots, wafers=[1] * 40
    )
    kept, held = maps_of_set(dies, held_out=False), maps_of_set(dies, held_out=True)
    assert len(kept) + len(held) == 39  # the one with two labels has no single verdict
    assert {m.verdict for m in kept + held} == {2}
