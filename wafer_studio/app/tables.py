"""The big tables for the window: listings, pages, and what is copied out of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from ml_core.wafer.errors import StoreError
from wafer_studio.app.jobs import Job, Jobs, Lane, Progress
from wafer_studio.app.storing import Storing
from wafer_studio.store.defect_queries import (
    DefectLine,
    DefectOrder,
    DefectTables,
    TableFilter,
    WaferLine,
    WaferOrder,
)

__all__ = [
    "Copied", "DefectLine", "DefectListing", "DefectOrder", "Listing", "TableFilter", "Tables",
    "WaferLine", "WaferListing", "WaferOrder",
]  # fmt: skip

Cell = str | int | float | bool | None
_CHUNK: Final = 2000


class Listing(Protocol):
    """What a paged table asks its lines of; answers come in the GUI thread, in order."""

    def list_lines(
        self,
        wanted: TableFilter,
        *,
        order: Any,
        descending: bool,
        then: Callable[[int], None],
    ) -> None:
        """List anew and tell the number of lines."""

    def page(self, *, first: int, size: int, then: Callable[[tuple[Any, ...]], None]) -> None:
        """Give lines from a place on."""

    def page_here(self, *, first: int, size: int) -> tuple[Any, ...]:
        """The same, waited for; only in a job of another lane."""


class DefectListing:
    """All defects of the library."""

    def __init__(self, storing: Storing) -> None:
        self._storing = storing

    def list_lines(
        self,
        wanted: TableFilter,
        *,
        order: DefectOrder,
        descending: bool,
        then: Callable[[int], None],
    ) -> None:
        """List anew and tell the number of lines."""
        self._storing.start(
            lambda store: DefectTables.of(store).list_defects(
                wanted, order=order, descending=descending
            ),
            then=then,
        )

    def page(
        self, *, first: int, size: int, then: Callable[[tuple[DefectLine, ...]], None]
    ) -> None:
        """Give lines from a place on."""
        self._storing.start(
            lambda store: DefectTables.of(store).defect_lines(first=first, size=size), then=then
        )

    def page_here(self, *, first: int, size: int) -> tuple[DefectLine, ...]:
        """The same, waited for; only in a job of another lane."""
        return self._storing.ask(
            lambda store: DefectTables.of(store).defect_lines(first=first, size=size)
        ).result()


class WaferListing:
    """All wafers of the library."""

    def __init__(self, storing: Storing) -> None:
        self._storing = storing

    def list_lines(
        self,
        wanted: TableFilter,
        *,
        order: WaferOrder,
        descending: bool,
        then: Callable[[int], None],
    ) -> None:
        """List anew and tell the number of lines."""
        self._storing.start(
            lambda store: DefectTables.of(store).list_wafers(
                wanted, order=order, descending=descending
            ),
            then=then,
        )

    def page(self, *, first: int, size: int, then: Callable[[tuple[WaferLine, ...]], None]) -> None:
        """Give lines from a place on."""
        self._storing.start(
            lambda store: DefectTables.of(store).wafer_lines(first=first, size=size), then=then
        )

    def page_here(self, *, first: int, size: int) -> tuple[WaferLine, ...]:
        """The same, waited for; only in a job of another lane."""
        return self._storing.ask(
            lambda store: DefectTables.of(store).wafer_lines(first=first, size=size)
        ).result()


@dataclass(frozen=True)
class Copied:
    """Lines for the clipboard.

    Attributes:
        count: lines.
        text: tab-separated.
        html: a table.
    """

    count: int
    text: str
    html: str


class Tables:
    """Work on what a table shows, in the background.

    Args:
        jobs: runs it.
        storing: where wafers come from.
    """

    def __init__(self, jobs: Jobs, storing: Storing) -> None:
        self._jobs = jobs
        self._storing = storing

    def copy_lines(
        self,
        listing: Listing,
        spans: Sequence[tuple[int, int]],
        *,
        heads: Sequence[str],
        cells: Callable[[Any], Sequence[Cell]],
        then: Callable[[Copied], None],
    ) -> Job:
        """Make lines ready for the clipboard.

        Args:
            listing: whose lines.
            spans: first and last place of each stretch of lines, in order.
            heads: of the columns.
            cells: a line's values.
            then: gets them in the GUI thread.
        """

        def work(progress: Progress) -> Copied:
            from ml_core.formats.results.clipboard import html_table, tab_separated

            rows: list[Sequence[Cell]] = []
            total = sum(last + 1 - first for first, last in spans)
            for first, last in spans:
                for start in range(first, last + 1, _CHUNK):
                    size = min(_CHUNK, last + 1 - start)
                    rows += [cells(line) for line in listing.page_here(first=start, size=size)]
                    progress(len(rows), total)
            return Copied(len(rows), tab_separated(heads, rows), html_table(heads, rows))

        return self._jobs.start(work, lane=Lane.COMPUTE, title="Copying lines", then=then)

    def draw_map(
        self,
        wafer_id: str,
        *,
        theme: str,
        width: int,
        then: Callable[[NDArray[np.uint8]], None],
    ) -> Job:
        """Draw a wafer with what was found on it, for the clipboard.

        Args:
            wafer_id: the wafer.
            theme: ``light`` or ``dark``.
            width: of the picture, pixels.
            then: gets (height, width, 3) uint8, red, green, blue, in the GUI thread.
        """

        def work(_: Progress) -> NDArray[np.uint8]:
            from ml_core.formats.results.overlay import map_picture

            wafer, inspection = self._storing.ask(
                lambda store: (store.wafer(wafer_id), store.newest_inspection(wafer_id))
            ).result()
            if inspection is None:
                raise StoreError(
                    f"{wafer.name}: this wafer was not inspected yet; inspect it with F5 before "
                    "its picture is copied."
                )
            return map_picture(wafer, inspection, width=width, theme=theme)

        return self._jobs.start(work, lane=Lane.COMPUTE, title="Drawing the map", then=then)
