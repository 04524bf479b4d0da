"""Evidence pages: what stands on them, that they are the same each time, and how far they go."""

import hashlib
import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import numpy as np
import pytest

from ml_core.formats.results.evidence import (
    EvidenceDetails,
    EvidenceFolder,
    Heat,
    evidence_pdf,
)
from ml_core.formats.results.overlay import draw_panel
from ml_core.wafer.grid import DieGrid, Known, Notch
from tests.pdf_texts import texts
from tests.unit.formats.plain_inspection import inspection_of, wafer_map

GRID = DieGrid(
    10, 10, (20.0, 30.0), 300.0, Notch.LEFT, pitch_known=Known.READ, diameter_known=Known.READ
)
DETAILS = EvidenceDetails(
    operator="A. Lee",
    note="ticket FA-7 " * 60,
    program="Wafer Studio 9.9",
    written=datetime(2026, 11, 24, 14, 30, tzinfo=timezone(timedelta(hours=1))),
)


def one_defect(**changes):
    """10 x 10 dies of 20 x 30 mm (30 px each), the cell (7, 2) covered but for its rim."""
    cells = np.ones((10, 10), dtype=np.uint8)
    cells[2, 7] = 2
    wafer = wafer_map(cells, **{"grid": GRID, **changes})
    mask = np.zeros((300, 300), dtype=np.bool_)
    mask[62:88, 212:238] = True
    return wafer, inspection_of(wafer, {"particle": mask})


def many_defects(count):
    """A wafer with so many squares of one class."""
    wafer, _ = one_defect()
    mask = np.zeros((300, 300), dtype=np.bool_)
    for n in range(count):
        mask[n // 20 * 10 + 2 : n // 20 * 10 + 6, n % 20 * 15 + 2 : n % 20 * 15 + 8] = True
    found = inspection_of(wafer, {"edge": mask})
    assert len(found.defects) == count
    return wafer, found


def heat_of(wafer):
    width, height = wafer.grid.raster_size
    raster = np.linspace(0, 1, width * height, dtype=np.float32).reshape(height, width)
    return Heat("particle", raster, "79 % of the attention lies on the outer 12 % of the radius.")


def test_the_page_tells_where_by_what_and_from_what():
    wafer, found = one_defect()
    (page,) = texts(evidence_pdf(wafer, found, details=DETAILS, heat=heat_of(wafer)))
    said = " | ".join(page)
    for expected in (
        "Evidence: LOT7 / 03", "Wafer Studio 9.9", "A. Lee", "2026-11-24 13:30 UTC",
        "by-hand 1.0 on CPUExecutionProvider", "c" * 64, "ab" * 32, wafer.wafer_id,
        "10 x 10 dies, pitch 20 x 30 mm, diameter 300 mm", "notch left on the map",
        "What speaks for Particle (Grad-CAM)", "79 % of the attention", "1 of 100 dies fail",
    ):  # fmt: skip
        assert expected in said, expected
    assert hashlib.sha256(wafer.raster().astype(np.uint8).tobytes()).hexdigest() in page
    assert hashlib.sha256(found.mask.tobytes()).hexdigest() in page


def test_the_table_tells_die_and_place_of_each_defect():
    wafer, found = one_defect(grid=replace(GRID, notch=Notch.DOWN))
    (page,) = texts(evidence_pdf(wafer, found, details=DETAILS, heat="none"))
    at = page.index("P1")
    # Pixels of 2/3 mm by 1 mm; the visit is pixel (225.5, 75.5), the centre (150, 150).
    assert page[at : at + 8] == [
        "P1", "Particle", "0.88", "7, 2", "50.333", "74.500", "450.67", "1",
    ]  # fmt: skip


def test_lengths_that_were_guessed_are_marked():
    wafer, found = one_defect(grid=DieGrid.estimated(columns=10, rows=10))
    (page,) = texts(evidence_pdf(wafer, found, details=DETAILS, heat="none"))
    assert {"x, mm est.", "y, mm est.", "mm2 est."} <= set(page)
    assert any("mm (estimated); notch unknown" in text for text in page)
    assert any("about" in text and "mm2 (est.)" in text for text in page)


def test_why_there_is_no_heat_map_stands_in_its_place():
    wafer, found = one_defect()
    (page,) = texts(evidence_pdf(wafer, found, details=DETAILS, heat="No heat map: no reason."))
    assert "No heat map: no reason." in page
    assert "nothing" not in page


def test_equal_arguments_give_equal_bytes_and_others_others():
    wafer, found = one_defect()
    first = evidence_pdf(wafer, found, details=DETAILS, heat=heat_of(wafer))
    assert first == evidence_pdf(wafer, found, details=DETAILS, heat=heat_of(wafer))
    assert first != evidence_pdf(
        wafer, found, details=replace(DETAILS, operator="B"), heat=heat_of(wafer)
    )


@pytest.mark.parametrize(("count", "pages"), [(12, 1), (13, 2), (46, 2), (47, 3), (200, 7)])
# 12 rows on the first page, 34 on each that follows.
def test_a_long_table_goes_on_and_loses_no_defect(count, pages):
    wafer, found = many_defects(count)
    shown = texts(evidence_pdf(wafer, found, details=DETAILS, heat="none"))
    assert shown[0][-1].endswith(f"page 1 of {len(shown)}")
    assert shown[-1][-1].endswith(f"page {len(shown)} of {len(shown)}")
    names = [text for page in shown for text in page if re.fullmatch(r"E\d+", text)]
    assert names == [f"E{n}" for n in range(1, count + 1)]
    assert len(shown) == pages


def test_a_long_note_is_cut_and_a_missing_operator_is_a_line():
    wafer, found = one_defect()
    (page,) = texts(evidence_pdf(wafer, found, details=DETAILS, heat="none"))
    assert any(text.startswith("ticket FA-7") and text.endswith(" ...") for text in page)
    bare = evidence_pdf(wafer, found, details=EvidenceDetails(), heat="none")
    assert "A. Lee" not in texts(bare)[0]


def test_images_clean_wafers_and_odd_names_have_pages_too(tmp_path):
    grid = DieGrid.estimated(columns=300, rows=200, has_dies=False)
    image = wafer_map(np.ones((200, 300), dtype=np.uint8), grid=grid)
    folder = EvidenceFolder(tmp_path / "out", details=DETAILS)
    folder.add(image, inspection_of(image, {}))
    wafer, some = one_defect(lot="ロット7", wafer="<3>")
    folder.add(wafer, some)
    assert folder.close() == (tmp_path / "out",)
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 2


def test_panels_of_a_wafer_are_to_one_scale_and_differ_where_they_should():
    wafer, found = one_defect()
    plain, masks = draw_panel(wafer), draw_panel(wafer, found)
    heat = draw_panel(wafer, found, heat=heat_of(wafer).raster, outlined="particle")
    assert plain.pixels.shape == masks.pixels.shape == heat.pixels.shape
    assert plain.mm_per_pixel == masks.mm_per_pixel == heat.mm_per_pixel
    side = plain.pixels.shape[0]
    # 300 mm of map are 760 pixels high and 200 mm wide in the middle.
    assert plain.mm_per_pixel == pytest.approx(300 / 760, rel=0.01)
    corner = (slice(0, 40), slice(0, 40))
    assert (plain.pixels[corner] == 255).all()
    assert (heat.pixels[corner] == 255).all()
    middle = (side // 2 + 30, side // 2 - 100)
    assert (plain.pixels[middle] == masks.pixels[middle]).all()
    assert (plain.pixels[middle] != heat.pixels[middle]).any()
