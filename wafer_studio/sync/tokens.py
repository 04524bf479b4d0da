"""Staying signed in: an access token for an hour, a refresh token for the next pair.

A refresh token is good once, and its answer may be lost on the way. So each try has a name that is
kept before it is sent: the server answers the same try alike. Where that does not help either, the
person signs in again; their work is not touched by it.
"""

import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from wafer_studio.sync.errors import SignInNeeded


@dataclass(frozen=True)
class Kept:
    """What is kept between two starts of the program.

    Attributes:
        refresh: the newest refresh token.
        attempt: name of the try to refresh it that has no answer yet; empty for none.
    """

    refresh: str
    attempt: str = ""


class TokenKeeper(Protocol):
    """Where a profile's sign-in at one server is kept, such as the system's keyring."""

    def load(self) -> Kept | None:
        """What is kept; None for nothing."""
        ...

    def keep(self, kept: Kept) -> None:
        """Keep this instead."""
        ...

    def forget(self) -> None:
        """Keep nothing."""
        ...


@dataclass(frozen=True)
class Pair:
    """Two tokens.

    Attributes:
        access: for the ``Authorization`` header.
        refresh: for the next pair.
    """

    access: str
    refresh: str


Refresh = Callable[[Kept], Pair]
"""Asks the server for the next pair.

Raises `SignInNeeded` where the token is no longer good, `Offline` where nobody knows.
"""


class TokenCredentials:
    """Credentials of one profile at one server; usable from several threads.

    Args:
        keeper: where the sign-in is kept.
        refresh: asks the server for the next pair; never by two threads at once.
    """

    def __init__(self, keeper: TokenKeeper, refresh: Refresh) -> None:
        self._keeper, self._refresh = keeper, refresh
        self._access = ""
        self._turn = threading.Lock()

    def take(self, pair: Pair) -> None:
        """Go on with a new pair, from signing in."""
        with self._turn:
            self._take(pair)

    def forget(self) -> None:
        """Sign out here."""
        with self._turn:
            self._access = ""
            self._keeper.forget()

    def headers(self) -> tuple[tuple[str, str], ...]:
        """Headers that each request carries; the first ones may have to be asked for."""
        with self._turn:
            if not self._access:
                self._renew()
            return self._headers()

    def renew(self, refused: tuple[tuple[str, str], ...]) -> bool:
        """Get a new pair, unless another thread did so since the refused request was made."""
        with self._turn:
            if self._access and self._headers() != refused:
                return True
            self._access = ""
            self._renew()
            return True

    def _headers(self) -> tuple[tuple[str, str], ...]:
        return (("Authorization", f"Bearer {self._access}"),)

    def _renew(self) -> None:
        kept = self._keeper.load()
        if kept is None:
            raise SignInNeeded("Nobody is signed in; sign in to send and fetch work.")
        if not kept.attempt:
            kept = replace(kept, attempt=str(uuid.uuid4()))
            self._keeper.keep(kept)
        try:
            pair = self._refresh(kept)
        except SignInNeeded:
            self._keeper.forget()
            raise
        self._take(pair)

    def _take(self, pair: Pair) -> None:
        self._keeper.keep(Kept(pair.refresh))
        self._access = pair.access
