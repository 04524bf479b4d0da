"""What rounds of several seeds say together: curves, leads over a rival, shares of all there is."""

from collections.abc import Sequence
from dataclasses import dataclass

from ml_core.training.experiments import Interval, interval_of
from ml_core.training.rounds import ALL_LABELS, RoundResult


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A method at a number of labels.

    Attributes:
        method: value of `Method`, or `ALL_LABELS`.
        labels: wafers that were labelled.
        score: mean IoU over the seeds, 0 to 1.
    """

    method: str
    labels: int
    score: Interval


def curve_points(results: Sequence[RoundResult]) -> tuple[CurvePoint, ...]:
    """Put the seeds of each method and number of labels together.

    Args:
        results: of any order.

    Returns:
        Points by method, in the order in which methods first come, then by labels.
    """
    methods = list(dict.fromkeys(r.method for r in results))
    return tuple(
        CurvePoint(method, labels, interval_of(list(_scores_at(results, method, labels).values())))
        for method in methods
        for labels in sorted({r.labels for r in results if r.method == method})
    )


def full_score(results: Sequence[RoundResult]) -> Interval | None:
    """Mean IoU with all labels; None where no seed has it yet."""
    scores = [r.mean_iou for r in results if r.method == ALL_LABELS]
    return interval_of(scores) if scores else None


def share_of_full(results: Sequence[RoundResult], method: str, labels: int) -> Interval | None:
    """Score at a number of labels, as a share of the same seed's score with all labels.

    Args:
        results: of any order.
        method: value of `Method`.
        labels: wafers that were labelled.

    Returns:
        The share over seeds that have both; None where none has.
    """
    full = {r.seed: r.mean_iou for r in results if r.method == ALL_LABELS}
    scores = _scores_at(results, method, labels)
    shares = [scores[seed] / full[seed] for seed in scores if full.get(seed)]
    return interval_of(shares) if shares else None


def margin_over(
    results: Sequence[RoundResult], method: str, rival: str, labels: int
) -> Interval | None:
    """Lead of a method over another at the same number of labels, seed by seed.

    Args:
        results: of any order.
        method: value of `Method`.
        rival: value of `Method`.
        labels: wafers that were labelled.

    Returns:
        The difference of mean IoU over seeds that have both; None where none has.
    """
    ours, theirs = (_scores_at(results, name, labels) for name in (method, rival))
    leads = [ours[seed] - theirs[seed] for seed in ours if seed in theirs]
    return interval_of(leads) if leads else None


def labels_within(results: Sequence[RoundResult], most: int) -> int | None:
    """Largest number of labels of a round that is at most ``most``; None where there is none."""
    known = {r.labels for r in results if r.method != ALL_LABELS and r.labels <= most}
    return max(known, default=None)


def _scores_at(results: Sequence[RoundResult], method: str, labels: int) -> dict[int, float]:
    """Mean IoU by seed."""
    return {r.seed: r.mean_iou for r in results if (r.method, r.labels) == (method, labels)}
