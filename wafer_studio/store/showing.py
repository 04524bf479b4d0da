"""Brings the shown rows up to date after changes came from elsewhere.

A step of the journal that touches what changed, and did not lead to what is shown now, is taken
out of it with all steps before it (or, where it was undone, after it): so undo and redo can never
overwrite what came. The steps stay in the change log.
"""

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from ml_core.wafer.annotation import Edit, Remarks
from ml_core.wafer.errors import ShapeError
from ml_core.wafer.identity import annotation_id as id_of_annotation
from wafer_studio.store.annotation_codec import (
    KeptRemarks,
    is_same,
    remarks_of,
    shape_text,
    unpack_edit,
    unpack_remarks,
    unpack_shape,
    unpack_text,
)
from wafer_studio.store.change_log import ChangeLog, Head
from wafer_studio.store.profiles import Profiles
from wafer_studio.store.shown_rows import ShownRows, time_now
from wafer_studio.store.transaction import rows_of

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
        self._is_there: dict[str, bool] = {}
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
            self._is_there[key] = self._rows.has_annotation(key)
            if not was_there and self._is_there[key]:
                shapes |= self._shapes_of(key)
        for key in sorted(shapes):
            self._bring_up(key, self._shape)
        for key, entities in self._changed.items():
            self._prune(key, entities)

    def bring_up_several_headed(self, change_ids: Sequence[str] | None = None) -> None:
        """Bring up the entities of these changes (all where None) that have several heads.

        Which head is shown follows the server's numbers, so it may change with them.
        """
        rows = rows_of(
            self._db,
            "SELECT h.entity_id, h.entity_id = h.annotation_id AS is_annotation FROM head h "
            "WHERE ?1 IS NULL OR h.entity_id IN (SELECT entity_id FROM change WHERE change_id IN "
            "(SELECT value FROM json_each(?1))) GROUP BY h.entity_id HAVING count(*) > 1",
            [None if change_ids is None else json.dumps(change_ids)],
        )
        found = [(str(row["entity_id"]), bool(row["is_annotation"])) for row in rows]
        self.bring_up(
            {key for key, is_annotation in found if not is_annotation},
            {key for key, is_annotation in found if is_annotation},
        )

    def _bring_up(self, entity_id: str, bring: _Bring) -> None:
        heads = self._log.heads(entity_id)
        if not heads:
            return
        is_new = bring(entity_id, heads[0])
        is_contested = self._log.note_contest(entity_id, heads)
        if is_new:
            self._changed.setdefault(heads[0].annotation_id, set()).add(entity_id)
        if is_new or is_contested:
            self.annotation_ids.add(heads[0].annotation_id)

    def _shape(self, key: str, head: Head) -> bool:
        """Show a shape's head; gives whether it looks different."""
        if not self._is_shown(head.annotation_id):
            return False
        rows = list(
            rows_of(self._db, "SELECT number, change_id, body FROM shape WHERE shape_id = ?", [key])
        )
        if rows and rows[0]["change_id"] == head.change_id:
            return False
        class_key = readable_class(head, key)
        if class_key is None or head.body is None:
            if rows:
                self._rows.drop_shape(key)
                self.removed.append(rows[0]["number"])
            return bool(rows)
        self._rows.put_shape(
            key, head.annotation_id, head.change_id, class_key=class_key, body=head.body
        )
        self.added += not rows
        return not rows or bool(rows[0]["body"] != head.body)

    def _is_shown(self, annotation_id: str) -> bool:
        if annotation_id not in self._is_there:
            self._is_there[annotation_id] = self._rows.has_annotation(annotation_id)
        return self._is_there[annotation_id]

    def _annotation(self, key: str, head: Head) -> bool:
        rows = rows_of(self._db, _ANNOTATION, [key])
        if rows and rows[0]["change_id"] == head.change_id:
            return False
        kept = readable_remarks(head) or self._blank(key, head)
        if kept is None:
            return False
        self._profiles.expect(kept.profile_id)
        seconds = max([kept.seconds, *(row["seconds"] for row in rows)])
        shown = KeptRemarks(kept.profile_id, kept.remarks, seconds)
        self._rows.put_annotation(key, head.wafer_id, head.change_id, shown, now=time_now())
        return not rows or _remarks_of(rows[0]) != kept.remarks

    def _blank(self, key: str, head: Head) -> KeptRemarks | None:
        """An annotation that says nothing: its remarks were removed, or cannot be read."""
        rows = rows_of(
            self._db,
            "SELECT body FROM change WHERE entity = 'annotation' AND entity_id = ? "
            "AND body IS NOT NULL ORDER BY number",
            [key],
        )
        for row in rows:
            if (kept := readable_remarks(replace(head, body=row["body"]))) is not None:
                return KeptRemarks(kept.profile_id, Remarks(), 0.0)
        return None

    def _shapes_of(self, annotation_id: str) -> set[str]:
        rows = rows_of(
            self._db,
            "SELECT entity_id FROM head WHERE annotation_id = ? AND entity_id <> ?",
            [annotation_id, annotation_id],
        )
        return {str(row["entity_id"]) for row in rows}

    def _prune(self, annotation_id: str, entities: set[str]) -> None:
        found = self._db.conn.execute(
            "SELECT 1 FROM journal WHERE annotation_id = ? LIMIT 1", [annotation_id]
        )
        if found.fetchone() is None:
            return
        for is_undone, order, compare in ((0, "DESC", "<="), (1, "ASC", ">=")):
            rows = rows_of(
                self._db,
                "SELECT number, edit FROM journal WHERE annotation_id = ? AND is_undone = ? "
                f"ORDER BY number {order}",
                [annotation_id, is_undone],
            )
            number = self._first_stale(rows, set(entities), is_undone=bool(is_undone))
            self._db.conn.execute(
                "DELETE FROM journal WHERE annotation_id = ? AND is_undone = ? "
                f"AND number {compare} ?",
                [annotation_id, is_undone, number],
            )

    def _first_stale(
        self, rows: list[dict[str, Any]], entities: set[str], *, is_undone: bool
    ) -> int | None:
        """The first step that led to (or goes on from) something else than what is shown."""
        pending = set(entities)
        for row in rows:
            try:
                edit = unpack_edit(row["edit"])
            except UNREADABLE:
                return int(row["number"])
            edit = edit.inverse if is_undone else edit
            for key in set(pending):
                is_touched, is_shown = self._led_to(edit, key)
                if is_touched and not is_shown:
                    return int(row["number"])
                if is_touched:
                    pending.discard(key)
        return None

    def _led_to(self, edit: Edit, key: str) -> tuple[bool, bool]:
        """Whether an edit touches a shape (or the remarks), and led to what is shown."""
        if key in edit.shape_ids:
            texts = [shape_text(shape) for shape in edit.after if shape.shape_id == key]
            shown = rows_of(self._db, "SELECT body FROM shape WHERE shape_id = ?", [key])
            bodies = [row["body"] for row in shown]
            return True, is_same(next(iter(bodies), None), next(iter(texts), None))
        rows = [] if edit.remarks is None else rows_of(self._db, _ANNOTATION, [key])
        if not rows or edit.remarks is None:
            return False, True
        return True, _remarks_of(rows[0]) == edit.remarks[1]


