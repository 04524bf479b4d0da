"""The lot page under real clicks and keys, over a real library: gallery and stack."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QWidget,
)

from ml_core.lots.splitting import dies_in
from ml_core.wafer.map import WaferInfo
from tests.ui.lot_bench import (
    BINS,
    COMPARE,
    PARAMETRIC,
    STACK,
    choose_lot,
    click_wafer,
    lot_of,
    names,
    page,
    rest,
    screen,
    show,
    station,
)
from tests.wafers import inspection_of, plain_wafer
from wafer_studio.ui.lot.cell_map import CellMap
from wafer_studio.ui.lot.colours import share_table
from wafer_studio.ui.lot.gallery_model import natural
from wafer_studio.ui.theme import DARK, LIGHT

__all__ = ["page", "show", "station"]


def test_an_empty_library_says_what_to_do(show, page):
    show()
    assert "Drop wafer files" in page.gallery.words
    assert not page.lot.isEnabled()
    assert not page.stack.paint.isEnabled()
    page.tabs.setCurrentIndex(BINS)
    assert "Choose a lot" in page.bins.words
    page.tabs.setCurrentIndex(PARAMETRIC)
    assert "Choose a wafer" in page.parametric.words
    page.tabs.setCurrentIndex(COMPARE)
    assert "Select two wafers" in page.compare.words


def test_wafers_that_are_dropped_while_it_is_shown_come_up(show, page, station, qtbot, tmp_path):
    show()
    path = tmp_path / "lot.npz"
    np.savez(
        path, cells=np.ones(300, np.uint8), shape=np.full((3, 2), 10), lot=["B"] * 3,
        wafer=["1", "2", "10"],
    )  # fmt: skip
    with qtbot.waitSignal(station.library.opened):
        station.library.open_paths([path])
    rest(qtbot, station)
    assert page.lot.currentText() == "B (3 wafers)"
    assert names(page) == ["1", "2", "10"]
    station.library.remove([page.gallery.model.wafer_at(0).wafer_id])
    qtbot.waitUntil(lambda: names(page) == ["2", "10"])


def test_the_gallery_is_walked_by_keys_and_a_wafer_opened(show, page, qtbot):
    wafers = lot_of(12)
    show(*wafers)
    view = page.gallery.view
    page.activateWindow()
    page.gallery.view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(view, key)
    assert page.gallery.current_id == wafers[2].wafer_id
    across = view.viewport().width() // view.visualRect(page.gallery.model.index(0)).width()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert page.gallery.current_id == wafers[2 + across].wafer_id
    with qtbot.waitSignal(page.wafer_chosen) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert caught.args == [wafers[2 + across].wafer_id]
    click_wafer(qtbot, page, 0)
    with qtbot.waitSignal(page.wafer_chosen) as caught:
        at = view.visualRect(page.gallery.model.index(0)).center()
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert caught.args == [wafers[0].wafer_id]


def test_the_gallery_is_sorted_and_filtered_and_keeps_what_is_selected(show, page, station, qtbot):
    wafers = [plain_wafer(key, fails=[(n, 4) for n in range(count)])
              for key, count in (("2", 1), ("10", 3), ("1", 0))]  # fmt: skip
    station.storing.ask(lambda store: store.add_wafers(wafers)).result()
    found = [inspection_of(wafers[0], severity=10.0), inspection_of(wafers[2], class_key="edge")]
    station.storing.ask(lambda store: store.add_inspections(found)).result()
    show()
    assert names(page) == ["1", "2", "10"]
    click_wafer(qtbot, page, 1)
    orders = {}
    for row in range(page.gallery.order.count()):
        page.gallery.order.setCurrentIndex(row)
        orders[page.gallery.order.currentText()] = names(page)
        assert page.gallery.selected_ids == (wafers[0].wafer_id,)
        assert page.gallery.current_id == wafers[0].wafer_id
    assert orders == {
        "Wafer": ["1", "2", "10"],
        "Share of fails": ["10", "2", "1"],
        "Severity": ["1", "2", "10"],
        "Verdict": ["2", "1", "10"],
        "As added": ["2", "10", "1"],
    }
    qtbot.keyClicks(page.gallery.filter, "EDGE")
    qtbot.waitUntil(lambda: names(page) == ["1"])
    page.gallery.filter.setText("nothing like it")
    qtbot.waitUntil(lambda: "No wafer of this lot matches" in page.gallery.words)
    page.gallery.filter.clear()
    qtbot.waitUntil(lambda: len(names(page)) == 3)


def test_digits_in_names_count():
    assert sorted(["W10", "w2", "W1", "A"], key=natural) == ["A", "W1", "w2", "W10"]


def test_a_lot_is_chosen_and_all_wafers_lead_with_theirs(show, page, station, qtbot):
    show(*lot_of(2), *lot_of(3, lot="B"), replace(plain_wafer("x", lot="no"), info=WaferInfo()))
    entries = [page.lot.itemText(row) for row in range(page.lot.count())]
    assert entries == [
        "No lot told (1 wafer)", "B (3 wafers)", "LOT-1 (2 wafers)", "All wafers (6)",
    ]  # fmt: skip
    choose_lot(page, "B")
    rest(qtbot, station)
    assert names(page) == ["1", "2", "3"]
    choose_lot(page, "*")
    rest(qtbot, station)
    assert names(page) == ["B / 1", "B / 2", "B / 3", "LOT-1 / 1", "LOT-1 / 2", "no.csv"]


def test_the_stack_tells_its_share_and_what_is_left_out(show, page, qtbot):
    show(*lot_of(4), plain_wafer("9", columns=13))
    told = page.stack.told.text()
    assert told.startswith("4 wafers of 12 x 10 dies, 0.83 % of all dies fail.")
    assert "LOT-1 / 9 is left out: it has 13 x 10 dies, not 12 x 10." in told
    map_view = page.stack.map
    qtbot.mouseMove(map_view, screen(map_view, 2, 4))
    qtbot.waitUntil(
        lambda: "Die (2, 4): fails on 1 of 4 wafers (25 %)" in page.stack.readout.text()
    )
    map_view.setFocus()
    qtbot.keyClick(map_view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert page.stack.readout.text() == "Die (0, 4): fails on 1 of 4 wafers (25 %)"
    assert map_view.accessibleDescription() == page.stack.readout.text()
    qtbot.keyClick(map_view, Qt.Key.Key_Up)
    assert "fails on 0 of 4 wafers" in page.stack.readout.text()


def test_zones_show_their_yield_for_lot_and_chosen_wafer(show, page, station, qtbot):
    show(*lot_of(4))
    stack = page.stack
    qtbot.keyClicks(stack.zone_bar.kind, "Quad")
    assert stack.zone_bar.kind.currentText() == "Quadrants"
    # 4 wafers, one fail each in row 4 of 10, columns 0 to 3 of 12: the upper left quarter
    assert stack.table.texts() == [
        ["Quadrant I", "120", "0", "100.0 %", "–"],
        ["Quadrant II", "120", "4", "96.7 %", "–"],
        ["Quadrant III", "120", "0", "100.0 %", "–"],
        ["Quadrant IV", "120", "0", "100.0 %", "–"],
    ]
    click_wafer(qtbot, page, 0)
    rest(qtbot, station)
    assert [row[4] for row in stack.table.texts()] == ["100.0 %", "96.7 %", "100.0 %", "100.0 %"]


def test_numbers_that_cannot_be_are_told(show, page):
    show(*lot_of(2))
    page.stack.zone_bar.kind.setCurrentText("Reticle positions")
    page.stack.zone_bar.boxes["across"].setValue(99)
    assert "does not fit a map of 12 x 10" in page.stack.zone_words
    assert page.stack.table.rowCount() == 0


def test_a_table_is_copied(show, page, qtbot):
    show(*lot_of(4))
    page.stack.zone_bar.kind.setCurrentText("Quadrants")
    table = page.stack.table
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Zone\tDies\tFails\tYield\tChosen wafer"
    assert lines[2] == "Quadrant II\t120\t4\t96.7 %\t–"
    assert len(lines) == 5
    table.selectRow(3)
    taken = []
    QShortcut(QKeySequence.StandardKey.Copy, page, lambda: taken.append("window"))
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QGuiApplication.clipboard().text().split("\n")) == 2
    assert taken == []


def loop(qtbot, map_view, corners):
    """Draw a closed loop with the left button around cell corners (column, row)."""
    points = [screen(map_view, column, row) for column, row in corners]
    qtbot.mousePress(map_view, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        qtbot.mouseMove(map_view, point)
    qtbot.mouseRelease(map_view, Qt.MouseButton.LeftButton, pos=points[-1])


def test_a_loop_on_the_stack_comes_back_as_a_shape_on_each_wafer(show, page, qtbot):
    wafers = lot_of(6)
    show(*wafers)
    stack = page.stack
    stack.paint.click()
    # a loop through the die grid from (1.7, 3.7) to (4.3, 5.3), as the middle of a cell is 0.5
    # on: of the dies that it cuts 0.3 lie in it, which is not enough
    loop(qtbot, stack.map, [(1.2, 3.2), (3.8, 3.2), (3.8, 4.8), (1.2, 4.8)])
    assert stack.give.text() == "Give 2 dies to the wafers"
    stack.class_box.setCurrentText("Scratch")
    with qtbot.waitSignal(page.stack_painted, timeout=10_000) as caught:
        stack.give.click()
    (painted,) = caught.args
    assert painted.class_key == "scratch"
    assert [key for key, _ in painted.shapes] == [wafers[2].wafer_id, wafers[3].wafer_id]
    for _, shape in painted.shapes:
        covered = dies_in([shape.polygon], wafers[0].grid)
        assert np.argwhere(covered).tolist() == [[4, 2], [4, 3]]
    assert stack.readout.text() == "2 wafers got a shape."
    assert not stack.give.isEnabled()


def test_a_region_is_taken_by_share_without_a_mouse(show, page, qtbot):
    wafers = [plain_wafer("1", fails=((5, 4), (7, 7))), plain_wafer("2", fails=((5, 4),)),
              plain_wafer("3", fails=())]  # fmt: skip
    show(*wafers)
    stack = page.stack
    stack.share.setValue(60)
    qtbot.keyClick(stack.take, Qt.Key.Key_Space)
    assert stack.give.text() == "Give 1 die to the wafers"
    stack.share.setValue(30)
    qtbot.keyClick(stack.take, Qt.Key.Key_Space)
    qtbot.keyClick(stack.only_failing, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.stack_painted, timeout=10_000) as caught:
        qtbot.keyClick(stack.give, Qt.Key.Key_Space)
    keys = [key for key, _ in caught.args[0].shapes]
    assert keys == [wafers[0].wafer_id, wafers[0].wafer_id, wafers[1].wafer_id]


def test_places_without_a_die_are_in_no_region(show, page, qtbot):
    wafer = plain_wafer("1", fails=((2, 4),))
    cells = wafer.cells.copy()
    cells[4, 3] = 0
    show(replace(wafer, cells=cells))
    page.stack.paint.click()
    loop(qtbot, page.stack.map, [(1.2, 3.2), (3.8, 3.2), (3.8, 4.8), (1.2, 4.8)])
    assert page.stack.give.text() == "Give 1 die to the wafers"


def test_single_dies_are_added_and_taken_by_click_and_by_key(show, page, qtbot):
    show(*lot_of(3))
    stack = page.stack
    stack.paint.click()
    for at in ((4, 4), (5, 4)):
        qtbot.mouseClick(stack.map, Qt.MouseButton.LeftButton, pos=screen(stack.map, *at))
    assert stack.give.text() == "Give 2 dies to the wafers"
    stack.map.setFocus()
    qtbot.keyClick(stack.map, Qt.Key.Key_Space)
    assert stack.give.text() == "Give 1 die to the wafers"
    qtbot.keyClick(stack.map, Qt.Key.Key_Left)
    qtbot.keyClick(stack.map, Qt.Key.Key_Space)
    assert not stack.give.isEnabled()


def test_an_inspection_that_comes_keeps_what_is_half_painted(show, page, station, qtbot):
    wafers = lot_of(3)
    show(*wafers)
    page.stack.share.setValue(1)
    page.stack.take.click()
    assert page.gallery.model.wafer_at(1).verdict is None
    station.storing.ask(lambda store: store.add_inspections([inspection_of(wafers[1])])).result()
    station.library.changed.emit((wafers[1].wafer_id,))
    station.storing.start(lambda store: None)
    qtbot.waitUntil(lambda: page.gallery.model.wafer_at(1).verdict == "center")
    rest(qtbot, station)
    assert page.stack.give.text() == "Give 3 dies to the wafers"
    station.storing.ask(lambda store: store.remove_wafers([wafers[2].wafer_id])).result()
    station.library.removed.emit((wafers[2].wafer_id,))
    station.storing.start(lambda store: None)
    qtbot.waitUntil(lambda: page.stack.told.text().startswith("2 wafers"))


def test_a_region_that_no_wafer_fails_in_gives_nothing(show, page, qtbot, station):
    show(plain_wafer("1", fails=((5, 4),)))
    stack = page.stack
    stack.paint.click()
    loop(qtbot, stack.map, [(7, 6), (10, 6), (10, 9), (7, 9)])
    with qtbot.assertNotEmitted(page.stack_painted):
        stack.give.click()
        rest(qtbot, station)
    assert stack.readout.text() == "No wafer got a shape: none fails in this region."
    stack.clear.click()
    assert not stack.give.isEnabled()


def test_every_control_has_a_name(show, page):
    show(*lot_of(2))
    kinds = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, CellMap)
    for tab in (STACK, BINS, PARAMETRIC, COMPARE):
        page.tabs.setCurrentIndex(tab)
        nameless = [
            control
            for control in page.findChildren(QWidget)
            if isinstance(control, kinds) and control.isVisible() and not name_of(control)
        ]
        # a field inside a box is named by its box; a table's corner is a button of Qt's own
        own = [c for c in nameless if not isinstance(c.parent(), QComboBox | QAbstractSpinBox)]
        assert [(type(c).__name__, type(c.parent()).__name__) for c in own] == []


def name_of(control):
    interface = QAccessible.queryAccessibleInterface(control)
    return interface.text(QAccessible.Text.Name) if interface else ""


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_it_is_painted_in_both_themes(show, page, station, qtbot, theme):
    show(*lot_of(4))
    page.set_theme(theme)
    page.stack.zone_bar.kind.setCurrentText("Fields")
    page.stack.take.click()
    rest(qtbot, station)
    picture = page.stack.map.grab().toImage()
    at = screen(page.stack.map, 6, 6) + QPoint(3, 3)
    none = picture.pixelColor(at).name()
    assert none == f"#{share_table(theme)[0] & 0xFFFFFF:06x}"
