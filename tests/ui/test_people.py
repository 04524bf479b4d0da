"""Another person takes over by the menu or the status bar, once the work is on the disk."""

import sqlite3

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit

from wafer_studio.app.annotating import Saving
from wafer_studio.app.settings import PERSON


def begin(bench, window, lot):
    bench.open_lot(window, lot)
    bench.until(lambda: window.station.annotating.annotation is not None)
    window.map.setFocus()


def draw_dies(bench, window, *, saved=True):
    window.actions_by_key["tool_die_brush"].trigger()
    spot = window.map.screen_of((15, 15)).toPoint()
    QTest.mouseClick(window.map, Qt.MouseButton.LeftButton, pos=spot)
    if saved:
        bench.until(lambda: window.station.annotating.saving is Saving.SAVED)


def type_name(bench, window, name):
    """Choose "New person…" in the File menu and type a name."""
    window.actions_by_key["new_person"].trigger()
    (dialog,) = window.findChildren(QInputDialog)
    QTest.keyClicks(dialog.findChild(QLineEdit), name)
    QTest.keyClick(dialog, Qt.Key.Key_Return)


def works(window, name):
    annotating = window.station.annotating
    return window.station.switching.name == name and annotating.annotation is not None


def entries(window):
    return [a.text() for a in window.personal.people.menu.actions() if a.isCheckable()]


def choose(window, name):
    """Walk the menu in the status bar by keys."""
    menu = window.personal.people.menu
    menu.popup(window.personal.people.button.mapToGlobal(window.rect().topLeft()))
    for _ in range(10):
        QTest.keyClick(menu, Qt.Key.Key_Down)
        if menu.activeAction().text() == name:
            break
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_somebody_new_takes_over_and_the_first_comes_back(bench, lot):
    def act(window):
        begin(bench, window, lot)
        station, people = window.station, window.personal.people
        first = station.switching.name
        assert people.button.text().strip() == first
        draw_dies(bench, window)
        type_name(bench, window, "  Ana  &  Bo ")
        bench.until(lambda: works(window, "Ana & Bo"))
        assert station.annotating.shapes == ()
        assert people.button.text().strip() == "Ana && Bo"
        assert people.button.accessibleName() == "Person: Ana & Bo"
        assert station.settings.get(PERSON) == "Ana & Bo"
        bench.until(lambda: len(entries(window)) == 2)
        choose(window, first)
        bench.until(lambda: works(window, first))
        assert len(station.annotating.shapes) == 1
        bench.until(lambda: station.settings.get(PERSON) in ("", first))
        bench.idle(window)

    bench.run(act)


def test_who_took_over_works_here_at_the_next_start(bench, lot):
    def first(window):
        begin(bench, window, lot)
        type_name(bench, window, "B. Reader")
        bench.until(lambda: works(window, "B. Reader"))

    def second(window):
        bench.until(lambda: window.station.switching.name == "B. Reader")
        bench.idle(window)

    bench.run(first)
    bench.run(second)


def test_a_stroke_on_its_way_is_the_persons_who_drew_it(bench, lot):
    def act(window):
        begin(bench, window, lot)
        first = window.station.switching.name
        draw_dies(bench, window, saved=False)
        note = window.page.draw.remarks.note
        note.setPlainText("half a thought")
        window.station.switching.to("B. Reader")
        bench.until(lambda: works(window, "B. Reader"))
        assert window.station.annotating.shapes == ()
        assert note.toPlainText() == ""
        window.station.switching.to(first)
        bench.until(lambda: works(window, first))
        assert len(window.station.annotating.shapes) == 1
        assert note.toPlainText() == "half a thought"

    bench.run(act)


def test_nobody_takes_over_while_a_step_cannot_be_written(bench, lot):
    def act(window):
        begin(bench, window, lot)
        station = window.station
        first, annotating = station.switching.name, station.annotating
        lock = sqlite3.connect(station.storing.path, isolation_level=None)
        lock.execute("BEGIN IMMEDIATE")
        try:
            draw_dies(bench, window, saved=False)
            bench.until(lambda: annotating.saving is Saving.FAILED, timeout=30_000)
            window.station.switching.to("B. Reader")
            bench.until(lambda: annotating.saving is Saving.FAILED, timeout=30_000)
            said = [t for t in window.messages.model.texts() if "goes on working here" in t]
            assert len(said) == 1
            assert station.switching.name == first
            # The form of the settings is told the same, and names who really works here.
            station.settings.set(PERSON, "C. Third")
            bench.until(lambda: annotating.saving is Saving.FAILED, timeout=30_000)
            bench.until(lambda: station.settings.get(PERSON) in ("", first))
        finally:
            lock.execute("ROLLBACK")
            lock.close()
        window.station.switching.to("B. Reader")  # the step is tried again, and now it is kept
        bench.until(lambda: works(window, "B. Reader"))
        window.station.switching.to(first)
        bench.until(lambda: works(window, first))
        assert len(annotating.shapes) == 1

    bench.run(act)


@pytest.mark.parametrize("name", ["", "   "])
def test_nobody_without_a_name_takes_over(bench, name):
    def act(window):
        bench.until(lambda: window.station.switching.name)
        first = window.station.switching.name
        window.station.switching.to(name)
        bench.idle(window)
        assert window.station.switching.name == first

    bench.run(act)
