"""The eight patterns: where each class raises the chance of failing, and how much.

Shapes follow `docs/simulator.md`; lithography and etching have no public labels, so their shapes
are a modelling choice.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.simulate.fields import arc_window, blob, soft_step, waves, wobble
from ml_core.simulate.geometry import WaferGrid
from ml_core.simulate.strokes import draw_scratches

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """One instance of a class before it is mixed with the others.

    Attributes:
        key: class key.
        support: (rows, columns) float32, m of the model, 0 to 1; the mask is m >= 0.5.
        rate: (rows, columns) float32, q of the model: chance that it kills a die where m is 1.
    """

    key: str
    support: Floats
    rate: Floats


def draw_patterns(rng: np.random.Generator, grid: WaferGrid, key: str) -> tuple[Pattern, ...]:
    """Draw the instances of one class on one wafer.

    Args:
        rng: source of chance.
        grid: the wafer.
        key: class key.

    Returns:
        One pattern an instance.
    """
    supports = _SUPPORTS[key](rng, grid)
    if key == "random":
        return tuple(Pattern(key, s, _random_rate(rng, grid)) for s in supports)
    low, high = _RATES[key]
    density = rng.uniform(low, high) if rng.random() < 0.6 else rng.uniform((low + high) / 2, high)
    return tuple(Pattern(key, s, _texture(rng, grid, density)) for s in supports)


def _texture(rng: np.random.Generator, grid: WaferGrid, density: float) -> Floats:
    """Uneven killing inside a pattern: broken and faint in places on some wafers."""
    if rng.random() < 0.5:
        return np.full(grid.x.shape, density, np.float32)
    depth = rng.uniform(0.1, 0.6)
    field = waves(rng, grid, terms=4, pitch=9.0)
    uneven = density * (1 + np.float32(depth) * field)
    return np.asarray(np.clip(uneven, 0.05, 0.99), np.float32)


def _edge(rng: np.random.Generator, grid: WaferGrid) -> list[Floats]:
    depth = np.where(grid.rim, np.minimum(1 - grid.r, 0.5 * grid.pitch), 1 - grid.r)
    if rng.random() < 0.45:
        width = max(0.85 * grid.pitch, rng.uniform(0.02, 0.2 if rng.random() < 0.3 else 0.14))
        outline = wobble(rng, grid.theta, amount=_uneven(rng, 0.25)) * np.float32(width)
        band = soft_step(outline - depth, rng.uniform(0.02, 0.2) * width)
        if rng.random() < 0.3:
            half, soft = rng.uniform(1.6, 3.0), rng.uniform(0.01, 0.3)
            band = band * arc_window(rng, grid.theta, half=half, soft=soft)
        return [band]
    return [_edge_arc(rng, grid, depth) for _ in range(_few(rng, 0.25))]


def _edge_arc(rng: np.random.Generator, grid: WaferGrid, depth: Floats) -> Floats:
    half = rng.uniform(0.1, 1.2)
    width = max(1.2 * grid.pitch, rng.uniform(0.05, 0.3 if half < 0.6 else 0.2))
    window = arc_window(rng, grid.theta, half=half, soft=rng.uniform(0.01, 0.25))
    outline = window * wobble(rng, grid.theta, amount=_uneven(rng, 0.15)) * np.float32(width)
    inside = soft_step(outline - depth, rng.uniform(0.05, 0.25) * width)
    return np.asarray(inside * (window > 0.15), np.float32)


def _center(rng: np.random.Generator, grid: WaferGrid) -> list[Floats]:
    radius = max(1.3 * grid.pitch, 0.09 + 0.43 * rng.random() ** 1.6)
    away = rng.normal(0, 0.05, 2)
    return [
        blob(
            rng,
            grid,
            at=(float(away[0]), float(away[1])),
            radius=radius,
            rough=_uneven(rng, 0.16),
            soft=rng.uniform(0.02, 0.45),
        )
    ]


def _ring(rng: np.random.Generator, grid: WaferGrid) -> list[Floats]:
    half = max(0.8 * grid.pitch, rng.uniform(0.05, 0.22))
    middle = rng.uniform(max(0.24, half + 0.08), 0.84 - half)
    away = rng.normal(0, 0.04, 2).astype(np.float32)
    dx, dy = grid.x - away[0], grid.y - away[1]
    theta = np.arctan2(dy, dx)
    d = np.hypot(dx, dy) * wobble(rng, theta, amount=_uneven(rng, 0.06))
    thick = wobble(rng, theta, amount=_uneven(rng, 0.2)) * np.float32(half)
    band = soft_step(thick - np.abs(d - np.float32(middle)), rng.uniform(0.02, 0.4) * half)
    if rng.random() < 0.45:
        span, soft = rng.uniform(0.8, 2.8), rng.uniform(0.01, 0.3)
        band = band * arc_window(rng, theta, half=span, soft=soft)
    return [band]


def _scratch(rng: np.random.Generator, grid: WaferGrid) -> list[Floats]:
    return draw_scratches(rng, grid)


def _particle(rng: np.random.Generator, grid: WaferGrid) -> list[Floats]:
    """Neyman-Scott: a few parents, each with a compact cloud."""
    clusters = []
    many = rng.random() < 0.2
    for _ in range(int(rng.integers(3, 10)) if many else _few(rng, 0.3)):
        large = not many and rng.random() < 0.5
        drawn = rng.uniform(0.14, 0.36) if large else rng.uniform(0.03, 0.15)
        radius = max(1.35 * grid.pitch, drawn)
        near, far = max(0.28, radius + 0.1), min(0.84, 0.98 - radius)
        away, angle = rng.uniform(min(near, far), max(near, far)), rng.uniform(-np.pi, np.pi)
        clusters.append(
            blob(
                rng,
                grid,
                at=(away * np.cos(angle), away * np.sin(angle)),
                radius=radius,
                rough=_uneven(rng, 0.22),
                soft=rng.uniform(0.02, 0.4),
            )
        )
    return clusters


def _lithography(rng: np.random.Generator, grid: WaferGrid) -> list[Floats]:
    rows, columns = grid.die.shape
    width, height = (_field_side(rng, n) for n in (columns, rows))
    row = np.arange(rows)[:, None] + rng.integers(height)
    column = np.arange(columns)[None, :] + rng.integers(width)
    kind = rng.random()
    if kind < 0.6:
        return [_repeater(rng, grid, row % height, column % width, (height, width))]
    if kind < 0.7:
        return [_every_other_field(rng, grid, row // height, column // width)]
    return _fields(rng, grid, row // height, column // width)


def _field_side(rng: np.random.Generator, cells: int) -> int:
    return int(np.clip(round(cells * rng.uniform(0.07, 0.17)), 2, 12))


def _repeater(
    rng: np.random.Generator,
    grid: WaferGrid,
    row: NDArray[np.int64],
    column: NDArray[np.int64],
    field: tuple[int, int],
) -> Floats:
    """A mask defect: the same die, or the same line of dies, of every field."""
    height, width = field
    kind = rng.random()
    if kind < 0.2:
        hit = np.broadcast_to(column == rng.integers(width), grid.die.shape)
    elif kind < 0.4:
        hit = np.broadcast_to(row == rng.integers(height), grid.die.shape)
    else:
        hit = np.zeros(grid.die.shape, np.bool_)
        for _ in range(_few(rng, 0.35)):
            hit = hit | (_near(rng, row, height) & _near(rng, column, width))
    region = np.ones(grid.die.shape, np.bool_)
    if rng.random() < 0.3:
        angle, cut = rng.uniform(-np.pi, np.pi), rng.uniform(-0.5, 0.3)
        region = grid.x * np.cos(angle) + grid.y * np.sin(angle) > cut
    return (hit & region).astype(np.float32)


def _near(rng: np.random.Generator, place: NDArray[np.int64], side: int) -> NDArray[np.bool_]:
    """One row or column of the field, in large fields sometimes two beside each other."""
    first, wide = rng.integers(side), int(side >= 5 and rng.random() < 0.25)
    return np.asarray((place >= first) & (place <= first + wide))


def _every_other_field(
    rng: np.random.Generator,
    grid: WaferGrid,
    row: NDArray[np.int64],
    column: NDArray[np.int64],
) -> Floats:
    """Fields of one scan direction, or of one row or column of the stepper's path."""
    step = int(rng.integers(2, 4))
    path = (row + column, row + 0 * column, column + 0 * row)[rng.integers(3)]
    hit = np.broadcast_to(path % step == rng.integers(step), grid.die.shape)
    return hit.astype(np.float32)


