"""Elastic weight consolidation on linear models, against closed forms."""

from pathlib import Path

import pytest
import torch
from torch import nn
from torch.nn import functional

from ml_core.training.ewc import (
    ElasticPenalty,
    fisher_information,
    load_information,
    origin_of,
    penalty_of,
    save_information,
)
from ml_core.wafer.errors import TrainingError

PASS_DIE, NO_DIE, FAIL_DIE = [0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]


def linear(weight: float = 0.0) -> nn.Conv2d:
    """Logistic regression of each class on a die's three channels."""
    model = nn.Conv2d(3, 8, 1)
    nn.init.constant_(model.weight, weight)
    nn.init.zeros_(model.bias)
    return model


def map_of(*dies: list[float]) -> torch.Tensor:
    return torch.tensor(dies).T.reshape(3, 1, len(dies))


def test_information_of_one_die_by_hand():
    # p = 1/2, so whatever label is drawn (p - y)^2 = 1/4; one pixel and eight classes: 1/32
    weight, bias = fisher_information(linear(), [map_of(PASS_DIE)], seed=1)
    torch.testing.assert_close(weight[:, :, 0, 0], torch.tensor([[0.0, 1 / 32, 0.0]] * 8))
    torch.testing.assert_close(bias, torch.full((8,), 1 / 32))


def test_wafers_are_averaged_and_missing_dies_are_no_evidence():
    first, second = map_of(PASS_DIE, NO_DIE), map_of(FAIL_DIE, NO_DIE)
    weight, bias = fisher_information(linear(), [first, second], seed=1)
    torch.testing.assert_close(weight[:, :, 0, 0], torch.tensor([[0.0, 1 / 64, 1 / 64]] * 8))
    torch.testing.assert_close(bias, torch.full((8,), 1 / 32))


def test_information_is_the_curvature_of_the_mean_cross_entropy():
    torch.manual_seed(2)
    model = nn.Conv2d(3, 8, 1)
    nn.init.normal_(model.weight, std=1.5)
    wafer = map_of(PASS_DIE, FAIL_DIE, PASS_DIE, [0.5, 0.25, 0.25])
    found = fisher_information(model, [wafer] * 1200, seed=3)[0]

    def entropy(weight: torch.Tensor) -> torch.Tensor:
        logits = functional.conv2d(wafer[None], weight, model.bias.detach())
        dies = (1 - wafer[:1]).expand(8, -1, -1)
        # curvature does not depend on the label where logits are linear in the weights
        losses = functional.binary_cross_entropy_with_logits(
            logits[0], torch.zeros(8, 1, 4), reduction="none"
        )
        return (losses * dies).sum() / dies.sum()

    hessian = torch.autograd.functional.hessian(entropy, model.weight.detach())
    exact = hessian.reshape(24, 24).diagonal().reshape(8, 3, 1, 1)
    torch.testing.assert_close(found, exact, rtol=0.3, atol=5e-4)


def test_the_draw_is_the_seed_s():
    torch.manual_seed(2)
    model, maps = nn.Conv2d(3, 8, 1), [map_of(PASS_DIE, FAIL_DIE)] * 3
    first, again, other = (fisher_information(model, maps, seed=s)[0] for s in (1, 1, 2))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)


def test_no_wafers_are_refused():
    with pytest.raises(TrainingError, match="old wafers"):
        fisher_information(linear(), [], seed=1)


def test_penalty_by_hand():
    model = nn.Linear(1, 1)
    nn.init.constant_(model.weight, 2.0)
    nn.init.constant_(model.bias, 1.0)
    penalty = ElasticPenalty(
        5.0, (torch.zeros(1, 1), torch.tensor([-1.0])), (torch.tensor([[3.0]]), torch.tensor([0.5]))
    )
    value = penalty(model)
    assert value.item() == pytest.approx(5 / 2 * (3 * 2**2 + 0.5 * 2**2))
    value.backward()
    assert model.weight.grad.item() == pytest.approx(5 * 3 * 2)
    assert model.bias.grad.item() == pytest.approx(5 * 0.5 * 2)


def test_the_penalty_pulls_back_to_where_both_losses_agree():
    # a/2 (w - b)^2 + lambda/2 F (w - w0)^2 is least at (a b + lambda F w0) / (a + lambda F)
    model = nn.Linear(1, 1, bias=False)
    nn.init.constant_(model.weight, 1.0)
    penalty = penalty_of(model, (torch.tensor([[0.5]]),), strength=4.0)
    descent = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(200):
        descent.zero_grad()
        loss = 6.0 / 2 * (model.weight - 5.0).square().sum() + penalty(model)
        loss.backward()
        descent.step()
    assert model.weight.item() == pytest.approx((6 * 5 + 4 * 0.5 * 1) / (6 + 4 * 0.5), abs=1e-4)


def test_the_centre_is_the_network_as_it_was():
    model = linear(1.0)
    penalty = penalty_of(model, [torch.ones_like(p) for p in model.parameters()], strength=2.0)
    assert penalty(model).item() == 0
    nn.init.constant_(model.weight, 2.0)
    assert penalty(model).item() == pytest.approx(24)  # 24 weights moved by 1


def test_what_does_not_fit_is_refused():
    with pytest.raises(TrainingError, match="another network"):
        penalty_of(linear(), (torch.ones(8),), strength=1.0)
    with pytest.raises(TrainingError, match="at least 0"):
        penalty_of(nn.Linear(1, 1, bias=False), (torch.ones(1, 1),), strength=-1.0)


def test_information_is_kept_as_it_was(tmp_path: Path):
    torch.manual_seed(2)
    model, maps = nn.Conv2d(3, 8, 1), [map_of(PASS_DIE, FAIL_DIE)]
    (tmp_path / "old.pt").write_bytes(b"weights")
    origin = origin_of(tmp_path / "old.pt", maps)
    made = fisher_information(model, maps, seed=1)
    path = tmp_path / "fisher.pt"
    assert load_information(path, origin=origin) is None
    save_information(path, made, origin=origin)
    read = load_information(path, origin=origin)
    assert read is not None
    assert all(torch.equal(m, r) for m, r in zip(made, read, strict=True))
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".part"] == []


def test_information_of_other_wafers_or_weights_is_made_anew(tmp_path: Path):
    old, maps = tmp_path / "old.pt", [map_of(PASS_DIE)]
    old.write_bytes(b"weights")
    origin = origin_of(old, maps)
    save_information(tmp_path / "fisher.pt", (torch.ones(1),), origin=origin)
    assert load_information(tmp_path / "fisher.pt", origin=origin_of(old, maps * 2)) is None
    old.write_bytes(b"other weights")
    assert load_information(tmp_path / "fisher.pt", origin=origin_of(old, maps)) is None


def test_a_broken_file_is_refused(tmp_path: Path):
    (tmp_path / "fisher.pt").write_bytes(b"half a fi")
    with pytest.raises(TrainingError, match="no checkpoint that can be read"):
        load_information(tmp_path / "fisher.pt", origin="")
