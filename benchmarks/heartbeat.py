"""How long the GUI thread is away: times between the ticks of a fast timer in it."""

import time
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QTimer

_QUEUE: Final = Path("/proc/thread-self/schedstat")


class Heartbeat:
    """Ticks while its ``with`` block runs.

    Attributes:
        busy_ms: processor time of the GUI thread between two ticks: what the window itself takes.
        wall_ms: the same by the clock; the thread also waits for other threads and programs.
        awake_ms: by the clock, less what the system's scheduler kept it waiting for a processor
            (told on Linux alone, else as ``wall_ms``).
    """

    def __init__(self) -> None:
        self.busy_ms: list[float] = []
        self.wall_ms: list[float] = []
        self.awake_ms: list[float] = []
        self._last = (0.0, 0.0, 0.0)
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)

    def __enter__(self) -> "Heartbeat":
        self._last = self._now()
        self._timer.start(2)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        now = self._now()
        busy, wall, queued = (1000 * (new - old) for new, old in zip(now, self._last, strict=True))
        self.busy_ms.append(busy)
        self.wall_ms.append(wall)
        self.awake_ms.append(wall - queued)
        self._last = now

    @staticmethod
    def _now() -> tuple[float, float, float]:
        return time.thread_time(), time.perf_counter(), _seconds_in_queue()


def _seconds_in_queue() -> float:
    """Seconds that this thread has waited for a processor so far; 0 where none can be read."""
    return int(_QUEUE.read_text().split()[1]) / 1e9 if _QUEUE.exists() else 0.0
