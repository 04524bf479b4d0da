"""Severity of a wafer, 0 to 100: 0.4 density + 0.3 coverage + 0.3 cluster count (FR-010).

The requirement leaves the scale of the three terms open. Each runs from 0 to 100 here:

- **density**: dies lost to the defects, that is failed dies inside the masks, per cm2, against
  the dies per cm2 of the wafer; 100 from half of the wafer's dies on. (Clusters per cm2 would
  be the cluster count a second time, and a wafer that is dead all over, one cluster, could
  never alert.) On an image without dies: the coverage.
- **coverage**: share of the wafer's area under any mask; 100 from half of the wafer on.
- **cluster count**: 100 n / (n + 1): 50 for one defect, 75 for three, 90 for nine. The step
  from none to one tells more than the one from nine to ten.

So a small particle has about 16, a dense edge ring over a quarter of the wafer about 50, and a
wafer half of whose dies are lost alerts (over 80) with its first defect.
"""

from typing import Final

from ml_core.wafer.inspection import Metrics

WEIGHTS: Final = (0.4, 0.3, 0.3)
"""Weights of density, coverage and cluster count."""
FULL_SHARE: Final = 0.5
"""Share of the wafer, in dies or in area, from which a term is 100."""


def severity(metrics: Metrics, *, die_count: int) -> float:
    """Severity of a wafer.

    Args:
        metrics: its numbers.
        die_count: dies on the wafer.

    Returns:
        0 (no defect) to 100.
    """
    terms = (
        _up_to_full(lost_share(metrics, die_count=die_count)),
        _up_to_full(metrics.coverage),
        metrics.cluster_count / (metrics.cluster_count + 1.0),
    )
    return 100.0 * sum(weight * term for weight, term in zip(WEIGHTS, terms, strict=True))


def lost_share(metrics: Metrics, *, die_count: int) -> float:
    """Share of the wafer's dies that failed inside the masks; the coverage without dies."""
    if metrics.affected_dies is None:
        return metrics.coverage
    if metrics.failed_in_mask is None or not die_count:
        return 0.0
    return metrics.failed_in_mask * metrics.affected_dies / die_count


def _up_to_full(share: float) -> float:
    return min(1.0, share / FULL_SHARE)
