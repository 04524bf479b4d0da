"""Settings, recent files, keys and restarting, in the real window."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QToolBar

from ml_core.wafer.grid import Notch
from tests.ui.joining import personal_of
from wafer_studio.app.settings import (
    INSPECT_ON_OPEN,
    MAP_LAYERS,
    MODEL,
    SETTINGS,
    TOUR_OFFERED,
    UI_SCALE,
)
from wafer_studio.ui.canvas.looking import Stance
from wafer_studio.ui.commands import COMMANDS
from wafer_studio.ui.dialogs.settings import SettingsDialog
from wafer_studio.ui.dialogs.shortcuts import ShortcutsDialog
from wafer_studio.ui.restarting import restart_after
from wafer_studio.ui.theme import DARK

ROOT = Path(__file__).resolve().parents[2]


def settings_dialog(window):
    personal_of(window).show_settings()
    return window.findChildren(SettingsDialog)[-1]


def test_the_window_has_every_command_in_the_order_of_the_table(bench):
    def act(window):
        personal_of(window)
        bench.idle(window)
        assert set(window.actions_by_key) == {command.key for command in COMMANDS}
        order = [command.key for command in COMMANDS]
        for menu in window.menuBar().actions():
            keys = [action.objectName() for action in menu.menu().actions()]
            assert keys == sorted(keys, key=order.index)
        bar = window.findChild(QToolBar, "main")
        assert [a.objectName() for a in bar.actions()] == [c.key for c in COMMANDS if c.in_toolbar]

    bench.run(act)


def test_a_changed_key_works_at_once_and_after_a_restart(bench, lot):
    def first(window):
        bench.idle(window)
        personal = personal_of(window)
        personal.show_keys()
        dialog = window.findChildren(ShortcutsDialog)[0]
        dialog.choose("messages")
        dialog.editor.setFocus()
        bench.qtbot.keyClick(dialog.editor, Qt.Key.Key_F9)
        dialog.reject()
        works(window)

    def works(window):
        bench.idle(window)
        personal_of(window)
        window.activateWindow()
        assert not window.messages.isVisible()
        bench.qtbot.keyClick(window.map, Qt.Key.Key_F9)
        assert window.messages.isVisible()
        bench.qtbot.keyClick(window.map, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
        assert window.messages.isVisible()

    bench.run(first)
    bench.run(works)


def test_a_class_is_hidden_by_the_key_that_the_user_gave_and_the_tip_says_so(bench):
    def act(window):
        bench.idle(window)
        personal = personal_of(window)
        box = next(box for box in window.legend.findChildren(QCheckBox) if "Alt+2" in box.toolTip())
        personal.shortcuts.change("show_class_2", "F7")
        assert "F7 shows or hides it" in box.toolTip()
        window.activateWindow()
        bench.qtbot.keyClick(window.map, Qt.Key.Key_F7)
        assert not box.isChecked()

    bench.run(act)


def test_the_form_has_a_field_of_the_right_kind_for_each_setting(bench):
    def act(window):
        bench.idle(window)
        dialog = settings_dialog(window)
        assert set(dialog.rows) == {s.key for s in SETTINGS if s.page}
        for row in dialog.rows.values():
            kind = type(row.setting.default)
            wanted = (
                QCheckBox
                if kind is bool
                else QComboBox
                if row.setting.choices
                else {int: QSpinBox, str: QLineEdit}[kind]
            )
            assert isinstance(row.field, wanted), row.setting.key
            assert row.field.accessibleName() == row.setting.title
            assert row.setting.help in row.field.accessibleDescription()
        scale = dialog.rows["ui_scale"].field
        assert (scale.minimum(), scale.maximum(), scale.text()) == (100, 200, "100 %")
        dialog.reject()

    bench.run(act)


def test_a_setting_holds_at_once_and_is_kept(bench, data):
    def act(window):
        bench.idle(window)
        dialog = settings_dialog(window)
        theme = dialog.rows["theme"]
        theme.field.setCurrentIndex(theme.field.findData("dark"))
        assert window.palette().window().color().name().upper() == DARK.window.upper()
        assert window.actions_by_key["theme_dark"].isChecked()
        window.actions_by_key["theme_light"].trigger()
        assert theme.field.currentData() == "light"
        bench.click(dialog.rows["inspect_on_open"].field)
        assert window.station.inspecting.on_open is False
        dialog.rows["ui_scale"].field.setValue(150)
        dialog.reject()

    bench.run(act)
    kept = json.loads((data / "settings.json").read_text())
    assert (kept["theme"], kept["inspect_on_open"], kept["ui_scale"]) == ("light", False, 150)


def test_settings_for_drawing_hold_at_once_and_from_the_start(bench):
    def first(window):
        bench.idle(window)
        dialog = settings_dialog(window)
        for key, value in (("brush_size", 40), ("opacity", 50), ("idle_seconds", 120)):
            dialog.rows[key].field.setValue(value)
        holds(window)
        dialog.reject()

    def holds(window):
        bench.idle(window)
        assert window.page.drawing.settings.brush_radius == 20
        opacities = [window.map.layers.opacity(key) for key in ("masks", "proposals", "shapes")]
        assert opacities == [0.5, 0.5, 0.5]
        assert window.map.layers.opacity("map") == 1
        assert window.station.annotating.stopwatch.idle_seconds == 120

    bench.run(first)
    bench.run(holds)


def test_a_folder_that_is_not_there_is_told_and_refused(bench, package):
    def act(window):
        bench.until(lambda: window.station.inspecting.model is not None)
        dialog = settings_dialog(window)
        line = dialog.rows["model"].field
        line.setText("/no/such <b>folder</b>")
        line.editingFinished.emit()
        assert "there is no folder /no/such <b>folder</b>" in dialog.trouble.text()
        assert dialog.trouble.isVisible()
        assert line.text() == window.station.settings.get(MODEL) == str(package)
        dialog.reject()

    bench.run(act)


def test_another_model_is_loaded_when_its_folder_is_chosen(bench, package, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(package, other)
    loaded = []

    def act(window):
        bench.until(lambda: window.station.inspecting.model is not None)
        window.station.inspecting.model_changed.connect(lambda: loaded.append(1))
        dialog = settings_dialog(window)
        dialog.rows["model"].asked.emit(str(other))
        bench.until(lambda: loaded)
        bench.idle(window)
        assert window.station.settings.get(MODEL) == str(other)
        dialog.reject()

    bench.run(act)


def test_settings_are_searched_by_words_of_title_and_help(bench):
    def act(window):
        bench.idle(window)
        dialog = settings_dialog(window)

        def shown():
            return {key for key, row in dialog.rows.items() if row.isVisible()}

        bench.qtbot.keyClicks(dialog.search, "timer pause")
        assert shown() == {"idle_seconds"}
        dialog.search.setText("DIAMETER")
        assert shown() == {"brush_size"}
        dialog.search.setText("nothing like it")
        assert shown() == set()
        dialog.search.clear()
        assert shown() == set(dialog.rows)
        dialog.reject()

    bench.run(act)


def test_one_and_all_settings_go_back_to_their_defaults(bench):
    def act(window):
        bench.idle(window)
        settings = window.station.settings
        settings.set(UI_SCALE, 150)
        settings.set(INSPECT_ON_OPEN, False)
        dialog = settings_dialog(window)
        row = dialog.rows["ui_scale"]
        assert row.reset.isEnabled()
        bench.click(row.reset)
        assert (settings.get(UI_SCALE), row.field.value()) == (100, 100)
        assert not row.reset.isEnabled()
        bench.click(dialog.reset_all)
        bench.idle(window)
        assert settings.get(INSPECT_ON_OPEN) is True
        dialog.reject()

    bench.run(act)


def test_opened_files_are_listed_and_opened_again(bench, lot, tmp_path):
    gone = tmp_path / "gone & lost.npz"

    def first(window):
        personal_of(window)
        gone.write_bytes(lot.read_bytes())
        bench.open_lot(window, gone)
        bench.open_lot(window, lot)
        bench.idle(window)

    def second(window):
        bench.idle(window)
        personal = personal_of(window)
        gone.unlink()
        personal.recent_menu.aboutToShow.emit()
        bench.idle(window)
        lines = [a for a in personal.recent_menu.actions() if not a.isSeparator()]
        assert [a.toolTip() for a in lines[:2]] == [str(lot), str(gone)]
        assert [a.isEnabled() for a in lines[:2]] == [True, False]
        assert "&&" in lines[1].text()
        assert lines[1].text().endswith("(missing)")
        opened = []
        window.station.library.opened.connect(opened.append)
        lines[0].trigger()
        bench.until(lambda: opened)
        bench.idle(window)
        assert (opened[0].known, opened[0].failed) == (3, 0)
        lines = [a for a in personal.recent_menu.actions() if not a.isSeparator()]
        lines[2].trigger()
        assert [entry.path for entry in personal.recent.entries] == [lot]

    bench.run(first)
    bench.run(second)


def test_the_sample_lot_is_no_recent_file(bench):
    def act(window):
        bench.idle(window)
        personal = personal_of(window)
        window.actions_by_key["open_sample"].trigger()
        bench.until(lambda: window.wafers.model.rowCount() > 0)
        bench.idle(window)
        assert personal.recent.entries == ()

    bench.run(act)


def test_the_program_starts_again_as_it_was_started_once_it_is_closed(qapp):
    done = []
    restart_after(
        lambda: done.append("closed"),
        start=lambda program, words: done.append((program, words)),
        words=["python", "main.py", "--data", "x"],
    )
    assert done == ["closed"]
    QCoreApplication.instance().aboutToQuit.emit()
    QCoreApplication.instance().aboutToQuit.emit()
    assert done == ["closed", (sys.executable, ["main.py", "--data", "x"])]


def test_the_tour_was_offered_is_no_line_of_the_form():
    assert TOUR_OFFERED.page is None


_AGAIN = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from wafer_studio.ui.restarting import restart_after

mark = Path(sys.argv[1])
if mark.with_suffix(".first").exists():
    mark.write_text(sys.argv[2])
    sys.exit()
mark.with_suffix(".first").touch()
app = QCoreApplication([])
QTimer.singleShot(0, lambda: restart_after(app.quit))
app.exec()
"""


