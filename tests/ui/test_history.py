"""Who drew a shape and when: by menu and key, from the change log on the disk."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.test_drawing import begin, drag, place, saved
from wafer_studio.ui.dialogs.history import HistoryDialog

TEXT = Qt.ItemDataRole.AccessibleTextRole


def shown(bench, window):
    """The dialog once it shows something."""
    (dialog,) = window.findChildren(HistoryDialog)
    bench.until(lambda: dialog.table.rowCount() or dialog.words != "Reading …")
    return dialog


def lines(dialog):
    table = dialog.table
    return [
        (table.item(row, 1).text(), table.item(row, 2).text()) for row in range(table.rowCount())
    ]


def ask_for_menu(view, at, reason=QContextMenuEvent.Reason.Mouse):
    QApplication.sendEvent(view, QContextMenuEvent(reason, at, view.mapToGlobal(at)))


def test_the_history_of_a_shape_tells_who_did_what(bench, lot):
    def act(window):
        begin(bench, window, lot, "die_brush")
        me = window.station.switching.name
        drag(bench, window, (5, 5), (7, 5))
        QTest.keyClick(window.map, Qt.Key.Key_4)
        window.actions_by_key["tool_select"].trigger()
        QTest.mouseClick(window.map, Qt.MouseButton.LeftButton, pos=place(window, 6, 5))
        QTest.keyClick(window.map, Qt.Key.Key_2)
        saved(bench, window)
        QTest.keyClick(window.map, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
        dialog = shown(bench, window)
        assert dialog.windowTitle() == "History of 1 – Center"
        assert lines(dialog) == [(me, "Paint dies: Edge"), (me, "Set class: Center")]
        table = dialog.table
        assert table.currentRow() == 1  # the last change
        said = table.item(0, 0).data(TEXT)
        assert said.startswith(f"Change 1: Paint dies: Edge, by {me}, 20")
        QTest.keyClick(table, Qt.Key.Key_Up)
        assert table.currentRow() == 0
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    bench.run(act)


def test_a_shape_that_came_again_tells_that_it_was_gone(bench, lot):
    def act(window):
        begin(bench, window, lot, "die_brush")
        drag(bench, window, (5, 5), (7, 5))
        for key in ("undo", "redo"):
            window.actions_by_key[key].trigger()
            saved(bench, window)
        window.actions_by_key["select_all"].trigger()
        window.actions_by_key["history"].trigger()
        dialog = shown(bench, window)
        assert [what for _, what in lines(dialog)] == [
            "Paint dies: Edge",
            "Undo: Paint dies: Edge (the shape went)",
            "Redo: Paint dies: Edge",
        ]
        dialog.reject()

    bench.run(act)


def test_the_menu_of_the_map_means_the_shape_under_the_pointer(bench, lot):
    def act(window):
        begin(bench, window, lot, "die_brush")
        drag(bench, window, (5, 5), (7, 5))
        drag(bench, window, (20, 20), (22, 20))
        first, second = window.station.annotating.shapes
        menu = window.page.menu
        ask_for_menu(window.map, place(window, 6, 5))
        assert menu.isVisible()
        assert window.desk.selected_ids == {first.shape_id}
        menu.close()
        window.desk.select([second.shape_id])
        ask_for_menu(window.map, QPoint(3, 3), QContextMenuEvent.Reason.Keyboard)
        assert window.desk.selected_ids == {second.shape_id}  # a key leaves the selection
        menu.setActiveAction(window.actions_by_key["history"])
        QTest.keyClick(menu, Qt.Key.Key_Return)
        dialog = shown(bench, window)
        assert dialog.windowTitle().startswith("History of 2")
        dialog.reject()

    bench.run(act)


def test_one_shape_is_asked_for(bench, lot):
    def act(window):
        begin(bench, window, lot, "die_brush")
        window.actions_by_key["history"].trigger()
        assert "Select one shape" in window.status.currentMessage()
        assert window.findChildren(HistoryDialog) == []

    bench.run(act)


def test_a_dialog_that_was_closed_before_the_answer_is_left_alone(bench, lot):
    def act(window):
        begin(bench, window, lot, "die_brush")
        drag(bench, window, (5, 5), (7, 5))
        window.actions_by_key["history"].trigger()
        window.findChildren(HistoryDialog)[0].reject()
        bench.idle(window)

    bench.run(act)
