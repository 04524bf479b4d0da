"""Edits of an annotation, and their inverses."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ml_core.wafer.annotation import Annotation, AnnotationState, Edit, Remarks, edited
from ml_core.wafer.shapes import Polygon, Shape


def shape(name: str, x: float = 0.0) -> Shape:
    return Shape(name, "scratch", Polygon(np.array([[x, 0], [x + 4, 0], [x, 4]])))


def ids(shapes: tuple[Shape, ...]) -> list[str]:
    return [s.shape_id for s in shapes]


def test_a_new_shape_comes_last_and_a_changed_one_keeps_its_place():
    a, b, c = shape("a"), shape("b"), shape("c")
    there = edited((a, b), Edit("Draw", after=(c,)))
    assert ids(there) == ["a", "b", "c"]
    moved = shape("b", x=9.0)
    changed = edited(there, Edit("Move", before=(b,), after=(moved,)))
    assert ids(changed) == ["a", "b", "c"]
    assert changed[1] is moved
    assert ids(edited(changed, Edit("Delete", before=(a,)))) == ["b", "c"]


def test_a_split_puts_its_first_part_in_the_old_place():
    a, b = shape("a"), shape("b")
    parts = (shape("a", 1.0), shape("a2"))
    assert ids(edited((a, b), Edit("Split", before=(a,), after=parts))) == ["a", "b", "a2"]


def test_a_step_that_does_not_fit_is_refused():
    a = shape("a")
    with pytest.raises(ValueError, match="not there"):
        edited((), Edit("Move", before=(a,), after=(a,)))
    with pytest.raises(ValueError, match="there already"):
        edited((a,), Edit("Draw", after=(a,)))


def test_remarks_change_with_a_step_and_back():
    empty = Annotation("n", "w", "p")
    said = Remarks(state=AnnotationState.SKIPPED, reason="blurred")
    step = Edit("Skip", remarks=(empty.remarks, said))
    skipped = empty.with_edit(step)
    assert skipped.remarks == said
    assert skipped.with_edit(step.inverse).remarks == Remarks()


@given(
    st.lists(st.sampled_from("abcdef"), unique=True), st.sets(st.sampled_from("abcdef")), st.data()
)
def test_the_inverse_takes_a_step_back(there: list[str], goes: set[str], data: st.DataObject):
    shapes = tuple(shape(name) for name in there)
    before = tuple(s for s in shapes if s.shape_id in goes)
    free = sorted(set("abcdefgh") - ({s.shape_id for s in shapes} - goes))
    after = tuple(shape(n, 1.0) for n in data.draw(st.lists(st.sampled_from(free), unique=True)))
    step = Edit("Any", before, after)
    back = edited(edited(shapes, step), step.inverse)
    assert {s.shape_id: s for s in back} == {s.shape_id: s for s in shapes}
