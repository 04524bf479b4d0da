"""Lanes: several rankings of one pool that take turns, each up to its share of the queue."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.active.pool import Bools, Verdicts
from ml_core.active.scores import NONE_INDEX, Floats

Counts = NDArray[np.int64]

ALL: Final = "all"
"""Name of the lane that is for no class in particular."""


@dataclass(frozen=True, slots=True, eq=False)
class Lane:
    """One ranking of the n open wafers.

    Attributes:
        name: what the lane is for: ``all``, a class's key or ``none``.
        share: part of the queue that it fills while it has wafers; over 0.
        preference: (n,) larger is earlier; minus infinity keeps a wafer out of the lane.
        score: (n,) the number shown to people; None where there is none (random).
        terms: names and (n,) values of what the score is made of, where it is a sum.
    """

    name: str
    share: float
    preference: Floats
    score: Floats | None
    terms: tuple[tuple[str, Floats], ...] = ()


@dataclass(frozen=True, slots=True)
class Pick:
    """One open wafer, and what it was taken for.

    Attributes:
        place: its place among the open wafers.
        lane: name of the lane that took it.
        score: that lane's score; None where there is none.
        terms: what the score is made of, where it is a sum.
    """

    place: int
    lane: str
    score: float | None
    terms: tuple[tuple[str, float], ...] = ()


def most_of_one_verdict(count: int, share: float) -> int:
    """Wafers of one verdict that a queue of ``count`` may hold: at least one."""
    return max(1, math.floor(share * count + 1e-9))


def room_for(verdict: Verdicts, taken: Bools, *, count: int, share: float) -> Counts:
    """How many of each verdict a queue may hold.

    Args:
        verdict: (n,) predicted verdicts of the open wafers, 0 to 8.
        taken: (n,) True where a wafer is spoken for.
        count: length of the queue.
        share: largest share of one verdict.

    Returns:
        (9,) all alike: the share of the queue; or, where the other verdicts are too few to fill
        it, the smallest number that does.
    """
    there = np.bincount(verdict[~taken], minlength=NONE_INDEX + 1)
    wanted = min(count, int(there.sum()))
    room = most_of_one_verdict(count, share)
    while np.minimum(there, room).sum() < wanted:
        room += 1
    return np.full(NONE_INDEX + 1, room, dtype=np.int64)


def take_turns(
    lanes: Sequence[Lane],
    verdict: Verdicts,
    taken: Bools,
    *,
    room: Counts,
    count: int,
) -> list[Pick]:
    """Take wafers from lanes by turns.

    The next wafer comes from the lane that is furthest behind its share (the rule of Webster and
    Sainte-Laguë for seats), so each first part of the queue is divided as the whole is. A lane
    that has no wafer left drops out.

    Args:
        lanes: the rankings.
        verdict: (n,) predicted verdicts, 0 to 8.
        taken: (n,) wafers that are spoken for.
        room: (9,) how many of each verdict may be taken.
        count: how many to take.

    Returns:
        At most ``count`` picks, best first, no wafer twice; equal preference goes by place.
    """
    spoken_for, left = taken.copy(), room.copy()
    queues = [_in_order(lane) for lane in lanes]
    served, alive = np.zeros(len(lanes)), list(range(len(lanes)))
    picks: list[Pick] = []
    while alive and len(picks) < count:
        turn = min(alive, key=lambda k: (2 * served[k] + 1) / lanes[k].share)
        place = _first_free(queues[turn], spoken_for, verdict, left)
        if place is None:
            alive.remove(turn)
            continue
        spoken_for[place] = True
        left[verdict[place]] -= 1
        served[turn] += 1
        picks.append(_pick(lanes[turn], place))
    return picks


def _in_order(lane: Lane) -> Iterator[int]:
    order = np.argsort(-lane.preference, kind="stable")
    return (int(place) for place in order if lane.preference[place] > -np.inf)


def _first_free(
    queue: Iterator[int],
    spoken_for: Bools,
    verdict: Verdicts,
    left: Counts,
) -> int | None:
    free = (place for place in queue if not spoken_for[place] and left[verdict[place]] > 0)
    return next(free, None)


def _pick(lane: Lane, place: int) -> Pick:
    score = None if lane.score is None else float(lane.score[place])
    terms = tuple((name, float(values[place])) for name, values in lane.terms)
    return Pick(place, lane.name, score, terms)
