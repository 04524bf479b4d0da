"""Confidence intervals by the bootstrap (Efron 1979): percentiles over sets drawn again."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.segmentation.figures import Bootstrap, Interval

Counts = NDArray[np.int64]
Reals = NDArray[np.float64]

INTERVALS: Final = Bootstrap(level=0.95, resamples=2000, seed=20_000_001)
"""How a package's intervals are made."""


@dataclass(frozen=True, slots=True)
class Intervals:
    """Intervals of figures by class and of their summaries.

    Attributes:
        each: per class or verdict; None where it does not occur.
        mean: of the mean over those that occur.
        pooled: of all pooled.
    """

    each: tuple[Interval | None, ...]
    mean: Interval
    pooled: Interval


def share_intervals(part: Counts, whole: Counts, how: Bootstrap = INTERVALS) -> Intervals:
    """Intervals of pooled shares: sum of parts over sum of wholes.

    For IoU, part and whole are intersection and union of each wafer; for recall, 1 where the
    verdict is right and 1 where the wafer has it.

    Args:
        part: (wafers, classes).
        whole: (wafers, classes), at least as large.
        how: level, number and seed of the resamples.

    Returns:
        Intervals over sets of as many wafers, drawn with replacement.

    Raises:
        ValueError: there is no wafer, or the shapes differ.
    """
    if part.shape != whole.shape or not len(part):
        raise ValueError(f"counts of shape {part.shape} and {whole.shape}: one row a wafer, each")
    wafers = len(part)
    draws = np.random.default_rng(how.seed).multinomial(
        wafers, np.full(wafers, 1 / wafers), size=how.resamples
    )  # (resamples, wafers): how often each wafer was drawn
    parts, wholes = draws @ part, draws @ whole
    occurs = whole.sum(axis=0) > 0
    with np.errstate(invalid="ignore"):
        shares = (parts / wholes)[:, occurs]  # nan where a set holds no wafer of a rare class
        pooled = parts.sum(axis=1) / wholes.sum(axis=1)
    means = np.nanmean(shares, axis=1) if occurs.any() else np.full(how.resamples, np.nan)
    found = iter([_interval(column, how) for column in shares.T])
    return Intervals(
        each=tuple(next(found) if here else None for here in occurs),
        mean=_interval(means, how),
        pooled=_interval(pooled, how),
    )


def _interval(values: Reals, how: Bootstrap) -> Interval:
    rest = (1 - how.level) / 2
    if np.isnan(values).all():
        return (0.0, 1.0)  # nothing is known
    low, high = np.nanquantile(values, [rest, 1 - rest])
    return (round(float(low), 4), round(float(high), 4))
