"""Annotations in the store: each step one transaction, with its journal entry and its changes.

A step is acknowledged when the method that takes it returns: by then it is on the disk
(``synchronous=FULL``). Undo is a step of its own for the change log, and a mark in the journal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ml_core.wafer.annotation import Annotation, AnnotationState, Edit, Remarks, Step
from ml_core.wafer.errors import StoreError
from ml_core.wafer.identity import annotation_id
from ml_core.wafer.shapes import Shape
from wafer_studio.store.annotation_codec import (
    pack_edit,
    remarks_of,
    unpack_edit,
    unpack_shape,
)
from wafer_studio.store.change_log import ChangeLog
from wafer_studio.store.codec import clean_text
from wafer_studio.store.profiles import Profiles
from wafer_studio.store.rows import Merged, OpenedAnnotation, Profile, ShapeChange, Sitting
from wafer_studio.store.shown_rows import time_now
from wafer_studio.store.step_writing import StepWriting
from wafer_studio.store.sync_rows import Conflict
from wafer_studio.store.transaction import rows_of, told_in_words, transaction

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
        self._profiles = Profiles(db, shown)

    def profiles(self) -> tuple[Profile, ...]:
        """All profiles, by name."""
        return self._profiles.all()

    def profile_named(self, name: str) -> Profile:
        """The profile of this name; made if there is none."""
        return self._profiles.named(name)

    def name_profile(self, profile_id: str, name: str) -> Profile:
        """Give a profile its name; one that is unknown here is added.

        Returns:
            The profile as it is called here: with a part of its id behind its name where
            another one has that name already.
        """
        return self._profiles.name(profile_id, name)

    def opened(self, wafer_id: str, profile_id: str) -> OpenedAnnotation:
        """A person's annotation of a wafer with its steps; an empty one if there is none yet."""
        with told_in_words(self._shown):
            rows = self._rows(
                "SELECT * FROM annotation WHERE wafer_id = ? AND profile_id = ?",
                [wafer_id, profile_id],
            )
            if not rows:
                key = annotation_id(wafer_id, profile_id)
                return OpenedAnnotation(Annotation(key, wafer_id, profile_id), ())
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
        now = time_now()
        with told_in_words(self._shown), transaction(self._db):
            return self._take(annotation, edit, now=now)

    def merge_shape(
        self,
        annotation: Annotation,
        conflict: Conflict,
        shapes: Sequence[Shape],
        *,
        name: str = "Merge",
    ) -> Merged:
        """Resolve the conflict of a shape by a step that can be taken back.

        Args:
            annotation: as it is now.
            conflict: as the person saw it; a side that came since then stays in conflict.
            shapes: what shall be there; the first keeps the shape's id, the others must be new
                (`new_id`). None of them: the shape is removed.
            name: of the step.

        Raises:
            StoreError: it cannot be written; nothing of it is kept.
        """
        key = conflict.entity_id
        before = tuple(shape for shape in annotation.shapes if shape.shape_id == key)
        after = tuple(
            replace(shape, shape_id=key) if place == 0 else shape
            for place, shape in enumerate(shapes)
        )
        return self._merge(annotation, conflict, Edit(name, before, after))

    def merge_remarks(
        self, annotation: Annotation, conflict: Conflict, remarks: Remarks, *, name: str = "Merge"
    ) -> Merged:
        """Resolve the conflict of an annotation's remarks; as ``merge_shape``."""
        return self._merge(annotation, conflict, Edit(name, remarks=(annotation.remarks, remarks)))

    def _merge(self, annotation: Annotation, conflict: Conflict, edit: Edit) -> Merged:
        annotation = annotation.with_edit(edit)
        log, key = ChangeLog(self._db), conflict.entity_id
        with told_in_words(self._shown), transaction(self._db):
            seen = log.saying_the_same(key, [side.change_id for side in conflict.sides])
            step = self._take(annotation, edit, now=time_now(), bases={key: seen})
        return Merged(annotation, edit, step)

    def _take(
        self,
        annotation: Annotation,
        edit: Edit,
        *,
        now: str,
        bases: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Step:
        StepWriting(self._db, annotation, step=edit.name, now=now, bases=bases).write(edit)
        key, run = annotation.annotation_id, self._db.conn.execute
        run("DELETE FROM journal WHERE annotation_id = ? AND is_undone = 1", [key])
        cursor = run(
            "INSERT INTO journal (annotation_id, name, edit, made_at) VALUES (?, ?, ?, ?)",
            [key, clean_text(edit.name), pack_edit(edit), now],
        )
        number = int(cursor.lastrowid or 0)
        run(
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
        now = time_now()
        with told_in_words(self._shown), transaction(self._db):
            rows = self._movable(annotation.annotation_id, steps)
            edits = []
            for row in rows:
                edit = unpack_edit(row["edit"])
                edit, verb = (edit.inverse, "Undo") if steps < 0 else (edit, "Redo")
                annotation = annotation.with_edit(edit)
                step = f"{verb}: {edit.name}"
                StepWriting(self._db, annotation, step=step, now=now).write(edit)
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
                "SELECT c.step, coalesce(p.name, c.author) AS author, c.made_at, "
                "c.body IS NULL AS is_removal FROM change c "
                "LEFT JOIN profile p ON p.profile_id = c.author "
                "WHERE c.entity = 'shape' AND c.entity_id = ? "
                "ORDER BY c.server_number NULLS LAST, c.number",
                [shape_id],
            )
        return tuple(
            ShapeChange(**{**row, "version": place, "is_removal": bool(row["is_removal"])})
            for place, row in enumerate(rows, start=1)
        )

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
                f"({error}); close the window and run 'wafer-studio library repair'."
            ) from error

    def _rows(self, statement: str, values: Sequence[object]) -> list[dict[str, Any]]:
        return rows_of(self._db, statement, values)
