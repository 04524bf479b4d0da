"""Small whole files of every format, to begin from."""

import io
import pickle
from collections.abc import Callable

import numpy as np

from tests.stdf_files import FAILED, NO_VERDICT, Order, StdfFile

ATDF = b"""FAR:A|4|2|U
MIR:LOT|CHIP|JOB|NODE|T|8:14:59 23-JUL-1992|8:23:02 23-JUL-1992|Sandy|P|1|2B|HOT|N
WCR:D|R|U|200|2.5|3.5|3|18|-7
WIR:2|8:24:02 23-JUL-1992|2|W01
PIR:2|1
PRR:2|1|13|78|F|4|41|17|-7|||644|at
 edge|F13C20
PIR:2|1
PRR:2|1|14|78|P|1||18|-7
PIR:2|1
PRR:2|1|14|78|P|1||18|-7|C
WRR:2|11:02:42 23-JUL-1992|3|W01|3|102|214|3
WIR:2|||W02
PIR:2|1
PRR:2|1|13|78|P|1|0|17|-8
WRR:2||1|W02
HBR:2|1|4|1|F|SHORT
MRR:12:17:12 23-JUL-1992|H
"""


def stdf_seed(order: Order = "<") -> bytes:
    """Two wafers with every record that the reader looks at."""
    file = StdfFile(order).far().mir()
    file.wcr(diameter=200.0, height=3.0, width=4.0, units=3, flat="D", centre=(1, 1), x="R", y="U")
    file.wir("A").part(0, 0, part="1").part(1, 0, flag=FAILED, hard=5, part="2").ptr()
    file.pir(site=1).pir(site=2).prr(0, 1, site=2).prr(1, 1, site=1, flag=NO_VERDICT, hard=2)
    file.part(1, 0, part="2", hard=1).part(part="9").wrr("A", parts=6, good=5)
    file.record(99, 1, b"vendor").wir("B", head=2).part(3, 4, head=2).wrr("B", parts=1, head=2)
    return bytes(file.hbr(2, "P").sbr(2, "F").mrr())


def npy_seed() -> bytes:
    """A NumPy array of 3 x 4 cells."""
    stream = io.BytesIO()
    np.save(stream, np.array([[0, 1, 1, 0], [1, 2, 1, 1], [0, 1, 2, 0]], dtype=np.uint8))
    return stream.getvalue()


def npz_seed() -> bytes:
    """A die-grid set of two wafers."""
    stream = io.BytesIO()
    cells = np.array([0, 1, 2, 1, 1, 2], dtype=np.uint8)
    shape = np.array([[1, 2], [2, 2]])
    np.savez_compressed(
        stream, cells=cells, shape=shape, label=np.array(["none", "Edge-Loc"]), masks=cells * 0
    )
    return stream.getvalue()


def pickle_seed() -> bytes:
    """A pickle that no restricted unpickler should make much of."""
    return pickle.dumps({"waferMap": [[0, 1], [1, 2]], "lotName": "lot1"}, protocol=2)


SEEDS: dict[str, Callable[[], bytes]] = {
    "stdf": stdf_seed,
    "stdf-big": lambda: stdf_seed(">"),
    "atdf": lambda: ATDF,
    "npy": npy_seed,
    "npz": npz_seed,
    "pickle": pickle_seed,
}
"""Whole files by name; a reader begins from those that it claims."""
