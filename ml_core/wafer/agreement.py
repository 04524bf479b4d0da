"""How well two masks, or verdicts and labels, agree: pure arithmetic over arrays.

Scores are taken on dies that exist. A class's IoU is pooled over a set: the sum of its
intersections over the sum of its unions; the mean is over the classes that occur in truth or
prediction; overall pools the classes too. What cannot be said (0 of 0) is None, never 0.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.wafer.taxonomy import CLASS_KEYS, NONE_VERDICT

Bits = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Counts = NDArray[np.int64]

VERDICTS: Final[tuple[str, ...]] = (*CLASS_KEYS, NONE_VERDICT)
"""Rows and columns of a confusion: the classes in the taxonomy's order, then ``none``."""

# (256, 8): row b is 1 where bit k is set in b, so 256 counts turn into 8 at one stroke.
_BITS: Final[Counts] = (np.arange(256)[:, None] >> np.arange(len(CLASS_KEYS)) & 1).astype(np.int64)


@dataclass(frozen=True)
class ClassScore:
    """Agreement on one class, pooled over a set.

    Attributes:
        class_key: key of the class.
        truth: dies that truth gives the class.
        predicted: dies that the prediction gives it.
        intersection: dies that both give it.
    """

    class_key: str
    truth: int
    predicted: int
    intersection: int

    @property
    def union(self) -> int:
        """Dies that either gives the class."""
        return self.truth + self.predicted - self.intersection

    @property
    def occurs(self) -> bool:
        """True where truth or prediction has the class at all."""
        return self.union > 0

    @property
    def iou(self) -> float | None:
        """Intersection over union; None where the class does not occur."""
        return self.intersection / self.union if self.occurs else None

    @property
    def dice(self) -> float | None:
        """Twice the intersection over the sum of both; None where the class does not occur."""
        return 2 * self.intersection / (self.truth + self.predicted) if self.occurs else None


@dataclass(frozen=True)
class Scores:
    """Agreement of masks over a set.

    Attributes:
        per_class: one score a class, in taxonomy order.
    """

    per_class: tuple[ClassScore, ...]

    @property
    def mean_iou(self) -> float | None:
        """Mean IoU of the classes that occur; None where none does."""
        return mean([score.iou for score in self.per_class])

    @property
    def mean_dice(self) -> float | None:
        """Mean Dice of the classes that occur; None where none does."""
        return mean([score.dice for score in self.per_class])

    @property
    def overall_iou(self) -> float | None:
        """IoU with the classes pooled too; None where none occurs."""
        return self._overall.iou

    @property
    def overall_dice(self) -> float | None:
        """Dice with the classes pooled too; None where none occurs."""
        return self._overall.dice

    @property
    def _overall(self) -> ClassScore:
        return ClassScore(
            class_key="",
            truth=sum(score.truth for score in self.per_class),
            predicted=sum(score.predicted for score in self.per_class),
            intersection=sum(score.intersection for score in self.per_class),
        )


@dataclass(frozen=True)
class Confusion:
    """Verdicts against labels.

    Attributes:
        counts: (9, 9) wafers, rows the labels and columns the verdicts of `VERDICTS`. A wafer
            with several labels stands in its verdict's row where that is one of them, else in
            the row of the first in that order.
    """

    counts: tuple[tuple[int, ...], ...]

    @property
    def wafers(self) -> int:
        """Wafers that have a label."""
        return sum(sum(row) for row in self.counts)

    @property
    def recall(self) -> tuple[float | None, ...]:
        """Share of a label's wafers whose verdict is right, per row; None where it is not met."""
        return tuple(_share(row[i], sum(row)) for i, row in enumerate(self.counts))

    @property
    def macro_recall(self) -> float | None:
        """Mean recall of the labels that occur; None where none does."""
        return mean(self.recall)

    @property
    def accuracy(self) -> float | None:
        """Share of all wafers whose verdict is right; None where there is no wafer."""
        return _share(sum(row[i] for i, row in enumerate(self.counts)), self.wafers)


