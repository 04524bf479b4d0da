"""A pandas table, of any version since 0.13, from the inert records of its pickle."""

import re
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ml_core.formats.grids.pickled_text import TEXT_ARRAY, TextError, texts_of
from ml_core.formats.grids.restricted_pickle import Name, Record

MAX_TEXT: Final = 1000
_DTYPE: Final = re.compile(r"[|<>=]?(b1|[iuf][1248]|f16|[SUa]\d{1,4}|O8?|O4)")


class FrameError(Exception):
    """The records are no table; ``str(error)`` says why."""


def columns_of(frame: Any) -> dict[str, Sequence[Any]]:
    """Columns of a table by name, each a list or a 1-D array of one value a row.

    Args:
        frame: record of a DataFrame.

    Raises:
        FrameError: no DataFrame, or one whose parts do not fit together.
    """
    if not isinstance(frame, Record) or frame.name != "DataFrame":
        raise FrameError("it holds no pandas table")
    state = frame.state
    keeper = state
    if isinstance(state, dict):
        keeper = state.get("_mgr", state.get("_data"))
    if not isinstance(keeper, Record) or keeper.name != "BlockManager":
        raise FrameError("the table has no blocks of values")
    names, blocks = _blocks(keeper)
    columns: dict[str, Sequence[Any]] = {}
    for values, places in blocks:
        rows = _rows(values)
        if len(rows) != len(places):
            raise FrameError("a block of the table has another number of columns than it says")
        for place, row in zip(places, rows, strict=True):
            if not 0 <= place < len(names):
                raise FrameError("a block of the table lies outside its columns")
            columns[names[place]] = row
    return columns


def _blocks(keeper: Record) -> tuple[list[str], list[tuple[Any, list[int]]]]:
    """Column names, and each block's values with the numbers of its columns."""
    if len(keeper.arguments) >= 2:
        blocks, axes = keeper.arguments[0], keeper.arguments[1]
        names = _names(_item(axes, 0))
        return names, [_new_block(block, len(names)) for block in _listed(blocks)]
    state = keeper.state
    if not isinstance(state, tuple) or len(state) < 3:
        raise FrameError("the table's blocks are kept in an unknown way")
    names = _names(_item(state[0], 0))
    if len(state) > 3 and isinstance(state[3], dict) and "0.14.1" in state[3]:
        inner = state[3]["0.14.1"]
        if not isinstance(inner, dict) or not all(
            isinstance(block, dict) for block in _listed(inner.get("blocks"))
        ):
            raise FrameError("the table's blocks are kept in an unknown way")
        return names, [
            (block.get("values"), _places(block.get("mgr_locs"), len(names)))
            for block in _listed(inner["blocks"])
        ]
    values, items = _listed(state[1]), _listed(state[2])
    if len(values) != len(items):
        raise FrameError("the table's blocks and their names do not fit together")
    found = []
    for value, item in zip(values, items, strict=True):
        try:
            places = [names.index(name) for name in _names(item)]
        except ValueError as error:
            raise FrameError("a block's column is not among the table's") from error
        found.append((value, places))
    return names, found


def _new_block(block: Any, columns: int) -> tuple[Any, list[int]]:
    if not isinstance(block, Record) or len(block.arguments) < 2:
        raise FrameError("a block of the table is kept in an unknown way")
    return block.arguments[0], _places(block.arguments[1], columns)


def _places(value: Any, columns: int) -> list[int]:
    if isinstance(value, Record) and value.name == "slice":
        bounds = (*value.arguments, None)
        if len(bounds) < 4 or not all(b is None or isinstance(b, int) for b in bounds):
            raise FrameError("a block's place is unknown")
        try:
            return list(range(columns))[slice(*bounds[:3])]
        except ValueError as error:
            raise FrameError("a block's place is unknown") from error
    return [int(place) for place in array_of(value)] if isinstance(value, Record) else []


def _item(values: Any, index: int) -> Any:
    listed = _listed(values)
    if len(listed) <= index:
        raise FrameError("the table has no axes")
    return listed[index]


def _listed(values: Any) -> Sequence[Any]:
    if not isinstance(values, list | tuple):
        raise FrameError("the table's parts are no lists")
    return values


def _names(index: Any) -> list[str]:
    """Names of an Index record, which is an array in old tables and a call in newer ones."""
    if isinstance(index, Record) and index.name == "_new_Index" and len(index.arguments) == 2:
        data = index.arguments[1]
        index = data.get("data") if isinstance(data, dict) else None
    if not isinstance(index, Record):
        raise FrameError("the table's columns have no names")
    return [text_of(name) or "" for name in array_of(index)]


