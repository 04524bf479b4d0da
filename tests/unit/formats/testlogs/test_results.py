"""Tests with several results (MPR), functional tests (FTR) and ATDF, written by hand.

Layouts after STDF V4 (records 15-15 and 15-20) and ATDF version 2.
"""

import struct

import numpy as np
import pytest

from ml_core.formats.testlogs.parametric import FORMATS, parametric_tests, parametric_values
from ml_core.lots.parametric import Retest, TestKind
from tests.shared_data import shared_data
from tests.stdf_files import SAME_PLACE, StdfFile, text
from tests.unit.formats.testlogs.test_atdf import HEAD
from tests.unit.formats.testlogs.test_parametric import LIMITS, never, opened, ptr
from wafer_studio.app.lots import TEST_FORMATS

NAN = np.nan


def mpr(file, number, values, *, pins=(), name="", units="", low=0.0, high=0.0, scale=0, flag=0,
        measure=0, options=LIMITS, site=0):  # fmt: skip
    states = bytes(len(pins[n : n + 2]) and 0x11 for n in range(0, len(pins), 2))  # two a byte
    body = file.pack("IBBBBHH", number, 1, site, flag, measure, len(pins), len(values)) + states
    body += b"".join(file.pack("f", value) for value in values) + text(name) + text("")
    body += file.pack("Bbbbffff", options, scale, scale, scale, low, high, 0.0, 0.0)
    body += b"".join(file.pack("H", pin) for pin in pins) + text(units) + text("")
    return file.record(15, 15, body)


