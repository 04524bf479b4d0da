"""Lock a username for 15 minutes after 5 failures, whether there is such an account or not.

An attempt is counted before the password is looked at: a hundred guesses at once are no more than
five. Names are kept as keyed hashes, since people now and then type a password as their name.
"""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import delete
from sqlalchemy.orm import Session

from sync_server.auth.times import after, before, seconds_until
from sync_server.clock import Clock, stamp
from sync_server.store.account_tables import FailedLogin

MOST_FAILURES: Final = 5
MINUTES: Final = 15


@dataclass(frozen=True)
class Attempt:
    """One try to sign in.

    Attributes:
        number: how many there were in a row, this one among them.
        seconds_locked: how long the name is locked yet; None where this try may go on.
    """

    number: int
    seconds_locked: float | None = None


def count_attempt(session: Session, clock: Clock, name_hash: str) -> Attempt:
    """Count a try as failed until it is forgiven; in a writing transaction."""
    now = stamp(clock)
    session.execute(delete(FailedLogin).where(FailedLogin.last_at < before(clock, minutes=MINUTES)))
    row = session.get(FailedLogin, name_hash, with_for_update=True)
    if row is None:
        row = FailedLogin(name_hash=name_hash, failures=0, last_at=now, locked_until=None)
        session.add(row)
    if row.locked_until is not None and row.locked_until > now:
        return Attempt(row.failures, seconds_until(clock, row.locked_until))
    row.failures, row.last_at = row.failures + 1, now
    if row.failures >= MOST_FAILURES:
        row.locked_until = after(clock, minutes=MINUTES)
    return Attempt(row.failures)


def forgive_one(session: Session, name_hash: str) -> None:
    """Take this try back: it was right as far as it went."""
    row = session.get(FailedLogin, name_hash, with_for_update=True)
    if row is not None:
        row.failures = max(0, row.failures - 1)
        row.locked_until = None if row.failures < MOST_FAILURES else row.locked_until


def forgive_all(session: Session, name_hash: str) -> None:
    """Forget the failures: the person has signed in."""
    session.execute(delete(FailedLogin).where(FailedLogin.name_hash == name_hash))
