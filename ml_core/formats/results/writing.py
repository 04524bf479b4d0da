"""Writing without loss: a temporary file beside the target, then one rename.

A reader of the target sees the old file or the whole new one, never a part.
"""

import contextlib
import errno
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

from ml_core.wafer.errors import ExportError
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap

_ADVICE: Final = {
    errno.ENOSPC: "the disk is full; free some space or choose another folder",
    errno.EDQUOT: "your disk quota is used up; free some space or choose another folder",
    errno.EACCES: "you may not write there, or another program has it open; close that or choose "
    "another folder",
    errno.EPERM: "you may not write there; choose another folder",
    errno.EROFS: "the disk is read-only; choose another folder",
    errno.ENOTDIR: "a part of that path is a file; choose another folder",
    errno.EEXIST: "a file of that name is in the way; choose another folder",
    errno.EISDIR: "a folder of that name is in the way; choose another name",
    errno.ENAMETOOLONG: "the path is too long for this system; choose a shorter folder",
}


class Sink(Protocol):
    """Somewhere results go, wafer by wafer."""

    def add(self, wafer: WaferMap, inspection: Inspection) -> None:
        """Write one wafer's results.

        Raises:
            ExportError: they cannot be written; names the file and what to do.
        """

    def close(self) -> tuple[Path, ...]:
        """Finish: all that was added is whole on disk.

        Returns:
            The files or folders to tell the user about.

        Raises:
            ExportError: they cannot be written; names the file and what to do.
        """


@contextlib.contextmanager
def reported(path: Path) -> Iterator[None]:
    """Turn the system's refusal to write into one clear sentence.

    Args:
        path: what is being written, for the sentence.

    Raises:
        ExportError: in place of any OSError.
    """
    try:
        yield
    except OSError as error:
        reason = _ADVICE.get(error.errno or 0, error.strerror or str(error))
        raise ExportError(f"{path} cannot be written: {reason}.") from error


def make_folder(path: Path) -> Path:
    """Make a folder and what is above it, if it is not there yet.

    Raises:
        ExportError: it cannot be made, or a file stands in its place.
    """
    with reported(path):
        path.mkdir(parents=True, exist_ok=True)
    return path


def write_whole(path: Path, data: bytes) -> Path:
    """Write a small file in one step.

    Args:
        path: the target; an older file there is replaced.
        data: all of its bytes.

    Returns:
        The path.

    Raises:
        ExportError: it cannot be written; an older file is then as it was.
    """
    draft = Draft(path)
    try:
        draft.append(data)
        draft.keep()
    finally:
        draft.discard()
    return path


class Draft:
    """A file that grows beside its target and takes its place when it is whole."""

    def __init__(self, target: Path) -> None:
        """Open the temporary file.

        Raises:
            ExportError: the folder does not exist or cannot be written.
        """
        self.target = target
        self._path = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.part")
        self._whole = 0
        with reported(target):
            # Unbuffered: a buffer would try to write what a full disk refused again and again,
            # and the records before it could not be closed.
            self._file = self._path.open("xb", buffering=0)

    def append(self, data: bytes) -> None:
        """Add one record; a record that was cut short by an error or a signal does not count.

        Raises:
            ExportError: the disk is full or gone.
        """
        with reported(self.target):
            self._file.seek(self._whole)
            left = memoryview(data)
            while left:
                left = left[self._file.write(left) :]
            self._whole += len(data)

    def keep(self) -> Path:
        """Put all records in the target's place.

        Raises:
            ExportError: the disk is full or gone; an older target is then as it was.
        """
        with reported(self.target):
            self._file.truncate(self._whole)
            self._file.close()
            self._path.replace(self.target)
        return self.target

    def discard(self) -> None:
        """Take the temporary file away if it was not kept."""
        with contextlib.suppress(OSError):
            self._file.close()
        self._path.unlink(missing_ok=True)
