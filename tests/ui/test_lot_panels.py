"""The lot page's panels under real clicks: bins, measured values, comparison; their colours."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from ml_core.wafer.grid import DieGrid
from tests.shared_data import shared_data
from tests.ui.lot_bench import (
    BINS,
    COMPARE,
    PARAMETRIC,
    click_wafer,
    lot_of,
    page,
    read,
    rest,
    screen,
    show,
    station,
    stdf,
)
from tests.wafers import plain_wafer
from wafer_studio.ui.lot.cell_map import CellMap
from wafer_studio.ui.lot.colours import (
    ABOVE,
    BELOW,
    FIRST,
    SECOND,
    share_table,
    value_table,
    values_image,
)
from wafer_studio.ui.lot.search_box import SearchBox
from wafer_studio.ui.theme import DARK, LIGHT, contrast

__all__ = ["page", "show", "station"]


def picture(page):
    """The first wafer's picture in the gallery, None while it is being made."""
    made = page.gallery.model.index(0).data(Qt.ItemDataRole.DecorationRole)
    return None if made is None or made.isNull() else made.toImage()


def test_bins_that_count_as_failing_are_ticked_applied_and_taken_back(
    show, page, station, qtbot, tmp_path
):
    show()
    read(qtbot, station, stdf(tmp_path))
    page.tabs.setCurrentIndex(BINS)
    bins = page.bins
    assert bins.table.texts() == [
        ["fails", "3", "2", "40.00 %", "66.7 %", ""],
        ["fails", "5", "1", "20.00 %", "100.0 %", ""],
        ["passes", "1", "2", "40.00 %", "–", ""],
    ]
    assert bins.told.text() == "As the files of product GOLD say: bins 3, 5 fail."
    assert not bins.apply.isEnabled()
    before = picture(page)
    bins.table.tick(0, is_on=False)
    assert bins.table.texts()[0] == ["fails", "5", "1", "20.00 %", "100.0 %", ""]
    assert "Not applied yet: bin 5 would fail for product GOLD." in bins.told.text()
    bins.apply.click()
    qtbot.waitUntil(lambda: page.gallery.model.wafer_at(0).fails == 1, timeout=10_000)
    rest(qtbot, station)
    assert bins.told.text() == "Chosen for product GOLD (hard bins): bin 5 fails."
    qtbot.waitUntil(lambda: picture(page) not in (None, before), timeout=10_000)
    assert "20.00 % of all dies fail" in page.stack.told.text()
    bins.reset.click()
    qtbot.waitUntil(lambda: page.gallery.model.wafer_at(0).fails == 3, timeout=10_000)
    rest(qtbot, station)
    assert bins.told.text() == "As the files of product GOLD say: bins 3, 5 fail."


def test_bins_of_the_chosen_wafer_and_of_none(show, page, station, qtbot, tmp_path):
    show()
    read(qtbot, station, stdf(tmp_path))
    page.tabs.setCurrentIndex(BINS)
    page.bins.scope.setCurrentIndex(1)
    assert "Choose a wafer in the gallery" in page.bins.words
    click_wafer(qtbot, page, 0)
    assert page.bins.table.rowCount() == 3
    page.bins.kind.setCurrentIndex(1)
    assert "carry no soft bins" in page.bins.words


def test_values_of_the_real_demo_lot(show, page, station, qtbot):
    show()
    read(qtbot, station, shared_data("stdf/lot2.stdf.gz"))
    click_wafer(qtbot, page, 0)
    page.tabs.setCurrentIndex(PARAMETRIC)
    rest(qtbot, station)
    panel = page.parametric
    assert panel.words == ""
    assert panel.test.count() == 74
    rows = dict(panel.table.texts())
    assert rows["Values"] == "733"
    assert rows["Lower limit"] == "-0.9 v"
    panel.retest.setCurrentIndex(1)
    rest(qtbot, station)
    assert dict(panel.table.texts())["Values"] == "728"
    panel.map.setFocus()
    qtbot.keyClick(panel.map, Qt.Key.Key_Up)
    assert panel.readout.text().startswith("Die (")
    panel.span.setCurrentIndex(1)
    assert dict(panel.table.texts())["Values"] == "728"


