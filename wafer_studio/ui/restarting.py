"""Ends the program and starts it again as it was started."""

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QProcess, Qt

Start = Callable[[str, list[str]], object]


def restart_after(
    close: Callable[[], object],
    *,
    start: Start = QProcess.startDetached,
    words: Sequence[str] = sys.orig_argv,
) -> None:
    """Close the program, and start it anew once its store is closed.

    Args:
        close: closes the window and the store; the program's loop ends with it.
        start: starts a process from its program and arguments.
        words: what this process was started with.
    """
    app = QCoreApplication.instance()
    program = sys.executable or words[0]
    if app is not None:
        once = Qt.ConnectionType.SingleShotConnection
        app.aboutToQuit.connect(lambda: start(program, list(words[1:])), once)
    close()
