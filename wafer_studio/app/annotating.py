"""The open annotation: shapes, remarks, steps, and whether all of it is on the disk.

A step shows at once and goes to the store; until the store has acknowledged it no other step can
begin. One that cannot be written stays on the screen, is told, and can be tried again; nothing
else is drawn on top of it. Where another wafer is opened meanwhile, it waits here.
"""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from ml_core.wafer.annotation import Annotation, AnnotationState, Edit, Remarks, Step
from ml_core.wafer.shapes import Shape
from wafer_studio.app.document import Document
from wafer_studio.app.person import Person
from wafer_studio.app.stopwatch import Stopwatch
from wafer_studio.app.storing import Storing
from wafer_studio.store.rows import OpenedAnnotation

if TYPE_CHECKING:
    from wafer_studio.store.store import Store

IDLE_SECONDS: Final = 60.0
"""A pause longer than this is no work."""

Moved = tuple[Annotation, tuple[Edit, ...]]


class Saving(Enum):
    """Whether what the screen shows is on the disk."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = "failed"


class Annotating(QObject):
    """The annotation of the open wafer by the person who works here."""

    opened = Signal()
    """Another annotation is open, or none."""
    edited = Signal(object)
    """An ``Edit`` was applied to what is open."""
    steps_changed = Signal()
    """The list of steps, or which of them are undone, changed."""
    saving_changed = Signal()
    """``saving`` changed."""

    def __init__(
        self,
        storing: Storing,
        document: Document,
        person: Person,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.stopwatch = Stopwatch(IDLE_SECONDS)
        self._storing, self._document, self._person = storing, document, person
        self._annotation: Annotation | None = None
        self._steps: tuple[Step, ...] = ()
        self._is_writing = False
        self._unsaved: tuple[Annotation, Edit] | None = None
        self.trouble = ""
        """Why the last step could not be written; empty if it was."""
        document.wafer_changed.connect(self._open)
        person.changed.connect(self._open)

    @property
    def annotation(self) -> Annotation | None:
        """What is open, as the screen shows it; None while nothing is."""
        return self._annotation

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """Its shapes."""
        return () if self._annotation is None else self._annotation.shapes

    @property
    def remarks(self) -> Remarks:
        """What is said beside them."""
        return Remarks() if self._annotation is None else self._annotation.remarks

    @property
    def steps(self) -> tuple[Step, ...]:
        """Steps that can be taken back or again, oldest first."""
        return self._steps

    @property
    def saving(self) -> Saving:
        """Whether what the screen shows is on the disk."""
        if self._is_writing:
            return Saving.SAVING
        return Saving.SAVED if self._unsaved is None else Saving.FAILED

    @property
    def can_edit(self) -> bool:
        """True while a step may be taken."""
        return self._annotation is not None and self.saving is Saving.SAVED

    def apply(self, edit: Edit) -> None:
        """Take a step; passed over while another one is not on the disk.

        Args:
            edit: the step; one that changes nothing is dropped.

        Raises:
            ValueError: the step does not fit the shapes that are there.
        """
        is_empty = not edit.shape_ids and edit.remarks is None
        if self._annotation is None or not self.can_edit or is_empty:
            return
        self.stopwatch.touch()
        after = replace(self._annotation.with_edit(edit), seconds=self.stopwatch.seconds)
        self._unsaved = (after, edit)
        self._show(after, (edit,))
        self.retry()

    def remark(self, name: str, remarks: Remarks) -> None:
        """Say something of the wafer, as a step.

        Args:
            name: of the step.
            remarks: all that is said from now on.
        """
        if remarks != self.remarks:
            self.apply(Edit(name, remarks=(self.remarks, remarks)))

    def set_state(self, state: AnnotationState, *, reason: str = "") -> None:
        """Hand the annotation in, pass it over, or work on it again.

        Args:
            state: from now on.
            reason: why it is passed over.
        """
        self.remark(_STATE_STEPS[state], replace(self.remarks, state=state, reason=reason))

    def undo(self) -> None:
        """Take the last step back."""
        self._move(-1)

    def redo(self) -> None:
        """Take the step again that was taken back last."""
        self._move(1)

    def go_to(self, number: int) -> None:
        """Undo or redo until the step of this number is the last one done; 0 undoes all."""
        later = sum(1 for s in self._steps if not s.is_undone and s.number > number)
        undone = sum(1 for s in self._steps if s.is_undone and s.number <= number)
        self._move(-later or undone)

    def retry(self) -> None:
        """Try to write what is not on the disk yet."""
        if self._is_writing or self._unsaved is None:
            return
        after, edit = self._unsaved
        self._set_writing(True)
        self._storing.write(
            lambda store: store.annotations.take(after, edit),
            then=lambda step: self._saved(after, step),
            failed=self._failed,
        )

    def have_store(self, work: "Callable[[Store, Annotation], object]") -> bool:
        """Have the store change what is open, or look whether it did, and show what it has then.

        For what comes from elsewhere, between two steps: no step can begin meanwhile.

        Args:
            work: runs in the store's lane; gets what is open.

        Returns:
            False where nothing is open, or a step is not on the disk yet: nothing was done.
        """
        annotation = self._annotation
        if annotation is None or not self.can_edit:
            return False
        self.keep_time()
        self._set_writing(True)

        def done(store: "Store") -> OpenedAnnotation:
            work(store, annotation)
            return store.annotations.opened(annotation.wafer_id, annotation.profile_id)

        def show(opened: OpenedAnnotation) -> None:
            self._is_writing = False
            self._take(opened)
            self.saving_changed.emit()

        self._storing.write(done, then=show, failed=self._failed)
        return True

    def give_up(self) -> None:
        """Drop the step that cannot be written; the screen shows what is on the disk."""
        if self._is_writing or self._unsaved is None:
            return
        (after, edit), self._unsaved, self.trouble = self._unsaved, None, ""
        if _is_same(after, self._annotation):
            self._show(after.with_edit(edit.inverse), (edit.inverse,))
        self.saving_changed.emit()

    def keep_time(self) -> None:
        """Keep the working time of what is open; called when it is left."""
        annotation, seconds = self._annotation, self.stopwatch.seconds
        if annotation is not None and seconds > annotation.seconds:
            key = annotation.annotation_id
            self._storing.write(lambda store: store.annotations.keep_seconds(key, seconds))

    def _open(self) -> None:
        self.keep_time()
        self._annotation, self._steps = None, ()
        self.opened.emit()
        self.steps_changed.emit()
        profile, wafer_id = self._person.profile, self._document.wafer_id
        if profile is not None and wafer_id:
            key = profile.profile_id
            self._storing.start(
                lambda store: store.annotations.opened(wafer_id, key), then=self._take
            )

    def _take(self, opened: OpenedAnnotation) -> None:
        profile, annotation = self._person.profile, opened.annotation
        wanted = (self._document.wafer_id, "" if profile is None else profile.profile_id)
        if (annotation.wafer_id, annotation.profile_id) != wanted:
            return
        if self._unsaved is not None and _is_same(self._unsaved[0], annotation):
            annotation = self._unsaved[0]  # what is not on the disk is on the screen
        self._annotation, self._steps = annotation, opened.steps
        self.stopwatch.restart(annotation.seconds)
        self.opened.emit()
        self.steps_changed.emit()
        self.retry()

    def _move(self, steps: int) -> None:
        annotation = self._annotation
        if not steps or annotation is None or not self.can_edit:
            return
        self.stopwatch.touch()
        annotation = replace(annotation, seconds=self.stopwatch.seconds)
        self._set_writing(True)
        self._storing.write(
            lambda store: store.annotations.move(annotation, steps),
            then=lambda moved: self._moved(moved, is_undo=steps < 0),
            failed=self._failed,
        )

    def _moved(self, moved: Moved, *, is_undo: bool) -> None:
        annotation, edits = moved
        if _is_same(annotation, self._annotation):
            done = sum(1 for step in self._steps if not step.is_undone)
            done += -len(edits) if is_undo else len(edits)
            self._steps = tuple(
                replace(step, is_undone=place >= done) for place, step in enumerate(self._steps)
            )
            self._show(annotation, edits)
            self.steps_changed.emit()
        self._set_writing(False)

    def _saved(self, after: Annotation, step: Step) -> None:
        self._unsaved, self.trouble = None, ""
        if _is_same(after, self._annotation):
            self._steps = (*(s for s in self._steps if not s.is_undone), step)
            self.steps_changed.emit()
        self._set_writing(False)

    def _failed(self, error: BaseException) -> None:
        self.trouble = str(error)
        self._set_writing(False)
        self._storing.report(error)

    def _show(self, annotation: Annotation, edits: tuple[Edit, ...]) -> None:
        self._annotation = annotation
        for edit in edits:
            self.edited.emit(edit)

    def _set_writing(self, is_writing: bool) -> None:
        self._is_writing = is_writing
        self.saving_changed.emit()


_STATE_STEPS: Final = {
    AnnotationState.DRAFT: "Back to draft",
    AnnotationState.SUBMITTED: "Submit",
    AnnotationState.SKIPPED: "Skip",
}


def _is_same(first: Annotation, second: Annotation | None) -> bool:
    return second is not None and first.annotation_id == second.annotation_id
