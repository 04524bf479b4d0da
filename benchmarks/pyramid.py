"""One input size against three, and against as many as are worth it: quality and milliseconds.

Masks are scored on the simulated test set, verdicts on the held-out lots of the labelled real maps
that ``--real`` names. Each wafer is inspected in all three ways by turns, one after another, so
that whatever else the machine does falls on all alike; the first three turns do not count.
"""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from benchmarks.report import print_report
from ml_core.segmentation.evaluate import wafers_of
from ml_core.segmentation.pipeline import Inspector, load_inspector
from ml_core.segmentation.pyramid import PyramidMode, PyramidSettings
from ml_core.segmentation.session import CPU
from ml_core.simulate.wafer import simulate_set
from ml_core.training.wafers import fold_of
from ml_core.wafer.agreement import (
    VERDICTS,
    Confusion,
    Scores,
    confusion_of,
    overlap_counts,
    scores_of,
)
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.sets import read_set
from ml_core.wafer.taxonomy import CLASS_KEYS, verdicts_of_label

STARTER = Path(__file__).resolve().parents[1] / "resources" / "models" / "starter"
TEST_SEED = 9_000_001
"""Of the simulated test set, which no training and no calibration draws."""
HELD_OUT_FOLD = 0
"""Lots that the training of a package with scores on real maps does not see."""
WARM_UP = 3


@dataclass
class Tally:
    """What one way of looking has found on a set so far."""

    counts: np.ndarray = field(default_factory=lambda: np.zeros((3, len(CLASS_KEYS)), np.int64))
    verdicts: list[str] = field(default_factory=list)
    labels: list[frozenset[str]] = field(default_factory=list)
    ms: list[float] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)

    def add(self, wafer: WaferMap, inspection: Inspection) -> None:
        """Count one inspection."""
        if wafer.truth is not None:
            self.counts += overlap_counts(wafer.truth, inspection.die_mask, wafer.die_mask)
        self.verdicts.append(inspection.verdict)
        self.labels.append(verdicts_of_label(wafer.label or ""))
        self.ms.append(sum(vars(inspection.times).values()))
        self.runs.append(len(inspection.inputs.sizes) if inspection.inputs else 0)

    @property
    def scores(self) -> Scores:
        """Masks against truth."""
        return scores_of(self.counts)

    @property
    def confusion(self) -> Confusion:
        """Verdicts against labels."""
        return confusion_of(self.labels, self.verdicts)

    @property
    def median_ms(self) -> float:
        """Median milliseconds of an inspection, without the warm-up."""
        return float(np.median(self.ms[WARM_UP:] or self.ms))

    @property
    def mean_runs(self) -> float:
        """Mean number of inputs a wafer."""
        return float(np.mean(self.runs))


Tallies = dict[PyramidMode, Tally]


def main() -> None:
    arguments = _arguments()
    count = 60 if arguments.quick else arguments.count
    inspector = load_inspector(arguments.model, providers=[CPU])
    drawn = compare(inspector, wafers_of(simulate_set(count, arguments.seed)))
    rows = [["", *(mode.value for mode in PyramidMode)], *mask_rows(drawn)]
    figures: dict[str, float | int | str | bool] = {
        "model": f"{inspector.model.name} {inspector.model.version}",
        "wafers": count,
        "seed": arguments.seed,
        "threads": inspector.session.threads,
    }
    for mode, tally in drawn.items():
        figures[f"mean_iou_{mode}"] = _rounded(tally.scores.mean_iou)
        figures[f"overall_iou_{mode}"] = _rounded(tally.scores.overall_iou)
        figures[f"ms_{mode}"] = round(tally.median_ms, 1)
        figures[f"runs_{mode}"] = round(tally.mean_runs, 2)
    if arguments.real is not None:
        real = compare(inspector, held_out(arguments.real, most=60 if arguments.quick else None))
        rows += verdict_rows(real)
        for mode, tally in real.items():
            figures[f"real_macro_recall_{mode}"] = _rounded(tally.confusion.macro_recall)
            figures[f"real_ms_{mode}"] = round(tally.median_ms, 1)
            figures[f"real_runs_{mode}"] = round(tally.mean_runs, 2)
    print_report("pyramid", rows, figures)


def compare(inspector: Inspector, wafers: Iterable[WaferMap]) -> Tallies:
    """Inspect each wafer in the three ways."""
    ways = {mode: inspector.with_pyramid(PyramidSettings(mode=mode)) for mode in PyramidMode}
    tallies = {mode: Tally() for mode in PyramidMode}
    for wafer in wafers:
        for mode, way in ways.items():
            tallies[mode].add(wafer, way.inspect(wafer))
    return tallies


def held_out(path: Path, *, most: int | None) -> Iterator[WaferMap]:
    """Labelled maps of the held-out lots; spread over the set where only some are asked."""
    wafers = [
        wafer
        for wafer in wafers_of(read_set(path))
        if wafer.label and fold_of(wafer.info.lot or "") == HELD_OUT_FOLD
    ]
    yield from wafers[:: max(1, len(wafers) // most) if most else 1][:most]


def mask_rows(tallies: Tallies) -> list[list[str]]:
    """IoU a class, and what it took."""
    each = [tally.scores for tally in tallies.values()]
    rows = [
        [f"IoU {key}", *(_shown(scores.per_class[index].iou) for scores in each)]
        for index, key in enumerate(CLASS_KEYS)
    ]
    return [
        *rows,
        ["mean IoU", *(_shown(scores.mean_iou) for scores in each)],
        ["overall IoU", *(_shown(scores.overall_iou) for scores in each)],
        *_cost_rows(tallies),
    ]


def verdict_rows(tallies: Tallies) -> list[list[str]]:
    """Recall a verdict on real maps, and what it took."""
    each = [tally.confusion for tally in tallies.values()]
    rows = [
        [f"real recall {key}", *(_shown(confusion.recall[index]) for confusion in each)]
        for index, key in enumerate(VERDICTS)
        if any(each[0].counts[index])
    ]
    macro = ["real macro recall", *(_shown(confusion.macro_recall) for confusion in each)]
    return [*rows, macro, *_cost_rows(tallies)]


def _cost_rows(tallies: Tallies) -> list[list[str]]:
    every = tallies.values()
    return [
        ["inputs a wafer", *(f"{tally.mean_runs:.2f}" for tally in every)],
        ["p50 ms a wafer", *(f"{tally.median_ms:.1f}" for tally in every)],
        ["mean ms a wafer", *(f"{np.mean(tally.ms[WARM_UP:] or tally.ms):.1f}" for tally in every)],
    ]


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _rounded(value: float | None) -> float:
    return float("nan") if value is None else round(value, 4)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pyramid", description=__doc__)
    parser.add_argument("--model", type=Path, default=STARTER)
    parser.add_argument("--real", type=Path, help="labelled real maps, a die-grid set")
    parser.add_argument("--count", type=int, default=1000, help="simulated wafers")
    parser.add_argument("--seed", type=int, default=TEST_SEED, help="of the simulated wafers")
    parser.add_argument("--quick", action="store_true", help="60 wafers of each set")
    return parser.parse_args()


if __name__ == "__main__":
    main()
