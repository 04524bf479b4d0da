"""Where a heat map's attention lies: by radius, by clock, and inside a mask.

Attention is the heat, shared out so that all of it is 1. A place is worth telling when it holds
more of the attention than of the dies: of all bands of the radius (and all arcs of the clock) the
one is chosen whose share of the attention exceeds its share of the dies' area by most.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.explain.heat import HeatMap, Mask
from ml_core.segmentation.preprocess import resample_area
from ml_core.wafer.map import WaferMap

Floats = NDArray[np.float32]
Array = NDArray[np.float64]

RADIUS_STEPS: Final = 50
"""Steps from the wafer's middle to its edge: bands are told to 2 % of the radius."""

HOURS: Final = 12
"""Arcs are told to the hour."""

_LARGEST: Final = 512


@dataclass(frozen=True)
class Share:
    """How much lies in a place.

    Attributes:
        attention: share of the attention, 0 to 1.
        area: share of the dies' area, 0 to 1: what attention spread evenly would reach.
    """

    attention: float
    area: float

    @property
    def excess(self) -> float:
        """What the attention has over the area, -1 to 1."""
        return self.attention - self.area


@dataclass(frozen=True)
class Band:
    """A band of the radius.

    Attributes:
        inner: where it begins, share of the wafer's radius.
        outer: where it ends.
        share: what it holds.
    """

    inner: float
    outer: float
    share: Share


@dataclass(frozen=True)
class Arc:
    """A part of the clock face whose 12 is opposite the notch.

    Attributes:
        first: hour it begins at, clockwise, 1 to 12.
        last: hour it ends at, 1 to 12.
        share: what it holds.
    """

    first: int
    last: int
    share: Share


@dataclass(frozen=True)
class Attention:
    """Where the attention of one heat map lies.

    Attributes:
        class_key: key of the class.
        band: the band of the radius that stands out most.
        arc: the arc of the clock that stands out most.
        mask: what lies inside the class's mask; None without a mask. Its share of the attention
            is the agreement of heat map and mask.
        is_estimated: the wafer's geometry is a guess, so radius and clock are.
        has_notch: the clock's 12 is known to be opposite the notch.
    """

    class_key: str
    band: Band
    arc: Arc
    mask: Share | None
    is_estimated: bool
    has_notch: bool

    @property
    def agreement(self) -> float | None:
        """Share of the attention inside the class's mask, 0 to 1; None without a mask."""
        return None if self.mask is None else self.mask.attention


def attention_of(heat: HeatMap, wafer: WaferMap, mask: Mask) -> Attention | None:
    """Find where a heat map's attention lies.

    Args:
        heat: the heat map.
        wafer: the wafer.
        mask: (height, width) bool, the class's mask on the raster; all False where there is none.

    Returns:
        The places; None for an empty heat map, which attends to nothing.
    """
    if heat.is_empty:
        return None
    exists = wafer.raster(wafer.die_mask).astype(np.bool_)
    warm, dies, polar = _polar(heat.raster, exists, wafer)
    radius = np.minimum(polar[..., 0] / (wafer.grid.diameter_mm / 2), np.nextafter(1, 0))
    clock = (90.0 - polar[..., 1]) % 360.0 / 360.0
    return Attention(
        class_key=heat.class_key,
        band=_band(_histogram(radius, warm, RADIUS_STEPS), _histogram(radius, dies, RADIUS_STEPS)),
        arc=_arc(_histogram(clock, warm, HOURS), _histogram(clock, dies, HOURS)),
        mask=share_inside(heat.raster, mask, exists) if mask.any() else None,
        is_estimated=wafer.grid.is_estimated,
        has_notch=wafer.grid.notch.value != "unknown",
    )


def share_inside(heat: Floats, mask: Mask, exists: Mask) -> Share:
    """Share of the attention inside a mask (energy-based pointing game: Wang 2020, section 4.3).

    Args:
        heat: (height, width) float32, 0 and up, not all 0.
        mask: bool, the same shape.
        exists: bool, the same shape, True where a die is.

    Returns:
        The mask's share of the heat, and of the dies.
    """
    inside = mask & exists
    attention = heat[inside].sum(dtype=np.float64) / heat[exists].sum(dtype=np.float64)
    return Share(float(attention), int(inside.sum()) / int(exists.sum()))


def _polar(heat: Floats, exists: Mask, wafer: WaferMap) -> tuple[Floats, Floats, Array]:
    """Heat, dies and polar coordinates of at most 512 x 512 places on the raster."""
    height, width = heat.shape
    rows, columns = min(height, _LARGEST), min(width, _LARGEST)
    both = np.stack([heat, exists.astype(np.float32)], axis=2)
    small = resample_area(both, height=rows, width=columns)
    x = (np.arange(columns) + 0.5) * width / columns
    y = (np.arange(rows) + 0.5) * height / rows
    places = np.stack(np.meshgrid(x, y), axis=-1)  # (rows, columns, 2)
    return small[..., 0], small[..., 1], wafer.grid.pixel_to_polar(places)


def _histogram(position: Array, weight: Floats, steps: int) -> Array:
    """Share of the weight in each step; positions are 0 up to, not including, 1."""
    places = np.minimum((position * steps).astype(np.int64), steps - 1)
    sums = np.bincount(places.ravel(), weights=weight.ravel().astype(np.float64), minlength=steps)
    return np.asarray(sums / sums.sum())


def _band(warm: Array, dies: Array) -> Band:
    start, length = _standing_out(warm, dies, around=False)
    end = start + length
    share = Share(float(warm[start:end].sum()), float(dies[start:end].sum()))
    return Band(start / RADIUS_STEPS, end / RADIUS_STEPS, share)


def _arc(warm: Array, dies: Array) -> Arc:
    start, length = _standing_out(warm, dies, around=True)
    hours = (start + np.arange(length)) % HOURS
    share = Share(float(warm[hours].sum()), float(dies[hours].sum()))
    return Arc(start or HOURS, (start + length) % HOURS or HOURS, share)


def _standing_out(warm: Array, dies: Array, *, around: bool) -> tuple[int, int]:
    """Start and length of the run of steps with the largest excess; of equal ones the shortest."""
    steps = len(warm)
    excess = warm - dies
    best, chosen = -np.inf, (0, steps)
    for length in range(1, steps + (not around)):
        for start in range(steps if around else steps - length + 1):
            run = excess[(start + np.arange(length)) % steps].sum()
            if run > best + 1e-9:
                best, chosen = run, (start, length)
    return chosen
