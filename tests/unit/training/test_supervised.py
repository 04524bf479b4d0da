import dataclasses
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from ml_core.segmentation.package import read_package
from ml_core.simulate.wafer import simulate_set
from ml_core.training.checkpoint import load_checkpoint
from ml_core.training.data import Stage
from ml_core.training.network import WaferNet, follow, fused
from ml_core.training.packing.__main__ import main as pack
from ml_core.training.packing.export import OUTPUTS, export_onnx, largest_difference, session_of
from ml_core.training.settings import TrainingSettings
from ml_core.training.supervised import train
from ml_core.wafer.sets import write_set


def settings(out: Path, *, minutes: float, real: Path | None = None) -> TrainingSettings:
    return TrainingSettings(
        out=out,
        minutes=minutes,
        encoder="resnet18",
        stages=(Stage(32, 4, 0.5), Stage(64, 4, 0.5)),
        real=real,
        real_share=0.5,
        workers=0,
        check_wafers=4,
        check_minutes=99,
    )


def events(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def test_trains_and_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    drawn = simulate_set(60, 5)
    lots = np.array([f"lot{n}" for n in range(60)])
    write_set(tmp_path / "real.npz", dataclasses.replace(drawn, lot=lots, masks=None))
    train(settings(tmp_path, minutes=0.04, real=tmp_path / "real.npz"), resume=False)
    first = events(capsys.readouterr().out)
    assert [e["event"] for e in first if e["event"] != "step"] == [
        "start", "checkpoint", "check", "done",
    ]  # fmt: skip
    assert "macro_recall" in next(e for e in first if e["event"] == "check")
    steps = first[-1]["step"]
    assert isinstance(steps, int)
    assert steps >= 1
    train(settings(tmp_path, minutes=0.06, real=tmp_path / "real.npz"), resume=True)
    second = events(capsys.readouterr().out)
    assert second[0]["step"] == steps
    assert second[-1]["step"] > steps
    state = load_checkpoint(tmp_path / "last.pt")
    assert state["progress"][0] == second[-1]["step"]
    assert state["encoder"] == "resnet18"


def test_onnx_equals_torch_at_any_size():
    torch.manual_seed(0)
    network = WaferNet("resnet18").eval()
    graph = export_onnx(network)
    for shape in ((1, 3, 64, 64), (2, 3, 96, 32)):
        maps = np.random.default_rng(1).random(shape, np.float32)
        assert largest_difference(network, graph, maps) < 1e-3
        found = session_of(graph).run(list(OUTPUTS), {"map": maps})
        height, width = shape[2:]
        assert found[0].shape == (shape[0], 8, height, width)
        assert found[1].shape == (shape[0], 512)
        assert found[2].shape == (shape[0], 512, height // 32, width // 32)
        assert [f.shape[2] for f in found[3:]] == [height // d for d in (2, 4, 8, 16)]


def test_folding_keeps_the_answer():
    torch.manual_seed(0)
    network = WaferNet("resnet18").eval()
    maps = torch.rand(1, 3, 64, 64)
    with torch.no_grad():
        torch.testing.assert_close(fused(network)(maps), network(maps), atol=1e-4, rtol=1e-4)
    assert not any(isinstance(m, torch.nn.BatchNorm2d) for m in fused(network).encoder.modules())


def test_the_average_follows():
    ours, theirs = torch.nn.Linear(1, 1, bias=False), torch.nn.Linear(1, 1, bias=False)
    torch.nn.init.constant_(ours.weight, 1.0)
    torch.nn.init.constant_(theirs.weight, 2.0)
    follow(ours, theirs, keep=0.75)
    assert ours.weight.item() == pytest.approx(1.25)


@pytest.mark.slow
def test_a_killed_run_goes_on_and_is_packed(tmp_path: Path):
    command = [
        sys.executable, "-m", "ml_core.training", "--out", str(tmp_path / "run"), "--minutes",
        "0.3", "--encoder", "resnet18", "--stage", "32:4:1", "--workers", "0",
        "--checkpoint-minutes", "0.02",
    ]  # fmt: skip
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if b'"checkpoint"' in line:
                os.kill(process.pid, signal.SIGKILL)
                break
    saved = load_checkpoint(tmp_path / "run" / "last.pt")["progress"][0]
    done = subprocess.run(
        [*command, "--resume"], input=b"stop\n", stdout=subprocess.PIPE, check=True
    )
    report = events(done.stdout.decode())
    assert report[0]["step"] == saved
    assert report[-1]["event"] == "done"
    assert report[-1]["step"] == saved + 1  # 'stop' ends it after one step
    pack([
        "--checkpoint", str(tmp_path / "run" / "last.pt"), "--out", str(tmp_path / "model"),
        "--size", "64", "--count", "12",
    ])  # fmt: skip
    package = read_package(tmp_path / "model")
    assert package.description.input_size == 64
    found = session_of(package.cpu_graph).run(None, {"map": np.zeros((1, 3, 64, 64), np.float32)})
    assert found[0].shape == (1, 8, 64, 64)
