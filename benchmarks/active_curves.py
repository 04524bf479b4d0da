"""Curves of active learning: labels against mean IoU, for each method over several seeds.

Setting, unless told otherwise: a pool of 2,000 simulated wafers with scratch, particle and
lithography on 5 % of them each; 50 labels at random, then three rounds of 50, so that the last has
10 % of the pool; ResNet-18 at 64 pixels from nothing, 1,000 steps of 32 labelled wafers whatever
the number of labels; mean IoU at die level on 500 simulated wafers with the simulator's own mix of
classes. Seven methods and three seeds are 69 trainings. Reckoned (not measured) from 270 images a
second on two quiet cores that is 3 to 4 hours, 6.5 at half that speed.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.repetitions import Figures, bounds, place_of, told_to, with_spread
from benchmarks.report import print_report
from ml_core.active.settings import Method
from ml_core.training.curves import (
    CurvePoint,
    curve_points,
    full_score,
    labels_within,
    margin_over,
    share_of_full,
)
from ml_core.training.experiments import Interval, SmallTraining, within
from ml_core.training.rounds import ALL_LABELS, RoundResult, RoundsSettings, run_rounds

SEEDS: Final = (1, 2, 3)
QUICK: Final = RoundsSettings(
    pool=40, first=8, bought=4, rounds=1, passes=2,
    training=SmallTraining(pixels=32, steps=2, batch=4, warm_up=1, test_wafers=12, workers=0),
)  # fmt: skip
_QUICK_METHODS: Final = (Method.ENTROPY, Method.CLASS_RANDOM)
_TENTH: Final = 0.1


def measure_curves(file: Path | None, *, hours: float | None, quick: bool) -> None:
    """Run what is missing of the table, within some hours, and print what is there.

    Args:
        file: of results, gone on with where it is there; None for one that is thrown away.
        hours: after which no training begins; None for no limit.
        quick: a tiny setting that only shows that all works.
    """
    settings = QUICK if quick else RoundsSettings()
    seeds, methods = ((1,), _QUICK_METHODS) if quick else (SEEDS, tuple(Method))
    with place_of(file) as place, told_to(place.with_name(place.name + ".log")):
        results = run_rounds(settings, place, seeds=seeds, methods=methods, may_begin=within(hours))
    print(f"{settings.training.words}; {_pool_in_words(settings)}\n")
    wanted = len(seeds) * (1 + len(methods) * (settings.rounds + 1))
    print_report("active-curves", _rows(results), _figures(results, settings, wanted))


def _pool_in_words(settings: RoundsSettings) -> str:
    return (
        f"pool of {settings.pool} wafers, rare classes on {100 * settings.rare_share:g} % of them "
        f"each, {settings.first} labels at random, then {settings.rounds} rounds of "
        f"{settings.bought}"
    )


def _rows(results: Sequence[RoundResult]) -> list[list[str]]:
    rows = [["method", "labels", "mean IoU", "share of all", "lead over class-random",
             "95 % of the lead", "seeds", "rule stops"]]  # fmt: skip
    return rows + [_row(results, point) for point in curve_points(results)]


def _row(results: Sequence[RoundResult], point: CurvePoint) -> list[str]:
    name, labels = point.method, point.labels
    stops = [r.stop for r in results if (r.method, r.labels) == (name, labels)]
    full = name == ALL_LABELS
    alone = full or name == Method.CLASS_RANDOM
    lead = None if alone else margin_over(results, name, Method.CLASS_RANDOM, labels)
    return [
        name,
        str(labels),
        with_spread(point.score),
        "-" if full else with_spread(share_of_full(results, name, labels)),
        with_spread(lead, points=True, sign=True),
        bounds(lead),
        str(point.score.count),
        "-" if full else f"{sum(stops)} of {len(stops)}",
    ]


def _figures(results: Sequence[RoundResult], settings: RoundsSettings, wanted: int) -> Figures:
    """Scores at a tenth of the labels; a method is named where it is there."""
    labels = labels_within(results, round(_TENTH * settings.pool)) or settings.first
    figures: Figures = {
        "setting": settings.training.words,
        "pool": settings.pool,
        "labels": labels,
        "results": len(results),
        "complete": len(results) >= wanted,
        "seconds": round(_seconds(results)),
    }
    figures |= _named("full_mean_iou", full_score(results))
    for method in dict.fromkeys(r.method for r in results if r.method != ALL_LABELS):
        key = method.replace("-", "_")
        figures |= _named(f"{key}_share_of_full", share_of_full(results, method, labels))
        if method == Method.CLASS_RANDOM:
            continue
        lead = margin_over(results, method, Method.CLASS_RANDOM, labels)
        figures |= _named(f"{key}_lead", lead)
        if lead is not None and lead.half_width is not None:
            figures[f"{key}_lead_half_width"] = round(lead.half_width, 4)
    return figures


def _seconds(results: Sequence[RoundResult]) -> float:
    """Time of all trainings; the first of a seed is told by each method and counts once."""
    trainings = {(r.seed, r.labels, r.method if r.round else ""): r.seconds for r in results}
    return sum(trainings.values())


def _named(name: str, interval: Interval | None) -> Figures:
    return {} if interval is None else {name: round(interval.mean, 4)}
