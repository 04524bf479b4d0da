"""Tables for the clipboard: what a spreadsheet and a slide get."""

import csv
import io

from ml_core.formats.results.clipboard import html_table, tab_separated


def test_text_has_a_line_a_row_and_a_tab_between_cells():
    text = tab_separated(["Wafer", "mm²"], [["LOT / 1", -2.5], [None, True]])
    assert text == "Wafer\tmm²\r\nLOT / 1\t-2.5\r\n\ttrue\r\n"
    rows = list(csv.reader(io.StringIO(text), delimiter="\t"))
    assert rows[1] == ["LOT / 1", "-2.5"]


def test_a_text_is_never_a_formula_nor_a_second_cell():
    text = tab_separated(["a"], [["=1+1"], ["-A"], ["x\ty\nz"]])
    assert text.split("\r\n") == ["a", "'=1+1", "'-A", "x y z", ""]


def test_html_escapes_marks_and_puts_numbers_at_the_right():
    table = html_table(["<A>"], [["a & b"], [3]])
    assert "<th" in table
    assert "&lt;A&gt;" in table
    assert "a &amp; b" in table
    assert 'text-align:right">3</td>' in table
    assert table.count("<tr>") == 3
