"""The wafer before anything is wrong with it: which cells are dies, and where they lie."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class WaferGrid:
    """A round wafer as a grid of cells.

    Attributes:
        die: (rows, columns) bool, where a die exists.
        x: (rows, columns) float32, die centre, -1 left to 1 right, the wafer's radius is 1.
        y: like ``x``, -1 top to 1 bottom.
        r: distance from the wafer's centre in radii.
        theta: angle of the die centre, radians, from +x towards +y.
        rim: (rows, columns) bool, dies with a cell without die beside them.
        pitch: mean side of a die in wafer radii.
    """

    die: Flags
    x: Floats
    y: Floats
    r: Floats
    theta: Floats
    rim: Flags
    pitch: float


def draw_grid(rng: np.random.Generator) -> WaferGrid:
    """Draw a wafer's layout: size, pitch, edge exclusion, notch, skipped dies.

    Args:
        rng: source of chance.

    Returns:
        A grid of 20 x 20 to 220 x 220 cells, its bounding box filled to about pi/4.
    """
    rows, columns = _draw_size(rng)
    y, x = np.meshgrid(_centres(rows), _centres(columns), indexing="ij")
    shift = rng.uniform(-0.5, 0.5, 2) * (rng.random() < 0.4)
    radius = rng.uniform(0.97, 1.03)
    die = (x + shift[0] * 2 / columns) ** 2 + (y + shift[1] * 2 / rows) ** 2 <= radius**2
    if rng.random() < 0.2:
        _cut_notch(rng, die, x, y)
    inside = _bounding_box(die)
    return grid_of_dies(die[inside])


def grid_of_dies(die: Flags) -> WaferGrid:
    """Lay wafer coordinates over a grid of dies that fills its bounding box.

    Args:
        die: (rows, columns) bool.

    Returns:
        The grid with coordinates.
    """
    rows, columns = die.shape
    y, x = np.meshgrid(_centres(rows), _centres(columns), indexing="ij")
    inner = cv2.erode(
        np.pad(die, 1).astype(np.uint8), cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
    )
    return WaferGrid(
        die=die,
        x=x,
        y=y,
        r=np.hypot(x, y),
        theta=np.arctan2(y, x),
        rim=die & (inner[1:-1, 1:-1] == 0),
        pitch=float(np.sqrt(4.0 / (rows * columns))),
    )


def skip_dies(rng: np.random.Generator, grid: WaferGrid) -> Flags:
    """Draw which dies were left out: single skipped dies or a few monitor sites.

    Args:
        rng: source of chance.
        grid: the wafer.

    Returns:
        (rows, columns) bool, true where the die is missing.
    """
    missing = np.zeros(grid.die.shape, np.bool_)
    kind = rng.random()
    if kind < 0.06:
        share = rng.uniform(0.001, 0.02)
        missing = rng.random(grid.die.shape, np.float32) < share
    elif kind < 0.09:
        rows, columns = grid.die.shape
        for fy, fx in ((0.5, 0.5), (0.5, 0.2), (0.5, 0.8), (0.2, 0.5), (0.8, 0.5)):
            missing[int(fy * rows), int(fx * columns)] = True
    return missing & grid.die


def _draw_size(rng: np.random.Generator) -> tuple[int, int]:
    side = np.exp(rng.normal(np.log(37.0), 0.4))
    side = np.clip(side, 22.0, 150.0)
    aspect = np.exp(rng.normal(0.0, 0.5 if rng.random() < 0.15 else 0.14))
    rows, columns = np.clip([side * aspect**0.5, side / aspect**0.5], 20, 220).round()
    return int(rows), int(columns)


def _centres(count: int) -> Floats:
    return ((np.arange(count, dtype=np.float32) + np.float32(0.5)) * np.float32(2.0 / count)) - 1


def _cut_notch(rng: np.random.Generator, die: Flags, x: Floats, y: Floats) -> None:
    side, depth, width = rng.integers(4), rng.uniform(0.92, 0.97), rng.uniform(0.1, 0.5)
    along, across = ((x, y), (-x, y), (y, x), (-y, x))[side]
    die &= ~((along > depth) & (np.abs(across) < width))


def _bounding_box(die: Flags) -> tuple[slice, slice]:
    rows, columns = np.flatnonzero(die.any(axis=1)), np.flatnonzero(die.any(axis=0))
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
