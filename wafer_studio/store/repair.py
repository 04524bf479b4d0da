"""Mends a library: builds what is shown anew from the log, or salvages a damaged file.

Nothing that can be read is lost: a shape that stands in no change gets one, and a damaged file
stays beside the new one under another name.
"""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ml_core.wafer.errors import StoreError
from ml_core.wafer.identity import annotation_id as id_of_annotation
from ml_core.wafer.identity import new_change_id
from wafer_studio.store.annotation_codec import (
    KeptRemarks,
    remarks_of,
    remarks_text,
    unpack_text,
)
from wafer_studio.store.change_log import ChangeLog, LoggedChange
from wafer_studio.store.integrity import (
    Mend,
    check_database,
    other_remarks,
    raw_database,
    unreadable_steps,
)
from wafer_studio.store.profiles import Profiles
from wafer_studio.store.salvage import copy_rows
from wafer_studio.store.showing import UNREADABLE, Showing
from wafer_studio.store.shown_rows import time_now
from wafer_studio.store.store import Store
from wafer_studio.store.sync_schema import lay_heads
from wafer_studio.store.transaction import rows_of, told_in_words, transaction

if TYPE_CHECKING:
    from sqlite_utils import Database

REPAIR_STEP: Final = "Repair"
"""Name of the step by which a shape comes into the log that stood in no change."""


def repair_library(path: Path) -> tuple[str, ...]:
    """Mend a library that no other program has open.

    Returns:
        What was done, in sentences; none where nothing was wrong.

    Raises:
        StoreError: there is none, another program holds it, or not even its tables can be read.
    """
    if not path.is_file():
        raise StoreError(f"{path}: there is no library; name its folder with --data.")
    shown = str(path)
    db = raw_database(path)
    try:
        with told_in_words(shown):
            db.conn.execute("PRAGMA locking_mode = EXCLUSIVE")
            found = check_database(db, shown)
            if any(finding.mend is Mend.SALVAGE for finding in found):
                return _salvaged(db, path)
    finally:
        db.close()
    if not any(finding.mend in _MENDED for finding in found):
        return ()
    store = Store(path)
    try:
        rebuild(store._db, shown)
    finally:
        store.close()
    return tuple(f"Mended: {finding.what}." for finding in found if finding.mend in _MENDED)


def rebuild(db: "Database", shown: str) -> None:
    """Build heads, conflicts and shown rows anew from the log, in one transaction."""
    with told_in_words(shown), transaction(db):
        db.conn.execute("PRAGMA defer_foreign_keys = ON")
        _log_what_stands_alone(db, shown)
        _note_bases(db)
        lay_heads(db)
        db.conn.execute("DELETE FROM contested")
        wrong = [(key,) for key in other_remarks(db, ChangeLog(db))]
        db.conn.executemany("UPDATE annotation SET change_id = '' WHERE annotation_id = ?", wrong)
        for statement in _UNSHOW:
            db.conn.execute(statement)
        numbers = [(number,) for number in unreadable_steps(db)]
        db.conn.executemany("DELETE FROM journal WHERE number = ?", numbers)
        heads = rows_of(db, "SELECT DISTINCT entity_id, annotation_id FROM head")
        Showing(db, shown).bring_up(
            {row["entity_id"] for row in heads if row["entity_id"] != row["annotation_id"]},
            {row["entity_id"] for row in heads if row["entity_id"] == row["annotation_id"]},
        )
        for statement in _DANGLING:
            db.conn.execute(statement)


def _log_what_stands_alone(db: "Database", shown: str) -> None:
    """Give shapes and annotations that are in no change one; people that are missing a name."""
    log, profiles = ChangeLog(db), Profiles(db, shown)
    for row in rows_of(db, "SELECT DISTINCT profile_id FROM annotation"):
        profiles.expect(row["profile_id"])
    for row in rows_of(db, _LONE_ANNOTATIONS):
        try:
            kept = KeptRemarks(row["profile_id"], remarks_of(row), row["seconds"])
        except UNREADABLE:
            continue
        log.add(_change(row, "annotation", row["annotation_id"], remarks_text(kept)),
                made_here=True)  # fmt: skip
    for row in rows_of(db, _LONE_SHAPES):
        try:
            text = unpack_text(row["body"])
        except UNREADABLE:
            continue
        log.add(_change(row, "shape", row["shape_id"], text), made_here=True)
    for row in rows_of(db, _ORPHANS):
        if id_of_annotation(row["wafer_id"], row["profile_id"]) == row["annotation_id"]:
            profiles.expect(row["profile_id"])
            blank = remarks_text(KeptRemarks(row["profile_id"], remarks_of(_BLANK), 0.0))
            log.add(_change(row, "annotation", row["annotation_id"], blank), made_here=True)


