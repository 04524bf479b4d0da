"""The page that compares versions: one conflict at a time, merged region by region."""

import datetime
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import BY_KEY
from wafer_studio.app.syncing_words import Conflict
from wafer_studio.ui.language import translated
from wafer_studio.ui.panels.words import WithWords
from wafer_studio.ui.sync.choosing import RemarksChoice, ShapeChoice, is_of_remarks
from wafer_studio.ui.sync.overlay import OverlayView
from wafer_studio.ui.sync.remarks_merge import RemarksMerge
from wafer_studio.ui.sync.shape_merge import ShapeMerge
from wafer_studio.ui.sync.words import here_and_now
from wafer_studio.ui.theme import Theme


class ConflictsPage(QWidget):
    """Versions over the wafer at the left, what is chosen of them at the right.

    Args:
        clock: gives the time of this machine.
        is_mine: tells whether a conflict is over an annotation of the person who works here:
            only that person resolves it.
    """

    asked = Signal()
    """The page came to the front: what is in conflict now?"""
    wafer_asked = Signal(str)
    """The wafer of a conflict is wanted, by its id."""
    merge_asked = Signal(object, object)
    """A conflict is to be resolved: the ``Conflict``, and shapes or ``Remarks``."""
    batch_asked = Signal()
    """All conflicts of the shown wafer are to be resolved one way."""

    def __init__(
        self,
        clock: Callable[[], datetime.datetime] = here_and_now,
        *,
        is_mine: Callable[[Conflict], bool] = lambda _: True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._is_mine = clock, is_mine
        self._conflicts: tuple[Conflict, ...] = ()
        self._wafer: WaferMap | None = None
        self._names: dict[str, str] = {}
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(translated("conflicts", "Conflict"))
        self.previous = QPushButton(translated("conflicts", "Bac&k"))
        self.next = QPushButton(translated("conflicts", "&Next"))
        self.batch = QPushButton(translated("conflicts", "A&ll of this wafer…"))
        self.words = QLabel(
            translated(
                "conflicts",
                "Both versions are kept until you decide.",
            )
        )
        self.overlay = OverlayView()
        self.shapes = ShapeMerge()
        self.remarks = RemarksMerge()
        self.apply = QPushButton()
        self.only_result = QCheckBox(translated("conflicts", "Show the result al&one"))
        self._sides = QStackedWidget()
        self._body = WithWords(self._made_body())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._body)
        self._connect()
        self._show_current()

    @property
    def current(self) -> Conflict | None:
        """The conflict that is shown; None for none."""
        place = self.chooser.currentIndex()
        return self._conflicts[place] if 0 <= place < len(self._conflicts) else None

    @property
    def of_this_wafer(self) -> tuple[Conflict, ...]:
        """All conflicts of the wafer whose conflict is shown."""
        current = self.current
        wafer_id = "" if current is None else current.wafer_id
        return tuple(c for c in self._conflicts if c.wafer_id == wafer_id)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self.overlay.set_theme(theme)

    def activate(self) -> None:
        """The page came to the front."""
        self.asked.emit()
        self.shapes.regions.setFocus()

    def show_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        """Show other conflicts; the one that is shown stays, with its choices, if it is the same.

        Args:
            conflicts: all there are.
        """
        before, place = self.current, max(self.chooser.currentIndex(), 0)
        wafer_id = "" if self._wafer is None else self._wafer.wafer_id
        # What belongs to the open wafer comes first: it can be resolved without opening another.
        self._conflicts = tuple(sorted(conflicts, key=lambda c: c.wafer_id != wafer_id))
        keys = [conflict.entity_id for conflict in self._conflicts]
        if before is not None and before.entity_id in keys:
            place = keys.index(before.entity_id)
        self._fill(min(place, len(keys) - 1))
        if before is None or self.current is None or not _is_same(before, self.current):
            self._show_current()

    def show_wafer(self, wafer: WaferMap | None) -> None:
        """Show another wafer beneath, and count its dies."""
        self._wafer = wafer
        if wafer is not None:
            self._names[wafer.wafer_id] = wafer.name
        self._fill(self.chooser.currentIndex())
        self._show_current()

    def show_names(self, names: Mapping[str, str]) -> None:
        """Name the wafers, by their ids."""
        self._names |= names
        self._fill(self.chooser.currentIndex())

    def choose(self, entity_id: str) -> None:
        """Show a conflict by the shape or annotation that it is over."""
        keys = [conflict.entity_id for conflict in self._conflicts]
        if entity_id in keys:
            self.chooser.setCurrentIndex(keys.index(entity_id))

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) conflict, round and round."""
        if self._conflicts:
            place = (self.chooser.currentIndex() + by) % len(self._conflicts)
            self.chooser.setCurrentIndex(place)

    def _made_body(self) -> QWidget:
        head = QHBoxLayout()
        head.addWidget(self.previous)
        head.addWidget(self.chooser, 1)
        for button in (self.next, self.batch):
            head.addWidget(button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.overlay, 1)
        column.addWidget(self.only_result)
        self._sides.addWidget(_scrolled(self.shapes))
        self._sides.addWidget(_scrolled(self.remarks))
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(6, 0, 0, 0)
        column.addWidget(self._sides, 1)
        column.addWidget(self.apply)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(left)
        across.addWidget(right)
        across.setStretchFactor(0, 1)
        across.setSizes([560, 440])
        across.setChildrenCollapsible(False)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.addLayout(head)
        layout.addWidget(self.words)
        layout.addWidget(across, 1)
        return body

    def _connect(self) -> None:
        self.chooser.currentIndexChanged.connect(self._show_current)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.batch.clicked.connect(self.batch_asked)
        self.apply.clicked.connect(self._merge)
        self.only_result.toggled.connect(self.overlay.show_result_only)
        self.shapes.changed.connect(self._follow)
        self.shapes.pointed.connect(lambda _: self._follow())
        self.remarks.changed.connect(self._follow)
        self.overlay.part_chosen.connect(lambda row: self.shapes.regions.setCurrentCell(row, 0))

    def _fill(self, place: int) -> None:
        self.chooser.blockSignals(True)
        self.chooser.clear()
        count = len(self._conflicts)
        for number, conflict in enumerate(self._conflicts, start=1):
            name = self._names.get(conflict.wafer_id, conflict.wafer_id[:8])
            what = what_words(conflict)
            self.chooser.addItem(f"{number} / {count} · {what} · {name}")
        self.chooser.setCurrentIndex(place)
        self.chooser.blockSignals(False)

    def _show_current(self) -> None:
        conflict = self.current
        self._body.say(
            ""
            if conflict is not None
            else translated(
                "conflicts",
                "Nothing is in conflict. Versions that differ are compared here.",
            )
        )
        if conflict is None:
            return
        wafer = self._wafer_of(conflict)
        self.overlay.set_wafer(wafer)
        many = len(self._conflicts) > 1
        self.previous.setEnabled(many)
        self.next.setEnabled(many)
        is_shape = not is_of_remarks(conflict)
        self._sides.setCurrentIndex(0 if is_shape else 1)
        self.only_result.setEnabled(is_shape)
        if is_shape:
            choice = ShapeChoice(conflict, wafer)
            self.overlay.show_split(choice.split)
            self.shapes.show_choice(choice, self._clock())
        else:
            self.overlay.show_split(None)
            self.remarks.show_choice(RemarksChoice(conflict), self._clock())
        if wafer is None:
            self.wafer_asked.emit(conflict.wafer_id)
        self._follow()

    def _follow(self) -> None:
        """Show what comes of the choices so far."""
        conflict, choice = self.current, self.shapes.choice
        if conflict is None:
            return
        is_mine = self._is_mine(conflict)
        is_ready = is_mine and self._wafer_of(conflict) is not None
        self.words.setText(_calm_words(is_mine=is_mine))
        if is_of_remarks(conflict):
            said = None if self.remarks.choice is None else self.remarks.choice.result
            self.overlay.show_choice((), None, current=-1)
            self._offer(is_ready and said is not None, removes=False)
        elif choice is not None:
            current = self.shapes.regions.currentRow()
            self.overlay.show_choice(choice.keeps, choice.result, current=current)
            removes = choice.result == ()
            self._offer(is_ready and choice.result is not None, removes=removes)

    def _offer(self, is_ready: bool, *, removes: bool) -> None:
        self.apply.setEnabled(is_ready)
        self.apply.setText(
            translated("conflicts", "A&pply: remove the shape")
            if removes
            else translated("conflicts", "A&pply as one step")
        )

    def _merge(self) -> None:
        conflict = self.current
        if conflict is None:
            return
        choice = self.remarks.choice if is_of_remarks(conflict) else self.shapes.choice
        if choice is not None and choice.result is not None:
            self.merge_asked.emit(conflict, choice.result)

    def _wafer_of(self, conflict: Conflict) -> WaferMap | None:
        is_open = self._wafer is not None and self._wafer.wafer_id == conflict.wafer_id
        return self._wafer if is_open else None


def what_words(conflict: Conflict) -> str:
    """What a conflict is over."""
    if is_of_remarks(conflict):
        return translated("conflicts", "Note and state")
    keys = [side.shape.class_key for side in conflict.sides if side.shape is not None]
    titles = [BY_KEY[key].title if key in BY_KEY else key for key in dict.fromkeys(keys)]
    return " / ".join(titles)


def _calm_words(*, is_mine: bool) -> str:
    if is_mine:
        return translated("conflicts", "Both versions are kept until you decide.")
    return translated(
        "conflicts",
        "Both versions are kept. This annotation is another person's, who works on this machine, "
        "too; that person decides.",
    )


def _is_same(one: Conflict, other: Conflict) -> bool:
    return one.entity_id == other.entity_id and [s.change_id for s in one.sides] == [
        s.change_id for s in other.sides
    ]


def _scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area
