"""The store in its lane: opened there, asked there, closed there."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ml_core.wafer.errors import StoreError
from wafer_studio.app.jobs import Job, Jobs, Lane

if TYPE_CHECKING:
    from wafer_studio.store.store import Store

T = TypeVar("T")


class Storing:
    """Runs functions over the one open store.

    Args:
        jobs: whose ``store`` lane it uses.
        path: the library file; opened in the lane when it is first asked.
    """

    def __init__(self, jobs: Jobs, path: Path) -> None:
        self.path = path
        self._jobs = jobs
        self._store: Store | None = None
        self._refusal: StoreError | None = None

    def ask(self, work: Callable[["Store"], T]) -> "Future[T]":
        """Run a function over the store in its lane; for use inside a job of another lane."""
        return self._jobs.ask(Lane.STORE, lambda: work(self._opened()))

    def ask_here(self, work: Callable[["Store"], T]) -> T:
        """Run a function over the store at once; only in the store's own lane."""
        return work(self._opened())

    def start(
        self, work: Callable[["Store"], T], *, then: Callable[[T], None] | None = None
    ) -> Job:
        """Run a function over the store as a job of its own, which is not shown."""
        return self._jobs.start(lambda _: work(self._opened()), lane=Lane.STORE, then=then)

    def write(
        self,
        work: Callable[["Store"], T],
        *,
        then: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Keep what people did: as ``start``, but closing the program waits for it.

        Args:
            work: runs in the store's lane.
            then: gets the result in the GUI thread.
            failed: gets the error there; it is told to the user where None.
        """
        return self._jobs.start(
            lambda _: work(self._opened()),
            lane=Lane.STORE,
            then=then,
            failed=failed,
            must_run=True,
        )

    def report(self, error: BaseException) -> None:
        """Tell an error as a job without ``failed`` of its own does."""
        self._jobs.report(error)

    def _opened(self) -> "Store":
        if self._refusal is not None:
            raise self._refusal
        if self._store is None:
            from wafer_studio.store.store import Store

            try:
                self._store = Store(self.path)
            except StoreError as error:
                self._refusal = error
                raise
        return self._store

    def close_here(self) -> None:
        """Close the store; only in its own lane, and as the last thing there."""
        if self._store is not None:
            self._store.close()
            self._store = None
