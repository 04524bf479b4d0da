"""Small pictures of wafers for the list, made in the compute lane."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from wafer_studio.app.jobs import Jobs, Lane, Progress
from wafer_studio.app.storing import Storing

THUMBNAIL_SIDE: Final = 56
"""Pixels of a thumbnail's side."""

_AT_ONCE: Final = 24

States = NDArray[np.uint8]


class Thumbnails(QObject):
    """Makes thumbnails that were asked for."""

    ready = Signal(str, object)
    """A wafer's id and its (side, side) uint8 states."""

    def __init__(self, jobs: Jobs, storing: Storing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._storing = storing

    def request(self, wafer_ids: Sequence[str]) -> None:
        """Have ``ready`` emitted for each wafer that the store knows."""
        for start in range(0, len(wafer_ids), _AT_ONCE):
            part = tuple(wafer_ids[start : start + _AT_ONCE])
            self._jobs.start(
                lambda progress, part=part: self._make(progress, part),  # type: ignore[misc]
                lane=Lane.COMPUTE,
                then=self._hand_out,
            )

    def _make(self, progress: Progress, wafer_ids: tuple[str, ...]) -> list[tuple[str, States]]:
        found = self._storing.ask(lambda store: store.cells(wafer_ids)).result()
        progress.check()
        return [(key, thumbnail(cells, side=THUMBNAIL_SIDE)) for key, cells in found]

    def _hand_out(self, made: list[tuple[str, States]]) -> None:
        for key, states in made:
            self.ready.emit(key, states)


def thumbnail(cells: States, *, side: int) -> States:
    """Shrink or widen cells to a square without losing a failed die.

    Args:
        cells: (rows, columns) uint8 states.
        side: pixels of the square.

    Returns:
        (side, side) uint8 states; where several cells fall on a pixel, the largest state
        (fail before pass before no die).
    """
    return _along(_along(cells, side).T, side).T


def _along(cells: States, side: int) -> States:
    """(rows, columns) to (side, columns)."""
    rows = len(cells)
    if rows <= side:
        return cells[np.arange(side) * rows // side]
    starts = np.arange(side) * rows // side
    return np.asarray(np.maximum.reduceat(cells, starts, axis=0), dtype=np.uint8)
