"""KLARF defect rows: from the lines of a DefectList to rows, from rows to defects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ml_core.formats.klarf.wafer import MAX_DEFECTS, MAX_DIE_INDEX
from ml_core.formats.reader import PlainFile
from ml_core.formats.shared.sources import number, refuse, told, whole
from ml_core.wafer.map import ReportedDefect

Row = tuple[int, list[str]]


@dataclass(frozen=True)
class Columns:
    """Where the columns of a defect row stand.

    Attributes:
        names: column names in capitals, in file order.
        line: line of the DefectRecordSpec or Columns.
        um: micrometres of one unit of length (1 in KLARF 1.2, 0.001 in 1.8).
    """

    names: tuple[str, ...]
    line: int
    um: float = 1.0

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: index for index, name in reversed(list(enumerate(self.names)))}

    def value(self, row: Sequence[str], name: str) -> str | None:
        """Text of one column, None where the row or the list has no such column."""
        index = self._places.get(name)
        return row[index] if index is not None and index < len(row) else None

    def check(self, file: PlainFile) -> None:
        """Refuse a list that cannot be placed on dies.

        Raises:
            WaferFileError: XINDEX or YINDEX is missing.
        """
        missing = [name for name in ("XINDEX", "YINDEX") if name not in self.names]
        if missing:
            raise refuse(
                file,
                f"the defect list has no column {' and '.join(missing)}, so its defects cannot "
                f"be put on dies; it has {', '.join(self.names) or 'none'}",
                f"line {self.line}",
            )


class RowSplitter:
    """Lines of a DefectList in, defect rows out: a row may take several lines.

    IMAGELIST is a count and two numbers an image, so a row's length depends on its content.
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._width = len(columns.names)
        self._images = columns.names.index("IMAGELIST") if "IMAGELIST" in columns.names else None
        self._open: Row | None = None
        self.uneven = 0

    def feed(self, line: int, tokens: list[str]) -> list[Row]:
        """Rows that are whole once one more line is known."""
        if not tokens:
            return []
        if self._open is None:
            self._open = (line, list(tokens))
            return self._whole()
        if self._fits(tokens):
            self._open[1].extend(tokens)
            return self._whole()
        short = self._take_open()
        self._open = (line, list(tokens))
        return [*short, *self._whole()]

    def close(self) -> list[Row]:
        """The last row, at the end of a list."""
        return self._take_open()

    def _needed(self, row: list[str]) -> int:
        """Values that the row needs, as far as it is known."""
        if self._images is None or len(row) <= self._images:
            return self._width
        return self._width + 2 * max(whole(row[self._images], limit=100_000) or 0, 0)

    def _fits(self, tokens: list[str]) -> bool:
        assert self._open is not None
        row = self._open[1]
        return len(row) + len(tokens) <= self._needed(row + tokens)

    def _whole(self) -> list[Row]:
        assert self._open is not None
        line, row = self._open
        rows: list[Row] = []
        needed = self._needed(row)
        while len(row) >= 2 * needed and len(row) > needed and self._images is None:
            rows.append((line, row[:needed]))
            row = row[needed:]
        self._open = (line, row)
        return [*rows, *self._take_open()] if len(row) >= self._needed(row) else rows

    def _take_open(self) -> list[Row]:
        if self._open is None:
            return []
        line, row = self._open
        self._open = None
        if len(row) != self._needed(row) and not self._lacks_only_images(row):
            self.uneven += 1
        return [(line, row)]

    def _lacks_only_images(self, row: list[str]) -> bool:
        return self._images == self._width - 1 and len(row) == self._width - 1


class DefectMaker:
    """Rows in, ReportedDefects out; counts what could not be placed."""

    def __init__(self, file: PlainFile, classes: Mapping[int, str]) -> None:
        self._file = file
        self._classes = classes
        self.defects: list[ReportedDefect] = []
        self.unplaced = 0
        self.centred = 0

    def add(
        self,
        columns: Columns,
        row: Row,
        *,
        images: tuple[str, ...] = (),
        named: tuple[str, ...] = (),
    ) -> None:
        """Make one defect of a row.

        Args:
            columns: the list's columns.
            row: line and values.
            images: files of the images here, used where the row says that it has some.
            named: files that the row itself names.

        Raises:
            WaferFileError: a die index that is no number, or too many defects.
        """
        line, values = row
        if len(self.defects) >= MAX_DEFECTS:
            raise refuse(
                self._file, f"a wafer lists more than {MAX_DEFECTS:,} defects", f"line {line}"
            )
        die = self._die(columns, row)
        if die is None:
            self.unplaced += 1
            return
        class_number = whole(columns.value(values, "CLASSNUMBER"))
        self.defects.append(
            ReportedDefect(
                defect_id=whole(columns.value(values, "DEFECTID")) or len(self.defects) + 1,
                die=die,
                offset_um=self._offset(columns, values),
                size_um=_pair(columns, values, "XSIZE", "YSIZE"),
                area_um2=_area(columns, values),
                class_number=class_number,
                class_name=None if class_number is None else self._classes.get(class_number),
                images=named or _image_names(columns, values, images),
            )
        )

    def warnings(self) -> list[str]:
        """What was odd in the rows."""
        said = []
        if self.unplaced:
            said.append(f"{self.unplaced} defects name no die (N/A) and are not on the map.")
        if self.centred:
            said.append(f"{self.centred} defects give no position in their die; 0, 0 is shown.")
        return said

    def _die(self, columns: Columns, row: Row) -> tuple[int, int] | None:
        line, values = row
        found = []
        for name in ("XINDEX", "YINDEX"):
            text = columns.value(values, name)
            index = whole(text, limit=MAX_DIE_INDEX)
            if index is None and told(text) is not None:
                raise refuse(
                    self._file,
                    f"{name} '{text[:40] if text else ''}' is no die index; correct the row",
                    f"line {line}",
                )
            found.append(index)
        x, y = found
        return None if x is None or y is None else (x, y)

    def _offset(self, columns: Columns, values: Sequence[str]) -> tuple[float, float]:
        pair = _pair(columns, values, "XREL", "YREL")
        if pair is None:
            self.centred += 1
        return pair or (0.0, 0.0)


def _pair(
    columns: Columns, values: Sequence[str], first: str, second: str
) -> tuple[float, float] | None:
    x, y = number(columns.value(values, first)), number(columns.value(values, second))
    return None if x is None or y is None else (x * columns.um, y * columns.um)


def _area(columns: Columns, values: Sequence[str]) -> float | None:
    area = number(columns.value(values, "DEFECTAREA"))
    return None if area is None else area * columns.um * columns.um


def _image_names(
    columns: Columns, values: Sequence[str], current: tuple[str, ...]
) -> tuple[str, ...]:
    for name in ("FILENAME", "TIFFFILENAME", "IMAGEFILENAME"):
        named = told(columns.value(values, name))
        if named:
            return (named,)
    count = whole(columns.value(values, "IMAGECOUNT")) or 0
    listed = whole(columns.value(values, "IMAGELIST")) or 0
    return current if count > 0 or listed > 0 else ()
