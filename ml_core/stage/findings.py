"""What failure analysis found at a point, and the tables in which a microscope's side says so."""

import csv
import datetime
import io
from dataclasses import dataclass
from enum import Enum
from typing import Final

from ml_core.wafer.errors import WaferFileError


class Outcome(Enum):
    """The verdict of failure analysis on a point."""

    CONFIRMED = "confirmed"
    NOT_FOUND = "not found"
    OTHER = "other mechanism"
    WITHDRAWN = "withdrawn"
    """An earlier verdict no longer holds; the point is open again."""


@dataclass(frozen=True)
class Finding:
    """One verdict on one point.

    Attributes:
        point: the point's number.
        outcome: the verdict.
        words: what was seen, free text.
        found_on: date, ISO 8601 (``2026-11-24``).
        author: who says so; empty where not told.
        wafer_id: the wafer it is said of, or the first of its digits; empty where not told.
    """

    point: int
    outcome: Outcome
    words: str = ""
    found_on: str = ""
    author: str = ""
    wafer_id: str = ""


@dataclass(frozen=True)
class FindingsRead:
    """What a table says.

    Attributes:
        findings: verdicts, in the table's order.
        open: lines with no verdict yet.
        problems: lines that could not be understood, one sentence each.
    """

    findings: tuple[Finding, ...]
    open: int
    problems: tuple[str, ...]


_NAMES: Final = {
    "point": ("point", "point_id", "defectid"),
    "outcome": ("fa_verdict", "verdict", "outcome", "result"),
    "words": ("fa_words", "words", "note", "comment", "remark"),
    "date": ("fa_date", "date", "found_on"),
    "author": ("fa_by", "by", "author", "operator"),
    "wafer": ("wafer_id",),
}
_OUTCOMES: Final = {
    "confirmed": Outcome.CONFIRMED, "found": Outcome.CONFIRMED, "yes": Outcome.CONFIRMED,
    "not found": Outcome.NOT_FOUND, "none": Outcome.NOT_FOUND, "no": Outcome.NOT_FOUND,
    "other mechanism": Outcome.OTHER, "other": Outcome.OTHER,
    "withdrawn": Outcome.WITHDRAWN, "open": Outcome.WITHDRAWN,
}  # fmt: skip
_DATES: Final = ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y")
_FORMULA: Final = ("=", "+", "-", "@")


def outcome_named(text: str) -> Outcome | None:
    """The verdict that a word means, any case; None for a word that means none."""
    return _OUTCOMES.get(" ".join(text.lower().replace("_", " ").replace("-", " ").split()))


def read_findings(data: bytes, *, source: str, today: datetime.date) -> FindingsRead:
    """Read verdicts out of a table: the stage list as it was sent, filled in.

    Args:
        data: CSV in UTF-8 or Windows-1252, with commas, semicolons or tabs. Its head names
            ``point`` and ``fa_verdict`` (or ``verdict``), and may name ``fa_words``,
            ``fa_date``, ``fa_by`` and ``wafer_id``; other columns are passed over.
        source: the file's path, for messages.
        today: date of a verdict that tells none.

    Returns:
        The verdicts, and a sentence on each line that could not be understood.

    Raises:
        WaferFileError: there is no head, or it names no point or no verdict.
    """
    text = _decoded(data)
    rows = list(csv.reader(io.StringIO(text), delimiter=_delimiter(text)))
    places = _columns(rows[0] if rows else [], source)
    findings: list[Finding] = []
    problems: list[str] = []
    still_open = 0
    for number, row in enumerate(rows[1:], 2):
        cells = {name: row[at].strip() if at < len(row) else "" for name, at in places.items()}
        if not cells["point"] or not cells["outcome"]:
            still_open += bool(cells["point"])
            continue
        try:
            findings.append(_finding(cells, today))
        except ValueError as error:
            problems.append(f"{source}, line {number}: {error}.")
    return FindingsRead(tuple(findings), still_open, tuple(problems))


def _finding(cells: dict[str, str], today: datetime.date) -> Finding:
    if not cells["point"].isdecimal():
        raise ValueError(f"'{cells['point']}' is no point's number")
    outcome = outcome_named(cells["outcome"])
    if outcome is None:
        known = ", ".join(each.value for each in Outcome)
        raise ValueError(f"'{cells['outcome']}' is no verdict; write one of {known}")
    return Finding(
        point=int(cells["point"]), outcome=outcome, words=_unguarded(cells.get("words", "")),
        found_on=_date(cells.get("date", ""), today).isoformat(),
        author=_unguarded(cells.get("author", "")), wafer_id=cells.get("wafer", "").lower(),
    )  # fmt: skip


def _date(text: str, today: datetime.date) -> datetime.date:
    if not text:
        return today
    for form in _DATES:
        try:
            return datetime.datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise ValueError(f"'{text}' is no date; write it as 2026-11-24 or 24.11.2026")


def _columns(head: list[str], source: str) -> dict[str, int]:
    titles = [title.strip().lower() for title in head]
    found: dict[str, int] = {}
    for name, spellings in _NAMES.items():
        at = next((titles.index(each) for each in spellings if each in titles), None)
        if at is not None:
            found[name] = at
    for name, title in (("point", "point"), ("outcome", "fa_verdict")):
        if name not in found:
            raise WaferFileError(
                source=source, where="line 1",
                what=f"the head names no column '{title}'; send back the stage list with its "
                "head as it was exported",
            )  # fmt: skip
    return found


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    head = text.split("\n", 1)[0]
    return max(",;\t", key=head.count)


def _unguarded(text: str) -> str:
    """Text without the apostrophe that keeps a spreadsheet from running it."""
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA else text
