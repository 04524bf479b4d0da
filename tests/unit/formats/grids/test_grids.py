"""Grids: die-grid sets, stacks and single maps; sizes that cannot be are refused first."""

import io
import zipfile
from collections import Counter

import numpy as np
import pytest

from ml_core.formats.grids.reader import READER
from ml_core.formats.reader import ReadOptions
from ml_core.wafer.errors import WaferFileError
from tests.shared_data import shared_data
from tests.wafer_files import npy_bytes, npz_bytes, plain, read, round_map, set_bytes, write


def test_real_set():
    file = plain(shared_data("wm811k/wm811k_open.npz"))
    wafers = read(READER, file)
    assert Counter(wafer.label for wafer in wafers) == {
        "Edge-Ring": 159, "Center": 131, "Edge-Loc": 130, "Loc": 114, "Scratch": 94,
        "Random": 93, "Donut": 90, "none": 90, "Near-full": 50,
    }  # fmt: skip
    with np.load(file.path) as raw:
        assert sum(wafer.cells.size for wafer in wafers) == raw["cells"].size
        last = wafers[-1]
        assert np.array_equal(last.cells.ravel(), raw["cells"][-last.cells.size :])
        assert last.info.lot == str(raw["lot"][-1])
    assert [wafer.source.key for wafer in wafers[:3]] == ["0", "1", "2"]
    assert wafers[0].grid.is_estimated


def test_set_with_masks_and_without_columns(tmp_path):
    maps = [round_map(5, 7), round_map(9, 6)]
    masks = np.concatenate([np.full(m.size, k + 1, dtype=np.uint8) for k, m in enumerate(maps)])
    first, second = read(READER, write(tmp_path, set_bytes(maps, masks=masks)))
    assert np.array_equal(first.cells, maps[0])
    assert np.array_equal(second.truth, np.full((6, 9), 2))
    assert (second.label, second.info.lot, second.info.wafer) == (None, None, None)


def test_a_set_is_read_lazily(tmp_path):
    data = set_bytes([round_map()] * 3, label=np.array(["a", "b", ""]))
    wafers = READER.read(write(tmp_path, data), ReadOptions())
    assert next(wafers).label == "a"
    wafers.close()


@pytest.mark.parametrize("dtype", [np.uint8, np.int16, np.int64, np.float32, bool])
def test_single_map_of_any_number_type(tmp_path, dtype):
    cells = round_map().clip(max=1) if dtype is bool else round_map()
    (wafer,) = read(READER, write(tmp_path, npy_bytes(cells.astype(dtype))))
    assert np.array_equal(wafer.cells, cells)
    assert wafer.source.key == ""


def test_grey_levels(tmp_path):
    cells = round_map()
    grey = np.array([0, 127, 255], dtype=np.uint8)[cells]
    (wafer,) = read(READER, write(tmp_path, npy_bytes(grey)))
    assert np.array_equal(wafer.cells, cells)


def test_fortran_order_and_stacks(tmp_path):
    stack = np.asfortranarray(np.stack([round_map(seed=1), round_map(seed=2)]))
    wafers = read(READER, write(tmp_path, npy_bytes(stack)))
    assert [wafer.source.key for wafer in wafers] == ["0", "1"]
    assert np.array_equal(wafers[1].cells, round_map(seed=2))


def test_npz_of_named_maps(tmp_path):
    data = npz_bytes(a=round_map(5, 5), b=np.stack([round_map(4, 6)] * 2), n=np.arange(3))
    wafers = read(READER, write(tmp_path, data))
    assert [wafer.source.key for wafer in wafers] == ["a", "b/0", "b/1"]


def _header(shape: str, descr: str = "'|u1'") -> bytes:
    text = f"{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}, }}\n".encode()
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (_header("(1000000, 1000000)") + b"\0" * 50, "announces 1,000,000,000,000 bytes"),
        (_header("(10, 10)"), "announces 100 bytes of data, but 0 are there"),
        (_header("(-5, 10)"), "none of a wafer map"),
        (_header("(2, 2)", "'|O'") + b"\0" * 64, "Python objects"),
        (_header("(4,)") + b"\0" * 4, "no map"),
        (_header("(100000, 1)") + b"\0" * 100_000, "check the die coordinates"),
        (_header("(1, 1)", "__import__('os')") + b"\0", "damaged"),
        (b"\x93NUMPY", "damaged"),
        (b"\x93NUMPY\x09\x00" + b"\0" * 50, "version"),
        (npy_bytes(np.array([["a", "b"]])), "no cell states"),
        (npy_bytes(np.array([[3, 4], [5, 6]])), "values .3, 4, 5, 6. are not 0 no die"),
        (npy_bytes(np.array([[np.nan, 1.0]])), "are not 0 no die"),
        (npz_bytes(a=np.arange(4)), r"no array in it is a map.*a \(4,\)"),
        (npz_bytes(cells=np.zeros(4, np.uint8), shape=np.array([[3, 2]])), r"shape \(6,\)"),
        (npz_bytes(cells=np.zeros(4, np.uint8), shape=np.array([[-2, -2]])), "wafer 0: shape"),
        (npz_bytes(cells=np.zeros(4, np.uint8), shape=np.array([2, 2])), r"'shape' must be"),
        (npz_bytes(cells=np.full(4, 9, np.uint8), shape=np.array([[2, 2]])), "wafer 0: a cell"),
        (set_bytes([round_map()], label=np.array(["a", "b"])), "array 'label': it must have 1"),
        (set_bytes([round_map()])[:-40], "damaged"),
    ],
)
def test_faults(tmp_path, data, said):
    with pytest.raises(WaferFileError, match=said):
        read(READER, write(tmp_path, data))


def test_a_header_that_promises_more_than_its_member_holds(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("map.npy", _header("(30000, 500)") + b"\0" * 100)
    with pytest.raises(WaferFileError, match="but 100 are there"):
        read(READER, write(tmp_path, stream.getvalue()))


def test_other_zips_are_not_claimed(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("lot.csv", "x,y\n")
    assert not READER.claims(write(tmp_path, stream.getvalue()))


def test_a_wafer_with_wrong_cells_does_not_stop_the_others(tmp_path):
    good = round_map(5, 7)
    masks = np.concatenate([np.full(good.size, k, dtype=np.uint8) for k in range(3)])
    data = set_bytes([good, good + np.uint8(5), good], masks=masks)
    found = READER.read(write(tmp_path, data), ReadOptions())
    assert next(found).source.key == "0"
    last = next(found)
    assert last.source.key == "2"
    assert np.array_equal(last.truth, np.full(good.shape, 2))
    with pytest.raises(WaferFileError, match="wafer 1: a cell is none of 0 no die"):
        next(found)


def test_a_set_without_wafers_says_so(tmp_path):
    empty = npz_bytes(cells=np.zeros(0, np.uint8), shape=np.zeros((0, 2), np.int32))
    with pytest.raises(WaferFileError, match="holds no wafer"):
        read(READER, write(tmp_path, empty))


def test_columns_of_bytes_are_text(tmp_path):
    data = set_bytes([round_map(5, 7)], label=np.array([b"Center"]), lot=np.array([b"L1"]))
    (wafer,) = read(READER, write(tmp_path, data))
    assert (wafer.label, wafer.info.lot) == ("Center", "L1")
