"""A server in memory: gives numbers, keeps all, answers as the contract says."""

import uuid

from sync_server.contract.sync import (
    Change,
    ChangeResult,
    Entity,
    ExchangeReply,
    NumberedChange,
    Outcome,
)

DATABASE = "0000aaaa-0000-4000-8000-000000000000"


def numbered(change, number):
    """A change with a number."""
    return NumberedChange(**{**change.model_dump(), "number": number})


def reply(changes=(), *, covered=None, results=(), has_more=False, database_id=DATABASE):
    """An answer that covers the highest of its numbers."""
    last = max(changes, key=lambda change: change.number, default=None)
    covered = covered if covered is not None else (last.number if last else 0)
    return ExchangeReply(
        contract=1,
        database_id=database_id,
        results=results,
        changes=tuple(changes),
        covered=covered,
        covered_change_id=last.change_id if last else None,
        has_more=has_more,
    )


def change_of(
    entity_id, *, annotation_id, wafer_id, author, bases=(), body=None, step="Draw", change_id=None
):
    """A change of a shape, or of an annotation where both ids are the same."""
    return Change(
        change_id=change_id or str(uuid.uuid4()),
        entity=Entity.ANNOTATION if entity_id == annotation_id else Entity.SHAPE,
        entity_id=entity_id,
        annotation_id=annotation_id,
        wafer_id=wafer_id,
        bases=tuple(bases),
        body=body,
        author=author,
        step=step,
        client_time="2026-01-02T03:04:05.000+00:00",
    )


class Lab:
    """Takes what stores push, and gives them what is newer than their cursor."""

    def __init__(self, database_id=DATABASE):
        self.database_id = database_id
        self.changes = []
        self.refuse = {}

    def add(self, change):
        """Keep a change that came from another machine."""
        self.changes.append(numbered(change, len(self.changes) + 1))
        return self.changes[-1]

    def answer(self, changes, since, *, limit=500):
        """What the server answers to pushed changes and a cursor."""
        results, fresh = [], set()
        known = {c.change_id: c for c in self.changes}
        for change in changes:
            if change.change_id in self.refuse:
                results.append(
                    ChangeResult(
                        change_id=change.change_id,
                        outcome=Outcome.REFUSED,
                        code="FORBIDDEN",
                        reason=self.refuse[change.change_id],
                    )
                )
                continue
            outcome = Outcome.KNOWN if change.change_id in known else Outcome.ACCEPTED
            kept = known.get(change.change_id) or self.add(change)
            fresh.add(change.change_id)
            results.append(
                ChangeResult(change_id=change.change_id, outcome=outcome, number=kept.number)
            )
        newer = [c for c in self.changes if c.number > since][:limit]
        covered = newer[-1] if newer else (self.changes[-1] if self.changes else None)
        return ExchangeReply(
            contract=1,
            database_id=self.database_id,
            results=tuple(results),
            changes=tuple(c for c in newer if c.change_id not in fresh),
            covered=covered.number if covered else 0,
            covered_change_id=covered.change_id if covered else None,
            has_more=bool(newer) and newer[-1].number < len(self.changes),
        )

    def sync(self, store, profile_id, *, limit=500):
        """Exchange until nothing is left either way; gives what was applied, in turn."""
        applied = []
        while True:
            pushed = store.changes.unsent(profile_id, limit)
            answer = self.answer(pushed, store.changes.cursor(profile_id).number, limit=limit)
            applied.append(store.changes.settle(profile_id, answer))
            if not answer.has_more and not store.changes.unsent(profile_id, limit):
                return applied
