"""Two wafers laid over each other: what both fail, and what only one of them does."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from ml_core.lots.comparing import (
    BOTH_FAIL,
    BOTH_PASS,
    NOT_COMPARED,
    ONLY_FIRST,
    ONLY_SECOND,
    Comparison,
    compare,
)
from ml_core.wafer.errors import GeometryError
from ml_core.wafer.map import WaferMap
from wafer_studio.app.lots import Lots
from wafer_studio.ui.language import noted, translated
from wafer_studio.ui.lot.cell_map import Cell, CellMap
from wafer_studio.ui.lot.chart import Legend
from wafer_studio.ui.lot.colours import comparison_image, comparison_swatches
from wafer_studio.ui.lot.table import NumberTable
from wafer_studio.ui.panels.words import WithWords
from wafer_studio.ui.theme import LIGHT, Theme

_NOTHING: Final = noted(
    "compare",
    "Select two wafers in the gallery: hold Ctrl and click, or Shift and walk with the arrow keys.",
)
_STATES: Final = {
    BOTH_PASS: noted("compare", "passes on both"),
    BOTH_FAIL: noted("compare", "fails on both"),
    ONLY_FIRST: noted("compare", "fails on A only"),
    ONLY_SECOND: noted("compare", "fails on B only"),
    NOT_COMPARED: noted("compare", "a die on one wafer only"),
}


class ComparePanel(QWidget):
    """Shows the difference of two wafers.

    Args:
        lots: fetches their maps.
    """

    def __init__(self, lots: Lots, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lots = lots
        self._theme = LIGHT
        self._wanted: tuple[str, ...] = ()
        self._pair: tuple[WaferMap, WaferMap] | None = None
        self._made: Comparison | None = None
        self.title = QLabel(wordWrap=True)
        self.map = CellMap(translated("compare", "Difference map"))
        self.legend = Legend()
        self.readout = QLabel(" ")
        self.table = NumberTable(
            translated("compare", "Numbers of the comparison"),
            (translated("compare", "Number"), translated("compare", "Value")),
        )
        self._body = WithWords(self._made_body())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self._body)
        self.map.cell_changed.connect(lambda text: self.readout.setText(text or " "))
        self._body.say(translated("compare", _NOTHING))

    @property
    def words(self) -> str:
        """What is said in place of the map."""
        return self._body.words

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.map.set_theme(theme)
        self._show()

    def show_wafers(self, wafer_ids: Sequence[str]) -> None:
        """Compare two wafers; say what to do for any other number."""
        self._wanted = tuple(wafer_ids)
        if len(wafer_ids) != 2:
            self._pair = self._made = None
            more = (
                translated("compare", " {wafer_ids} are selected now.").format(
                    wafer_ids=len(wafer_ids)
                )
                if len(wafer_ids) > 2
                else ""
            )
            self._body.say(translated("compare", _NOTHING) + more)
            return
        wanted = self._wanted
        self._lots.maps(wanted, then=lambda wafers: self._take(wanted, wafers))

    def _made_body(self) -> QWidget:
        above = QWidget()
        top = QVBoxLayout(above)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.title)
        top.addWidget(self.legend)
        top.addWidget(self.map, 1)
        top.addWidget(self.readout)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(above)
        halves.addWidget(self.table)
        halves.setStretchFactor(0, 1)
        halves.setSizes([480, 210])
        halves.setChildrenCollapsible(False)
        return halves

    def _take(self, wanted: tuple[str, ...], wafers: tuple[WaferMap, ...]) -> None:
        if wanted != self._wanted:
            return
        if len(wafers) != 2:
            self._body.say(
                translated("compare", "One of the two wafers is no longer in the library.")
            )
            return
        self._pair = wafers[0], wafers[1]
        try:
            self._made = compare(*self._pair)
        except GeometryError as error:
            self._made = None
            self._body.say(str(error))
            return
        self._body.say("")
        self._show()

    def _show(self) -> None:
        pair, made = self._pair, self._made
        if pair is None or made is None:
            return
        self.title.setText(f"A: {pair[0].name}\nB: {pair[1].name}")
        image = comparison_image(made.states, self._theme)
        self.map.set_cells(pair[0].grid, image, describe=self._describe)
        glyphs = {ONLY_FIRST: "A", ONLY_SECOND: "B"}
        self.map.set_glyphs(
            {
                (int(column), int(row)): glyph
                for state, glyph in glyphs.items()
                for row, column in np.argwhere(made.states == state)
            }
        )
        self.legend.show_strip(self._theme, None, ("", ""), comparison_swatches(self._theme))
        self.table.set_rows(_lines(made))

    def _describe(self, cell: Cell) -> str:
        if self._pair is None or self._made is None:
            return ""
        x, y = self._pair[0].grid.cell_to_die(cell).tolist()
        state = _STATES.get(int(self._made.states[cell[1], cell[0]]), noted("compare", "no die"))
        return translated("compare", "Die ({x}, {y}): {die}").format(
            x=x, y=y, die=translated("compare", state)
        )


def _lines(made: Comparison) -> list[tuple[str, str]]:
    counts = made.counts
    return [
        (translated("compare", "Dies compared"), str(made.compared)),
        (translated("compare", "Fail on both"), str(counts[BOTH_FAIL])),
        (translated("compare", "Fail on A only"), str(counts[ONLY_FIRST])),
        (translated("compare", "Fail on B only"), str(counts[ONLY_SECOND])),
        (translated("compare", "Pass on both"), str(counts[BOTH_PASS])),
        (translated("compare", "Dies on one wafer only"), str(counts[NOT_COMPARED])),
        (translated("compare", "Dies on which both agree"), _share(made.agreement)),
        (translated("compare", "Shared fails (of all fails of either)"), _share(made.shared_fails)),
    ]


def _share(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f} %"
