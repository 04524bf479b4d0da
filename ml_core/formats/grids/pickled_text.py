"""Columns of text as pandas 3 pickles them: Arrow's buffers, from inert records."""

from typing import Any, Final

import numpy as np

from ml_core.formats.grids.restricted_pickle import Record

TEXT_ARRAY: Final = "ArrowStringArray"
"""Name of the record."""

_OFFSETS: Final = {"string": "<i4", "large_string": "<i8"}


class TextError(Exception):
    """The record is no column of text; ``str(error)`` says why."""


def texts_of(record: Record) -> list[str | None]:
    """Values of a column of text, None where one is missing.

    Args:
        record: of a pandas ``ArrowStringArray``, that is of an Arrow array of strings: a bitmap
            of what is there, where each text begins, and all texts in one run of UTF-8.

    Raises:
        TextError: it is not built so, or its parts do not fit together.
    """
    kind, length, start, (present, offsets, data) = _parts(record)
    bounds = _numbers(offsets, kind, start, length + 1)
    if (np.diff(bounds) < 0).any() or bounds[0] < 0 or bounds[-1] > len(data):
        raise TextError("a text of the table lies outside its bytes")
    is_there = np.ones(length, dtype=np.bool_)
    if present is not None:
        bits = np.unpackbits(np.frombuffer(present, dtype=np.uint8), bitorder="little")
        if len(bits) < start + length:
            raise TextError("a column of text has fewer values than it says")
        is_there = bits[start : start + length].astype(np.bool_)
    sides = zip(is_there.tolist(), bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)
    return [bytes(data[a:b]).decode("utf-8", "replace") if here else None for here, a, b in sides]


def _parts(record: Record) -> tuple[str, int, int, tuple[bytes | None, bytes, bytes]]:
    """Offsets' type, length, first place, and the three buffers."""
    state = record.state.get("_pa_array") if isinstance(record.state, dict) else None
    if not isinstance(state, Record) or state.name != "_restore_array" or len(state.arguments) != 1:
        raise TextError("a column of text is kept in an unknown way")
    inner = state.arguments[0]
    if not isinstance(inner, tuple) or len(inner) < 5 or not isinstance(inner[4], list):
        raise TextError("a column of text is kept in an unknown way")
    kind, length, start = inner[0], inner[1], inner[3]
    name = kind.arguments[0] if isinstance(kind, Record) and kind.arguments else None
    if not isinstance(name, str) or name not in _OFFSETS:
        raise TextError("a column of text is of an unknown type")
    if not all(isinstance(count, int) and 0 <= count < 1 << 40 for count in (length, start)):
        raise TextError("a column of text has a length that cannot be")
    buffers = [_bytes(buffer) for buffer in inner[4]]
    if len(buffers) != 3 or buffers[1] is None:
        raise TextError("a column of text has no bytes")
    return _OFFSETS[name], length, start, (buffers[0], buffers[1], buffers[2] or b"")


def _bytes(buffer: Any) -> bytes | None:
    if buffer is None:
        return None
    if isinstance(buffer, Record) and buffer.name == "py_buffer" and len(buffer.arguments) == 1:
        content = buffer.arguments[0]
        if isinstance(content, bytes | bytearray):
            return bytes(content)
    raise TextError("a column of text has no bytes")


def _numbers(data: bytes, kind: str, start: int, count: int) -> np.ndarray[Any, np.dtype[np.int64]]:
    size = np.dtype(kind).itemsize
    if len(data) < (start + count) * size:
        raise TextError("a column of text has fewer values than it says")
    return np.frombuffer(data, dtype=kind, count=count, offset=start * size).astype(np.int64)
