import pytest

from ml_core.training.curves import (
    curve_points,
    full_score,
    labels_within,
    margin_over,
    share_of_full,
)
from ml_core.training.rounds import ALL_LABELS, RoundResult


def result(method: str, seed: int, labels: int, mean_iou: float) -> RoundResult:
    return RoundResult(
        method=method, seed=seed, round=0, labels=labels, mean_iou=mean_iou, spread=0.0,
        overall_iou=mean_iou, iou=(), bought=(), stop=False, why="", seconds=0.0,
    )  # fmt: skip


RESULTS = (
    result(ALL_LABELS, 1, 100, 0.8),
    result("random", 1, 20, 0.5),
    result("random", 1, 10, 0.4),
    result("bald", 1, 10, 0.4),
    result("bald", 1, 20, 0.6),
    result(ALL_LABELS, 2, 100, 0.5),
    result("random", 2, 10, 0.2),
    result("random", 2, 20, 0.4),
    result("bald", 2, 20, 0.45),
    result("bald", 3, 20, 0.9),  # a seed that its rival lacks
)


def test_a_curve_goes_by_labels():
    points = curve_points(RESULTS)
    assert [(p.method, p.labels, p.score.count) for p in points] == [
        (ALL_LABELS, 100, 2), ("random", 10, 2), ("random", 20, 2), ("bald", 10, 1),
        ("bald", 20, 3),
    ]  # fmt: skip
    assert points[1].score.mean == pytest.approx(0.3)
    assert points[1].score.deviation == pytest.approx(0.2 / 2**0.5)


def test_a_lead_is_taken_seed_by_seed():
    lead = margin_over(RESULTS, "bald", "random", 20)
    assert lead is not None
    assert lead.count == 2
    assert lead.mean == pytest.approx((0.1 + 0.05) / 2)
    assert lead.half_width == pytest.approx(12.706 * 0.05 / 2)  # deviation 0.05/sqrt 2, of two
    assert margin_over(RESULTS, "bald", "coreset", 20) is None


def test_a_share_is_of_the_same_seeds_full_score():
    share = share_of_full(RESULTS, "bald", 20)
    assert share is not None
    assert share.mean == pytest.approx((0.6 / 0.8 + 0.45 / 0.5) / 2)
    assert share_of_full(RESULTS, "bald", 30) is None


def test_the_full_score():
    full = full_score(RESULTS)
    assert full is not None
    assert full.mean == pytest.approx(0.65)
    assert full_score(RESULTS[1:3]) is None


def test_the_largest_budget_within_a_limit():
    assert labels_within(RESULTS, 19) == 10
    assert labels_within(RESULTS, 100) == 20  # the full set is no budget
    assert labels_within(RESULTS, 9) is None
