"""Pyramid inference (FR-016): the model at three input sizes, or at as many as are worth it.

A larger input shows thin lines and single dies, a smaller one shows more of the wafer at once to
each of the network's neurons. `fusion` says how the answers become one. Three sizes cost about
four times the model's time of one, so the adaptive choice looks once at the size that the model
was made for and goes on only where that look gives a reason to.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from ml_core.segmentation.fusion import FusionRule, Regions, region_sizes
from ml_core.segmentation.instances import SMALLEST_PX
from ml_core.segmentation.postprocess import ClassPlane
from ml_core.segmentation.sizes import pixels_a_die, scaled_size
from ml_core.wafer.grid import DieGrid


class PyramidMode(StrEnum):
    """Whether a wafer is looked at in several sizes."""

    OFF = "off"
    """In one."""
    ON = "on"
    """In all of them."""
    ADAPTIVE = "adaptive"
    """In one, and in further ones where the grid or the first look gives a reason."""


@dataclass(frozen=True, slots=True)
class PyramidSettings:
    """How a wafer is looked at.

    Attributes:
        mode: off, on or adaptive.
        factors: sides of the inputs as multiples of the first one, for a model that lists no
            other sizes; their number is the most inputs that run.
        least_pixels_a_die: adaptive: with fewer, larger inputs are worth running.
        unsure: adaptive: a region whose mean probability is lower makes all inputs worth it.
        rule: which regions belong to which input.
    """

    mode: PyramidMode = PyramidMode.OFF
    factors: tuple[float, ...] = (0.75, 1.0, 1.5)
    least_pixels_a_die: float = 3.0
    unsure: float = 0.65
    rule: FusionRule = field(default_factory=FusionRule)


def pyramid_sizes(size: int, listed: Sequence[int], settings: PyramidSettings) -> tuple[int, ...]:
    """Sides of the pyramid's inputs.

    A network answers well at sizes that it was trained at. So a model that lists several is
    run at those, and only one that lists none at multiples of its only size.

    Args:
        size: side of the first input, pixels.
        listed: sides that the model was trained at, in any order; none or only one if it lists
            no others.
        settings: the factors of a model that lists none.

    Returns:
        Multiples of 32, each once, the largest first, ``size`` among them: as many as there are
        factors, or as are listed, whichever is fewer; of many listed, those nearest to ``size``.
    """
    if len(set(listed)) > 1:
        nearest = sorted({*listed, size}, key=lambda each: (abs(math.log(each / size)), each))
        return tuple(sorted(nearest[: len(settings.factors)], reverse=True))
    scaled = {scaled_size(size, factor) for factor in settings.factors}
    return tuple(sorted(scaled | {size}, reverse=True))


def further_sizes(
    first: Iterable[ClassPlane],
    grid: DieGrid,
    *,
    size: int,
    sizes: Sequence[int],
    settings: PyramidSettings,
) -> tuple[int, ...]:
    """Choose the inputs that are worth running after the first.

    Args:
        first: the classes that appear at the first input; taken up only by the adaptive choice.
        grid: the wafer's die grid.
        size: side of the first input, pixels.
        sizes: sides of all of the pyramid's inputs.
        settings: the mode, and what makes a further input worth it.

    Returns:
        Sides in the order of ``sizes``. Off: none. On: all others. Adaptive: all others if a
        region is unsure; else the larger ones if a die has too few pixels or a region is
        small; else none.
    """
    others = tuple(each for each in sizes if each != size)
    if settings.mode is PyramidMode.OFF:
        return ()
    if settings.mode is PyramidMode.ON:
        return others
    looks = [_look(plane, grid, settings) for plane in first]
    if any(look.is_unsure for look in looks):
        return others
    coarse = pixels_a_die(grid.rows, grid.columns, size) < settings.least_pixels_a_die
    if coarse or any(look.has_small for look in looks):
        return tuple(each for each in others if each > size)
    return ()


@dataclass(frozen=True, slots=True)
class _Look:
    """What the first look at one class shows."""

    is_unsure: bool
    has_small: bool


def _look(plane: ClassPlane, grid: DieGrid, settings: PyramidSettings) -> _Look:
    regions = Regions.of(plane.mask)
    kept = _would_be_defects(regions, plane.mask, grid)
    sizes = region_sizes(regions, plane.mask, grid=grid, rule=settings.rule)[kept]
    confidences = regions.means(plane.mask, plane.probability)[kept]
    return _Look(
        is_unsure=bool(np.any(confidences < settings.unsure)),
        has_small=bool(np.any(sizes <= settings.rule.small)),
    )


def _would_be_defects(
    regions: Regions, mask: NDArray[np.uint8], grid: DieGrid
) -> NDArray[np.bool_]:
    """True for regions of ten pixels and half a die at least: smaller ones are dropped anyway."""
    kx, ky = grid.die_pixels
    return np.asarray(regions.areas(mask) >= max(SMALLEST_PX, kx * ky / 2.0))
