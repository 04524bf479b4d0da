"""The one bridge by which errors reach the user."""

import datetime
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from ml_core.wafer.errors import Cancelled, WaferFileError, WaferStudioError

_KEPT: Final = 2000


class Level(Enum):
    """How much a message matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Message:
    """One line for the user.

    Attributes:
        level: how much it matters.
        text: one sentence.
        source: the file it is about, or empty.
    """

    level: Level
    text: str
    source: str = ""


@dataclass(frozen=True)
class Crash:
    """A bug that came up: what to show and where its report lies.

    Attributes:
        summary: the exception's last line.
        report: versions and traceback.
        path: the written report, None if it could not be written.
    """

    summary: str
    report: str
    path: Path | None


class Messages(QObject):
    """Collects messages and crashes; lives in the GUI thread.

    Args:
        logs: folder for crash reports.
        about: gives a line on versions that heads each report.
    """

    added = Signal(object)
    """A ``Message``."""
    crashed = Signal(object)
    """A ``Crash``."""
    cleared = Signal()
    """The list was emptied."""

    def __init__(
        self, *, logs: Path, about: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._logs = logs
        self._about = about
        self._list: list[Message] = []

    @property
    def all(self) -> tuple[Message, ...]:
        """The newest messages, oldest first."""
        return tuple(self._list)

    def tell(self, text: str, *, level: Level = Level.INFO, source: str = "") -> None:
        """Show one sentence."""
        message = Message(level, text, source)
        self._list.append(message)
        del self._list[:-_KEPT]
        self.added.emit(message)

    def report(self, error: BaseException) -> None:
        """Show what the user can act on, pass over what they stopped, report a bug as one."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, WaferStudioError):
            source = error.source if isinstance(error, WaferFileError) else ""
            self.tell(str(error), level=Level.ERROR, source=source)
            return
        self.crashed.emit(self._crash(error))

    def clear(self) -> None:
        """Forget all messages."""
        self._list.clear()
        self.cleared.emit()

    def _crash(self, error: BaseException) -> Crash:
        report = f"{self._about()}\n\n" + "".join(traceback.format_exception(error))
        summary = traceback.format_exception_only(error)[-1].strip()
        return Crash(summary, report, self._written(report))

    def _written(self, report: str) -> Path | None:
        stamp = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%S%f")
        path = self._logs / f"crash-{stamp}.txt"
        try:
            self._logs.mkdir(parents=True, exist_ok=True)
            path.write_text(report, encoding="utf-8", errors="backslashreplace")
        except OSError:
            return None
        return path
