"""Brush, eraser, die brush and wand on a small desk."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt

from ml_core.drawing.wand import Alike
from tests.ui.tool_desk import CTRL, SHIFT, Hand, SmallDesk, is_dark
from tests.unit.drawing.shapes import area, box, same, shape
from tests.wafers import inspection_of, plain_wafer
from wafer_studio.ui.canvas.camera import Camera, Orientation
from wafer_studio.ui.canvas.tools.brush import LARGEST, SMALLEST

A = shape("a", box(50, 50, 100, 100))


def test_one_stroke_is_one_step_and_selects_what_came_of_it():
    hand = Hand("brush", desk := SmallDesk(), brush_radius=10)
    hand.drag((100, 100), (120, 100), (150, 100))
    (step,) = desk.steps
    assert step.name == "Brush: Scratch"
    (drawn,) = desk.shapes
    assert drawn.polygon.area == pytest.approx(math.pi * 100 + 50 * 20, rel=0.03)
    assert desk.selected_ids == {drawn.shape_id}
    assert not hand.tool.is_busy


def test_a_stroke_over_a_shape_of_the_class_extends_it():
    hand = Hand("brush", desk := SmallDesk([A]), brush_radius=10)
    hand.drag((95, 75), (140, 75))
    assert [s.shape_id for s in desk.shapes] == ["a"]
    assert desk.shapes[0].polygon.area > 2500 + 700
    hand.drag((95, 75), (140, 75), modifiers=SHIFT)
    assert len(desk.shapes) == 2


def test_a_locked_shape_stays_under_the_brush_and_that_is_said():
    hand = Hand("brush", desk := SmallDesk([replace(A, is_locked=True)]), brush_radius=10)
    hand.drag((75, 75), (140, 75))
    assert desk.shapes[0].polygon is A.polygon
    assert len(desk.shapes) == 2
    assert "locked" in desk.said[-1]


def test_the_eraser_cuts_a_shape_in_two_and_undo_joins_it():
    hand = Hand("eraser", desk := SmallDesk([A]), brush_radius=5)
    hand.drag((75, 40), (75, 110))
    assert len(desk.shapes) == 2
    assert area(desk.shapes) == pytest.approx(2500 - 500, rel=0.02)
    desk.undo()
    assert desk.shapes == (A,)


def test_ctrl_erases_with_the_brush():
    hand = Hand("brush", desk := SmallDesk([A]), brush_radius=100)
    hand.drag((75, 75), (76, 75), modifiers=CTRL)
    assert desk.shapes == ()
    assert desk.steps[0].name == "Erase: Scratch"


def test_erasing_beside_all_is_no_step():
    hand = Hand("eraser", desk := SmallDesk([A]), brush_radius=5)
    hand.drag((200, 200), (220, 200))
    assert desk.steps == []


def test_escape_drops_the_stroke():
    hand = Hand("brush", desk := SmallDesk(), brush_radius=10)
    hand.press(100, 100)
    hand.move(150, 100)
    assert hand.tool.is_busy
    assert hand.key(Qt.Key.Key_Escape)
    assert not hand.tool.is_busy
    hand.release(150, 100)
    assert desk.steps == []
    assert not hand.key(Qt.Key.Key_Escape)  # nothing under way: the view may use it


def test_no_stroke_begins_while_a_step_is_not_on_the_disk():
    hand = Hand("brush", desk := SmallDesk(), brush_radius=10)
    desk.can_edit = False
    hand.drag((100, 100), (150, 100))
    assert desk.steps == []
    assert "not on the disk" in desk.said[-1]


def test_a_stroke_that_ends_while_a_step_is_not_on_the_disk_is_told():
    hand = Hand("brush", desk := SmallDesk(), brush_radius=10)
    hand.press(100, 100)
    desk.can_edit = False
    hand.release(150, 100)
    assert desk.steps == []
    assert "not on the disk" in desk.said[-1]


def test_without_a_wafer_nothing_begins():
    desk = SmallDesk()
    desk.wafer = None
    for key in ("brush", "die_brush", "wand", "polygon", "freehand", "split"):
        hand = Hand(key, desk)
        hand.drag((10, 10), (20, 20))
        assert not hand.tool.is_busy
        assert desk.said[-1] == "Open a wafer first."


def test_wheel_and_brackets_set_the_size_within_limits():
    hand = Hand("brush", desk := SmallDesk(), brush_radius=10)
    hand.tool.wheel(1, hand.at(0, 0))
    assert hand.bench.settings.brush_radius == pytest.approx(12)
    hand.key(Qt.Key.Key_BracketLeft)
    assert hand.bench.settings.brush_radius == pytest.approx(10)
    assert desk.said[-1] == "Brush 20.0 px wide"
    hand.tool.wheel(-99, hand.at(0, 0))
    assert hand.bench.settings.brush_radius == SMALLEST
    hand.tool.wheel(99, hand.at(0, 0))
    assert hand.bench.settings.brush_radius == LARGEST


def test_the_preview_shows_the_stroke_where_it_is_and_as_wide(qapp):
    hand = Hand("brush", SmallDesk(), brush_radius=10)
    hand.press(100, 100)
    hand.move(150, 100)
    image = hand.painted()
    assert not is_dark(image, 125, 100)
    assert not is_dark(image, 125, 108)
    assert is_dark(image, 125, 115)
    assert not is_dark(image, 93, 100)  # the round end
    zoomed = hand.painted(camera=Camera(2.0, -100.0, -100.0))
    assert not is_dark(zoomed, 150, 118)  # raster (125, 109)
    assert is_dark(zoomed, 150, 125)


def test_previews_turn_and_mirror_with_the_map(qapp):
    turned = Camera(1.0, 300.0, 0.0, orientation=Orientation(turns=1))  # (x, y) at (300 - y, x)
    mirrored = Camera(1.0, 300.0, 0.0, orientation=Orientation(is_mirrored=True))
    brush = Hand("brush", SmallDesk(), brush_radius=10)
    brush.press(100, 40)
    brush.move(150, 40)
    dies = Hand("die_brush", SmallDesk())
    dies.press(130, 130)  # x 125 to 150, y 120 to 150
    wand = Hand("wand", SmallDesk(wafer=dotted()))
    wand.press(60, 130)  # x 50 to 75, y 120 to 150
    for hand, (x, y), beside in (
        (brush, (125, 48), 62),
        (dies, (148, 122), 112),
        (wand, (73, 122), 112),
    ):
        assert not is_dark(hand.painted(camera=turned), 300 - y, x)
        assert is_dark(hand.painted(camera=turned), 300 - beside, x)
        assert not is_dark(hand.painted(camera=mirrored), 300 - x, y)
        assert is_dark(hand.painted(camera=mirrored), 300 - x, beside)


def test_a_dab_is_seen_before_the_pointer_moves(qapp):
    hand = Hand("brush", SmallDesk(), brush_radius=10)
    hand.press(100, 100)
    assert not is_dark(hand.painted(), 104, 100)


def test_the_brush_is_round_on_a_wafer_whose_pixels_are_not_square(qapp):
    wafer = plain_wafer()
    grid = replace(wafer.grid, pitch_mm=(25.0, 60.0))  # a pixel is 1 mm x 2 mm
    hand = Hand("brush", desk := SmallDesk(wafer=replace(wafer, grid=grid)), brush_radius=20)
    hand.press(100, 100)
    image = hand.painted(camera=Camera(1.0, 0.0, 0.0, stretch=2.0))  # its middle is (100, 200)
    assert not is_dark(image, 100, 216)
    assert is_dark(image, 100, 224)
    hand.release(100, 100)
    bounds = desk.shapes[0].polygon.to_shapely().bounds
    assert bounds == pytest.approx((80, 90, 120, 110), abs=0.5)


def test_a_new_shape_takes_the_model_s_class_where_asked_for():
    wafer = plain_wafer()
    desk = SmallDesk(wafer=wafer, inspection=inspection_of(wafer))
    Hand("brush", desk, brush_radius=10, fills_class=True).drag((140, 135), (160, 135))
    assert desk.shapes[-1].class_key == "center"
    Hand("brush", desk, brush_radius=10, fills_class=True).drag((30, 30), (40, 30))
    assert desk.shapes[-1].class_key == "scratch"  # the model sees nothing there
    Hand("brush", desk, brush_radius=10).drag((140, 235), (160, 235))
    assert desk.shapes[-1].class_key == "scratch"


def test_whole_dies_are_painted_along_their_edges():
    hand = Hand("die_brush", desk := SmallDesk())
    hand.drag((130, 130), (170, 130))  # columns 5 and 6 of row 4
    (drawn,) = desk.shapes
    assert same(drawn.polygon, box(125, 120, 175, 150))
    assert desk.steps[0].name == "Paint dies: Scratch"


def test_dies_are_added_to_a_shape_and_taken_off_with_ctrl():
    hand = Hand("die_brush", desk := SmallDesk())
    hand.drag((130, 130), (170, 130))
    hand.drag((130, 160), (131, 160))  # below: the selected shape touches it
    assert area(desk.shapes) == 3 * 25 * 30
    assert len(desk.shapes) == 1
    hand.drag((160, 130), (161, 130), modifiers=CTRL)
    assert area(desk.shapes) == 2 * 25 * 30
    assert desk.steps[-1].name == "Erase dies: Scratch"


def test_places_without_a_die_are_not_painted():
    wafer = plain_wafer()
    cells = wafer.cells.copy()
    cells[4, 6] = 0
    hand = Hand("die_brush", desk := SmallDesk(wafer=replace(wafer, cells=cells)))
    hand.drag((130, 130), (155, 130))
    assert same(desk.shapes[0].polygon, box(125, 120, 150, 150))
    hand.drag((160, 130), (161, 130))
    assert len(desk.steps) == 1
    hand.drag((-40, -10), (-30, -10))
    assert len(desk.steps) == 1


def test_a_picture_without_dies_says_so():
    wafer = plain_wafer()
    grid = replace(wafer.grid, has_dies=False)
    hand = Hand("die_brush", desk := SmallDesk(wafer=replace(wafer, grid=grid)))
    hand.drag((5, 5), (6, 6))
    assert desk.said == ["This picture has no dies; use the brush."]


def test_the_die_preview_shows_the_dies(qapp):
    hand = Hand("die_brush", SmallDesk())
    hand.press(130, 130)
    image = hand.painted()
    assert not is_dark(image, 148, 148)
    assert is_dark(image, 152, 130)


def dotted():
    """Fails at columns 2, 4 and 7 of row 4, one and two passing dies between."""
    return plain_wafer(fails=((2, 4), (4, 4), (7, 4)))


def test_the_wand_keeps_at_release_what_the_drag_showed():
    hand = Hand("wand", desk := SmallDesk(wafer=dotted()))
    hand.drag((60, 130), (61, 130))
    assert same(desk.shapes[0].polygon, box(50, 120, 75, 150))
    desk.undo()
    hand.drag((60, 130), (73, 130))  # 13 px: over one die
    assert same(desk.shapes[0].polygon, box(50, 120, 125, 150))
    desk.undo()
    hand.drag((60, 130), (60, 158))  # 28 px: over two
    assert same(desk.shapes[0].polygon, box(50, 120, 200, 150))
    assert desk.steps[0].name == "Wand: Scratch"
    assert desk.said[-1] == "Steps over 2 dies: 6 dies"


def test_the_drag_counts_screen_pixels():
    hand = Hand("wand", desk := SmallDesk(wafer=dotted()), scale=4.0)
    hand.drag((60, 130), (63.5, 130))  # 14 px on the screen
    assert same(desk.shapes[0].polygon, box(50, 120, 125, 150))


def test_escape_drops_the_wand_and_a_place_without_a_die_says_so(qapp):
    hand = Hand("wand", desk := SmallDesk(wafer=dotted()))
    hand.press(60, 130)
    assert hand.key(Qt.Key.Key_Escape)
    hand.release(60, 130)
    assert desk.steps == []
    hand.press(-5, -5)
    assert is_dark(hand.painted(), 10, 10)
    hand.release(-5, -5)
    assert desk.said[-1] == "Nothing grows from there; press on a die."


def test_the_wheel_sets_where_the_wand_begins():
    hand = Hand("wand", desk := SmallDesk(wafer=dotted()))
    hand.tool.wheel(1, hand.at(0, 0))
    assert desk.said[-1] == "Wand steps over 1 die"
    hand.drag((60, 130), (60, 130))
    assert same(desk.shapes[0].polygon, box(50, 120, 125, 150))


def test_the_wand_tells_bins_apart():
    wafer = dotted()
    bins = np.where(wafer.cells == 2, 5, 1).astype(np.int32)
    bins[4, 4] = 6
    desk = SmallDesk(wafer=replace(wafer, soft_bins=bins))
    Hand("wand", desk, wand_alike=Alike.SOFT_BIN, wand_gap=1).drag((60, 130), (60, 130))
    assert same(desk.shapes[0].polygon, box(50, 120, 75, 150))


def test_the_wand_grows_over_a_picture_by_grey():
    picture = np.full((300, 300), 200, dtype=np.uint8)
    picture[100:150, 100:150] = 100
    picture[100:150, 150:160] = 120
    hand = Hand("wand", desk := SmallDesk(), wand_picture=picture)
    hand.drag((120, 120), (120, 120))  # 15 grey levels
    assert same(desk.shapes[0].polygon, box(100, 100, 150, 150))
    desk.undo()
    hand.drag((120, 120), (135, 120))  # 15 px: 5 levels more
    assert same(desk.shapes[0].polygon, box(100, 100, 160, 150))


def test_the_wand_grows_over_values_of_dies_by_grey():
    values = np.full((10, 12), 200, dtype=np.uint8)
    values[4, 2:5] = 100
    hand = Hand("wand", desk := SmallDesk(), wand_picture=values)
    hand.drag((60, 130), (60, 130))
    assert same(desk.shapes[0].polygon, box(50, 120, 125, 150))


def test_ctrl_takes_what_the_wand_grows_off_a_shape():
    whole = shape("a", box(50, 120, 100, 150))
    hand = Hand("wand", desk := SmallDesk([whole], wafer=dotted()))
    hand.drag((60, 130), (60, 130), modifiers=CTRL)
    assert same(desk.shapes[0].polygon, box(75, 120, 100, 150))


def test_the_wand_shows_what_it_would_keep(qapp):
    hand = Hand("wand", SmallDesk(wafer=dotted()))
    hand.press(60, 130)
    image = hand.painted()
    assert not is_dark(image, 74, 149)
    assert is_dark(image, 76, 130)
    hand.move(74, 130)
    assert not is_dark(hand.painted(), 120, 130)
