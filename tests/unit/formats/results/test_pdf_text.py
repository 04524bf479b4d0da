"""Marks of many languages on a page, read back with PDFium."""

import io
from dataclasses import replace

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from ml_core.formats.results.evidence import evidence_pdf
from ml_core.formats.results.pdf_text import draw_runs, lines_of, runs_of, width_of
from ml_core.formats.results.report_tables import draw_text
from tests.unit.formats.results.test_evidence import DETAILS, one_defect

NOTES = {
    "german": "Kratzer quer über den Wafer, Größe 3 µm – prüfen",
    "polish": "Zażółć gęślą jaźń, Łódź",
    "greek": "Γρατζουνιά στο δισκίο, ελέγξτε",
    "russian": "Царапина поперёк пластины",
    "chinese": "晶圆上有划痕,请检查边缘区域。",
    "japanese": "ウェハに傷があります。端を確認。",
    "mixed": "Lot 7: 划痕 und Größe Ω",
}


def read(pdf):
    """All that PDFium finds on the pages, without blanks and ends of lines."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return "".join("".join(found).split())


@pytest.mark.parametrize("note", NOTES.values(), ids=list(NOTES))
def test_a_note_and_a_name_are_read_again(note):
    wafer, found = one_defect()
    details = replace(DETAILS, note=note, operator=note[:12])
    pdf = evidence_pdf(wafer, found, details=details, heat="none")
    said = read(pdf)
    assert "".join(note.split()) in said
    assert said.count("".join(note[:12].split())) >= 2
    assert pdf == evidence_pdf(wafer, found, details=details, heat="none")


def test_the_fonts_that_show_a_text():
    assert runs_of("Größe €") == (("Helvetica", "Größe €"),)
    assert runs_of("Łódź", bold=True) == (("DejaVuSans-Bold", "Łódź"),)
    assert runs_of("a划b") == (("DejaVuSans", "a"), ("STSong-Light", "划"), ("DejaVuSans", "b"))
    assert runs_of("傷あり") == (("HeiseiMin-W3", "傷あり"),)
    assert runs_of("a\U0001f600Ω") == (("DejaVuSans", "a?Ω"),)
    assert runs_of("") == ()


def test_only_the_marks_that_are_used_are_embedded():
    wafer, found = one_defect()
    plain = evidence_pdf(wafer, found, details=DETAILS, heat="none")
    greek = evidence_pdf(wafer, found, details=replace(DETAILS, note="Ωμέγα"), heat="none")
    assert b"DejaVu" not in plain
    assert 0 < len(greek) - len(plain) < 40_000


@pytest.mark.parametrize("text", [*NOTES.values(), "a/very/long/path" * 20, "x" * 300])
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(text):
    for width in (30.0, 90.0, 400.0):
        lines = lines_of(text, size=8, width=width)
        assert all(width_of(line, size=8) <= width for line in lines if len(line) > 1)
        assert "".join("".join(lines).split()) == "".join(text.split())
    assert lines_of("  ", size=8, width=50) == []


def test_a_text_at_the_right_ends_there(tmp_path):
    page = io.BytesIO()
    canvas = Canvas(page, pagesize=(200, 50))
    draw_text(canvas, "Γ7 Ωμέγα", x=190, y=20, size=10, align="right")
    canvas.save()
    document = pypdfium2.PdfDocument(page.getvalue())
    (obj, *others) = [o for o in document[0].get_objects() if o.type == 1]
    right = max(o.get_bounds()[2] for o in (obj, *others))
    document.close()
    assert 186 <= right <= 190.5


def test_bold_is_bold(tmp_path):
    page = io.BytesIO()
    canvas = Canvas(page)
    draw_runs(canvas, "Ωμέγα", x=10, y=10, size=10, bold=True)
    canvas.save()
    assert b"DejaVuSans-Bold" in page.getvalue()
