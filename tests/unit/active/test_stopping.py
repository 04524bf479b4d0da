"""The stopping rule, on curves worked out by hand."""

import pytest

from ml_core.active.stopping import Cause, RoundScore, StoppingSettings, decide
from ml_core.wafer.errors import SelectionError


def curve(*scores, spread=0.0):
    return [RoundScore(200 + 100 * k, score, spread) for k, score in enumerate(scores)]


@pytest.mark.parametrize(
    ("scores", "spread", "rounds", "cause"),
    [
        ((0.70,), 0.0, 1, Cause.TOO_EARLY),
        ((0.70, 0.75), 0.0, 1, Cause.STILL_GAINS),
        ((0.70, 0.75, 0.76), 0.0, 1, Cause.GAIN_SMALL),
        ((0.70, 0.75, 0.76), 0.0, 2, Cause.STILL_GAINS),  # 0.76 - 0.70
        ((0.75, 0.76, 0.765), 0.0, 2, Cause.GAIN_SMALL),
        ((0.75, 0.70), 0.0, 1, Cause.GAIN_SMALL),
        ((0.75, 0.70, 0.76), 0.0, 1, Cause.GAIN_SMALL),  # a recovery is no gain
        ((0.75, 0.76), 0.003, 1, Cause.GAIN_SMALL),  # 0.010 + 0.0042 < 0.02
        ((0.75, 0.76), 0.010, 1, Cause.CANNOT_TELL),  # 0.010 + 0.0141 > 0.02
        ((0.75, 0.78), 0.050, 1, Cause.STILL_GAINS),
    ],
)
def test_the_gain_with_its_spread_decides(scores, spread, rounds, cause):
    told = StoppingSettings(rounds=rounds)
    found = decide(curve(*scores, spread=spread), told, open_wafers=500)
    assert found.cause is cause
    assert found.stop == (cause is Cause.GAIN_SMALL)


def test_a_used_up_budget_or_pool_stops_a_curve_that_still_rises():
    rising, told = curve(0.5, 0.7), StoppingSettings(budget=300)
    assert decide(rising, told, open_wafers=9).cause is Cause.BUDGET_USED
    assert decide(rising, told, open_wafers=0).cause is Cause.POOL_USED
    assert not decide(rising, StoppingSettings(budget=301), open_wafers=9).stop


def test_it_says_why():
    found = decide(curve(0.75, 0.76, spread=0.003), StoppingSettings(), open_wafers=9)
    assert found.why == (
        "Stop: the last round gained 1.0 points (up to 1.4 with the spread), less than 2 points."
    )


def test_what_is_no_score_is_told():
    with pytest.raises(SelectionError, match="200 labels"):
        RoundScore(200, float("nan"))
    with pytest.raises(SelectionError, match="at least 1 round"):
        StoppingSettings(rounds=0)
