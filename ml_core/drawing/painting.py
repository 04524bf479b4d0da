"""From a region that a tool drew to a step: paint, take off, cut, split, add."""

from collections.abc import Callable, Collection, Sequence

import shapely

from ml_core.drawing.outcome import Outcome, open_and_locked, step
from ml_core.drawing.regions import (
    Region,
    in_place_of,
    meeting,
    new_shape,
    new_shapes,
    overlaps,
    region_of,
    union_of,
)
from ml_core.drawing.reshape import split_region
from ml_core.drawing.strokes import erased
from ml_core.wafer.shapes import Polygon, Shape


def add(verb: str, polygons: Sequence[Polygon], *, class_key: str) -> Outcome:
    """Add polygons as new shapes of one class."""
    shapes = tuple(new_shape(class_key, polygon) for polygon in polygons)
    return Outcome(step(verb, (), shapes)) if shapes else Outcome(said="Nothing was drawn.")


def paint(
    verb: str,
    region: Region,
    shapes: Sequence[Shape],
    *,
    class_key: str,
    selected_ids: Collection[str] = (),
    always_new: bool = False,
) -> Outcome:
    """Paint a region in a class.

    It is added to the shapes of its class that it overlaps, and to a selected one that it only
    touches; several of them become one. Locked shapes and other classes stay.

    Args:
        verb: what was done, such as 'Brush'.
        region: what was painted, valid.
        shapes: the wafer's shapes near it.
        class_key: the class.
        selected_ids: ids of the selected shapes.
        always_new: True to make a shape of its own whatever it overlaps.

    Returns:
        The step; the one that grows is the selected one, or else the largest.
    """
    if region.is_empty:
        return Outcome(said="Nothing was drawn.")
    met = () if always_new else _met(region, shapes, class_key, selected_ids)
    free, said = open_and_locked(met)
    if not free:
        parts = new_shapes(class_key, region)
        return Outcome(step(verb, (), parts) if parts else None, said)
    first = max(free, key=lambda s: (s.shape_id in selected_ids, s.polygon.area))
    whole = union_of([region, *(region_of(shape.polygon) for shape in free)])
    order = (first, *(shape for shape in free if shape is not first))
    return Outcome(step(verb, order, in_place_of(first, whole), about=(first,)), said)


def take_off(
    verb: str,
    region: Region,
    shapes: Sequence[Shape],
    *,
    selected_ids: Collection[str] = (),
) -> Outcome:
    """Take a region off shapes: erase, cut a hole, cut out.

    Args:
        verb: what was done, such as 'Erase'.
        region: what is taken off.
        shapes: the wafer's shapes near it.
        selected_ids: where one of these is met, the others are spared.

    Returns:
        The step: a shape that falls apart becomes several, one that is gone goes.
    """
    met = meeting(region, shapes)
    return _changed(verb, met, selected_ids, change=lambda shape: erased(shape, region))


def split(
    line: Sequence[tuple[float, float]],
    shapes: Sequence[Shape],
    *,
    selected_ids: Collection[str] = (),
) -> Outcome:
    """Cut shapes in two along a line.

    Args:
        line: points (x, y), raster pixels.
        shapes: the wafer's shapes near it.
        selected_ids: where one of these is crossed, the others are spared.

    Returns:
        The step, or the reason why there is none.
    """
    if len(set(line)) < 2:
        return Outcome(said="Draw the line across a shape to split it.")
    outcome = _changed("Split", shapes, selected_ids, change=lambda shape: _split(shape, line))
    if outcome.edit is None and not outcome.said:
        return Outcome(said="The line must cross a shape from outline to outline to split it.")
    return outcome


def _changed(
    verb: str,
    shapes: Sequence[Shape],
    selected_ids: Collection[str],
    *,
    change: Callable[[Shape], tuple[Shape, ...] | None],
) -> Outcome:
    """A step from what becomes of each shape; None stands for a shape that is not met."""
    found = [(shape, after) for shape in shapes if (after := change(shape)) is not None]
    chosen = [pair for pair in found if pair[0].shape_id in selected_ids] or found
    free, said = open_and_locked([shape for shape, _ in chosen])
    parts = [part for shape, own in chosen if not shape.is_locked for part in own]
    return Outcome(step(verb, free, parts) if free else None, said)


def _met(
    region: Region,
    shapes: Sequence[Shape],
    class_key: str,
    selected_ids: Collection[str],
) -> list[Shape]:
    same = [shape for shape in shapes if shape.class_key == class_key]
    return [
        shape
        for shape in meeting(region, same)
        if shape.shape_id in selected_ids or overlaps(region, region_of(shape.polygon))
    ]


def _split(shape: Shape, line: Sequence[tuple[float, float]]) -> tuple[Shape, ...] | None:
    region = region_of(shape.polygon)
    if not shapely.intersects(region, shapely.LineString(line)):
        return None
    parts = split_region(region, line)
    return None if len(parts) < 2 else in_place_of(shape, _several(parts))


def _several(parts: Sequence[Polygon]) -> Region:
    """Parts side by side: they share edges, so they must not be united."""
    return shapely.GeometryCollection([part.to_shapely() for part in parts])
