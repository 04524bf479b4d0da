"""What holds of the queue whatever people do, in whatever order, whenever."""

import contextlib
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from ml_core.wafer.identity import annotation_id
from sync_server.app import open_parts
from sync_server.auth.caller import Caller
from sync_server.auth.permissions import ROLES, Role
from sync_server.clock import stamp
from sync_server.contract.annotations import AnnotationRequest
from sync_server.contract.envelope import ErrorCode
from sync_server.contract.queue import (
    DoneRequest,
    LeaseRequest,
    QueueRequest,
    RenewRequest,
    ReviewRequest,
    SkipRequest,
)
from sync_server.contract.sync import ExchangeRequest
from sync_server.errors import Refused
from sync_server.routes import annotations, exchange, queue, reviews
from sync_server.settings import ServerSettings
from sync_server.store.queue_tables import (
    Agreement,
    QueueItem,
    QueueLease,
    Reading,
    ReviewedReading,
)
from sync_server.store.tables import Annotation
from tests.server.changes import remarks
from tests.server.working import HandClock, Lab, square, wafer_id_of

NUMBERS = (1, 2)
PEOPLE = tuple(f"{n:08x}-0000-4000-8000-000000000000" for n in range(1, 5))
WHO = st.integers(0, 3)
NUMBER = st.sampled_from(NUMBERS)
DRAWN = st.sampled_from([[], [square(60, 60)], [square(63, 60)], [square(90, 60)]])
EXPECTED = {ErrorCode.CONFLICT, ErrorCode.NOT_FOUND, ErrorCode.FORBIDDEN}

_LAID: list[Path] = []


def laid() -> Path:
    """A server's folder with wafers and no work, made once."""
    if not _LAID:
        folder = Path(tempfile.mkdtemp())
        parts = open_parts(ServerSettings(data=folder / "server"), HandClock())
        served = SimpleNamespace(app=SimpleNamespace(state=SimpleNamespace(parts=parts)))
        lab = Lab(served, folder)
        for number in NUMBERS:
            lab.wafer(number)
        parts.database.close()
        _LAID.append(folder)
    return _LAID[0]


class Queue(RuleBasedStateMachine):
    """Four people, one of them an engineer, and three wafers."""

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        shutil.copytree(laid() / "server", self.folder / "server")
        self.clock = HandClock()
        self.parts = open_parts(ServerSettings(data=self.folder / "server"), self.clock)
        state = SimpleNamespace(parts=self.parts)
        self.request = SimpleNamespace(
            app=SimpleNamespace(state=state), state=SimpleNamespace(request_id="")
        )
        self.queued = 0

    def teardown(self):
        if hasattr(self, "parts"):
            self.parts.database.close()
            shutil.rmtree(self.folder)

    def caller(self, who):
        role = Role.ENGINEER if who == 3 else Role.ANNOTATOR
        return Caller(PEOPLE[who], role, ROLES[role], frozenset({PEOPLE[who]}))

    def rows(self, table):
        with self.parts.database.reading() as session:
            found = session.scalars(select(table)).all()
            session.expunge_all()
            return found

    @contextlib.contextmanager
    def maybe(self):
        """A refusal is fine where the state does not allow the step; nothing else is."""
        try:
            yield
        except Refused as refused:
            if refused.code not in EXPECTED:
                raise

    @rule(number=NUMBER, double=st.booleans(), spare=st.booleans(), priority=st.floats(0, 1))
    def queue_up(self, number, double, spare, priority):
        entry = {
            "wafer_id": wafer_id_of(number), "reason": "r", "priority": priority,
            "double_reading": double, "is_reserve": spare,
        }  # fmt: skip
        asked = QueueRequest(items=(entry,))
        queue.queue_up(self.request, asked, self.caller(3), self.parts)

    @rule(who=WHO, count=st.integers(1, 4), days=st.sampled_from([1.0, 3.0]))
    def lease(self, who, count, days):
        asked = LeaseRequest(profile_id=PEOPLE[who], count=count, days=days)
        queue.lease(self.request, asked, self.caller(who), self.parts)

    @rule(days=st.sampled_from([0.5, 1.0, 2.0]))
    def pass_time(self, days):
        self.clock.pass_days(days)

    def chosen(self, who, data):
        leases = [lease for lease in self.rows(QueueLease) if lease.account_id == PEOPLE[who]]
        leases.sort(key=lambda lease: (lease.leased_at, lease.wafer_id, lease.kind))
        return data.draw(st.sampled_from(leases)) if leases else None

    @rule(who=WHO, data=st.data(), what=st.sampled_from(["renew", "back", "skip"]))
    def end_or_renew(self, who, data, what):
        lease = self.chosen(who, data)
        if lease is None:
            return
        told = self.request, lease.lease_id
        with self.maybe():
            if what == "renew":
                queue.renew(*told, RenewRequest(days=2), self.caller(who), self.parts)
            elif what == "back":
                queue.give_back(*told, self.caller(who), self.parts)
            else:
                queue.skip(*told, SkipRequest(reason="r"), self.caller(who), self.parts)

    @rule(who=WHO, number=NUMBER, regions=DRAWN)
    def post(self, who, number, regions):
        asked = AnnotationRequest(wafer_map_id=number, annotations=regions, profile_id=PEOPLE[who])
        with self.maybe():
            annotations.submit(self.request, asked, self.caller(who), self.parts)

    @rule(who=WHO, number=NUMBER, regions=DRAWN)
    def replace(self, who, number, regions):
        asked = AnnotationRequest(wafer_map_id=number, annotations=regions)
        key = annotation_id(wafer_id_of(number), PEOPLE[who])
        for by in {who, 3}:
            with self.maybe():
                annotations.replace(self.request, key, asked, self.caller(by), self.parts)

    @rule(who=WHO, data=st.data())
    def push_and_say_done(self, who, data):
        lease = self.chosen(who, data)
        if lease is None:
            return
        key = annotation_id(lease.wafer_id, PEOPLE[who])
        if key not in {row.annotation_id for row in self.rows(Annotation)}:
            self.push(who, remarks(key, PEOPLE[who], wafer_id=lease.wafer_id, state="submitted"))
        asked = DoneRequest(annotation_id=key)
        with self.maybe():
            queue.done(self.request, lease.lease_id, asked, self.caller(who), self.parts)

    def push(self, who, change):
        asked = ExchangeRequest(contract=1, profile_id=PEOPLE[who], changes=(change,))
        exchange.exchange(self.request, asked, self.caller(who), self.parts)

    @rule(who=WHO, number=NUMBER)
    def remove(self, who, number):
        key = annotation_id(wafer_id_of(number), PEOPLE[who])
        with self.maybe():
            annotations.remove(self.request, key, self.caller(who), self.parts)

    @rule(who=WHO, number=NUMBER, verdict=st.sampled_from(["accept", "correct", "reject"]))
    def judge(self, who, number, verdict):
        key = annotation_id(wafer_id_of(number), PEOPLE[who])
        asked = ReviewRequest(annotation_id=key, verdict=verdict)
        with self.maybe():
            reviews.review(self.request, asked, self.caller(3), self.parts)

    @rule(number=NUMBER, data=st.data())
    def withdraw(self, number, data):
        items = [i for i in self.rows(QueueItem) if i.wafer_id == wafer_id_of(number)]
        if items:
            items.sort(key=lambda i: (i.queued_at, i.kind, i.priority))
            with self.maybe():
                queue.withdraw(self.request, data.draw(st.sampled_from(items)).item_id, self.parts)

    @rule()
    def look_at_lists(self):
        """What lists and progress tell is what the tables hold, and adds up."""
        seen, now = self.seen(), stamp(self.clock)
        told = queue.show(self.request, self.caller(3), self.parts, limit=500).data
        assert len(told.items) == sum(told.totals.values()) == told.pagination.total
        assert len(told.items) == len(seen.items)
        counted = Counter(item.status for item in told.items)
        assert told.totals == {**dict.fromkeys(told.totals, 0), **counted}
        holds = {lease.item_id for lease in seen.live}
        for item in told.items:
            assert (item.status == "leased") == (item.item_id in holds)
            assert (item.held_by is not None) == (item.item_id in holds)
        for who in range(4):
            mine = queue.my_leases(self.request, self.caller(who), self.parts).data.leases
            assert all(lease.seconds_left > 0 for lease in mine), now
        lines = queue.show_progress(self.request, self.caller(3), self.parts).data.annotators
        assert sum(line.done for line in lines) == len(seen.readings)
        assert sum(line.open for line in lines) == len(seen.live)

    def seen(self):
        """All tables at one moment."""
        now = stamp(self.clock)
        with self.parts.database.reading() as session:
            items, leases, readings, annotations = (
                session.execute(select(table.__table__)).all()
                for table in (QueueItem, QueueLease, Reading, Annotation)
            )
            reviewed = session.execute(select(ReviewedReading.__table__)).all()
            agreements = session.execute(select(Agreement.__table__)).all()
        live = [row for row in leases if row.state == "open" and row.leased_until > now]
        return SimpleNamespace(
            items=items, live=live, readings=readings, annotations=annotations,
            reviewed=reviewed, agreements=agreements,
        )  # fmt: skip

    @invariant()
    def the_laws_hold(self):
        if not hasattr(self, "parts"):
            return
        seen = self.seen()
        an_item_is_with_one_person(seen)
        a_person_has_a_wafer_once(seen)
        both_readings_are_of_two_people(seen)
        what_is_done_has_an_annotation(seen)
        readings_that_disagree_were_sent_to_an_expert(seen)
        assert len(seen.items) >= self.queued  # no place is ever lost
        self.queued = len(seen.items)


