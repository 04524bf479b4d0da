"""The stage list of a wafer: candidates, picked points, alignment, order, files, verdicts."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from ml_core.stage.findings import Finding, Outcome, outcome_named
from ml_core.stage.points import Candidate, PointKind, ReferencePoint, Spot, StagePoint
from ml_core.wafer.alignment import Alignment, Fit, PointPair, fit_alignment
from ml_core.wafer.errors import ExportError, GeometryError, WaferFileError
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap
from wafer_studio.app.jobs import Job, Jobs, Lane, Progress
from wafer_studio.app.messages import Level, Messages
from wafer_studio.app.storing import Storing
from wafer_studio.store.fa_verdicts import StagePoints

__all__ = [
    "Candidate", "Finding", "Fit", "Outcome", "PointKind", "ReferencePoint", "Route", "Spot",
    "StagePoint", "StageSheet", "Staging", "aligned", "die_candidate", "outcome_named",
]  # fmt: skip

_TOLD: Final = 5


@dataclass(frozen=True, eq=False)
class StageSheet:
    """All that the page shows of one wafer.

    Attributes:
        wafer: the wafer.
        candidates: what can be picked: defects, then reported ones, then dies that failed.
        points: what is picked, by number.
        references: the alignment points.
    """

    wafer: WaferMap
    candidates: tuple[Candidate, ...]
    points: tuple[StagePoint, ...]
    references: tuple[ReferencePoint, ...]


@dataclass(frozen=True)
class Route:
    """The way through the picked points.

    Attributes:
        points: in visiting order.
        before_mm: length of the way in the order of their numbers, mm.
        after_mm: length of this way, mm.
    """

    points: tuple[StagePoint, ...] = ()
    before_mm: float = 0.0
    after_mm: float = 0.0


class Staging(QObject):
    """Works on one wafer's stage list at a time; lives in the GUI thread."""

    changed = Signal(object)
    """The sheet is new: a ``StageSheet``."""
    routed = Signal(object)
    """The way through its points is known: a ``Route``."""
    noted = Signal()
    """Something that was found is in the library."""
    exported = Signal(object)
    """Files were written: a tuple of paths."""

    def __init__(
        self,
        jobs: Jobs,
        storing: Storing,
        messages: Messages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._storing = storing
        self._messages = messages
        self._wafer: WaferMap | None = None
        self._inspection: Inspection | None = None
        self._round = 0

    @property
    def wafer(self) -> WaferMap | None:
        """The wafer whose list is shown."""
        return self._wafer

    def show_wafer(self, wafer: WaferMap | None, inspection: Inspection | None) -> None:
        """Work on another wafer's list; on none where None."""
        self._wafer, self._inspection = wafer, inspection
        self._load()

    def pick(self, candidates: Sequence[Candidate]) -> None:
        """Put points on the list."""
        if (wafer := self._wafer) is not None and candidates:
            key, kept = wafer.wafer_id, tuple(candidates)
            self._store(lambda store: store.pick(key, kept))

    def unpick(self, numbers: Sequence[int]) -> None:
        """Take points off the list; what was found there is kept."""
        kept = tuple(numbers)
        if kept:
            self._store(lambda store: store.unpick(kept))

    def set_references(self, points: Sequence[ReferencePoint]) -> None:
        """Keep the alignment points."""
        if (wafer := self._wafer) is not None:
            key, kept = wafer.wafer_id, tuple(points)
            self._store(lambda store: store.set_references(key, kept))

    def note(self, finding: Finding) -> None:
        """Keep what was found at a point."""
        self._store(lambda store: store.note([finding]), then=self.noted.emit)

    def import_findings(self, path: Path) -> Job:
        """Read verdicts that came back from the microscope's side; all lines, of any wafer."""

        def work(_: Progress) -> tuple[int, int, tuple[str, ...]]:
            from ml_core.stage.findings import read_findings

            try:
                data = path.read_bytes()
            except OSError as error:
                raise WaferFileError(
                    source=str(path), what=f"the file cannot be read ({error.strerror})"
                ) from error
            read = read_findings(data, source=path.name, today=datetime.date.today())
            refused = self._storing.ask(
                lambda store: StagePoints.of(store).note(read.findings)
            ).result()
            unknown = tuple(
                f"{path.name}: point {each.point} is not in this library, or of another wafer; "
                "its verdict was passed over."
                for each in refused
            )
            taken = len(read.findings) - len(refused)
            return taken, read.open, (*read.problems, *unknown)

        return self._jobs.start(
            work, lane=Lane.COMPUTE, title=f"Reading {path.name}", then=self._tell_imported
        )

    def export(self, folder: Path, route: Route, *, alignment: Alignment | None) -> Job | None:
        """Write the list as CSV and as KLARF 1.2 and 1.8; None where nothing is picked."""
        wafer = self._wafer
        if wafer is None or not route.points:
            self._messages.report(
                ExportError("No point is picked; tick defects or dies before the list is written.")
            )
            return None
        return self._jobs.start(
            lambda _: _write(folder, wafer, route.points, alignment),
            lane=Lane.COMPUTE,
            title=f"Writing the stage list of {wafer.name}",
            then=self._tell_exported,
        )

    def _store(
        self, work: Callable[[StagePoints], object], *, then: Callable[[], None] | None = None
    ) -> None:
        self._round += 1  # what is being loaded is older than this

        def done(_: object) -> None:
            self._load()
            if then is not None:
                then()

        self._storing.start(lambda store: work(StagePoints.of(store)), then=done)

    def _load(self) -> None:
        self._round += 1
        asked, wafer, inspection = self._round, self._wafer, self._inspection
        if wafer is None:
            return
        self._jobs.start(
            lambda progress: self._sheet(progress, asked, wafer, inspection), lane=Lane.COMPUTE
        )

    def _sheet(
        self, progress: Progress, asked: int, wafer: WaferMap, inspection: Inspection | None
    ) -> None:
        points, references = self._storing.ask(
            lambda store: (
                StagePoints.of(store).picked(wafer.wafer_id),
                StagePoints.of(store).references(wafer.wafer_id),
            )
        ).result()
        sheet = StageSheet(wafer, _candidates(wafer, inspection), points, references)
        progress.hand(lambda: self._hand(asked, lambda: self.changed.emit(sheet)))
        route = _route(wafer, points)
        progress.hand(lambda: self._hand(asked, lambda: self.routed.emit(route)))

    def _hand(self, asked: int, emit: Callable[[], None]) -> None:
        """Show what was asked for last; drop what came too late."""
        if asked == self._round:
            emit()

    def _tell_imported(self, told: tuple[int, int, tuple[str, ...]]) -> None:
        taken, still_open, problems = told
        for problem in problems[:_TOLD]:
            self._messages.tell(problem, level=Level.WARNING)
        if len(problems) > _TOLD:
            more = len(problems) - _TOLD
            self._messages.tell(f"{more} more lines were passed over.", level=Level.WARNING)
        s = "" if taken == 1 else "s"
        self._messages.tell(f"{taken} verdict{s} taken, {still_open} points still open.")
        self._load()
        self.noted.emit()

    def _tell_exported(self, paths: tuple[Path, ...]) -> None:
        self._messages.tell(f"Stage list written to {paths[0].parent}.")
        self.exported.emit(paths)


def aligned(
    wafer: WaferMap, references: Sequence[ReferencePoint], *, fit: Fit
) -> tuple[Alignment | None, str]:
    """Fit the stage to the alignment points that were driven to.

    Returns:
        The alignment, or None and what is missing in words.
    """
    pairs = [
        PointPair(point.place_mm(wafer.grid), point.stage_mm)
        for point in references
        if point.stage_mm is not None
    ]
    needed = 3 if fit is Fit.AFFINE else 2
    if len(pairs) < needed:
        missing = needed - len(pairs)
        s = "" if missing == 1 else "s"
        return None, f"Drive to {missing} more point{s} and type what the stage shows there."
    try:
        return fit_alignment(pairs, fit=fit), ""
    except GeometryError as error:
        return None, str(error)


def die_candidate(wafer: WaferMap, die: tuple[int, int]) -> Candidate | None:
    """A die of the map as a candidate; None where there is none at these coordinates."""
    from ml_core.formats.results.stage_points import die_candidate as made

    if not wafer.grid.has_dies:
        return None
    column, row = wafer.grid.die_to_cell(die).tolist()
    inside = 0 <= column < wafer.grid.columns and 0 <= row < wafer.grid.rows
    return made(wafer.grid, die) if inside and wafer.die_mask[row, column] else None


def _candidates(wafer: WaferMap, inspection: Inspection | None) -> tuple[Candidate, ...]:
    from ml_core.formats.results.stage_points import (
        defect_candidates,
        die_candidates,
        reported_candidates,
    )

    found = () if inspection is None else defect_candidates(wafer, inspection)
    return (*found, *reported_candidates(wafer), *die_candidates(wafer))


def _route(wafer: WaferMap, points: tuple[StagePoint, ...]) -> Route:
    from ml_core.stage.travel import shortest_way, travel_mm

    places = [point.candidate.place_mm(wafer.grid) for point in points]
    order = shortest_way(places)
    after = travel_mm([places[at] for at in order])
    return Route(tuple(points[at] for at in order), travel_mm(places), after)


def _write(
    folder: Path, wafer: WaferMap, points: tuple[StagePoint, ...], alignment: Alignment | None
) -> tuple[Path, ...]:
    from ml_core.formats.results.naming import NameBook
    from ml_core.formats.results.stage_points import points_csv, points_klarf
    from ml_core.formats.results.writing import make_folder, write_whole

    make_folder(folder)
    name = NameBook().name(wafer)
    texts = {
        f"{name}.stage.csv": points_csv(wafer, points, alignment=alignment),
        f"{name}.stage-1.2.klarf": points_klarf(wafer, points, version="1.2", alignment=alignment),
        f"{name}.stage-1.8.klarf": points_klarf(wafer, points, version="1.8", alignment=alignment),
    }
    return tuple(
        write_whole(folder / file, text.encode("utf-8", "replace")) for file, text in texts.items()
    )
