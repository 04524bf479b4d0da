"""Proposals of the model: accepted, rejected, still open; the class under a shape."""

from dataclasses import replace

import numpy as np

from ml_core.drawing.proposals import (
    accept,
    class_under,
    fill_class,
)
from tests.unit.drawing.shapes import box, same, shape
from tests.wafers import inspection_of, plain_wafer

WAFER = plain_wafer()
SEEN = inspection_of(WAFER)  # one defect 'center' over x 125 to 175, y 120 to 150


def test_an_accepted_defect_is_the_person_s():
    (defect,) = SEEN.defects
    edit = accept([defect]).edit
    (accepted,) = edit.after
    assert (edit.name, edit.before) == ("Accept: Center", ())
    assert (accepted.class_key, accepted.confidence) == ("center", None)
    assert same(accepted.polygon, defect.polygon)
    assert accept([defect]).edit.after[0].shape_id != accepted.shape_id


def test_all_are_accepted_in_one_step():
    assert accept([*SEEN.defects, *SEEN.defects]).edit.name == "Accept: 2 shapes"
    assert accept([]).edit is None


def test_the_class_under_a_shape():
    assert class_under(box(120, 110, 180, 160), SEEN) == "center"
    assert class_under(box(0, 0, 50, 50), SEEN) is None
    # 25 x 30 px marked of 150 x 60: under a tenth.
    assert class_under(box(0, 120, 150, 180), SEEN) is None
    assert class_under(box(-50, -50, -10, -10), SEEN) is None


def test_the_class_with_the_most_pixels_counts():
    mask = np.array(SEEN.mask)
    mask[120:150, 125:135] = 1  # edge instead of center on a fifth of it
    both = replace(SEEN, mask=mask)
    assert class_under(box(125, 120, 175, 150), both) == "center"
    assert class_under(box(125, 120, 140, 150), both) == "edge"


def test_shapes_take_the_class_that_the_model_sees():
    over, beside = shape("a", box(120, 110, 180, 160)), shape("b", box(0, 0, 50, 50))
    edit = fill_class((over, beside), SEEN).edit
    assert edit.name == "Class from model: Center"
    assert (edit.before, edit.after[0].class_key) == ((over,), "center")
    assert fill_class((beside,), SEEN).said == "The model sees no defect there."
    locked = replace(over, is_locked=True)
    assert fill_class((locked,), SEEN).edit is None
    assert "locked" in fill_class((locked,), SEEN).said
