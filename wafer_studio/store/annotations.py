"""Annotations in the store: each step one transaction, with its journal entry and its changes.

A step is acknowledged when the method that takes it returns: by then it is on the disk
(``synchronous=FULL``). Undo is a step of its own for the change log, and a mark in the journal.
"""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ml_core.wafer.annotation import Annotation, AnnotationState, Edit, Step
from ml_core.wafer.errors import StoreError
from ml_core.wafer.identity import new_change_id, new_id
from wafer_studio.store.annotation_codec import (
    pack_edit,
    pack_remarks,
    pack_shape,
    remarks_of,
    unpack_edit,
    unpack_shape,
)
from wafer_studio.store.rows import OpenedAnnotation, Profile, ShapeChange, Sitting
from wafer_studio.store.transaction import told_in_words, transaction

if TYPE_CHECKING:
    from sqlite_utils import Database

KEPT_STEPS = 5000
"""Steps of an annotation that the journal keeps; older ones can no longer be taken back, but
stay in the change log."""


class Annotations:
    """Profiles, annotations and their steps in an open store's file.

    Args:
        db: the store's database.
        shown: its path for messages.
    """

    def __init__(self, db: "Database", shown: str) -> None:
        self._db = db
        self._shown = shown

    def profiles(self) -> tuple[Profile, ...]:
        """All profiles, by name."""
        with told_in_words(self._shown):
            rows = self._rows("SELECT profile_id, name FROM profile ORDER BY name", [])
        return tuple(Profile(**row) for row in rows)

    def profile_named(self, name: str) -> Profile:
        """The profile of this name; made if there is none."""
        with told_in_words(self._shown), transaction(self._db):
            rows = self._rows("SELECT profile_id, name FROM profile WHERE name = ?", [name])
            if rows:
                return Profile(**rows[0])
            made = Profile(new_id(), name)
            self._db.conn.execute(
                "INSERT INTO profile VALUES (?, ?, ?)", [made.profile_id, made.name, _now()]
            )
        return made

    def opened(self, wafer_id: str, profile_id: str) -> OpenedAnnotation:
        """A person's annotation of a wafer with its steps; an empty one if there is none yet."""
        with told_in_words(self._shown):
            rows = self._rows(
                "SELECT * FROM annotation WHERE wafer_id = ? AND profile_id = ?",
                [wafer_id, profile_id],
            )
            if not rows:
                return OpenedAnnotation(Annotation(new_id(), wafer_id, profile_id), ())
            (row,) = rows
            return OpenedAnnotation(self._annotation_of(row), self.steps(row["annotation_id"]))

    def steps(self, annotation_id: str) -> tuple[Step, ...]:
        """Steps that can be taken back or taken again, oldest first."""
        rows = self._rows(
            "SELECT number, name, made_at, is_undone FROM journal WHERE annotation_id = ? "
            "ORDER BY number",
            [annotation_id],
        )
        return tuple(Step(**{**row, "is_undone": bool(row["is_undone"])}) for row in rows)

    def take(self, annotation: Annotation, edit: Edit) -> Step:
        """Take a step; steps that were undone before it are gone from the journal.

        Args:
            annotation: as it is after the step.
            edit: the step.

        Returns:
            The step as the journal has it.

        Raises:
            StoreError: the step cannot be written; nothing of it is kept.
        """
        now = _now()
        with told_in_words(self._shown), transaction(self._db):
            self._write(annotation, edit, step=edit.name, now=now)
            key = annotation.annotation_id
            self._db.conn.execute(
                "DELETE FROM journal WHERE annotation_id = ? AND is_undone = 1", [key]
            )
            cursor = self._db.conn.execute(
                "INSERT INTO journal (annotation_id, name, edit, made_at) VALUES (?, ?, ?, ?)",
                [key, edit.name, pack_edit(edit), now],
            )
            number = int(cursor.lastrowid or 0)
            self._db.conn.execute(
                "DELETE FROM journal WHERE annotation_id = ? AND number <= (SELECT number FROM "
                "journal WHERE annotation_id = ? ORDER BY number DESC LIMIT 1 OFFSET ?)",
                [key, key, KEPT_STEPS],
            )
        return Step(number, edit.name, now)

    def move(self, annotation: Annotation, steps: int) -> tuple[Annotation, tuple[Edit, ...]]:
        """Undo or redo steps in one transaction.

        Args:
            annotation: as it is now.
            steps: how many; below 0 to undo, above to redo. More than there are is all.

        Returns:
            The annotation after them, and the edits that led there, in turn.
        """
        now = _now()
        with told_in_words(self._shown), transaction(self._db):
            rows = self._movable(annotation.annotation_id, steps)
            edits = []
            for row in rows:
                edit = unpack_edit(row["edit"])
                edit, verb = (edit.inverse, "Undo") if steps < 0 else (edit, "Redo")
                annotation = annotation.with_edit(edit)
                self._write(annotation, edit, step=f"{verb}: {edit.name}", now=now)
                self._db.conn.execute(
                    "UPDATE journal SET is_undone = ? WHERE number = ?",
                    [int(steps < 0), row["number"]],
                )
                edits.append(edit)
        return annotation, tuple(edits)

    def keep_seconds(self, annotation_id: str, seconds: float) -> None:
        """Keep the time that a person worked on an annotation that has a step already."""
        with told_in_words(self._shown), transaction(self._db):
            self._db.conn.execute(
                "UPDATE annotation SET seconds = ? WHERE annotation_id = ?",
                [seconds, annotation_id],
            )

    def states(self, profile_id: str) -> dict[AnnotationState, int]:
        """How many annotations of a person are in each state."""
        with told_in_words(self._shown):
            rows = self._rows(
                "SELECT state, count(*) AS count FROM annotation WHERE profile_id = ? "
                "GROUP BY state",
                [profile_id],
            )
        found = {AnnotationState(row["state"]): int(row["count"]) for row in rows}
        return {state: found.get(state, 0) for state in AnnotationState}

    def seconds_of_submitted(self, profile_id: str, count: int = 20) -> tuple[float, ...]:
        """Working time of a person's last submitted annotations, newest first."""
        with told_in_words(self._shown):
            rows = self._rows(
                "SELECT seconds FROM annotation WHERE profile_id = ? AND state = 'submitted' "
                "ORDER BY changed_at DESC LIMIT ?",
                [profile_id, count],
            )
        return tuple(float(row["seconds"]) for row in rows)

    def history_of(self, shape_id: str) -> tuple[ShapeChange, ...]:
        """Who did what to a shape and when, oldest first."""
        with told_in_words(self._shown):
            rows = self._rows(
                "SELECT c.version, c.step, coalesce(p.name, c.author) AS author, c.made_at, "
                "c.body IS NULL AS is_removal FROM change c "
                "LEFT JOIN profile p ON p.profile_id = c.author "
                "WHERE c.entity = 'shape' AND c.entity_id = ? ORDER BY c.version",
                [shape_id],
            )
        return tuple(ShapeChange(**{**r, "is_removal": bool(r["is_removal"])}) for r in rows)

    def begin_sitting(self, profile_id: str, wafer_id: str) -> None:
        """Note which wafer a person works on; the note stays open until the sitting ends."""
        self._note_sitting(profile_id, wafer_id, ended=False)

    def end_sitting(self, profile_id: str, wafer_id: str) -> None:
        """Note that a person left a wafer in order."""
        self._note_sitting(profile_id, wafer_id, ended=True)

    def last_sitting(self, profile_id: str) -> Sitting | None:
        """The wafer that a person worked on last, and whether it was left in order."""
        with told_in_words(self._shown):
            rows = self._rows(
                "SELECT wafer_id, ended FROM sitting WHERE profile_id = ?", [profile_id]
            )
        return Sitting(rows[0]["wafer_id"], was_ended=bool(rows[0]["ended"])) if rows else None

    def _note_sitting(self, profile_id: str, wafer_id: str, *, ended: bool) -> None:
        with told_in_words(self._shown), transaction(self._db):
            self._db.conn.execute(
                "INSERT OR REPLACE INTO sitting VALUES (?, ?, ?)",
                [profile_id, wafer_id, int(ended)],
            )

    def _movable(self, annotation_id: str, steps: int) -> list[dict[str, Any]]:
        undone, order = (0, "DESC") if steps < 0 else (1, "ASC")
        return self._rows(
            "SELECT number, edit FROM journal WHERE annotation_id = ? AND is_undone = ? "
            f"ORDER BY number {order} LIMIT ?",
            [annotation_id, undone, abs(steps)],
        )

    def _write(self, annotation: Annotation, edit: Edit, *, step: str, now: str) -> None:
        """Write what an edit changed, and its changes; inside a transaction."""
        log = _Log(self._db, annotation, step, now)
        self._write_annotation(annotation, log, is_changed=edit.remarks is not None)
        kept = {shape.shape_id for shape in edit.after}
        for gone in edit.before:
            if gone.shape_id not in kept:
                self._db.conn.execute("DELETE FROM shape WHERE shape_id = ?", [gone.shape_id])
                log.add("shape", gone.shape_id, None)
        for shape in edit.after:
            body = pack_shape(shape)
            version = log.add("shape", shape.shape_id, body)
            self._db.conn.execute(
                "INSERT INTO shape (shape_id, annotation_id, version, class_key, body) "
                "VALUES (?, ?, ?, ?, ?) ON CONFLICT (shape_id) DO UPDATE SET "
                "version = excluded.version, class_key = excluded.class_key, body = excluded.body",
                [shape.shape_id, annotation.annotation_id, version, shape.class_key, body],
            )

    def _write_annotation(self, annotation: Annotation, log: "_Log", *, is_changed: bool) -> None:
        key, said = annotation.annotation_id, annotation.remarks
        is_new = not self._rows("SELECT 1 FROM annotation WHERE annotation_id = ?", [key])
        if not is_new and not is_changed:
            self._db.conn.execute(
                "UPDATE annotation SET seconds = ?, changed_at = ? WHERE annotation_id = ?",
                [annotation.seconds, log.now, key],
            )
            return
        version = log.add("annotation", key, pack_remarks(said, annotation.seconds))
        self._db.conn.execute(
            "INSERT INTO annotation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (annotation_id) DO UPDATE SET version = excluded.version, "
            "state = excluded.state, has_no_defect = excluded.has_no_defect, "
            "note = excluded.note, reason = excluded.reason, priority = excluded.priority, "
            "rejected = excluded.rejected, "
            "seconds = excluded.seconds, changed_at = excluded.changed_at",
            [key, annotation.wafer_id, annotation.profile_id, version, said.state.value,
             int(said.has_no_defect), said.note, said.reason, said.priority,
             " ".join(said.rejected), annotation.seconds, log.now],
        )  # fmt: skip

    def _annotation_of(self, row: dict[str, Any]) -> Annotation:
        shapes = self._rows(
            "SELECT body FROM shape WHERE annotation_id = ? ORDER BY number",
            [row["annotation_id"]],
        )
        try:
            return Annotation(
                row["annotation_id"],
                row["wafer_id"],
                row["profile_id"],
                shapes=tuple(unpack_shape(shape["body"]) for shape in shapes),
                remarks=remarks_of(row),
                seconds=row["seconds"],
            )
        except (KeyError, ValueError, OSError) as error:
            raise StoreError(
                f"{self._shown}: the annotation of wafer {row['wafer_id'][:12]} cannot be read "
                f"({error}); restore the library from a backup."
            ) from error

    def _rows(self, statement: str, values: Sequence[object]) -> list[dict[str, Any]]:
        return list(self._db.query(statement, values))


class _Log:
    """Adds the changes of one step to the log, each a version on top of the last."""

    def __init__(self, db: "Database", annotation: Annotation, step: str, now: str) -> None:
        self.now = now
        self._db, self._annotation, self._step = db, annotation, step

    def add(self, entity: str, entity_id: str, body: bytes | None) -> int:
        """Add a change (None for a removal) and give its version."""
        (last,) = self._db.conn.execute(
            "SELECT coalesce(max(version), 0) FROM change WHERE entity = ? AND entity_id = ?",
            [entity, entity_id],
        ).fetchone()
        self._db.conn.execute(
            "INSERT INTO change (change_id, entity, entity_id, annotation_id, base_version, "
            "version, body, author, step, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [new_change_id(), entity, entity_id, self._annotation.annotation_id, last, last + 1,
             body, self._annotation.profile_id, self._step, self.now],
        )  # fmt: skip
        return int(last) + 1


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
