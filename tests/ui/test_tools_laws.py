"""Whatever a hand does with the tools: nothing breaks, locked shapes stay, all can be undone."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from ml_core.wafer.annotation import edited
from ml_core.wafer.checks import MAX_VERTICES
from tests.ui.tool_desk import ALT, CTRL, NONE, SHIFT, SmallDesk
from tests.unit.drawing.shapes import box, shape
from tests.wafers import inspection_of, plain_wafer
from wafer_studio.ui.canvas.tools.bench import Bench, ToolSettings
from wafer_studio.ui.canvas.tools.table import TOOLS, make_tools
from wafer_studio.ui.canvas.tools.tool import Pointer

WAFER = plain_wafer()
LOCKED = shape("locked", box(150, 150, 220, 260), is_locked=True)
START = (
    shape("a", box(50, 50, 110, 110)),
    shape("b", box(100, 90, 160, 140), class_key="ring"),
    LOCKED,
)
KEYS = (
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    Qt.Key.Key_BracketRight,
    Qt.Key.Key_Left,
)

# Places lie on vertices, on edges and in the midst of shapes often, and beyond the raster at times.
coordinate = st.sampled_from([-30, 30, 50, 80, 90, 100, 110, 130, 160, 185, 240, 330])
place = st.one_of(
    st.tuples(coordinate, coordinate),
    st.tuples(coordinate, coordinate),
    st.tuples(st.floats(-20, 320), st.floats(-20, 320)),
)
held = st.sampled_from([NONE, NONE, NONE, SHIFT, CTRL, ALT])
act = st.one_of(
    st.tuples(st.just("drag"), st.lists(place, min_size=2, max_size=6), held),
    st.tuples(st.just("drag"), st.lists(place, min_size=2, max_size=2), held),
    st.tuples(st.just("click"), place, held),
    st.tuples(st.just("double"), place),
    st.tuples(st.just("key"), st.sampled_from(KEYS), held),
    st.tuples(st.just("wheel"), st.floats(-3, 3)),
    st.tuples(st.just("undo")),
    st.tuples(st.just("press"), place, held),
    st.tuples(st.just("tool"), st.sampled_from([entry.key for entry in TOOLS])),
)


class Session:
    """All tools on one desk, one of them in use, as a window has them."""

    def __init__(self, key, scale):
        seen, chosen = inspection_of(WAFER), [s.shape_id for s in START]
        self.desk = SmallDesk(START, wafer=WAFER, inspection=seen, selected=chosen)
        self.tools = make_tools(Bench(self.desk, ToolSettings(brush_radius=12, fills_class=True)))
        self.tool, self.scale = self.tools[key], scale

    def at(self, place, modifiers=NONE):
        return Pointer(float(place[0]), float(place[1]), self.scale, modifiers)

    def do(self, act):
        getattr(self, f"_{act[0]}")(*act[1:])

    def _drag(self, places, modifiers):
        self.tool.press(self.at(places[0], modifiers))
        for place in places:
            self.tool.move(self.at(place, modifiers))
        self.tool.release(self.at(places[-1], modifiers))

    def _click(self, place, modifiers):
        self._drag([place], modifiers)

    def _double(self, place):
        self._click(place, NONE)
        if not self.tool.double_click(self.at(place)):
            self.tool.press(self.at(place))
        self.tool.release(self.at(place))

    def _key(self, key, modifiers):
        self.tool.press_key(key, modifiers)

    def _wheel(self, steps):
        self.tool.wheel(steps, self.at((0, 0)))

    def _press(self, place, modifiers):
        self.tool.press(self.at(place, modifiers))

    def _undo(self):
        if self.desk.steps:
            self.desk.undo()

    def _tool(self, key):
        self.tool.drop()
        self.tool = self.tools[key]


@pytest.mark.parametrize("key", [entry.key for entry in TOOLS])
@settings(max_examples=20, deadline=None)
@given(st.sampled_from([0.5, 1.0, 4.0]), st.lists(act, min_size=3, max_size=12))
def test_whatever_a_hand_does(key, scale, acts):
    session = Session(key, scale)
    for each in acts:
        session.do(each)
    desk = session.desk
    assert any(s is LOCKED for s in desk.shapes)
    ids = [s.shape_id for s in desk.shapes]
    assert len(set(ids)) == len(ids)
    for drawn in desk.shapes:
        assert drawn.polygon.vertex_count <= MAX_VERTICES
        assert drawn.polygon.exterior.min() >= 0
        assert drawn.polygon.exterior.max() <= 300
    assert all(step.name.count(":") == 1 for step in desk.steps)
    shapes = desk.shapes
    for step in reversed(desk.steps):
        shapes = edited(shapes, step.inverse)
    assert {s.shape_id: s for s in shapes} == {s.shape_id: s for s in START}


@pytest.mark.parametrize("key", [entry.key for entry in TOOLS])
@settings(max_examples=20, deadline=None)
@given(st.lists(place, min_size=2, max_size=6))
def test_with_all_shapes_locked_only_new_ones_come(key, places):
    session = Session(key, 1.0)
    session.desk.shapes = locked = tuple(replace(s, is_locked=True) for s in START)
    session.desk.selected_ids = frozenset(s.shape_id for s in locked)
    session.do(("drag", places, NONE))
    session.do(("key", Qt.Key.Key_Delete, NONE))
    assert session.desk.shapes[: len(locked)] == locked
