"""Many wafers: reading, pre- and post-processing beside the model's runs, in order, bounded.

On the CPU each worker takes a whole wafer on one thread of its own: two such workers need 24 ms
a wafer where one run at a time on two threads needs 32 (256 x 256, two cores), because nothing
waits at the end of each layer, and whatever is not the model fills the gaps. With any other
engine two workers take turns at it and overlap the rest.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from time import perf_counter
from typing import Final

from ml_core.segmentation.pipeline import Inspector
from ml_core.wafer.errors import Cancelled, GeometryError, WaferStudioError
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap

Progress = Callable[[int], None]
"""Takes the number of finished wafers; raises ``Cancelled`` to stop."""

Results = Generator[tuple[WaferMap, Inspection], None, None]
"""Wafers with their inspections, one after another."""

Answers = Iterator[tuple[WaferMap, Callable[[], Inspection]]]
"""Wafers, each with what gives or waits for its inspection."""

Refusal = Callable[[WaferMap, GeometryError], None]
"""Takes a wafer that cannot be inspected and the reason."""

MOST_WORKERS: Final = 4
"""More whole wafers at once cost memory and win little; their runs get more threads instead."""
READ_AHEAD: Final = 2
"""Wafers that wait, read, beside those at work."""
FEW: Final = 3
"""Up to so many wafers a second session is not worth its making."""


@dataclass(frozen=True, eq=False)
class _Read:
    """One wafer and the milliseconds its reading took."""

    wafer: WaferMap
    ms: float


def inspect_all(
    inspector: Inspector,
    wafers: Iterable[WaferMap],
    *,
    progress: Progress | None = None,
    on_error: Refusal | None = None,
) -> Results:
    """Inspect many wafers; leaving the loop early or closing the generator ends the work.

    Wafers are taken from the iterable in the caller's thread, a few ahead of the results, so
    1,000 need no more memory than five. A ``WaferStudioError`` of the iterable, and whatever a
    wafer's inspection raises, comes out here in its turn, after the results before it, and ends
    the work.

    Args:
        inspector: the model.
        wafers: read lazily.
        progress: called with the number of finished wafers before each result is waited for.
        on_error: called in its turn with a wafer that cannot be inspected, and the others go
            on; where None the error is raised.

    Yields:
        Wafers with their inspections, in the order given; ``times.read`` is the time that the
        iterable took for the wafer.

    Raises:
        Cancelled: ``progress`` raised it.
        GeometryError: a wafer cannot be inspected, and there is no ``on_error``.
        ModelError: the model cannot run.
    """
    reads = _Reads(wafers)
    first = reads.take(FEW + 1)
    if len(first) <= FEW:
        yield from _told(_one_by_one(inspector, first), reads, progress, on_error)
        return
    workers, worker = _share_out(inspector)
    pool = ThreadPoolExecutor(workers, thread_name_prefix="inspect")
    try:
        answers = _side_by_side(pool, worker, first, reads, workers + READ_AHEAD)
        yield from _told(answers, reads, progress, on_error)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


class _Reads:
    """The wafers of an iterable, timed; an error of the iterable is kept for its turn."""

    def __init__(self, wafers: Iterable[WaferMap]) -> None:
        self._source = iter(wafers)
        self._ended = False
        self._error: WaferStudioError | None = None

    def take(self, count: int) -> list[_Read]:
        """Up to so many further wafers; fewer only at the end."""
        taken: list[_Read] = []
        while len(taken) < count and not self._ended:
            start = perf_counter()
            try:
                wafer = next(self._source)
            except StopIteration:
                self._ended = True
            except Cancelled:
                raise
            except WaferStudioError as error:
                self._ended, self._error = True, error
            else:
                taken.append(_Read(wafer, (perf_counter() - start) * 1000.0))
        return taken

    def finish(self) -> None:
        """Raise what ended the iterable early."""
        if self._error is not None:
            raise self._error


def _told(
    answers: Answers,
    reads: _Reads,
    progress: Progress | None,
    on_error: Refusal | None,
) -> Results:
    """Answers as results: progress before each, a refused wafer where it is asked for."""
    done = 0
    for wafer, answer in answers:
        _report(progress, done)
        try:
            inspection = answer()
        except GeometryError as error:
            if on_error is None:
                raise
            on_error(wafer, error)
        else:
            yield wafer, inspection
        done += 1
    reads.finish()
    _report(progress, done)


def _one_by_one(inspector: Inspector, reads: list[_Read]) -> Answers:
    for read in reads:
        yield read.wafer, partial(_inspect, inspector, read)


def _side_by_side(
    pool: ThreadPoolExecutor, inspector: Inspector, first: list[_Read], reads: _Reads, most: int
) -> Answers:
    waiting: deque[tuple[WaferMap, Future[Inspection]]] = deque()
    taken = first
    while taken or waiting:
        waiting.extend((read.wafer, pool.submit(_inspect, inspector, read)) for read in taken)
        wafer, result = waiting.popleft()
        yield wafer, result.result
        taken = reads.take(most - len(waiting))


def _inspect(inspector: Inspector, read: _Read) -> Inspection:
    inspection = inspector.inspect(read.wafer)
    return replace(inspection, times=replace(inspection.times, read=read.ms))


def _share_out(inspector: Inspector) -> tuple[int, Inspector]:
    """Number of workers, and the inspector they share."""
    session = inspector.session
    if not session.is_parallel:
        return 2, inspector
    workers = max(1, min(MOST_WORKERS, session.threads))
    threads = session.threads // workers
    if threads == session.threads:
        return workers, inspector
    return workers, inspector.with_session(session.on_threads(max(1, threads)))


def _report(progress: Progress | None, done: int) -> None:
    if progress is not None:
        progress(done)
