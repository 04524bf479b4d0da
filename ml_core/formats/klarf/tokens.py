"""KLARF 1.1 and 1.2 as pieces of statements, line by line, in bounded memory.

A statement is a keyword, values and a semicolon. Quoted strings may hold semicolons. Some
tools forget a semicolon: a line that begins with a known keyword therefore ends what is open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ml_core.formats.reader import PlainFile
from ml_core.formats.shared.sources import decode, refuse

MAX_LINE: Final = 1 << 24
"""Longest line, bytes."""

KEYWORDS: Final = frozenset(
    {
        "FileVersion", "FileTimestamp", "InspectionStationID", "SampleType", "ResultTimestamp",
        "LotID", "SampleSize", "DeviceID", "SetupID", "StepID", "ResultsID",
        "SampleOrientationMarkType", "OrientationMarkLocation", "DiePitch", "DieOrigin",
        "WaferID", "Slot", "SampleCenterLocation", "ClassLookup", "OrientationInstructions",
        "OrientationInstruction", "CoordinatesMirrored", "InspectionTest", "SampleTestPlan",
        "SampleDieMap", "AreaPerTest", "DefectRecordSpec", "DefectList", "SummarySpec",
        "SummaryList", "TiffFileName", "TiffSpec", "TiffFilename", "WaferStatus", "LotStatus",
        "EndOfFile", "ProcessEquipmentIDList", "RemovedDieList", "DefectClusterSpec",
        "DefectClusterSetup", "CustomWaferList", "WaferScribe", "OperatorId", "Product",
        "ClassificationSource", "ProcessEquipmentState", "FileRecord", "TestParametersSpec",
        "TestParametersList", "RecipeID", "RecipeVersion", "AlignmentPoints", "AlignmentImages",
        "AlignmentImageTransforms", "DatabaseAlignmentMarks", "ClusterClassificationList",
        "DefectDataSpec", "DefectDataList",
    }
)  # fmt: skip
"""Keywords of KLARF 1.x; a line that begins with one begins a statement."""

_TOKEN: Final = re.compile(r'"[^"]*"|"[^"]*$|;|[^\s;"]+')


@dataclass(frozen=True, slots=True)
class Piece:
    """What one line adds to one statement.

    Attributes:
        keyword: the statement's keyword; empty where a statement begins with a number, which
            goes on with the list before it.
        line: number of the line, from 1.
        tokens: values, quotes taken off.
        is_last: True where the semicolon, or what stands for it, has come.
    """

    keyword: str
    line: int
    tokens: list[str]
    is_last: bool


def lines_of(file: PlainFile) -> Iterator[tuple[int, str]]:
    """Yield (number from 1, text) of each line.

    Raises:
        WaferFileError: the file cannot be read, a line is over ``MAX_LINE`` bytes, or holds NUL.
    """
    try:
        with file.path.open("rb") as stream:
            number = 0
            while line := stream.readline(MAX_LINE + 1):
                number += 1
                yield number, _checked(file, number, line)
    except OSError as error:
        raise refuse(file, f"cannot be read ({error.strerror}); check that it is there") from error


def _checked(file: PlainFile, number: int, line: bytes) -> str:
    if len(line) > MAX_LINE:
        raise refuse(file, f"the line is longer than {MAX_LINE:,} bytes", f"line {number}")
    if b"\0" in line:
        raise refuse(file, "a NUL byte stands in the text; the file is damaged", f"line {number}")
    return decode(line)


def pieces(file: PlainFile) -> Iterator[Piece]:
    """Yield the pieces of all statements in file order.

    Raises:
        WaferFileError: as ``lines_of``.
    """
    keyword: str | None = None
    for number, text in lines_of(file):
        values: list[str] = []
        plain = keyword is not None and ";" not in text and '"' not in text
        if plain and (words := text.split()) and words[0] not in KEYWORDS:
            yield Piece(keyword or "", number, words, False)
            continue
        for index, token in enumerate(_TOKEN.findall(text)):
            if token == ";":
                yield Piece(keyword or "", number, values, True)
                keyword, values = None, []
            elif keyword is None:
                keyword = "" if _is_number(token) else token
                values = [token] if keyword == "" else []
            elif index == 0 and token in KEYWORDS:
                yield Piece(keyword, number, [], True)
                keyword = token
            else:
                values.append(token.strip('"') if token[0] == '"' else token)
        if keyword is not None and (values or not plain):
            yield Piece(keyword, number, values, False)


def _is_number(token: str) -> bool:
    return token[0] in "+-.0123456789"
