"""Evidence pages: one PDF a wafer that shows what was found, where, and by what it was found.

The page shows map, masks and heat map to one scale, the defects with their coordinates, and
what anyone needs to come to the same answer: versions and SHA-256 of source, raster, masks and
model. The same wafer, inspection and details give the same bytes.
"""

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ml_core.formats.results.die_places import visit_pixel
from ml_core.formats.results.heat import heat_colours
from ml_core.formats.results.legend import nice_length, verdict_title
from ml_core.formats.results.naming import NameBook
from ml_core.formats.results.overlay import Panel, draw_panel
from ml_core.formats.results.pdf_text import lines_of
from ml_core.formats.results.png import colour_png
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
from ml_core.formats.results.writing import make_folder, write_whole
from ml_core.wafer.grid import RASTER_VERSION, Notch
from ml_core.wafer.inspection import Defect, Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import BY_KEY

_WIDTH, _HEIGHT = (float(length) for length in landscape(A4))
_SIDE: Final = 232.0
_STEP: Final = (_WIDTH - 2 * MARGIN - _SIDE) / 2
_PANELS: Final = _HEIGHT - 88 - _SIDE
_TABLE: Final = _PANELS - 50
_FACTS_LEFT: Final = 480.0
_FACTS_VALUE: Final = 546.0
_CONTINUED: Final = _HEIGHT - 62
_COLUMNS: Final = (
    Column("#", 30), Column("Class", 72), Column("Conf.", 38, "right"),
    Column("Die x, y", 60, "right"), Column("x, mm", 60, "right"), Column("y, mm", 60, "right"),
    Column("mm2", 58, "right"), Column("Dies", 42, "right"),
)  # fmt: skip
_IN_MM: Final = ("x, mm", "y, mm", "mm2")


@dataclass(frozen=True)
class EvidenceDetails:
    """What the page says beside the wafer.

    Attributes:
        operator: who answers for it; a line to sign on where empty.
        note: free text.
        program: name and version of the program.
        written: when; the present where None.
    """

    operator: str = ""
    note: str = ""
    program: str = ""
    written: datetime | None = None


@dataclass(frozen=True, eq=False)
class Heat:
    """A heat map to show.

    Attributes:
        class_key: the class that it speaks for.
        raster: (height, width) float32, 0 to 1.
        words: where the attention lies.
    """

    class_key: str
    raster: NDArray[np.float32]
    words: str


HeatSource = Callable[[WaferMap, Inspection], Heat | str]
"""Gives the heat map of a wafer's verdict, or says in a sentence why there is none."""


def no_heat(wafer: WaferMap, inspection: Inspection) -> str:  # noqa: ARG001  a HeatSource
    """Have no heat map: no model that can explain was given."""
    return "No heat map: no model that can explain itself was at hand."


class EvidenceFolder:
    """A folder of evidence pages, one PDF a wafer."""

    def __init__(
        self,
        folder: Path,
        *,
        details: EvidenceDetails | None = None,
        heat: HeatSource = no_heat,
    ) -> None:
        """Make the folder.

        Args:
            folder: where the pages go.
            details: what they say beside the wafer.
            heat: where heat maps come from.

        Raises:
            ExportError: it cannot be made.
        """
        self._folder = make_folder(folder)
        self._details = details or EvidenceDetails()
        self._heat = heat
        self._names = NameBook()

    def add(self, wafer: WaferMap, inspection: Inspection) -> None:
        """Write one wafer as ``NAME.pdf``.

        Raises:
            ExportError: the file cannot be written.
        """
        page = evidence_pdf(
            wafer, inspection, details=self._details, heat=self._heat(wafer, inspection)
        )
        write_whole(self._folder / f"{self._names.name(wafer)}.pdf", page)

    def close(self) -> tuple[Path, ...]:
        """Give the folder; each file was whole as soon as it was added."""
        return (self._folder,)


