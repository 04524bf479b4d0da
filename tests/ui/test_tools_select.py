"""Select and edit on a small desk."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt

from ml_core.wafer.shapes import Polygon
from tests.ui.tool_desk import ALT, CTRL, SHIFT, Hand, SmallDesk, colours, is_dark
from tests.unit.drawing.shapes import box, same, shape
from wafer_studio.ui.canvas.camera import Camera, Orientation
from wafer_studio.ui.canvas.tools.select import SelectTool
from wafer_studio.ui.canvas.tools.table import TOOLS, make_tools

A = shape("a", box(50, 50, 110, 110))
B = shape("b", box(200, 50, 260, 110))
INNER = shape("inner", box(70, 70, 90, 90))
TURNED = Camera(1.0, 300.0, 0.0, orientation=Orientation(turns=1))
LOCKED = replace(A, is_locked=True)


def hand_on(*shapes, selected=(), **settings):
    desk = SmallDesk(shapes, selected=selected)
    return Hand("select", desk, is_snapping=False, **settings), desk


def test_a_click_selects_the_smallest_shape_and_beside_all_none():
    hand, desk = hand_on(A, INNER, B)
    hand.click(80, 80)
    assert desk.selected_ids == {"inner"}
    hand.click(60, 60)
    assert desk.selected_ids == {"a"}
    hand.click(150, 150)
    assert desk.selected_ids == frozenset()
    assert desk.steps == []


def test_shift_adds_and_takes_away():
    hand, desk = hand_on(A, B)
    hand.click(60, 60)
    hand.click(230, 80, SHIFT)
    assert desk.selected_ids == {"a", "b"}
    hand.click(60, 60, SHIFT)
    assert desk.selected_ids == {"b"}
    hand.click(150, 150, SHIFT)
    assert desk.selected_ids == {"b"}


def test_alt_takes_the_next_larger_one_beneath():
    hand, desk = hand_on(A, INNER)
    hand.click(80, 80)
    hand.click(80, 80, ALT)
    assert desk.selected_ids == {"a"}
    hand.click(80, 80, ALT)
    assert desk.selected_ids == {"inner"}


def test_an_outline_is_hit_from_just_outside():
    hand, desk = hand_on(A)
    hand.click(113, 80)
    assert desk.selected_ids == {"a"}


def test_a_rubber_band_selects_what_lies_in_it():
    hand, desk = hand_on(A, INNER, B)
    hand.drag((40, 40), (105, 105))  # A is only touched
    assert desk.selected_ids == {"inner"}
    hand.drag((40, 40), (120, 120))
    assert desk.selected_ids == {"a", "inner"}
    hand.drag((190, 40), (270, 120), modifiers=SHIFT)
    assert desk.selected_ids == {"a", "inner", "b"}
    assert desk.steps == []


def test_a_drag_moves_all_selected_shapes_in_one_step():
    hand, desk = hand_on(A, B, selected=("a", "b"))
    hand.drag((80, 80), (90, 85), (100, 90))
    assert [s.name for s in desk.steps] == ["Move: 2 shapes"]
    assert same(desk.shapes[0].polygon, box(70, 60, 130, 120))
    assert same(desk.shapes[1].polygon, box(220, 60, 280, 120))
    assert desk.selected_ids == {"a", "b"}


def test_a_drag_on_a_shape_that_is_not_selected_moves_that_one():
    hand, desk = hand_on(A, B, selected=("a",))
    hand.drag((230, 80), (240, 80))
    assert [s.shape_id for s in desk.steps[0].before] == ["b"]


def test_a_small_tremble_is_a_click():
    hand, desk = hand_on(A, B, selected=("a", "b"))
    hand.drag((80, 80), (82, 81))
    assert desk.steps == []
    assert desk.selected_ids == {"a"}


def test_shift_moves_straight():
    hand, desk = hand_on(A)
    hand.press(80, 80)
    hand.move(100, 85, SHIFT)
    hand.release(100, 85, SHIFT)
    assert same(desk.shapes[0].polygon, box(70, 50, 130, 110))


def test_shapes_stop_at_the_raster_s_edge():
    hand, desk = hand_on(A)
    hand.drag((80, 80), (0, 0), (-100, -100))
    assert same(desk.shapes[0].polygon, box(0, 0, 60, 60))


def test_a_locked_shape_can_be_selected_but_not_changed():
    hand, desk = hand_on(LOCKED, selected=("a",))
    hand.drag((80, 80), (100, 80))
    hand.drag((50, 50), (40, 40))  # a vertex
    hand.double_click(80, 50)  # an edge
    hand.key(Qt.Key.Key_Delete)
    hand.key(Qt.Key.Key_Right, ALT)
    assert desk.steps == []
    assert desk.shapes == (LOCKED,)
    assert desk.selected_ids == {"a"}
    assert "locked" in desk.said[-1]


def test_of_selected_shapes_the_locked_ones_stay():
    hand, desk = hand_on(LOCKED, B, selected=("a", "b"))
    hand.drag((230, 80), (240, 80))
    assert [s.shape_id for s in desk.steps[0].before] == ["b"]
    assert "1 locked shape stays" in desk.said[-1]


def test_a_vertex_is_dragged():
    hand, desk = hand_on(A, selected=("a",))
    hand.drag((112, 108), (120, 120), (130, 140))
    assert [s.name for s in desk.steps] == ["Move vertex: Scratch"]
    assert desk.shapes[0].polygon.exterior.tolist() == [[50, 50], [110, 50], [130, 140], [50, 110]]


def test_vertices_of_shapes_that_are_not_selected_are_no_grips():
    hand, desk = hand_on(A)
    hand.drag((108, 108), (130, 140))
    assert desk.steps[0].name == "Move: Scratch"


def test_a_vertex_stays_on_the_raster_and_a_crossing_is_told():
    hand, desk = hand_on(A, selected=("a",))
    hand.drag((110, 110), (20, 20), (-20, 0))
    assert desk.shapes[0].polygon.exterior[2].tolist() == [0, 0]
    hand, desk = hand_on(A, selected=("a",))
    hand.drag((50, 50), (150, 80))
    assert "crosses itself" in desk.said[-1]


def test_neighbours_move_along_where_asked_for():
    twin = shape("twin", box(110, 50, 150, 110))
    hand, desk = hand_on(A, twin, selected=("a",))
    hand.drag((110, 110), (120, 130), modifiers=CTRL)
    assert [s.shape_id for s in desk.steps[0].after] == ["a", "twin"]
    assert desk.shapes[1].polygon.exterior.tolist()[3] == [120, 130]
    hand, desk = hand_on(A, twin, selected=("a",), moves_neighbours=True)
    hand.drag((110, 110), (120, 130))
    assert len(desk.steps[0].after) == 2
    hand, desk = hand_on(A, twin, selected=("a",))
    hand.drag((110, 110), (120, 130))
    assert [s.shape_id for s in desk.steps[0].after] == ["a"]


def test_a_dragged_vertex_snaps_to_a_neighbour_but_not_to_its_own_shape():
    desk = SmallDesk([A, shape("n", box(137, 113, 160, 140))], selected=("a",))
    Hand("select", desk).drag((110, 110), (130, 110), (134, 110))
    assert desk.shapes[0].polygon.exterior[2].tolist() == [137, 113]
    desk = SmallDesk([A], selected=("a",))
    Hand("select", desk).drag((110, 110), (112, 54))  # beside its own vertex (110, 50)
    assert desk.shapes[0].polygon.exterior[2].tolist() == [112, 54]


def test_a_double_click_on_an_edge_inserts_a_vertex():
    hand, desk = hand_on(A, selected=("a",))
    hand.double_click(80, 51)
    assert [s.name for s in desk.steps] == ["Add vertex: Scratch"]
    assert desk.shapes[0].polygon.exterior.tolist()[1] == [80, 50]
    hand.drag((80, 50), (80, 30))
    assert desk.shapes[0].polygon.exterior.tolist()[1] == [80, 30]


def test_delete_takes_the_chosen_vertex_and_else_the_shapes():
    hand, desk = hand_on(A, B, selected=("a",))
    hand.click(110, 110)
    assert desk.selected_ids == {"a"}
    assert hand.key(Qt.Key.Key_Delete)
    assert desk.shapes[0].polygon.exterior.tolist() == [[50, 50], [110, 50], [50, 110]]
    hand.click(110, 50)
    hand.key(Qt.Key.Key_Backspace)
    assert "at least 3 points" in desk.said[-1]
    hand.key(Qt.Key.Key_Delete)
    assert [s.shape_id for s in desk.shapes] == ["b"]
    assert [s.name for s in desk.steps] == ["Delete vertex: Scratch", "Delete: Scratch"]
    assert not hand.key(Qt.Key.Key_Delete)  # nothing selected any more


def test_deleting_a_vertex_of_a_triangular_hole_fills_it():
    hole = np.array([(60, 60), (100, 60), (60, 100)], float)
    hand, desk = hand_on(replace(A, polygon=Polygon(A.polygon.exterior, (hole,))), selected=("a",))
    hand.click(100, 60)
    hand.key(Qt.Key.Key_Delete)
    assert desk.shapes[0].polygon.holes == ()
    assert desk.steps[0].name == "Fill hole: Scratch"


def test_alt_and_arrows_nudge_by_a_pixel_or_a_die():
    hand, desk = hand_on(A, selected=("a",))
    hand.key(Qt.Key.Key_Right, ALT)
    hand.key(Qt.Key.Key_Down, ALT | SHIFT)
    assert same(desk.shapes[0].polygon, box(51, 80, 111, 140))
    assert not hand.key(Qt.Key.Key_Right)  # the view walks the dies


def test_a_nudge_goes_where_the_arrow_points_on_a_turned_map(qapp):
    hand, desk = hand_on(A, selected=("a",))
    # A quarter turn clockwise: the raster's x runs down, its y to the left.
    hand.painted(camera=TURNED)
    hand.key(Qt.Key.Key_Right, ALT)
    assert same(desk.shapes[0].polygon, box(50, 49, 110, 109))


def test_escape_drops_a_drag_first_and_the_selection_then():
    hand, desk = hand_on(A, selected=("a",))
    hand.press(80, 80)
    hand.move(100, 80)
    assert hand.key(Qt.Key.Key_Escape)
    hand.release(100, 80)
    assert desk.steps == []
    assert desk.selected_ids == {"a"}
    assert hand.key(Qt.Key.Key_Escape)
    assert desk.selected_ids == frozenset()
    assert not hand.key(Qt.Key.Key_Escape)


@pytest.mark.parametrize(("start", "end"), [((80, 80), (100, 80)), ((110, 110), (130, 130))])
def test_a_shape_that_changed_during_the_drag_is_not_overwritten(start, end):
    hand, desk = hand_on(A, selected=("a",))
    hand.press(*start)
    hand.move(*end)
    other = replace(A, class_key="ring")
    desk.shapes = (other,)
    hand.release(*end)
    assert desk.steps == []
    assert desk.shapes == (other,)
    assert "changed meanwhile" in desk.said[-1]


def test_the_pointer_tells_what_can_be_taken():
    hand, desk = hand_on(A, selected=("a",))
    hand.move(110, 110)
    assert hand.tool.cursor == Qt.CursorShape.PointingHandCursor
    hand.move(80, 80)
    assert hand.tool.cursor == Qt.CursorShape.SizeAllCursor
    hand.move(200, 200)
    assert hand.tool.cursor == Qt.CursorShape.ArrowCursor
    desk.wafer = None
    hand.move(80, 80)
    assert not hand.press(80, 80)


def test_grips_and_drags_are_painted(qapp):
    hand, _ = hand_on(A, selected=("a",))
    still = hand.painted()
    assert not is_dark(still, 110, 110)
    assert is_dark(still, 80, 110)
    hand.press(80, 80)
    hand.move(100, 80)
    moved = hand.painted()
    assert not is_dark(moved, 100, 110)  # the outline where it would be: y stays, x 70 to 130
    assert not is_dark(moved, 130, 80)
    turned = hand.painted(camera=TURNED)  # (x, y) shows at (300 - y, x)
    assert not is_dark(turned, 190, 100)
    assert not is_dark(turned, 220, 130)
    hand.tool.drop()
    assert colours(hand.painted()) == colours(still)


def test_a_shape_that_is_small_on_the_screen_can_still_be_moved():
    small = shape("s", box(100, 100, 108, 108))
    hand, desk = hand_on(small, selected=("s",))
    hand.drag((104, 104), (124, 104))
    assert [step.name for step in desk.steps] == ["Move: Scratch"]
    hand.drag((127, 101), (140, 90))
    hand.drag((119, 111), (110, 120))  # outside, beside a corner
    assert [step.name for step in desk.steps[1:]] == ["Move vertex: Scratch"] * 2


def test_very_many_shapes_move_in_one_step_and_show_a_box(qapp):
    many = [
        shape(str(i), box(30 + i % 20 * 8, 30 + i // 20 * 8, 34 + i % 20 * 8, 34 + i // 20 * 8))
        for i in range(320)
    ]
    hand, desk = hand_on(*many, selected=[s.shape_id for s in many])
    hand.press(32, 32)
    hand.move(132, 32)
    image = hand.painted()
    assert not is_dark(image, 130, 100)  # left side of the box round all, at 30 + 100
    hand.release(132, 32)
    assert [step.name for step in desk.steps] == ["Move: 320 shapes"]
    assert desk.shapes[-1].polygon.exterior[0].tolist() == [30 + 19 * 8 + 100, 30 + 15 * 8]


def test_the_table_names_each_tool_once_with_its_own_letter():
    keys = [entry.key for entry in TOOLS]
    letters = [entry.shortcut for entry in TOOLS]
    assert len(set(keys)) == len(keys)
    assert len(set(letters)) == len(letters)
    assert all(entry.tip.endswith(".") for entry in TOOLS)
    tools = make_tools(hand_on()[0].bench)
    assert [tool.key for tool in tools.values()] == keys
    assert isinstance(tools["select"], SelectTool)
