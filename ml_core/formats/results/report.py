"""PDF report of a run: a summary of the lot, then one page a wafer."""

import io
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ml_core.formats.results.legend import verdict_title
from ml_core.formats.results.overlay import draw_overlay
from ml_core.formats.results.png import colour_jpeg
from ml_core.formats.results.report_tables import (
    INK,
    MARGIN,
    SOFT,
    Column,
    Row,
    draw_table,
    draw_text,
    rows_that_fit,
)
from ml_core.formats.results.writing import Draft, make_folder, reported, write_whole
from ml_core.wafer.inspection import Defect, Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import CLASSES

_WIDTH: Final = float(A4[0])
_HEIGHT: Final = float(A4[1])
_PICTURE_HEIGHT: Final = 430.0
_PICTURE_PIXELS: Final = 900
_DEFECTS_TOP: Final = _HEIGHT - MARGIN - _PICTURE_HEIGHT - 62
_TABLE_TOP: Final = 46.0  # pt from the top on a page that only continues a table

_LOT: Final = (
    Column("#", 26), Column("Wafer", 150), Column("Verdict", 70), Column("Severity", 48, "right"),
    Column("Clusters", 48, "right"), Column("Dies", 44, "right"), Column("Fail", 44, "right"),
    Column("In masks", 50, "right"), Column("Page", 31, "right"),
)  # fmt: skip
_DEFECTS: Final = (
    Column("#", 24), Column("Class", 68), Column("Confidence", 54, "right"),
    Column("Area, mm2", 72, "right"), Column("Length, mm", 74, "right"),
    Column("Dies", 40, "right"), Column("Centroid, mm", 96, "right"),
    Column("Centroid, px", 83, "right"),
)  # fmt: skip

_ESTIMATED_TITLES: Final = {
    "Area, mm2": "Area, mm2 (est.)",
    "Length, mm": "Length, mm (est.)",
    "Centroid, mm": "Centroid, mm (est.)",
}


@dataclass(frozen=True)
class _Page:
    """All that one wafer's pages show; its picture waits on disk."""

    name: str
    source: str
    wafer_id: str
    picture: Path
    verdict: str
    severity: float
    alert: bool
    counts: tuple[int, int] | None
    affected: int | None
    classes: tuple[str, ...]
    geometry: str
    is_estimated: bool
    model: str
    rows: tuple[Row, ...]


class Report:
    """``report.pdf``; pictures are kept in a temporary folder until it is closed."""

    def __init__(self, folder: Path) -> None:
        """Start the report.

        Raises:
            ExportError: the folder cannot be made.
        """
        self._draft = Draft(make_folder(folder) / "report.pdf")
        self._pictures = tempfile.TemporaryDirectory(prefix="wafer-studio-")
        self._pages: list[_Page] = []

    def add(self, wafer: WaferMap, inspection: Inspection) -> None:
        """Draw one wafer.

        Raises:
            ExportError: the disk is full.
        """
        picture = Path(self._pictures.name) / f"{len(self._pages)}.jpg"
        drawn = draw_overlay(wafer, inspection)
        write_whole(picture, colour_jpeg(drawn, width=_PICTURE_PIXELS))
        self._pages.append(_page(wafer, inspection, picture))

    def close(self) -> tuple[Path, ...]:
        """Write the report.

        Raises:
            ExportError: the disk is full or gone.
        """
        try:
            self._draft.append(_pdf(self._pages))
            return (self._draft.keep(),)
        finally:
            self._draft.discard()
            with reported(Path(self._pictures.name)):
                self._pictures.cleanup()


def _page(wafer: WaferMap, inspection: Inspection, picture: Path) -> _Page:
    has_dies = wafer.grid.has_dies
    model = inspection.model
    return _Page(
        name=wafer.name, source=wafer.source.path, wafer_id=wafer.wafer_id, picture=picture,
        verdict=verdict_title(inspection.verdict), severity=inspection.severity,
        alert=inspection.is_alert,
        counts=(wafer.die_count, wafer.fail_count) if has_dies else None,
        affected=inspection.metrics.affected_dies,
        classes=tuple(sorted({each.class_key for each in inspection.defects})),
        geometry=_geometry(wafer), is_estimated=wafer.grid.is_estimated,
        model=f"{model.name} {model.version} on {model.provider}, graph {model.sha256}",
        rows=tuple(_defect_cells(each) for each in inspection.defects),
    )  # fmt: skip


def _geometry(wafer: WaferMap) -> str:
    grid = wafer.grid
    guess = ", estimated" if grid.is_estimated else ""
    if not grid.has_dies:
        return f"image without dies, diameter {grid.diameter_mm:g} mm{guess}"
    pitch = f"{grid.pitch_mm[0]:.5g} x {grid.pitch_mm[1]:.5g} mm"
    size = f"{grid.columns} x {grid.rows} dies"
    return f"{size}, pitch {pitch}, diameter {grid.diameter_mm:g} mm{guess}"


def _defect_cells(defect: Defect) -> Row:
    shown = defect.defect_class
    return (
        f"{shown.letter}{defect.number}", shown.title, f"{defect.confidence:.2f}",
        f"{defect.area_mm2:,.2f}", f"{defect.length_mm:,.2f}",
        "-" if defect.dies is None else f"{len(defect.dies):,}",
        f"{defect.centroid_mm[0]:.3f}, {defect.centroid_mm[1]:.3f}",
        f"{defect.centroid_px[0]:.1f}, {defect.centroid_px[1]:.1f}",
    )  # fmt: skip


