"""Polygon, freehand, hole and split on a small desk."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from tests.ui.tool_desk import ALT, NONE, SHIFT, Hand, SmallDesk, colours, is_dark
from tests.unit.drawing.shapes import area, box, same, shape

A = shape("a", box(50, 50, 100, 100))
SQUARE = ((10, 10), (60, 10), (60, 60), (10, 60))


def polygon_hand(desk, **settings):
    return Hand("polygon", desk, is_snapping=False, **settings)


def test_a_click_on_the_first_point_closes_the_polygon():
    hand = polygon_hand(desk := SmallDesk())
    for place in SQUARE:
        hand.click(*place)
    assert desk.steps == []
    assert hand.tool.is_busy
    hand.click(13, 12)
    (drawn,) = desk.shapes
    assert drawn.polygon.exterior.tolist() == [list(map(float, p)) for p in SQUARE]
    assert desk.steps[0].name == "Polygon: Scratch"
    assert desk.selected_ids == {drawn.shape_id}


def test_enter_closes_it_too():
    hand = polygon_hand(desk := SmallDesk())
    for place in SQUARE:
        hand.click(*place)
    assert hand.key(Qt.Key.Key_Return)
    assert same(desk.shapes[0].polygon, box(10, 10, 60, 60))


def test_a_double_click_sets_the_last_point_once_and_closes():
    hand = polygon_hand(desk := SmallDesk())
    for place in SQUARE[:3]:
        hand.click(*place)
    hand.double_click(*SQUARE[3])
    assert desk.shapes[0].polygon.vertex_count == 4
    assert not hand.tool.is_busy


def test_two_clicks_in_one_place_set_one_point():
    hand = polygon_hand(SmallDesk())
    hand.click(10, 10)
    hand.click(10, 10)
    assert hand.tool.points == [(10, 10)]


def test_backspace_takes_a_point_back_and_escape_all():
    hand = polygon_hand(desk := SmallDesk())
    for place in (*SQUARE[:3], (200, 200)):
        hand.click(*place)
    assert hand.key(Qt.Key.Key_Backspace)
    hand.click(*SQUARE[3])
    hand.key(Qt.Key.Key_Enter)
    assert same(desk.shapes[0].polygon, box(10, 10, 60, 60))
    hand.click(200, 200)
    assert hand.key(Qt.Key.Key_Escape)
    assert not hand.tool.is_busy
    assert len(desk.steps) == 1
    assert not hand.key(Qt.Key.Key_Backspace)


def test_two_points_are_no_polygon():
    hand = polygon_hand(desk := SmallDesk())
    hand.click(10, 10)
    hand.click(60, 10)
    hand.key(Qt.Key.Key_Return)
    assert "at least 3 points" in desk.said[-1]
    assert hand.tool.is_busy  # the two stay
    hand.click(90, 10)
    hand.key(Qt.Key.Key_Return)
    assert desk.steps == []  # no area


def test_points_stay_on_the_raster():
    hand = polygon_hand(desk := SmallDesk())
    for place in ((-50, -50), (350, -50), (350, 400), (-50, 400)):
        hand.click(*place)
    hand.key(Qt.Key.Key_Return)
    assert same(desk.shapes[0].polygon, box(0, 0, 300, 300))


def test_a_crossing_outline_is_kept_and_told():
    hand = polygon_hand(desk := SmallDesk())
    for place in ((10, 10), (60, 60), (60, 10), (10, 70)):
        hand.click(*place)
    hand.key(Qt.Key.Key_Return)
    assert not desk.shapes[0].polygon.is_valid
    assert "crosses itself" in desk.said[-1]


def test_shift_keeps_to_eighths_of_a_turn_on_the_wafer():
    # A die is 25 mm x 30 mm on 25 x 30 pixels: pixels are square on this wafer.
    hand = polygon_hand(SmallDesk())
    hand.click(10, 10)
    hand.click(60, 14, SHIFT)
    hand.click(98, 60, SHIFT)
    assert hand.tool.points[1] == pytest.approx((60, 10), abs=0.02)
    x, y = hand.tool.points[2]
    assert x - 60 == pytest.approx(y - 10, abs=0.04)


def test_points_snap_to_die_corners_unless_alt_or_the_switch_says_no():
    hand = Hand("polygon", SmallDesk())
    hand.click(52, 58)
    hand.click(102, 58, ALT)
    assert hand.tool.points == [(50, 60), (102, 58)]
    free = polygon_hand(SmallDesk())
    free.click(52, 58)
    assert free.tool.points == [(52, 58)]


def test_points_snap_to_a_neighbour_s_vertex_and_edge():
    neighbour = shape("n", box(110, 112, 140, 146))
    hand = Hand("polygon", SmallDesk([neighbour]))
    hand.click(113, 115)
    hand.click(112, 130)
    assert hand.tool.points == [(110, 112), (110, 130)]


def test_what_it_snaps_to_is_shown(qapp):
    hand = Hand("polygon", SmallDesk())
    hand.move(62, 77)
    plain = colours(hand.painted())
    hand.move(52, 58)
    assert colours(hand.painted()) != plain
    assert not is_dark(hand.painted(), 50 + 6, 60)


def test_freehand_draws_a_closed_outline_in_one_step():
    hand = Hand("freehand", desk := SmallDesk())
    turn = np.linspace(0, 2 * np.pi, 200)
    hand.drag(*[(100 + 40 * np.cos(a), 100 + 40 * np.sin(a)) for a in turn])
    (drawn,) = desk.shapes
    assert drawn.polygon.area == pytest.approx(np.pi * 1600, rel=0.04)
    assert drawn.polygon.vertex_count < 60
    assert drawn.polygon.is_valid
    assert [s.name for s in desk.steps] == ["Freehand: Scratch"]


def test_freehand_cuts_a_figure_of_eight_into_two_shapes():
    hand = Hand("freehand", desk := SmallDesk())
    hand.drag((50, 50), (90, 90), (90, 50), (50, 90))
    assert len(desk.shapes) == 2
    assert len(desk.steps) == 1


def test_a_click_draws_nothing_freehand():
    hand = Hand("freehand", desk := SmallDesk())
    hand.click(50, 50)
    assert desk.steps == []
    assert "button held down" in desk.said[-1]


def test_a_hole_is_cut_into_the_shape():
    hand = Hand("hole", desk := SmallDesk([A]), is_snapping=False)
    for place in ((60, 60), (90, 60), (90, 90), (60, 90)):
        hand.click(*place)
    hand.key(Qt.Key.Key_Return)
    (cut,) = desk.shapes
    assert (cut.shape_id, len(cut.polygon.holes)) == ("a", 1)
    assert cut.polygon.area == 2500 - 900
    assert desk.steps[0].name == "Cut out: Scratch"


def test_a_hole_over_the_edge_cuts_it_out_and_beside_all_it_says_so():
    hand = Hand("hole", desk := SmallDesk([A]), is_snapping=False)
    for place in ((40, 60), (70, 60), (70, 70), (40, 70)):
        hand.click(*place)
    hand.key(Qt.Key.Key_Return)
    assert area(desk.shapes) == 2500 - 200
    for place in ((200, 200), (220, 200), (220, 220)):
        hand.click(*place)
    hand.key(Qt.Key.Key_Return)
    assert desk.said[-1] == "There is no shape to cut a hole into."


def test_a_line_splits_a_shape():
    hand = Hand("split", desk := SmallDesk([A]), is_snapping=False)
    hand.drag((70, 40), (70, 110))
    assert sorted(s.polygon.area for s in desk.shapes) == [1000, 1500]
    assert desk.steps[0].name == "Split: Scratch"
    desk.undo()
    assert desk.shapes == (A,)


def test_a_line_with_shift_is_straight():
    hand = Hand("split", desk := SmallDesk([A]), is_snapping=False)
    hand.drag((70, 40), (74, 110), modifiers=SHIFT)
    assert sorted(s.polygon.area for s in desk.shapes) == pytest.approx([1000, 1500], abs=1)


def test_a_line_that_crosses_nothing_says_so():
    hand = Hand("split", desk := SmallDesk([A]), is_snapping=False)
    hand.drag((70, 40), (70, 80))
    assert desk.steps == []
    assert "outline to outline" in desk.said[-1]
    hand.press(10, 10)
    assert hand.key(Qt.Key.Key_Escape)
    assert hand.key(Qt.Key.Key_Escape, NONE) is False
