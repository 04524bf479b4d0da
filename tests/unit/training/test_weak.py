import pytest
import torch

from ml_core.training.network import Answer
from ml_core.training.weak import (
    named_loss,
    named_presence_loss,
    pseudo_masks,
    verdict_loss,
)

BIG = 20.0
DIES = torch.ones(1, 1, 4, 4)


def planes(value: float) -> torch.Tensor:
    return torch.full((1, 8, 4, 4), value)


def test_the_verdict_is_the_largest_class():
    logits = planes(-BIG)
    logits[0, 3, 0] = BIG  # scratch on a quarter
    logits[0, 0, 0, :2] = BIG  # edge on an eighth
    scratch, edge, none = (float(verdict_loss(logits, torch.tensor([v]), DIES)) for v in (3, 0, 8))
    assert scratch < edge < none
    empty = planes(-BIG)
    assert float(verdict_loss(empty, torch.tensor([8]), DIES)) < float(
        verdict_loss(empty, torch.tensor([3]), DIES)
    )


def test_a_label_that_settles_the_mask_is_the_mask():
    teacher = torch.full((2, 8, 4, 4), 0.9)
    target, weight = pseudo_masks(teacher, torch.tensor([7, 8]), torch.ones(2, 1, 4, 4))
    assert target[0, 7].all()  # random covers the wafer
    assert not target[0, :7].any()
    assert not target[1].any()  # none covers nothing, whatever the teacher says
    assert weight.bool().all()


def test_the_labels_class_lies_where_the_teacher_sees_it():
    teacher = planes(0.1)
    teacher[0, 3, 0] = 0.9
    teacher[0, 3, 1] = 0.6
    teacher[0, 5, 2] = 0.8
    target, weight = pseudo_masks(teacher, torch.tensor([3]), DIES)
    assert target[0, 3, 0].all()
    assert not target[0, 3, 2:].any()
    assert weight[0, 3].tolist() == [[1] * 4, [0] * 4, [1] * 4, [1] * 4]  # 0.6 is no answer
    assert not target[0, 5].any()  # not named, so nowhere …
    assert weight[0, 5, 2].sum() == 0  # … but where the teacher is sure, nothing is said
    assert weight[0, 5, 0].all()


def test_no_die_has_no_weight():
    dies = DIES.clone()
    dies[..., 0] = 0
    _, weight = pseudo_masks(planes(0.1), torch.tensor([8]), dies)
    assert not weight[..., 0].any()


def test_presence_follows_the_label_and_leaves_room_for_a_second_pattern():
    sure = torch.full((1, 8), -BIG)
    sure[0, 3] = BIG
    modest = torch.where(sure < 0, torch.tensor(-2.944), sure)  # a chance of 1 in 20
    verdict = torch.tensor([3])
    assert float(named_presence_loss(modest, verdict)) < float(named_presence_loss(sure, verdict))
    assert float(named_presence_loss(-sure, verdict)) > 10


def test_the_loss_of_a_right_answer_is_smaller_and_reaches_all_terms():
    teacher = planes(0.05)
    teacher[0, 1, 1:3, 1:3] = 0.95
    logits = (teacher - 0.5) * 8
    presence = torch.full((1, 8), -3.0)
    presence[0, 1] = 3.0
    right = Answer(logits, presence, torch.zeros(1, 4))
    wrong = Answer(logits.roll(1, dims=1), presence.roll(1, dims=1), torch.zeros(1, 4))
    verdict = torch.tensor([1])
    assert float(named_loss(right, teacher, verdict, DIES)) < 0.6
    assert float(named_loss(wrong, teacher, verdict, DIES)) > 3 * float(
        named_loss(right, teacher, verdict, DIES)
    )


def test_the_teacher_gets_no_gradient_from_labels():
    logits = planes(0.0).requires_grad_()
    answer = Answer(logits, torch.zeros(1, 8, requires_grad=True), torch.zeros(1, 4))
    named_loss(answer, planes(0.5), torch.tensor([3]), DIES).backward()
    assert logits.grad is not None
    assert logits.grad[0, 3].mean() < 0  # the labelled class grows
    assert logits.grad[0, 0].mean() > 0  # others shrink
    assert pytest.approx(0.0) != float(logits.grad.abs().sum())
