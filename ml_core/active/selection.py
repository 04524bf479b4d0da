"""A queue of wafers for people, why each is in it, and what takes a skipped one's place."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as changed
from types import MappingProxyType
from typing import Final

import numpy as np

from ml_core.active.lanes import ALL, Counts, Pick, most_of_one_verdict, room_for
from ml_core.active.methods import VERDICTS, taker
from ml_core.active.pool import Bools, Candidates, Rows
from ml_core.active.scores import NONE_INDEX
from ml_core.active.settings import Method, SelectionSettings
from ml_core.wafer.errors import SelectionError

_WORDS: Final[Mapping[Method, str]] = MappingProxyType(
    {
        Method.ENTROPY: "entropy",
        Method.BALD: "disagreement of passes (BALD)",
        Method.CORESET: "unlike all labelled wafers (CoreSet)",
        Method.HYBRID: "uncertainty and diversity (hybrid)",
        Method.CLASP_PE: "entropy with noise (ClaSP PE)",
        Method.RANDOM: "random",
        Method.CLASS_RANDOM: "random within predicted verdict",
    }
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One wafer of the queue, and why it is there.

    Attributes:
        wafer_id: the wafer.
        row: its row in the pool.
        rank: place in the method's order, from 1; the reserve goes on where the queue ends.
        method: what chose it.
        lane: ``all``, or the verdict's key for which it was taken.
        score: the method's number: nats (entropy, BALD, ClaSP PE), distance (CoreSet), 0 to 1
            (hybrid); None where chance alone decided.
        verdict: predicted verdict.
        terms: what the score is made of, where it is a sum: the hybrid's uncertainty and
            diversity, each 0 to 1 before its weight.
        replaces: id of the skipped wafer whose place it took, or None.
    """

    wafer_id: str
    row: int
    rank: int
    method: Method
    lane: str
    score: float | None
    verdict: str
    terms: tuple[tuple[str, float], ...] = ()
    replaces: str | None = None

    @property
    def reason(self) -> str:
        """Why it was chosen, for a queue panel."""
        number = "" if self.score is None else f" {self.score:.3g}"
        parts = [f"{_WORDS[self.method]}{number}{'' if self.lane == ALL else f' for {self.lane}'}"]
        parts += [f"{name} {value:.2g}" for name, value in self.terms]
        parts += [f"rank {self.rank}", f"predicted {self.verdict}"]
        parts += [] if self.replaces is None else ["in place of a skipped wafer"]
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Selection:
    """A queue.

    Attributes:
        choices: the wafers, best first.
        reserve: the next best, balanced like a second queue.
        open_wafers: how many could have been chosen.
        most_of_one_verdict: wafers of one predicted verdict that the queue may hold; None for
            ``random``.
        gave_way: True if the other verdicts were too few to keep the share that was asked for.
    """

    choices: tuple[Choice, ...]
    reserve: tuple[Choice, ...]
    open_wafers: int
    most_of_one_verdict: int | None
    gave_way: bool

    @property
    def rows(self) -> Rows:
        """Rows of the queue's wafers in the pool, best first."""
        return np.array([choice.row for choice in self.choices], dtype=np.intp)


def select(
    candidates: Candidates, settings: SelectionSettings, rng: np.random.Generator
) -> Selection:
    """Choose the wafers that people should label next.

    The answer depends on the pool as a set, not on the order of its rows. Equal scores go by
    wafer id. No verdict takes more than its share of the queue where that can be avoided.

    Args:
        candidates: the pool.
        settings: method, length and balance.
        rng: source of chance for the methods that use it.

    Returns:
        The queue: shorter than asked for where the pool has too few open wafers.

    Raises:
        SelectionError: no wafer is open, or the pool lacks what the method needs.
    """
    rows = candidates.open_rows()
    if not len(rows):
        raise SelectionError(
            "no wafer is left to choose: all of the pool are labelled or skipped; add wafers"
        )
    take = taker(candidates, rows, settings, rng)
    taken = np.zeros(len(rows), dtype=np.bool_)
    room = _room(candidates, rows, taken, settings, count=settings.size)
    queue = take(settings.size, room, taken)
    taken[[pick.place for pick in queue]] = True
    spare_room = _room(candidates, rows, taken, settings, count=settings.reserve)
    choices = _choices(
        [*queue, *take(settings.reserve, spare_room, taken)], candidates, rows, settings.method
    )
    balanced = settings.method is not Method.RANDOM
    asked_for = most_of_one_verdict(settings.size, settings.most_of_one_verdict)
    return Selection(
        choices=choices[: len(queue)],
        reserve=choices[len(queue) :],
        open_wafers=len(rows),
        most_of_one_verdict=int(room[0]) if balanced else None,
        gave_way=balanced and int(room[0]) > asked_for,
    )


def replace(selection: Selection, wafer_id: str) -> Selection:
    """Take a skipped wafer out of the queue and put the next best in (FR-002, NFR-U4).

    The next best is the first of the reserve that keeps the balance, one that was taken for the
    same class before others; if none keeps it, the first of the reserve.

    Args:
        selection: the queue.
        wafer_id: the wafer that was skipped as ambiguous.

    Returns:
        The queue with the replacement at its end. Tell the next selection of the skipped wafer by
        ``Candidates.skipped``.

    Raises:
        SelectionError: the wafer is not in the queue, or the reserve is used up.
    """
    gone = next((c for c in selection.choices if c.wafer_id == wafer_id), None)
    if gone is None:
        raise SelectionError(f"wafer {wafer_id} is not in the queue; replace one that is")
    if not selection.reserve:
        raise SelectionError(
            f"no reserve is left to replace wafer {wafer_id}; choose a new queue, or one with more "
            "reserve"
        )
    kept = tuple(choice for choice in selection.choices if choice is not gone)
    held = Counter(choice.verdict for choice in kept)
    most = selection.most_of_one_verdict
    best = min(
        selection.reserve,
        key=lambda c: (most is not None and held[c.verdict] >= most, c.lane != gone.lane, c.rank),
    )
    return changed(
        selection,
        choices=(*kept, changed(best, replaces=wafer_id)),
        reserve=tuple(choice for choice in selection.reserve if choice is not best),
    )


def _room(
    candidates: Candidates, rows: Rows, taken: Bools, settings: SelectionSettings, *, count: int
) -> Counts:
    if settings.method is Method.RANDOM:
        return np.full(NONE_INDEX + 1, len(rows), dtype=np.int64)
    share = settings.most_of_one_verdict
    return room_for(candidates.verdict[rows], taken, count=count, share=share)


def _choices(
    picks: Sequence[Pick], candidates: Candidates, rows: Rows, method: Method
) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            wafer_id=str(candidates.ids[rows[pick.place]]),
            row=int(rows[pick.place]),
            rank=rank,
            method=method,
            lane=pick.lane,
            score=pick.score,
            verdict=VERDICTS[candidates.verdict[rows[pick.place]]],
            terms=pick.terms,
        )
        for rank, pick in enumerate(picks, start=1)
    )
