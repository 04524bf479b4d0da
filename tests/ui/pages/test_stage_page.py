"""The stage page by hand: pick, align, drive, note, write, and read back."""

import csv
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton

from ml_core.wafer.grid import DieGrid, Known
from ml_core.wafer.map import WaferInfo
from tests.ui.pages.conftest import with_defects
from tests.wafers import plain_wafer
from wafer_studio.app.staging import Fit, PointKind, ReferencePoint
from wafer_studio.store import store as store_module
from wafer_studio.store.fa_verdicts import stage_points_and_findings
from wafer_studio.store.migrations import MIGRATIONS, Migration
from wafer_studio.ui.commands import COMMANDS
from wafer_studio.ui.pages.defects import DefectsPage
from wafer_studio.ui.pages.stage import StagePage
from wafer_studio.ui.theme import DARK

GRID = DieGrid(12, 10, (20.0, 30.0), 300.0, pitch_known=Known.READ, diameter_known=Known.READ)


@pytest.fixture(autouse=True)
def migrated(monkeypatch):
    if all(step.apply is not stage_points_and_findings for step in MIGRATIONS):
        own = Migration("stage points", stage_points_and_findings)
        monkeypatch.setattr(store_module, "MIGRATIONS", (*MIGRATIONS, own))


@pytest.fixture
def wafer():
    """12 x 10 dies of 20 x 30 mm, the centre in the middle; dies (5, 4) and (6, 4) fail."""
    return plain_wafer("1", lot="AA").with_grid(GRID)


@pytest.fixture
def page(qtbot, station, idle, filled, wafer):
    """The page with a wafer of one defect (at dies 5..6, 4) and two dies that failed."""
    found = with_defects(wafer, [("center", 9.0)])
    filled([(wafer, found)])
    made = StagePage(station)
    qtbot.addWidget(made)
    made.resize(1280, 760)
    made.show()
    made.show_wafer(wafer, found)
    idle()
    return made


def column(model, at):
    return [model.index(row, at).data() for row in range(model.rowCount())]


def box_click(qtbot, page, row):
    view = page.candidate_view
    cell = view.visualRect(view.model().index(row, 0))
    place = QPoint(cell.left() + 10, cell.center().y())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def press(qtbot, page, key, idle):
    qtbot.mouseClick(page.buttons[key], Qt.MouseButton.LeftButton)
    idle()


def type_in(qtbot, view, row, at, text, idle):
    """Edit a cell by keys, as a user does."""
    view.setFocus()
    view.setCurrentIndex(view.model().index(row, at))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChildren(QLineEdit)[-1]
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    # Qt hands the text over only when the key has been dealt with.
    QApplication.processEvents()
    idle()


def align(qtbot, page, idle, readings):
    """Make dies alignment points and type what the stage shows there."""
    for row, ((x, y), stage) in enumerate(readings):
        page.die.setText(f"{x}, {y}")
        press(qtbot, page, "add", idle)
        for axis in (0, 1):
            type_in(qtbot, page.reference_view, row, 5 + axis, str(stage[axis]), idle)


def test_no_wafer_says_what_to_do(qtbot, station, idle):
    page = StagePage(station)
    qtbot.addWidget(page)
    page.activate()
    idle()
    assert "Choose a wafer" in page.words[0]
    assert not page.buttons["export"].isEnabled()


def test_a_page_that_is_not_seen_loads_when_it_comes_to_the_front(page, idle, wafer):
    page.hide()
    page.show_wafer(replace(wafer, info=WaferInfo("OTHER", "7")), None)
    idle()
    assert page._title.text() == "<b>AA / 1</b>"
    page.show()
    idle()
    assert page._title.text() == "<b>OTHER / 7</b>"


def test_candidates_are_the_defect_and_the_dies_that_failed(page):
    assert column(page.candidates, 0) == ["Center 1", "Die", "Die"]
    assert column(page.candidates, 1)[1:] == ["5, 4", "6, 4"]
    assert column(page.candidates, 2) == ["9 mm²", "600 mm²", "600 mm²"]
    assert "Tick defects" in page.words[2]
    page.shown.setCurrentText("Dies that failed")
    assert page.candidates.rowCount() == 2


def test_a_click_on_a_head_sorts_the_candidates(qtbot, page):
    head = page.candidate_view.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(2) + 12, 8)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert column(page.candidates, 2) == ["9 mm²", "600 mm²", "600 mm²"]
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert column(page.candidates, 2) == ["600 mm²", "600 mm²", "9 mm²"]
    page.candidates.sort(4, Qt.SortOrder.DescendingOrder)
    xs = [float(text) for text in column(page.candidates, 4)]
    assert xs == sorted(xs, reverse=True)
    page.candidates.sort(3, Qt.SortOrder.DescendingOrder)
    assert column(page.candidates, 3)[0] == "88"
    page.candidates.sort(1)
    assert column(page.candidates, 1)[-1] == "6, 4"


