"""metrics.csv, one row a wafer, and defects.csv, one row a defect (RFC 4180, UTF-8).

Unknown is an empty field. A text that a spreadsheet would run as a formula (it starts with
``=``, ``+``, ``-``, ``@``, a tab or a return) is written with an apostrophe before it.
"""

import csv
import io
from pathlib import Path
from typing import Final

from ml_core.formats.results.rows import DEFECT_COLUMNS, WAFER_COLUMNS, Cell, defect_row, wafer_row
from ml_core.formats.results.writing import Draft
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_line(cells: tuple[Cell, ...]) -> str:
    """One line of CSV with its line end.

    Args:
        cells: None is an empty field, True and False are ``true`` and ``false``; a text that a
            spreadsheet would take for a formula gets an apostrophe before it.

    Returns:
        The line, ending in CR LF.
    """
    text = io.StringIO()
    csv.writer(text).writerow([_field(cell) for cell in cells])
    return text.getvalue()


class MetricsFiles:
    """metrics.csv and defects.csv in one folder, written wafer by wafer."""

    def __init__(self, folder: Path) -> None:
        """Start both files.

        Args:
            folder: an existing folder.

        Raises:
            ExportError: it cannot be written.
        """
        self._wafers = Draft(folder / "metrics.csv")
        try:
            self._defects = Draft(folder / "defects.csv")
        except BaseException:
            self._wafers.discard()
            raise
        self._append(self._wafers, WAFER_COLUMNS)
        self._append(self._defects, DEFECT_COLUMNS)

    def add(self, wafer: WaferMap, inspection: Inspection) -> None:
        """Write one wafer's row and its defects' rows.

        Raises:
            ExportError: the disk is full or gone.
        """
        self._append(self._wafers, wafer_row(wafer, inspection))
        rows = "".join(csv_line(defect_row(wafer, defect)) for defect in inspection.defects)
        self._defects.append(rows.encode("utf-8", "replace"))

    def close(self) -> tuple[Path, ...]:
        """Put both files in their places.

        Raises:
            ExportError: the disk is full or gone.
        """
        try:
            return self._wafers.keep(), self._defects.keep()
        finally:
            self._wafers.discard()
            self._defects.discard()

    @staticmethod
    def _append(draft: Draft, cells: tuple[Cell, ...]) -> None:
        draft.append(csv_line(cells).encode("utf-8", "replace"))


def _field(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return str(cell)
