"""Scratches: thin lines, arcs and kinked lines, one to three dies wide, drawn die by die."""

import numpy as np
from numpy.typing import NDArray

from ml_core.simulate.geometry import WaferGrid

Floats = NDArray[np.float32]


def draw_scratches(rng: np.random.Generator, grid: WaferGrid) -> list[Floats]:
    """Draw one scratch, a few, or a bundle of near-parallel ones.

    Args:
        rng: source of chance.
        grid: the wafer.

    Returns:
        Supports, (rows, columns) float32 of 0 and 1, one a stroke, none of them empty.
    """
    count = int(min(rng.geometric(0.62), 5))
    heading = rng.uniform(-np.pi, np.pi)
    if rng.random() < 0.15:
        heading = float(rng.choice([0.0, 0.5, 1.0, -0.5])) * np.pi
    bundle = rng.random() < 0.4
    bend = rng.normal(0, 0.8) if rng.random() < 0.7 else 0.0
    strokes = []
    for _ in range(count):
        turn = rng.normal(0, 0.08) if bundle else rng.uniform(-np.pi, np.pi)
        strokes.append(_stroke(rng, grid, heading=heading + turn, bend=bend))
        heading = heading if bundle else heading + 0.5
    return [s for s in strokes if (s * grid.die).sum() >= 3]


def _stroke(rng: np.random.Generator, grid: WaferGrid, *, heading: float, bend: float) -> Floats:
    drawn = rng.uniform(0.2, 0.8) if rng.random() < 0.65 else rng.uniform(0.8, 1.7)
    length = max(5 * grid.pitch, drawn)
    step = 0.3 * grid.pitch
    distance = np.arange(-length / 2, length / 2, step)
    angle = heading + bend * distance + rng.normal(0, 0.15) * np.sin(distance * rng.uniform(2, 9))
    if rng.random() < 0.25:
        angle = heading + _corners(rng, len(distance))
    away, around = 0.92 * rng.random() ** 0.5, rng.uniform(-np.pi, np.pi)
    x = np.cumsum(np.cos(angle)) * step
    y = np.cumsum(np.sin(angle)) * step
    middle = len(x) // 2
    x += away * np.cos(around) - x[middle]
    y += away * np.sin(around) - y[middle]
    support = np.zeros(grid.die.shape, np.float32)
    for side in _sides(rng):
        offset = side * grid.pitch
        _mark(support, x - offset * np.sin(angle), y + offset * np.cos(angle))
    return support


def _sides(rng: np.random.Generator) -> tuple[float, ...]:
    """Offsets of the parallel lines, in dies: the scratch is one die wide, two, or three."""
    kind = rng.random()
    if kind < 0.62:
        return (0.0,)
    return (-0.45, 0.45) if kind < 0.92 else (-0.9, -0.3, 0.3, 0.9)


def _corners(rng: np.random.Generator, count: int) -> NDArray[np.float64]:
    """Turns of a stroke of two to four straight pieces, radians at each of its points."""
    pieces = int(rng.integers(2, 5))
    turns = np.cumsum(rng.normal(0, 0.5, pieces))
    return np.asarray(turns[np.arange(count) * pieces // max(count, 1)])


def _mark(support: Floats, x: NDArray[np.float64], y: NDArray[np.float64]) -> None:
    rows, columns = support.shape
    row = np.floor((y + 1) * rows / 2).astype(np.int64)
    column = np.floor((x + 1) * columns / 2).astype(np.int64)
    inside = (row >= 0) & (row < rows) & (column >= 0) & (column < columns)
    support[row[inside], column[inside]] = 1.0
