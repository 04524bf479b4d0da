"""Wafers to measure with, drawn by the simulator."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ml_core.formats.opening import open_wafers
from ml_core.segmentation.package import ModelDescription
from ml_core.segmentation.preprocess import model_input
from ml_core.segmentation.sizes import input_size_for
from ml_core.simulate.background import draw_background
from ml_core.simulate.geometry import grid_of_dies
from ml_core.simulate.patterns import draw_patterns
from ml_core.simulate.wafer import mix
from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import CLASS_KEYS, FAIL, NO_DIE, PASS

SIDE = 300


def draw_round(index: int, *, side: int = SIDE) -> np.ndarray:
    """Cells of a round wafer of side x side dies with two classes, which vary with the index."""
    rng = np.random.default_rng([side, index])
    centre = (np.arange(side) + 0.5) / side * 2 - 1
    die = centre[:, None] ** 2 + centre[None, :] ** 2 <= 1
    grid = grid_of_dies(die)
    keys = {CLASS_KEYS[index % len(CLASS_KEYS)], CLASS_KEYS[(index * 3 + 1) % len(CLASS_KEYS)]}
    patterns = tuple(p for key in sorted(keys) for p in draw_patterns(rng, grid, key))
    chance = mix(draw_background(rng, grid), patterns)
    fails = rng.random(die.shape, np.float32) < chance
    return np.where(die, np.where(fails, FAIL, PASS), NO_DIE).astype(np.uint8)


def input_of(cells: np.ndarray, description: ModelDescription) -> np.ndarray:
    """The model's input (1, 3, S, S) for cells, at the size that an inspection begins with."""
    rows, columns = cells.shape
    sizes = description.input_sizes or (description.input_size,)
    return model_input(cells, size=input_size_for(rows, columns, sizes))[None]


def read_wafers(path: Path) -> Iterator[WaferMap]:
    """The wafers of a file, one by one, as the product reads them."""
    for item in open_wafers([path]):
        if isinstance(item, WaferFileError):
            raise item
        yield item
