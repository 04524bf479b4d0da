import math

import pytest
import torch

from ml_core.training.losses import (
    class_weights,
    dice_loss,
    focal_loss,
    mask_loss,
    verdict_loss,
    whole_wafer_target,
)
from ml_core.wafer.taxonomy import CLASS_KEYS

BIG = 20.0


def test_rare_classes_count_twice():
    weights = dict(zip(CLASS_KEYS, class_weights().tolist(), strict=True))
    assert weights["scratch"] == pytest.approx(2 * weights["edge"])
    assert sum(weights.values()) == pytest.approx(8)


def planes(value: float) -> torch.Tensor:
    return torch.full((1, 8, 4, 4), value)


def test_a_perfect_prediction_costs_nothing():
    target = torch.zeros(1, 8, 4, 4)
    target[:, 2, 1:3] = 1
    logits = (target * 2 - 1) * BIG
    dies = torch.ones(1, 1, 4, 4)
    assert float(mask_loss(logits, target, dies)) < 1e-4


def test_pixels_without_die_weigh_nothing():
    target, dies = torch.zeros(1, 8, 4, 4), torch.ones(1, 1, 4, 4)
    dies[..., 0, :] = 0
    logits = planes(-BIG)
    logits[..., 0, :] = BIG
    assert float(mask_loss(logits, target, dies)) < 1e-4


def test_dice_by_hand():
    target = torch.zeros(1, 8, 4, 4)
    target[:, 0, :2] = 1  # 8 of 16 pixels
    dies = torch.ones(1, 1, 4, 4)
    found = dice_loss(planes(0.0), target, dies)  # every probability is 0.5
    smooth = 0.0016
    assert float(found[0]) == pytest.approx(1 - (2 * 4 + smooth) / (8 + 8 + smooth), abs=1e-6)


def test_focal_by_hand():
    target = torch.zeros(1, 8, 4, 4)
    target[:, 0, :2] = 1
    found = focal_loss(planes(0.0), target, torch.ones(1, 1, 4, 4))
    each = math.log(2) * 0.25  # cross entropy of 0.5, miss 0.5 squared
    assert float(found[0]) == pytest.approx(16 * each / (8 + 0.16), abs=1e-6)


def test_the_verdict_is_the_largest_class():
    logits = planes(-BIG)
    logits[0, 3, 0] = BIG  # scratch on a quarter
    logits[0, 0, 0, :2] = BIG  # edge on an eighth
    dies = torch.ones(1, 1, 4, 4)
    scratch = float(verdict_loss(logits, torch.tensor([3]), dies))
    edge = float(verdict_loss(logits, torch.tensor([0]), dies))
    none = float(verdict_loss(logits, torch.tensor([8]), dies))
    assert scratch < edge < none
    empty = planes(-BIG)
    assert float(verdict_loss(empty, torch.tensor([8]), dies)) < float(
        verdict_loss(empty, torch.tensor([3]), dies)
    )


def test_labels_that_settle_the_masks():
    target, settled = whole_wafer_target(torch.tensor([7, 8, 3]), torch.zeros(3, 8, 2, 2))
    assert settled.tolist() == [True, True, False]
    assert target[0, 7].all()
    assert target[0, :7].sum() == 0
    assert target[1].sum() == 0
