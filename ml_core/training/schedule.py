"""The learning rate, as a function of the step alone: a resumed run needs no state for it."""

import math

from ml_core.training.settings import Phase


def rate_at(phase: Phase, step: int) -> float:
    """Learning rate of a step.

    Args:
        phase: gives the highest rate and its course.
        step: number in the phase, from 0.

    Returns:
        The rate: linear in the warm-up, then flat, half a cosine, or SGDR (Loshchilov 2017).
    """
    if step < phase.warm_up:
        return phase.rate * (step + 1) / phase.warm_up
    if phase.schedule == "constant":
        return phase.rate
    done, length = step - phase.warm_up, max(phase.steps - phase.warm_up, 1)
    if phase.schedule == "restarts":
        done, length = _in_period(done, phase.period)
    return phase.rate * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(done / length, 1.0))))


def _in_period(step: int, period: int) -> tuple[int, int]:
    """Step in its period, and the period's length; each is twice as long as the one before."""
    while step >= period:
        step, period = step - period, 2 * period
    return step, period
