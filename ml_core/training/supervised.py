"""The training loop, top to bottom: phases, steps, checkpoints, scores.

A step is a function of the seed, of its number and of the state that a checkpoint holds, so a run
that was killed and resumed ends with the weights of one that was not.
"""

import time
from collections.abc import Iterator
from typing import Final

import torch
from torch import nn
from torch.utils.data import DataLoader

from ml_core.training.data import Batch, WaferBatches
from ml_core.training.events import told_to_stop
from ml_core.training.network import WaferNet, count_parameters, follow
from ml_core.training.objective import batch_loss
from ml_core.training.precision import precision_of
from ml_core.training.run import BEST, LAST, Penalty, Run, numbers, save, set_mode, start, tell
from ml_core.training.schedule import rate_at
from ml_core.training.scoring import check
from ml_core.training.settings import Phase, TrainingSettings
from ml_core.training.wafers import Examples

_REPORT_STEPS: Final = 20


def train(
    settings: TrainingSettings,
    *,
    resume: bool = False,
    examples: Examples | None = None,
    penalty: Penalty | None = None,
) -> WaferNet:
    """Train through all phases, or until a line 'stop' arrives on stdin or scores get stale.

    Args:
        settings: what to do.
        resume: go on from the last checkpoint in ``settings.out``, if there is one.
        examples: wafers of sets; those that ``settings.data`` names if None.
        penalty: added to each step's loss, such as `ml_core.training.ewc.ElasticPenalty`.

    Returns:
        The averaged network.

    Raises:
        TrainingError: a checkpoint or a set cannot be read.
        OSError: a checkpoint cannot be written.
    """
    run = start(settings, examples=examples, penalty=penalty, resume=resume)
    tell(run, "start", parameters=count_parameters(run.network), step=run.progress.step,
         steps=settings.steps, examples=run.examples.count, held_out=len(run.examples.held_out),
         precision=precision_of(settings.precision),
         weights=settings.weights or str(settings.start or "from nothing"))  # fmt: skip
    began = time.monotonic() - run.progress.seconds
    for phase, step, batches in _steps(run):
        loss = take_step(run, phase, step, batches)
        run.progress.seconds = time.monotonic() - began
        _report(run, phase, loss)
        if run.progress.step % settings.checkpoint_steps == 0:
            save(run, LAST)
        if run.progress.step % settings.check_steps == 0:
            _check(run, phase)
        if run.fabric.broadcast(_is_over(run)):
            break
    save(run, LAST)
    if run.progress.step % settings.check_steps:
        _check(run, settings.phase_at(run.progress.step)[0])
    tell(run, "done", **numbers(run))
    return run.average


def take_step(run: Run, phase: Phase, step: int, batches: Iterator[Batch]) -> float:
    """Take one step of the optimiser.

    Args:
        run: what is trained, in place.
        phase: its rate, what is frozen, how many batches make the step.
        step: number in the phase.
        batches: gives the next ones.

    Returns:
        The loss.
    """
    for group in run.optimizer.param_groups:
        group["lr"] = rate_at(phase, step)
    torch.manual_seed(_chance(run))
    set_mode(run.network.module, phase.frozen)
    total = 0.0
    for _ in range(phase.accumulate):
        batch = next(batches).to(run.fabric.device)
        loss = batch_loss(run, step, batch)
        if run.penalty is not None:
            loss = loss + run.penalty(run.network.module)
        loss = loss / phase.accumulate
        run.fabric.backward(loss)
        total += float(loss.detach())
        run.progress.images += len(batch) * run.fabric.world_size
    nn.utils.clip_grad_norm_(run.network.parameters(), 1.0)
    run.optimizer.step()
    run.optimizer.zero_grad(set_to_none=True)
    keep = min(run.settings.average_keep, (1 + run.progress.step) / (10 + run.progress.step))
    follow(run.average, run.network.module, keep=keep)
    run.progress.step += 1
    return total


def _chance(run: Run) -> int:
    """Seed of a step's dropout: of its own, so that no checkpoint need hold a generator's state."""
    world, rank = run.fabric.world_size, run.fabric.global_rank
    return run.settings.seed * 1_000_003 + run.progress.step * world + rank


def _steps(run: Run) -> Iterator[tuple[Phase, int, Iterator[Batch]]]:
    """Each step that is left, with its phase, its number in it, and the batches to come."""
    first = run.progress.step
    while first < run.settings.steps:
        phase, done = run.settings.phase_at(first)
        batches = iter(_loader(run, phase, first))
        for step in range(done, phase.steps):
            yield phase, step, batches
        first += phase.steps - done


def _loader(run: Run, phase: Phase, first: int) -> DataLoader[Batch]:
    world, workers = run.fabric.world_size, run.settings.workers
    data = WaferBatches(
        seed=run.settings.seed,
        phase=phase,
        examples=run.examples,
        match=run.settings.match,
        first=first * phase.accumulate * world + run.fabric.global_rank,
        stride=world,
    )
    return DataLoader(
        data, batch_size=None, num_workers=min(workers, 1),
        prefetch_factor=4 if workers else None,
    )  # fmt: skip


def _check(run: Run, phase: Phase) -> None:
    """Score the average, and keep it if it is the best."""
    if run.fabric.global_rank:
        return
    progress, count = run.progress, run.settings.check_wafers
    score = check(run.average, run.examples.held_out, size=phase.size, count=count)
    better = score > progress.best
    progress.best, progress.stale = max(score, progress.best), 0 if better else progress.stale + 1
    if better:
        save(run, BEST)


def _is_over(run: Run) -> bool:
    if 0 < run.settings.patience <= run.progress.stale:
        tell(run, "stale", checks=run.progress.stale)
        return True
    return not run.fabric.global_rank and told_to_stop()


def _report(run: Run, phase: Phase, loss: float) -> None:
    progress = run.progress
    if progress.step % _REPORT_STEPS == 0:
        left = progress.seconds / progress.step * (run.settings.steps - progress.step)
        tell(run, "step", phase=phase.name, loss=round(loss, 4), eta_s=round(left), **numbers(run))
