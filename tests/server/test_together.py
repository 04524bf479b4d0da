"""Pushes that come at once: one transaction, an answer each, and nobody undoes another's work."""

import asyncio
import socket
import threading

import pytest
from sqlalchemy import func, select

from ml_core.wafer.identity import new_id
from sync_server.app import open_parts
from sync_server.auth.caller import Caller
from sync_server.auth.permissions import ROLES, Role
from sync_server.clock import SystemClock
from sync_server.contract.sync import ExchangeRequest
from sync_server.errors import Refused
from sync_server.serving import listening_at
from sync_server.settings import ServerSettings
from sync_server.store.tables import LoggedChange
from tests.server.changes import remarks, shape


@pytest.fixture
def parts(tmp_path):
    opened = open_parts(ServerSettings(data=tmp_path), SystemClock())
    yield opened
    opened.database.close()


def caller_of(profile):
    return Caller(profile, Role.ANNOTATOR, ROLES[Role.ANNOTATOR], frozenset({profile}))


def asked(profile, *changes, **more):
    return ExchangeRequest.model_construct(
        contract=1, profile_id=profile, since=0, last_change_id=None, changes=changes, limit=500
    ).model_copy(update=more)


def all_at_once(parts, *requests):
    async def run():
        return await asyncio.gather(
            *(parts.together.exchange(each, caller_of(each.profile_id)) for each in requests),
            return_exceptions=True,
        )

    return asyncio.run(run())


def count(parts):
    with parts.database.reading() as session:
        return session.scalar(select(func.count()).select_from(LoggedChange))


def test_each_gets_its_own_answer(parts):
    people = [new_id() for _ in range(20)]
    answers = all_at_once(parts, *(asked(p, remarks(new_id(), p)) for p in people))
    numbers = [each.results[0].number for each in answers]
    assert sorted(numbers) == list(range(1, 21))
    for each in answers:  # nobody sees another person's work
        assert each.page.changes == ()


def test_one_that_cannot_be_kept_is_nobody_elses_failure(parts):
    people = [new_id() for _ in range(6)]
    requests = [asked(p, remarks(new_id(), p)) for p in people]
    unkept = remarks(new_id(), people[3]).model_copy(update={"client_time": "\ud800"})
    requests[3] = asked(people[3], unkept)
    answers = all_at_once(parts, *requests)
    assert isinstance(answers[3], ValueError)  # no database takes half a surrogate
    others = answers[:3] + answers[4:]
    assert sorted(each.results[0].number for each in others) == [1, 2, 3, 4, 5]
    assert count(parts) == 5


def test_a_cursor_of_another_history_refuses_only_its_own_push(parts):
    me, other = new_id(), new_id()
    lost = asked(me, remarks(new_id(), me), since=9)
    refused, kept = all_at_once(parts, lost, asked(other, remarks(new_id(), other)))
    assert isinstance(refused, Refused)
    assert kept.results[0].number == 1
    assert count(parts) == 1


def test_two_machines_of_one_person_see_each_others_push(parts):
    me = new_id()
    annotation = new_id()
    first, second = all_at_once(
        parts, asked(me, remarks(annotation, me)), asked(me, shape(annotation, me))
    )
    seen = {c.change_id for c in first.page.changes} | {c.change_id for c in second.page.changes}
    assert len(seen) >= 1
    (third,) = all_at_once(parts, asked(me))
    assert [c.number for c in third.page.changes] == [1, 2]


def test_an_expert_sees_what_came_in_the_same_moment(parts):
    me, expert = new_id(), new_id()
    reads_all = Caller(expert, Role.ENGINEER, ROLES[Role.ENGINEER], frozenset({expert}))

    async def run():
        return await asyncio.gather(
            parts.together.exchange(asked(me, remarks(new_id(), me)), caller_of(me)),
            parts.together.exchange(asked(expert, remarks(new_id(), expert)), reads_all),
        )

    mine, theirs = asyncio.run(run())
    assert mine.page.changes == ()
    assert [c.author for c in theirs.page.changes] == [me]


def test_no_pull_misses_a_change_while_others_push(served):
    """Numbers become visible in their order: whoever has got to one has all before it."""
    people = [new_id() for _ in range(6)]
    own = new_id()
    reader = served.client("engineer", new_id(), own)
    done, seen = threading.Event(), []

    def push(person):
        session = served.client("annotator", person, person)
        for _ in range(12):
            body = {
                "contract": 1, "profile_id": person,
                "changes": [remarks(new_id(), person).model_dump(mode="json")],
            }  # fmt: skip
            session.post(served.at("/sync/exchange"), json=body, timeout=20).raise_for_status()

    def pull():
        since, last = 0, None
        while True:
            ended = done.is_set()
            body = {
                "contract": 1, "profile_id": own, "since": since, "last_change_id": last,
            }  # fmt: skip
            answered = reader.post(served.at("/sync/exchange"), json=body, timeout=20).json()
            seen.extend(c["number"] for c in answered["data"]["changes"])
            since, last = answered["data"]["covered"], answered["data"]["covered_change_id"]
            if ended:
                return

    puller = threading.Thread(target=pull)
    puller.start()
    pushers = [threading.Thread(target=push, args=(person,)) for person in people]
    for each in pushers:
        each.start()
    for each in pushers:
        each.join()
    done.set()
    puller.join()
    assert seen == list(range(1, 73))


def test_answers_are_sent_at_once():
    """asyncio turns Nagle's algorithm off on sockets that are named TCP, and on no others."""
    with listening_at("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP
