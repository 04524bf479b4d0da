"""Pushes that come at the same time share one transaction: one wait for the disk, not fifty.

The first push that finds nothing under way takes all that wait into a transaction; those that
come meanwhile are the next one. Each gets its own answer, and only after the commit. Where a
shared transaction fails, nothing of it is kept and each of its pushes is tried alone, so that one
push's failure is nobody else's.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from sync_server.auth.caller import Caller
from sync_server.changes.append import Appended, Push, append_all
from sync_server.changes.pull import History, Page, Whose, newest, nothing_more, pulled
from sync_server.clock import Clock, stamp
from sync_server.contract.sync import ChangeResult, ExchangeRequest
from sync_server.errors import Refused
from sync_server.queue.readings import forget_removed, removes
from sync_server.queue.turn import take_turn
from sync_server.store.database import Database
from sync_server.telemetry.meter import Meter

_MOST_CHANGES: Final = 1000
_LOOKED_AT: Final = 1000
_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True)
class Exchanged:
    """What an exchange did.

    Attributes:
        results: one for each pushed change, in its order.
        page: what is newer.
    """

    results: tuple[ChangeResult, ...]
    page: Page


@dataclass(frozen=True, eq=False)
class _Waiting:
    asked: ExchangeRequest
    caller: Caller
    answer: "asyncio.Future[Exchanged]"


class Together:
    """Carries out exchanges.

    Args:
        database: of the log.
        clock: when changes come.
        meter: counts them.
    """

    def __init__(self, database: Database, clock: Clock, meter: Meter) -> None:
        self._database, self._clock, self._meter = database, clock, meter
        self._waiting: deque[_Waiting] = deque()
        self._work: asyncio.Task[None] | None = None

    async def exchange(self, asked: ExchangeRequest, caller: Caller) -> Exchanged:
        """Keep pushed changes, and give the newer ones.

        Raises:
            Refused: the workstation's cursor is not of this history.
        """
        if not asked.changes:
            return await run_in_threadpool(self._pull, asked, caller)
        waiting = _Waiting(asked, caller, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self._work_off())
        return await waiting.answer

    async def _work_off(self) -> None:
        while batch := self._next():
            try:
                answers = await run_in_threadpool(self._carry_out, batch)
            except Exception as error:  # noqa: BLE001  each push gets its own
                if len(batch) == 1:
                    _give(batch[0], error)
                    continue
                _LOG.exception("a shared transaction failed; its pushes are tried one by one")
                for each in batch:
                    await self._alone(each)
            else:
                for each, answered in zip(batch, answers, strict=True):
                    _give(each, answered)

    async def _alone(self, waiting: _Waiting) -> None:
        try:
            (answered,) = await run_in_threadpool(self._carry_out, [waiting])
        except Exception as error:  # noqa: BLE001  it is raised where the request is answered
            _give(waiting, error)
        else:
            _give(waiting, answered)

    def _next(self) -> list[_Waiting]:
        batch: list[_Waiting] = []
        count = 0
        while self._waiting and (not batch or count < _MOST_CHANGES):
            batch.append(self._waiting.popleft())
            count += len(batch[-1].asked.changes)
        return batch

    def _carry_out(self, batch: Sequence[_Waiting]) -> list[Exchanged | Refused]:
        with self._database.writing() as session:
            refused = _of_another_history(session, batch)
            fit = [each for each in batch if each not in refused]
            done = self._append(session, [Push(each.asked.changes, each.caller) for each in fit])
            pages = list(_pages(session, fit, done.results))
        outcomes = (result.outcome for each in done.results for result in each)
        self._meter.pushed(outcomes, conflicts=done.conflicts)
        answers = {
            each: Exchanged(results, page)
            for each, results, page in zip(fit, done.results, pages, strict=True)
        }
        return [refused.get(each) or answers[each] for each in batch]

    def _append(self, session: Session, pushes: Sequence[Push]) -> Appended:
        removed = [change for push in pushes for change in push.changes if removes(change)]
        now = stamp(self._clock)
        if removed:  # the queue's turn before the log's, as everywhere
            take_turn(session, now=now)
        done = append_all(session, pushes, clock=self._clock)
        forget_removed(session, removed, now=now)
        return done

    def _pull(self, asked: ExchangeRequest, caller: Caller) -> Exchanged:
        with self._database.reading() as session:
            history = History(session, [asked.since])
            history.check(since=asked.since, last_change_id=asked.last_change_id)
            end = newest(session)
            if end.number <= asked.since:
                return Exchanged((), nothing_more(asked.since, end))
            page = pulled(session, caller, since=asked.since, limit=asked.limit, end=end)
            return Exchanged((), page)


def _of_another_history(session: Session, batch: Sequence[_Waiting]) -> dict[_Waiting, Refused]:
    history = History(session, [each.asked.since for each in batch])
    refused = {}
    for each in batch:
        try:
            history.check(since=each.asked.since, last_change_id=each.asked.last_change_id)
        except Refused as error:
            refused[each] = error
    return refused


def _pages(
    session: Session, batch: Sequence[_Waiting], done: Sequence[tuple[ChangeResult, ...]]
) -> Iterator[Page]:
    end = newest(session)
    least = max(end.number - _LOOKED_AT, min((each.asked.since for each in batch), default=0))
    whose = Whose(session, least)
    for each, results in zip(batch, done, strict=True):
        since, caller = each.asked.since, each.caller
        own = frozenset(result.number for result in results if result.number is not None)
        if since >= least and not whose.has_any(caller, since=since, own=own):
            yield nothing_more(since, end)
        else:
            yield pulled(session, caller, since=since, limit=each.asked.limit, end=end, own=own)


def _give(waiting: _Waiting, answered: Exchanged | Exception) -> None:
    if waiting.answer.done():  # whoever asked has gone
        return
    if isinstance(answered, Exception):
        waiting.answer.set_exception(answered)
    else:
        waiting.answer.set_result(answered)
