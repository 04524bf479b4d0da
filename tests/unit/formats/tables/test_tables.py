"""Die tables: spellings, separators, encodings, retests, and what is missing."""

import io

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ml_core.formats.tables.columns import role_of
from ml_core.formats.tables.reader import READER
from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.map import NO_BIN, DieResult
from ml_core.wafer.taxonomy import FAIL, NO_DIE, PASS
from tests.wafer_files import CSV, read, write


def test_every_field(tmp_path):
    first, second = read(READER, write(tmp_path, CSV))
    assert (first.info.lot, first.info.wafer, second.info.wafer) == ("L1", "1", "2")
    assert first.cells.tolist() == [[PASS, PASS], [NO_DIE, PASS]]
    assert first.hard_bins.tolist() == [[1, 1], [NO_BIN, 1]]
    assert first.soft_bins.tolist() == [[1, 4], [NO_BIN, 2]]
    assert first.grid.first_die == (-1, 5)
    assert first.retests == (DieResult(0, 5, False, 3, 17),)
    assert first.unplaced == (DieResult(None, None, False, 5, 9),)
    assert second.cells.tolist() == [[PASS]]
    assert first.warnings == ()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separators_and_encodings(tmp_path, separator, encoding):
    text = '# a comment, with commas; and more\nLöt;"X";Y;bin\nä;0;0;1\nä;1;0;2\n'
    data = text.replace(";", separator).encode(encoding)
    (wafer,) = read(READER, write(tmp_path, data))
    assert wafer.cells.tolist() == [[PASS, FAIL]]


def test_decimal_commas_and_floats_that_are_whole(tmp_path):
    (wafer,) = read(READER, write(tmp_path, "x;y;bin\n1,0;2,00;1\n2.0;2;3\n"))
    assert wafer.cells.tolist() == [[PASS, FAIL]]
    assert "hard bin 1 was taken to pass" in wafer.warnings[0]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("X", "x"), ("die_x", "x"), ("XCoord", "x"), ("X-Index", "x"), ("Die Column", "x"),
        ("COL", "x"), ("wafer_x", "x"), ("Y_COORD", "y"), ("Row", "y"), ("dieY", "y"),
        ("HARD_BIN", "hard"), ("Bin#", "hard"), ("SBIN", "soft"), ("Pass/Fail", "result"),
        ("is_fail", "failed"), ("Wafer ID", "wafer"), ("LotId", "lot"), ("x_mm", None),
        ("voltage", None), ("", None),
    ],
)  # fmt: skip
def test_spellings(name, role):
    assert role_of(name) == role


@pytest.mark.parametrize(
    ("column", "values", "expected"),
    [
        ("result", "P F pass", [PASS, FAIL, PASS]),
        ("pass", "true false TRUE", [PASS, FAIL, PASS]),
        ("pass", "1 0 1", [PASS, FAIL, PASS]),
        ("fail", "1 0 0", [FAIL, PASS, PASS]),
        ("sbin", "1 7 2", [PASS, FAIL, FAIL]),
    ],
)
def test_what_tells_pass_and_fail(tmp_path, column, values, expected):
    rows = "".join(f"{k},0,{word}\n" for k, word in enumerate(values.split()))
    (wafer,) = read(READER, write(tmp_path, f"x,y,{column}\n{rows}"))
    assert wafer.cells.tolist() == [expected]


def test_a_result_rules_over_a_bin_and_its_gaps_fall_back(tmp_path):
    (wafer,) = read(READER, write(tmp_path, "x,y,bin,result\n0,0,1,F\n1,0,1,\n2,0,2,P\n3,0,,\n"))
    assert wafer.cells.tolist() == [[FAIL, PASS, PASS, FAIL]]
    assert "1 dies have no result" in wafer.warnings[0]


def test_lines_of_another_length_are_left_out_and_told(tmp_path):
    (wafer,) = read(READER, write(tmp_path, "x,y,bin\n0,0,1\n# note\n1,0\n2,0,1\n"))
    assert wafer.cells.tolist() == [[PASS, NO_DIE, PASS]]
    assert any("1 lines have another number of fields" in said for said in wafer.warnings)


def test_two_lots_with_the_same_wafer_number(tmp_path):
    wafers = read(READER, write(tmp_path, "lot,wafer,x,y,bin\nA,1,0,0,1\nB,1,0,0,2\nA,1,1,0,1\n"))
    assert [wafer.source.key for wafer in wafers] == ["A/1", "B/1"]
    assert wafers[0].cells.tolist() == [[PASS, PASS]]


def _parquet(**columns: object) -> bytes:
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


def test_parquet(tmp_path):
    data = _parquet(
        Wafer=pa.array(["a", "a", "b", None]).dictionary_encode(),
        DIE_X=np.array([0, 1, 5, 6], dtype=np.int16),
        DIE_Y=[0.0, 0.0, 2.0, None],
        passed=[True, False, True, None],
        other=[[1], [2], [3], [4]],
    )
    wafers = READER.read(write(tmp_path, data), options=None or _options())
    first, second = next(wafers), next(wafers)
    assert first.cells.tolist() == [[PASS, FAIL]]
    assert (second.info.wafer, second.grid.first_die) == ("b", (5, 2))
    with pytest.raises(WaferFileError, match="no die with a position"):
        next(wafers)


def _options():
    from ml_core.formats.reader import ReadOptions

    return ReadOptions()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("name,value\na,1\n", "no column for the die's x and y; its columns are name, value"),
        ("x,value\n1,1\n", "no column for the die's y; its columns are x, value"),
        ("x,y,v\n1,1,1\n", "no column that tells pass or fail; its columns are x, y, v"),
        ("x,y,bin\n1,1.5,1\n", r"data row 1: column 'y' holds '1.5', which is no whole number"),
        ("x,y,bin\n1,1,1\nfoo,2,1\n", r"data row 2: column 'x' holds 'foo'"),
        ("x,y,bin\n1,99999999999,1\n", "no whole number"),
        ("x,y,bin\n0,0,1\n1000000,1000000,1\n", "check the die coordinates"),
        ("x,y,bin\n,,1\n", "no die with a position"),
        ("x,y,bin\n", "no row"),
        (_parquet(x=[1], y=[1]), "tells pass or fail; its columns are x, y"),
        (_parquet(x=[[1]], y=[1], bin=[1]), "damaged"),
        (_parquet(x=[1], y=[1], bin=[1])[:-30], "damaged"),
        (b"PAR1" + b"\xff" * 60 + b"PAR1", "damaged"),
    ],
)
def test_faults(tmp_path, data, said):
    with pytest.raises(WaferFileError, match=said):
        read(READER, write(tmp_path, data))


PROSE = "Dear all, this is a letter.\nIt has commas, here,\nand there, as letters\nhave\n" * 5


def test_what_is_no_table_is_not_claimed(tmp_path):
    texts = ["", "hello\nworld\n", PROSE, "<a>1,2</a>\n<b>1,2</b>\n", '{"a": 1,\n"b": 2,\n"c": 3}']
    for data in (
        *texts,
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        b"\0\1\2,\3\n" * 9,
        b"\x01\x02,\x03\n" * 20,
    ):
        assert not READER.claims(write(tmp_path, data))


def test_a_line_without_end_is_refused(tmp_path):
    with pytest.raises(WaferFileError, match="a line is longer than"):
        read(READER, write(tmp_path, "x,y,bin\n" + "1" * 20_000_000))
