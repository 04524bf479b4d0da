"""The training loop: simulated masks, real labels, checkpoints, scores."""

import copy
import json
import math
import select
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import torch
from lightning.fabric import Fabric
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.utils.data import DataLoader

from ml_core.simulate.wafer import wafer_of
from ml_core.training.checkpoint import Progress, load_checkpoint, save_checkpoint
from ml_core.training.data import (
    SIMULATED,
    Batch,
    RealMap,
    Stage,
    WaferBatches,
    real_maps,
)
from ml_core.training.losses import mask_loss, verdict_loss, whole_wafer_target
from ml_core.training.network import WaferNet, count_parameters, follow
from ml_core.training.scoring import Predict, die_probabilities, score_masks, score_verdicts
from ml_core.training.settings import TrainingSettings

Floats = NDArray[np.float32]

CHECK_SEED: Final = 7_000_001
"""Seed of the wafers that are scored while training; no training uses it."""

_WARM_UP: Final = 100
_AVERAGE_KEEP: Final = 0.995
_HALF: Final = (0.5,) * 8


def emit(event: str, **values: Any) -> None:
    """Write one event as a line of JSON on stdout.

    Args:
        event: its name.
        values: what it says.
    """
    print(json.dumps({"event": event, **values}), flush=True)


@dataclass(slots=True)
class Run:
    """The state of a run.

    Attributes:
        settings: what it was told.
        fabric: Lightning's device and precision.
        network: weights being trained.
        average: their moving average, which is scored and exported.
        optimizer: AdamW.
        progress: how far it is.
        real: maps that training may see.
        held_out: maps that it may not.
    """

    settings: TrainingSettings
    fabric: Fabric
    network: Any
    average: nn.Module
    optimizer: Any
    progress: Progress
    real: tuple[RealMap, ...]
    held_out: tuple[RealMap, ...]


def train(settings: TrainingSettings, *, resume: bool) -> None:
    """Train until the time is used up or a line 'stop' arrives on stdin.

    Args:
        settings: what to do.
        resume: go on from the last checkpoint in ``settings.out``.

    Raises:
        OSError: the checkpoint cannot be read or written.
        ValueError: the real set cannot be read.
    """
    run = _start(settings, resume=resume)
    emit(
        "start",
        parameters=count_parameters(run.network),
        step=run.progress.step,
        real=len(run.real),
        held_out=len(run.held_out),
        pretrained=False,
    )
    began = time.monotonic() - run.progress.seconds
    saved = checked = run.progress.seconds
    for stage, batch in _batches(run):
        loss = _step(run, batch)
        run.progress.seconds = time.monotonic() - began
        if run.progress.step % 20 == 0:
            _report(run, stage, loss)
        if run.progress.seconds - saved > settings.checkpoint_minutes * 60:
            _save(run)
            saved = run.progress.seconds
        if run.progress.seconds - checked > settings.check_minutes * 60:
            _check(run, stage.size)
            checked = time.monotonic() - began
        if _done(run) >= 1 or _told_to_stop():
            break
    _save(run)
    _check(run, settings.stages[-1].size)
    emit("done", **_numbers(run))


def _check(run: Run, size: int) -> None:
    check(run.average, run.held_out, size=size, count=run.settings.check_wafers)


def check(network: nn.Module, held_out: tuple[RealMap, ...], *, size: int, count: int) -> None:
    """Score a network on fresh simulated wafers and on held-out real maps, and say so.

    Args:
        network: what to score.
        held_out: real maps, maybe none.
        size: side of the input.
        count: number of simulated wafers.
    """
    predict = predictor(network)
    wafers = [wafer_of(CHECK_SEED, i) for i in range(count)]
    grids = [w.cells for w in wafers]
    found = die_probabilities(predict, grids, size=size)
    masks = score_masks(found, grids, [w.masks for w in wafers], threshold=_HALF)
    values: dict[str, Any] = {
        "size": size,
        "mean_iou": round(masks.mean_iou, 4),
        "overall_iou": round(masks.overall_iou, 4),
        "iou": [round(v, 3) for v in masks.iou],
    }
    if held_out:
        cells = [m.cells for m in held_out]
        shares = die_probabilities(predict, cells, size=size)
        truth = [m.verdict for m in held_out]
        verdicts = score_verdicts(shares, cells, truth, threshold=_HALF)
        values["macro_recall"] = round(verdicts.macro_recall, 4)
        values["recall"] = [round(v, 2) for v in verdicts.recall]
    emit("check", **values)


def predictor(network: nn.Module) -> Predict:
    """Make a function of numpy arrays of a network, in bfloat16.

    Args:
        network: module to logits.

    Returns:
        From (N, 3, H, W) to probabilities (N, 8, H, W), float32.
    """

    @torch.no_grad()
    def predict(maps: Floats) -> Floats:
        network.eval()
        with torch.autocast("cpu", torch.bfloat16):
            logits = network(_last(torch.from_numpy(maps)))
        return np.asarray(torch.sigmoid(logits.float()).numpy())

    return predict


