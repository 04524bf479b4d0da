"""The stacked map of a lot: fail share per die, zones and their yield, painting on the stack."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ml_core.lots.laying import laid_in
from ml_core.lots.splitting import dies_in, outlines_of
from ml_core.lots.stack import LeftOut, Stack
from ml_core.lots.zones import Zones, ZoneYield, zone_yields
from ml_core.wafer.errors import GeometryError
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Polygon
from ml_core.wafer.taxonomy import CLASSES, FAIL, NO_DIE
from wafer_studio.app.lots import Lots, StackPainted
from wafer_studio.ui.language import noted, translated
from wafer_studio.ui.lot.cell_map import Cell, CellMap
from wafer_studio.ui.lot.chart import Legend
from wafer_studio.ui.lot.colours import share_table, values_image
from wafer_studio.ui.lot.table import NumberTable
from wafer_studio.ui.lot.zone_bar import ZoneBar
from wafer_studio.ui.panels.words import WithWords
from wafer_studio.ui.shared_words import class_title, counted, zone_words
from wafer_studio.ui.theme import LIGHT, Theme

_NOTHING: Final = noted("stack_panel", "Choose a lot above to see its wafers laid over each other.")
_NO_ZONES: Final = noted(
    "stack_panel", "Choose zones above to draw them and to see the yield of each."
)
_HEADS: Final = (
    noted("stack_panel", "Zone"),
    noted("stack_panel", "Dies"),
    noted("stack_panel", "Fails"),
    noted("stack_panel", "Yield"),
    noted("stack_panel", "Chosen wafer"),
)


class StackPanel(QWidget):
    """Shows one stack.

    Args:
        lots: splits what is painted.
    """

    painted = Signal(object)
    """A region was given to the stack's wafers: a ``StackPainted``."""

    def __init__(self, lots: Lots, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lots = lots
        self._stack: Stack | None = None
        self._zones: Zones | None = None
        self._wafer: WaferMap | None = None
        self._region: np.ndarray | None = None
        self._theme = LIGHT
        self.map = CellMap(translated("stack_panel", "Stacked map"))
        self.legend = Legend()
        self.zone_bar = ZoneBar()
        self.table = NumberTable(
            translated("stack_panel", "Yield by zone"),
            [translated("stack_panel", head) for head in _HEADS],
        )
        self._zone_body = WithWords(self.table)
        self.told = QLabel(wordWrap=True)
        self.readout = QLabel(" ")
        self.paint = QPushButton(translated("stack_panel", "Paint"))
        self.share = QSpinBox(minimum=1, maximum=100, value=30, suffix=" %")
        self.take = QPushButton(translated("stack_panel", "Take dies that fail on"))
        self.clear = QPushButton(translated("stack_panel", "Clear"))
        self.class_box = QComboBox()
        self.only_failing = QCheckBox(translated("stack_panel", "Only failing dies"))
        self.give = QPushButton(translated("stack_panel", "Give to wafers"))
        self._lay_out()
        self._connect()
        self.show_stack(None)

    @property
    def zone_words(self) -> str:
        """What is said in place of the table of zones."""
        return self._zone_body.words

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.map.set_theme(theme)
        self._show_map()

    def show_stack(
        self, stack: Stack | None, *, words: str = translated("stack_panel", _NOTHING)
    ) -> None:
        """Show another stack, or words in its place."""
        self._stack, self._region = stack, None
        self._words = words
        self._show_map()
        self._show_told()
        self._show_zones()
        self._show_region()

    def show_wafer(self, wafer: WaferMap | None) -> None:
        """Have the zone table tell one wafer's yield too."""
        self._wafer = wafer
        self._show_table()

    def _lay_out(self) -> None:
        self._name_tools()
        tools = _line(self.paint, self.take, self.share, self.clear)
        giving = _line(
            QLabel(translated("stack_panel", "as")), self.class_box, self.only_failing, self.give
        )
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.zone_bar)
        column.addWidget(self._zone_body, 1)
        above = QWidget()
        top = QVBoxLayout(above)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.told)
        top.addWidget(self.legend)
        top.addWidget(self.map, 1)
        top.addWidget(self.readout)
        top.addLayout(tools)
        top.addLayout(giving)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(above)
        halves.addWidget(below)
        halves.setStretchFactor(0, 1)
        halves.setSizes([520, 190])
        halves.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addWidget(halves)

    def _name_tools(self) -> None:
        self.paint.setCheckable(True)
        for each in CLASSES:
            self.class_box.addItem(class_title(each), each.key)
        self.class_box.setAccessibleName(translated("stack_panel", "Class of the region"))
        self.share.setAccessibleName(translated("stack_panel", "Least share of wafers that fail"))
        self.paint.setToolTip(
            translated(
                "stack_panel",
                "Draw a loop around dies with the left button held down; a click, or Space on the "
                "die under the cursor, adds or takes one die.",
            )
        )
        self.take.setToolTip(
            translated(
                "stack_panel", "Add all dies that fail on at least this share of the wafers."
            )
        )
        self.only_failing.setToolTip(
            translated(
                "stack_panel",
                "Give each wafer only those dies of the region that failed on it, not all of it.",
            )
        )
        self.give.setToolTip(
            translated(
                "stack_panel",
                "Give the region as a shape of this class to each wafer on which "
                "a die of it failed.",
            )
        )

    def _connect(self) -> None:
        self.zone_bar.changed.connect(self._show_zones)
        self.map.cell_changed.connect(lambda text: self.readout.setText(text or " "))
        self.map.lassoed.connect(self._add_loop)
        self.map.picked.connect(self._toggle)
        self.paint.toggled.connect(self.map.set_painting)
        self.paint.toggled.connect(
            lambda is_on: self.paint.setText(
                translated("stack_panel", "Stop painting")
                if is_on
                else translated("stack_panel", "Paint")
            )
        )
        self.take.clicked.connect(self._add_by_share)
        self.clear.clicked.connect(self._clear)
        self.give.clicked.connect(self._give)
        self.table.itemSelectionChanged.connect(self._mark_zone)

    def _show_map(self) -> None:
        stack = self._stack
        if stack is None:
            self.map.set_cells(None, None, describe=lambda _: "", words=self._words)
            self.legend.show_strip(self._theme, None, ("", ""), ())
            return
        share, table = stack.share, share_table(self._theme)
        most = max(float(np.nanmax(share, initial=0.0)), 0.01)
        image = values_image(share, table, low=0.0, high=most)
        self.map.set_cells(stack.grid, image, describe=self._describe)
        ends = (
            translated("stack_panel", "Fails on 0 %"),
            translated("stack_panel", "{most} % of the wafers").format(most=f"{100 * most:.0f}"),
        )
        self.legend.show_strip(self._theme, table, ends, ())

    def _describe(self, cell: Cell) -> str:
        stack = self._stack
        if stack is None:
            return ""
        column, row = cell
        x, y = stack.grid.cell_to_die(cell).tolist()
        dies, fails = int(stack.dies[row, column]), int(stack.fails[row, column])
        words = translated("stack_panel", "Die ({x}, {y}): ").format(x=x, y=y)
        words += (
            translated("stack_panel", "fails on {fails} of {dies} wafers ({dies_2} %)").format(
                fails=fails, dies=dies, dies_2=f"{100 * fails / dies:.0f}"
            )
            if dies
            else translated("stack_panel", "no die")
        )
        if self._zones is not None:
            zone = self._zones.names[int(self._zones.numbers[row, column])]
            words += f" · {zone_words(zone)}"
        return words

    def _show_told(self) -> None:
        stack = self._stack
        if stack is None:
            self.told.setText("")
            return
        dies, fails = int(stack.dies.sum()), int(stack.fails.sum())
        share = (
            translated("stack_panel", ", {dies} % of all dies fail").format(
                dies=f"{100 * fails / dies:.2f}"
            )
            if dies
            else ""
        )
        count, grid = len(stack.wafer_ids), stack.grid
        words = translated("stack_panel", "{wafers} of {columns} x {rows} dies{share}.").format(
            wafers=counted("wafer", count), columns=grid.columns, rows=grid.rows, share=share
        )
        self.told.setText(words + _left_out_words(stack.left_out))
        tip = [f"{left.name}: {left.reason}" for left in stack.left_out[:40]]
        self.told.setToolTip("\n".join(tip))

    def _show_zones(self) -> None:
        self._zones, trouble = None, ""
        if self._stack is not None:
            try:
                self._zones = self.zone_bar.zones_of(self._stack.grid)
            except GeometryError as error:
                trouble = str(error)
        self.map.set_zones(self._zones)
        self._zone_body.say(
            "" if self._zones is not None else trouble or translated("stack_panel", _NO_ZONES)
        )
        self._show_table()

    def _show_table(self) -> None:
        stack, zones = self._stack, self._zones
        if stack is None or zones is None:
            self.table.set_rows([])
            return
        of_lot = zone_yields(zones, dies=stack.dies, fails=stack.fails)
        of_wafer: Sequence[ZoneYield | None] = [None] * len(of_lot)
        wafer = self._wafer
        cells = None if wafer is None else laid_in(stack.grid, wafer)
        if cells is not None:
            of_wafer = zone_yields(zones, dies=cells != NO_DIE, fails=cells == FAIL)
        mark = "≈ " * (stack.grid.is_estimated and "mm" in zones.names[0])
        self.table.set_rows(
            [
                (
                    mark + zone_words(lot.name),
                    str(lot.dies),
                    str(lot.fails),
                    _share(lot),
                    _share(own),
                )
                for lot, own in zip(of_lot, of_wafer, strict=True)
            ]
        )

    def _mark_zone(self) -> None:
        if self._zones is None or self._stack is None or self._region is not None:
            return
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        chosen = np.isin(self._zones.numbers, rows) & (self._stack.dies > 0)
        self.map.set_region(outlines_of(chosen, self._stack.grid) if rows else ())

    def _add_loop(self, loop: Polygon) -> None:
        if self._stack is not None:
            self._add(dies_in([loop], self._stack.grid))

    def _toggle(self, cell: Cell) -> None:
        if self._stack is None:
            return
        one = np.zeros(self._stack.dies.shape, dtype=np.bool_)
        one[cell[1], cell[0]] = True
        if self._region is None or not (self._region & one).any():
            self._add(one)
            return
        region = self._region & ~one
        self._region = region if region.any() else None
        self._show_region()

    def _add_by_share(self) -> None:
        if self._stack is not None:
            share = np.nan_to_num(self._stack.share, nan=-1.0)
            self._add(share >= self.share.value() / 100)

    def _add(self, dies: np.ndarray) -> None:
        assert self._stack is not None  # callers look
        own = dies & (self._stack.dies > 0)
        region = own if self._region is None else self._region | own
        self._region = region if region.any() else None
        self._show_region()

    def _clear(self) -> None:
        self._region = None
        self._show_region()

    def _show_region(self) -> None:
        stack, region = self._stack, self._region
        count = 0 if region is None else int(region.sum())
        outlines = () if region is None or stack is None else outlines_of(region, stack.grid)
        self.map.set_region(outlines)
        can_paint = stack is not None and stack.grid.has_dies
        _enable(can_paint, self.paint, self.take, self.share)
        _enable(count > 0, self.clear, self.give, self.only_failing, self.class_box)
        dies = counted("die", count)
        self.give.setText(
            translated("stack_panel", "Give {dies} to the wafers").format(dies=dies)
            if count
            else translated("stack_panel", "Give to wafers")
        )

    def _give(self) -> None:
        if self._stack is None or self._region is None:
            return
        self.give.setEnabled(False)
        self._lots.split(
            self._stack,
            outlines_of(self._region, self._stack.grid),
            class_key=self.class_box.currentData(),
            only_failing=self.only_failing.isChecked(),
            then=self._hand_on,
        )

    def _hand_on(self, made: StackPainted) -> None:
        self._clear()
        self.paint.setChecked(False)
        self.readout.setText(
            counted("wafer got a shape", made.wafer_count)
            if made.shapes
            else translated("stack_panel", "No wafer got a shape: none fails in this region.")
        )
        if made.shapes:
            self.painted.emit(made)


def _line(*widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return line


def _enable(is_on: bool, *widgets: QWidget) -> None:
    for widget in widgets:
        widget.setEnabled(is_on)


def _share(found: ZoneYield | None) -> str:
    if found is None or found.passed_share is None:
        return "–"
    return f"{100 * found.passed_share:.1f} %"


def _left_out_words(left_out: tuple[LeftOut, ...]) -> str:
    if not left_out:
        return ""
    count = len(left_out)
    first = left_out[0]
    if count == 1:
        return translated("stack_panel", " {first} is left out: {reason}.").format(
            first=first.name, reason=first.reason
        )
    return translated(
        "stack_panel", " {count} wafers are left out, such as {first}: {reason}."
    ).format(count=count, first=first.name, reason=first.reason)
