"""Conflicts in the real window over its real store: seen, compared, merged by keys and clicks."""

import json

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from ml_core.wafer.annotation import AnnotationState, Remarks
from tests.ui.sync_machine import Elsewhere, moved
from tests.ui.test_drawing import begin, classes, drag, names, saved
from wafer_studio.ui.sync.batch import BatchDialog

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BOX = QPoint(8, 8)
DRAFT, SUBMITTED = AnnotationState.DRAFT, AnnotationState.SUBMITTED


def in_conflict(bench, window, lot, *, there="moved"):
    """A scratch that this machine widened, and another one moved, removed or renamed."""
    begin(bench, window, lot, "die_brush")
    QTest.keyClick(window.map, Qt.Key.Key_4)
    drag(bench, window, (3, 3), (4, 3), (5, 3))
    elsewhere = Elsewhere(window)
    first = elsewhere.accept_all()
    (base,) = [change for change in first if change.entity == "shape"]
    drag(bench, window, (2, 3), (1, 3))  # grows the same shape
    kx = window.station.document.wafer.grid.die_pixels[0]
    body = {
        "moved": moved(base.body, 2 * kx, 0),
        "removed": None,
        "renamed": {**json.loads(base.body), "class_key": "ring"},
    }[there]
    other = elsewhere.change(base, body)
    bench.until(lambda: window.station.syncing.view.conflicts == 1)
    bench.until(lambda: window.sync.conflicts.conflicts)
    return elsewhere, base, other


def compare(bench, window):
    """Go to the page by the mark above the wafer."""
    bench.until(window.sync.conflicts.banner.isVisible)
    bench.click(window.sync.conflicts.banner.compare)
    page = window.pages.currentWidget().layout().itemAt(0).widget()
    bench.until(lambda: page.current is not None and not window.station.jobs.running)
    return page


def resolved(bench, window):
    saved(bench, window)
    bench.until(lambda: window.station.syncing.view.conflicts == 0)
    bench.until(lambda: not window.sync.conflicts.conflicts)


def boxes(window):
    """Dies from left to right that each shape covers, in die widths."""
    kx = window.station.document.wafer.grid.die_pixels[0]
    found = [s.polygon.exterior[:, 0] / kx for s in window.station.annotating.shapes]
    return sorted((round(xs.min(), 3), round(xs.max(), 3)) for xs in found)


def test_a_wafer_in_conflict_carries_a_mark_and_nothing_is_chosen_by_itself(bench, lot):
    def act(window):
        in_conflict(bench, window, lot)
        banner = window.sync.conflicts.banner
        bench.until(banner.isVisible)
        assert banner.words.text() == (
            "1 conflict on this wafer. Both versions are kept until you decide."
        )
        assert "1 conflict" in window.sync.status.text()
        page = compare(bench, window)
        assert page.words.text() == "Both versions are kept until you decide."
        assert page.shapes.result.text().endswith("choices are open.")
        assert not page.apply.isEnabled()
        assert "(IoU)" in page.shapes.overlap.text()
        words = [button.accessibleDescription() for button in page.shapes.legend.buttons]
        assert any(text.startswith("B: ") or "Bob" in text for text in words)
        assert sum("on the map now" in text for text in words) == 1
        QTest.keyClick(window, Qt.Key.Key_N, CTRL | SHIFT)
        assert page.current is not None  # the only one comes round again

    bench.run(act)


def test_regions_are_chosen_by_keys_and_the_result_is_one_step_that_can_be_undone(bench, lot):
    def act(window):
        in_conflict(bench, window, lot)
        before = boxes(window)
        page = compare(bench, window)
        regions = page.shapes.regions
        regions.setFocus()
        split = page.shapes.choice.split
        wanted = [place == 0 for place in range(len(split.parts))]
        for is_kept in wanted:
            QTest.keyClick(regions, "b" if is_kept else "0")
        assert page.shapes.choice.keeps == tuple(wanted)
        assert window.page.drawing.tool == "die_brush"  # B is not the brush here
        assert window.station.annotating.remarks.has_no_defect is False  # nor 0 'no defect'
        assert page.shapes.result.text().startswith("Result: 1 shape")
        bench.click(page.apply)
        resolved(bench, window)
        assert names(window)[-1] == "Merge"
        assert not window.sync.conflicts.banner.isVisible()
        assert page.current is None
        window.actions_by_key["undo"].trigger()
        saved(bench, window)
        assert boxes(window) == before

    bench.run(act)


