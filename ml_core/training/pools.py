"""Pools of wafers to label: drawn so that rare classes are rare, and seen through a network."""

from collections.abc import Sequence
from itertools import count as count_up
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from ml_core.active.scores import WaferScores, score_passes
from ml_core.segmentation.preprocess import model_input, planes_on_dies
from ml_core.simulate.wafer import SimulatedWafer, wafer_of
from ml_core.training.losses import RARE
from ml_core.training.network import DROPOUT, Features, WaferNet
from ml_core.training.precision import answering, memory_format
from ml_core.wafer.errors import TrainingError
from ml_core.wafer.sets import DieGridSet, join_grids

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

POOL_SEED: Final = 7_200_001
"""Seed of the pool; no training elsewhere uses it."""

_AT_ONCE: Final = 32


def draw_pool(count: int, *, rare_share: float, seed: int = POOL_SEED) -> DieGridSet:
    """Draw a pool in which each rare class is on its share of the wafers, exactly.

    The simulator's wafers are taken in turn and refused where one of their rare classes has its
    share already, or where a common one would leave no room for the rare ones that are missing;
    then they are shuffled. The common classes keep about the simulator's proportions.

    Args:
        count: wafers.
        rare_share: share that scratch, particle and lithography are on, each.
        seed: of the wafers and of their order.

    Returns:
        A set with masks.

    Raises:
        TrainingError: the rare classes would fill more than the pool.
    """
    missing = dict.fromkeys(sorted(RARE), round(rare_share * count))
    if min(missing.values()) < 0 or sum(missing.values()) > count:
        raise TrainingError(
            f"{len(RARE)} rare classes on {rare_share:g} of the wafers each do not fit a pool; "
            f"give a share from 0 to {1 / len(RARE):.2f}"
        )
    kept: list[SimulatedWafer] = []
    for index in count_up():
        if len(kept) == count:
            break
        wafer = wafer_of(seed, index)
        rare = RARE.intersection(wafer.label.split("+"))
        fits = len(kept) + sum(missing.values()) < count
        if all(missing[key] for key in rare) if rare else fits:
            kept.append(wafer)
            missing |= {key: missing[key] - 1 for key in rare}
    order = np.random.default_rng(seed).permutation(count)
    return _set_of([kept[i].cells for i in order], [kept[i].masks for i in order],
                   labels=[kept[i].label for i in order])  # fmt: skip


def part_of(pool: DieGridSet, rows: Sequence[int]) -> DieGridSet:
    """Take wafers out of a pool, with the masks that people would draw.

    Args:
        pool: with masks.
        rows: which.

    Returns:
        A set of them, in their order.
    """
    masks = [pool.masks_of(row) for row in rows]
    return _set_of(
        [pool.cells_of(row) for row in rows],
        [mask for mask in masks if mask is not None],
        labels=[str(pool.label[row]) for row in rows],
    )


def look_at(
    network: WaferNet, grids: Sequence[Bytes], *, size: int, passes: int
) -> tuple[list[WaferScores], Floats]:
    """See what a network makes of wafers, with Monte Carlo dropout.

    Args:
        network: in evaluation.
        grids: (rows, columns) uint8 each.
        size: side of the input.
        passes: of each wafer.

    Returns:
        Scores of each wafer, and embeddings (N, D) float32.
    """
    scores, embeddings = list[WaferScores](), list[Floats]()
    for start in range(0, len(grids), _AT_ONCE):
        part = grids[start : start + _AT_ONCE]
        maps = torch.from_numpy(np.stack([model_input(g, size=size) for g in part]))
        planes, embedding = dropout_passes(network, maps, passes=passes)
        for number, cells in enumerate(part):
            scores.append(score_passes(_on_dies(planes[:, number], cells)))
        embeddings.append(embedding)
    return scores, np.concatenate(embeddings)


@torch.no_grad()
def dropout_passes(network: WaferNet, maps: Tensor, *, passes: int) -> tuple[Floats, Floats]:
    """Run the encoder once, and the decoder again and again without some channels (Gal 2016).

    Args:
        network: its dropout stands behind the encoder, so only what follows must be repeated.
        maps: (N, 3, size, size).
        passes: T.

    Returns:
        Probabilities (T, N, 8, size, size) float32, and embeddings (N, D) float32 without
        dropout.
    """
    network.eval()
    answers = []
    with answering("cpu"):
        features = network.encode(maps.contiguous(memory_format=memory_format()))
        for _ in range(passes):
            kept = functional.dropout2d(features.bottleneck, DROPOUT, training=True)
            logits = network.decode(Features(features.skips, kept)).logits
            answers.append(torch.sigmoid(logits.float()))
    embedding = features.bottleneck.float().mean(dim=(2, 3))
    return np.asarray(torch.stack(answers).numpy()), np.asarray(embedding.numpy())


def _on_dies(planes: Floats, cells: Bytes) -> Floats:
    """Passes (T, 8, size, size) as (T, 8, dies)."""
    rows, columns = cells.shape
    flat = planes.reshape(-1, *planes.shape[2:])
    dies = planes_on_dies(flat, rows=rows, columns=columns)[:, cells > 0]
    # A mean of ones may be over 1 by the last bit.
    return np.asarray(np.clip(dies, 0, 1).reshape(*planes.shape[:2], -1), np.float32)


def _set_of(cells: Sequence[Bytes], masks: Sequence[Bytes], *, labels: Sequence[str]) -> DieGridSet:
    numbers = range(len(cells))
    return join_grids(
        cells, labels=labels, lots=["pool"] * len(cells), wafers=list(numbers), masks=masks
    )
