"""What a list of wafers shows, and how it is asked for."""

from dataclasses import dataclass
from enum import Enum

from ml_core.wafer.annotation import Annotation, Edit, Step


class Order(Enum):
    """Order of the list."""

    ADDED = "added"
    NAME = "name"
    SEVERITY = "severity"
    FAILS = "fails"


@dataclass(frozen=True)
class WaferQuery:
    """Which wafers, in which order.

    Attributes:
        text: only wafers whose name, path, product or label holds it, any case; empty for all.
        verdict: only wafers with this verdict; empty for all.
        order: order of the list; ties by the order of arrival.
    """

    text: str = ""
    verdict: str = ""
    order: Order = Order.ADDED


@dataclass(frozen=True)
class WaferRow:
    """One line of the list.

    Attributes:
        wafer_id: the wafer.
        name: lot and wafer, or the file's name.
        path: the source as the user gave it.
        format: short name of the format.
        columns: die columns.
        rows: die rows.
        dies: dies on the map.
        fails: dies that failed.
        warnings: number of warnings of the source.
        verdict: the newest inspection's verdict; None if the wafer was not inspected.
        severity: the newest inspection's severity, or None.
    """

    wafer_id: str
    name: str
    path: str
    format: str
    columns: int
    rows: int
    dies: int
    fails: int
    warnings: int
    verdict: str | None
    severity: float | None


@dataclass(frozen=True)
class Profile:
    """A person who works here.

    Attributes:
        profile_id: UUID.
        name: as shown.
    """

    profile_id: str
    name: str


@dataclass(frozen=True)
class OpenedAnnotation:
    """An annotation as it is opened.

    Attributes:
        annotation: the shapes and remarks.
        steps: what can be taken back or taken again, oldest first.
    """

    annotation: Annotation
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Merged:
    """A conflict as it was resolved.

    Attributes:
        annotation: as it is after it.
        edit: what changed on the screen.
        step: as the journal has it.
    """

    annotation: Annotation
    edit: Edit
    step: Step


@dataclass(frozen=True)
class ShapeChange:
    """One line of a shape's history.

    Attributes:
        version: place in the history, from 1.
        step: what was done.
        author: name of the person.
        made_at: time, ISO 8601, UTC.
        is_removal: True where the shape went.
    """

    version: int
    step: str
    author: str
    made_at: str
    is_removal: bool


@dataclass(frozen=True)
class Sitting:
    """The wafer that a person worked on last.

    Attributes:
        wafer_id: the wafer.
        was_ended: False where the program ended without closing it.
    """

    wafer_id: str
    was_ended: bool
