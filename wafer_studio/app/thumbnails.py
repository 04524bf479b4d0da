"""Small pictures of wafers for the list, made in the compute lane."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from ml_core.wafer.taxonomy import FAIL, NO_DIE, PASS
from wafer_studio.app.jobs import Jobs, Lane, Progress
from wafer_studio.app.storing import Storing

THUMBNAIL_SIDE: Final = 56
"""Pixels of a thumbnail's side."""

_AT_ONCE: Final = 24

States = NDArray[np.uint8]


class Thumbnails(QObject):
    """Makes thumbnails that were asked for.

    Args:
        jobs: the lanes.
        storing: the store.
        parent: owner.
        side: pixels of a thumbnail's side.
    """

    ready = Signal(str, object)
    """A wafer's id and its (side, side) uint8 states."""

    def __init__(
        self,
        jobs: Jobs,
        storing: Storing,
        parent: QObject | None = None,
        *,
        side: int = THUMBNAIL_SIDE,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._storing = storing
        self.side = side

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
        return [(key, thumbnail(cells, side=self.side)) for key, cells in found]

    def _hand_out(self, made: list[tuple[str, States]]) -> None:
        for key, states in made:
            self.ready.emit(key, states)


def thumbnail(cells: States, *, side: int) -> States:
    """Shrink or widen cells to a square.

    Args:
        cells: (rows, columns) uint8 states.
        side: pixels of the square.

    Returns:
        (side, side) uint8 states. Where up to some cells fall on a pixel, as in a map of dies,
        the largest state (fail before pass before no die), so that no failed die is lost; where
        many do, as in a large picture, a pixel fails if at least a quarter of its cells do.
    """
    if max(cells.shape) <= _FEW * side:
        return _largest(_largest(cells, side).T, side).T
    exists = _share(cells != NO_DIE, side)
    fails = _share(cells == FAIL, side)
    states = np.where(fails >= _FAILS * np.maximum(exists, 1e-9), FAIL, PASS)
    return np.where(exists < 0.5, NO_DIE, states).astype(np.uint8)


_FEW: Final = 4
"""Cells on a pixel, along an axis, up to which every failed die is shown."""
_FAILS: Final = 0.25


def _largest(cells: States, side: int) -> States:
    """(rows, columns) to (side, columns): the largest of the rows that fall together."""
    rows = len(cells)
    if rows <= side:
        return cells[np.arange(side) * rows // side]
    return np.asarray(np.maximum.reduceat(cells, _starts(rows, side), axis=0), dtype=np.uint8)


def _share(is_there: NDArray[np.bool_], side: int) -> NDArray[np.float64]:
    """(rows, columns) bool to (side, side): the share that is True."""
    shares = is_there.astype(np.float64)
    for _ in range(2):
        rows = len(shares)
        if rows <= side:
            shares = shares[np.arange(side) * rows // side].T
        else:
            starts = _starts(rows, side)
            counts = np.diff(np.append(starts, rows))
            shares = (np.add.reduceat(shares, starts, axis=0) / counts[:, None]).T
    return shares


def _starts(rows: int, side: int) -> NDArray[np.int64]:
    return np.arange(side) * rows // side
