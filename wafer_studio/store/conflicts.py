"""Entities whose heads say different things, side by side."""

import zlib
from typing import TYPE_CHECKING

from ml_core.wafer.annotation import Remarks
from ml_core.wafer.errors import ShapeError
from wafer_studio.store.annotation_codec import unpack_remarks, unpack_shape
from wafer_studio.store.change_log import ChangeLog, Head, sides
from wafer_studio.store.sync_rows import Conflict, Side
from wafer_studio.store.transaction import rows_of

if TYPE_CHECKING:
    from sqlite_utils import Database


def conflicts_of(db: "Database", annotation_id: str | None) -> tuple[Conflict, ...]:
    """Conflicts of one annotation, or all; heads that say the same are one side."""
    rows = rows_of(
        db,
        "SELECT entity_id FROM contested WHERE ?1 IS NULL OR annotation_id = ?1 "
        "ORDER BY annotation_id, entity_id",
        [annotation_id],
    )
    log = ChangeLog(db)
    return tuple(_conflict(db, str(row["entity_id"]), log) for row in rows)


def _conflict(db: "Database", entity_id: str, log: ChangeLog) -> Conflict:
    heads = sides(log.heads(entity_id))
    return Conflict(
        entity_id,
        heads[0].annotation_id,
        heads[0].wafer_id,
        tuple(_side(db, head, is_shown=place == 0) for place, head in enumerate(heads)),
    )


def _side(db: "Database", head: Head, *, is_shown: bool) -> Side:
    row = db.conn.execute("SELECT name FROM profile WHERE profile_id = ?", [head.author]).fetchone()
    author = head.author if row is None else str(row[0])
    shape, remarks = None, Remarks() if head.entity == "annotation" else None
    try:
        if head.body is not None and head.entity == "shape":
            shape = unpack_shape(head.body)
        elif head.body is not None:
            remarks = unpack_remarks(head.body).remarks
    except (ValueError, KeyError, TypeError, ShapeError, zlib.error):
        pass  # a side that cannot be read is one that cannot be shown; `library check` names it
    return Side(head.change_id, author, head.made_at, head.step, shape, remarks, is_shown)