def test_a_real_process_starts_itself_again_with_its_arguments(qtbot, tmp_path):
    mark = tmp_path / "second start.txt"
    command = [sys.executable, "-c", _AGAIN, str(mark), "ウェハ 1"]
    assert subprocess.run(command, cwd=ROOT, timeout=60, check=False).returncode == 0
    qtbot.waitUntil(lambda: mark.exists() and mark.read_text() == "ウェハ 1", timeout=30_000)


def test_turn_notch_and_layers_are_kept_over_restarts(bench, lot):
    def first(window):
        bench.open_lot(window, lot)
        for key in ("turn", "flip", "notch_down"):
            window.actions_by_key[key].trigger()
        page = window.page
        page.tabs.setCurrentIndex(page.tabs.count() - 1)
        box = page.layers.box("die_grid")
        bench.click(box, QPoint(8, box.height() // 2))
        page.layers.slider("masks").setFocus()
        QTest.keyClick(page.layers.slider("masks"), Qt.Key.Key_PageDown)
        bench.until(lambda: "masks=1:0.80" in window.station.settings.get(MAP_LAYERS))

    def second(window):
        assert window.map.stance.notch_side is Notch.DOWN
        assert window.map.stance.orientation.is_mirrored
        assert not window.map.layers.is_visible("die_grid")
        assert window.map.layers.opacity("masks") == 0.8
        assert not window.page.layers.box("die_grid").isChecked()
        bench.idle(window)
        window.actions_by_key["upright"].trigger()

    def third(window):
        assert window.map.stance == Stance()
        bench.idle(window)

    for act in (first, second, third):
        bench.run(act)


@pytest.mark.parametrize("kept", ["", "x", "9 1", "1 0 sideways", "masks=2:1 nothing=1:1 map=1:x"])
def test_a_look_that_cannot_be_is_passed_over(bench, data, kept):
    known = json.loads((data / "settings.json").read_text())
    told = {**known, "map_stance": kept, "map_layers": kept}
    (data / "settings.json").write_text(json.dumps(told))

    def act(window):
        assert window.map.stance.notch_side is None
        assert window.map.layers.opacity("masks") == 1.0
        bench.idle(window)

    bench.run(act)
