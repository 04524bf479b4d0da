"""The loss of a batch: masks that are known, labels that are known, what a teacher says."""

import torch
from torch import Tensor

from ml_core.training.data import Batch
from ml_core.training.fixmatch import cut_mix, ramp_up, unlabelled_loss
from ml_core.training.losses import mask_loss, presence_loss
from ml_core.training.network import Answer
from ml_core.training.precision import memory_format
from ml_core.training.run import Run
from ml_core.training.weak import named_loss


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
    total = torch.zeros((), device=batch.maps.device)
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
    total = torch.zeros((), device=batch.maps.device)
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


def _answer(run: Run, maps: Tensor, *, lost: float = 0.0) -> Answer:
    # without DDP, Fabric runs a marked method as it is, and would leave the precision out
    with run.fabric.autocast():
        logits, presence, embedding = run.network.parts(_last(maps), lost=lost)
    return Answer(logits.float(), presence.float(), embedding)


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
    return maps.contiguous(memory_format=memory_format())
