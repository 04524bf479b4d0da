"""A packed wafer is the wafer, and bytes from elsewhere are not trusted."""

import contextlib
import struct
import zlib
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.packing import MAGIC, pack_wafer, unpack_wafer
from tests.wafers import full_wafer, plain_wafer

PACKED = pack_wafer(full_wafer())


def assert_same(one, other):
    for field in fields(one):
        first, second = getattr(one, field.name), getattr(other, field.name)
        if isinstance(first, np.ndarray):
            assert second.dtype == first.dtype
            assert np.array_equal(first, second)
        elif field.name != "source":
            assert first == second, field.name
    assert one.wafer_id == other.wafer_id


@pytest.mark.parametrize("wafer", [plain_wafer(), full_wafer()], ids=["plain", "full"])
def test_a_wafer_comes_back_whole(wafer):
    assert_same(wafer, unpack_wafer(pack_wafer(wafer)))


@pytest.mark.parametrize("path", ["/home/jo/lot.csv", "C:\\Users\\jo\\lot.csv", "lot.csv"])
def test_folders_stay_at_home(path):
    wafer = plain_wafer()
    moved = replace(wafer, source=replace(wafer.source, path=path))
    assert unpack_wafer(pack_wafer(moved)).source.path == "lot.csv"
    assert pack_wafer(moved) == pack_wafer(
        replace(wafer, source=replace(wafer.source, path="lot.csv"))
    )


def test_the_same_wafer_gives_the_same_bytes():
    assert pack_wafer(full_wafer()) == PACKED


@given(st.integers(0, len(PACKED) - 1), st.integers(1, 255))
def test_a_changed_byte_is_a_clear_error_or_a_wafer(place, bits):
    broken = bytearray(PACKED)
    broken[place] ^= bits
    with contextlib.suppress(WaferFileError):
        unpack_wafer(bytes(broken))


@given(st.integers(0, len(PACKED) - 1))
def test_a_cut_wafer_is_a_clear_error(length):
    with pytest.raises(WaferFileError, match="packed wafer"):
        unpack_wafer(PACKED[:length])


def test_a_bomb_is_not_unpacked():
    bomb = zlib.compress(b"[" * 300_000_000, 9)
    with pytest.raises(WaferFileError, match="longer than it may be"):
        unpack_wafer(MAGIC + struct.pack("<I", len(bomb)) + bomb)
