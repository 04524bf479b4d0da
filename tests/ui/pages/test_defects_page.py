"""The page of tables: sorted, filtered, copied and entered by hand."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QWidget,
)

from tests.ui.pages.conftest import with_defects
from tests.wafers import plain_wafer
from wafer_studio.app.tables import TableFilter
from wafer_studio.ui.pages.defects import DefectsPage
from wafer_studio.ui.theme import DARK

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QAbstractSpinBox)


@pytest.fixture
def page(qtbot, station):
    made = DefectsPage(station)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    return made


@pytest.fixture
def shown(page, filled, idle, three):
    filled(three)
    page.activate()
    idle()
    return page


def cells(page, qtbot, column):
    """Texts of a column of the table that is shown, top to bottom."""
    model = page.view.model()

    def texts():
        return [model.index(row, column).data() for row in range(model.rowCount())]

    qtbot.waitUntil(lambda: not model.is_listing and "…" not in texts())
    return texts()


def head_click(qtbot, page, column):
    head = page.view.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(column) + 12, 8)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_an_empty_library_says_what_to_do(page, idle):
    page.activate()
    idle()
    assert "Drop wafer files" in page.words
    page.tabs.setCurrentIndex(1)
    assert "Drop wafer files" in page.words


def test_wafers_without_an_inspection_say_what_to_do(qtbot, page, filled, idle, three):
    filled([(wafer, None) for wafer, _ in three])
    page.activate()
    idle()
    assert "Shift+F5" in page.words
    page.tabs.setCurrentIndex(1)
    assert page.words == ""
    assert cells(page, qtbot, 6) == ["not inspected"] * 3


def test_a_click_on_a_head_sorts_and_another_turns_round(qtbot, shown, idle):
    head_click(qtbot, shown, 5)
    idle()
    assert cells(shown, qtbot, 5) == ["≈ 2.0", "≈ 5.0", "≈ 9.0"]
    head_click(qtbot, shown, 5)
    idle()
    assert cells(shown, qtbot, 5) == ["≈ 9.0", "≈ 5.0", "≈ 2.0"]
    assert shown.tabs.tabText(0) == "Defects (3)"
    assert shown.tabs.tabText(1) == "Wafers (3)"


def test_keys_sort_by_the_column_of_the_current_cell(qtbot, shown, idle):
    cells(shown, qtbot, 0)
    shown.view.setFocus()
    shown.view.setCurrentIndex(shown.view.model().index(0, 5))
    qtbot.keyClick(shown.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert cells(shown, qtbot, 5) == ["≈ 9.0", "≈ 5.0", "≈ 2.0"]
    shown.view.setCurrentIndex(shown.view.model().index(0, 2))
    qtbot.keyClick(shown.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert cells(shown, qtbot, 2) == ["Center", "Edge", "Edge"]


def test_of_many_filters_in_a_row_the_last_one_counts(qtbot, shown, idle):
    listed = []
    shown.defects.listed.connect(lambda: listed.append(shown.defects.filter.class_key))
    for key in ("edge", "center", "edge", "ring", "center"):
        shown.defects.set_filter(TableFilter(class_key=key))
        shown.defects.line_at(0)
    idle()
    assert listed == ["center"]
    assert cells(shown, qtbot, 2) == ["Center"]
    idle()
    assert shown.tabs.tabText(0) == "Defects (1)"


def test_fields_filter_both_tables_and_reset_brings_all_back(qtbot, shown, idle):
    qtbot.keyClicks(shown.filter.text, "bb")
    qtbot.waitUntil(lambda: shown.defects.filter.text == "bb")
    idle()
    assert cells(shown, qtbot, 0) == ["BB / 2"]
    shown.filter.class_key.setCurrentText("Center")
    idle()
    assert "Nothing matches" in shown.words
    qtbot.mouseClick(shown.filter.reset_button, Qt.MouseButton.LeftButton)
    idle()
    assert shown.words == ""
    assert len(cells(shown, qtbot, 0)) == 3
    shown.filter.severity.selectAll()
    qtbot.keyClicks(shown.filter.severity, "40")
    qtbot.waitUntil(lambda: shown.wafers.filter.least_severity == 40.0)
    idle()
    shown.tabs.setCurrentIndex(1)
    assert cells(shown, qtbot, 0) == ["BB / 2"]


def test_enter_on_a_line_goes_to_the_defect(qtbot, shown, idle, three):
    cells(shown, qtbot, 0)
    shown.view.setCurrentIndex(shown.view.model().index(1, 0))
    with qtbot.waitSignal(shown.defect_chosen) as chosen:
        qtbot.keyClick(shown.view, Qt.Key.Key_Return)
    assert chosen.args == [three[0][0].wafer_id, 2]
    shown.tabs.setCurrentIndex(1)
    cells(shown, qtbot, 0)
    shown.view.setCurrentIndex(shown.view.model().index(2, 0))
    with qtbot.waitSignal(shown.wafer_chosen) as chosen:
        qtbot.keyClick(shown.view, Qt.Key.Key_Return)
    assert chosen.args == [three[2][0].wafer_id]


def test_selected_lines_are_copied_as_text_and_as_a_table(qtbot, shown, idle):
    cells(shown, qtbot, 0)
    shown.view.setFocus()
    qtbot.keyClick(shown.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(shown.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    idle()
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\r\n")
    assert lines[0].split("\t")[:6] == ["Wafer", "#", "Class", "Conf. %", "Dies", "mm²"]
    assert lines[1].split("\t")[:6] == ["AA / 1", "1", "Edge", "87.5", "2", "9.0"]
    assert len(lines) == 5
    assert data.html().count("<tr>") == 4


def test_nothing_selected_is_told(qtbot, shown, idle):
    shown.view.clearSelection()
    qtbot.mouseClick(shown.copy_button, Qt.MouseButton.LeftButton)
    assert "Select lines" in shown._told.text()
    shown.view.setCurrentIndex(QModelIndex())
    qtbot.mouseClick(shown.picture_button, Qt.MouseButton.LeftButton)
    assert "Choose a line" in shown._told.text()


def test_the_map_of_a_line_is_copied_as_a_picture_of_the_theme(qtbot, shown, idle, station):
    shown.set_theme(DARK)
    cells(shown, qtbot, 0)
    shown.view.setCurrentIndex(shown.view.model().index(0, 0))
    qtbot.keyClick(
        shown.view, Qt.Key.Key_C,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )  # fmt: skip
    idle()
    picture = QGuiApplication.clipboard().image()
    assert picture.width() == 1400
    assert picture.pixelColor(2, 2).lightness() < 40
    shown.tabs.setCurrentIndex(1)
    cells(shown, qtbot, 0)
    shown.view.setCurrentIndex(shown.view.model().index(2, 0))
    shown.copy_picture()
    idle()
    assert "F5" in station.messages.all[-1].text


def test_what_is_inspected_meanwhile_is_listed(qtbot, shown, station, filled, idle, three):
    wafer = three[2][0]
    filled([(wafer, with_defects(wafer, [("ring", 1.0)]))])
    station.library.changed.emit((wafer.wafer_id,))
    qtbot.waitUntil(lambda: shown.tabs.tabText(0) == "Defects (4)")
    idle()


def test_only_the_pages_that_are_seen_are_asked_for(qtbot, page, filled, idle):
    wafer = plain_wafer("1", lot="LL")
    areas = [float(n) for n in range(900)]
    filled([(wafer, with_defects(wafer, [("edge", area) for area in areas]))])
    page.activate()
    idle()
    page.grab()
    model = page.defects
    assert model.rowCount() == 900
    qtbot.waitUntil(lambda: model.line_at(0) is not None)
    assert model.line_at(0).area_mm2 == 0.0
    assert model.line_at(450) is None
    page.view.scrollTo(model.index(899, 0))
    page.grab()
    qtbot.waitUntil(lambda: model.line_at(899) is not None)
    assert model.line_at(899).area_mm2 == 899.0
    assert model.line_at(450) is None


def test_a_screen_reader_gets_cells_heads_and_names(qtbot, shown, idle):
    cells(shown, qtbot, 0)
    model = shown.view.model()
    said = model.index(0, 5).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Area in mm²: about 9.0"
    head = model.headerData(5, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert head.startswith("Area in mm²")
    controls = [c for c in shown.findChildren(QWidget) if isinstance(c, CONTROLS) and c.isVisible()]
    nameless = [
        type(c).__name__
        for c in controls
        if not QAccessible.queryAccessibleInterface(c).text(QAccessible.Text.Name)
        and c.parent().__class__.__name__ not in ("QDoubleSpinBox", "QTabWidget", "QTabBar")
        and "scroll" not in type(c).__name__.lower()
    ]
    assert nameless == []
