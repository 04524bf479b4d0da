"""The rule of when to train again, on cases worked out by hand."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from ml_core.active.retraining import (
    ModelRecord,
    Reason,
    RetrainingSettings,
    decide_retraining,
)
from ml_core.wafer.errors import TrainingError

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
FELL, ENOUGH, TIME = Reason.SCORE_FELL, Reason.ENOUGH_ANNOTATED, Reason.TIME_PASSED


@pytest.mark.parametrize(
    ("score", "score_now", "annotations", "days", "reasons"),
    [
        (0.93, 0.93, 0, 0, ()),
        (0.93, 0.87, 0, 0, (FELL,)),
        (0.95, 0.90, 0, 0, ()),  # exactly 5 points are not over 5, however they are rounded
        (0.90, 0.85, 0, 0, ()),  # 0.050000000000000044 in binary
        (0.90, 0.8499, 0, 0, (FELL,)),
        (0.80, 0.99, 0, 0, ()),
        (0.93, None, 499, 6.99, ()),
        (0.93, None, 500, 0, (ENOUGH,)),
        (0.93, None, 1, 7, (TIME,)),
        (0.93, None, 0, 70, ()),  # nothing new could be learnt
        (0.93, 0.80, 600, 8, (FELL, ENOUGH, TIME)),
        (0.93, None, 1, -30, ()),  # a clock that was set back
    ],
)
def test_each_limit(score, score_now, annotations, days, reasons):
    model = ModelRecord(MONDAY, score, score_now, annotations)
    found = decide_retraining(model, RetrainingSettings(), now=MONDAY + timedelta(days=days))
    assert found.reasons == reasons
    assert found.due == bool(reasons)


def test_limits_are_settings():
    told = RetrainingSettings(fall=0.1, annotations=20, period=timedelta(hours=1), least=0)
    model = ModelRecord(MONDAY, 0.93, 0.84, 19)
    assert decide_retraining(model, told, now=MONDAY).reasons == ()
    later = MONDAY + timedelta(hours=1)
    assert decide_retraining(ModelRecord(MONDAY, 0.9), told, now=later).reasons == (TIME,)


def test_the_sentence_tells_what_and_of_how_much():
    model = ModelRecord(MONDAY, 0.93, 0.87, 512)
    found = decide_retraining(model, RetrainingSettings(), now=MONDAY + timedelta(days=8))
    assert found.why == (
        "Train again: mean IoU fell by 6.0 points, more than 5; "
        "512 annotations are new, 500 are enough; "
        "8 days have passed, and 512 annotations are new."
    )
    model = ModelRecord(MONDAY, 0.93, 0.91, 12)
    found = decide_retraining(model, RetrainingSettings(), now=MONDAY + timedelta(hours=36))
    assert found.why == (
        "Wait: mean IoU fell by 2.0 of 5 points, 12 of 500 annotations are new, "
        "1.5 days of 7 days have passed."
    )
    found = decide_retraining(ModelRecord(MONDAY, 0.93), RetrainingSettings(), now=MONDAY)
    assert found.why.startswith("Wait: the model was not scored again, 0 of 500")


def test_time_zones_are_compared_and_asked_for():
    east = timezone(timedelta(hours=9))
    model = ModelRecord(MONDAY, 0.9, annotations=1)
    week_later = (MONDAY + timedelta(days=7)).astimezone(east)
    assert decide_retraining(model, RetrainingSettings(), now=week_later).due
    assert not decide_retraining(
        model, RetrainingSettings(), now=week_later - timedelta(seconds=1)
    ).due
    with pytest.raises(TrainingError, match="time zone"):
        decide_retraining(model, RetrainingSettings(), now=week_later.replace(tzinfo=None))
    with pytest.raises(TrainingError, match="time zone"):
        ModelRecord(MONDAY.replace(tzinfo=None), 0.9)


@pytest.mark.parametrize(
    "wrong",
    [
        {"fall": -0.1},
        {"fall": float("nan")},
        {"annotations": 0},
        {"period": timedelta(0)},
    ],
)
def test_limits_that_cannot_be_are_refused(wrong):
    with pytest.raises(TrainingError, match="retraining rule"):
        RetrainingSettings(**wrong)


@pytest.mark.parametrize("score", [float("nan"), -0.1, 93.0])
def test_scores_that_cannot_be_are_refused(score):
    with pytest.raises(TrainingError, match="from 0 to 1"):
        ModelRecord(MONDAY, score)
