"""The columns of the two big tables."""

from typing import Final

from wafer_studio.app.tables import DefectLine, DefectOrder, WaferLine, WaferOrder
from wafer_studio.ui.language import noted, translated
from wafer_studio.ui.pages.paged_table import TableColumn
from wafer_studio.ui.shared_words import title_of_key

DefectColumn = TableColumn[DefectLine, DefectOrder]
WaferColumn = TableColumn[WaferLine, WaferOrder]


def title_of(key: str | None) -> str:
    """A class or verdict for people; empty where there is none."""
    if key is None:
        return ""
    return title_of_key(key, translated("table_columns", "No defect"))


def _mm(value: float | None, *, is_estimated: bool, digits: int = 1) -> str:
    """Millimetres, marked where they rest on a guess."""
    if value is None:
        return "–"
    return ("≈ " if is_estimated else "") + f"{value:,.{digits}f}"


def _round(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


DEFECT_COLUMNS: Final[tuple[DefectColumn, ...]] = (
    DefectColumn(
        noted("table_columns", "Wafer"),
        190,
        DefectOrder.WAFER,
        lambda d: d.name,
        lambda d: d.name,
        is_number=False,
    ),
    DefectColumn(
        "#",
        38,
        DefectOrder.NUMBER,
        lambda d: d.number,
        lambda d: str(d.number),
        tip=noted("table_columns", "Number of the defect on its wafer"),
    ),
    DefectColumn(
        noted("table_columns", "Class"),
        122,
        DefectOrder.CLASS,
        lambda d: title_of(d.class_key),
        lambda d: title_of(d.class_key),
        is_number=False,
        class_key=lambda d: d.class_key,
    ),
    DefectColumn(
        noted("table_columns", "Conf. %"),
        60,
        DefectOrder.CONFIDENCE,
        lambda d: round(100 * d.confidence, 1),
        lambda d: f"{100 * d.confidence:.0f}",
        tip=noted("table_columns", "Confidence in per cent: mean probability inside the defect"),
    ),
    DefectColumn(
        noted("table_columns", "Dies"),
        52,
        DefectOrder.DIES,
        lambda d: d.die_count,
        lambda d: "–" if d.die_count is None else f"{d.die_count:,}",
        tip=noted("table_columns", "Affected dies"),
    ),
    DefectColumn(
        "mm²",
        78,
        DefectOrder.AREA,
        lambda d: _round(d.area_mm2, 3),
        lambda d: _mm(d.area_mm2, is_estimated=d.is_estimated),
        tip=noted("table_columns", "Area in mm², ≈ where the source tells no size"),
    ),
    DefectColumn(
        "x mm",
        72,
        DefectOrder.X,
        lambda d: _round(d.x_mm, 3),
        lambda d: _mm(d.x_mm, is_estimated=d.is_estimated),
        tip=noted(
            "table_columns", "Centroid x in mm, notch down, ≈ where the source tells no size"
        ),
    ),
    DefectColumn(
        "y mm",
        72,
        DefectOrder.Y,
        lambda d: _round(d.y_mm, 3),
        lambda d: _mm(d.y_mm, is_estimated=d.is_estimated),
        tip=noted(
            "table_columns", "Centroid y in mm, notch down, ≈ where the source tells no size"
        ),
    ),
    DefectColumn(
        noted("table_columns", "mm est."),
        60,
        DefectOrder.ESTIMATED,
        lambda d: d.is_estimated,
        lambda d: translated("table_columns", "est.") if d.is_estimated else "",
        is_number=False,
        tip=noted("table_columns", "Whether millimetres rest on an estimate"),
    ),
    DefectColumn(
        noted("table_columns", "Verdict"),
        92,
        DefectOrder.VERDICT,
        lambda d: title_of(d.verdict),
        lambda d: title_of(d.verdict),
        is_number=False,
        tip=noted("table_columns", "Verdict on the wafer"),
    ),
    DefectColumn(
        noted("table_columns", "Severity"),
        66,
        DefectOrder.SEVERITY,
        lambda d: _round(d.severity, 1),
        lambda d: f"{d.severity:.0f}",
        tip=noted("table_columns", "Severity of the wafer, 0 to 100"),
    ),
    DefectColumn(
        noted("table_columns", "FA"),
        112,
        DefectOrder.FA,
        lambda d: d.finding,
        lambda d: d.finding or "",
        is_number=False,
        tip=noted("table_columns", "Verdict of failure analysis, from the stage list"),
    ),
)
"""Columns of the table of defects."""

WAFER_COLUMNS: Final[tuple[WaferColumn, ...]] = (
    WaferColumn(
        noted("table_columns", "Wafer"),
        210,
        WaferOrder.WAFER,
        lambda w: w.name,
        lambda w: w.name,
        is_number=False,
    ),
    WaferColumn(
        noted("table_columns", "Product"),
        100,
        WaferOrder.PRODUCT,
        lambda w: w.product,
        lambda w: w.product or "–",
        is_number=False,
    ),
    WaferColumn(
        noted("table_columns", "Format"),
        72,
        WaferOrder.FORMAT,
        lambda w: w.format,
        lambda w: w.format,
        is_number=False,
    ),
    WaferColumn(
        noted("table_columns", "Dies"),
        70,
        WaferOrder.DIES,
        lambda w: w.dies,
        lambda w: f"{w.dies:,}",
    ),
    WaferColumn(
        noted("table_columns", "Fail"),
        66,
        WaferOrder.FAILS,
        lambda w: w.fails,
        lambda w: f"{w.fails:,}",
        tip=noted("table_columns", "Dies that failed"),
    ),
    WaferColumn(
        noted("table_columns", "Fail %"),
        66,
        WaferOrder.SHARE,
        lambda w: _round(100 * w.fails / w.dies, 2) if w.dies else None,
        lambda w: f"{100 * w.fails / w.dies:.1f}" if w.dies else "–",
        tip=noted("table_columns", "Share of the dies that failed, per cent"),
    ),
    WaferColumn(
        noted("table_columns", "Verdict"),
        130,
        WaferOrder.VERDICT,
        lambda w: title_of(w.verdict) or None,
        lambda w: title_of(w.verdict) or translated("table_columns", "not inspected"),
        is_number=False,
        class_key=lambda w: w.verdict,
    ),
    WaferColumn(
        noted("table_columns", "Severity"),
        74,
        WaferOrder.SEVERITY,
        lambda w: _round(w.severity, 1),
        lambda w: "–" if w.severity is None else f"{w.severity:.0f}",
        tip=noted("table_columns", "Severity, 0 to 100"),
    ),
    WaferColumn(
        noted("table_columns", "Defects"),
        74,
        WaferOrder.DEFECTS,
        lambda w: w.defects,
        lambda w: "–" if w.defects is None else f"{w.defects:,}",
    ),
    WaferColumn(
        "mm²",
        92,
        WaferOrder.AREA,
        lambda w: _round(w.area_mm2, 3),
        lambda w: _mm(w.area_mm2, is_estimated=w.is_estimated),
        tip=noted(
            "table_columns", "Summed area of the defects in mm², ≈ where the source tells no size"
        ),
    ),
    WaferColumn(
        noted("table_columns", "Label"),
        90,
        WaferOrder.LABEL,
        lambda w: w.label,
        lambda w: w.label or "–",
        is_number=False,
        tip=noted("table_columns", "Label in its set"),
    ),
)
"""Columns of the table of wafers."""
