"""All that one run of ``inspect`` writes: results, tables, pictures and exports."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ml_core.formats.results.exports import export_named
from ml_core.formats.results.masks import MaskFolder
from ml_core.formats.results.metrics_csv import MetricsFiles
from ml_core.formats.results.overlay import OverlayFolder
from ml_core.formats.results.results_json import ResultsFile
from ml_core.formats.results.stage import StageFolder
from ml_core.formats.results.writing import Sink, make_folder
from ml_core.wafer.alignment import Alignment
from ml_core.wafer.errors import ExportError

if TYPE_CHECKING:
    from ml_core.wafer.inspection import Inspection
    from ml_core.wafer.map import WaferMap


class Outputs:
    """The output folder of one run."""

    def __init__(
        self,
        folder: Path,
        *,
        exports: Sequence[str],
        alignment: Alignment | None,
        evidence: Callable[[Path], Sink] | None = None,
    ) -> None:
        """Start every file.

        Args:
            folder: made if it is not there.
            exports: names of exports, each written to a folder of its name.
            alignment: for the stage lists.
            evidence: starts the evidence pages with what is known of them; without heat maps
                and details where None.

        Raises:
            ExportError: the folder cannot be written.
        """
        make_folder(folder)
        self.folder = folder
        self.count = 0
        self.warned = 0
        self._results = ResultsFile(folder / "results.json")
        self._sinks: list[Sink] = [self._results]
        try:
            self._sinks.append(MetricsFiles(folder))
            self._sinks.append(MaskFolder(folder / "masks"))
            self._sinks.append(OverlayFolder(folder / "overlays"))
            for name in exports:
                self._sinks.append(_opened(name, folder / name, alignment, evidence))
        except BaseException:
            self.close()
            raise

    def add(self, wafer: "WaferMap", inspection: "Inspection") -> None:
        """Write one wafer everywhere.

        Raises:
            ExportError: something cannot be written.
        """
        for sink in self._sinks:
            sink.add(wafer, inspection)
        self.count += 1
        self.warned += bool(wafer.warnings)

    def add_error(self, *, source: str, message: str) -> None:
        """Note an input that failed."""
        self._results.add_error(source=source, message=message)

    def close(self) -> tuple[Path, ...]:
        """Finish every file, also when one of them cannot be finished.

        Returns:
            What was written.

        Raises:
            ExportError: the first that could not be finished.
        """
        written: list[Path] = []
        failed: ExportError | None = None
        sinks, self._sinks = self._sinks, []
        for sink in sinks:
            try:
                written += sink.close()
            except ExportError as error:
                failed = failed or error
        if failed is not None:
            raise failed
        return tuple(written)


def _opened(
    name: str,
    folder: Path,
    alignment: Alignment | None,
    evidence: Callable[[Path], Sink] | None,
) -> Sink:
    if name == "evidence" and evidence is not None:
        return evidence(folder)
    if name == "stage" and alignment is not None:
        return StageFolder(folder, alignment=alignment)
    return export_named(name).open(folder)
