"""Drawing in the real window, with real clicks: from the stroke to the disk and back."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from ml_core.wafer.annotation import AnnotationState
from wafer_studio.app.annotating import Saving

LEFT = Qt.MouseButton.LeftButton


def begin(bench, window, lot, tool):
    """Open the lot's first wafer, take a tool by its key."""
    bench.open_lot(window, lot)
    bench.until(lambda: window.station.annotating.annotation is not None)
    window.actions_by_key[f"tool_{tool}"].trigger()
    bench.until(lambda: window.station.measuring.report is not None)


def place(window, column, row):
    return window.map.screen_of((column, row)).toPoint()


def drag(bench, window, *cells):
    """Press on the first die, move over the others, let go on the last."""
    points = [place(window, *cell) for cell in cells]
    QTest.mousePress(window.map, LEFT, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(window.map, point)
    QTest.mouseRelease(window.map, LEFT, pos=points[-1])
    saved(bench, window)


def saved(bench, window):
    bench.until(lambda: window.station.annotating.saving is Saving.SAVED)


def classes(window):
    return [shape.class_key for shape in window.station.annotating.shapes]


def names(window):
    return [s.name for s in window.station.annotating.steps if not s.is_undone]


def measured(bench, window, count):
    report = window.station.measuring
    bench.until(lambda: report.report is not None and len(report.report.by_shape) == count)


def test_one_drag_of_the_die_brush_is_one_step_of_whole_dies(bench, lot):
    def act(window):
        begin(bench, window, lot, "die_brush")
        QTest.keyClick(window.map, Qt.Key.Key_4)
        drag(bench, window, (3, 3), (4, 3), (5, 3))
        assert classes(window) == ["scratch"]
        assert names(window) == ["Paint dies: Scratch"]
        measured(bench, window, 1)
        assert window.station.measuring.report.total.dies == 3
        assert "1 shape · 3 dies · 0 % killed" in window.page.draw.figures.text()
        assert window.saved.mark.text().startswith("Saved ")
        assert window.page.tabs.currentWidget() is window.page.draw
        assert window.page.draw.shapes.model.rowCount() == 1

    bench.run(act)


def test_undo_redo_and_the_list_of_steps(bench, lot):
    def act(window):
        begin(bench, window, lot, "die_brush")
        drag(bench, window, (3, 3), (5, 3))
        QTest.keyClick(window.map, Qt.Key.Key_5)
        drag(bench, window, (20, 20), (21, 20))
        assert classes(window) == ["edge", "particle"]
        window.actions_by_key["undo"].trigger()
        saved(bench, window)
        assert classes(window) == ["edge"]
        window.actions_by_key["redo"].trigger()
        saved(bench, window)
        assert classes(window) == ["edge", "particle"]
        steps = window.page.steps
        assert steps.model.rowCount() == 3
        rect = steps.view.visualRect(steps.model.index(0))
        window.page.tabs.setCurrentWidget(steps)
        QTest.mouseClick(steps.view.viewport(), LEFT, pos=rect.center())
        saved(bench, window)
        assert classes(window) == []

    bench.run(act)


def test_shapes_are_there_again_at_the_next_start(bench, lot):
    def draw(window):
        begin(bench, window, lot, "polygon")
        for cell in ((3, 3), (9, 3), (9, 9)):
            QTest.mouseClick(window.map, LEFT, pos=place(window, *cell))
        QTest.keyClick(window.map, Qt.Key.Key_Return)
        saved(bench, window)
        assert names(window) == ["Polygon: Edge"]

    def look(window):
        bench.until(lambda: window.wafers.model.rowCount() == 3)
        window.wafers.choose(window.wafers.model.id_at(0))
        bench.until(lambda: len(window.station.annotating.shapes) == 1)
        window.actions_by_key["undo"].trigger()
        saved(bench, window)
        assert classes(window) == []

    bench.run(draw)
    bench.run(look)


def test_a_proposal_is_accepted_by_one_key_and_rejected_by_another(bench, lot):
    def act(window):
        begin(bench, window, lot, "look")
        window.map.setFocus()
        assert window.station.measuring.report.unmarked == (1,)
        assert "The model sees Center" in window.page.draw.findings.texts[0]
        QTest.keyClick(window.map, Qt.Key.Key_A)
        saved(bench, window)
        assert classes(window) == ["center"]
        assert names(window) == ["Accept: Center"]
        bench.until(lambda: window.station.measuring.report.unmarked == ())
        window.actions_by_key["undo"].trigger()
        bench.until(lambda: window.station.measuring.report.unmarked == (1,))
        QTest.keyClick(window.map, Qt.Key.Key_R)
        saved(bench, window)
        bench.until(lambda: window.station.measuring.report.unmarked == ())
        assert classes(window) == []
        assert names(window) == ["Reject: Center (defect 1)"]

    bench.run(act)


def test_a_digit_gives_the_selection_another_class_and_never_the_last_stroke(bench, lot):
    def act(window):
        begin(bench, window, lot, "die_brush")
        drag(bench, window, (3, 3), (5, 3))
        QTest.keyClick(window.map, Qt.Key.Key_2)  # of the next shape: the one drawn keeps its own
        assert classes(window) == ["edge"]
        window.actions_by_key["tool_select"].trigger()
        QTest.mouseClick(window.map, LEFT, pos=place(window, 4, 3))
        assert window.desk.selected_ids
        QTest.keyClick(window.map, Qt.Key.Key_3)
        saved(bench, window)
        assert classes(window) == ["ring"]
        assert window.page.draw.classes.class_key == "ring"
        assert window.page.draw.classes.recent == ("center", "edge")

    bench.run(act)


def test_del_deletes_with_any_tool(bench, lot):
    def act(window):
        begin(bench, window, lot, "die_brush")
        drag(bench, window, (3, 3), (5, 3))
        QTest.keyClick(window.map, Qt.Key.Key_Delete)
        saved(bench, window)
        assert classes(window) == []
        window.actions_by_key["undo"].trigger()
        saved(bench, window)
        window.page.draw.shapes.view.selectAll()
        QTest.keyClick(window.page.draw.shapes.view, Qt.Key.Key_Delete)
        saved(bench, window)
        assert classes(window) == []

    bench.run(act)


def test_the_keys_of_copying_are_the_shapes_on_the_map_and_the_list_s_own_elsewhere(bench, lot):
    def act(window):
        begin(bench, window, lot, "die_brush")
        drag(bench, window, (3, 3), (5, 3))
        control = Qt.KeyboardModifier.ControlModifier
        window.map.setFocus()
        QTest.keyClick(window.map, Qt.Key.Key_C, control)
        QTest.keyClick(window.map, Qt.Key.Key_V, control)
        saved(bench, window)
        assert classes(window) == ["edge", "edge"]
        window.messages.show()
        window.messages.view.setFocus()
        QGuiApplication.clipboard().clear()
        QTest.keyClick(window.messages.view, Qt.Key.Key_C, control)
        assert "wafers added" in QGuiApplication.clipboard().text()
        QTest.keyClick(window.messages.view, Qt.Key.Key_V, control)
        saved(bench, window)
        assert classes(window) == ["edge", "edge"]

    bench.run(act)


def test_copy_and_paste_on_another_wafer(bench, lot):
    def act(window):
        begin(bench, window, lot, "die_brush")
        drag(bench, window, (3, 3), (5, 3))
        window.actions_by_key["copy"].trigger()
        window.wafers.choose(window.wafers.model.id_at(1))
        annotating = window.station.annotating
        wanted = window.wafers.model.id_at(1)
        bench.until(lambda: annotating.annotation and annotating.annotation.wafer_id == wanted)
        window.actions_by_key["paste"].trigger()
        saved(bench, window)
        assert classes(window) == ["edge"]
        measured(bench, window, 1)
        assert window.station.measuring.report.total.dies == 3

    bench.run(act)


def test_submitting_hands_in_and_opens_the_next_wafer(bench, lot):
    def act(window):
        begin(bench, window, lot, "look")
        first = window.station.document.wafer_id
        box = window.page.draw.remarks.no_defect
        bench.click(box, QPoint(10, box.height() // 2))
        saved(bench, window)
        bench.click(window.page.draw.remarks.submit)
        bench.until(lambda: window.station.document.wafer_id != first)
        bench.idle(window)
        window.wafers.choose(first)
        annotating = window.station.annotating
        bench.until(lambda: annotating.annotation and annotating.annotation.wafer_id == first)
        assert annotating.remarks.state is AnnotationState.SUBMITTED
        assert annotating.remarks.has_no_defect
        assert window.page.draw.remarks.state.text() == "Submitted"

    bench.run(act)


def test_what_can_be_set_follows_the_tool_and_holds(bench, lot):
    def act(window):
        begin(bench, window, lot, "brush")
        options = window.page.options
        assert options.brush_width.isVisible()
        assert not options.snapping.isVisible()
        options.brush_width.setValue(40)
        assert window.page.drawing.settings.brush_radius == 20
        QTest.keyClick(window.map, Qt.Key.Key_BracketLeft)
        assert options.brush_width.value() < 40
        window.actions_by_key["tool_polygon"].trigger()
        assert options.snapping.isVisible()
        bench.click(options.snapping, QPoint(8, options.snapping.height() // 2))
        assert not window.page.drawing.settings.is_snapping
        window.actions_by_key["tool_look"].trigger()
        assert not options.isVisible()

    bench.run(act)


def test_drawing_needs_no_mouse(bench, lot):
    def act(window):
        begin(bench, window, lot, "polygon")
        window.map.setFocus()
        arrows = Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left
        QTest.keyClick(window.map, Qt.Key.Key_Up)  # the die cursor comes to the middle
        for arrow in arrows:
            QTest.keyClick(window.map, Qt.Key.Key_Insert)
            for _ in range(4):
                QTest.keyClick(window.map, arrow)
        QTest.keyClick(window.map, Qt.Key.Key_Return)
        saved(bench, window)
        assert names(window) == ["Polygon: Edge"]
        window.actions_by_key["tool_die_brush"].trigger()
        QTest.keyClick(window.map, Qt.Key.Key_4)
        QTest.keyClick(window.map, Qt.Key.Key_Return)
        saved(bench, window)
        assert classes(window) == ["edge", "scratch"]
        measured(bench, window, 2)
        assert [f.dies for _, f in window.station.measuring.report.by_shape][1] == 1

    bench.run(act)


def test_a_note_is_kept_when_the_field_is_left(bench, lot):
    def act(window):
        begin(bench, window, lot, "brush")
        note = window.page.draw.remarks.note
        note.setFocus()
        QTest.keyClicks(note, "b 12 v")  # letters and digits are text here, no tools or classes
        assert window.page.drawing.tool == "brush"
        window.map.setFocus()
        saved(bench, window)
        assert window.station.annotating.remarks.note == "b 12 v"
        assert names(window) == ["Note"]

    bench.run(act)


@pytest.mark.parametrize("key", ["select", "freehand", "brush", "eraser", "wand", "hole", "split"])
def test_every_tool_takes_a_drag_without_a_crash(bench, lot, key):
    def act(window):
        begin(bench, window, lot, "die_brush")
        drag(bench, window, (12, 12), (17, 12), (17, 17), (12, 17))
        window.actions_by_key[f"tool_{key}"].trigger()
        drag(bench, window, (10, 14), (14, 14), (19, 15), (15, 10))
        saved(bench, window)
        assert names(window)[0] == "Paint dies: Edge"

    bench.run(act)


def test_the_wand_takes_pixels_as_grey_where_its_list_says_so(bench, lot, tmp_path):
    grey = np.random.default_rng(0).integers(197, 204, (380, 400)).astype(np.uint8)
    grey[100:160, 100:200] -= 100
    Image.fromarray(grey).save(tmp_path / "photo.png")

    def act(window):
        begin(bench, window, tmp_path / "photo.png", "wand")
        options, greys = window.page.options, window.station.greys
        QTest.keyClick(options.alike, Qt.Key.Key_End)
        assert options.alike.currentText() == "Pixels as grey, on pictures"
        assert not options.corners.isEnabled()
        bench.until(lambda: window.page.drawing.settings.wand_picture is not None)
        spot = place(window, 150, 130)
        QTest.mouseClick(window.map, LEFT, pos=spot)
        saved(bench, window)
        (shape,) = window.station.annotating.shapes
        assert shape.polygon.area == 60 * 100
        bench.drop(window.map, lot)  # another wafer, of dies alone
        bench.until(lambda: window.wafers.model.rowCount() == 4)
        window.wafers.choose(window.wafers.model.id_at(1))
        bench.until(lambda: "dies that are alike" in window.status.currentMessage())
        assert window.page.drawing.settings.wand_picture is None
        QTest.keyClick(options.alike, Qt.Key.Key_Home)
        assert greys.picture is None
        assert options.corners.isEnabled()
        bench.idle(window)

    bench.run(act)