def _remarks_of(row: dict[str, Any]) -> Remarks | None:
    try:
        return remarks_of(row)
    except UNREADABLE:
        return None


_ANNOTATION: Final = "SELECT * FROM annotation WHERE annotation_id = ?"
UNREADABLE: Final = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    ShapeError,
    zlib.error,
    RecursionError,
)
"""What reading a body raises that is none."""


def readable_class(head: Head, shape_id: str) -> str | None:
    """The class of a head's shape; None where it is removed, or came from elsewhere and is none."""
    from sync_server.contract.bodies import SHAPE_BODY

    if head.body is None:
        return None
    try:
        if head.made_here:
            shape = unpack_shape(head.body)
            key, class_key = shape.shape_id, shape.class_key
        else:
            body = SHAPE_BODY.validate_json(unpack_text(head.body))
            key, class_key = body.shape_id, body.class_key
    except UNREADABLE:
        return None
    return class_key if key == shape_id else None


def readable_remarks(head: Head) -> KeptRemarks | None:
    """The remarks of a head; None where they are removed, or came from elsewhere and are none."""
    from sync_server.contract.bodies import REMARKS_BODY

    if head.body is None:
        return None
    try:
        if not head.made_here:
            REMARKS_BODY.validate_json(unpack_text(head.body))
        kept = unpack_remarks(head.body)
    except UNREADABLE:
        return None
    is_own = id_of_annotation(head.wafer_id, kept.profile_id) == head.annotation_id
    return kept if is_own else None
