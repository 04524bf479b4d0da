"""The open wafer: its map and its newest inspection."""

from PySide6.QtCore import QObject, Signal

from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap
from wafer_studio.app.storing import Storing

Loaded = tuple[WaferMap, Inspection | None]


class Document(QObject):
    """One wafer at a time; the old one stays until the new one is there."""

    wafer_changed = Signal()
    """Another wafer, or none, is open; its inspection changed with it."""
    inspection_changed = Signal()
    """The open wafer has another inspection, or none."""

    def __init__(self, storing: Storing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._storing = storing
        self._wanted = ""
        self._wafer: WaferMap | None = None
        self._inspection: Inspection | None = None

    @property
    def wafer(self) -> WaferMap | None:
        """The open wafer, or None."""
        return self._wafer

    @property
    def inspection(self) -> Inspection | None:
        """Its newest inspection, or None."""
        return self._inspection

    @property
    def wafer_id(self) -> str:
        """Id of the open wafer, empty if none is open."""
        return "" if self._wafer is None else self._wafer.wafer_id

    def open(self, wafer_id: str) -> None:
        """Open a wafer; an answer that comes after another was asked for is dropped."""
        self._wanted = wafer_id
        self._storing.start(
            lambda store: (store.wafer(wafer_id), store.newest_inspection(wafer_id)),
            then=self._take,
        )

    def close(self) -> None:
        """Open none."""
        self._wanted = ""
        self._wafer = self._inspection = None
        self.wafer_changed.emit()

    def take_inspection(self, inspection: Inspection) -> None:
        """Show an inspection if it is of the open wafer; drop it if not."""
        if inspection.wafer_id == self.wafer_id:
            self._inspection = inspection
            self.inspection_changed.emit()

    def _take(self, loaded: Loaded) -> None:
        wafer, inspection = loaded
        if wafer.wafer_id != self._wanted:
            return
        self._wafer, self._inspection = wafer, inspection
        self.wafer_changed.emit()
