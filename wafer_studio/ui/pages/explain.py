"""The page that says why: map, mask and heat map side by side, in one shared view."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ml_core.wafer.inspection import Defect
from ml_core.wafer.taxonomy import BY_KEY, CLASSES
from wafer_studio.app.explaining import Doubts, Explanation
from wafer_studio.app.workstation import Workstation
from wafer_studio.ui.canvas.layer_table import (
    HEAT_MAP,
    MASKS,
    PROPOSALS,
    SHAPES,
    UNCERTAINTY,
)
from wafer_studio.ui.canvas.view import MapView
from wafer_studio.ui.language import noted, translated
from wafer_studio.ui.panels.swatch import swatch_icon
from wafer_studio.ui.shared_words import class_title
from wafer_studio.ui.theme import Theme

_ASK: Final = noted("explain", "Choose a class, or click a cluster on the map in the middle.")
_NONE_OPEN: Final = noted("explain", "Choose a wafer in the list.")
_MOST_BITS: Final = 1.0
"""Entropy that is shown as the strongest doubt, bits summed over the classes."""


class ExplainPage(QWidget):
    """Three views of one wafer that move as one, and what the attention says in words.

    Args:
        station: the workstation.
    """

    def __init__(self, station: Workstation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._defect: Defect | None = None
        self.original, self.found, self.heat = MapView(), MapView(), MapView()
        self.classes = QComboBox()
        self.classes.setAccessibleName(translated("explain", "Class to explain"))
        self.sharp = QCheckBox(translated("explain", "&Sharp (HiResCAM)"))
        self.doubt = QPushButton(translated("explain", "Show the &doubt"))
        self.doubt.setToolTip(
            translated("explain", "Entropy of the model's answer over eight turns and flips")
        )
        self.words = QLabel(wordWrap=True)
        self.words.setAccessibleName(translated("explain", "Explanation"))
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.agreement, self.drawn = QLabel("–"), QLabel("–")
        self._is_following = False
        self._fill_classes()
        self._lay_out()
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        for view in self._views:
            view.set_theme(theme)

    def activate(self) -> None:
        """Show the open wafer and ask about its leading class."""
        self._show_wafer()

    @property
    def _views(self) -> tuple[MapView, MapView, MapView]:
        return self.original, self.found, self.heat

    def _fill_classes(self) -> None:
        for each in CLASSES:
            icon = swatch_icon(each, self.devicePixelRatioF())
            self.classes.addItem(icon, class_title(each), each.key)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(QLabel(translated("explain", "Why")))
        top.addWidget(self.classes)
        top.addWidget(self.sharp)
        top.addWidget(self.doubt)
        top.addStretch(1)
        maps = QHBoxLayout()
        for title, view in zip(
            (
                translated("explain", "Map"),
                translated("explain", "Mask"),
                translated("explain", "Attention"),
            ),
            self._views,
            strict=True,
        ):
            column = QVBoxLayout()
            head = QLabel(title)
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(head)
            column.addWidget(view, 1)
            view.setAccessibleName(
                translated("explain", "{title} of the wafer").format(title=title)
            )
            maps.addLayout(column, 1)
        numbers = QFormLayout()
        numbers.addRow(translated("explain", "Attention inside the mask"), self.agreement)
        numbers.addRow(
            translated("explain", "Attention inside drawn shapes of the class"), self.drawn
        )
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addLayout(maps, 1)
        layout.addWidget(self.words)
        layout.addLayout(numbers)
        for key in (MASKS, PROPOSALS, SHAPES):
            self.original.layers.show(key, shown=False)
            self.heat.layers.show(key, shown=False)

    def _connect(self) -> None:
        document, explaining = self._station.document, self._station.explaining
        document.wafer_changed.connect(self._follow_wafer)
        document.inspection_changed.connect(self._follow_wafer)
        explaining.explained.connect(self._take)
        explaining.doubted.connect(self._take_doubts)
        self.classes.activated.connect(lambda _: self._ask(None))
        self.sharp.toggled.connect(lambda _: self._ask(self._defect))
        self.doubt.clicked.connect(explaining.doubt)
        self.found.defect_chosen.connect(self._ask_about)
        for view in self._views:
            view.camera_changed.connect(lambda view=view: self._share(view))

    def _follow_wafer(self) -> None:
        if self.isVisible():
            self._show_wafer()

    def _show_wafer(self) -> None:
        document = self._station.document
        wafer, inspection = document.wafer, document.inspection
        for view in self._views:
            view.set_words(translated("explain", _NONE_OPEN))
            view.set_wafer(wafer, inspection)
        self.found.set_shapes(self._station.annotating.shapes)
        self._forget(translated("explain", _ASK) if wafer is not None else "")
        self.doubt.setEnabled(wafer is not None)
        if inspection is not None and inspection.verdict in BY_KEY:
            self.classes.setCurrentIndex(BY_KEY[inspection.verdict].index)
            self._ask(None)

    def _forget(self, words: str) -> None:
        self._defect = None
        for key in (HEAT_MAP, UNCERTAINTY):
            self.heat.set_field(key, None)
        self.words.setText(words)
        self.agreement.setText("–")
        self.drawn.setText("–")

    def _ask_about(self, number: int) -> None:
        inspection = self._station.document.inspection
        found = [] if inspection is None else [d for d in inspection.defects if d.number == number]
        if found:
            self.classes.setCurrentIndex(found[0].defect_class.index)
            self.found.mark_defect(number)
            self._ask(found[0])

    def _ask(self, defect: Defect | None) -> None:
        self._defect = defect
        self._station.explaining.explain(
            str(self.classes.currentData()),
            defect=defect,
            shapes=self._station.annotating.shapes,
            is_high_resolution=self.sharp.isChecked(),
        )

    def _take(self, found: Explanation) -> None:
        if not self.isVisible():
            return
        self.heat.set_field(UNCERTAINTY, None)
        self.heat.set_field(HEAT_MAP, found.heat)
        about = (
            translated("explain", "Defect {defect}: ").format(defect=found.defect)
            if found.defect
            else ""
        )
        self.words.setText(about + found.words)
        self.agreement.setText(_percent(found.agreement))
        self.drawn.setText(_percent(found.against_shapes))

    def _take_doubts(self, doubts: Doubts) -> None:
        if not self.isVisible():
            return
        self.heat.set_field(HEAT_MAP, None)
        self.heat.set_field(UNCERTAINTY, (doubts.total / _MOST_BITS).clip(0, 1))
        worst = float(doubts.total.max())
        self.words.setText(
            translated(
                "explain",
                "The most doubtful die has {worst} bits, summed over the "
                "classes; strong colour stands for {_MOST_BITS} bit or more.",
            ).format(worst=f"{worst:.2f}", _MOST_BITS=f"{_MOST_BITS:.0f}")
        )

    def _share(self, view: MapView) -> None:
        """Move the other two views with the one that was moved."""
        if self._is_following:
            return
        self._is_following = True
        for other in self._views:
            if other is not view:
                other.look_like(view)
        self._is_following = False


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f} %"
