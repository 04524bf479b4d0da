"""What a person has chosen so far of the versions in a conflict; nothing is chosen by itself."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, TypeVar

from ml_core.drawing.merging import Attributes, Keeps, Split, kept_apart, merged, split
from ml_core.wafer.annotation import Remarks
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Shape
from wafer_studio.app.syncing_words import Conflict, Side

T = TypeVar("T")


class Outcome(Enum):
    """What comes of a conflict over a shape."""

    PARTS = "parts"
    """One outline of the parts that are kept."""
    APART = "apart"
    """Each version as a shape of its own."""
    REMOVED = "removed"
    """No shape."""


class ShapeChoice:
    """Choices over the versions of a shape.

    Args:
        conflict: over a shape.
        wafer: its wafer, for dies; None to count none.
    """

    def __init__(self, conflict: Conflict, wafer: WaferMap | None) -> None:
        self.conflict = conflict
        self.split: Split = split([side.shape for side in conflict.sides], wafer)
        self.outcome = Outcome.PARTS
        self.keeps: Keeps = self.split.undecided
        shapes = [s for s in self.split.versions if s is not None]
        self.class_keys = distinct(shape.class_key for shape in shapes)
        self.locks = distinct(shape.is_locked for shape in shapes)
        self.confidences = distinct(shape.confidence for shape in shapes)
        self.class_key = only(self.class_keys)
        self.is_locked = only(self.locks)
        self.has_confidence = len(self.confidences) <= 1
        self.confidence = self.confidences[0] if self.confidences else None

    @property
    def missing(self) -> int:
        """Choices that nobody has made yet."""
        if self.outcome is not Outcome.PARTS:
            return 0
        attributes = (self.class_key is None, self.is_locked is None, not self.has_confidence)
        return self.keeps.count(None) + sum(attributes)

    @property
    def result(self) -> tuple[Shape, ...] | None:
        """The shapes that come of it, none where it is removed; None while a choice is missing."""
        if self.missing:
            return None
        if self.outcome is Outcome.APART:
            return kept_apart(self.split.versions)
        if self.outcome is Outcome.REMOVED:
            return ()
        assert self.class_key is not None
        attributes = Attributes(self.class_key, bool(self.is_locked), self.confidence)
        return merged(self.split, self.keeps, attributes)

    def keep(self, place: int, *, is_kept: bool | None) -> None:
        """Keep a part, leave it out, or leave it open."""
        self.outcome = Outcome.PARTS
        self.keeps = (*self.keeps[:place], is_kept, *self.keeps[place + 1 :])

    def take_part_as(self, place: int, side: int) -> None:
        """Have a part as one version has it."""
        self.keep(place, is_kept=side in self.split.parts[place].sides)

    def take_side(self, side: int) -> None:
        """Take one version in all that it says."""
        shape = self.split.versions[side]
        if shape is None:
            self.outcome = Outcome.REMOVED
            return
        self.take(self.split.as_side(side))
        self.class_key, self.is_locked = shape.class_key, shape.is_locked
        self.set_confidence(shape.confidence)

    def take(self, keeps: Keeps) -> None:
        """Make these choices of all parts; what else the versions differ in stays open."""
        self.outcome, self.keeps = Outcome.PARTS, keeps

    def set_confidence(self, confidence: float | None) -> None:
        """Choose where the shape came from: a model's confidence, or None for a person's hand."""
        self.has_confidence, self.confidence = True, confidence

    def finish_as(self, outcome: Outcome) -> None:
        """Keep all versions apart, or remove the shape."""
        self.outcome = outcome


@dataclass(frozen=True)
class Field:
    """One thing that remarks say, and how to say it otherwise.

    Attributes:
        key: its name.
        value: reads it.
        put: gives remarks in which it is another one's.
    """

    key: str
    value: Callable[[Remarks], object]
    put: Callable[[Remarks, Remarks], Remarks]


FIELDS: Final = (
    Field(
        "state",
        lambda r: (r.state, r.reason),
        lambda into, of: replace(into, state=of.state, reason=of.reason),
    ),
    Field(
        "has_no_defect",
        lambda r: r.has_no_defect,
        lambda into, of: replace(into, has_no_defect=of.has_no_defect),
    ),
    Field("priority", lambda r: r.priority, lambda i, of: replace(i, priority=of.priority)),
    Field("note", lambda r: r.note, lambda into, of: replace(into, note=of.note)),
    Field(
        "rejected",
        lambda r: frozenset(r.rejected),
        lambda into, of: replace(into, rejected=of.rejected),
    ),
)
"""All that remarks say; the state goes with its reason."""
JOINABLE: Final = ("note", "rejected")
"""Fields of which all versions together are a choice too."""


class RemarksChoice:
    """Choices over what versions say of a wafer.

    Args:
        conflict: over remarks.
    """

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.versions = [side.remarks or Remarks() for side in conflict.sides]
        self.fields = tuple(f for f in FIELDS if len(distinct(map(f.value, self.versions))) > 1)
        self._chosen: dict[str, Remarks] = {}

    @property
    def missing(self) -> int:
        """Choices that nobody has made yet."""
        return len(self.fields) - len(self._chosen)

    @property
    def result(self) -> Remarks | None:
        """What is said of the wafer from now on; None while a choice is missing."""
        if self.missing:
            return None
        said = self.versions[0]
        for each in self.fields:
            said = each.put(said, self._chosen[each.key])
        return said

    def take(self, key: str, side: int) -> None:
        """Have a field as one version has it."""
        self._chosen[key] = self.versions[side]

    def take_all(self, key: str) -> None:
        """Have all notes, or the rejected proposals of all."""
        self._chosen[key] = Remarks(
            note=joined_notes(self.versions),
            rejected=distinct(key for version in self.versions for key in version.rejected),
        )

    def take_side(self, side: int) -> None:
        """Have all as one version has it."""
        for each in self.fields:
            self.take(each.key, side)


def joined_notes(versions: Sequence[Remarks]) -> str:
    """All notes below each other, equal ones once."""
    return "\n\n".join(distinct(v.note.strip() for v in versions if v.note.strip()))


def side_of(conflict: Conflict, wanted: Callable[[Side], bool]) -> int | None:
    """Place of the one version that is wanted; None where there is none, or several."""
    found = [place for place, side in enumerate(conflict.sides) if wanted(side)]
    return found[0] if len(found) == 1 else None


def whole_side(conflict: Conflict, side: int) -> tuple[Shape, ...] | Remarks:
    """What comes of a conflict where one version is taken in all that it says."""
    chosen = conflict.sides[side]
    if chosen.remarks is not None:
        return chosen.remarks
    return () if chosen.shape is None else (chosen.shape,)


def is_of_remarks(conflict: Conflict) -> bool:
    """True for a conflict over what is said of a wafer, False for one over a shape."""
    return conflict.entity_id == conflict.annotation_id


def distinct(values: Iterable[T]) -> tuple[T, ...]:
    """Each value once, in its order."""
    return tuple(dict.fromkeys(values))


def only(values: Sequence[T]) -> T | None:
    """The value, where there is only one."""
    return values[0] if len(values) == 1 else None
