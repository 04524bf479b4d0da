"""FixMatch for masks (Sohn 2020; for masks Yang 2023): a teacher labels what nobody did.

The teacher is the moving average of the network (Tarvainen 2017). It sees a weak view; where it
is sure, the network must say the same of a strong view, and of boxes swapped between wafers
(CutMix; French 2020).
"""

import torch
from torch import Tensor

from ml_core.training.losses import class_weights, entropy_loss


def unlabelled_loss(logits: Tensor, teacher: Tensor, dies: Tensor, *, threshold: float) -> Tensor:
    """Cross entropy against the teacher's hard labels where it is sure.

    Args:
        logits: (N, 8, H, W) of strong views.
        teacher: (N, 8, H, W) probabilities of the weak views.
        dies: (N, 1, H, W), share of the pixel that is die in the strong view.
        threshold: a pixel counts where the teacher's probability is at least this, or at most one
            minus this.

    Returns:
        Scalar: per class over all dies, sure or not, so that few sure pixels weigh little.
    """
    sure = (teacher >= threshold) | (teacher <= 1 - threshold)
    target = (teacher >= 0.5).to(logits.dtype)
    share = (sure * dies).sum(dim=(0, 2, 3)) / dies.sum().clamp_min(1)  # (8,)
    losses = entropy_loss(logits, target, sure * dies) * share
    return 8 * (losses * class_weights().to(logits.device)).mean()


def cut_mix(planes: Tensor, boxes: Tensor) -> Tensor:
    """Swap each wafer's box with the same box of the wafer before it.

    Args:
        planes: (N, C, H, W), maps or probabilities.
        boxes: (N, 4) int64 top, left, bottom, right; an empty one swaps nothing.

    Returns:
        (N, C, H, W); the same boxes on maps and on what is said of them keep both together.
    """
    others, mixed = planes.roll(1, dims=0), planes.clone()
    for index, (top, left, bottom, right) in enumerate(boxes.tolist()):
        mixed[index, :, top:bottom, left:right] = others[index, :, top:bottom, left:right]
    return mixed


def ramp_up(step: int, steps: int) -> float:
    """Weight of the unlabelled loss, from near 0 to 1 (Tarvainen 2017, section 3).

    Args:
        step: of the phase.
        steps: until the full weight; 0 for the full weight at once.

    Returns:
        exp(-5 (1 - t)^2) with t rising from 0 to 1.
    """
    left = 1 - min(step / steps, 1.0) if steps else 0.0
    return float(torch.exp(torch.tensor(-5 * left * left)))
