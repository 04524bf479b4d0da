"""Excel workbook of a run: one sheet of wafers, one of defects (ECMA-376).

Texts are written as texts whatever they start with, so no lot name can run as a formula.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from ml_core.formats.results.rows import DEFECT_COLUMNS, WAFER_COLUMNS, Cell, defect_row, wafer_row
from ml_core.formats.results.writing import Draft, make_folder, reported
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap

_MOST_ROWS: Final = 1_048_576
_LONGEST_TEXT: Final = 32_767
_FORMULA: Final = ("=", "+", "-", "@")
_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDE: Final = frozenset({"source", "dies", "model", "provider"})


class Workbooks:
    """``results.xlsx``, written row by row; a full sheet is followed by another."""

    def __init__(self, folder: Path) -> None:
        """Start the workbook.

        Raises:
            ExportError: the folder cannot be made.
        """
        self._path = make_folder(folder) / "results.xlsx"
        self._draft = Draft(self._path)
        self._book = Workbook(write_only=True)
        self._wafers = _Sheet(self._book, "wafers", WAFER_COLUMNS)
        self._defects = _Sheet(self._book, "defects", DEFECT_COLUMNS)

    def add(self, wafer: WaferMap, inspection: Inspection) -> None:
        """Write one wafer's row and its defects' rows.

        Raises:
            ExportError: the disk is full.
        """
        with reported(self._path):
            self._wafers.append(wafer_row(wafer, inspection))
            for defect in inspection.defects:
                self._defects.append(defect_row(wafer, defect))

    def close(self) -> tuple[Path, ...]:
        """Save the workbook.

        Raises:
            ExportError: the disk is full or gone.
        """
        try:
            data = io.BytesIO()
            with reported(self._path):
                self._book.save(data)
            self._draft.append(data.getvalue())
            return (self._draft.keep(),)
        finally:
            self._draft.discard()


class _Sheet:
    """One table, over as many sheets as Excel's limit of rows asks for."""

    def __init__(self, book: Workbook, title: str, columns: tuple[str, ...]) -> None:
        self._book, self._title, self._columns = book, title, columns
        self._rows, self._sheets = _MOST_ROWS, 0
        self._sheet: Any = None
        self._begin()

    def append(self, cells: tuple[Cell, ...]) -> None:
        if self._rows >= _MOST_ROWS:
            self._begin()
        self._sheet.append(list(self._cells(cells)))
        self._rows += 1

    def _begin(self) -> None:
        self._sheets += 1
        name = self._title if self._sheets == 1 else f"{self._title} {self._sheets}"
        self._sheet = self._book.create_sheet(name)
        self._sheet.freeze_panes = "A2"
        for number, column in enumerate(self._columns, 1):
            width = 40 if column in _WIDE else max(len(column) + 2, 10)
            self._sheet.column_dimensions[get_column_letter(number)].width = width
        self._sheet.auto_filter.ref = f"A1:{get_column_letter(len(self._columns))}1"
        self._sheet.append([self._heading(column) for column in self._columns])
        self._rows = 1

    def _heading(self, text: str) -> Any:
        cell = WriteOnlyCell(self._sheet, text)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E4E9EF")
        return cell

    def _cells(self, cells: tuple[Cell, ...]) -> Iterator[Any]:
        for cell in cells:
            yield self._text(cell) if isinstance(cell, str) else cell

    def _text(self, text: str) -> Any:
        plain = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
        if len(plain) > _LONGEST_TEXT:
            plain = plain[: _LONGEST_TEXT - 1] + "…"
        if not plain.startswith(_FORMULA):
            return plain
        cell = WriteOnlyCell(self._sheet, plain)
        cell.data_type = "s"  # a string even where it begins with "="
        cell.quotePrefix = True  # and stays one when somebody edits the cell
        return cell
