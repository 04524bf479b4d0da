"""Results of tests in an ATDF file: PTR, MPR and FTR lines to blocks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeVar

import numpy as np

from ml_core.formats.reader import PlainFile
from ml_core.formats.shared.sources import number
from ml_core.formats.testlogs.atdf_log import separator_of, whole
from ml_core.formats.testlogs.results import Block, Sink, functional, measured
from ml_core.formats.testlogs.testlog import Tick
from ml_core.lots.parametric import ParametricTest, TestKind

S = TypeVar("S", bound=Sink)
Fields = list[str]

_AT_ONCE: Final = 20_000
_LONGEST: Final = 1 << 16
_KINDS: Final = {
    "PTR": TestKind.PARAMETRIC,
    "MPR": TestKind.MULTI_RESULT,
    "FTR": TestKind.FUNCTIONAL,
}
_MEASURED_WELL: Final = frozenset("HL")
"""Alarm flags of a value that lies beyond a limit; all others make it useless."""
_NO_VERDICT: Final = frozenset("UNX")
"""Alarm flags of a functional test without a verdict: unreliable, not executed, aborted."""


@dataclass(frozen=True)
class _Layout:
    """Places of the fields that a kind of record has elsewhere than the others.

    Attributes:
        result: the result, or the list of them.
        flags: alarm flags.
        name: the test's name.
        units: units; the limits are the two fields behind them.
        scale: power of ten of the results.
    """

    result: int
    flags: int
    name: int
    units: int = -1
    scale: int = -1


_LAYOUTS: Final = {
    TestKind.PARAMETRIC: _Layout(result=3, flags=5, name=6, units=9, scale=17),
    TestKind.MULTI_RESULT: _Layout(result=4, flags=6, name=7, units=10, scale=22),
    TestKind.FUNCTIONAL: _Layout(result=3, flags=4, name=20),
}


@dataclass
class _Rows:
    """Results of one kind, read so far."""

    kind: TestKind
    rows: list[tuple[int, int, int, int, int, float]] = field(default_factory=list)
    records: list[Fields] = field(default_factory=list)
    words: dict[str, int] = field(default_factory=dict)

    def add(self, line: int, fields: Fields) -> None:
        layout = _LAYOUTS[self.kind]
        test = whole(fields, 0, -1, 0, 2**32 - 1)
        slot = whole(fields, 1, 1, 0, 255) * 256 + whole(fields, 2, 1, 0, 255)
        if test < 0:
            return
        name = self.words.setdefault(_field(fields, layout.name), len(self.words))
        for place, value in _values(self.kind, layout, fields):
            self.rows.append((test, place, name, slot, line, value))
            self.records.append(fields)

    def block(self, *, is_scaled: bool) -> Block:
        columns = list(zip(*self.rows, strict=True))
        test, place, name, slot, line = (np.array(column, np.int64) for column in columns[:5])
        records, kind = self.records, self.kind
        values = np.array(columns[5])
        if is_scaled:
            powers = [-_scale(_LAYOUTS[kind], fields) for fields in records]
            values = values * 10.0 ** np.array(powers)
        return Block(
            kind=kind, number=test, place=place, name=name, words=list(self.words), slot=slot,
            sequence=line, values=values,
            told=lambda row: _told(kind, records[row], is_scaled=is_scaled),
        )  # fmt: skip


def gathered(file: PlainFile, sink: S, tick: Tick) -> S:
    """All results of a file in a sink; a line that cannot be read is passed over.

    Args:
        file: ATDF.
        sink: takes them in.
        tick: called often; raises ``Cancelled`` to stop.
    """
    separator = separator_of(file)
    is_scaled = _head_field(file, separator, 3).upper() == "S"
    waiting = {kind: _Rows(kind) for kind in TestKind}
    for line, kind, body in _lines(file):
        rows = waiting[kind]
        try:
            rows.add(line, [part.strip() for part in body.split(separator)])
        except ValueError:
            continue
        if len(rows.rows) >= _AT_ONCE:
            tick()
            sink.add(rows.block(is_scaled=is_scaled))
            waiting[kind] = _Rows(kind)
    tick()
    for rows in waiting.values():
        if rows.rows:
            sink.add(rows.block(is_scaled=is_scaled))
    return sink


def _lines(file: PlainFile) -> Iterator[tuple[int, TestKind, str]]:
    """Line number, kind and text of each record of a test; the part before a cut is left out."""
    record, begun = "", 0
    with file.path.open("rb") as stream:
        for line, data in enumerate(iter(lambda: stream.readline(_LONGEST), b""), start=1):
            text = data.decode("latin-1")
            if text.startswith(" "):
                record = record.rstrip("\r\n") + text[1:] if record else ""
                continue
            if record.endswith("\n"):
                yield begun, _KINDS[record[:3]], record[4:].rstrip("\r\n")
            record, begun = (text, line) if text[:3] in _KINDS and text[3:4] == ":" else ("", 0)
    if record.endswith("\n"):
        yield begun, _KINDS[record[:3]], record[4:].rstrip("\r\n")


def _values(kind: TestKind, layout: _Layout, fields: Fields) -> Iterator[tuple[int, float]]:
    """Place and value of each result of a record; NaN where there is none."""
    flags = set(_field(fields, layout.flags).upper())
    told = _field(fields, layout.result)
    if kind is TestKind.FUNCTIONAL:
        verdict = {"P": 1.0, "A": 1.0, "F": 0.0}.get(told.upper(), np.nan)
        yield 0, np.nan if flags & _NO_VERDICT else verdict
        return
    is_useless = bool(flags - _MEASURED_WELL)
    parts = [told] if kind is TestKind.PARAMETRIC else told.split(",")
    for place, part in enumerate(parts, start=int(kind is TestKind.MULTI_RESULT)):
        value = number(part)
        yield place, np.nan if value is None or is_useless else value


def _told(kind: TestKind, fields: Fields, *, is_scaled: bool) -> ParametricTest:
    if kind is TestKind.FUNCTIONAL:
        return functional()
    layout = _LAYOUTS[kind]
    scale = _scale(layout, fields)
    shift = 10.0**-scale if is_scaled else 1.0
    low, high = (number(_field(fields, layout.units + n)) for n in (1, 2))
    return measured(
        units=_field(fields, layout.units),
        scale=scale,
        low=None if low is None else low * shift,
        high=None if high is None else high * shift,
    )


def _scale(layout: _Layout, fields: Fields) -> int:
    return int(number(_field(fields, layout.scale)) or 0)


def _field(fields: Fields, index: int) -> str:
    return fields[index].replace("\0", "") if index < len(fields) else ""


def _head_field(file: PlainFile, separator: str, index: int) -> str:
    first = file.head[4:].splitlines()[0].decode("latin-1") if file.head else ""
    return _field([part.strip() for part in first.split(separator)], index)
