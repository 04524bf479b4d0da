"""When to stop asking people for labels: the last rounds gained too little, or nothing is left.

FR-002 stops at a gain under 2 points of IoU after a round. A score on a validation set has a
spread, so a single quiet round may be chance: the gain must stay under the margin even when its
own spread is added. Stopping where the measured curve flattens is the performance criterion of
Laws and Schuetze (COLING 2008); that people must be able to set how soon, Bloodgood and
Vijay-Shanker (CoNLL 2009).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ml_core.wafer.errors import SelectionError


@dataclass(frozen=True, slots=True)
class RoundScore:
    """What a round reached.

    Attributes:
        labels: wafers that were labelled when the model was trained.
        score: its score on the validation set, 0 to 1 (mean IoU).
        spread: standard error of the score, from resampling the set or from several seeds; 0 if
            it is not known.
    """

    labels: int
    score: float
    spread: float = 0.0

    def __post_init__(self) -> None:
        if not (math.isfinite(self.score) and math.isfinite(self.spread) and self.spread >= 0):
            raise SelectionError(
                f"a round of {self.labels} labels has score {self.score} and spread {self.spread}; "
                "give numbers, the spread at least 0"
            )


@dataclass(frozen=True, slots=True)
class StoppingSettings:
    """When to stop.

    Attributes:
        margin: gain under which more labels do not pay, in points of the score (0.02: 2 points).
        rounds: last rounds over which the gain is taken, from 1.
        deviations: spreads that are added to the gain before it is held against the margin; 0
            trusts the score as it is.
        budget: labels that may be had at most; None for no limit.
    """

    margin: float = 0.02
    rounds: int = 1
    deviations: float = 1.0
    budget: int | None = None

    def __post_init__(self) -> None:
        if self.rounds < 1 or self.deviations < 0:
            raise SelectionError(
                f"the stopping rule has {self.rounds} rounds and {self.deviations} deviations; "
                "give at least 1 round and 0 deviations"
            )


class Cause(StrEnum):
    """Why the loop stops or goes on."""

    GAIN_SMALL = "gain-small"
    BUDGET_USED = "budget-used"
    POOL_USED = "pool-used"
    TOO_EARLY = "too-early"
    STILL_GAINS = "still-gains"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class Decision:
    """Stop or go on.

    Attributes:
        stop: True to stop.
        cause: why, for programs.
        why: why, in one sentence for people.
    """

    stop: bool
    cause: Cause
    why: str


def decide(
    history: Sequence[RoundScore], settings: StoppingSettings, *, open_wafers: int
) -> Decision:
    """Decide after a round whether another one pays.

    The gain is the best score of the last rounds less the best one before them, so a round that
    fell back neither stops the loop for good nor counts as a gain when the next one recovers.

    Args:
        history: all rounds so far, the first model included, in their order.
        settings: margin, rounds and budget.
        open_wafers: wafers of the pool that could still be labelled.

    Returns:
        The decision. A used-up pool or budget comes before any gain.
    """
    if open_wafers <= 0:
        return Decision(True, Cause.POOL_USED, "Stop: no wafer is left to label.")
    if settings.budget is not None and history and history[-1].labels >= settings.budget:
        why = f"Stop: the budget of {settings.budget} labels is used up."
        return Decision(True, Cause.BUDGET_USED, why)
    if len(history) <= settings.rounds:
        why = f"Go on: {settings.rounds + 1} scores are needed, {len(history)} are there."
        return Decision(False, Cause.TOO_EARLY, why)
    return _decide_by_gain(history, settings)


def _decide_by_gain(history: Sequence[RoundScore], settings: StoppingSettings) -> Decision:
    before = max(history[: -settings.rounds], key=lambda r: r.score)
    lately = max(history[-settings.rounds :], key=lambda r: r.score)
    gain = lately.score - before.score
    doubt = settings.deviations * math.hypot(before.spread, lately.spread)
    told = (
        f"{_rounds(settings.rounds)} gained {100 * gain:.1f} points (up to "
        f"{100 * (gain + doubt):.1f} with the spread)"
    )
    margin = f"{100 * settings.margin:g} points"
    if gain + doubt < settings.margin:
        return Decision(True, Cause.GAIN_SMALL, f"Stop: {told}, less than {margin}.")
    if gain >= settings.margin:
        return Decision(False, Cause.STILL_GAINS, f"Go on: {told}, not less than {margin}.")
    why = f"Go on: {told}, which may be {margin} or more; a larger validation set would tell."
    return Decision(False, Cause.CANNOT_TELL, why)


def _rounds(count: int) -> str:
    return "the last round" if count == 1 else f"the last {count} rounds"