def test_a_digit_takes_the_region_as_that_version_has_it_and_a_question_mark_opens_it(bench, lot):
    def act(window):
        in_conflict(bench, window, lot)
        page = compare(bench, window)
        regions, split = page.shapes.regions, page.shapes.choice.split
        regions.setCurrentCell(0, 0)
        QTest.keyClick(regions, "1")
        assert page.shapes.choice.keeps[0] is (0 in split.parts[0].sides)
        regions.setCurrentCell(0, 0)
        QTest.keyClick(regions, "2")
        assert page.shapes.choice.keeps[0] is (1 in split.parts[0].sides)
        regions.setCurrentCell(0, 0)
        QTest.keyClick(regions, "?")
        assert page.shapes.choice.keeps[0] is None
        QTest.keyClick(regions, "3")  # there are only two
        assert page.shapes.choice.keeps[0] is None
        QTest.keyClick(regions, Qt.Key.Key_Insert)
        assert page.shapes.choice.keeps[0] is True
        regions.setCurrentCell(0, 0)
        QTest.keyClick(regions, Qt.Key.Key_Delete)
        assert page.shapes.choice.keeps[0] is False
        assert len(window.station.annotating.shapes) == 1  # Del deletes no shape here

    bench.run(act)


@pytest.mark.parametrize(
    ("button", "wanted"),
    [("union", 1), ("intersection", 1), ("apart", 2), ("removal", 0)],
)
def test_quick_choices(bench, lot, button, wanted):
    def act(window):
        in_conflict(bench, window, lot)
        page = compare(bench, window)
        bench.click(getattr(page.shapes, button))
        assert page.apply.isEnabled()
        assert ("remove the shape" in page.apply.text()) == (wanted == 0)
        choice = page.shapes.choice
        area = sum(shape.polygon.area for shape in choice.result)
        parts = choice.split
        everything = sum(p.area_px for p in (*parts.common, *parts.parts))
        if button == "union":
            assert area == pytest.approx(everything)
        if button == "intersection":
            assert area == pytest.approx(sum(p.area_px for p in parts.common))
        bench.click(page.apply)
        resolved(bench, window)
        assert len(window.station.annotating.shapes) == wanted

    bench.run(act)


def test_a_shape_that_was_removed_elsewhere_is_kept_or_removed_by_a_person(bench, lot):
    def act(window):
        in_conflict(bench, window, lot, there="removed")
        page = compare(bench, window)
        assert page.shapes.overlap.text() == (
            "One version removed the shape, another one changed it."
        )
        buttons = {button.text(): button for button in page.shapes.legend.buttons}
        keeps = next(b for text, b in buttons.items() if text.startswith("Take "))
        removes = next(b for text, b in buttons.items() if text.endswith(": remove"))
        bench.click(removes)
        assert page.apply.text() == "A&pply: remove the shape"
        bench.click(keeps)
        assert page.apply.text() == "A&pply as one step"
        bench.click(page.apply)
        resolved(bench, window)
        assert classes(window) == ["scratch"]

    bench.run(act)


def test_another_class_is_a_choice_of_its_own(bench, lot):
    def act(window):
        in_conflict(bench, window, lot, there="renamed")
        page = compare(bench, window)
        bench.click(page.shapes.union)
        assert page.shapes.result.text() == "1 choice is open."
        combo = page.shapes.class_key
        titles = [combo.itemText(row).split(" (")[0] for row in range(combo.count())]
        assert sorted(titles) == ["Ring", "Scratch"]
        combo.setFocus()
        combo.setCurrentIndex(titles.index("Ring"))
        combo.activated.emit(titles.index("Ring"))
        bench.click(page.apply)
        resolved(bench, window)
        assert classes(window) == ["ring"]

    bench.run(act)


