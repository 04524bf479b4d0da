"""Numbers and checks of the open annotation, worked out beside the drawing."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ml_core.drawing.meter import DrawnFigures, DrawnReport, ShapeMeter
from wafer_studio.app.annotating import Annotating
from wafer_studio.app.document import Document
from wafer_studio.app.jobs import Jobs, Lane

__all__ = ["DrawnFigures", "DrawnReport", "Measuring"]

_PATIENCE_MS: Final = 120
"""A wafer that was just opened is painted first; a step is measured at once."""


class Measuring(QObject):
    """Measures after each step; of steps that come faster than it measures only the last."""

    measured = Signal()
    """``report`` is new, or None again."""

    def __init__(
        self,
        jobs: Jobs,
        document: Document,
        annotating: Annotating,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._document, self._annotating = jobs, document, annotating
        self._meter: ShapeMeter | None = None
        self._report: DrawnReport | None = None
        self._is_measuring = False
        self._is_stale = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PATIENCE_MS)
        self._soon.timeout.connect(self._measure)
        annotating.opened.connect(self._begin)
        annotating.edited.connect(self._measure)
        document.inspection_changed.connect(self._soon.start)

    @property
    def report(self) -> DrawnReport | None:
        """What was measured last of the open annotation; None before that."""
        return self._report

    def _begin(self) -> None:
        wafer = self._document.wafer
        is_open = wafer is not None and self._annotating.annotation is not None
        self._meter = ShapeMeter(wafer) if is_open and wafer is not None else None
        self._report = None
        self.measured.emit()
        self._soon.start()

    def _measure(self) -> None:
        meter = self._meter
        if meter is None:
            return
        if self._is_measuring:
            self._is_stale = True
            return
        self._is_measuring, self._is_stale = True, False
        shapes, inspection = self._annotating.shapes, self._document.inspection
        rejected = self._annotating.remarks.rejected
        self._jobs.start(
            lambda _: meter.report(shapes, inspection, rejected=rejected),
            lane=Lane.COMPUTE,
            then=lambda report: self._take(meter, report),
            failed=self._failed,
        )

    def _take(self, meter: ShapeMeter, report: DrawnReport) -> None:
        self._is_measuring = False
        if meter is self._meter and not self._is_stale:
            self._report = report
            self.measured.emit()
        if self._is_stale or meter is not self._meter:
            self._measure()

    def _failed(self, error: BaseException) -> None:
        self._is_measuring = False
        self._jobs.report(error)
