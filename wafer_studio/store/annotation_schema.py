"""Second floor of the store: profiles, annotations, shapes, their changes and the journal.

``shape`` and ``annotation`` hold what is there now. ``change`` holds every version of both with
its author and the step that made it, and is never edited. ``journal`` holds the steps that can be
taken back, of this machine alone. A wafer that leaves the library keeps its annotations: dropped
again, it shows them.
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sqlite_utils import Database


def annotations_and_journal(db: "Database") -> None:
    """Lay the floor."""
    for statement in _STATEMENTS:
        db.conn.execute(statement)


_STATEMENTS: Final = (
    """
    CREATE TABLE profile (
        profile_id TEXT PRIMARY KEY,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        made_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE annotation (
        annotation_id TEXT PRIMARY KEY,
        wafer_id TEXT NOT NULL,
        profile_id TEXT NOT NULL REFERENCES profile (profile_id),
        version INTEGER NOT NULL,
        state TEXT NOT NULL,
        has_no_defect INTEGER NOT NULL,
        note TEXT NOT NULL,
        reason TEXT NOT NULL,
        priority INTEGER NOT NULL,
        rejected TEXT NOT NULL,
        seconds REAL NOT NULL,
        changed_at TEXT NOT NULL,
        UNIQUE (wafer_id, profile_id)
    ) STRICT
    """,
    "CREATE INDEX annotation_by_profile ON annotation (profile_id, state)",
    """
    CREATE TABLE shape (
        number INTEGER PRIMARY KEY,
        shape_id TEXT NOT NULL UNIQUE,
        annotation_id TEXT NOT NULL REFERENCES annotation (annotation_id),
        version INTEGER NOT NULL,
        class_key TEXT NOT NULL,
        body BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX shape_by_annotation ON shape (annotation_id, number)",
    """
    CREATE TABLE change (
        number INTEGER PRIMARY KEY,
        change_id TEXT NOT NULL UNIQUE,
        entity TEXT NOT NULL CHECK (entity IN ('annotation', 'shape')),
        entity_id TEXT NOT NULL,
        annotation_id TEXT NOT NULL,
        base_version INTEGER NOT NULL,
        version INTEGER NOT NULL,
        body BLOB,
        author TEXT NOT NULL,
        step TEXT NOT NULL,
        made_at TEXT NOT NULL,
        UNIQUE (entity, entity_id, version)
    ) STRICT
    """,
    """
    CREATE TABLE journal (
        number INTEGER PRIMARY KEY,
        annotation_id TEXT NOT NULL REFERENCES annotation (annotation_id),
        name TEXT NOT NULL,
        edit BLOB NOT NULL,
        is_undone INTEGER NOT NULL DEFAULT 0,
        made_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX journal_by_annotation ON journal (annotation_id, is_undone, number)",
    """
    CREATE TABLE sitting (
        profile_id TEXT PRIMARY KEY REFERENCES profile (profile_id),
        wafer_id TEXT NOT NULL,
        ended INTEGER NOT NULL
    ) STRICT
    """,
    "ALTER TABLE inspection ADD COLUMN inputs TEXT",
)
