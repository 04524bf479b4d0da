"""Whether a library is whole: SQLite's own checks, and the laws of this store.

Nothing is changed here. What is found is told in words, with how to mend it.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ml_core.wafer.errors import StoreError, WaferStudioError
from wafer_studio.store.annotation_codec import remarks_of, unpack_edit, unpack_text
from wafer_studio.store.change_log import ChangeLog, sides
from wafer_studio.store.codec import wafer_of
from wafer_studio.store.migrations import MIGRATIONS, read_version
from wafer_studio.store.showing import UNREADABLE, readable_class, readable_remarks
from wafer_studio.store.sync_schema import FITS
from wafer_studio.store.transaction import rows_of, told_in_words

if TYPE_CHECKING:
    from sqlite_utils import Database


WAIT_SECONDS: Final = 15.0
"""Time that another program has to let go of the library."""


class Mend(Enum):
    """What helps; the value is what a person is told."""

    SALVAGE = "run 'wafer-studio library repair': what can be read goes into a new file"
    REBUILD = "run 'wafer-studio library repair': it is built anew from the log of changes"
    DROP_AGAIN = "drop the wafer's file again"
    OPEN_ONCE = "open the library once with this program"


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it should be.

    Attributes:
        what: what is wrong, one clause.
        mend: what helps.
    """

    what: str
    mend: Mend

    def __str__(self) -> str:
        """One sentence: what is wrong, and what to do."""
        return f"{self.what}; {self.mend.value}."


def check_library(path: Path) -> tuple[Finding, ...]:
    """All that is wrong with a library.

    Raises:
        StoreError: there is none, or it is held by another program.
    """
    if not path.is_file():
        raise StoreError(f"{path}: there is no library; name its folder with --data.")
    db = raw_database(path)
    try:
        return check_database(db, str(path))
    finally:
        db.close()


def raw_database(path: Path) -> "Database":
    """A library's database, opened as it is: not brought up to the newest version."""
    from sqlite_utils import Database

    with told_in_words(str(path)):
        connection = sqlite3.connect(path, isolation_level=None, timeout=WAIT_SECONDS)
        return Database(connection, execute_plugins=False)


def check_database(db: "Database", shown: str) -> tuple[Finding, ...]:
    """All that is wrong with an open library."""
    try:
        damage = tuple(_damage(db))
        if damage:
            return damage
        version = read_version(db)
        if version != len(MIGRATIONS):
            what = f"The file has version {version}, this program writes {len(MIGRATIONS)}"
            return (Finding(what, Mend.OPEN_ONCE),)
        return tuple(_laws(db))
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise StoreError(f"{shown}: another program holds the library; close it.") from error
        return (Finding(f"The file cannot be read ({error})", Mend.SALVAGE),)
    except sqlite3.DatabaseError as error:
        return (Finding(f"The file is damaged ({error})", Mend.SALVAGE),)


def _damage(db: "Database") -> Iterator[Finding]:
    told = [str(row[0]) for row in db.conn.execute("PRAGMA integrity_check(20)")]
    if told != ["ok"]:
        yield Finding(f"The file is damaged ({'; '.join(told)[:500]})", Mend.SALVAGE)


def _laws(db: "Database") -> Iterator[Finding]:
    dangling = len(db.conn.execute("PRAGMA foreign_key_check").fetchall())
    if dangling:
        yield Finding(f"{dangling} rows belong to rows that are gone", Mend.REBUILD)
    for what, statement in COUNTED_LAWS:
        count = int(db.conn.execute(statement).fetchone()[0])
        if count:
            yield Finding(f"{count} {what}", Mend.REBUILD)
    log = ChangeLog(db)
    for what, wrong in (
        ("shapes that should be shown are not", _missing_shapes(db, log)),
        ("annotations show other remarks than their changes say", other_remarks(db, log)),
        ("conflicts are noted wrongly", _wrong_contests(db, log)),
        ("steps of the journal cannot be read", unreadable_steps(db)),
        ("changes cannot be read", _unreadable_changes(db)),
    ):
        count = sum(1 for _ in wrong)
        if count:
            yield Finding(f"{count} {what}", Mend.REBUILD)
    for name in _unreadable_wafers(db):
        yield Finding(f"The map of {name} cannot be read", Mend.DROP_AGAIN)


