"""Batches of an Arrow table, from CSV or Parquet, to a die table."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ml_core.formats.reader import PlainFile
from ml_core.formats.shared.layout import Ints
from ml_core.formats.shared.sources import NOT_TOLD, refuse
from ml_core.formats.tables.columns import listed
from ml_core.formats.tables.die_table import UNKNOWN, DieTable
from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.map import NO_BIN, WaferInfo

MAX_ROWS: Final = 20_000_000
"""Most rows of a table."""
MAX_WAFERS: Final = 100_000
"""Most wafers in one table."""
LARGEST: Final = 2**31 - 1
_PASSES: Final = frozenset(
    ["P", "PASS", "PASSED", "1", "1.0", "TRUE", "T", "GOOD", "G", "OK", "Y", "YES"]
)
_FAILS: Final = frozenset(
    ["F", "FAIL", "FAILED", "0", "0.0", "FALSE", "BAD", "B", "NG", "N", "NO", "X", "REJECT"]
)


def die_table(
    file: PlainFile, batches: Iterable[Any], roles: Mapping[str, int], names: Sequence[str]
) -> DieTable:
    """Columns of a die table from record batches.

    Args:
        file: for messages.
        batches: ``pyarrow.RecordBatch`` with one column a role, named by the role.
        roles: number of each role's column in the file.
        names: the file's column names, for messages.

    Raises:
        WaferFileError: positions or bins that are no whole numbers, or too many rows.
    """
    require(file, roles, names)
    parts = _Parts(file)
    for batch in batches:
        parts.add(batch, {role: names[index] for role, index in roles.items()})
    return parts.table(roles)


def require(file: PlainFile, roles: Mapping[str, int], names: Sequence[str]) -> None:
    """Refuse a table that lacks what a map needs.

    Raises:
        WaferFileError: no x or y column, or none that tells pass or fail; names what is there.
    """
    missing = [role for role in ("x", "y") if role not in roles]
    if missing:
        raise refuse(
            file,
            f"the table has no column for the die's {' and '.join(missing)}; its columns are "
            f"{listed(names)}. Name one x (or die_x, col …) and one y (or die_y, row …)",
        )
    if not {"hard", "soft", "result", "failed"} & set(roles):
        raise refuse(
            file,
            f"the table has no column that tells pass or fail; its columns are {listed(names)}. "
            "Name one bin, hard_bin, soft_bin, result or pass",
        )


class _Parts:
    """Collects the columns of batches."""

    def __init__(self, file: PlainFile) -> None:
        self._file = file
        self._rows = 0
        self._columns: dict[str, list[NDArray[Any]]] = {}
        self._groups: dict[tuple[str, str, str], int] = {}

    def add(self, batch: Any, names: Mapping[str, str]) -> None:
        """Convert one batch."""
        count = batch.num_rows
        if self._rows + count > MAX_ROWS:
            raise refuse(self._file, f"the table has more than {MAX_ROWS:,} rows; split it")
        columns = dict(zip(batch.schema.names, batch.columns, strict=True))
        for role in ("x", "y", "hard", "soft"):
            if role in columns:
                self._put(role, self._whole(columns[role], names[role]))
        for role in ("result", "failed"):
            if role in columns:
                self._put(role, _flags(columns[role]))
        self._put("group", self._group(columns, count))
        self._rows += count

    def _put(self, role: str, values: NDArray[Any]) -> None:
        self._columns.setdefault(role, []).append(values)

    def _whole(self, column: Any, name: str) -> Ints:
        """Whole numbers of a column, ``LARGEST + 1`` where it is empty."""
        values = _numbers(column)
        bad = ~np.isnan(values) & ((values != np.rint(values)) | (np.abs(values) > LARGEST))
        text_given = _is_told(column) & np.isnan(values)
        if bad.any() or text_given.any():
            row = int(np.argmax(bad | text_given))
            raise self._not_whole(name, row, str(column[row].as_py()))
        return np.where(np.isnan(values), LARGEST + 1, values).astype(np.int64)

    def _not_whole(self, name: str, row: int, text: str) -> WaferFileError:
        return refuse(
            self._file,
            f"column '{name[:40]}' holds '{text[:40]}', which is no whole number; correct the "
            "table or rename the column that is no die coordinate or bin",
            f"data row {self._rows + row + 1}",
        )

    def _group(self, columns: Mapping[str, Any], count: int) -> Ints:
        """Number of each row's wafer."""
        present = [role for role in ("lot", "wafer", "product") if role in columns]
        if not present:
            self._groups.setdefault(("", "", ""), 0)
            return np.zeros(count, dtype=np.int64)
        coded = np.zeros(count, dtype=np.int64)
        choices: list[list[str]] = []
        for role in present:
            encoded = pc.dictionary_encode(_text(columns[role]), null_encoding="encode")
            words = [str(word or "").strip() for word in encoded.dictionary.to_pylist()]
            choices.append(words)
            coded = coded * max(len(words), 1) + encoded.indices.to_numpy(zero_copy_only=False)
        found, first, inverse = np.unique(coded, return_index=True, return_inverse=True)
        numbers = np.empty(len(found), dtype=np.int64)
        for place in np.argsort(first, kind="stable"):
            numbers[place] = self._number(present, choices, int(found[place]))
        return numbers[inverse.reshape(-1)]

    def _number(self, present: list[str], choices: list[list[str]], code: int) -> int:
        words = {}
        for role, options in zip(reversed(present), reversed(choices), strict=True):
            code, place = divmod(code, max(len(options), 1))
            words[role] = options[place].replace("\0", "")
        key = (words.get("lot", ""), words.get("wafer", ""), words.get("product", ""))
        number = self._groups.setdefault(key, len(self._groups))
        if len(self._groups) > MAX_WAFERS:
            raise refuse(self._file, f"the table names more than {MAX_WAFERS:,} wafers; split it")
        return number

    def table(self, roles: Mapping[str, int]) -> DieTable:
        """All batches as one die table."""
        if not self._rows:
            raise refuse(self._file, "the table has a header but no row; export it again")
        joined = {role: np.concatenate(parts) for role, parts in self._columns.items()}
        hard, soft = (_bins(joined.get(role)) for role in ("hard", "soft"))
        x, y = joined["x"], joined["y"]
        placed = (x <= LARGEST) & (y <= LARGEST)
        return DieTable(
            x=x,
            y=y,
            placed=placed,
            passed=_passed(joined, hard if "hard" in roles else soft),
            hard=hard,
            soft=soft,
            group=joined["group"],
            wafers=tuple(
                WaferInfo(lot=lot or None, wafer=wafer or None, product=product or None)
                for lot, wafer, product in self._groups
            ),
        )


