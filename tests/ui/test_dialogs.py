"""Export, colours of a picture, removal, and what is shown of a bug."""

import json

import numpy as np
from PIL import Image
from PySide6.QtWidgets import QDialog

from ml_core.wafer.grid import Notch
from tests.pdf_texts import texts
from wafer_studio.app.settings import OPERATOR
from wafer_studio.ui.dialogs.export import ExportDialog
from wafer_studio.ui.dialogs.geometry import GeometryDialog
from wafer_studio.ui.dialogs.palette import PaletteDialog


def dialog_of(bench, window, kind):
    bench.until(lambda: window.findChildren(kind))
    return window.findChildren(kind)[0]


def test_export_writes_what_was_ticked(bench, lot, tmp_path):
    out = tmp_path / "out"

    def act(window):
        bench.open_lot(window, lot)
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


def test_evidence_pages_say_who_answers_for_them_and_it_is_remembered(bench, lot, tmp_path):
    out = tmp_path / "out"

    def act(window):
        bench.open_lot(window, lot)
        window.actions_by_key["export"].trigger()
        dialog = dialog_of(bench, window, ExportDialog)
        for name, box in dialog.boxes.items():
            box.setChecked(name == "results")
        assert not dialog.operator.isEnabled()
        dialog.boxes["evidence"].setChecked(True)
        bench.qtbot.keyClicks(dialog.operator, "A. Lee")
        bench.qtbot.keyClicks(dialog.note, "ticket 7")
        dialog.scope.button(2).setChecked(True)
        dialog.folder.setText(str(out))
        bench.click(dialog.start)
        bench.until(lambda: any("3 wafers exported" in t for t in window.messages.model.texts()))
        bench.idle(window)
        assert window.station.settings.get(OPERATOR) == "A. Lee"

    bench.run(act)
    pages = sorted((out / "evidence").glob("*.pdf"))
    assert len(pages) == 3
    said = " | ".join(texts(pages[0].read_bytes())[0])
    assert "A. Lee" in said
    assert "ticket 7" in said
    # The tests' model has no graph that explains it.
    assert "no explain.onnx" in said


def test_export_asks_for_a_format_and_a_folder(bench, lot):
    def act(window):
        bench.open_lot(window, lot)
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
        bench.open_lot(window, lot)
        window.actions_by_key["remove"].trigger()
        box = dialog_of(bench, window, QDialog)
        bench.click(next(b for b in box.buttons() if b.text() == "Remove"))
        bench.until(lambda: window.wafers.model.rowCount() == 2)
        bench.idle(window)
        assert lot.exists()

    bench.run(act)


def test_a_given_geometry_rules_now_and_for_what_is_read_later(bench, lot, data, tmp_path):
    def first(window):
        bench.open_lot(window, lot)
        before = window.station.document.wafer
        assert before.grid.is_estimated
        window.actions_by_key["geometry"].trigger()
        dialog = dialog_of(bench, window, GeometryDialog)
        dialog.across.setValue(5.0)
        dialog.down.setValue(6.0)
        dialog.diameter.setValue(200.0)
        dialog.notch.setCurrentText("Left")
        dialog.accept()
        bench.until(lambda: window.station.document.wafer is not before)
        bench.until(lambda: window.station.document.inspection is not None)
        bench.idle(window)
        after = window.station.document.wafer
        assert after.wafer_id == before.wafer_id
        assert (after.grid.pitch_mm, after.grid.diameter_mm) == ((5.0, 6.0), 200.0)
        assert after.grid.notch is Notch.LEFT
        assert not after.grid.is_estimated
        assert "est." not in window.metrics.text_of("Density")

    def second(window):
        bench.idle(window)
        other = tmp_path / "other.npy"
        np.save(other, np.ones((10, 12), dtype=np.uint8))
        bench.drop(window.map, other)
        bench.until(lambda: window.station.document.wafer is not None)
        bench.until(lambda: window.station.document.wafer.grid.columns == 12)
        bench.idle(window)
        assert window.station.document.wafer.grid.pitch_mm == (5.0, 6.0)

    bench.run(first)
    bench.run(second)
    kept = json.loads((data / "geometries.json").read_text())
    assert kept == {"*": {"pitch_mm": [5.0, 6.0], "diameter_mm": 200.0, "notch": "left"}}
