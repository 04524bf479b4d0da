"""The way through the picked points, and what was found at each."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ml_core.wafer.alignment import Alignment
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import BY_KEY
from wafer_studio.app.staging import Finding, Outcome, Route, StagePoint, outcome_named
from wafer_studio.ui.language import noted
from wafer_studio.ui.pages.stage_table import Head, Index, Role, StageTable, die_text, marked
from wafer_studio.ui.panels.swatch import swatch_icon
from wafer_studio.ui.shared_words import candidate_words

OPEN: Final = "open"
"""Shown where nothing is known of a point yet."""
OUTCOMES: Final = (OPEN, *(each.value for each in Outcome if each is not Outcome.WITHDRAWN))
"""Verdicts as they are offered."""

_HEADS: Final = (
    Head(noted("stage_models", "Visit"), noted("stage_models", "Visit, in order of travel")),
    Head(
        noted("stage_models", "Point"), noted("stage_models", "Point's number: its id in the files")
    ),
    Head(noted("stage_models", "What"), noted("stage_models", "What it is"), is_number=False),
    Head(noted("stage_models", "Die"), noted("stage_models", "Die, source coordinates")),
    Head(noted("stage_models", "Stage x"), noted("stage_models", "Stage x in mm")),
    Head(noted("stage_models", "Stage y"), noted("stage_models", "Stage y in mm")),
    Head(
        noted("stage_models", "Leg mm"),
        noted("stage_models", "Leg in mm: the way from the point before"),
    ),
    Head(
        noted("stage_models", "FA verdict"),
        noted("stage_models", "Verdict of failure analysis"),
        is_number=False,
        is_edited=True,
    ),
    Head(
        noted("stage_models", "Words"),
        noted("stage_models", "Words: what was seen"),
        is_number=False,
        is_edited=True,
    ),
    Head(
        noted("stage_models", "Date"),
        noted("stage_models", "Date of the verdict"),
        is_number=False,
        is_edited=True,
    ),
)


class RouteModel(StageTable):
    """Picked points in visiting order, with what was found there."""

    noted = Signal(object)
    """Something was found at a point: a ``Finding``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            _HEADS, count=lambda: len(self.route.points), text=self._text, parent=parent
        )
        self.route = Route()
        self._alignment: Alignment | None = None

    def set_route(self, wafer: WaferMap | None, route: Route) -> None:
        """Show another way."""
        if wafer is self.wafer and route == self.route:
            return
        numbers = [point.number for point in route.points]
        if wafer is self.wafer and numbers == [point.number for point in self.route.points]:
            # Only what was found is new: the table keeps its place.
            self.route = route
            if numbers:
                last = self.index(len(numbers) - 1, len(self.heads) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.wafer, self.route = wafer, route
        self.endResetModel()

    def set_alignment(self, alignment: Alignment | None) -> None:
        """Show stage positions of another alignment."""
        self._alignment = alignment
        if self.count():
            self.dataChanged.emit(self.index(0, 4), self.index(self.count() - 1, 5))

    def _text(self, row: int, column: int) -> str:
        point = self.route.points[row]
        cells: tuple[Callable[[], str], ...] = (
            lambda: str(row + 1),
            lambda: str(point.number),
            lambda: candidate_words(point.candidate.title),
            lambda: die_text(point.candidate, self.wafer) if self.wafer else "–",
            lambda: self._stage(point, 0),
            lambda: self._stage(point, 1),
            lambda: self._leg(row),
            lambda: point.finding.outcome.value if point.finding else OPEN,
            lambda: point.finding.words if point.finding else "",
            lambda: point.finding.found_on if point.finding else "",
        )
        return cells[column]()

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: D102
        if role == Role.DecorationRole and index.column() == 2:
            found = BY_KEY.get(self.route.points[index.row()].candidate.class_key)
            return swatch_icon(found, self.ratio) if found else None
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: D102, N802
        text = str(value).strip()
        if role != Role.EditRole or text == self.text(index.row(), index.column()):
            return False
        finding = self._finding(self.route.points[index.row()], index.column(), text)
        if finding is None:
            return False
        # Shown at once, before it is kept: the next cell can be typed in meanwhile.
        row, points = index.row(), self.route.points
        known = None if finding.outcome is Outcome.WITHDRAWN else finding
        changed = replace(points[row], finding=known)
        self.route = replace(self.route, points=(*points[:row], changed, *points[row + 1 :]))
        self.dataChanged.emit(self.index(row, 7), self.index(row, 9))
        self.noted.emit(finding)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:  # noqa: D102
        flags = super().flags(index)
        is_open = index.isValid() and self.route.points[index.row()].finding is None
        # Words and date belong to a verdict: it is entered first.
        return flags & ~Qt.ItemFlag.ItemIsEditable if is_open and index.column() > 7 else flags

    def _finding(self, point: StagePoint, column: int, text: str) -> Finding | None:
        today = datetime.date.today().isoformat()
        old = point.finding or Finding(
            point.number, Outcome.CONFIRMED, "", today, wafer_id=point.wafer_id
        )
        if column == 7:
            outcome = outcome_named(text)
            return None if outcome is None else replace(old, outcome=outcome, found_on=today)
        if column == 8:
            return replace(old, words=text)
        try:
            return replace(old, found_on=datetime.date.fromisoformat(text).isoformat())
        except ValueError:
            return None

    def _stage(self, point: StagePoint, axis: int) -> str:
        if self._alignment is None or self.wafer is None:
            return "–"
        place = point.candidate.place_mm(self.wafer.grid)
        return f"{self._alignment.to_stage(place)[axis]:.4f}"

    def _leg(self, row: int) -> str:
        if row == 0 or self.wafer is None:
            return "–"
        here, before = (
            self.route.points[at].candidate.place_mm(self.wafer.grid) for at in (row, row - 1)
        )
        leg = ((here[0] - before[0]) ** 2 + (here[1] - before[1]) ** 2) ** 0.5
        return marked(f"{leg:.2f}", self.wafer)


class ChoiceDelegate(QStyledItemDelegate):
    """Offers words in a list.

    Args:
        words: what may be chosen.
        name: what a screen reader says of the list.
        parent: the table.
    """

    def __init__(self, words: Sequence[str], name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._words, self._name = tuple(words), name

    def createEditor(  # noqa: D102, N802  Qt's name
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        combo = QComboBox(parent)
        combo.addItems(self._words)
        combo.setAccessibleName(self._name)
        combo.activated.connect(lambda _: self._done(combo))
        return combo

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: D102, N802
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data(Role.EditRole)))

    def setModelData(  # noqa: D102, N802  Qt's name
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())

    def _done(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)