def _start(settings: TrainingSettings, *, resume: bool) -> Run:
    settings.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(settings.seed)
    fabric = Fabric(accelerator="cpu", devices=1, precision=settings.precision)  # type: ignore[arg-type]
    network = WaferNet(settings.encoder).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    average = copy.deepcopy(network).eval()
    optimizer = torch.optim.AdamW(
        network.parameters(), lr=settings.rate, weight_decay=0.02, fused=True
    )
    progress = Progress()
    if resume:
        state = load_checkpoint(settings.out / "last.pt")
        network.load_state_dict(state["network"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        for group in optimizer.param_groups:
            group["fused"] = True
        progress = Progress(*state["progress"])
    wrapped, wrapped_optimizer = fabric.setup(network, optimizer)
    real = settings.real
    return Run(
        settings=settings,
        fabric=fabric,
        network=wrapped,
        average=average,
        optimizer=wrapped_optimizer,
        progress=progress,
        real=real_maps(real, held_out=False) if real else (),
        held_out=real_maps(real, held_out=True) if real else (),
    )


def _batches(run: Run) -> Iterator[tuple[Stage, Batch]]:
    """Batches of each stage in turn, from the step the run is at."""
    while True:
        stage = _stage(run)
        data = WaferBatches(
            seed=run.settings.seed,
            first=run.progress.step,
            stage=stage,
            real=run.real,
            real_share=run.settings.real_share,
        )
        loader = DataLoader(
            data, batch_size=None, num_workers=run.settings.workers,
            prefetch_factor=4 if run.settings.workers else None,
        )  # fmt: skip
        for batch in loader:
            yield stage, batch
            if _stage(run) != stage:
                break


def _stage(run: Run) -> Stage:
    done, until = _done(run), 0.0
    for stage in run.settings.stages:
        until += stage.share
        if done < until:
            return stage
    return run.settings.stages[-1]


def _done(run: Run) -> float:
    return run.progress.seconds / (run.settings.minutes * 60)


def _step(run: Run, batch: Batch) -> float:
    for group in run.optimizer.param_groups:
        group["lr"] = _rate(run)
    run.network.train()
    logits = run.network(_last(batch.maps)).float()
    loss = _loss(logits, batch, run.settings.real_weight)
    run.fabric.backward(loss)
    nn.utils.clip_grad_norm_(run.network.parameters(), 1.0)
    run.optimizer.step()
    run.optimizer.zero_grad(set_to_none=True)
    keep = min(_AVERAGE_KEEP, (1 + run.progress.step) / (10 + run.progress.step))
    follow(run.average, run.network.module, keep=keep)
    run.progress.step += 1
    run.progress.images += len(batch.maps)
    return float(loss.detach())


def _loss(logits: Tensor, batch: Batch, real_weight: float) -> Tensor:
    known = batch.verdicts == SIMULATED
    dies = 1 - batch.maps[:, :1]
    if bool(known.all()):
        return mask_loss(logits, batch.masks, dies)
    settled_masks, settled = whole_wafer_target(batch.verdicts.clamp_min(0), logits.detach())
    masks = torch.where(known[:, None, None, None], batch.masks, settled_masks)
    with_mask = known | settled
    loss = mask_loss(logits[with_mask], masks[with_mask], dies[with_mask])
    real = ~known
    return loss + real_weight * verdict_loss(logits[real], batch.verdicts[real], dies[real])


def _rate(run: Run) -> float:
    warm = min(1.0, (run.progress.step + 1) / _WARM_UP)
    return (
        run.settings.rate
        * warm
        * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(_done(run), 1))))
    )


def _last(maps: Tensor) -> Tensor:
    return maps.contiguous(memory_format=torch.channels_last)


def _report(run: Run, stage: Stage, loss: float) -> None:
    left = run.settings.minutes * 60 - run.progress.seconds
    emit("step", loss=round(loss, 4), size=stage.size, eta_s=round(left), **_numbers(run))


def _numbers(run: Run) -> dict[str, Any]:
    p = run.progress
    return {"step": p.step, "images": p.images, "seconds": round(p.seconds)}


def _save(run: Run) -> None:
    save_checkpoint(
        run.settings.out / "last.pt",
        network=run.network.module,
        average=run.average,
        optimizer=run.optimizer,
        progress=run.progress,
        encoder=run.settings.encoder,
    )
    emit("checkpoint", path=str(run.settings.out / "last.pt"), **_numbers(run))


def _told_to_stop() -> bool:
    """True once a line 'stop' stands on stdin; a stdin that cannot be waited for says nothing."""
    try:
        ready = select.select([sys.stdin], [], [], 0)[0]
        return bool(ready) and sys.stdin.readline().strip() == "stop"
    except (OSError, ValueError):
        return False