def _fields(
    rng: np.random.Generator,
    grid: WaferGrid,
    row: NDArray[np.int64],
    column: NDArray[np.int64],
) -> list[Floats]:
    """Whole fields out of focus or dose, some of them neighbours."""
    seeds = np.argwhere(grid.die & (grid.r < 0.9))
    start = seeds[rng.integers(len(seeds))]
    fields = []
    for _ in range(1 + _few(rng, 0.5)):
        hit = (row == row[start[0]]) & (column == column[0, start[1]])
        fields.append(hit.astype(np.float32))
        start = seeds[rng.integers(len(seeds))]
    return fields


def _etching(rng: np.random.Generator, grid: WaferGrid) -> list[Floats]:
    angle = rng.uniform(-np.pi, np.pi)
    ux, uy = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    along, across = grid.x * ux + grid.y * uy, grid.y * ux - grid.x * uy
    bend = waves(rng, grid, terms=2, pitch=3.0) * np.float32(rng.uniform(0, 0.12))
    soft = rng.uniform(0.01, 0.18 if rng.random() < 0.7 else 0.4)
    if rng.random() < 0.5:
        border = np.float32(rng.uniform(-0.3, 0.5))
        return [soft_step(along - border + bend, soft)]
    shift, radius = rng.uniform(0.35, 0.9), rng.uniform(0.85, 1.15)
    away = np.hypot(along + np.float32(shift), across)
    return [soft_step(away - np.float32(radius) + bend, soft)]


