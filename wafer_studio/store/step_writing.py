"""Writes what a step changed: the shown rows, and one change for each shape and the remarks."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ml_core.wafer.annotation import Annotation, Edit
from ml_core.wafer.identity import new_change_id
from wafer_studio.store.annotation_codec import (
    KeptRemarks,
    pack_text,
    remarks_text,
    shape_text,
)
from wafer_studio.store.change_log import ChangeLog, LoggedChange
from wafer_studio.store.codec import clean_text
from wafer_studio.store.shown_rows import ShownRows

if TYPE_CHECKING:
    from sqlite_utils import Database


class StepWriting:
    """One step on its way into the file; all of it stands inside one transaction.

    Args:
        db: the store's database.
        annotation: as it is after the step.
        step: the step's name.
        now: time of the step, ISO 8601, UTC.
        bases: for entities whose conflict the step resolves, the changes that it resolves.
    """

    def __init__(
        self,
        db: "Database",
        annotation: Annotation,
        *,
        step: str,
        now: str,
        bases: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._db, self._annotation, self._now = db, annotation, now
        self._step = clean_text(step)
        self._bases = bases or {}
        self._log, self._rows = ChangeLog(db), ShownRows(db)

    def write(self, edit: Edit) -> None:
        """Write all that an edit changed."""
        self._write_remarks(edit)
        was = {shape.shape_id: shape_text(shape) for shape in edit.before}
        comes = {shape.shape_id for shape in edit.after}
        for key in was.keys() - comes:
            self._add("shape", key, None, seen=was[key])
            self._rows.drop_shape(key)
        for shape in edit.after:
            key, text = shape.shape_id, shape_text(shape)
            change_id = self._add("shape", key, text, seen=was.get(key))
            self._rows.put_shape(
                key, self._annotation.annotation_id, change_id,
                class_key=shape.class_key, body=pack_text(text),
            )  # fmt: skip
        for key in self._bases.keys() - was.keys() - comes - {self._annotation.annotation_id}:
            self._add("shape", key, None, seen=None)  # removed on the shown side, and stays so

    def _write_remarks(self, edit: Edit) -> None:
        annotation = self._annotation
        key, profile_id = annotation.annotation_id, annotation.profile_id
        is_new = not self._rows.has_annotation(key)
        if not is_new and edit.remarks is None:
            self._rows.put_seconds(key, annotation.seconds, now=self._now)
            return
        # The change that only begins an annotation holds no time, so that it has the same text
        # on all machines.
        seconds = 0.0 if edit.remarks is None else annotation.seconds
        said = KeptRemarks(profile_id, annotation.remarks, seconds)
        seen = None
        if edit.remarks is not None and not is_new:
            seen = remarks_text(KeptRemarks(profile_id, edit.remarks[0], 0.0))
        change_id = self._add("annotation", key, remarks_text(said), seen=seen)
        shown = KeptRemarks(profile_id, annotation.remarks, annotation.seconds)
        self._rows.put_annotation(key, annotation.wafer_id, change_id, shown, now=self._now)

    def _add(self, entity: str, entity_id: str, body: str | None, *, seen: str | None) -> str:
        resolved = self._bases.get(entity_id)
        bases = self._log.bases(entity_id, seen) if resolved is None else resolved
        annotation = self._annotation
        change = LoggedChange(
            new_change_id(), entity, entity_id, annotation.annotation_id, annotation.wafer_id,
            bases, body, annotation.profile_id, self._step, self._now,
        )  # fmt: skip
        self._log.add(change, made_here=True)
        if self._log.has_several_heads(entity_id) or len(bases) > 1:
            self._log.note_contest(entity_id)
        return change.change_id
