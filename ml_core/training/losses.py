"""Losses of wafers whose masks are known."""

from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from ml_core.training.settings import LossSettings
from ml_core.wafer.taxonomy import CLASS_KEYS

RARE: Final = frozenset({"scratch", "particle", "lithography"})
"""Classes that cover few dies; they count twice (FR-007)."""

_THERE: Final = 0.5
"""A class is on a wafer when it covers at least this share of some pixel."""


def class_weights() -> Tensor:
    """Weight of each class in the loss, mean 1.

    Returns:
        (8,) float32.
    """
    weights = torch.tensor([2.0 if key in RARE else 1.0 for key in CLASS_KEYS])
    return weights / weights.mean()


def mask_loss(logits: Tensor, target: Tensor, dies: Tensor, losses: LossSettings) -> Tensor:
    """Dice, focal and plain cross entropy over dies that exist, rare classes twice.

    Args:
        logits: (N, 8, H, W).
        target: (N, 8, H, W), share of the pixel that the class covers.
        dies: (N, 1, H, W), share of the pixel that is die; 0 gives the pixel no weight.
        losses: weights of the three.

    Returns:
        Scalar.
    """
    total = torch.zeros(len(CLASS_KEYS), device=logits.device)
    if losses.dice:
        total = total + losses.dice * dice_loss(logits, target, dies)
    if losses.focal:
        total = total + losses.focal * focal_loss(logits, target, dies)
    if losses.entropy:
        total = total + losses.entropy * entropy_loss(logits, target, dies)
    return (total * class_weights().to(logits.device)).mean()


def dice_loss(logits: Tensor, target: Tensor, dies: Tensor) -> Tensor:
    """One minus the soft Dice of each class, pooled over the batch (Milletari 2016).

    Args:
        logits: (N, 8, H, W).
        target: (N, 8, H, W).
        dies: (N, 1, H, W).

    Returns:
        (8,).
    """
    share = torch.sigmoid(logits) * dies
    truth = target * dies
    smooth = 1e-4 * dies.sum()
    both = (share * truth).sum(dim=(0, 2, 3))
    return 1 - (2 * both + smooth) / ((share + truth).sum(dim=(0, 2, 3)) + smooth)


def focal_loss(logits: Tensor, target: Tensor, dies: Tensor, *, gamma: float = 2.0) -> Tensor:
    """Focal loss of each class over the number of its pixels (Lin 2017, section 3.3).

    Args:
        logits: (N, 8, H, W).
        target: (N, 8, H, W).
        dies: (N, 1, H, W).
        gamma: how much easy pixels are played down.

    Returns:
        (8,).
    """
    entropy = functional.binary_cross_entropy_with_logits(logits, target, reduction="none")
    miss = (torch.sigmoid(logits) - target).abs()
    losses = (entropy * miss.pow(gamma) * dies).sum(dim=(0, 2, 3))
    covered = (target * dies).sum(dim=(0, 2, 3))
    return losses / (covered + 0.01 * dies.sum())


def entropy_loss(logits: Tensor, target: Tensor, weight: Tensor) -> Tensor:
    """Mean cross entropy of each class over the pixels that have weight.

    Args:
        logits: (N, 8, H, W).
        target: (N, 8, H, W).
        weight: (N, 1 or 8, H, W).

    Returns:
        (8,).
    """
    entropy = functional.binary_cross_entropy_with_logits(logits, target, reduction="none")
    weight = weight.expand_as(entropy)
    return (entropy * weight).sum(dim=(0, 2, 3)) / weight.sum(dim=(0, 2, 3)).clamp_min(1)


def presence_loss(presence: Tensor, target: Tensor) -> Tensor:
    """Cross entropy of a class being on the wafer at all.

    Args:
        presence: (N, 8) logits.
        target: (N, 8, H, W) masks.

    Returns:
        Scalar.
    """
    there = (target.amax(dim=(2, 3)) > _THERE).to(presence.dtype)
    return functional.binary_cross_entropy_with_logits(presence, there)
