"""Grey levels of the open wafer's picture, read in the background while somebody wants them."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from ml_core.wafer.map import WaferMap
from wafer_studio.app.document import Document
from wafer_studio.app.jobs import Jobs, Lane

Picture = NDArray[np.uint8]


class Greys(QObject):
    """The grey levels, of the wafer that is open, or none."""

    changed = Signal()
    """``picture`` is another one, or there is none any more."""
    lacking = Signal()
    """The open wafer has no grey levels."""

    def __init__(self, jobs: Jobs, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._document = jobs, document
        self._is_wanted = False
        self._of = ""
        self.picture: Picture | None = None
        """(rows, columns) uint8, a level a cell; None where there is none (yet)."""
        document.wafer_changed.connect(self._follow)

    def want(self, *, wanted: bool) -> None:
        """Read them for the open wafer and those that come, or no more."""
        self._is_wanted = wanted
        self._follow()

    def _follow(self) -> None:
        wafer = self._document.wafer if self._is_wanted else None
        wafer_id = "" if wafer is None else wafer.wafer_id
        if wafer_id == self._of and wafer_id:
            return
        self._of = wafer_id
        if self.picture is not None:
            self.picture = None
            self.changed.emit()
        if wafer is not None:
            self._read(wafer)

    def _read(self, wafer: WaferMap) -> None:
        def read() -> Picture | None:
            from ml_core.formats.images.greys import greys_of

            return greys_of(wafer)

        def take(picture: Picture | None) -> None:
            if wafer.wafer_id != self._of:
                return
            self.picture = picture
            (self.changed if picture is not None else self.lacking).emit()

        self._jobs.start(lambda _: read(), lane=Lane.COMPUTE, then=take)
