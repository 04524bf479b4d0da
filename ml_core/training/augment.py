"""Augmentations that keep a mask true: of place for map and mask together, of dies for the map.

A wafer has no up, so any turn is as likely as any other; the wafer's disc stays where it is, so
nothing shifts or shears. Strong views (`strong_view`) change dies and never their places, so that
what a teacher says of the weak view holds for them too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from ml_core.wafer.taxonomy import FAIL, NO_DIE, PASS

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Change = Callable[[np.random.Generator, Bytes, float], Bytes]
"""Takes chance, cells and a strength from 0 to 1; gives new cells of the same shape."""


@dataclass(frozen=True, slots=True, eq=False)
class Dies:
    """A die grid and, where it is known, what covers its dies.

    Attributes:
        cells: (rows, columns) uint8, 0 no die, 1 pass, 2 fail.
        masks: (rows, columns) uint8 mask bits, or None.
    """

    cells: Bytes
    masks: Bytes | None = None


def weak_view(rng: np.random.Generator, dies: Dies) -> Dies:
    """Turn, flip, mostly bend a little, sometimes with another pitch or an empty margin.

    Args:
        rng: source of chance.
        dies: a wafer.

    Returns:
        The wafer as another wafer might have shown the same.
    """
    dies = turned(rng, dies)
    if rng.random() < 0.5:
        dies = bent(rng, dies)
    if rng.random() < 0.3:
        dies = with_pitch(dies, *rng.uniform(0.8, 1.2, 2))
    return with_margin(rng, dies) if rng.random() < 0.15 else dies


def turned(rng: np.random.Generator, dies: Dies) -> Dies:
    """Flip and turn: quarter turns exactly, other angles by the nearest die.

    Args:
        rng: source of chance.
        dies: a wafer.

    Returns:
        The wafer turned; which cells are dies stays as the quarter turn left it.
    """
    quarter, flip = int(rng.integers(4)), rng.random() < 0.5
    dies = _each(dies, lambda a: np.rot90(a, quarter)[:, :: -1 if flip else 1])
    if rng.random() < 0.5:
        return dies
    angle = rng.uniform(-np.pi / 4, np.pi / 4)
    x, y = _places(dies.cells.shape)
    turned_x, turned_y = (
        x * np.cos(angle) - y * np.sin(angle),
        x * np.sin(angle) + y * np.cos(angle),
    )
    return _resampled(dies, turned_x, turned_y)


def bent(rng: np.random.Generator, dies: Dies) -> Dies:
    """Bend along the radius and, a little, everywhere; the rim stays where it is.

    Args:
        rng: source of chance.
        dies: a wafer.

    Returns:
        The wafer with radii stretched by up to 12 % and places moved by up to 5 % of the radius.
    """
    x, y = _places(dies.cells.shape)
    inner = np.clip(1 - x**2 - y**2, 0, 1)
    radial = 1 + rng.uniform(-0.12, 0.12) * inner
    coarse = rng.uniform(-0.05, 0.05, (2, 4, 4)).astype(np.float32)
    size = (x.shape[1], x.shape[0])
    move_x, move_y = (cv2.resize(c, size, interpolation=cv2.INTER_CUBIC) * inner for c in coarse)
    return _resampled(dies, x * radial + move_x, y * radial + move_y)


def with_pitch(dies: Dies, high: float, wide: float) -> Dies:
    """Give the wafer more or fewer dies, by the nearest die.

    Args:
        dies: a wafer.
        high: factor on its rows.
        wide: factor on its columns.

    Returns:
        The wafer in at least 8 x 8 cells.
    """
    rows, columns = (
        max(8, round(n * f)) for n, f in zip(dies.cells.shape, (high, wide), strict=True)
    )
    size = (columns, rows)

    def resized(plane: Bytes) -> Bytes:
        return np.asarray(cv2.resize(plane, size, interpolation=cv2.INTER_NEAREST_EXACT), np.uint8)

    return _each(dies, resized)


def with_margin(rng: np.random.Generator, dies: Dies) -> Dies:
    """Add one to three empty rows and columns around the wafer, as some tools write maps.

    Args:
        rng: source of chance.
        dies: a wafer.

    Returns:
        A larger grid.
    """
    widths = rng.integers(0, 4, (2, 2))
    return _each(dies, lambda a: np.pad(a, widths))


def strong_view(
    rng: np.random.Generator, cells: Bytes, *, operations: int, magnitude: int
) -> Bytes:
    """RandAugment (Cubuk 2020) for wafers, and CutOut (DeVries 2017) at the end.

    Args:
        rng: source of chance.
        cells: (rows, columns) uint8.
        operations: how many of `CHANGES` are applied, N.
        magnitude: how strongly, 0 to 10, M.

    Returns:
        Cells of the same shape: the same patterns, harder to see.
    """
    strength = magnitude / 10
    for number in rng.choice(len(CHANGES), size=operations, replace=False):
        cells = CHANGES[number](rng, cells, strength)
    return cut_out(rng, cells, strength) if strength > 0 else cells


def flip_dies(rng: np.random.Generator, cells: Bytes, strength: float) -> Bytes:
    """Let up to 8 % of passing dies fail, and as large a share of failing dies pass."""
    hit = rng.random(cells.shape, np.float32) < rng.uniform(0, 0.08) * strength
    return np.where(hit & (cells > NO_DIE), PASS + FAIL - cells, cells).astype(np.uint8)


def thin_fails(rng: np.random.Generator, cells: Bytes, strength: float) -> Bytes:
    """Let up to 40 % of the failing dies pass: a fainter pattern."""
    hit = rng.random(cells.shape, np.float32) < rng.uniform(0, 0.4) * strength
    return np.where(hit & (cells == FAIL), PASS, cells).astype(np.uint8)


def add_fails(rng: np.random.Generator, cells: Bytes, strength: float) -> Bytes:
    """Let up to 15 % of the passing dies fail: a dirtier background."""
    hit = rng.random(cells.shape, np.float32) < rng.uniform(0, 0.15) * strength
    return np.where(hit & (cells == PASS), FAIL, cells).astype(np.uint8)


def drop_dies(rng: np.random.Generator, cells: Bytes, strength: float) -> Bytes:
    """Leave up to 8 % of the dies out, as a sampled or broken map does."""
    hit = rng.random(cells.shape, np.float32) < rng.uniform(0, 0.08) * strength
    return np.where(hit, NO_DIE, cells).astype(np.uint8)


def spoil_lines(rng: np.random.Generator, cells: Bytes, strength: float) -> Bytes:
    """Let dies of one or two test rows or columns fail."""
    spoiled = cells.copy()
    lines = spoiled if rng.random() < 0.5 else spoiled.T
    for _ in range(int(rng.integers(1, 3))):
        line = lines[rng.integers(len(lines))]
        hit = rng.random(len(line)) < rng.uniform(0, 0.5) * strength
        line[hit & (line == PASS)] = FAIL
    return spoiled


def cut_out(rng: np.random.Generator, cells: Bytes, strength: float) -> Bytes:
    """Hide a box of up to a quarter of each side: its dies are not there."""
    rows, columns = cells.shape
    high, wide = (rng.uniform(0, 0.25, 2) * strength * (rows, columns)).astype(int)
    row, column = rng.integers(rows - high + 1), rng.integers(columns - wide + 1)
    hidden = cells.copy()
    hidden[row : row + high, column : column + wide] = NO_DIE
    return hidden


CHANGES: Final[Sequence[Change]] = (flip_dies, thin_fails, add_fails, drop_dies, spoil_lines)
"""What RandAugment chooses from; each keeps every die's place and class."""


