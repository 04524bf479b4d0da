"""What comes of a drawing command: a step to take, something to say, or both."""

from collections.abc import Sequence
from dataclasses import dataclass

from ml_core.wafer.annotation import Edit
from ml_core.wafer.shapes import Shape
from ml_core.wafer.taxonomy import BY_KEY


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What comes of a command.

    Attributes:
        edit: the step; None where there is nothing to do.
        said: one sentence for the person, such as why nothing is done or that locked shapes
            stayed; empty where the step speaks for itself.
    """

    edit: Edit | None = None
    said: str = ""


def step(
    verb: str, before: Sequence[Shape], after: Sequence[Shape], *, about: Sequence[Shape] = ()
) -> Edit:
    """A step named for the list of steps.

    Args:
        verb: what was done, such as 'Delete'.
        before: shapes that go.
        after: shapes that come.
        about: shapes that give the name; those that go, or else those that come, where empty.

    Returns:
        'Delete: Scratch' for one shape, 'Delete: 3 shapes' for several.
    """
    subject = about or before or after
    name = title_of(subject[0].class_key) if len(subject) == 1 else f"{len(subject)} shapes"
    return Edit(f"{verb}: {name}", tuple(before), tuple(after))


def title_of(class_key: str) -> str:
    """Name of a class for people; the key itself where no class has it."""
    return BY_KEY[class_key].title if class_key in BY_KEY else class_key


def open_and_locked(shapes: Sequence[Shape]) -> tuple[tuple[Shape, ...], str]:
    """Shapes that may be changed, and a sentence on those that may not.

    Args:
        shapes: any shapes.

    Returns:
        Those that are not locked; a sentence, empty where none is.
    """
    free = tuple(shape for shape in shapes if not shape.is_locked)
    count = len(shapes) - len(free)
    if not count:
        return free, ""
    what = "1 locked shape stays" if count == 1 else f"{count} locked shapes stay"
    return free, f"{what} unchanged; unlock to change."
