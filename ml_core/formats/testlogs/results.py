"""Results of tests, of whatever record and format: blocks, and what is gathered of them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

import numpy as np

from ml_core.formats.testlogs.testlog import Ints
from ml_core.lots.parametric import ParametricTest, TestKind, Values

MAX_TESTS: Final = 100_000
"""Different tests in one file: more than any program has, few enough for a list."""

PREFIXES: Final = {
    15: "f", 12: "p", 9: "n", 6: "µ", 3: "m", 2: "%", 0: "", -3: "k", -6: "M", -9: "G", -12: "T",
}  # fmt: skip
"""Prefix of a unit by the power of ten that leads to it (STDF V4, RES_SCAL)."""


@dataclass(frozen=True, eq=False)
class Block:
    """Some results of one kind, in the order of the file; (n,) each.

    Attributes:
        kind: of record.
        number: TEST_NUM.
        place: place among the results of one record, from 1; 0 where a record has one only.
        name: place of TEST_TXT in ``words``.
        words: names of tests; an empty one was left out.
        slot: head * 256 + site.
        sequence: order among all records of the file.
        values: in the file's units, NaN where the tester calls one useless.
        told: what the record of a row tells of its test, beside number, name, place and count.
    """

    kind: TestKind
    number: Ints
    place: Ints
    name: Ints
    words: list[str]
    slot: Ints
    sequence: Ints
    values: Values
    told: Callable[[int], ParametricTest]


class Sink(Protocol):
    """Gathers blocks."""

    def add(self, block: Block) -> None:
        """Take in some results."""


@dataclass
class Tests:
    """Tests by kind, number, name and place, in the order of their first result."""

    found: dict[tuple[TestKind, int, str, int], ParametricTest] = field(default_factory=dict)
    names: dict[tuple[TestKind, int], str] = field(default_factory=dict)

    def add(self, block: Block) -> None:
        """Count the results of each test.

        Raises:
            OverflowError: there are more tests than a program has.
        """
        numbers, at = np.unique(block.number, return_inverse=True)
        places = int(block.place.max(initial=0)) + 1
        codes = (at * len(block.words) + block.name) * places + block.place
        _, first, counts = np.unique(codes, return_index=True, return_counts=True)
        for where in np.argsort(first).tolist():
            row = int(first[where])
            self._count(block, row, int(numbers[at[row]]), int(counts[where]))

    def _count(self, block: Block, row: int, number: int, count: int) -> None:
        told, place = block.words[int(block.name[row])], int(block.place[row])
        name = told or self.names.setdefault((block.kind, number), "")
        if not self.names.get((block.kind, number)):
            self.names[block.kind, number] = name
        key = (block.kind, number, name, place)
        before = self.found.get(key)
        if before is None and len(self.found) >= MAX_TESTS:
            raise OverflowError(f"more than {MAX_TESTS:,} tests")
        test = before or replace(
            block.told(row), kind=block.kind, number=number, name=name, place=place, count=0
        )
        self.found[key] = replace(test, count=test.count + count)


@dataclass
class Results:
    """Results of one test: sequence, slot and value of each."""

    test: ParametricTest
    chunks: list[tuple[Ints, Ints, Values]] = field(default_factory=list)
    first_name: str = ""

    def add(self, block: Block) -> None:
        """Keep the results of the test."""
        if block.kind is not self.test.kind:
            return
        rows = np.flatnonzero(block.number == self.test.number)
        if not len(rows):
            return
        # Later results may leave the name out; it is then the first one of the number.
        names = [block.words[code] for code in block.name[rows].tolist()]
        self.first_name = self.first_name or next((name for name in names if name), "")
        own = np.array([(name or self.first_name) == self.test.name for name in names])
        rows = rows[own & (block.place[rows] == self.test.place)]
        self.chunks.append((block.sequence[rows], block.slot[rows], block.values[rows]))

    def joined(self) -> tuple[Ints, Ints, Values]:
        """All of them: sequence, slot, value."""
        if not self.chunks:
            return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
        sequence, slot, values = zip(*self.chunks, strict=True)
        return np.concatenate(sequence), np.concatenate(slot), np.concatenate(values)


def measured(*, units: str, scale: int, low: float | None, high: float | None) -> ParametricTest:
    """A test that measures: units and limits as they are shown.

    Args:
        units: of the file, without prefix.
        scale: power of ten that leads from them to those that are shown; 0 for one without prefix.
        low: lower limit in the file's units, None for none.
        high: upper limit.
    """
    scale = scale if scale in PREFIXES else 0
    return ParametricTest(
        number=0,
        name="",
        units=PREFIXES[scale] + units,
        low=_limit(low, scale),
        high=_limit(high, scale),
        scale=scale,
    )


def functional() -> ParametricTest:
    """A test that passes (1) or fails (0): what lies below 1 failed."""
    return ParametricTest(number=0, name="", low=1.0)


def _limit(value: float | None, scale: int) -> float | None:
    return None if value is None or not np.isfinite(value) else value * 10.0**scale
