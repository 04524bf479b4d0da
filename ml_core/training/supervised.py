"""The training loop, top to bottom: phases, steps, checkpoints, scores.

A step is a function of the seed, of its number and of the state that a checkpoint holds, so a run
that was killed and resumed ends with the weights of one that was not.
"""

import copy
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import torch
from lightning.fabric import Fabric
from torch import Tensor, nn
from torch.utils.data import DataLoader

from ml_core.training.checkpoint import Progress, load_checkpoint, save_checkpoint
from ml_core.training.data import Batch, WaferBatches
from ml_core.training.events import emit, told_to_stop
from ml_core.training.fixmatch import cut_mix, ramp_up, unlabelled_loss
from ml_core.training.losses import mask_loss, presence_loss
from ml_core.training.network import Answer, WaferNet, count_parameters, follow
from ml_core.training.schedule import rate_at
from ml_core.training.scoring import check
from ml_core.training.settings import Frozen, Phase, TrainingSettings
from ml_core.training.wafers import Examples, read_examples
from ml_core.training.weak import named_loss

LAST: Final = "last.pt"
"""Checkpoint to resume from."""

BEST: Final = "best.pt"
"""Checkpoint of the best score."""

Penalty = Callable[[WaferNet], Tensor]
"""What is added to the loss for the weights themselves, a scalar."""

_REPORT_STEPS: Final = 20


@dataclass(slots=True)
class Run:
    """The state of a run.

    Attributes:
        settings: what it was told.
        fabric: Lightning's devices and precision.
        network: weights being trained.
        average: their moving average, which teaches, is scored and is exported.
        optimizer: AdamW.
        progress: how far it is.
        examples: wafers of sets.
        penalty: on the weights, or None.
    """

    settings: TrainingSettings
    fabric: Fabric
    network: Any
    average: WaferNet
    optimizer: Any
    progress: Progress
    examples: Examples
    penalty: Penalty | None


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
    emit("start", parameters=count_parameters(run.network), step=run.progress.step,
         steps=settings.steps, examples=run.examples.count, held_out=len(run.examples.held_out),
         weights=settings.weights or str(settings.start or "from nothing"))  # fmt: skip
    began = time.monotonic() - run.progress.seconds
    for phase, step, batches in _steps(run):
        loss = take_step(run, phase, step, batches)
        run.progress.seconds = time.monotonic() - began
        _report(run, phase, loss)
        if run.progress.step % settings.checkpoint_steps == 0:
            _save(run, LAST)
        if run.progress.step % settings.check_steps == 0:
            _check(run, phase)
        if run.fabric.broadcast(_is_over(run)):
            break
    _save(run, LAST)
    if run.progress.step % settings.check_steps:
        _check(run, settings.phase_at(run.progress.step)[0])
    emit("done", **_numbers(run))
    return run.average


def batch_loss(run: Run, step: int, batch: Batch) -> Tensor:
    """Loss of one batch: masks that are known, labels that are known, and what a teacher says.

    Args:
        run: the network, its average, the weights of the losses.
        step: number in the phase.
        batch: the wafers.

    Returns:
        Scalar.
    """
    losses, known = run.settings.losses, len(batch.masks)
    answer = _answer(run, torch.cat([batch.maps[:known], _strong_maps(batch)]))
    total = torch.zeros(())
    if known:
        logits, dies = answer.logits[:known], _dies(batch.maps[:known])
        total = total + mask_loss(logits, batch.masks, dies, losses)
        total = total + losses.presence * presence_loss(answer.presence[:known], batch.masks)
    if known == len(batch):
        return total
    return total + _taught_loss(run, step, batch, _part(answer, known))


def _taught_loss(run: Run, step: int, batch: Batch, answer: Answer) -> Tensor:
    """Loss of the wafers without masks; ``answer`` is of their strong views, view by view."""
    match, losses, known = run.settings.match, run.settings.losses, len(batch.masks)
    weak, strong = batch.maps[known:], _strong_maps(batch)
    with torch.no_grad(), run.fabric.autocast():
        taught = torch.sigmoid(run.average.answer(_last(weak)).logits.float())
    views, named = len(batch.strong), int((batch.verdicts >= 0).sum())
    verdicts = batch.verdicts[:named]
    total = torch.zeros(())
    for view in range(views):
        start = view * len(weak)
        end, split = start + len(weak), start + named
        if named:
            part, dies = _part(answer, start, split), _dies(strong[start:split])
            total = total + losses.named * named_loss(part, taught[:named], verdicts, dies) / views
        if named < len(weak):
            target = cut_mix(taught[named:], batch.boxes[named:])
            weight = losses.unlabelled * ramp_up(step, match.ramp_up) / views
            total = total + weight * unlabelled_loss(
                answer.logits[split:end], target, _dies(strong[split:end]),
                threshold=match.threshold,
            )  # fmt: skip
    if match.feature_dropout and named < len(weak):
        lost = _answer(run, weak[named:], lost=0.5)
        total = total + losses.unlabelled * ramp_up(step, match.ramp_up) * unlabelled_loss(
            lost.logits, taught[named:], _dies(weak[named:]), threshold=match.threshold
        )
    return total


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
        batch = next(batches)
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
        phase, start = run.settings.phase_at(first)
        batches = iter(_loader(run, phase, first))
        for step in range(start, phase.steps):
            yield phase, step, batches
        first += phase.steps - start


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


