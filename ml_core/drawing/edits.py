"""Commands on chosen shapes, each one step that can be taken back.

Locked shapes stay as they are, and the outcome says so; only unlocking touches them.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ml_core.drawing.outcome import Outcome, open_and_locked, step, title_of
from ml_core.drawing.regions import in_place_of, polygons_of, redrawn, region_of, union_of
from ml_core.drawing.reshape import held_on_raster, simplified, translated
from ml_core.wafer.identity import new_id
from ml_core.wafer.shapes import Shape

_NOTHING = "Select a shape first."


def delete(shapes: Sequence[Shape]) -> Outcome:
    """Delete shapes."""
    free, said = open_and_locked(shapes)
    return Outcome(step("Delete", free, ()), said) if free else Outcome(said=said or _NOTHING)


def merge(shapes: Sequence[Shape]) -> Outcome:
    """Make one shape of several that touch.

    Args:
        shapes: two or more.

    Returns:
        The step; the largest gives id and class. None where a shape stands apart from the
        others or meets them at single points only, which no one outline can hold.
    """
    free, said = open_and_locked(shapes)
    if len(free) < 2:
        return Outcome(said=said or "Select two shapes or more to merge them.")
    largest = max(free, key=lambda shape: shape.polygon.area)
    whole = union_of([region_of(shape.polygon) for shape in free])
    if len(polygons_of(whole)) != 1:
        return Outcome(said="The shapes do not all touch; close the gap with the brush first.")
    order = (largest, *(shape for shape in free if shape is not largest))
    if len({shape.class_key for shape in free}) > 1:
        said = f"The merged shape is of class {title_of(largest.class_key)}. {said}".strip()
    return Outcome(step("Merge", order, in_place_of(largest, whole)), said)


def simplify(shapes: Sequence[Shape], *, tolerance: float) -> Outcome:
    """Take out vertices that matter little.

    Args:
        shapes: the shapes.
        tolerance: farthest that an outline may move, raster pixels.

    Returns:
        The step with the number of vertices before and after; none where no vertex goes.
    """
    outcome = _each("Simplify", shapes, lambda shape: _thinner(shape, tolerance))
    if outcome.edit is None:
        return outcome if outcome.said else Outcome(said="No vertex can go at this tolerance.")
    before = sum(shape.polygon.vertex_count for shape in outcome.edit.before)
    after = sum(shape.polygon.vertex_count for shape in outcome.edit.after)
    return replace(outcome, said=f"{before} vertices became {after}. {outcome.said}".strip())


def set_class(shapes: Sequence[Shape], class_key: str) -> Outcome:
    """Give shapes another class."""
    return _each("Set class", shapes, lambda shape: _of_class(shape, class_key))


def set_locked(shapes: Sequence[Shape], *, is_locked: bool) -> Outcome:
    """Lock shapes, or unlock them."""
    before = tuple(shape for shape in shapes if shape.is_locked != is_locked)
    if not before:
        return Outcome(said="" if shapes else _NOTHING)
    after = tuple(replace(shape, is_locked=is_locked) for shape in before)
    return Outcome(step("Lock" if is_locked else "Unlock", before, after))


def move(shapes: Sequence[Shape], dx: float, dy: float, *, width: float, height: float) -> Outcome:
    """Move shapes together; they stop at the raster's edge.

    Args:
        shapes: the shapes.
        dx: raster pixels to the right.
        dy: raster pixels down.
        width: raster width, pixels.
        height: raster height, pixels.
    """
    free, said = open_and_locked(shapes)
    if not free:
        return Outcome(said=said or _NOTHING)
    dx, dy = held_on_raster(free, dx, dy, width=width, height=height)
    if not (dx or dy):
        return Outcome(said=said)
    after = [redrawn(shape, translated(shape.polygon, dx, dy)) for shape in free]
    return Outcome(step("Move", free, after), said)


def duplicate(
    shapes: Sequence[Shape], dx: float, dy: float, *, width: float, height: float
) -> Outcome:
    """Copy shapes a little aside; the copies are new, unlocked and drawn by hand.

    Args:
        shapes: the shapes, locked ones too.
        dx: raster pixels to the right.
        dy: raster pixels down; where the raster's edge leaves no room, the other way.
        width: raster width, pixels.
        height: raster height, pixels.
    """
    if not shapes:
        return Outcome(said=_NOTHING)
    held = held_on_raster(shapes, dx, dy, width=width, height=height)
    if held == (0.0, 0.0):
        held = held_on_raster(shapes, -dx, -dy, width=width, height=height)
    return Outcome(step("Duplicate", (), tuple(_copy(shape, *held) for shape in shapes)))


def _copy(shape: Shape, dx: float, dy: float) -> Shape:
    polygon = translated(shape.polygon, dx, dy)
    return Shape(new_id(), shape.class_key, polygon, shape.raster_version)


def _of_class(shape: Shape, class_key: str) -> Shape:
    if shape.class_key == class_key:
        return shape
    return replace(shape, class_key=class_key, confidence=None)


def _thinner(shape: Shape, tolerance: float) -> Shape:
    polygon = simplified(shape.polygon, tolerance)
    is_thinner = polygon.vertex_count < shape.polygon.vertex_count
    return redrawn(shape, polygon) if is_thinner else shape


def _each(verb: str, shapes: Sequence[Shape], change: Callable[[Shape], Shape]) -> Outcome:
    """A step over shapes one by one; those that a change gives back as they are stay out."""
    if not shapes:
        return Outcome(said=_NOTHING)
    free, said = open_and_locked(shapes)
    pairs = [(shape, after) for shape in free if (after := change(shape)) is not shape]
    if not pairs:
        return Outcome(said=said)
    changed = [new for _, new in pairs]
    return Outcome(step(verb, [old for old, _ in pairs], changed, about=changed), said)