def ftr(file, number, *, flag=0, name="", site=0):
    fixed = file.pack("IBBBBIIIIiihHH", number, 1, site, flag, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    return file.record(15, 20, fixed + file.pack("H", 0) + b"".join(map(text, ("", "", "", name))))


def bare_ftr(file, number, flag):
    """A functional test as testers write it after the first: it ends behind TEST_FLG."""
    return file.record(15, 20, file.pack("IBBB", number, 1, 0, flag))


def wafer_of(tmp_path, file, name="lot.stdf"):
    (wafer,) = opened(tmp_path, file if isinstance(file, bytes) else bytes(file), name)
    return wafer


def values(wafer, test, retest=Retest.LAST):
    return parametric_values(wafer, test, retest=retest, tick=never)


def listed(wafer):
    return parametric_tests(wafer.source, tick=never)


def same(found, expected):
    return np.array_equal(found, np.array(expected), equal_nan=True)


def test_app_and_reader_name_the_same_formats():
    assert TEST_FORMATS == FORMATS


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("pins", [(), (4, 5, 6)])
def test_each_result_of_a_record_is_a_test_of_its_own(tmp_path, order, pins):
    file = StdfFile(order).far().mir().wir().pir()
    mpr(file, 9, [0.001, 0.002, 0.003], pins=pins, name="Leak", units="A", low=0.001, high=0.004,
        scale=3)  # fmt: skip
    file.prr(0, 0).pir()
    mpr(file, 9, [0.004, 0.005])  # the second die has two results only
    file.prr(1, 0).wrr(parts=2).mrr()
    wafer = wafer_of(tmp_path, file)
    tests = listed(wafer)
    assert [(t.kind, t.number, t.name, t.place, t.count) for t in tests] == [
        (TestKind.MULTI_RESULT, 9, "Leak", 1, 2),
        (TestKind.MULTI_RESULT, 9, "Leak", 2, 2),
        (TestKind.MULTI_RESULT, 9, "Leak", 3, 1),
    ]
    assert tests[0].title == "9  Leak (1)  [mA]"
    assert (tests[0].low, tests[0].high) == (pytest.approx(1.0), pytest.approx(4.0))
    assert values(wafer, tests[0]) == pytest.approx(np.array([[1.0, 4.0]]))
    assert values(wafer, tests[1]) == pytest.approx(np.array([[2.0, 5.0]]))
    third = values(wafer, tests[2])
    assert third[0, 0] == pytest.approx(3.0)
    assert np.isnan(third[0, 1])


@pytest.mark.parametrize("flags", [{"flag": 1 << bit} for bit in range(6)] + [{"measure": 4}])
def test_useless_results_are_no_values_all_of_them(tmp_path, flags):
    file = StdfFile().far().mir().wir().pir()
    mpr(file, 9, [1.0, 2.0], name="T", **flags)
    file.prr(0, 0).wrr(parts=1).mrr()
    wafer = wafer_of(tmp_path, file)
    assert all(np.isnan(values(wafer, test)).all() for test in listed(wafer))


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_functional_test_passes_or_fails(tmp_path, order):
    file = StdfFile(order).far().mir().wir().pir()
    ftr(file, 5, name="Scan")
    file.prr(0, 0).pir()
    bare_ftr(file, 5, 0x80)
    file.prr(1, 0).pir()
    bare_ftr(file, 5, 0xC0)  # failed, but bit 6 says that this is not told
    file.prr(2, 0).pir()
    bare_ftr(file, 5, 0x88)  # failed by a timeout
    file.prr(3, 0).pir()
    bare_ftr(file, 5, 0x10)  # not executed
    file.prr(4, 0).pir().prr(5, 0).wrr(parts=6).mrr()
    wafer = wafer_of(tmp_path, file)
    (test,) = listed(wafer)
    assert (test.kind, test.title, test.low, test.high) == (
        TestKind.FUNCTIONAL, "5  Scan", 1.0, None,
    )  # fmt: skip
    assert same(values(wafer, test), [[1, 0, NAN, 0, NAN, NAN]])


def test_kinds_that_share_a_number_and_retests(tmp_path):
    file = StdfFile().far().mir().wir().pir()
    ptr(file, 5, 0.5, name="T")
    ftr(file, 5, name="T")
    mpr(file, 5, [7.0], name="T")
    file.prr(0, 0).pir()
    bare_ftr(file, 5, 0x80)
    file.prr(0, 0, flag=8 | SAME_PLACE).wrr(parts=2).mrr()
    wafer = wafer_of(tmp_path, file)
    by_kind = {test.kind: test for test in listed(wafer)}
    assert len(by_kind) == 3
    assert same(values(wafer, by_kind[TestKind.FUNCTIONAL]), [[0]])
    assert same(values(wafer, by_kind[TestKind.FUNCTIONAL], Retest.FIRST), [[1]])
    assert same(values(wafer, by_kind[TestKind.PARAMETRIC], Retest.FIRST), [[0.5]])
    assert same(values(wafer, by_kind[TestKind.MULTI_RESULT], Retest.FIRST), [[7]])


ATDF = (
    "WIR:1||2|W1\n"
    "PIR:1|1\n"
    "PTR:23|1|1|0.9973|P||Vth|| |V|0.9|1.1|||||| 3|3|3\n"
    "MPR:24|1|1||1.5,2.5|P||Leak|| |A|1|3\n"
    "FTR:25|1|1|P||||||||||||||||Scan|ignored\n"
    "PRR:1|1|1|3|P|1|1|0|0\n"
    "PIR:1|1\n"
    "PTR:23|1|1|1.2|F|H\n"
    "MPR:24|1|1||1.75,\n"
    " 2.75|F|S\n"
    "FTR:25|1|1|F\n"
    "PRR:1|1|2|3|F|2|2|1|0\n"
    "PIR:1|1\nPTR:23|1|1|1.0|P|A\nFTR:25|1|1|F|N\nPRR:1|1|3|2|P|1|1|2|0\n"
    "WRR:1||3|W1\nMRR:\n"
)


def test_atdf_holds_the_same(tmp_path):
    wafer = wafer_of(tmp_path, (HEAD + ATDF).encode(), "lot.atd")
    vth, leak1, leak2, scan = sorted(listed(wafer), key=lambda t: (t.number, t.place))
    assert (vth.number, vth.name, vth.units, vth.scale, vth.count) == (23, "Vth", "mV", 3, 3)
    assert (vth.low, vth.high) == (pytest.approx(900), pytest.approx(1100))
    assert values(wafer, vth)[0, :2] == pytest.approx([997.3, 1200.0])
    assert np.isnan(values(wafer, vth)[0, 2])  # an alarm
    assert (leak1.name, leak1.place, leak2.place, leak1.units) == ("Leak", 1, 2, "A")
    assert same(values(wafer, leak1), [[1.5, NAN, NAN]])  # S: the scale was wrong
    assert same(values(wafer, leak2), [[2.5, NAN, NAN]])
    assert scan.kind is TestKind.FUNCTIONAL
    assert same(values(wafer, scan), [[1, 0, NAN]])


def test_the_name_of_a_functional_test_in_atdf_is_the_21st_field(tmp_path):
    fields = ["5", "1", "1", "P", *[""] * 16, "Scan", "ALARM"]
    body = f"WIR:1||2|W1\nPIR:1|1\nFTR:{'|'.join(fields)}\nPRR:1|1|1|1|P|1|1|0|0\nWRR:1||1|W1\n"
    wafer = wafer_of(tmp_path, (HEAD + body + "MRR:\n").encode(), "lot.atd")
    assert listed(wafer)[0].name == "Scan"


def test_scaled_atdf_is_in_the_units_that_are_shown(tmp_path):
    data = (HEAD + ATDF).replace("FAR:A|4|2|U", "FAR:A|4|2|S").encode()
    wafer = wafer_of(tmp_path, data, "lot.atd")
    vth = next(test for test in listed(wafer) if test.number == 23)
    assert (vth.low, vth.high) == (pytest.approx(0.9), pytest.approx(1.1))
    assert values(wafer, vth)[0, 0] == pytest.approx(0.9973)


@pytest.mark.parametrize("cut", range(20, 420, 37))
def test_a_cut_atdf_keeps_what_stands_before(tmp_path, cut):
    data = (HEAD + ATDF).encode()
    wafers = opened(tmp_path, data[: len(data) - cut], "lot.atd")
    for wafer in wafers:
        for test in listed(wafer):
            values(wafer, test)


def test_the_real_demo_lot_holds_single_results_only():
    (wafer,) = opened_real()
    assert {test.kind for test in listed(wafer)} == {TestKind.PARAMETRIC}


def opened_real():
    from ml_core.formats.opening import open_wafers

    return list(open_wafers([shared_data("stdf/lot2.stdf.gz")]))


def test_the_layout_here_is_that_of_the_specification():
    file = ftr(StdfFile(">"), 5, name="N")
    length, kind, sub = struct.unpack_from(">HBB", bytes(file))
    assert (length, kind, sub) == (len(bytes(file)) - 4, 15, 20)
