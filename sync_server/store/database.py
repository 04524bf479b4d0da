"""Transactions on SQLite or PostgreSQL.

On SQLite one write at a time takes the lock at once (``BEGIN IMMEDIATE``), in WAL with
``synchronous=FULL``: what was committed survives a power cut. Reads see the last commit and wait
for nobody.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any, Final

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DataError, OperationalError
from sqlalchemy.orm import Session

from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused

_BUSY_MS: Final = 15_000
_PG_DISK_FULL: Final = "53100"


class Database:
    """One database.

    Args:
        url: SQLAlchemy's address.
    """

    def __init__(self, url: str) -> None:
        self.is_sqlite = url.startswith("sqlite")
        self._turn = threading.Lock()
        if self.is_sqlite:
            self._reader, self._writer = _sqlite(url, "DEFERRED"), _sqlite(url, "IMMEDIATE")
        else:
            self._writer = create_engine(url, pool_size=20, max_overflow=40, pool_pre_ping=True)
            self._reader = self._writer.execution_options(isolation_level="REPEATABLE READ")

    @property
    def engine(self) -> Engine:
        """Engine of writing transactions, for migrations and backups."""
        return self._writer

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that writes nothing and sees one moment.

        Raises:
            Refused: a value does not fit the database, or it cannot be reached.
        """
        with _told_in_words(), Session(self._reader) as session, session.begin():
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that is on the disk when the block ends; any exception undoes it.

        Raises:
            Refused: a value does not fit the database, it cannot be reached, or its disk is full.
        """
        turn = self._turn if self.is_sqlite else nullcontext()
        with _told_in_words(), turn, Session(self._writer) as session, session.begin():
            yield session

    def close(self) -> None:
        """Close all connections."""
        self._reader.dispose()
        self._writer.dispose()


@contextmanager
def _told_in_words() -> Iterator[None]:
    try:
        yield
    except (DataError, OverflowError) as error:
        raise Refused(
            ErrorCode.INVALID_INPUT,
            "A value of the request is too large for the database, or holds NUL characters.",
        ) from error
    except OperationalError as error:
        if "full" in str(error.orig) or getattr(error.orig, "sqlstate", None) == _PG_DISK_FULL:
            raise Refused(
                ErrorCode.NO_SPACE,
                "The database's disk is full; nothing was kept of this request. Ask an admin.",
            ) from error
        raise Refused(
            ErrorCode.UNAVAILABLE,
            "The database cannot be reached now; nothing was kept of this request.",
            retry_after=5,
        ) from error


def _sqlite(url: str, begin: str) -> Engine:
    engine = create_engine(url, connect_args={"timeout": _BUSY_MS / 1000}, pool_size=20)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun below
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin_now(connection: Any) -> None:
        connection.exec_driver_sql(f"BEGIN {begin}")

    return engine
