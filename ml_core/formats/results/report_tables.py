"""Text and tables on a page of the PDF report, in points from the lower left corner."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from ml_core.formats.results.pdf_text import draw_runs, width_of

MARGIN: Final = 42.0
"""Free border of a page, pt."""
INK: Final = (0.09, 0.11, 0.13)
"""Colour of text."""
SOFT: Final = (0.33, 0.36, 0.41)
"""Colour of lesser text."""

_ROW: Final = 14.0
_SIZE: Final = 8.0
_FOOT: Final = 40.0

Row = tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        title: its heading.
        width: pt.
        align: ``left`` or ``right``.
    """

    title: str
    width: float
    align: str = "left"


def rows_that_fit(y: float) -> int:
    """Number of rows below a table's heading that begins at height ``y``."""
    return max(int((y - _FOOT) // _ROW) - 1, 0)


def draw_table(canvas: Any, columns: Sequence[Column], rows: Sequence[Row], *, y: float) -> float:
    """Draw a table.

    Args:
        canvas: reportlab's canvas.
        columns: from left to right, beginning at the margin.
        rows: one text a column each; what is too wide is cut in the middle.
        y: upper edge of the heading.

    Returns:
        The height below the last row.
    """
    width = sum(column.width for column in columns)
    _draw_row(canvas, columns, tuple(column.title for column in columns), y=y, bold=True)
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineWidth(0.8)
    canvas.line(MARGIN, y - _ROW, MARGIN + width, y - _ROW)
    for number, row in enumerate(rows, 1):
        top = y - number * _ROW
        if number % 2 == 0:
            canvas.setFillColorRGB(0.955, 0.965, 0.975)
            canvas.rect(MARGIN, top - _ROW, width, _ROW, stroke=0, fill=1)
        _draw_row(canvas, columns, row, y=top, bold=False)
    return y - (len(rows) + 1) * _ROW


def draw_text(
    canvas: Any,
    text: str,
    *,
    x: float,
    y: float,
    size: float,
    bold: bool = False,
    colour: tuple[float, float, float] = INK,
    width: float | None = None,
    align: str = "left",
) -> None:
    """Draw one line of text.

    Args:
        canvas: reportlab's canvas.
        text: any text; marks that no font has show as ``?``.
        x: left edge, or right edge where ``align`` is ``right``.
        y: base line.
        size: pt.
        bold: in bold.
        colour: red, green, blue, 0 to 1.
        width: longest width, pt; a longer text is cut in the middle.
        align: ``left`` or ``right``.
    """
    shown = text if width is None else _fitted(text, size=size, width=width, bold=bold)
    canvas.setFillColorRGB(*colour)
    left = x - width_of(shown, size=size, bold=bold) if align == "right" else x
    draw_runs(canvas, shown, x=left, y=y, size=size, bold=bold)


def _draw_row(canvas: Any, columns: Sequence[Column], cells: Row, *, y: float, bold: bool) -> None:
    x = MARGIN
    for column, text in zip(columns, cells, strict=True):
        at = x + column.width - 4 if column.align == "right" else x + 3
        draw_text(
            canvas, text, x=at, y=y - 10, size=_SIZE, bold=bold, width=column.width - 6,
            align=column.align,
        )  # fmt: skip
        x += column.width


def _fitted(text: str, *, size: float, width: float, bold: bool) -> str:
    keep = len(text)
    shown = text
    while keep > 2 and width_of(shown, size=size, bold=bold) > width:
        keep -= 1
        shown = text[: (keep + 1) // 2] + "…" + text[len(text) - keep // 2 :]
    return shown
