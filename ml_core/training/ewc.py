"""Elastic weight consolidation (Kirkpatrick 2017): weights that old wafers need are held fast.

The Fisher information of the old wafers says how much their likelihood would suffer if a weight
moved; a penalty on squared moves, each times its information, stands in for the old wafers.

Labels are drawn from the model's own probabilities and not taken from the set: only so is the
square of a gradient the Fisher information. With true labels it is small wherever the model
already fits, and one wrong mask rules it (Kunstner 2019, "Limitations of the empirical Fisher
approximation"; van de Ven 2025). It also needs no masks, so real maps can be held on to. One
wafer at a time, for the square of a batch's mean gradient is something else.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from ml_core.training.checkpoint import load_checkpoint
from ml_core.wafer.errors import TrainingError


@dataclass(frozen=True, slots=True, eq=False)
class ElasticPenalty:
    """Holds a network's weights where they were, each as fast as old wafers need it.

    Attributes:
        strength: lambda. 1 weighs the old wafers' mean cross entropy (over dies and classes, to
            the second order) once.
        centre: the weights to stay at, in the order of ``network.parameters()``.
        information: diagonal of their Fisher information, likewise.
    """

    strength: float
    centre: Sequence[Tensor]
    information: Sequence[Tensor]

    def __call__(self, network: nn.Module) -> Tensor:
        """Sum of strength / 2 * information * (weight - centre)^2, a scalar.

        Args:
            network: of the same build as the one whose information this is.
        """
        total = torch.zeros(())
        weights = list(network.parameters())
        for now, then, known in zip(weights, self.centre, self.information, strict=True):
            total = total + (known * (now - then).square()).sum()
        return self.strength / 2 * total


def penalty_of(
    network: nn.Module, information: Sequence[Tensor], strength: float
) -> ElasticPenalty:
    """Make the penalty of a network as it is now.

    Args:
        network: whose weights are the centre; they are copied.
        information: of `fisher_information`.
        strength: lambda, at least 0.

    Returns:
        The penalty, 0 at the network itself.

    Raises:
        TrainingError: the information is of another build, or the strength is below 0.
    """
    weights = [p.detach().clone() for p in network.parameters()]
    if [w.shape for w in weights] != [i.shape for i in information]:
        raise TrainingError("the Fisher information is of another network; make it anew")
    if not strength >= 0:
        raise TrainingError(f"the strength of EWC is {strength}; give a number of at least 0")
    return ElasticPenalty(strength, weights, tuple(information))


def fisher_information(
    network: nn.Module, maps: Iterable[Tensor], *, seed: int
) -> tuple[Tensor, ...]:
    """Diagonal of the Fisher information of the mean cross entropy over dies and classes.

    The eight classes of a pixel are independent sigmoids, so labels are drawn from them one by
    one, and the gradient of their summed log likelihood, squared, over the number of pixels and
    classes, has the information as its mean: the diagonal of the cross entropy's Gauss-Newton
    matrix.

    Args:
        network: from maps to logits (1, 8, H, W); it is put in evaluation mode.
        maps: (3, H, W) float32 each, the first channel the share of the pixel that is no die.
        seed: of the drawn labels.

    Returns:
        One tensor for each of ``network.parameters()``, of its shape, float32 rounded to
        bfloat16: the error is far under that of chance, and files are half as large.

    Raises:
        TrainingError: there is no map.
    """
    network.eval()
    weights = list(network.parameters())
    for weight in weights:
        weight.requires_grad_(True)
    chance = torch.Generator().manual_seed(seed)
    sums, count = [torch.zeros_like(w) for w in weights], 0
    for map_ in maps:
        gradients = torch.autograd.grad(_drawn_loss(network, map_, chance), weights)
        for total, gradient in zip(sums, gradients, strict=True):
            total.addcmul_(gradient, gradient)
        count += 1
    if not count:
        raise TrainingError("EWC needs old wafers, and there is none")
    return tuple((total / count).bfloat16().float() for total in sums)


def save_information(path: Path, information: Sequence[Tensor], *, origin: str) -> None:
    """Write Fisher information, in the bfloat16 that it is rounded to.

    Args:
        path: the file to make or replace.
        information: of `fisher_information`.
        origin: what it was made of, of `origin_of`.
    """
    part = path.with_name(path.name + ".part")
    torch.save({"origin": origin, "information": [i.bfloat16() for i in information]}, part)
    part.replace(path)


def load_information(path: Path, *, origin: str) -> tuple[Tensor, ...] | None:
    """Read Fisher information.

    Args:
        path: the file.
        origin: what it must have been made of.

    Returns:
        As `fisher_information` gave it; None if there is no file or it was made of something else.

    Raises:
        TrainingError: the file cannot be read.
    """
    if not path.exists():
        return None
    state = load_checkpoint(path)
    if state.get("origin") != origin:
        return None
    return tuple(i.float() for i in state["information"])


def origin_of(checkpoint: Path, maps: Iterable[Tensor]) -> str:
    """Name what Fisher information is made of.

    Args:
        checkpoint: file of the network.
        maps: as in `fisher_information`.

    Returns:
        A hash over both.
    """
    with checkpoint.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    for map_ in maps:
        digest.update(map_.numpy().tobytes())
    return digest.hexdigest()


def _drawn_loss(network: nn.Module, map_: Tensor, chance: torch.Generator) -> Tensor:
    """Cross entropy of labels drawn from the answer, so scaled that its squared gradient counts."""
    logits: Tensor = network(map_[None])
    labels = torch.bernoulli(torch.sigmoid(logits.detach()), generator=chance)
    entropy = functional.binary_cross_entropy_with_logits(logits, labels, reduction="none")
    dies = (1 - map_[:1]).clamp(0, 1)  # (1, H, W)
    scale = (logits.shape[1] * dies.sum()).clamp_min(1e-6).sqrt()
    loss: Tensor = (entropy * dies.sqrt()).sum() / scale
    return loss
