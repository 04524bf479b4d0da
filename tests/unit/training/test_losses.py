import math

import pytest
import torch

from ml_core.training.losses import (
    class_weights,
    dice_loss,
    entropy_loss,
    focal_loss,
    mask_loss,
    presence_loss,
)
from ml_core.training.settings import LossSettings
from ml_core.wafer.taxonomy import CLASS_KEYS

BIG = 20.0
ALL = LossSettings(dice=0.5, focal=0.5, entropy=1.0)


def planes(value: float) -> torch.Tensor:
    return torch.full((1, 8, 4, 4), value)


def test_rare_classes_count_twice():
    weights = dict(zip(CLASS_KEYS, class_weights().tolist(), strict=True))
    assert weights["scratch"] == pytest.approx(2 * weights["edge"])
    assert sum(weights.values()) == pytest.approx(8)


def test_a_perfect_prediction_costs_nothing():
    target = torch.zeros(1, 8, 4, 4)
    target[:, 2, 1:3] = 1
    logits = (target * 2 - 1) * BIG
    assert float(mask_loss(logits, target, torch.ones(1, 1, 4, 4), ALL)) < 1e-4


def test_pixels_without_die_weigh_nothing():
    target, dies = torch.zeros(1, 8, 4, 4), torch.ones(1, 1, 4, 4)
    dies[..., 0, :] = 0
    logits = planes(-BIG)
    logits[..., 0, :] = BIG
    assert float(mask_loss(logits, target, dies, ALL)) < 1e-4


def test_the_weights_choose_the_losses():
    target, dies = torch.zeros(1, 8, 4, 4), torch.ones(1, 1, 4, 4)
    entropy = mask_loss(planes(0.0), target, dies, LossSettings(dice=0, focal=0, entropy=2.0))
    assert float(entropy) == pytest.approx(2 * math.log(2), abs=1e-6)
    assert float(mask_loss(planes(0.0), target, dies, LossSettings(dice=0, focal=0))) == 0.0


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


def test_entropy_counts_weighted_pixels_only():
    logits, weight = planes(0.0), torch.zeros(1, 8, 4, 4)
    weight[:, :, 0, :2] = 1
    logits[:, :, 0, 0] = BIG
    found = entropy_loss(logits, torch.zeros(1, 8, 4, 4), weight)
    assert found.tolist() == pytest.approx([(BIG + math.log(2)) / 2] * 8)


def test_presence_asks_whether_a_class_is_there_at_all():
    target = torch.zeros(1, 8, 4, 4)
    target[0, 3, 0, 0] = 1  # one die of a scratch is enough
    right = torch.full((1, 8), -BIG)
    right[0, 3] = BIG
    assert float(presence_loss(right, target)) < 1e-6
    assert float(presence_loss(torch.zeros(1, 8), target)) == pytest.approx(math.log(2))
