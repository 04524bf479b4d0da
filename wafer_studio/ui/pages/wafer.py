"""The page of one wafer: the map, its tools, and what is found and drawn on it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ml_core.drawing.hits import ShapeIndex
from wafer_studio.app.workstation import Workstation
from wafer_studio.ui.answering import Answering
from wafer_studio.ui.canvas.view import MapView
from wafer_studio.ui.desk import Desk
from wafer_studio.ui.drawing import LOOK, Drawing
from wafer_studio.ui.language import noted, translated
from wafer_studio.ui.lot.zone_bar import ZoneBar
from wafer_studio.ui.overlays import Overlays
from wafer_studio.ui.panels.defects import DefectTable
from wafer_studio.ui.panels.dies import DieTable
from wafer_studio.ui.panels.draw import DrawPanel
from wafer_studio.ui.panels.layers import LayersPanel
from wafer_studio.ui.panels.legend import Legend
from wafer_studio.ui.panels.metrics import MetricsPanel
from wafer_studio.ui.panels.steps import StepsPanel
from wafer_studio.ui.panels.tool_options import ToolOptions
from wafer_studio.ui.panels.verdict import VerdictPanel
from wafer_studio.ui.theme import Theme

_NO_WAFER: Final = noted("wafer", "Drop wafer files, folders or archives anywhere on this window.")
_MENU: Final = (
    "copy", "paste", "duplicate", "delete", "merge", "simplify", "lock", "class_from_model",
    "history",
)  # fmt: skip
"""Keys of the commands in the menu of map and shapes."""
_NO_GREYS: Final = noted(
    "wafer",
    "This wafer is no picture of pixels: the wand takes dies that are alike.",
)
_NONE_OPEN: Final = noted("wafer", "Choose a wafer in the list.")


class WaferPage(QWidget):
    """Map at the left, tabs at the right: what the model found, what people draw, the steps.

    Args:
        station: what it shows.
        desk: what tools and panels share.
    """

    pointed = Signal(object)
    """Lines on the die under the pointer."""

    def __init__(self, station: Workstation, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station, self._desk = station, desk
        self.map = MapView()
        self.verdict = VerdictPanel()
        self.legend = Legend()
        self.defects = DefectTable()
        self.metrics = MetricsPanel()
        self.draw = DrawPanel(desk, station.annotating, station.measuring, station.tally)
        self.dies = DieTable()
        self.steps = StepsPanel()
        self.layers = LayersPanel(self.map.layers)
        self.zones = ZoneBar()
        self.overlays = Overlays(station, self.map, self.zones)
        self.drawing = Drawing(self.map, desk, station.annotating)
        self.options = ToolOptions(self.drawing.settings)
        self.options.hide()
        self.answering = Answering(self.map, desk, station.annotating, station.measuring)
        self.drawing.add_class_keys(self)
        self.menu = QMenu(self)
        self.tabs = QTabWidget()
        self.across = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        for part in (self.map, self.verdict):
            part.set_theme(theme)

    def show_wafer(self, *, has_any: bool) -> None:
        """Show the open wafer.

        Args:
            has_any: True where the library holds a wafer that could be opened.
        """
        document = self._station.document
        self.map.set_wafer(document.wafer, document.inspection)
        self.map.set_words(
            translated("wafer", _NONE_OPEN) if has_any else translated("wafer", _NO_WAFER)
        )
        self.overlays.follow()
        self.show_found()

    def show_inspection(self) -> None:
        """Show the open wafer's new inspection."""
        self.map.set_inspection(self._station.document.inspection)
        self.overlays.follow()
        self.show_found()

    def show_found(self) -> None:
        """Show what the model says, or why it says nothing."""
        document, trouble = self._station.document, self._station.inspecting.trouble
        wafer, inspection = document.wafer, document.inspection
        self.verdict.show_wafer(wafer, inspection, trouble=trouble)
        self.legend.set_inspection(inspection)
        self.defects.show_inspection(wafer, inspection, trouble=trouble)
        self.metrics.show_inspection(wafer, inspection)
        self.show_dies()

    def show_dies(self) -> None:
        """List the dies of the open wafer, while their table is seen."""
        document = self._station.document
        if self.tabs.currentWidget() is self.dies:
            self.dies.show_wafer(document.wafer, document.inspection)

    def mark_defect(self, number: int, *, zoom: bool = False) -> None:
        """Mark a defect on the map and in the table."""
        self.map.mark_defect(number, zoom=zoom)
        self.defects.mark(number)

    def mark_when_open(self, wafer_id: str, number: int) -> None:
        """Mark a defect of a wafer that is being opened, once it is there."""
        document = self._station.document
        if document.wafer_id == wafer_id:
            self.mark_defect(number, zoom=True)
            return
        once = Qt.ConnectionType.SingleShotConnection
        document.wafer_changed.connect(lambda: self.mark_defect(number, zoom=True), once)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802  Qt's name
        # What neither the map's tool nor a table took.
        if event.key() == Qt.Key.Key_Delete:
            self.drawing.commands.delete()
        else:
            super().keyPressEvent(event)

    def limit_keys(self, actions: Mapping[str, QAction]) -> None:
        """Have the keys of copying and selecting mean shapes on the map and in their table only.

        Args:
            actions: of the window, by key; elsewhere these keys are the list's or the text's own.
        """
        for key in ("copy", "paste", "select_all"):
            actions[key].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.map.addAction(actions[key])
            self.draw.shapes.addAction(actions[key])

    def add_menu(self, actions: Mapping[str, QAction]) -> None:
        """Give map and table of shapes a menu of what can be done with the selected shapes."""
        table = self.draw.shapes.view
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.menu.addActions([actions[key] for key in _MENU])
        table.addActions(self.menu.actions())

    def add_toolbox(self, toolbox: QWidget) -> None:
        """Put the row of tools beside the map."""
        self._row.insertWidget(0, toolbox)

    def _lay_out(self) -> None:
        self.tabs.addTab(self._found_side(), translated("wafer", "Found"))
        self.tabs.addTab(self.draw, translated("wafer", "Draw"))
        self.tabs.addTab(self.dies, translated("wafer", "Dies"))
        self.tabs.addTab(self.steps, translated("wafer", "Steps"))
        self.tabs.addTab(self._layers_side(), translated("wafer", "Layers"))
        drawn_on = QWidget()
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self.map, 1)
        column = QVBoxLayout(drawn_on)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.options)
        column.addLayout(self._row, 1)
        self.across.addWidget(drawn_on)
        self.across.addWidget(self.tabs)
        self.across.setStretchFactor(0, 1)
        self.across.setSizes([538, 474])
        self.across.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.across)

    def _layers_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.addWidget(self.layers)
        column.addWidget(self.zones)
        column.addStretch(1)
        return side

    def _found_side(self) -> QWidget:
        head = QScrollArea(widgetResizable=True)
        head.setFrameShape(QScrollArea.Shape.NoFrame)
        head.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head.setWidget(self.verdict)
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 2, 6, 0)
        column.addWidget(self.legend)
        column.addWidget(self.defects, 1)
        side = QSplitter(Qt.Orientation.Vertical)
        for widget in (head, found, self.metrics):
            side.addWidget(widget)
        side.setStretchFactor(1, 1)
        side.setSizes([150, 390, 240])
        side.setChildrenCollapsible(False)
        return side

    def _connect(self) -> None:
        annotating = self._station.annotating
        self.map.cell_changed.connect(self.pointed)
        self.map.menu_asked.connect(self._show_menu)
        self.map.defect_chosen.connect(self.mark_defect)
        self.defects.chosen.connect(lambda number: self.map.mark_defect(number, zoom=True))
        self.legend.toggled.connect(lambda key, on: self.map.show_class(key, shown=on))
        self.draw.findings.defect_chosen.connect(self.mark_defect)
        self.draw.findings.accept_asked.connect(self.answering.accept)
        self.draw.findings.mend_asked.connect(self.drawing.commands.mend)
        self.draw.classes.chosen.connect(self.drawing.choose_class)
        self.draw.shapes.model.lock_asked.connect(
            lambda key, on: self.drawing.commands.set_locked(key, is_locked=on)
        )
        self.drawing.tool_changed.connect(self._follow_tool)
        self._desk.said.connect(lambda _: self.options.show_settings())
        greys, settings = self._station.greys, self.drawing.settings
        self.options.greys_asked.connect(lambda on: greys.want(wanted=on))
        greys.changed.connect(lambda: setattr(settings, "wand_picture", greys.picture))
        greys.lacking.connect(lambda: self._desk.say(translated("wafer", _NO_GREYS)))
        self.tabs.currentChanged.connect(lambda _: self.show_dies())
        self.dies.chosen.connect(self.map.go_to)
        self.dies.defects_asked.connect(self._show_defects)
        self._station.measuring.measured.connect(self._show_drawn)
        self.steps.chosen.connect(annotating.go_to)
        annotating.steps_changed.connect(lambda: self.steps.set_steps(annotating.steps))

    def _show_menu(self, on_screen: QPoint, pressed: tuple[float, float] | None) -> None:
        """A press of the right button means the shape under it, if it is not selected."""
        met = None if pressed is None else ShapeIndex(self._desk.shapes).at(*pressed)
        if met is not None and met.shape_id not in self._desk.selected_ids:
            self._desk.select([met.shape_id])
        self.menu.popup(on_screen)

    def _follow_tool(self, key: str) -> None:
        """Whoever takes a tool wants to see what is drawn, and what can be set."""
        self.options.show_tool(key)
        self.options.setVisible(key != LOOK)
        if key != LOOK and self.tabs.currentWidget() is not self.steps:
            self.tabs.setCurrentWidget(self.draw)

    def _show_defects(self) -> None:
        self.tabs.setCurrentIndex(0)
        self.defects.view.setFocus()

    def _show_drawn(self) -> None:
        report = self._station.measuring.report
        if report is not None:
            self.dies.model.show_drawn(report.cells)
