"""Fifth floor of the store: what syncing stands on.

``change`` names the changes that it was made on (``based_on``), instead of a counted version: what
is counted differs between machines that were apart. ``head`` holds the changes that no other is
based on, ``contested`` the entities whose heads say different things; ``annotation`` and
``shape`` hold the head that is shown. ``change.number`` is the order of arrival here,
``server_number`` the server's own; None there is what no server has acknowledged.
"""

from typing import TYPE_CHECKING, Final

from ml_core.wafer.identity import annotation_id
from wafer_studio.store.annotation_codec import old_remarks_text, pack_text

if TYPE_CHECKING:
    from sqlite_utils import Database


def changes_by_their_bases(db: "Database") -> None:
    """Migration: bases, heads, cursors, leases, models, and annotation ids that follow."""
    connection = db.conn
    connection.create_function("id_of_annotation", 2, annotation_id, deterministic=True)
    connection.create_function("body_of_annotation", 2, _remarks_body, deterministic=True)
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for statement in _STATEMENTS:
        connection.execute(statement)
    lay_heads(db)
    for statement in _AFTER_HEADS:
        connection.execute(statement)


def indices_of_a_full_library(db: "Database") -> None:
    """Migration: what lists and counts of 100,000 wafers are sorted and filtered by."""
    for statement in _INDICES:
        db.conn.execute(statement)


def lay_heads(db: "Database") -> None:
    """Find the heads of all entities anew from the log; inside a transaction."""
    for statement in _HEADS:
        db.conn.execute(statement)


def _remarks_body(packed: bytes | None, profile_id: str) -> bytes | None:
    return None if packed is None else pack_text(old_remarks_text(packed, profile_id))


FITS: Final = "(c.entity = 'annotation') = (c.entity_id = c.annotation_id)"
"""SQL over a change ``c``: False for one that contradicts itself, which is logged and no more."""

_HEADS: Final = (
    "DELETE FROM head",
    "INSERT INTO head SELECT c.entity_id, c.change_id, c.annotation_id FROM change c "
    f"WHERE {FITS} AND NOT EXISTS (SELECT 1 FROM based_on b WHERE b.base_id = c.change_id "
    "AND b.entity_id = c.entity_id)",
)

