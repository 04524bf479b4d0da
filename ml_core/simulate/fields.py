"""Smooth fields over a wafer that several patterns are made of."""

import numpy as np
from numpy.typing import NDArray

from ml_core.simulate.geometry import WaferGrid

Floats = NDArray[np.float32]


def soft_step(value: Floats, width: float) -> Floats:
    """Logistic step: 0.5 where ``value`` is 0, near 1 above, ``width`` wide.

    Args:
        value: any shape.
        width: over 0, in the unit of ``value``.

    Returns:
        float32 of the same shape, 0 to 1.
    """
    scaled = np.clip(value * np.float32(1.0 / width), -30.0, 30.0)
    return np.asarray(1.0 / (1.0 + np.exp(-scaled)), np.float32)


def waves(rng: np.random.Generator, grid: WaferGrid, *, terms: int, pitch: float) -> Floats:
    """Sum of random plane waves, scaled to about -1 to 1.

    Args:
        rng: source of chance.
        grid: the wafer.
        terms: number of waves.
        pitch: largest wave number in radians a wafer radius.

    Returns:
        (rows, columns) float32.
    """
    total = np.zeros(grid.x.shape, np.float32)
    for _ in range(terms):
        kx, ky, phase = rng.uniform(-pitch, pitch), rng.uniform(-pitch, pitch), rng.uniform(0, 6.3)
        total += np.cos(np.float32(kx) * grid.x + np.float32(ky) * grid.y + np.float32(phase))
    return total / np.float32(terms**0.5 * 1.2)


def wobble(rng: np.random.Generator, theta: Floats, *, amount: float) -> Floats:
    """Closed irregular outline: radius factor about 1 by angle, four Fourier terms.

    Args:
        rng: source of chance.
        theta: angles in radians.
        amount: size of the first term, 0 for a circle.

    Returns:
        float32 of the shape of ``theta``, at least 0.3.
    """
    factor = np.ones(theta.shape, np.float32)
    for order in range(2, 6):
        size, phase = rng.normal(0, amount / order**0.5), rng.uniform(0, 6.3)
        factor += np.float32(size) * np.cos(np.float32(order) * theta + np.float32(phase))
    return np.maximum(factor, np.float32(0.3))


def arc_window(rng: np.random.Generator, theta: Floats, *, half: float, soft: float) -> Floats:
    """Window of angles around a random direction.

    Args:
        rng: source of chance.
        theta: angles in radians.
        half: half the window's width in radians.
        soft: width of its ends in radians.

    Returns:
        float32 of the shape of ``theta``, 0 to 1.
    """
    centre = rng.uniform(-np.pi, np.pi)
    away = np.abs(np.remainder(theta - np.float32(centre) + np.pi, 2 * np.pi) - np.pi)
    return soft_step(np.asarray(np.float32(half) - away, np.float32), soft)


def blob(
    rng: np.random.Generator,
    grid: WaferGrid,
    *,
    at: tuple[float, float],
    radius: float,
    rough: float,
    soft: float,
) -> Floats:
    """Support of an irregular, maybe long blob.

    Args:
        rng: source of chance.
        grid: the wafer.
        at: centre (x, y) in wafer radii.
        radius: mean radius in wafer radii, where the support is 0.5.
        rough: irregularity of the outline.
        soft: width of the fall at the border as a share of the radius.

    Returns:
        (rows, columns) float32, 0 to 1.
    """
    angle, stretch = rng.uniform(0, np.pi), float(np.exp(abs(rng.normal(0, 0.25))))
    dx, dy = grid.x - np.float32(at[0]), grid.y - np.float32(at[1])
    u = (dx * np.float32(np.cos(angle)) + dy * np.float32(np.sin(angle))) / np.float32(stretch)
    v = (dy * np.float32(np.cos(angle)) - dx * np.float32(np.sin(angle))) * np.float32(stretch)
    outline = wobble(rng, np.arctan2(v, u), amount=rough) * np.float32(radius)
    return soft_step(1 - np.hypot(u, v) / outline, soft)
