"""Batches: simulated wafers without end, and real maps with whole-wafer labels beside them."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import IterableDataset

from ml_core.segmentation.preprocess import model_input, resample_area
from ml_core.simulate.wafer import wafer_of
from ml_core.wafer.sets import DieGridSet, read_set
from ml_core.wafer.taxonomy import BY_KEY, CLASSES, verdicts_of_label

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

NO_VERDICT: Final = len(CLASSES)
"""Index of the verdict 'none'."""

SIMULATED: Final = -1
"""In place of a verdict: the wafer has masks."""

HELD_OUT_PERCENT: Final = 25
"""Share of lots that no training sees, chosen by a hash of the lot's name."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of training at one input size.

    Attributes:
        size: side of the input in pixels.
        batch: wafers a step.
        share: part of the whole training, 0 to 1.
    """

    size: int
    batch: int
    share: float


@dataclass(frozen=True, slots=True)
class RealMap:
    """A real map of which only the verdict is known.

    Attributes:
        cells: (rows, columns) uint8.
        verdict: class index, or `NO_VERDICT`.
    """

    cells: Bytes
    verdict: int


@dataclass(frozen=True, slots=True)
class Batch:
    """One step's wafers.

    Attributes:
        maps: (N, 3, size, size) float32.
        masks: (N, 8, size, size) float32, zero for real maps.
        verdicts: (N,) int64, `SIMULATED` where masks are known.
    """

    maps: Tensor
    masks: Tensor
    verdicts: Tensor


class WaferBatches(IterableDataset[Batch]):
    """Batches of one stage; batch i depends on the seed and on i only."""

    def __init__(
        self, *, seed: int, first: int, stage: Stage, real: tuple[RealMap, ...], real_share: float
    ) -> None:
        super().__init__()
        self._seed, self._first, self._stage = seed, first, stage
        self._real = real
        self._real_count = round(stage.batch * real_share) if real else 0

    def __iter__(self) -> Iterator[Batch]:
        step = self._first
        while True:
            yield self._batch(step)
            step += 1

    def _batch(self, step: int) -> Batch:
        size, simulated = self._stage.size, self._stage.batch - self._real_count
        samples = [simulated_sample(self._seed, step * 256 + i, size) for i in range(simulated)]
        rng = np.random.default_rng([self._seed, step, 1])
        samples += [real_sample(rng, self._real, size) for _ in range(self._real_count)]
        return Batch(
            maps=torch.from_numpy(np.stack([s[0] for s in samples])),
            masks=torch.from_numpy(np.stack([s[1] for s in samples])),
            verdicts=torch.tensor([s[2] for s in samples]),
        )


def simulated_sample(seed: int, index: int, size: int) -> tuple[Floats, Floats, int]:
    """One simulated wafer as input and target.

    Args:
        seed: of the training.
        index: number of the wafer.
        size: side of the input.

    Returns:
        Input (3, size, size), masks (8, size, size), `SIMULATED`.
    """
    wafer = wafer_of(seed, index)
    return model_input(wafer.cells, size=size), mask_target(wafer.masks, size=size), SIMULATED


def mask_target(masks: Bytes, *, size: int) -> Floats:
    """Bring mask bits of dies to the model's raster, by area as the input.

    Args:
        masks: (rows, columns) uint8, bit k for class k.
        size: side of the raster.

    Returns:
        (8, size, size) float32, share of the pixel that the class covers.
    """
    target = np.zeros((len(CLASSES), size, size), np.float32)
    for known in CLASSES:
        plane = (masks & known.bit) > 0
        if plane.any():
            image = plane.astype(np.float32)[..., None]
            target[known.index] = resample_area(image, height=size, width=size)[..., 0]
    return target


def real_sample(
    rng: np.random.Generator, maps: tuple[RealMap, ...], size: int
) -> tuple[Floats, Floats, int]:
    """One real map, turned and flipped, classes equally often.

    Args:
        rng: source of chance.
        maps: to choose from.
        size: side of the input.

    Returns:
        Input (3, size, size), empty masks (8, size, size), the verdict.
    """
    verdicts = sorted({m.verdict for m in maps})
    wanted = verdicts[rng.integers(len(verdicts))]
    choices = [m for m in maps if m.verdict == wanted]
    chosen = choices[rng.integers(len(choices))]
    cells = turned(rng, chosen.cells)
    return (
        model_input(cells, size=size),
        np.zeros((len(CLASSES), size, size), np.float32),
        chosen.verdict,
    )


def turned(rng: np.random.Generator, cells: Bytes) -> Bytes:
    """Flip and turn a die grid: quarter turns exactly, other angles by the nearest die.

    Args:
        rng: source of chance.
        cells: (rows, columns) uint8.

    Returns:
        uint8 grid; a wafer has no up, so its verdict stays.
    """
    cells = np.rot90(cells, int(rng.integers(4)))
    cells = cells[:, ::-1] if rng.random() < 0.5 else cells
    if rng.random() < 0.5:
        return np.ascontiguousarray(cells)
    rows, columns = cells.shape
    angle = rng.uniform(-np.pi / 4, np.pi / 4)
    y, x = np.meshgrid(
        (np.arange(rows) + 0.5) * 2 / rows - 1, (np.arange(columns) + 0.5) * 2 / columns - 1,
        indexing="ij",
    )  # fmt: skip
    from_x = x * np.cos(angle) - y * np.sin(angle)
    from_y = x * np.sin(angle) + y * np.cos(angle)
    row = np.clip(((from_y + 1) * rows / 2).astype(np.int64), 0, rows - 1)
    column = np.clip(((from_x + 1) * columns / 2).astype(np.int64), 0, columns - 1)
    rotated = np.where(np.hypot(from_x, from_y) > 1.06, 0, cells[row, column])
    return np.where(cells == 0, 0, np.where(rotated == 0, 1, rotated)).astype(np.uint8)


def is_held_out(lot: str) -> bool:
    """Tell whether a lot is kept for scoring.

    Args:
        lot: its name.

    Returns:
        True for about `HELD_OUT_PERCENT` of the names, always the same ones.
    """
    return int(hashlib.sha256(lot.encode()).hexdigest()[:8], 16) % 100 < HELD_OUT_PERCENT


def real_maps(path: Path, *, held_out: bool) -> tuple[RealMap, ...]:
    """Read the real maps of a labelled set that training may see, or those it may not.

    Args:
        path: a die-grid set with one label a wafer.
        held_out: which of the two.

    Returns:
        Maps with exactly one verdict.

    Raises:
        ValueError: the file is no die-grid set.
    """
    return maps_of_set(read_set(path), held_out=held_out)


def maps_of_set(dies: DieGridSet, *, held_out: bool) -> tuple[RealMap, ...]:
    """Like `real_maps`, of a set in memory.

    Args:
        dies: a set with labels.
        held_out: the held-out lots or the others.

    Returns:
        Maps with exactly one verdict.
    """
    found = []
    for index in range(len(dies)):
        verdicts = verdicts_of_label(str(dies.label[index]))
        if len(verdicts) == 1 and is_held_out(str(dies.lot[index])) == held_out:
            (verdict,) = verdicts
            number = BY_KEY[verdict].index if verdict in BY_KEY else NO_VERDICT
            found.append(RealMap(dies.cells_of(index), number))
    return tuple(found)
