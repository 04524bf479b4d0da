"""Versions of the store's file and the steps that lead from one to the next.

``PRAGMA user_version`` is the number of the last migration. Each migration runs in one
transaction together with its line in the table ``migration``: after a power cut a file has
either both or neither. A published migration is never edited; a new one is appended.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ml_core.wafer.errors import StoreError
from wafer_studio.store.annotation_schema import annotations_and_journal
from wafer_studio.store.defect_queries import table_indices
from wafer_studio.store.fa_verdicts import stage_points_and_findings
from wafer_studio.store.sync_schema import changes_by_their_bases, indices_of_a_full_library
from wafer_studio.store.transaction import transaction

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID: Final = 0x57535444
"""``PRAGMA application_id`` of a store: the bytes of 'WSTD'."""


@dataclass(frozen=True)
class Migration:
    """One step.

    Attributes:
        name: what it brings, for the record.
        apply: makes the change; runs inside a transaction.
    """

    name: str
    apply: Callable[["Database"], None]


def bring_up(db: "Database", *, shown: str, migrations: tuple[Migration, ...]) -> None:
    """Bring a file to the newest version, one transaction a step.

    Args:
        db: open database in autocommit mode.
        shown: the file's path for messages.
        migrations: all steps, oldest first.

    Raises:
        StoreError: the file belongs to another program or to a newer version of this one.
    """
    _refuse_foreign(db, shown)
    while True:
        with transaction(db):
            version = read_version(db)
            _refuse_newer(version, newest=len(migrations), shown=shown)
            if version == len(migrations):
                return
            _step(db, migrations[version], number=version + 1)


def read_version(db: "Database") -> int:
    """Number of the last migration that the file has seen, 0 for an empty one."""
    return int(db.conn.execute("PRAGMA user_version").fetchone()[0])


def _step(db: "Database", migration: Migration, *, number: int) -> None:
    if number == 1:
        db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.table("migration").create({"number": int, "name": str, "applied_at": str}, pk="number")
    migration.apply(db)
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    db.table("migration").insert({"number": number, "name": migration.name, "applied_at": now})
    db.conn.execute(f"PRAGMA user_version = {number}")


def _refuse_newer(version: int, *, newest: int, shown: str) -> None:
    if version > newest:
        raise StoreError(
            f"{shown}: this library was written by a newer Wafer Studio (version {version} of "
            f"the file, this program knows {newest}); update this program, or choose another "
            "folder with --data."
        )


def _refuse_foreign(db: "Database", shown: str) -> None:
    own = int(db.conn.execute("PRAGMA application_id").fetchone()[0])
    tables = int(db.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if own != APPLICATION_ID and tables:
        raise StoreError(
            f"{shown}: this is a database of another program, not a Wafer Studio library; "
            "choose another folder with --data."
        )


def _wafers_and_inspections(db: "Database") -> None:
    for statement in _FIRST_FLOOR:
        db.conn.execute(statement)


_FIRST_FLOOR: Final = (
    """
    CREATE TABLE wafer (
        number INTEGER PRIMARY KEY,
        wafer_id TEXT NOT NULL UNIQUE CHECK (length(wafer_id) = 64),
        name TEXT NOT NULL,
        path TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        member TEXT NOT NULL,
        key TEXT NOT NULL,
        format TEXT NOT NULL,
        lot TEXT,
        wafer TEXT,
        product TEXT,
        label TEXT,
        columns INTEGER NOT NULL,
        rows INTEGER NOT NULL,
        dies INTEGER NOT NULL,
        fails INTEGER NOT NULL,
        warnings INTEGER NOT NULL,
        estimated INTEGER NOT NULL,
        told TEXT NOT NULL,
        cells BLOB NOT NULL,
        hard_bins BLOB,
        soft_bins BLOB,
        truth BLOB,
        extra BLOB NOT NULL,
        added_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX wafer_by_lot ON wafer (lot, wafer)",
    "CREATE INDEX wafer_by_name ON wafer (name)",
    """
    CREATE TABLE inspection (
        number INTEGER PRIMARY KEY,
        wafer_id TEXT NOT NULL REFERENCES wafer (wafer_id) ON DELETE CASCADE,
        model_name TEXT NOT NULL,
        model_version TEXT NOT NULL,
        model_sha256 TEXT NOT NULL,
        provider TEXT NOT NULL,
        verdict TEXT NOT NULL,
        severity REAL NOT NULL,
        metrics TEXT NOT NULL,
        times TEXT NOT NULL,
        mask_width INTEGER NOT NULL,
        mask_height INTEGER NOT NULL,
        mask BLOB NOT NULL,
        die_mask BLOB NOT NULL,
        made_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX inspection_by_wafer ON inspection (wafer_id, number)",
    """
    CREATE TABLE defect (
        inspection INTEGER NOT NULL REFERENCES inspection (number) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        class_key TEXT NOT NULL,
        confidence REAL NOT NULL,
        area_px INTEGER NOT NULL,
        area_mm2 REAL NOT NULL,
        x_mm REAL NOT NULL,
        y_mm REAL NOT NULL,
        die_count INTEGER,
        details BLOB NOT NULL,
        PRIMARY KEY (inspection, number)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX defect_by_class ON defect (class_key)",
)

MIGRATIONS: Final[tuple[Migration, ...]] = (
    Migration("wafers and inspections", _wafers_and_inspections),
    Migration("annotations and journal", annotations_and_journal),
    Migration("stage points and findings of failure analysis", stage_points_and_findings),
    Migration("index of the table of defects", table_indices),
    Migration("changes by their bases, heads, cursors, leases, models", changes_by_their_bases),
    Migration("indices of a full library", indices_of_a_full_library),
)
"""All migrations, oldest first; the n-th leads to version n."""
