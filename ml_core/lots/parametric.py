"""Measured values of one test over a wafer, and the numbers that are told of them."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

_LEAST_FOR_SIGMA: Final = 2


class Retest(Enum):
    """Which of several results of a die is shown."""

    LAST = "last"
    """The last one, which the map shows too."""
    FIRST = "first"
    """The first one."""


class TestKind(Enum):
    """What a test gives."""

    __test__ = False  # its name is no test's

    PARAMETRIC = "parametric"
    """One measured value (PTR)."""
    MULTI_RESULT = "multi-result"
    """Several values at once (MPR); each counts as a test here."""
    FUNCTIONAL = "functional"
    """Passed, 1, or failed, 0 (FTR)."""


@dataclass(frozen=True)
class ParametricTest:
    """One test of a test program.

    Attributes:
        number: TEST_NUM.
        name: TEST_TXT.
        units: units that values and limits are in, with their prefix (``mV``).
        low: lower limit in these units, None if there is none.
        high: upper limit, None if there is none.
        scale: power of ten that leads from the file's units to these.
        count: results in the file, all wafers and retests.
        kind: what it gives.
        place: place of this one among the results of a test that gives several, from 1; else 0.
    """

    number: int
    name: str
    units: str = ""
    low: float | None = None
    high: float | None = None
    scale: int = 0
    count: int = 0
    kind: TestKind = TestKind.PARAMETRIC
    place: int = 0

    @property
    def title(self) -> str:
        """Number, name, place and units in a line."""
        place = f" ({self.place})" if self.place else ""
        units = f"  [{self.units}]" if self.units else ""
        return f"{self.number}  {self.name}{place}{units}"


@dataclass(frozen=True)
class Figures:
    """Numbers of a set of values; None where there are too few values or no limit.

    Attributes:
        count: values.
        mean: arithmetic mean.
        sigma: standard deviation of a sample (n - 1).
        minimum: smallest value.
        median: middle value.
        maximum: largest value.
        below: values under the lower limit.
        above: values over the upper limit.
        cpk: distance of the mean to the nearer limit over 3 sigma.
    """

    count: int
    mean: float | None
    sigma: float | None
    minimum: float | None
    median: float | None
    maximum: float | None
    below: int
    above: int
    cpk: float | None


@dataclass(frozen=True, eq=False)
class Histogram:
    """Values in equal bars.

    Attributes:
        edges: (n + 1,) borders of the bars.
        counts: (n,) values in each; what lies beyond the borders is in the first or last one.
    """

    edges: Values
    counts: NDArray[np.int64]


def figures_of(values: Values, *, low: float | None, high: float | None) -> Figures:
    """Numbers of values.

    Args:
        values: any shape; NaN stands for not measured and does not count.
        low: lower limit, None if there is none.
        high: upper limit, None if there is none.
    """
    known = values[np.isfinite(values)]
    if not len(known):
        return Figures(0, None, None, None, None, None, 0, 0, None)
    mean = float(known.mean())
    sigma = float(known.std(ddof=1)) if len(known) >= _LEAST_FOR_SIGMA else None
    return Figures(
        count=len(known),
        mean=mean,
        sigma=sigma,
        minimum=float(known.min()),
        median=float(np.median(known)),
        maximum=float(known.max()),
        below=0 if low is None else int(np.count_nonzero(known < low)),
        above=0 if high is None else int(np.count_nonzero(known > high)),
        cpk=_cpk(mean, sigma, low, high),
    )


def shown_range(values: Values, *, low: float | None, high: float | None) -> tuple[float, float]:
    """The span that colours and bars stretch over: limits where there are, else what is usual.

    Where a limit is missing the 1st or 99th percentile stands in for it. The span is never
    empty.
    """
    known = values[np.isfinite(values)]
    if not len(known):
        known = np.array([0.0])
    least, most = (float(edge) for edge in np.percentile(known, (1, 99)))
    least = low if low is not None else least
    most = high if high is not None else most
    if most <= least:
        pad = max(abs(least) * 0.01, 1e-12)
        least, most = min(least, most) - pad, max(least, most) + pad
    return least, most


def histogram(values: Values, *, low: float, high: float, count: int = 40) -> Histogram:
    """Count values in equal bars between two values.

    Args:
        values: any shape; NaN does not count.
        low: border of the first bar.
        high: border of the last bar, above ``low``.
        count: bars.
    """
    edges = np.linspace(low, high, count + 1)
    known = values[np.isfinite(values)]
    place = np.clip(np.searchsorted(edges, known, side="right") - 1, 0, count - 1)
    return Histogram(edges, np.bincount(place, minlength=count))


def _cpk(mean: float, sigma: float | None, low: float | None, high: float | None) -> float | None:
    room = [*([] if high is None else [high - mean]), *([] if low is None else [mean - low])]
    if not sigma or not room:
        return None
    return min(room) / (3.0 * sigma)
