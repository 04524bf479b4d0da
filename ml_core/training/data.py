"""Batches: simulated wafers without end, and wafers of sets, with masks, labels or neither.

A batch is a function of the seed and of its number alone, so a run that was killed goes on with
the very batches that an unbroken one would have had.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import IterableDataset

from ml_core.segmentation.preprocess import model_input, resample_area
from ml_core.simulate.wafer import wafer_of
from ml_core.training.augment import Dies, strong_view, weak_view, with_margin
from ml_core.training.settings import MatchSettings, Phase
from ml_core.training.wafers import Example, Examples
from ml_core.wafer.taxonomy import CLASSES

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

UNLABELLED: Final = -1
"""In place of a verdict: nothing is known of the wafer."""

_MARGIN: Final = 0.1
"""Share of simulated wafers that get an empty margin."""


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """One step's wafers, those with masks first.

    Attributes:
        maps: (N, 3, size, size) float32, all wafers, weak views.
        masks: (K, 8, size, size) float32, share of the pixel that the class covers, of the
            first K wafers.
        verdicts: (N - K,) int64 of the others: class index, 8 for none, or `UNLABELLED`.
        strong: (V, N - K, 3, size, size) float32, strong views of the others.
        boxes: (N - K, 4) int64, what CutMix swaps: top, left, bottom, right; empty where nothing.
    """

    maps: Tensor
    masks: Tensor
    verdicts: Tensor
    strong: Tensor
    boxes: Tensor

    def __len__(self) -> int:
        """Number of wafers, N."""
        return len(self.maps)

    def to(self, device: torch.device) -> "Batch":
        """The same batch on a device."""
        return Batch(*(getattr(self, f.name).to(device) for f in fields(self)))


class WaferBatches(IterableDataset[Batch]):
    """Batches of one phase, from one number on, each ``stride`` numbers after the last."""

    def __init__(
        self,
        *,
        seed: int,
        phase: Phase,
        examples: Examples,
        match: MatchSettings,
        first: int = 0,
        stride: int = 1,
    ) -> None:
        super().__init__()
        self._seed, self._phase, self._first, self._stride = seed, phase, first, stride
        self._examples, self._match = examples, match
        self._counts = counts_of(phase, examples)

    def __iter__(self) -> Iterator[Batch]:
        number = self._first
        while True:
            yield self.batch(number)
            number += self._stride

    def batch(self, number: int) -> Batch:
        """Make one batch.

        Args:
            number: which.

        Returns:
            The batch.
        """
        rng = np.random.default_rng([self._seed, number, 1])
        simulated, labelled, named, unlabelled = self._counts
        size = self._phase.size
        first = [self._left(rng, number * 1024 + i) for i in range(simulated)]
        first += [_drawn(rng, self._examples.labelled) for _ in range(labelled)]
        others = [_drawn(rng, self._examples.named) for _ in range(named)]
        others += [_drawn(rng, self._examples.unlabelled) for _ in range(unlabelled)]
        views = 1 if not unlabelled else self._match.views
        strong = [[self._strong(rng, o.dies.cells) for o in others] for _ in range(views)]
        return Batch(
            maps=_stacked([model_input(e.dies.cells, size=size) for e in first + others], size, 3),
            masks=_stacked([mask_target(e.dies.masks, size=size) for e in first], size, 8),
            verdicts=torch.tensor([o.verdict for o in others], dtype=torch.int64),
            strong=torch.stack([_stacked(view, size, 3) for view in strong]),
            boxes=torch.from_numpy(_boxes(rng, named, len(others), size, self._match.cut_mix)),
        )

    def _left(self, rng: np.random.Generator, index: int) -> Example:
        """A wafer for what is left of a batch: replayed, or simulated where nothing is."""
        replayed = self._examples.replayed
        return _drawn(rng, replayed) if replayed else self._simulated(rng, index)

    def _simulated(self, rng: np.random.Generator, index: int) -> Example:
        wafer = wafer_of(self._seed, index)
        dies = Dies(wafer.cells, wafer.masks)
        return Example(with_margin(rng, dies) if rng.random() < _MARGIN else dies)

    def _strong(self, rng: np.random.Generator, cells: Bytes) -> Floats:
        match = self._match
        changed = strong_view(rng, cells, operations=match.operations, magnitude=match.magnitude)
        return model_input(changed, size=self._phase.size)


def counts_of(phase: Phase, examples: Examples) -> tuple[int, int, int, int]:
    """How many wafers of each kind a batch holds.

    Args:
        phase: its shares.
        examples: what there is; a share of what is not there is simulated.

    Returns:
        Simulated, labelled, named, unlabelled; they add up to the batch.
    """
    shares = phase.shares
    wanted = (
        (shares.labelled, examples.labelled),
        (shares.named, examples.named),
        (shares.unlabelled, examples.unlabelled),
    )
    labelled, named, unlabelled = (
        round(phase.batch * share) if there else 0 for share, there in wanted
    )
    return phase.batch - labelled - named - unlabelled, labelled, named, unlabelled


def mask_target(masks: Bytes | None, *, size: int) -> Floats:
    """Bring mask bits of dies to the model's raster, by area as the input.

    Args:
        masks: (rows, columns) uint8, bit k for class k.
        size: side of the raster.

    Returns:
        (8, size, size) float32, share of the pixel that the class covers.

    Raises:
        ValueError: there are no masks.
    """
    if masks is None:
        raise ValueError("a wafer without masks cannot teach masks")
    target = np.zeros((len(CLASSES), size, size), np.float32)
    for known in CLASSES:
        plane = (masks & known.bit) > 0
        if plane.any():
            image = plane.astype(np.float32)[..., None]
            target[known.index] = resample_area(image, height=size, width=size)[..., 0]
    return target


def _drawn(rng: np.random.Generator, groups: Sequence[Sequence[Example]]) -> Example:
    """One example, groups equally often, seen anew."""
    group = groups[int(rng.integers(len(groups)))]
    example = group[int(rng.integers(len(group)))]
    return Example(weak_view(rng, example.dies), example.verdict)


def _stacked(planes: Sequence[Floats], size: int, channels: int) -> Tensor:
    empty = np.zeros((0, channels, size, size), np.float32)
    return torch.from_numpy(np.stack(planes) if planes else empty)


def _boxes(
    rng: np.random.Generator, named: int, count: int, size: int, chance: float
) -> NDArray[Any]:
    """Boxes of 10 % to 50 % of the area for unlabelled wafers; a label would not survive a swap."""
    boxes = np.zeros((count, 4), np.int64)
    for row in range(named, count):
        if rng.random() < chance:
            area, aspect = rng.uniform(0.1, 0.5), np.exp(rng.uniform(-0.7, 0.7))
            high = min(int(size * (area * aspect) ** 0.5), size)
            wide = min(int(size * (area / aspect) ** 0.5), size)
            top, left = rng.integers(size - high + 1), rng.integers(size - wide + 1)
            boxes[row] = (top, left, top + high, left + wide)
    return boxes
