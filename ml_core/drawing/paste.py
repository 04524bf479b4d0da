"""Copy and paste between wafers, whose grids may differ."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from ml_core.drawing.outcome import Outcome, step
from ml_core.drawing.regions import Points, clipped, new_shapes, region_of
from ml_core.wafer.grid import DieGrid, Known
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Shape

Mapping = Callable[[Points], Points]

_OUTSIDE: Final = "Nothing that was copied lies on this wafer."


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """Shapes that were copied, with where they lay.

    Attributes:
        shapes: as they were.
        grid: die grid of the wafer they are from.
        product: its product, None where the source is silent.
    """

    shapes: tuple[Shape, ...]
    grid: DieGrid
    product: str | None = None


def clip_of(shapes: Sequence[Shape], wafer: WaferMap) -> Clip:
    """Copy shapes of a wafer."""
    return Clip(tuple(shapes), wafer.grid, wafer.info.product)


def paste(clip: Clip, wafer: WaferMap) -> Outcome:
    """Put copied shapes onto a wafer.

    On the same grid they keep their pixels. On another grid of the same product they keep their
    dies. Else they keep their millimetres, notch to notch; where a diameter is only guessed,
    they keep their share of it.

    Args:
        clip: what was copied.
        wafer: where to.

    Returns:
        The step that adds them: new ids, unlocked, cut at the raster's edge; none where all of
        them lie outside.
    """
    place = _mapping(clip, wafer)
    width, height = wafer.grid.raster_size
    added: list[Shape] = []
    lost = 0
    for shape in clip.shapes:
        region = shapely.transform(region_of(shape.polygon), place)
        parts = new_shapes(shape.class_key, clipped(region, width=width, height=height))
        added += parts
        lost += not parts
    if not added:
        return Outcome(said=_OUTSIDE)
    return Outcome(step("Paste", (), added), _words_on(lost))


def _words_on(lost: int) -> str:
    if not lost:
        return ""
    what = "1 shape lies" if lost == 1 else f"{lost} shapes lie"
    return f"{what} outside this wafer; left out."


def _mapping(clip: Clip, wafer: WaferMap) -> Mapping:
    source, target = clip.grid, wafer.grid
    if _layout(source) == _layout(target):
        return lambda points: points
    is_same_product = clip.product is not None and clip.product == wafer.info.product
    if is_same_product and source.has_dies and target.has_dies:
        return lambda points: _by_die(points, source, target)
    return lambda points: _by_mm(points, source, target)


def _layout(grid: DieGrid) -> tuple[object, ...]:
    """What makes two rasters the same: dies, axes and notch in the same places."""
    axes = (grid.first_die, grid.x_right, grid.y_down, grid.notch)
    return (grid.columns, grid.rows, grid.has_dies, *axes)


def _by_die(points: Points, source: DieGrid, target: DieGrid) -> Points:
    """The same place in the die of the same coordinates."""
    own, other = _signs(source), _signs(target)
    dies = (points / source.die_pixels - 0.5) * own + source.first_die  # a die's middle is whole
    cells = (dies - target.first_die) * other + 0.5
    return np.asarray(cells * target.die_pixels, dtype=np.float64)


def _by_mm(points: Points, source: DieGrid, target: DieGrid) -> Points:
    """The same place in mm, or in shares of the diameter where one of the two is guessed."""
    mm = source.pixel_to_mm(points)
    if Known.ESTIMATED in (source.diameter_known, target.diameter_known):
        mm = mm * (target.diameter_mm / source.diameter_mm)
    return target.mm_to_pixel(mm)


def _signs(grid: DieGrid) -> NDArray[np.float64]:
    return np.array([1.0 if grid.x_right else -1.0, 1.0 if grid.y_down else -1.0])
