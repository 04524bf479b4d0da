"""CoreSet: wafers that lie farthest from all that are labelled (k-center greedy).

Source: Sener and Savarese, ICLR 2018, algorithm 1 (Gonzalez 1985: the radius is at most twice the
best one). The greedy order is exact, but distances are brought up to date only where they decide:
a wafer's distance to its nearest centre can only fall as it meets more centres, so the last known
one is an upper bound, and only wafers whose bound reaches the top meet the rest of the centres.
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
"""Centres that are met at once."""
_FIRST_CENTRES: Final = 256
"""Labelled centres that every open wafer meets before the search."""


class Coverage:
    """Distance of each open wafer to its nearest centre, as far as it had to be known."""

    def __init__(self, embeddings: NDArray[np.floating[Any]], rows: Rows, centres: Rows) -> None:
        """Measure the open wafers against some of the labelled ones.

        Args:
            embeddings: (N, D) float16 or float32; not copied.
            rows: (n,) rows of the open wafers.
            centres: rows of the labelled wafers; their embeddings are held as float32.

        Raises:
            SelectionError: an embedding holds values that are not numbers.
        """
        self._embeddings = embeddings
        self._rows = rows
        self._labelled = self._load(centres)
        self._chosen: list[Singles] = []
        self._met = np.zeros(len(rows), dtype=np.int64)
        self._taken = np.zeros(len(rows), dtype=np.bool_)
        self._bound = np.full(len(rows), np.inf, dtype=np.float32)
        if self._centre_count:
            for places in self._blocks():
                self._meet(places, 0, min(_FIRST_CENTRES, len(centres)))

    @property
    def _centre_count(self) -> int:
        return len(self._labelled) + len(self._chosen)

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
            known = self._centre_count > 0
            place = self._farthest(allowed) if known else self._most_central(allowed)
            score = float(np.sqrt(self._bound[place])) if known else None
            self._taken[place] = True
            self._chosen.append(self._load(self._rows[[place]])[0])
            left[verdict[place]] -= 1
            picks.append(Pick(place, ALL, score))
        return picks

    def _farthest(self, allowed: Bools) -> int:
        block = _FIRST_BLOCK
        while True:
            reach = np.where(allowed, self._bound, -1.0)
            best = int(reach.argmax())
            behind = self._met < self._centre_count
            if not behind[best]:
                return best
            sure = reach[~behind].max(initial=-1.0)
            stale = np.flatnonzero(behind & (reach >= sure) & allowed)
            if len(stale) > block:
                stale = stale[np.argpartition(-reach[stale], block)[:block]]
            self._catch_up(stale)
            block = min(2 * block, _BLOCK)

    def _catch_up(self, places: Rows) -> None:
        early = self._met[places] < len(self._labelled)
        for group in (places[early], places[~early]):
            if len(group):
                self._meet(group, int(self._met[group].min()), self._centre_count)

    def _meet(self, places: Rows, first: int, last: int) -> None:
        points = self._load(self._rows[places])
        lengths = _squared_lengths(points)
        for start in range(first, last, _CENTRES):
            centres = self._centres(start, min(start + _CENTRES, last))
            squared = _squared_lengths(centres) - 2.0 * (points @ centres.T)
            nearest = np.maximum(lengths + squared.min(1), 0.0)
            self._bound[places] = np.minimum(self._bound[places], nearest)
        self._met[places] = last

    def _centres(self, first: int, last: int) -> Singles:
        labelled = len(self._labelled)
        chosen = self._chosen[max(0, first - labelled) : max(0, last - labelled)]
        return np.concatenate([self._labelled[first:last], *[point[None] for point in chosen]])

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
