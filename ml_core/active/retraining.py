"""When to train again: the score fell, enough was annotated, or a while has passed (FR-015).

Here and not beside the training loop, because those who ask, a server or a command, carry no
torch. The clock is an argument, so the answer depends on nothing but what is given.
"""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from ml_core.wafer.errors import TrainingError

_POINT: Final = 0.01


@dataclass(frozen=True, slots=True)
class RetrainingSettings:
    """What makes it time to train again.

    Attributes:
        fall: fall of the mean IoU that is more than may be, 0.05 being 5 points.
        annotations: new annotations that are enough.
        period: time that may pass.
        least: new annotations without which time alone is no reason: nothing could be learnt.
    """

    fall: float = 0.05
    annotations: int = 500
    period: timedelta = timedelta(weeks=1)
    least: int = 1

    def __post_init__(self) -> None:
        if not self.fall >= 0 or self.annotations < 1 or self.period <= timedelta(0):
            raise TrainingError(
                f"the retraining rule has a fall of {self.fall}, {self.annotations} annotations "
                f"and a period of {self.period}; give a fall of at least 0, at least 1 annotation "
                "and a period of some time"
            )


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """What is known of the model in use.

    Attributes:
        trained: when, with its time zone.
        score: mean IoU on the validation set when it was trained, 0 to 1.
        score_now: the same on the validation set of today; None if it was not scored again.
        annotations: annotations submitted since.
    """

    trained: datetime
    score: float
    score_now: float | None = None
    annotations: int = 0

    def __post_init__(self) -> None:
        if self.trained.tzinfo is None:
            raise TrainingError(f"the model's date {self.trained} has no time zone; give one")
        for score in (self.score, self.score_now):
            if score is not None and not (math.isfinite(score) and 0 <= score <= 1):
                raise TrainingError(f"the model's score is {score}; give a mean IoU from 0 to 1")


class Reason(StrEnum):
    """What asks for training, for programs."""

    SCORE_FELL = "score-fell"
    ENOUGH_ANNOTATED = "enough-annotated"
    TIME_PASSED = "time-passed"


@dataclass(frozen=True, slots=True)
class Retraining:
    """Train again or wait.

    Attributes:
        reasons: all that ask for it, in the order of `Reason`; empty means wait.
        why: the same in one sentence for people.
    """

    reasons: tuple[Reason, ...]
    why: str

    @property
    def due(self) -> bool:
        """True to train again."""
        return bool(self.reasons)


def decide_retraining(
    model: ModelRecord, settings: RetrainingSettings, *, now: datetime
) -> Retraining:
    """Decide whether it is time to train again.

    Args:
        model: the one in use.
        settings: the limits.
        now: the clock, with its time zone.

    Returns:
        The decision, with every reason that holds. A fall of exactly the limit is not yet over it;
        exactly enough annotations, and exactly the period, are enough.

    Raises:
        TrainingError: ``now`` has no time zone.
    """
    if now.tzinfo is None:
        raise TrainingError(f"the time {now} has no time zone; give one")
    found = {
        Reason.SCORE_FELL: _fell(model, settings),
        Reason.ENOUGH_ANNOTATED: model.annotations >= settings.annotations,
        Reason.TIME_PASSED: now - model.trained >= settings.period
        and model.annotations >= settings.least,
    }
    reasons = tuple(reason for reason, holds in found.items() if holds)
    said = [_said(reason, model, settings, now) for reason in reasons]
    if said:
        return Retraining(reasons, f"Train again: {'; '.join(said)}.")
    return Retraining((), f"Wait: {_waiting(model, settings, now)}.")


def _fell(model: ModelRecord, settings: RetrainingSettings) -> bool:
    """Over the limit; a fall of exactly 5 points must not be made more by rounding."""
    return model.score_now is not None and _fall(model) - settings.fall > 1e-9


def _fall(model: ModelRecord) -> float:
    return 0.0 if model.score_now is None else model.score - model.score_now


def _said(reason: Reason, model: ModelRecord, settings: RetrainingSettings, now: datetime) -> str:
    if reason is Reason.SCORE_FELL:
        return (
            f"mean IoU fell by {_fall(model) / _POINT:.1f} points, "
            f"more than {settings.fall / _POINT:g}"
        )
    if reason is Reason.ENOUGH_ANNOTATED:
        return f"{model.annotations} annotations are new, {settings.annotations} are enough"
    return f"{_days(now - model.trained)} have passed, and {model.annotations} annotations are new"


def _waiting(model: ModelRecord, settings: RetrainingSettings, now: datetime) -> str:
    score = (
        "the model was not scored again"
        if model.score_now is None
        else f"mean IoU fell by {max(_fall(model), 0) / _POINT:.1f} of {settings.fall / _POINT:g} "
        "points"
    )
    passed = f"{_days(now - model.trained)} of {_days(settings.period)} have passed"
    return f"{score}, {model.annotations} of {settings.annotations} annotations are new, {passed}"


def _days(time: timedelta) -> str:
    return f"{max(time / timedelta(days=1), 0):.3g} days"
