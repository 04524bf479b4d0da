"""What people said of leased wafers, kept in a file until the server has heard it."""

from pathlib import Path

from wafer_studio.app.keeping import keep, read_kept
from wafer_studio.sync.leases import Ended, Ending


class EndedLeases:
    """Leases that ended here, per profile; they are told to the server at the next sync.

    Args:
        path: the file; a missing or broken one holds none.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ended = _read(path)

    def of(self, profile_id: str) -> tuple[Ended, ...]:
        """What a person said, oldest first."""
        return self._ended.get(profile_id, ())

    def add(self, profile_id: str, ended: Ended) -> None:
        """Keep what a person said, in place of what they said of that lease before.

        Raises:
            ExportError: the file cannot be written; nothing changed.
        """
        others = tuple(e for e in self.of(profile_id) if e.lease_id != ended.lease_id)
        self._put(profile_id, (*others, ended))

    def told(self, profile_id: str, ended: Ended) -> None:
        """Forget what the server has heard.

        Raises:
            ExportError: the file cannot be written; nothing changed.
        """
        self._put(profile_id, tuple(e for e in self.of(profile_id) if e != ended))

    def _put(self, profile_id: str, ended: tuple[Ended, ...]) -> None:
        values = {**self._ended, profile_id: ended}
        keep(
            self._path,
            {
                key: [{**vars(each), "ending": each.ending.value} for each in value]
                for key, value in values.items()
                if value
            },
            what="leases",
        )
        self._ended = values


def _read(path: Path) -> dict[str, tuple[Ended, ...]]:
    try:
        found = read_kept(path)
        return {
            str(key): tuple(Ended(**{**each, "ending": Ending(each["ending"])}) for each in value)
            for key, value in (found if isinstance(found, dict) else {}).items()
        }
    except (TypeError, ValueError, KeyError, AttributeError):
        return {}
