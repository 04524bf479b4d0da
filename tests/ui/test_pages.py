"""The pages of the window: each made when it is first shown, all on the open wafer."""

import json

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ml_core.wafer.shapes import Polygon, Shape
from tests.ui.test_drawing import classes, names, saved
from wafer_studio.app.lots import StackPainted
from wafer_studio.app.settings import PERSON
from wafer_studio.places import starter_model

EXPLAIN, LOT, TABLES, STAGE = 1, 2, 3, 4


def show(bench, window, place):
    """Bring a page to the front by a click on its tab."""
    bar = window.pages.tabBar()
    bench.click(bar, bar.tabRect(place).center())
    assert window.pages.currentIndex() == place
    return window.pages.page(place)


def with_starter(data):
    settings = {"model": str(starter_model()), "provider": "cpu"}
    (data / "settings.json").write_text(json.dumps(settings))


def test_explain_shows_three_views_that_move_as_one_and_says_why(bench, data, lot):
    with_starter(data)

    def act(window):
        bench.open_lot(window, lot)
        page = show(bench, window, EXPLAIN)
        bench.until(lambda: "%" in page.words.text())
        assert page.classes.currentText() == "Center"
        assert page.agreement.text().endswith(" %")
        assert page.drawn.text() == "–"
        page.original.zoom(2.0)
        scales = {round(view.camera.scale, 9) for view in (page.original, page.found, page.heat)}
        assert len(scales) == 1
        bench.click(page.found, page.found.screen_of((14, 14)))
        bench.until(lambda: page.words.text().startswith("Defect 1:"))
        page.classes.setFocus()
        QTest.keyClick(page.classes, Qt.Key.Key_Home)
        QTest.keyClick(page.classes, Qt.Key.Key_Return)
        bench.click(page.doubt)
        bench.until(lambda: "bits" in page.words.text())
        bench.idle(window)

    bench.run(act)


def test_layers_of_the_wafer_page_are_filled_when_they_are_shown(bench, data, lot):
    with_starter(data)

    def act(window):
        bench.open_lot(window, lot)
        page, fields = window.page, window.map._picture.fields
        page.tabs.setCurrentIndex(page.tabs.count() - 1)
        assert "heat_map" not in fields
        for key in ("heat_map", "uncertainty"):
            box = page.layers.box(key)
            bench.click(box, QPoint(8, box.height() // 2))
            bench.until(lambda key=key: key in fields)
        assert window.map._picture._zones is None
        page.zones.kind.setCurrentIndex(1)
        assert window.map._picture._zones is not None
        window.wafers.choose(window.wafers.model.id_at(1))
        bench.until(lambda: window.station.document.wafer_id == window.wafers.model.id_at(1))
        bench.until(lambda: "uncertainty" in fields)
        assert window.map._picture._zones is not None
        page.zones.kind.setCurrentIndex(0)
        assert window.map._picture._zones is None
        bench.idle(window)

    bench.run(act)


def test_explain_follows_the_open_wafer(bench, data, lot):
    with_starter(data)

    def act(window):
        bench.open_lot(window, lot)
        page = show(bench, window, EXPLAIN)
        bench.until(lambda: "%" in page.words.text())
        window.wafers.choose(window.wafers.model.id_at(2))  # it has no fails
        wanted = window.wafers.model.id_at(2)
        bench.until(lambda: window.station.document.wafer_id == wanted)
        bench.until(lambda: window.station.document.inspection is not None)
        bench.idle(window)
        assert page.words.text().startswith("Choose a class")
        assert page.agreement.text() == "–"

    bench.run(act)


def opened(annotating):
    return annotating.annotation.wafer_id if annotating.annotation is not None else ""


def test_what_is_painted_on_the_stack_is_one_step_on_each_wafer(bench, lot):
    def act(window):
        bench.open_lot(window, lot)
        bench.until(lambda: window.station.annotating.annotation is not None)
        page = show(bench, window, LOT)
        ids = [window.wafers.model.id_at(row) for row in range(3)]
        ring = Polygon([[0, 0], [90, 0], [90, 90]])
        shapes = [(key, Shape(f"s{n}", "particle", ring)) for n, key in enumerate(ids[:2])]
        page.stack_painted.emit(StackPainted("particle", tuple(shapes)))
        bench.until(lambda: "given to 2 wafers" in window.station.messages.all[-1].text)
        saved(bench, window)
        annotating = window.station.annotating
        for key, count in zip(ids, (1, 1, 0), strict=True):
            window.wafers.choose(key)
            bench.until(lambda key=key: opened(annotating) == key)
            assert len(classes(window)) == count
            assert names(window) == ["Stack: Particle"] * count
        bench.idle(window)

    bench.run(act)


def test_a_line_of_the_table_opens_the_wafer_at_its_defect(bench, lot):
    def act(window):
        bench.open_lot(window, lot)
        window.actions_by_key["inspect_all"].trigger()
        bench.idle(window)
        page = show(bench, window, TABLES)
        second = window.wafers.model.id_at(1)
        page.defect_chosen.emit(second, 2)
        bench.until(lambda: window.station.document.wafer_id == second)
        bench.until(lambda: window.map.current_defect == 2)
        assert window.pages.currentIndex() == 0

    bench.run(act)


def test_the_stage_list_is_of_the_open_wafer(bench, lot):
    def act(window):
        bench.open_lot(window, lot)
        show(bench, window, STAGE)
        bench.idle(window)
        window.wafers.choose(window.wafers.model.id_at(1))
        bench.until(lambda: window.station.document.wafer_id == window.wafers.model.id_at(1))
        bench.idle(window)

    bench.run(act)


def test_another_person_has_shapes_of_their_own(bench, lot):
    def act(window):
        bench.open_lot(window, lot)
        station = window.station
        bench.until(lambda: station.measuring.report is not None)
        window.actions_by_key["accept_all"].trigger()
        saved(bench, window)
        assert classes(window) == ["center"]
        first = station.person.profile.name
        station.settings.set(PERSON, "B. Reader")
        bench.until(lambda: station.person.profile.name == "B. Reader")
        bench.until(lambda: station.annotating.annotation is not None)
        assert classes(window) == []
        station.settings.set(PERSON, first)
        bench.until(lambda: classes(window) == ["center"])

    bench.run(act)
