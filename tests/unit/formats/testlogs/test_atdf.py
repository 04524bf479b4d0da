"""ATDF reader against text written by hand after the specification's samples."""

from pathlib import Path

import pytest

from ml_core.wafer.grid import Notch
from ml_core.wafer.map import DieResult
from ml_core.wafer.taxonomy import FAIL, NO_DIE, PASS
from tests.unit.formats.opened import only_error, only_wafer, wafers_and_errors, wafers_of

HEAD = """\
FAR:A|4|2|U
MIR:A3002B|80386|80386HOT|akbar|J971|8:14:59 23-JUL-1992|8:23:02 23-JUL-1992|Sandy|P|1|2B|HOT|N
"""


def saved(folder: Path, text: str) -> Path:
    path = folder / "lot.atd"
    path.write_bytes(text.encode("latin-1"))
    return path


def test_a_lot_by_hand(tmp_path: Path) -> None:
    text = HEAD + (
        "WCR:D|R|U|200|2.5|3.5|3|18|-7\n"
        "WIR:2|8:24:02 23-JUL-1992|2|W01\n"
        "PIR:2|1\n"
        "PTR:23|2|1|997.3|F|AOH|Check 2nd layer\n"
        "PRR:2|1|13|78|F|4|41|17|-7|||644|Device at edge\n"
        " of wafer|F13C20\n"
        "PIR:2|1\nPRR:2|1|14|78|P|1||18|-7\n"
        "PIR:2|1\nPRR:2|1|13|78|P|1|0|17|-8\n"
        "PIR:2|1\nPRR:2|1|13|78|P|1|0|17|-8|C\n"
        "WRR:2|11:02:42 23-JUL-1992|4|W01|3|102|214|3\n"
        "MRR:12:17:12 23-JUL-1992|H\n"
    )
    wafer = only_wafer(saved(tmp_path, text))
    assert wafer.cells.tolist() == [[FAIL, PASS], [PASS, NO_DIE]]
    assert wafer.hard_bins is not None
    assert wafer.hard_bins.tolist() == [[4, 1], [1, -1]]
    assert wafer.soft_bins is not None
    assert wafer.soft_bins.tolist() == [[41, -1], [0, -1]]
    assert wafer.retests == (DieResult(17, -8, True, hard_bin=1, soft_bin=0, part="13"),)
    assert wafer.grid.pitch_mm == (3.5, 2.5)
    assert wafer.grid.diameter_mm == 200.0
    assert wafer.grid.notch is Notch.DOWN
    info = wafer.info
    assert (info.lot, info.wafer, info.product) == ("A3002B", "W01", "80386")
    assert (info.program, info.equipment, info.step) == ("80386HOT", "akbar", "HOT")
    assert info.tested_at == "1992-07-23T08:24:02Z"
    assert wafer.source.format == "atdf"


def test_the_separator_is_the_one_that_the_first_record_uses(tmp_path: Path) -> None:
    text = HEAD.replace("|", ";") + "WIR:1;;;W9\r\nPIR:1;0\r\nPRR:1;0;7;1;F;2;;3;4\r\n"
    wafer = only_wafer(saved(tmp_path, text + "WRR:1;;1;W9\r\nMRR:\r\n"))
    assert wafer.cells.tolist() == [[FAIL]]
    assert wafer.grid.first_die == (3, 4)
    assert wafer.warnings == ()


def test_a_continued_record_is_one(tmp_path: Path) -> None:
    text = HEAD + "WIR:1|||W\n 07\nPIR:1\n |0\nPRR:1|0|7|1|P|1||1\n 2|-\n 3\nWRR:1||1|W07\nMRR:\n"
    wafer = only_wafer(saved(tmp_path, text))
    assert wafer.info.wafer == "W07"
    assert wafer.grid.first_die == (12, -3)


def test_a_record_that_cannot_be_read_is_named_by_its_line(tmp_path: Path) -> None:
    text = HEAD + "WIR:1|||A\nPRR:1|0|1|1|P|1||x|4\nPIR:1|0\nPRR:1|0|1|1|P|1||3|4\nHELLO\n"
    wafer = only_wafer(saved(tmp_path, text + "WRR:1||1|A\nMRR:\n"))
    assert wafer.die_count == 1
    assert wafer.warnings == (
        "2 records could not be read and were passed over; the first is line 4: PRR: "
        "field 8 is 'x', not a number from -32768 to 32767.",
    )


def test_every_cut_keeps_the_dies_before_it_and_says_so(tmp_path: Path) -> None:
    text = HEAD + "WIR:1|||A\nPIR:1|0\nPRR:1|0|1|1|P|1||13|24\nPIR:1|0\nPRR:1|0|1|1|F|2||14|24\n"
    data = text + "WRR:1||2|A\nMRR:\n"
    first, second = text.index("PIR:1|0", len(HEAD) + 20), len(text)
    for cut in range(6, len(data) - 2):
        wafers, errors = wafers_and_errors(saved(tmp_path, data[:cut]))
        whole = (cut >= first) + (cut >= second)
        assert sum(wafer.die_count for wafer in wafers) == whole, cut
        assert bool(errors) == (whole == 0)
        if wafers and not data[:cut].endswith(("\nMRR", "\nMRR:")):
            assert any("MRR" in line for line in wafers[0].warnings), cut


def test_a_line_that_never_ends_is_refused(tmp_path: Path) -> None:
    error = only_error(saved(tmp_path, "FAR:A|4|2|U\nPRR:" + "1" * 100_000))
    assert error.where == "line 2"


@pytest.mark.parametrize("field", ["40000", "-40000", "9" * 500])
def test_coordinates_beyond_the_format_are_refused(tmp_path: Path, field: str) -> None:
    text = HEAD + f"PRR:1|0|1|1|P|1||{field}|4\nPRR:1|0|1|1|P|1||3|4\nMRR:\n"
    (wafer,) = wafers_of(saved(tmp_path, text))
    assert wafer.die_count == 1
    assert "not a number from -32768 to 32767" in wafer.warnings[2]
