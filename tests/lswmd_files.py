"""Tables of wafer maps as pickles: of Python 2 and pandas 0.16 by hand, and of pandas 3."""

import base64
import zlib
from collections.abc import Sequence
from typing import Final

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


_PANDAS_3: Final = (
    "c-n1LTWi!n6i&9AcH6COL8$v6q7TA~uvi2U6xzB)(a;F36%m$klAY{?=H_I=x?;UN^ak_Raes^N{vjWI(=(H#-"
    "7OuM%$dx&e&?I{Zv8y53_ZkbisL@cq?q5r96x6`BJxb$`ymfxThviBU{c&FbUI$bNGFInVKEM~PK0ATAPj65pM{C"
    "Hzg_IXT&$KBC=A@}!bFN?l*eh{?S}-p%0?^4d6bSiNV|{nkO!DCJOa0f5if}|&T@|{O-"
    "pM^F$d1I%9*r{L)kT5c`SEi+cxc*T|1I=Sy+8ON>wSM_WH3rJt@v-"
    "g!x4}j`Qjt4E?d!xpYr^Q0(=|G(aXS@T6!WpCyr-"
    "`@XKMJ)SknVH#%5l(Z#k`PxMQdUM*n0q!BGnIkF8uH>LZ@3hA=l@I0NE~E|Tv|XLH%F`}P0yBomOPRscLH8a_R`p"
    "a>Ww-3Q-"
    "B1Bd+njV*rK}D82{`D(E3ySd3sV9+(QxwsS`tI^tSk&XqCvMCc3t_fYwAmzD#~qRa;$6=YolEMtd|EHl0GThR3zA"
    "ibgjZs<xX5H38dQ$p;tB;ONP6g1@U0BY<)@6d6Z&QGNzf1uu|**@1$4){$w25i7K|V>07a+h=KfsAshz4e4xl;h}"
    "nRkOuLtdIuS_9=xKxbbcD_cFgB~!X+8Skyj#_<F0GYbwGV&);%oXR=}CucNz9^xuhbCDqROp`zjI|x^2N8mg@>cU"
    "!owaV0732ogg`OdynygnDoVGeFK(ZFB3Z}98IfWE#bk(Hs(%m!!djKAFMb~$14(xZi0K}E*QW2Ug2@6ZD3}~5@WC"
    "Y@8s)lNuB+u*@#Ov`fU5lv1Jv6%?FVEx_)NltJMb#$zdA=B2Vu_08-"
    ">p_j5MYx{Wyga<q9BCkJZEG<oefFD0g88#{)7^GaWlXaE=)VdW$;nCIu{&KtM3HCDF*&5wr##OofrJA57q2L^#%<"
    "_28ah&f!@+P)+hfJka6|9EQm-L;XC3TZB15A$AG8i6>d^cK!o>`s_v"
)


def lswmd_pandas_3() -> bytes:
    """What ``DataFrame.to_pickle`` of pandas 3.1.1 wrote: text columns are Arrow's.

    Row 0: [[0, 1, 0], [1, 2, 1]] of lot ``løt1``, wafer 1, Center; row 1: [[1, 2, 1]] of no
    lot, wafer 2, no label.
    """
    return zlib.decompress(base64.b85decode("".join(_PANDAS_3)))
