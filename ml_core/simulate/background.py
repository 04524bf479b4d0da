"""Fails that belong to no pattern: defects at random, and the dirt that real maps carry."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from ml_core.simulate.fields import waves
from ml_core.simulate.geometry import WaferGrid

Floats = NDArray[np.float32]

_CLEAN: Final = 0.2
"""Share of wafers whose background is even and carries no dirt."""


def draw_background(rng: np.random.Generator, grid: WaferGrid) -> Floats:
    """Chance of each die to fail without any pattern, p0 of the model.

    A Gamma-mixed Poisson count of defects a die (negative binomial, the yield model of Stapper)
    with a radial term, plus dirt that has no class: fails of the rim, of the outermost rows,
    along a test row, and clumps of two or three dies.

    Args:
        rng: source of chance.
        grid: the wafer.

    Returns:
        (rows, columns) float32, 0 to 1.
    """
    if rng.random() < _CLEAN:
        return np.where(grid.die, np.float32(rng.uniform(0.0, 0.12)), np.float32(0))
    level = np.clip(np.exp(rng.normal(np.log(0.065), 0.8)), 0.002, 0.22)
    radial = 1 + rng.uniform(-0.3, 1.2) * grid.r ** rng.uniform(2, 6)
    density = np.float32(level) * radial * _gamma_field(rng, grid)
    alpha = np.float32(rng.uniform(1.0, 8.0))
    chance = 1 - (1 + np.maximum(density, 0) / alpha) ** -alpha
    _dirty_rim(rng, grid, chance)
    _dirty_tips(rng, chance)
    _dirty_lines(rng, chance)
    _clumps(rng, grid, chance)
    return np.asarray(np.clip(chance, 0, 0.98), np.float32)


def _gamma_field(rng: np.random.Generator, grid: WaferGrid) -> Floats:
    alpha = rng.uniform(1.5, 12.0)
    coarse = (rng.gamma(alpha, 1 / alpha, (6, 6))).astype(np.float32)
    rows, columns = grid.die.shape
    return np.asarray(cv2.resize(coarse, (columns, rows), interpolation=cv2.INTER_LINEAR))


def _dirty_rim(rng: np.random.Generator, grid: WaferGrid, chance: Floats) -> None:
    if rng.random() < 0.5:
        where = grid.rim & (waves(rng, grid, terms=2, pitch=3.0) > rng.uniform(-1.2, 0.6))
        chance[where] += np.float32(rng.uniform(0.05, 0.35))


def _dirty_tips(rng: np.random.Generator, chance: Floats) -> None:
    """Dies of the outermost rows and columns often are partial ones."""
    if rng.random() < 0.35:
        for tip in (chance[0], chance[-1], chance[:, 0], chance[:, -1]):
            if rng.random() < 0.5:
                tip += np.float32(rng.uniform(0.2, 1.0))


def _dirty_lines(rng: np.random.Generator, chance: Floats) -> None:
    if rng.random() < 0.04:
        lines = chance if rng.random() < 0.5 else chance.T
        for _ in range(int(rng.integers(1, 4))):
            lines[rng.integers(len(lines))] += np.float32(rng.uniform(0.15, 0.4))


def _clumps(rng: np.random.Generator, grid: WaferGrid, chance: Floats) -> None:
    rows, columns = chance.shape
    if rng.random() < 0.5:
        for _ in range(int(rng.poisson(2))):
            row, column = rng.integers(rows - 1), rng.integers(columns - 1)
            high, wide = ((1, 2), (2, 1), (1, 3), (2, 2))[rng.integers(4)]
            chance[row : row + high, column : column + wide] += np.float32(0.7)
    chance *= grid.die
