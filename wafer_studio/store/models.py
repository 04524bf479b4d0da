"""Model packages that were downloaded: which there are, which is used, which worked last.

The packages are files; here stands only what must outlive a power cut: a package is added once
it lies on the disk whole, and a broken one gives way to the last that worked.
"""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from ml_core.wafer.errors import StoreError
from wafer_studio.store.codec import clean_text
from wafer_studio.store.shown_rows import time_now
from wafer_studio.store.transaction import rows_of, told_in_words, transaction

if TYPE_CHECKING:
    from sqlite_utils import Database


class ModelState(Enum):
    """What can be done with a package."""

    READY = "ready"
    """It lies here whole; another one is used."""
    IN_USE = "in_use"
    """It is the one that inspects."""
    BROKEN = "broken"
    """It could not be loaded, or did not work; it is not used again."""


@dataclass(frozen=True, slots=True)
class KeptModel:
    """A downloaded package.

    Attributes:
        version: as the package tells it.
        sha256: of the package's bytes.
        path: where it lies.
        bytes: its size.
        state: what can be done with it.
        worked_at: when it last inspected a wafer, ISO 8601, UTC; None where it never did.
    """

    version: str
    sha256: str
    path: str
    bytes: int
    state: ModelState = ModelState.READY
    worked_at: str | None = None


class Models:
    """The packages of an open store's file.

    Args:
        db: the store's database.
        shown: its path for messages.
    """

    def __init__(self, db: "Database", shown: str) -> None:
        self._db, self._shown = db, shown

    def all(self) -> tuple[KeptModel, ...]:
        """All packages, the newest first."""
        return self._found("ORDER BY added_at DESC, sha256")

    def in_use(self) -> KeptModel | None:
        """The package that inspects; None for the one that came with the program."""
        return next(iter(self._found("WHERE state = 'in_use'")), None)

    def last_working(self) -> KeptModel | None:
        """The package that worked last and is not broken; None where there is none."""
        where = "WHERE worked_at IS NOT NULL AND state <> 'broken' ORDER BY worked_at DESC"
        return next(iter(self._found(where)), None)

    def add(self, model: KeptModel) -> None:
        """Keep a package that lies here whole; one that was broken gets another chance."""
        with told_in_words(self._shown), transaction(self._db):
            self._db.conn.execute(
                "INSERT INTO model (sha256, version, path, state, bytes, added_at) "
                "VALUES (?, ?, ?, 'ready', ?, ?) ON CONFLICT (sha256) DO UPDATE SET "
                "version = excluded.version, path = excluded.path, bytes = excluded.bytes, "
                "state = iif(state = 'in_use', state, 'ready')",
                [model.sha256, clean_text(model.version), clean_text(model.path), model.bytes,
                 time_now()],
            )  # fmt: skip

    def use(self, sha256: str | None) -> None:
        """Inspect with this package from now on; None for the one that came with the program.

        Raises:
            StoreError: it is not here, or broken.
        """
        with told_in_words(self._shown), transaction(self._db):
            self._db.conn.execute("UPDATE model SET state = 'ready' WHERE state = 'in_use'")
            if sha256 is None:
                return
            done = self._db.conn.execute(
                "UPDATE model SET state = 'in_use' WHERE sha256 = ? AND state = 'ready'", [sha256]
            )
            if not done.rowcount:
                raise StoreError(
                    f"{self._shown}: the model package {sha256[:12]} is not here, or broken; "
                    "download it again."
                )

    def note_working(self, sha256: str) -> None:
        """Note that a package has just inspected a wafer."""
        with told_in_words(self._shown), transaction(self._db):
            self._db.conn.execute(
                "UPDATE model SET worked_at = ? WHERE sha256 = ?", [time_now(), sha256]
            )

    def note_broken(self, sha256: str) -> KeptModel | None:
        """Note that a package does not work.

        Returns:
            The package that is used from now on: as before, or the last that worked where it was
            this one; None for the one that came with the program.
        """
        with told_in_words(self._shown), transaction(self._db):
            was_used = self.in_use()
            self._db.conn.execute("UPDATE model SET state = 'broken' WHERE sha256 = ?", [sha256])
            is_gone = was_used is not None and was_used.sha256 == sha256
            if is_gone and (last := self.last_working()) is not None:
                self._db.conn.execute(
                    "UPDATE model SET state = 'in_use' WHERE sha256 = ?", [last.sha256]
                )
            return self.in_use()

    def forget(self, sha256: str) -> None:
        """Forget a package whose file is gone."""
        with told_in_words(self._shown), transaction(self._db):
            self._db.conn.execute("DELETE FROM model WHERE sha256 = ?", [sha256])

    def _found(self, which: str) -> tuple[KeptModel, ...]:
        with told_in_words(self._shown):
            rows = rows_of(
                self._db,
                f"SELECT version, sha256, path, bytes, state, worked_at FROM model {which}",
            )
            return tuple(_model_of(row) for row in rows)


def _model_of(row: dict[str, Any]) -> KeptModel:
    return KeptModel(**{**row, "state": ModelState(row["state"])})
