"""The WM-811K pickle: the real sample, the original's old names, and pickles that run code."""

import pickle
from pathlib import Path

import numpy as np
import pytest

from ml_core.formats.grids.lswmd import READER
from ml_core.formats.reader import ReadOptions
from ml_core.wafer.errors import WaferFileError
from tests.lswmd_files import lswmd_old, lswmd_pandas_3
from tests.shared_data import shared_data
from tests.wafer_files import plain, read, round_map, write


def test_real_sample():
    wafers = read(READER, plain(shared_data("wm811k/LSWMD_sample.pkl")))
    assert len(wafers) == 200
    assert all(wafer.warnings == () for wafer in wafers), "dieSize is the count of dies"
    assert wafers[0].info.lot is not None
    assert {wafer.label for wafer in wafers} <= {
        "Center", "Donut", "Edge-Loc", "Edge-Ring", "Loc", "Scratch", "Random", "Near-full",
        "none", None,
    }  # fmt: skip


def test_real_sample_equals_the_open_set():
    from ml_core.formats.grids.reader import READER as GRIDS

    known = {
        (wafer.info.lot, wafer.info.wafer): wafer
        for wafer in read(GRIDS, plain(shared_data("wm811k/wm811k_open.npz")))
    }
    for wafer in read(READER, plain(shared_data("wm811k/LSWMD_sample.pkl"))):
        same = known[wafer.info.lot, wafer.info.wafer]
        assert np.array_equal(wafer.cells, same.cells)
        assert wafer.label == same.label


def test_old_python_and_old_pandas(tmp_path):
    cells = round_map(12, 9)
    (wafer,) = read(READER, write(tmp_path, lswmd_old(cells)))
    assert np.array_equal(wafer.cells, cells)
    assert (wafer.info.lot, wafer.info.wafer, wafer.label) == ("lot7", "3", "Scratch")
    assert wafer.warnings == ()


def test_new_pandas(tmp_path):
    first, second = read(READER, write(tmp_path, lswmd_pandas_3()))
    assert first.cells.tolist() == [[0, 1, 0], [1, 2, 1]]
    assert (first.info.lot, first.info.wafer, first.label) == ("løt1", "1", "Center")
    assert second.cells.tolist() == [[1, 2, 1]]
    assert (second.info.lot, second.info.wafer, second.label) == (None, "2", None)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"large_string", b"large_binary", "of an unknown type"),
        (b"K\x02K\x01K\x00", b"K\x09K\x01K\x00", "fewer values than it says"),
        ("løt1".encode(), b"", "damaged|outside"),
        (b"py_buffer", b"py_system", "could run code"),
    ],
)
def test_damaged_text_of_new_pandas(tmp_path, old, new, said):
    data = lswmd_pandas_3()
    assert old in data
    with pytest.raises(WaferFileError, match=said):
        read(READER, write(tmp_path, data.replace(old, new)))


def test_a_wrong_die_size_is_told(tmp_path):
    cells = round_map(12, 9)
    other = cells.copy()
    other[0, 0] = 1
    data = lswmd_old(cells).replace(cells.tobytes(), other.tobytes())
    (wafer,) = read(READER, write(tmp_path, data))
    assert "but dieSize is" in wafer.warnings[0]


class _Evil:
    def __init__(self, function, *arguments):
        self.call = (function, arguments)

    def __reduce__(self):
        return self.call


@pytest.mark.parametrize("protocol", range(6))
def test_code_is_refused_by_name(tmp_path, protocol):
    mark = tmp_path / "ran"
    data = pickle.dumps(_Evil(Path.touch, mark), protocol=protocol)
    with pytest.raises(WaferFileError, match=r"wants to use '\w+.*which could run code"):
        read(READER, write(tmp_path, data))
    assert not mark.exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"cposix\nsystem\n(S'true'\ntR.", "'posix.system'"),
        (b"\x80\x02c__builtin__\neval\nU\x011\x85R.", "'builtins.eval'"),
        (b"\x80\x04\x8c\x08builtins\x8c\x07getattr\x93.", "'builtins.getattr'"),
        (b"\x80\x02Pfoo\n.", "outside object|damaged"),
        (b"\x80\x02\x82\x01.", "extension 1"),
        (b"\x80\x02(cnumpy\ndtype\no.", "damaged"),
        (b"\x80\x02]r\xff\xff\xff\xff.", "no pandas table"),
        (
            b"\x80\x05\x96\xff\xff\xff\xff\xff\xff\xff\x0f.",
            "larger than the file|damaged or cut",
        ),
        (
            b"\x80\x04\x8e\xff\xff\xff\xff\xff\xff\xff\x0f.",
            "larger than the file|damaged or cut",
        ),
        pytest.param(b"\x80\x02" + b"]" * 2_500_000, "more steps", marks=pytest.mark.slow),
        (b"\x80\x02" + b"(" * 100_000 + b".", "damaged"),
        (b"\x80\x02" + b"]" * 50_000 + b"a" * 49_999 + b".", "no pandas table"),
        (pickle.dumps({"a": 1}), "no pandas table"),
        (pickle.dumps([1, 2])[:-1], "damaged"),
        (b"\x80\x02]}b.", "damaged"),
        (lswmd_old(round_map()).replace(b"waferMap", b"waferNap"), "no column waferMap"),
        (lswmd_old(round_map()).replace(b"U\x02u1", b"U\x02f8"), "number of bytes"),
        (lswmd_old(round_map() + np.uint8(7)), "row 0: waferMap holds other values"),
        (lswmd_old(np.zeros((2, 0), np.uint8)), "no die"),
        (lswmd_old(round_map())[:300], "damaged"),
    ],
)
def test_faults(tmp_path, data, said):
    file = write(tmp_path, data)
    with pytest.raises(WaferFileError, match=said):
        list(READER.read(file, ReadOptions()))
