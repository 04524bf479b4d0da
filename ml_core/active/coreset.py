"""CoreSet: wafers that lie farthest from all that are labelled (k-center greedy).

Source: Sener and Savarese, ICLR 2018, algorithm 1 (Gonzalez 1985: the radius is at most twice the
best one). The greedy order is exact, but distances are brought up to date only where they decide:
a wafer's distance to its nearest centre can only fall, so the last known one is an upper bound,
and only wafers whose bound reaches the top are measured against the centres they have not met.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ml_core.active.lanes import ALL, Counts, Pick
from ml_core.active.pool import Bools, Rows, Verdicts
from ml_core.wafer.errors import SelectionError

Singles = NDArray[np.float32]

_BLOCK: Final = 4096
"""Rows measured at once: 32 MB of float32 at 2048 numbers a row."""
_FIRST_BLOCK: Final = 64
_CENTRES: Final = 1024
"""Labelled centres measured at once: 8 MB."""


class Coverage:
    """Distance of each open wafer to its nearest centre, as far as it had to be known."""

    def __init__(self, embeddings: NDArray[np.floating[Any]], rows: Rows, centres: Rows) -> None:
        """Measure the open wafers against the labelled ones.

        Args:
            embeddings: (N, D) float16 or float32; not copied.
            rows: (n,) rows of the open wafers.
            centres: rows of the labelled wafers.

        Raises:
            SelectionError: an embedding holds values that are not numbers.
        """
        self._embeddings = embeddings
        self._rows = rows
        self._chosen: list[int] = []
        self._met = np.zeros(len(rows), dtype=np.int64)
        self._taken = np.zeros(len(rows), dtype=np.bool_)
        self._bound = np.full(len(rows), np.inf, dtype=np.float32)
        self._has_centres = len(centres) > 0
        for start in range(0, len(centres), _CENTRES):
            points = self._load(centres[start : start + _CENTRES])
            for places in self._blocks():
                self._lower(places, points)

    def take(
        self,
        count: int,
        verdict: Verdicts,
        *,
        room: Counts,
    ) -> list[Pick]:
        """Take the farthest wafer, make it a centre, and go on.

        Without any centre the first is the wafer nearest to the pool's mean.

        Args:
            count: how many to take.
            verdict: (n,) predicted verdicts, 0 to 8.
            room: (9,) how many of each verdict may be taken.

        Returns:
            At most ``count`` picks in the order of their choice; the score is the distance to the
            nearest centre, None for a first one without centres.
        """
        left, picks = room.copy(), list[Pick]()
        while len(picks) < count:
            allowed = ~self._taken & (left[verdict] > 0)
            if not allowed.any():
                break
            place = self._farthest(allowed) if self._has_centres else self._most_central(allowed)
            score = float(np.sqrt(self._bound[place])) if self._has_centres else None
            self._add_centre(place)
            left[verdict[place]] -= 1
            picks.append(Pick(place, ALL, score))
        return picks

    def _add_centre(self, place: int) -> None:
        self._taken[place] = True
        self._has_centres = True
        self._chosen.append(int(self._rows[place]))

    def _farthest(self, allowed: Bools) -> int:
        block = _FIRST_BLOCK
        while True:
            reach = np.where(allowed, self._bound, -1.0)
            best = int(reach.argmax())
            behind = self._met < len(self._chosen)
            if not behind[best]:
                return best
            sure = reach[~behind].max(initial=-1.0)
            stale = np.flatnonzero(behind & (reach >= sure) & allowed)
            if len(stale) > block:
                stale = stale[np.argpartition(-reach[stale], block)[:block]]
            self._catch_up(stale)
            block = min(2 * block, _BLOCK)

    def _catch_up(self, places: Rows) -> None:
        first = int(self._met[places].min())
        self._lower(places, self._load(np.array(self._chosen[first:])))
        self._met[places] = len(self._chosen)

    def _lower(self, places: Rows, centres: Singles) -> None:
        points = self._load(self._rows[places])
        squared = _squared_lengths(points)[:, None] - 2.0 * (points @ centres.T)
        nearest = (squared + _squared_lengths(centres)).min(1)
        self._bound[places] = np.minimum(self._bound[places], np.maximum(nearest, 0.0))

    def _most_central(self, allowed: Bools) -> int:
        blocks = [self._load(self._rows[places]).sum(0) for places in self._blocks()]
        mean = np.sum(blocks, axis=0, dtype=np.float64) / len(self._rows)
        away = [
            _squared_lengths(self._load(self._rows[places]) - mean.astype(np.float32))
            for places in self._blocks()
        ]
        return int(np.where(allowed, np.concatenate(away), np.inf).argmin())

    def _blocks(self) -> list[Rows]:
        places = np.arange(len(self._rows))
        return [places[start : start + _BLOCK] for start in range(0, len(places), _BLOCK)]

    def _load(self, rows: Rows) -> Singles:
        points = self._embeddings[rows].astype(np.float32, copy=False)
        if not np.isfinite(points).all():
            raise SelectionError("an embedding of the pool holds values that are not numbers")
        return points


def _squared_lengths(points: Singles) -> Singles:
    lengths: Singles = np.einsum("ij,ij->i", points, points)
    return lengths
