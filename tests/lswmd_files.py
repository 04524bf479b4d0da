"""The original LSWMD.pkl's kind of bytes: Python 2 and pandas 0.16, protocol 2, by hand."""

from collections.abc import Sequence

import numpy as np

_ALL = ("waferMap", "dieSize", "lotName", "waferIndex", "trianTestLabel", "failureType")
_OBJECTS = ("waferMap", "lotName", "trianTestLabel", "failureType")
_FLOATS = ("dieSize", "waferIndex")
_FRAME = b"ccopy_reg\n_reconstructor\ncpandas.core.frame\nDataFrame\nc__builtin__\nobject\nN\x87R"


def lswmd_old(cells: np.ndarray, label: str = "Scratch") -> bytes:
    """A table of one row as Python 2 and pandas 0.16 pickled it (protocol 2), byte by byte."""
    state = b"}(" + _text("_data") + b"cpandas.core.internals\nBlockManager\n)\x81("
    state += _axes() + b"](" + _objects(cells, label) + _numbers(cells) + b"e"
    state += b"](" + _index(_OBJECTS) + _index(_FLOATS) + b"etb"
    return b"\x80\x02" + _FRAME + state + _text("_typ") + _text("dataframe") + b"ub."


def _axes() -> bytes:
    rows = _array((1,), "i8", "<", _long_text(np.zeros(1, np.int64).tobytes()))
    return b"](" + _index(_ALL) + b"cpandas.core.index\nInt64Index\n" + rows + b"\x85Re"


def _objects(cells: np.ndarray, label: str) -> bytes:
    wafer = _array(cells.shape, "u1", "|", _long_text(cells.tobytes()))
    values = b"](" + wafer + _text("lot7") + _nested("Trainin") + _nested(label) + b"e"
    return _array((4, 1), "O8", "|", values)


def _numbers(cells: np.ndarray) -> bytes:
    values = np.array([[np.count_nonzero(cells)], [3.0]])
    return _array((2, 1), "f8", "<", _long_text(values.tobytes()))


def _nested(word: str) -> bytes:
    if word:
        return _array((1, 1), "S7", "|", _text(word))
    return _array((0, 0), "f8", "<", _text(""))


def _index(names: Sequence[str]) -> bytes:
    made = b"cpandas.core.index\n_new_Index\ncpandas.core.index\nIndex\n}("
    values = _array((len(names),), "O8", "|", b"](" + b"".join(map(_text, names)) + b"e")
    return made + _text("data") + values + _text("name") + b"Nu\x86R"


def _array(shape: tuple[int, ...], kind: str, order: str, content: bytes) -> bytes:
    made = b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85"
    sides = b"(" + b"".join(_number(side) for side in shape) + b"t"
    state = b"(K\x01" + sides + _dtype(kind, order) + b"\x89" + content + b"tb"
    return made + _text("b") + b"\x87R" + state


def _dtype(kind: str, order: str) -> bytes:
    made = b"cnumpy\ndtype\n" + _text(kind) + b"K\x00K\x01\x87R"
    return made + b"(K\x03" + _text(order) + b"NNN" + _number(-1) * 2 + b"K\x00tb"


def _text(value: str) -> bytes:
    return b"U" + bytes([len(value)]) + value.encode()


def _long_text(value: bytes) -> bytes:
    return b"T" + len(value).to_bytes(4, "little") + value


def _number(value: int) -> bytes:
    return b"J" + value.to_bytes(4, "little", signed=True)
