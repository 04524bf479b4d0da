"""The people of a store's file: those who work here, and those whose changes came."""

from typing import TYPE_CHECKING

from ml_core.wafer.identity import new_id
from wafer_studio.store.codec import clean_text
from wafer_studio.store.rows import Profile
from wafer_studio.store.shown_rows import time_now
from wafer_studio.store.transaction import rows_of, told_in_words, transaction

if TYPE_CHECKING:
    from sqlite_utils import Database


class Profiles:
    """Names of people; no two have the same, in any case of letters.

    Args:
        db: the store's database.
        shown: its path for messages.
    """

    def __init__(self, db: "Database", shown: str) -> None:
        self._db = db
        self._shown = shown

    def all(self) -> tuple[Profile, ...]:
        """All profiles, by name."""
        with told_in_words(self._shown):
            rows = rows_of(self._db, "SELECT profile_id, name FROM profile ORDER BY name")
            return tuple(Profile(**row) for row in rows)

    def named(self, name: str) -> Profile:
        """The profile of this name; made if there is none."""
        with told_in_words(self._shown), transaction(self._db):
            rows = list(
                rows_of(self._db, "SELECT profile_id, name FROM profile WHERE name = ?", [name])
            )
            if rows:
                return Profile(**rows[0])
            made = Profile(new_id(), name)
            self._insert(made)
        return made

    def name(self, profile_id: str, name: str) -> Profile:
        """Give a profile its name, or that with a part of its id where it is taken."""
        with told_in_words(self._shown), transaction(self._db):
            self.expect(profile_id)
            named = Profile(profile_id, self._free_name(profile_id, clean_text(name)))
            self._db.conn.execute(
                "UPDATE profile SET name = ? WHERE profile_id = ?", [named.name, profile_id]
            )
        return named

    def expect(self, profile_id: str) -> None:
        """Keep a row for someone whose name is not known here; inside a transaction."""
        found = self._db.conn.execute("SELECT 1 FROM profile WHERE profile_id = ?", [profile_id])
        if found.fetchone() is None:
            name = self._free_name(profile_id, f"Person {profile_id[:4]}")
            self._insert(Profile(profile_id, name))

    def _insert(self, profile: Profile) -> None:
        self._db.conn.execute(
            "INSERT INTO profile VALUES (?, ?, ?)", [profile.profile_id, profile.name, time_now()]
        )

    def _free_name(self, profile_id: str, name: str) -> str:
        for wanted in (name, f"{name} ({profile_id[:4]})", f"{name} ({profile_id})"):
            taken = self._db.conn.execute(
                "SELECT 1 FROM profile WHERE name = ? AND profile_id <> ?", [wanted, profile_id]
            )
            if taken.fetchone() is None:
                return wanted
        return f"{name} ({profile_id}) {new_id()[:8]}"