_STATEMENTS: Final = (
    """
    CREATE TABLE change_by_bases (
        number INTEGER PRIMARY KEY,
        change_id TEXT NOT NULL UNIQUE,
        entity TEXT NOT NULL CHECK (entity IN ('annotation', 'shape')),
        entity_id TEXT NOT NULL,
        annotation_id TEXT NOT NULL,
        wafer_id TEXT NOT NULL,
        bases TEXT NOT NULL,
        body BLOB,
        author TEXT NOT NULL,
        step TEXT NOT NULL,
        made_at TEXT NOT NULL,
        made_here INTEGER NOT NULL,
        server_number INTEGER,
        refusal_code TEXT,
        refusal_reason TEXT
    ) STRICT
    """,
    """
    INSERT INTO change_by_bases
    SELECT c.number, c.change_id, c.entity,
        iif(c.entity = 'annotation' AND a.wafer_id IS NOT NULL,
            id_of_annotation(a.wafer_id, a.profile_id), c.entity_id),
        iif(a.wafer_id IS NULL, c.annotation_id, id_of_annotation(a.wafer_id, a.profile_id)),
        coalesce(a.wafer_id, ''),
        coalesce((SELECT b.change_id FROM change b WHERE b.entity = c.entity
            AND b.entity_id = c.entity_id AND b.version = c.base_version), ''),
        iif(c.entity = 'annotation', body_of_annotation(c.body, coalesce(a.profile_id, c.author)),
            c.body),
        c.author, c.step, c.made_at, 1, NULL, NULL, NULL
    FROM change c LEFT JOIN annotation a ON a.annotation_id = c.annotation_id
    ORDER BY c.number
    """,
    "DROP TABLE change",
    "ALTER TABLE change_by_bases RENAME TO change",
    "CREATE INDEX change_by_entity ON change (entity_id, number)",
    "CREATE INDEX change_sent ON change (author, server_number) WHERE server_number IS NOT NULL",
    "CREATE INDEX change_unsent ON change (author, number) "
    "WHERE server_number IS NULL AND refusal_code IS NULL",
    "CREATE INDEX change_refused ON change (author, number) WHERE refusal_code IS NOT NULL",
    """
    CREATE TABLE based_on (
        base_id TEXT NOT NULL,
        entity_id TEXT NOT NULL,
        change_id TEXT NOT NULL,
        PRIMARY KEY (base_id, entity_id, change_id)
    ) STRICT, WITHOUT ROWID
    """,
    "INSERT INTO based_on SELECT bases, entity_id, change_id FROM change WHERE bases <> ''",
    """
    CREATE TABLE head (
        entity_id TEXT NOT NULL,
        change_id TEXT NOT NULL,
        annotation_id TEXT NOT NULL,
        PRIMARY KEY (entity_id, change_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX head_by_annotation ON head (annotation_id)",
    """
    CREATE TABLE contested (
        entity_id TEXT PRIMARY KEY,
        annotation_id TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX contested_by_annotation ON contested (annotation_id)",
    "UPDATE shape SET annotation_id = (SELECT id_of_annotation(a.wafer_id, a.profile_id) "
    "FROM annotation a WHERE a.annotation_id = shape.annotation_id)",
    "UPDATE journal SET annotation_id = (SELECT id_of_annotation(a.wafer_id, a.profile_id) "
    "FROM annotation a WHERE a.annotation_id = journal.annotation_id)",
    "UPDATE annotation SET annotation_id = id_of_annotation(wafer_id, profile_id)",
    "ALTER TABLE annotation DROP COLUMN version",
    "ALTER TABLE shape DROP COLUMN version",
    "ALTER TABLE annotation ADD COLUMN change_id TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE shape ADD COLUMN change_id TEXT NOT NULL DEFAULT ''",
    "DROP INDEX annotation_by_profile",
    "CREATE INDEX annotation_by_state ON annotation (profile_id, state, changed_at)",
    """
    CREATE TABLE sync_cursor (
        profile_id TEXT PRIMARY KEY,
        database_id TEXT,
        number INTEGER NOT NULL DEFAULT 0,
        change_id TEXT,
        last_success TEXT,
        shown_before INTEGER,
        last_before INTEGER,
        removed INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE wafer_sent (
        database_id TEXT NOT NULL,
        wafer_id TEXT NOT NULL,
        PRIMARY KEY (database_id, wafer_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE lease (
        profile_id TEXT NOT NULL,
        lease_id TEXT NOT NULL,
        place INTEGER NOT NULL,
        item_id TEXT NOT NULL,
        wafer_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        priority REAL NOT NULL,
        reason TEXT NOT NULL,
        readings TEXT NOT NULL,
        seconds_left REAL NOT NULL,
        told_at REAL NOT NULL,
        PRIMARY KEY (profile_id, lease_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE model (
        sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
        version TEXT NOT NULL,
        path TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('ready', 'in_use', 'broken')),
        bytes INTEGER NOT NULL,
        added_at TEXT NOT NULL,
        worked_at TEXT
    ) STRICT, WITHOUT ROWID
    """,
)

_AFTER_HEADS: Final = (
    "UPDATE annotation SET change_id = coalesce((SELECT h.change_id FROM head h "
    "WHERE h.entity_id = annotation.annotation_id), '')",
    "UPDATE shape SET change_id = coalesce((SELECT h.change_id FROM head h "
    "WHERE h.entity_id = shape.shape_id), '')",
)

_INDICES: Final = (
    # All that a list is filtered by, in its order, so that no map is read for it.
    "DROP INDEX wafer_by_name",
    "CREATE INDEX wafer_by_text ON wafer (name COLLATE NOCASE, path, product, label, wafer_id)",
    "CREATE INDEX wafer_by_share ON wafer (CAST(fails AS REAL) / max(dies, 1) DESC)",
    "DROP INDEX inspection_by_wafer",
    "CREATE INDEX inspection_by_wafer ON inspection (wafer_id, number, verdict, severity)",
)
