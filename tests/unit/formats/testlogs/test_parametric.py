"""Values of single tests of an STDF file, written byte by byte, and of the real demo lot."""

import gzip
import struct
from pathlib import Path

import numpy as np
import pytest

from ml_core.formats.opening import open_wafers
from ml_core.formats.testlogs.parametric import parametric_tests, parametric_values
from ml_core.lots.parametric import ParametricTest, Retest
from ml_core.wafer.errors import Cancelled, WaferFileError
from ml_core.wafer.map import WaferMap
from tests.shared_data import shared_data
from tests.stdf_files import SAME_PLACE, StdfFile, text

LIMITS = 0x0E
"""OPT_FLAG: limits and scale are told, specification limits are not."""


def ptr(
    file, number, value, *, name="", units="", low=0.0, high=0.0, scale=0, options=LIMITS,
    flag=0, measure=0, head=1, site=0,
):  # fmt: skip
    fixed = file.pack("IBBBBf", number, head, site, flag, measure, value)
    rest = file.pack("Bbbbff", options, scale, scale, scale, low, high)
    return file.record(15, 10, fixed + text(name) + text("") + rest + text(units))


def bare(file, number, value, *, head=1, site=0):
    """A result without name, limits and units, as testers write after the first one."""
    return file.record(15, 10, file.pack("IBBBBf", number, head, site, 0, 0, value))


def lot(order="<"):
    """Two wafers of two dies; the first die of W1 is tested twice."""
    file = StdfFile(order).far().mir()
    file.wir("W1").pir()
    ptr(file, 7, 0.5, name="Vth", units="V", low=0.25, high=0.75)
    ptr(file, 8, 0.002, name="Idd", units="A", low=0.001, high=0.004, scale=3)
    file.prr(0, 0).pir()
    bare(file, 7, 0.625)
    file.prr(1, 0).pir()
    bare(file, 7, 0.125)
    file.prr(0, 0, flag=8 | SAME_PLACE).wrr("W1", parts=3)
    file.wir("W2").pir()
    bare(file, 7, 1.5)
    file.prr(0, 0).pir().prr(1, 0).wrr("W2", parts=2)
    return file.mrr()


def opened(tmp_path: Path, data: bytes, name="lot.stdf"):
    path = tmp_path / name
    path.write_bytes(data)
    return [item for item in open_wafers([path]) if isinstance(item, WaferMap)]


def never():
    """Nobody wants it to stop."""


def values(wafer, test, retest=Retest.LAST):
    return parametric_values(wafer, test, retest=retest, tick=never).tolist()


@pytest.mark.parametrize("order", ["<", ">"])
def test_tests_are_listed_with_limits_in_the_units_that_are_shown(tmp_path, order):
    wafer, _ = opened(tmp_path, bytes(lot(order)))
    first, second = parametric_tests(wafer.source, tick=never)
    assert first == ParametricTest(7, "Vth", "V", 0.25, 0.75, 0, 4)
    assert (second.name, second.units, second.scale) == ("Idd", "mA", 3)
    assert (second.low, second.high) == (pytest.approx(1.0), pytest.approx(4.0))


@pytest.mark.parametrize("order", ["<", ">"])
def test_each_die_has_the_value_of_the_retest_that_was_asked_for(tmp_path, order):
    first, second = opened(tmp_path, bytes(lot(order)))
    vth, idd = parametric_tests(first.source, tick=never)
    assert values(first, vth) == [[0.125, 0.625]]
    assert values(first, vth, Retest.FIRST) == [[0.5, 0.625]]
    assert np.isnan(values(first, idd)).all()  # the last test of the die did not measure it
    (row,) = values(first, idd, Retest.FIRST)
    assert row[0] == pytest.approx(2.0)
    assert np.isnan(row[1])
    (row,) = values(second, vth)
    assert row[0] == 1.5
    assert np.isnan(row[1])


def test_a_value_belongs_to_the_part_of_its_head_and_site(tmp_path):
    file = StdfFile().far().mir().wir("W1").pir(site=1).pir(site=2)
    ptr(file, 7, 1.0, name="T", site=1)
    ptr(file, 7, 2.0, name="T", site=2)
    file.prr(0, 0, site=2).prr(1, 0, site=1).wrr("W1", parts=2).mrr()
    (wafer,) = opened(tmp_path, bytes(file))
    (test,) = parametric_tests(wafer.source, tick=never)
    assert values(wafer, test) == [[2.0, 1.0]]


@pytest.mark.parametrize("flags", [{"flag": 1 << bit} for bit in range(6)] + [{"measure": 1}])
def test_what_the_tester_calls_useless_is_no_value(tmp_path, flags):
    file = StdfFile().far().mir().wir("W1").pir()
    ptr(file, 7, 1.0, name="T", **flags)
    file.prr(0, 0).pir()
    ptr(file, 7, 2.0, name="T", flag=0x80)  # bit 7: failed, which is a value all the same
    file.prr(1, 0).wrr("W1", parts=2).mrr()
    (wafer,) = opened(tmp_path, bytes(file))
    (test,) = parametric_tests(wafer.source, tick=never)
    (row,) = values(wafer, test)
    assert np.isnan(row[0])
    assert row[1] == 2.0


