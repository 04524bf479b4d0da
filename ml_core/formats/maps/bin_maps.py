"""Maps of bin codes (G85, E142, SINF): codes to numbers, numbers to states and bins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.formats.reader import PlainFile
from ml_core.formats.shared.layout import check_size
from ml_core.formats.shared.sources import refuse
from ml_core.wafer.map import NO_BIN
from ml_core.wafer.taxonomy import FAIL, NO_DIE, PASS

Codes = NDArray[np.int32]
Row = tuple[int, str]

_WIDTHS: Final = {"hexadecimal": 2, "integer2": 4, "decimal": 3}
_BASES: Final = {"hexadecimal": 16, "integer2": 16, "decimal": 10}
_QUALITIES: Final = {"pass": PASS, "good": PASS, "fail": FAIL, "bad": FAIL, "reject": FAIL}


@dataclass(frozen=True)
class BinRule:
    """One bin as a file defines it.

    Attributes:
        code: its code as text.
        quality: Pass, Fail, Null, Reference, Skip …; empty if not told.
        count: number of dies that the file declares, None if not told.
    """

    code: str
    quality: str
    count: int | None


@dataclass(frozen=True)
class Origin:
    """Where a map's coordinates begin and how they grow.

    Attributes:
        first_die: source coordinates of the die at column 0, row 0.
        x_right: x grows to the right.
        y_down: y grows downwards.
    """

    first_die: tuple[int, int]
    x_right: bool
    y_down: bool


def code_type(name: str | None) -> str:
    """``ascii``, ``decimal``, ``hexadecimal`` or ``integer2`` of a BinType; ascii if unknown."""
    word = (name or "").strip().lower()
    return word if word in _WIDTHS else "ascii"


def code_value(text: str, kind: str) -> int | None:
    """Number of one bin code; None where it is none of that type."""
    word = text.strip() or text
    if kind == "ascii":
        return ord(word) if len(word) == 1 else None
    try:
        value = int(word, _BASES[kind])
    except ValueError:
        return None
    return value if 0 <= value <= 0xFFFF else None


def codes_of(file: PlainFile, rows: Sequence[Row], kind: str, columns: int | None) -> Codes:
    """Codes of a map's rows.

    Args:
        file: for the message.
        rows: line and text of each row, top row first.
        kind: type of the codes, see ``code_type``.
        columns: columns that the file declares; the first row's where None.

    Returns:
        (rows, columns) int32.

    Raises:
        WaferFileError: no row, rows of different length, or something that is no code.
    """
    if not rows:
        raise refuse(file, "there is no row of bin codes in it; export it again")
    width = columns or len(_row_codes(file, rows[0], kind, None))
    check_size(file, columns=width, rows=len(rows), where=f"line {rows[0][0]}")
    codes = np.empty((len(rows), width), dtype=np.int32)
    for index, row in enumerate(rows):
        found = _row_codes(file, row, kind, width)
        if len(found) != width:
            raise refuse(
                file,
                f"row {index + 1} has {len(found)} bin codes where {width} are due; correct it",
                f"line {row[0]}",
            )
        codes[index] = found
    return codes


def _row_codes(file: PlainFile, row: Row, kind: str, width: int | None) -> Sequence[int] | Codes:
    line, text = row
    if kind == "ascii":
        return _ascii_codes(text, width)
    words = text.split()
    step = _WIDTHS[kind]
    if len(words) == 1 and (kind != "decimal" or len(words[0]) > step):
        words = [words[0][k : k + step] for k in range(0, len(words[0]), step)]
    values = [code_value(word, kind) for word in words]
    if None in values:
        bad = words[values.index(None)]
        raise refuse(file, f"'{bad[:20]}' is no {kind} bin code", f"line {line}")
    return [value for value in values if value is not None]


def _ascii_codes(text: str, width: int | None) -> Codes:
    line = text.strip("\r\n")
    if len(line) != width:
        line = text.strip() if len(text.strip()) == width else "".join(text.split())
    return np.frombuffer(line.encode("utf-32-le", "replace"), dtype="<u4").astype(np.int32)


def states_of_codes(
    codes: Codes, rules: Sequence[BinRule], kind: str, null: int | None
) -> tuple[NDArray[np.uint8], tuple[str, ...]]:
    """States of a map and what is odd in it.

    A bin's quality decides. Bins of another quality than pass and fail (null, skip, reference,
    edge …) are no dies. Where the file defines no bin, 1 passes; where it defines some, a code
    that it leaves out fails and is told.

    Args:
        codes: (rows, columns) int32.
        rules: bins that the file defines.
        kind: type of the codes.
        null: code of cells without a die, None if not told.
    """
    states = np.full(codes.shape, FAIL, dtype=np.uint8)
    said: list[str] = []
    known = _qualities(rules, kind)
    found, counts = np.unique(codes, return_counts=True)
    for code, count in zip(found.tolist(), counts.tolist(), strict=True):
        if code == null:
            states[codes == code] = NO_DIE
        elif code in known:
            states[codes == code] = known[code]
        elif known:
            said.append(f"Bin {_shown(code, kind)} of {count} dies is not defined; they fail.")
        elif code in (1, ord("1")):
            states[codes == code] = PASS
    if not known:
        said.append("The file does not tell which bins pass; bin 1 was taken to pass.")
    return states, (*said, *_wrong_counts(rules, kind, dict(zip(found, counts, strict=True))))


def _qualities(rules: Sequence[BinRule], kind: str) -> dict[int, int]:
    known: dict[int, int] = {}
    for rule in rules:
        code = code_value(rule.code, kind)
        if code is not None and (rule.quality or code not in known):
            known[code] = _QUALITIES.get(rule.quality.strip().lower(), NO_DIE)
    return known


def _wrong_counts(
    rules: Sequence[BinRule], kind: str, counts: Mapping[int, int]
) -> tuple[str, ...]:
    said = []
    for rule in rules:
        code = code_value(rule.code, kind)
        found = 0 if code is None else int(counts.get(code, 0))
        if rule.count is not None and rule.count != found:
            said.append(
                f"Bin {rule.code}: the map has {found} dies, but the file declares {rule.count}."
            )
    return tuple(said)


def _shown(code: int, kind: str) -> str:
    return chr(code) if kind == "ascii" and 32 < code < 0xD800 else str(code)


def bins_of_codes(codes: Codes, states: NDArray[np.uint8], kind: str) -> NDArray[np.int32]:
    """(rows, columns) bins: the code's number; a digit's own number where codes are characters.

    Other characters keep their character number (``A`` is 65).
    """
    bins = codes
    if kind == "ascii":
        is_digit = (codes >= ord("0")) & (codes <= ord("9"))
        bins = np.where(is_digit, codes - ord("0"), codes)
    return np.where(states == NO_DIE, NO_BIN, bins).astype(np.int32)


def origin_of(place: str, axes: str, *, columns: int, rows: int) -> Origin:
    """Axes of a map from words such as ``UpperLeft`` and ``DownRight`` (SEMI E142).

    The die at the origin has the coordinates (0, 0). Rows of a map are listed from the top and
    codes of a row from the left, as the map is looked at, wherever its origin lies.
    """
    x_right, y_down = "left" not in axes.lower(), "down" in axes.lower()
    word = place.lower()
    column = columns - 1 if "right" in word else columns // 2 if "cent" in word else 0
    row = 0 if "upper" in word else rows // 2 if "cent" in word else rows - 1
    first = (-column if x_right else column, -row if y_down else row)
    return Origin(first, x_right, y_down)
