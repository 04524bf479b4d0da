"""Background work: the only threads of the workstation.

Three lanes: ``store`` runs one job at a time, ``compute`` a few, ``network`` a few. A job is
cancelled by raising ``Cancelled`` at its next progress report. Workers touch no signal and no
QObject: they put closures in a queue, and the GUI thread runs them in order, a few
milliseconds' worth at a time. So nothing can be lost between a quick job and a slow caller.
"""

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from enum import Enum
from queue import Empty, SimpleQueue
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ml_core.wafer.errors import Cancelled

T = TypeVar("T")
Closure = Callable[[], None]

_SLICE_SECONDS: Final = 0.008
"""GUI time that one round of closures may take before the event loop gets its turn."""
_REPORT_SECONDS: Final = 0.05
"""Least time between two progress reports of a job."""


_NICENESS: Final = 5

_NETWORK_SECONDS: Final = 1.5
"""Longest time that closing waits for the network's lane: a server may not answer for minutes."""


class Lane(Enum):
    """Where a job runs; the value is the lane's number of threads."""

    STORE = ("store", 1)
    COMPUTE = ("compute", 3)
    NETWORK = ("network", 2)

    @property
    def width(self) -> int:
        """Jobs that run at the same time."""
        return self.value[1]


class Job:
    """One piece of background work, as the GUI thread sees it.

    Attributes:
        title: what it does, for the status bar; empty for one that is not shown.
        done: steps done.
        total: steps in all, 0 while unknown.
        is_over: True once its result or error has been handed over.
        must_run: True for one that closing the program does not cancel.
    """

    def __init__(self, title: str, *, must_run: bool = False) -> None:
        self.title = title
        self.must_run = must_run
        self.done = 0
        self.total = 0
        self.is_over = False
        self._began = time.monotonic()
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask it to stop at its next progress report."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """True once it was asked to stop."""
        return self._cancelled.is_set()

    @property
    def seconds(self) -> float:
        """Seconds since it was started."""
        return time.monotonic() - self._began

    @property
    def remaining_seconds(self) -> float | None:
        """Seconds to go at the pace so far; None while nothing can be said."""
        elapsed = self.seconds
        if not self.total or self.done <= 0 or elapsed < 0.5:
            return None
        return elapsed / self.done * max(self.total - self.done, 0)


class Progress:
    """What a job's work reports to; called in the worker's thread.

    Calling it with (done, total) reports a step. ``hand`` passes a part of the result on.
    """

    def __init__(self, job: Job, post: Callable[[Closure], None], changed: Closure) -> None:
        self._job = job
        self._post = post
        self._changed = changed
        self._reported = 0.0

    def __call__(self, done: int, total: int = 0) -> None:
        """Report a step.

        Raises:
            Cancelled: the user asked the job to stop.
        """
        self.check()
        self._job.done, self._job.total = done, total
        now = time.monotonic()
        if now - self._reported > _REPORT_SECONDS:
            self._reported = now
            self._post(self._changed)

    def check(self) -> None:
        """Raise Cancelled if the user asked the job to stop."""
        if self._job.is_cancelled:
            raise Cancelled

    def hand(self, closure: Closure) -> None:
        """Have the GUI thread run a closure, after all that were handed before."""
        self._post(closure)


class Jobs(QObject):
    """Starts jobs and hands their results over; lives in the GUI thread.

    Args:
        report: gets every error of a job that has no ``failed`` of its own.
    """

    started = Signal(object)
    """A ``Job`` was put in a lane."""
    changed = Signal(object)
    """A ``Job`` reported a step."""
    ended = Signal(object)
    """A ``Job`` is over; its result was handed over before."""
    _woken = Signal()

    def __init__(
        self, report: Callable[[BaseException], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._report = report
        self._closures: SimpleQueue[Closure] = SimpleQueue()
        self._network = _Network(Lane.NETWORK.width, name=Lane.NETWORK.value[0])
        self._pools: dict[Lane, Executor] = {
            Lane.STORE: _pool(Lane.STORE),
            Lane.COMPUTE: _pool(Lane.COMPUTE),
            Lane.NETWORK: self._network,
        }
        self._running: list[Job] = []
        self._is_open = True
        self._woken.connect(self._run_closures, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> tuple[Job, ...]:
        """Jobs that wait or run, oldest first."""
        return tuple(self._running)

    def start(
        self,
        work: Callable[[Progress], T],
        *,
        lane: Lane,
        title: str = "",
        then: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        must_run: bool = False,
    ) -> Job:
        """Put work in a lane; call in the GUI thread.

        Args:
            work: runs in a worker's thread, gets a ``Progress``.
            lane: where it runs.
            title: what it does, for the status bar; empty for work that is not shown.
            then: gets the result, in the GUI thread.
            failed: gets an error (``Cancelled`` too), in the GUI thread; the message bridge
                where None.
            must_run: closing waits for it; for the store's lane, where it is what people did.

        Returns:
            The job, not yet begun or already running; after ``close`` one that is cancelled.
        """
        job = Job(title, must_run=must_run)
        if not self._is_open:
            job.cancel()
            job.is_over = True
            return job
        self._running.append(job)
        self.started.emit(job)
        progress = Progress(job, self.post, lambda: self.changed.emit(job))
        self._pools[lane].submit(self._work, job, progress, work, then, failed or self._report)
        return job

    def report(self, error: BaseException) -> None:
        """Tell an error as a job without ``failed`` of its own does."""
        self._report(error)

    def ask(self, lane: Lane, work: Callable[[], T]) -> "Future[T]":
        """Run a short function in a lane; for use inside another job, from any thread.

        A job of the store's lane must not wait for one of its own lane.
        """
        return self._pools[lane].submit(work)

    def post(self, closure: Closure) -> None:
        """Have the GUI thread run a closure; callable from any thread."""
        self._closures.put(closure)
        if self._is_open:
            self._woken.emit()

    def close(self, last_in_store: Closure | None = None) -> None:
        """Cancel all that may be, wait for the threads, and drop what was not handed over.

        The network's lane is waited for a moment only; what is under way there comes to nothing.

        Args:
            last_in_store: runs in the store's lane when no other lane can ask it any more.
        """
        self._is_open = False
        for job in self._running:
            if not job.must_run:
                job.cancel()
        self._pools[Lane.COMPUTE].shutdown(wait=True, cancel_futures=True)
        self._network.leave(_NETWORK_SECONDS)
        if last_in_store is not None:
            self._pools[Lane.STORE].submit(last_in_store).result()
        self._pools[Lane.STORE].shutdown(wait=True, cancel_futures=True)
        self._running.clear()

    def _work(
        self,
        job: Job,
        progress: Progress,
        work: Callable[[Progress], T],
        then: Callable[[T], None] | None,
        failed: Callable[[BaseException], None],
    ) -> None:
        try:
            progress.check()
            result = work(progress)
        except Exception as error:  # noqa: BLE001  the job runner: every error is handed over
            self.post(lambda error=error: self._end(job, lambda: failed(error)))  # type: ignore[misc]
        else:
            self.post(lambda: self._end(job, (lambda: then(result)) if then else _nothing))

    def _end(self, job: Job, hand_over: Closure) -> None:
        job.is_over = True
        self._running.remove(job)
        try:
            hand_over()
        finally:
            self.ended.emit(job)

    @Slot()
    def _run_closures(self) -> None:
        until = time.monotonic() + _SLICE_SECONDS
        while self._is_open:
            try:
                closure = self._closures.get_nowait()
            except Empty:
                return
            try:
                closure()
            except Exception as error:  # noqa: BLE001  the job runner: a bug must be seen
                self._report(error)
            if time.monotonic() > until and not self._closures.empty():
                self._woken.emit()
                return


class _Network(Executor):
    """Threads that nobody has to wait for: the program may end while one hangs in the network."""

    def __init__(self, width: int, *, name: str) -> None:
        self._tasks: SimpleQueue[tuple[Future[Any], Closure] | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._width, self._name = width, name

    def submit(  # type: ignore[override]
        self, work: Callable[..., T], /, *values: object
    ) -> "Future[T]":
        """Run a function in one of the threads."""
        future: Future[T] = Future()

        def task() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(work(*values))
            except BaseException as error:  # noqa: BLE001  an executor hands every error over
                future.set_exception(error)

        self._tasks.put((future, task))
        if len(self._threads) < self._width:
            name = f"{self._name}_{len(self._threads)}"
            self._threads.append(threading.Thread(target=self._serve, name=name, daemon=True))
            self._threads[-1].start()
        return future

    def leave(self, seconds: float) -> None:
        """Drop what has not begun, and wait for the rest for so long."""
        with contextlib.suppress(Empty):
            while True:
                if (task := self._tasks.get_nowait()) is not None:
                    task[0].cancel()
        until = time.monotonic() + seconds
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))

    def _serve(self) -> None:
        while (task := self._tasks.get()) is not None:
            task[1]()


def _pool(lane: Lane) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(
        max_workers=lane.width,
        thread_name_prefix=lane.value[0],
        initializer=_yield_to_gui if lane is Lane.COMPUTE else None,
    )


def _yield_to_gui() -> None:
    """Let the GUI thread go first where cores are short.

    On Linux a thread has its own niceness, and the threads that it starts (onnxruntime's, a
    batch's) take it over.
    """
    if sys.platform.startswith("linux"):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)


def _nothing() -> None:
    """Hand nothing over."""
