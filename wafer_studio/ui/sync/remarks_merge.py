"""Merging what versions say of a wafer: state, note, 'no defect', side by side."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGroupBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ml_core.wafer.annotation import AnnotationState, Remarks
from wafer_studio.ui.language import translated
from wafer_studio.ui.sync.choosing import JOINABLE, Field, RemarksChoice, joined_notes
from wafer_studio.ui.sync.legend import VersionLegend
from wafer_studio.ui.sync.looks import letter_of

_ALL = 1000
"""Number of the choice that takes all versions together."""


class RemarksMerge(QWidget):
    """A box a thing that the versions say otherwise, with a choice a version."""

    changed = Signal()
    """Something was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice: RemarksChoice | None = None
        self.legend = VersionLegend()
        self.groups: dict[str, QButtonGroup] = {}
        self.result = QLabel(wordWrap=True)
        self._boxes = QWidget()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 6, 0)
        self._layout.addWidget(self.legend)
        self._layout.addWidget(self._boxes)
        self._layout.addWidget(self.result)
        self._layout.addStretch(1)
        self.legend.chosen.connect(self._take_side)

    def show_choice(self, choice: RemarksChoice, now: datetime.datetime) -> None:
        """Show another conflict."""
        self.choice = choice
        self.legend.show_conflict(choice.conflict, now)
        self.groups.clear()
        before, self._boxes = self._boxes, QWidget()
        layout = QVBoxLayout(self._boxes)
        layout.setContentsMargins(0, 0, 0, 0)
        for each in choice.fields:
            layout.addWidget(self._box_of(each, choice))
        self._layout.replaceWidget(before, self._boxes)
        before.hide()
        before.deleteLater()
        self._tell()

    def _box_of(self, each: Field, choice: RemarksChoice) -> QGroupBox:
        box = QGroupBox(_title_of(each.key))
        layout = QVBoxLayout(box)
        group = QButtonGroup(box)
        for place, version in enumerate(choice.versions):
            words = _words_of(each.key, version) or translated("conflicts", "(nothing)")
            layout.addWidget(_radio(group, place, f"{letter_of(place)}: ", words))
        if each.key in JOINABLE:
            together = Remarks(note=joined_notes(choice.versions))
            words = together.note if each.key == "note" else ""
            title = _together_of(each.key)
            layout.addWidget(_radio(group, _ALL, title + (": " if words else ""), words))
        group.idClicked.connect(lambda place, key=each.key: self._take(key, place))
        self.groups[each.key] = group
        return box

    def _take(self, key: str, place: int) -> None:
        if self.choice is None:
            return
        if place == _ALL:
            self.choice.take_all(key)
        else:
            self.choice.take(key, place)
        self._tell()
        self.changed.emit()

    def _take_side(self, side: int) -> None:
        if self.choice is not None:
            self.choice.take_side(side)
            for group in self.groups.values():
                group.button(side).setChecked(True)
            self._tell()
            self.changed.emit()

    def _tell(self) -> None:
        missing = 0 if self.choice is None else self.choice.missing
        if not missing:
            self.result.setText(translated("conflicts", "All is chosen."))
        elif missing == 1:
            self.result.setText(translated("conflicts", "1 choice is open."))
        else:
            words = translated("conflicts", "{count} choices are open.")
            self.result.setText(words.format(count=missing))


def _radio(group: QButtonGroup, place: int, head: str, words: str) -> QRadioButton:
    """One choice; a long note stands below it in full, wrapped."""
    button = QRadioButton((head + words).replace("&", "&&"))
    button.setToolTip(words)
    group.addButton(button, place)
    return button


def _title_of(key: str) -> str:
    return {
        "state": translated("conflicts", "State"),
        "has_no_defect": translated("conflicts", "Defects"),
        "priority": translated("conflicts", "Priority"),
        "note": translated("conflicts", "Note"),
        "rejected": translated("conflicts", "Rejected proposals"),
    }[key]


def _together_of(key: str) -> str:
    if key == "note":
        return translated("conflicts", "Both notes")
    return translated("conflicts", "The rejected ones of all")


def _words_of(key: str, said: Remarks) -> str:
    words: dict[str, Callable[[], str]] = {
        "state": lambda: _state_words(said),
        "has_no_defect": lambda: _defect_words(said),
        "priority": lambda: _priority_words(said.priority),
        "note": lambda: said.note,
        "rejected": lambda: str(len(said.rejected)),
    }
    return words[key]()


def _state_words(said: Remarks) -> str:
    name = {
        AnnotationState.DRAFT: translated("conflicts", "draft"),
        AnnotationState.SUBMITTED: translated("conflicts", "submitted"),
        AnnotationState.SKIPPED: translated("conflicts", "skipped"),
    }[said.state]
    return f"{name}: {said.reason}" if said.reason else name


def _defect_words(said: Remarks) -> str:
    if said.has_no_defect:
        return translated("conflicts", "no defect on this wafer")
    return translated("conflicts", "defects, or not said")


def _priority_words(priority: int) -> str:
    return (
        translated("conflicts", "none"),
        translated("conflicts", "low"),
        translated("conflicts", "normal"),
        translated("conflicts", "high"),
    )[min(max(priority, 0), 3)]