def test_a_ticked_box_puts_a_point_on_the_list_and_takes_it_off(qtbot, page, idle):
    box_click(qtbot, page, 1)
    idle()
    assert column(page.route, 1) == ["1"]
    assert column(page.route, 3) == ["5, 4"]
    box_click(qtbot, page, 1)
    idle()
    assert page.route.rowCount() == 0


def test_space_ticks_and_the_place_is_kept(qtbot, page, idle):
    page.candidate_view.setFocus()
    page.candidate_view.setCurrentIndex(page.candidates.index(2, 0))
    qtbot.keyClick(page.candidate_view, Qt.Key.Key_Space)
    idle()
    assert column(page.route, 3) == ["6, 4"]
    assert page.candidate_view.currentIndex().row() == 2


def test_a_die_that_passed_can_be_added_by_its_numbers(qtbot, page, idle):
    qtbot.keyClicks(page.die, "0, 0")
    qtbot.keyClick(page.die, Qt.Key.Key_Return)
    idle()
    assert column(page.route, 3) == ["0, 0"]
    assert column(page.candidates, 1)[0] == "0, 0"
    qtbot.keyClicks(page.die, "99 0")
    qtbot.keyClick(page.die, Qt.Key.Key_Return)
    assert "no die 99, 0" in page._title.text()
    page.die.setText("x")
    press(qtbot, page, "die", idle)
    assert "two whole numbers" in page._title.text()


def test_two_points_align_the_stage_and_tell_the_residual(qtbot, page, idle):
    # Die middles: (0, 0) at (-110, 135) mm, (11, 0) at (110, 135); x grows by 20 mm a die.
    align(qtbot, page, idle, [((0, 0), (-110, 135)), ((11, 0), (110.02, 135))])
    assert column(page.references, 3) == ["-110.000", "110.000"]
    assert column(page.references, 4) == ["135.000", "135.000"]
    # 220 mm apart on the wafer, 220.02 on the stage: each misses by half of 20 um.
    assert column(page.references, 7) == ["10.0", "10.0"]
    assert "Residual 10.0 µm at most" in page._fitted.text()
    page.fit.setCurrentText("Affine")
    assert "1 more point" in page._fitted.text()
    assert page.alignment is None


def test_half_a_reading_waits_for_its_other_half(qtbot, page, idle):
    page.die.setText("0, 0")
    press(qtbot, page, "add", idle)
    type_in(qtbot, page.reference_view, 0, 5, "12.5", idle)
    assert page.references.points[0].stage_mm is None
    assert column(page.references, 5) == ["12.5"]
    type_in(qtbot, page.reference_view, 0, 6, "-3,25", idle)
    assert page.references.points[0].stage_mm == (12.5, -3.25)
    type_in(qtbot, page.reference_view, 0, 0, "11", idle)
    assert column(page.references, 3) == ["110.000"]
    page.references.setData(page.references.index(0, 2), "upper right")
    assert (column(page.references, 3), column(page.references, 4)) == (["120.000"], ["150.000"])
    type_in(qtbot, page.reference_view, 0, 6, "abc", idle)
    assert page.references.points[0].stage_mm == (12.5, -3.25)
    page.reference_view.setCurrentIndex(page.references.index(0, 0))
    press(qtbot, page, "remove", idle)
    assert page.references.rowCount() == 0


def test_the_next_cell_stays_open_while_the_last_is_kept(qtbot, page, idle):
    page.die.setText("0, 0")
    press(qtbot, page, "add", idle)
    view = page.reference_view
    page.references.setData(page.references.index(0, 5), "12.5")
    view.setCurrentIndex(page.references.index(0, 6))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChildren(QLineEdit)[-1]
    qtbot.keyClicks(editor, "-3")
    idle()
    assert editor.isVisible()
    assert editor.text() == "-3"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    idle()
    assert page.references.points[0].stage_mm == (12.5, -3.0)


def test_what_was_loaded_before_an_edit_is_not_shown_after_it(page, idle, wafer):
    shown = []
    page.staging.changed.connect(shown.append)
    kept = (ReferencePoint((12.5, 15.5), (1.0, 2.0)),)
    page.staging.show_wafer(wafer, None)
    page.staging.set_references(kept)
    idle()
    assert [sheet.references for sheet in shown] == [kept]


