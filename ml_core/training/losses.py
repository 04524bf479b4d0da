"""Losses: masks of simulated wafers, and whole-wafer labels of real ones."""

from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from ml_core.wafer.taxonomy import CLASS_KEYS

RARE: Final = frozenset({"scratch", "particle", "lithography"})
"""Classes that cover few dies; they count twice."""

_NO_DEFECT: Final = 0.003
"""Share of the wafer that a class must cover to outweigh the verdict 'none': about three dies."""


def class_weights() -> Tensor:
    """Weight of each class in the loss, mean 1.

    Returns:
        (8,) float32.
    """
    weights = torch.tensor([2.0 if key in RARE else 1.0 for key in CLASS_KEYS])
    return weights / weights.mean()


def mask_loss(logits: Tensor, target: Tensor, dies: Tensor) -> Tensor:
    """0.5 Dice + 0.5 focal over dies that exist, rare classes twice.

    Args:
        logits: (N, 8, H, W).
        target: (N, 8, H, W), share of the pixel that the class covers.
        dies: (N, 1, H, W), share of the pixel that is die; 0 gives the pixel no weight.

    Returns:
        Scalar.
    """
    weights = class_weights().to(logits.device)
    both = 0.5 * dice_loss(logits, target, dies) + 0.5 * focal_loss(logits, target, dies)
    return (both * weights).mean()


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


def verdict_loss(logits: Tensor, verdict: Tensor, dies: Tensor) -> Tensor:
    """Cross entropy of the verdict that masks lead to, for wafers of which only the label is known.

    The verdict is the class with the largest sum of probability over its dies, so a class's score
    is the mean of its sharpened probability over the wafer, and 'none' scores a few dies. Pixels
    share the gradient by their probability: the likeliest place of the labelled class grows,
    other classes shrink where they outweigh it.

    Args:
        logits: (N, 8, H, W).
        verdict: (N,) int64, class index, or 8 for none.
        dies: (N, 1, H, W).

    Returns:
        Scalar.
    """
    sharp = torch.sigmoid(2 * logits) * dies
    score = sharp.sum(dim=(2, 3)) / dies.sum(dim=(2, 3)).clamp_min(1)  # (N, 8)
    none = torch.full_like(score[:, :1], _NO_DEFECT)
    score = torch.cat([score, none], dim=1)
    return functional.cross_entropy(torch.log(score + 1e-5), verdict, label_smoothing=0.02)


def whole_wafer_target(verdict: Tensor, like: Tensor) -> tuple[Tensor, Tensor]:
    """Masks that a label alone settles: 'random' covers the wafer, 'none' nothing.

    Args:
        verdict: (N,) int64, class index, or 8 for none.
        like: (N, 8, H, W), gives size and type.

    Returns:
        Targets (N, 8, H, W), and (N,) bool, where they are settled.
    """
    random, none = CLASS_KEYS.index("random"), len(CLASS_KEYS)
    target = torch.zeros_like(like)
    target[verdict == random, random] = 1.0
    return target, (verdict == random) | (verdict == none)
