"""Changes, and the one request that pushes and pulls them.

A change names the changes that it was made on (``bases``), by their ids: counted versions differ
between machines that were apart, ids do not. A change that no other is based on is a *head* of
its entity. Heads with different bodies are a conflict, which stays until a change names all of
them as bases. So every machine that holds the same changes shows the same state, in whatever
order they came.
"""

import hashlib
import json
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from sync_server.contract.bodies import Sha256, Uuid
from sync_server.contract.envelope import Message

MAX_CHANGES = 500
"""Changes of one request, either way."""

MAX_BODY = 4_000_000
"""Characters of one change's body."""


class Entity(StrEnum):
    """What a change is a version of."""

    ANNOTATION = "annotation"
    SHAPE = "shape"


class Change(Message):
    """One version of one shape or annotation; never edited.

    Attributes:
        change_id: UUID of version 7, made where the change was made: its idempotency key.
        entity: what it is a version of.
        entity_id: which one.
        annotation_id: the annotation it belongs to; equals ``entity_id`` for an annotation.
        wafer_id: the annotation's wafer.
        bases: ids of the changes that it was made on; empty for the first of its entity.
        body: JSON text (`contract.bodies`); None where the entity was removed.
        author: profile of the person who made it.
        step: name of the step, such as 'Draw polygon'.
        client_time: the machine's own time, ISO 8601, UTC; for people, never compared.
    """

    change_id: Uuid
    entity: Entity
    entity_id: Uuid
    annotation_id: Uuid
    wafer_id: Sha256
    bases: Annotated[tuple[Uuid, ...], Field(max_length=64)] = ()
    body: Annotated[str, Field(max_length=MAX_BODY)] | None = None
    author: Uuid
    step: Annotated[str, Field(max_length=300)]
    client_time: Annotated[str, Field(max_length=40)]

    @property
    def digest(self) -> str:
        """SHA-256 over all that the change says: equal for the same change, and only for it."""
        told = json.dumps(self.model_dump(mode="json"), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


class NumberedChange(Change):
    """A change with the number that the server gave it."""

    number: int

    @property
    def change(self) -> Change:
        """The change without its number."""
        return Change.model_construct(**{n: getattr(self, n) for n in Change.model_fields})


class Outcome(StrEnum):
    """What the server did with a pushed change."""

    ACCEPTED = "accepted"
    """It is committed."""
    KNOWN = "known"
    """It was committed before: the same id with the same content."""
    REFUSED = "refused"
    """It is not kept; the reason says why. Others of the same request are not touched by it."""


class ChangeResult(Message):
    """What became of one pushed change.

    Attributes:
        change_id: which one.
        outcome: what was done.
        number: the server's number; None where it was refused.
        code: for programs, where it was refused.
        reason: one sentence for people, where it was refused.
    """

    change_id: Uuid
    outcome: Outcome
    number: int | None = None
    code: str = ""
    reason: str = ""


class ExchangeRequest(Message):
    """Push what the server has not acknowledged, and ask for what is newer.

    Attributes:
        contract: version of the contract that the workstation speaks.
        database_id: the server's database as the workstation knows it; None the first time.
        profile_id: the profile for which it syncs; must be linked to the account.
        since: highest number of the server that the workstation has stored; 0 for none.
        last_change_id: ``covered_change_id`` of the answer that ``since`` is from, so that a
            server whose history differs (restored from a backup) is noticed; None where
            ``since`` is 0, or where it is not known.
        changes: in the order in which they were made.
        limit: most changes that the answer may hold.
    """

    contract: int
    database_id: Uuid | None = None
    profile_id: Uuid
    since: Annotated[int, Field(ge=0, le=2**62)] = 0
    last_change_id: Uuid | None = None
    changes: Annotated[tuple[Change, ...], Field(max_length=MAX_CHANGES)] = ()
    limit: Annotated[int, Field(ge=1, le=MAX_CHANGES)] = MAX_CHANGES


class ExchangeReply(Message):
    """What became of the pushed changes, and the changes that are newer.

    Attributes:
        contract: version of the contract that the server speaks.
        database_id: the server's database.
        results: one for each pushed change, in its order.
        changes: changes after ``since`` that the account may see, by number; those pushed in
            this very request are left out.
        covered: number up to which the answer is whole: the cursor may move there, in the
            transaction that stores the answer.
        covered_change_id: names the change of that number in this very history, to be given back
            as ``last_change_id``; None where ``covered`` is 0.
        has_more: True where there are newer changes than the answer holds.
    """

    contract: int
    database_id: Uuid
    results: tuple[ChangeResult, ...] = ()
    changes: tuple[NumberedChange, ...] = ()
    covered: int
    covered_change_id: Uuid | None = None
    has_more: bool = False


class AnnotationChanges(Message):
    """Changes of one annotation, by number; read apart from the exchange's cursor.

    Attributes:
        annotation_id: which one.
        changes: those after the number that was asked for.
        has_more: True where there are more; ask again from the last one's number.
    """

    annotation_id: Uuid
    changes: tuple[NumberedChange, ...]
    has_more: bool = False


class Hello(Message):
    """Who the server is; answered without signing in.

    Attributes:
        database_id: of the database behind this address.
        name: as the lab calls the server.
        server_version: version of the program.
        contract: newest version of the contract that it speaks.
        oldest_contract: oldest one that it understands.
        has_oidc: True where one can sign in through the company's identity provider.
    """

    database_id: Uuid
    name: str
    server_version: str
    contract: int
    oldest_contract: int
    has_oidc: bool = False
