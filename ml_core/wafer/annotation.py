"""An annotation: all shapes of one person on one wafer, what is said of it, and its edits.

An edit names the shapes that go and those that come, so that its inverse is the same edit read
backwards. Nothing else changes shapes: what a journal holds of edits is all that ever happened.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from ml_core.wafer.shapes import Shape


class AnnotationState(Enum):
    """How far an annotation is."""

    DRAFT = "draft"
    """Being worked on."""
    SUBMITTED = "submitted"
    """Handed in."""
    SKIPPED = "skipped"
    """Passed over, with a reason."""


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is said of a wafer beside its shapes.

    Attributes:
        state: how far the annotation is.
        has_no_defect: True where the person says that the wafer has none; shapes contradict it.
        note: free text.
        reason: why it was skipped; empty unless it was.
        priority: 0 for none, 1 low to 3 high.
        rejected: proposals of a model that the person does not agree with (`proposal_key`).
    """

    state: AnnotationState = AnnotationState.DRAFT
    has_no_defect: bool = False
    note: str = ""
    reason: str = ""
    priority: int = 0
    rejected: tuple[str, ...] = ()


def proposal_key(model_sha256: str, number: int) -> str:
    """Name of a model's defect, for those that a person rejected.

    Args:
        model_sha256: SHA-256 of the graph that ran.
        number: of the defect in its inspection.
    """
    return f"{model_sha256[:16]}/{number}"


@dataclass(frozen=True, slots=True, eq=False)
class Edit:
    """One named step that can be taken back.

    Attributes:
        name: what was done, for the list of steps, such as 'Draw polygon'.
        before: shapes that go, each as it was; a changed shape stands here and in ``after``.
        after: shapes that come, each as it is now.
        remarks: (old, new) where the step changes what is said of the wafer; else None.
    """

    name: str
    before: tuple[Shape, ...] = ()
    after: tuple[Shape, ...] = ()
    remarks: tuple[Remarks, Remarks] | None = None

    @property
    def inverse(self) -> "Edit":
        """The step that takes this one back."""
        remarks = None if self.remarks is None else (self.remarks[1], self.remarks[0])
        return Edit(self.name, self.after, self.before, remarks)

    @property
    def shape_ids(self) -> frozenset[str]:
        """Ids of all shapes that the step touches."""
        return frozenset(shape.shape_id for shape in (*self.before, *self.after))


@dataclass(frozen=True, slots=True)
class Step:
    """An edit as the list of steps shows it.

    Attributes:
        number: grows with time.
        name: what was done.
        made_at: time, ISO 8601, UTC.
        is_undone: True where it was taken back and can be taken again.
    """

    number: int
    name: str
    made_at: str
    is_undone: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Annotation:
    """All shapes of one person on one wafer.

    Attributes:
        annotation_id: UUID.
        wafer_id: the wafer.
        profile_id: UUID of the person's profile.
        shapes: in the order in which they were drawn first.
        remarks: what is said beside them.
        seconds: time that the person worked on it; pauses are not counted.
    """

    annotation_id: str
    wafer_id: str
    profile_id: str
    shapes: tuple[Shape, ...] = ()
    remarks: Remarks = Remarks()
    seconds: float = 0.0

    def with_edit(self, edit: Edit) -> "Annotation":
        """The annotation after a step.

        Args:
            edit: the step; a shape that changes keeps its place, one that is new comes last.

        Returns:
            A new annotation.

        Raises:
            ValueError: a shape that goes is not there, or one that comes is there already.
        """
        remarks = self.remarks if edit.remarks is None else edit.remarks[1]
        return replace(self, shapes=edited(self.shapes, edit), remarks=remarks)


def edited(shapes: Iterable[Shape], edit: Edit) -> tuple[Shape, ...]:
    """Shapes after a step.

    Args:
        shapes: those before it.
        edit: the step.

    Returns:
        Changed shapes in their places, new ones behind.

    Raises:
        ValueError: a shape that goes is not there, or one that comes is there already.
    """
    there = {shape.shape_id: shape for shape in shapes}
    goes = {shape.shape_id for shape in edit.before}
    comes = {shape.shape_id: shape for shape in edit.after}
    if not goes <= there.keys():
        raise ValueError(f"'{edit.name}' changes a shape that is not there")
    if not comes.keys().isdisjoint(there.keys() - goes):
        raise ValueError(f"'{edit.name}' adds a shape that is there already")
    kept = [comes.pop(key, None) if key in goes else shape for key, shape in there.items()]
    return (*(shape for shape in kept if shape is not None), *comes.values())
