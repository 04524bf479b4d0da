"""KLARF 1.1 and 1.2: statements to wafers. Lengths are um, SampleSize is mm."""

from collections.abc import Iterator

from ml_core.formats.klarf.defects import Columns, DefectMaker, RowSplitter
from ml_core.formats.klarf.tokens import Piece, pieces
from ml_core.formats.klarf.wafer import (
    MAX_DEFECTS,
    MAX_DIE_INDEX,
    KlarfWafer,
    diameter_mm_of,
    notch_of,
    stamp_of,
)
from ml_core.formats.reader import PlainFile
from ml_core.formats.shared.sources import number, refuse, told, whole
from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.map import WaferInfo

_IN_LIST = ("FILENAME", "TIFFFILENAME", "TIFFFILE")


def klarf12_wafers(file: PlainFile) -> Iterator[KlarfWafer]:
    """Yield the wafers of a KLARF 1.1 or 1.2 file; header values carry over to later wafers.

    Raises:
        WaferFileError: a value that must be there is missing or no number; names the line.
    """
    statements = _Statements(file)
    for piece in pieces(file):
        yield from statements.take(piece)
    yield from statements.finish()


class _Wafer:
    """The wafer that is being read."""

    def __init__(self, file: PlainFile, line: int, classes: dict[int, str]) -> None:
        self.line = line
        self.named = False
        self.listed = False
        self.has_own_plan = False
        self.maker = DefectMaker(file, classes)
        self.warnings: list[str] = []


