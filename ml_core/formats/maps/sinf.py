"""SINF wafer maps: ``KEY:value`` lines and rows of hexadecimal bin codes.

``__`` is no die and ``@@`` a die that is skipped; BCEQU names the codes that pass. The notch
(FNLOC) is in degrees clockwise from down. Rows are listed from the top.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from ml_core.formats.klarf.tokens import lines_of
from ml_core.formats.reader import PlainFile, ReadOptions
from ml_core.formats.shared.geometry import apply_given
from ml_core.formats.shared.layout import check_size, grid_of, notch_of_degrees
from ml_core.formats.shared.numbering import WaferKeys
from ml_core.formats.shared.sources import decode, number, refuse, source_of, told, whole
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.map import NO_BIN, Bins, WaferInfo, WaferMap
from ml_core.wafer.taxonomy import FAIL, NO_DIE, PASS

MAX_ROWS: Final = 1 << 15
MAX_ROW_TEXT: Final = 1 << 18
_KEY: Final = re.compile(r"^\s*([A-Za-z_]+)\s*:\s?(.*?)\s*$")
_CLAIM: Final = re.compile(
    r"^\s*(DEVICE|LOT|WAFER|FNLOC|ROWCT|COLCT|BCEQU|REFPX|REFPY|DUTMS|XDIES|YDIES|RowData)\s*:",
    re.MULTILINE | re.IGNORECASE,
)
_UNITS_MM: Final = {
    "MM": 1.0, "UM": 1e-3, "MICRON": 1e-3, "MIL": 0.0254, "MILS": 0.0254, "IN": 25.4,
    "INCH": 25.4, "CM": 10.0,
}  # fmt: skip


@dataclass
class _Draft:
    """One wafer that is being read."""

    values: dict[str, str] = field(default_factory=dict)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)


class SinfReader:
    """Reads SINF maps; a wafer's key is its WAFER."""

    name = "sinf"

    def claims(self, file: PlainFile) -> bool:
        """True where at least three different SINF keys begin a line."""
        keys = {key.upper() for key in _CLAIM.findall(decode(file.head))}
        return len(keys) >= 3 and bool(keys & {"ROWDATA", "ROWCT", "COLCT", "FNLOC", "BCEQU"})

    def read(self, file: PlainFile, options: ReadOptions) -> Iterator[WaferMap]:
        """Yield the wafers.

        Raises:
            WaferFileError: no row, rows of different length, or something that is no code.
        """
        keys = WaferKeys()
        draft = _Draft()
        for line, text in lines_of(file):
            match = _KEY.match(text)
            if match is None:
                continue
            key, value = match[1].upper(), match[2]
            if key == "ROWDATA":
                _add_row(file, draft, line, value)
            elif key in ("DEVICE", "WAFER") and draft.rows:
                yield _map(file, draft, keys, options)
                draft = _Draft({**draft.values, key: value})
            else:
                draft.values[key] = value
        if not draft.rows and not keys:
            raise refuse(file, "there is no RowData in it; export it again")
        if draft.rows:
            yield _map(file, draft, keys, options)


def _add_row(file: PlainFile, draft: _Draft, line: int, value: str) -> None:
    if len(draft.rows) >= MAX_ROWS:
        raise refuse(file, f"a map has more than {MAX_ROWS:,} rows", f"line {line}")
    if len(value) > MAX_ROW_TEXT:
        raise refuse(file, f"a row is longer than {MAX_ROW_TEXT:,} characters", f"line {line}")
    draft.rows.append((line, value.split()))


def _map(file: PlainFile, draft: _Draft, keys: WaferKeys, options: ReadOptions) -> WaferMap:
    columns, rows = len(draft.rows[0][1]), len(draft.rows)
    check_size(file, columns=columns, rows=rows, where=f"line {draft.rows[0][0]}")
    bins = np.full((rows, columns), NO_BIN, dtype=np.int32)
    table: dict[str, int] = {}
    for index, (line, words) in enumerate(draft.rows):
        if len(words) != columns:
            raise refuse(
                file,
                f"row {index + 1} has {len(words)} bin codes where {columns} are due; correct it",
                f"line {line}",
            )
        bins[index] = [_code(file, word, line, table) for word in words]
    passing = {code for word in draft.values.get("BCEQU", "").replace(",", " ").split()
               if (code := _hex(word)) is not None}  # fmt: skip
    cells = np.where(np.isin(bins, sorted(passing or {1})), PASS, FAIL).astype(np.uint8)
    cells[bins == NO_BIN] = NO_DIE
    product = told(draft.values.get("DEVICE"))
    name = draft.values.get("WAFER", "")
    return WaferMap(
        source=source_of(file, format_name="sinf", key=keys.key_of(name)),
        info=WaferInfo(lot=told(draft.values.get("LOT")), wafer=told(name), product=product),
        grid=apply_given(_grid(draft, columns, rows), product, options),
        cells=cells,
        hard_bins=bins,
        warnings=_odd(draft, bins, passing),
    )


def _code(file: PlainFile, word: str, line: int, table: dict[str, int]) -> int:
    """Bin of one code, NO_BIN for a cell without a tested die."""
    if word in table:
        return table[word]
    code = NO_BIN if set(word) <= {"_"} or set(word) <= {"@"} else _hex(word)
    if code is None:
        raise refuse(file, f"'{word[:20]}' is no hexadecimal bin code", f"line {line}")
    table[word] = code
    return code


def _hex(word: str) -> int | None:
    return int(word, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", word) else None


def _grid(draft: _Draft, columns: int, rows: int) -> DieGrid:
    factor = _UNITS_MM.get(draft.values.get("DUTMS", "MM").strip().upper(), 0.0)
    x, y = number(draft.values.get("XDIES")), number(draft.values.get("YDIES"))
    return grid_of(
        columns=columns,
        rows=rows,
        pitch_mm=(x * factor, y * factor) if x and y else None,
        notch=notch_of_degrees(number(draft.values.get("FNLOC"))),
    )


def _odd(draft: _Draft, bins: Bins, passing: set[int]) -> tuple[str, ...]:
    said = []
    for key, found, word in (("ROWCT", bins.shape[0], "rows"), ("COLCT", bins.shape[1], "columns")):
        declared = whole(draft.values.get(key))
        if declared is not None and declared != found:
            said.append(f"The map has {found} {word}, but {key} declares {declared}.")
    if not passing:
        said.append("BCEQU does not tell which bins pass; bin 01 was taken to pass.")
    return tuple(said)


READER: Final = SinfReader()
"""The reader of this format."""
