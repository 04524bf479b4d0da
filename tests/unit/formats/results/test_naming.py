import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ml_core.formats.results.naming import NameBook, safe_name
from ml_core.wafer.map import WaferSource
from tests.unit.formats.plain_inspection import wafer_map

CELLS = np.ones((2, 2), dtype=np.uint8)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LOT7_03", "LOT7_03"),
        ("../../etc/passwd", "etc_passwd"),
        ("..", "wafer"),
        ("", "wafer"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1", "_com1"),
        ("a:b|c?d*e", "a_b_c_d_e"),
        ("C:\\data\\lot", "C_data_lot"),
        ("trailing. ", "trailing"),
        ("ロット７", "ロット７"),
        ("x" * 300, "x" * 100),
        ("a\x00b\nc", "a_b_c"),
        ("工" * 90, "工" * 60),
    ],
)
def test_names_by_hand(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text())
def test_any_text_gives_one_plain_file_name(text: str) -> None:
    name = safe_name(text)
    assert 1 <= len(name) <= 101
    assert not set(name) & set('<>:"/\\|?*')
    assert name.isprintable() or all(ord(mark) >= 32 for mark in name)
    assert name.strip(". ") == name


def test_equal_wafers_get_different_names_whatever_their_case() -> None:
    book = NameBook()
    names = [book.name(wafer_map(CELLS, lot=lot, wafer="1")) for lot in ("A", "A", "a", "B")]
    assert names == ["A_1", "A_1_2", "a_1_3", "B_1"]


def test_a_second_name_does_not_take_one_that_is_given_later() -> None:
    book = NameBook()
    names = [book.name(wafer_map(CELLS, lot="A", wafer=w)) for w in ("1", "1", "1_2")]
    assert len(set(names)) == 3


def test_a_nameless_wafer_is_named_after_its_file() -> None:
    source = WaferSource("maps/lot.zip!deep/maps.npz", "ab" * 32, key="17")
    wafer = wafer_map(CELLS, lot=None, wafer=None, source=source)
    assert NameBook().name(wafer) == "maps_17"