def evidence_pdf(
    wafer: WaferMap, inspection: Inspection, *, details: EvidenceDetails, heat: Heat | str
) -> bytes:
    """Draw a wafer's evidence page.

    Args:
        wafer: the wafer.
        inspection: what was found; a table that is too long goes on on further pages.
        details: what the page says beside.
        heat: the heat map, or why there is none.

    Returns:
        The PDF; equal arguments, with ``details.written`` given, give equal bytes.
    """
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(_WIDTH, _HEIGHT), pageCompression=1, invariant=1)
    canvas.setTitle(f"Evidence: {wafer.name}")
    canvas.setCreator(details.program or "Wafer Studio")
    rows = [_row(wafer, defect) for defect in inspection.defects]
    fits = rows_that_fit(_TABLE)
    pages = 1 + -(-max(len(rows) - fits, 0) // rows_that_fit(_CONTINUED))
    _head(canvas, wafer, inspection)
    _panels(canvas, wafer, inspection, heat)
    _facts(canvas, _facts_of(wafer, inspection, details), details.note)
    columns = tuple(_marked(each, wafer) for each in _COLUMNS)
    if rows:
        draw_table(canvas, columns, rows[:fits], y=_TABLE)
    else:
        draw_text(canvas, "No defect was found.", x=MARGIN, y=_TABLE - 12, size=10)
    _foot(canvas, wafer, pages)
    for start in range(fits, len(rows), rows_that_fit(_CONTINUED)):
        draw_text(canvas, f"{wafer.name}: defects", x=MARGIN, y=_HEIGHT - 46, size=12, bold=True)
        part = rows[start : start + rows_that_fit(_CONTINUED)]
        draw_table(canvas, columns, part, y=_CONTINUED)
        _foot(canvas, wafer, pages)
    canvas.save()
    return data.getvalue()


def _head(canvas: Any, wafer: WaferMap, inspection: Inspection) -> None:
    wide = _WIDTH - 2 * MARGIN
    draw_text(
        canvas, f"Evidence: {wafer.name}", x=MARGIN, y=_HEIGHT - 44, size=16, bold=True, width=wide
    )
    alert = " (alert)" if inspection.is_alert else ""
    parts = [
        f"Verdict {verdict_title(inspection.verdict)}",
        f"severity {inspection.severity:.0f} of 100{alert}",
        _counted(len(inspection.defects), "defect"), *_amounts(wafer, inspection),
    ]  # fmt: skip
    draw_text(canvas, ", ".join(parts), x=MARGIN, y=_HEIGHT - 60, size=9, colour=SOFT, width=wide)


def _amounts(wafer: WaferMap, inspection: Inspection) -> list[str]:
    """Dies and mm2 in words."""
    metrics, about = inspection.metrics, "about " if wafer.grid.is_estimated else ""
    area = sum(entry.area_mm2 for entry in metrics.per_class)
    parts = []
    if wafer.grid.has_dies:
        parts.append(f"{wafer.fail_count:,} of {wafer.die_count:,} dies fail")
    if metrics.affected_dies is not None:
        parts.append(f"{metrics.affected_dies:,} dies in the masks")
    if metrics.failed_in_mask is not None:
        parts.append(f"{100 * metrics.failed_in_mask:.0f} % of them failed")
    est = " (est.)" if wafer.grid.is_estimated else ""
    return [*parts, f"{about}{area:,.1f} mm2{est} in {100 * metrics.coverage:.1f} % of the wafer"]


def _panels(canvas: Any, wafer: WaferMap, inspection: Inspection, heat: Heat | str) -> None:
    titles = ["Map", f"Masks: {_classes(inspection)}", "Heat map"]
    panels = [draw_panel(wafer), draw_panel(wafer, inspection)]
    if isinstance(heat, Heat):
        titles[2] = f"What speaks for {BY_KEY[heat.class_key].title} (Grad-CAM)"
        panels.append(draw_panel(wafer, inspection, heat=heat.raster, outlined=heat.class_key))
    for place, title in enumerate(titles):
        left = MARGIN + place * _STEP
        draw_text(canvas, title, x=left, y=_PANELS + _SIDE + 6, size=8.5, bold=True, width=_SIDE)
    for place, panel in enumerate(panels):
        picture = ImageReader(io.BytesIO(colour_png(panel.pixels)))
        canvas.drawImage(picture, MARGIN + place * _STEP, _PANELS, width=_SIDE, height=_SIDE)
    canvas.setStrokeColorRGB(*SOFT)
    canvas.setLineWidth(0.4)
    for place in range(len(titles)):
        canvas.rect(MARGIN + place * _STEP, _PANELS, _SIDE, _SIDE)
    _scale_bar(canvas, wafer, panels[0])
    _keys(canvas, left=MARGIN + _STEP)
    _heat_words(canvas, heat, left=MARGIN + 2 * _STEP)


def _classes(inspection: Inspection) -> str:
    keys = dict.fromkeys(defect.class_key for defect in inspection.defects)
    return ", ".join(f"{BY_KEY[key].letter} {BY_KEY[key].title}" for key in keys) or "none"


def _scale_bar(canvas: Any, wafer: WaferMap, panel: Panel) -> None:
    mm_per_pt = panel.mm_per_pixel * panel.pixels.shape[1] / _SIDE
    length = nice_length(_SIDE * mm_per_pt * 0.28)
    y, right = _PANELS - 12, MARGIN + length / mm_per_pt
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineWidth(1.4)
    canvas.line(MARGIN, y, right, y)
    for x in (MARGIN, right):
        canvas.line(x, y - 3, x, y + 3)
    estimated = " (estimated)" if wafer.grid.is_estimated else ""
    notch = wafer.grid.notch
    side = "notch unknown" if notch is Notch.UNKNOWN else f"notch {notch.value}"
    text = f"{length:g} mm{estimated}; {side} on the map"
    draw_text(canvas, text, x=right + 6, y=y - 3, size=7.5, width=MARGIN + _SIDE - right - 6)


def _keys(canvas: Any, *, left: float) -> None:
    """What light and dark dies mean."""
    for at, (grey, label) in enumerate((((214, 222, 230), "pass"), ((58, 66, 78), "fail"))):
        x = left + 52 * at
        canvas.setFillColorRGB(*(value / 255 for value in grey))
        canvas.setLineWidth(0.4)
        canvas.rect(x, _PANELS - 17, 14, 9, fill=1)
        draw_text(canvas, label, x=x + 18, y=_PANELS - 15, size=7.5)
    told = "letter and number as in the table"
    draw_text(canvas, told, x=left + 108, y=_PANELS - 15, size=7.5, colour=SOFT)


def _heat_words(canvas: Any, heat: Heat | str, *, left: float) -> None:
    """A scale of the heat and where it lies, or why there is none, in the panel's place."""
    if isinstance(heat, str):
        for number, line in enumerate(_lines(heat, size=9, width=_SIDE - 40, most=9)):
            y = _PANELS + _SIDE / 2 + 10 - 12 * number
            draw_text(canvas, line, x=left + 20, y=y, size=9, colour=SOFT)
        return
    ramp = heat_colours(np.linspace(0, 1, 64, dtype=np.float32)[None])
    bar = ImageReader(io.BytesIO(colour_png(np.repeat(ramp, 2, axis=0))))
    canvas.drawImage(bar, left + 36, _PANELS - 16, width=70, height=7)
    draw_text(canvas, "nothing", x=left, y=_PANELS - 15, size=7.5)
    draw_text(canvas, "most", x=left + 110, y=_PANELS - 15, size=7.5)
    for number, line in enumerate(_lines(heat.words, size=6.6, width=_SIDE, most=3)):
        draw_text(canvas, line, x=left, y=_PANELS - 26 - 8 * number, size=6.6, colour=SOFT)


def _row(wafer: WaferMap, defect: Defect) -> Row:
    shown, grid = defect.defect_class, wafer.grid
    pixel = visit_pixel(defect, grid)
    x, y = grid.pixel_to_mm(pixel).tolist()
    die = ", ".join(str(value) for value in grid.pixel_to_die(pixel).tolist())
    return (
        f"{shown.letter}{defect.number}", shown.title, f"{defect.confidence:.2f}",
        die if grid.has_dies else "-", f"{x:.3f}", f"{y:.3f}", f"{defect.area_mm2:,.2f}",
        "-" if defect.dies is None else f"{len(defect.dies):,}",
    )  # fmt: skip


def _facts_of(
    wafer: WaferMap, inspection: Inspection, details: EvidenceDetails
) -> tuple[tuple[str, str], ...]:
    info, model = wafer.info, inspection.model
    written = (details.written or datetime.now(UTC)).astimezone(UTC)
    width, height = wafer.grid.raster_size
    told = (info.product, info.step, info.program, info.equipment)
    inputs = inspection.inputs
    sizes = f", inputs {', '.join(str(size) for size in inputs.sizes)}" if inputs else ""
    return (
        ("Source", wafer.source.path),
        ("SHA-256", wafer.source.sha256),
        ("Wafer id", wafer.wafer_id),
        ("Product", ", ".join(part for part in told if part) or "-"),
        ("Tested", info.tested_at or "-"),
        ("Geometry", _geometry(wafer)),
        ("Raster", f"version {RASTER_VERSION}, {width} x {height} pixels, uint8"),
        ("SHA-256", _digest(wafer.raster())),
        ("Masks", "one bit a class, uint8, on the raster"),
        ("SHA-256", _digest(inspection.mask)),
        ("Model", f"{model.name} {model.version} on {model.provider}{sizes}"),
        ("SHA-256", model.sha256),
        ("Program", details.program or "Wafer Studio"),
        ("Written", written.strftime("%Y-%m-%d %H:%M UTC")),
        ("Operator", details.operator),
    )  # fmt: skip


def _facts(canvas: Any, facts: tuple[tuple[str, str], ...], note: str) -> None:
    wide = _WIDTH - MARGIN - _FACTS_VALUE
    y = _TABLE - 10
    for label, value in facts:
        draw_text(canvas, label, x=_FACTS_LEFT, y=y, size=7, colour=SOFT)
        draw_text(canvas, value, x=_FACTS_VALUE, y=y, size=6.9, width=wide)
        if not value:
            canvas.setStrokeColorRGB(*SOFT)
            canvas.setLineWidth(0.5)
            canvas.line(_FACTS_VALUE, y - 1, _FACTS_VALUE + 160, y - 1)
        y -= 10.4
    draw_text(canvas, "Note", x=_FACTS_LEFT, y=y, size=7, colour=SOFT)
    for number, line in enumerate(_lines(note, size=7, width=wide, most=int((y - 34) // 9) + 1)):
        draw_text(canvas, line, x=_FACTS_VALUE, y=y - 9 * number, size=7, width=wide)


def _geometry(wafer: WaferMap) -> str:
    grid = wafer.grid
    guess = ", estimated" if grid.is_estimated else ""
    size = f"diameter {grid.diameter_mm:g} mm{guess}"
    if not grid.has_dies:
        return f"image without dies, {size}"
    pitch = f"pitch {grid.pitch_mm[0]:.5g} x {grid.pitch_mm[1]:.5g} mm"
    return f"{grid.columns} x {grid.rows} dies, {pitch}, {size}"


def _marked(column: Column, wafer: WaferMap) -> Column:
    """The column with its millimetres marked as resting on a guess."""
    if wafer.grid.is_estimated and column.title in _IN_MM:
        return replace(column, title=f"{column.title} est.")
    return column


def _digest(array: NDArray[Any]) -> str:
    return hashlib.sha256(np.ascontiguousarray(array, dtype=np.uint8).tobytes()).hexdigest()


def _lines(text: str, *, size: float, width: float, most: int) -> list[str]:
    """Text in lines; what goes beyond the most of them ends in an ellipsis."""
    lines = lines_of(text, size=size, width=width)
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} ..."]


def _foot(canvas: Any, wafer: WaferMap, pages: int) -> None:
    text = f"{wafer.name}, page {canvas.getPageNumber()} of {pages}"
    draw_text(
        canvas, text, x=_WIDTH - MARGIN, y=20, size=7.5, colour=SOFT, align="right", width=400
    )
    canvas.showPage()


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
