"""The map, its legend and its table, by mouse and keys."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip


def test_a_click_on_a_line_of_the_table_goes_to_the_cluster(bench, lot):
    def act(window):
        bench.open_lot(window, lot)
        window.wafers.choose(window.wafers.model.id_at(1))
        bench.until(lambda: window.defects.model.rowCount() == 2)
        bench.idle(window)
        before = window.map.camera.scale
        view = window.defects.view
        bench.click(view.viewport(), view.visualRect(view.model().index(1, 1)).center())
        assert window.map.current_defect == 2
        assert window.map.camera.scale > before
        # The smaller cluster, columns 4 to 7 and rows 20 to 23, is in the middle now.
        at = window.map.screen_of((5, 21))
        middle = QPointF(window.map.width() / 2, window.map.height() / 2)
        assert (at - middle).manhattanLength() < 0.5 * window.map.width()

    bench.run(act)


def test_a_click_on_a_cluster_chooses_its_line(bench, lot):
    def act(window):
        bench.open_lot(window, lot)
        bench.click(window.map, window.map.screen_of((14, 14)))
        assert window.map.current_defect == 1
        assert len(window.defects.view.selectionModel().selectedRows()) == 1
        bench.click(window.map, window.map.screen_of((3, 3)))
        assert window.map.current_defect == 0
        assert window.defects.view.selectionModel().selectedRows() == []

    bench.run(act)


def test_the_table_sorts_by_a_click_on_its_head(bench, lot):
    def act(window):
        bench.open_lot(window, lot)
        window.wafers.choose(window.wafers.model.id_at(1))
        bench.until(lambda: window.defects.model.rowCount() == 2)
        bench.idle(window)
        head, view = window.defects.view.horizontalHeader(), window.defects.view
        numbers = lambda: [view.model().index(r, 0).data() for r in range(2)]  # noqa: E731
        assert numbers() == ["1", "2"]
        column = head.sectionViewportPosition(3) + head.sectionSize(3) // 2
        bench.click(head.viewport(), QPoint(column, head.height() // 2))
        assert numbers() == ["2", "1"]

    bench.run(act)


def test_the_legend_and_the_digits_hide_and_show_a_class(bench, lot):
    def act(window):
        bench.open_lot(window, lot)
        place = window.map.screen_of((14, 14))
        shown = colours_around(window.map, place)
        bench.click(window.legend.box("center"), QPoint(8, 9))
        assert window.map.hidden_classes == {"center"}
        assert colours_around(window.map, place) != shown
        bench.click(window.map, place)
        assert window.map.current_defect == 0
        window.activateWindow()
        bench.qtbot.keyClick(window.map, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        assert window.map.hidden_classes == frozenset()
        assert colours_around(window.map, place) == shown

    bench.run(act)


def colours_around(view, place):
    image = view.grab().toImage()
    x, y = round(place.x()), round(place.y())
    return {image.pixelColor(x + d, y + e).name() for d in range(-20, 20) for e in range(-20, 20)}


def test_wheel_zooms_to_the_pointer_and_the_middle_button_pans(bench, lot):
    def act(window):
        bench.open_lot(window, lot)
        at = QPointF(200, 150)
        under = window.map.camera.to_raster(at.x(), at.y())
        before = window.map.camera
        send_wheel(window.map, at, 240)
        assert window.map.camera.scale == pytest.approx(before.scale * 1.25**2)
        assert window.map.camera.to_raster(at.x(), at.y()) == pytest.approx(under)
        middle = Qt.MouseButton.MiddleButton
        x, y = window.map.camera.x, window.map.camera.y
        bench.qtbot.mousePress(window.map, middle, pos=QPoint(100, 100))
        bench.qtbot.mouseMove(window.map, QPoint(130, 90))
        bench.qtbot.mouseRelease(window.map, middle, pos=QPoint(130, 90))
        assert (window.map.camera.x, window.map.camera.y) == pytest.approx((x + 30, y - 10))
        window.actions_by_key["fit"].trigger()
        assert window.map.camera == before
        window.actions_by_key["actual"].trigger()
        assert window.map.camera.scale == pytest.approx(1)

    bench.run(act)


def send_wheel(view, at, turn):
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_space_and_drag_pan(bench, lot):
    def act(window):
        bench.open_lot(window, lot)
        x = window.map.camera.x
        bench.qtbot.keyPress(window.map, Qt.Key.Key_Space)
        bench.qtbot.mousePress(window.map, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
        bench.qtbot.mouseMove(window.map, QPoint(60, 100))
        bench.qtbot.mouseRelease(window.map, Qt.MouseButton.LeftButton, pos=QPoint(60, 100))
        bench.qtbot.keyRelease(window.map, Qt.Key.Key_Space)
        assert window.map.camera.x == pytest.approx(x - 40)
        assert window.map.current_defect == 0

    bench.run(act)


def test_pointer_and_tooltip_tell_of_the_die(bench, lot):
    def act(window):
        bench.open_lot(window, lot)
        at = window.map.screen_of((14, 13)).toPoint()
        bench.qtbot.mouseMove(window.map, at)
        told = window.status.readout.text()
        assert "Die (14, 13): fail" in told
        assert "mm (est.)" in told
        assert "in Center" in told
        tip = QHelpEvent(QEvent.Type.ToolTip, at, window.map.mapToGlobal(at))
        QApplication.sendEvent(window.map, tip)
        assert QToolTip.text().startswith("Die (14, 13): fail")

    bench.run(act)


def test_the_map_is_walked_by_keys(bench, lot):
    def act(window):
        bench.open_lot(window, lot)
        window.map.setFocus()
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            bench.qtbot.keyClick(window.map, key)
        assert "Die (16, 14): fail" in window.status.readout.text()
        bench.qtbot.keyClick(window.map, Qt.Key.Key_Return)
        assert window.map.current_defect == 1
        bench.qtbot.keyClick(window.map, Qt.Key.Key_Escape)
        assert window.map.current_defect == 0
        assert window.status.readout.text() == ""
        window.actions_by_key["next_defect"].trigger()
        assert window.map.current_defect == 1

    bench.run(act)