def an_item_is_with_one_person(seen):
    assert max(Counter(lease.item_id for lease in seen.live).values(), default=0) <= 1
    held = {item.lease_id: item.item_id for item in seen.items if item.lease_id is not None}
    assert all(held.get(lease.lease_id) == lease.item_id for lease in seen.live)


def a_person_has_a_wafer_once(seen):
    pairs = Counter((lease.account_id, lease.wafer_id) for lease in seen.live)
    assert max(pairs.values(), default=0) <= 1
    read = {(reading.account_id, reading.wafer_id) for reading in seen.readings}
    assert read.isdisjoint(pairs)


def both_readings_are_of_two_people(seen):
    items = {item.item_id: item for item in seen.items}
    finished = [reading for reading in seen.readings if reading.item_id is not None]
    assert len({reading.item_id for reading in finished}) == len(finished)
    assert all(items[reading.item_id].wafer_id == reading.wafer_id for reading in finished)
    people = [(reading.wafer_id, reading.account_id) for reading in seen.readings]
    assert len(people) == len(set(people))


def what_is_done_has_an_annotation(seen):
    there = {row.annotation_id for row in seen.annotations}
    readings = {row.annotation_id for row in seen.readings}
    for item in seen.items:
        if item.status == "done" and item.kind != "review":
            assert item.annotation_id in there & readings
        elif item.status != "done":
            assert item.annotation_id is None


def readings_that_disagree_were_sent_to_an_expert(seen):
    reviewed = {(row.item_id, row.annotation_id) for row in seen.reviewed}
    for row in seen.agreements:
        assert row.annotation_id < row.other_id
        if row.needs_review:
            pair = (row.annotation_id, row.other_id)
            assert any(all((item, each) in reviewed for each in pair) for item, _ in reviewed)


Queue.TestCase.settings = settings(
    settings.default, max_examples=15, stateful_step_count=25, deadline=None
)
TestTheQueue = Queue.TestCase
