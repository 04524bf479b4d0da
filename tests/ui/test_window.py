"""The real window, from the drop to the export, by mouse and keys."""

import json

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QToolTip

from wafer_studio.ui.dialogs.export import ExportDialog
from wafer_studio.ui.dialogs.palette import PaletteDialog


def open_lot(bench, window, lot):
    """Drop the lot and wait until its first wafer is open and inspected."""
    bench.until(lambda: window.station.inspecting.model is not None)
    bench.drop(window.wafers, lot)
    bench.until(lambda: window.station.document.inspection is not None)
    bench.idle(window)


def dialog_of(bench, window, kind):
    bench.until(lambda: window.findChildren(kind))
    return window.findChildren(kind)[0]


def test_an_empty_library_says_what_to_do(bench):
    def act(window):
        bench.idle(window)
        assert "Drop wafer files, folders or archives anywhere" in window.wafers.words
        assert "Choose a wafer" in window.defects.words
        assert window.verdict.verdict.text() == "No wafer is open"
        assert "tiny 1 on CPU" in window.status.model.text()
        assert not window.messages.isVisible()

    assert bench.run(act) == 0


def test_a_dropped_lot_is_listed_opened_and_inspected(bench, lot):
    def act(window):
        open_lot(bench, window, lot)
        assert window.wafers.model.rowCount() == 3
        assert window.windowTitle() == "LOT / 1 – Wafer Studio"
        assert window.verdict.verdict.text() == "Center"
        assert window.defects.model.rowCount() == 1
        assert window.metrics.text_of("Clusters") == "1"
        assert window.metrics.text_of("Affected dies") == "36"
        assert "(est.)" in window.metrics.text_of("Density")
        assert "Center (1)" in window.legend.box("center").text()
        row = window.wafers.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert "LOT / 1, 30 x 30 dies, 4.0 % fail, Center, severity" in row

    assert bench.run(act) == 0


@pytest.mark.parametrize("where", ["map", "wafers", "defects", "metrics", "verdict", "status"])
def test_files_may_be_dropped_anywhere(bench, lot, where):
    def act(window):
        target = getattr(window, where)
        bench.drop(getattr(target, "view", target), lot)
        bench.until(lambda: window.wafers.model.rowCount() == 3)
        bench.idle(window)

    bench.run(act)


def test_a_file_dropped_on_the_filter_is_a_wafer_and_no_text(bench, lot):
    def act(window):
        field = window.wafers.findChild(QLineEdit)
        bench.drop(field, lot)
        bench.until(lambda: window.wafers.model.rowCount() == 3)
        assert field.text() == ""
        bench.idle(window)

    bench.run(act)