def test_points_are_driven_in_a_short_order_with_stage_positions(qtbot, page, idle):
    for die in ("0 4", "11 4", "1 4", "10 4"):
        page.die.setText(die)
        press(qtbot, page, "die", idle)
    dies = column(page.route, 3)
    assert dies in (["0, 4", "1, 4", "10, 4", "11, 4"], ["11, 4", "10, 4", "1, 4", "0, 4"])
    # In the order of the numbers: 220 + 200 + 180 mm; from end to end: 220 mm.
    assert "220 mm of travel (600 mm" in page._travel.text()
    assert column(page.route, 4) == ["–"] * 4
    # The stage is turned by a quarter: wafer (x, y) is at stage (-y, x).
    align(qtbot, page, idle, [((0, 0), (-135, -110)), ((11, 0), (-135, 110))])
    at = dies.index("10, 4")
    assert (column(page.route, 4)[at], column(page.route, 5)[at]) == ("-15.0000", "90.0000")


def test_a_verdict_is_entered_by_keys_and_kept(qtbot, page, idle, station, wafer):
    box_click(qtbot, page, 0)
    idle()
    view = page.route_view
    view.setFocus()
    view.setCurrentIndex(page.route.index(0, 7))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    combo = view.findChildren(QComboBox)[-1]
    combo.setCurrentText("other mechanism")
    combo.activated.emit(combo.currentIndex())
    idle()
    assert column(page.route, 7) == ["other mechanism"]
    type_in(qtbot, view, 0, 8, "crack in via", idle)
    type_in(qtbot, view, 0, 9, "2026-11-02", idle)
    page.show_wafer(wafer, None)
    idle()
    assert [column(page.route, at)[0] for at in (7, 8, 9)] == [
        "other mechanism", "crack in via", "2026-11-02",
    ]  # fmt: skip
    page.route.setData(page.route.index(0, 7), "open")
    idle()
    assert column(page.route, 7) == ["open"]


def test_a_verdict_stands_in_the_table_of_defects_too(qtbot, page, idle, station):
    tables = DefectsPage(station)
    qtbot.addWidget(tables)
    tables.activate()
    box_click(qtbot, page, 0)
    idle()
    page.route.setData(page.route.index(0, 7), "confirmed")
    idle()
    tables.show()
    at = next(n for n, c in enumerate(tables.defects.columns) if c.title == "FA")
    qtbot.waitUntil(lambda: tables.defects.index(0, at).data() == "confirmed")
    idle()


def test_the_list_is_written_filled_in_and_read_back(qtbot, page, idle, station, tmp_path):
    page.candidates.toggle([0, 1], picked=True)
    idle()
    page.export_to(tmp_path / "out")
    idle()
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["AA_1.stage-1.2.klarf", "AA_1.stage-1.8.klarf", "AA_1.stage.csv"]
    path = tmp_path / "out" / "AA_1.stage.csv"
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0].update(fa_verdict="not found", fa_words="clean")
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows([*rows, {**rows[0], "point": "77", "fa_verdict": "confirmed"}])
    page.staging.import_findings(path)
    idle()
    idle()
    at = column(page.route, 1).index(rows[0]["point"])
    assert column(page.route, 7)[at] == "not found"
    said = [message.text for message in station.messages.all]
    assert any("point 77 is not in this library" in text for text in said)
    assert said[-1] == "1 verdict taken, 1 points still open."
    page.staging.import_findings(tmp_path / "none.csv")
    idle()
    assert "cannot be read" in station.messages.all[-1].text


def test_an_image_without_dies_has_no_dies_to_pick(qtbot, page, idle, filled):
    grid = DieGrid.estimated(columns=300, rows=300, has_dies=False)
    image = replace(
        plain_wafer("9"), grid=grid, cells=np.ones((300, 300), np.uint8), info=WaferInfo()
    )
    filled([(image, None)])
    page.show_wafer(image, None)
    idle()
    assert page.candidates.rowCount() == 0
    assert "Inspect the wafer" in page.words[0]
    page.die.setText("1, 1")
    press(qtbot, page, "die", idle)
    assert "no die 1, 1" in page._title.text()


def test_everything_has_a_name_and_cells_are_said(page):
    page.set_theme(DARK)
    for kind in (QPushButton, QComboBox, QLineEdit):
        for control in page.findChildren(kind):
            assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
    said = page.candidates.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Area: 9 mm²"
    assert page.fit.itemData(0) is Fit.RIGID
    assert page.shown.itemData(1) is PointKind.DEFECT


@pytest.mark.parametrize("kind", [StagePage, DefectsPage])
def test_a_letter_of_the_page_is_none_of_the_menus_and_given_once(qtbot, station, kind):
    page = kind(station)
    qtbot.addWidget(page)
    texts = [button.text() for button in page.findChildren(QPushButton)]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    menus = {c.menu[c.menu.index("&") + 1].lower() for c in COMMANDS if "&" in c.menu}
    assert len(set(letters)) == len(letters) > 0
    assert not set(letters) & menus
