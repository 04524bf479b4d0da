"""One server a data folder: a lock that the system takes back when the process ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused

_NAME: Final = "server.lock"


@contextmanager
def locked(data: Path) -> Iterator[None]:
    """Have a data folder for oneself.

    Args:
        data: the folder; made if it is not there.

    Raises:
        Refused: another process has it.
    """
    data.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(data / _NAME, timeout=0):
            yield
    except Timeout as error:
        raise Refused(
            ErrorCode.UNAVAILABLE,
            f"Another server works on {data} already; stop it first, or give this one a folder "
            "of its own with --data.",
        ) from error
