"""Merging the versions of a shape: regions, quick choices, class and lock, what comes of it."""

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ml_core.wafer.checks import check_shape
from ml_core.wafer.shapes import Shape
from ml_core.wafer.taxonomy import BY_KEY
from wafer_studio.ui.language import translated
from wafer_studio.ui.sync.choosing import Outcome, ShapeChoice
from wafer_studio.ui.sync.legend import VersionLegend
from wafer_studio.ui.sync.looks import letter_of
from wafer_studio.ui.sync.regions import RegionList

_NOWHERE = 1e12


class ShapeMerge(QWidget):
    """Everything beside the map for one conflict over a shape."""

    changed = Signal()
    """Something was chosen."""
    pointed = Signal(int)
    """Another region is asked about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice: ShapeChoice | None = None
        self.legend = VersionLegend()
        self.overlap = QLabel()
        self.regions = RegionList()
        self.keys = QLabel(
            translated(
                "conflicts",
                "In the list: 1, 2 as that version has it · B keep · 0 leave out · ? open again",
            ),
            wordWrap=True,
        )
        self.union = QPushButton(translated("conflicts", "&Union"))
        self.intersection = QPushButton(translated("conflicts", "&Intersection"))
        self.apart = QPushButton(translated("conflicts", "Separa&te shapes"))
        self.removal = QPushButton(translated("conflicts", "&Remove the shape"))
        self.class_key = _combo(translated("conflicts", "Class"))
        self.lock = _combo(translated("conflicts", "Lock"))
        self.origin = _combo(translated("conflicts", "Drawn by"))
        self.result = QLabel(wordWrap=True)
        self._form = QFormLayout()
        self._lay_out()
        self._connect()

    def show_choice(self, choice: ShapeChoice, now: datetime.datetime) -> None:
        """Show another conflict."""
        self.choice = choice
        self.legend.show_conflict(choice.conflict, now)
        removed = any(version is None for version in choice.split.versions)
        self.overlap.setText(_overlap_words(choice, removed=removed))
        self.regions.show_split(choice.split)
        for part in (self.regions, self.keys):
            part.setVisible(bool(choice.split.parts))
        self.apart.setEnabled(not removed)
        self._fill_attributes(choice)
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen by now."""
        choice = self.choice
        if choice is None:
            return
        self.regions.show_choices(choice.keeps)
        for combo, options, value in (
            (self.class_key, choice.class_keys, choice.class_key),
            (self.lock, choice.locks, choice.is_locked),
        ):
            combo.setCurrentIndex(-1 if value is None else list(options).index(value))
        origins = list(choice.confidences)
        self.origin.setCurrentIndex(
            origins.index(choice.confidence)
            if choice.has_confidence and choice.confidence in origins
            else -1
        )
        self.result.setText(result_words(choice))

    def _fill_attributes(self, choice: ShapeChoice) -> None:
        rows: tuple[tuple[QComboBox, Sequence[str]], ...] = (
            (self.class_key, [_class_words(key, choice) for key in choice.class_keys]),
            (self.lock, [_lock_words(is_locked) for is_locked in choice.locks]),
            (self.origin, [_origin_words(value) for value in choice.confidences]),
        )
        for combo, titles in rows:
            combo.clear()
            combo.addItems(list(titles))
            self._form.setRowVisible(combo, len(titles) > 1)

    def _lay_out(self) -> None:
        quick = QGridLayout()
        for place, button in enumerate((self.union, self.intersection, self.apart, self.removal)):
            quick.addWidget(button, place // 2, place % 2)
        for button, tip in (
            (self.union, translated("conflicts", "All that any version has, as one shape.")),
            (self.intersection, translated("conflicts", "Only what all versions have.")),
            (self.apart, translated("conflicts", "Each version as a shape of its own.")),
            (self.removal, translated("conflicts", "No shape; the step can be undone.")),
        ):
            button.setToolTip(tip)
        for combo in (self.class_key, self.lock, self.origin):
            title = QLabel(combo.accessibleName() + ":")
            self._form.addRow(title, combo)
        self.regions.setMinimumHeight(110)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.addWidget(self.legend)
        layout.addWidget(self.overlap)
        layout.addWidget(self.regions, 1)
        layout.addWidget(self.keys)
        layout.addLayout(quick)
        layout.addLayout(self._form)
        layout.addWidget(self.result)

    def _connect(self) -> None:
        self.regions.pointed.connect(self.pointed)
        self.regions.kept.connect(lambda row, keep: self._do(lambda c: c.keep(row, is_kept=keep)))
        self.regions.taken_as.connect(
            lambda row, side: self._do(lambda c: c.take_part_as(row, side))
        )
        self.legend.chosen.connect(lambda side: self._do(lambda c: c.take_side(side)))
        self.union.clicked.connect(lambda: self._do(lambda c: c.take(c.split.as_union)))
        self.intersection.clicked.connect(
            lambda: self._do(lambda c: c.take(c.split.as_intersection))
        )
        self.apart.clicked.connect(lambda: self._do(lambda c: c.finish_as(Outcome.APART)))
        self.removal.clicked.connect(lambda: self._do(lambda c: c.finish_as(Outcome.REMOVED)))
        self.class_key.activated.connect(self._choose_class)
        self.lock.activated.connect(self._choose_lock)
        self.origin.activated.connect(
            lambda place: self._do(lambda c: c.set_confidence(c.confidences[place]))
        )

    def _choose_class(self, place: int) -> None:
        if self.choice is not None:
            self.choice.class_key = self.choice.class_keys[place]
            self._changed()

    def _choose_lock(self, place: int) -> None:
        if self.choice is not None:
            self.choice.is_locked = self.choice.locks[place]
            self._changed()

    def _do(self, change: Callable[[ShapeChoice], None]) -> None:
        if self.choice is not None:
            change(self.choice)
            self._changed()

    def _changed(self) -> None:
        self.refresh()
        self.changed.emit()


def result_words(choice: ShapeChoice) -> str:
    """What comes of the choices, with what the checks say of it."""
    result = choice.result
    if result is None:
        words = (
            translated("conflicts", "1 choice is open.")
            if choice.missing == 1
            else translated("conflicts", "{count} choices are open.")
        )
        return words.format(count=choice.missing)
    if not result:
        return translated("conflicts", "Result: no shape.")
    area = sum(shape.polygon.area for shape in result)
    words = (
        translated("conflicts", "Result: 1 shape, {area} pixels.")
        if len(result) == 1
        else translated("conflicts", "Result: {count} shapes, {area} pixels.")
    )
    said = [words.format(count=len(result), area=f"{area:,.0f}"), *_findings(result)]
    return " ".join(said)


def _findings(shapes: Sequence[Shape]) -> list[str]:
    return [f.message for shape in shapes for f in check_shape(shape, wafer_area_px=_NOWHERE)]


def _overlap_words(choice: ShapeChoice, *, removed: bool) -> str:
    if removed:
        return translated("conflicts", "One version removed the shape, another one changed it.")
    if not choice.split.parts:
        return translated("conflicts", "The outlines are the same (IoU 1.00).")
    words = translated("conflicts", "What all versions share of what any has (IoU): {iou}")
    return words.format(iou=f"{choice.split.iou:.2f}")


def _class_words(key: str, choice: ShapeChoice) -> str:
    title = BY_KEY[key].title if key in BY_KEY else key
    return f"{title} ({_letters(choice, lambda shape: shape.class_key == key)})"


def _letters(choice: ShapeChoice, has: Callable[[Shape], bool]) -> str:
    versions = enumerate(choice.split.versions)
    return ", ".join(letter_of(place) for place, shape in versions if shape and has(shape))


def _lock_words(is_locked: bool) -> str:
    if is_locked:
        return translated("conflicts", "locked")
    return translated("conflicts", "not locked")


def _origin_words(confidence: float | None) -> str:
    if confidence is None:
        return translated("conflicts", "a person")
    words = translated("conflicts", "the model, sure to {percent} %")
    return words.format(percent=round(100 * confidence))


def _combo(name: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setPlaceholderText(translated("conflicts", "Choose …"))
    return combo
