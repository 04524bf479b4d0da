"""Pushes that come at the same time share one transaction: one wait for the disk, not fifty.

The first push that finds nothing under way takes all that wait into a transaction; those that
come meanwhile are the next one. Each gets its own answer, and only after the commit. Where a
shared transaction fails, nothing of it is kept and each of its pushes is tried alone, so that one
push's failure is nobody else's.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from starlette.concurrency import run_in_threadpool

from sync_server.auth.caller import Caller
from sync_server.changes.append import Push, append_all
from sync_server.changes.pull import Page, check_history, pulled
from sync_server.clock import Clock, stamp
from sync_server.contract.sync import ChangeResult, ExchangeRequest
from sync_server.errors import Refused
from sync_server.queue.readings import forget_removed, removes
from sync_server.queue.turn import take_turn
from sync_server.store.database import Database
from sync_server.telemetry.meter import Meter

_MOST_CHANGES: Final = 1000
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
        refused = self._of_another_history(batch)
        fit = [each for each in batch if each not in refused]
        pushes = [Push(each.asked.changes, each.caller) for each in fit]
        removed = [change for push in pushes for change in push.changes if removes(change)]
        now = stamp(self._clock)
        with self._database.writing() as session:
            if removed:  # the queue's turn before the log's, as everywhere
                take_turn(session, now=now)
            done = append_all(session, pushes, clock=self._clock)
            forget_removed(session, removed, now=now)
        results = dict(zip(fit, done, strict=True))
        self._meter.pushed(result.outcome for each in done for result in each)
        answers: list[Exchanged | Refused] = []
        with self._database.reading() as session:
            for each in batch:
                if each in refused:
                    answers.append(refused[each])
                    continue
                own = frozenset(r.number for r in results[each] if r.number is not None)
                page = pulled(
                    session, each.caller, since=each.asked.since, limit=each.asked.limit, own=own
                )
                answers.append(Exchanged(results[each], page))
        return answers

    def _of_another_history(self, batch: Sequence[_Waiting]) -> dict[_Waiting, Refused]:
        refused = {}
        with self._database.reading() as session:
            for each in batch:
                asked = each.asked
                try:
                    check_history(session, since=asked.since, last_change_id=asked.last_change_id)
                except Refused as error:
                    refused[each] = error
        return refused

    def _pull(self, asked: ExchangeRequest, caller: Caller) -> Exchanged:
        with self._database.reading() as session:
            check_history(session, since=asked.since, last_change_id=asked.last_change_id)
            return Exchanged((), pulled(session, caller, since=asked.since, limit=asked.limit))


def _give(waiting: _Waiting, answered: Exchanged | Exception) -> None:
    if waiting.answer.done():  # whoever asked has gone
        return
    if isinstance(answered, Exception):
        waiting.answer.set_exception(answered)
    else:
        waiting.answer.set_result(answered)
