"""Changes on their way out: those that were not sent, and those that the server refused."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from wafer_studio.store.annotation_codec import unpack_text
from wafer_studio.store.change_log import logged_of
from wafer_studio.store.sync_rows import Refusal
from wafer_studio.store.transaction import rows_of, told_in_words, transaction

if TYPE_CHECKING:
    from sqlite_utils import Database

    from sync_server.contract.sync import Change

MOST_CHARACTERS: Final = 8_000_000
"""Characters of the bodies that are given out at once; a longer one goes alone."""


class Tray:
    """Unsent and refused changes of an open store's file.

    Args:
        db: the store's database.
        shown: its path for messages.
    """

    def __init__(self, db: "Database", shown: str) -> None:
        self._db = db
        self._shown = shown

    def unsent(self, profile_id: str, limit: int) -> "tuple[Change, ...]":
        """Oldest changes by a profile that no server has acknowledged or refused.

        One that no server could take (the contract forbids it) goes to the tray instead.

        Returns:
            At most ``limit``; fewer where their bodies are long, and none only if there are none.
        """
        found: list[Change] = []
        with told_in_words(self._shown):
            while not found and self._read(profile_id, limit, into=found):
                pass
        return tuple(found)

    def refused(self, profile_id: str) -> tuple[Refusal, ...]:
        """Changes that were refused, with the reasons, oldest first."""
        with told_in_words(self._shown):
            rows = rows_of(
                self._db,
                "SELECT change_id, wafer_id, annotation_id, step, made_at, refusal_code AS code, "
                f"refusal_reason AS reason FROM change {_REFUSED}",
                [profile_id],
            )
            return tuple(Refusal(**row) for row in rows)

    def try_again(self, change_ids: Sequence[str]) -> None:
        """Take refused changes out of the tray and send them again."""
        with told_in_words(self._shown), transaction(self._db):
            self._db.conn.executemany(
                "UPDATE change SET refusal_code = NULL, refusal_reason = NULL "
                "WHERE change_id = ? AND server_number IS NULL",
                [(key,) for key in change_ids],
            )

    def lines(self, profile_id: str) -> tuple[str, ...]:
        """The tray as lines of JSON: each change with all that it says, code and reason."""
        with told_in_words(self._shown):
            rows = rows_of(self._db, f"SELECT * FROM change {_REFUSED}", [profile_id])
        return tuple(
            json.dumps(
                {
                    "change_id": row["change_id"],
                    "entity": row["entity"],
                    "entity_id": row["entity_id"],
                    "annotation_id": row["annotation_id"],
                    "wafer_id": row["wafer_id"],
                    "bases": row["bases"].split(),
                    "body": None if row["body"] is None else unpack_text(row["body"]),
                    "author": row["author"],
                    "step": row["step"],
                    "client_time": row["made_at"],
                    "code": row["refusal_code"],
                    "reason": row["refusal_reason"],
                }
            )
            for row in rows
        )

    def _read(self, profile_id: str, limit: int, *, into: "list[Change]") -> bool:
        """Read what can be sent; gives False where nothing was set aside meanwhile."""
        from pydantic import ValidationError

        length, bad = 0, []
        for row in rows_of(self._db, _UNSENT, [profile_id, limit]):
            try:
                change = _change_of(row)
            except ValidationError as error:
                bad.append((_told(error), row["change_id"]))
                continue
            length += len(change.body or "")
            if into and length > MOST_CHARACTERS:
                break
            into.append(change)
        if bad:
            with transaction(self._db):
                self._db.conn.executemany(
                    "UPDATE change SET refusal_code = 'INVALID_INPUT', refusal_reason = ? "
                    "WHERE change_id = ?",
                    bad,
                )
        return bool(bad)


def _change_of(row: "dict[str, object]") -> "Change":
    from sync_server.contract.sync import Change, Entity

    logged = logged_of(row)
    return Change(
        change_id=logged.change_id, entity=Entity(logged.entity), entity_id=logged.entity_id,
        annotation_id=logged.annotation_id, wafer_id=logged.wafer_id, bases=logged.bases,
        body=logged.body, author=logged.author, step=logged.step, client_time=logged.made_at,
    )  # fmt: skip


def _told(error: "Exception") -> str:
    text = " ".join(str(error).split())
    return f"This change cannot be sent as it is: {text[:500]}"


_UNSENT: Final = (
    "SELECT * FROM change WHERE author = ? AND server_number IS NULL AND refusal_code IS NULL "
    "ORDER BY number LIMIT ?"
)
_REFUSED: Final = "WHERE author = ? AND refusal_code IS NOT NULL ORDER BY number"
