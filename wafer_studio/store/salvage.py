"""Reads what can be read of a damaged file into a new one, row by row.

Each table is read forwards and backwards; where a page is damaged, reading goes on behind it.
What follows from other rows (heads, conflicts) is not copied: it is built anew.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ml_core.wafer.errors import StoreError
from wafer_studio.store.migrations import MIGRATIONS, bring_up, read_version

if TYPE_CHECKING:
    from sqlite_utils import Database

_FOLLOWS: Final = frozenset({"head", "based_on", "contested", "migration"})
_LAST: Final = 2**62


def copy_rows(damaged: "Database", part: Path) -> tuple[str, ...]:
    """Copy all rows that can be read.

    Args:
        damaged: the damaged database.
        part: the new file; it is not there.

    Returns:
        How many rows of each table were read, in sentences.

    Raises:
        StoreError: not even the tables of the file are known.
    """
    from sqlite_utils import Database

    version, tables = _tables(damaged, str(part))
    new = Database(sqlite3.connect(part, isolation_level=None), execute_plugins=False)
    try:
        bring_up(new, shown=str(part), migrations=MIGRATIONS[:version])
        told = []
        for table in tables:
            new.conn.execute("BEGIN IMMEDIATE")
            count = sum(_copied(new, table, row) for row in _rows(damaged, table))
            new.conn.execute("COMMIT")
            told.append(f"Read {count} rows of {table}.")
        return tuple(told)
    finally:
        new.close()


def _tables(damaged: "Database", shown: str) -> tuple[int, tuple[str, ...]]:
    try:
        version = read_version(damaged)
        rows = damaged.conn.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    except sqlite3.DatabaseError as error:
        raise StoreError(
            f"{shown}: not even the tables of the damaged library can be read ({error}); restore "
            "it from a backup, or move it away and drop the files again."
        ) from error
    if not 0 < version <= len(MIGRATIONS):
        raise StoreError(
            f"{shown}: the damaged library has version {version}, which this program does not "
            "know; update it, or restore the library from a backup."
        )
    return version, tuple(str(row[0]) for row in rows if row[0] not in _FOLLOWS)


def _copied(new: "Database", table: str, row: dict[str, Any]) -> int:
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    try:
        done = new.conn.execute(
            f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", list(row.values())
        )
    except sqlite3.DatabaseError:  # a value that the table does not allow: it is damaged
        return 0
    return max(done.rowcount, 0)


def _rows(damaged: "Database", table: str) -> Iterator[dict[str, Any]]:
    has_rowid = not _is_without_rowid(damaged, table)
    for order in ("", "DESC"):
        yield from _walk(damaged, table, order) if has_rowid else _listed(damaged, table, order)


def _is_without_rowid(damaged: "Database", table: str) -> bool:
    try:
        damaged.conn.execute(f"SELECT rowid FROM {table} LIMIT 0")
    except sqlite3.OperationalError as error:
        return "no such column" in str(error)
    except sqlite3.DatabaseError:
        return False
    return False


def _walk(damaged: "Database", table: str, order: str) -> Iterator[dict[str, Any]]:
    """Rows by their number; behind a damaged place it is tried further and further on."""
    sign, compare = (-1, "<") if order else (1, ">")
    place, leap = (_LAST if order else -_LAST), 1
    statement = (
        f"SELECT rowid AS rowid_, * FROM {table} WHERE rowid {compare} ? ORDER BY rowid {order}"
    )
    while abs(place) <= _LAST:
        try:
            cursor = damaged.conn.execute(statement, [place])
            names = [column[0] for column in cursor.description][1:]
            for values in cursor:
                place, leap = int(values[0]), 1
                yield dict(zip(names, values[1:], strict=True))
            return
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            if abs(place) == _LAST:
                place = _LAST if order else 0
                if order:
                    return
            place, leap = place + sign * leap, leap * 2


def _listed(damaged: "Database", table: str, order: str) -> Iterator[dict[str, Any]]:
    """Rows of a table without numbers, from one end until the damage."""
    try:
        keys = [
            str(row[1])
            for row in damaged.conn.execute(f"PRAGMA table_info({table})")
            if int(row[5]) > 0
        ]
        by = ", ".join(f'"{key}" {order}' for key in keys)
        cursor = damaged.conn.execute(f"SELECT * FROM {table} ORDER BY {by}")
        names = [column[0] for column in cursor.description]
        for values in cursor:
            yield dict(zip(names, values, strict=True))
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return