def overlap_counts(truth: Bits, predicted: Bits, exists: Mask) -> Counts:
    """Count the dies of each class on one wafer; counts of wafers may be added up.

    Args:
        truth: (rows, columns) uint8, bit k set where class k covers the die.
        predicted: the same, of the prediction.
        exists: (rows, columns) bool, True where a die is; all else is left out.

    Returns:
        (3, 8) int64: dies in truth, in the prediction, in both, a column a class.
    """
    both = truth & predicted
    histograms = [np.bincount(bits[exists], minlength=256) for bits in (truth, predicted, both)]
    return np.asarray(np.stack(histograms) @ _BITS, dtype=np.int64)


def scores_of(counts: Counts) -> Scores:
    """Scores of counts (3, 8) as `overlap_counts` gives them, summed over a set."""
    rows = zip(CLASS_KEYS, *counts.tolist(), strict=True)
    return Scores(tuple(ClassScore(key, t, p, both) for key, t, p, both in rows))


def confusion_of(labels: Sequence[frozenset[str]], verdicts: Sequence[str]) -> Confusion:
    """Count verdicts against labels.

    Args:
        labels: the right verdicts of each wafer; a wafer with none is left out.
        verdicts: each wafer's verdict.

    Returns:
        The confusion.
    """
    counts = [[0] * len(VERDICTS) for _ in VERDICTS]
    for right, verdict in zip(labels, verdicts, strict=True):
        if right:
            row = verdict if verdict in right else min(right, key=VERDICTS.index)
            counts[VERDICTS.index(row)][VERDICTS.index(verdict)] += 1
    return Confusion(tuple(tuple(row) for row in counts))


def mask_iou(one: Mask, other: Mask) -> float:
    """Intersection over union of two masks of one shape; 1 where both are empty."""
    union = int(np.count_nonzero(one | other))
    return int(np.count_nonzero(one & other)) / union if union else 1.0


def mask_dice(one: Mask, other: Mask) -> float:
    """Dice coefficient of two masks of one shape; 1 where both are empty."""
    total = int(np.count_nonzero(one)) + int(np.count_nonzero(other))
    return 2 * int(np.count_nonzero(one & other)) / total if total else 1.0


def cohen_kappa(one: Mask, other: Mask) -> float | None:
    """Cohen's kappa of two masks over the same pixels (Cohen 1960).

    Args:
        one: bool, any shape: the pixels to judge, one reader's answers.
        other: the same shape, the other reader's.

    Returns:
        (p_o - p_e) / (1 - p_e), -1 to 1; None where chance alone must agree: no pixels, or
        both readers gave one and the same answer throughout.
    """
    if not one.size:
        return None
    a, b = int(np.count_nonzero(one)), int(np.count_nonzero(other))
    count, both = one.size, int(np.count_nonzero(one & other))
    # Scaled by count squared, so that all of it is exact.
    observed = count * (count - a - b + 2 * both)
    by_chance = a * b + (count - a) * (count - b)
    if by_chance == count * count:
        return None
    return (observed - by_chance) / (count * count - by_chance)


def class_kappas(one: Bits, other: Bits, exists: Mask) -> tuple[float | None, ...]:
    """Cohen's kappa of each class in taxonomy order.

    Args:
        one: uint8, bit k set where class k covers the pixel (or die).
        other: the same shape, the other reader's.
        exists: bool, the same shape, pixels to judge.

    Returns:
        One kappa a class; None as in `cohen_kappa`.
    """
    a, b = one[exists], other[exists]
    bits = [np.uint8(1 << index) for index in range(len(CLASS_KEYS))]
    return tuple(cohen_kappa((a & bit) != 0, (b & bit) != 0) for bit in bits)


def mean(values: Iterable[float | None]) -> float | None:
    """Mean of those values that are known; None where none is."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