def _rows(values: Any) -> Sequence[Any]:
    """Rows of a block (columns of the table)."""
    if not isinstance(values, Record):
        raise FrameError("a block of the table has no values")
    if values.name == TEXT_ARRAY:
        return [array_of(values)]
    shape = _parts(values)[0]
    flat = array_of(values)
    if len(shape) == 1:
        return [flat]
    if len(shape) != 2:
        raise FrameError("a block of the table is no plain array")
    if isinstance(flat, list):
        return [flat[k * shape[1] : (k + 1) * shape[1]] for k in range(shape[0])]
    return list(flat.reshape(shape))


def _parts(record: Record) -> tuple[tuple[int, ...], Any, bool, Any]:
    """Shape, dtype, Fortran order and content of an array's record."""
    if record.name == "_frombuffer" and len(record.arguments) == 4:
        content, kind, shape, order = record.arguments
        return _shape(shape), kind, order == "F", content
    state = record.state
    if record.name == "_reconstruct" and isinstance(state, tuple):
        if len(state) == 2 and isinstance(state[0], tuple):  # an Index of an old pandas
            state = state[0]
        if len(state) in (4, 5):
            shape, kind, fortran, content = state[-4:]
            return _shape(shape), kind, bool(fortran), content
    raise FrameError(f"'{record.name}' stands where an array must stand")


def _shape(shape: Any) -> tuple[int, ...]:
    if (
        not isinstance(shape, tuple)
        or len(shape) > 4
        or not all(isinstance(side, int) and 0 <= side < 1 << 40 for side in shape)
    ):
        raise FrameError("an array's shape cannot be")
    return shape


def shape_of(record: Any) -> tuple[int, ...]:
    """Shape of an array's record.

    Raises:
        FrameError: it is no array.
    """
    if not isinstance(record, Record):
        raise FrameError("a map is no array")
    return _parts(record)[0]


def array_of(record: Record) -> list[Any] | NDArray[Any]:
    """Values of an array's record, flat in C order: a list of objects or a 1-D array.

    Raises:
        FrameError: no array, of an unknown type, or with another number of values than it says.
    """
    if record.name == TEXT_ARRAY:
        try:
            return texts_of(record)
        except TextError as error:
            raise FrameError(str(error)) from error
    shape, kind, fortran, content = _parts(record)
    count = 1
    for side in shape:
        count *= side
    name = _dtype_name(kind)
    if "O" in name:
        if not isinstance(content, list) or len(content) != count:
            raise FrameError("an array has another number of values than it says")
        return content
    data = _bytes(content)
    dtype = np.dtype(name)
    if len(data) != count * dtype.itemsize:
        raise FrameError("an array has another number of bytes than it says")
    flat = np.frombuffer(data, dtype=dtype)
    return flat.reshape(shape, order="F").ravel() if fortran else flat


def _dtype_name(kind: Any) -> str:
    if not isinstance(kind, Record) or kind.name != "dtype" or not kind.arguments:
        raise FrameError("an array has no type")
    name = text_of(kind.arguments[0]) or ""
    state = kind.state
    order = text_of(state[1]) if isinstance(state, tuple) and len(state) > 1 else None
    if _DTYPE.fullmatch(name) is None or order not in (None, "<", ">", "|", "="):
        raise FrameError(f"type '{name[:20]}' of an array is not known")
    return f"{order or ''}{name.lstrip('|<>=')}"


def _bytes(content: Any) -> bytes | bytearray:
    if isinstance(content, Record) and content.name == "encode" and content.arguments:
        content = content.arguments[0]
    if isinstance(content, str):
        try:
            return content.encode("latin-1")
        except UnicodeEncodeError as error:
            raise FrameError("an array's bytes are damaged") from error
    if isinstance(content, bytes | bytearray):
        return content
    raise FrameError("an array has no bytes")


def text_of(value: Any) -> str | None:
    """Text of a value that may be packed in arrays, such as [['Edge-Ring']]; None if empty."""
    for _ in range(8):
        if isinstance(value, Record) and value.name == "scalar" and len(value.arguments) == 2:
            return _scalar_text(value)
        if isinstance(value, Record):
            flat = array_of(value)
            value = list(flat[:1])
        if isinstance(value, list | tuple):
            if not value:
                return None
            value = value[0]
            continue
        break
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    if value is None or isinstance(value, Record | Name | dict | list | tuple):
        return None
    text = str(value)[:MAX_TEXT].replace("\0", "").strip()
    return text or None


def _scalar_text(record: Record) -> str | None:
    dtype = np.dtype(_dtype_name(record.arguments[0]))
    data = _bytes(record.arguments[1])
    if dtype.hasobject or len(data) != dtype.itemsize:
        raise FrameError("a value of the table is damaged")
    return text_of(str(np.frombuffer(data, dtype=dtype)[0]))