def _missing_shapes(db: "Database", log: ChangeLog) -> Iterator[str]:
    """Shapes whose shown head has a body that can be shown, and that have no row."""
    rows = rows_of(
        db,
        "SELECT DISTINCT h.entity_id FROM head h JOIN annotation a USING (annotation_id) "
        "WHERE h.entity_id <> h.annotation_id AND NOT EXISTS "
        "(SELECT 1 FROM shape s WHERE s.shape_id = h.entity_id)",
    )
    for row in rows:
        first = log.heads(row["entity_id"])[0]
        if readable_class(first, row["entity_id"]) is not None:
            yield row["entity_id"]


def other_remarks(db: "Database", log: ChangeLog) -> Iterator[str]:
    """Annotations whose rows do not say what their shown change says."""
    for row in db.query("SELECT * FROM annotation"):
        shown = [h for h in log.heads(row["annotation_id"]) if h.change_id == row["change_id"]]
        kept = readable_remarks(shown[0]) if shown else None
        if kept is not None and (kept.remarks != _remarks_of(row)):
            yield row["annotation_id"]


def _remarks_of(row: dict[str, Any]) -> object:
    try:
        return remarks_of(row)
    except UNREADABLE:
        return None


def _wrong_contests(db: "Database", log: ChangeLog) -> Iterator[str]:
    noted = {row["entity_id"] for row in db.query("SELECT entity_id FROM contested")}
    several = rows_of(db, "SELECT entity_id FROM head GROUP BY entity_id HAVING count(*) > 1")
    found = {row["entity_id"] for row in several if len(sides(log.heads(row["entity_id"]))) > 1}
    yield from noted ^ found


def unreadable_steps(db: "Database") -> Iterator[int]:
    """Numbers of the journal's steps that cannot be read."""
    for row in db.query("SELECT number, edit FROM journal"):
        try:
            unpack_edit(row["edit"])
        except UNREADABLE:
            yield int(row["number"])


def _unreadable_changes(db: "Database") -> Iterator[str]:
    for row in db.query("SELECT change_id, body FROM change WHERE body IS NOT NULL"):
        try:
            unpack_text(row["body"])
        except UNREADABLE:
            yield row["change_id"]


def _unreadable_wafers(db: "Database") -> Iterator[str]:
    for row in db.query("SELECT * FROM wafer"):
        try:
            wafer_of(row)
        except (*UNREADABLE, WaferStudioError):
            yield row["name"]


COUNTED_LAWS: Final = (
    (
        "changes are not heads although no other is based on them, or are although one is",
        "WITH wanted AS (SELECT c.entity_id, c.change_id, c.annotation_id FROM change c "
        f"WHERE {FITS} AND NOT EXISTS (SELECT 1 FROM based_on b WHERE b.base_id = c.change_id "
        "AND b.entity_id = c.entity_id)) SELECT (SELECT count(*) FROM (SELECT * FROM wanted "
        "EXCEPT SELECT * FROM head)) + (SELECT count(*) FROM (SELECT * FROM head EXCEPT "
        "SELECT * FROM wanted))",
    ),
    (
        "bases of changes are not noted",
        "SELECT count(*) FROM change c, json_each('[\"' || replace(c.bases, ' ', '\",\"') || "
        f"'\"]') j WHERE c.bases <> '' AND {FITS} AND NOT EXISTS (SELECT 1 FROM based_on b "
        "WHERE b.base_id = j.value AND b.entity_id = c.entity_id AND b.change_id = c.change_id)",
    ),
    (
        "shapes are not what their changes say",
        "SELECT count(*) FROM shape s LEFT JOIN change c ON c.change_id = s.change_id "
        "WHERE c.body IS NOT s.body OR NOT EXISTS (SELECT 1 FROM head h "
        "WHERE h.entity_id = s.shape_id AND h.change_id = s.change_id)",
    ),
    (
        "annotations show a change that is none of their newest",
        "SELECT count(*) FROM annotation a WHERE NOT EXISTS (SELECT 1 FROM head h "
        "WHERE h.entity_id = a.annotation_id AND h.change_id = a.change_id)",
    ),
)
"""What is wrong, and how many there are of it."""
