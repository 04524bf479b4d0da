"""A disk that is full is told as such, not as a failure of the server."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_SPARE: Final = 64 * 2**20  # the database must still be able to write


@contextmanager
def told_when_full() -> Iterator[None]:
    """Refuse with ``NO_SPACE`` where a write inside fails for want of space."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise _no_space() from error


def check_space(folder: Path, needed: int) -> None:
    """Pass where a disk has room for so many bytes more.

    Raises:
        Refused: it has not; better told before they were sent than after.
    """
    if shutil.disk_usage(folder).free < needed + _SPARE:
        raise _no_space()


def _no_space() -> Refused:
    return Refused(
        ErrorCode.NO_SPACE,
        "The server has no space left for it; ask an admin to make room, then send it again: "
        "what has arrived is kept.",
        retry_after=600,
    )
