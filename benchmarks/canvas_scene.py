"""What ``benchmarks.canvas`` draws on: a map of 4096 x 4096 pixels and polygons of 20 vertices."""

import hashlib
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.wafer.grid import DieGrid
from ml_core.wafer.map import WaferInfo, WaferMap, WaferSource
from ml_core.wafer.shapes import Polygon, Shape
from ml_core.wafer.taxonomy import CLASSES, FAIL, NO_DIE, PASS

SIDE: Final = 4096
VIEW: Final = (1400, 1000)
VERTICES: Final = 20


def draw_map(*, side: int = SIDE, seed: int = 1) -> WaferMap:
    """A round wafer as a picture without dies, one pixel a cell, 3 % of it failed."""
    rng = np.random.default_rng(seed)
    centre = (np.arange(side) + 0.5) / side * 2 - 1
    inside = centre[:, None] ** 2 + centre[None, :] ** 2 <= 0.97
    failed = rng.random((side, side), np.float32) < 0.03
    cells = np.where(inside, np.where(failed, FAIL, PASS), NO_DIE).astype(np.uint8)
    name = f"benchmark-{side}-{seed}"
    source = WaferSource(path=name, sha256=hashlib.sha256(name.encode()).hexdigest())
    grid = DieGrid.estimated(columns=side, rows=side, has_dies=False)
    return WaferMap(source=source, info=WaferInfo(lot="BENCH", wafer="1"), grid=grid, cells=cells)


def draw_polygons(count: int, *, side: int = SIDE, seed: int = 2) -> list[NDArray[np.float64]]:
    """Star-shaped outlines of 20 vertices, 40 to 120 pixels long, all over the wafer."""
    rng = np.random.default_rng(seed)
    angles = np.linspace(0, 2 * np.pi, VERTICES, endpoint=False)
    outlines = []
    for _ in range(count):
        far, turn = side * 0.46 * np.sqrt(rng.random()), 2 * np.pi * rng.random()
        middle = side / 2 + far * np.array([np.cos(turn), np.sin(turn)])
        radii = rng.uniform(20, 60) * rng.uniform(0.6, 1.0, VERTICES)
        outlines.append(middle + radii[:, None] * np.stack([np.cos(angles), np.sin(angles)], 1))
    return outlines


def draw_shapes(count: int) -> tuple[Shape, ...]:
    """The same as shapes of all classes in turn."""
    return tuple(
        Shape(f"shape-{number}", CLASSES[number % len(CLASSES)].key, Polygon(outline))
        for number, outline in enumerate(draw_polygons(count))
    )
