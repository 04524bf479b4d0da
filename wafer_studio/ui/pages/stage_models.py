"""Two tables of the stage page: what can be picked, and the alignment points."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, Signal

from ml_core.wafer.alignment import Alignment
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import BY_KEY
from wafer_studio.app.staging import (
    Candidate,
    PointKind,
    ReferencePoint,
    Spot,
    StageSheet,
    die_candidate,
)
from wafer_studio.ui.language import noted
from wafer_studio.ui.pages.stage_table import (
    Head,
    Index,
    Role,
    StageTable,
    area_text,
    die_text,
    marked,
    number,
)
from wafer_studio.ui.panels.swatch import swatch_icon
from wafer_studio.ui.shared_words import candidate_words

_CANDIDATE_HEADS: Final = (
    Head(
        noted("stage_models", "What"),
        noted("stage_models", "What it is; tick it to put it on the list"),
        is_number=False,
    ),
    Head(noted("stage_models", "Die"), noted("stage_models", "Die, source coordinates")),
    Head(noted("stage_models", "Area"), noted("stage_models", "Area")),
    Head(noted("stage_models", "Conf. %"), noted("stage_models", "Confidence in per cent")),
    Head("x mm", noted("stage_models", "Wafer x in mm, notch down")),
    Head("y mm", noted("stage_models", "Wafer y in mm, notch down")),
)


class CandidateModel(StageTable):
    """What can be picked on a wafer, and whether it is."""

    toggled = Signal(object, bool)
    """A box was ticked or emptied: candidates, and whether they are picked now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            _CANDIDATE_HEADS, count=lambda: len(self.candidates), text=self._text, parent=parent
        )
        self.candidates: tuple[Candidate, ...] = ()
        self.picked: dict[object, int] = {}
        self._all: tuple[Candidate, ...] = ()
        self._confidence: dict[int, float] = {}
        self._kind: PointKind | None = None
        self._only_picked = False
        self._sorted_by = 0
        self._descending = False

    def set_sheet(self, sheet: StageSheet | None, confidence: dict[int, float]) -> None:
        """Show a wafer's candidates; a point that is none of them stands before them."""
        points = () if sheet is None else sheet.points
        listed = () if sheet is None else sheet.candidates
        known = {candidate.key for candidate in listed}
        every = (*(p.candidate for p in points if p.candidate.key not in known), *listed)
        is_same = sheet is not None and sheet.wafer is self.wafer and every == self._all
        self.picked = {point.candidate.key: point.number for point in points}
        if is_same and not self._only_picked:
            # Only boxes were ticked: the table keeps its place.
            self.dataChanged.emit(self.index(0, 0), self.index(max(self.count() - 1, 0), 0))
            return
        self.beginResetModel()
        self.wafer = None if sheet is None else sheet.wafer
        self._all, self._confidence = every, confidence
        self._sift()
        self.endResetModel()

    def set_shown(self, *, kind: PointKind | None, only_picked: bool) -> None:
        """Show one kind, or all where None; or only what is picked."""
        self.beginResetModel()
        self._kind, self._only_picked = kind, only_picked
        self._sift()
        self.endResetModel()

    def sort(  # noqa: D102  Qt's name
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        self.beginResetModel()
        self._sorted_by = max(column, 0)
        self._descending = order == Qt.SortOrder.DescendingOrder
        self._sift()
        self.endResetModel()

    @property
    def total(self) -> int:
        """Candidates of all kinds."""
        return len(self._all)

    def _text(self, row: int, column: int) -> str:
        candidate, wafer = self.candidates[row], self.wafer
        assert wafer is not None  # there are candidates only of a wafer
        if column in (0, 1):
            return candidate_words(candidate.title) if column == 0 else die_text(candidate, wafer)
        if column == 3:
            share = self._share(candidate)
            return "–" if share is None else f"{100 * share:.0f}"
        if column == 2:
            return area_text(candidate.area_mm2, wafer)
        return marked(f"{candidate.place_mm(wafer.grid)[column - 4]:.3f}", wafer)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: D102
        if index.isValid() and index.column() == 0:
            candidate = self.candidates[index.row()]
            if role == Role.CheckStateRole:
                is_picked = candidate.key in self.picked
                return Qt.CheckState.Checked if is_picked else Qt.CheckState.Unchecked
            if role == Role.DecorationRole and candidate.class_key in BY_KEY:
                return swatch_icon(BY_KEY[candidate.class_key], self.ratio)
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: D102, N802
        if role != Role.CheckStateRole:
            return False
        self.toggle([index.row()], picked=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def toggle(self, rows: Sequence[int], *, picked: bool) -> None:
        """Ask for rows to be picked or not."""
        self.toggled.emit([self.candidates[row] for row in rows], picked)

    def flags(self, index: Index) -> Qt.ItemFlag:  # noqa: D102
        box = Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else Qt.ItemFlag(0)
        return super().flags(index) | box

    def _sift(self) -> None:
        found = [
            each
            for each in self._all
            if (self._kind is None or each.kind is self._kind)
            and (not self._only_picked or each.key in self.picked)
        ]
        places = np.lexsort(self._keys(found)) if found else np.arange(0)
        if self._descending:
            places = places[::-1]
        self.candidates = tuple(found[place] for place in places)

    def _keys(self, found: list[Candidate]) -> tuple[NDArray[np.float64], ...]:
        """What the rows are sorted by, the first last; as they are listed for the first column."""
        assert self.wafer is not None  # there are candidates only of a wafer
        listed = np.arange(len(found), dtype=np.float64)
        pixels = np.array([each.pixel for each in found])
        if self._sorted_by == 1:
            dies = self.wafer.grid.pixel_to_die(pixels).astype(np.float64)
            return listed, dies[:, 1], dies[:, 0]
        if self._sorted_by in (4, 5):
            return listed, self.wafer.grid.pixel_to_mm(pixels)[:, self._sorted_by - 4]
        if self._sorted_by == 2:
            return listed, np.array([each.area_mm2 for each in found])
        if self._sorted_by == 3:
            return listed, np.array([self._share(each) or -1.0 for each in found])
        return (listed,)

    def _share(self, candidate: Candidate) -> float | None:
        """Confidence of a defect that was found; None for others."""
        is_found = candidate.kind is PointKind.DEFECT
        return self._confidence.get(candidate.defect or 0) if is_found else None


_REFERENCE_HEADS: Final = (
    Head(
        noted("stage_models", "Die x"),
        noted("stage_models", "Die x of the alignment point"),
        is_edited=True,
    ),
    Head(
        noted("stage_models", "Die y"),
        noted("stage_models", "Die y of the alignment point"),
        is_edited=True,
    ),
    Head(
        noted("stage_models", "At"),
        noted("stage_models", "Place in the die, on the map"),
        is_number=False,
        is_edited=True,
    ),
    Head("x mm", noted("stage_models", "Wafer x in mm, notch down")),
    Head("y mm", noted("stage_models", "Wafer y in mm, notch down")),
    Head(
        noted("stage_models", "Stage x"),
        noted("stage_models", "Stage x in mm, as the microscope shows it"),
        is_edited=True,
    ),
    Head(
        noted("stage_models", "Stage y"),
        noted("stage_models", "Stage y in mm, as the microscope shows it"),
        is_edited=True,
    ),
    Head(
        noted("stage_models", "Residual µm"),
        noted("stage_models", "Residual in micrometres: fitted against read"),
    ),
)


class ReferenceModel(StageTable):
    """Alignment points: a die of the wafer, and what the stage shows there."""

    edited = Signal(object)
    """Other points are wanted: a tuple of ``ReferencePoint``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            _REFERENCE_HEADS, count=lambda: len(self.points), text=self._text, parent=parent
        )
        self.points: tuple[ReferencePoint, ...] = ()
        self._halves: dict[int, tuple[str, str]] = {}
        self._residuals: dict[int, float] = {}

    def set_points(self, wafer: WaferMap | None, points: tuple[ReferencePoint, ...]) -> None:
        """Show other points; a cell that is being typed in stays open where they are the same."""
        is_same = wafer is self.wafer
        if is_same and points == self.points:
            return
        self.beginResetModel()
        if not is_same or len(points) != len(self.points):
            self._halves.clear()
        self.wafer, self.points = wafer, points
        self.endResetModel()

    def set_alignment(self, alignment: Alignment | None) -> None:
        """Show residuals of the points that were driven to."""
        driven = [row for row, point in enumerate(self.points) if point.stage_mm is not None]
        told = () if alignment is None else alignment.residuals_um
        self._residuals = dict(zip(driven, told, strict=False))
        if self.points:
            last = len(self.heads) - 1
            self.dataChanged.emit(self.index(0, last), self.index(len(self.points) - 1, last))

    def _text(self, row: int, column: int) -> str:
        point, wafer = self.points[row], self.wafer
        assert wafer is not None  # there are points only of a wafer
        if column < 3 and not wafer.grid.has_dies:
            return "–"
        if column < 2:
            return str(wafer.grid.pixel_to_die(point.pixel).tolist()[column])
        if column == 2:
            return point.spot.value
        if column < 5:
            return marked(f"{point.place_mm(wafer.grid)[column - 3]:.3f}", wafer)
        if column < 7:
            if point.stage_mm is None:
                return self._halves.get(row, ("", ""))[column - 5]
            return f"{point.stage_mm[column - 5]:.6g}"
        return f"{self._residuals[row]:.1f}" if row in self._residuals else "–"

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: D102, N802
        if role != Role.EditRole or self.wafer is None:
            return False
        row, column, text = index.row(), index.column(), str(value).strip().replace(",", ".")
        if column == 2:
            spot = next((each for each in Spot if each.value == text), None)
            changed = replace(self.points[row], spot=spot) if spot else None
        elif column < 2:
            changed = self._with_die(row, column, text)
        else:
            changed = self._driven(row, column, text)
        if changed is None:
            return False
        # Shown at once, before it is kept: the next cell can be typed in meanwhile.
        self.points = (*self.points[:row], changed, *self.points[row + 1 :])
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.heads) - 1))
        self.edited.emit(self.points)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:  # noqa: D102
        flags = super().flags(index)
        if index.column() < 3 and self.wafer is not None and not self.wafer.grid.has_dies:
            flags &= ~Qt.ItemFlag.ItemIsEditable
        return flags

    def _with_die(self, row: int, column: int, text: str) -> ReferencePoint | None:
        if not re.fullmatch(r"-?\d{1,6}", text) or self.wafer is None:
            return None
        die = [int(self.text(row, 0)), int(self.text(row, 1))]
        die[column] = int(text)
        found = die_candidate(self.wafer, (die[0], die[1]))
        # A die where none was made can still be driven to: any place of the grid will do.
        x, y = self.wafer.grid.die_to_pixel(die).tolist()
        return replace(self.points[row], pixel=(x, y) if found is None else found.pixel)

    def _driven(self, row: int, column: int, text: str) -> ReferencePoint | None:
        """The point with one stage coordinate typed; it counts once it has both."""
        if text and number(text) is None:
            return None
        typed = [self.text(row, 5), self.text(row, 6)]
        typed[column - 5] = text
        x, y = number(typed[0]), number(typed[1])
        self._halves[row] = (typed[0], typed[1])
        return replace(self.points[row], stage_mm=None if x is None or y is None else (x, y))
