"""A trained network as a checkpoint holds it."""

from dataclasses import dataclass
from pathlib import Path

from ml_core.training.checkpoint import load_checkpoint
from ml_core.training.network import WaferNet


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """What packing takes from a checkpoint.

    Attributes:
        network: the averaged weights, in evaluation.
        encoder: its name.
        seconds: wall-clock time of training.
        images: wafers seen in training.
    """

    network: WaferNet
    encoder: str
    seconds: float
    images: int


def load_trained(path: Path) -> Trained:
    """Read a checkpoint's network.

    Args:
        path: file of `ml_core.training.checkpoint`.

    Returns:
        The network and how it was trained.

    Raises:
        TrainingError: it is not there, or cannot be read.
    """
    state = load_checkpoint(path)
    network = WaferNet(state["encoder"])
    network.load_state_dict(state["average"])
    _, seconds, images, *_ = state["progress"]
    return Trained(network.eval(), state["encoder"], float(seconds), int(images))