def _each(dies: Dies, change: Callable[[Bytes], NDArray[np.uint8]]) -> Dies:
    masks = None if dies.masks is None else np.ascontiguousarray(change(dies.masks))
    return Dies(np.ascontiguousarray(change(dies.cells)), masks)


def _places(shape: tuple[int, ...]) -> tuple[Floats, Floats]:
    rows, columns = shape
    x = (np.arange(columns, dtype=np.float32) + 0.5) * 2 / columns - 1
    y = (np.arange(rows, dtype=np.float32) + 0.5) * 2 / rows - 1
    return tuple(np.meshgrid(x, y))  # type: ignore[return-value]


def _resampled(dies: Dies, x: Floats, y: Floats) -> Dies:
    """Take each die's state and masks from the die at (x, y); a missing one there passes."""
    rows, columns = dies.cells.shape
    row = np.clip(((y + 1) * rows / 2).astype(np.int64), 0, rows - 1)
    column = np.clip(((x + 1) * columns / 2).astype(np.int64), 0, columns - 1)
    exists, found = dies.cells > NO_DIE, dies.cells[row, column]
    cells = np.where(exists, np.maximum(found, PASS), NO_DIE).astype(np.uint8)
    if dies.masks is None:
        return Dies(cells)
    return Dies(cells, np.where(exists, dies.masks[row, column], 0).astype(np.uint8))
