"""Die tables in text (CSV with any separator) and Parquet files."""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from ml_core.formats.reader import PlainFile, ReadOptions
from ml_core.formats.shared.sources import refuse
from ml_core.formats.tables.arrow_table import MAX_ROWS, die_table, require
from ml_core.formats.tables.columns import roles_of
from ml_core.formats.tables.die_table import maps_of
from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.map import WaferMap

MAX_TEXT_BYTES: Final = 4 << 30
MAX_COLUMNS: Final = 10_000
_BLOCK: Final = 1 << 23
_SEPARATORS: Final = (",", ";", "\t", "|")
_EVEN: Final = 0.8
_PARQUET: Final = b"PAR1"
_THRIFT_LIMIT: Final = 1 << 26
_BROKEN: Final = (
    pa.ArrowException, OSError, ValueError, TypeError, KeyError, IndexError, MemoryError,
    OverflowError, NotImplementedError,
)  # fmt: skip


@dataclass(frozen=True)
class _Dialect:
    """How a text table is written.

    Attributes:
        encoding: a name that both Python and Arrow know.
        separator: one of the separators.
        header: line of the header, from 0.
        names: column names.
    """

    encoding: str
    separator: str
    header: int
    names: tuple[str, ...]


class TableReader:
    """Reads die tables; a wafer's key is its id, with its lot where there are several."""

    name = "table"

    def claims(self, file: PlainFile) -> bool:
        """True for Parquet's magic, or text in which lines have the same separated fields."""
        return file.head.startswith(_PARQUET) or _dialect(file) is not None

    def read(self, file: PlainFile, options: ReadOptions) -> Iterator[WaferMap]:
        """Yield one map a wafer that the table names.

        Raises:
            WaferFileError: columns that a map needs are missing (those that are there are
                named), values that are no numbers, or a damaged file.
        """
        if file.head.startswith(_PARQUET):
            yield from _parquet(file, options)
            return
        dialect = _dialect(file)
        if dialect is None:
            raise refuse(file, "the text has no header line with separated columns")
        yield from _text_table(file, dialect, options)


def _parquet(file: PlainFile, options: ReadOptions) -> Iterator[WaferMap]:
    try:
        source = pq.ParquetFile(
            file.path,
            thrift_string_size_limit=_THRIFT_LIMIT,
            thrift_container_size_limit=_THRIFT_LIMIT,
        )
        names = list(source.schema_arrow.names)
        count = source.metadata.num_rows
    except _BROKEN as error:
        raise _damaged(file, error) from error
    with source:
        if count > MAX_ROWS:
            raise refuse(
                file, f"{count:,} rows are more than the {MAX_ROWS:,} of a table; split it"
            )
        roles = roles_of(names)
        require(file, roles, names)
        try:
            table = die_table(file, _parquet_batches(source, roles, names), roles, names)
        except _BROKEN as error:
            raise _damaged(file, error) from error
    yield from maps_of(file, table, options, format_name="parquet", warnings=_bin_rule(roles))


def _parquet_batches(source: Any, roles: dict[str, int], names: list[str]) -> Iterator[Any]:
    columns = [names[index] for index in roles.values()]
    for batch in source.iter_batches(batch_size=1 << 17, columns=columns, use_threads=False):
        arrays = [batch.column(batch.schema.names.index(name)) for name in columns]
        yield pa.RecordBatch.from_arrays(arrays, names=list(roles))


def _bin_rule(roles: dict[str, int]) -> tuple[str, ...]:
    if "result" in roles or "failed" in roles:
        return ()
    word = "hard" if "hard" in roles else "soft"
    return (f"No column tells pass or fail, so {word} bin 1 was taken to pass.",)