@pytest.mark.parametrize(
    ("options", "low", "high"),
    [(LIMITS, 1.0, 2.0), (LIMITS | 0x40, None, 2.0), (LIMITS | 0x80, 1.0, None),
     (LIMITS | 0x10, None, 2.0), (LIMITS | 0x20, 1.0, None)],
)  # fmt: skip
def test_a_limit_that_is_not_there_is_none(tmp_path, options, low, high):
    file = StdfFile().far().mir().wir("W1").pir()
    ptr(file, 7, 1.0, name="T", low=1.0, high=2.0, options=options)
    file.prr(0, 0).wrr("W1", parts=1).mrr()
    (wafer,) = opened(tmp_path, bytes(file))
    (test,) = parametric_tests(wafer.source, tick=never)
    assert (test.low, test.high) == (low, high)


def test_tests_that_share_a_number_stand_apart(tmp_path):
    file = StdfFile().far().mir().wir("W1").pir()
    ptr(file, 7, 1.0, name="first")
    ptr(file, 7, 2.0, name="second")
    file.prr(0, 0).pir()
    bare(file, 7, 3.0)
    file.prr(1, 0).wrr("W1", parts=2).mrr()
    (wafer,) = opened(tmp_path, bytes(file))
    first, second = parametric_tests(wafer.source, tick=never)
    assert (first.name, first.count, second.name, second.count) == ("first", 2, "second", 1)
    assert values(wafer, first) == [[1.0, 3.0]]
    (row,) = values(wafer, second)
    assert row[0] == 2.0
    assert np.isnan(row[1])


def test_what_stands_before_a_cut_is_read(tmp_path):
    data = bytes(lot())
    wafer, *_ = opened(tmp_path, data[:-40])
    vth, _ = parametric_tests(wafer.source, tick=never)
    assert values(wafer, vth) == [[0.125, 0.625]]


def test_a_packed_file_is_unpacked_again(tmp_path):
    wafer, _ = opened(tmp_path, gzip.compress(bytes(lot())), "lot.stdf.gz")
    vth, _ = parametric_tests(wafer.source, tick=never)
    assert values(wafer, vth) == [[0.125, 0.625]]


def test_a_file_that_changed_or_went_is_told(tmp_path):
    wafer, _ = opened(tmp_path, bytes(lot()))
    path = tmp_path / "lot.stdf"
    path.write_bytes(bytes(lot()) + b"\0\0")
    with pytest.raises(WaferFileError, match="has changed since it was read; drop it again"):
        parametric_tests(wafer.source, tick=never)
    path.unlink()
    with pytest.raises(WaferFileError, match="there is no such file"):
        parametric_tests(wafer.source, tick=never)


def test_another_format_is_told():
    wafer, *_ = open_wafers([shared_data("klarf/QUU_NUU.000")])
    with pytest.raises(WaferFileError, match=r"is klarf; .* from STDF and ATDF only"):
        parametric_tests(wafer.source, tick=never)


def test_it_can_be_stopped(tmp_path):
    wafer, _ = opened(tmp_path, bytes(lot()))

    def stop():
        raise Cancelled

    with pytest.raises(Cancelled):
        parametric_tests(wafer.source, tick=stop)


def plain_reading(data):
    """The values of test 1000 by part, by walking the records here (big-endian)."""
    at, waiting, found = 0, {}, []
    while at + 4 <= len(data):
        length, kind, sub = struct.unpack_from(">HBB", data, at)
        body = data[at + 4 : at + 4 + length]
        if (kind, sub) == (15, 10):
            number, head, site, flag, measure, value = struct.unpack_from(">IBBBBf", body)
            if number == 1000:
                bad = flag & 0x3F or measure & 7
                waiting[head, site] = None if bad else value
        if (kind, sub) == (5, 20):
            x, y = struct.unpack_from(">hh", body, 9)
            found.append((x, y, waiting.pop((body[0], body[1]), None)))
        at += 4 + length
    return found


@pytest.mark.parametrize("retest", list(Retest))
def test_the_real_demo_lot_against_a_walk_over_its_bytes(retest):
    path = shared_data("stdf/lot2.stdf.gz")
    (wafer,) = open_wafers([path])
    tests = parametric_tests(wafer.source, tick=never)
    assert sum(test.count for test in tests) == 52_403  # PTR records in the file
    assert (tests[0].number, tests[0].units) == (1000, "v")
    parts = plain_reading(gzip.decompress(path.read_bytes()))
    assert len(parts) == 1569
    expected = {}
    for x, y, value in parts if retest is Retest.LAST else reversed(parts):
        expected[x, y] = value
    made = parametric_values(wafer, tests[0], retest=retest, tick=never)
    found = {
        (int(x), int(y)): float(made[row, column])
        for row, column in np.argwhere(np.isfinite(made))
        for x, y in [wafer.grid.cell_to_die((column, row))]
    }
    assert found == {place: value for place, value in expected.items() if value is not None}
    assert len(found) > 700
