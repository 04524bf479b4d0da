"""The table of dies says what the map shows."""

from dataclasses import replace

import numpy as np
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.test_drawing import begin, drag, measured
from tests.wafers import full_wafer, inspection_of, plain_wafer
from wafer_studio.ui.panels.dies import HEADS, DieTable, Which


def lines(table):
    model = table.model
    return [
        [model.index(row, column).data() for column in range(len(HEADS))]
        for row in range(model.rowCount())
    ]


def choose(table, which):
    table.which.setCurrentIndex(list(Which).index(which))
    table.which.activated.emit(table.which.currentIndex())


def test_failed_dies_come_first_with_state_place_and_class(qtbot):
    table = DieTable()
    qtbot.addWidget(table)
    assert table.count.text() == ""
    wafer = plain_wafer()  # 12 x 10 dies, (5, 4) and (6, 4) failed
    table.show_wafer(wafer, inspection_of(wafer))
    found = lines(table)
    assert [(x, y, state) for x, y, state, *_ in found] == [("5", "4", "fail"), ("6", "4", "fail")]
    pitch = wafer.grid.pitch_mm  # the wafer's middle is the corner of cell (6, 5)
    assert found[0][5:7] == [f"{-0.5 * pitch[0]:.2f}", f"{0.5 * pitch[1]:.2f}"]
    assert [row[7] for row in found] == ["Center", "Center"]
    assert table.count.text() == "2 dies"
    assert table.model.headerData(5, Qt.Orientation.Horizontal) == "≈ x mm"


def test_dies_under_shapes_in_masks_and_all_of_them(qtbot):
    table = DieTable()
    qtbot.addWidget(table)
    wafer = plain_wafer()
    table.show_wafer(wafer, inspection_of(wafer))
    table.model.show_drawn(np.array([0, 53]))
    assert [row[8] for row in lines(table)] == ["yes", ""]
    choose(table, Which.DRAWN)
    assert [row[:2] for row in lines(table)] == [["0", "0"], ["5", "4"]]
    choose(table, Which.ALL)
    assert table.count.text() == "120 dies"
    choose(table, Which.FOUND)
    assert {row[7] for row in lines(table)} == {"Center"}


def test_bins_and_the_source_s_own_coordinates(qtbot):
    table = DieTable()
    qtbot.addWidget(table)
    wafer = full_wafer()
    table.show_wafer(wafer, None)
    choose(table, Which.ALL)
    for row, (x, y) in enumerate(table.model.cell_at(r) for r in range(table.model.rowCount())):
        shown = lines(table)[row]
        assert [int(shown[0]), int(shown[1])] == wafer.grid.cell_to_die((x, y)).tolist()
        assert shown[3] == str(int(wafer.hard_bins[y, x]))


def test_a_line_brings_the_die_cursor_and_lines_can_be_copied(bench, lot):
    def act(window):
        begin(bench, window, lot, "die_brush")
        drag(bench, window, (3, 3), (5, 3))
        measured(bench, window, 1)
        table = window.page.dies
        window.page.tabs.setCurrentWidget(table)
        choose(table, Which.DRAWN)
        assert [row[:2] for row in lines(table)] == [["3", "3"], ["4", "3"], ["5", "3"]]
        at = table.view.visualRect(table.model.index(1, 0)).center()
        QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert "Die (4, 3)" in window.status.readout.text()
        table.view.setFocus()
        QTest.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        head, line = QGuiApplication.clipboard().text().splitlines()
        assert head.split("\t") == list(HEADS)
        assert line.startswith("4\t3\tpass")

    bench.run(act)


def test_an_empty_table_says_why(qtbot):
    table = DieTable()
    qtbot.addWidget(table)
    assert "Choose a wafer" in table.words
    wafer = plain_wafer()
    table.show_wafer(wafer, None)
    assert table.words == ""
    choose(table, Which.DRAWN)
    assert "under a shape" in table.words
    choose(table, Which.FOUND)
    assert "not seen this wafer" in table.words
    passed = replace(wafer, cells=np.minimum(wafer.cells, 1))
    table.show_wafer(passed, None)
    choose(table, Which.FAILED)
    assert "No die of this wafer failed" in table.words


def test_a_picture_without_dies_says_so_and_leads_to_its_defects(bench, tmp_path):
    grey = np.random.default_rng(0).integers(197, 204, (380, 400)).astype(np.uint8)
    grey[100:160, 100:200] -= 100
    Image.fromarray(grey).save(tmp_path / "photo.png")

    def act(window):
        begin(bench, window, tmp_path / "photo.png", "look")
        page = window.page
        page.tabs.setCurrentWidget(page.dies)
        assert "No dies were recognised in this picture" in page.dies.words
        assert not page.dies.which.isEnabled()
        count = len(window.station.document.inspection.defects)
        assert count
        assert f"({count})" in page.dies.words
        (label,) = [each for each in page.dies.findChildren(QLabel) if "<a href" in each.text()]
        label.setFocus()
        QTest.keyClick(label, Qt.Key.Key_Tab)  # to the link
        QTest.keyClick(label, Qt.Key.Key_Return)
        assert page.tabs.currentIndex() == 0
        assert page.defects.view.hasFocus()

    bench.run(act)
