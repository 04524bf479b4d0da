"""What must be done now and then: erase whom it is time to erase, forget what has ended."""

import logging
from typing import Final

from sqlalchemy import delete, or_
from sqlalchemy.exc import SQLAlchemyError

from sync_server.auth.erasure import erase_due
from sync_server.auth.times import before
from sync_server.errors import Refused
from sync_server.parts import Parts
from sync_server.store.account_tables import OidcFlow, SignIn

EVERY_SECONDS: Final = 3600.0

_log = logging.getLogger(__name__)


def keep_up(parts: Parts) -> None:
    """Do it once; what fails is logged and done the next time."""
    try:
        erased = erase_due(parts)
        _forget_what_ended(parts)
    except (SQLAlchemyError, Refused) as error:
        _log.warning("upkeep of accounts failed and will be tried again: %s", error)
        return
    if erased:
        _log.info("names of %d accounts were erased", erased)


def _forget_what_ended(parts: Parts) -> None:
    """Remove sign-ins a day after their end: none of their tokens is good by then."""
    day_ago = before(parts.clock, days=1)
    ended = or_(SignIn.expires_at < day_ago, SignIn.revoked_at < day_ago)
    with parts.database.writing() as session:
        session.execute(delete(SignIn).where(ended))
        session.execute(delete(OidcFlow).where(OidcFlow.expires_at < day_ago))
