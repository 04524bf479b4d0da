"""What the tables of the stage page have in common."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from ml_core.wafer.map import WaferMap
from wafer_studio.app.staging import Candidate
from wafer_studio.places import resources
from wafer_studio.ui.language import translated
from wafer_studio.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_NOWHERE: Final = QModelIndex()
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TEXTS: Final = frozenset(
    {Role.DisplayRole, Role.AccessibleTextRole, Role.EditRole, Role.ToolTipRole}
)
_LEAST_MM2: Final = 0.01


@dataclass(frozen=True)
class Head:
    """One column's head.

    Attributes:
        title: shown.
        tip: its tooltip, and what a screen reader says before a cell.
        is_number: True where cells stand at the right.
        is_edited: True where the user types in it.
    """

    title: str
    tip: str
    is_number: bool = True
    is_edited: bool = False


class StageTable(QAbstractTableModel):
    """Heads, and cells that are texts.

    Args:
        heads: of the columns.
        count: tells the number of rows.
        text: tells a cell's text, by row and column.
    """

    def __init__(
        self,
        heads: tuple[Head, ...],
        *,
        count: Callable[[], int],
        text: Callable[[int, int], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.heads, self.count, self.text = heads, count, text
        self.wafer: WaferMap | None = None
        self.ratio = 1.0

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102, N802  Qt's name
        return 0 if parent.isValid() else self.count()

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102, N802  Qt's name
        return 0 if parent.isValid() else len(self.heads)

    def headerData(  # noqa: D102, N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        head = self.heads[section]
        if role == Role.DisplayRole:
            return translated("stage_models", head.title)
        return (
            translated("stage_models", head.tip)
            if role in (Role.ToolTipRole, Role.AccessibleTextRole)
            else None
        )

    def flags(self, index: Index) -> Qt.ItemFlag:  # noqa: D102
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.heads[index.column()].is_edited:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: D102
        if not index.isValid() or index.row() >= self.count():
            return None
        head = self.heads[index.column()]
        if role == Role.TextAlignmentRole:
            return _RIGHT if head.is_number else None
        if role not in _TEXTS:
            return None
        text = self.text(index.row(), index.column())
        if role != Role.AccessibleTextRole:
            return text
        name = re.split("[,:，：、]", translated("stage_models", head.tip))[0]
        text = text.replace("≈", translated("stage_models", "about"))
        text = text or translated("stage_models", "empty")
        return f"{name}: {text}"


def die_text(candidate: Candidate, wafer: WaferMap) -> str:
    """A candidate's die as ``x, y``; a dash for an image without dies."""
    die = candidate.die(wafer.grid)
    return "–" if die is None else f"{die[0]}, {die[1]}"


def marked(text: str, wafer: WaferMap) -> str:
    """A length, marked where the wafer's millimetres are estimated."""
    return f"≈ {text}" if wafer.grid.is_estimated else text


def area_text(area_mm2: float, wafer: WaferMap) -> str:
    """An area in mm², or in µm² where it is small."""
    if area_mm2 >= 10:
        return marked(f"{area_mm2:,.0f} mm²", wafer)
    if area_mm2 >= _LEAST_MM2:
        return marked(f"{area_mm2:.3g} mm²", wafer)
    return marked(f"{area_mm2 * 1e6:,.0f} µm²", wafer)


def number(text: str) -> float | None:
    """A length that was typed, mm; None where it is none."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if abs(value) < 1e6 else None


def boxes_sheet(theme: Theme) -> str:
    """Boxes of a table with an edge that can be seen, as those elsewhere."""
    check = (resources() / "icons" / "check.png").as_posix()
    return f"""
        QTableView::indicator {{
            width: 13px; height: 13px; border: 1px solid {theme.rim}; border-radius: 3px;
            background: {theme.base};
        }}
        QTableView::indicator:checked {{ background: {theme.highlight}; image: url("{check}"); }}
        QTableView::indicator:checked:selected {{ border: 1px solid {theme.highlighted}; }}
    """