def test_a_wafer_of_another_format_says_why_it_has_no_values(show, page, station, qtbot):
    show(*lot_of(2))
    page.tabs.setCurrentIndex(PARAMETRIC)
    click_wafer(qtbot, page, 1)
    rest(qtbot, station)
    assert page.parametric.words == (
        "Values of tests are read from STDF and ATDF files; LOT-1 / 2 came from csv."
    )


def test_two_wafers_are_compared(show, page, station, qtbot):
    show(plain_wafer("1", fails=((5, 4), (6, 4), (7, 4))), plain_wafer("2", fails=((5, 4), (1, 1))),
         plain_wafer("3", columns=13))  # fmt: skip
    page.tabs.setCurrentIndex(COMPARE)
    click_wafer(qtbot, page, 0)
    assert "Select two wafers" in page.compare.words
    click_wafer(qtbot, page, 1, Qt.KeyboardModifier.ControlModifier)
    rest(qtbot, station)
    assert page.compare.words == ""
    numbers = dict(page.compare.table.texts())
    assert numbers["Fail on both"] == "1"
    assert numbers["Fail on A only"] == "2"
    assert numbers["Fail on B only"] == "1"
    assert numbers["Dies on which both agree"] == "97.5 %"
    assert numbers["Shared fails (of all fails of either)"] == "25.0 %"
    qtbot.mouseMove(page.compare.map, screen(page.compare.map, 1, 1))
    qtbot.waitUntil(lambda: page.compare.readout.text() == "Die (1, 1): fails on B only")
    click_wafer(qtbot, page, 2, Qt.KeyboardModifier.ControlModifier)
    assert "3 are selected now" in page.compare.words
    click_wafer(qtbot, page, 0, Qt.KeyboardModifier.ControlModifier)
    rest(qtbot, station)
    assert "it has 13 x 10 dies, not 12 x 10" in page.compare.words


def test_signs_can_be_read_on_their_colours():
    assert all(contrast(colour, "#000000") >= 4.5 for colour in (ABOVE, BELOW, FIRST, SECOND))


@pytest.mark.parametrize("table", [share_table(LIGHT), share_table(DARK), value_table()])
def test_a_larger_value_is_always_lighter_or_always_darker(table):
    light = [contrast(f"#{int(c) & 0xFFFFFF:06X}", "#000000") for c in table[::15]]
    steps = np.diff(light)
    assert (steps > 0).all() or (steps < 0).all()


def test_values_get_the_colours_of_their_place():
    values = np.array([[0.0, 1.0, np.nan], [-5.0, 9.0, 0.5]])
    table = value_table()
    over = values > 1.0
    image = values_image(values, table, low=0.0, high=1.0, marked=[(over, "#010203")])
    pixels = [[image.pixel(x, y) for x in range(3)] for y in range(2)]
    assert pixels[0] == [table[0], table[255], 0]
    assert pixels[1] == [table[0], 0xFF010203, table[128]]


def test_a_map_is_copied_as_a_picture(show, page):
    show(*lot_of(2))
    page.stack.map.copying.trigger()
    copied = QGuiApplication.clipboard().pixmap()
    assert copied.size() == page.stack.map.size()
    assert copied.toImage().pixelColor(2, 2).name() == LIGHT.backdrop.lower()


def test_the_map_zooms_and_comes_back(qtbot):
    made = CellMap("Map")
    qtbot.addWidget(made)
    made.resize(400, 400)
    grid = DieGrid.estimated(columns=10, rows=10)
    image = values_image(np.zeros((10, 10)), value_table(), low=0.0, high=1.0)
    made.set_cells(grid, image, describe=str)
    made.show()
    before = made.screen_of((5, 5))
    qtbot.keyClick(made, Qt.Key.Key_Plus)
    assert made.screen_of((5, 5)) != before
    qtbot.mouseDClick(made, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert made.screen_of((5, 5)) == before


def test_a_long_list_is_searched_by_any_part_of_an_entry(qtbot):
    box = SearchBox("Lot", width=10)
    qtbot.addWidget(box)
    box.addItems(["Lot A17", "Lot B17", "lot b18"])
    box.show()
    field = box.lineEdit()
    field.selectAll()
    qtbot.keyClicks(field, "B1")
    found = [box.completer().completionModel().index(row, 0).data() for row in range(2)]
    assert found == ["Lot B17", "lot b18"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.keyClick(box.completer().popup(), Qt.Key.Key_Escape)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert box.currentText() == "Lot A17"
