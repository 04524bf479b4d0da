"""KLARF 1.8: nested Record, Field and List blocks to wafers. Lengths are nm.

The unit shows in real files: ``SampleSize 2 {300000000, 0}`` is a 300 mm wafer. Fields of a lot
may stand behind its wafers, so a lot's wafers are given when the lot ends.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from ml_core.formats.klarf.defects import Columns, DefectMaker
from ml_core.formats.klarf.tokens import lines_of
from ml_core.formats.klarf.wafer import (
    MAX_DEFECTS,
    MAX_DIE_INDEX,
    KlarfWafer,
    notch_of,
    stamp_of,
)
from ml_core.formats.reader import PlainFile
from ml_core.formats.shared.sources import number, refuse, told, whole
from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.map import WaferInfo

NM_IN_UM: Final = 0.001
MAX_DEPTH: Final = 64
"""Deepest nesting of records."""
_TOKEN: Final = re.compile(r'"[^"]*"|"[^"]*$|[{};]|[^\s{};",]+')
_MAX_VALUES: Final = 100_000


@dataclass
class _Record:
    """A record that is open: its fields, and for a wafer its dies and defects."""

    kind: str
    name: str
    line: int
    fields: dict[str, list[str]] = field(default_factory=dict)
    plan: list[tuple[int, int]] = field(default_factory=list)
    classes: dict[int, str] = field(default_factory=dict)
    wafers: list["_Record"] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    maker: DefectMaker | None = None


class _CutError(Exception):
    """The file ends inside a block."""


def klarf18_wafers(file: PlainFile) -> Iterator[KlarfWafer]:
    """Yield the wafers of a KLARF 1.8 file.

    Raises:
        WaferFileError: blocks that do not fit together, or a value that is no number; names
            the line.
    """
    blocks = _Blocks(file)
    yield from blocks.wafers()


class _Blocks:
    """Reads tokens into records and gives wafers where a lot ends."""

    def __init__(self, file: PlainFile) -> None:
        self._file = file
        self._tokens = self._all_tokens()
        self._line = 1
        self._stack: list[_Record] = [_Record("", "", 1)]
        self._given = 0

    def wafers(self) -> Iterator[KlarfWafer]:
        """Read to the end; what stands before a cut is given with a warning."""
        try:
            while (token := self._next_or_end()) is not None:
                yield from self._block(token)
            if len(self._stack) > 1:
                raise _CutError
        except _CutError:
            for record in self._stack:
                if record.maker is not None:
                    record.warnings.append(
                        f"The file ends inside a block (line {self._line}); what stands before "
                        "was kept."
                    )
            while len(self._stack) > 1:
                yield from self._close()
        yield from self._lot_wafers(self._stack[0])
        if self._given == 0:
            raise self._error("the file has no WaferRecord with a defect list; export it again")

    def _all_tokens(self) -> Iterator[str]:
        for line, text in lines_of(self._file):
            self._line = line
            yield from _TOKEN.findall(text)

    def _next_or_end(self) -> str | None:
        return next(self._tokens, None)

    def _next(self) -> str:
        token = next(self._tokens, None)
        if token is None:
            raise _CutError
        return token

    def _error(self, what: str) -> WaferFileError:
        return refuse(self._file, what, f"line {self._line}")

    def _block(self, token: str) -> Iterator[KlarfWafer]:
        if token == "Record":
            self._open()
        elif token == "Field":
            self._field()
        elif token == "List":
            self._list()
        elif token == "}":
            if len(self._stack) < 2:
                raise self._error("a closing brace has no block to close; the file is damaged")
            yield from self._close()
        elif token not in (";", "EndOfFile"):
            raise self._error(f"'{token[:40]}' stands where Record, Field or List must stand")

    def _open(self) -> None:
        kind, name, token = self._next(), "", self._next()
        while token != "{":
            if token in (";", "}") or len(name) > 1000:
                raise self._error(f"Record {kind[:40]} is not followed by an opening brace")
            name = f"{name} {_plain(token)}".strip()
            token = self._next()
        if len(self._stack) >= MAX_DEPTH:
            raise self._error(f"records are nested more than {MAX_DEPTH} deep")
        record = _Record(kind, name, self._line)
        if kind == "WaferRecord":
            record.maker = DefectMaker(self._file, {})
        self._stack.append(record)

    def _close(self) -> Iterator[KlarfWafer]:
        record = self._stack.pop()
        parent = self._stack[-1]
        if record.kind == "WaferRecord":
            parent.wafers.append(record)
        elif record.kind == "LotRecord":
            yield from self._lot_wafers(record)
        else:
            parent.plan.extend(record.plan)
            parent.wafers.extend(record.wafers)
            parent.classes.update(record.classes)

    def _field(self) -> None:
        name = self._next()
        self._stack[-1].fields[name] = self._braced()

    def _braced(self) -> list[str]:
        """Values between the next pair of braces; counts before it are passed over."""
        token = self._next()
        while token != "{":
            if token in ("}", ";"):
                raise self._error("an opening brace is missing; the file is damaged")
            token = self._next()
        values: list[str] = []
        while (token := self._next()) != "}":
            if len(values) > _MAX_VALUES:
                raise self._error(f"more than {_MAX_VALUES:,} values stand between braces")
            values.append(_plain(token))
        return values

    def _list(self) -> None:
        name, columns = self._next(), Columns((), self._line)
        if self._next() != "{":
            raise self._error(f"List {name[:40]} is not followed by an opening brace")
        while (token := self._next()) != "}":
            if token == "Columns":
                columns = self._columns()
            elif token == "Data":
                self._data(name, columns)
            else:
                raise self._error(f"'{token[:40]}' stands in a List where Columns or Data must")

    def _columns(self) -> Columns:
        words = self._braced()
        names = tuple(word.upper() for word in words[1::2])
        return Columns(names, self._line, NM_IN_UM)

    def _data(self, name: str, columns: Columns) -> None:
        if name == "DefectList" and self._wafer() is not None:
            columns.check(self._file)
        token = self._next()
        while token != "{":
            if token in ("}", ";"):
                raise self._error("Data is not followed by an opening brace")
            token = self._next()
        row: list[str] = []
        images: list[str] = []
        while (token := self._next()) != "}":
            if token == ";":
                self._row(name, columns, row, tuple(images))
                row, images = [], []
            elif token == "Images":
                images += self._images()
                row.append(token)
            elif len(row) > _MAX_VALUES:
                raise self._error(f"a row has more than {_MAX_VALUES:,} values")
            else:
                row.append(_plain(token))
        if row:
            self._row(name, columns, row, tuple(images))

    def _images(self) -> list[str]:
        """File names of an Images block in a row."""
        count = whole(self._next(), limit=_MAX_VALUES) or 0
        values = self._braced() if count else []
        return [value for value in values if "." in value and number(value) is None]

    def _wafer(self) -> _Record | None:
        return next((r for r in reversed(self._stack) if r.maker is not None), None)

    def _row(self, name: str, columns: Columns, row: list[str], images: tuple[str, ...]) -> None:
        wafer = self._wafer()
        if name == "DefectList" and wafer is not None and wafer.maker is not None:
            wafer.maker.add(columns, (self._line, row), named=images)
        elif name.startswith("SampleTestPlan") and wafer is not None:
            self._add_plan(wafer, columns, row)
        elif name == "ClassLookupList":
            index = whole(columns.value(row, "CLASSNUMBER"))
            label = columns.value(row, "CLASSNAME")
            if index is not None and label is not None:
                self._stack[-1].classes[index] = label

    def _add_plan(self, wafer: _Record, columns: Columns, row: list[str]) -> None:
        x = whole(columns.value(row, "XINDEX"), limit=MAX_DIE_INDEX)
        y = whole(columns.value(row, "YINDEX"), limit=MAX_DIE_INDEX)
        if x is None or y is None:
            raise self._error("a die of the test plan has no whole XINDEX and YINDEX; correct it")
        if len(wafer.plan) >= MAX_DEFECTS:
            raise self._error(f"the test plan lists more than {MAX_DEFECTS:,} dies")
        wafer.plan.append((x, y))

    def _lot_wafers(self, lot: _Record) -> Iterator[KlarfWafer]:
        outer = [record.fields for record in reversed(self._stack)]
        for wafer in lot.wafers:
            fields: dict[str, list[str]] = {}
            for layer in (*reversed(outer), lot.fields, wafer.fields):
                fields |= layer
            self._given += 1
            yield self._built(lot, wafer, fields)
        lot.wafers.clear()

    def _built(self, lot: _Record, wafer: _Record, fields: dict[str, list[str]]) -> KlarfWafer:
        assert wafer.maker is not None
        classes = lot.classes | wafer.classes
        size = self._two(fields, "SampleSize", least=1)
        defects = tuple(
            replace(defect, class_name=classes.get(defect.class_number, defect.class_name))
            if defect.class_number is not None
            else defect
            for defect in wafer.maker.defects
        )
        return KlarfWafer(
            line=wafer.line,
            info=_info(lot, wafer, fields),
            pitch_um=self._two(fields, "DiePitch"),
            diameter_mm=size[0] / 1000 if size and size[0] > 0 else None,
            centre_um=self._two(fields, "SampleCenterLocation"),
            notch=notch_of(" ".join(fields.get("OrientationMarkLocation", []))),
            plan=tuple(wafer.plan),
            defects=defects,
            warnings=(*wafer.warnings, *wafer.maker.warnings()),
        )

    def _two(
        self, fields: dict[str, list[str]], name: str, *, least: int = 2
    ) -> tuple[float, float] | None:
        """Two lengths of a field, nm in the file, um given."""
        words = fields.get(name, [])
        if not any(told(word) for word in words):
            return None
        values = [number(word) for word in words[:2]]
        if len(values) < least or None in values:
            raise refuse(self._file, f"{name} needs numbers, not '{' '.join(words)[:60]}'")
        lengths = [value * NM_IN_UM for value in values if value is not None]
        return lengths[0], lengths[-1]


def _plain(token: str) -> str:
    return token.strip('"') if token.startswith('"') else token


def _info(lot: _Record, wafer: _Record, fields: dict[str, list[str]]) -> WaferInfo:
    def word(name: str) -> str | None:
        return told((fields.get(name) or [""])[0])

    station = [part for part in fields.get("InspectionStationID", []) if told(part)]
    return WaferInfo(
        lot=told(lot.name),
        wafer=told(wafer.name),
        product=word("DeviceID"),
        step=word("StepID"),
        slot=word("SlotNumber"),
        program=word("RecipeID"),
        equipment=" ".join(station) or None,
        tested_at=stamp_of(fields.get("ResultTimestamp", [])),
    )
