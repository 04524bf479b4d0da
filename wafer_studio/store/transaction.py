"""One writer at a time, and SQLite's errors in words."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ml_core.wafer.errors import StoreError

if TYPE_CHECKING:
    from sqlite_utils import Database


@contextmanager
def transaction(db: "Database") -> Iterator[None]:
    """Run a block as one immediate transaction; any exception undoes it.

    ``BEGIN IMMEDIATE`` takes the write lock at once, so that two processes wait for each other
    at the start instead of failing in the middle.
    """
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        raise
    db.conn.execute("COMMIT")


def rows_of(
    db: "Database", statement: str, values: Sequence[object] | Mapping[str, object] = ()
) -> list[dict[str, Any]]:
    """All rows of a SELECT, by the names of their columns.

    As ``Database.query`` does, but without the savepoint that it sets round each statement: that
    doubles the time of the small ones.
    """
    cursor = db.conn.execute(statement, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


@contextmanager
def told_in_words(shown: str) -> Iterator[None]:
    """Turn SQLite's errors into a StoreError that names the file and says what to do.

    Args:
        shown: the file's path for messages.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{shown}: {_advice(error)}") from error


def _advice(error: sqlite3.Error) -> str:
    text = str(error)
    for sign, advice in _ADVICE:
        if sign in text:
            return advice
    return f"the library cannot be used ({text}); close other programs that use it and try again."


_ADVICE = (
    (
        "not a database",
        "this is not a Wafer Studio library, or it is damaged; move it away, or choose "
        "another folder with --data.",
    ),
    (
        "malformed",
        "the library is damaged; close the window and run 'wafer-studio library repair', or "
        "restore it from a backup.",
    ),
    (
        "locked",
        "another program holds the library; close the other Wafer Studio and try again.",
    ),
    ("full", "there is no space left on the disk; free some and try again."),
    (
        "disk I/O error",
        "the disk could not be written or read; check that it has space and is not write-"
        "protected, and try again.",
    ),
    (
        "readonly",
        "the library may not be written to; change its permissions, or choose another "
        "folder with --data.",
    ),
    (
        "unable to open",
        "the library cannot be opened there; check that the folder exists and may be "
        "written to, or choose another with --data.",
    ),
)
