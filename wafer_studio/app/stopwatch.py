"""Working time: it runs while the user does something, and stops when they pause."""

import time
from collections.abc import Callable

Clock = Callable[[], float]
"""Seconds that only grow."""


class Stopwatch:
    """Adds up the time between touches that are not too far apart.

    Args:
        idle_seconds: a pause longer than this is not counted.
        clock: where the time comes from.
    """

    def __init__(self, idle_seconds: float, clock: Clock = time.monotonic) -> None:
        self.idle_seconds = idle_seconds
        self._clock = clock
        self._seconds = 0.0
        self._touched: float | None = None

    @property
    def seconds(self) -> float:
        """Working time so far; the pause under way counts once it ends in time."""
        return self._seconds

    @property
    def is_running(self) -> bool:
        """False before the first touch, and after a pause that is too long."""
        return self._touched is not None and self._clock() - self._touched <= self.idle_seconds

    def touch(self) -> None:
        """Say that the user did something."""
        now = self._clock()
        if self._touched is not None and now - self._touched <= self.idle_seconds:
            self._seconds += now - self._touched
        self._touched = now

    def restart(self, seconds: float) -> None:
        """Go on from other work.

        Args:
            seconds: working time that is there already.
        """
        self._seconds, self._touched = seconds, None
