"""Transactions on SQLite or PostgreSQL.

On SQLite one write at a time takes the lock at once (``BEGIN IMMEDIATE``), in WAL with
``synchronous=FULL``: what was committed survives a power cut. Reads see the last commit and wait
for nobody.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session

_BUSY_MS: Final = 15_000


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
            self._reader = self._writer = create_engine(url, pool_size=20, max_overflow=40)

    @property
    def engine(self) -> Engine:
        """Engine of writing transactions, for migrations and backups."""
        return self._writer

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that writes nothing."""
        with Session(self._reader) as session, session.begin():
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that is on the disk when the block ends; any exception undoes it."""
        if not self.is_sqlite:
            with Session(self._writer) as session, session.begin():
                yield session
            return
        with self._turn, Session(self._writer) as session, session.begin():
            yield session

    def close(self) -> None:
        """Close all connections."""
        self._reader.dispose()
        self._writer.dispose()


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