class _Statements:
    """Takes pieces, keeps the header's values, gives a wafer where the next one begins."""

    def __init__(self, file: PlainFile) -> None:
        self._file = file
        self._values: dict[str, list[str]] = {}
        self._lines: dict[str, int] = {}
        self._classes: dict[int, str] = {}
        self._plan: tuple[tuple[int, int], ...] = ()
        self._columns: Columns | None = None
        self._splitter: RowSplitter | None = None
        self._image: tuple[str, ...] = ()
        self._wafer = _Wafer(file, 1, self._classes)
        self._pending: tuple[str, int, list[str]] | None = None
        self._last = ""
        self._given = 0
        self._ended = False
        self._at_end = False
        self._cut = ""
        self._line = 1

    def take(self, piece: Piece) -> Iterator[KlarfWafer]:
        """Read one piece; yield the wafer before it where it begins another."""
        self._line = piece.line
        keyword = piece.keyword or ("DefectList" if self._splitter else self._last)
        if keyword == "DefectList":
            self._rows(piece)
            return
        if self._pending is None:
            self._pending = (keyword, piece.line, [])
        self._pending[2].extend(piece.tokens)
        if len(self._pending[2]) > 4 * MAX_DEFECTS:
            raise refuse(self._file, f"{keyword} has too many values", f"line {piece.line}")
        if piece.is_last:
            name, line, tokens = self._pending
            self._pending = None
            self._last = name
            yield from self._statement(name, line, tokens)

    def finish(self) -> Iterator[KlarfWafer]:
        """Yield the last wafer."""
        self._at_end = True
        if self._pending is not None:
            self._cut = f"the file ends inside {self._pending[0]}"
        yield from self._end_wafer()
        if self._given == 0:
            raise refuse(
                self._file,
                "the file has no DefectList, so no wafer can be read from it; export it again",
                f"line {self._line}",
            )

    def _statement(self, name: str, line: int, tokens: list[str]) -> Iterator[KlarfWafer]:
        if name in ("WaferID", "FileVersion", "LotID") and self._begins(name):
            yield from self._end_wafer()
            self._wafer = _Wafer(self._file, line, self._classes)
            self._image = ()
        self._values[name] = tokens
        self._lines[name] = line
        self._learn(name, line, tokens)

    def _begins(self, name: str) -> bool:
        return self._wafer.listed or (name == "WaferID" and self._wafer.named)

    def _learn(self, name: str, line: int, tokens: list[str]) -> None:
        if name == "WaferID":
            self._wafer.named = True
            self._wafer.line = line
        elif name == "SampleTestPlan":
            self._add_plan(line, tokens)
        elif name == "DefectRecordSpec":
            self._set_columns(line, tokens)
        elif name == "ClassLookup":
            self._classes.update(_classes(tokens))
        elif name.upper() in _IN_LIST:
            self._image = (" ".join(tokens),) if tokens else ()
        elif name == "EndOfFile":
            self._ended = True

    def _set_columns(self, line: int, tokens: list[str]) -> None:
        count = whole(tokens[0]) if tokens else None
        names = tuple(token.upper() for token in (tokens[1:] if count is not None else tokens))
        if count is not None and count != len(names):
            self._wafer.warnings.append(
                f"DefectRecordSpec on line {line} announces {count} columns but names "
                f"{len(names)}; the names were taken."
            )
        self._columns = Columns(names, line)
        self._columns.check(self._file)
        self._splitter = None

    def _add_plan(self, line: int, tokens: list[str]) -> None:
        indices = [whole(token, limit=MAX_DIE_INDEX) for token in tokens]
        if None in indices:
            raise refuse(
                self._file,
                "SampleTestPlan holds something that is no die index; correct it",
                f"line {line}",
            )
        numbers = [index for index in indices if index is not None]
        pairs = numbers[1:] if len(numbers) % 2 else numbers
        dies = tuple(zip(pairs[0::2], pairs[1::2], strict=True))
        if len(numbers) % 2 and numbers[0] != len(dies):
            self._wafer.warnings.append(
                f"SampleTestPlan on line {line} announces {numbers[0]} dies but lists {len(dies)}."
            )
        self._plan = self._plan + dies if self._wafer.has_own_plan else dies
        self._wafer.has_own_plan = True

    def _rows(self, piece: Piece) -> None:
        wafer = self._wafer
        wafer.listed = True
        tokens = piece.tokens
        if tokens and tokens[0].upper() in _IN_LIST:
            self._image = (" ".join(tokens[1:]),)
            tokens = []
        if tokens and self._columns is None:
            raise refuse(
                self._file,
                "a DefectList without a DefectRecordSpec before it names no columns",
                f"line {piece.line}",
            )
        if self._columns is None:
            return
        if self._splitter is None:
            self._splitter = RowSplitter(self._columns)
        rows = self._splitter.feed(piece.line, tokens)
        rows += self._splitter.close() if piece.is_last else []
        for row in rows:
            wafer.maker.add(self._columns, row, images=self._image)
        self._cut = "" if piece.is_last else "the file ends inside DefectList"

    def _end_wafer(self) -> Iterator[KlarfWafer]:
        wafer = self._wafer
        if not wafer.listed:
            self._refuse_without_list(wafer)
            return
        self._close_list(wafer)
        self._given += 1
        yield self._built(wafer)

    def _refuse_without_list(self, wafer: _Wafer) -> None:
        if wafer.named:
            name = " ".join(self._values.get("WaferID", []))
            raise refuse(
                self._file,
                f"wafer '{name}' has no DefectList; export the file again",
                f"line {wafer.line}",
            )

    def _close_list(self, wafer: _Wafer) -> None:
        if self._cut and self._splitter:
            self._splitter.close()
            wafer.warnings.append(
                f"{self._cut[0].upper()}{self._cut[1:]} (line {self._line}); what stands before "
                "was kept."
            )
        elif self._at_end and not self._ended:
            wafer.warnings.append("The file ends without EndOfFile; it may be cut short.")
        if self._splitter and self._splitter.uneven:
            wafer.warnings.append(
                f"{self._splitter.uneven} defect rows have more or fewer values than "
                "DefectRecordSpec names."
            )
            self._splitter.uneven = 0
        if told(" ".join(self._values.get("CoordinatesMirrored", []))) in ("Yes", "YES", "yes"):
            wafer.warnings.append(
                "The tool says that its coordinates are mirrored; the map is shown as it gives it."
            )

    def _built(self, wafer: _Wafer) -> KlarfWafer:
        size = self._numbers("SampleSize")
        return KlarfWafer(
            line=wafer.line,
            info=self._info(wafer),
            pitch_um=self._two("DiePitch"),
            diameter_mm=diameter_mm_of(size[1] if len(size) > 1 else None),
            centre_um=self._two("SampleCenterLocation"),
            notch=notch_of(self._text("OrientationMarkLocation")),
            plan=self._plan,
            defects=tuple(wafer.maker.defects),
            warnings=(*wafer.warnings, *wafer.maker.warnings()),
        )

    def _info(self, wafer: _Wafer) -> WaferInfo:
        setup = self._values.get("SetupID", [])
        station = [word for word in self._values.get("InspectionStationID", []) if told(word)]
        return WaferInfo(
            lot=self._text("LotID"),
            wafer=self._text("WaferID") if wafer.named else None,
            product=self._text("DeviceID"),
            step=self._text("StepID"),
            slot=self._text("Slot"),
            program=told(setup[0]) if setup else None,
            equipment=" ".join(station) or None,
            tested_at=stamp_of(self._values.get("ResultTimestamp", [])),
        )

    def _text(self, name: str) -> str | None:
        return told(" ".join(self._values.get(name, [])))

    def _numbers(self, name: str) -> list[float | None]:
        return [number(token) for token in self._values.get(name, [])]

    def _two(self, name: str) -> tuple[float, float] | None:
        if name not in self._values or not any(told(word) for word in self._values[name]):
            return None
        values = self._numbers(name)[:2]
        if len(values) < 2 or values[0] is None or values[1] is None:
            raise self._not_two(name)
        return values[0], values[1]

    def _not_two(self, name: str) -> WaferFileError:
        given = " ".join(self._values[name])[:60]
        return refuse(
            self._file, f"{name} needs two numbers, not '{given}'", f"line {self._lines[name]}"
        )


def _classes(tokens: list[str]) -> dict[int, str]:
    """Class names by number of a ClassLookup: a count, then number and name in turn."""
    found: dict[int, str] = {}
    rest = tokens[1:]
    for code, name in zip(rest[0::2], rest[1::2], strict=False):
        index = whole(code)
        if index is not None:
            found[index] = name
    return found
