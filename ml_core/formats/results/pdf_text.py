"""Text on a PDF page in the marks of most languages: which font shows which part of it.

What Windows-1252 holds is set in PDF's own Helvetica. Text with other marks is set in DejaVu Sans
(Latin, Greek, Cyrillic and more), which is embedded as far as it is used, and Chinese and Japanese
in it in the fonts that PDF viewers have for them.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

Run = tuple[str, str]
"""A font's name and a part of a text that it shows."""

_FONTS: Final = Path(__file__).parent / "fonts"
_EMBEDDED: Final = {False: "DejaVuSans", True: "DejaVuSans-Bold"}
_STANDARD: Final = {False: "Helvetica", True: "Helvetica-Bold"}
_CHINESE: Final = "STSong-Light"
_JAPANESE: Final = "HeiseiMin-W3"
_KANA: Final = (0x3040, 0x30FF)
_EAST_ASIAN: Final = ((0x2E80, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF))
"""Chinese and Japanese marks, punctuation and full width forms among them."""
_MISSING: Final = "?"


def runs_of(text: str, *, bold: bool = False) -> tuple[Run, ...]:
    """Parts of a text by the font that shows them; marks that none has become ``?``."""
    if _is_standard(text):
        return ((_STANDARD[bold], text),) if text else ()
    eastern = _JAPANESE if any(_in(mark, _KANA) for mark in text) else _CHINESE
    shown = list(_shown(text, eastern=eastern, bold=bold))
    return tuple(
        (font, "".join(mark for _, mark in part))
        for font, part in groupby(shown, key=lambda pair: pair[0])
    )


def width_of(text: str, *, size: float, bold: bool = False) -> float:
    """Width of a text, pt."""
    runs = runs_of(text, bold=bold)
    return float(sum(pdfmetrics.stringWidth(part, font, size) for font, part in runs))


def draw_runs(
    canvas: Any, text: str, *, x: float, y: float, size: float, bold: bool = False
) -> None:
    """Draw a text on one line.

    Args:
        canvas: reportlab's canvas.
        text: any text.
        x: left edge.
        y: base line.
        size: pt.
        bold: in bold, where the font has it.
    """
    for font, part in runs_of(text, bold=bold):
        canvas.setFont(font, size)
        canvas.drawString(x, y, part)
        x += pdfmetrics.stringWidth(part, font, size)


def lines_of(text: str, *, size: float, width: float) -> list[str]:
    """A text in lines no wider than a width; it breaks at blanks, and at Chinese marks."""
    lines, line = [], ""
    for piece in _pieces(" ".join(text.split())):
        if line and width_of(line + piece.rstrip(), size=size) > width:
            lines.append(line.rstrip())
            line = ""
        while width_of(piece.rstrip(), size=size) > width and len(piece) > 1:
            # A word that is wider than a line, such as a path, is cut.
            keep = next(
                n for n in range(len(piece) - 1, 0, -1)
                if n == 1 or width_of(piece[:n], size=size) <= width
            )  # fmt: skip
            lines.append(piece[:keep])
            piece = piece[keep:]
        line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> Iterator[str]:
    """What stays together in a line: a word with the blank behind it, a Chinese mark."""
    word = ""
    for mark in text:
        if _is_eastern(mark):
            if word:
                yield word
            word = ""
            yield mark
        elif mark == " ":
            yield word + mark
            word = ""
        else:
            word += mark
    if word:
        yield word


def _shown(text: str, *, eastern: str, bold: bool) -> Iterator[tuple[str, str]]:
    name = _EMBEDDED[bold]
    marks = _marks_of(name)
    for mark in text:
        if ord(mark) in marks:
            yield name, mark
        elif _is_eastern(mark):
            yield _eastern(eastern), mark
        else:
            yield name, _MISSING


@lru_cache(maxsize=2)
def _marks_of(name: str) -> frozenset[int]:
    """Code points that an embedded font has; it is registered by the way."""
    font = TTFont(name, str(_FONTS / f"{name}.ttf"))
    pdfmetrics.registerFont(font)
    # Beyond the first plane reportlab embeds nothing.
    return frozenset(code for code in font.face.charToGlyph if 0x20 <= code < 0x10000)


@lru_cache(maxsize=2)
def _eastern(name: str) -> str:
    pdfmetrics.registerFont(UnicodeCIDFont(name))
    return name


def _is_standard(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _is_eastern(mark: str) -> bool:
    return any(_in(mark, span) for span in _EAST_ASIAN)


def _in(mark: str, span: tuple[int, int]) -> bool:
    return span[0] <= ord(mark) <= span[1]