def _text_table(file: PlainFile, dialect: _Dialect, options: ReadOptions) -> Iterator[WaferMap]:
    if file.size > MAX_TEXT_BYTES:
        raise refuse(file, f"{file.size:,} bytes are more than the {MAX_TEXT_BYTES:,} of a table")
    roles = roles_of(dialect.names)
    require(file, roles, dialect.names)
    odd: list[int] = []
    try:
        with _opened(file, dialect, odd) as batches:
            table = die_table(file, _named(batches, roles), roles, dialect.names)
    except _BROKEN as error:
        raise _damaged(file, error) from error
    said = _bin_rule(roles)
    if odd:
        said = (*said, f"{len(odd)} lines have another number of fields than the header and were "
                f"left out, the first after {odd[0]} rows.")  # fmt: skip
    yield from maps_of(file, table, options, format_name="csv", warnings=said)


def _opened(file: PlainFile, dialect: _Dialect, odd: list[int]) -> Any:
    def skip(row: Any) -> str:
        if not row.text.lstrip().startswith(("#", "//")):
            odd.append(row.number or 0)
        return "skip"

    names = [f"c{index}" for index in range(len(dialect.names))]
    return pacsv.open_csv(
        file.path,
        read_options=pacsv.ReadOptions(
            use_threads=False,
            block_size=_BLOCK,
            skip_rows=dialect.header + 1,
            column_names=names,
            encoding=dialect.encoding,
        ),
        parse_options=pacsv.ParseOptions(
            delimiter=dialect.separator, invalid_row_handler=skip, newlines_in_values=False
        ),
        convert_options=pacsv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True,
            check_utf8=True,
        ),
    )  # fmt: skip


def _named(batches: Any, roles: dict[str, int]) -> Iterator[Any]:
    for batch in batches:
        arrays = [batch.column(index) for index in roles.values()]
        yield pa.RecordBatch.from_arrays(arrays, names=list(roles))


def _dialect(file: PlainFile) -> _Dialect | None:
    """How the text is written; the header is the first line with an x and a y column.

    Where no line has both, it is the first line that nearly all below it are like in their
    number of fields. None for text that is no table.
    """
    encoding = _encoding(file.head)
    if encoding is None or file.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"<", b"%"):
        return None
    lines = codecs.decode(file.head, encoding, "replace").lstrip("\ufeff").splitlines()[:200]
    best: _Dialect | None = None
    for separator in _SEPARATORS:
        fields = [_fields(line, separator) for line in lines]
        for number, names in enumerate(fields):
            if {"x", "y"} <= roles_of(names).keys() and len(names) <= MAX_COLUMNS:
                return _Dialect(encoding, separator, number, tuple(names))
        if best is None:
            best = _even(fields, encoding, separator)
    return best


def _even(fields: list[list[str]], encoding: str, separator: str) -> _Dialect | None:
    """Dialect of lines of which nearly all have as many fields as the first of them."""
    given = [(number, names) for number, names in enumerate(fields) if names]
    for place, (number, names) in enumerate(given[:20]):
        below = [len(other) == len(names) for _, other in given[place + 1 :]]
        if 2 <= len(names) <= MAX_COLUMNS and below and sum(below) >= _EVEN * len(below):
            return _Dialect(encoding, separator, number, tuple(names))
    return None


def _fields(line: str, separator: str) -> list[str]:
    if line.lstrip().startswith(("#", "//", "<", "{", "|")):
        return []
    try:
        return [field.strip() for field in next(csv.reader([line], delimiter=separator), [])]
    except csv.Error:
        return []


def _encoding(head: bytes) -> str | None:
    """Encoding of text by its byte order mark or its bytes; None for what is no text."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in head or not head.strip():
        return None
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=False)
    except UnicodeDecodeError:
        return "cp1252" if _mostly_text(head) else None
    return "utf-8" if _mostly_text(head) else None


def _mostly_text(head: bytes) -> bool:
    control = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in head[:4096])
    return control * 50 <= min(len(head), 4096)


def _damaged(file: PlainFile, error: BaseException) -> WaferFileError:
    if "straddl" in str(error):
        return refuse(file, f"a line is longer than {_BLOCK:,} bytes; export the table again")
    if "out of sync" in str(error):
        return refuse(
            file, "a quoted cell spans several lines; export the table without such cells"
        )
    reason = (str(error).split("\n")[0] or type(error).__name__)[:200]
    return refuse(file, f"the table is damaged ({reason}); export it again")


READER: Final = TableReader()
"""The reader of this format."""
