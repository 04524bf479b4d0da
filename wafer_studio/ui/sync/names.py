"""Names of wafers by their ids, looked up once: what syncing tells of wafers are ids."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from wafer_studio.app.library import Library, WaferRow


class WaferNames(QObject):
    """Names of wafers that are on this machine.

    Args:
        library: where they are looked up.
    """

    changed = Signal()
    """More names are known."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._known: dict[str, str] = {}

    @property
    def known(self) -> Mapping[str, str]:
        """Names by id; a wafer that is not on this machine has none."""
        return self._known

    def look_up(self, wafer_ids: Iterable[str]) -> None:
        """Look up the names that are not known yet."""
        missing = tuple({key for key in wafer_ids if key not in self._known})
        if missing:
            self._library.lines(missing, self._take)

    def _take(self, rows: tuple[WaferRow, ...]) -> None:
        if rows:
            self._known |= {row.wafer_id: row.name for row in rows}
            self.changed.emit()
