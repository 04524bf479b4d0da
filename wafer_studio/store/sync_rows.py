"""What the store tells of syncing."""

from dataclasses import dataclass

from ml_core.wafer.annotation import Remarks
from ml_core.wafer.errors import StoreError
from ml_core.wafer.shapes import Shape


class TooManyRemovals(StoreError):  # noqa: N818  a question to the person, not a failure
    """A pull would remove over half of the shapes that are shown here; nothing is kept of it.

    Attributes:
        removed: shapes that it would have removed so far.
        shown: shapes that were shown before it began.
    """

    def __init__(self, message: str, *, removed: int, shown: int) -> None:
        super().__init__(message)
        self.removed, self.shown = removed, shown

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the figures when the error crosses a process border."""
        return _rebuilt, (str(self), self.removed, self.shown)


def _rebuilt(message: str, removed: int, shown: int) -> TooManyRemovals:
    return TooManyRemovals(message, removed=removed, shown=shown)


@dataclass(frozen=True)
class Cursor:
    """How far a profile has synced.

    Attributes:
        database_id: the server's database; None before the first sync.
        number: highest number of the server that is stored here.
        change_id: the change of that number; None where unknown.
    """

    database_id: str | None = None
    number: int = 0
    change_id: str | None = None


@dataclass(frozen=True)
class SyncState:
    """What a person may know of a profile's syncing.

    Attributes:
        unsent: changes that no server has acknowledged.
        unsent_since: local time of the oldest of them, ISO 8601, UTC; None if there is none.
        refused: changes in the tray.
        conflicts: shapes and annotations in conflict.
        last_success: local time of the last whole sync, ISO 8601, UTC; None if there was none.
        leases: wafers leased.
    """

    unsent: int = 0
    unsent_since: str | None = None
    refused: int = 0
    conflicts: int = 0
    last_success: str | None = None
    leases: int = 0


@dataclass(frozen=True)
class Refusal:
    """A change that the server refused: a line of the tray.

    Attributes:
        change_id: which one.
        wafer_id: the wafer it belongs to.
        annotation_id: its annotation.
        step: name of the step that made it.
        made_at: when, ISO 8601, UTC.
        code: the server's, for programs.
        reason: the server's, one sentence.
    """

    change_id: str
    wafer_id: str
    annotation_id: str
    step: str
    made_at: str
    code: str
    reason: str


@dataclass(frozen=True, eq=False)
class Side:
    """One side of a conflict: one head.

    Attributes:
        change_id: the head.
        author: name of the person, or the profile's id where no name is known here.
        made_at: when, by the clock of the machine it was made on, ISO 8601, UTC.
        step: name of the step.
        shape: the shape as this side has it; None where it was removed, or for remarks.
        remarks: what this side says of the wafer; None for a shape.
        is_shown: True for the side that the canvas shows until the conflict is merged.
    """

    change_id: str
    author: str
    made_at: str
    step: str
    shape: Shape | None = None
    remarks: Remarks | None = None
    is_shown: bool = False


@dataclass(frozen=True, eq=False)
class Conflict:
    """A shape, or the remarks of an annotation, of which there are several versions.

    Attributes:
        entity_id: the shape or annotation.
        annotation_id: the annotation it belongs to.
        wafer_id: the annotation's wafer.
        sides: two or more, the shown one first.
    """

    entity_id: str
    annotation_id: str
    wafer_id: str
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class Applied:
    """What an answer of the server did to the store.

    Attributes:
        acknowledged: own changes that are committed at the server now.
        refused: own changes that went to the tray.
        pulled: changes of others (or of this person's other machines) that are new here.
        annotation_ids: annotations that look different now.
    """

    acknowledged: int
    refused: int
    pulled: int
    annotation_ids: tuple[str, ...]
