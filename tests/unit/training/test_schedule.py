import dataclasses
import math

import pytest

from ml_core.training.schedule import rate_at
from ml_core.training.settings import Phase, Shares, TrainingSettings
from ml_core.wafer.errors import TrainingError

PHASE = Phase("p", steps=110, size=32, batch=4, rate=1.0, warm_up=10)


def test_the_rate_rises_in_the_warm_up():
    assert [rate_at(PHASE, s) for s in (0, 4, 9)] == pytest.approx([0.1, 0.5, 1.0])


def test_half_a_cosine_falls_to_a_hundredth():
    assert rate_at(PHASE, 10) == pytest.approx(1.0)
    assert rate_at(PHASE, 60) == pytest.approx(0.01 + 0.99 / 2)
    assert rate_at(PHASE, 110) == pytest.approx(0.01)


def test_a_flat_rate_stays():
    flat = dataclasses.replace(PHASE, schedule="constant")
    assert {rate_at(flat, s) for s in range(10, 110)} == {1.0}


def test_warm_restarts_take_twice_as_long_each_time():
    phase = dataclasses.replace(PHASE, steps=80, schedule="restarts", warm_up=0, period=10)
    assert [rate_at(phase, s) for s in (0, 10, 30)] == pytest.approx([1.0] * 3)
    assert rate_at(phase, 5) == pytest.approx(0.01 + 0.99 / 2)
    assert rate_at(phase, 20) == pytest.approx(0.01 + 0.99 / 2)  # half of 20 steps
    assert rate_at(phase, 69) == pytest.approx(
        0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * 39 / 40))
    )


def test_phases_follow_each_other(tmp_path):
    other = dataclasses.replace(PHASE, name="q", steps=5)
    settings = TrainingSettings(tmp_path, (PHASE, other))
    assert settings.steps == 115
    assert settings.phase_at(109) == (PHASE, 109)
    assert settings.phase_at(110) == (other, 0)
    assert settings.phase_at(114) == (other, 4)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"size": 100}, "multiple of 32"),
        ({"steps": 0}, "at least 1"),
        ({"shares": Shares(named=0.7, unlabelled=0.4)}, "over 1"),
    ],
)
def test_a_phase_that_cannot_be_is_refused(wrong, words):
    with pytest.raises(TrainingError, match=words):
        dataclasses.replace(PHASE, **wrong)