def test_one_bad_file_is_one_line_and_the_rest_go_on(bench, lot, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    lot.rename(folder / "b.npz")
    (folder / "a.stdf").write_bytes(b"no wafer at all")
    (folder / "c.klarf").write_bytes(b"")

    def act(window):
        bench.drop(window.map, folder)
        bench.until(lambda: window.wafers.model.rowCount() == 3)
        bench.idle(window)
        errors = [t for t in window.messages.model.texts() if "a.stdf" in t or "c.klarf" in t]
        assert len(errors) == 2
        assert window.messages.isVisible()

    bench.run(act)


def test_dropping_twice_adds_nothing_and_survives_a_restart(bench, lot):
    def first(window):
        open_lot(bench, window, lot)

    def second(window):
        bench.until(lambda: window.wafers.model.rowCount() == 3)
        bench.drop(window.map, lot)
        bench.until(lambda: any("Nothing new" in t for t in window.messages.model.texts()))
        bench.idle(window)
        assert window.wafers.model.rowCount() == 3
        assert window.verdict.verdict.text() == "Center"

    bench.run(first)
    bench.run(second)


def test_paths_on_the_command_line_are_opened(bench, lot):
    def act(window):
        bench.until(lambda: window.wafers.model.rowCount() == 3)
        bench.idle(window)

    assert bench.run(act, lot) == 0


def test_a_click_on_a_line_of_the_table_goes_to_the_cluster(bench, lot):
    def act(window):
        open_lot(bench, window, lot)
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
        open_lot(bench, window, lot)
        bench.click(window.map, window.map.screen_of((14, 14)))
        assert window.map.current_defect == 1
        assert len(window.defects.view.selectionModel().selectedRows()) == 1
        bench.click(window.map, window.map.screen_of((3, 3)))
        assert window.map.current_defect == 0
        assert window.defects.view.selectionModel().selectedRows() == []

    bench.run(act)


def test_the_table_sorts_by_a_click_on_its_head(bench, lot):
    def act(window):
        open_lot(bench, window, lot)
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
        open_lot(bench, window, lot)
        place = window.map.screen_of((14, 14))
        shown = colours_around(window.map, place)
        bench.click(window.legend.box("center"), QPoint(8, 9))
        assert window.map.hidden_classes == {"center"}
        assert colours_around(window.map, place) != shown
        bench.click(window.map, place)
        assert window.map.current_defect == 0
        window.activateWindow()
        bench.qtbot.keyClick(window.map, "2")
        assert window.map.hidden_classes == frozenset()
        assert colours_around(window.map, place) == shown

    bench.run(act)


def colours_around(view, place):
    image = view.grab().toImage()
    x, y = round(place.x()), round(place.y())
    return {image.pixelColor(x + d, y + e).name() for d in range(-20, 20) for e in range(-20, 20)}


def test_wheel_zooms_to_the_pointer_and_the_middle_button_pans(bench, lot):
    def act(window):
        open_lot(bench, window, lot)
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
        open_lot(bench, window, lot)
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
        open_lot(bench, window, lot)
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
        open_lot(bench, window, lot)
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


def test_wafers_are_reached_by_keys_and_inspected_as_they_open(bench, lot):
    def act(window):
        open_lot(bench, window, lot)
        window.actions_by_key["next_wafer"].trigger()
        bench.until(lambda: window.station.document.inspection is not None)
        bench.until(lambda: window.windowTitle().startswith("LOT / 2"))
        bench.idle(window)
        window.actions_by_key["next_wafer"].trigger()
        bench.until(lambda: window.verdict.verdict.text() == "No defect")
        assert "No defects were found" in window.defects.words
        bench.idle(window)

    bench.run(act)


def test_inspect_all_fills_the_list(bench, lot):
    def act(window):
        open_lot(bench, window, lot)
        window.actions_by_key["inspect_all"].trigger()
        bench.until(lambda: any("2 wafers inspected" in t for t in window.messages.model.texts()))
        bench.idle(window)
        texts = [
            window.wafers.model.index(r).data(Qt.ItemDataRole.AccessibleTextRole) for r in range(3)
        ]
        assert "Center, severity" in texts[1]
        assert "No defect, severity 0" in texts[2]

    bench.run(act)


def test_filter_and_order_change_the_list(bench, lot):
    def act(window):
        open_lot(bench, window, lot)
        bench.qtbot.keyClicks(window.wafers.findChild(QLineEdit), "LOT / 3")
        bench.until(lambda: window.wafers.model.rowCount() == 1)
        window.wafers.findChild(QLineEdit).setText("nothing like it")
        bench.until(lambda: "No wafer matches" in window.wafers.words)
        window.wafers.findChild(QLineEdit).clear()
        bench.until(lambda: window.wafers.model.rowCount() == 3)
        bench.idle(window)

    bench.run(act)


def test_export_writes_what_was_ticked(bench, lot, tmp_path):
    out = tmp_path / "out"

    def act(window):
        open_lot(bench, window, lot)
        window.actions_by_key["export"].trigger()
        dialog = dialog_of(bench, window, ExportDialog)
        for name, box in dialog.boxes.items():
            box.setChecked(name in ("results", "metrics", "coco"))
        dialog.scope.button(2).setChecked(True)
        dialog.folder.setText(str(out))
        bench.click(dialog.start)
        bench.until(lambda: any("3 wafers exported" in t for t in window.messages.model.texts()))
        bench.idle(window)

    bench.run(act)
    results = json.loads((out / "results.json").read_text(encoding="utf-8"))
    assert [wafer["verdict"] for wafer in results["wafers"]] == ["center", "center", "none"]
    assert (out / "metrics.csv").exists()
    assert (out / "coco").is_dir()


def test_export_asks_for_a_format_and_a_folder(bench, lot):
    def act(window):
        open_lot(bench, window, lot)
        window.actions_by_key["export"].trigger()
        dialog = dialog_of(bench, window, ExportDialog)
        assert dialog.start.isEnabled()
        dialog.folder.clear()
        assert not dialog.start.isEnabled()
        dialog.folder.setText("x")
        for box in dialog.boxes.values():
            box.setChecked(False)
        assert not dialog.start.isEnabled()
        dialog.reject()

    bench.run(act)


def test_a_pictures_colours_are_corrected_and_the_id_stays(bench, tmp_path):
    pixels = np.full((64, 64, 3), 255, np.uint8)
    yy, xx = np.mgrid[:64, :64]
    disc = (xx - 32) ** 2 + (yy - 32) ** 2 < 30**2
    pixels[disc] = (0, 160, 0)
    pixels[28:36, 28:36] = (200, 0, 0)
    path = tmp_path / "wafer.png"
    Image.fromarray(pixels).save(path)

    def act(window):
        bench.until(lambda: window.station.inspecting.model is not None)
        bench.drop(window.map, path)
        bench.until(lambda: window.station.document.inspection is not None)
        bench.idle(window)
        before = window.station.document.wafer
        assert window.actions_by_key["palette"].isEnabled()
        window.actions_by_key["palette"].trigger()
        dialog = dialog_of(bench, window, PaletteDialog)
        red = next(c for c in dialog.combos if c.lower().startswith("#c8"))
        dialog.combos[red].setCurrentIndex(dialog.combos[red].findData(1))
        dialog.accept()
        bench.until(lambda: window.station.document.wafer is not before)
        bench.until(lambda: window.station.document.inspection is not None)
        bench.idle(window)
        after = window.station.document.wafer
        assert after.wafer_id == before.wafer_id
        assert (before.fail_count > 0, after.fail_count) == (True, 0)
        assert window.verdict.verdict.text() == "No defect"

    bench.run(act)


def test_a_picture_that_is_gone_is_told(bench, tmp_path):
    path = tmp_path / "wafer.png"
    pixels = np.zeros((40, 40, 3), np.uint8)
    pixels[10:20] = (0, 160, 0)
    Image.fromarray(pixels).save(path)

    def act(window):
        bench.drop(window.map, path)
        bench.until(lambda: window.station.document.wafer is not None)
        bench.idle(window)
        path.unlink()
        window.actions_by_key["palette"].trigger()
        dialog_of(bench, window, PaletteDialog).accept()
        bench.until(lambda: any("wafer.png" in t for t in window.messages.model.texts()))
        bench.idle(window)

    bench.run(act)


def test_wafers_are_taken_out_after_a_question(bench, lot):
    def act(window):
        open_lot(bench, window, lot)
        window.actions_by_key["remove"].trigger()
        box = dialog_of(bench, window, QDialog)
        bench.click(next(b for b in box.buttons() if b.text() == "Remove"))
        bench.until(lambda: window.wafers.model.rowCount() == 2)
        bench.idle(window)
        assert lot.exists()

    bench.run(act)


def test_the_theme_is_kept_and_the_window_comes_back_as_it_was(bench):
    def first(window):
        window.actions_by_key["theme_dark"].trigger()
        window.resize(780, 640)
        bench.idle(window)

    def second(window):
        assert window.actions_by_key["theme_dark"].isChecked()
        assert (window.width(), window.height()) == (780, 640)
        bench.until(lambda: window.palette().window().color().lightness() < 80)
        window.actions_by_key["theme_light"].trigger()
        bench.until(lambda: window.palette().window().color().lightness() > 200)
        bench.idle(window)

    bench.run(first)
    bench.run(second)


def test_a_model_that_cannot_be_used_is_told_and_maps_still_show(bench, data, lot):
    (data / "settings.json").write_text(json.dumps({"model": str(data / "nothing")}))

    def act(window):
        bench.until(lambda: window.station.inspecting.trouble)
        assert window.status.model.text() == "No model"
        bench.drop(window.map, lot)
        bench.until(lambda: window.station.document.wafer is not None)
        assert window.verdict.verdict.text() == "Not inspected: no model"
        assert "nothing" in window.defects.words
        bench.idle(window)

    assert bench.run(act) == 0


def test_a_library_that_cannot_be_used_is_told(bench, data):
    (data / "library.sqlite").write_bytes(b"not a database at all" * 100)

    def act(window):
        bench.until(lambda: any("--data" in t for t in window.messages.model.texts()))
        assert window.messages.isVisible()
        bench.idle(window)

    assert bench.run(act) == 0


def test_a_bug_is_shown_with_its_report(bench):
    def act(window):
        crashes = []
        window.station.messages.crashed.disconnect()
        window.station.messages.crashed.connect(window.asking.show_crash)
        window.station.messages.crashed.connect(crashes.append)
        window.station.messages.report(ZeroDivisionError("planted"))
        box = dialog_of(bench, window, QDialog)
        assert "This is a bug" in box.text()
        assert "planted" in box.detailedText()
        assert crashes[0].path.exists()
        box.reject()
        bench.idle(window)

    bench.run(act)


def test_the_sample_lot_opens_from_the_empty_list(bench):
    def act(window):
        bench.until(lambda: "Open the sample lot" in window.wafers.words)
        window.wafers.asked.emit("open_sample")
        bench.until(lambda: window.wafers.model.rowCount() > 5)
        bench.idle(window)

    bench.run(act)


def test_long_work_shows_its_progress_and_is_cancelled_by_a_click(bench, tmp_path):
    cells = np.ones((4000, 20, 20), dtype=np.uint8)
    cells[:, 8:12, 8:12] = 2
    path = tmp_path / "long.npz"
    np.savez(path, cells=cells.ravel(), shape=np.full((4000, 2), 20))

    def act(window):
        bench.until(lambda: window.station.inspecting.model is not None)
        bench.drop(window.map, path)
        bench.until(lambda: window.wafers.model.rowCount() >= 50, timeout=30_000)
        bench.until(lambda: not window.station.jobs.running, timeout=60_000)
        window.actions_by_key["inspect_all"].trigger()
        strip = window.status.strip
        bench.until(lambda: strip.isVisible() and strip.bar.value() > 0, timeout=30_000)
        assert "Inspecting wafers" in strip.title.text()
        assert strip.bar.maximum() >= 3999
        bench.click(strip.cancel)
        bench.idle(window)
        assert not strip.isVisible()
        kept = window.station.storing.ask(lambda store: store.ids_not_inspected("x")).result()
        assert len(kept) == 4000
        inspected = window.wafers.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
        bench.until(lambda: "Center" in inspected)
        assert not any("wafers inspected" in t for t in window.messages.model.texts())

    bench.run(act)
