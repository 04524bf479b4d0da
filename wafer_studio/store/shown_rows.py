"""The rows of ``annotation`` and ``shape``: for each entity the head that is shown."""

import datetime
from typing import TYPE_CHECKING

from wafer_studio.store.annotation_codec import KeptRemarks
from wafer_studio.store.codec import clean_text

if TYPE_CHECKING:
    from sqlite_utils import Database


class ShownRows:
    """Writes shown rows; all calls that write stand inside a transaction.

    Args:
        db: the store's database.
    """

    def __init__(self, db: "Database") -> None:
        self._db = db

    def has_annotation(self, annotation_id: str) -> bool:
        """True where an annotation is shown."""
        found = self._db.conn.execute(
            "SELECT 1 FROM annotation WHERE annotation_id = ?", [annotation_id]
        )
        return found.fetchone() is not None

    def put_shape(
        self, shape_id: str, annotation_id: str, change_id: str, *, class_key: str, body: bytes
    ) -> None:
        """Show a shape; one that is shown already keeps its place."""
        self._db.conn.execute(
            "INSERT INTO shape (shape_id, annotation_id, change_id, class_key, body) "
            "VALUES (?, ?, ?, ?, ?) ON CONFLICT (shape_id) DO UPDATE SET "
            "annotation_id = excluded.annotation_id, change_id = excluded.change_id, "
            "class_key = excluded.class_key, body = excluded.body",
            [shape_id, annotation_id, change_id, class_key, body],
        )

    def drop_shape(self, shape_id: str) -> None:
        """Show a shape no longer."""
        self._db.conn.execute("DELETE FROM shape WHERE shape_id = ?", [shape_id])

    def put_annotation(
        self, annotation_id: str, wafer_id: str, change_id: str, kept: KeptRemarks, *, now: str
    ) -> None:
        """Show what is said of a wafer."""
        said = kept.remarks
        self._db.conn.execute(
            "INSERT INTO annotation (annotation_id, wafer_id, profile_id, change_id, state, "
            "has_no_defect, note, reason, priority, rejected, seconds, changed_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (annotation_id) DO UPDATE SET change_id = excluded.change_id, "
            "state = excluded.state, has_no_defect = excluded.has_no_defect, "
            "note = excluded.note, reason = excluded.reason, priority = excluded.priority, "
            "rejected = excluded.rejected, "
            "seconds = excluded.seconds, changed_at = excluded.changed_at",
            [annotation_id, wafer_id, kept.profile_id, change_id, said.state.value,
             int(said.has_no_defect), clean_text(said.note), clean_text(said.reason),
             said.priority, clean_text(" ".join(said.rejected)), kept.seconds, now],
        )  # fmt: skip

    def put_seconds(self, annotation_id: str, seconds: float, *, now: str) -> None:
        """Keep the time that a person worked, after a step."""
        self._db.conn.execute(
            "UPDATE annotation SET seconds = ?, changed_at = ? WHERE annotation_id = ?",
            [seconds, now, annotation_id],
        )


def time_now() -> str:
    """This machine's time, ISO 8601, UTC, to the millisecond."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
