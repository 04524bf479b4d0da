"""Fills the layers of the wafer page that somebody has to ask for: heat map, doubt, zones."""

from PySide6.QtCore import QObject

from ml_core.wafer.errors import GeometryError
from ml_core.wafer.taxonomy import BY_KEY
from wafer_studio.app.explaining import Doubts, Explanation
from wafer_studio.app.workstation import Workstation
from wafer_studio.ui.canvas.layer_table import HEAT_MAP, UNCERTAINTY
from wafer_studio.ui.canvas.view import MapView
from wafer_studio.ui.lot.zone_bar import ZoneBar


class Overlays(QObject):
    """Asks for a layer when it is shown, and again for each wafer while it is.

    Args:
        station: explains.
        view: whose layers are filled.
        zones: says which zones are drawn.
    """

    def __init__(self, station: Workstation, view: MapView, zones: ZoneBar) -> None:
        super().__init__(view)
        self._station, self._view, self._zones = station, view, zones
        self._are_drawn = False
        for key in (HEAT_MAP, UNCERTAINTY):
            view.layers.show(key, shown=False)
        view.layers.changed.connect(self._ask)
        station.explaining.explained.connect(self._take)
        station.explaining.doubted.connect(self._take_doubts)
        zones.changed.connect(self.show_zones)

    def follow(self) -> None:
        """Fill what is shown for the open wafer and its inspection."""
        for key in (HEAT_MAP, UNCERTAINTY):
            self._view.set_field(key, None)
            self._ask(key)
        self.show_zones()

    def show_zones(self) -> None:
        """Draw the zones that were chosen."""
        wafer = self._station.document.wafer
        if wafer is None or not wafer.grid.has_dies:
            return
        try:
            zones = self._zones.zones_of(wafer.grid)
        except GeometryError as error:
            self._station.messages.report(error)
            return
        if zones is not None or self._are_drawn:
            self._are_drawn = zones is not None
            self._view.set_zones(zones)

    def _ask(self, key: str) -> None:
        inspection = self._station.document.inspection
        if not self._view.layers.is_visible(key) or not self._view.isVisible():
            return
        if key == UNCERTAINTY and inspection is not None:
            self._station.explaining.doubt()
        if key == HEAT_MAP and inspection is not None and inspection.verdict in BY_KEY:
            self._station.explaining.explain(inspection.verdict)

    def _take(self, found: Explanation) -> None:
        if self._view.layers.is_visible(HEAT_MAP):
            self._view.set_field(HEAT_MAP, found.heat)

    def _take_doubts(self, doubts: Doubts) -> None:
        if self._view.layers.is_visible(UNCERTAINTY):
            self._view.set_field(UNCERTAINTY, doubts.total.clip(0, 1))
