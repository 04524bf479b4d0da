"""A request with an ``Idempotency-Key``: repeated, it is answered as before and does nothing."""

import datetime
import hashlib
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import Header
from sqlalchemy import delete
from sqlalchemy.orm import Session

from sync_server.contract.envelope import ErrorCode, Message
from sync_server.errors import Refused
from sync_server.store.queue_tables import KeptRequest

IdempotencyKey = Annotated[
    str | None,
    Header(min_length=1, max_length=200, description="Makes a repeated request harmless."),
]

_KEPT_DAYS: Final = 30


@dataclass(frozen=True)
class Once:
    """A request that is to be carried out once.

    Attributes:
        account_id: who asks.
        key: as the header says; None where each request is one of its own.
        digest: of what is asked.
    """

    account_id: str
    key: str | None
    digest: str

    def answer(self, session: Session) -> str | None:
        """What the request was answered before, as JSON; None where it is new.

        Raises:
            Refused: the key was used for another request.
        """
        known = self.key and session.get(KeptRequest, (self.account_id, self.key))
        if not known:
            return None
        if known.digest != self.digest:
            raise Refused(
                ErrorCode.CONFLICT,
                "The Idempotency-Key was used for another request; nothing was changed. Take a "
                "new key for a new request.",
                details={"Idempotency-Key": "was used for another request"},
            )
        return known.answer

    def keep(self, session: Session, answer: Message, *, now: datetime.datetime) -> None:
        """Keep what the request is answered, for some weeks."""
        if self.key is None:
            return
        oldest = now - datetime.timedelta(days=_KEPT_DAYS)
        session.execute(delete(KeptRequest).where(KeptRequest.kept_at < oldest.isoformat()))
        session.add(
            KeptRequest(
                account_id=self.account_id,
                key=self.key,
                digest=self.digest,
                answer=answer.model_dump_json(),
                kept_at=now.isoformat(timespec="milliseconds"),
            )
        )


def once(account_id: str, key: str | None, asked: Message) -> Once:
    """A request that is to be carried out once."""
    digest = hashlib.sha256(asked.model_dump_json().encode("utf-8", "surrogatepass")).hexdigest()
    return Once(account_id, key, digest)
