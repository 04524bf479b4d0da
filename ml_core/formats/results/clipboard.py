"""Tables for the clipboard: tab-separated text for a spreadsheet, HTML for slides and mails.

A text that a spreadsheet would run as a formula gets an apostrophe before it, as in the CSV
files; numbers stay numbers.
"""

import html
from collections.abc import Iterable, Sequence
from typing import Final

from ml_core.formats.results.rows import Cell

_FORMULA: Final = ("=", "+", "-", "@")
_STYLE: Final = "border:1px solid #8894a0;padding:2px 6px;"


def tab_separated(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Rows as text: one line a row, a tab between cells, CR LF at the end of each line.

    Args:
        heads: the first line.
        rows: the others; None is an empty cell, tabs and line ends in a text are spaces.
    """
    return "".join(tab_line(line) for line in (heads, *rows))


def tab_line(cells: Sequence[Cell]) -> str:
    """One such line with its end."""
    return "\t".join(_plain(cell) for cell in cells) + "\r\n"


def html_table(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Rows as an HTML table with a heading; numbers stand at the right."""
    head = "".join(f'<th style="{_STYLE}">{html.escape(text)}</th>' for text in heads)
    body = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in rows)
    return (
        '<table style="border-collapse:collapse"><thead>'
        f"<tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return str(cell)
    text = " ".join(cell.split())
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cell(cell: Cell) -> str:
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    side = "right" if is_number else "left"
    return f'<td style="{_STYLE}text-align:{side}">{html.escape(_plain(cell))}</td>'
