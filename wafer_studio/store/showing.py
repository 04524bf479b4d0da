"""Brings the shown rows up to date after changes came from elsewhere.

A step of the journal that touches what changed is taken out of it, with all steps before it (or,
where it was undone, after it): so undo and redo can never overwrite what came. The steps stay in
the change log.
"""

import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from ml_core.wafer.annotation import Remarks
from ml_core.wafer.errors import ShapeError
from ml_core.wafer.identity import annotation_id as id_of_annotation
from ml_core.wafer.shapes import Shape
from wafer_studio.store.annotation_codec import (
    KeptRemarks,
    is_same,
    remarks_of,
    unpack_edit,
    unpack_remarks,
    unpack_shape,
    unpack_text,
)
from wafer_studio.store.change_log import ChangeLog, Head
from wafer_studio.store.profiles import Profiles
from wafer_studio.store.shown_rows import ShownRows, time_now

if TYPE_CHECKING:
    from sqlite_utils import Database

_Bring = Callable[[str, Head], bool]


class Showing:
    """What one answer of the server does to the shown rows; inside its transaction.

    Args:
        db: the store's database.
        shown: its path for messages.

    Attributes:
        annotation_ids: annotations that look different now.
        added: number of shapes that are shown now and were not before.
        removed: places (``shape.number``) of the shapes that are shown no longer.
    """

    def __init__(self, db: "Database", shown: str) -> None:
        self._db = db
        self._log, self._rows = ChangeLog(db), ShownRows(db)
        self._profiles = Profiles(db, shown)
        self._changed: dict[str, set[str]] = {}
        self.annotation_ids: set[str] = set()
        self.added = 0
        self.removed: list[int] = []

    def bring_up(self, shape_ids: set[str], annotation_ids: set[str]) -> None:
        """Bring the rows of these entities up to date, and the journals of what changed.

        A shape is shown once its annotation is known, however they came.
        """
        shapes = set(shape_ids)
        for key in sorted(annotation_ids):
            was_there = self._rows.has_annotation(key)
            self._bring_up(key, self._annotation)
            if not was_there and self._rows.has_annotation(key):
                shapes |= self._shapes_of(key)
        for key in sorted(shapes):
            self._bring_up(key, self._shape)
        for key, entities in self._changed.items():
            self._prune(key, entities)

    def _bring_up(self, entity_id: str, bring: _Bring) -> None:
        heads = self._log.heads(entity_id)
        if not heads:
            return
        is_new = bring(entity_id, heads[0])
        is_contested = self._log.note_contest(entity_id)
        if is_new:
            self._changed.setdefault(heads[0].annotation_id, set()).add(entity_id)
        if is_new or is_contested:
            self.annotation_ids.add(heads[0].annotation_id)

    def _shape(self, key: str, head: Head) -> bool:
        """Show a shape's head; gives whether it looks different."""
        if not self._rows.has_annotation(head.annotation_id):
            return False
        rows = list(
            self._db.query("SELECT number, change_id, body FROM shape WHERE shape_id = ?", [key])
        )
        shape = readable_shape(head.body, key)
        if shape is None or head.body is None:
            if rows:
                self._rows.drop_shape(key)
                self.removed.append(rows[0]["number"])
            return bool(rows)
        if rows and rows[0]["change_id"] == head.change_id:
            return False
        self._rows.put_shape(
            key, head.annotation_id, head.change_id, class_key=shape.class_key, body=head.body
        )
        self.added += not rows
        return not rows or not is_same(rows[0]["body"], unpack_text(head.body))

    def _annotation(self, key: str, head: Head) -> bool:
        kept = readable_remarks(head.body, head) or self._blank(key, head)
        if kept is None:
            return False
        rows = list(self._db.query("SELECT * FROM annotation WHERE annotation_id = ?", [key]))
        if rows and rows[0]["change_id"] == head.change_id:
            return False
        self._profiles.expect(kept.profile_id)
        seconds = max([kept.seconds, *(row["seconds"] for row in rows)])
        shown = KeptRemarks(kept.profile_id, kept.remarks, seconds)
        self._rows.put_annotation(key, head.wafer_id, head.change_id, shown, now=time_now())
        return not rows or remarks_of(rows[0]) != kept.remarks

    def _blank(self, key: str, head: Head) -> KeptRemarks | None:
        """An annotation that says nothing: its remarks were removed, or cannot be read."""
        rows = self._db.query(
            "SELECT body FROM change WHERE entity = 'annotation' AND entity_id = ? "
            "AND body IS NOT NULL ORDER BY number",
            [key],
        )
        for row in rows:
            if (kept := readable_remarks(row["body"], head)) is not None:
                return KeptRemarks(kept.profile_id, Remarks(), 0.0)
        return None

    def _shapes_of(self, annotation_id: str) -> set[str]:
        rows = self._db.query(
            "SELECT entity_id FROM head WHERE annotation_id = ? AND entity_id <> ?",
            [annotation_id, annotation_id],
        )
        return {str(row["entity_id"]) for row in rows}

    def _prune(self, annotation_id: str, entities: set[str]) -> None:
        rows = self._db.query(
            "SELECT number, edit, is_undone FROM journal WHERE annotation_id = ? "
            "ORDER BY is_undone, iif(is_undone, number, -number)",
            [annotation_id],
        )
        found: dict[int, int] = {}
        for row in rows:
            if row["is_undone"] in found:
                continue
            edit = unpack_edit(row["edit"])
            of_remarks = edit.remarks is not None and annotation_id in entities
            if of_remarks or not edit.shape_ids.isdisjoint(entities):
                found[row["is_undone"]] = row["number"]
        for is_undone, number in found.items():
            order = ">=" if is_undone else "<="
            self._db.conn.execute(
                f"DELETE FROM journal WHERE annotation_id = ? AND is_undone = ? "
                f"AND number {order} ?",
                [annotation_id, is_undone, number],
            )


def readable_shape(body: bytes | None, shape_id: str) -> Shape | None:
    """The shape of a body that came from elsewhere; None where it is none that can be shown."""
    from sync_server.contract.bodies import SHAPE_BODY

    if body is None:
        return None
    try:
        checked = SHAPE_BODY.validate_json(unpack_text(body))
        return unpack_shape(body) if checked.shape_id == shape_id else None
    except (ValueError, KeyError, TypeError, ShapeError, zlib.error, RecursionError):
        return None


def readable_remarks(body: bytes | None, head: Head) -> KeptRemarks | None:
    """The remarks of a body that came from elsewhere; None where they cannot be shown."""
    from sync_server.contract.bodies import REMARKS_BODY

    if body is None:
        return None
    try:
        checked = REMARKS_BODY.validate_json(unpack_text(body))
        kept = unpack_remarks(body)
    except (ValueError, KeyError, TypeError, zlib.error, RecursionError):
        return None
    is_own = id_of_annotation(head.wafer_id, checked.profile_id) == head.annotation_id
    return kept if is_own else None
