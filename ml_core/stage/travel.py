"""The way of a stage through its points: short, and never longer than the one it was given."""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

_MOST_ROUNDS: Final = 50
_GAIN: Final = 1e-9
_FEW: Final = 300
"""More points than this are improved by reversing stretches only, which is quicker."""

_Way = NDArray[np.int64]
_Apart = NDArray[np.float64]


def visiting_order(points: ArrayLike) -> list[int]:
    """Short way through all points from the middle of the wafer: nearest neighbour, then 2-opt.

    Args:
        points: (n, 2) in mm; n may be 0.

    Returns:
        Indices of the points. The way starts at the point nearest to the wafer's centre and
        is open; reversing any stretch of it would not make it shorter (Croes 1958).
    """
    places = _places(points)
    if len(places) == 0:
        return []
    apart = _distances(places)
    way = _nearest_neighbours(apart, start=int(np.hypot(*places.T).argmin()))
    return _settled(way, apart)


def shortest_way(points: ArrayLike) -> list[int]:
    """Short open way through all points that may start anywhere.

    The given order, the nearest neighbours from the middle and those from the outermost point
    are each improved by reversing stretches and by moving stretches of up to three points
    (2-opt, Croes 1958; Or-opt, Or 1976); the shortest wins.

    Args:
        points: (n, 2) in mm, in any order; n may be 0.

    Returns:
        Indices of the points; the way is never longer than the order given.
    """
    places = _places(points)
    if len(places) < 2:
        return list(range(len(places)))
    apart, radii = _distances(places), np.hypot(*places.T)
    starts = (int(radii.argmin()), int(radii.argmax()))
    ways = [np.arange(len(places)), *(_nearest_neighbours(apart, start=at) for at in starts)]
    improve = _polished if len(places) <= _FEW else _settled
    settled = [improve(way, apart) for way in ways]
    return min(settled, key=lambda way: _length(np.asarray(way), apart))


def travel_mm(points: ArrayLike) -> float:
    """Length of the open way through points in their order, mm.

    Args:
        points: (n, 2) in mm; n may be 0.
    """
    return float(np.hypot(*np.diff(_places(points), axis=0).T).sum())


def _places(points: ArrayLike) -> NDArray[np.float64]:
    return np.asarray(points, dtype=np.float64).reshape(-1, 2)


def _distances(places: NDArray[np.float64]) -> _Apart:
    return np.asarray(np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1)))


def _length(way: _Way, apart: _Apart) -> float:
    return float(apart[way[:-1], way[1:]].sum())


def _nearest_neighbours(apart: _Apart, *, start: int) -> _Way:
    left = np.ones(len(apart), dtype=np.bool_)
    way = [start]
    left[start] = False
    while left.any():
        near = int(np.where(left, apart[way[-1]], np.inf).argmin())
        way.append(near)
        left[near] = False
    return np.array(way, dtype=np.int64)


def _settled(way: _Way, apart: _Apart) -> list[int]:
    for _ in range(_MOST_ROUNDS):
        if not _shorten(way, apart):
            break
    return [int(at) for at in way]


def _polished(way: _Way, apart: _Apart) -> list[int]:
    """Reverse stretches, from the front and, turned round, from the back, and move short ones."""
    best = way.copy()
    for _ in range(_MOST_ROUNDS):
        before = _length(best, apart)
        for turned in (best.copy(), best[::-1].copy()):
            settled = _moved(np.array(_settled(turned, apart)), apart)
            if _length(settled, apart) < _length(best, apart) - _GAIN:
                best = settled
        if _length(best, apart) > before - _GAIN:
            break
    return [int(at) for at in best]


def _shorten(way: _Way, apart: _Apart) -> bool:
    """Reverse, for each place, the stretch after it that saves most; False if none does."""
    better = False
    for i in range(len(way) - 2):
        here, after = way[i], way[i + 1 :]
        following = way[i + 2 :]
        old = apart[here, after[0]] + np.append(apart[after[:-1], following], 0.0)
        new = apart[here, after] + np.append(apart[after[0], following], 0.0)
        saved = old - new
        best = int(saved.argmax())
        if saved[best] > _GAIN:
            way[i + 1 : i + 2 + best] = way[i + 1 : i + 2 + best][::-1].copy()
            better = True
    return better


def _moved(way: _Way, apart: _Apart) -> _Way:
    """Move each stretch of one to three points to the place where it costs least."""
    for size in (1, 2, 3):
        for at in range(max(len(way) - size, 0)):
            stretch, rest = way[at : at + size], np.delete(way, np.s_[at : at + size])
            best = min(
                (_joined(rest, piece, apart) for piece in (stretch, stretch[::-1])),
                key=lambda way: _length(way, apart),
            )
            if _length(best, apart) < _length(way, apart) - _GAIN:
                way = best
    return way


def _joined(rest: _Way, stretch: _Way, apart: _Apart) -> _Way:
    """The stretch put into the rest where it makes it least longer."""
    first, last = stretch[0], stretch[-1]
    cost = apart[rest[:-1], first] + apart[last, rest[1:]] - apart[rest[:-1], rest[1:]]
    every = np.concatenate([[apart[last, rest[0]]], cost, [apart[rest[-1], first]]])
    return np.insert(rest, int(every.argmin()), stretch)
