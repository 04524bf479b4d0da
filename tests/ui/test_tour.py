"""The tour: anchors that exist, keys, what is read out, and the offer at the first start."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ml_core.formats.opening import open_wafers
from tests.ui.joining import personal_of
from wafer_studio.places import sample_lot
from wafer_studio.ui.tour import STEPS, Tour, TourOffer, place_beside


def begun(bench, window, lot=None):
    personal = personal_of(window)
    if lot is not None:
        bench.open_lot(window, lot)
    bench.idle(window)
    return personal, personal.start_tour()


def test_every_step_has_its_part_in_the_real_window(bench, lot):
    def act(window):
        _, tour = begun(bench, window, lot)
        for number, step in enumerate(STEPS):
            tour.go(number)
            parts = window.findChildren(QWidget, step.anchor)
            assert [part.isVisible() for part in parts] == [True], step.anchor
            assert not tour.hole.isEmpty()
            assert window.rect().contains(tour.bubble.geometry())
            assert not tour.hole.contains(tour.bubble.geometry()) or step.anchor == "map"
            assert tour.title.text() == step.title
            assert tour.text.text() == step.text
        tour.leave()

    bench.run(act)


def test_the_tour_is_walked_by_keys_and_ends(bench, lot):
    def act(window):
        window.activateWindow()
        window.map.setFocus()
        _, tour = begun(bench, window, lot)
        ended = []
        tour.ended.connect(lambda: ended.append(1))

        def press(key):
            bench.qtbot.keyClick(QApplication.focusWidget(), key)

        press(Qt.Key.Key_Right)
        assert tour.step is STEPS[1]
        press(Qt.Key.Key_Return)
        assert tour.step is STEPS[2]
        press(Qt.Key.Key_Left)
        assert tour.step is STEPS[1]
        press(Qt.Key.Key_Left)
        press(Qt.Key.Key_Left)
        assert tour.step is STEPS[0]
        seen = set()
        for _ in range(4):
            press(Qt.Key.Key_Tab)
            seen.add(QApplication.focusWidget())
        assert seen == {tour.end, tour.next}  # there is nothing to go back to
        for _ in STEPS:
            press(Qt.Key.Key_Right)
        assert ended == [1]
        assert not tour.isVisible()
        assert QApplication.focusWidget() is window.map

    bench.run(act)


def test_escape_ends_the_tour(bench, lot):
    def act(window):
        window.activateWindow()
        _, tour = begun(bench, window, lot)
        bench.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert not tour.isVisible()

    bench.run(act)


def test_each_step_is_read_out(bench, lot):
    def act(window):
        personal, tour = begun(bench, window, lot)
        said = []
        personal.announcer.said.connect(said.append)
        bench.click(tour.next)
        assert said == [f"{STEPS[1].title}. {STEPS[1].text} 2 of {len(STEPS)}"]
        assert tour.bubble.accessibleName() == STEPS[1].title
        assert tour.bubble.accessibleDescription() == STEPS[1].text
        tour.leave()

    bench.run(act)


def test_the_tour_opens_the_sample_lot_where_there_is_no_wafer(bench):
    def act(window):
        bench.idle(window)
        assert window.wafers.model.rowCount() == 0
        personal_of(window)
        window.actions_by_key["tour"].trigger()
        bench.until(lambda: window.wafers.model.rowCount() > 0)
        bench.until(lambda: window.station.document.wafer is not None)
        bench.idle(window)
        # The wafer of the lot with the most fails: something to see while it is told of.
        wafers = [w for w in open_wafers([sample_lot()]) if not isinstance(w, Exception)]
        worst = max(wafers, key=lambda wafer: wafer.fail_count / wafer.die_count)
        assert window.station.document.wafer.name == worst.name
        window.findChildren(Tour)[0].leave()

    bench.run(act)


def test_the_bubble_follows_the_window(bench, lot):
    def act(window):
        _, tour = begun(bench, window, lot)
        tour.go(len(STEPS) - 1)
        window.resize(900, 700)
        bench.until(lambda: tour.size() == window.size())
        bench.until(lambda: window.rect().contains(tour.bubble.geometry()))
        assert tour.hole.bottom() <= window.height()
        tour.leave()

    bench.run(act)


def test_the_tour_is_offered_once(bench):
    def first(window):
        bench.idle(window)
        personal_of(window)
        if not window.findChildren(TourOffer):
            window.shown_first.emit()
        (offer,) = window.findChildren(TourOffer)
        bench.until(offer.isVisible)
        bench.click(offer.leave)
        assert not offer.isVisible()

    def second(window):
        bench.idle(window)
        personal_of(window)
        window.shown_first.emit()
        assert window.findChildren(TourOffer) == []

    bench.run(first)
    bench.run(second)


def test_the_offer_starts_the_tour(bench, lot):
    def act(window):
        personal_of(window)
        bench.open_lot(window, lot)
        if not window.findChildren(TourOffer):
            window.shown_first.emit()
        bench.idle(window)
        bench.click(window.findChildren(TourOffer)[0].take)
        (tour,) = window.findChildren(Tour)
        assert tour.step is STEPS[0]
        tour.leave()

    bench.run(act)


ROOM = QRect(0, 0, 1000, 800)
SIZE = QSize(360, 200)


@pytest.mark.parametrize(
    ("hole", "place"),
    [
        (QRect(0, 0, 200, 800), QPoint(211, 299)),
        (QRect(800, 0, 200, 800), QPoint(428, 299)),
        (QRect(0, 0, 1000, 100), QPoint(319, 111)),
        (QRect(0, 700, 1000, 100), QPoint(319, 488)),
    ],
    ids=("right", "left", "below", "above"),
)
def test_the_bubble_stands_beside_the_hole(hole, place):
    assert place_beside(hole, SIZE, ROOM) == place


@given(x=st.integers(0, 900), y=st.integers(0, 700), w=st.integers(1, 1000), h=st.integers(1, 800))
def test_the_bubble_is_always_inside(x, y, w, h):
    hole = QRect(x, y, w, h).intersected(ROOM)
    assert ROOM.contains(QRect(place_beside(hole, SIZE, ROOM), SIZE))
