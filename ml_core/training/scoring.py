"""Scores while training: pooled IoU at die level, and recall of the verdict."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray

from ml_core.segmentation.preprocess import model_input, planes_on_dies
from ml_core.simulate.wafer import wafer_of
from ml_core.training.events import emit
from ml_core.training.network import WaferNet
from ml_core.training.precision import answering, memory_format
from ml_core.training.wafers import Example
from ml_core.wafer.taxonomy import CLASSES

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

CHECK_SEED: Final = 7_000_001
"""Seed of the wafers that are scored while training; no training uses it."""

_HALF: Final = (0.5,) * len(CLASSES)

Predict = Callable[[Floats], Floats]
"""Probabilities (N, 8, size, size) of inputs (N, 3, size, size)."""


@dataclass(frozen=True, slots=True)
class MaskScores:
    """Pooled agreement of masks at die level.

    Attributes:
        iou: per class; nan where the class occurs in neither truth nor prediction.
        dice: per class, likewise.
        mean_iou: mean over the classes that occur.
        mean_dice: likewise.
        overall_iou: classes pooled too.
    """

    iou: tuple[float, ...]
    dice: tuple[float, ...]
    mean_iou: float
    mean_dice: float
    overall_iou: float


@dataclass(frozen=True, slots=True)
class VerdictScores:
    """Agreement of verdicts.

    Attributes:
        confusion: (9, 9) rows truth, columns verdict; the last is none.
        recall: per verdict; nan where there is no wafer of it.
        macro_recall: mean over the verdicts that occur.
    """

    confusion: tuple[tuple[int, ...], ...]
    recall: tuple[float, ...]
    macro_recall: float


def die_probabilities(predict: Predict, grids: Sequence[Bytes], *, size: int) -> list[Floats]:
    """Predict and average over dies, eight wafers at a time.

    Args:
        predict: the network.
        grids: (rows, columns) uint8 each.
        size: side of the input.

    Returns:
        (8, rows, columns) float32 each.
    """
    result: list[Floats] = []
    for start in range(0, len(grids), 8):
        part = grids[start : start + 8]
        planes = predict(np.stack([model_input(g, size=size) for g in part]))
        for grid, wafer in zip(part, planes, strict=True):
            result.append(planes_on_dies(wafer, rows=grid.shape[0], columns=grid.shape[1]))
    return result


def score_masks(
    probabilities: Sequence[Floats],
    grids: Sequence[Bytes],
    masks: Sequence[Bytes],
    *,
    threshold: Sequence[float],
) -> MaskScores:
    """Pooled IoU and Dice on dies that exist.

    Args:
        probabilities: (8, rows, columns) each.
        grids: (rows, columns) uint8 each.
        masks: (rows, columns) uint8 mask bits each.
        threshold: per class.

    Returns:
        The scores.
    """
    both, either, sizes = np.zeros(8), np.zeros(8), np.zeros(8)
    limits = np.array(threshold)[:, None]
    bits = np.array([c.bit for c in CLASSES])[:, None]
    for shares, cells, mask in zip(probabilities, grids, masks, strict=True):
        dies = cells > 0
        found = shares[:, dies] >= limits  # (8, dies)
        truth = (mask[dies][None] & bits) > 0
        both += (found & truth).sum(1)
        either += (found | truth).sum(1)
        sizes += found.sum(1) + truth.sum(1)
    with np.errstate(invalid="ignore"):
        iou, dice = both / either, 2 * both / sizes
    return MaskScores(
        iou=tuple(iou.tolist()),
        dice=tuple(dice.tolist()),
        mean_iou=_mean_known(iou),
        mean_dice=_mean_known(dice),
        overall_iou=float(both.sum() / max(either.sum(), 1)),
    )


def verdict_index(shares: Floats, cells: Bytes, *, threshold: Sequence[float]) -> int:
    """Class with the largest sum of probability over the dies of its mask.

    Args:
        shares: (8, rows, columns).
        cells: (rows, columns) uint8.
        threshold: per class.

    Returns:
        Class index, or 8 for none.
    """
    values = shares[:, cells > 0]
    found = values >= np.array(threshold)[:, None]
    sums = np.where(found, values, 0).sum(1)
    return int(sums.argmax()) if sums.max() > 0 else len(CLASSES)


def score_verdicts(
    probabilities: Sequence[Floats],
    grids: Sequence[Bytes],
    verdicts: Sequence[int],
    *,
    threshold: Sequence[float],
) -> VerdictScores:
    """Confusion and recall of verdicts.

    Args:
        probabilities: (8, rows, columns) each.
        grids: (rows, columns) uint8 each.
        verdicts: class index, or 8 for none, each.
        threshold: per class.

    Returns:
        The scores.
    """
    confusion = np.zeros((9, 9), np.int64)
    for shares, cells, truth in zip(probabilities, grids, verdicts, strict=True):
        confusion[truth, verdict_index(shares, cells, threshold=threshold)] += 1
    with np.errstate(invalid="ignore"):
        recall = np.diag(confusion) / confusion.sum(1)
    return VerdictScores(
        confusion=tuple(tuple(int(n) for n in row) for row in confusion),
        recall=tuple(recall.tolist()),
        macro_recall=_mean_known(recall),
    )


def check(network: WaferNet, held_out: Sequence[Example], *, size: int, count: int) -> float:
    """Score a network on fresh simulated wafers and on held-out real maps, and say so.

    Args:
        network: what to score.
        held_out: real maps with a verdict, maybe none.
        size: side of the input.
        count: number of simulated wafers.

    Returns:
        Mean IoU on the simulated wafers: real maps that are held out must choose nothing.
    """
    predict = predictor(network)
    wafers = [wafer_of(CHECK_SEED, i) for i in range(count)]
    grids = [w.cells for w in wafers]
    found = die_probabilities(predict, grids, size=size)
    masks = score_masks(found, grids, [w.masks for w in wafers], threshold=_HALF)
    values: dict[str, Any] = {
        "size": size,
        "mean_iou": _told(masks.mean_iou, 4),
        "overall_iou": round(masks.overall_iou, 4),
        "iou": [_told(v, 3) for v in masks.iou],
    }
    if held_out:
        cells = [e.dies.cells for e in held_out]
        shares = die_probabilities(predict, cells, size=size)
        truth = [e.verdict for e in held_out]
        verdicts = score_verdicts(shares, cells, truth, threshold=_HALF)
        values["macro_recall"] = round(verdicts.macro_recall, 4)
        values["recall"] = [_told(v, 2) for v in verdicts.recall]
    emit("check", **values)
    return masks.mean_iou


def predictor(network: WaferNet) -> Predict:
    """Make a function of numpy arrays of a network, in the arithmetic that suits the machine.

    Args:
        network: module to logits.

    Returns:
        From (N, 3, H, W) to probabilities (N, 8, H, W), float32.
    """

    @torch.no_grad()
    def predict(maps: Floats) -> Floats:
        network.eval()
        device = network.presence.weight.device
        planes = torch.from_numpy(maps).to(device, memory_format=memory_format())
        with answering(device.type):
            logits = network(planes)
        return np.asarray(torch.sigmoid(logits.float()).cpu().numpy())

    return predict


def _mean_known(values: NDArray[np.floating]) -> float:
    """Mean over what is not nan; nan where nothing is known."""
    known = values[~np.isnan(values)]
    return float(known.mean()) if known.size else float("nan")


def _told(value: float, digits: int) -> float | None:
    """A rounded number as JSON can say it: nothing for nan."""
    return None if np.isnan(value) else round(value, digits)