def start(
    settings: TrainingSettings,
    *,
    examples: Examples | None = None,
    penalty: Penalty | None = None,
    resume: bool = False,
) -> Run:
    """Make or restore the state of a run.

    Args:
        settings: what it is told.
        examples: wafers of sets; those that the settings name if None.
        penalty: added to each step's loss, or None.
        resume: go on from the last checkpoint, if there is one.

    Returns:
        The state.

    Raises:
        TrainingError: a checkpoint or a set cannot be read.
    """
    known = read_examples(settings.data) if examples is None else examples
    settings.out.mkdir(parents=True, exist_ok=True)
    fabric = Fabric(
        accelerator="cpu" if not torch.cuda.is_available() else "auto",
        devices=settings.devices,
        strategy="ddp" if settings.devices > 1 else "auto",
        precision=settings.precision,  # type: ignore[arg-type]
    )
    fabric.launch()
    torch.manual_seed(settings.seed)
    network = WaferNet(settings.encoder, weights=settings.weights)
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    if settings.start is not None:
        network.load_state_dict(load_checkpoint(settings.start)["average"])
    average = copy.deepcopy(network).eval()
    optimizer = torch.optim.AdamW(
        network.parameters(), lr=1e-3, weight_decay=settings.weight_decay, fused=True
    )
    progress = Progress()
    if resume and (settings.out / LAST).exists():
        progress = _restore(settings, network, average, optimizer)
    wrapped, wrapped_optimizer = fabric.setup(network, optimizer)
    wrapped.mark_forward_method("answer")
    return Run(settings, fabric, wrapped, average, wrapped_optimizer, progress, known, penalty)


def _restore(
    settings: TrainingSettings, network: nn.Module, average: nn.Module, optimizer: Any
) -> Progress:
    state = load_checkpoint(settings.out / LAST)
    network.load_state_dict(state["network"])
    average.load_state_dict(state["average"])
    optimizer.load_state_dict(state["optimizer"])
    for group in optimizer.param_groups:
        group["fused"] = True
    return Progress(*state["progress"])


def set_mode(network: WaferNet, frozen: Sequence[Frozen]) -> None:
    """Put a network in training, but for the parts that stay as they are.

    Args:
        network: changed in place.
        frozen: parts whose weights and batch norms stay.
    """
    network.train()
    for parameter in network.parameters():
        parameter.requires_grad_(True)
    for name in frozen:
        for part in _parts(network, name):
            part.eval()
            part.requires_grad_(False)


def _parts(network: WaferNet, frozen: Frozen) -> list[Any]:
    if frozen == "encoder":
        return [network.encoder]
    if frozen == "decoder":
        return [network.decoder]
    if frozen == "decoder but its last block":
        blocks: Any = network.decoder.blocks
        return list(blocks[:-1])
    encoder: Any = network.encoder
    return [encoder.conv1, encoder.bn1, encoder.layer1, encoder.layer2, encoder.layer3]


def _answer(run: Run, maps: Tensor, *, lost: float = 0.0) -> Answer:
    # without DDP, Fabric runs a marked method as it is, and would leave the precision out
    with run.fabric.autocast():
        answer: Answer = run.network.answer(_last(maps), lost=lost)
    return Answer(answer.logits.float(), answer.presence.float(), answer.embedding)


def _part(answer: Answer, start: int, end: int | None = None) -> Answer:
    rows = slice(start, end)
    return Answer(answer.logits[rows], answer.presence[rows], answer.embedding[rows])


def _strong_maps(batch: Batch) -> Tensor:
    """Strong views one after the other, (V * M, 3, size, size), boxes swapped."""
    return torch.cat([_swapped(view, batch) for view in batch.strong])


def _swapped(view: Tensor, batch: Batch) -> Tensor:
    named = int((batch.verdicts >= 0).sum())
    return torch.cat([view[:named], cut_mix(view[named:], batch.boxes[named:])])


def _dies(maps: Tensor) -> Tensor:
    return 1 - maps[:, :1]


def _last(maps: Tensor) -> Tensor:
    return maps.contiguous(memory_format=torch.channels_last)


def _check(run: Run, phase: Phase) -> None:
    """Score the average, and keep it if it is the best."""
    if run.fabric.global_rank:
        return
    progress, count = run.progress, run.settings.check_wafers
    score = check(run.average, run.examples.held_out, size=phase.size, count=count)
    better = score > progress.best
    progress.best, progress.stale = max(score, progress.best), 0 if better else progress.stale + 1
    if better:
        _save(run, BEST)


def _is_over(run: Run) -> bool:
    if 0 < run.settings.patience <= run.progress.stale:
        emit("stale", checks=run.progress.stale)
        return True
    return not run.fabric.global_rank and told_to_stop()


def _report(run: Run, phase: Phase, loss: float) -> None:
    progress = run.progress
    if progress.step % _REPORT_STEPS == 0 and not run.fabric.global_rank:
        left = progress.seconds / progress.step * (run.settings.steps - progress.step)
        emit("step", phase=phase.name, loss=round(loss, 4), eta_s=round(left), **_numbers(run))


def _numbers(run: Run) -> dict[str, Any]:
    told = asdict(run.progress)
    return {"step": told["step"], "images": told["images"], "seconds": round(told["seconds"])}


def _save(run: Run, name: str) -> None:
    if run.fabric.global_rank:
        return
    save_checkpoint(
        run.settings.out / name,
        network=run.network.module,
        average=run.average,
        optimizer=run.optimizer,
        progress=run.progress,
        encoder=run.settings.encoder,
    )
    emit("checkpoint", path=str(run.settings.out / name), **_numbers(run))
