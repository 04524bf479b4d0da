"""The map of one test's values on the chosen wafer, read from its STDF file when asked for."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ml_core.lots.parametric import (
    Figures,
    ParametricTest,
    Retest,
    TestKind,
    Values,
    figures_of,
    histogram,
    shown_range,
)
from ml_core.wafer.errors import Cancelled
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import NO_DIE
from wafer_studio.app.jobs import Job
from wafer_studio.app.lots import TEST_FORMATS, Lots
from wafer_studio.ui.language import noted, translated
from wafer_studio.ui.lot.cell_map import Cell, CellMap
from wafer_studio.ui.lot.chart import Bar, BarChart, Legend, Rule
from wafer_studio.ui.lot.colours import ABOVE, BELOW, Swatch, value_table, values_image
from wafer_studio.ui.lot.search_box import SearchBox
from wafer_studio.ui.lot.table import NumberTable
from wafer_studio.ui.panels.words import WithWords
from wafer_studio.ui.theme import LIGHT, Theme

_NOTHING: Final = noted(
    "parametric_panel", "Choose a wafer in the gallery to see what was measured on it."
)
_BARS: Final = 40
_NO_TESTS: Final = noted(
    "parametric_panel", "The file of this wafer holds no result of a test (PTR, MPR or FTR)."
)


class ParametricPanel(QWidget):
    """Shows one test of one wafer.

    Args:
        lots: reads tests and values.
    """

    def __init__(self, lots: Lots, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lots = lots
        self._theme = LIGHT
        self._wafer: WaferMap | None = None
        self._read_of = ""
        self._tests: tuple[ParametricTest, ...] = ()
        self._shown: tuple[ParametricTest, Values] | None = None
        self._asked = 0
        self._job: Job | None = None
        self.test = SearchBox(translated("parametric_panel", "Test"), width=22)
        self.retest = QComboBox()
        self.span = QComboBox()
        self.map = CellMap(translated("parametric_panel", "Parametric map"))
        self.legend = Legend()
        self.readout = QLabel(" ")
        self.chart = BarChart(translated("parametric_panel", "Histogram of the test"))
        self.table = NumberTable(
            translated("parametric_panel", "Numbers of the test"),
            (translated("parametric_panel", "Number"), translated("parametric_panel", "Value")),
        )
        self._body = WithWords(self._made_body())
        self._lay_out()
        self._connect()
        self._body.say(translated("parametric_panel", _NOTHING))

    @property
    def words(self) -> str:
        """What is said in place of the map."""
        return self._body.words

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.map.set_theme(theme)
        self.chart.set_theme(theme)
        self._show()

    def show_wafer(self, wafer: WaferMap | None) -> None:
        """Another wafer is the chosen one; its file is read if this panel is on the screen."""
        self._wafer = wafer
        if self.isVisible():
            self.read()

    def read(self) -> None:
        """Read the tests of the chosen wafer, unless they are there already."""
        wafer = self._wafer
        self._drop()
        if wafer is None:
            self._read_of = ""
            self._body.say(translated("parametric_panel", _NOTHING))
            return
        if wafer.wafer_id == self._read_of:
            return
        self._read_of, asked = "", self._asked
        if wafer.source.format not in TEST_FORMATS:
            self._body.say(
                translated(
                    "parametric_panel",
                    "Values of tests are read from STDF and ATDF files; {wafer} came "
                    "from {format}.",
                ).format(
                    wafer=wafer.name,
                    format=wafer.source.format or translated("parametric_panel", "another format"),
                )
            )
            return
        self._body.say(
            translated("parametric_panel", "Reading the tests of {wafer}…").format(wafer=wafer.name)
        )
        self._job = self._lots.tests(
            wafer,
            then=lambda tests: self._take_tests(asked, wafer, tests),
            failed=lambda error: self._fail(asked, error),
        )

    def _made_body(self) -> QWidget:
        above = QWidget()
        top = QVBoxLayout(above)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.legend)
        top.addWidget(self.map, 1)
        top.addWidget(self.readout)
        below = QSplitter(Qt.Orientation.Horizontal)
        below.addWidget(self.chart)
        below.addWidget(self.table)
        below.setSizes([380, 220])
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(above)
        halves.addWidget(below)
        halves.setStretchFactor(0, 1)
        halves.setSizes([400, 270])
        for splitter in (below, halves):
            splitter.setChildrenCollapsible(False)
        return halves

    def _lay_out(self) -> None:
        self.retest.setAccessibleName(translated("parametric_panel", "Which retest"))
        self.retest.addItem(translated("parametric_panel", "Last test of a die"), Retest.LAST.value)
        self.retest.addItem(
            translated("parametric_panel", "First test of a die"), Retest.FIRST.value
        )
        self.span.setAccessibleName(translated("parametric_panel", "What the colours stretch over"))
        self.span.addItems(
            [
                translated("parametric_panel", "Colours by limits"),
                translated("parametric_panel", "Colours by values"),
            ]
        )
        row = QHBoxLayout()
        row.addWidget(QLabel(translated("parametric_panel", "Test:")))
        row.addWidget(self.test, 1)
        row.addWidget(self.retest)
        row.addWidget(self.span)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addLayout(row)
        layout.addWidget(self._body, 1)

    def _connect(self) -> None:
        self.test.currentIndexChanged.connect(self._ask)
        self.retest.currentIndexChanged.connect(self._ask)
        self.span.currentIndexChanged.connect(self._show)
        self.map.cell_changed.connect(lambda text: self.readout.setText(text or " "))

    def _take_tests(self, asked: int, wafer: WaferMap, tests: tuple[ParametricTest, ...]) -> None:
        if asked != self._asked:
            return
        before = self._test
        self._read_of, self._tests = wafer.wafer_id, tests
        self.test.blockSignals(True)
        self.test.clear()
        for test in tests:
            self.test.addItem(test.title)
        same = [n for n, test in enumerate(tests) if _key(test) == before]
        self.test.setCurrentIndex(same[0] if same else 0)
        self.test.blockSignals(False)
        self._body.say("" if tests else translated("parametric_panel", _NO_TESTS))
        self._ask()

    @property
    def _test(self) -> tuple[object, ...] | None:
        row = self.test.currentIndex()
        return _key(self._tests[row]) if 0 <= row < len(self._tests) else None

    def _ask(self) -> None:
        wafer, row = self._wafer, self.test.currentIndex()
        if wafer is None or wafer.wafer_id != self._read_of or not 0 <= row < len(self._tests):
            return
        self._drop()
        asked, test = self._asked, self._tests[row]
        self._job = self._lots.values(
            wafer,
            test,
            retest=Retest(self.retest.currentData()),
            then=lambda values: self._take_values(asked, test, values),
            failed=lambda error: self._fail(asked, error),
        )

    def _drop(self) -> None:
        """Stop what is being read; its answer is not wanted any more."""
        self._asked += 1
        if self._job is not None:
            self._job.cancel()

    def _take_values(self, asked: int, test: ParametricTest, values: Values) -> None:
        if asked == self._asked:
            self._shown = test, values
            self._show()

    def _fail(self, asked: int, error: BaseException) -> None:
        if asked == self._asked and not isinstance(error, Cancelled):
            self._body.say(str(error))

    def _show(self) -> None:
        if self._shown is None or self._wafer is None or self._read_of != self._wafer.wafer_id:
            return
        test, values, wafer = *self._shown, self._wafer
        by_limits = self.span.currentIndex() == 0
        low, high = shown_range(
            values, low=test.low if by_limits else None, high=test.high if by_limits else None
        )
        missing = (wafer.cells != NO_DIE) & ~np.isfinite(values)
        marked = [(missing, self._theme.border), *_out_of_limits(values, test)]
        image = values_image(values, value_table(), low=low, high=high, marked=marked)
        self.map.set_cells(wafer.grid, image, describe=self._describe)
        self.map.set_glyphs(_glyphs(values, test))
        swatches = _swatches(test, self._theme, has_missing=bool(missing.any()))
        ends = (_text(low, test), _text(high, test))
        self.legend.show_strip(self._theme, value_table(), ends, swatches)
        self._show_chart(test, values, (low, high))
        self.table.set_rows(_lines(figures_of(values, low=test.low, high=test.high), test))

    def _show_chart(self, test: ParametricTest, values: Values, span: tuple[float, float]) -> None:
        pad = 0.08 * (span[1] - span[0])
        low, high = span[0] - pad, span[1] + pad
        made = histogram(values, low=low, high=high, count=_BARS)
        middles = (made.edges[:-1] + made.edges[1:]) / 2
        labels = {0, _BARS // 2, _BARS - 1}
        bars = [
            Bar(f"{middle:.4g}" if n in labels else "", int(count), is_strong=True)
            for n, (middle, count) in enumerate(zip(middles, made.counts, strict=True))
        ]
        limits = (
            (translated("parametric_panel", "low"), test.low),
            (translated("parametric_panel", "high"), test.high),
        )
        rules = [
            Rule((at - low) / (high - low), name)
            for name, at in limits
            if at is not None and low <= at <= high
        ]
        spoken = translated(
            "parametric_panel", "{counts} values from {low} to {high} {units}"
        ).format(
            counts=int(made.counts.sum()), low=f"{low:.4g}", high=f"{high:.4g}", units=test.units
        )
        self.chart.set_bars(bars, rules=rules, spoken=spoken)

    def _describe(self, cell: Cell) -> str:
        if self._shown is None or self._wafer is None:
            return ""
        test, values = self._shown
        column, row = cell
        x, y = self._wafer.grid.cell_to_die(cell).tolist()
        value = float(values[row, column])
        if self._wafer.cells[row, column] == NO_DIE:
            return translated("parametric_panel", "Die ({x}, {y}): no die").format(x=x, y=y)
        if not np.isfinite(value):
            return translated("parametric_panel", "Die ({x}, {y}): not measured").format(x=x, y=y)
        out = ""
        if test.kind is TestKind.FUNCTIONAL:
            return translated("parametric_panel", "Die ({x}, {y}): {test}").format(
                x=x, y=y, test=_text(value, test)
            )
        if test.low is not None and value < test.low:
            out = translated("parametric_panel", ", below the limit")
        if test.high is not None and value > test.high:
            out = translated("parametric_panel", ", above the limit")
        return translated("parametric_panel", "Die ({x}, {y}): {test}{out}").format(
            x=x, y=y, test=_text(value, test), out=out
        )


def _out_of_limits(values: Values, test: ParametricTest) -> list[tuple[NDArray[np.bool_], str]]:
    below = [] if test.low is None else [(values < test.low, BELOW)]
    above = [] if test.high is None else [(values > test.high, ABOVE)]
    return [*below, *above]


def _glyphs(values: Values, test: ParametricTest) -> dict[Cell, str]:
    found: dict[Cell, str] = {}
    for limit, glyph, is_out in (
        (test.low, "▼", np.less), (test.high, "▲", np.greater),
    ):  # fmt: skip
        if limit is not None:
            cells = np.argwhere(is_out(values, limit))
            found.update(((int(column), int(row)), glyph) for row, column in cells)
    return found


def _swatches(test: ParametricTest, theme: Theme, *, has_missing: bool) -> list[Swatch]:
    below = (
        [] if test.low is None else [Swatch(BELOW, "▼", translated("parametric_panel", "below"))]
    )
    above = (
        [] if test.high is None else [Swatch(ABOVE, "▲", translated("parametric_panel", "above"))]
    )
    missing = (
        [Swatch(theme.border, "", translated("parametric_panel", "not measured"))]
        if has_missing
        else []
    )
    return [*below, *above, *missing]


def _lines(figures: Figures, test: ParametricTest) -> list[tuple[str, str]]:
    return [
        (translated("parametric_panel", "Values"), str(figures.count)),
        (translated("parametric_panel", "Mean"), _text(figures.mean, test)),
        (translated("parametric_panel", "Sigma"), _text(figures.sigma, test)),
        ("Cpk", "–" if figures.cpk is None else f"{figures.cpk:.3f}"),
        (translated("parametric_panel", "Lower limit"), _text(test.low, test)),
        (translated("parametric_panel", "Upper limit"), _text(test.high, test)),
        (translated("parametric_panel", "Below"), str(figures.below)),
        (translated("parametric_panel", "Above"), str(figures.above)),
        (translated("parametric_panel", "Minimum"), _text(figures.minimum, test)),
        (translated("parametric_panel", "Median"), _text(figures.median, test)),
        (translated("parametric_panel", "Maximum"), _text(figures.maximum, test)),
    ]


def _key(test: ParametricTest) -> tuple[object, ...]:
    """What makes it the same test in another file."""
    return test.kind, test.number, test.name, test.place


def _text(value: float | None, test: ParametricTest) -> str:
    if test.kind is TestKind.FUNCTIONAL and value in (0.0, 1.0):
        passed = translated("parametric_panel", "passed")
        return passed if value else translated("parametric_panel", "failed")
    return "–" if value is None else f"{value:.5g} {test.units}".strip()
