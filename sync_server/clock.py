"""The server's clock: one of the seams where a test may put its own."""

import datetime
import time
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime.datetime:
        """Now, UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never go back."""
        ...


class SystemClock:
    """The machine's."""

    def now(self) -> datetime.datetime:
        """Now, UTC."""
        return datetime.datetime.now(datetime.UTC)

    def monotonic(self) -> float:
        """Seconds that never go back."""
        return time.monotonic()


def stamp(clock: Clock) -> str:
    """Now as text: ISO 8601, UTC, milliseconds."""
    return clock.now().isoformat(timespec="milliseconds")
