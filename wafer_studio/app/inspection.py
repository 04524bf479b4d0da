"""Inspection: the model is loaded, one wafer or all of them are inspected, in the background."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from ml_core.wafer.errors import GeometryError, WaferStudioError
from ml_core.wafer.inspection import ALERT_SEVERITY, Inspection, ModelRef
from ml_core.wafer.map import WaferMap
from wafer_studio.app.document import Document
from wafer_studio.app.jobs import Job, Jobs, Lane, Progress
from wafer_studio.app.messages import Level, Messages
from wafer_studio.app.storing import Storing

if TYPE_CHECKING:
    from ml_core.segmentation.pipeline import Inspector

_CHUNK: Final = 32
_NAMED: Final = 3
"""Wafers that an alert names."""


class Inspecting(QObject):
    """Inspects the open wafer, or all; lives in the GUI thread."""

    model_changed = Signal()
    """A model is ready, or cannot be used."""
    inspected = Signal(object)
    """Wafers have new inspections: a tuple of ids."""

    def __init__(
        self,
        jobs: Jobs,
        storing: Storing,
        messages: Messages,
        document: Document,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.on_open = True
        """Inspect a wafer that is opened, if the model in use has not seen it."""
        self._jobs = jobs
        self._storing = storing
        self._messages = messages
        self._document = document
        self._inspector: Inspector | None = None
        self._package: tuple[Callable[[], Path], Sequence[str] | None] | None = None
        self._trouble = ""
        self._single: Job | None = None
        document.wafer_changed.connect(self._inspect_if_new)

    @property
    def model(self) -> ModelRef | None:
        """The model in use, None while it is loading or if it cannot be used."""
        return None if self._inspector is None else self._inspector.model

    @property
    def trouble(self) -> str:
        """Why there is no model, empty if there is one or it is still loading."""
        return self._trouble

    @property
    def package(self) -> "tuple[Callable[[], Path], Sequence[str] | None] | None":
        """What finds the package of the model in use, and its providers; None without a model."""
        return self._package

    def load_model(
        self, find: Callable[[], Path], *, providers: Sequence[str] | None = None
    ) -> Job:
        """Load a model package; the one in use stays until the new one is ready.

        Args:
            find: gives the package's folder or file; runs in the job.
            providers: execution providers to try, in order; the best that works where None.
        """
        return self._jobs.start(
            lambda _: _load(find(), providers),
            lane=Lane.COMPUTE,
            title="Loading the model",
            then=lambda inspector: self._take_inspector(inspector, (find, providers)),
            failed=self._refuse_model,
        )

    def inspect_open(self) -> Job | None:
        """Inspect the open wafer; the answer is dropped if another wafer is open by then."""
        wafer, inspector = self._document.wafer, self._inspector
        if wafer is None or inspector is None:
            return None
        if self._single is not None:
            self._single.cancel()
        self._single = self._jobs.start(
            lambda progress: self._inspect_one(progress, inspector, wafer),
            lane=Lane.COMPUTE,
            title=f"Inspecting {wafer.name}",
            then=self._take,
        )
        return self._single

    def inspect_all(self, wafer_ids: Sequence[str] | None = None) -> Job | None:
        """Inspect wafers in the background.

        Args:
            wafer_ids: which; those that the model has not seen where None.

        Returns:
            The job, or None if there is no model.
        """
        inspector = self._inspector
        if inspector is None:
            return None
        return self._jobs.start(
            lambda progress: self._inspect_many(progress, inspector, wafer_ids),
            lane=Lane.COMPUTE,
            title="Inspecting wafers",
            then=self._tell_batch,
        )

    def inspected_pairs(
        self, progress: Progress, wafer_ids: Sequence[str]
    ) -> Iterator[tuple[WaferMap, Inspection]]:
        """Wafers with their inspections, made where they are missing; for use in a job.

        Wafers that need an inspection while there is no model are left out.
        """
        for start in range(0, len(wafer_ids), _CHUNK):
            part = tuple(wafer_ids[start : start + _CHUNK])
            stored = self._storing.ask(
                lambda store, part=part: [  # type: ignore[misc]
                    (wafer, store.newest_inspection(wafer.wafer_id)) for wafer in store.wafers(part)
                ]
            ).result()
            for wafer, inspection in stored:
                progress.check()
                found = inspection or self._inspect_and_keep(progress, wafer)
                if found is not None:
                    yield wafer, found

    def _inspect_if_new(self) -> None:
        inspection, model = self._document.inspection, self.model
        if self.on_open and model and not _is_by(inspection, model):
            self.inspect_open()

    def _take_inspector(
        self, inspector: "Inspector", package: tuple[Callable[[], Path], Sequence[str] | None]
    ) -> None:
        self._inspector, self._package, self._trouble = inspector, package, ""
        for notice in inspector.notices:
            self._messages.tell(notice, level=Level.WARNING)
        self.model_changed.emit()
        self._inspect_if_new()

    def _refuse_model(self, error: BaseException) -> None:
        self._messages.report(error)
        if isinstance(error, WaferStudioError) and self._inspector is None:
            self._trouble = str(error)
            self.model_changed.emit()

    def _inspect_one(
        self, progress: Progress, inspector: "Inspector", wafer: WaferMap
    ) -> Inspection:
        inspection = inspector.inspect(wafer)
        # Shown before it is on the disk: it can be made again at any time.
        progress.hand(lambda: self._document.take_inspection(inspection))
        self._storing.ask(lambda store: store.add_inspections([inspection])).result()
        return inspection

    def _take(self, inspection: Inspection) -> None:
        self.inspected.emit((inspection.wafer_id,))
        if inspection.is_alert and self._document.wafer_id == inspection.wafer_id:
            self._alert([self._document.wafer.name] if self._document.wafer else [])

    def _inspect_and_keep(self, progress: Progress, wafer: WaferMap) -> Inspection | None:
        if self._inspector is None:
            return None
        inspection = self._inspector.inspect(wafer)
        self._keep(progress, [inspection])
        return inspection

    def _inspect_many(
        self, progress: Progress, inspector: "Inspector", wafer_ids: Sequence[str] | None
    ) -> "_Batch":
        asked = (
            list(wafer_ids)
            if wafer_ids is not None
            else self._storing.ask(
                lambda store: store.ids_not_inspected(inspector.model.sha256)
            ).result()
        )
        batch = _Batch()
        made: list[Inspection] = []

        def refuse(_: WaferMap, error: GeometryError) -> None:
            progress.hand(lambda: self._messages.report(error))

        try:
            with _inspect_each(inspector, self._stored(asked), refuse) as pairs:
                for wafer, inspection in pairs:
                    made.append(inspection)
                    batch.count(wafer, inspection)
                    if len(made) == _CHUNK:
                        self._keep(progress, made)
                        made = []
                    progress(batch.done, len(asked))
        finally:
            self._keep(progress, made)
        return batch

    def _stored(self, wafer_ids: Sequence[str]) -> Iterator[WaferMap]:
        for start in range(0, len(wafer_ids), _CHUNK):
            part = tuple(wafer_ids[start : start + _CHUNK])
            yield from self._storing.ask(lambda store, part=part: store.wafers(part)).result()  # type: ignore[misc]

    def _keep(self, progress: Progress, inspections: list[Inspection]) -> None:
        if not inspections:
            return
        kept = tuple(inspections)
        self._storing.ask(lambda store: store.add_inspections(kept)).result()
        progress.hand(lambda: self._show_kept(kept))

    def _show_kept(self, inspections: tuple[Inspection, ...]) -> None:
        for inspection in inspections:
            self._document.take_inspection(inspection)
        self.inspected.emit(tuple(inspection.wafer_id for inspection in inspections))

    def _tell_batch(self, batch: "_Batch") -> None:
        if not batch.done:
            self._messages.tell("Nothing to inspect: the model in use has seen every wafer.")
            return
        s = "" if batch.done == 1 else "s"
        self._messages.tell(f"{batch.done} wafer{s} inspected, {batch.with_defects} with defects.")
        self._alert(batch.alerts)

    def _alert(self, names: Sequence[str]) -> None:
        if names:
            more = len(names) - _NAMED
            listed = ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
            self._messages.tell(
                f"Alert: severity over {ALERT_SEVERITY:.0f} on {listed}.", level=Level.WARNING
            )


class _Batch:
    """Counts of a batch."""

    def __init__(self) -> None:
        self.done = 0
        self.with_defects = 0
        self.alerts: list[str] = []

    def count(self, wafer: WaferMap, inspection: Inspection) -> None:
        self.done += 1
        self.with_defects += bool(inspection.defects)
        if inspection.is_alert:
            self.alerts.append(wafer.name)


def _is_by(inspection: Inspection | None, model: ModelRef) -> bool:
    return inspection is not None and inspection.model.sha256 == model.sha256


def _load(package: Path, providers: Sequence[str] | None) -> "Inspector":
    from ml_core.segmentation.pipeline import load_inspector

    return load_inspector(package, providers=providers)


def _inspect_each(
    inspector: "Inspector",
    wafers: Iterable[WaferMap],
    refuse: Callable[[WaferMap, GeometryError], None],
) -> "closing[Generator[tuple[WaferMap, Inspection]]]":
    from ml_core.segmentation.batch import inspect_all

    # An own generator, so that leaving the loop early ends the workers at once.
    return closing(pair for pair in inspect_all(inspector, wafers, on_error=refuse))
