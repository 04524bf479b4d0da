"""Exports: which there are, and the job that writes them."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from ml_core.formats.results.exports import EXPORTS, Export
from ml_core.formats.results.writing import Sink, make_folder
from ml_core.wafer.errors import ExportError
from wafer_studio.app.evidence import EVIDENCE, evidence_opener
from wafer_studio.app.inspection import Inspecting
from wafer_studio.app.jobs import Job, Jobs, Lane, Progress
from wafer_studio.app.messages import Level, Messages
from wafer_studio.app.storing import Storing
from wafer_studio.store.rows import WaferQuery


def _results(folder: Path) -> Sink:
    from ml_core.formats.results.results_json import ResultsFile

    return ResultsFile(folder / "results.json")


def _metrics(folder: Path) -> Sink:
    from ml_core.formats.results.metrics_csv import MetricsFiles

    return MetricsFiles(folder)


def _masks(folder: Path) -> Sink:
    from ml_core.formats.results.masks import MaskFolder

    return MaskFolder(folder / "masks")


def _overlays(folder: Path) -> Sink:
    from ml_core.formats.results.overlay import OverlayFolder

    return OverlayFolder(folder / "overlays")


def _in_own_folder(export: Export) -> Export:
    """The same export, in a folder of its own name below the chosen one."""
    return Export(export.name, export.title, export.what, lambda at: export.open(at / export.name))


OFFERED: Final[tuple[Export, ...]] = (
    Export("results", "Results (JSON)", "results.json: all that was found, one file.", _results),
    Export("metrics", "Metrics (CSV)", "metrics.csv: one line a wafer.", _metrics),
    Export("masks", "Masks (PNG)", "Indexed and one a class, in the map's pixels.", _masks),
    Export("overlays", "Pictures (PNG)", "The map with its masks, for slides.", _overlays),
    *(_in_own_folder(export) for export in EXPORTS),
)
"""All that can be exported, in the order of the dialog."""


@dataclass(frozen=True)
class Exported:
    """What came of an export.

    Attributes:
        folder: where the results are.
        written: wafers that were written.
        left_out: wafers with no inspection, as there was no model to make one.
    """

    folder: Path
    written: int
    left_out: int


class Exporting(QObject):
    """Writes wafers and what was found on them; lives in the GUI thread."""

    exported = Signal(object)
    """An export is over: an ``Exported``."""

    def __init__(
        self,
        jobs: Jobs,
        storing: Storing,
        messages: Messages,
        inspecting: Inspecting,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._storing = storing
        self._messages = messages
        self._inspecting = inspecting

    def start(
        self,
        names: Sequence[str],
        folder: Path,
        *,
        wafer_ids: Sequence[str] | None = None,
        operator: str = "",
        note: str = "",
    ) -> Job:
        """Write wafers; those without an inspection are inspected first.

        What was finished before a cancel or an error stays whole.

        Args:
            names: of the exports wanted.
            folder: made if it is not there.
            wafer_ids: which wafers; the whole library where None.
            operator: who answers for the evidence pages.
            note: free text on them.
        """
        chosen = [export for export in OFFERED if export.name in names]
        evidence = evidence_opener(self._inspecting, operator=operator, note=note)
        chosen = [
            replace(export, open=evidence) if export.name == EVIDENCE else export
            for export in chosen
        ]
        return self._jobs.start(
            lambda progress: self._write(progress, chosen, folder, wafer_ids),
            lane=Lane.COMPUTE,
            title=f"Exporting to {folder.name or folder}",
            then=self._tell,
        )

    def _write(
        self,
        progress: Progress,
        chosen: list[Export],
        folder: Path,
        wafer_ids: Sequence[str] | None,
    ) -> Exported:
        ids = wafer_ids
        if ids is None:
            ids = self._storing.ask(lambda store: store.ids(WaferQuery())).result()
        if not ids:
            raise ExportError("There is no wafer to export; open wafer files first.")
        make_folder(folder)
        written = 0
        with ExitStack() as stack:
            sinks = [_opened(export.open, folder, stack) for export in chosen]
            progress(0, len(ids))
            for wafer, inspection in self._inspecting.inspected_pairs(progress, ids):
                for sink in sinks:
                    sink.add(wafer, inspection)
                written += 1
                progress(written, len(ids))
        return Exported(folder, written, len(ids) - written)

    def _tell(self, exported: Exported) -> None:
        s = "" if exported.written == 1 else "s"
        self._messages.tell(f"{exported.written} wafer{s} exported to {exported.folder}.")
        if exported.left_out:
            self._messages.tell(
                f"{exported.left_out} wafers were left out of the export: they were not "
                "inspected, and there is no model to do it.",
                level=Level.WARNING,
            )
        self.exported.emit(exported)


def _opened(open_sink: Callable[[Path], Sink], folder: Path, stack: ExitStack) -> Sink:
    sink = open_sink(folder)
    stack.callback(sink.close)
    return sink
