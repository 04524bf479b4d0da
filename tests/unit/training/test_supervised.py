import dataclasses
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from ml_core.simulate.wafer import simulate_set
from ml_core.training.__main__ import main, parse_phase
from ml_core.training.checkpoint import load_checkpoint
from ml_core.training.data import WaferBatches
from ml_core.training.objective import batch_loss
from ml_core.training.run import BEST, LAST, start
from ml_core.training.settings import (
    DataSettings,
    LossSettings,
    MatchSettings,
    Phase,
    Shares,
    TrainingSettings,
)
from ml_core.training.supervised import take_step, train
from ml_core.wafer.errors import TrainingError
from ml_core.wafer.sets import write_set

TINY = Phase("tiny", steps=4, size=32, batch=4, warm_up=2)


def settings(out: Path, *phases: Phase, **others: object) -> TrainingSettings:
    plain = TrainingSettings(
        out, phases or (TINY,), encoder="resnet18", workers=0, check_wafers=2,
        checkpoint_steps=1, check_steps=1000,
    )  # fmt: skip
    return dataclasses.replace(plain, **others)  # type: ignore[arg-type]


def events(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def weights(path: Path) -> dict[str, torch.Tensor]:
    return dict(load_checkpoint(path)["network"])


@pytest.fixture
def sets(tmp_path: Path) -> DataSettings:
    drawn = simulate_set(60, 5)
    lots = np.array([f"lot{n}" for n in range(60)])
    write_set(tmp_path / "labelled.npz", drawn)
    write_set(tmp_path / "named.npz", dataclasses.replace(drawn, lot=lots, masks=None))
    return DataSettings(
        labelled=tmp_path / "labelled.npz",
        named=tmp_path / "named.npz",
        unlabelled=tmp_path / "named.npz",
    )


def test_tells_what_it_does_and_scores_held_out_maps(
    tmp_path: Path, sets: DataSettings, capsys: pytest.CaptureFixture[str]
):
    shares = Shares(labelled=0.25, named=0.25, unlabelled=0.25)
    mixed = dataclasses.replace(TINY, batch=8, shares=shares)
    match = MatchSettings(views=2, feature_dropout=True, ramp_up=2)
    train(settings(tmp_path / "run", mixed, data=sets, match=match, check_steps=2))
    told = events(capsys.readouterr().out)
    assert [e["event"] for e in told] == [
        "start", "checkpoint", "checkpoint", "check", "checkpoint", "checkpoint", "check",
        "checkpoint", "done",
    ]  # fmt: skip
    assert told[0]["steps"] == 4
    assert told[0]["weights"] == "from nothing"
    assert "macro_recall" in next(e for e in told if e["event"] == "check")
    assert told[-1]["step"] == 4
    assert told[-1]["images"] == 32


def test_a_run_that_was_cut_ends_with_the_weights_of_one_that_was_not(
    tmp_path: Path, sets: DataSettings, monkeypatch: pytest.MonkeyPatch
):
    mixed = dataclasses.replace(TINY, shares=Shares(named=0.5))
    phases = (mixed, dataclasses.replace(TINY, name="second", steps=2, size=64))
    train(settings(tmp_path / "whole", *phases, data=sets))
    with _pipe("stop\n") as told, monkeypatch.context() as patched:
        patched.setattr(sys, "stdin", told)
        train(settings(tmp_path / "cut", *phases, data=sets))
    assert load_checkpoint(tmp_path / "cut" / LAST)["progress"][0] == 1  # after the step it was in
    train(settings(tmp_path / "cut", *phases, data=sets), resume=True)
    whole, cut = weights(tmp_path / "whole" / LAST), weights(tmp_path / "cut" / LAST)
    assert all(torch.equal(whole[name], cut[name]) for name in whole)


def _pipe(text: str) -> io.TextIOWrapper:
    reading, writing = os.pipe()
    os.write(writing, text.encode())
    os.close(writing)
    return os.fdopen(reading, "r")


@pytest.mark.slow
def test_kill_9_costs_nothing_but_the_steps_since_the_checkpoint(tmp_path: Path):
    command = [
        sys.executable, "-m", "ml_core.training", "train", "--encoder", "resnet18", "--phase",
        "size=32,batch=4,steps=12,warm_up=2", "--workers", "1", "--checkpoint-steps", "2",
        "--check-wafers", "2", "--out",
    ]  # fmt: skip
    subprocess.run([*command, tmp_path / "whole"], stdin=subprocess.DEVNULL, check=True)
    with subprocess.Popen(
        [*command, tmp_path / "cut"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if b'"checkpoint"' in line and b'"step": 4' in line:
                os.kill(process.pid, signal.SIGKILL)
                break
    assert load_checkpoint(tmp_path / "cut" / LAST)["progress"][0] in {4, 6}
    subprocess.run([*command, tmp_path / "cut", "--resume"], stdin=subprocess.DEVNULL, check=True)
    whole, cut = weights(tmp_path / "whole" / LAST), weights(tmp_path / "cut" / LAST)
    assert all(torch.equal(whole[name], cut[name]) for name in whole)


@pytest.mark.slow
def test_two_processes_train_one_network(tmp_path: Path):
    """The run ends, counts the wafers of both, and only the first process speaks."""
    command = [
        sys.executable, "-m", "ml_core.training", "train", "--encoder", "resnet18", "--phase",
        "size=32,batch=4,steps=3,warm_up=1", "--workers", "0", "--devices", "2",
        "--check-wafers", "2", "--precision", "32-true", "--out", str(tmp_path / "two"),
    ]  # fmt: skip
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    told = events(done.stdout.decode())
    assert [e["event"] for e in told].count("done") == 1
    assert told[-1]["event"] == "done"
    assert told[-1]["images"] == 3 * 2 * 4


def test_the_network_runs_in_the_precision_that_was_asked_for(tmp_path: Path):
    found = {}
    for precision in ("bf16-mixed", "32-true"):
        run = start(settings(tmp_path / precision, precision=precision))
        kinds: set[torch.dtype] = set()
        run.network.module.encoder.conv1.register_forward_hook(
            lambda _, __, out, kinds=kinds: kinds.add(out.dtype)
        )
        data = WaferBatches(seed=1, phase=TINY, examples=run.examples, match=MatchSettings())
        take_step(run, TINY, 0, iter(data))
        found[precision] = kinds
    assert found == {"bf16-mixed": {torch.bfloat16}, "32-true": {torch.float32}}


@pytest.mark.parametrize(
    ("frozen", "still", "moving"),
    [
        ("encoder", ("encoder.",), ("decoder.", "head.", "presence.")),
        ("decoder", ("decoder.",), ("encoder.", "head.")),
        (
            "encoder but its last stage",
            ("encoder.conv1", "encoder.bn1", "encoder.layer1", "encoder.layer2", "encoder.layer3"),
            ("encoder.layer4", "decoder."),
        ),
    ],
)
def test_what_is_frozen_stays_batch_norms_included(
    tmp_path: Path, frozen: str, still: tuple[str, ...], moving: tuple[str, ...]
):
    run = start(settings(tmp_path))
    before = {n: v.clone() for n, v in run.network.module.state_dict().items()}
    phase = dataclasses.replace(TINY, frozen=(frozen,))
    data = WaferBatches(seed=1, phase=phase, examples=run.examples, match=MatchSettings())
    batches = iter(data)
    for step in range(2):
        take_step(run, phase, step, batches)
    changed = {
        n for n, v in run.network.module.state_dict().items() if not torch.equal(v, before[n])
    }
    assert not any(n.startswith(still) for n in changed)
    for part in moving:
        assert any(n.startswith(part) for n in changed), part


def test_batches_that_make_one_step_share_its_gradient(tmp_path: Path):
    """Two batches of a step give the mean of their gradients."""
    run = start(settings(tmp_path, precision="32-true"))
    run.network.module.eval()
    data = WaferBatches(seed=1, phase=TINY, examples=run.examples, match=MatchSettings())
    gradients = []
    for number in (0, 1):
        run.fabric.backward(batch_loss(run, 0, data.batch(number)))
        gradients.append(run.network.module.head[0].bias.grad.clone())
        run.optimizer.zero_grad()
    for number in (0, 1):
        run.fabric.backward(batch_loss(run, 0, data.batch(number)) / 2)
    together = run.network.module.head[0].bias.grad
    torch.testing.assert_close(together, sum(gradients) / 2)
    run.optimizer.zero_grad()
    phase = dataclasses.replace(TINY, accumulate=2)
    take_step(run, phase, 0, iter(data))
    assert run.progress.step == 1
    assert run.progress.images == 8


def test_scores_that_get_no_better_end_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    flat = dataclasses.replace(TINY, steps=50, rate=0.0)
    train(settings(tmp_path, flat, check_steps=1, patience=2))
    told = events(capsys.readouterr().out)
    assert "stale" in [e["event"] for e in told]
    assert told[-1]["step"] == 2


def test_the_best_is_kept_and_can_be_started_from(tmp_path: Path):
    train(settings(tmp_path / "a", losses=LossSettings(dice=1.0, focal=0.0, presence=0.0)))
    best = tmp_path / "a" / BEST
    source = best if best.exists() else tmp_path / "a" / LAST
    run = start(settings(tmp_path / "b", start=source, seed=9))
    average = load_checkpoint(source)["average"]
    assert all(torch.equal(v, average[n]) for n, v in run.network.module.state_dict().items())


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda p: p.write_bytes(b"no checkpoint"), "no checkpoint that can be read"),
        (lambda p: p.mkdir(), "no checkpoint that can be read"),
    ],
)
def test_what_is_no_checkpoint_is_refused_in_words(
    tmp_path: Path, spoil: Callable[[Path], None], words: str
):
    spoil(tmp_path / "x.pt")
    with pytest.raises(TrainingError, match=words):
        start(settings(tmp_path / "run", start=tmp_path / "x.pt"))


def test_an_encoder_that_is_not_known_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    status = main(
        ["train", "--out", str(tmp_path), "--phase", "size=32,batch=2,steps=1", "--encoder", "vgg"]
    )
    assert status == 1
    assert "encoder 'vgg' is not known; choose one of resnet18" in capsys.readouterr().err


def test_phases_are_read_from_the_command_line():
    phase = parse_phase("size=96,batch=8,steps=20,rate=2e-4,frozen=encoder+decoder,named=0.25")
    assert (phase.size, phase.batch, phase.steps, phase.rate) == (96, 8, 20, 2e-4)
    assert phase.frozen == ("encoder", "decoder")
    assert phase.shares == Shares(named=0.25)


@pytest.mark.parametrize("text", ["size=96", "size=97,batch=1,steps=1", "sieze=96", "size"])
def test_a_phase_that_cannot_be_read_is_refused(text: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        main(["train", "--out", "x", "--phase", text])
    assert "phase" in capsys.readouterr().err