def _pdf(pages: list[_Page]) -> bytes:
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4, pageCompression=1)
    canvas.setTitle("Wafer Studio: inspection report")
    canvas.setCreator("Wafer Studio")
    _summary(canvas, pages)
    for page in pages:
        _wafer(canvas, page)
    canvas.save()
    return data.getvalue()


def _summary(canvas: Any, pages: list[_Page]) -> None:
    """The lot: what was found, then the table of wafers over as many pages as it takes."""
    draw_text(canvas, "Inspection report", x=MARGIN, y=_HEIGHT - 64, size=20, bold=True)
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    alerts = sum(page.alert for page in pages)
    line = f"{_counted(len(pages), 'wafer')}, {_counted(alerts, 'alert')}; written {when}"
    draw_text(canvas, line, x=MARGIN, y=_HEIGHT - 84, size=10, colour=SOFT)
    y = _class_counts(canvas, pages, y=_HEIGHT - 112)
    _lot_table(canvas, pages, y=y - 14)


def _class_counts(canvas: Any, pages: list[_Page], *, y: float) -> float:
    """Wafers and clusters of each class; gives the height below them."""
    wafers = Counter(key for page in pages for key in page.classes)
    clusters = Counter(row[1] for page in pages for row in page.rows)
    columns = (Column("Class", 110), Column("Wafers", 60, "right"), Column("Clusters", 60, "right"))
    rows: list[Row] = [
        (f"{each.letter}  {each.title}", f"{wafers[each.key]:,}", f"{clusters[each.title]:,}")
        for each in CLASSES
    ]
    clean = sum(not page.classes for page in pages)
    return draw_table(canvas, columns, [*rows, ("No defect", f"{clean:,}", "")], y=y)


def _lot_table(canvas: Any, pages: list[_Page], *, y: float) -> None:
    starts = _first_pages(pages, y=y)
    rows = [_lot_row(number, page, starts[number - 1]) for number, page in enumerate(pages, 1)]
    _long_table(canvas, _LOT, rows, y=y)


def _lot_row(number: int, page: _Page, start: int) -> Row:
    dies, fails = (f"{n:,}" for n in page.counts) if page.counts else ("-", "-")
    severity = f"{page.severity:.0f}{' !' if page.alert else ''}"
    affected = "-" if page.affected is None else f"{page.affected:,}"
    return (
        str(number), page.name, page.verdict, severity, str(len(page.rows)), dies, fails,
        affected, str(start),
    )  # fmt: skip


def _first_pages(pages: list[_Page], *, y: float) -> list[int]:
    """Page number on which each wafer begins, after a summary whose table begins at ``y``."""
    at = 1 + _table_pages(len(pages), y=y)
    starts = []
    for page in pages:
        starts.append(at)
        at += _table_pages(len(page.rows), y=_DEFECTS_TOP)
    return starts


def _table_pages(rows: int, *, y: float) -> int:
    left = max(rows - rows_that_fit(y), 0)
    return 1 + -(-left // rows_that_fit(_HEIGHT - _TABLE_TOP))


def _long_table(canvas: Any, columns: tuple[Column, ...], rows: list[Row], *, y: float) -> None:
    """A table over as many pages as it takes; ends the last of them."""
    fits = rows_that_fit(y)
    draw_table(canvas, columns, rows[:fits], y=y)
    _end_page(canvas)
    if rows[fits:]:
        _long_table(canvas, columns, rows[fits:], y=_HEIGHT - _TABLE_TOP)


def _wafer(canvas: Any, page: _Page) -> None:
    width = _WIDTH - 2 * MARGIN
    picture = ImageReader(str(page.picture))
    across, down = picture.getSize()
    height = min(width * down / across, _PICTURE_HEIGHT)
    canvas.drawImage(
        picture, MARGIN, _HEIGHT - MARGIN - height, width=height * across / down, height=height
    )
    y = _HEIGHT - MARGIN - _PICTURE_HEIGHT - 12
    facts = (
        f"Source {page.source}", f"Geometry: {page.geometry}", f"Model {page.model}",
        f"Wafer id {page.wafer_id}",
    )  # fmt: skip
    for number, fact in enumerate(facts):
        draw_text(canvas, fact, x=MARGIN, y=y - 11 * number, size=7.5, colour=SOFT, width=width)
    if page.rows:
        columns = tuple(_marked(each) for each in _DEFECTS) if page.is_estimated else _DEFECTS
        _long_table(canvas, columns, list(page.rows), y=_DEFECTS_TOP)
    else:
        draw_text(canvas, "No defect was found.", x=MARGIN, y=_DEFECTS_TOP - 12, size=10)
        _end_page(canvas)


def _marked(column: Column) -> Column:
    """The column with its millimetres marked as resting on a guess."""
    return replace(column, title=_ESTIMATED_TITLES.get(column.title, column.title))


def _end_page(canvas: Any) -> None:
    draw_text(canvas, f"page {canvas.getPageNumber()}", x=_WIDTH - 80, y=22, size=8, colour=INK)
    canvas.showPage()


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
