"""Answers to the model's proposals: accept or reject, cluster by cluster, with one key."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from ml_core.drawing import proposals
from ml_core.drawing.outcome import Outcome
from ml_core.wafer.annotation import proposal_key
from ml_core.wafer.inspection import Defect
from wafer_studio.app.annotating import Annotating
from wafer_studio.app.measuring import Measuring
from wafer_studio.ui.canvas.tools.bench import take
from wafer_studio.ui.canvas.view import MapView
from wafer_studio.ui.desk import Desk


class Answering(QObject):
    """What a person says to the defects that the model sees.

    Args:
        view: marks the proposal that is asked about.
        desk: takes the steps.
        annotating: keeps what was rejected.
        measuring: tells which defects nobody drew or rejected.
    """

    def __init__(
        self, view: MapView, desk: Desk, annotating: Annotating, measuring: Measuring
    ) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self._annotating, self._measuring = annotating, measuring
        measuring.measured.connect(self._show)

    def calls(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does, by its key."""
        return {
            "accept": self.accept,
            "accept_all": lambda: self._take(proposals.accept(self._unmarked())),
            "reject": self.reject,
            "no_defect": self.turn_no_defect,
        }

    def accept(self, number: int = 0) -> None:
        """Make a shape of a defect of the model, and mark the next one that nobody drew.

        Args:
            number: of the defect; the marked one, else the first that nobody drew, where 0.
        """
        defect = self._proposal(number)
        if self._take(proposals.accept([] if defect is None else [defect])) and defect:
            self._mark_next(defect.number)

    def reject(self) -> None:
        """Say that the marked defect of the model is none, and mark the next one."""
        defect, inspection = self._proposal(0), self._desk.inspection
        if defect is None or inspection is None:
            self._take(proposals.accept([]))
            return
        said = self._annotating.remarks
        key = proposal_key(inspection.model.sha256, defect.number)
        name = f"Reject: {defect.defect_class.title} (defect {defect.number})"
        self._annotating.remark(name, replace(said, rejected=(*said.rejected, key)))
        self._mark_next(defect.number)

    def turn_no_defect(self) -> None:
        """Say that the wafer has no defect, or take that back."""
        said = self._annotating.remarks
        name = "Defects" if said.has_no_defect else "No defect"
        self._annotating.remark(name, replace(said, has_no_defect=not said.has_no_defect))

    def _take(self, outcome: Outcome) -> bool:
        return take(self._desk, outcome)

    def _unmarked(self) -> Sequence[Defect]:
        report, inspection = self._measuring.report, self._desk.inspection
        if inspection is None:
            return ()
        if report is None:  # not measured yet: on an untouched wafer all are open
            is_untouched = not self._desk.shapes and not self._annotating.remarks.rejected
            return inspection.defects if is_untouched else ()
        return [d for d in inspection.defects if d.number in report.unmarked]

    def _proposal(self, number: int) -> Defect | None:
        left = self._unmarked()
        wanted = number or self._view.current_defect
        return next((d for d in left if d.number == wanted), left[0] if left else None)

    def _mark_next(self, number: int) -> None:
        rest = [d for d in self._unmarked() if d.number != number]
        following = [d for d in rest if d.number > number] or rest
        self._view.mark_defect(following[0].number if following else 0)

    def _show(self) -> None:
        report = self._measuring.report
        self._view.set_proposals(None if report is None else report.unmarked)
