"""One simulated wafer: patterns drawn, mixed, and the dies thrown.

p(fail) = 1 - (1 - p0) * prod_k (1 - q_k m_k): a die passes when neither the background nor any
pattern kills it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.simulate.background import draw_background
from ml_core.simulate.geometry import WaferGrid, draw_grid, skip_dies
from ml_core.simulate.patterns import Pattern, draw_patterns
from ml_core.wafer.sets import DieGridSet, join_grids
from ml_core.wafer.taxonomy import BY_KEY, CLASS_KEYS, FAIL, NO_DIE, NONE_VERDICT, PASS

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]
Progress = Callable[[int], None]
"""Takes the number of finished wafers; raises ``Cancelled`` to stop."""

_MARGIN: Final = 0.22
"""A pattern kills at least this much more often than the background does; a small one more."""


@dataclass(frozen=True, slots=True)
class SimulationSettings:
    """What to draw.

    Attributes:
        counts: chances of 0, 1, 2 and 3 classes on a wafer.
        weights: chance of each class in the taxonomy's order.
    """

    counts: tuple[float, float, float, float] = (0.12, 0.58, 0.24, 0.06)
    weights: tuple[float, ...] = field(default=(0.15, 0.12, 0.12, 0.15, 0.14, 0.11, 0.10, 0.11))


@dataclass(frozen=True, slots=True, eq=False)
class Instance:
    """One defect that was drawn.

    Attributes:
        key: class key.
        mask: (rows, columns) bool, dies of its support, passing ones included.
    """

    key: str
    mask: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class SimulatedWafer:
    """A wafer with its truth.

    Attributes:
        cells: (rows, columns) uint8, 0 no die, 1 pass, 2 fail.
        masks: (rows, columns) uint8, bit k where class k covers the die.
        instances: what was drawn, each with its own mask.
        p_fail: (rows, columns) float32, chance of each die to fail, 0 where no die is.
        p_background: (rows, columns) float32, chance without any pattern.
        patterns: supports and rates that were mixed, one an instance.
        label: class keys joined by ``+`` in the taxonomy's order, or ``none``.
    """

    cells: Bytes
    masks: Bytes
    instances: tuple[Instance, ...]
    p_fail: Floats
    p_background: Floats
    patterns: tuple[Pattern, ...]
    label: str


def simulate_wafer(
    rng: np.random.Generator, settings: SimulationSettings | None = None
) -> SimulatedWafer:
    """Draw one wafer.

    Args:
        rng: source of chance; all that the wafer depends on.
        settings: how often which class; the defaults if None.

    Returns:
        The wafer and its truth.
    """
    grid = draw_grid(rng)
    missing = skip_dies(rng, grid)
    exists = grid.die & ~missing
    p_background = draw_background(rng, grid) * exists
    patterns = tuple(
        _visible(p, grid, p_background)
        for key in _draw_classes(rng, settings or SimulationSettings())
        for p in draw_patterns(rng, grid, key)
        if ((p.support >= 0.5) & exists).any()
    )
    p_fail = mix(p_background, patterns) * exists
    fails = rng.random(exists.shape, np.float32) < p_fail
    cells = np.where(exists, np.where(fails, FAIL, PASS), NO_DIE).astype(np.uint8)
    return _with_truth(cells, exists, patterns, p_fail, p_background)


def wafer_of(seed: int, index: int, settings: SimulationSettings | None = None) -> SimulatedWafer:
    """Draw the wafer that a seed and an index stand for, whatever was drawn before.

    Args:
        seed: of the set.
        index: number in the set, from 0.
        settings: the defaults if None.

    Returns:
        The wafer.
    """
    return simulate_wafer(np.random.default_rng([seed, index]), settings)


def simulate_set(
    count: int,
    seed: int,
    settings: SimulationSettings | None = None,
    *,
    progress: Progress | None = None,
) -> DieGridSet:
    """Draw a set of wafers; wafer i depends on the seed and on i only.

    Args:
        count: number of wafers.
        seed: of the set.
        settings: the defaults if None.
        progress: called with the number of finished wafers before each; may raise ``Cancelled``.

    Returns:
        A set with masks; lots of 25 wafers, numbered from 1.

    Raises:
        Cancelled: ``progress`` raised it.
    """
    drawn = []
    for index in range(count):
        if progress is not None:
            progress(index)
        drawn.append(wafer_of(seed, index, settings))
    return join_grids(
        [w.cells for w in drawn],
        labels=[w.label for w in drawn],
        lots=[f"sim{seed}-{index // 25:04d}" for index in range(count)],
        wafers=[index % 25 + 1 for index in range(count)],
        masks=[w.masks for w in drawn],
    )


def mix(p_background: Floats, patterns: tuple[Pattern, ...]) -> Floats:
    """Chance of each die to fail, given background and patterns.

    Args:
        p_background: (rows, columns) float32.
        patterns: supports and rates of the same shape.

    Returns:
        (rows, columns) float32.
    """
    passes = 1 - p_background
    for pattern in patterns:
        passes = passes * (1 - pattern.rate * pattern.support)
    return np.asarray(1 - passes, np.float32)


def _draw_classes(rng: np.random.Generator, settings: SimulationSettings) -> list[str]:
    count = int(rng.choice(4, p=settings.counts))
    weights = np.array(settings.weights)
    chosen = rng.choice(len(CLASS_KEYS), size=count, replace=False, p=weights / weights.sum())
    keys = [CLASS_KEYS[k] for k in sorted(chosen)]
    if "random" in keys and rng.random() < 0.85:  # it drowns the others
        return ["random"]
    return keys


def _visible(pattern: Pattern, grid: WaferGrid, p_background: Floats) -> Pattern:
    """Raise a pattern's rate where it would drown in the background."""
    inside = (pattern.support >= 0.5) & grid.die
    level = float(p_background[inside].mean())
    chance = float(
        np.sqrt(level * (1 - level) / inside.sum())
    )  # of the fails that lie there anyway
    rate = np.maximum(pattern.rate, np.float32(min(level + max(_MARGIN, 4 * chance), 0.97)))
    return Pattern(pattern.key, pattern.support, rate)


def _with_truth(
    cells: Bytes,
    exists: NDArray[np.bool_],
    patterns: tuple[Pattern, ...],
    p_fail: Floats,
    p_background: Floats,
) -> SimulatedWafer:
    instances = tuple(Instance(p.key, (p.support >= 0.5) & exists) for p in patterns)
    masks = np.zeros(cells.shape, np.uint8)
    for instance in instances:
        masks[instance.mask] |= BY_KEY[instance.key].bit
    present = [c for c in CLASS_KEYS if any(i.key == c for i in instances)]
    return SimulatedWafer(
        cells=cells,
        masks=masks,
        instances=instances,
        p_fail=p_fail,
        p_background=p_background,
        patterns=patterns,
        label="+".join(present) or NONE_VERDICT,
    )
