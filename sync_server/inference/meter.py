"""Where inference tells what it did, to whoever counts it."""

from typing import Protocol


class Meter(Protocol):
    """Counts inference; called from several threads at once."""

    def predicted(self, *, version: str, wafers: int, cached: int, seconds: float) -> None:
        """A request was answered: so many wafers, so many of them from the cache."""
        ...

    def failed(self, *, version: str) -> None:
        """A model failed while it ran."""
        ...


class Unmetered:
    """Counts nothing."""

    def predicted(self, *, version: str, wafers: int, cached: int, seconds: float) -> None:
        """Pass it over."""

    def failed(self, *, version: str) -> None:
        """Pass it over."""
