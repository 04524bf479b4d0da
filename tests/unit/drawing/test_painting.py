"""From regions to steps: what is painted, taken off and split, and what is spared."""

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from ml_core.drawing.painting import add, paint, split, take_off
from ml_core.drawing.strokes import stroke_region
from ml_core.wafer.annotation import edited
from tests.unit.drawing.shapes import area, box, shape

A = shape("a", box(0, 0, 100, 100))
B = shape("b", box(200, 0, 300, 100))
RING = shape("ring", box(0, 0, 100, 100), class_key="ring")
LOCKED = shape("a", box(0, 0, 100, 100), is_locked=True)


def painted(region, shapes, **more):
    return paint("Brush", region, shapes, class_key="scratch", **more)


def test_painting_beside_all_makes_a_new_shape():
    outcome = painted(shapely.box(120, 0, 150, 10), (A, B))
    assert outcome.edit.name == "Brush: Scratch"
    assert outcome.edit.before == ()
    (new,) = outcome.edit.after
    assert (new.class_key, new.polygon.area, new.confidence) == ("scratch", 300, None)
    assert new.shape_id not in ("", "a", "b")


def test_painting_over_a_shape_of_the_class_extends_it():
    outcome = painted(shapely.box(90, 0, 150, 10), (A, B))
    assert outcome.edit.before == (A,)
    (grown,) = outcome.edit.after
    assert grown.shape_id == "a"
    assert grown.polygon.area == 10_000 + 50 * 10


def test_painting_from_one_to_another_joins_them_in_the_selected_one():
    bridge = shapely.box(50, 40, 250, 60)
    (joined,) = painted(bridge, (A, B), selected_ids={"b"}).edit.after
    assert joined.shape_id == "b"
    assert joined.polygon.area == 20_000 + 100 * 20


def test_an_edge_in_common_extends_the_selected_shape_only():
    beside = shapely.box(100, 0, 130, 100)
    assert painted(beside, (A,)).edit.before == ()
    assert painted(beside, (A,), selected_ids={"a"}).edit.before == (A,)


def test_other_classes_and_locked_shapes_stay():
    over = shapely.box(50, 50, 150, 60)
    assert painted(over, (RING,)).edit.before == ()
    outcome = painted(over, (LOCKED,))
    assert outcome.edit.before == ()
    assert outcome.said == "1 locked shape stays unchanged; unlock to change."


def test_a_shape_of_its_own_when_asked_for():
    outcome = painted(shapely.box(90, 0, 150, 10), (A, B), always_new=True)
    assert outcome.edit.before == ()


def test_nothing_painted_is_said():
    assert painted(shapely.Polygon(), (A,)).edit is None
    assert painted(shapely.Polygon(), (A,)).said == "Nothing was drawn."
    assert add("Polygon", (), class_key="ring").edit is None


def test_polygons_are_added():
    edit = add("Wand", (box(0, 0, 9, 9), box(20, 0, 29, 9)), class_key="ring").edit
    assert edit.name == "Wand: 2 shapes"
    assert len({s.shape_id for s in edit.after}) == 2


def test_taking_off_spares_others_where_a_selected_shape_is_met():
    rub = shapely.box(0, 0, 300, 50)
    assert take_off("Erase", rub, (A, B)).edit.shape_ids >= {"a", "b"}
    edit = take_off("Erase", rub, (A, B), selected_ids={"b"}).edit
    assert edit.before == (B,)
    assert area(edit.after) == 5000
    # A selection elsewhere protects nothing.
    assert take_off("Erase", shapely.box(0, 0, 50, 50), (A, B), selected_ids={"b"}).edit.before == (
        A,
    )


def test_taking_off_a_locked_shape_is_refused_aloud():
    outcome = take_off("Erase", shapely.box(0, 0, 50, 50), (LOCKED,))
    assert outcome.edit is None
    assert "locked" in outcome.said
    assert take_off("Erase", shapely.box(150, 0, 160, 9), (LOCKED,)).said == ""


def test_what_is_erased_whole_goes():
    edit = take_off("Erase", shapely.box(-1, -1, 101, 101), (A,)).edit
    assert (edit.before, edit.after) == ((A,), ())
    assert edit.name == "Erase: Scratch"


def test_split_keeps_the_id_with_the_largest_part():
    edit = split([(30, -10), (30, 110)], (A, B)).edit
    assert [(p.polygon.area, p.shape_id == "a") for p in edit.after] == [
        (7000, True),
        (3000, False),
    ]


@pytest.mark.parametrize("line", [[(30, -10), (30, 50)], [(150, 0), (150, 100)]])
def test_a_line_that_crosses_nothing_is_said(line):
    outcome = split(line, (A, B))
    assert outcome.edit is None
    assert "outline to outline" in outcome.said


def test_a_click_splits_nothing():
    assert "across a shape" in split([(5, 5), (5, 5)], (A,)).said


def test_splitting_a_locked_shape_is_refused_aloud():
    outcome = split([(30, -10), (30, 110)], (LOCKED,))
    assert outcome.edit is None
    assert "locked" in outcome.said


strokes = st.lists(st.tuples(st.integers(0, 320), st.integers(0, 120)), min_size=1, max_size=5)


@given(st.lists(st.tuples(st.sampled_from("pes"), strokes), min_size=1, max_size=5))
def test_any_row_of_steps_can_be_taken_back_one_by_one(steps):
    shapes, history = (A, B, RING), []
    for kind, path in steps:
        region = stroke_region(path, radius=9, width=320, height=120)
        if kind == "p":
            outcome = painted(region, shapes)
        elif kind == "e":
            outcome = take_off("Erase", region, shapes)
        else:
            outcome = split(path, shapes)
        if outcome.edit is not None:
            history.append((shapes, outcome.edit))
            shapes = edited(shapes, outcome.edit)
        assert all(s.polygon.is_valid for s in shapes)
    for before, edit in reversed(history):
        shapes = edited(shapes, edit.inverse)
        there = {s.shape_id: s for s in shapes}
        assert there == {s.shape_id: s for s in before}


@given(strokes, strokes)
def test_erasing_what_was_painted_new_leaves_nothing(path, other):
    region = stroke_region(path, radius=9, width=320, height=120)
    (new,) = painted(region, ()).edit.after
    assert take_off("Erase", region, (new,)).edit.after == ()
    rub = stroke_region(other, radius=9, width=320, height=120)
    edit = take_off("Erase", rub, (new,)).edit
    left = area((new,) if edit is None else edit.after)
    assert left == pytest.approx(region.difference(rub).area, abs=3)
