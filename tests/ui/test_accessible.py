"""Every control can be reached by keys and has a name that a screen reader says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QToolBar,
    QWidget,
)

from tests.ui.joining import personal_of
from wafer_studio.app.messages import Crash
from wafer_studio.ui import accessibility
from wafer_studio.ui.accessibility import Announcer
from wafer_studio.ui.canvas.view import MapView
from wafer_studio.ui.commands import COMMANDS, all_keys

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    MapView,
)


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


def controls_of(window):
    """What a user can work on in a window, parts that Qt makes for its own use left out."""
    shown = [c for c in window.findChildren(QWidget) if isinstance(c, CONTROLS) and c.isVisible()]
    return [c for c in shown if not isinstance(c, QScrollBar) and not is_qts_own(c)]


def is_qts_own(control):
    """True for the buttons inside of fields, table corners, and the line inside of a spin box."""
    parent = control.parent()
    inside = isinstance(parent, QLineEdit | QAbstractSpinBox | QKeySequenceEdit | QComboBox)
    return inside or control.metaObject().className() in ("QTableCornerButton", "QHeaderView")


def reached_by_tab(window):
    """Widgets that the focus comes to when Tab is pressed all the way round."""
    reached = []
    for _ in range(400):
        focused = window.focusWidget()
        if focused in reached:
            break
        reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return reached


def unreached(window):
    reached = reached_by_tab(window)
    # The focus of a box that can be typed in lies in its field.
    reached += [widget.parent() for widget in reached if isinstance(widget, QLineEdit)]
    waiting = [c for c in controls_of(window) if c.isEnabled() and c not in reached]
    # A button of the toolbar is a command, and each stands in a menu too.
    return [c for c in waiting if not isinstance(c.parent(), QToolBar) or not is_in_menu(c)]


def is_in_menu(button):
    actions = button.actions()
    return any(a.associatedObjects()[1:] for a in actions)


def test_every_control_of_the_window_and_its_dialogs_is_named_and_reached_by_tab(bench, lot):
    def act(window):
        personal = personal_of(window)
        bench.open_lot(window, lot)
        window.messages.show()
        window.activateWindow()
        window.map.setFocus()
        assert [c for c in controls_of(window) if not name_of(c)] == []
        assert unreached(window) == []
        crash = Crash("ValueError: x", "report", window.station.data / "x.txt")
        for show in (
            personal.show_settings,
            personal.show_keys,
            lambda: personal.show_crash(crash),
        ):
            show()
            dialog = window.findChildren(QDialog)[-1]
            assert [c for c in controls_of(dialog) if not name_of(c)] == []
            assert unreached(dialog) == []
            dialog.reject()

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


def test_a_screen_reader_hears_what_was_opened_and_found(bench, lot):
    def act(window):
        personal = personal_of(window)
        said = []
        personal.announcer.said.connect(said.append)
        bench.open_lot(window, lot)
        assert said == [
            "Wafer LOT / 1 is open. Not inspected yet.",
            "Inspection done. 1 defect; verdict Center.",
        ]
        window.wafers.step(1)
        bench.until(lambda: len(said) == 4)
        bench.idle(window)
        window.wafers.step(1)
        bench.until(lambda: len(said) == 6)
        bench.idle(window)
        assert said[2:] == [
            "Wafer LOT / 2 is open. Not inspected yet.",
            "Inspection done. 2 defects; verdict Center.",
            "Wafer LOT / 3 is open. Not inspected yet.",
            "Inspection done. No defect.",
        ]
        window.wafers.step(-1)
        bench.until(lambda: len(said) == 7)
        bench.idle(window)
        assert said[6] == "Wafer LOT / 2 is open. 2 defects; verdict Center."

    bench.run(act)


def test_what_is_said_goes_to_the_systems_screen_reader(qtbot, monkeypatch):
    sent = []
    monkeypatch.setattr(
        accessibility.QAccessible,
        "updateAccessibility",
        lambda event: sent.append((event.type(), event.message(), event.politeness())),
    )
    window = QWidget()
    qtbot.addWidget(window)
    announcer = Announcer(window)
    announcer.say("Inspection done.")
    announcer.say("Undone: Paint.", at_once=True)
    announcer.say("")
    polite = QAccessible.AnnouncementPoliteness
    announcement = QAccessible.Event.Announcement
    assert sent == [
        (announcement, "Inspection done.", polite.Polite),
        (announcement, "Undone: Paint.", polite.Assertive),
    ]


def test_a_screen_reader_hears_dies_that_keys_come_to_and_defects_that_are_chosen(bench, lot):
    def act(window):
        personal = personal_of(window)
        bench.open_lot(window, lot)
        window.wafers.step(1)
        bench.until(lambda: window.station.document.wafer.name == "LOT / 2")
        bench.until(lambda: window.station.document.inspection is not None)
        bench.idle(window)
        said = []
        personal.announcer.said.connect(said.append)
        window.map.setFocus()
        bench.qtbot.keyClick(window.map, Qt.Key.Key_Left)
        # The middle of 30 columns and rows is (15, 15); the set has no coordinates of its own.
        (die,) = said
        assert die.startswith("Die (14, 15): pass. ")
        assert "mm" in die
        bench.qtbot.mouseMove(window.map, window.map.screen_of((9, 9)).toPoint())
        bench.qtbot.mouseMove(window.map, window.map.screen_of((11, 9)).toPoint())
        assert said == [die]
        said.clear()
        window.actions_by_key["next_defect"].trigger()
        # 6 x 6 dies are the larger blob of wafer 2, 4 x 4 the smaller.
        assert said == ["Defect 1 of 2: Center, 36 dies."]
        window.actions_by_key["next_defect"].trigger()
        assert said[1:] == ["Defect 2 of 2: Center, 16 dies."]

    bench.run(act)


def test_a_screen_reader_hears_what_goes_wrong(bench, tmp_path):
    broken = tmp_path / "broken.stdf"
    broken.write_bytes(b"no wafer")

    def act(window):
        personal = personal_of(window)
        bench.idle(window)
        said = []
        personal.announcer.said.connect(said.append)
        bench.drop(window.map, broken)
        bench.until(lambda: said)
        bench.idle(window)
        assert any("broken.stdf" in words for words in said)

    bench.run(act)


def test_a_screen_reader_hears_each_step_and_which_was_undone(bench, lot):
    def act(window):
        personal = personal_of(window)
        bench.open_lot(window, lot)
        annotating = window.station.annotating
        bench.until(lambda: annotating.can_edit)
        said = []
        personal.announcer.said.connect(said.append)

        def ask(key):
            window.actions_by_key[key].trigger()
            bench.until(lambda: annotating.can_edit)
            bench.idle(window)

        ask("no_defect")
        ask("undo")
        ask("redo")
        assert said == ["No defect.", "Undone: No defect.", "Done again: No defect."]
        said.clear()
        window.wafers.step(1)
        bench.until(lambda: any("is open" in words for words in said))
        bench.idle(window)
        assert not [words for words in said if words.startswith(("Undone", "Done again"))]

    bench.run(act)


@pytest.mark.parametrize("place", range(5), ids=["wafer", "explain", "lot", "tables", "stage"])
def test_every_control_of_each_page_is_named_and_reached_by_tab(bench, lot, place):
    def act(window):
        personal_of(window)
        bench.open_lot(window, lot)
        window.pages.setCurrentIndex(place)
        bench.idle(window)
        window.pages.setFocus()
        assert [told(c) for c in controls_of(window) if not name_of(c)] == []
        assert "; ".join(told(c) for c in unreached(window)) == ""

    bench.run(act)


def told(control):
    """What a failing test says of a control, so that it is found."""
    text = getattr(control, "text", str)()
    owner = type(control.parent()).__name__
    return f"{type(control).__name__} {text!r} {name_of(control)!r} in {owner}"