def _random(_: np.random.Generator, grid: WaferGrid) -> list[Floats]:
    return [np.ones(grid.x.shape, np.float32)]


def _random_rate(rng: np.random.Generator, grid: WaferGrid) -> Floats:
    level = rng.uniform(0.28, 0.7) if rng.random() < 0.6 else rng.uniform(0.7, 1.0)
    kind = rng.random()
    depth = np.float32(rng.uniform(0.1, 0.8))
    if kind < 0.3:
        shape = np.zeros(grid.x.shape, np.float32)
    elif kind < 0.8:
        shape = waves(rng, grid, terms=2, pitch=4.0)
    elif kind < 0.92:
        shape = (0.5 - grid.r) * np.float32(rng.choice([-1.6, 1.6]))
    else:
        period = int(rng.integers(2, 6))
        lines = np.indices(grid.die.shape)[rng.integers(2)] % period
        shape = np.where(lines < period // 2, -1.0, 1.0).astype(np.float32)
    return np.asarray(np.clip(level * (1 + depth * shape), 0.05, 0.995), np.float32)


def _uneven(rng: np.random.Generator, most: float) -> float:
    """How irregular an outline is: now and then not at all, as in drawings by rule."""
    return 0.0 if rng.random() < 0.25 else float(rng.uniform(0, most))


def _few(rng: np.random.Generator, again: float) -> int:
    """One, and with chance ``again`` each one more, four at most."""
    return min(int(rng.geometric(1 - again)), 4)


_RATES: Final[Mapping[str, tuple[float, float]]] = MappingProxyType(
    {
        "edge": (0.35, 0.99),
        "center": (0.35, 0.99),
        "ring": (0.3, 0.99),
        "scratch": (0.55, 1.0),
        "particle": (0.45, 0.99),
        "lithography": (0.5, 1.0),
        "etching": (0.3, 0.98),
    }
)

_SUPPORTS: Final[Mapping[str, Callable[[np.random.Generator, WaferGrid], list[Floats]]]] = (
    MappingProxyType(
        {
            "edge": _edge,
            "center": _center,
            "ring": _ring,
            "scratch": _scratch,
            "particle": _particle,
            "lithography": _lithography,
            "etching": _etching,
            "random": _random,
        }
    )
)
