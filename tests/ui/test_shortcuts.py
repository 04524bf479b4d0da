"""One table of keys: no clash as it comes, none after any change; the dialog that changes it."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from ml_core.wafer.errors import ExportError
from ml_core.wafer.taxonomy import CLASSES
from tests.ui.joining import personal_of
from wafer_studio.ui.commands import COMMANDS, KEY_USES, Context, all_keys
from wafer_studio.ui.dialogs.shortcuts import ShortcutsDialog
from wafer_studio.ui.shortcuts import KeyTakenError, Shortcuts

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
CHANGEABLE = [c.key for c in COMMANDS] + [use.key for use in KEY_USES if not use.is_fixed]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "shortcuts.json"


@pytest.fixture
def shortcuts(qapp, path):
    return Shortcuts(path)


def clashes(shortcuts):
    """Keys that two uses have: what the table says, menu letters and fixed keys with it."""
    keys = [QKeySequence(shortcuts.keys_of(key)).toString() for key in CHANGEABLE]
    keys += [QKeySequence(k).toString() for use in KEY_USES if use.is_fixed for k in use.keys]
    keys += [QKeySequence.mnemonic(menu).toString() for menu in {c.menu for c in COMMANDS}]
    return sorted(key for key, count in Counter(keys).items() if key and count > 1)


def test_the_table_as_it_comes_has_no_clash(shortcuts):
    assert clashes(shortcuts) == []


def test_every_key_of_the_table_is_one_that_qt_reads():
    named = [c.keys for c in COMMANDS if c.keys] + [k for use in KEY_USES for k in use.keys]
    for keys in named:
        sequence = QKeySequence(keys)
        assert sequence.count() == 1
        assert sequence.toString(), keys
        assert sequence[0].key() != Qt.Key.Key_unknown


def test_no_command_and_no_other_use_share_a_name():
    names = [command.key for command in COMMANDS] + [use.key for use in KEY_USES]
    assert len(set(names)) == len(names)


def test_the_digits_pick_classes_and_nothing_else(shortcuts):
    assert [shortcuts.keys_of(f"pick_class_{digit}") for digit in range(1, 9)] == list("12345678")
    pick = [use for use in KEY_USES if use.key.startswith("pick_class_")]
    assert {use.context for use in pick} == {Context.MAP}
    for defect_class in CLASSES:
        assert shortcuts.taken_by(defect_class.hotkey) == f"Pick the class {defect_class.title}"


def test_the_help_names_all_uses():
    said = dict(all_keys())
    assert said["Ctrl+O"] == "Read wafer files or archives"
    assert said["Arrow keys"] == "Walk the dies"
    assert len(said) == len([c for c in COMMANDS if c.keys]) + len(KEY_USES)


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        ("Ctrl+E", "Export…"),
        ("ctrl+e", "Export…"),
        ("Space", "Pan"),
        ("Shift+Left", "Walk ten dies"),
        ("Alt+F", "Menu File"),
        ("Alt+3", "Show or hide"),
        ("7", "Pick the class"),
    ],
)
def test_a_key_that_is_taken_is_refused_and_named(shortcuts, path, keys, title):
    with pytest.raises(KeyTakenError) as caught:
        shortcuts.change("inspect", keys)
    assert title.rstrip("…") in str(caught.value)
    assert shortcuts.keys_of("inspect") == "F5"
    assert not path.exists()


def test_a_change_survives_a_restart_and_is_given_back(shortcuts, path):
    told = []
    shortcuts.changed.connect(lambda: told.append(shortcuts.keys_of("inspect")))
    shortcuts.change("inspect", "F6")
    shortcuts.change("open_sample", "Ctrl+Alt+S")
    shortcuts.change("export", "")
    assert json.loads(path.read_text()) == {
        "inspect": "F6",
        "open_sample": "Ctrl+Alt+S",
        "export": "",
    }
    again = Shortcuts(path)
    assert [again.keys_of(k) for k in ("inspect", "open_sample", "export")] == [
        "F6",
        "Ctrl+Alt+S",
        "",
    ]
    again.reset("inspect")
    assert again.keys_of("inspect") == "F5"
    again.reset_all()
    assert json.loads(path.read_text()) == {}
    assert [again.keys_of(c.key) for c in COMMANDS] == [c.keys for c in COMMANDS]
    assert told == ["F6", "F6", "F6"]


def test_a_default_that_was_given_away_comes_back_only_when_it_is_free(shortcuts):
    shortcuts.change("export", "F6")
    shortcuts.change("inspect", "Ctrl+E")
    with pytest.raises(KeyTakenError, match="Inspect"):
        shortcuts.reset("export")
    shortcuts.change("inspect", "")
    shortcuts.reset("export")
    assert shortcuts.keys_of("export") == "Ctrl+E"


def test_a_kept_change_rules_over_a_default_that_came_later(path):
    path.parent.mkdir()
    path.write_text('{"inspect": "Ctrl+E"}')
    shortcuts = Shortcuts(path)
    assert (shortcuts.keys_of("inspect"), shortcuts.keys_of("export")) == ("Ctrl+E", "")
    assert clashes(shortcuts) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"inspect": 5}',
        '{"gone": "F6"}',
        '{"inspect": "Nonsense+Q"}',
        '{"inspect": "Space"}',
        '{"inspect": "Alt+F"}',
        '{"inspect": "Ctrl+K, Ctrl+C"}',
    ],
)
def test_what_is_wrong_in_the_file_changes_nothing(path, text):
    path.parent.mkdir()
    path.write_text(text)
    shortcuts = Shortcuts(path)
    assert [shortcuts.keys_of(c.key) for c in COMMANDS] == [c.keys for c in COMMANDS]


KEYS = st.sampled_from(
    ["", "F5", "F6", "N", "Ctrl+E", "Ctrl+O", "1", "Alt+1", "Alt+F", "Space", "Shift+N", "Tab"]
)
STEPS = st.lists(st.tuples(st.sampled_from(CHANGEABLE), st.none() | KEYS), max_size=12)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_no_run_of_changes_leaves_a_clash(qapp, tmp_path, steps):
    path = tmp_path / "shortcuts.json"
    path.unlink(missing_ok=True)
    shortcuts = Shortcuts(path)
    for key, keys in steps:
        try:
            shortcuts.reset(key) if keys is None else shortcuts.change(key, keys)
        except KeyTakenError:
            continue
        assert clashes(shortcuts) == []
    again = Shortcuts(path)
    assert {k: again.keys_of(k) for k in CHANGEABLE} == {
        k: shortcuts.keys_of(k) for k in CHANGEABLE
    }


def test_actions_and_shortcuts_carry_the_keys_at_once(shortcuts, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    action, shortcut = QAction("x", window), QShortcut(window)
    shortcuts.attach({"inspect": action, "show_class_1": shortcut})
    assert (action.shortcut().toString(), shortcut.key().toString()) == ("F5", "Alt+1")
    shortcuts.change("inspect", "F6")
    shortcuts.change("show_class_1", "")
    assert (action.shortcut().toString(), shortcut.key().toString()) == ("F6", "")
    assert action.toolTip() == "Inspect the open wafer again. (F6)"


def test_a_file_that_cannot_be_written_is_told_and_changes_nothing(tmp_path, qapp):
    (tmp_path / "data").write_text("a file where a folder is wanted")
    shortcuts = Shortcuts(tmp_path / "data" / "shortcuts.json")
    with pytest.raises(ExportError, match="the shortcuts cannot be written"):
        shortcuts.change("inspect", "F6")
    assert shortcuts.keys_of("inspect") == "F5"


# Keys that parts of the window read by themselves; what the table calls them.
_SPELT = {
    "Escape": "Esc",
    "Delete": "Del",
    "Insert": "Ins",
    "BracketLeft": "[",
    "BracketRight": "]",
    "Plus": "+",
    "Equal": "=",
    "Minus": "-",
}


def test_every_key_that_a_part_reads_by_itself_is_in_the_table():
    ui = Path(__file__).resolve().parents[2] / "wafer_studio" / "ui"
    read = set()
    for path in ui.rglob("*.py"):
        read |= set(re.findall(r"Qt\.Key\.Key_(\w+)", path.read_text(encoding="utf-8")))
    assert read  # the map reads arrows
    known = {keys for use in KEY_USES for keys in use.keys}
    assert {_SPELT.get(name, name) for name in read} - known == set()


def test_every_key_of_the_real_window_is_in_the_table_and_given_once(bench, lot):
    def act(window):
        personal = personal_of(window)
        bench.open_lot(window, lot)
        in_window = Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut
        given = [a.shortcut() for a in window.findChildren(QAction)]
        given += [s.key() for s in window.findChildren(QShortcut) if s.context() in in_window]
        keys = [keys.toString() for keys in given if not keys.isEmpty()]
        assert [key for key, count in Counter(keys).items() if count > 1] == []
        known = {QKeySequence(personal.shortcuts.keys_of(key)).toString() for key in CHANGEABLE}
        assert set(keys) - known == set()
        assert {"F1", "F5", "Alt+8", "Ctrl+,"} <= set(keys)

    bench.run(act)


@pytest.fixture
def dialog(shortcuts, qtbot):
    dialog = ShortcutsDialog(shortcuts)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def shown(dialog):
    model = dialog.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def press(qtbot, dialog, key, modifier=Qt.KeyboardModifier.NoModifier):
    dialog.editor.setFocus()
    qtbot.keyClick(dialog.editor, key, modifier)


def test_the_dialog_lists_every_command_and_use(dialog):
    assert len(shown(dialog)) == len(COMMANDS) + len(KEY_USES)
    assert {"Export", "Inspect", "Pan", "Zoom to the pointer"} <= set(shown(dialog))
    assert not [title for title in shown(dialog) if "&" in title]


def test_a_command_is_found_by_its_name_and_by_its_key(dialog, qtbot):
    qtbot.keyClicks(dialog.search, "geom")
    assert shown(dialog) == ["Geometry"]
    assert dialog.current.key == "geometry"
    dialog.search.clear()
    qtbot.keyClicks(dialog.search, "shift+f5")
    assert shown(dialog) == ["Inspect all"]
    dialog.search.clear()
    qtbot.keyClicks(dialog.search, "no such command")
    assert shown(dialog) == []
    assert not dialog.editor.isEnabled()
    dialog.search.clear()
    assert len(shown(dialog)) == len(COMMANDS) + len(KEY_USES)


def test_a_key_is_changed_by_pressing_it(dialog, shortcuts, qtbot):
    dialog.choose("inspect")
    press(qtbot, dialog, Qt.Key.Key_F6)
    assert shortcuts.keys_of("inspect") == "F6"
    assert dialog.current.key == "inspect"
    assert dialog.view.model().index(dialog.view.currentIndex().row(), 1).data() == "F6"
    assert dialog.reset.isEnabled()
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert shortcuts.keys_of("inspect") == "F5"
    assert dialog.editor.keySequence().toString() == "F5"


def test_a_clash_is_told_at_once_and_refused(dialog, shortcuts, qtbot, monkeypatch):
    dialog.choose("inspect")
    said = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda e: said.append(e.message()))
    press(qtbot, dialog, Qt.Key.Key_E, CTRL)
    assert "taken by “Export" in dialog.hint.text()
    assert said == [dialog.hint.text()]
    assert shortcuts.keys_of("inspect") == "F5"
    assert dialog.editor.keySequence().toString() == "F5"


def test_a_key_is_taken_away_by_a_button(dialog, shortcuts, qtbot):
    dialog.choose("inspect")
    qtbot.mouseClick(dialog.no_key, Qt.MouseButton.LeftButton)
    assert shortcuts.keys_of("inspect") == ""
    assert not dialog.no_key.isEnabled()
    dialog.choose("export")
    press(qtbot, dialog, Qt.Key.Key_F5)
    assert shortcuts.keys_of("export") == "F5"


def test_leaving_the_field_without_a_key_changes_nothing(dialog, shortcuts, qtbot):
    dialog.choose("inspect")
    press(qtbot, dialog, Qt.Key.Key_Control)
    dialog.search.setFocus()
    assert shortcuts.keys_of("inspect") == "F5"
    assert dialog.editor.keySequence().toString() == "F5"


def test_the_dialog_gives_all_keys_back(dialog, shortcuts, qtbot):
    shortcuts.change("inspect", "F6")
    shortcuts.change("pick_class_1", "Y")
    qtbot.mouseClick(dialog.reset_all, Qt.MouseButton.LeftButton)
    assert (shortcuts.keys_of("inspect"), shortcuts.keys_of("pick_class_1")) == ("F5", "1")


def test_a_fixed_key_is_shown_and_cannot_be_changed(dialog):
    dialog.choose("pan")
    assert not dialog.editor.isEnabled()
    assert dialog.hint.text() == "This key cannot be changed."


def test_it_is_closed_by_its_button(dialog, qtbot):
    qtbot.mouseClick(
        dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close),
        Qt.MouseButton.LeftButton,
    )
    assert not dialog.isVisible()
