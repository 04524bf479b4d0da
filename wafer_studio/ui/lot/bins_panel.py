"""The bin Pareto of a lot or a wafer, and which bins count as failing."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ml_core.lots.bins import BinKind, FailingBins, ParetoRow, Tally, failing_in, pareto
from ml_core.lots.summary import LotSummary
from ml_core.wafer.map import NO_BIN
from wafer_studio.app.judging import Judging
from wafer_studio.ui.language import noted, translated
from wafer_studio.ui.lot.chart import Bar, BarChart
from wafer_studio.ui.lot.table import NumberTable
from wafer_studio.ui.panels.words import WithWords
from wafer_studio.ui.theme import Theme

_KIND_TITLES: Final = {
    BinKind.HARD: noted("bins_panel", "Hard bins"),
    BinKind.SOFT: noted("bins_panel", "Soft bins"),
}
_KIND_WORDS: Final = {
    BinKind.HARD: noted("bins_panel", "hard"),
    BinKind.SOFT: noted("bins_panel", "soft"),
}
_HEADS: Final = (
    noted("bins_panel", "Fails"),
    noted("bins_panel", "Bin"),
    noted("bins_panel", "Dies"),
    noted("bins_panel", "Share"),
    noted("bins_panel", "Cumulated"),
    noted("bins_panel", "Note"),
)
_NOTHING: Final = noted("bins_panel", "Choose a lot above to see its bins.")
_NO_BINS: Final = noted(
    "bins_panel",
    "These wafers carry no {kind} bins. Bins come with STDF, ATDF and wafer map files.",
)


class BinsPanel(QWidget):
    """Shows the bins of one lot.

    Args:
        judging: keeps and applies which bins fail.
    """

    def __init__(self, judging: Judging, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judging = judging
        self._summary: LotSummary | None = None
        self._wafer_id = ""
        self._failing: frozenset[int] = frozenset()
        self._rows: tuple[ParetoRow, ...] = ()
        self.kind = QComboBox()
        self.scope = QComboBox()
        self.product = QComboBox()
        self.passing = QCheckBox(translated("bins_panel", "Show passing bins"))
        self.chart = BarChart(translated("bins_panel", "Pareto of bins"))
        self.table = NumberTable(
            translated("bins_panel", "Bins"),
            [translated("bins_panel", head) for head in _HEADS],
            ticked=True,
        )
        self.told = QLabel(wordWrap=True)
        self.apply = QPushButton(translated("bins_panel", "Apply"))
        self.reset = QPushButton(translated("bins_panel", "As the files say"))
        self._body = WithWords(self._made_body())
        self._lay_out()
        self._connect()
        self.show_lot(None)

    @property
    def words(self) -> str:
        """What is said in place of the bins."""
        return self._body.words

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self.chart.set_theme(theme)
        self.table.set_theme(theme)

    def show_lot(self, summary: LotSummary | None) -> None:
        """Show the bins of another lot."""
        self._summary = summary
        products = () if summary is None else summary.products
        before = self.product.currentData()
        self.product.blockSignals(True)
        self.product.clear()
        for name in products:
            self.product.addItem(name or translated("bins_panel", "(no product told)"), name)
        self.product.setCurrentIndex(max(self.product.findData(before), 0))
        self.product.blockSignals(False)
        self._begin()

    def show_wafer(self, wafer_id: str) -> None:
        """Another wafer is the chosen one; empty for none."""
        self._wafer_id = wafer_id
        if self.scope.currentIndex() == 1:
            self._show()

    def _made_body(self) -> QWidget:
        buttons = QHBoxLayout()
        for widget in (self.apply, self.reset):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        column.addLayout(buttons)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.chart)
        halves.addWidget(below)
        halves.setSizes([260, 340])
        halves.setChildrenCollapsible(False)
        return halves

    def _lay_out(self) -> None:
        for kind in BinKind:
            self.kind.addItem(
                translated("bins_panel", _KIND_TITLES[kind]),
                kind.value,
            )
        self.scope.addItems(
            [translated("bins_panel", "Whole lot"), translated("bins_panel", "Chosen wafer")]
        )
        for box, name in (
            (self.kind, translated("bins_panel", "Kind of bins")),
            (self.scope, translated("bins_panel", "Of which wafers")),
            (self.product, translated("bins_panel", "Product")),
        ):
            box.setAccessibleName(name)
        self.reset.setToolTip(
            translated("bins_panel", "Read the files of this product again and show what they say.")
        )
        row = QHBoxLayout()
        for widget in (self.kind, self.scope, self.product, self.passing):
            row.addWidget(widget)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addLayout(row)
        layout.addWidget(self._body, 1)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._begin)
        self.product.currentIndexChanged.connect(self._begin)
        self.scope.currentIndexChanged.connect(self._show)
        self.passing.toggled.connect(self._show)
        self.table.tick_changed.connect(self._tick)
        self.apply.clicked.connect(self._apply)
        self.reset.clicked.connect(self._reset)

    @property
    def _kind(self) -> BinKind:
        return BinKind(self.kind.currentData())

    def _tally(self, *, whole_lot: bool) -> Tally:
        if self._summary is None:
            return ()
        if whole_lot:
            return self._summary.bins(self._kind, product=self.product.currentData())
        return self._summary.bins(self._kind, wafer_id=self._wafer_id) if self._wafer_id else ()

    def _begin(self) -> None:
        """Begin with what the maps show, or with what was chosen for the product."""
        kept = self._judging.choices.of(self.product.currentData() or "")
        told = failing_in(self._tally(whole_lot=True))
        self._failing = kept.bins if kept is not None and kept.kind is self._kind else told
        self._show()

    def _show(self) -> None:
        counts = self._tally(whole_lot=self.scope.currentIndex() == 0)
        self._rows = pareto(counts, self._failing)
        self.product.setVisible(self.product.count() > 1)
        self._body.say(self._empty_words(counts))
        self._show_chart()
        self.table.set_rows(
            [_texts(row) for row in self._rows], [row.is_failing for row in self._rows]
        )
        self._show_told()

    def _empty_words(self, counts: Tally) -> str:
        if self._summary is None:
            return translated("bins_panel", _NOTHING)
        if counts:
            return ""
        if self.scope.currentIndex() == 1 and not self._wafer_id:
            return translated("bins_panel", "Choose a wafer in the gallery to see its bins.")
        return translated("bins_panel", _NO_BINS).format(
            kind=translated("bins_panel", _KIND_WORDS[self._kind])
        )

    def _show_chart(self) -> None:
        shown = [row for row in self._rows if row.is_failing or self.passing.isChecked()]
        line = [row.cumulated for row in shown if row.cumulated is not None]
        bars = [Bar(_name(row.number), row.dies, is_strong=row.is_failing) for row in shown]
        spoken = ", ".join(
            translated("bins_panel", "bin {number} {dies} dies").format(
                number=_name(row.number), dies=row.dies
            )
            for row in shown[:10]
        )
        self.chart.set_bars(bars, line=line, spoken=spoken)

    def _show_told(self) -> None:
        product = self.product.currentData() or ""
        kept = self._judging.choices.of(product)
        whose = (
            translated("bins_panel", "product {product}").format(product=product)
            if product
            else translated("bins_panel", "wafers without a product")
        )
        told = failing_in(self._tally(whole_lot=True))
        if self._failing != told:
            words = translated(
                "bins_panel",
                "Not applied yet: {failing} would fail for {whose}. Its maps are "
                "then worked out anew and their inspections dropped.",
            ).format(failing=_listed(self._failing), whose=whose)
        elif kept is not None:
            listed = f"{_listed(kept.bins)} {_verb(kept.bins)}"
            words = translated("bins_panel", "Chosen for {whose} ({kind} bins): {listed}.").format(
                whose=whose, kind=translated("bins_panel", _KIND_WORDS[kept.kind]), listed=listed
            )
        else:
            words = translated(
                "bins_panel", "As the files of {whose} say: {told} {told_2}."
            ).format(whose=whose, told=_listed(told), told_2=_verb(told))
        self.told.setText(words)
        is_mixed = any(row.is_mixed for row in self._rows)
        self.apply.setEnabled(self._failing != told or is_mixed)
        self.reset.setEnabled(kept is not None)

    def _tick(self, row: int, is_on: bool) -> None:
        number = self._rows[row].number
        if number != NO_BIN:
            changed = self._failing | {number} if is_on else self._failing - {number}
            self._failing = frozenset(changed)
        self._show()

    def _apply(self) -> None:
        product = self.product.currentData() or ""
        self.apply.setEnabled(False)
        self._judging.choose(
            FailingBins(product, self._kind, self._failing), then=lambda _: self._show_told()
        )

    def _reset(self) -> None:
        self.reset.setEnabled(False)
        self._judging.reset(self.product.currentData() or "")


def _texts(row: ParetoRow) -> tuple[str, ...]:
    cumulated = "–" if row.cumulated is None else f"{100 * row.cumulated:.1f} %"
    note = translated("bins_panel", "passes on some dies, fails on others") if row.is_mixed else ""
    fails = (
        translated("bins_panel", "fails") if row.is_failing else translated("bins_panel", "passes")
    )
    return fails, _name(row.number), str(row.dies), f"{100 * row.share:.2f} %", cumulated, note


def _name(number: int) -> str:
    return translated("bins_panel", "not told") if number == NO_BIN else str(number)


def _verb(bins: frozenset[int]) -> str:
    if len(bins) > 1:
        return translated("bins_panel", "fail")
    return translated("bins_panel", "fails")


def _listed(bins: frozenset[int]) -> str:
    if not bins:
        return translated("bins_panel", "no bin")
    shown = ", ".join(str(number) for number in sorted(bins)[:12])
    word = translated("bins_panel", "bins") if len(bins) > 1 else translated("bins_panel", "bin")
    return f"{word} {shown}" + ", …" * (len(bins) > 12)
