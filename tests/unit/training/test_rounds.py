"""The simulated loop: its pool, what it sees of wafers, and whole tiny tables."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from ml_core.active.settings import Method
from ml_core.active.stopping import StoppingSettings
from ml_core.training.__main__ import main
from ml_core.training.experiments import SmallTraining
from ml_core.training.network import WaferNet
from ml_core.training.pools import draw_pool, dropout_passes, look_at, part_of
from ml_core.training.rounds import ALL_LABELS, RoundResult, RoundsSettings, run_rounds
from ml_core.wafer.errors import TrainingError

TINY = RoundsSettings(
    pool=24, rare_share=0.1, first=6, bought=3, rounds=1, passes=2,
    training=SmallTraining(pixels=32, steps=2, batch=2, warm_up=1, test_wafers=12, workers=0),
)  # fmt: skip
METHODS = (Method.BALD, Method.CLASS_RANDOM)


def wafers_with(pool, key: str) -> int:
    return sum(key in str(label).split("+") for label in pool.label)


def test_rare_classes_are_on_their_share_exactly():
    pool = draw_pool(100, rare_share=0.05)
    assert len(pool) == 100
    assert [wafers_with(pool, key) for key in ("scratch", "particle", "lithography")] == [5, 5, 5]
    assert min(wafers_with(pool, key) for key in ("edge", "center", "ring", "etching")) > 5


def test_a_pool_is_always_the_same():
    first, second = (draw_pool(20, rare_share=0.1) for _ in range(2))
    np.testing.assert_array_equal(first.cells, second.cells)
    np.testing.assert_array_equal(first.masks, second.masks)
    assert not np.array_equal(draw_pool(20, rare_share=0.1, seed=5).shape, first.shape)


@pytest.mark.parametrize("share", [-0.1, 0.34])
def test_a_share_that_cannot_be_is_refused(share: float):
    with pytest.raises(TrainingError, match="rare classes"):
        draw_pool(100, rare_share=share)


def test_bought_wafers_come_with_their_masks():
    pool = draw_pool(12, rare_share=0.1)
    part = part_of(pool, [7, 2])
    for place, row in enumerate((7, 2)):
        np.testing.assert_array_equal(part.cells_of(place), pool.cells_of(row))
        np.testing.assert_array_equal(part.masks_of(place), pool.masks_of(row))
        assert part.label[place] == pool.label[row]


def test_a_pool_that_is_too_small_is_refused():
    with pytest.raises(TrainingError, match="too small"):
        RoundsSettings(pool=100, first=50, bought=30, rounds=2)
    with pytest.raises(TrainingError, match="at least 1"):
        replace(TINY, passes=0)


def test_passes_differ_by_the_channels_that_they_leave_out():
    torch.manual_seed(0)
    network = WaferNet("resnet18").eval()
    torch.nn.init.normal_(network.presence.weight)  # nothing, and so no doubt, before training
    maps = torch.rand(2, 3, 32, 32)
    torch.manual_seed(1)
    planes, embedding = dropout_passes(network, maps, passes=3)
    torch.manual_seed(1)
    again, _ = dropout_passes(network, maps, passes=3)
    assert planes.shape == (3, 2, 8, 32, 32)
    np.testing.assert_array_equal(planes, again)
    assert np.ptp(planes, axis=0).max() > 0.01
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        expected = network.answer(maps).embedding  # no channel is left out of it
    np.testing.assert_allclose(embedding, expected.float().numpy(), atol=0.02, rtol=0.02)


def test_a_look_at_wafers_has_a_row_for_each():
    torch.manual_seed(0)
    network = WaferNet("resnet18").eval()
    torch.nn.init.normal_(network.presence.weight)
    pool = draw_pool(34, rare_share=0.1)  # more than are seen at once
    grids = [pool.cells_of(row) for row in range(len(pool))]
    scores, embeddings = look_at(network, grids, size=32, passes=2)
    assert len(scores) == 34
    assert embeddings.shape == (34, 512)
    assert all(s.bald is not None and s.bald > 0 for s in scores)
    last, alone = look_at(network, grids[-1:], size=32, passes=1)
    np.testing.assert_allclose(alone[0], embeddings[-1], atol=0.02, rtol=0.02)
    assert last[0].bald == 0  # a single pass agrees with itself


def run(file: Path, settings: RoundsSettings = TINY, trainings: int = 99):
    left = iter(range(trainings))
    return run_rounds(
        settings, file, seeds=[1], methods=METHODS, may_begin=lambda: next(left, None) is not None
    )


def timeless(results: tuple[RoundResult, ...]) -> list[RoundResult]:
    return [replace(r, seconds=0.0) for r in results]


@pytest.mark.slow
def test_a_table_that_was_cut_goes_on_to_the_same_results(tmp_path: Path):
    whole = run(tmp_path / "whole.jsonl")
    assert [(r.method, r.round, r.labels) for r in whole] == [
        (ALL_LABELS, 0, 24), ("bald", 0, 6), ("class-random", 0, 6), ("bald", 1, 9),
        ("class-random", 1, 9),
    ]  # fmt: skip
    file = tmp_path / "cut.jsonl"
    assert len(run(file, trainings=0)) == 0
    assert len(run(file, trainings=2)) == 3
    assert timeless(run(file)) == timeless(whole)
    before = file.read_bytes()
    assert run(file, trainings=0) == run(file)  # nothing is left to train
    assert file.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"whole.jsonl", "cut.jsonl"}


@pytest.mark.slow
def test_labels_are_bought_once_and_then_known(tmp_path: Path, capsys):
    settings = replace(TINY, rounds=2, stopping=StoppingSettings(margin=-1.0))
    results = run(tmp_path / "results.jsonl", settings)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    examples = [line["examples"] for line in lines if line["event"] == "start"]
    assert examples == [24, 6, 9, 9, 12, 12]  # what each training saw
    assert [line["labels"] for line in lines if line["event"] == "round"] == [
        24, 6, 6, 9, 9, 12, 12,
    ]  # fmt: skip
    first = np.random.default_rng([1, 1]).permutation(24)[:6].tolist()
    for method in ("bald", "class-random"):
        bought = [r.bought for r in results if r.method == method]
        assert [len(rows) for rows in bought] == [3, 3, 0]
        known = [*first, *bought[0], *bought[1]]
        assert len(set(known)) == 12
    assert [r.stop for r in results if r.method == "bald"] == [False, False, False]


@pytest.mark.slow
def test_a_method_ends_where_the_rule_says_so(tmp_path: Path):
    stopping = StoppingSettings(margin=1.0)  # no round gains a hundred points
    settings = replace(TINY, rounds=2, stopping=stopping, stop_early=True)
    results = run(tmp_path / "results.jsonl", settings)
    assert max(r.round for r in results) == 1
    assert all(r.stop == (r.round == 1) for r in results if r.method != ALL_LABELS)
    assert len(run(tmp_path / "results.jsonl", settings, trainings=0)) == 5


@pytest.mark.slow
def test_the_command_prints_curves_and_refuses_another_setting(tmp_path: Path, capsys):
    command = [
        "rounds", "--out", str(tmp_path / "results.jsonl"), "--methods", "entropy", "--seeds", "1",
        "--pool", "12", "--rare-share", "0.1", "--first", "4", "--bought", "2", "--rounds", "1",
        "--pixels", "32", "--batch", "2", "--test-wafers", "12", "--workers", "0",
    ]  # fmt: skip
    assert main([*command, "--steps", "1"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    curve = [line for line in lines if line["event"] == "curve"]
    assert [(point["method"], point["labels"], point["seeds"]) for point in curve] == [
        (ALL_LABELS, 12, 1), ("entropy", 4, 1), ("entropy", 6, 1),
    ]  # fmt: skip
    assert main([*command, "--steps", "2"]) == 1
    assert "another setting" in capsys.readouterr().err
