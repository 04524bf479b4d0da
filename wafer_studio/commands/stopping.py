"""Ctrl-C and requests to end: the work stops between two wafers, and what is done stays whole."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

from ml_core.wafer.errors import Cancelled

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


class StopRequest:
    """Whether somebody asked to stop."""

    def __init__(self) -> None:
        self.is_made = False

    def check(self) -> None:
        """Stop here if somebody asked to.

        Raises:
            Cancelled: they did.
        """
        if self.is_made:
            raise Cancelled("stopped")

    @contextmanager
    def held_off(self) -> Iterator[None]:
        """Within, a further Ctrl-C does not interrupt: files are finished, not left in parts."""
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)


@contextmanager
def stop_on_signals() -> Iterator[StopRequest]:
    """Turn the first Ctrl-C or SIGTERM into a request; a second Ctrl-C stops at once."""
    request = StopRequest()

    def ask(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        request.is_made = True
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = {number: signal.signal(number, ask) for number in _SIGNALS}
    try:
        yield request
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
