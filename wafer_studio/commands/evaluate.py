"""``wafer-studio evaluate``: a model against a die-grid set with masks, labels or both."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from wafer_studio.commands import options
from wafer_studio.commands.exit_codes import EXIT_CODES, ExitCode
from wafer_studio.commands.telling import counted

if TYPE_CHECKING:
    from ml_core.segmentation.evaluate import Evaluation
    from ml_core.wafer.agreement import Confusion, Scores
    from ml_core.wafer.sets import DieGridSet

_MODELLED: Final = (
    "Lithography and etching have no public labels: their shapes are a modelling choice of the "
    "simulator."
)


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "evaluate",
        help="score a model on a die-grid set",
        description="Score a model on a die-grid set: masks at die level where the set has "
        "masks, verdicts where it has labels.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    parser.add_argument("set", type=Path, metavar="SET.npz", help="die-grid set")
    options.add_model_options(parser)
    options.add_pyramid_option(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quiet", action="store_true", help="show no progress")


def run(arguments: argparse.Namespace) -> int:
    """Score the model and print the scores.

    Returns:
        The exit code.

    Raises:
        WaferFileError: the set cannot be read.
        ModelError: the model cannot be used.
        Cancelled: somebody asked to stop.
    """
    from tqdm import tqdm

    from ml_core.segmentation.evaluate import evaluate_set
    from wafer_studio.commands.stopping import stop_on_signals

    with stop_on_signals() as stop:
        dies = _read(arguments.set)
        inspector = options.inspector_of(arguments).with_pyramid(options.pyramid_of(arguments))
        hidden = True if arguments.quiet else None
        with tqdm(
            total=len(dies), unit=" wafers", file=sys.stderr, disable=hidden, leave=False
        ) as bar:

            def on_progress(done: int, total: int) -> None:  # noqa: ARG001
                stop.check()
                bar.update(done - bar.n)

            evaluation = evaluate_set(inspector, dies, on_progress)
    if arguments.json:
        print(json.dumps(_document(arguments.set, evaluation)))
    else:
        print("\n".join(_report(arguments.set, evaluation)))
    return ExitCode.FINE


def _read(path: Path) -> "DieGridSet":
    from ml_core.wafer.errors import WaferFileError
    from ml_core.wafer.sets import read_set

    try:
        dies = read_set(path)
    except OSError as error:
        what = f"it cannot be read: {error.strerror or error}; check the path"
        raise WaferFileError(source=str(path), what=what) from error
    except ValueError as error:
        what = str(error).removeprefix(f"{path} ")
        raise WaferFileError(source=str(path), what=f"{what}; name a die-grid set") from error
    if len(dies) == 0:
        raise WaferFileError(source=str(path), what="the set holds no wafer; name another")
    return dies


def _document(path: Path, evaluation: "Evaluation") -> dict[str, Any]:
    model = evaluation.model
    scores, confusion = evaluation.scores, evaluation.confusion
    return {
        "set": str(path),
        "wafers": evaluation.wafers,
        "model": {
            "name": model.name, "version": model.version, "sha256": model.sha256,
            "provider": model.provider,
        },
        "pyramid": evaluation.pyramid,
        "masks": None if scores is None else _mask_scores(scores),
        "verdicts": None if confusion is None else _verdict_scores(confusion),
    }  # fmt: skip


def _mask_scores(scores: "Scores") -> dict[str, Any]:
    return {
        "per_class": {
            each.class_key: {
                "iou": each.iou, "dice": each.dice, "truth_dies": each.truth,
                "predicted_dies": each.predicted,
            }
            for each in scores.per_class
        },
        "mean_iou": scores.mean_iou,
        "mean_dice": scores.mean_dice,
        "overall_iou": scores.overall_iou,
        "overall_dice": scores.overall_dice,
        "note": _MODELLED,
    }  # fmt: skip


def _verdict_scores(confusion: "Confusion") -> dict[str, Any]:
    from ml_core.wafer.agreement import VERDICTS

    return {
        "wafers": confusion.wafers,
        "verdicts": list(VERDICTS),
        "confusion": [list(row) for row in confusion.counts],
        "recall": dict(zip(VERDICTS, confusion.recall, strict=True)),
        "macro_recall": confusion.macro_recall,
        "accuracy": confusion.accuracy,
    }


def _report(path: Path, evaluation: "Evaluation") -> list[str]:
    model = evaluation.model
    pyramid = "" if evaluation.pyramid == "off" else f", pyramid {evaluation.pyramid}"
    lines = [
        f"{path}: {counted(evaluation.wafers, 'wafer')}, model {model.name} {model.version} "
        f"on {model.provider}{pyramid}"
    ]
    if evaluation.scores is not None:
        lines += ["", *_mask_lines(evaluation.scores)]
    if evaluation.confusion is not None:
        lines += ["", *_confusion_lines(evaluation.confusion)]
    if evaluation.scores is None and evaluation.confusion is None:
        lines.append("The set has neither masks nor labels: there is nothing to score.")
    return lines


def _mask_lines(scores: "Scores") -> list[str]:
    lines = [f"{'masks, die level':<18}{'IoU':>8}{'Dice':>8}{'truth':>11}{'predicted':>11}"]
    for each in scores.per_class:
        figures = f"{_share(each.iou)}{_share(each.dice)}{each.truth:>11,}{each.predicted:>11,}"
        lines.append(f"{each.class_key:<18}{figures}")
    lines.append(f"{'mean':<18}{_share(scores.mean_iou)}{_share(scores.mean_dice)}")
    lines.append(f"{'overall':<18}{_share(scores.overall_iou)}{_share(scores.overall_dice)}")
    return [*lines, _MODELLED]


def _confusion_lines(confusion: "Confusion") -> list[str]:
    from ml_core.wafer.agreement import VERDICTS

    heads = "".join(f"{verdict[:7]:>8}" for verdict in VERDICTS)
    lines = ["label \\ verdict".ljust(18) + heads + f"{'recall':>8}"]
    for label, row, recall in zip(VERDICTS, confusion.counts, confusion.recall, strict=True):
        if any(row):
            counts = "".join(f"{count:>8,}" for count in row)
            lines.append(f"{label:<18}{counts}{_share(recall)}")
    lines.append(
        f"macro recall {_share(confusion.macro_recall).strip()}, right on "
        f"{_share(confusion.accuracy).strip()} of {confusion.wafers:,} labelled"
    )
    return lines


def _share(value: float | None) -> str:
    return f"{'-' if value is None else format(value, '.3f'):>8}"
