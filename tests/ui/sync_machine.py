"""Another machine of the same person, as a window's own store comes to know of it.

The store is the real one; what a server would answer is put into it in the store's lane.
"""

import json
import uuid

from ml_core.wafer.identity import new_change_id
from sync_server.contract.sync import Change, ChangeResult, ExchangeReply, NumberedChange, Outcome

BOB = "00000000-0000-4000-8000-0000000000b0"
DATABASE = "00000000-0000-4000-8000-0000000000da"


class Elsewhere:
    """Answers of a server for the profile that works in a window."""

    def __init__(self, window):
        self._window = window
        self._number = 0
        self._last = None
        self._in_store(lambda store: store.annotations.name_profile(BOB, "Bob"))

    def accept_all(self):
        """Acknowledge what is unsent; gives it."""
        unsent = self._unsent()
        results = [
            ChangeResult(change_id=c.change_id, outcome=Outcome.ACCEPTED, number=self._next(c))
            for c in unsent
        ]
        self._settle(results=results)
        return unsent

    def refuse_all(self, reason, code="INVALID_INPUT"):
        """Refuse what is unsent; gives it."""
        unsent = self._unsent()
        refused = Outcome.REFUSED
        self._settle(
            results=[
                ChangeResult(change_id=c.change_id, outcome=refused, code=code, reason=reason)
                for c in unsent
            ]
        )
        return unsent

    def change(self, base, body, *, step="Brush", author=BOB):
        """Another machine changed what a change says; None for its removal."""
        change = Change(
            change_id=new_change_id(),
            entity=base.entity,
            entity_id=base.entity_id,
            annotation_id=base.annotation_id,
            wafer_id=base.wafer_id,
            bases=(base.change_id,),
            body=None if body is None else json.dumps(body),
            author=author,
            step=step,
            client_time="2026-03-04T12:50:00+00:00",
        )
        number = self._next(change)
        self._settle(changes=[NumberedChange(**change.model_dump(), number=number)])
        return change

    def _unsent(self):
        key = self._window.station.person.profile.profile_id
        return self._in_store(lambda store: store.changes.unsent(key, 500))

    def _next(self, change):
        self._number, self._last = self._number + 1, change.change_id
        return self._number

    def _settle(self, *, results=(), changes=()):
        station = self._window.station
        key = station.person.profile.profile_id
        reply = ExchangeReply(
            contract=1,
            database_id=DATABASE,
            results=tuple(results),
            changes=tuple(changes),
            covered=self._number,
            covered_change_id=self._last,
        )
        applied = self._in_store(lambda store: store.changes.settle(key, reply))
        station.syncing.refreshing.came(applied.annotation_ids)
        station.syncing.leasing.changed.emit()  # as after a sync: look at the state again

    def _in_store(self, work):
        return self._window.station.storing.ask(work).result()


def moved(body, dx, dy):
    """A shape's body with its outline elsewhere."""
    told = json.loads(body)
    rings = [[(x + dx, y + dy) for x, y in ring] for ring in told["rings"]]
    return {**told, "rings": rings}


def lease(wafer_id, *, reason="No model is sure of it", days=3.0, kind="first", priority=0.8):
    from sync_server.contract.queue import Lease, LeaseKind

    return Lease(
        lease_id=str(uuid.uuid4()),
        item_id=str(uuid.uuid4()),
        wafer_id=wafer_id,
        kind=LeaseKind(kind),
        priority=priority,
        reason=reason,
        seconds_left=days * 86_400,
    )
