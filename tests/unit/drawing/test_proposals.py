"""Proposals of the model: accepted, rejected, still open; the class under a shape."""

from dataclasses import replace

import numpy as np

from ml_core.drawing.proposals import (
    accept,
    class_under,
    fill_class,
    proposals_of,
    reject,
    unanswered,
)
from ml_core.wafer.annotation import edited
from tests.unit.drawing.shapes import box, same, shape
from tests.wafers import inspection_of, plain_wafer

WAFER = plain_wafer()
SEEN = inspection_of(WAFER)  # one defect 'center' over x 125 to 175, y 120 to 150


def test_defects_become_proposals_with_class_outline_and_confidence():
    (proposal,) = proposals_of(SEEN)
    assert (proposal.class_key, proposal.confidence) == ("center", 0.875)
    assert same(proposal.polygon, SEEN.defects[0].polygon)
    assert len(proposal.shape_id) == 36
    assert proposals_of(SEEN)[0].shape_id != proposal.shape_id


def test_an_accepted_proposal_is_the_person_s():
    (proposal,) = proposals_of(SEEN)
    edit = accept((proposal,)).edit
    assert edit.name == "Accept: Center"
    assert (edit.before, edit.after[0].confidence) == ((), None)
    assert edit.after[0].shape_id == proposal.shape_id


def test_a_proposal_among_the_shapes_is_accepted_in_its_place():
    (proposal,) = proposals_of(SEEN)
    drawn = shape("drawn", box(0, 0, 9, 9))
    shapes = edited((proposal, drawn), accept((proposal,), (proposal, drawn)).edit)
    assert [s.shape_id for s in shapes] == [proposal.shape_id, "drawn"]
    assert shapes[0].confidence is None


def test_all_are_accepted_in_one_step():
    pair = (*proposals_of(SEEN), *proposals_of(SEEN))
    assert accept(pair).edit.name == "Accept: 2 shapes"
    assert accept(()).edit is None


def test_rejecting_takes_only_shapes_that_are_there():
    (proposal,) = proposals_of(SEEN)
    edit = reject((proposal,), (proposal,)).edit
    assert (edit.name, edit.before, edit.after) == ("Reject: Center", (proposal,), ())
    assert reject((proposal,), ()).edit is None


def test_a_defect_is_open_until_a_shape_of_its_class_covers_half_of_it():
    assert unanswered(SEEN, ()) == SEEN.defects
    assert unanswered(SEEN, (shape("a", box(100, 100, 200, 200), "center"),)) == ()
    assert unanswered(SEEN, (shape("a", box(100, 100, 200, 200), "ring"),)) == SEEN.defects
    assert unanswered(SEEN, (shape("a", box(125, 120, 140, 150), "center"),)) == SEEN.defects
    assert unanswered(SEEN, (), leave_out={1}) == ()


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
