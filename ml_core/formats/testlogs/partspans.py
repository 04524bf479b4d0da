"""Which stretch of a test floor's log belongs to which wafer, and which parts lack a half."""

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from ml_core.formats.testlogs.testlog import NO_COUNT, Ints, TestLog, WaferEnd, WaferStart

OUTSIDE: Final = -1
"""Owner of a part that is on no wafer."""
_FOR_EVER: Final = 2**62


@dataclass(frozen=True)
class Span:
    """The stretch of a log in which one wafer is on a head.

    Attributes:
        head: test head.
        first: sequence number of its first record.
        stop: sequence number after which it is off the head again.
        name: the wafer's id, empty if not told.
        started: seconds since 1970, 0 if not told.
        part_count: parts that its end record counts, None if not told.
        good_count: good parts that its end record counts, None if not told.
        warnings: what is odd about it.
    """

    head: int
    first: int
    stop: int
    name: str
    started: int
    part_count: int | None = None
    good_count: int | None = None
    warnings: tuple[str, ...] = ()


def spans_of(log: TestLog) -> list[Span]:
    """Spans of all heads in the order in which they begin.

    Where a beginning and its end name the wafer differently, the end's name holds (STDF V4,
    WRR). A wafer without an end record lasts until the next one on its head begins; an end record
    without a beginning closes a wafer that began after the last one on its head.
    """
    heads: dict[int, list[WaferStart | WaferEnd]] = defaultdict(list)
    events: list[WaferStart | WaferEnd] = [*log.starts, *log.ends]
    for event in events:
        heads[event.head].append(event)
    spans = [
        span
        for own in heads.values()
        for span in _spans_of_head(sorted(own, key=lambda event: event.sequence))
    ]
    return sorted(spans, key=lambda span: (span.first, span.stop))


def _spans_of_head(events: list[WaferStart | WaferEnd]) -> list[Span]:
    spans: list[Span] = []
    on: WaferStart | None = None
    free_from = 0
    for event in events:
        if isinstance(event, WaferStart):
            if on is not None:
                spans.append(_unended(on, event.sequence))
            on = event
        else:
            spans.append(_ended(on, event, free_from))
            on, free_from = None, event.sequence + 1
    if on is not None:
        spans.append(_unended(on, _FOR_EVER))
    return spans


def _unended(start: WaferStart, stop: int) -> Span:
    return Span(
        head=start.head, first=start.sequence, stop=stop, name=start.name, started=start.started,
        warnings=("The wafer has no end record (WRR); parts of it may be missing.",),
    )  # fmt: skip


def _ended(start: WaferStart | None, end: WaferEnd, free_from: int) -> Span:
    span = Span(
        head=end.head, first=free_from, stop=end.sequence, name=end.name, started=0,
        part_count=_told(end.part_count), good_count=_told(end.good_count),
        warnings=("The wafer has no beginning (WIR), only an end record (WRR).",),
    )  # fmt: skip
    if start is None:
        return span
    odd: tuple[str, ...] = ()
    if start.name and end.name and start.name != end.name:
        odd = (f"The wafer begins as {start.name} but ends as {end.name}.",)
    return replace(
        span, first=start.sequence, name=end.name or start.name, started=start.started, warnings=odd
    )


def _told(count: int | None) -> int | None:
    return None if count == NO_COUNT else count


def owners(sequence: Ints, head: Ints, spans: list[Span]) -> Ints:
    """Index of the span that each record lies in, OUTSIDE where there is none.

    Where all wafers are on one head, records of heads that have no wafer count to it: some
    testers number the heads of wafers and of parts differently.

    Args:
        sequence: (n,) sequence numbers.
        head: (n,) heads.
        spans: as from ``spans_of``.
    """
    owner = np.full(len(sequence), OUTSIDE, dtype=np.int64)
    heads = {span.head for span in spans}
    for one in heads:
        here = np.flatnonzero(head == one) if len(heads) > 1 else np.arange(len(head))
        own = np.array([i for i, span in enumerate(spans) if span.head == one])
        first = np.array([spans[i].first for i in own])
        stop = np.array([spans[i].stop for i in own])
        slot = np.searchsorted(first, sequence[here], side="right") - 1
        inside = (slot >= 0) & (sequence[here] < stop[slot])
        owner[here[inside]] = own[slot[inside]]
    return owner


def unpaired(log: TestLog) -> tuple[Ints, Ints]:
    """Begins without a result, and results without a begin, by head and site.

    Returns:
        Positions in ``log.begins`` and positions in ``log.parts``.
    """
    begins, parts = log.begins, log.parts
    slot = np.concatenate([begins.head * 256 + begins.site, parts.head * 256 + parts.site])
    sequence = np.concatenate([begins.sequence, parts.sequence])
    order = np.argsort((slot << 44) | sequence, kind="stable")  # sorted runs merge quickly
    is_result = order >= len(begins.sequence)
    follows = np.zeros(len(order), dtype=np.bool_)
    follows[1:] = (slot[order][1:] == slot[order][:-1]) & is_result[1:] & ~is_result[:-1]
    followed = np.zeros(len(order), dtype=np.bool_)
    followed[:-1] = follows[1:]
    lost = order[~is_result & ~followed]
    unbegun = order[is_result & ~follows] - len(begins.sequence)
    return np.sort(lost), np.sort(unbegun)
