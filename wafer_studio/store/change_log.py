"""The log of changes, and its heads: the changes that no other is based on.

A change is never edited. All that is known of heads follows from the set of changes alone, so
that two machines that hold the same changes have the same heads, in whatever order they came:
also where a change comes before one that it is based on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from wafer_studio.store.annotation_codec import is_same, pack_text, unpack_text
from wafer_studio.store.transaction import rows_of

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """One version of one shape or annotation.

    Attributes:
        change_id: UUID of version 7.
        entity: 'shape' or 'annotation'.
        entity_id: which one.
        annotation_id: the annotation it belongs to.
        wafer_id: the annotation's wafer.
        bases: ids of the changes that it was made on.
        body: JSON text; None where the entity was removed.
        author: profile of the person who made it.
        step: name of the step.
        made_at: time of the machine where it was made, ISO 8601, UTC.
    """

    change_id: str
    entity: str
    entity_id: str
    annotation_id: str
    wafer_id: str
    bases: tuple[str, ...]
    body: str | None
    author: str
    step: str
    made_at: str

    @property
    def fits(self) -> bool:
        """False for one that contradicts itself: it is logged, but is never a head."""
        return (self.entity == "annotation") == (self.entity_id == self.annotation_id)


@dataclass(frozen=True, slots=True)
class Head:
    """A change that no other is based on.

    Attributes:
        change_id: which one.
        annotation_id: the annotation it belongs to.
        wafer_id: the annotation's wafer.
        entity: 'shape' or 'annotation'.
        body: packed; None where the entity was removed.
        author: profile of the person who made it.
        step: name of the step.
        made_at: when, ISO 8601, UTC.
        made_here: True where it was made on this machine.
        number: order of arrival here.
        server_number: the server's number; None where it has none.
    """

    change_id: str
    annotation_id: str
    wafer_id: str
    entity: str
    body: bytes | None
    author: str
    step: str
    made_at: str
    made_here: bool
    number: int
    server_number: int | None

    @property
    def rank(self) -> tuple[bool, int, bool, int, str]:
        """The lowest is shown: the newest of this machine, else the server's first.

        So a person's own work does not vanish under their hand, and machines that only look on
        show the same.
        """
        own = self.made_here
        number = self.server_number
        return (not own, -self.number if own else 0, number is None, number or 0, self.change_id)


class ChangeLog:
    """Reads and writes the log; all calls that write stand inside a transaction.

    Args:
        db: the store's database.
    """

    def __init__(self, db: "Database") -> None:
        self._db = db

    def add(
        self, change: LoggedChange, *, made_here: bool, server_number: int | None = None
    ) -> None:
        """Add a change that is not in the log, and bring the heads of its entity up to date."""
        run = self._db.conn.execute
        body = None if change.body is None else pack_text(change.body)
        run(
            "INSERT INTO change (change_id, entity, entity_id, annotation_id, wafer_id, bases, "
            "body, author, step, made_at, made_here, server_number) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [change.change_id, change.entity, change.entity_id, change.annotation_id,
             change.wafer_id, " ".join(change.bases), body, change.author, change.step,
             change.made_at, int(made_here), server_number],
        )  # fmt: skip
        if not change.fits:
            return
        entity_id = change.entity_id
        for base in change.bases:
            run("INSERT OR IGNORE INTO based_on VALUES (?, ?, ?)",
                [base, entity_id, change.change_id])  # fmt: skip
            run("DELETE FROM head WHERE entity_id = ? AND change_id = ?", [entity_id, base])
        run(
            "INSERT INTO head SELECT ?1, ?2, ?3 WHERE NOT EXISTS "
            "(SELECT 1 FROM based_on WHERE base_id = ?2 AND entity_id = ?1)",
            [entity_id, change.change_id, change.annotation_id],
        )

    def heads(self, entity_id: str) -> tuple[Head, ...]:
        """Heads of an entity, the one that is shown first; none where it is unknown."""
        rows = rows_of(self._db, _HEADS, [entity_id])
        heads = [Head(**{**row, "made_here": bool(row["made_here"])}) for row in rows]
        return tuple(sorted(heads, key=lambda head: head.rank) if len(heads) > 1 else heads)

    def bases(self, entity_id: str, seen: str | None) -> tuple[str, ...]:
        """What an edit of an entity is made on.

        Args:
            entity_id: the entity.
            seen: its body as the person saw it; None where it was not there.

        Returns:
            The shown head and those that say the same; where the person saw something else (it
            changed meanwhile), the changes that say what was seen: the edit then stands beside
            what came, not on top of it.
        """
        heads = self.heads(entity_id)
        if not heads:
            return ()
        if not is_same(heads[0].body, seen):
            equal = tuple(head.change_id for head in heads if is_same(head.body, seen))
            return equal or self._last_that_said(entity_id, seen)
        if len(heads) == 1:
            return (heads[0].change_id,)
        return tuple(head.change_id for head in heads if is_same(head.body, seen))

    def saying_the_same(self, entity_id: str, change_ids: Sequence[str]) -> tuple[str, ...]:
        """Heads of an entity that say what one of these changes says."""
        heads = self.heads(entity_id)
        said = [head for head in heads if head.change_id in change_ids]
        texts = [None if head.body is None else unpack_text(head.body) for head in said]
        return tuple(
            head.change_id for head in heads if any(is_same(head.body, text) for text in texts)
        )

    def has_several_heads(self, entity_id: str) -> bool:
        """True where an entity has more than one head."""
        found = self._db.conn.execute(
            "SELECT count(*) FROM (SELECT 1 FROM head WHERE entity_id = ? LIMIT 2)", [entity_id]
        )
        return int(found.fetchone()[0]) > 1

    def note_contest(self, entity_id: str, heads: Sequence[Head] | None = None) -> bool:
        """Note whether the heads of an entity say different things; gives it.

        Args:
            entity_id: the entity.
            heads: its heads where they are known.
        """
        heads = self.heads(entity_id) if heads is None else heads
        run = self._db.conn.execute
        if len(sides(heads)) < 2:
            run("DELETE FROM contested WHERE entity_id = ?", [entity_id])
            return False
        run("INSERT OR REPLACE INTO contested VALUES (?, ?)", [entity_id, heads[0].annotation_id])
        return True

    def _last_that_said(self, entity_id: str, seen: str | None) -> tuple[str, ...]:
        rows = rows_of(
            self._db,
            "SELECT change_id, body FROM change WHERE entity_id = ? ORDER BY number DESC",
            [entity_id],
        )
        for row in rows:
            if is_same(row["body"], seen):
                return (str(row["change_id"]),)
        return ()


def sides(heads: Sequence[Head]) -> tuple[Head, ...]:
    """The first of the heads that say the same, in their order."""
    found: list[Head] = []
    for head in heads:
        text = None if head.body is None else unpack_text(head.body)
        if not any(is_same(other.body, text) for other in found):
            found.append(head)
    return tuple(found)


def logged_of(row: dict[str, Any]) -> LoggedChange:
    """A change of the log's columns."""
    return LoggedChange(
        row["change_id"], row["entity"], row["entity_id"], row["annotation_id"], row["wafer_id"],
        tuple(row["bases"].split()), None if row["body"] is None else unpack_text(row["body"]),
        row["author"], row["step"], row["made_at"],
    )  # fmt: skip


_HEADS: Final = (
    "SELECT c.change_id, c.annotation_id, c.wafer_id, c.entity, c.body, c.author, c.step, "
    "c.made_at, c.made_here, c.number, c.server_number FROM head h "
    "JOIN change c ON c.change_id = h.change_id WHERE h.entity_id = ?"
)
