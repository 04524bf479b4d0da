"""Checkpoints: everything that a run needs to go on after it was killed, to the same weights."""

import pickle
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import torch
from torch import nn

from ml_core.wafer.errors import TrainingError

_BROKEN: Final = (
    OSError, RuntimeError, EOFError, pickle.UnpicklingError, LookupError, ValueError, TypeError,
    AttributeError, struct.error,
)  # fmt: skip
"""What torch's restricted unpickler raises for damaged or foreign files."""


@dataclass(slots=True)
class Progress:
    """How far a run is.

    Attributes:
        step: steps done, over all phases.
        seconds: time spent training, over all starts.
        images: wafers seen.
        best: best mean IoU at a check so far.
        stale: checks since then.
    """

    step: int = 0
    seconds: float = 0.0
    images: int = 0
    best: float = 0.0
    stale: int = 0


def save_checkpoint(
    path: Path,
    *,
    network: nn.Module,
    average: nn.Module,
    optimizer: torch.optim.Optimizer,
    progress: Progress,
    encoder: str,
) -> None:
    """Write a checkpoint beside its name, then put it in place: a cut leaves the old one.

    Args:
        path: the file.
        network: weights being trained.
        average: their moving average.
        optimizer: its state.
        progress: how far the run is.
        encoder: the encoder's name.
    """
    part = path.with_name(path.name + ".part")
    state = {
        "network": network.state_dict(),
        "average": average.state_dict(),
        "optimizer": optimizer.state_dict(),
        "progress": [
            progress.step, progress.seconds, progress.images, progress.best, progress.stale,
        ],
        "encoder": encoder,
    }  # fmt: skip
    torch.save(state, part)
    part.replace(path)


def load_checkpoint(path: Path) -> dict[str, Any]:
    """Read a checkpoint; only tensors and plain values, so it cannot run code.

    Args:
        path: the file.

    Returns:
        What `save_checkpoint` wrote, by name.

    Raises:
        TrainingError: it is not there, or cannot be read.
    """
    try:
        return dict(torch.load(path, map_location="cpu", weights_only=True))
    except _BROKEN as error:
        raise TrainingError(f"{path} is no checkpoint that can be read ({error})") from error
