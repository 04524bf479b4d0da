"""Going on: what a batch holds, what is held out, and the command from end to end."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from ml_core.simulate.wafer import simulate_set
from ml_core.training.__main__ import main
from ml_core.training.augment import Dies
from ml_core.training.checkpoint import Progress, load_checkpoint, save_checkpoint
from ml_core.training.continual import (
    TRANSFERS,
    ContinualSettings,
    Continued,
    Known,
    go_on,
    load_network,
    split,
)
from ml_core.training.data import WaferBatches
from ml_core.training.network import WaferNet
from ml_core.training.run import set_mode
from ml_core.training.scoring import MaskScores
from ml_core.training.settings import MatchSettings, Phase, Shares, TrainingSettings
from ml_core.training.supervised import train
from ml_core.training.wafers import Example, Examples, fold_of
from ml_core.wafer.errors import TrainingError
from ml_core.wafer.sets import join_grids, read_set, write_set


def covered(bit: int) -> Example:
    return Example(Dies(np.ones((9, 9), np.uint8), np.full((9, 9), bit, np.uint8)))


def dies_of_lots(lots: list[str]):
    grids = [np.array([[1 + (n >> k & 1) for k in range(8)]], np.uint8) for n in range(len(lots))]
    return join_grids(
        grids,
        labels=["none"] * len(lots),
        lots=lots,
        wafers=list(range(len(lots))),
        masks=[np.zeros_like(g) for g in grids],
    )


def told(folder: Path, **changes) -> ContinualSettings:
    given = {"checkpoint": folder / "old.pt", "new": folder / "new.npz", "out": folder / "run"}
    return ContinualSettings(**{**given, "steps": 2, **changes})


def saved_network(path: Path) -> WaferNet:
    torch.manual_seed(4)
    network = WaferNet("resnet18")
    save_checkpoint(
        path,
        network=network,
        average=network,
        optimizer=torch.optim.AdamW(network.parameters()),
        progress=Progress(),
        encoder="resnet18",
    )
    return network


def events(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def test_a_fifth_of_each_batch_is_old():
    examples = Examples(labelled=((covered(1),),), replayed=((covered(2),),))
    phase = Phase("continue", steps=1, size=32, batch=10, shares=Shares(labelled=0.8))
    batches = WaferBatches(seed=1, phase=phase, examples=examples, match=MatchSettings())
    for number in range(3):
        there = batches.batch(number).masks.amax(dim=(2, 3)) > 0.5  # (10, 8)
        assert there[:, 1].sum() == 2
        assert there[:, 0].sum() == 8
        assert there.sum() == 10
    assert examples.count == 2


def test_without_old_wafers_the_rest_is_simulated():
    phase = Phase("continue", steps=1, size=32, batch=10, shares=Shares(labelled=0.8))
    given = {"seed": 1, "phase": phase, "match": MatchSettings()}
    batch = WaferBatches(examples=Examples(labelled=((covered(1),),)), **given).batch(0)
    whole = batch.masks[:, 0].amin(dim=(1, 2)) > 0.99  # only the new wafer is edge all over
    assert whole.sum() == 8
    other = WaferBatches(examples=Examples(labelled=((covered(1),),)), **given).batch(1)
    assert not torch.equal(batch.maps[~whole], other.maps[:2])


def test_lots_stay_together(tmp_path: Path):
    lots = [f"lot{n // 3}" for n in range(60)]
    sides = split(dies_of_lots(lots), told(tmp_path, held_out=2), name="new")
    held = [n for n, lot in enumerate(lots) if fold_of(lot) == 2]
    assert len(sides.checked) == len(held)
    assert len(sides.learnt) == 60 - len(held)
    cells = {e.dies.cells.tobytes() for e in sides.checked}
    assert cells == {dies_of_lots(lots).cells_of(n).tobytes() for n in held}


def test_a_wafer_stays_on_its_side_whatever_set_it_comes_in(tmp_path: Path):
    settings = told(tmp_path, split_by="wafer")
    few, many = dies_of_lots(["one"] * 40), dies_of_lots(["two"] * 80)
    first = {e.dies.cells.tobytes() for e in split(few, settings, name="new").checked}
    later = {e.dies.cells.tobytes() for e in split(many, settings, name="old").checked}
    assert 0 < len(first) < 40
    assert first <= later
    assert later.isdisjoint(e.dies.cells.tobytes() for e in split(few, settings, name="x").learnt)


def test_a_set_of_one_lot_says_what_to_do(tmp_path: Path):
    fold = fold_of("one")
    for held_out, word in ((fold, "all"), ((fold + 1) % 4, "none")):
        with pytest.raises(TrainingError, match=f"{word} of the 9 wafers of the new set") as error:
            split(dies_of_lots(["one"] * 9), told(tmp_path, held_out=held_out), name="new")
        assert f"there are some in {fold}" in str(error.value)
        assert "split by wafer" in str(error.value)


@pytest.mark.parametrize(
    "wrong",
    [{"replay": 1.0}, {"replay": -0.1}, {"ewc": -1.0}, {"steps": -1}, {"capacity": 0}],
)
def test_settings_that_cannot_be_are_refused(tmp_path: Path, wrong):
    with pytest.raises(TrainingError):
        told(tmp_path, **wrong)


def test_gain_and_loss_are_differences_of_scores():
    def scores(mean: float) -> MaskScores:
        return MaskScores((mean,) * 8, (mean,) * 8, mean, mean, mean)

    before, after = Known(scores(0.5), scores(0.9)), Known(scores(0.8), scores(0.87))
    assert Continued(before, after).gained == pytest.approx(0.3)
    assert Continued(before, after).forgotten == pytest.approx(0.03)
    assert Continued(before).forgotten == 0


def test_a_file_that_is_no_checkpoint_is_refused(tmp_path: Path):
    torch.save({"information": []}, tmp_path / "fisher.pt")
    with pytest.raises(TrainingError, match="no checkpoint of a run"):
        load_network(tmp_path / "fisher.pt")


def test_presets_train_what_they_name():
    network = WaferNet("resnet18")
    trained = {}
    for name, frozen in TRANSFERS.items():
        set_mode(network, frozen)
        trained[name] = {n for n, p in network.named_parameters() if p.requires_grad}
    everything = {n for n, _ in network.named_parameters()}
    assert trained["all"] == everything
    assert trained["decoder"] == {n for n in everything if not n.startswith("encoder.")}
    kernels = {n for n in trained["last-layers"] if network.get_parameter(n).ndim == 4}
    assert kernels == {
        "decoder.blocks.4.conv1.0.weight", "decoder.blocks.4.conv2.0.weight", "head.0.weight",
    }  # fmt: skip
    assert {n.split(".")[0] for n in trained["last-layers"]} == {"decoder", "head", "presence"}


@pytest.mark.slow
def test_a_penalty_pulls_weights_while_training(tmp_path: Path):
    start = saved_network(tmp_path / "old.pt").presence.bias.detach().clone()
    phase = Phase("pulled", steps=3, size=32, batch=2, warm_up=1, schedule="constant")
    settings = TrainingSettings(
        tmp_path / "run", (phase,), encoder="resnet18", start=tmp_path / "old.pt", workers=0,
        check_steps=3, check_wafers=2,
    )  # fmt: skip
    train(settings, penalty=lambda network: 1e4 * network.presence.bias.square().sum())
    moved = load_checkpoint(tmp_path / "run" / "last.pt")["network"]["presence.bias"] - start
    # AdamW's first steps are as long as the rate, 1e-3, and all towards nothing
    torch.testing.assert_close(moved, torch.full((8,), 3e-3), rtol=0.1, atol=0)


@pytest.mark.slow
def test_the_command_goes_on_and_tells_what_was_forgotten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    old = saved_network(tmp_path / "old.pt")
    write_set(tmp_path / "new.npz", simulate_set(24, 11))
    write_set(tmp_path / "known.npz", simulate_set(24, 12))
    command = [
        "continue", "--checkpoint", str(tmp_path / "old.pt"), "--new", str(tmp_path / "new.npz"),
        "--old", str(tmp_path / "known.npz"), "--out", str(tmp_path / "run"), "--steps", "2",
        "--split-by", "wafer", "--transfer", "decoder", "--ewc", "2", "--fisher-wafers", "2",
        "--size", "32", "--batch", "5", "--capacity", "30", "--workers", "0",
    ]  # fmt: skip
    assert main(command) == 0
    said = events(capsys.readouterr().out)
    scores = [e for e in said if e["event"] == "scores"]
    assert [(e["when"], e["of"]) for e in scores] == [
        ("before", "new"), ("before", "old"), ("after", "new"), ("after", "old"),
    ]  # fmt: skip
    assert scores[0]["wafers"] == scores[2]["wafers"] > 0
    assert next(e["wafers"] for e in said if e["event"] == "fisher") == 2
    end = said[-1]
    assert end["event"] == "continued"
    assert end["gained"] == pytest.approx(scores[2]["mean_iou"] - scores[0]["mean_iou"], abs=2e-4)
    assert end["forgotten"] == pytest.approx(
        scores[1]["mean_iou"] - scores[3]["mean_iou"], abs=2e-4
    )
    assert len(read_set(tmp_path / "run" / "replay.npz")) == 30
    state = load_checkpoint(tmp_path / "run" / "last.pt")
    assert state["progress"][0] == 2
    moved = {n for n, p in old.named_parameters() if not torch.equal(state["network"][n], p)}
    assert moved
    assert not any(n.startswith("encoder.") for n in moved)
    assert main([*command, "--resume"]) == 0  # all is done already; what was kept is found again
    again = events(capsys.readouterr().out)
    assert again[-1] == end
    assert next(e["step"] for e in again if e["event"] == "start") == 2


@pytest.mark.slow
def test_no_steps_are_a_zero_shot_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    saved_network(tmp_path / "old.pt")
    write_set(tmp_path / "new.npz", simulate_set(12, 11))
    settings = told(tmp_path, steps=0, size=32, split_by="wafer", simulated=100, held_out=1)
    found = go_on(settings)
    assert found.after is None
    said = events(capsys.readouterr().out)
    assert [(e["when"], e["of"]) for e in said] == [("before", "new"), ("before", "old")]
    assert said[0]["mean_iou"] == pytest.approx(found.before.new.mean_iou, abs=1e-4)
    assert not (tmp_path / "run").exists()
