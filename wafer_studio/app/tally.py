"""How far a person is with the wafers of the library, and how long the rest will take."""

from dataclasses import dataclass
from statistics import median

from PySide6.QtCore import QObject, Signal

from ml_core.wafer.annotation import AnnotationState
from wafer_studio.app.annotating import Annotating, Saving
from wafer_studio.app.person import Person
from wafer_studio.app.storing import Storing


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a person is.

    Attributes:
        submitted: wafers handed in.
        skipped: wafers passed over.
        total: wafers of the library.
        seconds_a_wafer: median working time of those handed in last; None before the first.
    """

    submitted: int
    skipped: int
    total: int
    seconds_a_wafer: float | None

    @property
    def seconds_left(self) -> float | None:
        """Working time that the rest will take at this pace; None before the first."""
        if self.seconds_a_wafer is None:
            return None
        return self.seconds_a_wafer * max(self.total - self.submitted - self.skipped, 0)


class Tally(QObject):
    """Counts anew when an annotation was handed in, skipped, or belongs to another person."""

    changed = Signal()
    """``standing`` is new."""

    def __init__(
        self,
        storing: Storing,
        annotating: Annotating,
        person: Person,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._storing, self._annotating, self._person = storing, annotating, person
        self._standing: Standing | None = None
        self._state = AnnotationState.DRAFT
        annotating.opened.connect(self.count)
        annotating.saving_changed.connect(self._count_if_done)

    @property
    def standing(self) -> Standing | None:
        """How far the person is; None before it was counted."""
        return self._standing

    def count(self) -> None:
        """Count anew."""
        profile = self._person.profile
        self._state = self._annotating.remarks.state
        if profile is None:
            return
        key = profile.profile_id
        self._storing.start(
            lambda store: (
                store.annotations.states(key),
                store.annotations.seconds_of_submitted(key),
                store.count(),
            ),
            then=self._take,
        )

    def _count_if_done(self) -> None:
        is_saved = self._annotating.saving is Saving.SAVED
        if is_saved and self._annotating.remarks.state is not self._state:
            self.count()

    def _take(self, found: tuple[dict[AnnotationState, int], tuple[float, ...], int]) -> None:
        states, seconds, total = found
        self._standing = Standing(
            submitted=states[AnnotationState.SUBMITTED],
            skipped=states[AnnotationState.SKIPPED],
            total=total,
            seconds_a_wafer=median(seconds) if seconds else None,
        )
        self.changed.emit()
