"""SHA-256 of files on disk, worked out beside the parser for files that are large."""

import hashlib
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final

from ml_core.formats.reader import PlainFile
from ml_core.wafer.errors import WaferFileError

_CHUNK: Final = 1 << 20
_AT_ONCE: Final = 8 << 20
"""Files up to this size are hashed where they stand; a thread costs more than it saves."""


class FileHashes:
    """Hashes files, large ones in one thread of its own; a context manager.

    hashlib lets other threads run while it works, so the parser's time hides the hash's.
    """

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._thread: ThreadPoolExecutor | None = None

    def __enter__(self) -> "FileHashes":
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        if self._thread is not None:
            self._thread.shutdown(wait=True, cancel_futures=True)

    def start(self, path: Path, *, size: int, shown: str) -> "Future[str]":
        """Begin to hash a file.

        Args:
            path: the file on disk.
            size: its bytes.
            shown: its name for messages.

        Returns:
            The hex digest to come; ``result()`` raises WaferFileError if it cannot be read.
        """
        if size > _AT_ONCE:
            if self._thread is None:
                self._thread = ThreadPoolExecutor(1, thread_name_prefix="hash")
            return self._thread.submit(self._digest, path, shown)
        done: Future[str] = Future()
        try:
            done.set_result(self._digest(path, shown))
        except WaferFileError as error:
            done.set_exception(error)
        return done

    def _digest(self, path: Path, shown: str) -> str:
        digest, buffer = hashlib.sha256(), bytearray(_CHUNK)
        try:
            with path.open("rb", buffering=0) as stream:
                while not self._stopped.is_set() and (count := stream.readinto(buffer)):
                    digest.update(memoryview(buffer)[:count])
        except OSError as error:
            raise WaferFileError(
                source=shown, what=f"cannot be read to its end ({error.strerror}); copy it again"
            ) from error
        if self._stopped.is_set():
            raise WaferFileError(source=shown, what="was not read to its end; open it again")
        return digest.hexdigest()


class HashedFile(PlainFile):
    """A plain file whose ``sha256`` is waited for only when it is asked for."""

    def __init__(
        self,
        *,
        shown: str,
        path: Path,
        size: int,
        head: bytes,
        digest: "Future[str]",
        member: str = "",
        cut: str = "",
    ) -> None:
        values = {"shown": shown, "path": path, "size": size, "head": head}
        for name, value in (values | {"member": member, "cut": cut, "_digest": digest}).items():
            object.__setattr__(self, name, value)

    @property
    def sha256(self) -> str:
        """Hex SHA-256 of the file on disk.

        Raises:
            WaferFileError: the file cannot be read to its end.
        """
        digest: Future[str] = self.__dict__["_digest"]
        return digest.result()
