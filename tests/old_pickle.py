"""A table as Python 2 and pandas 0.16 pickled it (protocol 2), written byte by byte."""

from collections.abc import Sequence

import numpy as np


def _text(value: str) -> bytes:
    return b"U" + bytes([len(value)]) + value.encode()


def _bytes(value: bytes) -> bytes:
    return b"T" + len(value).to_bytes(4, "little") + value


def _number(value: int) -> bytes:
    return b"J" + value.to_bytes(4, "little", signed=True)


def _dtype(kind: str, order: str) -> bytes:
    made = b"cnumpy\ndtype\n" + _text(kind) + b"K\x00K\x01\x87R"
    return made + b"(K\x03" + _text(order) + b"NNN" + _number(-1) * 2 + b"K\x00tb"


def _array(shape: tuple[int, ...], kind: str, order: str, content: bytes) -> bytes:
    made = b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85" + _text("b")
    sides = b"(" + b"".join(_number(side) for side in shape) + b"t"
    return made + b"\x87R(K\x01" + sides + _dtype(kind, order) + b"\x89" + content + b"tb"


def _index(names: Sequence[str]) -> bytes:
    made = b"cpandas.core.index\n_new_Index\ncpandas.core.index\nIndex\n}("
    values = b"](" + b"".join(_text(name) for name in names) + b"e"
    array = _array((len(names),), "O8", "|", values)
    return made + _text("data") + array + _text("name") + b"Nu\x86R"


def lswmd_old(cells: np.ndarray, label: str = "Scratch") -> bytes:
    """A table of one map in the schema of LSWMD.pkl; the label has 7 letters."""
    wafer = _array(cells.shape, "u1", "|", _bytes(cells.tobytes()))
    labels = [_array((1, 1), "S7", "|", _text(word)) for word in ("Trainin", label)]
    values = b"](" + wafer + _text("lot7") + b"".join(labels) + b"e"
    objects = _array((4, 1), "O8", "|", values)
    sizes = np.array([[np.count_nonzero(cells)], [3.0]])
    floats = _array((2, 1), "f8", "<", _bytes(sizes.tobytes()))
    every = ["waferMap", "dieSize", "lotName", "waferIndex", "trianTestLabel", "failureType"]
    rows = _array((1,), "i8", "<", _bytes(np.zeros(1, np.int64).tobytes()))
    axes = b"](" + _index(every) + b"cpandas.core.index\nInt64Index\n" + rows + b"\x85Re"
    items = _index(["waferMap", "lotName", "trianTestLabel", "failureType"])
    items += _index(["dieSize", "waferIndex"])
    state = axes + b"](" + objects + floats + b"e](" + items + b"e"
    manager = b"cpandas.core.internals\nBlockManager\n)\x81(" + state + b"tb"
    frame = b"ccopy_reg\n_reconstructor\ncpandas.core.frame\nDataFrame\n"
    frame += b"c__builtin__\nobject\nN\x87R"
    data = _text("_data") + manager + _text("_typ") + _text("dataframe")
    return b"\x80\x02" + frame + b"}(" + data + b"ub."
