"""The state of a run: made, restored from a checkpoint, and saved to one."""

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import torch
from lightning.fabric import Fabric
from torch import Tensor, nn

from ml_core.training.checkpoint import Progress, load_checkpoint, save_checkpoint
from ml_core.training.events import emit
from ml_core.training.network import WaferNet
from ml_core.training.precision import memory_format, precision_of
from ml_core.training.settings import Frozen, TrainingSettings
from ml_core.training.wafers import Examples, read_examples

LAST: Final = "last.pt"
"""Checkpoint to resume from."""

BEST: Final = "best.pt"
"""Checkpoint of the best score."""

Penalty = Callable[[WaferNet], Tensor]
"""What is added to the loss for the weights themselves, a scalar."""


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
        precision=precision_of(settings.precision),  # type: ignore[arg-type]
    )
    fabric.launch()
    torch.manual_seed(settings.seed)
    network = WaferNet(settings.encoder, weights=settings.weights)
    network.to(memory_format=memory_format())  # type: ignore[call-overload]
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
    average.to(fabric.device)
    wrapped.mark_forward_method("parts")
    return Run(settings, fabric, wrapped, average, wrapped_optimizer, progress, known, penalty)


def save(run: Run, name: str) -> None:
    """Write a checkpoint, on the first of several processes only, and say so.

    Args:
        run: what to keep.
        name: of the file in the run's folder.
    """
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
    tell(run, "checkpoint", path=str(run.settings.out / name), **numbers(run))


def tell(run: Run, event: str, **values: Any) -> None:
    """Write an event, from the first of several processes only.

    Args:
        run: the run.
        event: its name.
        values: what it says.
    """
    if not run.fabric.global_rank:
        emit(event, **values)


def numbers(run: Run) -> dict[str, Any]:
    """Say how far a run is, for its events.

    Args:
        run: the run.

    Returns:
        Steps, images and seconds.
    """
    progress = run.progress
    return {
        "step": progress.step, "images": progress.images, "seconds": round(progress.seconds),
    }  # fmt: skip


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
