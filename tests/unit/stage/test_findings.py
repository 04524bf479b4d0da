"""Verdicts are read from what a microscope's side sends back, and odd lines are told."""

import datetime

import pytest

from ml_core.stage.findings import Finding, Outcome, read_findings
from ml_core.wafer.errors import WaferFileError

TODAY = datetime.date(2026, 11, 24)


def read(text):
    data = text if isinstance(text, bytes) else text.encode()
    return read_findings(data, source="back.csv", today=TODAY)


def test_a_filled_list_gives_its_verdicts():
    found = read(
        "visit,point,fa_verdict,fa_words,fa_date,fa_by,wafer_id\r\n"
        "1,17,confirmed,void in via,2026-11-20,A. Lee,ABC\r\n"
        "2,4,Not Found,,,,\r\n"
        '3,9,OTHER_MECHANISM,"\'=x, crack",21.11.2026,,\r\n'
        "4,5,,,,,\r\n"
    )
    assert found.findings == (
        Finding(17, Outcome.CONFIRMED, "void in via", "2026-11-20", "A. Lee", "abc"),
        Finding(4, Outcome.NOT_FOUND, "", "2026-11-24"),
        Finding(9, Outcome.OTHER, "=x, crack", "2026-11-21"),
    )
    assert (found.open, found.problems) == (1, ())


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_spreadsheets_and_older_codings_are_understood(mark):
    text = mark.join(["Point", "Verdict", "Comment"]) + "\n" + mark.join(["3", "no", "Lötfehler"])
    assert read(text.encode("cp1252")).findings == (
        Finding(3, Outcome.NOT_FOUND, "Lötfehler", "2026-11-24"),
    )


def test_lines_that_mean_nothing_are_told_with_their_number():
    found = read("point,verdict,date\n1,maybe,\nx,no,\n2,no,yesterday\n3,yes,\n")
    assert [each.point for each in found.findings] == [3]
    assert [p.split(":")[0] for p in found.problems] == [
        "back.csv, line 2", "back.csv, line 3", "back.csv, line 4",
    ]  # fmt: skip
    assert "confirmed, not found, other mechanism" in found.problems[0]
    assert "2026-11-24" in found.problems[2]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "point,date\n1,2\n"])
def test_a_table_without_its_head_is_refused(text):
    with pytest.raises(WaferFileError, match="as it was exported"):
        read(text)