def _bins(values: Ints | None) -> Ints | None:
    return None if values is None else np.where(values > LARGEST, NO_BIN, values)


def _passed(columns: Mapping[str, NDArray[Any]], bins: Ints | None) -> NDArray[np.int8]:
    """1 pass, 0 fail, UNKNOWN: the result's word, else bin 1 passes."""
    passed = np.full(len(columns["x"]), UNKNOWN, dtype=np.int8)
    if bins is not None:
        passed = np.where(bins == NO_BIN, UNKNOWN, bins == 1).astype(np.int8)
    if "failed" in columns:
        failed = columns["failed"]
        passed = np.where(failed == UNKNOWN, passed, 1 - failed).astype(np.int8)
    if "result" in columns:
        passed = np.where(columns["result"] == UNKNOWN, passed, columns["result"]).astype(np.int8)
    return passed


def _text(column: Any) -> Any:
    """A column as text, trimmed; a dictionary column is spread out."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_boolean(column.type):
        column = pc.cast(column, pa.int8())
    return pc.utf8_trim_whitespace(pc.cast(column, pa.string()))


def _is_told(column: Any) -> NDArray[np.bool_]:
    """True where a cell holds something."""
    upper = pc.utf8_upper(pc.fill_null(_text(column), ""))
    empty = pc.is_in(upper, value_set=pa.array(sorted(NOT_TOLD)))
    return ~np.asarray(empty.to_numpy(zero_copy_only=False), dtype=bool)


def _numbers(column: Any) -> NDArray[np.float64]:
    """Numbers of a column, NaN where a cell is empty or no number; decimal commas are read."""
    kind = column.type
    if pa.types.is_integer(kind) or pa.types.is_floating(kind):
        values = pc.cast(column, pa.float64(), safe=False)
    else:
        text = pc.replace_substring(_text(column), ",", ".")
        is_number = pc.match_substring_regex(text, r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$")
        text = pc.if_else(is_number, pc.utf8_ltrim(text, "+"), None)
        values = pc.cast(text, pa.float64())
    numbers = values.to_numpy(zero_copy_only=False)
    return np.where(np.isfinite(numbers), numbers, np.nan).astype(np.float64)


def _flags(column: Any) -> NDArray[np.int8]:
    """1 for yes or pass, 0 for no or fail, UNKNOWN for anything else."""
    upper = pc.utf8_upper(pc.fill_null(_text(column), ""))
    encoded = upper.dictionary_encode()
    words = encoded.dictionary.to_pylist()
    by_word = np.array(
        [1 if w in _PASSES else 0 if w in _FAILS else UNKNOWN for w in words] or [UNKNOWN],
        dtype=np.int8,
    )
    flags: NDArray[np.int8] = by_word[encoded.indices.to_numpy(zero_copy_only=False)]
    return flags
