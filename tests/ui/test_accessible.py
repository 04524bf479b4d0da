"""Every control can be reached by keys and has a name that a screen reader says."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QWidget

from wafer_studio.ui.canvas.view import MapView
from wafer_studio.ui.commands import COMMANDS, all_keys

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, MapView)


def test_every_control_has_a_name(bench):
    def act(window):
        bench.idle(window)
        nameless = [
            control
            for control in window.findChildren(QWidget)
            if isinstance(control, CONTROLS) and control.isVisible() and not name_of(control)
        ]
        assert [type(control).__name__ for control in nameless] == []

    bench.run(act)


def name_of(control):
    interface = QAccessible.queryAccessibleInterface(control)
    return interface.text(QAccessible.Text.Name) if interface else ""


def test_tab_reaches_filter_list_map_and_table(bench, lot):
    def act(window):
        bench.drop(window.map, lot)
        bench.until(lambda: window.station.document.inspection is not None)
        bench.idle(window)
        window.activateWindow()
        window.map.setFocus()
        reached = set()
        for _ in range(60):
            bench.qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
            reached.add(window.focusWidget())
        assert {window.map, window.wafers.view, window.defects.view} <= reached
        assert window.wafers.findChild(QLineEdit) in reached

    bench.run(act)


def test_every_key_is_given_once_and_told_in_the_help():
    keys = [command.keys for command in COMMANDS if command.keys]
    assert len(set(keys)) == len(keys)
    assert not {str(digit) for digit in range(1, 9)} & set(keys)
    assert {key for key, _ in all_keys()} >= set(keys)


def test_every_command_is_explained():
    assert all(command.tip.endswith(".") for command in COMMANDS)
    assert len({command.key for command in COMMANDS}) == len(COMMANDS)
