"""Waiting for a window while its event loop runs."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication

_REST: Final = 0.0005
"""Seconds between two looks: as an event loop waits, so that other threads get their turn."""


def wait_until(condition: Callable[[], bool], *, seconds: float = 60.0) -> None:
    """Run the event loop until a condition holds.

    Args:
        condition: asked again and again.
        seconds: longest wait.

    Raises:
        SystemExit: it did not hold in time; a figure of less than all is none.
    """
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            raise SystemExit("the window did not get there in time; nothing is reported")
        QCoreApplication.processEvents()
        time.sleep(_REST)
