"""Accuracy of a packed model: simulated test set, held-out real maps, Bayes ceiling.

Runs the int8 graph as it ships. Real maps are scored only where ``--real`` names the labelled set;
a model that has seen all lots tells the recall of its twin, which held a fold out, and the measured
column says so.
"""

import argparse
import math
from pathlib import Path

from benchmarks.report import print_report
from ml_core.segmentation.figures import VerdictFigures
from ml_core.segmentation.package import ModelPackage, read_package
from ml_core.simulate.ceiling import bayes_ceiling
from ml_core.simulate.wafer import simulate_set, wafer_of
from ml_core.training.packing.agreement import TEST_SEED
from ml_core.training.packing.export import session_of
from ml_core.training.packing.real import read_real_maps
from ml_core.training.packing.scores import (
    logits_of,
    mask_scores,
    probabilities_of,
    real_scores,
)
from ml_core.training.scoring import MaskScores, VerdictScores
from ml_core.wafer.taxonomy import CLASS_KEYS

STARTER = Path(__file__).resolve().parents[1] / "resources" / "models" / "starter"


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.model", description=__doc__)
    parser.add_argument("--model", type=Path, default=STARTER)
    parser.add_argument("--real", type=Path, help="labelled real maps")
    parser.add_argument("--quick", action="store_true", help="100 simulated wafers, no real maps")
    options = parser.parse_args()
    count = 100 if options.quick else 1000
    package = read_package(options.model)
    masks = simulated(package, count)
    real = None if options.quick or options.real is None else verdicts(package, options.real)
    ceiling = bayes_ceiling([wafer_of(TEST_SEED, index) for index in range(count)])
    told = package.description.scores.real
    rows = table(masks, ceiling.iou, real, told)
    rows.append(
        [
            "mean", shown(masks.mean_iou), shown(masks.mean_dice), shown(ceiling.mean_iou),
            shown(told.macro_recall) if told else "-", shown(real.macro_recall) if real else "-",
        ]
    )  # fmt: skip
    rows.append(["overall", shown(masks.overall_iou), "-", shown(ceiling.overall_iou), "-", "-"])
    figures: dict[str, float | int | str | bool] = {
        "model": f"{package.description.name} {package.description.version}",
        "wafers": count,
        "mean_iou": round(masks.mean_iou, 4),
        "overall_iou": round(masks.overall_iou, 4),
        "ceiling_mean_iou": round(ceiling.mean_iou, 4),
    }
    if real:
        figures["real_macro_recall"] = round(real.macro_recall, 4)
        figures["real_lots_were_seen"] = bool(told and told.of_twin)
    if told:
        figures["told_macro_recall"] = told.macro_recall
    print_report("model", rows, figures)


def simulated(package: ModelPackage, count: int) -> MaskScores:
    """Masks of the simulated test set."""
    description = package.description
    predict = probabilities_of(logits_of(session_of(package.cpu_graph)), description.temperature)
    return mask_scores(
        predict,
        simulate_set(count, TEST_SEED),
        size=description.input_size,
        thresholds=description.thresholds,
    )


def verdicts(package: ModelPackage, path: Path) -> VerdictScores:
    """Verdicts of the held-out lots."""
    description = package.description
    predict = probabilities_of(logits_of(session_of(package.cpu_graph)), description.temperature)
    maps = read_real_maps(path, held_out=0)
    return real_scores(
        predict, maps, size=description.input_size, thresholds=description.thresholds
    )


def table(
    masks: MaskScores,
    ceiling: tuple[float, ...],
    real: VerdictScores | None,
    told: VerdictFigures | None,
) -> list[list[str]]:
    """One row a class, and one for 'none'."""
    seen = " (lots it saw)" if told and told.of_twin else ""
    rows = [["class", "IoU", "Dice", "IoU ceiling", "recall told", f"recall measured{seen}"]]
    recall = real.recall if real else (math.nan,) * 9
    said = [math.nan if r is None else r for r in told.recall] if told else [math.nan] * 9
    for index, key in enumerate(CLASS_KEYS):
        values = (masks.iou[index], masks.dice[index], ceiling[index], said[index], recall[index])
        rows.append([key, *(shown(v) for v in values)])
    rows.append(["none", "-", "-", "-", shown(said[8]), shown(recall[8])])
    return rows


def shown(value: float) -> str:
    """Two decimals, or a dash for what does not occur."""
    return "-" if math.isnan(value) else f"{value:.3f}"


if __name__ == "__main__":
    main()