def _change(row: dict[str, Any], entity: str, entity_id: str, body: str) -> LoggedChange:
    return LoggedChange(
        new_change_id(), entity, entity_id, row["annotation_id"], row["wafer_id"], (), body,
        row["profile_id"], REPAIR_STEP, time_now(),
    )  # fmt: skip


def _note_bases(db: "Database") -> None:
    db.conn.execute("DELETE FROM based_on")
    db.conn.execute(
        "INSERT OR IGNORE INTO based_on SELECT j.value, c.entity_id, c.change_id FROM change c, "
        "json_each('[\"' || replace(c.bases, ' ', '\",\"') || '\"]') j WHERE c.bases <> ''"
    )


def _salvaged(damaged: "Database", path: Path) -> tuple[str, ...]:
    """Copy what can be read into a new file, and put that in the place of the damaged one."""
    part = path.with_name(f"{path.name}.salvaged")
    _remove(part)
    told = copy_rows(damaged, part)
    store = Store(part)
    try:
        rebuild(store._db, str(part))
        store._db.conn.execute("PRAGMA journal_mode = DELETE").fetchone()
    finally:
        store.close()
    damaged.close()
    kept = _free(path)
    try:
        for tail in ("", "-wal", "-shm"):
            file = path.with_name(path.name + tail)
            if file.exists():
                file.rename(kept.with_name(kept.name + tail))
        part.rename(path)
    except OSError as error:
        raise StoreError(
            f"{path}: the salvaged library cannot be put there ({error.strerror}); it lies whole "
            f"in {part}."
        ) from error
    return (*told, f"The damaged file is kept as {kept.name}.")


def _free(path: Path) -> Path:
    """A name beside the library that nothing has yet."""
    now = datetime.datetime.now(datetime.UTC).strftime("%Y%m%d-%H%M%S")
    kept = path.with_name(f"{path.stem}.damaged-{now}{path.suffix}")
    count = 1
    while kept.exists():
        count += 1
        kept = path.with_name(f"{path.stem}.damaged-{now}-{count}{path.suffix}")
    return kept


def _remove(part: Path) -> None:
    for tail in ("", "-wal", "-shm", "-journal"):
        part.with_name(part.name + tail).unlink(missing_ok=True)


_MENDED: Final = (Mend.REBUILD, Mend.OPEN_ONCE)
_BLANK: Final = {
    "state": "draft", "has_no_defect": 0, "note": "", "reason": "", "priority": 0, "rejected": "",
}  # fmt: skip
_LONE_ANNOTATIONS: Final = (
    "SELECT * FROM annotation a WHERE NOT EXISTS "
    "(SELECT 1 FROM change c WHERE c.entity_id = a.annotation_id)"
)
_LONE_SHAPES: Final = (
    "SELECT s.shape_id, s.body, s.annotation_id, a.wafer_id, a.profile_id FROM shape s "
    "JOIN annotation a USING (annotation_id) WHERE NOT EXISTS "
    "(SELECT 1 FROM change c WHERE c.entity_id = s.shape_id)"
)
# Changes of annotations of which nothing else is left.
_ORPHANS: Final = (
    "SELECT DISTINCT c.annotation_id, c.wafer_id, c.author AS profile_id FROM change c "
    "WHERE NOT EXISTS (SELECT 1 FROM change d WHERE d.entity_id = c.annotation_id)"
)
_UNSHOW: Final = (
    "DELETE FROM shape WHERE NOT EXISTS "
    "(SELECT 1 FROM change c WHERE c.entity_id = shape.shape_id)",
    # Shown anew from the head; the row stays, and so does the shape's place.
    "UPDATE shape SET change_id = '' WHERE NOT EXISTS (SELECT 1 FROM head h JOIN change c "
    "ON c.change_id = h.change_id WHERE h.entity_id = shape.shape_id "
    "AND h.change_id = shape.change_id AND c.body = shape.body)",
)
_DANGLING: Final = (
    "DELETE FROM journal WHERE annotation_id NOT IN (SELECT annotation_id FROM annotation)",
    "DELETE FROM shape WHERE annotation_id NOT IN (SELECT annotation_id FROM annotation)",
    "DELETE FROM sitting WHERE profile_id NOT IN (SELECT profile_id FROM profile)",
    "DELETE FROM inspection WHERE wafer_id NOT IN (SELECT wafer_id FROM wafer)",
    "DELETE FROM defect WHERE inspection NOT IN (SELECT number FROM inspection)",
    "DELETE FROM fa_finding WHERE point NOT IN (SELECT number FROM stage_point)",
)
