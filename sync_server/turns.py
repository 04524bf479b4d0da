"""Heavy work, so much at a time: the others wait in a line of bounded length."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused


class Turns:
    """Lets some at a time through.

    Args:
        what: is done, in words.
        at_once: how many may be at work.
        waiting: how many may wait; each holds one of the server's threads.
    """

    def __init__(self, what: str, *, at_once: int = 1, waiting: int = 8) -> None:
        self._what = what
        self._places = threading.BoundedSemaphore(at_once + waiting)
        self._work = threading.BoundedSemaphore(at_once)

    @contextmanager
    def one(self) -> Iterator[None]:
        """A turn; waits for it.

        Raises:
            Refused: too many are waiting already.
        """
        if not self._places.acquire(blocking=False):
            raise Refused(
                ErrorCode.UNAVAILABLE,
                f"The server is busy with {self._what}; try again in a moment.",
                retry_after=5,
            )
        try:
            with self._work:
                yield
        finally:
            self._places.release()
