"""Real maps, of which one label is known and no mask.

Three things teach: the verdict that the masks lead to must be the label; the label's class is
there and the others mostly are not; and the label's class lies where the moving average of the
network (its teacher) sees it, others lie nowhere. For 'random' and 'none' the label is the mask.
"""

from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from ml_core.training.losses import entropy_loss
from ml_core.training.network import Answer
from ml_core.wafer.taxonomy import CLASS_KEYS

_NO_DEFECT: Final = 0.003
"""Share of the wafer that a class must cover to outweigh the verdict 'none': about three dies."""

_SURE: Final = 0.7
"""The teacher's probability from which a pixel of the label's class is taken for covered."""

_DOUBT: Final = 0.05
"""Labels name one pattern where people may see two: what a class that is not named may count."""


def named_loss(answer: Answer, teacher: Tensor, verdict: Tensor, dies: Tensor) -> Tensor:
    """Loss of wafers with a label.

    Args:
        answer: of the network, on the strong views.
        teacher: (N, 8, H, W) probabilities of the average, on the weak views of the same wafers.
        verdict: (N,) int64, class index, or 8 for none.
        dies: (N, 1, H, W), share of the pixel that is die.

    Returns:
        Scalar.
    """
    target, weight = pseudo_masks(teacher, verdict, dies)
    masks = 8 * entropy_loss(answer.logits, target, weight).mean()
    return verdict_loss(answer.logits, verdict, dies) + named_presence_loss(
        answer.presence, verdict
    ) + masks  # fmt: skip


def named_presence_loss(presence: Tensor, verdict: Tensor) -> Tensor:
    """Cross entropy of the presence of classes against a label.

    Args:
        presence: (N, 8) logits.
        verdict: (N,) int64, class index, or 8 for none.

    Returns:
        Scalar.
    """
    named = _one_hot(verdict).to(presence.dtype)
    return functional.binary_cross_entropy_with_logits(presence, named.clamp_min(_DOUBT))


def verdict_loss(logits: Tensor, verdict: Tensor, dies: Tensor) -> Tensor:
    """Cross entropy of the verdict that masks lead to.

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


def pseudo_masks(teacher: Tensor, verdict: Tensor, dies: Tensor) -> tuple[Tensor, Tensor]:
    """Masks that the label and the teacher propose together.

    Args:
        teacher: (N, 8, H, W) probabilities.
        verdict: (N,) int64, class index, or 8 for none.
        dies: (N, 1, H, W), share of the pixel that is die.

    Returns:
        Target (N, 8, H, W) of 0 and 1, and its weight (N, 8, H, W): of the label's class where the
        teacher is sure either way, of other classes where it is not sure that they are there; all
        dies where the label settles the mask ('random' covers the wafer, 'none' nothing).
    """
    named = _one_hot(verdict)[:, :, None, None]  # (N, 8, 1, 1)
    target = ((teacher >= 0.5) & named).to(teacher.dtype)
    sure = torch.where(named, (teacher >= _SURE) | (teacher <= 1 - _SURE), teacher < _SURE)
    random, none = CLASS_KEYS.index("random"), len(CLASS_KEYS)
    target[verdict == random, random] = 1.0
    settled = ((verdict == random) | (verdict == none))[:, None, None, None]
    return target, (sure | settled) * dies


def _one_hot(verdict: Tensor) -> Tensor:
    return functional.one_hot(verdict, len(CLASS_KEYS) + 1)[:, :-1].bool()
