"""Files and folders that were opened lately, newest first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from wafer_studio.app.jobs import Jobs, Lane
from wafer_studio.app.keeping import keep, read_kept

_MOST = 50


@dataclass(frozen=True)
class Recent:
    """One line of the list.

    Attributes:
        path: what was opened, absolute.
        is_missing: True where it was not there when it was last looked for.
    """

    path: Path
    is_missing: bool


class RecentFiles(QObject):
    """The list, in a JSON file; a missing or broken file gives an empty one.

    Args:
        jobs: looks for the files; a share that does not answer may take a minute.
        path: the file.
        length: gives how many lines are shown, 0 to 50; more are kept, so that a longer list
            shows older ones again.
    """

    changed = Signal()
    """The list has other lines, or other ones are missing."""

    def __init__(
        self, jobs: Jobs, path: Path, length: Callable[[], int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._path = path
        self._length = length
        self._names = _read(path)
        self._missing: frozenset[str] = frozenset()

    @property
    def entries(self) -> tuple[Recent, ...]:
        """The lines to show, newest first, as they were when they were last looked for."""
        names = self._names[: self._length()]
        return tuple(Recent(Path(name), is_missing=name in self._missing) for name in names)

    def look(self) -> None:
        """Look in the background which lines are there; ``changed`` tells if that differs."""
        names = tuple(self._names)
        self._jobs.start(
            lambda _: frozenset(name for name in names if not _is_there(Path(name))),
            lane=Lane.NETWORK,
            then=self._take,
        )

    def add(self, paths: Sequence[Path]) -> None:
        """Put paths at the head, the first of them first; none stands there twice.

        Raises:
            ExportError: the file cannot be written.
        """
        new = list(dict.fromkeys(str(path.absolute()) for path in paths))
        self._missing -= frozenset(new)
        self._put([*new, *(name for name in self._names if name not in new)][:_MOST])

    def forget_missing(self) -> None:
        """Leave out what was not there when it was last looked for.

        Raises:
            ExportError: the file cannot be written.
        """
        self._put([name for name in self._names if name not in self._missing])

    def clear(self) -> None:
        """Forget all.

        Raises:
            ExportError: the file cannot be written.
        """
        self._put([])

    def _take(self, missing: frozenset[str]) -> None:
        if missing != self._missing:
            self._missing = missing
            self.changed.emit()

    def _put(self, names: list[str]) -> None:
        if names == self._names:
            return
        keep(self._path, names, what="recent files")
        self._names = names
        self.changed.emit()


def _read(path: Path) -> list[str]:
    names = read_kept(path)
    if not isinstance(names, list):
        return []
    return list(dict.fromkeys(name for name in names if isinstance(name, str) and name))[:_MOST]


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
