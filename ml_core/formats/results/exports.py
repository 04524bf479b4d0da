"""The exports by name: the command line and the window offer the same ones."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ml_core.formats.results.writing import Sink
from ml_core.wafer.errors import ExportError


@dataclass(frozen=True)
class Export:
    """One way to write results.

    Attributes:
        name: the word for ``--export``, and the folder's name.
        title: shown in menus.
        what: what is written, one sentence.
        open: starts it in a folder, which is made; raises ExportError where it cannot be.
    """

    name: str
    title: str
    what: str
    open: Callable[[Path], Sink]


# Each opens its writer only when it is asked for: the PDF and Excel libraries are slow to load.
def _coco(folder: Path) -> Sink:
    from ml_core.formats.results.coco import CocoFolder

    return CocoFolder(folder)


def _klarf(folder: Path) -> Sink:
    from ml_core.formats.results.klarf_writer import KlarfFolder

    return KlarfFolder(folder)


def _stage(folder: Path) -> Sink:
    from ml_core.formats.results.stage import StageFolder

    return StageFolder(folder)


def _yolo(folder: Path) -> Sink:
    from ml_core.formats.results.yolo import YoloFolder

    return YoloFolder(folder)


def _pdf(folder: Path) -> Sink:
    from ml_core.formats.results.report import Report

    return Report(folder)


def _evidence(folder: Path) -> Sink:
    from ml_core.formats.results.evidence import EvidenceFolder

    return EvidenceFolder(folder)


def _xlsx(folder: Path) -> Sink:
    from ml_core.formats.results.xlsx import Workbooks

    return Workbooks(folder)


EXPORTS: Final[tuple[Export, ...]] = (
    Export("coco", "COCO", "Pictures and instances.json; holes as run lengths.", _coco),
    Export("klarf", "KLARF 1.2 and 1.8", "One file a wafer in each version.", _klarf),
    Export("stage", "Stage list", "Where to drive, in order of travel, one CSV a wafer.", _stage),
    Export("yolo", "YOLO segmentation", "Pictures, label files and data.yaml.", _yolo),
    Export("pdf", "PDF report", "A summary of the lot and one page a wafer.", _pdf),
    Export("xlsx", "Excel workbook", "One sheet of wafers and one of defects.", _xlsx),
    Export("evidence", "Evidence pages", "One PDF a wafer, with heat map and hashes.", _evidence),
)
"""All exports, in the order in which they are offered."""


def export_named(name: str) -> Export:
    """The export of a name.

    Raises:
        ExportError: there is none; the sentence names those there are.
    """
    for export in EXPORTS:
        if export.name == name:
            return export
    known = ", ".join(export.name for export in EXPORTS)
    raise ExportError(f"There is no export '{name}'; choose from {known}.")
