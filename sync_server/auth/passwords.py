"""Passwords: what they must be, and how they are hashed.

Hashing is argon2id (RFC 9106) with 46 MiB, one pass and one lane, as OWASP recommends for a
server: 0.1 to 0.2 s of one core. One password at a time is hashed, so that a crowd
signing in leaves the other core to those who are working; a few wait, the rest are told to come
again at once, so that they hold no thread.
"""

import secrets
import string
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused

SHORTEST: Final = 12
_KINDS: Final = {
    "upper": ("an upper-case letter", str.isupper),
    "lower": ("a lower-case letter", str.islower),
    "digit": ("a digit", str.isdigit),
    "special": ("a character that is neither letter nor digit", lambda c: not c.isalnum()),
}


def check_policy(password: str) -> None:
    """Pass a password that is good enough (requirements document, section 13.1).

    Raises:
        Refused: it is not; ``details`` names each rule that it breaks.
    """
    text = _normal(password)
    details = {
        kind: f"needs {told}"
        for kind, (told, is_kind) in _KINDS.items()
        if not any(is_kind(character) for character in text)
    }
    if len(text) < SHORTEST:
        details["length"] = f"needs at least {SHORTEST} characters"
    if details:
        raise Refused(
            ErrorCode.INVALID_INPUT,
            f"The new password {', '.join(details.values())}.",
            details=details,
        )


def temporary_password() -> str:
    """A random password that fits the policy: 20 characters, over 100 bits."""
    kinds = (string.ascii_uppercase, string.ascii_lowercase, string.digits, "-+*#%")
    letters = [secrets.choice(kind) for kind in kinds]
    letters += [secrets.choice(string.ascii_letters + string.digits) for _ in range(16)]
    secrets.SystemRandom().shuffle(letters)
    return "".join(letters)


class Hashing:
    """Hashes one password at a time.

    Args:
        waiting: how many may wait for their turn.
        patience: seconds that one waits.
    """

    def __init__(self, *, waiting: int = 8, patience: float = 10.0) -> None:
        self._hasher = PasswordHasher(time_cost=1, memory_cost=47_104, parallelism=1)
        self._nobodys = self._hasher.hash(secrets.token_urlsafe(32))
        self._patience = patience
        self._places = threading.BoundedSemaphore(waiting + 1)
        self._one_at_a_time = threading.Lock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """A turn to hash or compare.

        Raises:
            Refused: too many wait already, or it took too long.
        """
        if not self._places.acquire(blocking=False):
            raise _busy()
        try:
            if not self._one_at_a_time.acquire(timeout=self._patience):
                raise _busy()
            try:
                yield
            finally:
                self._one_at_a_time.release()
        finally:
            self._places.release()

    def hash(self, password: str) -> str:
        """Hash of a password, with salt and parameters; in a turn."""
        return self._hasher.hash(_normal(password))

    def fits(self, password_hash: str | None, password: str) -> bool:
        """Compare; in a turn. With None it takes as long, and is False."""
        try:
            self._hasher.verify(password_hash or self._nobodys, _normal(password))
        except VerifyMismatchError:
            return False
        return password_hash is not None


HASHING: Final = Hashing()
"""The process's one: the bound is the machine's, not a request's."""


def _normal(password: str) -> str:
    return unicodedata.normalize("NFC", password)


def _busy() -> Refused:
    return Refused(
        ErrorCode.UNAVAILABLE,
        "Too many people are signing in at this moment; try again in some seconds.",
        retry_after=5,
    )
