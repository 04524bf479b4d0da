"""The page of the stage list: pick, align, drive, and note what was found."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QGroupBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ml_core.wafer.alignment import Alignment
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap
from wafer_studio.app.settings import EXPORT_FOLDER
from wafer_studio.app.staging import (
    Candidate,
    Fit,
    PointKind,
    ReferencePoint,
    Route,
    Spot,
    StageSheet,
    Staging,
    aligned,
    die_candidate,
)
from wafer_studio.app.workstation import Workstation
from wafer_studio.ui.accessibility import announce
from wafer_studio.ui.language import translated
from wafer_studio.ui.pages.parts import (
    column_of,
    combo_of,
    fill,
    go_back,
    places_of,
    row_of,
    sort_by_keys,
    table_view,
)
from wafer_studio.ui.pages.stage_models import CandidateModel, ReferenceModel
from wafer_studio.ui.pages.stage_route import OUTCOMES, ChoiceDelegate, RouteModel
from wafer_studio.ui.pages.stage_table import boxes_sheet
from wafer_studio.ui.pages.stage_words import (
    BUTTONS,
    NO_CANDIDATE,
    NO_POINT,
    NO_REFERENCE,
    NO_WAFER,
    SHOWN,
    TIPS,
    fit_words,
)
from wafer_studio.ui.panels.words import WithWords
from wafer_studio.ui.theme import Theme


class StagePage(QWidget):
    """Picks points of one wafer for a SEM or FIB and takes the verdicts back.

    Args:
        station: the workstation.
    """

    def __init__(self, station: Workstation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._sheet: StageSheet | None = None
        self._inspection: Inspection | None = None
        self._awaited: WaferMap | None = None
        self.alignment: Alignment | None = None
        self.staging = Staging(station.jobs, station.storing, station.messages, self)
        self.candidates = CandidateModel(self)
        self.references = ReferenceModel(self)
        self.route = RouteModel(self)
        self._make_tables()
        self._bodies = tuple(
            WithWords(view) for view in (self.candidate_view, self.reference_view, self.route_view)
        )
        self._title, self._fitted, self._travel = QLabel(), QLabel(), QLabel()
        self._fitted.setWordWrap(True)
        self.shown = combo_of(
            translated("stage", "Which candidates"),
            [
                *((translated("stage", title), kind) for title, kind in SHOWN),
                (translated("stage", "Picked"), "picked"),
            ],
        )
        self.fit = combo_of(
            translated("stage", "Fit"),
            [
                (translated("stage", "Turn and shift"), Fit.RIGID),
                (translated("stage", "Affine"), Fit.AFFINE),
            ],
        )
        self.die = QLineEdit(placeholderText=translated("stage", "Die x, y"))
        self.die.setAccessibleName(translated("stage", "Die to add, x and y"))
        self.buttons = {
            key: QPushButton(translated("stage", title)) for key, title in BUTTONS.items()
        }
        self._lay_out()
        self._connect()
        self._show()

    def _make_tables(self) -> None:
        self.candidate_view = table_view(
            self.candidates, translated("stage", "Candidates"), (132, 56, 82, 58, 78, 78)
        )
        self.candidate_view.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.candidate_view.setSortingEnabled(True)
        sort_by_keys(self.candidate_view)
        self.reference_view = table_view(
            self.references,
            translated("stage", "Alignment points"),
            (48, 48, 94, 84, 84, 84, 84, 88),
        )
        self.route_view = table_view(
            self.route,
            translated("stage", "Points in visiting order"),
            (36, 38, 116, 56, 62, 62, 52, 114, 60, 76),
        )
        self.route_view.horizontalHeader().setSectionResizeMode(8, QHeaderView.ResizeMode.Stretch)
        _offer(self.route_view, 7, OUTCOMES, translated("stage", "Verdict of failure analysis"))
        _offer(
            self.reference_view,
            2,
            [spot.value for spot in Spot],
            translated("stage", "Place in the die"),
        )

    @property
    def words(self) -> tuple[str, str, str]:
        """What is said in place of candidates, alignment points and way; empty where shown."""
        first, second, third = (body.words for body in self._bodies)
        return first, second, third

    def set_theme(self, theme: Theme) -> None:
        """Draw the boxes to tick in another theme; all else follows the palette."""
        self.candidate_view.setStyleSheet(boxes_sheet(theme))

    def activate(self) -> None:
        """Come to the front: show the open wafer, and take the focus."""
        document = self._station.document
        self.show_wafer(document.wafer, document.inspection)
        self.candidate_view.setFocus()

    def show_wafer(self, wafer: WaferMap | None, inspection: Inspection | None) -> None:
        """Show another wafer's list; the old one stays until the new one is there.

        A page that is not seen loads it when it comes to the front.
        """
        self._inspection = inspection
        self._awaited = wafer if wafer is not None and not self.isVisible() else None
        if self._awaited is None:
            self.staging.show_wafer(wafer, inspection)
        if wafer is None:
            self._take_sheet(None)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102, N802  Qt's name
        super().showEvent(event)
        if self._awaited is not None:
            self.show_wafer(self._awaited, self._inspection)

    def add_die(self) -> None:
        """Pick the die that was typed."""
        found = self._typed_die()
        if found is not None:
            self.staging.pick([found])
            self.die.clear()

    def add_reference(self) -> None:
        """Make the die that was typed, or the current candidate, an alignment point."""
        if self._sheet is None:
            return
        candidate = self._typed_die() if self.die.text().strip() else self._current()
        if candidate is None:
            return
        self.die.clear()
        self._set_references((*self.references.points, ReferencePoint(candidate.pixel)))

    def remove_reference(self) -> None:
        """Take the current alignment point away."""
        row = self.reference_view.currentIndex().row()
        points = self.references.points
        if 0 <= row < len(points):
            self._set_references((*points[:row], *points[row + 1 :]))

    def export(self) -> None:
        """Ask for a folder and write the list there."""
        settings = self._station.settings
        folder = settings.get(EXPORT_FOLDER) or str(Path.home() / "Wafer Studio")
        name = QFileDialog.getExistingDirectory(
            self, translated("stage", "Write the stage list to"), folder
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, folder: Path) -> None:
        """Write the list to a folder: CSV, KLARF 1.2 and 1.8."""
        self.staging.export(folder, self.route.route, alignment=self.alignment)

    def import_verdicts(self) -> None:
        """Ask for a table of verdicts and read it."""
        kinds = translated("stage", "Tables (*.csv *.txt *.tsv);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, translated("stage", "Read verdicts"), "", kinds)
        if name:
            self.staging.import_findings(Path(name))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.shown)
        chosen = row_of(self.buttons["tick"], self.buttons["untick"])
        other = row_of(self.die, self.buttons["die"])
        left = column_of(head, self._bodies[0], chosen, other)
        tools = row_of(
            self.buttons["add"],
            self.buttons["remove"],
            QLabel(translated("stage", "Fit")),
            self.fit,
        )
        tools.addStretch(1)
        align, drive = (
            QGroupBox(translated("stage", "Alignment")),
            QGroupBox(translated("stage", "Way and verdicts")),
        )
        fill(align, tools, self._bodies[1], self._fitted)
        ends = row_of(self.buttons["export"], self.buttons["import"])
        ends.insertWidget(0, self._travel, 1)
        fill(drive, self._bodies[2], ends)
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(align)
        right.addWidget(drive)
        right.setSizes([230, 430])
        across = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(left)
        across.addWidget(right)
        across.setSizes([370, 630])
        across.setStretchFactor(1, 1)
        across.setChildrenCollapsible(False)
        QVBoxLayout(self).addWidget(across)

    def _connect(self) -> None:
        calls = {
            "die": self.add_die, "add": self.add_reference, "remove": self.remove_reference,
            "export": self.export, "import": self.import_verdicts,
            "tick": lambda: self._toggle_selected(picked=True),
            "untick": lambda: self._toggle_selected(picked=False),
        }  # fmt: skip
        for key, call in calls.items():
            self.buttons[key].clicked.connect(lambda _=False, call=call: call())
            self.buttons[key].setToolTip(translated("stage", TIPS[key]))
        self.die.returnPressed.connect(self.add_die)
        self.staging.changed.connect(self._take_sheet)
        self.staging.routed.connect(self._take_route)
        self.staging.noted.connect(self._tell_library)
        self.candidates.toggled.connect(self._toggle)
        self.references.edited.connect(self._align)
        self.references.edited.connect(self.staging.set_references)
        self.route.noted.connect(self.staging.note)
        self.fit.currentIndexChanged.connect(self._align)
        self.shown.currentIndexChanged.connect(self._sift)

    def _set_references(self, points: tuple[ReferencePoint, ...]) -> None:
        self.references.set_points(self.references.wafer, points)
        self._align()
        self.staging.set_references(points)
        self._show()

    def _tell_library(self) -> None:
        """Have tables that show what was found list it anew."""
        wafer = self.staging.wafer
        self._station.library.changed.emit(() if wafer is None else (wafer.wafer_id,))

    def _take_sheet(self, sheet: StageSheet | None) -> None:
        rows = places_of(self.candidate_view, self.reference_view, self.route_view)
        self._sheet = sheet
        found = () if self._inspection is None else self._inspection.defects
        self.candidates.set_sheet(sheet, {each.number: each.confidence for each in found})
        wafer, points = (None, ()) if sheet is None else (sheet.wafer, sheet.references)
        self.references.set_points(wafer, points)
        if sheet is None:
            self.route.set_route(None, Route())
        self._align()
        self._show()
        go_back(rows)

    def _take_route(self, route: Route) -> None:
        rows = places_of(self.route_view)
        wafer = None if self._sheet is None else self._sheet.wafer
        self.route.set_route(wafer, route)
        self.route.set_alignment(self.alignment)
        self._show()
        go_back(rows)

    def _align(self) -> None:
        """Fit the stage anew, and say how well."""
        if self._sheet is None:
            self.alignment, trouble = None, ""
        else:
            self.alignment, trouble = aligned(
                self._sheet.wafer, self.references.points, fit=self.fit.currentData()
            )
        self.references.set_alignment(self.alignment)
        self.route.set_alignment(self.alignment)
        words = trouble if self.alignment is None else fit_words(self.alignment)
        if words != self._fitted.text():
            self._fitted.setText(words)
            announce(self, words)

    def _show(self) -> None:
        """Say what to do where a table is empty, and how long the way is."""
        sheet, route = self._sheet, self.route.route
        self._title.setText("" if sheet is None else f"<b>{sheet.wafer.name}</b>")
        nothing = (
            translated("stage", NO_WAFER) if sheet is None else translated("stage", NO_CANDIDATE)
        )
        self._bodies[0].say("" if self.candidates.count() else nothing)
        self._bodies[1].say("" if self.references.count() else translated("stage", NO_REFERENCE))
        self._bodies[2].say("" if self.route.count() else translated("stage", NO_POINT))
        about = (
            translated("stage", "about ")
            if sheet is not None and sheet.wafer.grid.is_estimated
            else ""
        )
        self._travel.setText(
            translated(
                "stage",
                "{count} points, {about}{after_mm} mm of travel ({before_mm} mm "
                "in the order of their numbers)",
            ).format(
                count=self.route.count(),
                about=about,
                after_mm=f"{route.after_mm:.0f}",
                before_mm=f"{route.before_mm:.0f}",
            )
            if self.route.count()
            else ""
        )
        for key in ("die", "tick", "untick", "add", "remove"):
            self.buttons[key].setEnabled(sheet is not None)
        self.buttons["export"].setEnabled(self.route.count() > 0)

    def _sift(self) -> None:
        kind = self.shown.currentData()
        is_kind = isinstance(kind, PointKind)
        self.candidates.set_shown(kind=kind if is_kind else None, only_picked=kind == "picked")
        self._show()

    def _toggle(self, candidates: list[Candidate], picked: bool) -> None:
        if picked:
            self.staging.pick(candidates)
        else:
            numbers = [self.candidates.picked.get(each.key) for each in candidates]
            self.staging.unpick([number for number in numbers if number is not None])

    def _toggle_selected(self, *, picked: bool) -> None:
        rows = self.candidate_view.selectionModel().selectedRows()
        self.candidates.toggle(sorted(index.row() for index in rows), picked=picked)

    def _current(self) -> Candidate | None:
        row = self.candidate_view.currentIndex().row()
        return self.candidates.candidates[row] if row >= 0 else None

    def _typed_die(self) -> Candidate | None:
        """The die that was typed; says what is wrong with what was."""
        parts = self.die.text().replace(",", " ").replace(";", " ").split()
        try:
            x, y = (int(part) for part in parts)
        except ValueError:
            self._title.setText(
                translated("stage", "Type a die as two whole numbers, such as 12, -3.")
            )
            return None
        found = None if self._sheet is None else die_candidate(self._sheet.wafer, (x, y))
        if found is None:
            self._title.setText(
                translated("stage", "There is no die {x}, {y} on this wafer.").format(x=x, y=y)
            )
        return found


def _offer(view: QTableView, column: int, words: Sequence[str], name: str) -> None:
    view.setItemDelegateForColumn(column, ChoiceDelegate(words, name, view))
