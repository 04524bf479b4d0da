"""Commands on chosen shapes: by hand, and with their inverses."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ml_core.drawing.edits import (
    delete,
    duplicate,
    merge,
    move,
    set_class,
    set_locked,
    simplify,
)
from ml_core.wafer.annotation import edited
from ml_core.wafer.shapes import Polygon
from tests.unit.drawing.shapes import area, box, same, shape

SIZE = {"width": 400, "height": 300}
LEFT = shape("left", box(0, 0, 50, 50))
RIGHT = shape("right", box(50, 0, 80, 50), class_key="ring", confidence=0.5)
FAR = shape("far", box(200, 200, 210, 210))
LOCKED = shape("locked", box(40, 0, 60, 50), is_locked=True)


def test_deleting_names_one_by_its_class_and_several_by_their_number():
    assert delete((LEFT,)).edit.name == "Delete: Scratch"
    edit = delete((LEFT, FAR)).edit
    assert edit.name == "Delete: 2 shapes"
    assert (edit.before, edit.after) == ((LEFT, FAR), ())


def test_locked_shapes_stay_and_it_is_said():
    outcome = delete((LEFT, LOCKED))
    assert outcome.edit.before == (LEFT,)
    assert outcome.said == "1 locked shape stays unchanged; unlock to change."
    assert delete((LOCKED,)).edit is None
    assert move((LOCKED,), 5, 5, **SIZE).edit is None
    assert set_class((LOCKED,), "ring").edit is None
    assert "2 locked shapes stay" in merge((LOCKED, LOCKED)).said


def test_nothing_selected_is_said():
    for outcome in (
        delete(()),
        set_class((), "ring"),
        set_locked((), is_locked=True),
        duplicate((), 1, 1, **SIZE),
    ):
        assert outcome.edit is None
        assert outcome.said == "Select a shape first."


def test_shapes_that_share_an_edge_merge_into_the_largest():
    outcome = merge((RIGHT, LEFT))
    (merged,) = outcome.edit.after
    assert same(merged.polygon, box(0, 0, 80, 50))
    assert (merged.shape_id, merged.class_key) == ("left", "scratch")
    assert set(outcome.edit.before) == {LEFT, RIGHT}
    assert outcome.said == "The merged shape is of class Scratch."


def test_shapes_that_stand_apart_do_not_merge():
    assert "do not all touch" in merge((LEFT, RIGHT, FAR)).said
    corner = shape("corner", box(50, 50, 60, 60))
    assert "do not all touch" in merge((LEFT, corner)).said
    assert "two shapes" in merge((LEFT,)).said


def test_classes_are_set_for_those_that_differ():
    edit = set_class((LEFT, RIGHT), "ring").edit
    assert edit.name == "Set class: Ring"
    assert edit.before == (LEFT,)
    assert edit.after[0].class_key == "ring"
    assert set_class((RIGHT,), "ring").edit is None
    assert set_class((LEFT, FAR), "edge").edit.name == "Set class: 2 shapes"


def test_locking_and_unlocking():
    edit = set_locked((LEFT, LOCKED), is_locked=True).edit
    assert edit.name == "Lock: Scratch"
    assert edit.after[0].is_locked
    assert set_locked((LOCKED,), is_locked=False).edit.name == "Unlock: Scratch"
    assert set_locked((LOCKED,), is_locked=True).edit is None


def test_shapes_move_together_and_stop_at_the_edge():
    edit = move((LEFT, FAR), 500, 10, **SIZE).edit
    assert [s.polygon.exterior[0].tolist() for s in edit.after] == [[190, 10], [390, 210]]
    assert move((LEFT,), -10, 0, **SIZE).edit is None


def test_a_copy_is_new_unlocked_and_drawn_by_hand():
    edit = duplicate((LOCKED, RIGHT), 10, 20, **SIZE).edit
    assert edit.before == ()
    assert [s.polygon.exterior[0].tolist() for s in edit.after] == [[50, 20], [60, 20]]
    assert [(s.is_locked, s.confidence) for s in edit.after] == [(False, None)] * 2
    assert not {s.shape_id for s in edit.after} & {"locked", "right"}


def test_a_copy_at_the_edge_goes_the_other_way():
    corner = shape("c", box(390, 290, 400, 300))
    (copy,) = duplicate((corner,), 10, 10, **SIZE).edit.after
    assert copy.polygon.exterior[0].tolist() == [380, 280]


def test_a_proposal_that_is_corrected_is_the_person_s():
    for outcome in (move((RIGHT,), 5, 5, **SIZE), set_class((RIGHT,), "edge")):
        assert outcome.edit.before[0].confidence == 0.5
        assert outcome.edit.after[0].confidence is None
    assert set_locked((RIGHT,), is_locked=True).edit.after[0].confidence == 0.5


def test_simplifying_tells_the_number_of_vertices():
    dotted = [(x, 0) for x in range(0, 100, 10)]
    many = shape("m", Polygon(np.array([*dotted, (100, 0), (100, 50), (0, 50)], float)))
    outcome = simplify((many, LEFT), tolerance=0.5)
    assert outcome.edit.before == (many,)
    assert outcome.said == "13 vertices became 4."
    assert "No vertex can go" in simplify((LEFT,), tolerance=0.5).said


boxes = st.builds(
    lambda x, y, w, h: box(x, y, x + w, y + h),
    st.integers(0, 100),
    st.integers(0, 100),
    st.integers(2, 90),
    st.integers(2, 90),
)


@given(st.lists(boxes, min_size=2, max_size=5))
def test_merged_area_is_that_of_the_union_and_undo_gives_the_shapes_back(polygons):
    shapes = tuple(shape(str(i), polygon) for i, polygon in enumerate(polygons))
    edit = merge(shapes).edit
    if edit is None:
        return
    after = edited(shapes, edit)
    cells = np.zeros((200, 200), bool)
    for polygon in polygons:
        (left, top), (right, bottom) = (
            polygon.exterior[0].astype(int),
            polygon.exterior[2].astype(int),
        )
        cells[top:bottom, left:right] = True
    assert area(after) == pytest.approx(cells.sum())
    back = edited(after, edit.inverse)
    assert {s.shape_id: s for s in back} == {s.shape_id: s for s in shapes}