def test_notes_that_differ_are_both_kept_on_request(bench, lot):
    def act(window):
        begin(bench, window, lot, "die_brush")
        annotating = window.station.annotating
        annotating.remark("Note", Remarks(note="First"))
        saved(bench, window)
        elsewhere = Elsewhere(window)
        (base,) = elsewhere.accept_all()
        annotating.remark("Note", Remarks(note="Here"))
        saved(bench, window)
        there = {**json.loads(base.body), "note": "There", "state": "submitted"}
        elsewhere.change(base, there, step="Submit")
        bench.until(lambda: window.sync.conflicts.conflicts)
        page = compare(bench, window)
        assert [field.key for field in page.remarks.choice.fields] == ["state", "note"]
        assert not page.apply.isEnabled()
        groups = page.remarks.groups
        both = groups["note"].buttons()[-1]
        assert both.text().startswith("Both notes: ")
        bench.click(both)
        assert page.remarks.result.text() == "1 choice is open."
        states = {b.text().split(": ")[1]: b for b in groups["state"].buttons()}
        bench.click(states["submitted"])
        bench.click(page.apply)
        resolved(bench, window)
        assert set(annotating.remarks.note.split("\n\n")) == {"Here", "There"}
        assert annotating.remarks.state is SUBMITTED
        window.actions_by_key["undo"].trigger()
        saved(bench, window)
        assert annotating.remarks.state is DRAFT

    bench.run(act)


def test_all_conflicts_of_a_wafer_are_resolved_only_after_a_count(bench, lot):
    def act(window):
        elsewhere, _, _ = in_conflict(bench, window, lot)
        QTest.keyClick(window.map, Qt.Key.Key_3)
        drag(bench, window, (20, 20), (21, 20))
        (second,) = [c for c in elsewhere.accept_all() if '"ring"' in (c.body or "")]
        drag(bench, window, (22, 20), (23, 20))
        elsewhere.change(second, None, step="Delete")
        bench.until(lambda: len(window.sync.conflicts.conflicts) == 2)
        page = compare(bench, window)
        bench.click(page.batch)
        dialog = window.findChild(BatchDialog)
        assert not dialog.go.isEnabled()
        titles = [dialog.way.itemText(row) for row in range(dialog.way.count())]
        dialog.way.setCurrentIndex(titles.index("The versions by Bob"))
        assert dialog.preview.text() == (
            "Outlines: 2, of which 1 are removed. Notes and states: 0. Left as they are: 0. "
            "Each is a step that can be undone."
        )
        bench.click(dialog.go)
        resolved(bench, window)
        assert classes(window) == ["scratch"]
        assert names(window)[-2:] == ["Merge", "Merge"]

    bench.run(act)


def test_the_map_of_versions_is_clicked_zoomed_and_shows_the_result_alone(bench, lot):
    def act(window):
        in_conflict(bench, window, lot)
        page = compare(bench, window)
        view, split = page.overlay, page.shapes.choice.split
        last = len(split.parts) - 1
        x, y = split.parts[last].region.representative_point().coords[0]
        page.shapes.regions.setCurrentCell(0, 0)
        bench.click(view, QPointF(*view.painted_camera.to_screen(x, y)))
        assert page.shapes.regions.currentRow() == last
        view.setFocus()
        scale = view.camera.scale
        QTest.keyClick(view, Qt.Key.Key_Plus)
        assert view.camera.scale > scale
        QTest.keyClick(view, Qt.Key.Key_Minus)
        assert view.camera.scale == pytest.approx(scale)
        bench.click(page.shapes.union)
        seen = view.grab().toImage()
        bench.click(page.only_result, BOX)
        assert page.only_result.isChecked()
        assert view.grab().toImage() != seen

    bench.run(act)


def test_a_conflict_of_someone_else_who_works_here_is_shown_and_left_to_them(bench, lot):
    def act(window):
        in_conflict(bench, window, lot)
        window.station.person.work_as("Somebody else")
        bench.idle(window)
        assert not window.sync.conflicts.banner.isVisible()
        window.actions_by_key["conflicts"].trigger()
        page = window.pages.currentWidget().layout().itemAt(0).widget()
        bench.until(lambda: page.current is not None)
        bench.idle(window)
        bench.click(page.shapes.union)
        assert "that person decides" in page.words.text()
        assert not page.apply.isEnabled()

    bench.run(act)
