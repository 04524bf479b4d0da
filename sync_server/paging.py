"""Which page of a list is asked for, and what is told of it."""

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import Depends, Query

from sync_server.contract.envelope import Paging

LONGEST_PAGE: Final = 200


@dataclass(frozen=True)
class Page:
    """A page of a list.

    Attributes:
        number: from 1.
        size: lines of a full page.
    """

    number: int
    size: int

    @property
    def offset(self) -> int:
        """Lines before the page."""
        return (self.number - 1) * self.size

    def of(self, total: int) -> Paging:
        """What is told of the page in a list of so many lines."""
        pages = -(-total // self.size)
        return Paging(page=self.number, page_size=self.size, total=total, total_pages=pages)


def page_of(
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    page_size: Annotated[int, Query(ge=1, le=LONGEST_PAGE)] = 50,
) -> Page:
    """The page that a request asks for (a FastAPI dependency)."""
    return Page(page, page_size)


ThePage = Annotated[Page, Depends(page_of)]
