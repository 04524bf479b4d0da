"""The side on which an annotation is made: class, numbers, shapes, checks, remarks."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ml_core.wafer.inspection import Defect
from wafer_studio.app.annotating import Annotating
from wafer_studio.app.measuring import DrawnFigures, Measuring
from wafer_studio.app.tally import Tally
from wafer_studio.ui.desk import Desk
from wafer_studio.ui.language import translated
from wafer_studio.ui.panels.class_picker import ClassPicker
from wafer_studio.ui.panels.findings import FindingList
from wafer_studio.ui.panels.remarks import RemarksPanel
from wafer_studio.ui.panels.shapes import ShapeTable
from wafer_studio.ui.shared_words import counted

_TICK_MS: Final = 1000


class DrawPanel(QWidget):
    """Shows the open annotation; what the user asks for goes out by the parts' signals."""

    def __init__(
        self,
        desk: Desk,
        annotating: Annotating,
        measuring: Measuring,
        tally: Tally,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._annotating = desk, annotating
        self._measuring, self._tally = measuring, tally
        self.classes = ClassPicker()
        self.figures = QLabel()
        self.figures.setWordWrap(True)
        self.figures.setAccessibleName(translated("draw", "Drawn so far"))
        self.shapes = ShapeTable()
        self.findings = FindingList()
        self.remarks = RemarksPanel()
        self._lay_out()
        self._connect()
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._show_time)
        self._clock.start()
        self._show_annotation()

    def _lay_out(self) -> None:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.classes)
        column.addWidget(self.figures)
        column.addWidget(self.shapes, 1)
        foot = QWidget()
        below = QVBoxLayout(foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.findings, 1)
        below.addWidget(self.remarks)
        side = QSplitter(Qt.Orientation.Vertical)
        side.addWidget(head)
        side.addWidget(foot)
        side.setStretchFactor(0, 3)
        side.setStretchFactor(1, 2)
        side.setChildrenCollapsible(False)
        frame = QScrollArea(widgetResizable=True)
        frame.setFrameShape(QScrollArea.Shape.NoFrame)
        frame.setWidget(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 6, 0)
        layout.addWidget(frame)

    def _connect(self) -> None:
        self.shapes.selected.connect(self._desk.select)
        self.findings.shape_chosen.connect(lambda key: self._desk.select([key]))
        self.remarks.remarked.connect(self._annotating.remark)
        self._desk.class_changed.connect(self.classes.set_class)
        self._desk.selection_changed.connect(self._show_selection)
        for signal in (self._annotating.opened, self._annotating.edited):
            signal.connect(self._show_annotation)
        self._measuring.measured.connect(self._show_report)
        self._tally.changed.connect(lambda: self.remarks.show_standing(self._tally.standing))

    def _show_annotation(self) -> None:
        is_open = self._annotating.annotation is not None
        self.shapes.set_shapes(self._annotating.shapes, self._desk.selected_ids)
        self.remarks.show_remarks(self._annotating.remarks, is_open=is_open)
        self._show_time()

    def _show_selection(self) -> None:
        self.shapes.set_selected(self._desk.selected_ids)

    def _show_report(self) -> None:
        report = self._measuring.report
        if report is None:
            self.figures.setText("")
            self.findings.show_report((), ())
            return
        self.figures.setText(_told(report.total, len(report.by_shape)))
        self.shapes.model.set_figures(report.by_shape)
        self.findings.show_report(report.findings, self._unmarked(report.unmarked))

    def _unmarked(self, numbers: tuple[int, ...]) -> tuple[Defect, ...]:
        inspection = self._desk.inspection
        if inspection is None or self._annotating.remarks.has_no_defect:
            return ()
        return tuple(d for d in inspection.defects if d.number in numbers)

    def _show_time(self) -> None:
        watch = self._annotating.stopwatch
        self.remarks.show_time(watch.seconds, is_running=watch.is_running)


def _told(figures: DrawnFigures, count: int) -> str:
    shapes = counted("shape", count)
    covered = translated("draw", "{coverage} % of the wafer").format(
        coverage=f"{100 * figures.coverage:.2f}"
    )
    if figures.dies is None:
        return translated("draw", "{shapes} · {area_mm2} mm² · {covered}").format(
            shapes=shapes, area_mm2=f"{figures.area_mm2:.1f}", covered=covered
        )
    killed = (
        ""
        if figures.kill_ratio is None
        else translated("draw", " · {kill_ratio} % killed").format(
            kill_ratio=f"{100 * figures.kill_ratio:.0f}"
        )
    )
    return translated("draw", "{shapes} · {dies} dies{killed} · {area_mm2} mm² · {covered}").format(
        shapes=shapes,
        dies=figures.dies,
        killed=killed,
        area_mm2=f"{figures.area_mm2:.1f}",
        covered=covered,
    )
