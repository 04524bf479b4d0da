"""The real window: from the drop to the list, the verdict and the next start."""

import json

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit


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
        bench.open_lot(window, lot)
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
        bench.open_lot(window, lot)

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


def test_wafers_are_reached_by_keys_and_inspected_as_they_open(bench, lot):
    def act(window):
        bench.open_lot(window, lot)
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
        bench.open_lot(window, lot)
        window.actions_by_key["inspect_all"].trigger()
        bench.until(lambda: any("2 wafers inspected" in t for t in window.messages.model.texts()))
        bench.idle(window)
        texts = [
            window.wafers.model.index(r).data(Qt.ItemDataRole.AccessibleTextRole) for r in range(3)
        ]
        assert "Center, severity" in texts[1]
        assert "No defect, severity 0" in texts[2]

    bench.run(act)


def test_a_wafer_that_cannot_be_inspected_is_one_line_and_the_others_go_on(bench, lot, tmp_path):
    huge = Image.new("1", (8_000, 4_300), 1)  # 34.4 million pixels, no dies
    huge.paste(0, (1_003, 1_007, 4_021, 3_019))
    huge.save(tmp_path / "huge.png")

    def act(window):
        bench.open_lot(window, lot)
        bench.drop(window.map, tmp_path / "huge.png")
        bench.until(lambda: window.wafers.model.rowCount() == 4)
        bench.idle(window)
        window.actions_by_key["inspect_all"].trigger()
        bench.until(lambda: any("2 wafers inspected" in t for t in window.messages.model.texts()))
        assert any("too large to inspect" in t for t in window.messages.model.texts())
        bench.idle(window)

    bench.run(act)


def test_filter_and_order_change_the_list(bench, lot):
    def act(window):
        bench.open_lot(window, lot)
        bench.qtbot.keyClicks(window.wafers.findChild(QLineEdit), "LOT / 3")
        bench.until(lambda: window.wafers.model.rowCount() == 1)
        window.wafers.findChild(QLineEdit).setText("nothing like it")
        bench.until(lambda: "No wafer matches" in window.wafers.words)
        window.wafers.findChild(QLineEdit).clear()
        bench.until(lambda: window.wafers.model.rowCount() == 3)
        bench.idle(window)

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


def test_closing_in_the_middle_of_reading_keeps_what_was_read(bench, tmp_path):
    cells = np.ones((3000, 20, 20), dtype=np.uint8)
    path = tmp_path / "long.npz"
    np.savez(path, cells=cells.ravel(), shape=np.full((3000, 2), 20))
    kept = []

    def first(window):
        bench.drop(window.map, path)
        bench.until(lambda: window.wafers.model.rowCount() > 0, timeout=30_000)
        kept.append(window.wafers.model.rowCount())

    def second(window):
        bench.idle(window)
        assert window.wafers.model.rowCount() >= min(kept[0], 200)

    assert bench.run(first) == 0
    assert bench.run(second) == 0


def test_pictures_and_verdicts_repaint_their_lines_and_never_lay_the_list_out_anew(bench, lot):
    def act(window):
        model, view = window.wafers.model, window.wafers.view
        laid_out, repainted = [], []
        model.dataChanged.connect(lambda *where: laid_out.append(where))
        model.repaint_asked.connect(repainted.extend)
        bench.open_lot(window, lot)
        bench.until(lambda: not model.index(2).data(Qt.ItemDataRole.DecorationRole).isNull())
        before = view.grab().toImage()
        window.actions_by_key["inspect_all"].trigger()
        bench.until(lambda: "Center" in sentence_of(model, 1))
        bench.idle(window)
        bench.until(lambda: view.grab().toImage() != before)
        bench.until(lambda: {0, 1, 2} <= set(repainted))
        assert laid_out == []

    bench.run(act)


def sentence_of(model, row):
    return model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
